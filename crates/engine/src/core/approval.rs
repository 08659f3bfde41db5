//! 批准: what the party group, 市委组织部 and the leading group decided, and where everybody stands.

use jiangxuan_contract::answer::selection::{Approved, Approver, CourseRow, CourseStage};
use jiangxuan_model::{DocId, Edit, Kind};
use jiangxuan_rules::course::{Act, Course, Formal, Nominee};

use super::Work;
use super::course::forbidden;
use super::order::joined;
use super::state::Core;
use crate::command::{Approve, Decision, Failure, Reply};

/// Record in which the party group's decision about the order is written down.
pub(crate) const PARTY: &str = "party";

impl Core {
    pub(crate) fn approve(&mut self, work: &mut Work<'_, '_>, act: Approve) -> Result<Reply, Failure> {
        self.only_municipal()?;
        let approved = match act {
            Approve::Show => return self.standings(work).map(Reply::from),
            Approve::Party(decision) => self.approve_order(work, &decision),
            Approve::Org { ids, decision } => self.approve_people(work, People::Org, &ids, &decision),
            Approve::Group { ids, decision } => self.approve_people(work, People::Group, &ids, &decision),
        };
        approved.map(Reply::from)
    }

    fn approve_order(&mut self, work: &mut Work<'_, '_>, decision: &Decision) -> Result<Approved, Failure> {
        self.well_recorded(work, decision)?;
        let course = self.allowed(work, &Act::Party(decision.passed))?;
        let order = joined(&course.order);
        let values = [recorded(decision), vec![("order", order)]].concat();
        let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
        self.put_record(work, Kind::Assessment, "ranks", PARTY.to_owned(), &values)?;
        if !decision.passed {
            let doc = self.municipal_doc(Kind::Assessment)?;
            let cleared =
                ["shortlist", "reserves"].map(|key| Edit::Field { key: key.to_owned(), value: String::new() });
            self.edit(work, &doc, &cleared)?;
        }
        Ok(approved(Approver::Party, decision, self.names_of(&course.order)))
    }

    fn approve_people(
        &mut self,
        work: &mut Work<'_, '_>,
        whose: People,
        ids: &[String],
        decision: &Decision,
    ) -> Result<Approved, Failure> {
        self.well_recorded(work, decision)?;
        let course = self.course(work)?;
        let ready = |id: &&String| {
            let undecided = course.nominees.get(*id).is_some_and(|nominee| whose.decision(nominee).is_none());
            undecided && course.may(&whose.act((*id).clone(), decision.passed)).is_ok()
        };
        let named =
            if ids.is_empty() { course.chosen.iter().filter(ready).cloned().collect() } else { self.ids_of(ids)? };
        if named.is_empty() {
            return Err(Failure::new("nobody", "没有已具备条件的人选。没有改动；请用 approve show 查看各人进展。"));
        }
        for id in &named {
            course.may(&whose.act(id.clone(), decision.passed)).map_err(forbidden)?;
            after_publicity(&course, id, decision)?;
        }
        for id in &named {
            let review = self.participant(id)?.sibling(Kind::Review);
            self.put_check(work, &review, whose.record(), &recorded(decision))?;
        }
        Ok(approved(whose.approver(), decision, self.names_of(&named)))
    }

    /// Writes a record of a nominee's review.
    pub(crate) fn put_check(
        &mut self,
        work: &mut Work<'_, '_>,
        review: &DocId,
        id: &str,
        values: &[(&str, String)],
    ) -> Result<(), Failure> {
        let values = values.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        self.edit(work, review, &[Edit::Record { section: "checks".to_owned(), id: id.to_owned(), values }])?;
        Ok(())
    }

    fn well_recorded(&self, work: &Work<'_, '_>, decision: &Decision) -> Result<(), Failure> {
        if decision.no.trim().is_empty() {
            return Err(Failure::new("no_number", "请写明会议纪要或函件的编号。没有改动。"));
        }
        if decision.date > self.this_day(work)? {
            return Err(Failure::new("future", format!("日期 {} 还没有到。没有改动。", decision.date)));
        }
        if !decision.passed && decision.note.trim().is_empty() {
            return Err(Failure::new("reason", "未通过的须写明理由（--note）。没有改动。"));
        }
        Ok(())
    }

    fn standings(&mut self, work: &Work<'_, '_>) -> Result<Vec<CourseRow>, Failure> {
        let course = self.course(work)?;
        let rows = course.nominees.iter().map(|(id, nominee)| {
            let doc = self.participant(id).ok();
            CourseRow {
                id: doc.as_ref().map(ToString::to_string),
                name: nominee.name.clone(),
                bureau_name: doc.as_ref().map(|doc| self.bureau_name(&doc.bureau)),
                rank: course.order.iter().position(|ranked| ranked == id).map(|at| at + 1),
                stage: stage(&course, id, nominee),
                open_objections: nominee.open_objections,
            }
        });
        let mut rows: Vec<CourseRow> = rows.collect();
        rows.sort_by_key(|row| row.rank.unwrap_or(usize::MAX));
        Ok(rows)
    }
}

fn approved(stage: Approver, decision: &Decision, names: Vec<String>) -> Approved {
    Approved { stage, passed: decision.passed, date: decision.date, no: decision.no.clone(), names }
}

fn after_publicity(course: &Course, id: &str, decision: &Decision) -> Result<(), Failure> {
    let nominee = course.nominees.get(id);
    let early = nominee.and_then(|nominee| nominee.period).filter(|period| decision.date <= period.end);
    early.map_or(Ok(()), |period| {
        Err(Failure::new("date", format!("日期 {} 早于公示结束（{} 当天结束）。没有改动。", decision.date, period.end)))
    })
}

/// Who approves people one by one, after their publicity.
#[derive(Clone, Copy)]
enum People {
    Org,
    Group,
}

impl People {
    fn approver(self) -> Approver {
        match self {
            Self::Org => Approver::Org,
            Self::Group => Approver::Group,
        }
    }

    /// The record of a nominee's review that holds the decision.
    fn record(self) -> &'static str {
        match self {
            Self::Org => "org",
            Self::Group => "group",
        }
    }

    fn act(self, id: String, passed: bool) -> Act {
        match self {
            Self::Org => Act::Org(id, passed),
            Self::Group => Act::Group(id, passed),
        }
    }

    fn decision(self, nominee: &Nominee) -> Option<bool> {
        match self {
            Self::Org => nominee.org,
            Self::Group => nominee.group,
        }
    }
}

fn recorded(decision: &Decision) -> Vec<(&'static str, String)> {
    let word = if decision.passed { "pass" } else { "refuse" };
    vec![
        ("decision", word.to_owned()),
        ("date", decision.date.to_string()),
        ("no", decision.no.trim().to_owned()),
        ("note", decision.note.trim().to_owned()),
    ]
}

/// The furthest that a nominee has come.
fn stage(course: &Course, id: &str, nominee: &Nominee) -> CourseStage {
    let on = |list: &[String]| list.iter().any(|other| other == id);
    let listed = course.published.as_ref().is_some_and(|list| on(list));
    let facts = [
        (nominee.withdrawn, CourseStage::Withdrawn),
        (nominee.upheld, CourseStage::Disqualified),
        (nominee.org == Some(false) || nominee.group == Some(false), CourseStage::NotApproved),
        (listed && nominee.certified && nominee.paid, CourseStage::Awarded),
        (listed, CourseStage::Published),
        (nominee.open_objections > 0, CourseStage::Objection),
        (nominee.group == Some(true), CourseStage::GroupPassed),
        (nominee.org == Some(true), CourseStage::OrgPassed),
        (nominee.publicity_closed, CourseStage::PublicityDone),
        (nominee.period.is_some(), CourseStage::Publicity),
        (on(&course.chosen), CourseStage::Shortlisted),
        (on(&course.reserves), CourseStage::Reserve),
        (nominee.formal == Some(Formal::Refused), CourseStage::Refused),
        (nominee.formal == Some(Formal::Returned), CourseStage::Returned),
        (nominee.formal.is_none(), CourseStage::Unchecked),
        (course.party == Some(true), CourseStage::PartyPassed),
        (on(&course.order), CourseStage::Ranked),
    ];
    facts.into_iter().find(|(holds, _)| *holds).map_or(CourseStage::Passed, |(_, stage)| stage)
}
