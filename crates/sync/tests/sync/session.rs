//! The corners of one conversation.

use jiangxuan_model::{Edit, Vector};
use jiangxuan_sync::{Frame, Output, RefusalCode, Session, limits};

use crate::kit::device::Device;
use crate::kit::world::World;
use crate::kit::{BUREAU, CLERK, COLLEAGUE, HUB, NEIGHBOUR_CLERK, OFFICER, REVOKED, dossier};

fn pair() -> World {
    let mut clerk = Device::new(CLERK);
    clerk.set(&dossier(1), "name", "张三");
    World::of([clerk, Device::new(COLLEAGUE)])
}

#[test]
fn a_want_for_an_unknown_document_is_answered() {
    let world = pair();
    let shared = world.devices[0].to(&world.devices[1]);
    let mut session = Session::new(false);
    session.meet(&shared, jiangxuan_model::Digest::of(b"other"));
    let want = Frame::Want { documents: vec![(dossier(99), Vector::default())], statements: Vec::new() };
    let outputs = session.receive(&shared, want);
    let [Output::Send(Frame::Changes(parcels))] = outputs.as_slice() else { panic!("{outputs:?}") };
    assert_eq!((parcels[0].doc.clone(), parcels[0].chains.len()), (dossier(99), 0));
}

#[test]
fn an_announcement_reaches_a_level_peer_and_makes_it_level_again() {
    for editor in 0..2 {
        let mut world = pair();
        let wire = world.dial(0, 1);
        world.settle();
        world.set(editor, &dossier(1), "mobile", "13800000000");
        assert!(!world.wires[wire].sessions[editor].level(), "not level while it is under way");
        world.settle();
        world.assert_level(wire);
        assert!((0..2).all(|side| world.wires[wire].told_level(side) >= 2));
    }
}

#[test]
fn an_announcement_between_hello_and_hello_is_not_lost() {
    for (from, to) in [(0, 1), (1, 0)] {
        let mut world = World::of([Device::new(HUB), Device::new(CLERK)]);
        world.set(1, &dossier(1), "name", "张三");
        world.sync(0, 1);
        let wire = world.dial(from, to);
        world.set(0, &dossier(1), "mobile", "13800000000");
        world.state(0, BUREAU, "说明");
        world.settle();
        world.assert_level(wire);
        assert_eq!(world.devices[1].held(&dossier(1)).document.field("mobile").shown(), "13800000000");
        assert_eq!(world.devices[1].statements.len(), 1);
    }
}

#[test]
fn a_difference_that_goes_away_between_hello_and_comparison_ends_level() {
    let mut world = pair();
    world.sync(0, 1);
    let wire = world.dial(0, 1);
    let parcel = world.devices[0].set(&dossier(1), "mobile", "13800000000").expect("a change");
    // End 1 hears the old root first, and then gets the change by another way.
    world.deliver(wire, 1);
    let author = world.devices[0].id();
    world.devices[1].admit(&author, &parcel).expect("admitted");
    world.settle();
    world.assert_level(wire);
}

#[test]
fn a_difference_that_goes_away_before_the_other_hello_is_read_ends_level() {
    let mut world = pair();
    world.sync(0, 1);
    let parcel = world.devices[1].set(&dossier(1), "mobile", "13800000000").expect("a change");
    let wire = world.dial(0, 1);
    // End 1 heard another root than its own. The end that dialled gets the change by another way, and compares nothing.
    world.deliver(wire, 1);
    let author = world.devices[1].id();
    world.devices[0].admit(&author, &parcel).expect("admitted");
    world.settle();
    world.assert_level(wire);
}

#[test]
fn a_document_that_the_peer_refuses_does_not_hang_the_session() {
    let mut world = pair();
    world.set(0, &dossier(2), "name", "李四");
    world.broken.push((1, dossier(2)));
    let wire = world.dial(0, 1);
    world.settle();
    assert!(world.wires[wire].level());
    assert_eq!(world.wires[wire].refused(0), [(dossier(2), RefusalCode::NotStored)]);
    assert!(world.devices[1].documents.contains_key(&dossier(1)));
    assert!(!world.devices[1].documents.contains_key(&dossier(2)));
}

#[test]
fn a_refused_document_that_was_asked_for_does_not_hang_the_session() {
    let mut world = pair();
    world.broken.push((1, dossier(1)));
    let wire = world.dial(1, 0);
    world.settle();
    assert!(world.wires[wire].level());
}

#[test]
fn a_statement_that_the_peer_refuses_does_not_hang_the_session() {
    for dialled in [true, false] {
        let mut world = pair();
        // A clerk may not extend a season.
        world.devices[0].state(BUREAU, "自行延期");
        let wire = if dialled { world.dial(0, 1) } else { world.dial(1, 0) };
        world.settle();
        assert!(world.wires[wire].level());
        assert!(world.devices[1].statements.is_empty());
    }
}

#[test]
fn a_gap_leads_to_a_want_and_then_to_convergence() {
    let mut world = pair();
    world.sync(0, 1);
    let wire = world.dial(0, 1);
    world.settle();
    world.devices[0].set(&dossier(1), "mobile", "1").expect("never announced");
    for value in ["2", "3", "4"] {
        world.set(0, &dossier(1), "mobile", value);
    }
    world.settle();
    world.assert_level(wire);
    assert!(world.wires[wire].refused(0).iter().all(|(_, code)| *code == RefusalCode::Gap));
    assert_eq!(world.devices[1].held(&dossier(1)).document.field("mobile").shown(), "4");
}

#[test]
fn a_change_that_follows_unknown_ones_leads_to_a_want_too() {
    let mut world = pair();
    let wire = world.dial(0, 1);
    world.settle();
    world.devices[0].set(&dossier(1), "mobile", "1").expect("never announced");
    // Another run of the program: its first change leaves no gap on its own chain.
    world.devices[0].restart();
    world.set(0, &dossier(1), "mobile", "2");
    world.settle();
    world.assert_level(wire);
    assert_eq!(world.devices[1].held(&dossier(1)).document.field("mobile").shown(), "2");
}

#[test]
fn an_announcement_during_a_long_first_sync_is_not_refused() {
    let mut clerk = Device::new(CLERK);
    for number in 0..200 {
        let text: String =
            (0..9_000_u32).filter_map(|at| char::from_u32(0x4e00 + (at * 7919 + number) % 20_000)).collect();
        clerk.edit(&dossier(number), &[Edit::Narrative { text }]);
    }
    let mut world = World::of([clerk, Device::new(HUB)]);
    let wire = world.dial(0, 1);
    while world.wires[wire].largest_flight == 0 {
        world.round(wire);
    }
    world.devices[0].restart();
    world.set(0, &dossier(199), "name", "张三");
    world.settle();
    world.assert_level(wire);
    assert_eq!(world.wires[wire].refused(0), []);
    assert!(world.wires[wire].largest_flight <= limits::WINDOW);
}

#[test]
fn a_fork_is_reported_and_nothing_is_merged() {
    // The profile of device 0 was copied: both ends run as one device, and one actor.
    for (mine, theirs) in [(1, 1), (1, 3), (3, 1)] {
        let mut world = World::of([Device::new(CLERK)]);
        world.devices[0].set(&dossier(1), "name", "张三");
        let copy = world.devices[0].clone();
        world.devices.push(copy);
        (0..mine).for_each(|at| drop(world.devices[0].set(&dossier(1), "mobile", &format!("甲{at}"))));
        (0..theirs).for_each(|at| drop(world.devices[1].set(&dossier(1), "mobile", &format!("乙{at}"))));
        let before = [world.devices[0].vector(&dossier(1)), world.devices[1].vector(&dossier(1))];
        let wire = world.dial(0, 1);
        world.settle();
        assert!(world.wires[wire].level(), "the rest of the work goes on");
        let seen = world.wires[wire].told[0].contains(&Output::Forked(dossier(1)));
        let refused = (0..2).any(|side| world.wires[wire].refused(side) == [(dossier(1), RefusalCode::Fork)]);
        assert_eq!((seen, refused), (mine == theirs, mine != theirs));
        assert_eq!([world.devices[0].vector(&dossier(1)), world.devices[1].vector(&dossier(1))], before);
    }
}

#[test]
fn what_a_municipal_node_holds_of_a_revoked_device_reaches_its_bureau() {
    let mut lost = Device::new(REVOKED);
    lost.set(&dossier(1), "name", "张三");
    let held = Device { documents: lost.documents.clone(), ..Device::new(OFFICER) };
    let mut world =
        World::of([held, Device::new(CLERK), Device { documents: lost.documents, ..Device::new(COLLEAGUE) }]);
    let wire = world.dial(1, 2);
    world.settle();
    assert_eq!(world.wires[wire].refused(1), [(dossier(1), RefusalCode::Revoked)]);
    world.wires.clear();
    world.sync(1, 0);
    assert!(world.devices[1].documents.contains_key(&dossier(1)));
}

#[test]
fn a_late_confirmation_of_one_parcel_does_not_confirm_the_next() {
    let world = pair();
    let shared = world.devices[0].to(&world.devices[1]);
    let mut session = Session::new(true);
    let root = jiangxuan_sync::session::root(&shared);
    session.greet(root);
    session.meet(&shared, root);
    let chains = jiangxuan_sync::Holdings::chains(&shared, &dossier(1), &Vector::default());
    let parcel = jiangxuan_sync::Parcel::of(dossier(1), chains);
    session.announce(&shared, vec![parcel.clone()], &[]);
    session.announce(&shared, vec![parcel], &[]);
    let fate = jiangxuan_sync::wire::Fate { doc: dossier(1), outcome: Ok(jiangxuan_model::Digest::of(b"kept")) };
    let kept = Frame::Kept { documents: vec![fate], statements: Vec::new() };
    session.receive(&shared, kept.clone());
    assert_eq!(session.open(), 1, "the second is still under way");
    session.receive(&shared, kept);
    assert_eq!(session.open(), 0);
}

#[test]
fn frames_out_of_place_change_nothing_and_never_panic() {
    let world = pair();
    let shared = world.devices[0].to(&world.devices[1]);
    let kept = Frame::Kept {
        documents: vec![jiangxuan_sync::wire::Fate { doc: dossier(1), outcome: Err(RefusalCode::Gap) }],
        statements: vec![jiangxuan_model::Digest::of(b"none")],
    };
    let buckets = |bits, count| Frame::Buckets { bits, hashes: vec![[9; 6]; count] };
    let frames =
        [Frame::Level, Frame::NeedRoster(Vec::new()), kept, buckets(0, 0), buckets(255, 3), buckets(14, 40_000)];
    for dialled in [true, false] {
        let mut session = Session::new(dialled);
        for frame in &frames {
            session.receive(&shared, frame.clone());
        }
        session.judged(&shared, &dossier(5), Ok(jiangxuan_model::Digest::of(b"unasked")));
        assert!(!session.met());
    }
}

#[test]
fn a_neighbours_documents_are_not_even_named() {
    let mut world = World::of([Device::new(CLERK), Device::new(NEIGHBOUR_CLERK)]);
    world.set(0, &dossier(1), "name", "张三");
    let wire = world.dial(0, 1);
    assert_eq!(world.settle(), 1, "what both may hold is equal");
    world.assert_level(wire);
}
