//! The main job over loopback, with addresses from the ticket.

use serde_json::Value;

use crate::city::{Hub, TAIGU, YUCI};
use crate::desk::{Desk, text};
use crate::people::complete;

/// Joins as people do: six digits on both screens, read out over the telephone.
fn joins(hub: &Hub, bureau: &str, name: &str) -> Desk {
    let ticket = text(&hub.desk.does(&["invite", "--bureau", bureau, "--expires", "3d"]), "/ticket");
    let desk = Desk::new();
    let joined = desk.does(&["join", &ticket, "--device-name", name, "--person", name, "--no-lan"]);
    assert_eq!((&joined["state"], &joined["bureau"]), (&"pending".into(), &bureau.into()));
    hub.desk.refused(&["device", "confirm", "000000"], "unknown_code");
    let waiting = hub.desk.list(&["device", "list"]).into_iter().find(|row| row["state"] == "pending");
    assert_eq!(waiting.expect("a row")["code"], joined["code"]);
    hub.desk.does(&["device", "confirm", &text(&joined, "/code")]);
    desk.syncs();
    assert_eq!(desk.does(&["status"])["state"], "enrolled");
    desk
}

fn level_and_direct(pass: &Value) -> bool {
    let peers = pass["peers"].as_array().expect("peers");
    peers.iter().any(|peer| peer["outcome"] == "level" && peer["path"] == "direct")
}

#[test]
fn the_main_job_from_founding_to_a_verified_receipt() {
    let hub = Hub::founded();
    assert_eq!(hub.desk.does(&["campaign", "show"])["phase"], "open");
    let node = hub.serves();
    let (one, two, taigu) = (joins(&hub, YUCI, "一号机"), joins(&hub, YUCI, "二号机"), joins(&hub, TAIGU, "太谷机"));
    node.stops(&hub.desk);

    let id = complete(&one, "yuci");
    let other = complete(&taigu, "taigu");
    assert_eq!(one.delivery(&id), "local");
    let node = hub.serves();
    for desk in [&one, &taigu, &two] {
        assert!(level_and_direct(&desk.syncs()));
    }
    node.stops(&hub.desk);

    both_edit_offline(&one, &two, &id);
    taigu.sets(&other, "email", "taigu@example.cn");
    let node = hub.serves();
    for desk in [&one, &two, &taigu, &one] {
        assert!(level_and_direct(&desk.syncs()));
    }
    one_card_on_both(&one, &two, &id);
    each_sees_its_own(&hub, &[(&one, 1), (&two, 1), (&taigu, 1)]);
    decided_once(&one, &two, &id);
    received(&hub, &one, &id);
    node.stops(&hub.desk);
    for desk in [&hub.desk, &one, &two, &taigu] {
        assert_eq!(desk.does(&["verify"])["ok"], true);
    }
}

fn both_edit_offline(one: &Desk, two: &Desk, id: &str) {
    one.does(&["dossier", "set", id, "mobile", "13911110001", "address", "锦纶路某号", "duty", "工作室负责人"]);
    two.does(&["dossier", "set", id, "mobile", "13922220002", "address", "锦纶路某号", "zip", "030600"]);
}

/// What was written alike or apart merged; what disagrees waits for a person.
fn one_card_on_both(one: &Desk, two: &Desk, id: &str) {
    let (here, there) = (one.list(&["conflict", "list", id]), two.list(&["conflict", "list"]));
    assert_eq!((here.len(), there.len()), (1, 1), "{here:?} {there:?}");
    assert_eq!(here[0]["id"], there[0]["id"]);
    assert_eq!((&here[0]["kind"], &here[0]["field"]), (&"field".into(), &"mobile".into()));
    assert_eq!((text(&here[0], "/dossier"), text(&here[0], "/base")), (id.to_owned(), "13800000001".to_owned()));
    let mut values: Vec<String> = (0..2).map(|side| text(&here[0], &format!("/sides/{side}/value"))).collect();
    values.sort();
    assert_eq!(values, ["13911110001", "13922220002"]);
    assert_eq!((two.shows(id, "duty"), one.shows(id, "zip")), ("工作室负责人".into(), "030600".into()));
}

fn each_sees_its_own(hub: &Hub, counties: &[(&Desk, usize)]) {
    for (desk, wanted) in counties {
        assert_eq!(desk.list(&["dossier", "list"]).len(), *wanted);
    }
    assert_eq!(hub.desk.list(&["dossier", "list"]).len(), 2);
}

fn decided_once(one: &Desk, two: &Desk, id: &str) {
    one.refused(&["dossier", "seal", id], "conflicts");
    let card = text(&one.list(&["conflict", "list"])[0], "/id");
    one.does(&["conflict", "resolve", &card, "--take", "2", "--reason", "电话向本人核实"]);
    one.syncs();
    two.syncs();
    assert!(two.list(&["conflict", "list"]).is_empty());
    assert_eq!(one.shows(id, "mobile"), two.shows(id, "mobile"));
    let past = two.list(&["dossier", "history", id, "mobile"]);
    let has = |value: &str| past.iter().any(|row| row["value"] == value);
    assert!(has("13911110001") && has("13922220002"), "{past:?}");
}

fn received(hub: &Hub, one: &Desk, id: &str) {
    let sealed = one.does(&["dossier", "seal", id]);
    assert_eq!((&sealed["version"], one.delivery(id).as_str() == "received"), (&1.into(), false));
    let pass = one.syncs();
    let state = pass["dossiers"].as_array().expect("states").iter().find(|row| row["id"] == *id).expect("a state");
    assert_eq!((&state["delivery"], &state["receipt"]), (&"received".into(), &1.into()), "{pass}");
    let receipts = one.list(&["receipt", "list", id]);
    assert_eq!((&receipts[0]["no"], &receipts[0]["verified"]), (&1.into(), &true.into()));
    assert_eq!(hub.desk.list(&["receipt", "list"]).len(), 1);
    verifies_anywhere(one);
}

/// A receipt convinces a computer that has no profile and knows the authority, and a changed one convinces nobody.
fn verifies_anywhere(one: &Desk) {
    let file = one.file("回执.jxr");
    one.does(&["receipt", "export", "1", "--out", &file]);
    let nobody = Desk::new();
    let told = nobody.does(&["receipt", "verify", &file]);
    let authority = told["authority"].as_str().expect("a fingerprint");
    assert_eq!((&told["verified"], &told["consistent"]), (&false.into(), &true.into()));
    assert_eq!(one.does(&["campaign", "show"])["authority"], authority);
    assert_eq!(nobody.does(&["receipt", "verify", &file, "--authority", authority])["verified"], true);
    assert_eq!(one.does(&["receipt", "verify", &file])["verified"], true);
    let good = std::fs::read(&file).expect("read");
    for at in [good.len() / 3, good.len() / 2, good.len() - 2] {
        let mut bad = good.clone();
        bad[at] ^= 1;
        std::fs::write(&file, bad).expect("written");
        assert_eq!(nobody.run(&["receipt", "verify", &file]).code, Some(1), "byte {at}");
    }
}
