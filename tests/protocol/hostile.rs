//! Bytes that are known to break Automerge, and peers that flood, never read, or never stop (G15, G16, G22).

use jiangxuan_engine::Command;
use jiangxuan_model::{Actor, ChangeId, DocId, Edit, Kind, Tip, Vector};
use jiangxuan_sync::{Frame, Parcel, limits};

use crate::forge::{self, Pen};
use crate::kit::{Desk, closed, code, frames, talk};
use crate::world::{AWAY, World, delivers};

const CORPUS: [&str; 4] = ["rle", "unload-true-1", "unload-true-2", "unload-true-3"];

/// A change of the corpus as an enrolled device would send it.
fn poisoned(world: &World, name: &str, actor: u8) -> Parcel {
    let path = format!("{}/../crates/sync/tests/corpus/{name}.bin", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).expect("the corpus");
    let tip = Tip { seq: 1, hash: ChangeId([actor; 32]) };
    let chain = forge::signed(&world.clerk.key, &world.ours, Actor([actor; 16]), tip, bytes);
    Parcel::of(world.ours.clone(), vec![chain])
}

#[test]
fn the_corpus_is_kept_aside_while_an_honest_peer_is_served() {
    let mut world = World::new();
    let mut hub = world.hub.fork();
    hub.up(world.clerk.id(), false);
    let hello = forge::greeting(&hub);
    hub.frame(world.clerk.id(), &hello);
    for (number, name) in (1..).zip(CORPUS) {
        let before = hub.state();
        let parcel = poisoned(&world, name, number);
        let out = hub.frame(world.clerk.id(), &Frame::Changes(vec![parcel]));
        let refused = |fate: &jiangxuan_sync::wire::Fate| fate.outcome.is_err();
        let told = frames(&out)
            .into_iter()
            .any(|frame| matches!(frame, Frame::Kept { documents, .. } if documents.iter().all(refused)));
        assert!(told, "{name}: {out:?}");
        assert_eq!(hub.state(), before, "{name}");
        assert_eq!(hub.quarantine().len(), usize::from(number), "{name}");
        // In the same run, while the attacker is still connected.
        let value = format!("1380000{number:04}");
        world.colleague.sets(&world.ours, "mobile", &value);
        talk(&mut world.colleague, &mut hub);
        assert_eq!(hub.shows(&world.ours, "mobile"), value.as_str(), "{name}");
    }
    assert_eq!(hub.fork().quarantine().len(), CORPUS.len());
}

#[test]
fn bytes_that_are_no_frame_end_the_conversation_and_nothing_else() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let good = forge::greeting(&hub).encode().expect("a frame");
    let torn = (0..good.len()).map(|end| good[..end].to_vec());
    let longer = [good.clone(), vec![0]].concat();
    let forms =
        [vec![2], vec![255; 40], vec![1, 0x28, 0xb5, 0x2f, 0xfd], vec![0, 0xff, 0xff, 0xff, 0xff, 0x0f], longer];
    let before = hub.state();
    for bytes in torn.chain(forms) {
        hub.up(world.clerk.id(), false);
        let out = hub.step(jiangxuan_engine::Input::Frame { peer: world.clerk.id(), bytes: bytes.clone() });
        assert!(closed(&out), "{bytes:02x?}");
    }
    assert_eq!(hub.state(), before);
}

#[test]
fn ten_thousand_refused_items_are_kept_and_the_hub_still_works() {
    let mut world = World::new();
    let mut hub = world.hub.fork();
    let junk = |n: u32| {
        let mut unique = [0; 10];
        unique[..4].copy_from_slice(&n.to_le_bytes());
        Parcel::of(DocId { kind: Kind::Dossier, bureau: code(AWAY), unique }, Vec::new())
    };
    let flood = (0..10_050).map(junk).collect();
    delivers(&mut hub, &world.clerk.key, &[Frame::Changes(flood)]);
    assert_eq!(hub.quarantine().len(), 10_000);
    assert!(hub.alarms().contains("隔离区"), "an officer is told that it is full: {}", hub.alarms());
    world.colleague.sets(&world.ours, "zip", "030600");
    talk(&mut world.colleague, &mut hub);
    assert_eq!(hub.shows(&world.ours, "zip"), "030600");
    let mut again = hub.fork();
    assert_eq!(again.does(Command::Status)["quarantine"], 10_000);
    // An officer's decision makes room for evidence.
    again.does(Command::QuarantineDiscard { no: 1, reason: "垃圾数据".into() });
    delivers(&mut again, &world.clerk.key, &[Frame::Changes(vec![junk(20_000), junk(20_001)])]);
    assert_eq!(again.quarantine().len(), 10_001);
}

/// Changes of one document without end.
fn endless<'a>(world: &'a World, hub: &Desk) -> impl FnMut() -> Parcel + 'a {
    let mut pen = Pen::upon(&world.clerk.key, hub, &world.ours, 0x61);
    let mut turn = 0u32;
    move || {
        turn += 1;
        let text = format!("{turn:08}").repeat(2_000);
        let values = (0..10).map(|n| (format!("k{n}"), text.clone())).collect();
        pen.writes(&[Edit::Record { section: "awards".into(), id: "a1".into(), values }])
    }
}

#[test]
fn a_peer_that_sends_for_ever_without_listening_is_cut_off() {
    let world = World::new();
    let mut hub = world.hub.fork();
    hub.hold_trials = true;
    hub.up(world.clerk.id(), false);
    let hello = forge::greeting(&hub);
    hub.frame(world.clerk.id(), &hello);
    let (mut next, mut sent) = (endless(&world, &hub), 0);
    loop {
        let parcel = next();
        sent += parcel.size();
        if closed(&hub.frame(world.clerk.id(), &Frame::Changes(vec![parcel]))) {
            break;
        }
        assert!(sent < 3 * limits::WINDOW, "{sent} bytes wait for their trial");
    }
    assert!(sent > limits::WINDOW, "the window itself is everybody's");
    assert!(frames(&hub.frame(world.clerk.id(), &Frame::Changes(vec![next()]))).is_empty());
    // What was taken in before is judged all the same, and nothing of it is lost.
    hub.hold_trials = false;
    hub.run_trials();
    assert!(hub.core.documents()[&world.ours].vector().0.values().any(|tip| tip.seq > 10));
}

#[test]
fn what_waits_for_its_trial_is_judged_upon_what_came_before_it() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let mut next = endless(&world, &hub);
    let parcels: Vec<Parcel> = (0..5).map(|_| next()).collect();
    let last = parcels[4].chains[0].tip;
    let actor = parcels[4].chains[0].actor;
    delivers(&mut hub, &world.clerk.key, &[Frame::Changes(parcels)]);
    assert_eq!(hub.core.documents()[&world.ours].vector().0.get(&actor), Some(&last));
    assert!(hub.quarantine().is_empty());
    assert_eq!(hub.fork().state(), hub.state());
}

#[test]
fn a_peer_that_asks_for_everything_and_confirms_nothing_gets_one_window() {
    let mut world = World::new();
    let doc = world.ours.clone();
    // Spread over many dossiers, each of which fits the window alone.
    for n in 0..40u8 {
        let one = DocId { unique: [n + 1; 10], ..doc.clone() };
        let mut pen = Pen::fresh(&world.clerk.key, &one, 1);
        let values = (0..10).map(|k| (format!("k{k}"), format!("{k:08}").repeat(2_000))).collect();
        let parcel = pen.writes(&[Edit::Record { section: "awards".into(), id: "a1".into(), values }]);
        delivers(&mut world.hub, &world.clerk.key, &[Frame::Changes(vec![parcel])]);
    }
    let documents: Vec<_> = world.hub.core.documents().keys().map(|doc| (doc.clone(), Vector::default())).collect();
    let want = Frame::Want { documents, statements: Vec::new() };
    let mut hub = world.hub.fork();
    let out = delivers(&mut hub, &world.colleague.key, &[want.clone(), want.clone(), want]);
    let sent: usize = frames(&out)
        .into_iter()
        .map(|frame| match frame {
            Frame::Changes(parcels) => parcels.iter().map(Parcel::size).sum(),
            _ => 0,
        })
        .sum();
    assert!(sent <= limits::WINDOW && sent > limits::WINDOW / 2, "{sent}");
}
