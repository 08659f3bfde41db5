//! Old images of disks: restored backups, copies that run beside the original, an older municipal node.

use jiangxuan_engine::Command;
use jiangxuan_sim::world::HUB;
use jiangxuan_sim::{Options, World, oracle, report};
use serde_json::Value;

fn city(seed: u64) -> World {
    let mut world = World::new(Options::calm(seed, &[2, 1]));
    world.connect_all();
    world
}

/// A dossier that everybody who may has.
fn dossier(world: &mut World, node: usize, name: &str) -> String {
    let answer = world.ask(node, Command::DossierNew { name: name.to_owned() }).expect("an answer").expect("made");
    world.settle();
    answer["id"].as_str().expect("an id").to_owned()
}

fn set(world: &mut World, node: usize, id: &str, field: &str, value: &str) {
    let values = vec![(field.to_owned(), value.to_owned())];
    world.ask(node, Command::DossierSet { id: id.to_owned(), values }).expect("an answer").expect("set");
}

/// A contact with the hub from nothing, to its end.
fn contact(world: &mut World, node: usize) {
    world.drop_links(node);
    world.settle();
    world.dial(node, HUB);
    world.settle();
}

fn told(world: &mut World, node: usize) -> String {
    let status = world.ask(node, Command::Status).expect("an answer").expect("status");
    Vec::from_iter(status["alarms"].as_array().into_iter().flatten().filter_map(Value::as_str)).join("\n")
}

/// The municipal node says that a profile was put back or copied.
fn recognised(world: &mut World) {
    let alarms = told(world, HUB);
    assert!(alarms.contains("旧的联络记号"), "the hub says only this: {}", report(world, &[alarms]));
}

fn content(complaints: Vec<String>, world: &World) {
    assert!(complaints.is_empty(), "{}", report(world, &complaints));
}

#[test]
fn a_restored_backup_is_recognised_at_first_contact_and_its_later_work_arrives() {
    for seed in 0..40 {
        let mut world = city(seed);
        let id = dossier(&mut world, 1, "匠人甲");
        let image = world.image(1);
        for round in 0..1 + seed % 4 {
            set(&mut world, 1, &id, "special_skill", &format!("备份之后{round}"));
            contact(&mut world, 1);
        }
        world.put_back(&image);
        world.nodes[1].online = false;
        world.settle();
        set(&mut world, 1, &id, "special_skill", "恢复之后");
        world.nodes[1].online = true;
        contact(&mut world, 1);
        recognised(&mut world);
        assert!(told(&mut world, 1).contains("从备份恢复的"), "seed {seed}: the device is not told");
        content(oracle::judge(&mut world), &world);
    }
}

#[test]
fn a_copy_beside_the_original_is_recognised_and_both_keep_their_work() {
    for seed in 0..40 {
        let mut world = city(seed);
        let id = dossier(&mut world, 1, "匠人甲");
        let image = world.image(1);
        contact(&mut world, 1);
        let copy = world.run_copy(&image);
        set(&mut world, copy, &id, "special_skill", "副本所写");
        set(&mut world, 1, &id, "special_skill", "原机所写");
        contact(&mut world, copy);
        recognised(&mut world);
        let answer = world.ask(HUB, Command::ConflictList { id: Some(id), unmask: false }).expect("an answer");
        content(oracle::judge(&mut world), &world);
        assert!(answer.is_ok());
    }
}

#[test]
fn a_hub_put_back_to_last_night_gets_everything_again() {
    for seed in 0..60 {
        let mut world = city(seed);
        let image = world.image(HUB);
        for node in 1..world.nodes.len() {
            let id = world.fill(node).expect("a dossier");
            world.ask(node, Command::DossierSeal { id }).expect("an answer").expect("sealed");
            world.settle();
            world.see_receipts(node);
        }
        assert_eq!(world.facts.receipts.len(), 4, "each receipt at its bureau, two devices in one of them");
        world.put_back(&image);
        world.settle();
        (1..world.nodes.len()).for_each(|node| contact(&mut world, node));
        content(oracle::judge(&mut world), &world);
        let rows = world.rows(HUB, Command::ReceiptList { id: None });
        let numbers: Vec<u64> = rows.iter().filter_map(|row| row["no"].as_u64()).collect();
        assert_eq!(numbers, [1, 2, 3], "seed {seed}: the receipts are the ones that the bureaus hold");
    }
}

#[test]
fn a_lost_contact_never_makes_an_honest_device_look_copied() {
    for seed in 0..60 {
        let mut world = city(seed);
        for _ in 0..12 {
            let (from, to) = if world.dice.percent(50) { (1, HUB) } else { (HUB, 1) };
            world.dial(from, to);
            let wait = world.dice.between(1, 6_000);
            world.run_for(wait);
            world.drop_links(from);
            world.settle();
        }
        world.connect_all();
        for node in 0..world.nodes.len() {
            assert_eq!(told(&mut world, node), "", "seed {seed} at {}", world.nodes[node].name);
        }
    }
}
