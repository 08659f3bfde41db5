//! The shapes that commands answer in (design §9), and which command does what.

use std::collections::{BTreeMap, BTreeSet};

use jiangxuan_contract::answer::dossier::{self as answer, Content, Dossier, DossierRow, DossierState, Side};
use jiangxuan_contract::answer::receipt::ReceiptWritten;
use jiangxuan_contract::answer::season::{MemberState, Outside, OutsideState, Standing, Status};
use jiangxuan_contract::answer::{conflict, conflict::Offer};
use jiangxuan_model::{Conflict, ConflictKind, DocId, Document, Kind, Past, Reading, Record, Sourced};
use jiangxuan_rules::names;
use jiangxuan_rules::strokes::stroke_key;

use super::campaign::{Wish, rfc3339};
use super::cards::{UNCHANGED, needs_reason};
use super::import_list::Ticks;
use super::listing::shown;
use super::ranking::ORDER;
use super::register::declined;
use super::state::{Core, Entry};
use super::veil::{Look, disputed, veiled};
use super::{Outcome, Work, statistics};
use crate::command::{Command, Failure};
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
            Command::DeviceRetire { device, reason } => self.retire(work, &device, &reason).into(),
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
                Ok(bytes) => Outcome::File(out.clone(), bytes, ReceiptWritten { no, file: out }.into()),
                Err(failure) => failure.into(),
            },
            Command::ConflictList { id, unmask } => self.conflicts(work, id.as_deref(), unmask).into(),
            Command::ConflictResolve { conflict, choice, reason } => {
                self.resolve(work, &conflict, choice, reason.as_deref()).into()
            }
            Command::AuditList(filter) => self.audit_list(work, &filter).into(),
            Command::AuditExport { out } => self.audit_export(work, out),
            Command::AuditVerify => self.audit_verify(work).into(),
            Command::Municipal(act) => self.municipal_act(work, act),
            other => self.dossier_command(work, other),
        }
    }

    fn dossier_command(&mut self, work: &mut Work<'_, '_>, command: Command) -> Outcome {
        match command {
            Command::County(county) => self.county(work, county),
            Command::Papers(act) => self.papers(work, act),
            Command::DossierNew { name } => self.dossier_new(work, &name).into(),
            Command::DossierList => {
                let twins = self.twin_counts();
                let rows: Vec<DossierRow> = self.dossiers().map(|(doc, entry)| self.row(doc, entry, &twins)).collect();
                Outcome::Now(Ok(rows.into()))
            }
            Command::Stats { scope } => statistics::count(self, work, scope).into(),
            Command::DossierShow { id, unmask } => self.show(work, &id, unmask).into(),
            Command::DossierSet { id, values } => self.dossier_set(work, &id, &values).into(),
            Command::DossierText { id, text, base } => self.dossier_text(work, &id, &text, base.as_deref()).into(),
            Command::RecordSet { id, section, record, values } => {
                self.record_set(work, &id, &section, record, &values).into()
            }
            Command::RecordRemove { id, section, record, reason } => {
                self.record_remove(work, &id, &section, &record, &reason).into()
            }
            Command::DossierImport { file, sheet, skip, take, apply } => {
                self.import_list(work, &file, &sheet, &Ticks::new(&skip, &take), apply.as_deref()).into()
            }
            Command::DossierWithdraw { id, reason } => self.withdraw(work, &id, &reason).into(),
            Command::DossierRestore { id } => self.restore(work, &id).into(),
            Command::DossierHistory { id, field } => self.history(work, &id, field.as_deref()).into(),
            Command::DossierCheck { id } => self.dossier_check(work, &id).into(),
            Command::DossierEvidence { id } => self.evidence(work, &id).into(),
            Command::DossierExtract { id, record, .. } => self.extract_proof(work, &id, &record).into(),
            Command::DossierLook { id, record, .. } => self.proof_here(work, &id, &record).into(),
            Command::ScanList { at } => self.scan_list(work, &at).into(),
            Command::ScanExtract { at, scan, .. } => self.extract_scan(work, &at, &scan).into(),
            Command::ScanLook { at, scan, .. } => self.scan_here(work, &at, &scan).map(|(_, row)| row).into(),
            Command::DossierSeal { id } => self.seal(work, &id).into(),
            Command::DossierVersions { id } => self.versions(&id).into(),
            Command::DossierDiff { id, from, to, unmask } => self.difference(work, &id, from, to, unmask).into(),
            Command::DossierReopen { id, reason } => self.reopen(work, &id, &reason).into(),
            // Files, the network and the disk are the runtime's.
            _ => Failure::new("internal", "这项操作须由运行中的程序执行。没有改动。").into(),
        }
    }

    fn status(&self, work: &Work<'_, '_>) -> Result<Status, Failure> {
        let device = self.me.id().to_string();
        let Some(roster) = self.roster() else {
            let joining = self.waiting(work);
            let state = if joining.is_none() { OutsideState::New } else { OutsideState::Pending };
            return Ok(Status::Outside(Outside { campaign: (), device, state, joining }));
        };
        let member = roster.member(&self.me.id());
        let deadline = self.season.as_ref().map(|season| season.deadline());
        let now = jiff::Timestamp::from_millisecond(work.env.now.0).unwrap_or_default();
        let enrolled = self.standing(&self.me.id()) == super::Standing::Member && !self.cut_off;
        let mut delivered = BTreeMap::new();
        for (doc, _) in self.dossiers() {
            *delivered.entry(self.delivery(doc)).or_insert(0) += 1;
        }
        Ok(Status::Member(Box::new(Standing {
            campaign: roster.campaign.to_string(),
            title: self.season.as_ref().map(|season| season.title.clone()),
            bureau: member.map(|member| member.bureau.clone()),
            bureau_name: member.map(|member| self.bureau_name(&member.bureau)),
            role: member.map(|member| member.role),
            state: if enrolled { MemberState::Enrolled } else { MemberState::Revoked },
            device,
            device_name: member.map(|member| member.name.clone()),
            person: member.map(|member| member.person.clone()),
            clock: rfc3339(work.env.now),
            deadline: deadline.map(|deadline| deadline.to_string()),
            days_left: self.season.as_ref().map(|season| season.days_left(season.local_date(now))),
            next_due: self.next_due(work),
            phase: self.ledger.phase(),
            archive: self.archive_row(),
            extension: member.and_then(|member| self.ledger.extension(&member.bureau)).map(rfc3339),
            dossiers: self.dossiers().count(),
            delivered,
            conflicts: self.all_cards().len(),
            quarantine: self.quarantine_open,
            pending: settings::all::<Pending>(work.shelf, settings::PENDING)?.len(),
            peers: self.conversations.len(),
            alarms: self.told_alarms(),
        })))
    }

    /// What somebody should see to.
    fn told_alarms(&self) -> Vec<String> {
        let derived = [newer_documents(self), self.doubled_receipts(), self.other_closings()].into_iter().flatten();
        self.alarms.values().cloned().chain(derived).chain(self.shared_proofs()).collect()
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

    /// Closings and lists that do not count, as an alarm.
    fn other_closings(&self) -> Option<String> {
        let who: Vec<String> = self.ledger.closings().beside().iter().map(|device| self.who(device).2).collect();
        let text = format!(
            "{} 另签过封存或封存清单，与生效的那次封存不一致，不作数；原文已保留。请市局核对是谁签的、为什么。",
            who.join("、")
        );
        (!who.is_empty()).then_some(text)
    }

    /// One line of the list.
    pub(crate) fn row(&self, doc: &DocId, entry: &Entry, twins: &BTreeMap<String, usize>) -> DossierRow {
        let id = doc.to_string();
        let twins = twins.get(&id).copied().unwrap_or_default();
        let summary = &entry.summary.summary;
        let sealed = self.ledger.current(doc);
        let receipt = sealed.and_then(|sealed| self.ledger.receipt(&sealed.id));
        let stage = self.stage(doc, entry);
        let name = self.nominee(doc);
        DossierRow {
            id,
            pinyin: names::pinyin(&name),
            initials: names::initials(&name),
            strokes: stroke_key(&name),
            name,
            bureau: doc.bureau.clone(),
            bureau_name: self.bureau_name(&doc.bureau),
            state: self.state_of(doc, entry),
            stage,
            stage_name: stage.map(|stage| stage.zh().to_owned()),
            rank: self.rank_of(doc),
            delivery: self.delivery(doc),
            version: self.ledger.seals(doc).last().map_or(0, |sealed| sealed.seal.version),
            edited_since_seal: sealed.is_some_and(|sealed| self.edited_since(doc, sealed)),
            receipt: receipt.map(|(_, receipt)| receipt.no),
            conflicts: summary.conflicts.len() + twins,
            findings: entry.summary.findings,
            blocking: entry.summary.blocking,
            updated: summary.updated.map(|(_, time)| rfc3339(time)),
            updated_by: summary.updated.map(|(device, _)| self.who(&device).0),
            sealed_at: sealed.map(|sealed| rfc3339(sealed.time)),
            shown: shown(entry),
            filled: self.filled(entry),
        }
    }

    fn state_of(&self, doc: &DocId, entry: &Entry) -> DossierState {
        if !entry.summary.summary.withdrawn.is_empty() {
            return DossierState::Withdrawn;
        }
        match self.ledger.current(doc) {
            Some(sealed) if !self.edited_since(doc, sealed) => DossierState::Sealed,
            Some(_) => DossierState::Edited,
            None if !self.ledger.seals(doc).is_empty() => DossierState::Reopened,
            None => DossierState::Draft,
        }
    }

    fn show(&mut self, work: &mut Work<'_, '_>, id: &str, unmask: bool) -> Result<Dossier, Failure> {
        let doc = self.dossier(id)?;
        let findings = if self.season.is_some() { Some(self.findings(work, &doc)?.len()) } else { None };
        if unmask {
            self.audit(work, "unmask", &doc.to_string());
        }
        let mut content = self.reading(work, &doc, |_, document| content(document, Look::of(unmask)))?;
        let entry = self.documents.get(&doc).cloned().unwrap_or_default();
        content.contested.extend(contested_narrative(&entry.summary.summary.conflicts));
        let row = DossierRow { findings, ..self.row(&doc, &entry, &self.twin_counts()) };
        let withdrawn = entry.summary.summary.withdrawn.clone();
        Ok(Dossier { row, withdrawn, declined: declined(&entry).to_owned(), content })
    }

    fn history(&mut self, work: &Work<'_, '_>, id: &str, field: Option<&str>) -> Result<Vec<answer::Past>, Failure> {
        let doc = self.dossier(id)?;
        let field = field.map(|name| jiangxuan_rules::fields::resolve(name).unwrap_or(name).to_owned());
        self.reading(work, &doc, |core, document| {
            let values = document.history(field.as_deref()).into_iter().map(|past| core.past(&past));
            let decisions = core.decided(document).into_iter();
            values.chain(decisions.filter(|past| field.as_ref().is_none_or(|field| past.field == *field))).collect()
        })
    }

    fn past(&self, past: &Past) -> answer::Past {
        let side = self.side(&past.field, &past.written, Look::Masked);
        answer::Past { side, field: past.field.clone(), decision: None, reason: None }
    }

    /// Decisions about conflicts, as lines of the history.
    fn decided(&self, document: &Document) -> Vec<answer::Past> {
        let decisions = document.decisions().into_iter();
        decisions
            .flat_map(|(conflict, all)| all.into_iter().map(move |values| (conflict.clone(), values)))
            .filter_map(|(conflict, values)| {
                let text = |key: &str| values.get(key).map(|reading| reading.shown().to_owned()).unwrap_or_default();
                let made =
                    values.values().find_map(|reading| reading.all().first().map(|sourced| (*sourced).clone()))?;
                let (field, choice) = (text("field"), text("choice"));
                // What was chosen may be a dossier, or that everything stays: those are no value of the field.
                let named = choice == UNCHANGED || choice.parse::<DocId>().is_ok();
                let of = if named { "" } else { &field };
                Some(answer::Past {
                    side: self.side(of, &Sourced { value: choice, ..made }, Look::Masked),
                    field,
                    decision: Some(conflict),
                    reason: Some(text("reason")),
                })
            })
            .collect()
    }

    /// A value of a field with its person, bureau, device and time.
    pub(crate) fn side(&self, field: &str, sourced: &Sourced, look: Look) -> Side {
        let (person, bureau, device) = self.who(&sourced.device);
        Side {
            value: veiled(field, &sourced.value, look),
            person,
            bureau,
            device,
            time: rfc3339(sourced.time),
            change: sourced.change.to_string(),
        }
    }

    pub(crate) fn card(&self, card: &Conflict, look: Look) -> conflict::Conflict {
        let field = disputed(card);
        let dossier = (card.doc.kind == Kind::Dossier).then(|| card.doc.to_string());
        let in_words = holds_order(card);
        let shown = |order: &str| self.order_in_words(&card.doc, order);
        let sides = card
            .sides
            .iter()
            .map(|side| Offer { shown: in_words.then(|| shown(&side.value)), side: self.side(field, side, look) });
        conflict::Conflict {
            id: card.id.clone(),
            kind: card.kind,
            bureau: card.doc.bureau.clone(),
            dossier,
            name: self.nominee(&card.doc),
            field: card.field.clone(),
            base: card.base.as_deref().map(|base| veiled(field, base, look)),
            base_shown: in_words.then(|| card.base.as_deref().map(shown)),
            sides: sides.collect(),
            decides: self.decides(card),
            needs_reason: needs_reason(card),
        }
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

/// Documents in which a newer program wrote what this one does not know, as an alarm.
fn newer_documents(core: &Core) -> Option<String> {
    let newer = core.documents.iter().filter(|(doc, entry)| entry.summary.summary.is_newer(doc.kind));
    let names: BTreeSet<String> = newer.map(|(doc, _)| subject_of(core, doc)).collect();
    let told = names.iter().map(String::as_str).collect::<Vec<_>>().join("、");
    let text = format!(
        "此材料由较新版本的程序写成，请升级本机程序：{told}。看不懂的内容已原样保留，照常同步；看得懂的内容照常查看、修改。"
    );
    (!names.is_empty()).then_some(text)
}

/// What a document is about, for people: the nominee, or the bureau and the kind of document.
fn subject_of(core: &Core, doc: &DocId) -> String {
    match doc.kind {
        Kind::Dossier => core.nominee(doc),
        Kind::Review => format!("{}（审核记录）", core.nominee(&doc.sibling(Kind::Dossier))),
        Kind::Desk => format!("{}台账", core.bureau_name(&doc.bureau)),
        Kind::Campaign => "年度资料".to_owned(),
        Kind::Assessment => "评审资料".to_owned(),
        Kind::Bulletin => "公布资料".to_owned(),
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
pub(crate) fn content(document: &Document, look: Look) -> Content {
    let mut content = Content { narrative: document.narrative(), ..Content::default() };
    for (key, reading) in document.fields() {
        let show = |text: &str| veiled(&key, text, look);
        if matches!(reading, Reading::Contested { .. }) {
            let all = reading.all().into_iter().map(|sourced| show(&sourced.value)).collect();
            content.contested.insert(key.clone(), all);
        }
        content.fields.insert(key.clone(), show(reading.shown()));
    }
    for section in jiangxuan_model::layout::sections(document.id().kind) {
        let rows = document.records(section);
        let records: Vec<_> =
            rows.iter().filter(|row| !row.removed()).map(|row| record_row(section, row, look)).collect();
        if !records.is_empty() {
            content.records.insert(section.to_owned(), records);
        }
    }
    content
}

/// The sides of a narrative about which people do not agree. Automerge puts such texts together letter by letter, and
/// what it shows then nobody wrote.
pub(crate) fn contested_narrative(conflicts: &[Conflict]) -> Option<(String, Vec<String>)> {
    let cards = conflicts.iter().filter(|card| card.kind == ConflictKind::Narrative);
    let mut sides: Vec<String> = Vec::new();
    for side in cards.flat_map(|card| &card.sides) {
        if !sides.contains(&side.value) {
            sides.push(side.value.clone());
        }
    }
    (!sides.is_empty()).then(|| ("narrative".to_owned(), sides))
}

fn record_row(section: &str, record: &Record, look: Look) -> BTreeMap<String, String> {
    let show = |key: &str, text: &str| veiled(&format!("{section}/{}/{key}", record.id), text, look);
    let values = record.values.iter().map(|(key, reading)| (key.clone(), show(key, reading.shown())));
    values.chain([("id".to_owned(), record.id.clone())]).collect()
}
