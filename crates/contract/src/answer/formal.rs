//! 形式审查: what became of each version that was handed in, and who is nominated twice.

use jiangxuan_model::BureauCode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::dossier::Delivery;

/// Where the formal check of a dossier stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FormalState {
    /// It waits.
    Open,
    /// Two devices decided differently.
    Contested,
    /// An earlier version passed, and a newer one waits.
    Newer,
    /// It passed.
    Passed,
    /// It is refused.
    Refused,
    /// It was given back, and the day for corrections is over.
    Overdue,
    /// It was given back.
    Returned,
}

/// What was decided about one version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FormalDecision {
    /// 通过.
    Pass,
    /// 退回补正.
    Return,
    /// 不予推荐.
    Refuse,
    /// A record without a decision that this program knows.
    #[serde(rename = "")]
    Unknown,
}

impl FormalDecision {
    /// The decision that a record has under this word.
    #[must_use]
    pub fn of(word: &str) -> Self {
        match word {
            "pass" => Self::Pass,
            "return" => Self::Return,
            "refuse" => Self::Refuse,
            _ => Self::Unknown,
        }
    }
}

/// The formal check of a dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FormalRow {
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// The bureau that nominates.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// Its name.
    pub bureau_name: String,
    /// Number of the newest sealed version; 0 where there is none.
    pub version: u32,
    /// Number of the newest version that the municipal bureau holds; null where it holds none.
    pub received: Option<u32>,
    /// Number of its receipt.
    pub receipt: Option<u64>,
    /// Where the check stands.
    pub state: FormalState,
    /// The last day for corrections; null where none are waited for.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub due: Option<Date>,
    /// Every sealed version, oldest first.
    pub versions: Vec<VersionCheck>,
    /// Whether it was sealed anew after a return.
    pub corrected: bool,
    /// The copies on paper.
    pub copies: PaperCopies,
}

/// One sealed version, and what was decided about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VersionCheck {
    /// Its number, from 1.
    pub version: u32,
    /// Id of the seal.
    pub seal: String,
    /// When it was sealed, RFC 3339.
    pub time: String,
    /// What was decided; null where nothing was.
    pub decision: Option<FormalDecision>,
    /// What was written to it; null where nothing was decided.
    pub note: Option<String>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When, RFC 3339.
    pub decided: Option<String>,
    /// What is to be put right, place by place.
    pub items: Vec<ReturnItem>,
}

/// Something that is to be put right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReturnItem {
    /// Key of the field, section or kind of attachment; `narrative` for the story.
    pub field: String,
    /// What is wrong.
    pub note: String,
    /// By which day, `2019-08-20`.
    pub due: String,
}

/// The copies on paper that have come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PaperCopies {
    /// How many are here.
    pub count: u32,
    /// How many the notice wants.
    pub wanted: u32,
    /// Of which version; null where none came.
    pub version: Option<u32>,
    /// Since which day, `2019-08-05`.
    pub date: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// What is in more than one dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Double {
    /// One person twice in one bureau.
    Duplicate {
        /// The conflict.
        conflict: String,
        /// The dossiers.
        dossiers: Vec<Twin>,
    },
    /// One person in two bureaus.
    DuplicateAcross {
        /// The conflict.
        conflict: String,
        /// The dossiers.
        dossiers: Vec<Twin>,
    },
    /// One proof under two names.
    Evidence {
        /// Hash of the file.
        hash: String,
        /// The dossiers.
        dossiers: Vec<Twin>,
    },
}

/// A dossier that has something in common with another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Twin {
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// The bureau that nominates.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// Its name.
    pub bureau_name: String,
    /// The nominee's employer; null where none is written.
    pub employer: Option<String>,
    /// Where its present content is.
    pub delivery: Delivery,
}
