//! Programs of different age: what a newer one wrote is kept and named, and peers are told apart by their schema.

use jiangxuan_engine::Command;
use jiangxuan_model::{Edit, Kind, SCHEMA};
use jiangxuan_sync::{Frame, Hello};

use crate::forge::{self, Pen};
use crate::kit::{only, talk};
use crate::world::{HERE, World, delivers};

fn named() -> Edit {
    Edit::Field { key: "mobile".into(), value: "13700000000".into() }
}

#[test]
fn a_document_of_a_newer_program_is_kept_passed_on_and_says_that_this_one_must_be_updated() {
    let world = World::new();
    let (mut hub, mut officer) = (world.hub.fork(), world.officer.fork());
    assert!(!hub.alarms().contains("请升级"));
    let parcel = Pen::upon(&world.clerk.key, &hub, &world.ours, 0x51).writes_as_of(SCHEMA + 1, &[named()]);
    delivers(&mut hub, &world.clerk.key, &[Frame::Changes(vec![parcel])]);
    assert_eq!(hub.refusals(), Vec::<String>::new());
    assert_eq!(hub.shows(&world.ours, "mobile"), "13700000000");
    assert!(hub.alarms().contains("此材料由较新版本的程序写成，请升级"), "{}", hub.alarms());
    // It goes on to others, outlives a restart, and what is known of it can be edited.
    talk(&mut officer, &mut hub);
    let mut again = officer.fork();
    again.sets(&world.ours, "手机号码", "13600000000");
    assert!(again.alarms().contains("请升级"));
    talk(&mut again, &mut hub);
    assert_eq!(hub.shows(&world.ours, "mobile"), "13600000000");
    assert_eq!(hub.state().documents, again.state().documents);
}

#[test]
fn a_hello_says_how_old_the_peers_program_is() {
    let mut world = World::new();
    let clerk = world.clerk.id();
    for (schema, word) in [(SCHEMA, "same"), (SCHEMA - 1, "older"), (SCHEMA + 1, "newer")] {
        let mut hub = world.hub.fork();
        hub.up(clerk, false);
        let hello = Hello { schema, ..forge::hello(&hub) };
        hub.frame(clerk, &Frame::Hello(hello));
        hub.step(jiangxuan_engine::Input::Settle);
        let peers = hub.does(Command::PeerList);
        let row = peers.as_array().expect("rows").iter().find(|row| row["device"] == clerk.to_string());
        assert_eq!(row.expect("the clerk")["program"], word);
    }
    talk(&mut world.clerk, &mut world.hub);
    let peers = world.clerk.does(Command::PeerList);
    assert!(peers.as_array().expect("rows").iter().any(|row| row["program"] == "same"), "{peers}");
}

#[test]
fn steps_from_somebody_who_only_reads_are_refused() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let desk = only(Kind::Desk, HERE);
    let before = hub.state();
    let parcel = Pen::upon(&world.away.key, &hub, &desk, 0x52).writes_as_of(SCHEMA + 1, &[named()]);
    let steps = jiangxuan_sync::Parcel { chains: parcel.chains[..2].to_vec(), ..parcel.clone() };
    delivers(&mut hub, &world.officer.key, &[Frame::Changes(vec![steps])]);
    delivers(&mut hub, &world.away.key, &[Frame::Changes(vec![parcel])]);
    assert_eq!(hub.refusals(), ["shape", "peer_not_entitled"]);
    assert_eq!(hub.state(), before);
}
