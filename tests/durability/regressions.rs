//! Faults that the simulated city found, each in its smallest form.

use jiangxuan_engine::Command;
use jiangxuan_sim::world::HUB;
use jiangxuan_sim::{Options, World, run_seed};
use serde_json::Value;

fn city() -> World {
    let mut world = World::new(Options::calm(11, &[2]));
    world.connect_all();
    world
}

fn row(world: &mut World, node: usize, id: &str) -> Value {
    world.rows(node, Command::DossierList).into_iter().find(|row| row["id"] == id).expect("listed")
}

fn seal(world: &mut World, node: usize, id: &str) {
    world.ask(node, Command::DossierSeal { id: id.to_owned() }).expect("an answer").expect("sealed");
    world.settle();
}

fn set(world: &mut World, node: usize, id: &str, value: &str) {
    let values = vec![("special_skill".to_owned(), value.to_owned())];
    world.ask(node, Command::DossierSet { id: id.to_owned(), values }).expect("an answer").expect("set");
    world.settle();
}

#[test]
fn a_seal_that_was_replaced_does_not_stand_again_when_its_successor_is_taken_back() {
    let mut world = city();
    let id = world.fill(1).expect("a dossier");
    seal(&mut world, 1, &id);
    set(&mut world, 1, &id, "后来所写");
    seal(&mut world, 1, &id);
    world
        .ask(1, Command::DossierReopen { id: id.clone(), reason: "重写".to_owned() })
        .expect("an answer")
        .expect("reopened");
    world.settle();
    for node in [HUB, 1, 2] {
        assert_eq!(row(&mut world, node, &id)["state"], "reopened");
    }
    world.ask(HUB, Command::CloseBegin).expect("an answer").expect("begun");
    let closed = world.ask(HUB, Command::CloseFinish).expect("an answer").expect("finished");
    assert_eq!(closed["count"], 0);
}

#[test]
fn a_version_that_was_received_is_listed_though_a_newer_one_is_on_its_way() {
    let mut world = city();
    let id = world.fill(1).expect("a dossier");
    seal(&mut world, 1, &id);
    set(&mut world, 1, &id, "后来所写");
    world.drop_links(1);
    world.settle();
    seal(&mut world, 1, &id);
    // Only the signed statement of the newer version arrives, without its content.
    world.pass_statements(1, HUB);
    world.ask(HUB, Command::CloseBegin).expect("an answer").expect("begun");
    let closed = world.ask(HUB, Command::CloseFinish).expect("an answer").expect("finished");
    assert_eq!(closed["count"], 1);
}

#[test]
fn who_wrote_before_a_restart_is_not_told_that_others_have_it() {
    let mut world = city();
    let id = world.fill(1).expect("a dossier");
    world.settle();
    world.drop_links(1);
    world.settle();
    world.nodes[1].online = false;
    set(&mut world, 1, &id, "只在本机");
    world.stop(1);
    world.restart(1);
    world.settle();
    assert_eq!(row(&mut world, 1, &id)["delivery"], "local");
}

#[test]
fn roots_that_met_only_after_the_greeting_leave_nobody_waiting() {
    for seed in [50, 27, 66] {
        if let Err(report) = run_seed(seed) {
            panic!("{report}");
        }
    }
}
