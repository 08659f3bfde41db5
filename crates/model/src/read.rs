//! Reads that a person decides on: every value that is there, not only the one on top.

use std::collections::BTreeMap;

use automerge::{
    Automerge, ChangeHash, ObjId, ObjType, ROOT, ReadDoc as _, ScalarValue, ScalarValueRef, Value, ValueRef,
};
use serde::{Deserialize, Serialize};

use crate::document::{Document, actor_of};
use crate::ids::{Actor, ChangeId, DeviceId};
use crate::layout::{self, DECISIONS, FIELDS, NARRATIVE, RECORDS, REMOVED, SEALS};
use crate::time::Time;

/// A value and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Sourced {
    /// The text.
    pub value: String,
    /// The change that wrote it.
    pub change: ChangeId,
    /// The device that wrote it; proved by the chain signature at admission.
    pub device: DeviceId,
    /// When, by that device's clock. For display.
    pub time: Time,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Nobody wrote anything.
    Empty,
    /// Everybody who wrote agrees.
    Settled(Sourced),
    /// People disagree.
    Contested {
        /// The value that Automerge puts on top.
        shown: Sourced,
        /// The other values, each once.
        others: Vec<Sourced>,
    },
}

impl Reading {
    /// The value on top; empty where there is none.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self {
            Self::Empty => "",
            Self::Settled(sourced) | Self::Contested { shown: sourced, .. } => &sourced.value,
        }
    }

    /// Every distinct value, the one on top first.
    #[must_use]
    pub fn all(&self) -> Vec<&Sourced> {
        match self {
            Self::Empty => Vec::new(),
            Self::Settled(sourced) => vec![sourced],
            Self::Contested { shown, others } => std::iter::once(shown).chain(others).collect(),
        }
    }
}

/// A record with its readings by key.
#[derive(Debug, Clone)]
pub struct Record {
    /// Stable id within its section.
    pub id: String,
    /// Key → reading.
    pub values: BTreeMap<String, Reading>,
}

/// A key of a map with its value on top, read without asking who wrote it.
pub(crate) struct Top {
    pub key: String,
    pub text: Option<String>,
    pub object: Option<ObjType>,
    pub id: ObjId,
    /// Whether other values lie beneath it.
    pub covered: bool,
}

impl Record {
    /// Whether somebody removed it.
    #[must_use]
    pub fn removed(&self) -> bool {
        self.values.get(REMOVED).is_some_and(|reading| !reading.shown().is_empty())
    }
}

impl Document {
    /// One field.
    #[must_use]
    pub fn field(&self, key: &str) -> Reading {
        self.part(FIELDS).map_or(Reading::Empty, |fields| reading(&self.doc, &fields, key))
    }

    /// The value at a path such as `mobile` or `career/ab12/org`.
    #[must_use]
    pub fn at(&self, path: &str) -> Reading {
        self.locate(path).map_or(Reading::Empty, |(map, key)| reading(&self.doc, &map, key))
    }

    /// All fields that were ever written.
    #[must_use]
    pub fn fields(&self) -> BTreeMap<String, Reading> {
        self.part(FIELDS).map(|fields| readings(&self.doc, &fields)).unwrap_or_default()
    }

    /// The narrative as it stands.
    #[must_use]
    pub fn narrative(&self) -> String {
        self.part(NARRATIVE).and_then(|text| self.doc.text(&text).ok()).unwrap_or_default()
    }

    /// The records of a section in the order of their ids, removed ones included.
    #[must_use]
    pub fn records(&self, section: &str) -> Vec<Record> {
        let Some(map) = self.part(RECORDS).and_then(|records| layout::container(&self.doc, &records, section)) else {
            return Vec::new();
        };
        self.children(&map).into_iter().map(|(id, map)| Record { id, values: readings(&self.doc, &map) }).collect()
    }

    /// How conflicts were settled: conflict id → every decision about it.
    #[must_use]
    pub fn decisions(&self) -> BTreeMap<String, Vec<BTreeMap<String, Reading>>> {
        let Some(decisions) = self.part(DECISIONS) else { return BTreeMap::new() };
        let keys: Vec<String> = self.doc.keys(&decisions).collect();
        keys.into_iter()
            .map(|key| {
                let all = self.doc.get_all(&decisions, key.as_str()).unwrap_or_default();
                let maps = all.iter().filter(|(value, _)| value.is_object());
                let each = maps.map(|(_, id)| readings(&self.doc, id)).collect();
                (key, each)
            })
            .collect()
    }

    /// Seal id → (version, the change that marked it).
    #[must_use]
    pub fn seals(&self) -> BTreeMap<String, (u32, ChangeId)> {
        let Some(seals) = self.part(SEALS) else { return BTreeMap::new() };
        let keys: Vec<String> = self.doc.keys(&seals).collect();
        keys.into_iter()
            .filter_map(|key| {
                let (value, id) = self.doc.get(&seals, key.as_str()).ok()??;
                let version = u32::try_from(value.as_i64()?).ok()?;
                let change = self.doc.hash_for_opid(&id)?;
                Some((key, (version, ChangeId(change.0))))
            })
            .collect()
    }

    /// Every key of a map, in one walk.
    pub(crate) fn tops(&self, map: &ObjId) -> Vec<Top> {
        self.doc
            .map_range(map, ..)
            .map(|item| {
                let (text, object) = match &item.value {
                    ValueRef::Object(object) => (None, Some(*object)),
                    ValueRef::Scalar(ScalarValueRef::Str(text)) => (Some(text.to_string()), None),
                    ValueRef::Scalar(_) => (None, None),
                };
                Top { key: item.key.to_string(), text, object, id: item.id(), covered: item.conflict }
            })
            .collect()
    }

    /// The paths at which people disagree.
    pub(crate) fn contested(&self) -> Vec<(String, Reading)> {
        let mut maps: Vec<(String, ObjId)> = self.part(FIELDS).map(|id| (String::new(), id)).into_iter().collect();
        // About sections that only a newer program knows nobody could decide here.
        let known = |key: &str| layout::sections(self.id().kind).any(|section| section == key);
        let sections = self.part(RECORDS).map(|records| self.tops(&records)).unwrap_or_default();
        for section in sections.into_iter().filter(|section| known(&section.key)) {
            let records = self.tops(&section.id).into_iter().filter(|record| record.object.is_some());
            maps.extend(records.map(|record| (format!("{}/{}/", section.key, record.key), record.id)));
        }
        let mut open = Vec::new();
        for (path, map) in maps {
            for top in self.tops(&map).into_iter().filter(|top| top.covered) {
                let found = reading(&self.doc, &map, &top.key);
                if matches!(found, Reading::Contested { .. }) {
                    open.push((format!("{path}{}", top.key), found));
                }
            }
        }
        open
    }

    pub(crate) fn part(&self, key: &str) -> Option<ObjId> {
        layout::container(&self.doc, &ROOT, key)
    }

    /// Child maps of a map; where two devices made the same child, both count as one.
    pub(crate) fn children(&self, map: &ObjId) -> Vec<(String, ObjId)> {
        let keys: Vec<String> = self.doc.keys(map).collect();
        keys.into_iter().filter_map(|key| layout::container(&self.doc, map, &key).map(|id| (key, id))).collect()
    }

    /// Device and time of a change.
    pub(crate) fn source(&self, change: &ChangeHash) -> Option<(DeviceId, Time, Actor)> {
        let meta = self.doc.get_change_meta_by_hash(change)?;
        let author = self.doc.get_author_for_actor(&meta.actor)?;
        let device = DeviceId(author.as_bytes().try_into().ok()?);
        Some((device, Time(meta.timestamp), actor_of(&meta.actor)?))
    }

    pub(crate) fn sourced(&self, value: String, change: &ChangeHash) -> Sourced {
        let (device, time) =
            self.source(change).map_or((DeviceId([0; 32]), Time(0)), |(device, time, _)| (device, time));
        Sourced { value, change: ChangeId(change.0), device, time }
    }

    /// The distinct values that a key had at some version.
    pub(crate) fn values_at(&self, map: &ObjId, key: &str, heads: &[ChangeHash]) -> Vec<Sourced> {
        let all = self.doc.get_all_at(map, key, heads).unwrap_or_default();
        let mut values: Vec<Sourced> = all
            .iter()
            .filter_map(|(value, id)| Some(self.sourced(text_of(value)?, &self.doc.hash_for_opid(id)?)))
            .collect();
        values.sort();
        values.dedup_by(|later, earlier| later.value == earlier.value);
        values
    }

    /// The map and key that a path such as `mobile` or `career/ab12/org` names.
    pub(crate) fn locate<'a>(&self, path: &'a str) -> Option<(ObjId, &'a str)> {
        let mut steps: Vec<&str> = path.split('/').collect();
        let key = steps.pop()?;
        if steps.is_empty() {
            return Some((self.part(FIELDS)?, key));
        }
        let mut map = self.part(RECORDS)?;
        for step in steps {
            map = layout::container(&self.doc, &map, step)?;
        }
        Some((map, key))
    }
}

fn readings(doc: &Automerge, map: &ObjId) -> BTreeMap<String, Reading> {
    let keys: Vec<String> = doc.keys(map).collect();
    keys.into_iter()
        .map(|key| {
            let value = reading(doc, map, &key);
            (key, value)
        })
        .collect()
}

fn reading(doc: &Automerge, map: &ObjId, key: &str) -> Reading {
    let all = doc.get_all(map, key).unwrap_or_default();
    let mut values: Vec<Sourced> = all.iter().rev().filter_map(|(value, id)| source_of(doc, value, id)).collect();
    if values.is_empty() {
        return Reading::Empty;
    }
    let shown = values.remove(0);
    values.retain(|other| other.value != shown.value);
    values.sort();
    values.dedup_by(|later, earlier| later.value == earlier.value);
    if values.is_empty() { Reading::Settled(shown) } else { Reading::Contested { shown, others: values } }
}

fn source_of(doc: &Automerge, value: &Value<'_>, id: &ObjId) -> Option<Sourced> {
    let value = text_of(value)?;
    let change = doc.hash_for_opid(id)?;
    let meta = doc.get_change_meta_by_hash(&change)?;
    let author = doc.get_author_for_actor(&meta.actor)?;
    let device = DeviceId(author.as_bytes().try_into().ok()?);
    Some(Sourced { value, change: ChangeId(change.0), device, time: Time(meta.timestamp) })
}

fn text_of(value: &Value<'_>) -> Option<String> {
    match value {
        Value::Scalar(scalar) => match scalar.as_ref() {
            ScalarValue::Str(text) => Some(text.to_string()),
            _ => None,
        },
        Value::Object(_) => None,
    }
}
