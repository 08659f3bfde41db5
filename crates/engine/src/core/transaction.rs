//! A command is a transaction: it leaves everything that it did, or nothing.
//!
//! What it writes is a batch that is dropped with it. What it changed in memory is put back: each part that a
//! command may change keeps what stood before (the index, the ledger, what is held of attachments), and the few
//! small ones are remembered here. What it has to say to peers waits until it has succeeded, because a
//! conversation cannot take back what it has counted as said.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiangxuan_rules::Season;
use jiangxuan_trust::DeviceKey;

use super::announcement::Announcement;
use super::state::{Core, Enrolment};
use super::transfer::announce_attachment;
use super::{Outcome, Step, Work};
use crate::trail::Head;

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
        core.ledger.know(core.roster.as_deref().map(|held| &held.roster));
    }
}

/// Runs a command. If it fails, nothing remains of it: no write, no effect, nothing in memory.
pub(crate) fn transact(
    core: &mut Core,
    work: &mut Work<'_, '_>,
    run: impl FnOnce(&mut Core, &mut Work<'_, '_>) -> Outcome,
) -> Outcome {
    let before = Savepoint::of(core);
    core.documents.begin();
    core.ledger.begin();
    core.blobs.begin();
    work.announcements = Some(Vec::new());
    let outcome = run(core, work);
    let announcements = work.announcements.take().unwrap_or_default();
    if matches!(outcome, Outcome::Now(Err(_))) {
        work.step = Step::default();
        before.restore(core);
        roll_back(core);
    } else {
        core.documents.keep();
        core.ledger.keep();
        core.blobs.keep();
        announcements.into_iter().for_each(|announcement| make_known(core, work, announcement));
    }
    outcome
}

fn roll_back(core: &mut Core) {
    let mut touched = core.documents.roll_back();
    for doc in &touched {
        // An opened document may hold the change that was dropped, and its actor has counted it; the disk has not.
        core.open.take(doc);
        core.actors.remove(doc);
    }
    touched.extend(core.ledger.roll_back());
    touched.extend(core.blobs.roll_back());
    touched.iter().for_each(|doc| core.recount(doc));
}

fn make_known(core: &mut Core, work: &mut Work<'_, '_>, announcement: Announcement) {
    match announcement {
        Announcement::Changes { source, parcels, statements } => core.announce(work, source, parcels, &statements),
        Announcement::Roster(fresh) => core.announce_roster(work, &fresh),
        Announcement::Attachment { doc, hash } => announce_attachment(core, work, &doc, hash),
        Announcement::Wanted => core.fetch_from_all(work),
    }
}
