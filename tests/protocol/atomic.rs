//! A command that fails leaves nothing. That this holds for every command is shown in `answers/atomic.rs`; here is the
//! case that was found.

use jiangxuan_engine::{Choice, Command};
use jiangxuan_store::Shelf as _;
use jiangxuan_sync::Frame;

use crate::world::{World, delivers, scribble};

/// The case that was found: the decision stood although the seal that it asked for was refused.
#[test]
fn deciding_for_a_new_seal_that_is_refused_decides_nothing() {
    let mut world = World::new();
    let ours = world.ours.clone();
    let unseen = scribble(&world.colleague.key, &ours);
    delivers(&mut world.clerk, &world.colleague.key, &[Frame::Changes(vec![unseen])]);
    let cards = world.clerk.does(Command::ConflictList { id: Some(ours.to_string()), unmask: false });
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
    assert_eq!(world.clerk.does(Command::ConflictList { id: Some(ours.to_string()), unmask: false }), cards);
}
