//! What papers are made from, and what has changed since they were printed.

use std::collections::{BTreeMap, BTreeSet};

use jiangxuan_model::{ChangeId, Digest, DocId, Document, Kind, Time, layout};
use jiangxuan_rules::fields;
use jiangxuan_trust::Receipt;
use serde_json::{Value, json};

use super::Work;
use super::state::Core;
use super::view::{content, masked};
use crate::command::{Answer, Failure};
use crate::ledger::Sealed;

impl Core {
    /// Season, office and nominees, each at its sealed version where it has one that stands.
    pub(crate) fn paper_content(
        &mut self,
        work: &mut Work<'_, '_>,
        ids: &[String],
        paper: &str,
        draft: bool,
    ) -> Answer {
        let source = self.season()?.source().to_owned();
        let member = self.member()?.clone();
        let docs = self.asked_for(ids)?;
        let mut nominees = Vec::with_capacity(docs.len());
        for doc in &docs {
            nominees.push(self.printed(work, doc, draft)?);
            self.audit(work, &format!("print {paper}"), &doc.to_string());
        }
        let today = self.season()?.local_date(instant(work.env.now)).to_string();
        Ok(json!({
            "season": source,
            "today": today,
            "office": { "name": self.bureau_name(&member.bureau), "person": member.person, "municipal": member.role.is_municipal() },
            "nominees": nominees,
        }))
    }

    fn asked_for(&self, ids: &[String]) -> Result<Vec<DocId>, Failure> {
        if !ids.is_empty() {
            return ids.iter().map(|id| self.dossier(id)).collect();
        }
        let (mine, all) = (self.my_bureau()?, self.municipal());
        let standing = self
            .dossiers()
            .filter(|(doc, entry)| (all || doc.bureau == mine) && entry.summary.summary.withdrawn.is_empty());
        let mut docs: Vec<(String, u32, String, DocId)> = standing
            .map(|(doc, entry)| {
                let field = |key: &str| entry.summary.summary.fields.get(key).cloned().unwrap_or_default();
                let rank = field("local_rank").parse().unwrap_or(u32::MAX);
                (doc.bureau.to_string(), rank, field("name"), doc.clone())
            })
            .collect();
        docs.sort();
        Ok(docs.into_iter().map(|(.., doc)| doc).collect())
    }

    fn printed(&mut self, work: &Work<'_, '_>, doc: &DocId, draft: bool) -> Answer {
        let sealed = self.ledger.current(doc).filter(|_| !draft).cloned();
        let edited = sealed.as_ref().is_some_and(|sealed| self.edited_since(doc, sealed));
        let heads = sealed.as_ref().map(|sealed| sealed.seal.heads.clone());
        let (mut nominee, now) = self.reading(work, doc, |_, document| {
            let at = heads.as_deref().map_or_else(|| Ok(document.clone()), |heads| version(document, heads));
            at.map(|at| (content(&at, true), document.heads()))
        })??;
        let receipt = sealed.as_ref().and_then(|sealed| self.ledger.receipt(&sealed.id)).cloned();
        nominee["id"] = json!(doc.to_string());
        nominee["bureau"] = json!(doc.bureau);
        nominee["bureau_name"] = json!(self.bureau_name(&doc.bureau));
        nominee["edited_since_seal"] = json!(edited);
        nominee["version"] = sealed
            .as_ref()
            .map_or_else(|| json!({ "number": 0, "hash": hash(&now) }), |sealed| self.version_told(sealed));
        nominee["receipt"] = receipt.map_or(Value::Null, |(id, receipt)| self.receipt_told(id, &receipt));
        Ok(nominee)
    }

    fn version_told(&self, sealed: &Sealed) -> Value {
        let author = self.ledger.held().get(&sealed.id).map(|held| self.who(&held.statement.author).0);
        json!({
            "number": sealed.seal.version, "hash": sealed.id.to_string(), "sealed": self.local(sealed.time),
            "sealed_by": author.unwrap_or_default(),
        })
    }

    fn receipt_told(&self, id: Digest, receipt: &Receipt) -> Value {
        let (_, by, node) = self.who(&receipt.node);
        json!({
            "no": receipt.no, "time": self.local(receipt.received), "by": by, "node": node, "id": id.to_string(),
            "late": receipt.late, "verified": self.receipt_verified(&id),
        })
    }

    /// A time as papers print it.
    fn local(&self, time: Time) -> String {
        self.season.as_ref().map(|season| season.local_time(instant(time))).unwrap_or_default()
    }

    /// What a page says against what holds now.
    pub(crate) fn paper_trace(&mut self, work: &mut Work<'_, '_>, dossier: &str, number: u64, hash: &str) -> Answer {
        let found = self
            .documents
            .keys()
            .find(|doc| doc.kind == Kind::Dossier && doc.to_string().eq_ignore_ascii_case(dossier));
        let doc = found.cloned().ok_or_else(|| {
            Failure::new("unknown_dossier", "这一页属于本机没有的申报件。没有改动任何资料；请交给推荐单位或市局核对。")
        })?;
        self.audit(work, &format!("scan {number}"), &doc.to_string());
        let entry = self.documents.get(&doc).cloned().unwrap_or_default();
        let mut told = self.row(&doc, &entry);
        told["printed_version"] = json!(number);
        told["draft"] = json!(number == 0);
        if number == 0 {
            let same = self.reading(work, &doc, |_, document| self::hash(&document.heads()).starts_with(hash))?;
            told["moved"] = json!(!same);
            told["differences"] = json!([]);
            return Ok(told);
        }
        let fits =
            |sealed: &&Sealed| u64::from(sealed.seal.version) == number && sealed.id.to_string().starts_with(hash);
        let sealed = self.ledger.seals(&doc).iter().find(fits).cloned().ok_or_else(|| {
            let text = format!("本机没有这份申报第 {number} 版的签发记录，或校验码不符，不能核对。没有改动任何资料；请先同步，再重新扫描。");
            Failure::new("unknown_version", text)
        })?;
        let differences =
            self.reading(work, &doc, |_, now| Ok(differences(&version(now, &sealed.seal.heads)?, now)))??;
        told["sealed"] = json!(self.local(sealed.time));
        told["taken_back"] = json!(self.ledger.reopened(&sealed));
        told["moved"] = json!(!differences.is_empty() || self.ledger.reopened(&sealed).is_some());
        told["differences"] = json!(differences);
        Ok(told)
    }
}

fn instant(time: Time) -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(time.0).unwrap_or_default()
}

/// The document at a sealed version.
fn version(document: &Document, heads: &[ChangeId]) -> Result<Document, Failure> {
    let held = !heads.is_empty() && heads.iter().all(|head| document.holds(head));
    let at = held.then(|| document.as_of(heads)).and_then(Result::ok);
    at.ok_or_else(|| Failure::new("not_here", "这一版的内容还没有全部到达本机。资料没有改动；请先同步，再试一次。"))
}

/// A hash of content that nobody sealed.
fn hash(heads: &[ChangeId]) -> String {
    let text: String = heads.iter().map(ToString::to_string).collect();
    Digest::of(text.as_bytes()).to_string()
}

/// Path → label and value of everything on the paper.
fn flat(document: &Document) -> BTreeMap<String, (String, String)> {
    let mut all = BTreeMap::new();
    for (key, reading) in document.fields() {
        let label = fields::field(&key).map_or(key.as_str(), |field| field.zh);
        if key == layout::WITHDRAWN {
            continue;
        }
        let value = if key == "id_number" { masked(reading.shown()) } else { reading.shown().to_owned() };
        all.insert(key.clone(), (label.to_owned(), value));
    }
    all.insert("narrative".to_owned(), ("事迹材料".to_owned(), document.narrative()));
    for section in fields::sections() {
        for record in document.records(section.key).iter().filter(|record| !record.removed()) {
            for field in section.fields {
                let value = record.values.get(field.key).map(|reading| reading.shown()).unwrap_or_default();
                let path = format!("{}/{}/{}", section.key, record.id, field.key);
                all.insert(path, (format!("{}·{}", section.zh, field.zh), value.to_owned()));
            }
        }
    }
    all
}

fn differences(printed: &Document, now: &Document) -> Vec<Value> {
    let (before, after) = (flat(printed), flat(now));
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let told = |path: &String| {
        let value = |side: &BTreeMap<String, (String, String)>| {
            side.get(path).map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let (printed, now) = (value(&before), value(&after));
        let label = before.get(path).or_else(|| after.get(path)).map(|(label, _)| label.clone()).unwrap_or_default();
        (printed != now).then(|| json!({ "field": path, "label": label, "printed": printed, "now": now }))
    };
    paths.into_iter().filter_map(told).collect()
}
