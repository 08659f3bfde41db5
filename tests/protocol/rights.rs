//! Writing and stating beyond one's rights: refused, kept aside as evidence, and never seen (G17, G18).

use jiangxuan_engine::Command;
use jiangxuan_model::{Digest, DocId, Edit, Kind};
use jiangxuan_sync::Frame;
use jiangxuan_trust::{
    Admission, Claim, Closed, DeviceKey, Entry, Manifest, PhoneNote, Reopen, SignedStatement, phone, season_root,
};
use serde_json::json;

use crate::forge::{self, Pen, states};
use crate::kit::{Desk, code, frames, only, talk};
use crate::world::{AWAY, CITY, HERE, World, delivers, extension};

/// What `key` writes into `doc` reaches the hub; returns the words of the refusals.
fn brings(hub: &mut Desk, key: &DeviceKey, doc: &DocId) -> Vec<String> {
    let parcel = Pen::upon(key, hub, doc, 0x31).sets("name", "越权者");
    delivers(hub, key, &[Frame::Changes(vec![parcel])]);
    hub.refusals()
}

#[test]
fn a_county_clerk_writes_nowhere_but_at_home() {
    let world = World::new();
    let foreign =
        [world.theirs.clone(), only(Kind::Desk, AWAY), only(Kind::Desk, CITY), world.theirs.sibling(Kind::Review)];
    let city = [Kind::Assessment, Kind::Bulletin, Kind::Campaign].map(|kind| only(kind, CITY));
    for doc in foreign.iter().chain(&city).chain([&world.ours.sibling(Kind::Review)]) {
        let mut hub = world.hub.fork();
        let before = hub.state();
        let words = brings(&mut hub, &world.clerk.key, doc);
        assert_eq!(words.len(), 1, "{doc}: the bytes are kept aside");
        assert!(["peer_not_entitled", "not_entitled"].contains(&words[0].as_str()), "{doc}: {words:?}");
        assert_eq!(hub.state(), before, "{doc}: nothing changed");
        assert!(!hub.does(Command::DossierList).to_string().contains("越权者"));
    }
}

#[test]
fn what_somebody_passes_on_for_another_bureau_is_refused_as_well() {
    let world = World::new();
    let mut hub = world.hub.fork();
    // The municipal officer may hold the dossier; the author may not write it.
    let parcel = Pen::upon(&world.away.key, &hub, &world.ours, 0x32).sets("mobile", "13700000000");
    let before = hub.state();
    delivers(&mut hub, &world.officer.key, &[Frame::Changes(vec![parcel])]);
    assert_eq!(hub.refusals(), ["not_entitled"]);
    assert_eq!(hub.state(), before);
}

#[test]
fn a_change_under_a_colleagues_name_is_refused() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let before = hub.state();
    let mut parcel = Pen::upon(&world.away.key, &hub, &world.ours, 0x33).sets("mobile", "13700000000");
    parcel.chains[0].device = world.clerk.id();
    delivers(&mut hub, &world.colleague.key, &[Frame::Changes(vec![parcel])]);
    assert_eq!(hub.refusals(), ["bad_signature"]);
    // Signed by the colleague, but naming the clerk inside.
    let mut parcel = Pen::upon(&world.clerk.key, &hub, &world.ours, 0x34).sets("mobile", "13700000000");
    let chain = parcel.chains.remove(0);
    parcel.chains.push(forge::signed(&world.colleague.key, &world.ours, chain.actor, chain.tip, chain.bytes));
    delivers(&mut hub, &world.colleague.key, &[Frame::Changes(vec![parcel])]);
    assert_eq!(hub.refusals(), ["bad_signature", "wrong_author"]);
    assert_eq!(hub.state(), before);
}

#[test]
fn an_officer_may_edit_a_countys_dossier_and_is_named() {
    let mut world = World::new();
    let id = world.ours.to_string();
    talk(&mut world.officer, &mut world.hub);
    world.officer.sets(&world.ours.clone(), "gender", "男");
    talk(&mut world.officer, &mut world.hub);
    talk(&mut world.clerk, &mut world.hub);
    assert_eq!(world.clerk.shows(&world.ours, "gender"), "男");
    let past = world.clerk.does(Command::DossierHistory { id, field: Some("gender".into()) });
    assert_eq!((&past[0]["person"], &past[0]["value"]), (&json!("贾文静"), &json!("男")), "{past:#}");
}

/// Brings a statement to the hub; whether it was taken.
fn takes(hub: &mut Desk, from: &DeviceKey, signed: &SignedStatement) -> bool {
    delivers(hub, from, &[Frame::Statements(vec![signed.clone()])]);
    hub.statements().iter().any(|held| held.id() == signed.id())
}

fn municipal_claims(key: &DeviceKey, doc: &DocId) -> Vec<Claim> {
    let seal = Digest([3; 32]);
    let entry = Entry { doc: doc.clone(), seal, version: 1, heads: vec![], blobs: vec![], receipt_no: 9 };
    let list = [vec![entry.clone()]];
    let note = PhoneNote { code: phone::code(seal), heard: forge::NOW, bureau: code(HERE), note: "自报".into() };
    vec![
        forge::receipt(key, doc, seal),
        Claim::Closing {},
        Claim::Manifest(Manifest { bureau: code(HERE), entries: vec![entry], season_root: season_root(&list) }),
        Claim::Closed(Closed { season_root: season_root(&list), count: 1, last_receipt: Some(9) }),
        Claim::Admission(Admission { seal, doc: doc.clone(), reason: "自己补收".into() }),
        Claim::PhoneNote(note),
    ]
}

#[test]
fn a_county_device_states_nothing_that_is_the_municipal_bureaus_to_state() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let (key, campaign) = (&world.clerk.key, world.campaign());
    let mut claims: Vec<SignedStatement> =
        municipal_claims(key, &world.ours).into_iter().map(|claim| states(key, campaign, claim)).collect();
    claims.push(extension(key, campaign, HERE));
    claims.push(states(key, campaign, forge::seal(&world.theirs, Vec::new())));
    let before = hub.state();
    for signed in &claims {
        assert!(!takes(&mut hub, key, signed), "{:?}", signed.open().expect("opens").claim);
    }
    assert_eq!(hub.state(), before);
    assert_eq!(hub.does(Command::Status)["phase"], "open");
    assert!(
        takes(&mut hub, key, &states(key, campaign, forge::seal(&world.ours, Vec::new()))),
        "its own seal is taken"
    );
}

#[test]
fn the_experts_of_the_municipal_bureau_vouch_for_nobody() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let signed = states(&world.leaver.key, world.campaign(), forge::seal(&world.ours, Vec::new()));
    assert!(!takes(&mut hub, &world.expert.key, &signed), "a revoked device's seal through an expert");
    assert!(!takes(&mut hub, &world.clerk.key, &signed), "a revoked device's seal through a colleague");
}

#[test]
fn what_a_revoked_device_never_might_have_stated_no_officer_can_vouch_for() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let (key, campaign) = (&world.leaver.key, world.campaign());
    for claim in municipal_claims(key, &world.ours) {
        let signed = states(key, campaign, claim);
        assert!(!takes(&mut hub, &world.officer.key, &signed), "{:?}", signed.open().expect("opens").claim);
    }
    let other = states(key, campaign, forge::seal(&world.theirs, Vec::new()));
    assert!(!takes(&mut hub, &world.officer.key, &other), "another bureau's dossier");
    let own = states(key, campaign, forge::seal(&world.ours, Vec::new()));
    assert!(takes(&mut hub, &world.officer.key, &own), "what the hub had before the revocation is passed on");
}

#[test]
fn a_statement_of_another_campaign_is_refused_though_its_author_is_enrolled_here() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let other = world.foreign.core.roster().expect("a roster").campaign;
    let signed = states(&world.clerk.key, other, forge::seal(&world.ours, Vec::new()));
    assert!(!takes(&mut hub, &world.clerk.key, &signed));
}

#[test]
fn a_bureau_cannot_take_back_another_bureaus_seal() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let sealed = |hub: &mut Desk| {
        hub.does(Command::DossierShow { id: world.theirs.to_string(), unmask: false })["delivery"].clone()
    };
    let before = sealed(&mut hub);
    assert_eq!(before, "received");
    let theirs = hub
        .statements()
        .into_iter()
        .find(|signed| matches!(signed.open().expect("opens").claim, Claim::Seal(seal) if seal.doc == world.theirs));
    // It names its own dossier, and the other bureau's seal.
    let seal = theirs.expect("a seal").id();
    let claim = Claim::Reopen(Reopen { seal, doc: world.ours.clone(), reason: "与己无关".into() });
    takes(&mut hub, &world.clerk.key, &states(&world.clerk.key, world.campaign(), claim));
    assert_eq!(sealed(&mut hub), before);
}

#[test]
fn a_seal_over_changes_that_never_came_gets_no_receipt() {
    let world = World::new();
    for invented in [vec![jiangxuan_model::ChangeId([7; 32])], Vec::new()] {
        let mut hub = world.hub.fork();
        let seal = states(&world.clerk.key, world.campaign(), forge::seal(&world.ours, invented));
        let marked = Edit::Sealed { seal: seal.id().to_string(), version: 1 };
        let parcel = Pen::upon(&world.clerk.key, &hub, &world.ours, 0x32).writes(&[marked]);
        delivers(&mut hub, &world.clerk.key, &[Frame::Changes(vec![parcel]), Frame::Statements(vec![seal.clone()])]);
        assert!(hub.statements().iter().any(|held| held.id() == seal.id()), "the seal itself is evidence");
        assert!(!receipted(&hub, seal.id()), "a receipt for what nobody has");
    }
}

/// As when the disk of whoever sealed is put back to just before: the mark in the dossier is gone for good.
#[test]
fn a_seal_whose_mark_was_lost_gets_its_receipt() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let heads = Pen::upon(&world.clerk.key, &world.clerk, &world.ours, 0x33).heads();
    let seal = states(&world.clerk.key, world.campaign(), forge::seal(&world.ours, heads));
    delivers(&mut hub, &world.clerk.key, &[Frame::Statements(vec![seal.clone()])]);
    assert!(receipted(&hub, seal.id()), "its content is here");
}

/// Whether this profile holds a receipt for a seal.
fn receipted(desk: &Desk, seal: Digest) -> bool {
    let mut claims = desk.statements().into_iter().map(|signed| signed.open().expect("opens").claim);
    claims.any(|claim| matches!(claim, Claim::Receipt(receipt) if receipt.seal == seal))
}

#[test]
fn a_peer_cannot_claim_to_hold_or_refuse_what_it_may_not_know() {
    let world = World::new();
    let mut hub = world.hub.fork();
    // What is noted may be written in an idle moment only.
    let kept = |hub: &mut Desk| {
        hub.step(jiangxuan_engine::Input::Tick);
        jiangxuan_store::Shelf::settings(&hub.disk, "kept/").expect("readable")
    };
    let before = kept(&mut hub);
    let made_up = (0..100).map(|n| DocId { kind: Kind::Dossier, bureau: code(AWAY), unique: [n; 10] });
    let docs: Vec<DocId> = made_up.chain([world.ours.clone()]).collect();
    let fate = |doc: &DocId| jiangxuan_sync::wire::Fate { doc: doc.clone(), outcome: Ok(Digest([9; 32])) };
    let lies = Frame::Kept { documents: docs.iter().map(fate).collect(), statements: Vec::new() };
    delivers(&mut hub, &world.away.key, &[lies]);
    assert_eq!(kept(&mut hub), before, "nothing is noted of documents that are not shared");
    let refused = |doc: &DocId| jiangxuan_sync::wire::Fate {
        doc: doc.clone(),
        outcome: Err(jiangxuan_sync::RefusalCode::Malformed),
    };
    let lies = Frame::Kept { documents: docs.iter().map(refused).collect(), statements: Vec::new() };
    delivers(&mut hub, &world.away.key, &[lies.clone(), lies.clone(), lies]);
    let alarms = hub.alarms();
    assert!(!alarms.contains("dossier-"), "no alarm about documents that the peer may not know: {alarms}");
}

#[test]
fn a_stranger_cannot_make_the_hub_say_that_it_was_shut_out() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let before = hub.alarms();
    for seed in 100..120 {
        let stranger = Desk::new(seed).id();
        hub.up(stranger, false);
        hub.frame(stranger, &Frame::Bye(jiangxuan_sync::wire::Refused::Revoked));
    }
    assert_eq!(hub.alarms(), before);
}

#[test]
fn a_clock_at_the_end_of_time_harms_nobody() {
    let world = World::new();
    for clock in [i64::MIN, i64::MAX] {
        let mut hub = world.hub.fork();
        let mut hello = forge::hello(&hub);
        hello.clock = jiangxuan_model::Time(clock);
        hub.up(world.clerk.id(), false);
        let out = hub.frame(world.clerk.id(), &Frame::Hello(hello));
        assert!(frames(&out).iter().any(|frame| matches!(frame, Frame::Hello(_))), "{out:?}");
    }
}

#[test]
fn one_bad_document_does_not_hold_up_the_others_in_its_frame() {
    let world = World::new();
    let mut hub = world.hub.fork();
    let bad = Pen::upon(&world.clerk.key, &hub, &world.theirs, 0x35).sets("name", "越权者");
    let good = Pen::upon(&world.clerk.key, &hub, &world.ours, 0x36)
        .writes(&[Edit::Narrative { text: "二十年如一日。".into() }]);
    delivers(&mut hub, &world.clerk.key, &[Frame::Changes(vec![bad, good])]);
    let shown = hub.does(Command::DossierShow { id: world.ours.to_string(), unmask: false });
    assert_eq!(shown["narrative"], "二十年如一日。");
    assert_eq!(hub.refusals().len(), 1);
}

/// The lines of one count that somebody is in: name and number.
fn counted(desk: &mut Desk, scope: &str, aspect: &str) -> Vec<(String, u64)> {
    let stats = json!({ "command": "stats", "scope": scope });
    let told = desk.does(serde_json::from_value(stats).expect("a command"));
    let of = told["breakdowns"].as_array().expect("counts").iter().find(|of| of["aspect"] == aspect).expect("one");
    assert_eq!(of["total"], told["people"], "{aspect} counts everybody");
    let lines = of["lines"].as_array().expect("lines").iter().filter(|line| line["count"] != 0);
    lines
        .map(|line| (line["name"].as_str().expect("a name").into(), line["count"].as_u64().expect("a number")))
        .collect()
}

#[test]
fn a_bureau_counts_its_own_people_and_the_city_all_of_them() {
    let mut world = World::new();
    world.clerk.nominates("草稿一份");
    let gone = world.clerk.nominates("撤下的人");
    world.clerk.does(Command::DossierWithdraw { id: gone.to_string(), reason: "本人放弃".into() });
    talk(&mut world.clerk, &mut world.hub);
    let own = |desk: &mut Desk, scope| counted(desk, scope, "bureau").into_iter().map(|(_, n)| n).collect::<Vec<_>>();
    assert_eq!(own(&mut world.clerk, "submitted"), [1]);
    assert_eq!(own(&mut world.clerk, "all"), [2]);
    assert_eq!(own(&mut world.away, "all"), [1]);
    assert_eq!(own(&mut world.hub, "submitted"), [1, 1]);
    assert_eq!(own(&mut world.hub, "all").iter().sum::<u64>(), 3);
    assert_eq!(counted(&mut world.hub, "all", "channel"), [("未填".to_owned(), 3)]);
    assert!(own(&mut world.hub, "chosen").is_empty());
}
