//! Joining an offered chain to what is held of its actor, without holes and without repeats.

use jiangxuan_model::{DocId, Tip, chunk};
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

/// Parts `chain` behind the newest change held; refuses one that would leave a hole or that
/// continues another history.
pub(crate) fn part<'a>(doc: &DocId, chain: &'a Chain, newest: Option<&Tip>) -> Result<Parted<'a>, StoreError> {
    check(doc, chain)?;
    let held = newest.map_or(0, |tip| tip.seq);
    if chain.first > held.saturating_add(1) {
        return Err(StoreError::Gap { doc: doc.clone(), held, first: chain.first });
    }
    let overlap = (held.min(chain.tip.seq) + 1).saturating_sub(chain.first);
    let (known, fresh) = split_after(&chain.bytes, overlap).map_err(|error| malformed(doc, &error))?;
    if newest.is_some_and(|tip| !fresh.is_empty() && !follows(fresh, tip)) {
        return Err(StoreError::Fork { doc: doc.clone(), actor: chain.actor });
    }
    Ok(Parted { known, fresh })
}

/// An actor's every change depends directly on its previous one.
fn follows(fresh: &[u8], newest: &Tip) -> bool {
    chunk::header(fresh).is_ok_and(|header| header.deps.contains(&newest.hash))
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
    use jiangxuan_model::{Actor, BureauCode, ChangeId, DeviceId, Kind};
    use jiangxuan_trust::Signature;

    use super::*;

    /// A chunk with the header of change `seq` and nothing behind it.
    fn chunk(seq: u8) -> Vec<u8> {
        let deps = if seq > 1 { vec![seq - 1; 32] } else { Vec::new() };
        let body = [&[u8::from(seq > 1)], deps.as_slice(), &[16], &[7; 16], &[seq, 1]].concat();
        let length = u8::try_from(body.len()).expect("short");
        [&[0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, 1, length], body.as_slice()].concat()
    }

    fn tip(seq: u8) -> Option<Tip> {
        (seq > 0).then_some(Tip { seq: seq.into(), hash: ChangeId([seq; 32]) })
    }

    fn chain(first: u8, last: u8) -> Chain {
        let tip = tip(last).expect("from 1");
        let bytes = (first..=last).flat_map(chunk).collect();
        let (actor, device, signature) = (Actor([7; 16]), DeviceId([1; 32]), Signature([0; 64]));
        Chain { actor, device, first: first.into(), tip, signature, bytes }
    }

    fn doc() -> DocId {
        DocId::only(Kind::Desk, "140702".parse::<BureauCode>().expect("code"))
    }

    #[test]
    fn every_overlap_is_cut_where_it_ends() {
        for held in 0..=9_u8 {
            let offered = chain(3, 7);
            let parted = part(&doc(), &offered, tip(held).as_ref());
            if held < 2 {
                assert_eq!(parted.err(), Some(StoreError::Gap { doc: doc(), held: held.into(), first: 3 }));
                continue;
            }
            let parted = parted.expect("joins");
            let known = usize::from(held.min(7) - 2) * chunk(3).len();
            assert_eq!((parted.known, parted.fresh), offered.bytes.split_at(known), "{held}");
        }
    }

    #[test]
    fn a_chain_that_continues_another_history_is_refused() {
        let other = Tip { hash: ChangeId([99; 32]), seq: 4 };
        let refused = part(&doc(), &chain(3, 7), Some(&other)).err();
        assert_eq!(refused, Some(StoreError::Fork { doc: doc(), actor: Actor([7; 16]) }));
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
            let code = part(&doc(), &lie, tip(2).as_ref()).err().map(|error| error.code());
            assert_eq!(code, Some("malformed"), "{lie:?}");
        }
        assert!(part(&doc(), &good, tip(2).as_ref()).is_ok());
    }
}
