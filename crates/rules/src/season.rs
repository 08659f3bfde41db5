//! 年度: one award season as data. Everything that changes from year to year is in its file.

mod error;
mod lookup;
mod names;
mod semantics;

use std::collections::BTreeMap;

use jiangxuan_model::BureauCode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::StartCounts;
use crate::check::Level;

pub use error::{Fault, SeasonError};
pub use names::Leadership;

/// A season, as its file describes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// Full title of the selection.
    pub title: String,
    /// The year in the title.
    pub year: i16,
    /// Number of the notice.
    pub doc_no: String,
    /// Numbers of the documents that it rests on.
    pub bases: Vec<String>,
    /// What is awarded.
    pub award: Award,
    /// When.
    pub schedule: Schedule,
    /// How many a bureau may nominate, per type of bureau.
    pub quotas: Vec<Quota>,
    /// Programmes whose members may not take part.
    pub exclusions: Vec<Exclusion>,
    /// Who may be nominated.
    pub eligibility: Eligibility,
    /// The industries in focus.
    pub industries: Industries,
    /// Skill levels and the threshold.
    pub skill: Skill,
    /// Basic conditions that the bureau vouches for.
    pub attestations: Vec<Attestation>,
    /// Conditions of which one must be met.
    pub conditions: Vec<Condition>,
    /// Named properties of a nominee, which other rules refer to.
    pub flags: Vec<Flag>,
    /// Departments that may be consulted.
    pub departments: Vec<Department>,
    /// The consultation matrix.
    pub consultation: Vec<ConsultationRule>,
    /// Fields that must be filled in.
    pub required: Vec<RequiredFields>,
    /// Record sections that need at least one record.
    #[serde(default)]
    pub required_records: Vec<RequiredRecords>,
    /// Length of the narrative.
    pub narrative: Narrative,
    /// How recent the achievements should be.
    pub achievements: Achievements,
    /// The paper side.
    pub papers: Papers,
    /// The publicity period.
    pub publicity: Publicity,
    /// Scoring dimensions.
    pub scoring: Vec<Dimension>,
    /// Where questions go.
    pub contacts: Contacts,
    /// How strictly the stages of the workflow are checked.
    pub gates: Gates,
    /// Rule → words of the notice.
    pub clauses: BTreeMap<String, String>,
    /// Who takes part.
    pub bureaus: Vec<Bureau>,
    /// The text it was read from, with Unix line ends.
    #[serde(skip)]
    source: String,
}

/// What is awarded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Award {
    /// Name of the title.
    pub name: String,
    /// How many are to be chosen.
    pub target: u32,
    /// Whether the target is 左右 (“about”).
    pub target_soft: bool,
    /// Prize for each, in yuan.
    pub prize_yuan: u64,
    /// In whose name the certificate is given.
    pub certificate_issuer: String,
}

/// When the season opens and closes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// Name of the time zone, for display.
    pub zone: String,
    /// Offset of local time from UTC, such as `+08:00`.
    pub utc_offset: String,
    /// First day on which nominations are taken.
    pub opens: Date,
    /// Last day.
    pub deadline_day: Date,
    /// Time on the last day, `00:00` to `24:00`.
    pub deadline_time: String,
    /// Hours after the deadline in which work sealed before it is still taken.
    pub grace_hours: u32,
}

/// The types of bureaus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum BureauType {
    /// 市人社局: receives.
    Municipal,
    /// 县（区、市）人社局: nominates.
    County,
    /// 市直单位: nominates.
    Unit,
}

/// How many a bureau of one type may nominate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// For which type.
    #[serde(rename = "type")]
    pub bureau_type: BureauType,
    /// How many.
    pub max: u32,
    /// Whether the notice says 原则上 (“in principle”): more need a reason.
    pub soft: bool,
    /// Words of the notice.
    pub clause: String,
}

/// A programme whose members may not take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// Its name.
    pub name: String,
    /// Texts that give it away.
    pub words: Vec<String>,
    /// Block for a named programme, warn for the open end of the list.
    pub level: Level,
}

/// Who may be nominated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Eligibility {
    /// Natures of employers that may nominate.
    pub natures: Vec<String>,
    /// Natures that a person must judge.
    pub natures_doubtful: Vec<String>,
    /// Beginnings of the division codes in which the employer must lie; empty for anywhere.
    pub divisions: Vec<String>,
    /// Employment statuses that rule a person out.
    pub statuses_refused: Vec<String>,
    /// Words in a duty that suggest management rather than a skilled post.
    pub management_words: Vec<String>,
    /// Kinds of posts meant by the notice.
    pub post_types: Vec<String>,
}

/// The industries in focus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Industries {
    /// Named by the notice.
    pub names: Vec<String>,
    /// The entry for all others; the list is open.
    pub other: String,
}

/// Skill levels and what the notice expects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// Ordinal from which on a level suffices.
    pub threshold: u32,
    /// Level of professional title that counts as equivalent.
    pub title_threshold: String,
    /// Words of the notice.
    pub clause: String,
    /// The levels, lowest first.
    pub levels: Vec<SkillLevel>,
}

/// One skill level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkillLevel {
    /// Its rank; higher is better.
    pub ordinal: u32,
    /// Its name.
    pub name: String,
    /// Other names for it.
    pub aliases: Vec<String>,
}

/// A basic condition that the bureau vouches for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attestation {
    /// The field that holds 是.
    pub field: String,
    /// Words of the notice.
    pub clause: String,
}

/// One of the conditions ①–④.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Its number, as stored.
    pub no: u8,
    /// As printed.
    pub sign: String,
    /// Words of the notice.
    pub text: String,
    /// Field that explains the claim; empty for none.
    pub field: String,
    /// Record sections that may stand in for the explanation.
    pub records: Vec<String>,
}

/// A named property of a nominee: a field that has one of some values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    /// Name by which rules refer to it.
    pub key: String,
    /// Name for people.
    pub zh: String,
    /// The field it depends on.
    pub field: String,
    /// The values for which it holds.
    pub values: Vec<String>,
}

/// A department that may be consulted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// Stable name.
    pub key: String,
    /// Name for people.
    pub zh: String,
    /// Name of the organ that letters go to, with `{地}` for the place; `{地}…部门` where it is empty.
    #[serde(default)]
    pub organ: String,
    /// Names of the organs behind it, as people write them.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A row of the consultation matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsultationRule {
    /// Who is to be asked.
    pub departments: Vec<String>,
    /// Flags of which one must hold; empty for everybody.
    pub any: Vec<String>,
    /// Number of the rule, for findings.
    pub rule: String,
    /// Words of the notice.
    pub clause: String,
}

/// Fields that must be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequiredFields {
    /// Words of the notice.
    pub clause: String,
    /// Number of the rule.
    pub rule: String,
    /// How strict.
    #[serde(default = "block")]
    pub level: Level,
    /// Flags of which one must hold; empty for everybody.
    #[serde(default)]
    pub any: Vec<String>,
    /// Keys of the fields.
    pub fields: Vec<String>,
}

/// Record sections that need at least one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequiredRecords {
    /// Words of the notice.
    pub clause: String,
    /// Number of the rule.
    pub rule: String,
    /// How strict.
    #[serde(default = "block")]
    pub level: Level,
    /// Keys of the sections.
    pub sections: Vec<String>,
}

fn block() -> Level {
    Level::Block
}

fn warn() -> Level {
    Level::Warn
}

/// Length of the narrative, in words as the word processor counts them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Narrative {
    /// What the notice names.
    pub target: usize,
    /// Shortest that is not remarked on.
    pub min: usize,
    /// Longest that is not remarked on.
    pub max: usize,
    /// Words of the notice.
    pub clause: String,
}

/// How recent the achievements should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Achievements {
    /// Years back from the last day of the season.
    pub window_years: i16,
    /// Share that should lie inside, in per cent.
    pub min_inside_percent: u32,
    /// Words of the notice.
    pub clause: String,
}

/// The paper side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Papers {
    /// How many copies are handed in.
    pub copies: u32,
    /// Whose opinions the form of a nominee ends with; the usual three where none is named.
    #[serde(default)]
    pub opinions: Vec<String>,
    /// What is attached to the notice.
    #[serde(default)]
    pub annexes: Vec<Annex>,
}

/// Something that is attached to the notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Annex {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Whether it is filled in or only read.
    pub kind: AnnexKind,
}

/// What an annex is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum AnnexKind {
    /// A form, which this program fills in and prints.
    Form,
    /// A paper to go by, which is kept outside this program.
    Reference,
}

/// The publicity period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publicity {
    /// Working days.
    pub workdays: usize,
    /// Whether the day of publication is the first of them.
    pub start_counts: StartCounts,
    /// Where the list must be shown.
    pub channels: Vec<String>,
}

/// A scoring dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Stable name.
    pub key: String,
    /// Name for people.
    pub zh: String,
    /// Weight in per cent; all together are 100.
    pub weight: u32,
}

/// Where questions go: an office, never a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Contacts {
    /// Name of the office.
    pub office: String,
    /// Its address.
    pub address: String,
    /// Its telephone.
    pub phone: String,
    /// Its mailbox.
    pub email: String,
    /// Telephone of those who watch over the selection; room for it where none is named.
    #[serde(default)]
    pub supervision: String,
}

/// How strictly the stages of the workflow are checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gates {
    /// Letters to the departments and their replies (R35–R38).
    pub consultation: Level,
    /// The party-group meeting (R39).
    pub meeting: Level,
    /// Scans and certificates (R17, R24, R27).
    pub evidence: Level,
    /// Visits (R33).
    pub verification: Level,
    /// The bureau's own review of the materials (R32).
    #[serde(default = "warn")]
    pub review: Level,
}

/// A bureau or unit of the season.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bureau {
    /// Its code.
    pub code: BureauCode,
    /// Its full name, as on the seal.
    pub name: String,
    /// What it does in the season.
    #[serde(rename = "type")]
    pub bureau_type: BureauType,
    /// First day on which it exists; open if absent.
    #[serde(default)]
    pub valid_from: Option<Date>,
    /// Last day on which it exists; open if absent.
    #[serde(default)]
    pub valid_to: Option<Date>,
    /// The bureau that it took over from.
    #[serde(default)]
    pub replaces: Option<BureauCode>,
    /// 党组 or 党委; by the kind of bureau where it is absent.
    #[serde(default)]
    pub leadership: Option<Leadership>,
}

#[cfg(test)]
mod tests;
