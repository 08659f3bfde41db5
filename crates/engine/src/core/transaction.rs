//! A command is a transaction: it leaves everything that it did, or nothing.
//!
//! What it writes is a batch that is dropped with it. What it changed in memory is put back: each part that a
//! command may change keeps what stood before (the index, the ledger, what is held of attachments), and the few
//! small ones are remembered here. What it has to say to peers waits until it has succeeded, because a
//! conversation cannot take back what it has counted as said.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiangxuan_model::{DeviceId, Digest, DocId};
use jiangxuan_rules::Season;
use jiangxuan_sync::Parcel;
use jiangxuan_trust::DeviceKey;

use super::state::{Core, Enrolment};
use super::{Outcome, Step, Work};
use crate::trail::Head;

/// What peers are to hear of a command once it has succeeded.
pub(crate) enum Announcement {
    /// New changes and statements, but not to the device that they came from.
    Changes { source: Option<DeviceId>, parcels: Vec<Parcel>, statements: Vec<Digest> },
    /// A new roster.
    Roster,
    /// An attachment that a dossier has from now on.
    Attachment { doc: DocId, hash: Digest },
    /// Attachments that are wanted from now on.
    Wanted,
}

/// The small parts of a core as they stood before a command.
struct Savepoint {
    authority: Option<Arc<DeviceKey>>,
    roster: Option<Arc<Enrolment>>,
    season: Option<Arc<Season>>,
    alarms: BTreeMap<String, String>,
    cut_off: bool,
    quarantine_open: usize,
    trail: Head,
}

impl Savepoint {
    fn of(core: &Core) -> Self {
        Self {
            authority: core.authority.clone(),
            roster: core.roster.clone(),
            season: core.season.clone(),
            alarms: core.alarms.clone(),
            cut_off: core.cut_off,
            quarantine_open: core.quarantine_open,
            trail: core.trail,
        }
    }

    fn restore(self, core: &mut Core) {
        let Self { authority, roster, season, alarms, cut_off, quarantine_open, trail } = self;
        (core.authority, core.roster, core.season, core.alarms) = (authority, roster, season, alarms);
        (core.cut_off, core.quarantine_open, core.trail) = (cut_off, quarantine_open, trail);
    }
}

impl Core {
    /// Runs a command. If it fails, nothing remains of it: no write, no effect, nothing in memory.
    pub(crate) fn transact(
        &mut self,
        work: &mut Work<'_, '_>,
        run: impl FnOnce(&mut Self, &mut Work<'_, '_>) -> Outcome,
    ) -> Outcome {
        let before = Savepoint::of(self);
        self.documents.begin();
        self.ledger.begin();
        self.blobs.begin();
        work.announcements = Some(Vec::new());
        let outcome = run(self, work);
        let announcements = work.announcements.take().unwrap_or_default();
        if matches!(outcome, Outcome::Now(Err(_))) {
            work.step = Step::default();
            before.restore(self);
            self.roll_back();
        } else {
            self.documents.keep();
            self.ledger.keep();
            self.blobs.keep();
            announcements.into_iter().for_each(|announcement| self.make_known(work, announcement));
        }
        outcome
    }

    fn roll_back(&mut self) {
        let mut touched = self.documents.roll_back();
        for doc in &touched {
            // An opened document may hold the change that was dropped, and its actor has counted it; the disk has not.
            self.open.take(doc);
            self.actors.remove(doc);
        }
        touched.extend(self.ledger.roll_back());
        touched.extend(self.blobs.roll_back());
        touched.iter().for_each(|doc| self.recount(doc));
    }

    fn make_known(&mut self, work: &mut Work<'_, '_>, announcement: Announcement) {
        match announcement {
            Announcement::Changes { source, parcels, statements } => self.announce(work, source, parcels, &statements),
            Announcement::Roster => self.announce_roster(work),
            Announcement::Attachment { doc, hash } => self.announce_attachment(work, &doc, hash),
            Announcement::Wanted => self.fetch_from_all(work),
        }
    }
}
