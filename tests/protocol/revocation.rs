//! Shutting a device out: at once, for good, and without losing what it wrote (G19).

use jiangxuan_engine::{Command, Effect, Failure};
use jiangxuan_model::DocId;
use jiangxuan_sync::wire::Refused;
use jiangxuan_sync::{Frame, Parcel};
use serde_json::Value;

use crate::forge::Pen;
use crate::kit::{Desk, closed, frames, talk};
use crate::world::{World, delivers};

/// Decides about an item; the answer may need a trial.
fn decides(desk: &mut Desk, command: Command) -> (Result<Value, Failure>, Vec<Effect>) {
    desk.asks(command)
}

/// What the shut-out device wrote before, passed on by its colleague.
fn back_dated(world: &World, hub: &Desk) -> Parcel {
    Pen::upon(&world.leaver.key, hub, &world.ours, 0x41).sets("zip", "030600")
}

/// A hub in whose quarantine the work of a device that left waits.
fn waiting(world: &World) -> Desk {
    let mut hub = world.hub.fork();
    let parcel = back_dated(world, &hub);
    delivers(&mut hub, &world.colleague.key, &[Frame::Changes(vec![parcel])]);
    hub
}

fn revoke(hub: &mut Desk, device: &Desk) -> Vec<Effect> {
    let command = Command::DeviceRevoke { device: device.id().to_string(), reason: "电脑遗失".into() };
    let (answer, out) = hub.asks(command);
    answer.expect("revoked");
    out
}

#[test]
fn a_device_shut_out_in_mid_conversation_is_told_and_heard_no_more() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let peer = world.clerk.id();
    hub.up(peer, false);
    let hello = crate::forge::greeting(&hub);
    hub.frame(peer, &hello);
    let out = revoke(&mut hub, &world.clerk);
    assert!(closed(&out));
    assert_eq!(frames(&out), [&Frame::Bye(Refused::Revoked)], "no roster, nothing else");
    let before = hub.state();
    let parcel = Pen::upon(&world.clerk.key, &hub, &world.ours, 0x42).sets("zip", "030600");
    let late = [
        Frame::Changes(vec![parcel]),
        Frame::NeedRoster(Vec::new()),
        Frame::Want { documents: vec![], statements: vec![] },
    ];
    for frame in late {
        assert!(hub.frame(peer, &frame).is_empty(), "nothing is answered");
    }
    assert_eq!(hub.state(), before);
    assert!(hub.quarantine().is_empty(), "nor kept");
    let again = hub.up(peer, false);
    assert!(closed(&again) && frames(&again).is_empty(), "and no new conversation begins");
}

/// Found in a simulated world: what had arrived before the revocation was refused as if its sender had never been
/// entitled, and no officer could let it in.
#[test]
fn what_is_on_trial_when_its_sender_is_shut_out_waits_and_can_be_let_in() {
    let world = World::new();
    let mut hub = world.hub.fork();
    hub.hold_trials = true;
    let mut pen = Pen::upon(&world.clerk.key, &hub, &world.ours, 0x46);
    let parcels = vec![pen.sets("zip", "030600"), pen.sets("native_place", "祁县")];
    hub.up(world.clerk.id(), false);
    let hello = crate::forge::greeting(&hub);
    hub.frame(world.clerk.id(), &hello);
    hub.frame(world.clerk.id(), &Frame::Changes(parcels));
    revoke(&mut hub, &world.clerk);
    hub.hold_trials = false;
    hub.run_trials();
    assert_eq!(hub.refusals(), ["revoked", "revoked"]);
    assert_eq!((hub.shows(&world.ours, "zip"), hub.shows(&world.ours, "native_place")), (Value::Null, Value::Null));
    for no in [1, 2] {
        let admit = Command::QuarantineAdmit { no, reason: "停用前所写，已电话核实".into() };
        decides(&mut hub, admit).0.expect("let in");
    }
    assert_eq!(hub.shows(&world.ours, "zip"), "030600");
    assert_eq!(hub.shows(&world.ours, "native_place"), "祁县");
}

#[test]
fn whoever_is_connected_hears_of_it_at_once() {
    let mut world = World::new();
    let mut hub = world.hub.fork();
    hub.up(world.colleague.id(), false);
    let hello = crate::forge::greeting(&hub);
    hub.frame(world.colleague.id(), &hello);
    let out = revoke(&mut hub, &world.clerk);
    let told =
        frames(&out).into_iter().find(|frame| matches!(frame, Frame::Roster(_))).expect("the new roster").clone();
    // The colleague, connected to the lost device as well, hangs up on it.
    let lost = world.clerk.id();
    world.colleague.up(hub.id(), true);
    world.colleague.up(lost, false);
    let out = world.colleague.frame(hub.id(), &told);
    assert!(out.iter().any(|effect| matches!(effect, Effect::Close { peer, .. } if *peer == lost)), "{out:?}");
}

#[test]
fn back_dated_work_through_a_colleague_waits_and_is_not_seen() {
    let world = World::new();
    let before = world.hub.state();
    let mut hub = waiting(&world);
    assert_eq!(hub.refusals(), ["revoked"]);
    assert_eq!(hub.state(), before);
    assert_eq!(hub.shows(&world.ours, "zip"), Value::Null);
    assert_eq!(hub.quarantine()[0]["admissible"], true);
}

#[test]
fn an_officer_lets_it_in_for_a_reason_and_then_it_is_everywhere() {
    let mut world = World::new();
    let mut hub = waiting(&world);
    let admit = |reason: &str| Command::QuarantineAdmit { no: 1, reason: reason.into() };
    assert_eq!(decides(&mut hub, admit("  ")).0.expect_err("why?").code, "reason");
    hub.up(world.colleague.id(), false);
    let hello = crate::forge::greeting(&hub);
    hub.frame(world.colleague.id(), &hello);
    let (answer, out) = decides(&mut hub, admit("离职前所写，单位书面确认"));
    assert_eq!(answer.expect("let in")["admitted"], true);
    assert!(frames(&out).iter().any(|frame| matches!(frame, Frame::Changes(_))), "announced at once: {out:?}");
    assert_eq!(hub.shows(&world.ours, "zip"), "030600");
    assert!(hub.quarantine()[0]["outcome"].to_string().contains("单位书面确认"));
    assert_eq!(decides(&mut hub, admit("再来")).0.expect_err("once").code, "decided");
    let mut hub = hub.fork();
    for desk in [&mut world.clerk, &mut world.colleague, &mut world.officer] {
        talk(desk, &mut hub);
        assert_eq!(desk.shows(&world.ours, "zip"), "030600");
    }
    talk(&mut world.clerk, &mut world.colleague);
    assert!(world.clerk.quarantine().is_empty() && world.colleague.quarantine().is_empty());
}

#[test]
fn only_the_municipal_bureau_lets_anything_in() {
    let mut world = World::new();
    let parcel = back_dated(&world, &world.hub);
    delivers(&mut world.clerk, &world.colleague.key, &[Frame::Changes(vec![parcel])]);
    assert_eq!(world.clerk.refusals(), ["revoked"]);
    let admit = Command::QuarantineAdmit { no: 1, reason: "我们自己写的".into() };
    assert_eq!(decides(&mut world.clerk, admit).0.expect_err("not theirs").code, "not_admissible");
}

#[test]
fn damaged_or_unentitled_bytes_cannot_be_let_in_by_anybody() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let mut broken = Pen::upon(&world.clerk.key, &hub, &world.ours, 0x43).sets("zip", "030600");
    broken.chains[0].bytes[20] ^= 1;
    let foreign = Pen::upon(&world.clerk.key, &hub, &world.theirs, 0x44).sets("zip", "030600");
    delivers(&mut hub, &world.clerk.key, &[Frame::Changes(vec![broken, foreign])]);
    for row in hub.quarantine() {
        assert_eq!(row["admissible"], false, "{row}");
        let admit = Command::QuarantineAdmit { no: row["no"].as_u64().expect("a number"), reason: "放行".into() };
        assert_eq!(decides(&mut hub, admit).0.expect_err("never").code, "not_admissible");
    }
}

#[test]
fn what_a_revoked_device_never_might_have_written_cannot_be_let_in() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let foreign = Pen::upon(&world.leaver.key, &hub, &world.theirs, 0x45).sets("name", "越权者");
    let before = hub.state();
    delivers(&mut hub, &world.away.key, &[Frame::Changes(vec![foreign.clone()])]);
    assert_eq!(hub.quarantine().len(), 1);
    let admit = Command::QuarantineAdmit { no: 1, reason: "看似无害".into() };
    assert_eq!(decides(&mut hub, admit).0.expect_err("never").code, "not_admissible");
    // Nor does an officer's device vouch for it.
    delivers(&mut hub, &world.officer.key, &[Frame::Changes(vec![foreign])]);
    assert_eq!(hub.state(), before);
}

#[test]
fn discarding_keeps_the_bytes_and_says_who_and_why() {
    let world = World::new();
    let mut hub = waiting(&world);
    let bytes = hub.quarantine()[0]["bytes"].clone();
    let discard = |reason: &str| Command::QuarantineDiscard { no: 1, reason: reason.into() };
    assert!(hub.tries(discard("")).is_err());
    hub.does(discard("与纸质不符"));
    let mut again = hub.fork();
    let row = again.quarantine().remove(0);
    assert_eq!(row["bytes"], bytes);
    assert!(row["outcome"].to_string().contains("郭守一") && row["outcome"].to_string().contains("与纸质不符"));
    // The same bytes once more make no new item, before or after the restart.
    let parcel = back_dated(&world, &world.hub);
    delivers(&mut again, &world.colleague.key, &[Frame::Changes(vec![parcel])]);
    assert_eq!(again.quarantine().len(), 1);
}

#[test]
fn an_item_waits_through_any_number_of_restarts() {
    let world = World::new();
    let mut hub = waiting(&world);
    let row = hub.quarantine();
    for _ in 0..5 {
        hub = hub.fork();
        assert_eq!(hub.quarantine(), row);
        assert_eq!(hub.does(Command::Status)["quarantine"], 1);
    }
    let (answer, _) = decides(&mut hub, Command::QuarantineAdmit { no: 1, reason: "核实".into() });
    answer.expect("let in");
    assert_eq!(hub.fork().shows(&world.ours, "zip"), "030600");
}

#[test]
fn a_crash_in_the_middle_of_a_decision_leaves_the_item_waiting() {
    let world = World::new();
    let mut hub = waiting(&world);
    hub.hold_trials = true;
    hub.step(jiangxuan_engine::Input::Command {
        id: 1,
        command: Command::QuarantineAdmit { no: 1, reason: "核实".into() },
    });
    let mut again = hub.fork();
    assert_eq!(again.quarantine()[0]["outcome"], Value::Null);
    assert_eq!(again.shows(&world.ours, "zip"), Value::Null);
}

#[test]
fn the_clerks_own_work_is_let_in_beside_what_waits() {
    let mut world = World::new();
    let mut hub = waiting(&world);
    let ours: DocId = world.ours.clone();
    world.colleague.sets(&ours, "mobile", "13811112222");
    talk(&mut world.colleague, &mut hub);
    assert_eq!(hub.shows(&ours, "mobile"), "13811112222");
    assert_eq!(hub.refusals(), ["revoked"]);
}
