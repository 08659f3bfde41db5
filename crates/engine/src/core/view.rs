//! The shapes that commands answer in (design §9), and which command does what.

use std::collections::BTreeMap;

use jiangxuan_model::{Conflict, DocId, Document, Kind, Past, Reading, Record, Sourced};
use jiangxuan_rules::Stage;
use serde_json::{Map, Value, json};

use super::campaign::{Wish, rfc3339};
use super::ranking::ORDER;
use super::register::declined;
use super::state::{Core, Entry};
use super::{Outcome, Work};
use crate::command::{Answer, Command, Failure};
use crate::settings::{self, Pending};

/// Fields of the assessment that hold nominees in an order.
const LISTS: &[&str] = &[super::order::ORDER, "shortlist", "reserves"];

impl Core {
    pub(crate) fn command(&mut self, work: &mut Work<'_, '_>, id: u64, command: Command) -> Outcome {
        match command {
            Command::Status => self.status(work).into(),
            Command::CampaignCreate { season, bureau_name, device_name, person } => {
                self.found(work, &season, &bureau_name, &device_name, &person).into()
            }
            Command::CampaignShow => self.campaign().into(),
            Command::RecoveryExport { passphrase } => self.export_recovery(work, &passphrase).into(),
            Command::RecoveryImport { text, passphrase } => self.import_recovery(work, &text, &passphrase).into(),
            Command::Invite { bureau, role, valid, preapproved, addresses, relay } => {
                self.invite(work, Wish { bureau, role, valid, preapproved, addresses, relay }).into()
            }
            Command::Join { ticket, device_name, person } => self.join(work, &ticket, &device_name, &person).into(),
            Command::JoinExport { out } => self.join_export(work, out),
            Command::DeviceList => self.devices(work).into(),
            Command::DeviceConfirm { code } => self.confirm(work, &code).into(),
            Command::DeviceReject { code } => self.reject(work, &code).into(),
            Command::DeviceRevoke { device, reason } => self.revoke(work, &device, &reason).into(),
            Command::PeerAdd { device, addresses } => self.peer_add(work, device, addresses).into(),
            Command::PeerList => self.peers(work).into(),
            Command::CloseBegin => self.close_begin(work).into(),
            Command::CloseFinish => self.close_finish(work).into(),
            Command::CloseLate => self.close_late().into(),
            Command::CloseAdmit { id, reason } => self.close_admit(work, &id, &reason).into(),
            Command::CloseExtend { bureau, until, reason } => self.close_extend(work, bureau, until, &reason).into(),
            Command::PhoneCode { id } => self.phone_code(&id).into(),
            Command::PhoneRecord { bureau, code, note } => self.phone_record(work, bureau, &code, &note).into(),
            Command::PhoneList => self.phone_list().into(),
            Command::CarryExport { to, out } => self.carry_export(work, &to, out),
            Command::QuarantineList => self.quarantine_list(work).into(),
            Command::QuarantineAdmit { no, reason } => self.quarantine_admit(work, id, no, &reason),
            Command::QuarantineDiscard { no, reason } => self.quarantine_discard(work, no, &reason).into(),
            Command::ReceiptList { id } => self.receipts(id.as_deref()).into(),
            Command::ReceiptExport { no, out } => match self.receipt_file(no) {
                Ok(bytes) => Outcome::File(out.clone(), bytes, json!({ "no": no, "file": out })),
                Err(failure) => failure.into(),
            },
            Command::ConflictList { id } => self.conflicts(id.as_deref()).into(),
            Command::ConflictResolve { conflict, choice, reason } => {
                self.resolve(work, &conflict, choice, reason.as_deref()).into()
            }
            Command::AuditList(filter) => self.audit_list(work, &filter).into(),
            Command::AuditExport { out } => self.audit_export(work, out),
            Command::AuditVerify => self.audit_verify(work).into(),
            Command::Municipal(act) => self.municipal_act(work, act),
            other => self.dossier_command(work, other).into(),
        }
    }

    fn dossier_command(&mut self, work: &mut Work<'_, '_>, command: Command) -> Answer {
        match command {
            Command::County(county) => self.county(work, county),
            Command::Papers(act) => self.papers(work, act),
            Command::DossierNew { name } => self.dossier_new(work, &name),
            Command::DossierList => {
                let twins = self.twin_counts();
                Ok(self.dossiers().map(|(doc, entry)| self.row(doc, entry, &twins)).collect())
            }
            Command::DossierShow { id, unmask } => self.show(work, &id, unmask),
            Command::DossierSet { id, values } => self.dossier_set(work, &id, &values),
            Command::DossierText { id, text, base } => self.dossier_text(work, &id, &text, base.as_deref()),
            Command::RecordSet { id, section, record, values } => self.record_set(work, &id, &section, record, &values),
            Command::RecordRemove { id, section, record, reason } => {
                self.record_remove(work, &id, &section, &record, &reason)
            }
            Command::DossierImport { file, sheet, apply } => self.import_list(work, &file, &sheet, apply.as_deref()),
            Command::DossierWithdraw { id, reason } => self.withdraw(work, &id, &reason),
            Command::DossierRestore { id } => self.restore(work, &id),
            Command::DossierHistory { id, field } => self.history(work, &id, field.as_deref()),
            Command::DossierCheck { id } => self.dossier_check(work, &id),
            Command::DossierEvidence { id } => self.evidence(work, &id),
            Command::DossierExtract { id, record, .. } => self.extract_proof(work, &id, &record),
            Command::DossierLook { id, record, .. } => self.proof_here(work, &id, &record),
            Command::ScanList { at } => self.scan_list(work, &at),
            Command::ScanExtract { at, scan, .. } => self.extract_scan(work, &at, &scan),
            Command::ScanLook { at, scan, .. } => self.scan_here(work, &at, &scan).map(|(_, row)| row),
            Command::DossierSeal { id } => self.seal(work, &id),
            Command::DossierVersions { id } => self.versions(&id),
            Command::DossierDiff { id, from, to, unmask } => self.difference(work, &id, from, to, unmask),
            Command::DossierReopen { id, reason } => self.reopen(work, &id, &reason),
            // Files, the network and the disk are the runtime's.
            _ => Err(Failure::new("internal", "这项操作须由运行中的程序执行。没有改动。")),
        }
    }

    fn status(&self, work: &Work<'_, '_>) -> Answer {
        let device = self.me.id().to_string();
        let Some(roster) = self.roster() else {
            let joining = self.joining_row(work);
            let state = if joining.is_null() { "new" } else { "pending" };
            return Ok(json!({ "campaign": null, "device": device, "state": state, "joining": joining }));
        };
        let member = roster.member(&self.me.id());
        let deadline = self.season.as_ref().map(|season| season.deadline());
        let now = jiff::Timestamp::from_millisecond(work.env.now.0).unwrap_or_default();
        let days = self.season.as_ref().map(|season| season.days_left(season.local_date(now)));
        let pending = settings::all::<Pending>(work.shelf, settings::PENDING)?.len();
        let mut delivered = BTreeMap::new();
        for (doc, _) in self.dossiers() {
            *delivered.entry(self.delivery(doc).word()).or_insert(0) += 1;
        }
        Ok(json!({
            "campaign": roster.campaign.to_string(),
            "title": self.season.as_ref().map(|season| season.title.clone()),
            "bureau": member.map(|member| member.bureau.clone()),
            "bureau_name": member.map(|member| self.bureau_name(&member.bureau)),
            "role": member.map(|member| member.role),
            "state": match self.standing(&self.me.id()) { super::Standing::Member if !self.cut_off => "enrolled", _ => "revoked" },
            "device": device,
            "device_name": member.map(|member| member.name.clone()),
            "person": member.map(|member| member.person.clone()),
            "clock": rfc3339(work.env.now),
            "deadline": deadline.map(|deadline| deadline.to_string()),
            "days_left": days,
            "next_due": self.next_due(work),
            "phase": self.ledger.phase().word(),
            "archive": self.archive_row(),
            "extension": member.and_then(|member| self.ledger.extension(&member.bureau)).map(rfc3339),
            "dossiers": self.dossiers().count(),
            "delivered": delivered,
            "conflicts": self.all_cards().len(),
            "quarantine": self.quarantine_open,
            "pending": pending,
            "peers": self.conversations.len(),
            "alarms": self.alarms.values().cloned().chain(self.doubled_receipts()).chain(self.shared_proofs()).collect::<Vec<_>>(),
        }))
    }

    /// Receipt numbers given twice, as an alarm.
    fn doubled_receipts(&self) -> Option<String> {
        let numbers: Vec<String> = self.ledger.doubled().iter().map(u64::to_string).collect();
        let text = format!(
            "回执号 {} 各有两份：市局主机曾从旧备份恢复。两份回执和材料都有效、都已保留；请市局核对后告知推荐单位。",
            numbers.join("、")
        );
        (!numbers.is_empty()).then_some(text)
    }

    /// One line of the list.
    pub(crate) fn row(&self, doc: &DocId, entry: &Entry, twins: &BTreeMap<String, usize>) -> Value {
        let id = doc.to_string();
        let twins = twins.get(&id).copied().unwrap_or_default();
        let summary = &entry.summary.summary;
        let sealed = self.ledger.current(doc);
        let receipt = sealed.and_then(|sealed| self.ledger.receipt(&sealed.id));
        let version = self.ledger.seals(doc).last().map_or(0, |sealed| sealed.seal.version);
        let edited = sealed.is_some_and(|sealed| self.edited_since(doc, sealed));
        let stage = self.stage(doc, entry);
        let mut row = json!({
            "id": id,
            "name": self.nominee(doc),
            "bureau": doc.bureau,
            "bureau_name": self.bureau_name(&doc.bureau),
            "state": self.state_word(doc, entry),
            "stage": stage.map(Stage::key),
            "stage_name": stage.map(Stage::zh),
            "rank": self.rank_of(doc),
            "delivery": self.delivery(doc).word(),
            "version": version,
            "edited_since_seal": edited,
            "receipt": receipt.map(|(_, receipt)| receipt.no),
            "conflicts": summary.conflicts.len() + twins,
            "findings": entry.summary.findings,
            "blocking": entry.summary.blocking,
            "updated": summary.updated.map(|(_, time)| rfc3339(time)),
            "updated_by": summary.updated.map(|(device, _)| self.who(&device).0),
            "sealed_at": sealed.map(|sealed| rfc3339(sealed.time)),
        });
        if let (Some(row), Value::Object(listed)) = (row.as_object_mut(), self.listed(entry)) {
            row.extend(listed);
        }
        row
    }

    fn state_word(&self, doc: &DocId, entry: &Entry) -> &'static str {
        if !entry.summary.summary.withdrawn.is_empty() {
            return "withdrawn";
        }
        match self.ledger.current(doc) {
            Some(sealed) if !self.edited_since(doc, sealed) => "sealed",
            Some(_) => "edited",
            None if !self.ledger.seals(doc).is_empty() => "reopened",
            None => "draft",
        }
    }

    fn show(&mut self, work: &mut Work<'_, '_>, id: &str, unmask: bool) -> Answer {
        let doc = self.dossier(id)?;
        let count = if self.season.is_some() { Some(self.findings(work, &doc)?.len()) } else { None };
        if unmask {
            self.audit(work, "unmask", &doc.to_string());
        }
        let content = self.reading(work, &doc, |_, document| content(document, unmask))?;
        let entry = self.documents.get(&doc).cloned().unwrap_or_default();
        let mut row = self.row(&doc, &entry, &self.twin_counts());
        row["findings"] = json!(count);
        row["withdrawn"] = json!(entry.summary.summary.withdrawn);
        row["declined"] = json!(declined(&entry));
        if let (Some(row), Some(content)) = (row.as_object_mut(), content.as_object()) {
            row.extend(content.clone());
        }
        Ok(row)
    }

    fn history(&mut self, work: &Work<'_, '_>, id: &str, field: Option<&str>) -> Answer {
        let doc = self.dossier(id)?;
        let field = field.map(|name| jiangxuan_rules::fields::resolve(name).unwrap_or(name).to_owned());
        self.reading(work, &doc, |core, document| {
            let values = document.history(field.as_deref()).into_iter().map(|past| core.past(&past));
            let decisions = core.decided(document).into_iter();
            values.chain(decisions.filter(|row| field.is_none() || row["field"].as_str() == field.as_deref())).collect()
        })
    }

    fn past(&self, past: &Past) -> Value {
        let mut row = self.side(&past.written);
        row["field"] = json!(past.field);
        if past.field == "id_number" {
            row["value"] = json!(masked(&past.written.value));
        }
        row
    }

    /// Decisions about conflicts, as lines of the history.
    fn decided(&self, document: &Document) -> Vec<Value> {
        let decisions = document.decisions().into_iter();
        decisions
            .flat_map(|(conflict, all)| all.into_iter().map(move |values| (conflict.clone(), values)))
            .filter_map(|(conflict, values)| {
                let text = |key: &str| values.get(key).map(|reading| reading.shown().to_owned()).unwrap_or_default();
                let made =
                    values.values().find_map(|reading| reading.all().first().map(|sourced| (*sourced).clone()))?;
                let mut row = self.side(&Sourced { value: text("choice"), ..made });
                row["field"] = json!(text("field"));
                row["decision"] = json!(conflict);
                row["reason"] = json!(text("reason"));
                Some(row)
            })
            .collect()
    }

    /// A value with its person, bureau, device and time.
    pub(crate) fn side(&self, sourced: &Sourced) -> Value {
        let (person, bureau, device) = self.who(&sourced.device);
        json!({
            "value": sourced.value, "person": person, "bureau": bureau, "device": device,
            "time": rfc3339(sourced.time), "change": sourced.change.to_string(),
        })
    }

    pub(crate) fn card(&self, card: &Conflict) -> Value {
        let dossier = (card.doc.kind == Kind::Dossier).then(|| card.doc.to_string());
        let mut value = json!({
            "id": card.id, "kind": card.kind, "bureau": card.doc.bureau, "dossier": dossier, "name": self.nominee(&card.doc), "field": card.field,
            "base": card.base, "sides": card.sides.iter().map(|side| self.side(side)).collect::<Vec<_>>(),
        });
        if holds_order(card) {
            let shown = |order: &str| json!(self.order_in_words(&card.doc, order));
            value["base_shown"] = card.base.as_deref().map_or(Value::Null, shown);
            card.sides.iter().enumerate().for_each(|(at, side)| value["sides"][at]["shown"] = shown(&side.value));
        }
        value
    }

    /// An order of nominees is told by their names; the value stays what is chosen by.
    fn order_in_words(&self, doc: &DocId, order: &str) -> String {
        if doc.kind == Kind::Desk {
            return self.in_names(&doc.bureau, order);
        }
        let names = self.names_of(&super::order::parted(order));
        names.iter().enumerate().map(|(at, name)| format!("{}. {name}", at + 1)).collect::<Vec<_>>().join(" ")
    }
}

/// Whether people disagree about an order of nominees.
fn holds_order(card: &Conflict) -> bool {
    let field = card.field.as_deref().unwrap_or_default();
    match card.doc.kind {
        Kind::Desk => field == ORDER,
        Kind::Assessment => LISTS.contains(&field),
        _ => false,
    }
}

/// Fields, narrative and records of a document.
pub(crate) fn content(document: &Document, unmask: bool) -> Value {
    let mut fields = Map::new();
    let mut contested = Map::new();
    for (key, reading) in document.fields() {
        let show = |text: &str| if key == "id_number" && !unmask { masked(text) } else { text.to_owned() };
        if matches!(reading, Reading::Contested { .. }) {
            let all: Vec<String> = reading.all().into_iter().map(|sourced| show(&sourced.value)).collect();
            contested.insert(key.clone(), json!(all));
        }
        fields.insert(key.clone(), json!(show(reading.shown())));
    }
    let sections = jiangxuan_model::layout::sections(document.id().kind).iter();
    let records: Map<String, Value> = sections
        .map(|section| {
            ((*section).to_owned(), document.records(section).iter().filter(|r| !r.removed()).map(record).collect())
        })
        .filter(|(_, records): &(String, Value)| records.as_array().is_some_and(|records| !records.is_empty()))
        .collect();
    json!({ "fields": fields, "contested": contested, "narrative": document.narrative(), "records": records })
}

fn record(record: &Record) -> Value {
    let mut values: Map<String, Value> =
        record.values.iter().map(|(key, reading)| (key.clone(), json!(reading.shown()))).collect();
    values.insert("id".to_owned(), json!(record.id));
    Value::Object(values)
}

/// An identity number with its middle hidden: the first six and the last four stay.
pub(crate) fn masked(number: &str) -> String {
    let characters: Vec<char> = number.chars().collect();
    if characters.len() < 12 {
        return "*".repeat(characters.len());
    }
    let hidden = characters.len() - 10;
    let (head, tail) = (&characters[..6], &characters[6 + hidden..]);
    head.iter().chain(&vec!['*'; hidden]).chain(tail).collect()
}
