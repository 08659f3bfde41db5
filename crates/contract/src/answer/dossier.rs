//! Dossiers: lines of the list, content, findings, versions.

use std::collections::BTreeMap;

use jiangxuan_model::BureauCode;
use jiangxuan_rules::{Finding, Stage};
use serde::{Deserialize, Serialize};

/// Where a dossier's present content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// 本机已保存.
    Local,
    /// 同局已同步.
    Bureau,
    /// 市局已收到.
    Received,
    /// 已封存.
    Closed,
}

/// How a dossier stands to its seals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DossierState {
    /// Never sealed.
    Draft,
    /// As sealed.
    Sealed,
    /// Changed after its seal.
    Edited,
    /// The seal was taken back.
    Reopened,
    /// The nominee was taken out.
    Withdrawn,
}

/// A dossier as a line of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DossierRow {
    /// Its id.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// The bureau that nominates.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// Its name.
    pub bureau_name: String,
    /// How it stands to its seals.
    pub state: DossierState,
    /// How far it has come in its bureau; null until the rules were asked since its last change.
    pub stage: Option<Stage>,
    /// The same in Chinese.
    pub stage_name: Option<String>,
    /// Its place in its bureau's order, from 1.
    pub rank: Option<usize>,
    /// Where its present content is.
    pub delivery: Delivery,
    /// Number of the newest sealed version; 0 where there is none.
    pub version: u32,
    /// Whether it was changed after the seal that stands.
    pub edited_since_seal: bool,
    /// Number of the receipt for the seal that stands.
    pub receipt: Option<u64>,
    /// Open conflicts.
    pub conflicts: usize,
    /// How many findings there are; null until the rules were asked since its last change.
    pub findings: Option<usize>,
    /// How many of them block a seal.
    pub blocking: Option<usize>,
    /// When it was last changed, RFC 3339.
    pub updated: Option<String>,
    /// By whom.
    pub updated_by: Option<String>,
    /// When the seal that stands was made, RFC 3339.
    pub sealed_at: Option<String>,
    /// Some fields, by key.
    pub shown: BTreeMap<String, String>,
    /// The name in pinyin, to be searched for.
    pub pinyin: String,
    /// Its initials.
    pub initials: String,
    /// Rows are in the order of strokes that these texts are in.
    pub strokes: String,
    /// How many of the fields that everybody is asked for are filled in, and how many there are.
    pub filled: Option<(usize, usize)>,
}

/// One dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Dossier {
    /// As in the list.
    #[serde(flatten)]
    pub row: DossierRow,
    /// Why the nominee was taken out; empty where not.
    pub withdrawn: String,
    /// Why the bureau does not nominate this applicant; empty where it may.
    pub declined: String,
    /// What is in it.
    #[serde(flatten)]
    pub content: Content,
}

/// Fields, narrative and records of a dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Content {
    /// Every field, by key.
    pub fields: BTreeMap<String, String>,
    /// Every value of a field about which people do not agree; under `narrative` both texts of 事迹材料.
    pub contested: BTreeMap<String, Vec<String>>,
    /// 事迹材料. Where it is contested, a mixture that nobody wrote.
    pub narrative: String,
    /// Records by section. Each has an `id`.
    #[cfg_attr(feature = "ts", ts(type = "Record<string, ({ id: string } & Record<string, string>)[]>"))]
    pub records: BTreeMap<String, Vec<BTreeMap<String, String>>>,
}

/// A value with its person, bureau, device and time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Side {
    /// The value.
    pub value: String,
    /// Who wrote it; empty where the roster does not know the device.
    pub person: String,
    /// Name of the bureau.
    pub bureau: String,
    /// Name of the device.
    pub device: String,
    /// When, by that device's clock, RFC 3339.
    pub time: String,
    /// The change that wrote it.
    pub change: String,
}

/// One thing that was written, or decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Past {
    /// The value and who wrote it; the choice, where it was a decision.
    #[serde(flatten)]
    pub side: Side,
    /// Path of the field.
    pub field: String,
    /// The conflict that was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub decision: Option<String>,
    /// Why it was decided so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub reason: Option<String>,
}

/// What the rules say of a dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Check {
    /// The dossier.
    pub id: String,
    /// Everything that was found.
    pub findings: Vec<Finding>,
    /// How many of them block a seal.
    pub blocking: usize,
    /// Open conflicts.
    pub conflicts: usize,
}

/// A sealed version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Version {
    /// Its number, from 1.
    pub version: u32,
    /// Id of the seal.
    pub seal: String,
    /// When it was sealed, RFC 3339.
    pub time: String,
    /// By whom.
    pub person: Option<String>,
    /// Number of its receipt.
    pub receipt: Option<u64>,
    /// When it was received, RFC 3339.
    pub received: Option<String>,
    /// Whether it was received after closing.
    pub late: bool,
    /// Why it was taken back or returned.
    pub reopened: Option<String>,
    /// Whether it counts: it is on the list, was admitted, or came within an extension.
    pub counts: bool,
}

/// What two versions say differently.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Comparison {
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// The earlier version; 0 for nothing.
    pub from: u32,
    /// The later one; 0 for what stands now.
    pub to: u32,
    /// Field by field.
    pub differences: Vec<Difference>,
}

/// A field that two versions say differently.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Difference {
    /// Path of the field.
    pub field: String,
    /// What the earlier version says; empty for nothing.
    pub before: String,
    /// What the later one says; empty for nothing.
    pub after: String,
    /// Who wrote that.
    pub person: Option<String>,
    /// Name of the bureau.
    pub bureau: Option<String>,
    /// When, RFC 3339.
    pub time: Option<String>,
}

/// How far a dossier has come, after an act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StageNow {
    /// The nominee's name.
    pub name: String,
    /// How far it has come; null where the dossier is not here.
    pub stage: Option<Stage>,
    /// The same in Chinese.
    pub stage_name: Option<String>,
}

/// A new dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Created {
    /// Its id.
    pub id: String,
}

/// Fields that were written, and what the rules say of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Saved {
    /// The dossier.
    pub id: String,
    /// Whether anything was different before.
    pub changed: bool,
    /// The values as they are stored, by key; of an identity number the middle is hidden.
    pub fields: BTreeMap<String, String>,
    /// What was found about these fields.
    pub findings: Vec<Finding>,
}

/// 事迹材料, written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NarrativeSaved {
    /// The dossier.
    pub id: String,
    /// Whether anything was different before.
    pub changed: bool,
    /// How many characters it has, as the notice counts them.
    pub characters: usize,
}

/// A record that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RecordSaved {
    /// The dossier.
    pub id: String,
    /// Key of the section.
    pub section: String,
    /// Its id.
    pub record: String,
    /// Whether anything was different before.
    pub changed: bool,
}

/// A record that was removed; it stays in the history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RecordRemoved {
    /// The dossier.
    pub id: String,
    /// Key of the section.
    pub section: String,
    /// Its id.
    pub record: String,
    /// Always true.
    pub removed: bool,
    /// Whether anything was different before.
    pub changed: bool,
}

/// A nominee who was taken out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Withdrawn {
    /// The dossier.
    pub id: String,
    /// `withdrawn`.
    pub state: DossierState,
    /// Why.
    pub reason: String,
}

/// A nominee who was put back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Restored {
    /// The dossier.
    pub id: String,
    /// `draft`.
    pub state: DossierState,
}

/// A seal that was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Sealed {
    /// The dossier.
    pub id: String,
    /// Number of the version.
    pub version: u32,
    /// Id of the seal.
    pub seal: String,
    /// Forty digits that commit to it, to be read out on the telephone.
    pub phone_code: String,
    /// How many findings it was sealed with; none of them blocks.
    pub warnings: usize,
    /// Where it is.
    pub delivery: Delivery,
    /// Whether it was sealed after the deadline of its bureau.
    pub late: bool,
}

/// A seal that was taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Reopened {
    /// The dossier.
    pub id: String,
    /// Number of the version that does not stand any more.
    pub version: u32,
    /// `draft`.
    pub state: DossierState,
}
