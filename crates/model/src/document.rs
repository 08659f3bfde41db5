//! One Automerge document: opening, editing, taking in changes, saving.

use std::collections::BTreeMap;

use automerge::transaction::CommitOptions;
use automerge::{
    ActorId, Author, Automerge, AutomergeError, Change, ChangeHash, LoadOptions, OnPartialLoad, TextEncoding,
};

use crate::chunk::{self, ChunkError};
use crate::edit::{self, Edit};
use crate::ids::{Actor, ChangeId, DeviceId, DocId};
use crate::layout;
use crate::schema::{self, Step};
use crate::time::Time;
use crate::vector::{Tip, Vector};

/// Why a document could not be read, changed or saved.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// Automerge refused. The document is as it was.
    #[error("文档无法处理：{0}")]
    Automerge(#[from] AutomergeError),
    /// Bytes that are no change.
    #[error("变更无法读取：{0}")]
    Change(String),
    /// Bytes that are no chunk.
    #[error(transparent)]
    Chunk(#[from] ChunkError),
    /// A container of the layout is missing.
    #[error("文档缺少「{0}」部分")]
    Layout(&'static str),
    /// No such record section in this kind of document.
    #[error("没有「{0}」这一栏目")]
    Section(String),
    /// No such record.
    #[error("没有编号为 {0} 的条目")]
    Record(String),
    /// A value longer than the limit.
    #[error("「{field}」内容过长：{length} 字节，最多 {limit} 字节")]
    TooLong {
        /// Which value.
        field: String,
        /// Its length in bytes.
        length: usize,
        /// Its length in characters.
        characters: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// Changes whose dependencies are not here.
    #[error("缺少前置变更 {0} 项")]
    MissingDependencies(usize),
}

/// Who edits: the device, and the actor that this run of the program drew for this document.
#[derive(Debug, Clone, Copy)]
pub struct Writer {
    /// The device; becomes the `Author` of its changes.
    pub device: DeviceId,
    /// Random, fresh for each run and document.
    pub actor: Actor,
}

/// A change just made here, as raw bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewChange {
    /// Whose chain it extends.
    pub actor: Actor,
    /// Its place on the chain.
    pub tip: Tip,
    /// The uncompressed chunk.
    pub bytes: Vec<u8>,
    /// Steps of the schema that it needed and that were taken just before; they need no signature.
    pub steps: Vec<Self>,
}

/// A document in memory.
#[derive(Debug, Clone)]
pub struct Document {
    id: DocId,
    pub(crate) doc: Automerge,
}

impl Document {
    /// A document with nothing in it but the layout.
    pub fn new(id: DocId) -> Result<Self, ModelError> {
        let mut document = Self { doc: Automerge::new_with_encoding(TextEncoding::Utf16CodeUnit), id };
        document.apply(&[layout::genesis(document.id.kind)])?;
        Ok(document)
    }

    /// Reads what [`Document::save`] wrote.
    pub fn load(id: DocId, saved: &[u8]) -> Result<Self, ModelError> {
        let options =
            LoadOptions::new().on_partial_load(OnPartialLoad::Error).text_encoding(TextEncoding::Utf16CodeUnit);
        Ok(Self { doc: Automerge::load_with_options(saved, options)?, id })
    }

    /// Rebuilds a document from its raw changes, given as rows of chunks in any order.
    pub fn rebuild(id: DocId, chains: &[&[u8]]) -> Result<Self, ModelError> {
        let mut document = Self::new(id)?;
        document.apply(chains)?;
        Ok(document)
    }

    /// The document's id.
    #[must_use]
    pub fn id(&self) -> &DocId {
        &self.id
    }

    /// The whole document in Automerge's compact form, its columns not compressed further: so it can be judged
    /// without unpacking, and whatever carries it compresses it better as a whole.
    #[must_use]
    pub fn save(&self) -> Vec<u8> {
        self.doc.save_nocompress()
    }

    /// Takes in raw changes, given as rows of chunks. All of them become visible, or none.
    pub fn apply(&mut self, chains: &[&[u8]]) -> Result<(), ModelError> {
        let mut changes = Vec::new();
        for chain in chains {
            for chunk in chunk::each(chain) {
                changes.push(Change::from_bytes(chunk?.to_vec()).map_err(|e| ModelError::Change(e.to_string()))?);
            }
        }
        self.apply_changes(changes)
    }

    /// Takes in raw changes as [`Document::apply`] does; those that are held already are not even decoded.
    pub fn apply_lacking(&mut self, chains: &[&[u8]]) -> Result<(), ModelError> {
        if chains.is_empty() {
            return Ok(());
        }
        let held = self.vector();
        let mut lacking = Vec::new();
        for chunk in chains.iter().flat_map(|chain| chunk::each(chain)) {
            let chunk = chunk?;
            let header = chunk::header(chunk)?;
            if held.0.get(&header.actor).is_none_or(|tip| tip.seq < header.seq) {
                lacking.push(chunk);
            }
        }
        self.apply(&lacking)
    }

    /// Takes in decoded changes. All of them become visible, or none.
    pub fn apply_changes(&mut self, changes: Vec<Change>) -> Result<(), ModelError> {
        let mut next = self.doc.fork();
        next.apply_changes(changes)?;
        let missing = automerge::ReadDoc::get_missing_deps(&next, &[]).len();
        if missing > 0 {
            return Err(ModelError::MissingDependencies(missing));
        }
        self.doc = next;
        Ok(())
    }

    /// Makes the edits as one change. No change where nothing would differ.
    pub fn edit(&mut self, writer: Writer, time: Time, edits: &[Edit]) -> Result<Option<NewChange>, ModelError> {
        edit::check(&self.doc, self.id.kind, edits)?;
        let written = |section: &str| edits.iter().any(|edit| edit.writes_to(section));
        let lacking = schema::lacking(self.id.kind, &self.doc, written);
        let before = (!lacking.is_empty()).then(|| self.doc.clone());
        let steps = lacking.iter().map(|step| take(self, step)).collect::<Result<_, _>>()?;
        let made = write(&mut self.doc, writer, time, edits);
        if let Some(before) = before.filter(|_| !matches!(made, Ok(Some(_)))) {
            self.doc = before; // a step stands nowhere without a change that needs it
        }
        Ok(made?.map(|change| NewChange { steps, ..change }))
    }

    /// Which changes the document holds, the genesis left out.
    #[must_use]
    pub fn vector(&self) -> Vector {
        let mut vector = BTreeMap::new();
        for meta in self.doc.get_changes_meta(&[]) {
            let Some(actor) = actor_of(&meta.actor) else { continue };
            let tip = vector.entry(actor).or_insert(Tip { seq: 0, hash: ChangeId(meta.hash.0) });
            if meta.seq > tip.seq {
                *tip = Tip { seq: meta.seq, hash: ChangeId(meta.hash.0) };
            }
        }
        vector.remove(&layout::GENESIS_ACTOR);
        Vector(vector)
    }

    /// The newest changes, sorted.
    #[must_use]
    pub fn heads(&self) -> Vec<ChangeId> {
        let mut heads: Vec<ChangeId> = self.doc.get_heads().iter().map(|hash| ChangeId(hash.0)).collect();
        heads.sort_unstable();
        heads
    }

    /// Whether the document holds this change.
    #[must_use]
    pub fn holds(&self, change: &ChangeId) -> bool {
        self.doc.get_change_meta_by_hash(&ChangeHash(change.0)).is_some()
    }

    /// The document as it was when these were its newest changes.
    pub fn as_of(&self, heads: &[ChangeId]) -> Result<Self, ModelError> {
        let heads: Vec<ChangeHash> = heads.iter().map(|head| ChangeHash(head.0)).collect();
        Ok(Self { id: self.id.clone(), doc: self.doc.fork_at(&heads)? })
    }

    /// The Automerge document, for those crates that may know of it.
    #[must_use]
    pub fn automerge(&self) -> &Automerge {
        &self.doc
    }
}

/// Takes a step of the schema.
fn take(document: &mut Document, step: &Step) -> Result<NewChange, ModelError> {
    let kind = document.id.kind;
    let bytes = step.change(kind)?;
    let change = Change::from_bytes(bytes.clone()).map_err(|error| ModelError::Change(error.to_string()))?;
    let tip = Tip { seq: change.seq(), hash: ChangeId(change.hash().0) };
    document.apply_changes(vec![change])?;
    Ok(NewChange { actor: step.actor(kind), tip, bytes, steps: Vec::new() })
}

/// Makes the edits as one change of this writer; none where nothing would differ.
fn write(doc: &mut Automerge, writer: Writer, time: Time, edits: &[Edit]) -> Result<Option<NewChange>, ModelError> {
    // In this order: naming an author draws a new actor.
    doc.set_author(Some(Author::from(writer.device.0.to_vec())));
    doc.set_actor(ActorId::from(&writer.actor.0[..]));
    let made = doc
        .transact_with(
            |()| CommitOptions::default().with_time(time.0),
            |tx| edits.iter().try_for_each(|edit| edit::apply(tx, edit)),
        )
        .map_err(|failure| failure.error)?;
    if made.hash.is_none() {
        return Ok(None);
    }
    Ok(doc.get_last_local_change().map(|change| NewChange {
        actor: writer.actor,
        tip: Tip { seq: change.seq(), hash: ChangeId(change.hash().0) },
        bytes: change.raw_bytes().to_vec(),
        steps: Vec::new(),
    }))
}

/// Our kind of actor id, if it is one.
#[must_use]
pub fn actor_of(actor: &ActorId) -> Option<Actor> {
    actor.to_bytes().try_into().ok().map(Actor)
}
