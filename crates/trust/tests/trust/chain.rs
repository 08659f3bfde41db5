//! Chains: honest ones of Automerge hold, and every way to break one is refused.
//!
//! The fixtures are what Automerge 0.12 wrote for two clerks editing and merging in turn: the first
//! clerk's third change follows the second clerk's first, and its fourth follows two heads.

use jiangxuan_model::chunk::{self, ChunkError};
use jiangxuan_model::{Actor, ChangeId, DocId, Kind, Tip};
use jiangxuan_trust::{Chain, Signature, TrustError, sign_tip, verify_links, verify_tip};
use sha2::{Digest as _, Sha256};

use crate::support::{BUREAU, NEIGHBOUR, dossier, flips, key};

const FIRST: &[u8] = include_bytes!("fixtures/first_clerk.chain");
const SECOND: &[u8] = include_bytes!("fixtures/second_clerk.chain");
const ACTOR: Actor = Actor([1; 16]);

fn hash(chunk: &[u8]) -> ChangeId {
    ChangeId(Sha256::digest(&chunk[8..]).into())
}

fn chunks(bytes: &[u8]) -> Vec<&[u8]> {
    chunk::each(bytes).collect::<Result<_, _>>().expect("chunks")
}

/// The chain of `ACTOR` that starts with number `first` and says of its end what its bytes say.
fn chain(first: u64, bytes: Vec<u8>) -> Chain {
    let all = chunks(&bytes);
    let tip = Tip { seq: first + all.len() as u64 - 1, hash: all.last().map_or(ChangeId([0; 32]), |last| hash(last)) };
    let signature = sign_tip(&key(3), &dossier(BUREAU), &ACTOR, &tip);
    Chain { actor: ACTOR, device: key(3).id(), first, tip, signature, bytes }
}

/// A change made by hand; its columns are absent, which no check here looks at.
fn change(actor: Actor, seq: u8, deps: &[ChangeId], extra: &[u8]) -> Vec<u8> {
    let mut body = vec![deps.len() as u8];
    deps.iter().for_each(|dep| body.extend_from_slice(&dep.0));
    body.push(16);
    body.extend_from_slice(&actor.0);
    body.extend_from_slice(&[seq, 1]);
    body.extend_from_slice(extra);
    assert!(body.len() < 128, "the length fits one byte");
    with_checksum([&[0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, 1, body.len() as u8][..], &body].concat())
}

fn with_checksum(mut chunk: Vec<u8>) -> Vec<u8> {
    let hash = hash(&chunk);
    chunk[4..8].copy_from_slice(&hash.0[..4]);
    chunk
}

fn two() -> (Vec<u8>, Vec<u8>) {
    let one = change(ACTOR, 1, &[], b"one");
    let two = change(ACTOR, 2, &[hash(&one)], b"two");
    (one, two)
}

#[test]
fn an_honest_chain_holds_whatever_was_merged_in_between() {
    for (bytes, actor, count) in [(FIRST, Actor([1; 16]), 4), (SECOND, Actor([2; 16]), 2)] {
        let chain = Chain { actor, ..chain(1, bytes.to_vec()) };
        let links = verify_links(&chain, None).expect("holds");
        assert_eq!(links.len(), count);
        assert!(links.iter().zip(chunks(bytes)).all(|((_, id), chunk)| *id == hash(chunk)));
    }
}

#[test]
fn a_chain_may_start_where_the_holder_left_off() {
    let all = chunks(FIRST);
    let rest = chain(3, [all[2], all[3]].concat());
    assert_eq!(verify_links(&rest, Some(hash(all[1]))).map(|links| links.len()), Ok(2));
    assert_eq!(verify_links(&rest, Some(hash(all[0]))), Err(TrustError::Unlinked(3)));
    assert_eq!(verify_links(&rest, None), Err(TrustError::Unlinked(3)));
}

#[test]
fn an_honest_chain_with_any_bit_flipped_is_refused() {
    let good = chain(1, FIRST.to_vec());
    for bytes in flips(&good.bytes) {
        assert!(verify_links(&Chain { bytes, ..good.clone() }, None).is_err());
    }
}

#[test]
fn a_chain_torn_anywhere_is_refused() {
    let good = chain(1, FIRST.to_vec());
    for end in 0..FIRST.len() {
        assert!(verify_links(&Chain { bytes: FIRST[..end].to_vec(), ..good.clone() }, None).is_err(), "{end}");
    }
}

#[test]
fn the_first_change_has_no_predecessor_and_number_zero_does_not_exist() {
    let (one, _) = two();
    let good = chain(1, one);
    assert!(verify_links(&good, None).is_ok());
    assert_eq!(verify_links(&good, Some(ChangeId([1; 32]))), Err(TrustError::Unlinked(1)));
    assert_eq!(verify_links(&Chain { first: 0, ..good }, None), Err(TrustError::Unlinked(0)));
}

#[test]
fn a_change_that_reaches_back_past_its_predecessor_is_refused() {
    let (one, two) = two();
    let three = change(ACTOR, 3, &[hash(&one)], b"three");
    assert_eq!(verify_links(&chain(1, [one, two, three].concat()), None), Err(TrustError::Unlinked(3)));
}

#[test]
fn a_foreign_change_on_the_chain_is_refused() {
    let (one, _) = two();
    let foreign = change(Actor([9; 16]), 2, &[hash(&one)], b"two");
    assert_eq!(verify_links(&chain(1, [one, foreign].concat()), None), Err(TrustError::ForeignActor(2)));
}

#[test]
fn a_skipped_or_repeated_number_is_refused() {
    let (one, two) = two();
    let skipped = change(ACTOR, 3, &[hash(&one)], b"three");
    let outcome = verify_links(&chain(1, [&one[..], &skipped].concat()), None);
    assert_eq!(outcome, Err(TrustError::Sequence { expected: 2, found: 3 }));
    let repeated = change(ACTOR, 2, &[hash(&two)], b"again");
    let outcome = verify_links(&chain(1, [one, two, repeated].concat()), None);
    assert_eq!(outcome, Err(TrustError::Sequence { expected: 3, found: 2 }));
}

#[test]
fn a_rewritten_change_with_a_true_checksum_unlinks_the_next() {
    let (_, two) = two();
    let rewritten = change(ACTOR, 1, &[], b"ONE");
    assert_eq!(verify_links(&chain(1, [rewritten, two].concat()), None), Err(TrustError::Unlinked(2)));
}

#[test]
fn a_false_checksum_is_refused() {
    let (mut one, _) = two();
    one[4] ^= 1;
    assert_eq!(verify_links(&chain(1, one), None), Err(TrustError::Checksum(1)));
}

#[test]
fn a_chain_that_ends_elsewhere_than_signed_is_refused() {
    let (one, two) = two();
    let good = chain(1, [&one[..], &two].concat());
    let short = Chain { bytes: one.clone(), ..good.clone() };
    let number = Chain { tip: Tip { seq: 3, ..good.tip }, ..good.clone() };
    let hash = Chain { tip: Tip { hash: hash(&one), ..good.tip }, ..good.clone() };
    let empty = Chain { bytes: vec![], ..good };
    for bad in [short, number, hash, empty] {
        assert_eq!(verify_links(&bad, None), Err(TrustError::WrongTip));
    }
}

#[test]
fn documents_and_compressed_changes_are_no_links() {
    for kind in [0, 2, 3] {
        let (mut one, _) = two();
        one[8] = kind;
        let bad = Chain { bytes: with_checksum(one), ..chain(1, two().0) };
        assert_eq!(verify_links(&bad, None), Err(TrustError::Chunk(ChunkError::Type(kind))));
    }
}

#[test]
fn a_length_written_longer_than_needed_is_refused() {
    let (one, _) = two();
    let padded = [&one[..9], &[one[9] | 0x80, 0], &one[10..]].concat();
    let bad = chain(1, with_checksum(padded));
    assert_eq!(verify_links(&bad, None), Err(TrustError::Chunk(ChunkError::Header)));
}

#[test]
fn the_signature_holds_for_this_document_actor_device_and_tip_alone() {
    let Chain { device, tip, signature, .. } = chain(1, FIRST.to_vec());
    let doc = dossier(BUREAU);
    let refused = Err(TrustError::BadSignature);
    assert_eq!(verify_tip(&doc, &ACTOR, &device, &tip, &signature), Ok(()));
    for other in [dossier(NEIGHBOUR), doc.sibling(Kind::Review), DocId { unique: [8; 10], ..doc.clone() }] {
        assert_eq!(verify_tip(&other, &ACTOR, &device, &tip, &signature), refused);
    }
    assert_eq!(verify_tip(&doc, &Actor([2; 16]), &device, &tip, &signature), refused);
    assert_eq!(verify_tip(&doc, &ACTOR, &key(4).id(), &tip, &signature), refused);
    assert_eq!(verify_tip(&doc, &ACTOR, &device, &Tip { seq: tip.seq + 1, ..tip }, &signature), refused);
    assert_eq!(verify_tip(&doc, &ACTOR, &device, &Tip { hash: ChangeId([0; 32]), ..tip }, &signature), refused);
    for flipped in flips(&signature.0) {
        let flipped = Signature(flipped.try_into().expect("64 bytes"));
        assert_eq!(verify_tip(&doc, &ACTOR, &device, &tip, &flipped), refused);
    }
}
