//! Every limit of the protocol, from just below and from just above.

use jiangxuan_model::{Actor, DocId, Edit, Kind, Tip, Vector};
use jiangxuan_sync::{Frame, Parcel, WireError, limits};
use jiangxuan_trust::{Chain, Signature, SignedStatement};

use crate::forge::{self, Pen};
use crate::kit::{Desk, closed, code, frames};
use crate::world::{AWAY, World, delivers};

fn statement(payload: Vec<u8>) -> Frame {
    Frame::Statements(vec![SignedStatement { payload, signature: Signature([0; 64]) }])
}

/// Bytes that no compression makes shorter.
fn noise(length: usize) -> Vec<u8> {
    let block = |n: usize| jiangxuan_model::Digest::of(&n.to_le_bytes()).0;
    (0..length.div_ceil(32)).flat_map(block).take(length).collect()
}

fn heard(hub: &mut Desk, peer: &Desk, bytes: Vec<u8>) -> bool {
    hub.up(peer.id(), false);
    !closed(&hub.step(jiangxuan_engine::Input::Frame { peer: peer.id(), bytes }))
}

#[test]
fn a_frame_of_four_mebibytes_passes_and_a_longer_one_ends_the_conversation() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let around = statement(noise(limits::FRAME - 100)).encode().expect("fits").len();
    let longest = statement(noise(2 * limits::FRAME - 100 - around)).encode().expect("fits");
    assert_eq!(longest.len(), limits::FRAME);
    assert!(heard(&mut hub, &world.clerk, longest.clone()));
    assert!(!heard(&mut hub, &world.clerk, [longest, vec![0]].concat()));
    assert_eq!(statement(noise(limits::FRAME)).encode(), Err(WireError::TooLarge));
}

#[test]
fn a_frame_that_inflates_to_sixteen_mebibytes_passes_and_one_byte_more_does_not() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let around = postcard::to_stdvec(&statement(vec![0; limits::INFLATED - 100])).expect("bytes").len();
    let longest = 2 * limits::INFLATED - 100 - around;
    let bomb = |length: usize| statement(vec![0; length]).encode().expect("small on the wire");
    assert!(bomb(longest).len() < 10_000, "it is small on the wire");
    assert!(Frame::decode(&bomb(longest)).is_ok());
    assert_eq!(Frame::decode(&bomb(longest + 1)), Err(WireError::TooLarge));
    assert!(heard(&mut hub, &world.clerk, bomb(longest)));
    assert!(!heard(&mut hub, &world.clerk, bomb(longest + 1)));
    assert!(!heard(&mut hub, &world.clerk, bomb(64 * limits::INFLATED)));
}

/// What the hub says of one parcel: nothing where it was let in.
fn judged(hub: &mut Desk, author: &Desk, parcel: Parcel) -> Vec<String> {
    delivers(hub, &author.key, &[Frame::Changes(vec![parcel])]);
    hub.refusals()
}

/// Chains of so many actors, one change each.
fn crowd(world: &World, hub: &Desk, count: usize) -> Parcel {
    let base = Pen::upon(&world.clerk.key, hub, &world.ours, 0);
    let chains = (0..count).map(|n| {
        let mut pen = base.clone();
        pen.actor = Actor([0; 16]);
        pen.actor.0[..8].copy_from_slice(&(n as u64 + 1).to_le_bytes());
        pen.sets("zip", "030600").chains.remove(0)
    });
    Parcel::of(world.ours.clone(), chains.collect())
}

#[test]
fn a_thousand_chains_pass_at_once_and_one_more_does_not() {
    let world = World::new();
    let parcel = crowd(&world, &world.hub, limits::CHAINS);
    assert!(judged(&mut world.hub.fork(), &world.clerk, parcel).is_empty());
    let parcel = crowd(&world, &world.hub, limits::CHAINS + 1);
    assert_eq!(judged(&mut world.hub.fork(), &world.clerk, parcel), ["too_large"]);
}

/// A change of about so many bytes: a record with values of at most 16 KiB.
fn heavy(world: &World, hub: &Desk, bytes: usize) -> Parcel {
    let mut values: Vec<(String, String)> =
        (0..bytes / 16_000).map(|n| (format!("k{n}"), "x".repeat(16_000))).collect();
    values.push(("rest".into(), "x".repeat(bytes % 16_000)));
    let mut pen = Pen::upon(&world.clerk.key, hub, &world.ours, 0x71);
    pen.writes(&[Edit::Record { section: "awards".into(), id: "a1".into(), values }])
}

#[test]
fn a_change_of_a_quarter_mebibyte_passes_and_one_byte_more_does_not() {
    let world = World::new();
    let hub = &world.hub;
    let around = heavy(&world, hub, limits::CHANGE - 1_000).size();
    let longest = 2 * limits::CHANGE - 1_000 - around;
    let fits = heavy(&world, hub, longest);
    assert_eq!(fits.size(), limits::CHANGE);
    assert!(judged(&mut hub.fork(), &world.clerk, fits).is_empty());
    assert_eq!(judged(&mut hub.fork(), &world.clerk, heavy(&world, hub, longest + 1)), ["too_large"]);
}

/// One change with exactly so many operations.
fn busy(world: &World, hub: &Desk, operations: usize) -> Parcel {
    let letters = 60_000;
    let mut pen = Pen::upon(&world.clerk.key, hub, &world.ours, 0x72);
    let text = Edit::Narrative { text: "x".repeat(letters) };
    pen.writes(&[text, Edit::Splice { at: 0, delete: operations - letters, insert: String::new() }])
}

#[test]
fn seventy_thousand_operations_pass_and_one_more_does_not() {
    let world = World::new();
    let parcel = busy(&world, &world.hub, limits::OPERATIONS);
    assert!(judged(&mut world.hub.fork(), &world.clerk, parcel).is_empty());
    let parcel = busy(&world, &world.hub, limits::OPERATIONS + 1);
    assert_eq!(judged(&mut world.hub.fork(), &world.clerk, parcel), ["too_large"]);
}

#[test]
fn of_a_longer_list_only_as_much_is_answered_as_a_list_may_have() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let named = |n: usize| {
        let mut unique = [0xff; 10];
        unique[..4].copy_from_slice(&(n as u32).to_le_bytes());
        (DocId { kind: Kind::Dossier, bureau: code(AWAY), unique }, Vector::default())
    };
    let want = |count: usize| Frame::Want { documents: (0..count).map(named).collect(), statements: Vec::new() };
    for (asked, answered) in [(1_000, 1_000), (limits::LIST, limits::LIST), (limits::LIST + 1, limits::LIST)] {
        let out = delivers(&mut hub, &world.clerk.key, &[want(asked)]);
        let count = |frame: &Frame| match frame {
            Frame::Changes(parcels) if parcels.iter().all(|parcel| parcel.chains.is_empty()) => parcels.len(),
            _ => 0,
        };
        assert_eq!(frames(&out).into_iter().map(count).sum::<usize>(), answered);
        assert!(frames(&out).into_iter().all(|frame| frame.encode().is_ok()), "every answer can be sent");
    }
}

#[test]
fn numbers_at_the_end_of_their_range_are_refused_in_peace() {
    let world = World::new();
    let hub = &world.hub;
    let good = Pen::upon(&world.clerk.key, hub, &world.ours, 0x73).sets("zip", "1").chains.remove(0);
    let with = |first: u64, seq: u64| {
        let tip = Tip { seq, ..good.tip };
        Chain { first, ..forge::signed(&world.clerk.key, &world.ours, good.actor, tip, good.bytes.clone()) }
    };
    for (first, seq) in [(0, 1), (0, 0), (1, 0), (1, u64::MAX), (u64::MAX, u64::MAX), (2, 1)] {
        let mut hub = hub.fork();
        let before = hub.state();
        let parcel = Parcel::of(world.ours.clone(), vec![with(first, seq)]);
        judged(&mut hub, &world.clerk, parcel);
        assert_eq!(hub.state(), before, "{first}..={seq}");
    }
    let strange = Vector([(good.actor, Tip { seq: u64::MAX, ..good.tip })].into());
    let want = Frame::Want { documents: vec![(world.ours.clone(), strange)], statements: Vec::new() };
    let mut hub = hub.fork();
    assert!(!frames(&delivers(&mut hub, &world.clerk.key, &[want])).is_empty());
}
