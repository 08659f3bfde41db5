//! Joining an offered chain to what is held of its actor, without holes and without repeats.

use jiangxuan_model::DocId;
use jiangxuan_model::chunk;
use jiangxuan_trust::Chain;

use crate::error::StoreError;

/// An offered chain, parted where what is held ends.
#[derive(Debug)]
pub(crate) struct Parted<'a> {
    /// Changes whose numbers are held already.
    pub known: &'a [u8],
    /// How many those are.
    pub known_count: u64,
    /// Changes that continue what is held; empty when there are none.
    pub fresh: &'a [u8],
}

/// Parts `chain` behind change number `held`; refuses one that would leave a hole.
pub(crate) fn part<'a>(doc: &DocId, chain: &'a Chain, held: u64) -> Result<Parted<'a>, StoreError> {
    check(doc, chain)?;
    if chain.first > held.saturating_add(1) {
        return Err(StoreError::Gap { doc: doc.clone(), held, first: chain.first });
    }
    let known_count = (held.min(chain.tip.seq) + 1).saturating_sub(chain.first);
    let (known, fresh) = split_after(&chain.bytes, known_count).map_err(|error| malformed(doc, &error))?;
    Ok(Parted { known, known_count, fresh })
}

/// Splits `bytes` behind the first `count` chunks.
pub(crate) fn split_after(bytes: &[u8], count: u64) -> Result<(&[u8], &[u8]), chunk::ChunkError> {
    let mut rest = bytes;
    for _ in 0..count {
        rest = chunk::split(rest)?.1;
    }
    Ok(bytes.split_at(bytes.len() - rest.len()))
}

/// A chain must be exactly the whole chunks that its numbers promise, by its actor.
fn check(doc: &DocId, chain: &Chain) -> Result<(), StoreError> {
    let refuse = |detail: &str| Err(malformed(doc, &detail));
    if chain.first == 0 || chain.tip.seq < chain.first {
        return refuse("编号不对");
    }
    let head = chunk::header(&chain.bytes).map_err(|error| malformed(doc, &error))?;
    if head.actor != chain.actor || head.seq != chain.first {
        return refuse("首条变更与编号不符");
    }
    if count(&chain.bytes).map_err(|error| malformed(doc, &error))? != chain.tip.seq - chain.first + 1 {
        return refuse("条数与编号不符");
    }
    Ok(())
}

/// How many chunks `bytes` are.
pub(crate) fn count(bytes: &[u8]) -> Result<u64, chunk::ChunkError> {
    chunk::each(bytes).try_fold(0, |count, parted| parted.map(|_| count + 1))
}

fn malformed(doc: &DocId, detail: &dyn std::fmt::Display) -> StoreError {
    StoreError::Malformed { doc: doc.clone(), detail: detail.to_string() }
}
