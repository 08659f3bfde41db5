//! The first words: versions, seasons, rosters of different age, and profiles that were restored or copied.

use jiangxuan_engine::{Command, Input, Standing};
use jiangxuan_model::Digest;
use jiangxuan_sync::Frame;
use jiangxuan_sync::wire::Refused;
use jiangxuan_trust::Role;

use crate::forge;
use crate::kit::{Desk, closed, enrol, found, frames, invite, join, talk};
use crate::world::{CITY, HERE, World};

fn pair() -> (Desk, Desk) {
    let mut hub = found(1);
    let clerk = enrol(&mut hub, 10, HERE, Role::Editor, "高志远");
    (hub, clerk)
}

#[test]
fn another_version_of_the_protocol_ends_the_conversation_and_says_which_is_spoken() {
    let (hub, clerk) = pair();
    for (dialled, protocol) in [(false, 0), (false, jiangxuan_sync::wire::PROTOCOL + 1), (true, u16::MAX)] {
        let mut hub = hub.fork();
        hub.up(clerk.id(), dialled);
        let hello = jiangxuan_sync::Hello { protocol, ..forge::hello(&hub) };
        let out = hub.frame(clerk.id(), &Frame::Hello(hello));
        assert!(closed(&out));
        assert_eq!(frames(&out), [&Frame::Bye(Refused::Version(jiangxuan_sync::wire::PROTOCOL))]);
    }
    let mut clerk = clerk.fork();
    clerk.up(hub.id(), true);
    clerk.frame(hub.id(), &Frame::Bye(Refused::Version(2)));
    assert!(clerk.alarms().contains("版本不同"));
}

#[test]
fn devices_of_two_seasons_part_without_a_word_of_either() {
    let world = World::new();
    let (mut hub, mut foreign) = (world.hub.fork(), world.foreign.fork());
    let log = talk(&mut foreign, &mut hub);
    let told: Vec<&Frame> = log.iter().filter(|(from_foreign, _)| !from_foreign).map(|(_, frame)| frame).collect();
    assert_eq!(told, [&Frame::Bye(Refused::OtherCampaign)]);
    assert!(foreign.alarms().contains("另一个年度"));
}

#[test]
fn whoever_has_the_older_roster_gets_the_newer_one_whichever_side_dials() {
    for stale_dials in [true, false] {
        let mut world = World::new();
        let mut hub = world.hub.fork();
        enrol(&mut hub, 40, HERE, Role::Editor, "新同事");
        let newest = hub.core.roster().expect("a roster").epoch;
        assert!(world.clerk.core.roster().expect("a roster").epoch < newest);
        if stale_dials {
            talk(&mut world.clerk, &mut hub)
        } else {
            talk(&mut hub, &mut world.clerk)
        };
        assert_eq!(world.clerk.core.roster().expect("a roster").epoch, newest);
    }
}

#[test]
fn a_newcomer_brings_the_roster_that_names_it() {
    let mut world = World::new();
    let mut hub = world.hub.fork();
    let mut newcomer = enrol(&mut hub, 40, HERE, Role::Editor, "新同事");
    // The officer has heard nothing of it.
    let id = newcomer.nominates("赵守业");
    talk(&mut newcomer, &mut world.officer);
    assert_eq!(world.officer.shows(&id, "name"), "赵守业");
    // Who speaks of a newer roster and has none stays outside.
    let stranger = Desk::new(41).id();
    let known = forge::hello(&world.officer).heads;
    let hello = jiangxuan_sync::Hello { heads: vec![Digest([9; 32])], ..forge::hello(&world.officer) };
    world.officer.up(stranger, false);
    assert_eq!(frames(&world.officer.frame(stranger, &Frame::Hello(hello))), [&Frame::NeedRoster(known)]);
    let same = Frame::Roster(world.officer.roster());
    let out = world.officer.frame(stranger, &same);
    assert!(!frames(&out).iter().any(|frame| matches!(frame, Frame::Hello(_) | Frame::Roster(_))), "{out:?}");
}

#[test]
fn two_registrars_who_did_not_hear_of_each_other_raise_the_alarm_until_one_signs_after_both() {
    let mut hub = found(1);
    let mut clerk = enrol(&mut hub, 10, HERE, Role::Editor, "高志远");
    let mut copy = hub.fork();
    let (one, other) = (enrol(&mut hub, 20, HERE, Role::Editor, "甲"), enrol(&mut copy, 21, HERE, Role::Editor, "乙"));
    talk(&mut clerk, &mut hub);
    assert!(!clerk.alarms().contains("名册"), "{}", clerk.alarms());
    let stick = copy.carries_to(HERE);
    clerk.imports(&stick).expect("read");
    assert!(clerk.alarms().contains("名册"), "{}", clerk.alarms());
    for device in [one.id(), other.id()] {
        assert_eq!(clerk.core.standing(&device), Standing::Member, "neither is lost");
    }
    assert!(clerk.fork().alarms().contains("名册"), "also after a restart");
    talk(&mut clerk, &mut hub);
    assert!(hub.alarms().contains("名册"), "{}", hub.alarms());
    enrol(&mut hub, 22, HERE, Role::Editor, "丙");
    talk(&mut clerk, &mut hub);
    for desk in [&mut hub, &mut clerk] {
        assert!(!desk.alarms().contains("名册"), "{}", desk.alarms());
    }
}

#[test]
fn a_roster_of_another_authority_ends_the_conversation() {
    let world = World::new();
    let (mut hub, foreign) = (world.hub.fork(), world.foreign.roster());
    hub.up(world.clerk.id(), false);
    let out = hub.frame(world.clerk.id(), &Frame::Roster(foreign));
    assert!(closed(&out) && hub.roster() == world.hub.roster());
}

#[test]
fn an_old_roster_takes_nobody_back_in() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let mut older = world.leaver.roster();
    older[0].payload.push(0);
    hub.up(world.clerk.id(), false);
    hub.frame(world.clerk.id(), &Frame::Roster(world.leaver.roster()));
    assert_eq!(hub.roster(), world.hub.roster());
    hub.frame(world.clerk.id(), &Frame::Roster(older));
    assert_eq!(hub.roster(), world.hub.roster());
}

#[test]
fn ordinary_contacts_restarts_and_cut_lines_raise_no_alarm() {
    let (mut hub, mut clerk) = pair();
    for round in 0..12 {
        match round % 4 {
            0 => clerk = clerk.fork(),
            1 => hub = hub.fork(),
            // A line that is cut right after the first word.
            2 => {
                let hello = clerk.up(hub.id(), true);
                hub.up(clerk.id(), false);
                frames(&hello).into_iter().for_each(|frame| drop(hub.frame(clerk.id(), frame)));
                clerk.step(Input::Down { peer: hub.id() });
                hub.step(Input::Down { peer: clerk.id() });
            }
            _ => {}
        }
        if round % 2 == 0 {
            talk(&mut clerk, &mut hub)
        } else {
            talk(&mut hub, &mut clerk)
        };
        assert_eq!((hub.alarms(), clerk.alarms()), ("[]".into(), "[]".into()), "round {round}");
    }
}

#[test]
fn a_restored_profile_is_noticed_on_both_sides_and_loses_nothing() {
    let (mut hub, mut clerk) = pair();
    let doc = clerk.nominates("王堃钊");
    clerk.sets(&doc, "mobile", "13800001111");
    talk(&mut clerk, &mut hub);
    let backup = clerk.fork();
    clerk.sets(&doc, "zip", "030600");
    talk(&mut clerk, &mut hub);
    talk(&mut clerk, &mut hub);
    let mut restored = backup.fork();
    restored.sets(&doc, "address", "榆次区某街");
    talk(&mut restored, &mut hub);
    assert!(hub.alarms().contains("高志远的电脑"), "{}", hub.alarms());
    assert!(restored.alarms().contains("备份"), "{}", restored.alarms());
    for desk in [&mut hub, &mut restored] {
        let shown = ["mobile", "zip", "address"].map(|field| desk.shows(&doc, field));
        assert_eq!(shown, ["13800001111", "030600", "榆次区某街"]);
    }
    assert_eq!(hub.state(), restored.state());
    assert!(hub.quarantine().is_empty());
}

#[test]
fn two_copies_of_one_profile_are_noticed_when_both_are_used() {
    let (mut hub, mut clerk) = pair();
    let doc = clerk.nominates("王堃钊");
    talk(&mut clerk, &mut hub);
    let mut copy = clerk.fork();
    clerk.sets(&doc, "zip", "030600");
    copy.sets(&doc, "gender", "男");
    for _ in 0..2 {
        talk(&mut clerk, &mut hub);
        talk(&mut copy, &mut hub);
    }
    talk(&mut clerk, &mut hub);
    assert!(!hub.alarms().eq("[]") && !copy.alarms().eq("[]"));
    assert_eq!((hub.shows(&doc, "zip"), hub.shows(&doc, "gender")), ("030600".into(), "男".into()));
    assert_eq!(hub.state(), clerk.state());
}

#[test]
fn a_device_that_was_never_confirmed_hears_so_and_keeps_its_ticket() {
    let mut hub = found(1);
    let mut desk = Desk::new(20);
    join(&mut desk, &invite(&mut hub, CITY, Role::Municipal, false), "贾文静");
    for _ in 0..3 {
        talk(&mut desk, &mut hub);
        assert_eq!(desk.does(Command::Status)["state"], "pending");
    }
}
