//! Who takes part, though the registrar's disk went back in time: revocations hold, members stay.

use jiangxuan_engine::{Command, Standing, settings};
use jiangxuan_model::{Digest, DocId};
use jiangxuan_store::{Batch, Shelf as _, Write};
use jiangxuan_sync::Frame;
use jiangxuan_trust::{DeviceKey, Domain, Member, Role};
use serde_json::Value;

use crate::forge::{self, Pen, states};
use crate::kit::{Desk, enrol, found, talk};
use crate::world::{AWAY, CITY, HERE, delivers, seal};

fn revoke(hub: &mut Desk, device: &Desk) {
    hub.does(Command::DeviceRevoke { device: device.id().to_string(), reason: "电脑被盗".into() });
}

/// The disk died: the profile as it was backed up, and three devices that were enrolled since.
fn restored(backup: &Desk) -> (Desk, Vec<Desk>) {
    let mut hub = backup.fork();
    let newcomers = (20..23).map(|seed| enrol(&mut hub, seed, AWAY, Role::Editor, "新同事")).collect();
    (hub, newcomers)
}

fn receipts(desk: &mut Desk, doc: &DocId) -> Value {
    desk.does(Command::ReceiptList { id: Some(doc.to_string()) })
}

/// A stolen laptop was revoked, the hub's disk died, an older backup was restored and three devices were enrolled.
#[test]
fn a_revocation_holds_though_a_restored_hub_never_heard_of_it() {
    let mut hub = found(1);
    let mut colleague = enrol(&mut hub, 10, HERE, Role::Editor, "高志远");
    let mut stolen = enrol(&mut hub, 11, HERE, Role::Editor, "冀晓梅");
    let doc = colleague.nominates("王堃钊");
    talk(&mut colleague, &mut hub);
    talk(&mut stolen, &mut hub);
    let backup = hub.fork();
    revoke(&mut hub, &stolen);
    talk(&mut colleague, &mut hub);
    let (mut hub, mut newcomers) = restored(&backup);
    talk(&mut colleague, &mut hub);
    newcomers.iter_mut().for_each(|newcomer| drop(talk(newcomer, &mut hub)));

    stolen.sets(&doc, "mobile", "13899990000");
    talk(&mut stolen, &mut colleague);
    talk(&mut stolen, &mut hub);
    for desk in newcomers.iter().chain([&colleague, &hub]) {
        assert_eq!(desk.core.standing(&stolen.id()), Standing::Revoked);
    }
    for desk in [&mut colleague, &mut hub] {
        assert_eq!(desk.shows(&doc, "mobile"), Value::Null, "the thief's value");
        assert!(desk.alarms().contains("名册"), "two lines of entries are told: {}", desk.alarms());
    }
    // Nor does anything change when everybody starts anew.
    assert_eq!(hub.fork().core.standing(&stolen.id()), Standing::Revoked);
}

/// A device was enrolled after the backup, and its dossier has a receipt: it is still in, and so is its work.
#[test]
fn a_member_enrolled_after_the_backup_stays_one_and_its_receipted_work_comes_back() {
    for meets_hub_itself in [false, true] {
        let mut hub = found(1);
        let mut colleague = enrol(&mut hub, 10, HERE, Role::Editor, "高志远");
        let backup = hub.fork();
        let mut clerk = enrol(&mut hub, 12, HERE, Role::Editor, "白建国");
        let doc = clerk.nominates("李岚芝");
        talk(&mut clerk, &mut hub);
        seal(&mut hub, &clerk, &doc);
        talk(&mut clerk, &mut hub);
        talk(&mut colleague, &mut hub);
        let shown = receipts(&mut clerk, &doc);
        assert_eq!((shown.as_array().map(Vec::len), &shown[0]["no"]), (Some(1), &1.into()));

        let (mut hub, _newcomers) = restored(&backup);
        if meets_hub_itself {
            talk(&mut clerk, &mut hub);
        } else {
            talk(&mut colleague, &mut hub);
        }
        assert_eq!(hub.core.standing(&clerk.id()), Standing::Member);
        for desk in [&mut colleague, &mut clerk] {
            talk(desk, &mut hub);
            assert_eq!(desk.core.standing(&hub.id()), Standing::Member);
        }
        assert_eq!(colleague.core.standing(&clerk.id()), Standing::Member);
        assert_eq!(hub.shows(&doc, "name"), "李岚芝");
        assert!(hub.quarantine().is_empty(), "{:?}", hub.quarantine());
        for desk in [&mut hub, &mut colleague, &mut clerk] {
            assert_eq!(receipts(desk, &doc), shown, "the same receipt and no other");
        }
        clerk.sets(&doc, "zip", "030600");
        talk(&mut clerk, &mut hub);
        assert_eq!(hub.shows(&doc, "zip"), "030600", "and it works on");
    }
}

/// The profile as it was before there was a log: with a signed list of all devices.
fn of_former_times(desk: &Desk, authority: &DeviceKey) -> Desk {
    let roster = desk.core.roster().expect("a roster");
    let listed = |member: &Member| {
        let Member { device, bureau, role, name, person, since, left } = member.clone();
        let (revoked, reason) = left.map(|left| (left.at, left.reason)).unzip();
        (device, bureau, role, name, person, since, revoked, reason)
    };
    let members: Vec<_> = roster.members.iter().map(listed).collect();
    let (previous, relay) = ((roster.epoch > 1).then_some(Digest([8; 32])), None::<String>);
    let list =
        (roster.campaign, roster.season, roster.epoch, previous, roster.authority, &roster.municipal, members, relay);
    let payload = postcard::to_stdvec(&list).expect("bytes");
    let signature = authority.sign(Domain::Roster, &payload);
    let value = postcard::to_stdvec(&(payload, signature)).expect("bytes");
    let entries = desk.disk.settings("membership/").expect("readable").into_iter();
    let mut writes: Vec<Write> = entries.map(|(key, _)| Write::Setting { key, value: None }).collect();
    writes.push(Write::Setting { key: "roster".into(), value: Some(value) });
    let mut former = desk.fork();
    former.disk.commit(&Batch { writes }).expect("committed");
    former.fork()
}

#[test]
fn profiles_from_before_the_log_open_and_their_lists_become_one() {
    let mut hub = found(1);
    let authority = settings::authority_seed(&hub.disk).expect("readable").expect("the registrar's");
    let authority = DeviceKey::from_seed(authority);
    let mut clerk = enrol(&mut hub, 10, HERE, Role::Editor, "高志远");
    let lost = enrol(&mut hub, 11, HERE, Role::Editor, "冀晓梅");
    talk(&mut clerk, &mut hub);
    let mut clerk = of_former_times(&clerk, &authority);
    revoke(&mut hub, &lost);
    let mut hub = of_former_times(&hub, &authority);
    assert_eq!(hub.core.standing(&lost.id()), Standing::Revoked);
    assert_eq!(clerk.core.standing(&lost.id()), Standing::Member);
    let newcomer = enrol(&mut hub, 12, AWAY, Role::Editor, "白建国");
    talk(&mut clerk, &mut hub);
    for desk in [&hub, &clerk, &hub.fork(), &clerk.fork()] {
        assert_eq!(desk.core.standing(&lost.id()), Standing::Revoked);
        assert_eq!(desk.core.standing(&newcomer.id()), Standing::Member);
    }
    assert_eq!(clerk.core.roster(), hub.core.roster());
}

fn retire(officer: &mut Desk, device: &Desk) {
    officer.does(Command::DeviceRetire { device: device.id().to_string(), reason: "报废".into() });
}

#[test]
fn what_a_retired_device_wrote_stays_good_whoever_brings_it_and_it_gets_nothing_any_more() {
    let mut hub = found(1);
    let mut colleague = enrol(&mut hub, 10, HERE, Role::Editor, "高志远");
    let mut old = enrol(&mut hub, 11, HERE, Role::Editor, "冀晓梅");
    let doc = old.nominates("王堃钊");
    talk(&mut old, &mut hub);
    talk(&mut colleague, &mut hub);
    // Written before it was replaced, and heard by the colleague alone.
    old.sets(&doc, "mobile", "13800001111");
    talk(&mut old, &mut colleague);
    assert!(hub.tries(Command::DeviceRetire { device: hub.id().to_string(), reason: "报废".into() }).is_err());
    retire(&mut hub, &old);
    talk(&mut colleague, &mut hub);
    assert_eq!(hub.shows(&doc, "mobile"), "13800001111");
    assert!(hub.quarantine().is_empty(), "{:?}", hub.quarantine());

    colleague.sets(&doc, "zip", "030600");
    for desk in [&mut hub, &mut colleague] {
        talk(&mut old, desk);
        assert_eq!(desk.core.standing(&old.id()), Standing::Revoked);
    }
    assert_eq!(old.shows(&doc, "zip"), Value::Null, "it hears nothing any more");
    let row = hub.does(Command::DeviceList);
    let row = row.as_array().and_then(|rows| rows.iter().find(|row| row["device"] == old.id().to_string())).cloned();
    assert_eq!(row.map(|row| (row["state"].clone(), row["reason"].clone())), Some(("retired".into(), "报废".into())));
    // It turns out that it was stolen: now its work is judged as that of a thief.
    old.sets(&doc, "address", "榆次区某街");
    revoke(&mut hub, &old);
    assert!(hub.core.roster().expect("a roster").is_revoked(&old.id()));
}

/// The municipal PC is broken for good: an officer's PC takes the authority's key from the recovery file and goes on.
#[test]
fn receipts_of_a_broken_and_retired_node_stay_and_the_next_node_goes_on() {
    let mut hub = found(1);
    let mut officer = enrol(&mut hub, 14, CITY, Role::Municipal, "贾文静");
    let mut clerk = enrol(&mut hub, 10, HERE, Role::Editor, "高志远");
    let passphrase = "朝晖 2019".to_owned();
    let file = hub.does(Command::RecoveryExport { passphrase: passphrase.clone() });
    let doc = clerk.nominates("王堃钊");
    talk(&mut clerk, &mut hub);
    seal(&mut hub, &clerk, &doc);
    talk(&mut clerk, &mut hub);
    let shown = receipts(&mut clerk, &doc);

    let text = file["recovery"].as_str().expect("a text").to_owned();
    officer.does(Command::RecoveryImport { text, passphrase });
    retire(&mut officer, &hub);
    talk(&mut clerk, &mut officer);
    assert_eq!(receipts(&mut officer, &doc), shown, "the county's copy is the city's again");
    assert_eq!(receipts(&mut clerk, &doc), shown, "and no other takes its place");
    let next = clerk.nominates("李岚芝");
    talk(&mut clerk, &mut officer);
    seal(&mut officer, &clerk, &next);
    assert_eq!(receipts(&mut officer, &next)[0]["no"], 2, "the city's list continues");
}

/// A clerk seals, a colleague hears it over the LAN, and the clerk's laptop is revoked before the city hears of it.
#[test]
fn a_seal_of_a_revoked_clerk_waits_where_an_officer_sees_it_and_can_be_let_in() {
    let mut hub = found(1);
    let mut colleague = enrol(&mut hub, 10, HERE, Role::Editor, "高志远");
    let mut stolen = enrol(&mut hub, 11, HERE, Role::Editor, "冀晓梅");
    let doc = stolen.nominates("王堃钊");
    talk(&mut stolen, &mut hub);
    talk(&mut colleague, &mut hub);
    let heads = Pen::upon(&stolen.key, &colleague, &doc, 0x57).heads();
    let campaign = hub.core.roster().expect("a roster").campaign;
    let signed = states(&stolen.key, campaign, forge::seal(&doc, heads));
    delivers(&mut colleague, &stolen.key, &[Frame::Statements(vec![signed.clone()])]);
    revoke(&mut hub, &stolen);
    talk(&mut colleague, &mut hub);

    let rows = hub.quarantine();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!((&rows[0]["code"], &rows[0]["admissible"]), (&"revoked".into(), &true.into()));
    assert!(rows[0]["reason"].to_string().contains("签发") && rows[0]["bytes"].as_u64() > Some(100), "{rows:?}");
    assert_eq!(receipts(&mut hub, &doc), Value::Array(Vec::new()));
    talk(&mut colleague, &mut hub);
    let mut hub = hub.fork();
    assert_eq!(hub.quarantine().len(), 1, "once, through every contact and restart");
    let admit = |reason: &str| Command::QuarantineAdmit { no: 1, reason: reason.into() };
    assert_eq!(hub.tries(admit(" ")).expect_err("why?").code, "reason");
    assert_eq!(hub.does(admit("停用前所签，已电话核实"))["admitted"], true);
    assert_eq!(receipts(&mut hub, &doc).as_array().map(Vec::len), Some(1));
    talk(&mut colleague, &mut hub);
    assert_eq!(receipts(&mut colleague, &doc), receipts(&mut hub, &doc));
    assert_eq!(hub.tries(admit("再来")).expect_err("once").code, "decided");
    // What it might never have signed is not even kept.
    let foreign = states(&stolen.key, campaign, forge::receipt(&stolen.key, &doc, signed.id()));
    delivers(&mut hub, &colleague.key, &[Frame::Statements(vec![foreign])]);
    assert_eq!(hub.quarantine().len(), 1);
}
