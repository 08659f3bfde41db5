//! What a bureau does before it seals: letters, meetings, its order of applicants, the register, its own conditions,
//! seats and days.

use jiangxuan_model::BureauCode;
use jiangxuan_rules::check::Material;
use jiangxuan_rules::consultation::LetterState;
use jiangxuan_rules::{Finding, Stage};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::dossier::{Delivery, RecordSaved, Saved, StageNow};
use super::season::Due;

/// 征求意见 about one nominee.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Matrix {
    /// The dossier.
    pub id: String,
    /// How far it has come.
    #[serde(flatten)]
    pub now: StageNow,
    /// How many departments must be asked.
    pub required: usize,
    /// How many of them have no objection.
    pub fine: usize,
    /// The same in a word: 有异议, 全部无异议, 待发函, 待回复.
    pub summary: String,
    /// What makes this nominee ask for more departments: 党员, 创办企业.
    pub flags: Vec<String>,
    /// Department by department.
    pub rows: Vec<Asked>,
}

/// One department, as it concerns one nominee.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Asked {
    /// Its key in the season.
    pub department: String,
    /// Its name.
    pub department_name: String,
    /// Whether it must be asked; what was asked before and need not be any more stays.
    pub required: bool,
    /// Number of the requirement; null where it need not be asked.
    pub rule: Option<String>,
    /// Words of the notice; null where it need not be asked.
    pub clause: Option<String>,
    /// What it has answered: of several letters the worst counts.
    pub state: LetterState,
    /// Number of the letter that is shown; empty where none was noted, as with all that follows.
    pub letter_no: String,
    /// Day on which it was sent.
    pub sent: String,
    /// Day of the reply.
    pub replied: String,
    /// Whole days since the letter; null where none waits.
    pub days_waiting: Option<i64>,
    /// `无异议` or `有异议`.
    pub opinion: String,
    /// What the reply says.
    pub text: String,
    /// Who signed it.
    pub signer: String,
    /// The record that is shown; null where there is none.
    pub record: Option<String>,
    /// How many letters and replies are on record.
    pub letters: usize,
    /// Replies that a later one replaced.
    pub replaced: Vec<Replaced>,
}

/// A reply that a later one replaced; it stays on record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Replaced {
    /// Its record.
    pub record: String,
    /// Number of the letter.
    pub letter_no: String,
    /// Day on which it was sent.
    pub sent: String,
    /// Day of the reply.
    pub replied: String,
    /// `无异议` or `有异议`.
    pub opinion: String,
    /// What it said.
    pub text: String,
    /// Who signed it.
    pub signer: String,
    /// Why it was replaced.
    pub superseded: String,
}

/// Letters that were noted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LettersSent {
    /// One to each department.
    pub letters: Vec<SentLetter>,
    /// The day, as it is stored.
    pub sent: String,
    /// Whom they are about.
    pub dossiers: Vec<OnItsWay>,
}

/// A letter that was noted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SentLetter {
    /// Name of the department.
    pub department: String,
    /// The dossiers that it is about.
    pub people: Vec<String>,
    /// Its number.
    pub letter_no: String,
}

/// Where a dossier stands after an act upon several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct OnItsWay {
    /// The dossier.
    pub id: String,
    /// How far it has come.
    #[serde(flatten)]
    pub now: StageNow,
    /// What was found about letters, visits and meeting.
    pub findings: Vec<Finding>,
}

/// 资料审查, noted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Reviewed {
    /// What was written.
    #[serde(flatten)]
    pub saved: Saved,
    /// How far the dossier has come.
    #[serde(flatten)]
    pub now: StageNow,
}

/// 考察核实, noted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Visited {
    /// What was written.
    #[serde(flatten)]
    pub saved: RecordSaved,
    /// How far the dossier has come.
    #[serde(flatten)]
    pub now: StageNow,
}

/// A meeting that was noted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MeetingNoted {
    /// Its record.
    pub meeting: String,
    /// Its number, as typed.
    pub no: String,
    /// Its day, as it is stored.
    pub date: String,
    /// Every dossier that names it.
    pub dossiers: Vec<OnItsWay>,
}

/// 党组（党委）会议 on record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Meeting {
    /// Its record.
    pub meeting: String,
    /// Its number.
    pub no: String,
    /// Its day.
    pub date: String,
    /// Who was in the chair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub chair: Option<String>,
    /// Who took part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub attendees: Option<String>,
    /// What else was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub note: Option<String>,
    /// Name of its bureau.
    pub bureau_name: String,
    /// Whom it approved.
    pub approved: Vec<Decided>,
    /// Whom it did not.
    pub declined: Vec<Decided>,
    /// How many scans lie beside it.
    pub scans: usize,
}

/// Somebody whom a meeting decided about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Decided {
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
}

/// An applicant in the order of a bureau.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LocalRank {
    /// The place, from 1; null where there is none yet.
    pub rank: Option<usize>,
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// Name of the bureau.
    pub bureau_name: String,
    /// 工作单位.
    pub employer: String,
    /// 技能等级.
    pub level: String,
    /// Conditions that are claimed, by number.
    pub conditions: String,
    /// Whether in the front line.
    pub frontline: String,
    /// Why the applicant is not nominated; empty where not so, null where the dossier is not here.
    pub declined: Option<String>,
    /// How far the dossier has come; null until the rules were asked since its last change.
    pub stage_name: Option<String>,
}

/// 申报人登记册: an applicant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Applicant {
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// The bureau.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// Its name.
    pub bureau_name: String,
    /// 推荐渠道.
    pub channel: String,
    /// 工作单位.
    pub employer: String,
    /// 职业（工种）.
    pub occupation: String,
    /// 技能等级.
    pub level: String,
    /// Conditions that are claimed, by number.
    pub conditions: String,
    /// Whether in the front line.
    pub frontline: String,
    /// `2/4`: so many without objection, of so many that must be asked.
    pub consulted: String,
    /// Day of the meeting that approved; null before it.
    pub meeting: Option<String>,
    /// How far the dossier has come.
    pub stage: Option<Stage>,
    /// The same in Chinese.
    pub stage_name: Option<String>,
    /// The place in the bureau's order, from 1.
    pub rank: Option<usize>,
    /// How many findings block a seal.
    pub blocking: Option<usize>,
    /// Where the present content is.
    pub delivery: Delivery,
    /// Why the nominee was taken out; empty where not.
    pub withdrawn: String,
    /// Why the bureau does not nominate; empty where it may.
    pub declined: String,
}

/// 不予推荐.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NotNominated {
    /// The dossier.
    pub id: String,
    /// Why.
    pub declined: String,
    /// How far it had come.
    #[serde(flatten)]
    pub now: StageNow,
}

/// An applicant may be nominated after all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Reconsidered {
    /// The dossier.
    pub id: String,
    /// Whether anything was different before.
    pub changed: bool,
    /// How far it has come.
    #[serde(flatten)]
    pub now: StageNow,
}

/// 材料清单 of one nominee.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Materials {
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// In how many copies.
    pub copies: u32,
    /// How many are not there, or not whole.
    pub missing: usize,
    /// What has to be handed in.
    pub materials: Vec<MaterialRow>,
}

/// One line of 材料清单.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MaterialRow {
    /// What the rules say.
    #[serde(flatten)]
    pub material: Material,
    /// Whether it is there, in Chinese.
    pub state_name: String,
}

/// What a bureau asks for besides the notice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Condition {
    /// Its record.
    pub condition: String,
    /// What is asked for.
    pub text: String,
    /// On what it rests.
    pub basis: String,
}

/// A condition that was dropped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ConditionRemoved {
    /// Its record.
    pub condition: String,
    /// Always true.
    pub removed: bool,
    /// Whether anything was different before.
    pub changed: bool,
}

/// What was noted about a condition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ConditionMarked {
    /// The dossier.
    pub id: String,
    /// Record of the condition.
    pub condition: String,
    /// What is asked for.
    pub text: String,
    /// `符合`, or how it is not met.
    pub answer: String,
    /// Whether anything was different before.
    pub changed: bool,
    /// How far the dossier has come.
    #[serde(flatten)]
    pub now: StageNow,
}

/// 名额 of a bureau.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Quota {
    /// The bureau.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// Its name.
    pub bureau_name: String,
    /// How many it may nominate.
    pub max: u32,
    /// Whether that is so "in principle" only.
    pub soft: bool,
    /// How many it has nominated.
    pub nominated: usize,
    /// Words of the notice.
    pub clause: String,
    /// Who is beyond it.
    pub over: Vec<OverQuota>,
}

/// A nomination beyond the quota.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct OverQuota {
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// Why the bureau nominates all the same; empty where it did not say.
    pub reason: String,
    /// What the municipal bureau decided: 同意 or 不同意; empty before.
    pub decision: String,
    /// Why.
    pub decision_reason: String,
    /// 超额待核 or 已核定.
    pub state: String,
}

/// What the municipal bureau decided about a nomination beyond the quota.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct QuotaDecided {
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// 同意 or 不同意.
    pub decision: String,
    /// Why.
    pub reason: String,
}

/// 时间节点: the days of the season and of this bureau, in their order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Timetable {
    /// The day of the season's clock.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub today: Date,
    /// Day by day.
    pub rows: Vec<Due>,
}
