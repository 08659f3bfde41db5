//! Before the public: 公示、异议、发文公布.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Who is shown to the public, when and where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PublicityShown {
    /// Everybody, in the order of strokes.
    pub rows: Vec<PublicityRow>,
    /// The periods, each once.
    pub periods: Vec<PublicityPeriod>,
}

/// Somebody who is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PublicityRow {
    /// The nominee's name.
    pub name: String,
    /// The employer.
    pub employer: String,
    /// Department and post.
    pub post: String,
    /// The first day, `2019-09-26`.
    pub start: String,
    /// The last day, to its end.
    pub end: String,
    /// The day on which it was noted as over.
    pub closed: Option<String>,
    /// How many scans lie beside it.
    pub scans: usize,
    /// Every channel that the season names.
    pub proofs: Vec<ChannelProof>,
}

/// A channel, and the proof that somebody was shown there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ChannelProof {
    /// The channel.
    pub channel: String,
    /// Address, issue or number of a photograph; null where there is none yet.
    pub proof: Option<String>,
    /// Since which day.
    pub since: Option<String>,
}

/// A period of publicity, day by day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PublicityPeriod {
    /// The first day.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub start: Date,
    /// The last day, to its end.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub end: Date,
    /// Each day of it.
    pub days: Vec<PublicityDay>,
}

/// One day of a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PublicityDay {
    /// The day.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub date: Date,
    /// 星期四.
    pub weekday: String,
    /// Whether people work on it.
    pub workday: bool,
    /// The how-manieth of the days that count, from 1; null where it does not count.
    pub no: Option<usize>,
    /// Why it counts or not.
    pub note: String,
}

/// Where an objection stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ObjectionState {
    /// It is being looked into.
    Open,
    /// It holds.
    Upheld,
    /// It does not hold.
    Dismissed,
}

/// An objection. Texts are empty where nothing was written yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ObjectionCase {
    /// Its number.
    pub case: String,
    /// The dossier; null where it is not here.
    pub id: Option<String>,
    /// The nominee's name.
    pub name: Option<String>,
    /// When it came, `2019-09-28`.
    pub received: String,
    /// Whether it came after the period.
    pub late: bool,
    /// From whom or by which way.
    pub source: String,
    /// Whether with a name.
    pub named: bool,
    /// What it says.
    pub content: String,
    /// Who looked into it.
    pub by: String,
    /// What they found.
    pub findings: String,
    /// Why it was decided so.
    pub opinion: String,
    /// When it was decided.
    pub decided: String,
    /// Where it stands.
    pub state: ObjectionState,
}

/// The final list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FinalList {
    /// Number of the document; null until it is published.
    pub doc_no: Option<String>,
    /// Its day, `2019-11-01`.
    pub date: Option<String>,
    /// Who is on it, in the order of strokes.
    pub list: Vec<FinalRow>,
    /// Whether it is published.
    pub locked: bool,
    /// Whether it is as it was published.
    pub intact: bool,
}

/// Somebody on the final list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FinalRow {
    /// The line, from 1.
    pub no: Option<u32>,
    /// The name.
    pub name: String,
    /// The employer.
    pub employer: String,
    /// Department and post.
    pub post: String,
    /// Name of the bureau that nominated.
    pub bureau: String,
}
