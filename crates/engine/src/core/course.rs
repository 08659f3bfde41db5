//! Where the selection stands, derived from the documents, and the municipal commands as acts upon it.

use std::collections::BTreeMap;

use jiangxuan_model::{DocId, Kind, Reading, Record};
use jiangxuan_rules::course::{Act, Course, Formal, Nominee, Refusal};
use jiff::civil::Date;

use super::approval::PARTY;
use super::award::PAYMENT;
use super::order::{ORDER, parted};
use super::publicity::{period_of, proofs_of};
use super::state::Core;
use super::{Outcome, Work};
use crate::command::{Failure, Municipal};
use crate::ledger::{Phase, Sealed};

/// What the notice's order forbids, as whoever asked hears it.
pub(crate) fn forbidden(refusal: Refusal) -> Failure {
    Failure::new(refusal.code, refusal.to_string())
}

/// A value of a record; empty where there is none.
pub(crate) fn said<'a>(record: &'a Record, key: &str) -> &'a str {
    record.values.get(key).map_or("", Reading::shown)
}

/// A decision that everybody agrees on; two different ones are no decision.
pub(crate) fn decided<'a>(record: &'a Record, key: &str) -> Option<&'a str> {
    match record.values.get(key) {
        Some(Reading::Settled(sourced)) if !sourced.value.is_empty() => Some(&sourced.value),
        _ => None,
    }
}

impl Core {
    pub(crate) fn municipal_act(&mut self, work: &mut Work<'_, '_>, act: Municipal) -> Outcome {
        match act {
            Municipal::Formal(act) => self.formal(work, act).into(),
            Municipal::Assess(act) => self.assess(work, act),
            Municipal::Rank(act) => self.rank(work, act).into(),
            Municipal::Shortlist(act) => self.shortlist(work, act).into(),
            Municipal::Approve(act) => self.approve(work, act).into(),
            Municipal::Publicity(act) => self.publicity(work, act).into(),
            Municipal::Objection(act) => self.objection(work, act).into(),
            Municipal::Publish(act) => self.publish(work, act).into(),
            Municipal::Award(act) => self.award(work, act),
        }
    }

    /// Today, where the season takes place.
    pub(crate) fn this_day(&self, work: &Work<'_, '_>) -> Result<Date, Failure> {
        let now = jiff::Timestamp::from_millisecond(work.env.now.0).unwrap_or_default();
        Ok(self.season()?.local_date(now))
    }

    /// The season's only document of a kind.
    pub(crate) fn municipal_doc(&self, kind: Kind) -> Result<DocId, Failure> {
        Ok(DocId::only(kind, self.enrolled()?.roster.municipal.clone()))
    }

    /// The records of a section that nobody removed; none where the document is not here.
    pub(crate) fn records_of(
        &mut self,
        work: &Work<'_, '_>,
        doc: &DocId,
        section: &str,
    ) -> Result<Vec<Record>, Failure> {
        if !self.documents.contains_key(doc) {
            return Ok(Vec::new());
        }
        let all = self.reading(work, doc, |_, document| document.records(section))?;
        Ok(all.into_iter().filter(|record| !record.removed()).collect())
    }

    /// A dossier's newest version that the municipal bureau holds, taken back or not.
    pub(crate) fn handed_in(&self, doc: &DocId) -> Option<Sealed> {
        self.ledger.seals(doc).iter().rev().find(|sealed| self.ledger.receipt(&sealed.id).is_some()).cloned()
    }

    /// Whether a dossier takes part: handed in, and after the closing on the list or admitted.
    pub(crate) fn takes_part(&self, doc: &DocId) -> bool {
        let counts = || self.ledger.seals(doc).iter().any(|sealed| self.ledger.counts(&sealed.id));
        self.handed_in(doc).is_some() && (self.ledger.phase() != Phase::Closed || counts())
    }

    /// Everybody who takes part, by the random part of the dossier's id.
    pub(crate) fn participants(&self) -> BTreeMap<String, DocId> {
        let all = self.dossiers().filter(|(doc, _)| self.takes_part(doc));
        all.map(|(doc, _)| (doc.unique_text(), doc.clone())).collect()
    }

    /// The dossier with this random part, if it takes part.
    pub(crate) fn participant(&self, id: &str) -> Result<DocId, Failure> {
        let found = self.dossiers().map(|(doc, _)| doc).find(|doc| doc.unique_text() == id);
        found.cloned().ok_or_else(|| Failure::new("unknown_dossier", "本机没有这份申报。没有改动任何资料。"))
    }

    /// The ids of those whom people name.
    pub(crate) fn ids_of(&self, texts: &[String]) -> Result<Vec<String>, Failure> {
        texts.iter().map(|text| Ok(self.dossier(text)?.unique_text())).collect()
    }

    /// The names of those with these ids.
    pub(crate) fn names_of(&self, ids: &[String]) -> Vec<String> {
        ids.iter().map(|id| self.participant(id).map_or_else(|_| id.clone(), |doc| self.nominee(&doc))).collect()
    }

    /// Where the selection stands.
    pub(crate) fn course(&mut self, work: &Work<'_, '_>) -> Result<Course, Failure> {
        let channels = self.season()?.publicity.channels.clone();
        let mut course = Course { closed: self.ledger.phase() == Phase::Closed, channels, ..Course::default() };
        for (id, doc) in self.participants() {
            let nominee = self.nominee_standing(work, &doc)?;
            course.nominees.insert(id, nominee);
        }
        self.read_order(work, &mut course)?;
        self.read_bulletin(work, &mut course)?;
        self.read_objections(&mut course)?;
        Ok(course)
    }

    fn read_order(&mut self, work: &Work<'_, '_>, course: &mut Course) -> Result<(), Failure> {
        let assessment = self.municipal_doc(Kind::Assessment)?;
        course.order = parted(&self.field_of(&assessment, ORDER));
        course.chosen = parted(&self.field_of(&assessment, "shortlist"));
        course.reserves = parted(&self.field_of(&assessment, "reserves"));
        let cards =
            self.documents.get(&assessment).map(|entry| entry.summary.summary.conflicts.as_slice()).unwrap_or_default();
        course.order_contested = cards.iter().any(|card| card.field.as_deref() == Some(ORDER));
        let ranks = self.records_of(work, &assessment, "ranks")?;
        let party = ranks.iter().find(|record| record.id == PARTY);
        course.party = party.and_then(|record| decided(record, "decision")).map(|decision| decision == "pass");
        // What was approved stands, whatever another device did to the order without knowing.
        if let Some(record) = party.filter(|_| course.party == Some(true)) {
            course.order = parted(said(record, "order"));
        }
        Ok(())
    }

    fn read_bulletin(&mut self, work: &Work<'_, '_>, course: &mut Course) -> Result<(), Failure> {
        let bulletin = self.municipal_doc(Kind::Bulletin)?;
        for record in self.records_of(work, &bulletin, "publicity")? {
            if let Some(nominee) = course.nominees.get_mut(&record.id) {
                nominee.period = period_of(&record);
                nominee.proofs = proofs_of(&record).collect();
                nominee.publicity_closed = !said(&record, "closed").is_empty();
            }
        }
        for record in self.records_of(work, &bulletin, "awards")? {
            if let Some(nominee) = course.nominees.get_mut(&record.id) {
                nominee.certified = !said(&record, "cert_no").is_empty();
            }
        }
        if !self.field_of(&bulletin, "doc_no").is_empty() {
            course.published = Some(self.final_records(work)?.into_iter().map(|record| record.id).collect());
        }
        Ok(())
    }

    fn read_objections(&self, course: &mut Course) -> Result<(), Failure> {
        for case in self.cases()?.into_values() {
            let nominee = case.get("nominee").and_then(|id| course.nominees.get_mut(id));
            let Some(nominee) = nominee else { continue };
            match case.get("decision").map(String::as_str) {
                Some("upheld") => nominee.upheld = true,
                Some("dismissed") => {}
                _ => nominee.open_objections += 1,
            }
        }
        Ok(())
    }

    fn nominee_standing(&mut self, work: &Work<'_, '_>, doc: &DocId) -> Result<Nominee, Failure> {
        let checks = self.records_of(work, &doc.sibling(Kind::Review), "checks")?;
        let (formal, newer) = self.formal_standing(doc, &checks);
        let withdrawn = self.documents.get(doc).is_some_and(|entry| !entry.summary.summary.withdrawn.is_empty());
        let approved = |stage: &str| {
            let record = checks.iter().find(|record| record.id == stage)?;
            decided(record, "decision").map(|decision| decision == "pass")
        };
        let (org, group) = (approved("org"), approved("group"));
        let paid = checks.iter().any(|record| record.id == PAYMENT);
        Ok(Nominee { name: self.nominee(doc), formal, newer, withdrawn, org, group, paid, ..Nominee::default() })
    }

    /// The formal check of the newest version; where that waits for its own, the earlier one that passed.
    pub(crate) fn formal_standing(&self, doc: &DocId, checks: &[Record]) -> (Option<Formal>, bool) {
        let received = self.ledger.seals(doc).iter().rev().filter(|sealed| self.ledger.receipt(&sealed.id).is_some());
        let found: Vec<Option<Formal>> = received.map(|sealed| check_of(checks, sealed)).collect();
        match found.as_slice() {
            [None, earlier @ ..] => {
                let passed = earlier.iter().flatten().next() == Some(&Formal::Passed);
                (passed.then_some(Formal::Passed), passed)
            }
            [newest, ..] => (*newest, false),
            [] => (None, false),
        }
    }

    /// Asks the rules whether an act is allowed now.
    pub(crate) fn allowed(&mut self, work: &Work<'_, '_>, act: &Act) -> Result<Course, Failure> {
        self.only_municipal()?;
        let course = self.course(work)?;
        course.may(act).map_err(forbidden)?;
        Ok(course)
    }
}

/// What was decided about one version.
pub(crate) fn check_of(checks: &[Record], sealed: &Sealed) -> Option<Formal> {
    let seal = sealed.id.to_string();
    let record = checks.iter().find(|record| record.id == seal)?;
    match decided(record, "decision")? {
        "pass" => Some(Formal::Passed),
        "return" => Some(Formal::Returned),
        "refuse" => Some(Formal::Refused),
        _ => None,
    }
}
