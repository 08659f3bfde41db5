//! 批准: what the party group, 市委组织部 and the leading group decided, and where everybody stands.

use jiangxuan_model::{DocId, Edit, Kind};
use jiangxuan_rules::course::{Act, Course, Formal, Nominee};
use serde_json::{Value, json};

use super::Work;
use super::course::forbidden;
use super::order::joined;
use super::state::Core;
use crate::command::{Answer, Approve, Decision, Failure};

/// Record in which the party group's decision about the order is written down.
pub(crate) const PARTY: &str = "party";

impl Core {
    pub(crate) fn approve(&mut self, work: &mut Work<'_, '_>, act: Approve) -> Answer {
        self.only_municipal()?;
        match act {
            Approve::Party(decision) => self.approve_order(work, &decision),
            Approve::Org { ids, decision } => self.approve_people(work, "org", &ids, &decision, Act::Org),
            Approve::Group { ids, decision } => self.approve_people(work, "group", &ids, &decision, Act::Group),
            Approve::Show => self.standings(work),
        }
    }

    fn approve_order(&mut self, work: &mut Work<'_, '_>, decision: &Decision) -> Answer {
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
        Ok(json!({
            "stage": PARTY, "passed": decision.passed, "date": decision.date, "no": decision.no, "names": self.names_of(&course.order),
        }))
    }

    fn approve_people(
        &mut self,
        work: &mut Work<'_, '_>,
        stage: &str,
        ids: &[String],
        decision: &Decision,
        act: fn(String, bool) -> Act,
    ) -> Answer {
        self.well_recorded(work, decision)?;
        let course = self.course(work)?;
        let ready = |id: &&String| {
            let undecided = course.nominees.get(*id).is_some_and(|nominee| stage_of(nominee, stage).is_none());
            undecided && course.may(&act((*id).clone(), decision.passed)).is_ok()
        };
        let named =
            if ids.is_empty() { course.chosen.iter().filter(ready).cloned().collect() } else { self.ids_of(ids)? };
        if named.is_empty() {
            return Err(Failure::new("nobody", "没有已具备条件的人选。没有改动；请用 approve show 查看各人进展。"));
        }
        for id in &named {
            course.may(&act(id.clone(), decision.passed)).map_err(forbidden)?;
            after_publicity(&course, id, decision)?;
        }
        for id in &named {
            let review = self.participant(id)?.sibling(Kind::Review);
            self.put_check(work, &review, stage, &recorded(decision))?;
        }
        Ok(json!({
            "stage": stage, "passed": decision.passed, "date": decision.date, "no": decision.no, "names": self.names_of(&named),
        }))
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

    fn standings(&mut self, work: &Work<'_, '_>) -> Answer {
        let course = self.course(work)?;
        let rows = course.nominees.iter().map(|(id, nominee)| {
            let doc = self.participant(id).ok();
            json!({
                "id": doc.as_ref().map(ToString::to_string), "name": nominee.name,
                "bureau_name": doc.as_ref().map(|doc| self.bureau_name(&doc.bureau)),
                "rank": course.order.iter().position(|ranked| ranked == id).map(|at| at + 1),
                "stage": stage(&course, id, nominee), "open_objections": nominee.open_objections,
            })
        });
        let mut rows: Vec<Value> = rows.collect();
        rows.sort_by_key(|row| row["rank"].as_u64().unwrap_or(u64::MAX));
        Ok(Value::Array(rows))
    }
}

fn after_publicity(course: &Course, id: &str, decision: &Decision) -> Result<(), Failure> {
    let nominee = course.nominees.get(id);
    let early = nominee.and_then(|nominee| nominee.period).filter(|period| decision.date <= period.end);
    early.map_or(Ok(()), |period| {
        Err(Failure::new("date", format!("日期 {} 早于公示结束（{} 当天结束）。没有改动。", decision.date, period.end)))
    })
}

fn stage_of(nominee: &Nominee, stage: &str) -> Option<bool> {
    if stage == "org" { nominee.org } else { nominee.group }
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

/// The furthest that a nominee has come, as a word for scripts.
fn stage(course: &Course, id: &str, nominee: &Nominee) -> &'static str {
    let on = |list: &[String]| list.iter().any(|other| other == id);
    let listed = course.published.as_ref().is_some_and(|list| on(list));
    let facts = [
        (nominee.withdrawn, "withdrawn"),
        (nominee.upheld, "disqualified"),
        (nominee.org == Some(false) || nominee.group == Some(false), "not_approved"),
        (listed && nominee.certified && nominee.paid, "awarded"),
        (listed, "published"),
        (nominee.open_objections > 0, "objection"),
        (nominee.group == Some(true), "group_passed"),
        (nominee.org == Some(true), "org_passed"),
        (nominee.publicity_closed, "publicity_done"),
        (nominee.period.is_some(), "publicity"),
        (on(&course.chosen), "shortlisted"),
        (on(&course.reserves), "reserve"),
        (nominee.formal == Some(Formal::Refused), "refused"),
        (nominee.formal == Some(Formal::Returned), "returned"),
        (nominee.formal.is_none(), "unchecked"),
        (course.party == Some(true), "party_passed"),
        (on(&course.order), "ranked"),
    ];
    facts.into_iter().find(|(holds, _)| *holds).map_or("passed", |(_, stage)| stage)
}
