//! What the municipal bureau does with what it received, matter by matter.

use std::path::PathBuf;

use jiangxuan_rules::import::Sheet;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A municipal command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "matter", rename_all = "snake_case")]
pub enum Municipal {
    /// 形式审查.
    Formal(Formal),
    /// 评审.
    Assess(Assess),
    /// 排序.
    Rank(Rank),
    /// 拟定名单.
    Shortlist(Shortlist),
    /// 批准：市局党组、市委组织部、领导小组.
    Approve(Approve),
    /// 公示.
    Publicity(Publicity),
    /// 异议.
    Objection(Objection),
    /// 发文公布.
    Publish(Publish),
    /// 授证、奖励.
    Award(Award),
}
/// 形式审查: the formal check of what a bureau handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Formal {
    /// Everybody's formal check. A bureau sees its own.
    List,
    /// The formal checks and returns of one nominee.
    Show {
        /// Which dossier.
        id: String,
    },
    /// Passes the version that stands.
    Pass {
        /// Which dossier.
        id: String,
        /// Anything worth noting; asked for where corrections came after their day.
        note: String,
    },
    /// Sends the version back for correction.
    Return {
        /// Which dossier.
        id: String,
        /// Until when the corrections are expected.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        due: Date,
        /// Field, section or kind of attachment, and what is wrong there.
        items: Vec<(String, String)>,
    },
    /// Ticks off the paper copies that were handed over.
    Copies {
        /// Which dossier.
        id: String,
        /// How many there are now.
        count: u32,
        /// When they came.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        date: Date,
        /// Anything worth noting.
        note: String,
    },
    /// Does not let the nominee take part.
    Refuse {
        /// Which dossier.
        id: String,
        /// Why.
        reason: String,
    },
    /// Nominees who may be one person, and evidence used twice.
    Duplicates,
}

/// 评审: direct recognition, experts and their scores, visits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Assess {
    /// 直接认定.
    Recognise {
        /// Which dossier.
        id: String,
        /// On what basis.
        basis: String,
        /// Where the proof is.
        evidence: String,
    },
    /// Enters an expert, or changes one.
    Expert {
        /// Name.
        name: String,
        /// Employer; empty keeps what stands.
        employer: String,
        /// Relatives among the nominees, as declared.
        kin: String,
    },
    /// The experts, and whom each may not score.
    Experts,
    /// One expert's scores for one nominee.
    Score {
        /// Name of the expert.
        expert: String,
        /// Which dossier.
        id: String,
        /// Dimension and score.
        scores: Vec<(String, String)>,
        /// Remark.
        note: String,
    },
    /// The scores, of one nominee or all.
    Scores {
        /// Which dossier.
        id: Option<String>,
    },
    /// 实地考察.
    Visit {
        /// Which dossier.
        id: String,
        /// When.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        date: Date,
        /// Where.
        place: String,
        /// Who went.
        people: String,
        /// What they found.
        findings: String,
    },
    /// The same with a number and a signature, for a score sheet that the expert fills in without this program.
    Sheet {
        /// Name of the expert.
        expert: String,
    },
    /// Reads a filled-in score sheet: what each row would do, or, where that has not changed since, does it.
    Take {
        /// Name of the file, for the trail.
        file: String,
        /// What a child process read in it.
        #[cfg_attr(feature = "ts", ts(type = "unknown"))]
        sheet: Sheet,
        /// The digest of the preview that is to be carried out.
        apply: Option<String>,
    },
    /// What an expert may see of everybody that he may score, as a file.
    Pack {
        /// Name of the expert.
        expert: String,
        /// Where to write it.
        out: PathBuf,
    },
}

/// 排序: all nominees in one order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Rank {
    /// The order as it stands.
    List,
    /// Sets the whole order, best first; by the scores where nobody is named.
    Set {
        /// Which dossiers.
        order: Vec<String>,
        /// On what basis.
        basis: String,
    },
    /// Moves one nominee.
    Move {
        /// Which dossier.
        id: String,
        /// To which place, from 1.
        to: usize,
        /// Why.
        reason: String,
    },
    /// Every order and move so far.
    Log,
}

/// 拟定名单: the list with its cut line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Shortlist {
    /// The list and the reserves.
    Show,
    /// Draws the list up from the approved order.
    Propose {
        /// How many; as many as the season wants where none is said.
        size: Option<usize>,
        /// How many reserves.
        reserves: usize,
        /// Why not as many as the season wants.
        reason: String,
    },
    /// Lets the next reserve take the place of one who is out.
    Replace {
        /// Who is out.
        out: String,
        /// Who comes in.
        by: String,
        /// Why.
        reason: String,
    },
}

/// 批准: what was decided by those who decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Approve {
    /// 市局党组 about the order.
    Party(Decision),
    /// 市委组织部 about nominees.
    Org {
        /// Which dossiers; everybody who is ready where none is named.
        ids: Vec<String>,
        /// What was decided.
        decision: Decision,
    },
    /// 市委人才工作领导小组 about nominees.
    Group {
        /// Which dossiers; everybody who is ready where none is named.
        ids: Vec<String>,
        /// What was decided.
        decision: Decision,
    },
    /// Where everybody stands.
    Show,
}

/// A decision with its record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Decision {
    /// Passed or not.
    pub passed: bool,
    /// When.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub date: Date,
    /// Number of the minutes or the letter.
    pub no: String,
    /// Anything worth noting; asked for where it was not passed.
    pub note: String,
}

/// 公示: names shown in every channel for as long as the season says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Publicity {
    /// What is shown, since when and until when, with every day of it. Anybody may see it.
    Show,
    /// Starts it, for everybody on the list who is not shown yet where nobody is named.
    Start {
        /// Which dossiers.
        ids: Vec<String>,
        /// The day of publication.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        from: Date,
    },
    /// Notes a proof, for everybody who is shown where nobody is named.
    Proof {
        /// Which dossiers.
        ids: Vec<String>,
        /// Which channel.
        channel: String,
        /// Address, issue of the paper, or photo.
        proof: String,
        /// Since when it is shown there.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        date: Date,
    },
    /// Ends it, for everybody for whom it can end where nobody is named.
    Close {
        /// Which dossiers.
        ids: Vec<String>,
    },
}

/// 异议: what was reported or objected, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Objection {
    /// Every case.
    List,
    /// Takes up a case.
    Open {
        /// Which dossier.
        id: String,
        /// On which day it came in.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        received: Date,
        /// How it came in: letter, call, visit.
        source: String,
        /// Whether the reporter gave a name.
        named: bool,
        /// What it says.
        content: String,
    },
    /// Writes down what was found.
    Investigate {
        /// Number of the case.
        case: String,
        /// Who investigated.
        by: String,
        /// What was found.
        findings: String,
    },
    /// Decides a case.
    Decide {
        /// Number of the case.
        case: String,
        /// Whether it was found true, which puts the nominee out.
        upheld: bool,
        /// 处理意见.
        opinion: String,
    },
}

/// 发文公布: the final list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Publish {
    /// Publishes the list, which locks it.
    Issue {
        /// Number of the document.
        no: String,
        /// Its day.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        date: Date,
    },
    /// The list, in the order of strokes. Anybody may see it.
    Show,
}

/// 授证、奖励和后续培养.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Award {
    /// Numbers the certificates, in the order of the list.
    Certify {
        /// What the numbers begin with.
        prefix: String,
        /// Day of issue.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        date: Date,
    },
    /// The register of certificates.
    Register,
    /// The payment sheet with its total.
    Sheet,
    /// Notes that the prize was paid, to everybody who is still to be paid where nobody is named.
    Pay {
        /// Which dossiers.
        ids: Vec<String>,
        /// When.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        date: Date,
    },
    /// Puts one forward for 三晋英才, which rules the person out next season; or takes that back.
    Flag {
        /// Which dossier.
        id: String,
        /// Whether, or no longer.
        on: bool,
    },
    /// Notes a follow-up or a report in the media.
    Note {
        /// Which dossier.
        id: String,
        /// 培养 or 宣传.
        kind: String,
        /// When.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        date: Date,
        /// What.
        text: String,
    },
    /// The follow-ups and reports so far.
    Notes,
    /// What the press gets of an awardee who has agreed in writing: the story in short, and which proofs go with it.
    Story {
        /// Which dossier.
        id: String,
    },
    /// Archives the season, so that its dossiers are only read; or opens it again, with a reason.
    Archive {
        /// Whether, or no longer.
        on: bool,
        /// Why.
        reason: String,
    },
    /// Everybody who was put forward for 三晋英才, as a signed file for the next season.
    Handover {
        /// Where to write it.
        out: PathBuf,
    },
    /// Takes in such a file of an earlier season: its people are out of this one.
    TakeOver {
        /// What the file says.
        text: String,
    },
    /// Whom earlier seasons put forward. Anybody may see it.
    Former,
}
