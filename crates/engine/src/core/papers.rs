//! What official papers are made from: people at their sealed versions, and the records of the bureau that prints.
//!
//! A paper says nothing that is not on record. What a bureau does before it seals (letters, meeting) is printed at the
//! content of the day; everything that is handed in, at the sealed version. Every sheet has the hash of what is on it,
//! and [`printed`](super::printed) remembers under that hash what it was.

use jiangxuan_contract::answer::papers::{
    CorrectionSheet, LetterSheet, MeetingSheet, PeopleSheet, PrintedLetter, PrintedMeeting, PrintedNominee,
    PrintedReceipt, PrintedVersion, PrintingOffice, Printout,
};
use jiangxuan_contract::command::PaperKind;
use jiangxuan_model::{ChangeId, Digest, DocId, Document, Kind, Record, Time};
use jiangxuan_trust::Receipt;

use super::course::said;
use super::printed::{Person, Printed, hash_of, remember, remembered, sheet_hash};
use super::register::declined;
use super::state::Core;
use super::veil::Look;
use super::view::{content, contested_narrative};
use super::{Outcome, Work};
use crate::command::{Failure, Papers};

impl Core {
    pub(crate) fn papers(&mut self, work: &mut Work<'_, '_>, act: Papers) -> Outcome {
        match act {
            Papers::Dossiers { ids, paper, draft } => {
                let sheet = self.dossier_sheet(work, &ids, paper, draft);
                sheet.and_then(|sheet| self.printout(work, vec![sheet])).into()
            }
            Papers::Letters { ids, department } => {
                let sheets = self.letter_sheets(work, &ids, department.as_deref());
                sheets.and_then(|sheets| self.printout(work, sheets)).into()
            }
            Papers::Meeting { meeting, paper } => {
                let sheet = self.meeting_sheet(work, meeting.as_deref(), paper);
                sheet.and_then(|sheet| self.printout(work, vec![sheet])).into()
            }
            Papers::Correction { id, printed } => {
                let sheet = self.correction_sheet(work, &id, printed);
                sheet.and_then(|sheet| self.printout(work, vec![sheet])).into()
            }
            Papers::Notices => {
                let sheets = self.notices(work).map(|made| remembered(work, PaperKind::Notice, made));
                sheets.and_then(|sheets| self.printout(work, sheets)).into()
            }
            Papers::FinalList => {
                let sheets = self.published(work).map(|made| remembered(work, PaperKind::List, vec![made]));
                sheets.and_then(|sheets| self.printout(work, sheets)).into()
            }
            Papers::Certificates => {
                let sheets = self.certified(work).map(|made| remembered(work, PaperKind::Certificate, vec![made]));
                sheets.and_then(|sheets| self.printout(work, sheets)).into()
            }
            Papers::Payment => {
                let sheets = self.payable(work).map(|made| remembered(work, PaperKind::Payment, vec![made]));
                if sheets.is_ok() {
                    self.audit(work, "print.payment", "");
                }
                sheets.and_then(|sheets| self.printout(work, sheets)).into()
            }
            Papers::Trace { paper, dossier, version, hash } => self.trace(work, paper, &dossier, version, &hash).into(),
        }
    }

    /// The sheets with what all papers say.
    fn printout<S>(&mut self, work: &Work<'_, '_>, sheets: Vec<S>) -> Result<Printout<S>, Failure> {
        let season = self.season()?.source().to_owned();
        let today = self.this_day(work)?;
        let member = self.member()?.clone();
        let office = PrintingOffice {
            name: self.bureau_name(&member.bureau),
            person: member.person,
            municipal: member.role.is_municipal(),
        };
        Ok(Printout { season, today, office, sheets })
    }

    fn dossier_sheet(
        &mut self,
        work: &mut Work<'_, '_>,
        ids: &[String],
        paper: PaperKind,
        draft: bool,
    ) -> Result<PeopleSheet, Failure> {
        let docs = if ids.is_empty() {
            self.nominees(draft)?
        } else {
            ids.iter().map(|id| self.dossier(id)).collect::<Result<_, _>>()?
        };
        let mut sheet = self.sheet_of(work, &docs, paper, draft)?;
        if paper == PaperKind::Annex2 && self.municipal() {
            self.tell_standings(work, &docs, &mut sheet.nominees)?;
        }
        Ok(sheet)
    }

    /// Whoever is nominated, in the order of the bureau; at a municipal device all who were received.
    fn nominees(&self, draft: bool) -> Result<Vec<DocId>, Failure> {
        let (mine, municipal) = (self.my_bureau()?, self.municipal());
        let live = |doc: &DocId| {
            let entry = self.documents.get(doc);
            entry.is_some_and(|entry| entry.summary.summary.withdrawn.is_empty() && declined(entry).is_empty())
        };
        let sealed = |doc: &DocId| self.ledger.current(doc).is_some();
        let bureaus: std::collections::BTreeSet<_> = self.dossiers().map(|(doc, _)| doc.bureau.clone()).collect();
        let own = bureaus.iter().filter(|bureau| municipal || **bureau == mine).flat_map(|bureau| self.ordered(bureau));
        let docs: Vec<DocId> = own
            .filter(|doc| live(doc) && if municipal { self.handed_in(doc).is_some() } else { draft || sealed(doc) })
            .collect();
        if docs.is_empty() {
            let text = "还没有签发的申报件，没有生成。请先签发（dossier seal）；要看草稿，请写明申报件或加 --draft。";
            return Err(Failure::new("nobody", text));
        }
        Ok(docs)
    }

    /// A sheet with these people.
    fn sheet_of(
        &mut self,
        work: &mut Work<'_, '_>,
        docs: &[DocId],
        paper: PaperKind,
        draft: bool,
    ) -> Result<PeopleSheet, Failure> {
        let (mut nominees, mut people) = (Vec::with_capacity(docs.len()), Vec::with_capacity(docs.len()));
        for doc in docs {
            let (nominee, person) = self.as_printed(work, doc, draft)?;
            self.audit(work, &format!("print.{}", paper.word()), &doc.to_string());
            nominees.push(nominee);
            people.push(person);
        }
        let lines: Vec<String> = people.iter().map(|person| format!("{}\n{}", person.doc, person.hash)).collect();
        let hash = sheet_hash(paper, &lines);
        remember(work, &hash, Printed { people, ..Printed::default() });
        Ok(PeopleSheet { hash, nominees })
    }

    /// A nominee at the sealed version that stands, or as the content is now.
    pub(crate) fn as_printed(
        &mut self,
        work: &Work<'_, '_>,
        doc: &DocId,
        draft: bool,
    ) -> Result<(PrintedNominee, Person), Failure> {
        let sealed = self.ledger.current(doc).filter(|_| !draft).cloned();
        let edited = sealed.as_ref().is_some_and(|sealed| self.edited_since(doc, sealed));
        let then = sealed.as_ref().map(|sealed| sealed.seal.heads.clone());
        let (mut content, heads) = self.reading(work, doc, |_, document| match then {
            // Where nothing on the paper has changed since, the present content is the sealed one.
            Some(heads) if !edited => held(document, &heads).map(|()| (content(document, Look::Whole), heads)),
            Some(heads) => version(document, &heads).map(|then| (content(&then, Look::Whole), heads)),
            None => Ok((content(document, Look::Whole), document.heads())),
        })??;
        if sealed.is_none()
            && let Some(entry) = self.documents.get(doc)
        {
            content.contested.extend(contested_narrative(&entry.summary.summary.conflicts));
        }
        let hash = sealed.as_ref().map_or_else(|| hash_of(&heads), |sealed| sealed.id.to_string());
        let number = sealed.as_ref().map_or(0, |sealed| sealed.seal.version);
        let receipt = sealed.as_ref().and_then(|sealed| self.ledger.receipt(&sealed.id)).cloned();
        let sealed_by = sealed.as_ref().map(|sealed| {
            let held = self.ledger.held().get(&sealed.id);
            held.map(|held| self.who(&held.statement.author).0).unwrap_or_default()
        });
        let nominee = PrintedNominee {
            id: doc.to_string(),
            bureau_name: self.bureau_name(&doc.bureau),
            content,
            version: PrintedVersion {
                number,
                hash: hash.clone(),
                sealed: sealed.as_ref().map(|sealed| self.local(sealed.time)),
                sealed_by,
            },
            edited_since_seal: edited,
            receipt: receipt.map(|(id, receipt)| self.receipt_printed(id, &receipt)),
            standing: None,
            scans: None,
        };
        Ok((nominee, Person { doc: doc.clone(), number, hash, heads }))
    }

    fn receipt_printed(&self, id: Digest, receipt: &Receipt) -> PrintedReceipt {
        let (_, by, node) = self.who(&receipt.node);
        PrintedReceipt {
            no: receipt.no,
            time: self.local(receipt.received),
            by,
            node,
            id: id.to_string(),
            late: receipt.late,
            verified: self.receipt_verified(&id),
        }
    }

    /// A time as papers print it.
    pub(crate) fn local(&self, time: Time) -> String {
        let instant = jiff::Timestamp::from_millisecond(time.0).unwrap_or_default();
        self.season.as_ref().map(|season| season.local_time(instant)).unwrap_or_default()
    }

    /// A sheet for each letter of the register; people who were taken out since are on it all the same.
    fn letter_sheets(
        &mut self,
        work: &mut Work<'_, '_>,
        ids: &[String],
        department: Option<&str>,
    ) -> Result<Vec<LetterSheet>, Failure> {
        let named = self.own_dossiers(ids)?;
        let only = department.map(|name| self.known_department(name)).transpose()?;
        let desk = DocId::only(Kind::Desk, self.my_bureau()?);
        let letters = self.records_of(work, &desk, "letters")?;
        let mut sheets = Vec::new();
        for letter in &letters {
            let people: Vec<DocId> = said(letter, "people").split('、').filter_map(|id| id.parse().ok()).collect();
            let to = said(letter, "department");
            if only.as_deref().is_some_and(|only| only != to)
                || !named.is_empty() && !people.iter().any(|doc| named.contains(doc))
            {
                continue;
            }
            let people = self.sheet_of(work, &people, PaperKind::Letter, false)?;
            let text = |key: &str| said(letter, key).to_owned();
            let letter = PrintedLetter { department: to.to_owned(), no: text("no"), date: text("date") };
            sheets.push(LetterSheet { people, letter });
        }
        sheets.sort_by(|a, b| (&a.letter.date, &a.letter.no).cmp(&(&b.letter.date, &b.letter.no)));
        if sheets.is_empty() {
            return Err(Failure::new(
                "no_letter",
                "没有登记过符合条件的发函，没有生成。请先用 consult send 登记发函的部门、文号和日期，再打印函件。",
            ));
        }
        Ok(sheets)
    }

    fn known_department(&self, name: &str) -> Result<String, Failure> {
        let season = self.season()?;
        season.department(name).map(|known| known.zh.clone()).ok_or_else(|| {
            let all: Vec<&str> = season.departments.iter().map(|department| department.zh.as_str()).collect();
            let text = format!("本年度没有「{name}」这个征求意见部门，没有生成。可用：{}。", all.join("、"));
            Failure::new("unknown_department", text)
        })
    }

    fn meeting_sheet(
        &mut self,
        work: &mut Work<'_, '_>,
        wanted: Option<&str>,
        paper: PaperKind,
    ) -> Result<MeetingSheet, Failure> {
        let desk = DocId::only(Kind::Desk, self.my_bureau()?);
        let mut meetings = self.records_of(work, &desk, "meetings")?;
        meetings.retain(|record| wanted.is_none_or(|wanted| record.id == wanted || said(record, "no") == wanted));
        meetings.sort_by_key(|record| said(record, "date").to_owned());
        let approved = |core: &Self, record: &Record| {
            let decided = core.decided_by(&record.id, &[], &[]);
            core.ordered(&desk.bureau).into_iter().filter(|doc| decided.contains(doc)).collect::<Vec<_>>()
        };
        let found =
            meetings.iter().rev().map(|record| (record, approved(self, record))).find(|(_, docs)| !docs.is_empty());
        let Some((record, docs)) = found else {
            return Err(Failure::new(
                "no_meeting",
                "没有找到通过了人选的党组（党委）会议记录，没有生成。请先用 meeting record 登记会议和决定。",
            ));
        };
        let people = self.sheet_of(work, &docs, paper, false)?;
        let text = |key: &str| said(record, key).to_owned();
        let meeting =
            PrintedMeeting { day: text("date"), no: text("no"), chair: text("chair"), attendees: text("attendees") };
        Ok(MeetingSheet { people, meeting })
    }

    fn correction_sheet(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        printed: u32,
    ) -> Result<CorrectionSheet, Failure> {
        let doc = self.dossier(id)?;
        let before = self.heads_of(&doc, printed)?;
        let people = self.sheet_of(work, std::slice::from_ref(&doc), PaperKind::Correction, false)?;
        let after = match self.ledger.current(&doc) {
            Some(sealed) => sealed.seal.heads.clone(),
            None => self.heads_now(&doc),
        };
        let differences = self.differences_between(work, &doc, &before, &after, PaperKind::Annex1, true)?;
        if differences.is_empty() {
            return Err(Failure::new("no_difference", format!("第 {printed} 版之后没有签发过改动，不需要更正单。")));
        }
        Ok(CorrectionSheet { people, printed, differences })
    }
}

fn not_here() -> Failure {
    Failure::new("not_here", "这一版的内容还没有全部到达本机，没有生成。资料没有改动；请先同步，再试一次。")
}

/// Whether everything that a version covers is here.
fn held(document: &Document, heads: &[ChangeId]) -> Result<(), Failure> {
    let held = !heads.is_empty() && heads.iter().all(|head| document.holds(head));
    if held { Ok(()) } else { Err(not_here()) }
}

/// The document at a sealed version.
fn version(document: &Document, heads: &[ChangeId]) -> Result<Document, Failure> {
    held(document, heads)?;
    document.as_of(heads).map_err(|_| not_here())
}
