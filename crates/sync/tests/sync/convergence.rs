//! Two devices and a wire: what crosses, how fast, in how many bytes.

use jiangxuan_model::{Edit, Reading};
use jiangxuan_sync::limits;

use crate::kit::device::Device;
use crate::kit::world::World;
use crate::kit::{BUREAU, CLERK, COLLEAGUE, HUB, NEIGHBOUR, NEIGHBOUR_CLERK, THIRD, dossier};

fn filled(seed: u8, count: u32) -> Device {
    let mut device = Device::new(seed);
    (0..count).for_each(|number| drop(device.set(&dossier(number), "name", "张三")));
    device
}

/// The same documents on another device.
fn copy(device: &Device, seed: u8) -> Device {
    Device { documents: device.documents.clone(), statements: device.statements.clone(), ..Device::new(seed) }
}

#[test]
fn equal_holdings_part_after_one_exchange_of_less_than_a_kilobyte() {
    let clerk = filled(CLERK, 300);
    let mut world = World::of([copy(&clerk, HUB), clerk]);
    let wire = world.dial(1, 0);
    let rounds = world.settle();
    world.assert_level(wire);
    println!("equal: {rounds} round trip, {} frames, {} bytes", world.wires[wire].frames, world.wires[wire].bytes);
    assert_eq!((rounds, world.wires[wire].frames), (1, 2));
    assert!(world.wires[wire].bytes < 1024);
    assert_eq!([0, 1].map(|side| world.wires[wire].told_level(side)), [1, 1]);
}

#[test]
fn thirty_changes_on_each_side_of_three_thousand_documents_cross_in_three_round_trips() {
    let clerk = filled(CLERK, 3_000);
    let mut world = World::of([copy(&clerk, HUB), clerk]);
    for number in 0..30 {
        world.devices[0].set(&dossier(number * 50), "mobile", "13800000000");
        world.devices[1].set(&dossier(number * 50 + 7), "name", "李四");
    }
    let wire = world.dial(1, 0);
    let mut rounds = 0;
    while !world.equal(0, 1) {
        assert!(world.round(wire), "came to rest while different");
        rounds += 1;
    }
    let total = rounds + world.settle();
    world.assert_level(wire);
    let Some(wire) = world.wires.pop() else { unreachable!() };
    println!(
        "30+30 of 3,000: equal after {rounds} round trips, quiet after {total}, {} frames, {} bytes",
        wire.frames, wire.bytes
    );
    assert!(rounds <= 3);
    assert!(wire.bytes < 60_000);
}

#[test]
fn an_empty_device_receives_everything() {
    let mut clerk = filled(CLERK, 200);
    clerk.set(&dossier(3), "mobile", "13800000000");
    for dialled in [true, false] {
        let mut world = World::of([clerk.clone(), Device::new(HUB)]);
        let wire = if dialled { world.dial(0, 1) } else { world.dial(1, 0) };
        world.settle();
        world.assert_level(wire);
        assert_eq!(world.devices[1].documents.len(), 200);
        assert_eq!(world.devices[1].held(&dossier(3)).document.field("mobile").shown(), "13800000000");
    }
}

#[test]
fn edits_of_one_document_on_both_sides_meet_and_disagree_visibly() {
    let clerk = filled(CLERK, 1);
    let mut world = World::of([copy(&clerk, COLLEAGUE), clerk]);
    world.devices[0].set(&dossier(0), "mobile", "13811111111");
    world.devices[1].set(&dossier(0), "mobile", "13822222222");
    world.sync(0, 1);
    for device in &world.devices {
        assert!(matches!(device.held(&dossier(0)).document.field("mobile"), Reading::Contested { .. }));
    }
}

#[test]
fn three_devices_of_a_bureau_converge_pairwise_in_any_order() {
    let pairs = [(0, 1), (1, 2), (2, 0)];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let base = filled(CLERK, 5);
        let mut world = World::of([copy(&base, COLLEAGUE), copy(&base, THIRD), base]);
        for (device, number) in [(0, 0), (1, 1), (2, 2), (0, 3), (1, 3), (2, 3)] {
            world.devices[device].set(&dossier(number), "mobile", &format!("1380000000{device}"));
        }
        world.devices[0].set(&dossier(9), "name", "王五");
        for (one, other) in order.iter().chain(&order).map(|at| pairs[*at]) {
            world.sync(one, other);
        }
        assert!(world.equal(0, 1) && world.equal(1, 2) && world.equal(2, 0), "{order:?}");
        assert_eq!(world.devices[2].held(&dossier(9)).document.field("name").shown(), "王五");
    }
}

#[test]
fn a_hub_passes_on_what_two_bureaus_devices_announce() {
    let mut world =
        World::of([Device::new(HUB), Device::new(CLERK), Device::new(COLLEAGUE), Device::new(NEIGHBOUR_CLERK)]);
    let wires: Vec<usize> = (1..4).map(|clerk| world.dial(clerk, 0)).collect();
    world.settle();
    for round in 0..5 {
        world.set(1, &dossier(round), "name", "张三");
        world.set(2, &dossier(round), "mobile", "13800000000");
        world.settle();
    }
    wires.into_iter().for_each(|wire| world.assert_level(wire));
    assert!(world.equal(1, 2));
    assert_eq!(world.devices[1].documents.len(), 5);
    assert!(world.devices[3].documents.is_empty(), "a neighbour holds none of it");
    assert!(world.devices.iter().all(|device| device.quarantine.is_empty()));
}

#[test]
fn statements_cross_both_ways_and_stay_where_they_may_not_be_seen() {
    let mut world = World::of([Device::new(HUB), filled(CLERK, 1)]);
    let hers = world.devices[0].state(BUREAU, "路况");
    let foreign = world.devices[0].state(NEIGHBOUR, "停电");
    let wire = world.dial(1, 0);
    world.settle();
    world.assert_level(wire);
    assert_eq!(world.devices[1].statements.keys().collect::<Vec<_>>(), [&hers]);
    let later = world.state(0, BUREAU, "再延");
    world.settle();
    world.assert_level(wire);
    assert!(world.devices[1].statements.contains_key(&later));
    assert!(!world.devices[1].statements.contains_key(&foreign));
}

#[test]
fn many_statements_come_in_frames_that_fit() {
    let mut hub = Device::new(HUB);
    // Poorly compressible, as signatures and hashes are.
    for number in 0..60_u32 {
        let mut noise = String::new();
        let mut state = jiangxuan_model::Digest::of(&number.to_le_bytes());
        while noise.len() < 200_000 {
            noise.push_str(&state.to_string());
            noise.extend(state.0.iter().map(|byte| char::from_u32(0x4e00 + u32::from(*byte) * 64).unwrap_or('字')));
            state = jiangxuan_model::Digest::of(&state.0);
        }
        hub.state(BUREAU, &noise);
    }
    let mut world = World::of([hub, Device::new(CLERK)]);
    world.sync(1, 0);
    assert_eq!(world.devices[1].statements.len(), 60);
}

#[test]
fn the_window_is_never_overrun() {
    let mut clerk = Device::new(CLERK);
    for number in 0..300 {
        // About 27 KB each: twice the window in all.
        let text: String =
            (0..9_000_u32).filter_map(|at| char::from_u32(0x4e00 + (at * 7919 + number * 31) % 20_000)).collect();
        clerk.edit(&dossier(number), &[Edit::Narrative { text }]);
    }
    let total: usize =
        clerk.documents.values().flat_map(|held| held.chains.values()).map(|chain| chain.bytes.len()).sum();
    assert!(total > limits::WINDOW + limits::WINDOW / 2, "{total}");
    for dialled in [true, false] {
        let mut world = World::of([clerk.clone(), Device::new(HUB)]);
        let wire = if dialled { world.dial(0, 1) } else { world.dial(1, 0) };
        world.settle();
        world.assert_level(wire);
        let largest = world.wires[wire].largest_flight;
        println!("window: {total} bytes crossed, at most {largest} under way");
        assert!(largest <= limits::WINDOW && largest > limits::WINDOW / 2, "{largest}");
    }
}
