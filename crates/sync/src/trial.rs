//! Applying foreign changes for a trial, where a crash or a memory bomb takes nothing else down.

use std::collections::BTreeMap;

use automerge::legacy::OpType;
use automerge::{Change, ObjId, ROOT, ReadDoc as _, ScalarValue};
use jiangxuan_model::layout::{FIRST_SCHEMA, GENESIS_ACTOR, NARRATIVE, first_sections};
use jiangxuan_model::schema::{self, is_step};
use jiangxuan_model::shape::excess;
use jiangxuan_model::{Actor, DocId, Document, Kind, Step, Summary, Vector, chunk};
use jiangxuan_trust::Chain;
use serde::{Deserialize, Serialize};

use crate::admission::{Refusal, RefusalCode};
use crate::columns;
use crate::limits;
use crate::whole::unfold;

/// What is tried: chains that passed [`crate::vet`], on top of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// Which document.
    pub doc: DocId,
    /// A saved form of it; none where nothing is held yet.
    #[serde(with = "serde_bytes")]
    pub snapshot: Option<Vec<u8>>,
    /// Raw changes that are held and younger than the snapshot.
    pub since: Vec<Chain>,
    /// The whole document as the peer saved it; `chains` then are without bytes, and nothing is held yet.
    #[serde(with = "serde_bytes")]
    pub whole: Option<Vec<u8>>,
    /// The foreign changes; none where the document is only to be saved anew.
    pub chains: Vec<Chain>,
}

/// A document that took the changes, saved, and loaded again equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Its saved form, which was loaded once.
    #[serde(with = "serde_bytes")]
    pub snapshot: Vec<u8>,
    /// What it holds.
    pub vector: Vector,
    /// Its projection.
    pub summary: Summary,
    /// All changes of a document that arrived whole; empty for others.
    pub chains: Vec<Chain>,
}

/// Runs a trial. May panic, overflow the stack or be killed by a limit: run it in [`crate::worker`].
pub fn trial(job: &Job) -> Result<Outcome, Refusal> {
    if let Some(whole) = &job.whole {
        let (document, chains) = unfold(&job.doc, whole, &job.chains)?;
        return Ok(Outcome { chains, ..proved(&document, Some(whole))? });
    }
    let mut document = base(job).map_err(unloadable)?;
    let changes = decode(&document, &job.chains)?;
    document.apply_changes(changes).map_err(|error| match error {
        jiangxuan_model::ModelError::MissingDependencies(_) => {
            Refusal::new(RefusalCode::MissingDependency, error.to_string())
        }
        other => unloadable(other),
    })?;
    // Not even where the former saved form could stand with the changes beside it: Automerge takes changes that no
    // saved form of the document survives, as those that delete what never was.
    proved(&document, None)
}

/// The outcome for a document of the right shape, once its saved form was loaded: here, or as `loaded` before.
fn proved(document: &Document, loaded: Option<&Vec<u8>>) -> Result<Outcome, Refusal> {
    if schema::ends_in_step(document.automerge()) {
        return Err(Refusal::new(RefusalCode::Shape, "版本升级记录没有随附任何变更"));
    }
    check_containers(document)?;
    document.check_shape().map_err(|error| Refusal::new(RefusalCode::Shape, error.to_string()))?;
    let snapshot = document.save();
    if loaded == Some(&snapshot) {
        return Ok(outcome(snapshot, document));
    }
    let again = Document::load(document.id().clone(), &snapshot).map_err(unloadable)?;
    let same =
        again.heads() == document.heads() && again.automerge().hydrate(None) == document.automerge().hydrate(None);
    if !same {
        return Err(Refusal::new(RefusalCode::Unloadable, "保存后重新读取的内容不一致"));
    }
    Ok(outcome(snapshot, &again))
}

fn outcome(snapshot: Vec<u8>, document: &Document) -> Outcome {
    Outcome { snapshot, vector: document.vector(), summary: document.summary(), chains: Vec::new() }
}

fn base(job: &Job) -> Result<Document, jiangxuan_model::ModelError> {
    let mut document = match &job.snapshot {
        Some(saved) => Document::load(job.doc.clone(), saved)?,
        None => Document::new(job.doc.clone())?,
    };
    let since: Vec<&[u8]> = job.since.iter().map(|chain| chain.bytes.as_slice()).collect();
    document.apply_lacking(&since)?;
    Ok(document)
}

/// Decodes the changes, refusing those that would blow up once applied, or that claim another author.
fn decode(document: &Document, chains: &[Chain]) -> Result<Vec<Change>, Refusal> {
    let mut changes = Vec::new();
    for chain in chains {
        for chunk in chunk::each(&chain.bytes) {
            let change = decode_one(chunk.map_err(malformed)?)?;
            // What has such an actor was compared with the very step, before the trial.
            if !is_step(&chain.actor) {
                check_author(&change, chain)?;
            }
            changes.push(change);
        }
    }
    let held = document.automerge().stats().num_ops;
    let total: u64 = changes.iter().map(|change| change.len() as u64).sum();
    let ceiling = held + total + limits::OPERATION_LEAP;
    if changes.iter().any(|change| change.max_op() > ceiling) {
        return Err(Refusal::new(RefusalCode::TooLarge, "操作编号超出范围"));
    }
    Ok(changes)
}

fn decode_one(chunk: &[u8]) -> Result<Change, Refusal> {
    let found = columns::check(chunk)?;
    let change = Change::from_bytes(chunk.to_vec()).map_err(malformed)?;
    if change.len() > limits::OPERATIONS {
        return Err(Refusal::new(RefusalCode::TooLarge, format!("单项变更含 {} 个操作", change.len())));
    }
    if found.other_than_text {
        check_elements(&change)?;
    }
    Ok(change)
}

/// Refuses a change made here that no peer would let in: what is saved must be able to travel. `document` already
/// holds it, and nothing of it is written down yet. What was past a limit `before`, by a merge, may not grow.
pub fn own(document: &Document, before: &BTreeMap<String, usize>, change: &[u8]) -> Result<(), Refusal> {
    if change.len() > limits::CHANGE {
        return Err(Refusal::new(RefusalCode::TooLarge, "一次改动的内容过多"));
    }
    let decoded = decode_one(change)?;
    if decoded.max_op() >= limits::OPERATION_CEILING {
        return Err(Refusal::new(RefusalCode::TooLarge, "操作编号超出范围"));
    }
    let grown = |(place, size): &(String, usize)| before.get(place).is_none_or(|held| size > held);
    if let Some((place, _)) = excess(document).into_iter().find(grown) {
        let what = if place == NARRATIVE { "事迹材料过长" } else { "条目过多" };
        return Err(Refusal::new(RefusalCode::TooLarge, what));
    }
    document.check_shape().map_err(|error| Refusal::new(RefusalCode::Shape, error.to_string()))
}

/// A text may hold characters only. Automerge would take maps and numbers between them.
pub(crate) fn check_elements(change: &Change) -> Result<(), Refusal> {
    let character = |action: &OpType| matches!(action, OpType::Put(ScalarValue::Str(_)) | OpType::Delete);
    let odd = change.decode().operations.iter().any(|op| !op.key.is_map_key() && !character(&op.action));
    if odd { Err(Refusal::new(RefusalCode::Shape, "文字中混有其他内容")) } else { Ok(()) }
}

/// Every container must be the one of the genesis, or of its step of the schema: another in its place would hide all
/// that the old one holds.
fn check_containers(document: &Document) -> Result<(), Refusal> {
    let doc = document.automerge();
    let kind = document.id().kind;
    let made_by = |id: &ObjId, maker: &Actor| matches!(id, ObjId::Id(_, actor, _) if actor.to_bytes() == &maker.0[..]);
    let own = |parent: &ObjId, key: &str, maker: &Actor| {
        let all = doc.get_all(parent, key).unwrap_or_default();
        match all.as_slice() {
            [(_, id)] if made_by(id, maker) => Ok(id.clone()),
            _ => Err(replaced(key)),
        }
    };
    for part in ["fields", "narrative", "seals", "decisions"] {
        own(&ROOT, part, &GENESIS_ACTOR)?;
    }
    let records = own(&ROOT, "records", &GENESIS_ACTOR)?;
    first_sections(kind).iter().try_for_each(|section| own(&records, section, &GENESIS_ACTOR).map(|_| ()))?;
    for section in schema::later(kind, doc) {
        let maker = Step::Section(section.clone()).actor(kind);
        own(&records, &section, &maker)?;
    }
    // Steps that were taken apart leave several numbers; each must be its step's.
    let numbers = doc.get_all(ROOT, "schema").unwrap_or_default();
    let numbered = |(value, id): &(automerge::Value<'_>, ObjId)| {
        let number = value.as_i64().and_then(|number| u16::try_from(number).ok());
        number.is_some_and(|number| made_by(id, &numbering(number, kind)))
    };
    if numbers.is_empty() || !numbers.iter().all(numbered) { Err(replaced("schema")) } else { Ok(()) }
}

/// Who may have said this number.
fn numbering(number: u16, kind: Kind) -> Actor {
    if number == FIRST_SCHEMA { GENESIS_ACTOR } else { Step::Number(number).actor(kind) }
}

fn replaced(part: &str) -> Refusal {
    Refusal::new(RefusalCode::Shape, format!("「{part}」部分被替换或删除"))
}

/// The `Author` that Automerge will show must be the device that signed. Writers name it in an actor's first
/// change; Automerge would believe any later change as well.
pub(crate) fn check_author(change: &Change, chain: &Chain) -> Result<(), Refusal> {
    let own = |author: &[u8]| author == &chain.device.0[..];
    let right = match change.author() {
        Some(author) => own(author.as_bytes()),
        None => change.seq() != 1,
    };
    if right {
        Ok(())
    } else {
        Err(Refusal::new(RefusalCode::WrongAuthor, "变更自称的作者与签名设备不符"))
    }
}

fn malformed(error: impl std::fmt::Display) -> Refusal {
    Refusal::new(RefusalCode::Malformed, error.to_string())
}

pub(crate) fn unloadable(error: impl std::fmt::Display) -> Refusal {
    Refusal::new(RefusalCode::Unloadable, error.to_string())
}
