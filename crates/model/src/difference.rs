//! What two versions of a document say differently.

use automerge::{ChangeHash, ReadDoc as _};

use crate::document::Document;
use crate::ids::ChangeId;
use crate::layout::NARRATIVE;
use crate::read::Sourced;

/// One place at which two versions differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Path of the field: `mobile`, `narrative` or `career/ab12/org`.
    pub field: String,
    /// What the earlier version says; empty where it says nothing. Several values stand where people disagreed.
    pub before: String,
    /// What the later version says; empty where it says nothing.
    pub after: String,
    /// Who wrote what the later version says.
    pub written: Option<Sourced>,
}

impl Document {
    /// What the paper says differently in two versions, in the order of the paths.
    #[must_use]
    pub fn differences(&self, before: &[ChangeId], after: &[ChangeId]) -> Vec<Difference> {
        let hashes = |heads: &[ChangeId]| heads.iter().map(|head| ChangeHash(head.0)).collect::<Vec<_>>();
        let (before, after) = (hashes(before), hashes(after));
        let paths = self.content_between(&before, &after).into_iter();
        paths.filter_map(|path| self.difference(path, &before, &after)).collect()
    }

    fn difference(&self, field: String, before: &[ChangeHash], after: &[ChangeHash]) -> Option<Difference> {
        if field == NARRATIVE {
            let narrative = self.part(NARRATIVE)?;
            let text = |heads: &[ChangeHash]| self.doc.text_at(&narrative, heads).unwrap_or_default();
            return Some(Difference { field, before: text(before), after: text(after), written: None });
        }
        let (map, key) = self.locate(&field)?;
        let (then, now) = (self.values_at(&map, key, before), self.values_at(&map, key, after));
        let (before, after) = (joined(&then), joined(&now));
        // A record as such says nothing; what it holds has paths of its own.
        (before != after).then(|| Difference { before, after, written: now.into_iter().next(), field: field.clone() })
    }
}

fn joined(values: &[Sourced]) -> String {
    values.iter().map(|sourced| sourced.value.as_str()).collect::<Vec<_>>().join(" / ")
}
