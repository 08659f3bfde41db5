//! What is known of every document without opening it, with a way back for a command that fails.

use std::collections::BTreeMap;
use std::ops::Deref;

use jiangxuan_model::{DocId, Summary, Vector};
use jiangxuan_rules::Stage;
use jiangxuan_sync::buckets::Item;
use serde::{Deserialize, Serialize};

/// What is known of a document without opening it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    vector: Vector,
    item: Item,
    /// Its projection.
    pub summary: Projection,
}

impl Entry {
    /// What is held.
    #[must_use]
    pub fn vector(&self) -> &Vector {
        &self.vector
    }

    /// The hash of document and vector, for comparing with peers.
    pub(crate) fn item(&self) -> Item {
        self.item
    }

    /// From now on this is held.
    pub(crate) fn hold(&mut self, doc: &DocId, vector: Vector) {
        self.item = Item::of(doc, &vector);
        self.vector = vector;
    }
}

/// What the store keeps as the projection of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Projection {
    /// What the document itself tells.
    #[serde(flatten)]
    pub summary: Summary,
    /// How many findings block sealing; unknown until the rules were asked.
    pub blocking: Option<usize>,
    /// How many findings there are in all.
    pub findings: Option<usize>,
    /// How far it is prepared, going by the rules; unknown until they were asked.
    #[serde(default)]
    pub prepared: Option<Stage>,
    /// Changes since the saved form was last written.
    pub unsaved: u32,
    /// Whether this device wrote any of it, in this run of the program or an earlier one.
    #[serde(default)]
    pub written_here: bool,
}

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
