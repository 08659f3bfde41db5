//! Scanned proofs of a dossier: records that name attachments, and where the attachments are.

use std::collections::BTreeMap;

use jiangxuan_contract::Reply;
use jiangxuan_contract::answer::evidence::{Proof, ProofAttached, Room, SameFile, Whereabouts};
use jiangxuan_model::layout::{BLOB, BYTES, EVIDENCE};
use jiangxuan_model::{Digest, DocId, Document, Edit, Kind, Record, Tree};
use jiangxuan_rules::fields::{self, AttachmentKind};
use jiangxuan_store::Write;
use jiangxuan_sync::limits;

use super::Work;
use super::state::Core;
use super::transfer::together;
use crate::command::{Failure, ScanPlace};
use crate::names;
use crate::trail::Told;

/// Attachments of one bureau together, in bytes.
const OF_BUREAU: u64 = 8 * 1024 * 1024 * 1024;
const MB: u64 = 1024 * 1024;

/// Kinds of proofs that are about several people by their nature.
const COMMON: [&str; 2] = ["consultation_reply", "minutes"];

/// Where a file belongs.
#[derive(Debug, Clone)]
pub enum Place {
    /// Into a dossier, as a person names it: a proof with a record of its own.
    Dossier(String),
    /// Beside a record that is there already.
    Beside(ScanPlace),
}

/// A file that is to be attached.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Where it belongs.
    pub at: Place,
    /// Kind of attachment: key or Chinese name.
    pub kind: String,
    /// The record that it proves, as `section/record`; empty where none.
    pub supports: String,
    /// What it is called; empty for the file's name.
    pub title: String,
    /// When it was issued.
    pub date: String,
    /// Who issued it.
    pub issuer: String,
    /// Name of the file. It is shown and has no other use.
    pub file: String,
    /// The hash of its content.
    pub hash: Option<Digest>,
    /// Its length, and once it is in place its pieces.
    pub tree: Tree,
    /// What kind of file it is, told by its bytes.
    pub media: String,
}

impl Attachment {
    /// A file of this name, of which nothing else is known yet.
    #[must_use]
    pub fn new(at: Place, file: String) -> Self {
        Self {
            at,
            kind: String::new(),
            supports: String::new(),
            title: String::new(),
            date: String::new(),
            issuer: String::new(),
            file,
            hash: None,
            tree: Tree::default(),
            media: String::new(),
        }
    }

    /// What the audit trail says of it.
    pub(crate) fn told(&self) -> Told {
        let (act, subject) = match &self.at {
            Place::Dossier(id) => ("dossier_attach", id),
            Place::Beside(ScanPlace::Meeting { meeting }) => ("meeting_attach", meeting),
            Place::Beside(ScanPlace::Publicity { id }) => ("publicity_attach", id),
        };
        let kind = Some(self.kind.clone()).filter(|kind| !kind.is_empty());
        Told { act: act.to_owned(), subject: subject.clone(), fields: kind.into_iter().collect(), note: String::new() }
    }
}

impl Core {
    /// Adds a proof whose file is in place; a rehearsal only says whether that would do.
    pub(crate) fn attach(
        &mut self,
        work: &mut Work<'_, '_>,
        what: &Attachment,
        rehearsal: bool,
    ) -> Result<Reply, Failure> {
        self.member()?;
        match &what.at {
            Place::Dossier(id) => self.attach_proof(work, id, what, rehearsal),
            Place::Beside(at) => self.attach_beside(work, at, what, rehearsal),
        }
    }

    fn attach_proof(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        what: &Attachment,
        rehearsal: bool,
    ) -> Result<Reply, Failure> {
        let doc = self.dossier(id)?;
        self.may_attach(&doc, what.tree.size)?;
        let kind = kind(&what.kind)?;
        let supports = self.supported(work, &doc, &what.supports)?;
        let Some(hash) = what.hash.filter(|_| !rehearsal) else {
            return Ok(Room { bytes: what.tree.size }.into());
        };
        let twice = self.named(&doc).contains_key(&hash);
        let record = work.new_record();
        let values = values(what, hash, kind, supports);
        let edit = Edit::Record { section: EVIDENCE.to_owned(), id: record.clone(), values: values.clone() };
        self.put_in(work, &doc, hash, &what.tree, edit)?;
        let mut told: BTreeMap<String, String> = values.into_iter().collect();
        let attached = ProofAttached {
            id: doc.to_string(),
            record,
            kind: kind.key.to_owned(),
            title: told.remove("title").unwrap_or_default(),
            date: told.remove("date"),
            issuer: told.remove("issuer"),
            supports: told.remove("supports"),
            file: told.remove("file").unwrap_or_default(),
            blob: hash.to_string(),
            bytes: what.tree.size,
            media: what.media.clone(),
            twice,
            look: None,
        };
        Ok(attached.into())
    }

    /// Whether this device may add so many bytes to a document.
    pub(crate) fn may_attach(&self, doc: &DocId, size: u64) -> Result<(), Failure> {
        self.may_change(doc)?;
        self.room(doc, size)
    }

    /// Names a file that is in place in a document: row and record in one commit.
    pub(crate) fn put_in(
        &mut self,
        work: &mut Work<'_, '_>,
        doc: &DocId,
        hash: Digest,
        tree: &Tree,
        edit: Edit,
    ) -> Result<(), Failure> {
        work.step.write(Write::Blob { hash, tree: tree.clone() });
        work.step.write(Write::Whole { hash });
        self.edit(work, doc, &[edit])?;
        self.have(work, doc, hash, false);
        Ok(())
    }

    /// The record that a proof is for must be there.
    fn supported(&mut self, work: &Work<'_, '_>, doc: &DocId, supports: &str) -> Result<String, Failure> {
        let Some((section, record)) = supports.split_once('/') else {
            let known = supports.is_empty() || kind(supports).is_ok_and(|kind| kind.key.starts_with("condition_"));
            return if known { Ok(supports.to_owned()) } else { Err(no_record(supports)) };
        };
        let section = fields::sections().iter().find(|known| known.key == section || known.zh == section);
        let section = section.ok_or_else(|| no_record(supports))?.key;
        let stands = |r: &Record| r.id == record && !r.removed();
        let there = self.reading(work, doc, |_, document| document.records(section).iter().any(stands))?;
        if there { Ok(format!("{section}/{record}")) } else { Err(no_record(supports)) }
    }

    /// Whether there is room for so many bytes more, by the limits for a file, a dossier and a bureau.
    fn room(&self, doc: &DocId, size: u64) -> Result<(), Failure> {
        let of = |doc: &DocId| together(self.named(doc).values());
        let all = self.documents.keys().filter(|other| other.bureau == doc.bureau).map(of);
        let bureau = together(&all.collect::<Vec<u64>>());
        let this = match doc.kind {
            Kind::Dossier => "这份申报",
            Kind::Bulletin => "公示台账",
            _ => "本单位台账",
        };
        let held =
            [("单个文件", 0, limits::BLOB), (this, of(doc), limits::BLOBS_OF_DOSSIER), ("本单位", bureau, OF_BUREAU)];
        let over = held.iter().find(|(_, held, limit)| held.saturating_add(size) > *limit);
        let Some((what, held, limit)) = over else { return Ok(()) };
        let already = if *held > 0 { format!("，已有 {} MB", held / MB) } else { String::new() };
        let text = format!(
            "{what}的附件上限是 {} MB{already}，这个文件有 {} MB，没有拷入。请以 300 dpi 灰度重新扫描，或拆成几个文件。",
            limit / MB,
            size.div_ceil(MB)
        );
        Err(Failure::new("too_large", text))
    }

    /// The proofs of a dossier, and where their files are.
    pub(crate) fn evidence(&mut self, work: &Work<'_, '_>, id: &str) -> Result<Vec<Proof>, Failure> {
        let doc = self.dossier(id)?;
        self.reading(work, &doc, |core, document| core.proofs(document))
    }

    /// One proof, for whoever wants its file; that is written down.
    pub(crate) fn extract_proof(&mut self, work: &mut Work<'_, '_>, id: &str, record: &str) -> Result<Proof, Failure> {
        let proof = self.proof_here(work, id, record)?;
        self.audit(work, "dossier_extract", &self.dossier(id)?.to_string());
        Ok(proof)
    }

    /// One proof whose file is here.
    pub(crate) fn proof_here(&mut self, work: &Work<'_, '_>, id: &str, record: &str) -> Result<Proof, Failure> {
        let proofs = self.evidence(work, id)?;
        let proof = proofs.into_iter().find(|proof| proof.record == record).ok_or_else(|| {
            let text = format!("没有编号为 {record} 的证明材料。请用 dossier evidence 查看编号。");
            Failure::new("unknown_record", text)
        })?;
        here(proof.state)?;
        Ok(proof)
    }

    /// An attachment that is here for a dossier, whichever version of it names it.
    pub(crate) fn attachment(&self, id: &str, hash: &str) -> Result<Digest, Failure> {
        let doc = self.dossier(id)?;
        let hash: Digest = hash.parse().map_err(|_| not_here())?;
        here(self.whereabouts(&doc, &hash))?;
        Ok(hash)
    }

    fn proofs(&self, document: &Document) -> Vec<Proof> {
        let doc = document.id();
        let records = document.records(EVIDENCE).into_iter().filter(|record| !record.removed());
        let same = if self.municipal() { self.same_evidence() } else { BTreeMap::new() };
        records.map(|record| self.proof(doc, &record, &same)).collect()
    }

    fn proof(&self, doc: &DocId, record: &Record, same: &BTreeMap<Digest, Vec<DocId>>) -> Proof {
        let shown = |key: &str| record.values.get(key).map(|reading| reading.shown()).unwrap_or_default();
        let hash: Option<Digest> = shown(BLOB).parse().ok();
        let others = hash.and_then(|hash| same.get(&hash)).into_iter().flatten().filter(|other| *other != doc);
        let same =
            others.map(|doc| SameFile { id: doc.to_string(), name: self.nominee(doc), bureau: doc.bureau.clone() });
        Proof {
            record: record.id.clone(),
            kind: shown("kind").to_owned(),
            kind_name: kind(shown("kind")).map_or("", |kind| kind.zh).to_owned(),
            title: names::plain(shown("title")),
            date: shown("date").to_owned(),
            issuer: shown("issuer").to_owned(),
            supports: shown("supports").to_owned(),
            file: names::file(shown("file")),
            media: shown("media").to_owned(),
            bytes: shown(BYTES).parse().ok(),
            blob: hash.map(|hash| hash.to_string()),
            state: hash.map_or(Whereabouts::None, |hash| self.whereabouts(doc, &hash)),
            same: same.collect(),
            look: None,
        }
    }

    /// Whether the municipal bureau has confirmed to have an attachment for a dossier.
    pub(crate) fn receipted(&self, doc: &DocId, hash: &Digest) -> bool {
        let receipts = self.ledger.seals(doc).iter().filter_map(|sealed| self.ledger.receipt(&sealed.id));
        receipts.into_iter().any(|(_, receipt)| receipt.blobs.contains(hash))
    }

    /// Where the file of a proof is, in a word.
    pub(crate) fn whereabouts(&self, doc: &DocId, hash: &Digest) -> Whereabouts {
        match (self.blobs.has(doc, hash), self.blobs.elsewhere(doc, hash)) {
            (false, _) => Whereabouts::Wanted,
            (true, _) if self.receipted(doc, hash) => Whereabouts::Received,
            (true, true) => Whereabouts::Shared,
            (true, false) => Whereabouts::Here,
        }
    }

    /// Attachments that more than one nominee's dossier names as its own, with those dossiers. One reply to a letter
    /// about several people is no such case.
    #[must_use]
    pub fn same_evidence(&self) -> BTreeMap<Digest, Vec<DocId>> {
        let mut by_hash: BTreeMap<Digest, Vec<DocId>> = BTreeMap::new();
        for (doc, entry) in self.dossiers() {
            if entry.summary.summary.blobs.is_empty() || !entry.summary.summary.withdrawn.is_empty() {
                continue;
            }
            let own = entry.summary.summary.blobs.iter().filter(|(_, named)| !COMMON.contains(&named.kind.as_str()));
            own.filter_map(|(hash, _)| hash.parse().ok())
                .for_each(|hash: Digest| by_hash.entry(hash).or_default().push(doc.clone()));
        }
        by_hash.retain(|_, docs| docs.len() > 1);
        by_hash
    }

    /// The same as an alarm for the municipal side.
    pub(crate) fn shared_proofs(&self) -> Option<String> {
        let shared = if self.municipal() { self.same_evidence() } else { BTreeMap::new() };
        let names = |docs: &Vec<DocId>| docs.iter().map(|doc| self.nominee(doc)).collect::<Vec<_>>().join("、");
        let first = shared.values().next()?;
        let count = shared.len();
        Some(format!(
            "有 {count} 件证明材料用在不止一人名下，例如：{}。两处都已保留；请用 formal duplicates 核对后联系推荐单位。",
            names(first)
        ))
    }
}

/// Refuses where the file of a scan is not here.
pub(crate) fn here(state: Whereabouts) -> Result<(), Failure> {
    match state {
        Whereabouts::Wanted | Whereabouts::None => Err(not_here()),
        Whereabouts::Received | Whereabouts::Shared | Whereabouts::Here => Ok(()),
    }
}

pub(crate) fn not_here() -> Failure {
    let text = "这个扫描件的文件还没有传到本机，看不了也写不出。请与持有它的电脑或市局同步后再试。";
    Failure::new("not_here", text)
}

/// What a file is called: as somebody said, else by its own name without its ending.
pub(crate) fn title(what: &Attachment) -> String {
    let (file, title) = (names::file(&what.file), names::plain(what.title.trim()));
    let stem = || file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem).to_owned();
    if title.is_empty() { stem() } else { title }
}

fn values(what: &Attachment, hash: Digest, kind: &AttachmentKind, supports: String) -> Vec<(String, String)> {
    let date = fields::section(EVIDENCE).and_then(|section| section.field("date"));
    let mut values = vec![
        ("kind", kind.key.to_owned()),
        ("title", title(what)),
        ("date", date.map_or_else(String::new, |field| fields::normalise(field, &what.date))),
        ("issuer", names::plain(what.issuer.trim())),
        ("supports", supports),
        ("file", names::file(&what.file)),
        (BYTES, what.tree.size.to_string()),
        (BLOB, hash.to_string()),
        ("media", what.media.clone()),
    ];
    values.retain(|(_, value)| !value.is_empty());
    values.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn kind(name: &str) -> Result<&'static AttachmentKind, Failure> {
    let known = fields::attachment_kinds();
    known.iter().find(|kind| kind.key == name || kind.zh == name).ok_or_else(|| {
        let names: Vec<String> = known.iter().map(|kind| format!("{}（{}）", kind.key, kind.zh)).collect();
        Failure::new("unknown_kind", format!("没有「{name}」这类附件，没有拷入。可用的类别：{}。", names.join("、")))
    })
}

fn no_record(supports: &str) -> Failure {
    let text = format!("没有「{supports}」这个条目，没有拷入。写法如 awards/条目编号；编号可用 dossier show 查看。");
    Failure::new("unknown_record", text)
}
