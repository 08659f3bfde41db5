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
    /// Changes that continue what is held; empty when there are none.
    pub fresh: &'a [u8],
}

/// Parts `chain` behind change number `held`; refuses one that would leave a hole.
pub(crate) fn part<'a>(doc: &DocId, chain: &'a Chain, held: u64) -> Result<Parted<'a>, StoreError> {
    check(doc, chain)?;
    if chain.first > held.saturating_add(1) {
        return Err(StoreError::Gap { doc: doc.clone(), held, first: chain.first });
    }
    let overlap = (held.min(chain.tip.seq) + 1).saturating_sub(chain.first);
    let (known, fresh) = split_after(&chain.bytes, overlap).map_err(|error| malformed(doc, &error))?;
    Ok(Parted { known, fresh })
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

#[cfg(test)]
mod tests {
    use jiangxuan_model::{Actor, BureauCode, ChangeId, DeviceId, Kind, Tip};
    use jiangxuan_trust::Signature;

    use super::*;

    /// A chunk with the header of change `seq` and nothing behind it.
    fn chunk(seq: u8) -> Vec<u8> {
        let mut chunk = vec![0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, 1, 20, 0, 16];
        chunk.extend([7; 16]);
        chunk.extend([seq, 1]);
        chunk
    }

    fn chain(first: u8, last: u8) -> Chain {
        let tip = Tip { seq: last.into(), hash: ChangeId([last; 32]) };
        let bytes = (first..=last).flat_map(chunk).collect();
        let (actor, device, signature) = (Actor([7; 16]), DeviceId([1; 32]), Signature([0; 64]));
        Chain { actor, device, first: first.into(), tip, signature, bytes }
    }

    fn doc() -> DocId {
        DocId::only(Kind::Desk, "140702".parse::<BureauCode>().expect("code"))
    }

    #[test]
    fn every_overlap_is_cut_where_it_ends() {
        for held in 0..=9 {
            let offered = chain(3, 7);
            let parted = part(&doc(), &offered, held);
            if held < 2 {
                assert_eq!(parted.err(), Some(StoreError::Gap { doc: doc(), held, first: 3 }));
                continue;
            }
            let parted = parted.expect("joins");
            let known = usize::try_from(held.min(7) - 2).expect("small") * chunk(1).len();
            assert_eq!((parted.known, parted.fresh), offered.bytes.split_at(known), "{held}");
        }
    }

    #[test]
    fn a_chain_that_lies_about_its_numbers_is_refused() {
        let good = chain(3, 7);
        let lies = [
            Chain { first: 0, ..good.clone() },
            Chain { first: 4, ..good.clone() },
            Chain { first: 8, ..good.clone() },
            Chain { tip: Tip { seq: 8, ..good.tip }, ..good.clone() },
            Chain { tip: Tip { seq: 6, ..good.tip }, ..good.clone() },
            Chain { actor: Actor([8; 16]), ..good.clone() },
            Chain { bytes: good.bytes[..good.bytes.len() - 1].to_vec(), ..good.clone() },
            Chain { bytes: Vec::new(), ..good.clone() },
        ];
        for lie in lies {
            let code = part(&doc(), &lie, 2).err().map(|error| error.code());
            assert_eq!(code, Some("malformed"), "{lie:?}");
        }
        assert!(part(&doc(), &good, 2).is_ok());
    }
}
