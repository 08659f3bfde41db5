//! A command that fails leaves nothing. That this holds for every command is shown in `answers/atomic.rs`; here are the
//! cases that were found.

use jiangxuan_engine::{Choice, Command};
use jiangxuan_store::Shelf as _;
use jiangxuan_trust::Role;

use crate::kit::{enrol, found, frames, talk};
use crate::world::{AWAY, CITY, HERE, World};

/// The case that was found: the decision stood although the seal that it asked for was refused.
#[test]
fn deciding_for_a_new_seal_that_is_refused_decides_nothing() {
    let mut world = World::new();
    let ours = world.ours.clone();
    world.colleague.sets(&ours, "work_unit_phone", "03543075607");
    talk(&mut world.colleague, &mut world.clerk);
    let cards = world.clerk.does(Command::ConflictList { id: Some(ours.to_string()) });
    let card = cards.as_array().into_iter().flatten().find(|card| card["kind"] == "seal").expect("a card").clone();
    let disk = world.clerk.disk.settings("").expect("settings");
    let before = world.clerk.state();
    let resolve = Command::ConflictResolve {
        conflict: card["id"].as_str().expect("an id").to_owned(),
        choice: Choice::Take(2),
        reason: None,
    };
    let (answer, said) = world.clerk.asks(resolve);
    assert_eq!(answer.expect_err("a dossier that lacks most fields").code, "findings");
    assert!(said.is_empty());
    assert_eq!(world.clerk.state(), before);
    assert_eq!(world.clerk.disk.settings("").expect("settings"), disk, "no line in the audit trail");
    assert_eq!(world.clerk.does(Command::ConflictList { id: Some(ours.to_string()) }), cards);
}

/// What a revoked device's colleagues hear of it is said once the revocation stands, and not before.
#[test]
fn a_refused_revocation_ends_no_conversation() {
    let mut hub = found(1);
    let clerk = enrol(&mut hub, 10, HERE, Role::Editor, "高志远");
    let away = enrol(&mut hub, 12, AWAY, Role::Editor, "白建国");
    let officer = enrol(&mut hub, 14, CITY, Role::Municipal, "贾文静");
    for peer in [&clerk, &away, &officer] {
        hub.up(peer.id(), false);
    }
    let (refused, said) = hub.asks(Command::DeviceRevoke { device: clerk.id().to_string(), reason: String::new() });
    assert!(refused.is_err() && said.is_empty(), "{said:?}");
    let device = clerk.id().to_string();
    let (done, said) = hub.asks(Command::DeviceRevoke { device, reason: "遗失".into() });
    assert!(done.is_ok() && frames(&said).len() == 3, "{said:?}");
}
