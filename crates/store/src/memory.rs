//! A shelf in memory, for tests and simulations: its clone is a disk image.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiangxuan_model::{Actor, Digest, DocId, Tree, Vector};
use jiangxuan_trust::Chain;

use crate::append;
use crate::error::StoreError;
use crate::shelf::{Batch, BlobRow, DocumentRow, QuarantineItem, QuarantineRow, Shelf, Stored, Write};

/// The durable state in ordinary maps. A clone is what a crash at this moment would leave on disk:
/// it carries the data, and neither an injected fault nor the read-only state after one.
#[derive(Debug, Default)]
pub struct Memory {
    disk: Disk,
    fault: Option<StoreError>,
    read_only: bool,
}

#[derive(Debug, Clone, Default)]
struct Disk {
    documents: BTreeMap<DocId, Arc<Document>>,
    statements: BTreeMap<Digest, Arc<[u8]>>,
    quarantine: Vec<Arc<QuarantineRow>>,
    settings: BTreeMap<String, Vec<u8>>,
    blobs: BTreeMap<Digest, Arc<Blob>>,
}

#[derive(Debug, Clone, Default)]
struct Blob {
    tree: Tree,
    pieces: BTreeMap<u32, Arc<[u8]>>,
    whole: bool,
    uses: BTreeMap<DocId, bool>,
}

#[derive(Debug, Clone, Default)]
struct Document {
    row: Option<(Vector, String)>,
    snapshot: Option<Vec<u8>>,
    chains: BTreeMap<Actor, Chain>,
}

/// The parts of a batch that can be refused, applied beside the disk.
struct Staged {
    documents: BTreeMap<DocId, Document>,
    quarantine: Vec<Arc<QuarantineRow>>,
    numbers: Vec<u64>,
}

impl Clone for Memory {
    fn clone(&self) -> Self {
        Self { disk: self.disk.clone(), fault: None, read_only: false }
    }
}

impl Memory {
    /// Makes the next commit fail with `error`, applying nothing.
    pub fn fail_next(&mut self, error: StoreError) {
        self.fault = Some(error);
    }

    fn admit(&mut self) -> Result<(), StoreError> {
        if self.read_only {
            return Err(StoreError::ReadOnly);
        }
        match self.fault.take() {
            Some(error) => {
                self.read_only = error.is_fatal();
                Err(error)
            }
            None => Ok(()),
        }
    }
}

impl Disk {
    fn stage(&self, batch: &Batch) -> Result<Staged, StoreError> {
        let mut staged =
            Staged { documents: BTreeMap::new(), quarantine: self.quarantine.clone(), numbers: Vec::new() };
        for write in &batch.writes {
            match write {
                Write::Chains { doc, chains } => {
                    let document = self.touch(&mut staged, doc);
                    chains.iter().try_for_each(|chain| document.append(doc, chain))?;
                }
                Write::Document { doc, vector, summary, snapshot } => {
                    self.touch(&mut staged, doc).derive(vector, summary, snapshot);
                }
                Write::Quarantine(item) => staged.put_aside(item),
                Write::QuarantineEnd { no, outcome } => staged.end(*no, outcome)?,
                _ => {}
            }
        }
        Ok(staged)
    }

    fn touch<'a>(&self, staged: &'a mut Staged, doc: &DocId) -> &'a mut Document {
        let held = || self.documents.get(doc).map(|document| Document::clone(document)).unwrap_or_default();
        staged.documents.entry(doc.clone()).or_insert_with(held)
    }

    fn install(&mut self, staged: Staged, batch: &Batch) -> Stored {
        for (doc, document) in staged.documents {
            self.documents.insert(doc, Arc::new(document));
        }
        self.quarantine = staged.quarantine;
        for write in &batch.writes {
            match write {
                Write::Statement { id, bytes } => {
                    self.statements.entry(*id).or_insert_with(|| bytes.as_slice().into());
                }
                Write::Setting { key, value } => self.set(key, value.as_ref()),
                other => self.attach(other),
            }
        }
        Stored::new(staged.numbers)
    }

    fn attach(&mut self, write: &Write) {
        match write {
            Write::Blob { hash, tree } => {
                let fresh = || Arc::new(Blob { tree: tree.clone(), ..Blob::default() });
                self.blobs.entry(*hash).or_insert_with(fresh);
            }
            Write::Piece { hash, piece, bytes } => {
                let blob = self.blobs.entry(*hash).or_default();
                Arc::make_mut(blob).pieces.insert(*piece, bytes.as_slice().into());
            }
            Write::Whole { hash } => Arc::make_mut(self.blobs.entry(*hash).or_default()).whole = true,
            Write::Forget { hash } if self.blobs.get(hash).is_some_and(|blob| !blob.whole) => {
                self.blobs.remove(hash);
            }
            Write::Use { doc, hash, elsewhere } => {
                let blob = Arc::make_mut(self.blobs.entry(*hash).or_default());
                *blob.uses.entry(doc.clone()).or_default() |= elsewhere;
            }
            _ => {}
        }
    }

    fn set(&mut self, key: &str, value: Option<&Vec<u8>>) {
        match value {
            Some(value) => self.settings.insert(key.to_owned(), value.clone()),
            None => self.settings.remove(key),
        };
    }
}

impl Staged {
    fn put_aside(&mut self, item: &QuarantineItem) {
        let no = self.quarantine.len() as u64 + 1;
        self.quarantine.push(Arc::new(item.clone().numbered(no)));
        self.numbers.push(no);
    }

    fn end(&mut self, no: u64, outcome: &str) -> Result<(), StoreError> {
        let open = |row: &&mut Arc<QuarantineRow>| row.no == no && row.outcome.is_none();
        let row = self.quarantine.iter_mut().find(open).ok_or(StoreError::NotInQuarantine(no))?;
        Arc::make_mut(row).outcome = Some(outcome.to_owned());
        Ok(())
    }
}

impl Document {
    fn append(&mut self, doc: &DocId, chain: &Chain) -> Result<(), StoreError> {
        let held = self.chains.get(&chain.actor);
        let parted = append::part(doc, chain, held.map(|held| &held.tip))?;
        let Some(held) = held else {
            self.chains.insert(chain.actor, chain.clone());
            return Ok(());
        };
        if !contains(held, chain.first, parted.known) {
            return Err(StoreError::Fork { doc: doc.clone(), actor: chain.actor });
        }
        if !parted.fresh.is_empty() {
            let bytes = [held.bytes.as_slice(), parted.fresh].concat();
            self.chains.insert(chain.actor, Chain { first: 1, bytes, ..chain.clone() });
        }
        Ok(())
    }

    fn derive(&mut self, vector: &Vector, summary: &str, snapshot: &[u8]) {
        self.row = Some((vector.clone(), summary.to_owned()));
        if !snapshot.is_empty() {
            self.snapshot = Some(snapshot.to_vec());
        }
    }

    fn after(&self, after: &Vector) -> impl Iterator<Item = Result<Chain, StoreError>> {
        let newer = |chain: &&Chain| chain.tip.seq > after.seq(&chain.actor);
        self.chains.values().filter(newer).map(|chain| cut(chain, after.seq(&chain.actor)))
    }
}

fn contains(held: &Chain, first: u64, known: &[u8]) -> bool {
    append::split_after(&held.bytes, first - 1).is_ok_and(|(_, rest)| rest.starts_with(known))
}

fn cut(chain: &Chain, held: u64) -> Result<Chain, StoreError> {
    let damaged = |error: jiangxuan_model::chunk::ChunkError| StoreError::Damaged { detail: error.to_string() };
    let (_, rest) = append::split_after(&chain.bytes, held).map_err(damaged)?;
    let Chain { actor, device, tip, signature, .. } = chain;
    Ok(Chain {
        actor: *actor,
        device: *device,
        first: held + 1,
        tip: *tip,
        signature: *signature,
        bytes: rest.to_vec(),
    })
}

impl Shelf for Memory {
    fn documents(&self) -> Result<Vec<DocumentRow>, StoreError> {
        let row = |(doc, document): (&DocId, &Arc<Document>)| {
            let (vector, summary) = document.row.clone()?;
            Some(DocumentRow { doc: doc.clone(), vector, summary })
        };
        Ok(self.disk.documents.iter().filter_map(row).collect())
    }

    fn snapshot(&self, doc: &DocId) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.disk.documents.get(doc).and_then(|document| document.snapshot.clone()))
    }

    fn chains(&self, doc: &DocId, after: &Vector) -> Result<Vec<Chain>, StoreError> {
        self.disk.documents.get(doc).map_or_else(|| Ok(Vec::new()), |document| document.after(after).collect())
    }

    fn tips(&self, doc: &DocId) -> Result<Vec<Chain>, StoreError> {
        let chains = self.disk.documents.get(doc).map(|document| document.chains.values());
        let bare = |chain: &Chain| Chain { first: 1, bytes: Vec::new(), ..chain.clone() };
        Ok(chains.into_iter().flatten().map(bare).collect())
    }

    fn statements(&self) -> Result<Vec<(Digest, Vec<u8>)>, StoreError> {
        Ok(self.disk.statements.iter().map(|(id, bytes)| (*id, bytes.to_vec())).collect())
    }

    fn quarantine(&self) -> Result<Vec<QuarantineRow>, StoreError> {
        Ok(self.disk.quarantine.iter().map(|row| QuarantineRow::clone(row)).collect())
    }

    fn setting(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.disk.settings.get(key).cloned())
    }

    fn settings(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let from = self.disk.settings.range(prefix.to_owned()..);
        let within = from.take_while(|(key, _)| key.starts_with(prefix));
        Ok(within.map(|(key, value)| (key.clone(), value.clone())).collect())
    }

    fn blobs(&self) -> Result<Vec<BlobRow>, StoreError> {
        let row = |(hash, blob): (&Digest, &Arc<Blob>)| BlobRow {
            hash: *hash,
            size: blob.tree.size,
            whole: blob.whole,
            uses: blob.uses.iter().map(|(doc, elsewhere)| (doc.clone(), *elsewhere)).collect(),
        };
        Ok(self.disk.blobs.iter().map(row).collect())
    }

    fn tree(&self, hash: &Digest) -> Result<Option<Tree>, StoreError> {
        Ok(self.disk.blobs.get(hash).map(|blob| blob.tree.clone()))
    }

    fn piece(&self, hash: &Digest, piece: u32) -> Result<Option<Vec<u8>>, StoreError> {
        let blob = self.disk.blobs.get(hash).filter(|blob| blob.whole);
        Ok(blob.and_then(|blob| blob.pieces.get(&piece)).map(|bytes| bytes.to_vec()))
    }

    fn lacking(&self, hash: &Digest) -> Result<Vec<u32>, StoreError> {
        let blob = self.disk.blobs.get(hash).filter(|blob| !blob.whole);
        Ok(blob.map_or_else(Vec::new, |blob| {
            (0..blob.tree.pieces()).filter(|piece| !blob.pieces.contains_key(piece)).collect()
        }))
    }

    fn commit(&mut self, batch: &Batch) -> Result<Stored, StoreError> {
        self.admit()?;
        let staged = self.disk.stage(batch)?;
        Ok(self.disk.install(staged, batch))
    }
}
