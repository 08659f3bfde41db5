//! 异议: cases that hold their person back until they are decided.
//!
//! Who reported what is for the municipal bureau alone: cases are fields of the assessment, not of the bulletin.

use std::collections::BTreeMap;

use jiangxuan_contract::answer::publicity::{ObjectionCase, ObjectionState};
use jiangxuan_model::{Edit, Kind};
use jiangxuan_rules::course::Act;
use jiff::civil::Date;

use super::Work;
use super::state::Core;
use crate::command::{Failure, Objection, Reply};

/// What the keys of cases begin with; case and key follow.
const CASE: &str = "objection.";

/// A case by its keys.
pub(crate) type Case = BTreeMap<String, String>;

impl Core {
    pub(crate) fn objection(&mut self, work: &mut Work<'_, '_>, act: Objection) -> Result<Reply, Failure> {
        self.only_municipal()?;
        let case = match act {
            Objection::List => return self.objection_list().map(Reply::from),
            Objection::Open { id, received, source, named, content } => {
                let named = if named { "是" } else { "否" };
                self.objection_open(
                    work,
                    &id,
                    received,
                    &[("source", source.trim()), ("named", named), ("content", content.trim())],
                )
            }
            Objection::Investigate { case, by, findings } => {
                self.known_case(&case)?;
                self.write_case(work, &case, &[("by", by.trim()), ("findings", findings.trim())])
            }
            Objection::Decide { case, upheld, opinion } => self.objection_decide(work, &case, upheld, opinion.trim()),
        };
        case.map(Reply::from)
    }

    /// Every case by its number.
    pub(crate) fn cases(&self) -> Result<BTreeMap<String, Case>, Failure> {
        let doc = self.municipal_doc(Kind::Assessment)?;
        let mut cases: BTreeMap<String, Case> = BTreeMap::new();
        let entry = self.documents.get(&doc);
        for (key, value) in entry.map(|entry| &entry.summary.summary.fields).into_iter().flatten() {
            if let Some((case, key)) = key.strip_prefix(CASE).and_then(|rest| rest.split_once('.')) {
                cases.entry(case.to_owned()).or_default().insert(key.to_owned(), value.clone());
            }
        }
        // Two different decisions are none.
        for card in entry.map(|entry| entry.summary.summary.conflicts.as_slice()).unwrap_or_default() {
            let decision = card.field.as_deref().and_then(|field| field.strip_prefix(CASE)?.strip_suffix(".decision"));
            if let Some(case) = decision.and_then(|case| cases.get_mut(case)) {
                case.remove("decision");
            }
        }
        Ok(cases)
    }

    fn known_case(&self, case: &str) -> Result<Case, Failure> {
        self.cases()?.remove(case).ok_or_else(|| {
            Failure::new("unknown_case", format!("没有编号为 {case} 的异议。没有改动；请用 objection list 查看。"))
        })
    }

    fn objection_open(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        received: Date,
        told: &[(&str, &str)],
    ) -> Result<ObjectionCase, Failure> {
        if told.iter().any(|(_, value)| value.is_empty()) {
            return Err(Failure::new("empty", "请写明异议的来源和内容。没有改动。"));
        }
        let nominee = self.dossier(id)?.unique_text();
        let course = self.allowed(work, &Act::Object(nominee.clone(), received))?;
        let late = course
            .nominees
            .get(&nominee)
            .and_then(|nominee| nominee.period)
            .is_some_and(|period| received > period.end);
        let case = work.new_record();
        let received = received.to_string();
        let late = if late { "是" } else { "否" };
        let more = [("nominee", nominee.as_str()), ("received", received.as_str()), ("late", late)];
        let values = [told, &more[..]].concat();
        self.write_case(work, &case, &values)
    }

    fn objection_decide(
        &mut self,
        work: &mut Work<'_, '_>,
        case: &str,
        upheld: bool,
        opinion: &str,
    ) -> Result<ObjectionCase, Failure> {
        let held = self.known_case(case)?;
        let text = |key: &str| held.get(key).map(String::as_str).unwrap_or_default();
        if !text("decision").is_empty() {
            return Err(Failure::new("decided", "这件异议已经处理。没有改动。"));
        }
        if text("findings").is_empty() {
            return Err(Failure::new(
                "not_investigated",
                "请先用 objection investigate 登记核查情况，再作处理。没有改动。",
            ));
        }
        if opinion.is_empty() {
            return Err(Failure::new("reason", "请写明处理意见（--opinion）。没有改动。"));
        }
        self.allowed(work, &Act::Decide(text("nominee").to_owned(), upheld))?;
        let decided = self.this_day(work)?.to_string();
        let decision = if upheld { "upheld" } else { "dismissed" };
        self.write_case(work, case, &[("decision", decision), ("opinion", opinion), ("decided", &decided)])
    }

    fn write_case(
        &mut self,
        work: &mut Work<'_, '_>,
        case: &str,
        values: &[(&str, &str)],
    ) -> Result<ObjectionCase, Failure> {
        if values.iter().any(|(_, value)| value.is_empty()) {
            return Err(Failure::new("empty", "请写明核查人和核查情况。没有改动。"));
        }
        let doc = self.municipal_doc(Kind::Assessment)?;
        let edit = |(key, value): &(&str, &str)| Edit::Field {
            key: format!("{CASE}{case}.{key}"),
            value: (*value).to_owned(),
        };
        let edits: Vec<Edit> = values.iter().map(edit).collect();
        self.edit(work, &doc, &edits)?;
        let held = self.known_case(case)?;
        Ok(self.case_row(case, &held))
    }

    fn objection_list(&self) -> Result<Vec<ObjectionCase>, Failure> {
        Ok(self.cases()?.iter().map(|(no, case)| self.case_row(no, case)).collect())
    }

    fn case_row(&self, no: &str, case: &Case) -> ObjectionCase {
        let text = |key: &str| case.get(key).cloned().unwrap_or_default();
        let doc = self.participant(&text("nominee")).ok();
        let state = match text("decision").as_str() {
            "upheld" => ObjectionState::Upheld,
            "dismissed" => ObjectionState::Dismissed,
            _ => ObjectionState::Open,
        };
        ObjectionCase {
            case: no.to_owned(),
            id: doc.as_ref().map(ToString::to_string),
            name: doc.as_ref().map(|doc| self.nominee(doc)),
            received: text("received"),
            late: text("late") == "是",
            source: text("source"),
            named: text("named") == "是",
            content: text("content"),
            by: text("by"),
            findings: text("findings"),
            opinion: text("opinion"),
            decided: text("decided"),
            state,
        }
    }
}
