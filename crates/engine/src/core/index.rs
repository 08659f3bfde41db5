//! What is known of every document without opening it, with a way back for a command that fails.

use std::collections::BTreeMap;
use std::ops::Deref;

use jiangxuan_model::DocId;

use super::state::Entry;

/// Every document that is held, by id. Reading goes through the map; whatever changes an entry comes by
/// [`Index::entry`], so that a transaction can put back what stood before.
#[derive(Debug, Default)]
pub(crate) struct Index {
    entries: BTreeMap<DocId, Entry>,
    /// In a transaction: what stood under the ids that it touched, `None` where nothing did.
    before: Option<BTreeMap<DocId, Option<Entry>>>,
}

impl Deref for Index {
    type Target = BTreeMap<DocId, Entry>;

    fn deref(&self) -> &Self::Target {
        &self.entries
    }
}

impl Index {
    /// The entry of a document, an empty one where there was none, to be changed.
    pub fn entry(&mut self, doc: &DocId) -> &mut Entry {
        if let Some(before) = &mut self.before
            && !before.contains_key(doc)
        {
            before.insert(doc.clone(), self.entries.get(doc).cloned());
        }
        self.entries.entry(doc.clone()).or_default()
    }

    /// From now on everything can be put back.
    pub fn begin(&mut self) {
        self.before = Some(BTreeMap::new());
    }

    /// What was changed since [`Index::begin`] stands.
    pub fn keep(&mut self) {
        self.before = None;
    }

    /// Puts back what stood at [`Index::begin`]; the documents that had been touched.
    pub fn roll_back(&mut self) -> Vec<DocId> {
        let before = self.before.take().unwrap_or_default();
        for (doc, entry) in &before {
            match entry {
                Some(entry) => drop(self.entries.insert(doc.clone(), entry.clone())),
                None => drop(self.entries.remove(doc)),
            }
        }
        before.into_keys().collect()
    }
}
