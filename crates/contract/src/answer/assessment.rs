//! 评审: direct recognition, experts, scores, visits, and what experts get and give back.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// A direct recognition that was just noted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Recognised {
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// 直接认定.
    pub method: String,
    /// Upon what.
    pub basis: String,
    /// Which proof shows it.
    pub evidence: String,
}

/// A visit that was just noted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SiteVisit {
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// Id of the record.
    pub record: String,
}

/// An expert.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ExpertRow {
    /// The name.
    pub name: String,
    /// The employer.
    pub employer: String,
    /// Relatives, as declared.
    pub kin: String,
    /// Whom he must not score.
    pub conflicts: Vec<ExpertConflict>,
}

/// A nominee whom an expert must not score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ExpertConflict {
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// Why.
    pub why: String,
}

/// What one expert gave one nominee.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ScoreRow {
    /// The expert; null where nobody is enrolled under this id.
    pub expert: Option<String>,
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// Score by name of the dimension; empty where none was given.
    pub scores: BTreeMap<String, String>,
    /// The weighted sum; null where it does not count.
    pub total: Option<String>,
    /// A remark.
    pub note: String,
    /// Number of the sheet that it was on; empty where it was typed in.
    pub sheet: String,
    /// Why it does not count.
    pub interest: Option<String>,
}

/// A file that was written, and how many people are in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Handout {
    /// The file.
    pub file: PathBuf,
    /// How many.
    pub count: usize,
}

/// What goes onto an expert's score sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ScoreSheet {
    /// Title of the season.
    pub title: String,
    /// Name of the award.
    pub award: String,
    /// For whom.
    pub expert: String,
    /// Its number.
    pub number: String,
    /// The signature that it comes back with, in hexadecimal digits.
    pub code: String,
    /// What is scored.
    pub dimensions: Vec<ScoreDimension>,
    /// Whom.
    pub nominees: Vec<SheetNominee>,
}

/// A score sheet that was written into a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ScoreSheetWritten {
    /// The file.
    pub file: PathBuf,
    /// For whom.
    pub expert: String,
    /// Its number.
    pub number: String,
    /// How many nominees are on it.
    pub count: usize,
}

/// What is scored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ScoreDimension {
    /// Stable name.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Weight in per cent.
    pub weight: u32,
}

/// A nominee on a score sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SheetNominee {
    /// What the expert may see.
    #[serde(flatten)]
    pub seen: MaskedNominee,
    /// Leads back to the dossier.
    pub code: String,
}

/// What an expert may see of a nominee: nothing that identifies or concerns a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MaskedNominee {
    /// The dossier.
    pub id: String,
    /// Name of the bureau that nominates.
    pub bureau: String,
    /// Some fields, by key; those that are empty are left out.
    pub fields: BTreeMap<String, String>,
    /// Some records, by section.
    pub records: BTreeMap<String, Vec<BTreeMap<String, String>>>,
    /// 事迹材料.
    pub narrative: String,
}

/// What becomes of a row of a filled-in score sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SheetOutcome {
    /// The scores are written.
    New,
    /// The expert has scored this nominee before; that stands.
    Kept,
    /// The expert has an interest in the nominee.
    Interest,
    /// The nominee does not take part, or no longer.
    Out,
    /// A cell holds no score.
    Problem,
    /// A row further up is about the same nominee.
    Twin,
    /// Nothing was filled in.
    Empty,
}

/// What a filled-in score sheet would do, or has done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FilledSheet {
    /// The file.
    pub file: String,
    /// Who filled it in.
    pub expert: String,
    /// Its number.
    pub number: String,
    /// Row by row.
    pub rows: Vec<FilledRow>,
    /// For how many nominees scores are written.
    pub writes: usize,
    /// The code under which exactly this is carried out.
    pub digest: String,
    /// Whether it was carried out.
    pub applied: bool,
    /// Whether a code was given that is another one's: something changed since.
    pub moved: bool,
}

/// A row of a filled-in score sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FilledRow {
    /// Its number in the sheet, from 1.
    pub row: usize,
    /// The dossier; null where the code leads to none.
    pub id: Option<String>,
    /// The nominee's name.
    pub name: String,
    /// What becomes of it.
    pub outcome: SheetOutcome,
    /// The same in Chinese.
    pub outcome_name: String,
    /// Why the expert must stay away; empty where he need not.
    pub why: String,
    /// Score by name of the dimension.
    pub scores: BTreeMap<String, String>,
    /// What the expert gave before.
    pub stands: BTreeMap<String, String>,
    /// A remark.
    pub note: String,
    /// Cells that hold no score.
    pub problems: Vec<SheetProblem>,
}

/// A cell that holds no score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SheetProblem {
    /// Which cell: `第3行C列`.
    pub place: String,
    /// Heading of its column.
    pub title: String,
    /// What is wrong and what to do.
    pub message: String,
}
