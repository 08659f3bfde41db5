//! A printed page against what holds now (D3, acceptance A7).
//!
//! A page about one nominee at a sealed version can be traced wherever the dossier is. What was not sealed, and a paper
//! about several, can be traced on the device that printed it: it remembers what was on the sheet under its hash.

use jiangxuan_contract::answer::papers::{MovedLine, PageRead, PrintedDifference, PrintedPerson};
use jiangxuan_contract::command::PaperKind;
use jiangxuan_model::{ChangeId, Digest, DocId, Kind, Time};
use serde::{Deserialize, Serialize};

use super::Work;
use super::state::Core;
use super::veil::{Look, veiled};
use crate::command::Failure;
use crate::ledger::Sealed;
use crate::settings;

/// Digits of a hash that a page shows.
const SHOWN: usize = 16;
/// Sections that are on no page of the nominee's own form.
const ELSEWHERE: &[&str] = &["visits", "consultations"];
/// Fields that are on the page with the narrative.
const NARRATIVE: &[&str] = &["narrative", "narrative_title", "name", "employer_name"];

/// Somebody as a sheet shows them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Person {
    /// Whose dossier.
    pub doc: DocId,
    /// The sealed version; 0 where it was not sealed.
    pub number: u32,
    /// Its hash.
    pub hash: String,
    /// Its newest changes.
    pub heads: Vec<ChangeId>,
}

/// What was on a sheet.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Printed {
    /// When.
    pub time: Time,
    /// The people on it.
    pub people: Vec<Person>,
    /// The lines of a paper that rests on the municipal records: name, and what stands beside it.
    pub lines: Vec<(String, String)>,
}

/// Remembers what a sheet says, under the hash that leads back to it.
pub(crate) fn remember(work: &mut Work<'_, '_>, hash: &str, sheet: Printed) {
    let sheet = Printed { time: work.env.now, ..sheet };
    for person in sheet.people.iter().filter(|person| person.number == 0) {
        let alone = Printed { people: vec![person.clone()], ..sheet.clone() };
        work.step.write(settings::put(key(&person.hash), &alone));
    }
    work.step.write(settings::put(key(hash), &sheet));
}

/// The sheets, each of which is remembered under its hash.
pub(crate) fn remembered<S>(
    work: &mut Work<'_, '_>,
    paper: PaperKind,
    made: Vec<(S, Vec<(String, String)>)>,
) -> Vec<S> {
    let remember = |(sheet, lines): (S, Vec<(String, String)>)| {
        remember(work, &list_hash(paper, &lines), Printed { lines, ..Printed::default() });
        sheet
    };
    made.into_iter().map(remember).collect()
}

impl Core {
    /// What a page says against what holds now.
    pub(crate) fn trace(
        &mut self,
        work: &mut Work<'_, '_>,
        paper: PaperKind,
        dossier: &str,
        version: u64,
        hash: &str,
    ) -> Result<PageRead, Failure> {
        let printed: Option<Printed> = settings::get(&work.disk(), &key(hash))?;
        if dossier.is_empty() {
            return self.trace_list(work, paper, hash, printed);
        }
        let named = |doc: &&DocId| doc.kind == Kind::Dossier && doc.to_string().eq_ignore_ascii_case(dossier);
        let doc = self.documents.keys().find(named).cloned().ok_or_else(|| {
            let text = "这一页属于本机没有的申报件。没有改动任何资料；请交给推荐单位或市局核对。";
            Failure::new("unknown_dossier", text)
        })?;
        let person = match (version, &printed) {
            (0, Some(printed)) => printed.people.iter().find(|person| person.doc == doc).cloned(),
            (0, None) => {
                let heads = self.heads_now(&doc);
                let hash_now = hash_of(&heads);
                hash_now.starts_with(hash).then(|| Person { doc: doc.clone(), number: 0, hash: hash_now, heads })
            }
            _ => Some(self.sealed_person(&doc, version, hash)?),
        };
        let person = person.ok_or_else(|| {
            let text = "这一页印的是没有签发的内容，而且不是在本机打印的，不能逐项核对。没有改动任何资料；请在打印它的电脑上扫描，或重新打印。";
            Failure::new("printed_elsewhere", text)
        })?;
        let person = self.trace_person(work, paper, &person)?;
        let printed = printed.map(|printed| self.local(printed.time));
        Ok(PageRead { paper, printed, moved: person.moved, people: vec![person], lines: Vec::new() })
    }

    fn sealed_person(&self, doc: &DocId, number: u64, hash: &str) -> Result<Person, Failure> {
        let fits =
            |sealed: &&Sealed| u64::from(sealed.seal.version) == number && sealed.id.to_string().starts_with(hash);
        let sealed = self.ledger.seals(doc).iter().find(fits).ok_or_else(|| {
            let text = format!(
                "本机没有这份申报第 {number} 版的签发记录，或校验码不符，不能核对。没有改动任何资料；请先同步，再重新扫描。"
            );
            Failure::new("unknown_version", text)
        })?;
        let (number, heads) = (sealed.seal.version, sealed.seal.heads.clone());
        Ok(Person { doc: doc.clone(), number, hash: sealed.id.to_string(), heads })
    }

    fn trace_person(
        &mut self,
        work: &mut Work<'_, '_>,
        paper: PaperKind,
        person: &Person,
    ) -> Result<PrintedPerson, Failure> {
        let Person { doc, number, heads, .. } = person;
        self.audit(work, &format!("scan.{}", paper.word()), &doc.to_string());
        let now = self.heads_now(doc);
        let differences = self.differences_between(work, doc, heads, &now, paper, false)?;
        let sealed = self.ledger.seals(doc).iter().find(|sealed| sealed.seal.version == *number).cloned();
        let taken_back = sealed.as_ref().and_then(|sealed| self.ledger.reopened(sealed)).map(str::to_owned);
        let newest = self.ledger.seals(doc).last().map_or(0, |sealed| sealed.seal.version);
        let newer = *number > 0 && newest > *number;
        Ok(PrintedPerson {
            id: doc.to_string(),
            name: self.nominee(doc),
            bureau_name: self.bureau_name(&doc.bureau),
            printed_version: *number,
            version: newest,
            sealed: sealed.map(|sealed| self.local(sealed.time)),
            moved: newer || taken_back.is_some() || !differences.is_empty(),
            taken_back,
            differences,
        })
    }

    /// What two versions say differently, as far as the paper says it.
    pub(crate) fn differences_between(
        &mut self,
        work: &Work<'_, '_>,
        doc: &DocId,
        before: &[ChangeId],
        after: &[ChangeId],
        paper: PaperKind,
        unmask: bool,
    ) -> Result<Vec<PrintedDifference>, Failure> {
        let rows = self.reading(work, doc, |_, document| {
            let held = before.iter().chain(after).all(|head| document.holds(head));
            held.then(|| document.differences(before, after))
        })?;
        let rows = rows.ok_or_else(|| {
            Failure::new("incomplete", "这一版的内容还没有全部到达本机，暂时不能核对。资料没有改动；请同步后再试。")
        })?;
        let show = |field: &str, value: &str| veiled(field, value, Look::of(unmask));
        let told = rows.iter().filter(|row| says(paper, &row.field));
        Ok(told
            .map(|row| {
                let (printed, now) = (show(&row.field, &row.before), show(&row.field, &row.after));
                PrintedDifference { field: row.field.clone(), printed, now }
            })
            .collect())
    }

    fn trace_list(
        &mut self,
        work: &mut Work<'_, '_>,
        paper: PaperKind,
        hash: &str,
        printed: Option<Printed>,
    ) -> Result<PageRead, Failure> {
        let same = self
            .public_lines(work, paper)
            .is_ok_and(|sheets| sheets.iter().any(|lines| list_hash(paper, lines).starts_with(hash)));
        let Some(printed) = printed else {
            if same {
                return Ok(PageRead { paper, printed: None, moved: false, people: Vec::new(), lines: Vec::new() });
            }
            let text = "这份多人的文件不是在本机打印的，与本机现在的名单也不相同，不能逐项核对。没有改动任何资料；请在打印它的电脑上扫描。";
            return Err(Failure::new("printed_elsewhere", text));
        };
        let mut people = Vec::with_capacity(printed.people.len());
        for person in &printed.people {
            people.push(self.trace_person(work, paper, person)?);
        }
        let lines = if same { Vec::new() } else { self.moved_lines(work, paper, &printed.lines) };
        let moved = !lines.is_empty() || people.iter().any(|person| person.moved);
        Ok(PageRead { paper, printed: Some(self.local(printed.time)), moved, people, lines })
    }

    /// Lines of a public paper that are no longer on any such paper, and those that were not on it.
    fn moved_lines(&mut self, work: &Work<'_, '_>, paper: PaperKind, printed: &[(String, String)]) -> Vec<MovedLine> {
        if printed.is_empty() {
            return Vec::new();
        }
        let now: Vec<(String, String)> = self.public_lines(work, paper).unwrap_or_default().concat();
        let beside = |all: &[(String, String)], name: &str| {
            all.iter().find(|(other, _)| other == name).map(|(_, text)| text.clone()).unwrap_or_default()
        };
        let row =
            |name: &str| MovedLine { name: name.to_owned(), printed: beside(printed, name), now: beside(&now, name) };
        let gone = printed.iter().filter(|line| !now.contains(line)).map(|(name, _)| row(name));
        gone.collect()
    }
}

/// The hash of a paper that rests on the municipal records.
pub(crate) fn list_hash(paper: PaperKind, lines: &[(String, String)]) -> String {
    let texts: Vec<String> = lines.iter().map(|(name, text)| format!("{name}\t{text}")).collect();
    sheet_hash(paper, &texts)
}

/// Whether a paper shows a field.
fn says(paper: PaperKind, field: &str) -> bool {
    match paper {
        PaperKind::Narrative => NARRATIVE.contains(&field),
        PaperKind::Annex1 | PaperKind::Pack | PaperKind::Receipt | PaperKind::Correction => {
            !ELSEWHERE.contains(&field.split('/').next().unwrap_or_default()) && !field.starts_with("meeting")
        }
        _ => field != "meeting",
    }
}

/// The hash of a paper with these lines.
pub(crate) fn sheet_hash(paper: PaperKind, lines: &[String]) -> String {
    Digest::of(format!("{}\n{}", paper.word(), lines.join("\n")).as_bytes()).to_string()
}

fn key(hash: &str) -> String {
    let start: String = hash.chars().take(SHOWN).collect();
    format!("{}{start}", settings::PRINTED)
}

/// A hash of content that nobody sealed.
pub(crate) fn hash_of(heads: &[ChangeId]) -> String {
    let text: String = heads.iter().map(ToString::to_string).collect();
    Digest::of(text.as_bytes()).to_string()
}
