//! The audit trail: writing acts down, and finding who did what, when, to whom.

use std::path::PathBuf;

use jiangxuan_contract::answer::upkeep::{AuditRow, AuditSource, TrailVerified, TrailWritten};
use jiangxuan_model::{DocId, Kind, Time};
use jiangxuan_store::Shelf;
use jiangxuan_trust::Claim;

use super::campaign::rfc3339;
use super::state::Core;
use super::veil::{Look, veiled};
use super::{Outcome, Work};
use crate::command::{AuditFilter, Failure};
use crate::settings;
use crate::trail::{Entry, Head, Told, TrailFile, whole};

impl Core {
    /// Writes an act down as the next entry of this device's trail.
    pub(crate) fn note_act(&mut self, work: &mut Work<'_, '_>, told: Told) {
        let named = if told.subject.is_empty() { None } else { self.dossier(&told.subject).ok() };
        let subject = named.map_or(told.subject, |doc| doc.to_string());
        let (person, ..) = self.who(&self.me.id());
        let entry = Entry {
            no: self.trail.no + 1,
            previous: self.trail.hash,
            time: work.env.now,
            person,
            act: told.act,
            subject,
            fields: told.fields,
            note: told.note,
        };
        self.trail = Head { no: entry.no, hash: entry.hash() };
        work.step.write(settings::put(format!("{}{:020}", settings::AUDIT, entry.no), &entry));
        work.step.write(settings::put(settings::AUDIT_HEAD, &self.trail));
    }

    /// Writes down that something masked was shown in full.
    pub(crate) fn audit(&mut self, work: &mut Work<'_, '_>, act: &str, subject: &str) {
        self.note_act(work, Told { act: act.to_owned(), subject: subject.to_owned(), ..Told::default() });
    }

    fn trail_entries(&self, shelf: &dyn Shelf) -> Result<Vec<Entry>, Failure> {
        Ok(settings::all::<Entry>(shelf, settings::AUDIT)?.into_iter().map(|(_, entry)| entry).collect())
    }

    pub(crate) fn audit_verify(&self, work: &Work<'_, '_>) -> Result<TrailVerified, Failure> {
        let entries = self.trail_entries(work.shelf)?;
        let head: Head = settings::get(work.shelf, settings::AUDIT_HEAD)?.unwrap_or_default();
        whole(&entries, &head).map_err(|no| {
            Failure::new(
                "not_verified",
                format!(
                    "审计记录核验不通过：第 {no} 条与前后不相连，记录被改动、删除或截断过。请保留现场并联系登记设备。"
                ),
            )
        })?;
        Ok(head.verified(&self.me.id()))
    }

    pub(crate) fn audit_export(&self, work: &Work<'_, '_>, out: PathBuf) -> Outcome {
        let made = self.trail_entries(work.shelf).and_then(|entries| {
            let count = entries.len();
            let membership = self.roster.as_ref().map(|held| held.log.proof_of(&self.me.id())).unwrap_or_default();
            let file = TrailFile::sign(&self.me, self.trail, entries, membership);
            let bytes =
                serde_json::to_vec_pretty(&file).map_err(|error| Failure::new("internal", error.to_string()))?;
            Ok((bytes, count))
        });
        match made {
            Ok((bytes, count)) => Outcome::File(out.clone(), bytes, TrailWritten { file: out, count }.into()),
            Err(failure) => failure.into(),
        }
    }

    /// Acts of this device, signed statements, and every value that was ever written, oldest first.
    pub(crate) fn audit_list(&mut self, work: &Work<'_, '_>, filter: &AuditFilter) -> Result<Vec<AuditRow>, Failure> {
        let mut rows = self.acts(work)?;
        rows.extend(self.stated());
        let docs: Vec<DocId> = self.documents.keys().cloned().collect();
        for doc in docs {
            rows.extend(self.written_in(work, &doc)?);
        }
        rows.retain(|(time, row)| wanted(filter, *time, row));
        rows.sort_by_key(|(time, _)| *time);
        let skip = filter.limit.map_or(0, |limit| rows.len().saturating_sub(limit));
        Ok(rows.into_iter().skip(skip).map(|(_, row)| row).collect())
    }

    fn acts(&self, work: &Work<'_, '_>) -> Result<Vec<(Time, AuditRow)>, Failure> {
        let (_, bureau, device) = self.who(&self.me.id());
        let row = |entry: Entry| {
            let name = entry.subject.parse::<DocId>().map(|doc| self.subject_name(&doc)).unwrap_or_default();
            let row = AuditRow {
                time: rfc3339(entry.time),
                actor: entry.person,
                bureau: bureau.clone(),
                device: device.clone(),
                act: entry.act,
                subject: Some(entry.subject),
                name: Some(name),
                field: entry.fields.join("、"),
                value: String::new(),
                note: entry.note,
                source: AuditSource::Act,
                no: Some(entry.no),
            };
            (entry.time, row)
        };
        Ok(self.trail_entries(work.shelf)?.into_iter().map(row).collect())
    }

    /// The nominee whom a document is about.
    fn subject_name(&self, doc: &DocId) -> String {
        self.nominee(&doc.sibling(Kind::Dossier))
    }

    fn stated(&self) -> Vec<(Time, AuditRow)> {
        let row = |held: &crate::ledger::Held| {
            let (act, doc, note) = match &held.statement.claim {
                Claim::Seal(seal) => ("seal", Some(&seal.doc), format!("第 {} 版", seal.version)),
                Claim::Reopen(reopen) => ("reopen", Some(&reopen.doc), reopen.reason.clone()),
                Claim::Receipt(receipt) => ("receipt", Some(&receipt.doc), format!("No.{}", receipt.no)),
                Claim::Admission(admission) => ("admission", Some(&admission.doc), admission.reason.clone()),
                Claim::Closing {} => ("closing", None, String::new()),
                Claim::Manifest(manifest) => ("manifest", None, self.bureau_name(&manifest.bureau)),
                Claim::Closed(closed) => ("closed", None, format!("{} 件", closed.count)),
                Claim::Extension(extension) => {
                    ("extension", None, format!("{}：{}", self.bureau_name(&extension.bureau), extension.reason))
                }
                Claim::PhoneNote(note) => ("phone_note", None, note.note.clone()),
            };
            let (person, bureau, device) = self.who(&held.statement.author);
            let row = AuditRow {
                time: rfc3339(held.statement.time),
                actor: person,
                bureau,
                device,
                act: act.to_owned(),
                subject: doc.map(ToString::to_string),
                name: doc.map(|doc| self.subject_name(doc)),
                field: String::new(),
                value: String::new(),
                note,
                source: AuditSource::Statement,
                no: None,
            };
            (held.statement.time, row)
        };
        self.ledger.held().values().map(row).collect()
    }

    fn written_in(&mut self, work: &Work<'_, '_>, doc: &DocId) -> Result<Vec<(Time, AuditRow)>, Failure> {
        self.reading(work, doc, |core, document| {
            let name = core.subject_name(doc);
            let row = |past: jiangxuan_model::Past| {
                let (person, bureau, device) = core.who(&past.written.device);
                let value = veiled(&past.field, &past.written.value, Look::Masked);
                let row = AuditRow {
                    time: rfc3339(past.written.time),
                    actor: person,
                    bureau,
                    device,
                    act: "write".to_owned(),
                    subject: Some(doc.to_string()),
                    name: Some(name.clone()),
                    field: past.field,
                    value,
                    note: String::new(),
                    source: AuditSource::Document,
                    no: None,
                };
                (past.written.time, row)
            };
            document.history(None).into_iter().map(row).collect()
        })
    }
}

fn wanted(filter: &AuditFilter, time: Time, row: &AuditRow) -> bool {
    let fits = |wanted: &Option<String>, found: bool| wanted.is_none() || found;
    let person = filter.person.as_deref().unwrap_or_default();
    let field = filter
        .field
        .as_deref()
        .map(|field| jiangxuan_rules::fields::resolve(field).unwrap_or(field))
        .unwrap_or_default();
    let column = |path: &str| path.split(['/', '、']).any(|part| part == field);
    let actor = filter.actor.as_deref().unwrap_or_default();
    fits(
        &filter.person,
        row.name.as_deref().unwrap_or_default() == person || row.subject.as_deref().unwrap_or_default() == person,
    ) && fits(&filter.field, row.field == field || column(&row.field))
        && fits(&filter.actor, row.actor == actor || row.device == actor || row.bureau == actor)
        && filter.from.is_none_or(|from| time >= from)
        && filter.until.is_none_or(|until| time < until)
}
