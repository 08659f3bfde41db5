//! Where people do not agree, and what was not let in.

use jiangxuan_model::{BureauCode, ConflictKind};
use serde::{Deserialize, Serialize};

use super::dossier::{Sealed, Side};
use crate::command::Choice;

/// A matter on which two values wait for a decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Conflict {
    /// The same on every device.
    pub id: String,
    /// What it is about.
    pub kind: ConflictKind,
    /// Whose paper it is about; this bureau decides.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// The dossier; null where it is about another paper.
    pub dossier: Option<String>,
    /// The nominee's name.
    pub name: String,
    /// Path of the field, where it is about one.
    pub field: Option<String>,
    /// What both sides started from.
    pub base: Option<String>,
    /// The same in words, where it is no text that people write: an order of nominees by their names. Null where there
    /// is no base.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "there_or_null")]
    #[cfg_attr(feature = "ts", ts(optional, type = "string | null"))]
    pub base_shown: Option<Option<String>>,
    /// What each side wants.
    pub sides: Vec<Offer>,
    /// Whether somebody at this device may decide.
    pub decides: bool,
    /// Whether the decision must say why.
    pub needs_reason: bool,
}

/// What one side wants.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Offer {
    /// The value and who wrote it.
    #[serde(flatten)]
    pub side: Side,
    /// The value in words, where it is an order of nominees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub shown: Option<String>,
}

/// What came of a decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Resolved {
    /// The matter is settled.
    Settled(Settled),
    /// What came after a seal was taken into it: the dossier is sealed anew.
    Sealed(Sealed),
}

/// A matter that was settled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Settled {
    /// The conflict.
    pub id: String,
    /// Always true.
    pub settled: bool,
    /// How.
    pub choice: Choice,
    /// Conflicts that are still open here.
    pub open: usize,
}

/// Something that was not let in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Quarantined {
    /// Its number, from 1.
    pub no: u64,
    /// The document that it was meant for.
    pub document: Option<String>,
    /// Name of the device that sent it.
    pub device: String,
    /// Who works there.
    pub person: String,
    /// Name of its bureau.
    pub bureau: String,
    /// Why it was refused, as a word for scripts.
    pub code: String,
    /// The same for people.
    pub reason: String,
    /// When it came, RFC 3339.
    pub time: String,
    /// Its length.
    pub bytes: usize,
    /// Whether an officer may let it in.
    pub admissible: bool,
    /// What was decided; null while it waits.
    pub outcome: Option<String>,
}

/// Something that was let in after all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct QuarantineAdmitted {
    /// Its number.
    pub no: u64,
    /// Always true.
    pub admitted: bool,
    /// Why.
    pub reason: String,
}

/// Something that is not to be considered any more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct QuarantineDiscarded {
    /// Its number.
    pub no: u64,
    /// Always true.
    pub discarded: bool,
    /// Why.
    pub reason: String,
}

/// Tells a null that is there from nothing at all.
mod there_or_null {
    use serde::{Deserialize, Deserializer, Serialize as _, Serializer};

    pub fn serialize<S: Serializer>(value: &Option<Option<String>>, serializer: S) -> Result<S::Ok, S::Error> {
        value.as_ref().and_then(Option::as_ref).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
        Option::deserialize(deserializer).map(Some)
    }
}
