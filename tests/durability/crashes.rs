//! Small histories in which a program dies at every single place where it can.

use jiangxuan_engine::Command;
use jiangxuan_sim::{Options, World, oracle, report};

/// A season with two clerks of one bureau, who join, fill in, seal, disagree and decide.
fn history(world: &mut World) {
    world.found();
    let first = world.enrol("140702", 0);
    let second = world.enrol("140702", 1);
    world.finish_joining();
    world.connect_all();
    if let Some(id) = world.fill(first) {
        world.settle();
        world.ask(first, Command::DossierSeal { id });
    }
    world.settle();
    world.see_receipts(first);
    world.disagree(second);
    world.connect_all();
    world.act();
    world.connect_all();
}

/// The same with a death at place `at`; none where there is no such place any more.
fn dies_at(at: Option<u64>) -> World {
    let mut world = World::empty(Options::calm(7, &[]));
    world.die_at = at;
    history(&mut world);
    world
}

#[test]
fn nothing_that_was_confirmed_is_lost_wherever_a_program_dies() {
    let places = dies_at(None).points;
    assert!(places > 300, "only {places} places: the history does too little");
    for at in 1..=places {
        let mut world = dies_at(Some(at));
        world.finish_joining();
        let complaints = oracle::judge(&mut world);
        assert!(complaints.is_empty(), "death at place {at} of {places}\n{}", report(&world, &complaints));
    }
}

#[test]
fn nothing_that_was_confirmed_is_lost_whichever_commit_finds_the_disk_full() {
    let mut at = 0;
    loop {
        at += 1;
        let mut world = World::empty(Options::calm(8, &[]));
        world.full_at = Some(at);
        history(&mut world);
        let reached = world.commits >= at;
        world.finish_joining();
        let complaints = oracle::judge(&mut world);
        assert!(complaints.is_empty(), "full disk at commit {at}\n{}", report(&world, &complaints));
        if !reached {
            break;
        }
    }
    assert!(at > 50, "only {at} commits: the history does too little");
}
