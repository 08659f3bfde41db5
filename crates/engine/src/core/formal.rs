//! 形式审查: passing, returning for correction, refusing; and who may be nominated twice.

use jiangxuan_contract::answer::formal::{
    Double, FormalDecision, FormalRow, FormalState, PaperCopies, ReturnItem, Twin, VersionCheck,
};
use jiangxuan_model::{ConflictKind, DocId, Edit, Kind, Record, Sourced};
use jiangxuan_rules::course::{Act, Formal as Outcome};
use jiangxuan_rules::fields;
use jiangxuan_trust::{Admission, Claim, Reopen};
use jiff::civil::Date;

use super::Work;
use super::campaign::rfc3339;
use super::course::{check_of, decided, said};
use super::state::Core;
use crate::command::{Failure, Formal, Reply};
use crate::ledger::{Phase, Sealed};

/// The record of the paper copies among the checks.
const COPIES: &str = "copies";

impl Core {
    pub(crate) fn formal(&mut self, work: &mut Work<'_, '_>, act: Formal) -> Result<Reply, Failure> {
        let row = match act {
            Formal::List => return self.formal_list(work).map(Reply::from),
            Formal::Duplicates => return self.duplicate_list().map(Reply::from),
            Formal::Show { id } => {
                let doc = self.dossier(&id)?;
                self.formal_row(work, &doc)
            }
            Formal::Pass { id, note } => self.formal_pass(work, &id, note.trim()),
            Formal::Return { id, due, items } => self.formal_return(work, &id, due, &items),
            Formal::Copies { id, count, date, note } => self.paper_copies(work, &id, count, date, note.trim()),
            Formal::Refuse { id, reason } => self.formal_refuse(work, &id, reason.trim()),
        };
        row.map(Reply::from)
    }

    fn formal_list(&mut self, work: &mut Work<'_, '_>) -> Result<Vec<FormalRow>, Failure> {
        let handed_in: Vec<DocId> =
            self.dossiers().map(|(doc, _)| doc.clone()).filter(|doc| self.handed_in(doc).is_some()).collect();
        handed_in.iter().map(|doc| self.formal_row(work, doc)).collect()
    }

    fn formal_row(&mut self, work: &mut Work<'_, '_>, doc: &DocId) -> Result<FormalRow, Failure> {
        let review = doc.sibling(Kind::Review);
        let checks = self.records_of(work, &review, "checks")?;
        let returns = self.records_of(work, &review, "returns")?;
        let newest = self.ledger.seals(doc).last().cloned();
        let handed_in = self.handed_in(doc);
        let (formal, newer) = self.formal_standing(doc, &checks);
        let today = self.this_day(work)?;
        let contested =
            checks.iter().any(|record| record.values.contains_key("version") && decided(record, "decision").is_none());
        let due = returns.iter().filter_map(|record| said(record, "due").parse::<Date>().ok()).max();
        let state = match formal {
            _ if contested => FormalState::Contested,
            Some(Outcome::Passed) if newer => FormalState::Newer,
            Some(Outcome::Passed) => FormalState::Passed,
            Some(Outcome::Refused) => FormalState::Refused,
            Some(Outcome::Returned) if due.is_some_and(|due| today > due) => FormalState::Overdue,
            Some(Outcome::Returned) => FormalState::Returned,
            None => FormalState::Open,
        };
        let waits = matches!(state, FormalState::Returned | FormalState::Overdue);
        let receipt = handed_in.as_ref().and_then(|sealed| self.ledger.receipt(&sealed.id));
        let versions = self.ledger.seals(doc).iter().map(|sealed| self.version_check(sealed, &checks, &returns));
        Ok(FormalRow {
            id: doc.to_string(),
            name: self.nominee(doc),
            bureau: doc.bureau.clone(),
            bureau_name: self.bureau_name(&doc.bureau),
            version: newest.map_or(0, |sealed| sealed.seal.version),
            received: handed_in.as_ref().map(|sealed| sealed.seal.version),
            receipt: receipt.map(|(_, receipt)| receipt.no),
            state,
            due: due.filter(|_| waits),
            versions: versions.collect(),
            corrected: formal.is_none() && !returns.is_empty(),
            copies: copies(&checks, self.season()?.papers.copies),
        })
    }

    fn version_check(&self, sealed: &Sealed, checks: &[Record], returns: &[Record]) -> VersionCheck {
        let seal = sealed.id.to_string();
        let check = checks.iter().find(|record| record.id == seal);
        let by = check
            .and_then(|record| record.values.get("decision"))
            .and_then(|reading| reading.all().first().copied().cloned());
        VersionCheck {
            version: sealed.seal.version,
            time: rfc3339(sealed.time),
            decision: check.map(|record| FormalDecision::of(said(record, "decision"))),
            note: check.map(|record| said(record, "note").to_owned()),
            decided_by: by.as_ref().map(|by| self.who(&by.device).0),
            decided: by.map(|by| rfc3339(by.time)),
            items: returns.iter().filter(|record| said(record, "seal") == seal).map(item).collect(),
            seal,
        }
    }

    /// The version to be decided about; refused where nothing new was handed in.
    fn undecided(&mut self, work: &Work<'_, '_>, doc: &DocId) -> Result<(Sealed, Vec<Record>), Failure> {
        let checks = self.records_of(work, &doc.sibling(Kind::Review), "checks")?;
        let sealed = self
            .handed_in(doc)
            .ok_or_else(|| Failure::new("not_received", "市局还没有收到这份申报的签发版本。没有改动。"))?;
        Ok((sealed, checks))
    }

    fn formal_pass(&mut self, work: &mut Work<'_, '_>, id: &str, note: &str) -> Result<FormalRow, Failure> {
        self.only_municipal()?;
        let doc = self.dossier(id)?;
        let (sealed, checks) = self.undecided(work, &doc)?;
        if self.ledger.reopened(&sealed).is_some() {
            return Err(Failure::new("reopened", "收到的这一版已经退回或撤回，推荐单位还没有重新签发。没有改动。"));
        }
        let admission = self.in_time(work, &doc, &sealed, &checks, note)?;
        self.allowed(work, &Act::Check(doc.unique_text(), Outcome::Passed))?;
        if let Some(admission) = admission {
            self.claim(work, Claim::Admission(admission))?;
        }
        self.decide_version(work, &doc, &sealed, "pass", note)
    }

    /// What lets corrections in after the closing. Those that came after their day need a note.
    fn in_time(
        &mut self,
        work: &Work<'_, '_>,
        doc: &DocId,
        sealed: &Sealed,
        checks: &[Record],
        note: &str,
    ) -> Result<Option<Admission>, Failure> {
        let seals = self.ledger.seals(doc).to_vec();
        let before = seals.iter().rev().find(|earlier| earlier.seal.version < sealed.seal.version);
        let returned = before.is_some_and(|earlier| check_of(checks, earlier) == Some(Outcome::Returned));
        if returned {
            let due = self.due(work, doc)?;
            let received = self.ledger.receipt(&sealed.id).map(|(_, receipt)| receipt.received);
            let day = received.and_then(|time| jiff::Timestamp::from_millisecond(time.0).ok());
            let day = day.map(|instant| self.season().map(|season| season.local_date(instant))).transpose()?;
            if due.zip(day).is_some_and(|(due, day)| day > due) && note.is_empty() {
                return Err(Failure::new(
                    "overdue",
                    "补正材料在期限之后才收到；如予接受，请用 --note 写明理由。没有改动。",
                ));
            }
        }
        if self.ledger.phase() != Phase::Closed || self.ledger.counts(&sealed.id) {
            return Ok(None);
        }
        if !returned {
            return Err(Failure::new(
                "late",
                "这一版在截止后才收到；如予接收，请先执行 close admit 并写明理由。没有改动。",
            ));
        }
        let reason = format!("退回补正后重新签发的第 {} 版，形式审查通过", sealed.seal.version);
        Ok(Some(Admission { seal: sealed.id, doc: doc.clone(), reason }))
    }

    /// The day by which the latest corrections were expected.
    fn due(&mut self, work: &Work<'_, '_>, doc: &DocId) -> Result<Option<Date>, Failure> {
        let returns = self.records_of(work, &doc.sibling(Kind::Review), "returns")?;
        Ok(returns.iter().filter_map(|record| said(record, "due").parse::<Date>().ok()).max())
    }

    fn formal_return(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        due: Date,
        items: &[(String, String)],
    ) -> Result<FormalRow, Failure> {
        self.only_municipal()?;
        let doc = self.dossier(id)?;
        let (sealed, _) = self.undecided(work, &doc)?;
        if due < self.this_day(work)? {
            return Err(Failure::new("due", format!("补正期限 {due} 已经过去。没有改动；请写今天或以后的日期。")));
        }
        let items = items
            .iter()
            .map(|(place, note)| Ok((known_place(place)?, note.trim())))
            .collect::<Result<Vec<_>, Failure>>()?;
        if items.is_empty() || items.iter().any(|(_, note)| note.is_empty()) {
            return Err(Failure::new("reason", "退回补正须逐项写明栏目和问题。没有改动。"));
        }
        if self.ledger.reopened(&sealed).is_some() {
            return Err(Failure::new("reopened", "这一版已经退回或撤回，无须再退。没有改动。"));
        }
        self.allowed(work, &Act::Check(doc.unique_text(), Outcome::Returned))?;
        let edits: Vec<Edit> = items.iter().map(|(field, note)| return_item(work, &sealed, field, note, due)).collect();
        self.edit(work, &doc.sibling(Kind::Review), &edits)?;
        let told: Vec<String> = items.iter().map(|(field, note)| format!("{}：{note}", place_name(field))).collect();
        let reason = format!("退回补正（{due} 前）：{}", told.join("；"));
        self.claim(work, Claim::Reopen(Reopen { seal: sealed.id, doc: doc.clone(), reason: reason.clone() }))?;
        self.decide_version(work, &doc, &sealed, "return", &reason)
    }

    fn formal_refuse(&mut self, work: &mut Work<'_, '_>, id: &str, reason: &str) -> Result<FormalRow, Failure> {
        self.only_municipal()?;
        let doc = self.dossier(id)?;
        let (sealed, _) = self.undecided(work, &doc)?;
        if reason.is_empty() {
            return Err(Failure::new("reason", "不予推荐须写明理由。没有改动。"));
        }
        self.allowed(work, &Act::Check(doc.unique_text(), Outcome::Refused))?;
        self.decide_version(work, &doc, &sealed, "refuse", reason)
    }

    /// R29: so many of the paper copies are here.
    fn paper_copies(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        count: u32,
        date: Date,
        note: &str,
    ) -> Result<FormalRow, Failure> {
        self.only_municipal()?;
        let doc = self.dossier(id)?;
        let (sealed, _) = self.undecided(work, &doc)?;
        let wanted = self.season()?.papers.copies;
        if count > wanted {
            return Err(Failure::new("copies", format!("通知要求一式 {wanted} 份，不能登记 {count} 份。没有改动。")));
        }
        if date > self.this_day(work)? {
            return Err(Failure::new("future", format!("日期 {date} 还没有到。没有改动。")));
        }
        let values = [
            ("count", count.to_string()),
            ("of_version", sealed.seal.version.to_string()),
            ("date", date.to_string()),
            ("note", note.to_owned()),
        ];
        self.put_check(work, &doc.sibling(Kind::Review), COPIES, &values)?;
        self.formal_row(work, &doc)
    }

    fn decide_version(
        &mut self,
        work: &mut Work<'_, '_>,
        doc: &DocId,
        sealed: &Sealed,
        decision: &str,
        note: &str,
    ) -> Result<FormalRow, Failure> {
        let version = sealed.seal.version.to_string();
        let values = [("kind", "formal"), ("decision", decision), ("version", version.as_str()), ("note", note)];
        let values = values.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        let edit = Edit::Record { section: "checks".to_owned(), id: sealed.id.to_string(), values };
        self.edit(work, &doc.sibling(Kind::Review), &[edit])?;
        self.formal_row(work, doc)
    }

    /// One person from two bureaus, one person twice in a bureau, and one piece of evidence under two names.
    fn duplicate_list(&mut self) -> Result<Vec<Double>, Failure> {
        self.only_municipal()?;
        let twins = self.all_cards().into_iter().filter_map(|card| {
            let dossiers = self.twins(&card.sides);
            match card.kind {
                ConflictKind::Duplicate => Some(Double::Duplicate { conflict: card.id, dossiers }),
                ConflictKind::DuplicateAcross => Some(Double::DuplicateAcross { conflict: card.id, dossiers }),
                _ => None,
            }
        });
        let proofs = self.same_evidence().into_iter().map(|(hash, docs)| Double::Evidence {
            hash: hash.to_string(),
            dossiers: docs.iter().map(|doc| self.twin(doc)).collect(),
        });
        Ok(twins.chain(proofs).collect())
    }

    fn twins(&self, sides: &[Sourced]) -> Vec<Twin> {
        sides.iter().filter_map(|side| side.value.parse::<DocId>().ok()).map(|doc| self.twin(&doc)).collect()
    }

    fn twin(&self, doc: &DocId) -> Twin {
        let entry = self.documents.get(doc);
        let employer = entry.and_then(|entry| entry.summary.summary.fields.get("employer_name"));
        Twin {
            id: doc.to_string(),
            name: self.nominee(doc),
            bureau: doc.bureau.clone(),
            bureau_name: self.bureau_name(&doc.bureau),
            employer: employer.cloned(),
            delivery: self.delivery(doc),
        }
    }
}

/// How many of the paper copies are here, of which version, since when.
fn copies(checks: &[Record], wanted: u32) -> PaperCopies {
    let record = checks.iter().find(|record| record.id == COPIES);
    let get = |key: &str| record.map(|record| said(record, key)).filter(|text| !text.is_empty());
    let count: u32 = get("count").and_then(|count| count.parse().ok()).unwrap_or_default();
    let version: Option<u32> = get("of_version").and_then(|version| version.parse().ok());
    let text = |key: &str| get(key).map(str::to_owned);
    PaperCopies { count, wanted, version, date: text("date"), note: text("note") }
}

/// What was said of one place when a version was given back.
fn item(record: &Record) -> ReturnItem {
    let text = |key: &str| said(record, key).to_owned();
    ReturnItem { field: text("field"), note: text("note"), due: text("due") }
}

fn return_item(work: &mut Work<'_, '_>, sealed: &Sealed, field: &str, note: &str, due: Date) -> Edit {
    let version = sealed.seal.version.to_string();
    let (seal, due) = (sealed.id.to_string(), due.to_string());
    let values = [
        ("seal", seal.as_str()),
        ("version", version.as_str()),
        ("field", field),
        ("note", note),
        ("due", due.as_str()),
    ];
    Edit::Record {
        section: "returns".to_owned(),
        id: work.new_record(),
        values: values.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect(),
    }
}

/// The place in the form that a word means: a field, a section, a kind of attachment, or the narrative.
fn known_place(word: &str) -> Result<String, Failure> {
    let word = word.trim();
    if word == "narrative" || word == "事迹材料" || word == "个人事迹材料" {
        return Ok("narrative".to_owned());
    }
    let section = || {
        fields::sections().iter().find(|section| section.key == word || section.zh == word).map(|section| section.key)
    };
    let attachment =
        || fields::attachment_kinds().iter().find(|kind| kind.key == word || kind.zh == word).map(|kind| kind.key);
    let found = fields::resolve(word).or_else(section).or_else(attachment);
    found.map(str::to_owned).ok_or_else(|| {
        Failure::new("unknown_field", format!("申报表没有「{word}」这一栏目或附件，没有退回。栏目可写中文名或英文键。"))
    })
}

/// The name on the form of a place.
fn place_name(key: &str) -> &str {
    let field = fields::field(key).map(|field| field.zh);
    let section = || fields::section(key).map(|section| section.zh);
    let attachment = || fields::attachment_kinds().iter().find(|kind| kind.key == key).map(|kind| kind.zh);
    field.or_else(section).or_else(attachment).unwrap_or(if key == "narrative" { "事迹材料" } else { key })
}
