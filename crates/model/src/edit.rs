//! Edits: what a person can do to a document.

use automerge::transaction::{Transactable, Transaction};
use automerge::{Automerge, AutomergeError, ObjId, ObjType, ROOT, ReadDoc as _, ScalarValue, Value};
use serde::{Deserialize, Serialize};

use crate::document::ModelError;
use crate::ids::Kind;
use crate::layout::{self, DECISIONS, FIELDS, NARRATIVE, RECORDS, REMOVED, SEALS};
use crate::limits;

/// One step of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Sets a field; an empty text clears it.
    Field {
        /// Key of the field.
        key: String,
        /// New value.
        value: String,
    },
    /// Makes the narrative read `text`, keeping whatever is common with what it reads now.
    Narrative {
        /// The whole new text.
        text: String,
    },
    /// Types into the narrative, as a cursor does.
    Splice {
        /// Where, in UTF-16 code units.
        at: usize,
        /// How many code units go.
        delete: usize,
        /// What comes.
        insert: String,
    },
    /// Sets values of a record, adding the record where it is new.
    Record {
        /// Which list of records.
        section: String,
        /// The record's stable id.
        id: String,
        /// Key and value; keys not named stay.
        values: Vec<(String, String)>,
    },
    /// Removes a record; its values stay to be read.
    Remove {
        /// Which list of records.
        section: String,
        /// The record's id.
        id: String,
        /// Why.
        reason: String,
    },
    /// Marks that the version before this change was sealed.
    Sealed {
        /// Id of the seal.
        seal: String,
        /// Its version number.
        version: u32,
    },
    /// Records how a conflict was settled.
    Decide {
        /// Id of the conflict.
        conflict: String,
        /// Key and value: kind, field, choice, reason.
        values: Vec<(String, String)>,
    },
}

impl Edit {
    /// Whether it writes to a record of this section.
    pub(crate) fn writes_to(&self, wanted: &str) -> bool {
        matches!(self, Self::Record { section, .. } if section == wanted)
    }
}

/// Refuses edits that the layout or the limits do not allow, before anything is touched.
pub(crate) fn check(doc: &Automerge, kind: Kind, edits: &[Edit]) -> Result<(), ModelError> {
    edits.iter().try_for_each(|edit| match edit {
        Edit::Field { key, value } => limit(key, value, limits::VALUE),
        Edit::Narrative { text } => limit(NARRATIVE, text, limits::NARRATIVE),
        Edit::Splice { insert, .. } => limit(NARRATIVE, insert, limits::NARRATIVE),
        Edit::Record { section, id, values } => {
            known_section(kind, section)?;
            values.iter().try_for_each(|(key, value)| limit(&format!("{section}/{id}/{key}"), value, limits::VALUE))
        }
        Edit::Remove { section, id, .. } => {
            known_section(kind, section)?;
            record(doc, section, id).map(|_| ())
        }
        Edit::Sealed { .. } => Ok(()),
        Edit::Decide { values, .. } => values.iter().try_for_each(|(key, value)| limit(key, value, limits::NARRATIVE)),
    })
}

fn limit(field: &str, value: &str, limit: usize) -> Result<(), ModelError> {
    if value.len() <= limit {
        return Ok(());
    }
    let (length, characters) = (value.len(), value.chars().count());
    Err(ModelError::TooLong { field: field.to_owned(), length, characters, limit })
}

fn known_section(kind: Kind, section: &str) -> Result<(), ModelError> {
    if layout::sections(kind).any(|known| known == section) {
        Ok(())
    } else {
        Err(ModelError::Section(section.to_owned()))
    }
}

fn record(doc: &Automerge, section: &str, id: &str) -> Result<ObjId, ModelError> {
    layout::container(doc, &ROOT, RECORDS)
        .and_then(|records| layout::container(doc, &records, section))
        .and_then(|section| layout::container(doc, &section, id))
        .ok_or_else(|| ModelError::Record(format!("{section}/{id}")))
}

/// Makes one edit within a transaction.
pub(crate) fn apply(tx: &mut Transaction<'_>, edit: &Edit) -> Result<(), AutomergeError> {
    match edit {
        Edit::Field { key, value } => {
            let fields = child(tx, &ROOT, FIELDS)?;
            put(tx, &fields, key, value)
        }
        Edit::Narrative { text } => {
            let narrative = child(tx, &ROOT, NARRATIVE)?;
            if tx.text(&narrative)? == *text { Ok(()) } else { tx.update_text(&narrative, text) }
        }
        Edit::Splice { at, delete, insert } => {
            let narrative = child(tx, &ROOT, NARRATIVE)?;
            let delete = isize::try_from(*delete).map_err(|_| AutomergeError::InvalidIndex(*at))?;
            tx.splice_text(&narrative, *at, delete, insert)
        }
        Edit::Record { section, id, values } => put_record(tx, section, id, values),
        Edit::Remove { section, id, reason } => put_record(tx, section, id, &[(REMOVED.to_owned(), reason.clone())]),
        Edit::Sealed { seal, version } => {
            let seals = child(tx, &ROOT, SEALS)?;
            tx.put(&seals, seal.as_str(), i64::from(*version))
        }
        Edit::Decide { conflict, values } => {
            let decisions = child(tx, &ROOT, DECISIONS)?;
            let decision = child_or_new(tx, &decisions, conflict)?;
            values.iter().try_for_each(|(key, value)| put(tx, &decision, key, value))
        }
    }
}

fn put_record(
    tx: &mut Transaction<'_>,
    section: &str,
    id: &str,
    values: &[(String, String)],
) -> Result<(), AutomergeError> {
    let records = child(tx, &ROOT, RECORDS)?;
    let section = child(tx, &records, section)?;
    let record = child_or_new(tx, &section, id)?;
    values.iter().try_for_each(|(key, value)| put(tx, &record, key, value))
}

fn child(tx: &Transaction<'_>, parent: &ObjId, key: &str) -> Result<ObjId, AutomergeError> {
    match tx.get(parent, key)? {
        Some((value, id)) if value.is_object() => Ok(id),
        _ => Err(AutomergeError::InvalidObjId(key.to_owned())),
    }
}

fn child_or_new(tx: &mut Transaction<'_>, parent: &ObjId, key: &str) -> Result<ObjId, AutomergeError> {
    match child(tx, parent, key) {
        Ok(id) => Ok(id),
        Err(_) => tx.put_object(parent, key, ObjType::Map),
    }
}

/// Writes a value unless it is already the only one there: repeating oneself is no change,
/// but writing the shown value of a contested field settles it.
fn put(tx: &mut Transaction<'_>, map: &ObjId, key: &str, value: &str) -> Result<(), AutomergeError> {
    let held = tx.get_all(map, key)?;
    if let [(Value::Scalar(only), _)] = held.as_slice()
        && matches!(only.as_ref(), ScalarValue::Str(text) if text == value)
    {
        return Ok(());
    }
    tx.put(map, key, value)
}
