//! Applying foreign changes for a trial, where a crash or a memory bomb takes nothing else down.

use automerge::{Change, ReadDoc as _};
use jiangxuan_model::document::actor_of;
use jiangxuan_model::{DocId, Document, Summary, Vector, chunk};
use jiangxuan_trust::Chain;
use serde::{Deserialize, Serialize};

use crate::admission::{Refusal, RefusalCode};
use crate::limits;

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
    /// The foreign changes.
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
}

/// Runs a trial. May panic, overflow the stack or be killed by a limit: run it in [`crate::worker`].
pub fn trial(job: &Job) -> Result<Outcome, Refusal> {
    let mut document = base(job).map_err(unloadable)?;
    let changes = decode(&document, &job.chains)?;
    document.apply_changes(changes).map_err(|error| match error {
        jiangxuan_model::ModelError::MissingDependencies(_) => {
            Refusal::new(RefusalCode::MissingDependency, error.to_string())
        }
        other => unloadable(other),
    })?;
    document.check_shape().map_err(|error| Refusal::new(RefusalCode::Shape, error.to_string()))?;
    authors(&document, &job.chains)?;
    let snapshot = document.save();
    let again = Document::load(job.doc.clone(), &snapshot).map_err(unloadable)?;
    let same = again.heads() == document.heads()
        && again.automerge().hydrate(None) == document.automerge().hydrate(None);
    if !same {
        return Err(Refusal::new(RefusalCode::Unloadable, "保存后重新读取的内容不一致"));
    }
    Ok(Outcome { snapshot, vector: again.vector(), summary: again.summary() })
}

fn base(job: &Job) -> Result<Document, jiangxuan_model::ModelError> {
    let mut document = match &job.snapshot {
        Some(saved) => Document::load(job.doc.clone(), saved)?,
        None => Document::new(job.doc.clone())?,
    };
    let since: Vec<&[u8]> = job.since.iter().map(|chain| chain.bytes.as_slice()).collect();
    document.apply(&since)?;
    Ok(document)
}

/// Decodes the changes, refusing those that would blow up once applied.
fn decode(document: &Document, chains: &[Chain]) -> Result<Vec<Change>, Refusal> {
    let held = document.automerge().stats().num_ops;
    let mut changes = Vec::new();
    for chain in chains {
        for chunk in chunk::each(&chain.bytes) {
            let bytes = chunk.map_err(|error| Refusal::new(RefusalCode::Malformed, error.to_string()))?;
            let change = Change::from_bytes(bytes.to_vec())
                .map_err(|error| Refusal::new(RefusalCode::Malformed, error.to_string()))?;
            if change.len() > limits::OPERATIONS {
                return Err(Refusal::new(RefusalCode::TooLarge, format!("单项变更含 {} 个操作", change.len())));
            }
            changes.push(change);
        }
    }
    let total: u64 = changes.iter().map(|change| change.len() as u64).sum();
    let ceiling = held + total + limits::OPERATION_LEAP;
    if changes.iter().any(|change| change.max_op() > ceiling) {
        return Err(Refusal::new(RefusalCode::TooLarge, "操作编号超出范围"));
    }
    Ok(changes)
}

/// The `Author` that Automerge shows must be the device that signed.
fn authors(document: &Document, chains: &[Chain]) -> Result<(), Refusal> {
    for chain in chains {
        let found = document
            .automerge()
            .get_changes_meta(&[])
            .into_iter()
            .find(|meta| meta.seq == 1 && actor_of(&meta.actor) == Some(chain.actor))
            .and_then(|meta| meta.author.map(|author| author.as_bytes().to_vec()));
        if found.as_deref() != Some(&chain.device.0[..]) {
            return Err(Refusal::new(RefusalCode::WrongAuthor, "变更自称的作者与签名设备不符"));
        }
    }
    Ok(())
}

fn unloadable(error: impl std::fmt::Display) -> Refusal {
    Refusal::new(RefusalCode::Unloadable, error.to_string())
}
