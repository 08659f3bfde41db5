//! Carry files: torn, misdirected, replayed, old, crossed, and enrolment without any network (G30).

use jiangxuan_engine::{Command, Input};
use jiangxuan_sync::Frame;
use jiangxuan_trust::{Role, carry};

use crate::forge::Pen;
use crate::kit::{Desk, code, enrol, found, invite, join, only, talk};
use crate::world::{AWAY, CITY, HERE, World};

/// A county's desk with a dossier, and the municipal hub that has seen nothing of it.
fn pair() -> (Desk, Desk) {
    let mut hub = found(1);
    let mut clerk = enrol(&mut hub, 10, HERE, Role::Editor, "高志远");
    let doc = clerk.nominates("王堃钊");
    clerk.sets(&doc, "mobile", "13800001111");
    (hub, clerk)
}

#[test]
fn a_stick_for_one_bureau_opens_in_no_other() {
    let mut world = World::new();
    let stick = world.clerk.carries_to(CITY);
    for desk in [&mut world.away, &mut world.expert, &mut world.colleague, &mut world.foreign, &mut world.unknown] {
        let before = desk.state();
        assert!(desk.imports(&stick).is_err());
        assert_eq!(desk.state(), before);
    }
    assert!(world.hub.imports(&stick).is_ok() && world.officer.imports(&stick).is_ok());
}

#[test]
fn a_stick_holds_nothing_that_its_receiver_may_not_know() {
    let mut world = World::new();
    let stick = world.hub.carries_to(AWAY);
    let (sender, plain) = carry::open(&world.away.key, &stick).expect("opens");
    assert_eq!(sender, world.hub.id());
    let secrets = ["王堃钊", "13800001111", "榆次台账内容"];
    let found = |text: &str| plain.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(secrets.iter().all(|text| !found(text)) && found("李岚芝"));
}

#[test]
fn a_stick_torn_anywhere_changes_nothing() {
    let (mut hub, mut clerk) = pair();
    clerk.does(Command::DossierText {
        id: clerk.core.documents().keys().next_back().expect("a dossier").to_string(),
        text: "匠心".repeat(3_000),
        base: None,
    });
    let stick = clerk.carries_to(CITY);
    assert!(stick.len() > 10_000, "{}", stick.len());
    let before = hub.state();
    for end in (0..stick.len()).step_by(1_000).chain([stick.len() - 1]) {
        assert!(hub.imports(&stick[..end]).is_err(), "torn at {end}");
        let mut flipped = stick.clone();
        flipped[end] ^= 1;
        assert!(hub.imports(&flipped).is_err(), "flipped at {end}");
    }
    assert_eq!(hub.state(), before);
    assert!(hub.quarantine().is_empty());
    hub.imports(&stick).expect("whole");
    assert_ne!(hub.state(), before);
}

#[test]
fn a_stick_read_twice_does_no_more_than_once() {
    let (mut hub, mut clerk) = pair();
    let stick = clerk.carries_to(CITY);
    hub.imports(&stick).expect("read");
    let state = hub.state();
    let again = hub.imports(&stick).expect("read again");
    assert_eq!((hub.state(), again["refused"].to_string()), (state.clone(), "[]".into()));
    let mut restarted = hub.fork();
    restarted.imports(&stick).expect("and again");
    assert_eq!(restarted.state(), state);
}

#[test]
fn an_old_stick_takes_nothing_back() {
    let (mut hub, mut clerk) = pair();
    let doc = clerk.core.documents().keys().next_back().expect("a dossier").clone();
    let old = clerk.carries_to(CITY);
    clerk.sets(&doc, "mobile", "13911112222");
    let new = clerk.carries_to(CITY);
    hub.imports(&new).expect("read");
    let state = hub.state();
    hub.imports(&old).expect("read");
    assert_eq!(hub.state(), state);
    assert_eq!(hub.shows(&doc, "mobile"), "13911112222");
}

#[test]
fn sticks_that_cross_bring_both_sides_together() {
    let (mut hub, mut clerk) = pair();
    talk(&mut clerk, &mut hub);
    let doc = clerk.core.documents().keys().next_back().expect("a dossier").clone();
    clerk.sets(&doc, "zip", "030600");
    hub.sets(&doc, "gender", "男");
    let (up, down) = (clerk.carries_to(CITY), hub.carries_to(HERE));
    hub.imports(&up).expect("read");
    clerk.imports(&down).expect("read");
    assert_eq!(hub.state(), clerk.state());
    assert_eq!((hub.shows(&doc, "zip"), clerk.shows(&doc, "gender")), ("030600".into(), "男".into()));
    let log = talk(&mut clerk, &mut hub);
    assert!(log.iter().all(|(_, frame)| !matches!(frame, Frame::Changes(_) | Frame::Statements(_))), "{log:?}");
}

#[test]
fn a_stick_from_a_device_that_was_shut_out_is_not_read() {
    let (mut hub, mut clerk) = pair();
    let stick = clerk.carries_to(CITY);
    hub.does(Command::DeviceRevoke { device: clerk.id().to_string(), reason: "遗失".into() });
    let before = hub.state();
    assert_eq!(hub.imports(&stick).expect_err("refused").code, "unknown_device");
    assert_eq!(hub.state(), before);
}

#[test]
fn a_stick_from_a_stranger_or_another_season_is_not_read() {
    let mut world = World::new();
    let hub = world.hub.id();
    let inside = {
        let stick = world.clerk.carries_to(CITY);
        carry::open(&world.hub.key, &stick).expect("opens").1
    };
    let before = world.hub.state();
    for seed in [18, 19] {
        let key = Desk::new(seed).key;
        let stick = carry::seal_for(&[hub], &key, [seed; 64], &inside).expect("sealed");
        assert_eq!(world.hub.imports(&stick).expect_err("a stranger").code, "unknown_device");
    }
    let mut other = found(2);
    let stick = other.carries_to(CITY);
    let (_, load) = carry::open(&other.key, &stick).expect("opens");
    let stick = carry::seal_for(&[hub], &world.clerk.key, [3; 64], &load).expect("sealed");
    assert_eq!(world.hub.imports(&stick).expect_err("another season").code, "other_campaign");
    assert_eq!(world.hub.state(), before);
}

#[test]
fn what_may_not_be_written_may_not_be_carried_either() {
    let world = World::new();
    let mut thief = world.clerk.fork();
    // The clerk's own disk holds a change to the campaign, and hands it on by stick.
    let parcel = Pen::upon(&thief.key.clone(), &thief, &only(jiangxuan_model::Kind::Campaign, CITY), 0x51)
        .sets("note", "假通知");
    let write = jiangxuan_store::Write::Chains { doc: parcel.doc.clone(), chains: parcel.chains };
    jiangxuan_store::Shelf::commit(&mut thief.disk, &jiangxuan_store::Batch { writes: vec![write] })
        .expect("committed");
    let stick = thief.fork().carries_to(CITY);
    let mut hub = world.hub.fork();
    let before = hub.state();
    let told = hub.imports(&stick).expect("read");
    assert_eq!(told["refused"].as_array().map(Vec::len), Some(1), "{told:#}");
    assert_eq!(hub.state(), before);
    assert_eq!(hub.refusals(), ["not_entitled"]);
}

#[test]
fn a_device_is_enrolled_by_files_alone() {
    let mut hub = found(1);
    let ticket = invite(&mut hub, HERE, Role::Editor, false);
    let mut clerk = Desk::new(10);
    let digits = join(&mut clerk, &ticket, "高志远");
    clerk.does(Command::JoinExport { out: "request".into() });
    let request = clerk.file();
    for end in [0, 8, 20, request.len() - 1] {
        assert!(hub.imports(&request[..end]).is_err(), "torn at {end}");
    }
    let told = hub.imports(&request).expect("read");
    assert_eq!((told["join"].clone(), told["code"].as_str()), (true.into(), Some(digits.as_str())));
    hub.imports(&request).expect("read twice");
    assert!(hub.tries(Command::CarryExport { to: code(HERE), out: "early".into() }).is_err(), "nobody may open it yet");
    hub.does(Command::DeviceConfirm { code: digits });
    let stick = hub.carries_to(HERE);
    let told = clerk.imports(&stick).expect("read");
    assert_eq!(told["refused"].to_string(), "[]", "{told:#}");
    let status = clerk.does(Command::Status);
    assert_eq!((&status["state"], status["deadline"].is_string()), (&"enrolled".into(), true), "{status:#}");
    let doc = clerk.nominates("王堃钊");
    let stick = clerk.carries_to(CITY);
    hub.imports(&stick).expect("read");
    assert_eq!(hub.shows(&doc, "name"), "王堃钊");
    let mut restarted = clerk.fork();
    assert_eq!(restarted.does(Command::CampaignShow)["epoch"], 2);
}

#[test]
fn a_stick_from_a_false_hub_enrols_nobody() {
    let mut hub = found(1);
    let mut clerk = Desk::new(10);
    join(&mut clerk, &invite(&mut hub, HERE, Role::Editor, false), "高志远");
    let mut fake = found(2);
    let text = invite(&mut fake, HERE, Role::Editor, true);
    let request = jiangxuan_trust::JoinRequest::new(&clerk.key, &crate::kit::ticket(&text), "机", "人");
    fake.up(clerk.id(), false);
    fake.frame(clerk.id(), &Frame::Join(request));
    let stick = fake.carries_to(HERE);
    assert_eq!(clerk.imports(&stick).expect_err("refused").code, "not_enrolled");
    assert_eq!(clerk.does(Command::Status)["state"], "pending");
    clerk.step(Input::Tick);
}

#[test]
fn a_stick_says_nothing_of_what_its_sender_may_not_know() {
    let world = World::new();
    let kept = |hub: &Desk| jiangxuan_store::Shelf::settings(&hub.disk, "kept/").expect("readable");
    let mut hub = world.hub.fork();
    let before = kept(&hub);
    let parcel = Pen::fresh(&world.away.key, &world.ours, 0x52).sets("zip", "1");
    let statements: Vec<jiangxuan_trust::SignedStatement> = Vec::new();
    let load = postcard::to_stdvec(&(world.campaign(), world.hub.roster(), vec![parcel], statements)).expect("bytes");
    let stick = carry::seal_for(&[hub.id()], &world.away.key, [5; 64], &load).expect("sealed");
    let told = hub.imports(&stick).expect("read");
    assert_eq!(told["refused"].as_array().map(Vec::len), Some(1), "{told:#}");
    assert_eq!(kept(&hub), before);
}
