//! 申报人登记册: everybody who applied, how far each has come, and who is not nominated (R34, requirements §1.4).

use jiangxuan_contract::answer::county::{Applicant, MaterialRow, Materials, NotNominated, Reconsidered};
use jiangxuan_model::{DocId, Kind};
use jiangxuan_rules::check::{Material, MaterialState, checklist};
use jiangxuan_rules::consultation::{self, LetterState};
use jiangxuan_rules::stage::{self, Ends};
use jiangxuan_rules::{DossierView, Season, Stage, matrix};

use super::Work;
use super::county::{field_edit, form_field};
use super::state::{Core, Entry};
use crate::command::Failure;

/// Field of a dossier: why the bureau does not nominate this applicant.
pub(crate) const DECLINED: &str = "declined";

/// Why the bureau does not nominate this applicant; empty where it may.
pub(crate) fn declined(entry: &Entry) -> &str {
    entry.summary.summary.fields.get(DECLINED).map_or("", String::as_str)
}

impl Core {
    /// How far a dossier has come; unknown until the rules were asked since its last change.
    pub(crate) fn stage(&self, doc: &DocId, entry: &Entry) -> Option<Stage> {
        let ends = self.ends(doc, entry);
        if ends == Ends::default() { entry.summary.prepared } else { Some(stage::stage(Stage::Draft, ends)) }
    }

    /// What ends a dossier's way, or has ended it.
    pub(crate) fn ends(&self, doc: &DocId, entry: &Entry) -> Ends {
        Ends {
            sealed: self.ledger.current(doc).is_some_and(|sealed| !self.edited_since(doc, sealed)),
            withdrawn: !entry.summary.summary.withdrawn.is_empty(),
            declined: !declined(entry).is_empty(),
        }
    }

    /// Everybody who applied at this bureau; at a municipal device, everybody.
    pub(crate) fn register(&mut self, work: &mut Work<'_, '_>) -> Result<Vec<Applicant>, Failure> {
        let (mine, municipal) = (self.my_bureau()?, self.municipal());
        let all = self.dossiers().map(|(doc, _)| doc.clone()).filter(|doc| municipal || doc.bureau == mine);
        let all: Vec<DocId> = all.collect();
        let mut rows = all.iter().map(|doc| self.applicant(work, doc)).collect::<Result<Vec<_>, _>>()?;
        rows.sort_by_cached_key(|row| (row.bureau.clone(), row.rank.unwrap_or(usize::MAX), row.name.clone()));
        Ok(rows)
    }

    fn applicant(&mut self, work: &mut Work<'_, '_>, doc: &DocId) -> Result<Applicant, Failure> {
        self.findings(work, doc)?;
        let told = self.viewed(work, doc, told)?;
        let entry = self.documents.get(doc).cloned().unwrap_or_default();
        let stage = self.stage(doc, &entry);
        Ok(Applicant {
            id: doc.to_string(),
            name: told.name,
            bureau: doc.bureau.clone(),
            bureau_name: self.bureau_name(&doc.bureau),
            channel: told.channel,
            employer: told.employer,
            occupation: told.occupation,
            level: told.level,
            conditions: told.conditions,
            frontline: told.frontline,
            consulted: told.consulted,
            meeting: told.meeting,
            stage,
            stage_name: stage.map(|stage| stage.zh().to_owned()),
            rank: self.rank_of(doc),
            blocking: entry.summary.blocking,
            delivery: self.delivery(doc),
            withdrawn: entry.summary.summary.withdrawn.clone(),
            declined: declined(&entry).to_owned(),
        })
    }

    pub(crate) fn decline(&mut self, work: &mut Work<'_, '_>, id: &str, reason: &str) -> Result<NotNominated, Failure> {
        let doc = self.own_dossiers(&[id.to_owned()])?.remove(0);
        Self::reasoned(reason, "不予推荐")?;
        self.edit(work, &doc, &[field_edit(DECLINED, reason.trim())])?;
        let now = self.stage_now(work, &doc)?;
        Ok(NotNominated { id: doc.to_string(), declined: reason.trim().to_owned(), now })
    }

    pub(crate) fn reconsider(&mut self, work: &mut Work<'_, '_>, id: &str) -> Result<Reconsidered, Failure> {
        let doc = self.own_dossiers(&[id.to_owned()])?.remove(0);
        let changed = self.edit(work, &doc, &[field_edit(DECLINED, "")])?;
        Ok(Reconsidered { id: doc.to_string(), changed, now: self.stage_now(work, &doc)? })
    }

    /// The checklist of one nominee.
    pub(crate) fn materials(&mut self, work: &mut Work<'_, '_>, id: &str) -> Result<Materials, Failure> {
        let doc = self.dossier(id)?;
        let rows = self.viewed(work, &doc, checklist)?;
        let missing = rows.iter().filter(|row| row.state != MaterialState::Ready).count();
        let row = |material: Material| MaterialRow { state_name: material.state.zh().to_owned(), material };
        Ok(Materials {
            id: doc.to_string(),
            name: self.nominee(&doc),
            copies: self.season()?.papers.copies,
            missing,
            materials: rows.into_iter().map(row).collect(),
        })
    }

    /// The review of a nominee, which the municipal bureau writes.
    pub(crate) fn review_of(doc: &DocId) -> DocId {
        doc.sibling(Kind::Review)
    }
}

/// What a dossier itself says of an applicant.
struct ToldOf {
    name: String,
    channel: String,
    employer: String,
    occupation: String,
    level: String,
    conditions: String,
    frontline: String,
    consulted: String,
    meeting: Option<String>,
}

fn told(season: &Season, view: &DossierView<'_>) -> ToldOf {
    let flags = matrix::flags(season, &view.fields);
    let letters = view.records.get("consultations").map_or(&[][..], Vec::as_slice);
    let rows = consultation::rows(season, &flags, letters);
    let asked: Vec<_> = rows.iter().filter(|row| row.required.is_some()).collect();
    let fine = asked.iter().filter(|row| row.state == LetterState::Fine).count();
    let field = |key: &str| {
        let raw = view.fields.get(key).copied().unwrap_or_default();
        form_field(key).map_or_else(|| raw.to_owned(), |field| jiangxuan_rules::fields::normalise(field, raw))
    };
    ToldOf {
        name: field("name"),
        channel: field("channel"),
        employer: field("employer_name"),
        occupation: field("occupation"),
        level: field("skill_level"),
        conditions: field("claimed_conditions"),
        frontline: field("is_frontline"),
        consulted: format!("{fine}/{}", asked.len()),
        meeting: view.meeting.map(|day| day.to_string()),
    }
}
