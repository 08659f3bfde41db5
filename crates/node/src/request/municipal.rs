//! From what was typed to the municipal commands.

use jiangxuan_engine::command::{self as act, AuditFilter, Command, County, Failure, Municipal};
use jiangxuan_engine::verify_trail;

use super::{Finish, Instead, Request, absolute};
use crate::cli::assessment::{Assess, Formal, Rank, Shortlist};
use crate::cli::audit::{Audit, Wanted};
use crate::cli::pairs::pairs;
use crate::cli::publication::{Approve, Award, Decided, Objection, Publicity, Publish};
use crate::cli::usage::Misuse;
use crate::program::wait;
use jiangxuan_api::foreign;

pub(super) fn formal(formal: Formal) -> Result<Command, Misuse> {
    Ok(Command::Municipal(Municipal::Formal(match formal {
        Formal::List => act::Formal::List,
        Formal::Show(which) => act::Formal::Show { id: which.id },
        Formal::Pass { which, note } => act::Formal::Pass { id: which.id, note },
        Formal::Return { which, due, items } => act::Formal::Return { id: which.id, due, items: pairs(items)? },
        Formal::Copies { which, count, date, note } => act::Formal::Copies { id: which.id, count, date, note },
        Formal::Refuse { which, reason } => act::Formal::Refuse { id: which.id, reason },
        Formal::Duplicates => act::Formal::Duplicates,
    })))
}

pub(super) fn assess(assess: Assess) -> Result<Request, Instead> {
    let act = match assess {
        Assess::Pack { expert, out } if out.extension().is_some_and(|kind| kind == "xlsx") => {
            let command = Command::Municipal(Municipal::Assess(act::Assess::Sheet { expert }));
            return Ok(Request { finish: Finish::ScoreSheet(absolute(&out)), ..command.into() });
        }
        Assess::Take { file, apply } => {
            let command = wait(foreign::scores(&absolute(&file), apply))?;
            return Ok(Request { finish: Finish::Previewed, ..command.into() });
        }
        Assess::Recognise { which, basis, evidence } => act::Assess::Recognise { id: which.id, basis, evidence },
        Assess::Expert { name, employer, kin } => act::Assess::Expert { name, employer, kin },
        Assess::Experts => act::Assess::Experts,
        Assess::Score { expert, which, scores, note } => {
            act::Assess::Score { expert, id: which.id, scores: pairs(scores)?, note }
        }
        Assess::Scores { id } => act::Assess::Scores { id },
        Assess::Visit { which, date, place, people, findings } => {
            act::Assess::Visit { id: which.id, date, place, people, findings }
        }
        Assess::Pack { expert, out } => act::Assess::Pack { expert, out: absolute(&out) },
    };
    Ok(Command::Municipal(Municipal::Assess(act)).into())
}

pub(super) fn rank(rank: Rank) -> Command {
    let act = match rank {
        Rank::Local(local) => return Command::County(super::county::order(local)),
        Rank::List => act::Rank::List,
        Rank::Set { order, basis } => act::Rank::Set { order, basis },
        Rank::Move { which, to, reason } => act::Rank::Move { id: which.id, to, reason },
        Rank::Log => act::Rank::Log,
    };
    Command::Municipal(Municipal::Rank(act))
}

pub(super) fn shortlist(shortlist: Shortlist) -> Command {
    Command::Municipal(Municipal::Shortlist(match shortlist {
        Shortlist::Show => act::Shortlist::Show,
        Shortlist::Propose { size, reserves, reason } => act::Shortlist::Propose { size, reserves, reason },
        Shortlist::Replace { which, by, reason } => act::Shortlist::Replace { out: which.id, by, reason },
    }))
}

pub(super) fn approve(approve: Approve) -> Command {
    Command::Municipal(Municipal::Approve(match approve {
        Approve::Party { decided } => act::Approve::Party(decision(decided)),
        Approve::Org { ids, decided } => act::Approve::Org { ids, decision: decision(decided) },
        Approve::Group { ids, decided } => act::Approve::Group { ids, decision: decision(decided) },
        Approve::Show => act::Approve::Show,
    }))
}

fn decision(Decided { date, no, refused, note }: Decided) -> act::Decision {
    act::Decision { passed: !refused, date, no, note }
}

pub(super) fn publicity(publicity: Publicity) -> Command {
    Command::Municipal(Municipal::Publicity(match publicity {
        Publicity::Show => act::Publicity::Show,
        Publicity::Start { ids, from } => act::Publicity::Start { ids, from },
        Publicity::Proof { ids, channel, proof, date } => act::Publicity::Proof { ids, channel, proof, date },
        Publicity::Close { ids } => act::Publicity::Close { ids },
    }))
}

pub(super) fn objection(objection: Objection) -> Command {
    Command::Municipal(Municipal::Objection(match objection {
        Objection::List => act::Objection::List,
        Objection::Open { which, received, source, named, content } => {
            act::Objection::Open { id: which.id, received, source, named, content }
        }
        Objection::Investigate { case, by, findings } => act::Objection::Investigate { case, by, findings },
        Objection::Decide { case, upheld, opinion, .. } => act::Objection::Decide { case, upheld, opinion },
    }))
}

pub(super) fn publish(publish: Publish) -> Command {
    Command::Municipal(Municipal::Publish(match publish {
        Publish::Issue { no, date } => act::Publish::Issue { no, date },
        Publish::Show => act::Publish::Show,
    }))
}

pub(super) fn award(award: Award) -> Result<Request, Failure> {
    let act = match award {
        Award::StoryPack { which, out } => {
            let command = Command::Municipal(Municipal::Award(act::Award::Story { id: which.id }));
            return Ok(Request { finish: Finish::StoryPack(absolute(&out)), ..command.into() });
        }
        Award::Account { which, bank, number, holder, clear: _ } => {
            let [bank, number, holder] = [bank, number, holder].map(Option::unwrap_or_default);
            return Ok(Command::County(County::AccountSet { id: which.id, bank, number, holder }).into());
        }
        Award::Accounts { unmask } => return Ok(Command::County(County::AccountList { unmask }).into()),
        Award::Archive { reopen, reason } => act::Award::Archive { on: !reopen, reason },
        Award::Handover { out } => act::Award::Handover { out: absolute(&out) },
        Award::TakeOver { file } => act::Award::TakeOver { text: super::text_of(&file)? },
        Award::Former => act::Award::Former,
        Award::Certify { prefix, date } => act::Award::Certify { prefix, date },
        Award::Register => act::Award::Register,
        Award::Sheet => act::Award::Sheet,
        Award::Pay { ids, date } => act::Award::Pay { ids, date },
        Award::Flag { which, off } => act::Award::Flag { id: which.id, on: !off },
        Award::Note { which, kind, date, text } => act::Award::Note { id: which.id, kind, date, text },
        Award::Notes => act::Award::Notes,
    };
    Ok(Command::Municipal(Municipal::Award(act)).into())
}

pub(super) fn audit(audit: Audit) -> Result<Request, Instead> {
    Ok(match audit {
        Audit::List(Wanted { person, field, actor, from, until, limit }) => {
            Command::AuditList(AuditFilter { person, field, actor, from, until, limit })
        }
        Audit::Export { out } => Command::AuditExport { out: absolute(&out) },
        Audit::Verify { file: None, .. } => Command::AuditVerify,
        Audit::Verify { file: Some(file), authority } => return Ok(super::proof(verify_trail, &file, authority)?),
    }
    .into())
}
