//! One closing, one list for each bureau, and receipts with the next number: whatever a municipal laptop signs beside them.

use jiangxuan_engine::Command;
use jiangxuan_engine::ledger::{Ledger, Phase};
use jiangxuan_model::{Digest, Time};
use jiangxuan_sync::Frame;
use jiangxuan_trust::{Claim, Closed, DeviceKey, Entry, Manifest, Receipt, SignedStatement, Statement, season_root};
use proptest::prelude::*;

use crate::forge::{self, Pen, states};
use crate::kit::{Desk, HOUR, code};
use crate::world::{HERE, World, delivers};

/// The clerk seals the dossier as it stands at the hub; the seal, and what the hub says of it.
fn sealed(world: &mut World, run: u8) -> (Digest, Receipt) {
    let mut pen = Pen::upon(&world.clerk.key, &world.hub, &world.ours, run);
    let changed = pen.sets("note", &format!("第{run}次"));
    let seal = states(&world.clerk.key, world.campaign(), forge::seal(&world.ours, pen.heads()));
    delivers(&mut world.hub, &world.clerk.key, &[Frame::Changes(vec![changed]), Frame::Statements(vec![seal.clone()])]);
    let receipt = receipts(&world.hub).into_iter().find(|receipt| receipt.seal == seal.id());
    (seal.id(), receipt.expect("a receipt"))
}

fn receipts(desk: &Desk) -> Vec<Receipt> {
    let claims = desk.statements().into_iter().map(|signed| signed.open().expect("opens").claim);
    claims.filter_map(|claim| if let Claim::Receipt(receipt) = claim { Some(receipt) } else { None }).collect()
}

fn last_of_all(world: &World, key: &DeviceKey) -> SignedStatement {
    let Claim::Receipt(receipt) = forge::receipt(key, &world.ours, Digest([4; 32])) else { unreachable!() };
    states(key, world.campaign(), Claim::Receipt(Receipt { no: u64::MAX, ..receipt }))
}

#[test]
fn a_number_that_a_laptop_makes_up_moves_nobody_elses() {
    let mut world = World::new();
    let (officer, before) = (world.officer.key.clone(), receipts(&world.hub).len() as u64);
    let made_up = last_of_all(&world, &officer);
    delivers(&mut world.hub, &officer, &[Frame::Statements(vec![made_up])]);
    let (_, receipt) = sealed(&mut world, 0x41);
    assert_eq!(receipt.no, before + 1);
}

#[test]
fn after_the_last_number_nothing_is_signed_and_everything_is_kept() {
    let mut world = World::new();
    let (hub, clerk) = (world.hub.key.clone(), world.clerk.key.clone());
    let last = last_of_all(&world, &hub);
    delivers(&mut world.hub, &world.officer.key, &[Frame::Statements(vec![last])]);
    let pen = Pen::upon(&clerk, &world.hub, &world.ours, 0x42);
    let seal = states(&clerk, world.campaign(), forge::seal(&world.ours, pen.heads()));
    delivers(&mut world.hub, &clerk, &[Frame::Statements(vec![seal.clone()])]);
    assert!(world.hub.statements().contains(&seal));
    assert!(receipts(&world.hub).iter().all(|receipt| receipt.seal != seal.id()));
    assert!(world.hub.alarms().contains("回执号已经用到最大"), "{}", world.hub.alarms());
}

/// A season that was closed, and a dossier that came too late: its seal.
fn closed() -> (World, Digest) {
    let mut world = World::new();
    world.hub.now.0 += HOUR;
    world.hub.does(Command::CloseBegin);
    world.hub.does(Command::CloseFinish);
    let (seal, receipt) = sealed(&mut world, 0x43);
    assert!(receipt.late);
    (world, seal)
}

/// Signed at any time that its author likes.
fn dated(key: &DeviceKey, world: &World, time: Time, claim: Claim) -> SignedStatement {
    let statement = Statement { campaign: world.campaign(), author: key.id(), time, claim };
    SignedStatement::sign(key, &statement).expect("signed")
}

/// What a municipal laptop signs so that a late dossier is on a list: under the root of the closing, and under a closing
/// of its own, before and after the true one.
fn forged(world: &World, seal: Digest) -> Vec<SignedStatement> {
    let (_, root) = ledger(world, &world.hub.statements()).closed().expect("closed");
    let entry = Entry { doc: world.ours.clone(), seal, version: 1, heads: vec![], blobs: vec![], receipt_no: 9 };
    let own = season_root(&[vec![entry.clone()]]);
    let list = |season_root| Manifest { bureau: code(HERE), entries: vec![entry.clone()], season_root };
    let close = Closed { season_root: own, count: 1, last_receipt: None };
    let (early, late) = (Time(1), Time(i64::MAX / 2));
    let claims = [Claim::Manifest(list(root)), Claim::Manifest(list(own)), Claim::Closed(close)];
    let key = &world.officer.key;
    claims.iter().flat_map(|claim| [early, late].map(|time| dated(key, world, time, claim.clone()))).collect()
}

fn ledger(world: &World, statements: &[SignedStatement]) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.know(world.hub.core.roster().expect("a roster"));
    for signed in statements {
        ledger.add(signed.id(), signed.clone(), signed.open().expect("opens"));
    }
    ledger
}

#[test]
fn a_second_list_or_closing_changes_nothing_and_is_told() {
    let (mut world, seal) = closed();
    let shown = |hub: &mut Desk, world: &str| hub.does(Command::DossierVersions { id: world.to_owned() }).to_string();
    let id = world.ours.to_string();
    let (before, root) = (shown(&mut world.hub, &id), ledger(&world, &world.hub.statements()).closed());
    let quiet = world.hub.alarms();
    assert!(!quiet.contains("不作数"), "{quiet}");
    for signed in forged(&world, seal) {
        let officer = world.officer.key.clone();
        delivers(&mut world.hub, &officer, &[Frame::Statements(vec![signed.clone()])]);
        assert!(world.hub.statements().contains(&signed), "kept as evidence");
        assert_eq!(shown(&mut world.hub, &id), before);
        assert!(world.hub.alarms().contains("不作数"), "{}", world.hub.alarms());
    }
    assert_eq!(ledger(&world, &world.hub.statements()).closed(), root);
    assert!(world.hub.fork().alarms().contains("不作数"), "after a new start as well");
}

#[test]
fn a_laptop_cannot_say_that_what_came_late_came_in_time() {
    let (mut world, seal) = closed();
    let officer = world.officer.key.clone();
    let Claim::Receipt(receipt) = forge::receipt(&officer, &world.ours, seal) else { unreachable!() };
    let (id, late) = ledger(&world, &world.hub.statements()).receipt(&seal).expect("a late receipt").clone();
    for (no, received) in [(late.no, Time(1)), (late.no - 1, Time(1)), (900, late.received)] {
        let said = states(&officer, world.campaign(), Claim::Receipt(Receipt { no, received, ..receipt.clone() }));
        delivers(&mut world.hub, &officer, &[Frame::Statements(vec![said])]);
    }
    let after = ledger(&world, &world.hub.statements());
    assert_eq!(after.receipt(&seal).map(|(id, _)| *id), Some(id), "the node's own word stands");
    assert!(!after.counts(&seal));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// What counts follows from what was said, not from who was heard first.
    #[test]
    fn the_order_of_arrival_decides_nothing(order in Just((0..64).collect::<Vec<usize>>()).prop_shuffle()) {
        let (world, seal, all) = everything();
        let shuffled: Vec<SignedStatement> = order.iter().filter_map(|at| all.get(*at)).cloned().collect();
        assert_eq!(shuffled.len(), all.len(), "room for every statement");
        let (one, other) = (ledger(world, all), ledger(world, &shuffled));
        let seals = |ledger: &Ledger| -> Vec<(Digest, bool)> {
            ledger.held().keys().map(|id| (*id, ledger.counts(id))).collect()
        };
        prop_assert_eq!(one.closed(), other.closed());
        prop_assert_eq!(seals(&one), seals(&other));
        prop_assert_eq!(one.closings().beside(), other.closings().beside());
        prop_assert_eq!(one.last_receipt(&world.hub.id()), other.last_receipt(&world.hub.id()));
        prop_assert_eq!((other.phase(), other.counts(seal)), (Phase::Closed, false));
    }
}

/// The closed season with everything that was forged; made once.
fn everything() -> &'static (World, Digest, Vec<SignedStatement>) {
    static MADE: std::sync::OnceLock<(World, Digest, Vec<SignedStatement>)> = std::sync::OnceLock::new();
    MADE.get_or_init(|| {
        let (world, seal) = closed();
        let mut all = world.hub.statements();
        all.extend(forged(&world, seal));
        (world, seal, all)
    })
}
