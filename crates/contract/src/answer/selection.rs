//! From the order of all nominees to their approval: 排序、拟定名单、批准.

use jiangxuan_model::BureauCode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// All nominees in their order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RankList {
    /// Those in the order, and after them those who are not in it yet.
    pub rows: Vec<RankRow>,
    /// How many are in the order.
    pub ranked: usize,
    /// Whether two orders wait for a decision.
    pub contested: bool,
    /// Whether the party group approved it.
    pub approved: bool,
    /// How many the season wants.
    pub target: u32,
}

/// One nominee in the order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RankRow {
    /// The place, from 1; null where there is none yet.
    pub rank: Option<usize>,
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// The bureau that nominates.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// Its name.
    pub bureau_name: String,
    /// The nominee's employer.
    pub employer: String,
    /// The trade.
    pub industry: String,
    /// `是` for a worker at the front line.
    pub frontline: String,
    /// Whether on the list or among the reserves.
    pub place: RankPlace,
    /// Whether withdrawn, refused or disqualified.
    pub out: bool,
    /// By which ways assessed: 直接认定、专家评审、实地考察.
    pub methods: Vec<String>,
    /// How many experts' scores count.
    pub experts: usize,
    /// The mean of their weighted sums, with up to two decimals; null where there is none.
    pub mean: Option<String>,
    /// How far apart the highest and the lowest are.
    pub spread: Option<String>,
}

/// Whether on the list or among the reserves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RankPlace {
    /// 拟定.
    Chosen,
    /// 候补.
    Reserve,
    /// Neither.
    #[serde(rename = "")]
    Neither,
}

/// A time at which the order was made or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RankMove {
    /// Who was moved; empty where all were put in order.
    pub name: String,
    /// From which place; null where all were put in order.
    pub from: Option<u32>,
    /// To which place.
    pub to: Option<u32>,
    /// All names in the order that was made; empty where one was moved.
    pub order: Vec<String>,
    /// Why.
    pub reason: String,
    /// By whom.
    pub person: Option<String>,
    /// Name of the device.
    pub device: Option<String>,
    /// When, RFC 3339.
    pub time: Option<String>,
}

/// The list that is to be published, and its reserves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Shortlisted {
    /// 拟定名单.
    pub chosen: Vec<ListedRow>,
    /// 候补.
    pub reserves: Vec<ListedRow>,
    /// How many the season wants.
    pub target: Option<u32>,
    /// Why it differs from that, or who came in for whom.
    pub note: String,
}

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ListedRow {
    /// The line, from 1.
    pub no: usize,
    /// The place in the order, from 1.
    pub rank: Option<usize>,
    /// The dossier; null where it is not here.
    pub id: Option<String>,
    /// The nominee's name.
    pub name: Option<String>,
    /// Name of the bureau that nominates.
    pub bureau_name: Option<String>,
    /// The nominee's employer.
    pub employer: Option<String>,
    /// Whether withdrawn, refused or disqualified.
    pub out: bool,
}

/// Who approves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Approver {
    /// 市局党组.
    Party,
    /// 市委组织部.
    Org,
    /// 市委人才工作领导小组.
    Group,
}

/// A decision that was just recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Approved {
    /// Who decided.
    pub stage: Approver,
    /// What.
    pub passed: bool,
    /// When.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub date: Date,
    /// Number of the minutes or the letter.
    pub no: String,
    /// About whom.
    pub names: Vec<String>,
}

/// The furthest that a nominee has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CourseStage {
    /// 已撤回.
    Withdrawn,
    /// An objection was upheld.
    Disqualified,
    /// 组织部 or leading group said no.
    NotApproved,
    /// Certificate and prize.
    Awarded,
    /// On the final list.
    Published,
    /// An objection is being looked into.
    Objection,
    /// The leading group said yes.
    GroupPassed,
    /// 组织部 said yes.
    OrgPassed,
    /// Publicity is over.
    PublicityDone,
    /// Shown to the public.
    Publicity,
    /// On the list.
    Shortlisted,
    /// Among the reserves.
    Reserve,
    /// Refused at the formal check.
    Refused,
    /// Given back for correction.
    Returned,
    /// Not looked at yet.
    Unchecked,
    /// The party group approved the order.
    PartyPassed,
    /// In the order.
    Ranked,
    /// Passed the formal check.
    Passed,
}

/// Where a nominee stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CourseRow {
    /// The dossier; null where it is not here.
    pub id: Option<String>,
    /// The nominee's name.
    pub name: String,
    /// Name of the bureau that nominates.
    pub bureau_name: Option<String>,
    /// The place in the order, from 1.
    pub rank: Option<usize>,
    /// How far.
    pub stage: CourseStage,
    /// Objections that are being looked into.
    pub open_objections: usize,
}
