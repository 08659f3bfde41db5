//! Invitations: stolen, copied, raced for, expired, forged, and used as meant (G20).

use jiangxuan_engine::{Command, Effect, Input};
use jiangxuan_model::Time;
use jiangxuan_sync::Frame;
use jiangxuan_sync::wire::Refused;
use jiangxuan_trust::{JoinRequest, Role};

use crate::kit::{Desk, HOUR, closed, found, frames, invite, join, talk, ticket};
use crate::world::HERE;

fn request(desk: &Desk, text: &str) -> JoinRequest {
    JoinRequest::new(&desk.key, &ticket(text), "某机", "某人")
}

/// Asks to be let in on a connection of its own; the connection stays up.
fn asks(hub: &mut Desk, desk: &Desk, request: JoinRequest) -> Vec<Effect> {
    hub.up(desk.id(), false);
    hub.frame(desk.id(), &Frame::Join(request))
}

fn refused(effects: &[Effect], why: &Refused) -> bool {
    closed(effects) && frames(effects) == [&Frame::Bye(why.clone())]
}

fn is_pending(effects: &[Effect]) -> bool {
    matches!(frames(effects).as_slice(), [Frame::Joining { roster, .. }] if roster.is_empty())
}

fn devices(hub: &mut Desk, state: &str) -> usize {
    let all = hub.does(Command::DeviceList);
    all.as_array().expect("a list").iter().filter(|row| row["state"] == state).count()
}

#[test]
fn of_many_who_race_for_one_ticket_one_waits_and_none_is_in() {
    for winner in 0..10 {
        let mut hub = found(1);
        let text = invite(&mut hub, HERE, Role::Editor, false);
        let racers: Vec<Desk> = (20..30).map(Desk::new).collect();
        let first = &racers[winner];
        assert!(is_pending(&asks(&mut hub, first, request(first, &text))));
        for late in racers.iter().filter(|racer| racer.id() != first.id()) {
            assert!(refused(&asks(&mut hub, late, request(late, &text)), &Refused::Ticket));
        }
        assert_eq!((devices(&mut hub, "pending"), devices(&mut hub, "enrolled")), (1, 1));
        // The same after a crash: the ticket is used up on disk.
        let mut again = hub.fork();
        let late = &racers[(winner + 1) % 10];
        assert!(refused(&asks(&mut again, late, request(late, &text)), &Refused::Ticket));
        assert!(is_pending(&asks(&mut again, first, request(first, &text))), "the first may ask how it stands");
    }
}

#[test]
fn a_crash_before_the_commit_leaves_the_ticket_good_and_one_after_it_used() {
    let mut hub = found(1);
    let text = invite(&mut hub, HERE, Role::Editor, false);
    let before = hub.fork();
    let (one, other) = (Desk::new(20), Desk::new(21));
    asks(&mut hub, &one, request(&one, &text));
    let mut crashed_before = before.fork();
    assert!(is_pending(&asks(&mut crashed_before, &other, request(&other, &text))));
    let mut crashed_after = hub.fork();
    assert!(refused(&asks(&mut crashed_after, &other, request(&other, &text)), &Refused::Ticket));
    assert_eq!(devices(&mut crashed_after, "pending"), 1);
}

#[test]
fn a_request_overheard_is_worth_nothing_to_others() {
    let mut hub = found(1);
    let text = invite(&mut hub, HERE, Role::Editor, false);
    let (honest, thief) = (Desk::new(20), Desk::new(21));
    let overheard = request(&honest, &text);
    // Sent as it is, on the thief's connection.
    assert!(refused(&asks(&mut hub, &thief, overheard.clone()), &Refused::Protocol));
    // With the thief's name in place of the other.
    let stolen = JoinRequest { device: thief.id(), ..overheard };
    assert!(refused(&asks(&mut hub, &thief, stolen), &Refused::Ticket));
    assert!(is_pending(&asks(&mut hub, &honest, request(&honest, &text))), "the ticket is still good");
}

#[test]
fn a_request_without_the_secret_or_with_changed_names_is_refused() {
    let mut hub = found(1);
    let text = invite(&mut hub, HERE, Role::Editor, false);
    let desk = Desk::new(20);
    let mut guessed = ticket(&text);
    guessed.secret = [7; 32];
    assert!(refused(&asks(&mut hub, &desk, JoinRequest::new(&desk.key, &guessed, "某机", "某人")), &Refused::Ticket));
    let renamed = JoinRequest { person: "局长".into(), ..request(&desk, &text) };
    assert!(refused(&asks(&mut hub, &desk, renamed), &Refused::Ticket));
    let long = JoinRequest::new(&desk.key, &ticket(&text), "机", &"长".repeat(100));
    assert!(refused(&asks(&mut hub, &desk, long), &Refused::Ticket));
    assert_eq!(devices(&mut hub, "pending"), 0);
}

#[test]
fn a_ticket_ends_with_its_last_millisecond_by_the_clock_of_the_node() {
    let mut hub = found(1);
    let text = invite(&mut hub, HERE, Role::Editor, false);
    let desk = Desk::new(20);
    let issued = hub.now;
    hub.now = Time(issued.0 + HOUR + 1);
    assert!(refused(&asks(&mut hub, &desk, request(&desk, &text)), &Refused::Ticket));
    hub.now = Time(issued.0 + HOUR);
    assert!(is_pending(&asks(&mut hub, &desk, request(&desk, &text))));
    for clock in [Time(issued.0 + 400 * 24 * HOUR), Time(0)] {
        let mut wrong = Desk::new(21);
        wrong.now = clock;
        let join = Command::Join { ticket: text.clone(), device_name: "机".into(), person: "人".into() };
        assert_eq!(wrong.tries(join).expect("the node is asked")["state"], "pending");
    }
}

#[test]
fn another_hubs_ticket_opens_nothing_here() {
    let (mut hub, mut other) = (found(1), found(2));
    let text = invite(&mut other, HERE, Role::Editor, false);
    let desk = Desk::new(20);
    assert!(refused(&asks(&mut hub, &desk, request(&desk, &text)), &Refused::Ticket));
    // Nor does the right ticket, answered for the other hub.
    let mut crossed = ticket(&invite(&mut hub, HERE, Role::Editor, false));
    crossed.hub = other.id();
    assert!(refused(&asks(&mut hub, &desk, JoinRequest::new(&desk.key, &crossed, "机", "人")), &Refused::Ticket));
}

#[test]
fn a_ticket_whose_bureau_role_or_hub_was_changed_does_not_read() {
    let mut hub = found(1);
    let text = invite(&mut hub, HERE, Role::Editor, false);
    let thief = Desk::new(30);
    let mut changed = ticket(&text);
    changed.role = Role::Municipal;
    changed.hub = thief.id();
    let resigned = changed.encode(&thief.key).expect("the thief signs as its own hub");
    // It reads, but leads to the thief's hub; the roster that this one has to show is of another authority.
    let mut victim = Desk::new(20);
    join(&mut victim, &resigned, "某人");
    let mut fake = found(30);
    let roster = fake.roster();
    let out = victim.up(fake.id(), true);
    assert!(matches!(frames(&out).as_slice(), [Frame::Join(_)]));
    victim.frame(fake.id(), &Frame::Joining { code: "000000".into(), roster });
    assert_eq!(victim.does(Command::Status)["state"], "pending", "a false authority lets nobody in");
    fake.step(Input::Tick);
}

#[test]
fn a_waiting_device_is_told_its_digits_and_nothing_else() {
    let mut hub = found(1);
    let text = invite(&mut hub, HERE, Role::Editor, false);
    let mut desk = Desk::new(20);
    let digits = join(&mut desk, &text, "等候人");
    let log = talk(&mut desk, &mut hub);
    let told: Vec<&Frame> = log.iter().filter(|(from_desk, _)| !from_desk).map(|(_, frame)| frame).collect();
    assert_eq!(told, [&Frame::Joining { code: digits, roster: Vec::new() }]);
    hub.up(desk.id(), false);
    for curious in
        [Frame::NeedRoster(Vec::new()), Frame::Want { documents: Vec::new(), statements: Vec::new() }, Frame::Level]
    {
        let mut hub = hub.fork();
        hub.up(desk.id(), false);
        assert!(refused(&hub.frame(desk.id(), &curious), &Refused::NotEnrolled));
    }
}

#[test]
fn a_device_that_was_turned_away_stays_outside() {
    let mut hub = found(1);
    let text = invite(&mut hub, HERE, Role::Editor, false);
    let mut desk = Desk::new(20);
    let digits = join(&mut desk, &text, "等候人");
    assert!(is_pending(&asks(&mut hub, &desk, request(&desk, &text))));
    let (answer, out) = hub.asks(Command::DeviceReject { code: digits.clone() });
    assert_eq!(answer.expect("rejected")["rejected"], true);
    assert!(refused(&out, &Refused::Ticket));
    assert!(refused(&asks(&mut hub, &desk, request(&desk, &text)), &Refused::Ticket), "not with the same ticket");
    assert!(hub.tries(Command::DeviceConfirm { code: digits }).is_err());
    assert_eq!(devices(&mut hub, "enrolled"), 1);
}

#[test]
fn a_device_that_asks_again_after_its_confirmation_gets_the_roster() {
    let mut hub = found(1);
    let text = invite(&mut hub, HERE, Role::Editor, false);
    let mut desk = Desk::new(20);
    let digits = join(&mut desk, &text, "某人");
    talk(&mut desk, &mut hub);
    hub.does(Command::DeviceConfirm { code: digits });
    // The first answer was lost; it asks as often as it likes.
    for _ in 0..3 {
        let out = asks(&mut hub, &desk, request(&desk, &text));
        assert!(matches!(frames(&out).as_slice(), [Frame::Joining { roster, .. }] if !roster.is_empty()), "{out:?}");
    }
    talk(&mut desk, &mut hub);
    assert_eq!(desk.does(Command::Status)["state"], "enrolled");
    assert_eq!(desk.does(Command::CampaignShow)["epoch"], 2);
}

#[test]
fn a_preapproved_ticket_lets_one_device_in_at_once() {
    let mut hub = found(1);
    let text = invite(&mut hub, HERE, Role::Editor, true);
    let (mut desk, late) = (Desk::new(20), Desk::new(21));
    join(&mut desk, &text, "某人");
    talk(&mut desk, &mut hub);
    assert_eq!(desk.does(Command::Status)["state"], "enrolled");
    assert!(refused(&asks(&mut hub, &late, request(&late, &text)), &Refused::Ticket));
    assert_eq!(devices(&mut hub, "enrolled"), 2);
}

#[test]
fn a_revoked_device_does_not_come_back_with_a_new_ticket() {
    let mut hub = found(1);
    let mut desk = crate::kit::enrol(&mut hub, 20, HERE, Role::Editor, "某人");
    let asked = request(&desk, &invite(&mut hub, HERE, Role::Editor, true));
    hub.does(Command::DeviceRevoke { device: desk.id().to_string(), reason: "遗失".into() });
    let out = hub.up(desk.id(), false);
    assert!(closed(&out) && frames(&out).is_empty(), "{out:?}");
    assert!(hub.frame(desk.id(), &Frame::Join(asked.clone())).is_empty());
    // By file neither.
    let mut file = b"JXJOIN01".to_vec();
    file.extend(postcard::to_stdvec(&asked).expect("bytes"));
    assert!(hub.imports(&file).is_err());
    assert_eq!(devices(&mut hub, "enrolled"), 1);
    desk.step(Input::Tick);
}
