//! What a store can do, whichever keeps the bytes.

use jiangxuan_model::{DeviceId, Digest, DocId, Time, Tree, Vector};
use jiangxuan_trust::Chain;

use crate::error::StoreError;

/// Changes to the durable state that must become visible together.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// The changes, applied in this order.
    pub writes: Vec<Write>,
}

/// One change to the durable state.
#[derive(Debug, Clone)]
pub enum Write {
    /// Appends signed changes to the record; those already held are left out.
    Chains {
        /// Whose record.
        doc: DocId,
        /// One or more actors' consecutive changes.
        chains: Vec<Chain>,
    },
    /// Replaces what is derived from the record.
    Document {
        /// Which document.
        doc: DocId,
        /// The changes that `summary` shows.
        vector: Vector,
        /// JSON projection for lists; the store does not look into it.
        summary: String,
        /// The saved document, a cache; empty leaves the earlier one in place.
        snapshot: Vec<u8>,
    },
    /// Adds a signed statement; one that is held stays as it is.
    Statement {
        /// Its id.
        id: Digest,
        /// Its exact bytes.
        bytes: Vec<u8>,
    },
    /// Puts refused bytes aside; the store numbers them.
    Quarantine(QuarantineItem),
    /// Marks an item as admitted or discarded. It is never deleted.
    QuarantineEnd {
        /// Number of the item.
        no: u64,
        /// What was decided, by whom and why.
        outcome: String,
    },
    /// Begins an attachment, or names one that is here already.
    Blob {
        /// Its hash.
        hash: Digest,
        /// Its pieces.
        tree: Tree,
    },
    /// One piece of an attachment that is arriving. It counts only once the attachment is whole.
    Piece {
        /// Of which attachment.
        hash: Digest,
        /// Its number, from zero.
        piece: u32,
        /// Its bytes, verified by the caller.
        bytes: Vec<u8>,
    },
    /// All pieces of an attachment have been written: it is whole from now on.
    Whole {
        /// Which attachment.
        hash: Digest,
    },
    /// Nobody asks for an attachment any more of which only pieces arrived. One that is whole is never forgotten.
    Forget {
        /// Which attachment.
        hash: Digest,
    },
    /// A document has an attachment, which is whole. What another device is known to have stays known.
    Use {
        /// Which document.
        doc: DocId,
        /// Which attachment.
        hash: Digest,
        /// Whether another device is known to have it as well.
        elsewhere: bool,
    },
    /// Sets or removes a setting.
    Setting {
        /// Its name.
        key: String,
        /// Its value; `None` removes it.
        value: Option<Vec<u8>>,
    },
}

/// Refused bytes on their way into quarantine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarantineItem {
    /// The document that they were meant for, where that is known.
    pub doc: Option<DocId>,
    /// The peer that sent them.
    pub device: DeviceId,
    /// Why they were refused.
    pub reason: String,
    /// When they arrived.
    pub time: Time,
    /// The bytes as received.
    pub bytes: Vec<u8>,
}

/// An item in quarantine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarantineRow {
    /// Its number, from 1.
    pub no: u64,
    /// The document that the bytes were meant for, where that is known.
    pub doc: Option<DocId>,
    /// The peer that sent them.
    pub device: DeviceId,
    /// Why they were refused.
    pub reason: String,
    /// When they arrived.
    pub time: Time,
    /// The bytes as received.
    pub bytes: Vec<u8>,
    /// What was decided; `None` while it waits.
    pub outcome: Option<String>,
}

impl QuarantineItem {
    /// The same under its number.
    #[must_use]
    pub fn numbered(self, no: u64) -> QuarantineRow {
        let Self { doc, device, reason, time, bytes } = self;
        QuarantineRow { no, doc, device, reason, time, bytes, outcome: None }
    }
}

/// What lists show of a document without loading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// Which document.
    pub doc: DocId,
    /// The changes that `summary` shows.
    pub vector: Vector,
    /// JSON projection.
    pub summary: String,
}

/// An attachment as it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobRow {
    /// Its hash.
    pub hash: Digest,
    /// Its length in bytes.
    pub size: u64,
    /// Whether all of it is here.
    pub whole: bool,
    /// The documents that have it, each with whether another device is known to have it too, ordered by id.
    pub uses: Vec<(DocId, bool)>,
}

/// Proof that a batch is on disk. Only this crate can make one, so that whoever demands one
/// before it announces anything cannot announce what a crash would take back.
#[derive(Debug)]
pub struct Stored(Vec<u64>);

impl Stored {
    pub(crate) fn new(quarantine: Vec<u64>) -> Self {
        Self(quarantine)
    }

    /// Numbers given to the batch's quarantined items, in their order.
    #[must_use]
    pub fn quarantine_numbers(&self) -> &[u64] {
        &self.0
    }
}

/// The durable state of one profile.
pub trait Shelf {
    /// Every document's row, ordered by id.
    fn documents(&self) -> Result<Vec<DocumentRow>, StoreError>;
    /// The newest saved form of a document.
    fn snapshot(&self, doc: &DocId) -> Result<Option<Vec<u8>>, StoreError>;
    /// Exactly the changes that a holder of `after` lacks: one chain an actor, ordered by actor.
    fn chains(&self, doc: &DocId, after: &Vector) -> Result<Vec<Chain>, StoreError>;
    /// The signed tip of every actor of a document, as chains without bytes, ordered by actor.
    fn tips(&self, doc: &DocId) -> Result<Vec<Chain>, StoreError>;
    /// Every statement, ordered by id.
    fn statements(&self) -> Result<Vec<(Digest, Vec<u8>)>, StoreError>;
    /// Everything that ever was in quarantine, ordered by number.
    fn quarantine(&self) -> Result<Vec<QuarantineRow>, StoreError>;
    /// One setting.
    fn setting(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError>;
    /// The settings whose names start with `prefix`, ordered by name.
    fn settings(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError>;
    /// Every attachment, ordered by hash.
    fn blobs(&self) -> Result<Vec<BlobRow>, StoreError>;
    /// The pieces of an attachment.
    fn tree(&self, hash: &Digest) -> Result<Option<Tree>, StoreError>;
    /// One piece of a whole attachment.
    fn piece(&self, hash: &Digest, piece: u32) -> Result<Option<Vec<u8>>, StoreError>;
    /// The pieces of an arriving attachment that are not here.
    fn lacking(&self, hash: &Digest) -> Result<Vec<u32>, StoreError>;
    /// Makes the whole batch durable, or nothing of it.
    fn commit(&mut self, batch: &Batch) -> Result<Stored, StoreError>;
}
