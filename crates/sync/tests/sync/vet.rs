//! What is refused before Automerge sees a byte of it: one tampering for each word.

use std::sync::LazyLock;

use jiangxuan_model::layout::{GENESIS_ACTOR, genesis};
use jiangxuan_model::{Actor, ChangeId, DocId, Kind, Tip, Vector, chunk};
use jiangxuan_sync::{Parcel, RefusalCode, limits, vet};
use jiangxuan_trust::{Chain, Signature, sign_tip};
use proptest::prelude::*;

use crate::interleaving::config;
use crate::kit::device::{Device, head, tail};
use crate::kit::forge::{checksum, chunk_of, number, signed, signed_alone};
use crate::kit::{
    CLERK, COLLEAGUE, EXPERT, HUB, MUNICIPAL_CLERK, NEIGHBOUR_CLERK, OFFICER, REVOKED, STRANGER, code, dossier, key,
    roster,
};

const BODY: usize = 9;

/// Five changes of one clerk.
fn chain_of(seed: u8) -> Chain {
    static ONCE: LazyLock<Chain> = LazyLock::new(|| make_chain(CLERK));
    if seed == CLERK { ONCE.clone() } else { make_chain(seed) }
}

fn make_chain(seed: u8) -> Chain {
    let mut device = Device::new(seed);
    (0..5).for_each(|number| drop(device.set(&dossier(1), "mobile", &number.to_string())));
    device.held(&dossier(1)).chains.values().next().expect("a chain").clone()
}

fn vector(chain: &Chain) -> Vector {
    Vector([(chain.actor, chain.tip)].into())
}

fn try_from(peer: u8, held: &Vector, chains: Vec<Chain>) -> Result<Vec<Chain>, RefusalCode> {
    try_doc(peer, held, &dossier(1), chains)
}

fn try_doc(peer: u8, held: &Vector, doc: &DocId, chains: Vec<Chain>) -> Result<Vec<Chain>, RefusalCode> {
    vet(&roster(), &key(peer).id(), held, &Parcel::of(doc.clone(), chains)).map_err(|refusal| refusal.code)
}

fn none() -> Vector {
    Vector::default()
}

#[test]
fn an_honest_chain_passes_whole() {
    let chain = chain_of(CLERK);
    assert_eq!(try_from(COLLEAGUE, &none(), vec![chain.clone()]), Ok(vec![chain]));
}

#[test]
fn a_peer_that_may_not_hold_the_document_is_not_entitled() {
    for peer in [NEIGHBOUR_CLERK, EXPERT, STRANGER] {
        assert_eq!(try_from(peer, &none(), vec![chain_of(CLERK)]), Err(RefusalCode::PeerNotEntitled));
    }
}

#[test]
fn a_peer_that_was_shut_out_is_refused_as_such_so_that_an_officer_may_decide() {
    for author in [CLERK, REVOKED] {
        assert_eq!(try_from(REVOKED, &none(), vec![chain_of(author)]), Err(RefusalCode::Revoked));
    }
}

#[test]
fn an_author_who_is_not_on_the_roster_is_unknown() {
    assert_eq!(try_from(HUB, &none(), vec![chain_of(STRANGER)]), Err(RefusalCode::UnknownAuthor));
}

#[test]
fn a_revoked_author_is_refused_unless_a_municipal_officer_passes_it_on() {
    let chain = chain_of(REVOKED);
    assert_eq!(try_from(COLLEAGUE, &none(), vec![chain.clone()]), Err(RefusalCode::Revoked));
    for arbiter in [HUB, OFFICER] {
        assert_eq!(try_from(arbiter, &none(), vec![chain.clone()]), Ok(vec![chain.clone()]));
    }
}

#[test]
fn a_clerk_of_the_municipal_bureau_is_no_arbiter() {
    let doc = DocId { bureau: code(crate::kit::MUNICIPAL), ..dossier(1) };
    let mut device = Device::new(REVOKED);
    device.set(&doc, "name", "张三");
    let chains: Vec<Chain> = device.held(&doc).chains.values().cloned().collect();
    assert_eq!(try_doc(MUNICIPAL_CLERK, &none(), &doc, chains.clone()), Err(RefusalCode::Revoked));
    assert!(try_doc(HUB, &none(), &doc, chains).is_ok());
}

#[test]
fn an_author_who_may_not_write_the_document_is_not_entitled() {
    assert_eq!(try_from(HUB, &none(), vec![chain_of(NEIGHBOUR_CLERK)]), Err(RefusalCode::NotEntitled));
    let review = dossier(1).sibling(Kind::Review);
    let mut clerk = Device::new(CLERK);
    clerk.set(&review, "opinion", "同意");
    let chains = clerk.held(&review).chains.values().cloned().collect();
    assert_eq!(try_doc(HUB, &none(), &review, chains), Err(RefusalCode::NotEntitled));
}

#[test]
fn a_signature_by_another_or_for_another_document_or_tip_is_bad() {
    let chain = chain_of(CLERK);
    let sign = |seed: u8, doc: &DocId, actor: &Actor, tip: &Tip| sign_tip(&key(seed), doc, actor, tip);
    let mut flipped = chain.signature;
    flipped.0[0] ^= 1;
    let signatures = [
        flipped,
        Signature([0; 64]),
        sign(COLLEAGUE, &dossier(1), &chain.actor, &chain.tip),
        sign(CLERK, &dossier(2), &chain.actor, &chain.tip),
        sign(CLERK, &dossier(1), &Actor([9; 16]), &chain.tip),
        sign(CLERK, &dossier(1), &chain.actor, &Tip { seq: 4, ..chain.tip }),
    ];
    for signature in signatures {
        let forged = Chain { signature, ..chain.clone() };
        assert_eq!(try_from(HUB, &none(), vec![forged]), Err(RefusalCode::BadSignature));
    }
    // A colleague cannot pass another's chain off as theirs.
    let stolen = Chain { device: key(COLLEAGUE).id(), ..chain };
    assert_eq!(try_from(HUB, &none(), vec![stolen]), Err(RefusalCode::BadSignature));
}

#[test]
fn one_flipped_bit_anywhere_is_refused() {
    let chain = chain_of(CLERK);
    for bit in 0..chain.bytes.len() * 8 {
        let mut bytes = chain.bytes.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(try_from(HUB, &none(), vec![Chain { bytes, ..chain.clone() }]).is_err(), "bit {bit}");
    }
}

#[test]
fn bytes_that_are_no_chain_are_malformed() {
    let chain = chain_of(CLERK);
    let chunks: Vec<Vec<u8>> = chunk::each(&chain.bytes).map(|one| one.expect("chunk").to_vec()).collect();
    let resigned = |chunks: &[Vec<u8>]| signed(&key(CLERK), &dossier(1), chain.actor, 1, chunks);
    let deflated = {
        let mut bytes = chunks.clone();
        bytes[4][8] = 2;
        bytes
    };
    let whole_document = {
        let mut bytes = chunks.clone();
        bytes[4][8] = 0;
        bytes
    };
    let truncated = Chain { bytes: chain.bytes[..chain.bytes.len() - 1].to_vec(), ..chain.clone() };
    let trailing = Chain { bytes: [&chain.bytes[..], b"x"].concat(), ..chain.clone() };
    let odd = [
        truncated,
        trailing,
        Chain { bytes: Vec::new(), ..chain.clone() },
        resigned(&deflated),
        resigned(&whole_document),
        resigned(&[chunks[0].clone(), chunks[2].clone()]),
        resigned(&[chunks[1].clone(), chunks[0].clone()]),
        resigned(&[chunks[0].clone(), chunks[0].clone()]),
        Chain { actor: Actor([9; 16]), ..signed(&key(CLERK), &dossier(1), Actor([9; 16]), 1, &chunks) },
    ];
    for (at, chain) in odd.into_iter().enumerate() {
        assert_eq!(try_from(HUB, &none(), vec![chain]), Err(RefusalCode::Malformed), "case {at}");
    }
}

#[test]
fn one_actor_twice_in_a_parcel_is_malformed() {
    let chain = chain_of(CLERK);
    let shorter = head(&key(CLERK), &dossier(1), &chain, 3);
    assert_eq!(try_from(HUB, &none(), vec![shorter, chain]), Err(RefusalCode::Malformed));
}

#[test]
fn the_genesis_actor_is_refused() {
    for held in [none(), Vector([(GENESIS_ACTOR, Tip { seq: 1, hash: ChangeId([1; 32]) })].into())] {
        let mut bytes = genesis(Kind::Dossier).to_vec();
        let own = signed_alone(&key(CLERK), &dossier(1), &bytes);
        assert!(matches!(try_from(HUB, &held, vec![own]), Err(RefusalCode::Malformed | RefusalCode::Fork)));
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        checksum(&mut bytes);
        let other = signed_alone(&key(CLERK), &dossier(1), &bytes);
        assert!(matches!(try_from(HUB, &held, vec![other]), Err(RefusalCode::Malformed | RefusalCode::Fork)));
    }
}

#[test]
fn too_many_chains_and_too_long_changes_are_too_large() {
    let chain = chain_of(CLERK);
    let many: Vec<Chain> = (0..=limits::CHAINS as u32).map(|at| Chain { actor: actor(at), ..chain.clone() }).collect();
    assert_eq!(try_from(HUB, &none(), many), Err(RefusalCode::TooLarge));
    let long = with_start(1, &vec![0; limits::CHANGE]);
    assert_eq!(try_from(HUB, &none(), vec![long]), Err(RefusalCode::TooLarge));
}

fn actor(number: u32) -> Actor {
    let mut actor = Actor([0; 16]);
    actor.0[..4].copy_from_slice(&number.to_le_bytes());
    actor
}

/// A signed first change with this start operation and rubbish for content.
fn with_start(start_op: u64, rest: &[u8]) -> Chain {
    let mut body = vec![0, 16];
    body.extend_from_slice(&[5; 16]);
    number(&mut body, 1);
    number(&mut body, start_op);
    body.extend_from_slice(rest);
    signed_alone(&key(CLERK), &dossier(1), &chunk_of(&body))
}

#[test]
fn operation_numbers_near_the_end_of_automerges_counters_are_too_large() {
    for start_op in [limits::OPERATION_CEILING, u64::from(u32::MAX) - 1, u64::from(u32::MAX), 1 << 32, u64::MAX] {
        assert_eq!(
            try_from(HUB, &none(), vec![with_start(start_op, &[0; 8])]),
            Err(RefusalCode::TooLarge),
            "{start_op}"
        );
    }
    assert!(try_from(HUB, &none(), vec![with_start(limits::OPERATION_CEILING - 1, &[0; 8])]).is_ok());
}

#[test]
fn another_change_of_the_same_number_is_a_fork() {
    let mut device = Device::new(CLERK);
    device.set(&dossier(1), "mobile", "0");
    let mut copy = device.clone();
    device.set(&dossier(1), "mobile", "1");
    copy.set(&dossier(1), "mobile", "2");
    let mine = device.vector(&dossier(1));
    let equal = copy.held(&dossier(1)).chains.values().next().expect("a chain").clone();
    assert_eq!(try_from(HUB, &mine, vec![equal.clone()]), Err(RefusalCode::Fork));
    copy.set(&dossier(1), "mobile", "3");
    let longer = copy.held(&dossier(1)).chains.values().next().expect("a chain").clone();
    assert_eq!(try_from(HUB, &mine, vec![longer.clone()]), Err(RefusalCode::Fork));
    assert_eq!(try_from(HUB, &mine, vec![tail(&longer, 2).expect("rest")]), Err(RefusalCode::Fork));
}

#[test]
fn changes_missing_in_between_are_a_gap() {
    let chain = chain_of(CLERK);
    let rest = tail(&chain, 3).expect("rest");
    assert_eq!(try_from(HUB, &none(), vec![rest.clone()]), Err(RefusalCode::Gap));
    assert_eq!(try_from(HUB, &vector(&head(&key(CLERK), &dossier(1), &chain, 2)), vec![rest]), Err(RefusalCode::Gap));
    assert_eq!(try_from(HUB, &none(), vec![Chain { first: 0, ..chain }]), Err(RefusalCode::Malformed));
}

#[test]
fn what_is_held_already_is_cut_off() {
    let chain = chain_of(CLERK);
    for known in 1..5 {
        let held = vector(&head(&key(CLERK), &dossier(1), &chain, known));
        let cut = tail(&chain, known).expect("rest");
        assert_eq!(try_from(HUB, &held, vec![chain.clone()]), Ok(vec![cut.clone()]));
        assert_eq!(try_from(HUB, &held, vec![cut.clone()]), Ok(vec![cut]));
    }
    let shorter = head(&key(CLERK), &dossier(1), &chain, 3);
    assert_eq!(try_from(HUB, &vector(&chain), vec![shorter]), Ok(Vec::new()));
    assert_eq!(try_from(HUB, &vector(&chain), vec![chain]), Ok(Vec::new()));
}

#[test]
fn an_empty_parcel_is_no_offence() {
    assert_eq!(try_from(HUB, &none(), Vec::new()), Ok(Vec::new()));
}

prop_compose! {
    fn arbitrary_chain()(
        seed in prop::sample::select(vec![CLERK, COLLEAGUE, HUB, REVOKED, STRANGER]),
        actor in prop_oneof![Just(Actor([5; 16])), Just(GENESIS_ACTOR), any::<[u8; 16]>().prop_map(Actor)],
        first in prop_oneof![0..4_u64, Just(u64::MAX)],
        seq in prop_oneof![0..6_u64, Just(u64::MAX)],
        hash in any::<[u8; 32]>(),
        bodies in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..80), 0..4),
        raw in prop::bool::ANY,
        cut in 0..20_usize,
    ) -> Chain {
        let mut bytes: Vec<u8> = if raw { bodies.concat() } else { bodies.iter().flat_map(|body| chunk_of(body)).collect() };
        bytes.truncate(bytes.len().saturating_sub(cut % 3));
        let tip = Tip { seq, hash: ChangeId(hash) };
        let signature = sign_tip(&key(seed), &dossier(1), &actor, &tip);
        Chain { actor, device: key(seed).id(), first, tip, signature, bytes }
    }
}

prop_compose! {
    /// A real chain with some bytes changed, checksums and signature right again.
    fn bent_chain()(
        touched in prop::collection::vec((0..5_usize, 0..200_usize, any::<u8>()), 0..6),
        first in 0..4_u64,
    ) -> Chain {
        let chain = chain_of(CLERK);
        let mut chunks: Vec<Vec<u8>> = chunk::each(&chain.bytes).map(|one| one.expect("chunk").to_vec()).collect();
        for (which, at, byte) in touched {
            let chunk = &mut chunks[which];
            let at = BODY + at % (chunk.len() - BODY);
            chunk[at] = byte;
            checksum(chunk);
        }
        signed(&key(CLERK), &dossier(1), chain.actor, first, &chunks)
    }
}

proptest! {
    #![proptest_config(config(4_000))]

    #[test]
    fn arbitrary_chains_never_panic(
        chains in prop::collection::vec(prop_oneof![arbitrary_chain(), bent_chain()], 0..3),
        held in prop_oneof![Just(none()), (0..6_u64).prop_map(|seq| {
            let chain = chain_of(CLERK);
            Vector([(chain.actor, Tip { seq, ..chain.tip }), (Actor([5; 16]), Tip { seq: u64::MAX, ..chain.tip })].into())
        })],
    ) {
        let _ = try_from(HUB, &held, chains);
    }
}
