//! 申报人登记册: everybody who applied, how far each has come, and who is not nominated (R34, requirements §1.4).

use jiangxuan_model::{DocId, Kind};
use jiangxuan_rules::check::checklist;
use jiangxuan_rules::consultation::{self, LetterState};
use jiangxuan_rules::stage::{self, Ends};
use jiangxuan_rules::{DossierView, Season, Stage, matrix};
use serde_json::{Value, json};

use super::Work;
use super::county::{field_edit, form_field};
use super::state::{Core, Entry};
use crate::command::{Answer, Failure};

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
    pub(crate) fn register(&mut self, work: &mut Work<'_, '_>) -> Answer {
        let (mine, municipal) = (self.my_bureau()?, self.municipal());
        let all = self.dossiers().map(|(doc, _)| doc.clone()).filter(|doc| municipal || doc.bureau == mine);
        let all: Vec<DocId> = all.collect();
        let rows = all.iter().map(|doc| self.register_row(work, doc)).collect::<Result<Vec<_>, _>>();
        let mut rows = rows?;
        rows.sort_by_key(|row| {
            (row["bureau"].to_string(), row["rank"].as_u64().unwrap_or(u64::MAX), row["name"].to_string())
        });
        Ok(Value::Array(rows))
    }

    fn register_row(&mut self, work: &mut Work<'_, '_>, doc: &DocId) -> Result<Value, Failure> {
        self.findings(work, doc)?;
        let mut row = self.viewed(work, doc, applicant)?;
        let entry = self.documents.get(doc).cloned().unwrap_or_default();
        let stage = self.stage(doc, &entry);
        row["id"] = json!(doc.to_string());
        row["bureau"] = json!(doc.bureau);
        row["bureau_name"] = json!(self.bureau_name(&doc.bureau));
        row["stage"] = json!(stage.map(Stage::key));
        row["stage_name"] = json!(stage.map(Stage::zh));
        row["rank"] = json!(self.rank_of(doc));
        row["blocking"] = json!(entry.summary.blocking);
        row["delivery"] = json!(self.delivery(doc));
        row["withdrawn"] = json!(entry.summary.summary.withdrawn);
        row["declined"] = json!(declined(&entry));
        Ok(row)
    }

    pub(crate) fn decline(&mut self, work: &mut Work<'_, '_>, id: &str, reason: &str) -> Answer {
        let doc = self.own_dossiers(&[id.to_owned()])?.remove(0);
        Self::reasoned(reason, "不予推荐")?;
        self.edit(work, &doc, &[field_edit(DECLINED, reason.trim())])?;
        let mut answer = json!({ "id": doc.to_string(), "declined": reason.trim() });
        self.tell_stage(work, &doc, &mut answer)?;
        Ok(answer)
    }

    pub(crate) fn reconsider(&mut self, work: &mut Work<'_, '_>, id: &str) -> Answer {
        let doc = self.own_dossiers(&[id.to_owned()])?.remove(0);
        let changed = self.edit(work, &doc, &[field_edit(DECLINED, "")])?;
        let mut answer = json!({ "id": doc.to_string(), "changed": changed });
        self.tell_stage(work, &doc, &mut answer)?;
        Ok(answer)
    }

    /// The checklist of one nominee.
    pub(crate) fn materials(&mut self, work: &mut Work<'_, '_>, id: &str) -> Answer {
        let doc = self.dossier(id)?;
        let rows = self.viewed(work, &doc, checklist)?;
        let missing = rows.iter().filter(|row| row.state != jiangxuan_rules::check::MaterialState::Ready).count();
        let shown: Vec<Value> = rows
            .iter()
            .map(|row| {
                let mut value = serde_json::to_value(row).unwrap_or_default();
                value["state_name"] = json!(row.state.zh());
                value
            })
            .collect();
        let copies = self.season()?.papers.copies;
        Ok(
            json!({ "id": doc.to_string(), "name": self.nominee(&doc), "copies": copies, "missing": missing, "materials": shown }),
        )
    }

    /// The review of a nominee, which the municipal bureau writes.
    pub(crate) fn review_of(doc: &DocId) -> DocId {
        doc.sibling(Kind::Review)
    }
}

/// What the register says of an applicant.
fn applicant(season: &Season, view: &DossierView<'_>) -> Value {
    let flags = matrix::flags(season, &view.fields);
    let letters = view.records.get("consultations").map_or(&[][..], Vec::as_slice);
    let rows = consultation::rows(season, &flags, letters);
    let asked: Vec<_> = rows.iter().filter(|row| row.required.is_some()).collect();
    let fine = asked.iter().filter(|row| row.state == LetterState::Fine).count();
    let field = |key: &str| {
        let raw = view.fields.get(key).copied().unwrap_or_default();
        form_field(key).map_or_else(|| raw.to_owned(), |field| jiangxuan_rules::fields::normalise(field, raw))
    };
    json!({
        "name": field("name"), "channel": field("channel"), "employer": field("employer_name"), "occupation": field("occupation"),
        "level": field("skill_level"), "conditions": field("claimed_conditions"), "frontline": field("is_frontline"),
        "consulted": format!("{fine}/{}", asked.len()), "meeting": view.meeting.map(|day| day.to_string()),
    })
}
