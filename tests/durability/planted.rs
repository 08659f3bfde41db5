//! Checks of the checker: each mistake planted around the product is noticed.

use jiangxuan_engine::Command;
use jiangxuan_sim::world::HUB;
use jiangxuan_sim::{Bug, Options, World, oracle};

/// A city at work in which one thing is wrong from the start of the work on.
fn complaints_with(bug: Option<Bug>, seed: u64) -> Vec<String> {
    let options = Options { cuts: true, crashes: bug == Some(Bug::RepeatActor), ..Options::calm(seed, &[2, 2]) };
    let mut world = World::new(options);
    world.connect_all();
    world.bug = bug;
    for node in 1..world.nodes.len() {
        if let Some(id) = world.fill(node) {
            world.settle();
            if matches!(bug, None | Some(Bug::HollowScan | Bug::LeakScan)) {
                world.attach(node);
                world.settle();
            }
            world.ask(node, Command::DossierSeal { id });
            world.settle();
        }
        world.see_receipts(node);
        world.disagree(node);
        world.connect_all();
    }
    (0..world.nodes.len()).for_each(|node| {
        world.stop(node);
        world.restart(node);
    });
    world.options.commands = 15;
    world.live();
    jiangxuan_sim::bug::strike(&mut world);
    oracle::judge(&mut world)
}

#[test]
fn a_city_without_mistakes_gives_no_cause_for_complaint() {
    for seed in 1..=5 {
        assert_eq!(complaints_with(None, seed), Vec::<String>::new(), "seed {seed}");
    }
}

#[test]
fn every_planted_mistake_is_noticed() {
    for bug in Bug::ALL {
        let noticed = (1..=5).map(|seed| complaints_with(Some(bug), seed)).find(|complaints| !complaints.is_empty());
        let complaints = noticed.unwrap_or_else(|| panic!("{bug:?} goes unnoticed in five cities"));
        let fits = complaints.iter().any(|complaint| complaint.starts_with(sign_of(bug)));
        assert!(fits, "{bug:?} is noticed for another reason: {complaints:#?}");
    }
}

/// What the oracle should say first of all.
fn sign_of(bug: Bug) -> &'static str {
    match bug {
        Bug::DropBatch | Bug::DropChains | Bug::EarlyReceipt => "lost:",
        Bug::HideConflicts => "conflict:",
        Bug::RepeatActor | Bug::FalseAlarm => "quarantine:",
        Bug::SwallowFrames => "disagree:",
        Bug::LeakDossier | Bug::AcceptRevoked | Bug::LeakScan => "intruder:",
        Bug::SkipNumber => "receipt:",
        Bug::InventValue => "invented:",
        Bug::StaleVector => "damage:",
        Bug::HollowScan => "scan:",
    }
}

#[test]
fn the_municipal_node_is_the_first_machine() {
    let world = World::new(Options::calm(1, &[1]));
    assert_eq!(world.nodes[HUB].bureau.as_str(), jiangxuan_sim::season::MUNICIPAL);
}
