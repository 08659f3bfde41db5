//! Saving documents anew: off the way of edits, and only what was loaded back (design §5.4).
//!
//! Until then the former saved form stands with the raw changes beside it, and whoever opens the document replays them.

use std::collections::BTreeSet;
use std::ops::Bound;

use jiangxuan_model::{DocId, Time, Vector};
use jiangxuan_sync::Job;
use jiangxuan_sync::worker::Verdict;

use super::Work;
use super::state::{Core, Entry};

/// Milliseconds for which nobody must have changed a document. Also what a program must have run for: one that was
/// started for a single command ends before the trial does.
const QUIET: i64 = 60_000;
/// Changes after which a document is not left waiting for quiet.
const MANY: u32 = 256;

/// What is being saved.
#[derive(Default)]
pub(crate) struct Saving {
    /// The first moment of leisure in this run.
    since: Option<Time>,
    /// The job, which document it saves, and what that held.
    under_way: Option<(u64, DocId, Vector)>,
    /// The last that was tried: the next one is looked for behind it, so that one that is always due holds up no other.
    last: Option<DocId>,
    /// What could not be saved; it stays as it is and is not tried again in this run.
    unsavable: BTreeSet<DocId>,
}

impl Core {
    /// Has the next document saved that has changes beside its saved form and is not being worked on. One at each tick:
    /// thousands that were just imported must not keep an idle computer busy.
    pub(crate) fn save_quiet(&mut self, work: &mut Work<'_, '_>) {
        let since = *self.saving.since.get_or_insert(work.env.now);
        if self.saving.under_way.is_some() || !is_quiet(since, work.env.now) {
            return;
        }
        let Some((doc, base)) = self.next_to_save(work.env.now) else { return };
        self.saving.last = Some(doc.clone());
        let Ok((snapshot, since)) = self.on_disk(work, &doc) else {
            // Whoever opens it is told; the others are saved all the same.
            self.saving.unsavable.insert(doc);
            return;
        };
        let job = self.send_on_trial(work, Job { doc: doc.clone(), snapshot, since, whole: None, chains: Vec::new() });
        self.saving.under_way = Some((job, doc, base));
    }

    fn next_to_save(&self, now: Time) -> Option<(DocId, Vector)> {
        let from = self.saving.last.as_ref().map_or(Bound::Unbounded, Bound::Excluded);
        let mut behind = self.documents.range((from, Bound::Unbounded)).chain(self.documents.iter());
        let (doc, entry) = behind.find(|(doc, entry)| self.is_due(doc, entry, now))?;
        Some((doc.clone(), entry.vector().clone()))
    }

    fn is_due(&self, doc: &DocId, entry: &Entry, now: Time) -> bool {
        let updated = entry.summary.summary.updated.map_or(Time(0), |(_, time)| time);
        let unsaved = entry.summary.unsaved;
        (unsaved >= MANY || unsaved > 0 && is_quiet(updated, now)) && !self.saving.unsavable.contains(doc)
    }

    /// A document was saved and loaded back: from now on this is its saved form, unless it has changed meanwhile.
    pub(crate) fn saved_anew(&mut self, work: &mut Work<'_, '_>, job: u64, verdict: Verdict) {
        let Some((_, doc, base)) = self.saving.under_way.take_if(|(number, ..)| *number == job) else { return };
        let Ok(outcome) = verdict else {
            self.saving.unsavable.insert(doc);
            return;
        };
        if self.documents.get(&doc).is_none_or(|entry| *entry.vector() != base) {
            return;
        }
        let entry = self.documents.entry(&doc);
        entry.summary.unsaved = 0;
        self.write_projection(work, &doc, base, outcome.snapshot);
    }
}

/// Whether it was long enough ago, by clocks that may be wrong.
fn is_quiet(then: Time, now: Time) -> bool {
    now.0.saturating_sub(then.0) >= QUIET
}
