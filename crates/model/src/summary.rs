//! What lists and checks need of a document, so that they need not open it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::conflict::Conflict;
use crate::document::Document;
use crate::ids::{ChangeId, DeviceId, Digest, Kind};
use crate::layout::{self, BLOB, BYTES, EVIDENCE, FIELDS, SCAN, WITHDRAWN};
use crate::read::Record;
use crate::schema;
use crate::time::Time;

/// The projection of a document, written in the same transaction as its changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Key → value on top, of every field.
    pub fields: BTreeMap<String, String>,
    /// Why the nominee was withdrawn; empty if not.
    pub withdrawn: String,
    /// Newest changes, sorted.
    pub heads: Vec<ChangeId>,
    /// Open disagreements.
    pub conflicts: Vec<Conflict>,
    /// Ids of conflicts that were settled here.
    pub decided: BTreeSet<String>,
    /// Seal id → version, as marked in the document.
    pub seals: BTreeMap<String, u32>,
    /// Whether anything on the paper changed since each seal.
    pub edited_since: BTreeMap<String, bool>,
    /// Newest edit: who and when.
    pub updated: Option<(DeviceId, Time)>,
    /// The attachments that are named by records which stand, by hash.
    #[serde(default)]
    pub blobs: BTreeMap<String, Named>,
    /// The schema that it says; 0 where the projection was made before documents were asked.
    #[serde(default)]
    pub schema: u16,
    /// The sections that came by steps of the schema, known here or not.
    #[serde(default)]
    pub later: Vec<String>,
}

impl Summary {
    /// Whether a newer program wrote something in this document, of this kind, that this program does not know.
    #[must_use]
    pub fn is_newer(&self, kind: Kind) -> bool {
        schema::is_newer(kind, self.schema, &self.later)
    }
}

/// An attachment as a record names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its length in bytes, as the record claims.
    pub bytes: u64,
    /// What kind of proof it is, if the record says so.
    pub kind: String,
}

/// The attachments that a record names.
fn named(record: &Record) -> Vec<(String, Named)> {
    let shown = |key: &str| record.values.get(key).map(|reading| reading.shown()).unwrap_or_default();
    let one = |hash: &str, bytes: &str, kind: &str| {
        let hash: Digest = hash.parse().ok()?;
        Some((hash.to_string(), Named { bytes: bytes.parse().ok()?, kind: kind.to_owned() }))
    };
    let beside = record.values.iter().filter_map(|(key, reading)| {
        let length = reading.shown().split(' ').next().unwrap_or_default();
        one(key.strip_prefix(SCAN)?, length, "")
    });
    beside.chain(one(shown(BLOB), shown(BYTES), shown("kind"))).collect()
}

impl Document {
    /// Makes the projection.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let tops = self.part(FIELDS).map(|fields| self.tops(&fields)).unwrap_or_default();
        let fields: BTreeMap<String, String> = tops.into_iter().filter_map(|top| Some((top.key, top.text?))).collect();
        let seals = self.seals();
        Summary {
            withdrawn: fields.get(WITHDRAWN).cloned().unwrap_or_default(),
            fields,
            heads: self.heads(),
            conflicts: self.conflicts(),
            decided: self.decisions().into_keys().collect(),
            edited_since: seals
                .iter()
                .map(|(seal, (_, marker))| (seal.clone(), !self.changed_since(&[*marker]).is_empty()))
                .collect(),
            seals: seals.into_iter().map(|(seal, (version, _))| (seal, version)).collect(),
            updated: self.newest(),
            blobs: self.blobs(),
            schema: schema::number(&self.doc),
            later: schema::later(self.id().kind, &self.doc),
        }
    }

    /// A dossier names its attachments in records of their own, a desk and a bulletin beside what they belong to.
    fn blobs(&self) -> BTreeMap<String, Named> {
        let sections: Vec<&str> = match self.id().kind {
            Kind::Dossier => vec![EVIDENCE],
            Kind::Desk | Kind::Bulletin => layout::sections(self.id().kind).collect(),
            _ => Vec::new(),
        };
        let records = sections.into_iter().flat_map(|section| self.records(section)).filter(|record| !record.removed());
        records.flat_map(|record| named(&record)).collect()
    }

    fn newest(&self) -> Option<(DeviceId, Time)> {
        let heads = self.doc.get_heads();
        heads
            .iter()
            .filter_map(|head| self.source(head))
            .map(|(device, time, _)| (device, time))
            .max_by_key(|(_, time)| *time)
    }
}
