//! 授证、奖励和后续培养, and what leaves the season with those who were awarded.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiangxuan_rules::account::AccountDoubt;
use serde::{Deserialize, Serialize};

use super::evidence::Whereabouts;
use super::papers::PrintedVersion;
use super::receipt::Verdict;

/// One of the published list, in its order: the certificate and the flag for 三晋英才.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Certificate {
    /// The dossier; null where it is not on this computer.
    pub id: Option<String>,
    /// The line of the list, from 1.
    pub no: Option<u32>,
    /// The name.
    pub name: String,
    /// The employer.
    pub employer: String,
    /// Number of the certificate; null where there is none yet.
    pub cert_no: Option<String>,
    /// The day that stands on it, `2019-11-20`.
    pub issued: Option<String>,
    /// Who issues it.
    pub issuer: String,
    /// Whether put forward for 三晋英才.
    pub flagged: bool,
}

/// The payment sheet. Amounts are in yuan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PaymentSheet {
    /// For each.
    pub prize: u64,
    /// How many people.
    pub count: usize,
    /// For all.
    pub total: u64,
    /// What was paid of it.
    pub paid: u64,
    /// Everybody, in the order of the list.
    pub rows: Vec<PaymentRow>,
}

/// Somebody on the payment sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PaymentRow {
    /// The dossier; null where it is not on this computer.
    pub id: Option<String>,
    /// The line of the list, from 1.
    pub no: Option<u32>,
    /// The name.
    pub name: String,
    /// The employer.
    pub employer: String,
    /// In yuan.
    pub amount: u64,
    /// On which day it was paid; null where it was not.
    pub paid: Option<String>,
}

/// The account to which somebody's prize is paid. Empty texts where nobody said it yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Account {
    /// The dossier.
    pub id: String,
    /// The name.
    pub name: String,
    /// 开户行.
    pub bank: String,
    /// 账号, its middle hidden unless it was asked for.
    pub number: String,
    /// 持卡人.
    pub holder: String,
    /// Whether two people wrote different things, which is a conflict: nothing of it goes onto the payment sheet.
    pub contested: bool,
    /// What should be looked at once more. Nothing of it blocks.
    pub doubts: Vec<AccountDoubt>,
    /// Whether this device may write it: it is of the bureau that nominated.
    pub own: bool,
}

/// What is noted of somebody who was awarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum NoteKind {
    /// A training.
    #[serde(rename = "培养")]
    Training,
    /// A report in the press.
    #[serde(rename = "宣传")]
    Report,
    /// Pupils.
    #[serde(rename = "传帮带")]
    Mentoring,
}

impl NoteKind {
    /// The kind of this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        [Self::Training, Self::Report, Self::Mentoring].into_iter().find(|kind| kind.zh() == name)
    }

    /// Its name.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Training => "培养",
            Self::Report => "宣传",
            Self::Mentoring => "传帮带",
        }
    }
}

/// A note about somebody who was awarded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AwardNote {
    /// The dossier; null where it is not on this computer.
    pub id: Option<String>,
    /// The name.
    pub name: String,
    /// The day, `2019-12-01`.
    pub date: String,
    /// What kind of thing.
    pub kind: NoteKind,
    /// What.
    pub text: String,
}

/// Whom earlier seasons put forward for 三晋英才.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FormerList {
    /// How many.
    pub count: usize,
    /// Each of them.
    pub rows: Vec<FormerRow>,
}

/// Somebody whom an earlier season put forward.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FormerRow {
    /// The name.
    pub name: String,
    /// The employer.
    pub employer: String,
    /// For what.
    pub programme: String,
    /// Title of the season.
    pub season: String,
}

/// What taking over such a list has led to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TakenOver {
    /// Everybody who is on it now.
    #[serde(flatten)]
    pub list: FormerList,
    /// Whether anybody is new.
    pub changed: bool,
    /// How far the file can be believed: it is another season's, with its own authority.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// What goes into the pack for the press.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Story {
    /// Text of the season file.
    pub season: String,
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// What the press may know, as it was sealed.
    pub nominee: StoryNominee,
    /// The photo.
    pub photo: StoryProof,
    /// The written consent.
    pub consent: StoryProof,
}

/// What the press gets, written into a new folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StoryPack {
    /// The folder.
    pub folder: PathBuf,
    /// The files in it.
    pub files: Vec<PathBuf>,
}

/// What the press may know of somebody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StoryNominee {
    /// The dossier.
    pub id: String,
    /// Name of the bureau that nominated.
    pub bureau_name: String,
    /// Some fields, by key; null where the form has none.
    pub fields: BTreeMap<String, Option<String>>,
    /// Every value of a field about which people do not agree.
    pub contested: BTreeMap<String, Vec<String>>,
    /// The version that this is.
    pub version: PrintedVersion,
    /// Whether the dossier was changed after it.
    pub edited_since_seal: bool,
}

/// A proof whose file goes into the pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StoryProof {
    /// The record.
    pub record: String,
    /// Name of the file.
    pub file: String,
    /// The day that stands on it.
    pub date: String,
    /// Hash of the file.
    pub blob: String,
    /// Where the file is; it is here.
    pub state: Whereabouts,
}
