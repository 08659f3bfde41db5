//! What a nominating bureau does before it submits: the county side of the notice.

use jiangxuan_model::BureauCode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A command of the county side. `id` names a dossier as elsewhere; days read `2019-07-19`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum County {
    /// The departments that must be asked about a nominee, and what they have answered.
    ConsultList {
        /// Which dossier.
        id: String,
    },
    /// Notes a letter to each of the departments; one letter may be about several people.
    ConsultSend {
        /// Which dossiers.
        ids: Vec<String>,
        /// Which departments; all that have not been asked yet where none is named.
        departments: Vec<String>,
        /// Number of the letter.
        letter: String,
        /// When it was sent.
        date: String,
    },
    /// Notes a reply.
    ConsultReply {
        /// Which dossier.
        id: String,
        /// Which departments; several where one paper speaks for them.
        departments: Vec<String>,
        /// 无异议, 有异议 or 未回复.
        opinion: String,
        /// What it says.
        text: String,
        /// Its date.
        date: String,
        /// Who signed it.
        signer: String,
        /// Why it replaces the department's earlier reply, which stays on record.
        replaces: Option<String>,
    },
    /// Notes the bureau's own review of the materials.
    Review {
        /// Which dossier.
        id: String,
        /// 通过, or what is wrong.
        result: String,
        /// Who reviewed.
        reviewer: String,
        /// When.
        date: String,
        /// Anything worth noting.
        note: String,
    },
    /// Notes a visit.
    Visit {
        /// Which dossier.
        id: String,
        /// When.
        date: String,
        /// Where.
        place: String,
        /// Who went.
        people: String,
        /// What was found.
        findings: String,
    },
    /// Confirms every basic condition of the season, and the nominee's signed consent.
    Attest {
        /// Which dossier.
        id: String,
        /// What the confirmation rests on.
        basis: String,
        /// The day on which the nominee signed.
        consent: Option<String>,
    },
    /// Notes a meeting of the party group, or corrects the record of one.
    MeetingRecord {
        /// Which record is corrected; a new one where none is named.
        meeting: Option<String>,
        /// Its number.
        no: String,
        /// Its day.
        date: String,
        /// Who chaired.
        chair: String,
        /// Who attended.
        attendees: String,
        /// Dossiers that it approved.
        approved: Vec<String>,
        /// Dossiers that it decided not to nominate.
        declined: Vec<String>,
        /// Vote and anything worth noting.
        note: String,
    },
    /// Meetings on record.
    MeetingList,
    /// The bureau's own order of its applicants.
    RankList,
    /// Puts all applicants of the bureau into an order.
    RankSet {
        /// Every applicant once, the best first.
        ids: Vec<String>,
        /// Why.
        reason: String,
    },
    /// Moves one applicant to another place.
    RankMove {
        /// Which.
        id: String,
        /// Place, from 1.
        to: usize,
        /// Why.
        reason: String,
    },
    /// Everybody who applied, also those not chosen.
    Register,
    /// Does not nominate an applicant; the file stays.
    Decline {
        /// Which dossier.
        id: String,
        /// Why.
        reason: String,
    },
    /// Takes that back.
    Reconsider {
        /// Which dossier.
        id: String,
    },
    /// What has to be handed in for a nominee, why, and whether it is there.
    Materials {
        /// Which dossier.
        id: String,
    },
    /// The bureau's own further conditions.
    ConditionList,
    /// Adds one.
    ConditionAdd {
        /// What it asks for.
        text: String,
        /// The paper that it rests on.
        basis: String,
    },
    /// Drops one; answers given to it stay.
    ConditionRemove {
        /// Which.
        condition: String,
        /// Why.
        reason: String,
    },
    /// Notes whether a nominee meets one.
    ConditionMark {
        /// Which dossier.
        id: String,
        /// Which condition.
        condition: String,
        /// 符合, or what is not met.
        answer: String,
    },
    /// How many each bureau has nominated, and who is beyond the quota.
    Quota {
        /// One bureau only.
        #[cfg_attr(feature = "ts", ts(type = "string | null"))]
        bureau: Option<BureauCode>,
    },
    /// The days of the season and the bureau's own, in their order.
    Timetable,
    /// Notes a day by which the bureau wants something done, or changes one.
    TimetableSet {
        /// Which is changed; a new one where none is named.
        id: Option<String>,
        /// The day; not after the deadline.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        day: Date,
        /// What is due.
        text: String,
    },
    /// Drops one; it stays in the history.
    TimetableDrop {
        /// Which.
        id: String,
    },
    /// The accounts of those on the published list: a bureau's own, or all at the municipal bureau.
    AccountList {
        /// Whether the numbers are wanted in full, which goes into the audit trail.
        unmask: bool,
    },
    /// Notes to which account somebody's prize is paid. Three empty texts clear it.
    AccountSet {
        /// Which dossier.
        id: String,
        /// 开户行.
        bank: String,
        /// 账号.
        number: String,
        /// 持卡人.
        holder: String,
    },
    /// The municipal bureau's word on a nomination beyond the quota.
    QuotaDecide {
        /// Which dossier.
        id: String,
        /// Whether it is accepted.
        accept: bool,
        /// Why.
        reason: String,
    },
}
