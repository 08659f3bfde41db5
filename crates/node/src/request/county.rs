//! From what a nominating bureau typed to the engine's command.

use jiangxuan_engine::command::County;
use jiff::civil::Date;

use crate::cli::county::{
    self as typed, Applicant, Condition, Consulting, Meeting, Quota, RankLocal, Reviewing, Timetable, Visiting,
};

/// The act that was asked for.
pub(super) fn act(county: typed::County) -> County {
    match county {
        typed::County::Consult(consult) => self::consult(consult),
        typed::County::Review(typed::Review { which, step }) => {
            let Reviewing::Record { result, reviewer, date, note } = step;
            County::Review { id: which.id, result, reviewer, date: date.to_string(), note }
        }
        typed::County::Visit(typed::Visit { which, step }) => {
            let Visiting::Record { date, place, people, findings } = step;
            County::Visit { id: which.id, date: date.to_string(), place, people, findings }
        }
        typed::County::Attest { which, basis, consent } => {
            County::Attest { id: which.id, basis, consent: consent.map(day) }
        }
        typed::County::Meeting(meeting) => self::meeting(meeting),
        typed::County::Applicant(applicant) => match applicant {
            Applicant::List => County::Register,
            Applicant::Decline { which, reason } => County::Decline { id: which.id, reason },
            Applicant::Reconsider(which) => County::Reconsider { id: which.id },
        },
        typed::County::Materials(which) => County::Materials { id: which.id },
        typed::County::Condition(condition) => self::condition(condition),
        typed::County::Timetable(timetable) => match timetable {
            Timetable::Show => County::Timetable,
            Timetable::Set { day, text, change } => County::TimetableSet { id: change, day, text },
            Timetable::Drop { id } => County::TimetableDrop { id },
        },
        typed::County::Quota(quota) => match quota {
            Quota::List { bureau } => County::Quota { bureau },
            Quota::Accept { which, reason } => County::QuotaDecide { id: which.id, accept: true, reason },
            Quota::Refuse { which, reason } => County::QuotaDecide { id: which.id, accept: false, reason },
        },
    }
}

/// The order of a bureau's own applicants.
pub(super) fn order(rank: RankLocal) -> County {
    match rank {
        RankLocal::List => County::RankList,
        RankLocal::Set { ids, reason } => County::RankSet { ids, reason },
        RankLocal::Move { which, to, reason } => County::RankMove { id: which.id, to, reason },
    }
}

fn consult(typed::Consult { which, step }: typed::Consult) -> County {
    match step {
        Consulting::List => County::ConsultList { id: which.id },
        Consulting::Send { also, department, letter, date } => County::ConsultSend {
            ids: std::iter::once(which.id).chain(also).collect(),
            departments: department,
            letter,
            date: day(date),
        },
        Consulting::Reply(typed::Reply { department, opinion, text, date, signer, replaces }) => County::ConsultReply {
            id: which.id,
            departments: department,
            opinion,
            text,
            date: day(date),
            signer,
            replaces,
        },
    }
}

fn meeting(meeting: Meeting) -> County {
    match meeting {
        Meeting::List => County::MeetingList,
        Meeting::Record(typed::MeetingRecord { meeting, no, date, chair, attendees, decision, declined, note }) => {
            let (no, date) = (no.unwrap_or_default(), date.map(day).unwrap_or_default());
            County::MeetingRecord { meeting, no, date, chair, attendees, approved: decision, declined, note }
        }
    }
}

fn condition(condition: Condition) -> County {
    match condition {
        Condition::List => County::ConditionList,
        Condition::Add { text, basis } => County::ConditionAdd { text, basis },
        Condition::Remove { condition, reason } => County::ConditionRemove { condition, reason },
        Condition::Mark { which, condition, answer } => County::ConditionMark { id: which.id, condition, answer },
    }
}

fn day(date: Date) -> String {
    date.to_string()
}
