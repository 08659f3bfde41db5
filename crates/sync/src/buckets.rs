//! Comparing two holdings.
//!
//! One root hash says whether anything differs at all. Where it does, documents and statements fall
//! into buckets by a hash of their id, and one message with a short hash for each bucket finds
//! all that differs. Compared with range-based reconciliation this costs two bytes per document in
//! that one message, and saves the rounds in which ranges are narrowed down.

use std::collections::BTreeMap;

use jiangxuan_model::{ChangeId, Digest, DocId, Tip, Vector};
use serde::{Deserialize, Serialize};

/// First bytes of the hash over a bucket. A collision hides a difference until either side changes.
pub type BucketHash = [u8; 6];

/// Most bits for a bucket number.
const MAX_BITS: u8 = 14;

/// How many bits to use for so many items: about three items a bucket.
#[must_use]
pub fn bits_for(items: usize) -> u8 {
    let buckets = (items / 3).max(1).next_power_of_two();
    u8::try_from(buckets.trailing_zeros()).unwrap_or(MAX_BITS).min(MAX_BITS)
}

/// Which bucket a document falls into.
#[must_use]
pub fn document_bucket(doc: &DocId, bits: u8) -> u16 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&[doc.kind as u8]).update(doc.bureau.as_str().as_bytes()).update(&doc.unique);
    bucket(hasher.finalize().as_bytes(), bits)
}

/// Which bucket a statement falls into.
#[must_use]
pub fn statement_bucket(id: &Digest, bits: u8) -> u16 {
    bucket(&id.0, bits)
}

fn bucket(hash: &[u8; 32], bits: u8) -> u16 {
    let first = u16::from_be_bytes([hash[0], hash[1]]);
    if bits == 0 { 0 } else { first >> (16 - u32::from(bits.min(MAX_BITS))) }
}

/// The hash over a whole holding. Items come in the order of their ids.
pub struct Root(blake3::Hasher);

impl Root {
    /// Over nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self(blake3::Hasher::new())
    }

    /// Adds a document.
    pub fn document(&mut self, item: &Item) {
        self.0.update(&item.0);
    }

    /// Adds a statement.
    pub fn statement(&mut self, id: &Digest) {
        self.0.update(&id.0);
    }

    /// The hash.
    #[must_use]
    pub fn finish(self) -> Digest {
        Digest(*self.0.finalize().as_bytes())
    }
}

impl Default for Root {
    fn default() -> Self {
        Self::new()
    }
}

/// One document and what is held of it, in one hash. Whoever compares often keeps it beside the vector.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Item([u8; 32]);

impl Item {
    /// The hash of a document at a vector.
    #[must_use]
    pub fn of(doc: &DocId, vector: &Vector) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&[doc.kind as u8]).update(doc.bureau.as_str().as_bytes()).update(&doc.unique);
        Self(*hasher.update(&vector.digest().0).finalize().as_bytes())
    }
}

/// The hash of every bucket. Items come in the order of their ids, on both sides.
pub fn hashes<'a>(
    bits: u8,
    documents: impl Iterator<Item = (&'a DocId, Item)>,
    statements: impl Iterator<Item = &'a Digest>,
) -> Vec<BucketHash> {
    let bits = bits.min(MAX_BITS);
    let mut hashers: BTreeMap<u16, blake3::Hasher> = BTreeMap::new();
    for (doc, item) in documents {
        hashers.entry(document_bucket(doc, bits)).or_default().update(&item.0);
    }
    for id in statements {
        hashers.entry(statement_bucket(id, bits)).or_default().update(&id.0);
    }
    let mut hashes = vec![BucketHash::default(); 1 << bits];
    for (bucket, hasher) in hashers {
        hashes[usize::from(bucket)].copy_from_slice(&hasher.finalize().as_bytes()[..6]);
    }
    hashes
}

/// A version vector in short: for finding out who lacks what, not for admitting anything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brief(Vec<([u8; 8], u64, [u8; 8])>);

impl Brief {
    /// The short form of a vector.
    #[must_use]
    pub fn of(vector: &Vector) -> Self {
        Self(vector.0.iter().map(|(actor, tip)| (head(&actor.0), tip.seq, head(&tip.hash.0))).collect())
    }

    /// How its holder stands to `mine`.
    #[must_use]
    pub fn compare(&self, mine: &Vector) -> Comparison {
        let theirs: BTreeMap<[u8; 8], (u64, [u8; 8])> = self.0.iter().map(|(a, seq, tip)| (*a, (*seq, *tip))).collect();
        let mut holds = Vector::default();
        let mut result = Comparison::default();
        let mut known = 0;
        for (actor, tip) in &mine.0 {
            let Some((seq, hash)) = theirs.get(&head(&actor.0)) else {
                result.they_lack = true;
                continue;
            };
            known += 1;
            holds.0.insert(*actor, Tip { seq: *seq, hash: ChangeId([0; 32]) });
            result.they_lack |= *seq < tip.seq;
            result.i_lack |= *seq > tip.seq;
            result.forked |= *seq == tip.seq && *hash != head(&tip.hash.0);
        }
        result.i_lack |= known < theirs.len();
        result.theirs = holds;
        result
    }
}

/// What a comparison of one document found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What the other side holds of the actors that we know; only numbers, no hashes.
    pub theirs: Vector,
    /// It lacks changes that we hold.
    pub they_lack: bool,
    /// It holds changes that we lack.
    pub i_lack: bool,
    /// Two different changes bear one number: a cloned or restored device.
    pub forked: bool,
}

fn head<const N: usize>(bytes: &[u8; N]) -> [u8; 8] {
    let mut head = [0; 8];
    head.copy_from_slice(&bytes[..8]);
    head
}
