//! The disk as it will be once batches that are not committed yet are.
//!
//! A step may read what it has just written: the next trial of a document starts from the one that
//! was admitted in the same step. A runtime that commits several steps together hands each of them
//! the disk with the batches before it.

use std::collections::BTreeMap;

use jiangxuan_model::{Actor, Digest, DocId, Tree, Vector, chunk};
use jiangxuan_store::{Batch, BlobRow, DocumentRow, QuarantineRow, Shelf, StoreError, Stored, Write};
use jiangxuan_trust::Chain;

/// A shelf with batches on top of it. It cannot be committed to.
pub struct Pending<'a> {
    shelf: &'a dyn Shelf,
    batches: Vec<&'a Batch>,
}

impl<'a> Pending<'a> {
    /// `shelf` as it will be after `batches`, oldest first.
    #[must_use]
    pub fn new(shelf: &'a dyn Shelf, batches: impl IntoIterator<Item = &'a Batch>) -> Self {
        Self { shelf, batches: batches.into_iter().collect() }
    }

    fn writes(&self) -> impl Iterator<Item = &'a Write> {
        self.batches.iter().flat_map(|batch| &batch.writes)
    }
}

impl Shelf for Pending<'_> {
    fn documents(&self) -> Result<Vec<DocumentRow>, StoreError> {
        let held = self.shelf.documents()?.into_iter();
        let mut rows: BTreeMap<DocId, DocumentRow> = held.map(|row| (row.doc.clone(), row)).collect();
        for write in self.writes() {
            if let Write::Document { doc, vector, summary, .. } = write {
                let row = DocumentRow { doc: doc.clone(), vector: vector.clone(), summary: summary.clone() };
                rows.insert(doc.clone(), row);
            }
        }
        Ok(rows.into_values().collect())
    }

    fn snapshot(&self, doc: &DocId) -> Result<Option<Vec<u8>>, StoreError> {
        let written = self.writes().filter_map(|write| match write {
            Write::Document { doc: other, snapshot, .. } if other == doc && !snapshot.is_empty() => Some(snapshot),
            _ => None,
        });
        written.last().map_or_else(|| self.shelf.snapshot(doc), |snapshot| Ok(Some(snapshot.clone())))
    }

    fn chains(&self, doc: &DocId, after: &Vector) -> Result<Vec<Chain>, StoreError> {
        let held = self.shelf.chains(doc, after)?.into_iter();
        let mut chains: BTreeMap<Actor, Chain> = held.map(|chain| (chain.actor, chain)).collect();
        for write in self.writes() {
            if let Write::Chains { doc: other, chains: written } = write
                && other == doc
            {
                written.iter().try_for_each(|chain| extend(&mut chains, after, chain))?;
            }
        }
        Ok(chains.into_values().collect())
    }

    fn tips(&self, doc: &DocId) -> Result<Vec<Chain>, StoreError> {
        let mut tips: BTreeMap<Actor, Chain> = self.shelf.tips(doc)?.into_iter().map(|tip| (tip.actor, tip)).collect();
        for write in self.writes() {
            if let Write::Chains { doc: other, chains } = write
                && other == doc
            {
                for chain in chains {
                    let newer = tips.get(&chain.actor).is_none_or(|tip| tip.tip.seq < chain.tip.seq);
                    if newer {
                        tips.insert(chain.actor, Chain { first: 1, bytes: Vec::new(), ..chain.clone() });
                    }
                }
            }
        }
        Ok(tips.into_values().collect())
    }

    fn statements(&self) -> Result<Vec<(Digest, Vec<u8>)>, StoreError> {
        let mut held: BTreeMap<Digest, Vec<u8>> = self.shelf.statements()?.into_iter().collect();
        for write in self.writes() {
            if let Write::Statement { id, bytes } = write {
                held.entry(*id).or_insert_with(|| bytes.clone());
            }
        }
        Ok(held.into_iter().collect())
    }

    /// Items get their numbers at the commit: those of the batches are not listed.
    fn quarantine(&self) -> Result<Vec<QuarantineRow>, StoreError> {
        self.shelf.quarantine()
    }

    fn setting(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let written = self.writes().filter_map(|write| match write {
            Write::Setting { key: other, value } if other == key => Some(value),
            _ => None,
        });
        written.last().map_or_else(|| self.shelf.setting(key), |value| Ok(value.clone()))
    }

    fn settings(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let mut held: BTreeMap<String, Vec<u8>> = self.shelf.settings(prefix)?.into_iter().collect();
        for write in self.writes() {
            match write {
                Write::Setting { key, value: Some(value) } if key.starts_with(prefix) => {
                    held.insert(key.clone(), value.clone());
                }
                Write::Setting { key, value: None } => drop(held.remove(key)),
                _ => {}
            }
        }
        Ok(held.into_iter().collect())
    }

    fn blobs(&self) -> Result<Vec<BlobRow>, StoreError> {
        self.shelf.blobs()
    }

    fn tree(&self, hash: &Digest) -> Result<Option<Tree>, StoreError> {
        self.shelf.tree(hash)
    }

    fn piece(&self, hash: &Digest, piece: u32) -> Result<Option<Vec<u8>>, StoreError> {
        self.shelf.piece(hash, piece)
    }

    fn lacking(&self, hash: &Digest) -> Result<Vec<u32>, StoreError> {
        self.shelf.lacking(hash)
    }

    fn commit(&mut self, _batch: &Batch) -> Result<Stored, StoreError> {
        Err(StoreError::ReadOnly)
    }
}

/// Adds to the chains that a holder of `after` lacks what `chain` has more than they.
fn extend(chains: &mut BTreeMap<Actor, Chain>, after: &Vector, chain: &Chain) -> Result<(), StoreError> {
    let held = chains.get(&chain.actor);
    let known = held.map_or_else(|| after.seq(&chain.actor), |held| held.tip.seq);
    if chain.tip.seq <= known || chain.first > known + 1 {
        return Ok(());
    }
    let mut fresh = chain.bytes.as_slice();
    for _ in chain.first..=known {
        fresh = chunk::split(fresh).map_err(|error| StoreError::Damaged { detail: error.to_string() })?.1;
    }
    let (first, earlier) = held.map_or((known + 1, &[][..]), |held| (held.first, held.bytes.as_slice()));
    let bytes = [earlier, fresh].concat();
    chains.insert(chain.actor, Chain { first, bytes, ..chain.clone() });
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiangxuan_model::{BureauCode, DeviceId, Document, Edit, Kind, Time, Writer};
    use jiangxuan_store::Memory;
    use jiangxuan_trust::Signature;

    use super::*;

    fn doc() -> DocId {
        DocId::only(Kind::Desk, "140702".parse::<BureauCode>().expect("code"))
    }

    /// One chain of each of so many edits by one actor.
    fn chains(count: usize) -> Vec<Chain> {
        let mut document = Document::new(doc()).expect("document");
        let writer = Writer { device: DeviceId([1; 32]), actor: Actor([7; 16]) };
        let edit = |number: usize| Edit::Field { key: "note".to_owned(), value: number.to_string() };
        let mut make = |number| document.edit(writer, Time(0), &[edit(number)]).expect("edit").expect("change");
        let changes = (0..count).map(&mut make);
        let chain = |change: jiangxuan_model::NewChange| Chain {
            actor: change.actor,
            device: writer.device,
            first: change.tip.seq,
            tip: change.tip,
            signature: Signature([u8::try_from(change.tip.seq).expect("few"); 64]),
            bytes: change.bytes,
        };
        changes.map(chain).collect()
    }

    fn batch(chains: &[Chain]) -> Batch {
        Batch { writes: vec![Write::Chains { doc: doc(), chains: chains.to_vec() }] }
    }

    #[test]
    fn every_cut_reads_as_it_will_after_the_commit() {
        let all = chains(6);
        for committed in 0..=6 {
            let mut disk = Memory::default();
            all[..committed]
                .iter()
                .for_each(|chain| drop(disk.commit(&batch(std::slice::from_ref(chain))).expect("commit")));
            let waiting: Vec<Batch> =
                all[committed.saturating_sub(1)..].iter().map(|chain| batch(std::slice::from_ref(chain))).collect();
            let mut after = disk.clone();
            waiting.iter().for_each(|batch| drop(after.commit(batch).expect("commit")));
            for held in 0..=6_usize {
                let vector: Vector =
                    Vector(held.checked_sub(1).map(|at| (all[at].actor, all[at].tip)).into_iter().collect());
                let pending = Pending::new(&disk, &waiting);
                assert_eq!(pending.chains(&doc(), &vector), after.chains(&doc(), &vector), "{committed} {held}");
            }
        }
    }

    #[test]
    fn a_setting_reads_as_last_written_or_removed() {
        let mut disk = Memory::default();
        let set =
            |key: &str, value: Option<u8>| Write::Setting { key: key.to_owned(), value: value.map(|byte| vec![byte]) };
        disk.commit(&Batch { writes: vec![set("a/1", Some(1)), set("a/2", Some(2))] }).expect("commit");
        let later =
            Batch { writes: vec![set("a/1", None), set("a/2", Some(3)), set("a/3", Some(4)), set("a/3", Some(5))] };
        let pending = Pending::new(&disk, [&later]);
        assert_eq!(pending.settings("a/"), Ok(vec![("a/2".to_owned(), vec![3]), ("a/3".to_owned(), vec![5])]));
        assert_eq!((pending.setting("a/1"), pending.setting("a/3")), (Ok(None), Ok(Some(vec![5]))));
    }
}
