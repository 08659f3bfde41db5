//! The county side: which command does what, and the acts that fill a few fields.

use jiangxuan_contract::answer::county::{OnItsWay, Reviewed, Visited};
use jiangxuan_contract::answer::dossier::{Saved, StageNow};
use jiangxuan_model::{DocId, Edit};
use jiangxuan_rules::dates;
use jiangxuan_rules::fields::{self, Field};

use super::accounts;
use super::state::Core;
use super::{Outcome, Work};
use crate::command::{County, Failure};

impl Core {
    pub(crate) fn county(&mut self, work: &mut Work<'_, '_>, command: County) -> Outcome {
        match command {
            County::ConsultList { id } => self.consult_list(work, &id).into(),
            County::ConsultSend { ids, departments, letter, date } => {
                self.consult_send(work, &ids, &departments, &letter, &date).into()
            }
            reply @ County::ConsultReply { .. } => self.consult_reply(work, reply).into(),
            County::Review { id, result, reviewer, date, note } => {
                let values =
                    [("review_result", result), ("reviewer", reviewer), ("review_date", date), ("review_note", note)];
                self.review(work, &id, values).into()
            }
            County::Visit { id, date, place, people, findings } => {
                self.visit(work, &id, [date, place, people, findings]).into()
            }
            County::Attest { id, basis, consent } => self.attest(work, &id, &basis, consent).into(),
            meeting @ County::MeetingRecord { .. } => self.meeting_record(work, meeting).into(),
            County::MeetingList => self.meeting_list(work).into(),
            County::RankList => self.rank_list().into(),
            County::RankSet { ids, reason } => self.rank_set(work, &ids, &reason).into(),
            County::RankMove { id, to, reason } => self.rank_move(work, &id, to, &reason).into(),
            County::Register => self.register(work).into(),
            County::Decline { id, reason } => self.decline(work, &id, &reason).into(),
            County::Reconsider { id } => self.reconsider(work, &id).into(),
            County::Materials { id } => self.materials(work, &id).into(),
            County::ConditionList => self.condition_list(work).into(),
            County::ConditionAdd { text, basis } => self.condition_add(work, &text, &basis).into(),
            County::ConditionRemove { condition, reason } => self.condition_remove(work, &condition, &reason).into(),
            County::ConditionMark { id, condition, answer } => {
                self.condition_mark(work, &id, &condition, &answer).into()
            }
            County::Quota { bureau } => self.quota(work, bureau.as_ref()).into(),
            County::Timetable => self.timetable(work).into(),
            County::TimetableSet { id, day, text } => self.timetable_set(work, id, day, &text).into(),
            County::TimetableDrop { id } => self.timetable_drop(work, id).into(),
            County::AccountList { unmask } => accounts::list(self, work, unmask).into(),
            County::AccountSet { id, bank, number, holder } => {
                accounts::set(self, work, &id, [&bank, &number, &holder]).into()
            }
            County::QuotaDecide { id, accept, reason } => self.quota_decide(work, &id, accept, &reason).into(),
        }
    }

    /// R32: 资料审查. What has no content stays as it is.
    fn review<const N: usize>(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        values: [(&str, String); N],
    ) -> Result<Reviewed, Failure> {
        let told = values.into_iter().filter(|(_, value)| !value.trim().is_empty());
        let values: Vec<(String, String)> = told.map(|(key, value)| (key.to_owned(), value)).collect();
        let saved = self.dossier_set(work, id, &values)?;
        let doc = self.dossier(id)?;
        Ok(Reviewed { saved, now: self.stage_now(work, &doc)? })
    }

    /// R33: 考察核实.
    fn visit(&mut self, work: &mut Work<'_, '_>, id: &str, values: [String; 4]) -> Result<Visited, Failure> {
        let keys = ["date", "place", "people", "findings"].map(str::to_owned);
        let values: Vec<(String, String)> = keys.into_iter().zip(values).collect();
        let saved = self.record_set(work, id, "visits", None, &values)?;
        let doc = self.dossier(id)?;
        Ok(Visited { saved, now: self.stage_now(work, &doc)? })
    }

    /// R11–R14 and R24: the bureau vouches for the basic conditions; the nominee has signed.
    fn attest(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        basis: &str,
        consent: Option<String>,
    ) -> Result<Saved, Failure> {
        let fields = self.season()?.attestations.iter().map(|attestation| (attestation.field.clone(), "是".to_owned()));
        let own = [("attest_basis".to_owned(), basis.to_owned())].into_iter();
        let values: Vec<(String, String)> =
            fields.chain(own).chain(consent.map(|day| ("consent_date".to_owned(), day))).collect();
        self.dossier_set(work, id, &values)
    }

    /// How far a dossier has come, with the findings noted in its projection.
    pub(crate) fn stage_now(&mut self, work: &mut Work<'_, '_>, doc: &DocId) -> Result<StageNow, Failure> {
        self.findings(work, doc)?;
        let stage = self.documents.get(doc).and_then(|entry| self.stage(doc, entry));
        Ok(StageNow { name: self.nominee(doc), stage, stage_name: stage.map(|stage| stage.zh().to_owned()) })
    }

    /// Where a dossier stands, for an answer about several.
    pub(crate) fn on_its_way(&mut self, work: &mut Work<'_, '_>, doc: &DocId) -> Result<OnItsWay, Failure> {
        let findings = self.findings(work, doc)?;
        let about = |place: &str| place.starts_with("consultations") || place == "meeting" || place == "visits";
        let findings = findings.into_iter().filter(|f| f.field.as_deref().is_some_and(about)).collect();
        Ok(OnItsWay { id: doc.to_string(), now: self.stage_now(work, doc)?, findings })
    }

    /// The dossiers that these texts name, each of this bureau and each once.
    pub(crate) fn own_dossiers(&self, ids: &[String]) -> Result<Vec<DocId>, Failure> {
        let mine = self.my_bureau()?;
        let mut found = Vec::new();
        for id in ids {
            let doc = self.dossier(id)?;
            if doc.bureau != mine {
                return Err(Failure::new("not_yours", format!("「{id}」不是本单位的申报。没有改动。")));
            }
            if found.contains(&doc) {
                return Err(Failure::new("twice", format!("「{id}」写了两次。没有改动。")));
            }
            found.push(doc);
        }
        Ok(found)
    }

    /// Refuses an act that needs a reason and has none.
    pub(crate) fn reasoned(reason: &str, what: &str) -> Result<(), Failure> {
        if reason.trim().is_empty() {
            return Err(Failure::new("reason", format!("{what}须写明理由（--reason）。没有改动。")));
        }
        Ok(())
    }
}

/// A day as it is stored: tidied where its meaning is plain.
pub(crate) fn day(text: &str) -> String {
    dates::normalise(text)
}

/// Sets a record, leaving out what nobody said.
pub(crate) fn record_edit(section: &str, id: &str, values: &[(&str, &str)]) -> Edit {
    let told = values.iter().filter(|(_, value)| !value.trim().is_empty());
    let values = told.map(|(key, value)| ((*key).to_owned(), value.trim().to_owned())).collect();
    Edit::Record { section: section.to_owned(), id: id.to_owned(), values }
}

/// Sets a plain field.
pub(crate) fn field_edit(key: &str, value: impl Into<String>) -> Edit {
    Edit::Field { key: key.to_owned(), value: value.into() }
}

/// The field of the form with this key.
pub(crate) fn form_field(key: &str) -> Option<&'static Field> {
    fields::field(key)
}
