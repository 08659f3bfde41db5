//! Two computers, from the founding of a season to a verified receipt.

use serde_json::Value;

use crate::county::{BUREAU, County, asked, enrolled};
use crate::desk::{Desk, arg, run};

fn outcome(pass: &Value) -> &str {
    pass["peers"][0]["outcome"].as_str().expect("outcome")
}

#[test]
fn joining_shows_the_same_six_digits_on_both_screens() {
    let County { hub, node: _node, desk, asked } = asked();
    assert_eq!(
        (&asked["state"], &asked["bureau"], &asked["role"]),
        (&"pending".into(), &BUREAU.into(), &"editor".into())
    );
    let devices = hub.does(&["device", "list"]);
    let waiting = devices.as_array().expect("list").iter().find(|row| row["state"] == "pending").expect("waiting");
    assert_eq!((&waiting["code"], &waiting["device"]), (&asked["code"], &asked["device"]));
    assert_eq!(desk.does(&["status"])["state"], "pending");
}

#[test]
fn confirmed_desks_are_enrolled_at_their_next_sync() {
    let County { desk, node: _node, hub: _hub, .. } = enrolled();
    let status = desk.does(&["status"]);
    assert_eq!(
        (&status["state"], &status["bureau"], &status["role"]),
        (&"enrolled".into(), &BUREAU.into(), &"editor".into())
    );
    assert!(status["deadline"].as_str().is_some_and(|time| time.ends_with('Z')), "{status}");
}

#[test]
fn a_preapproved_ticket_enrols_at_once() {
    let hub = Desk::founded();
    let _node = hub.serves();
    let ticket = hub.does(&["invite", "--bureau", BUREAU, "--preapproved"]);
    let desk = Desk::new();
    let joined = desk.does(&["join", ticket["ticket"].as_str().expect("ticket"), "--no-lan"]);
    assert_eq!((&joined["state"], &joined["reached"]), (&"enrolled".into(), &true.into()), "{joined}");
}

#[test]
fn joining_can_wait_for_the_officer() {
    let hub = Desk::founded();
    let _node = hub.serves();
    let ticket = hub.does(&["invite", "--bureau", BUREAU]);
    let desk = Desk::new();
    let mut waiting = desk.command(&["join", ticket["ticket"].as_str().expect("ticket"), "--wait", "60", "--no-lan"]);
    let waiting = waiting.stdout(std::process::Stdio::piped()).spawn().expect("started");
    let code = loop {
        let devices = hub.does(&["device", "list"]);
        let found = devices.as_array().expect("list").iter().find(|row| row["state"] == "pending").cloned();
        if let Some(row) = found {
            break row["code"].as_str().expect("code").to_owned();
        }
    };
    hub.does(&["device", "confirm", &code]);
    let joined: Value = serde_json::from_slice(&waiting.wait_with_output().expect("ended").stdout).expect("JSON");
    assert_eq!(joined["state"], "enrolled", "{joined}");
}

#[test]
fn work_travels_to_the_municipal_node_and_comes_back_as_a_verified_receipt() {
    let County { hub, desk, node: _node, .. } = enrolled();
    let id = desk.does(&["dossier", "new", "--name", "武平生"])["id"].as_str().expect("id").to_owned();
    let set = desk.does(&["dossier", "set", &id, "性别", "男", "出生年月", "1980年1月1日"]);
    assert_eq!(set["fields"]["birth_date"], "1980-01-01");
    let record = desk.does(&["dossier", "record", &id, "获奖情况", "set", "name", "省级一等奖"]);
    assert!(record["record"].is_string(), "{record}");
    assert_eq!(desk.shows_state(&id), "local");

    let pass = desk.syncs();
    assert_eq!(outcome(&pass), "level", "{pass}");
    assert_eq!(pass["peers"][0]["path"], "direct");
    assert_eq!(hub.does(&["dossier", "show", &id])["fields"]["gender"], "男");

    assert_eq!(desk.run(&["dossier", "seal", &id]).failure(), "findings");
    let id = desk.completed("申屠启明");
    desk.does(&["dossier", "seal", &id]);
    assert_eq!(desk.shows_state(&id), "local");
    let pass = desk.syncs();
    let row = pass["dossiers"].as_array().expect("rows").iter().find(|row| row["id"] == id.as_str()).expect("row");
    assert_eq!((&row["delivery"], &row["receipt"]), (&"received".into(), &1.into()), "{pass}");
    receipt_verifies(&desk, &id);
}

fn receipt_verifies(desk: &Desk, id: &str) {
    let receipts = desk.does(&["receipt", "list", id]);
    assert_eq!((&receipts[0]["dossier"], &receipts[0]["verified"]), (&id.into(), &true.into()), "{receipts}");
    let file = desk.file("回执.jxr");
    desk.does(&["receipt", "export", &receipts[0]["no"].to_string(), "--out", arg(&file)]);
    let told = run(&["receipt", "verify", arg(&file), "--json"]).json();
    assert_eq!((&told["verified"], &told["consistent"]), (&false.into(), &true.into()), "{told}");
    assert_eq!(desk.does(&["receipt", "verify", arg(&file)])["verified"], true);
    let shown = desk.shows(&["receipt", "verify", arg(&file), "--authority", &"0".repeat(64)]);
    assert!(shown.contains("文件自洽，未核验") && !shown.contains("核验通过"), "{shown}");
    assert!(desk.shows(&["receipt", "print", id]).contains("市局回执 No."));
}

#[test]
fn a_disagreement_becomes_a_card_and_is_settled() {
    let County { hub, node: _node, desk, .. } = enrolled();
    let second = Desk::new();
    let ticket = hub.does(&["invite", "--bureau", BUREAU, "--preapproved"]);
    second.does(&["join", ticket["ticket"].as_str().expect("ticket"), "--device-name", "二号机", "--no-lan"]);
    let id = desk.does(&["dossier", "new", "--name", "武平生"])["id"].as_str().expect("id").to_owned();
    desk.syncs();
    second.syncs();

    desk.does(&["dossier", "set", &id, "民族", "汉族"]);
    second.does(&["dossier", "set", &id, "民族", "满族"]);
    desk.syncs();
    second.syncs();
    desk.syncs();

    let cards = desk.does(&["conflict", "list", &id]);
    assert_eq!((&cards[0]["kind"], &cards[0]["field"]), (&"field".into(), &"ethnicity".into()), "{cards}");
    assert_eq!(cards[0]["sides"].as_array().map(Vec::len), Some(2));
    assert!(desk.shows(&["conflict", "list"]).contains("民族"));
    desk.does(&["conflict", "resolve", cards[0]["id"].as_str().expect("id"), "--take", "1"]);
    assert_eq!(desk.does(&["conflict", "list"]).as_array().map(Vec::len), Some(0));
}

#[test]
fn a_revoked_desk_is_told_and_sends_nothing_more() {
    let County { hub, node: _node, desk, asked } = enrolled();
    hub.does(&["device", "revoke", asked["device"].as_str().expect("device"), "--reason", "电脑遗失"]);
    desk.does(&["dossier", "new", "--name", "武平生"]);
    let pass = desk.syncs();
    assert_eq!(outcome(&pass), "revoked", "{pass}");
    assert_eq!(hub.does(&["dossier", "list"]).as_array().map(Vec::len), Some(0));
}

#[test]
fn joining_and_work_travel_on_a_stick_where_there_is_no_network() {
    let hub = Desk::founded();
    let ticket = hub.does(&["invite", "--bureau", BUREAU, "--address", "127.0.0.1:9"]);
    let desk = Desk::new();
    let (request, enrolment, work) = (desk.file("申请.jxj"), desk.file("登记.jxc"), desk.file("榆次.jxc"));
    let asked = desk.does(&["join", ticket["ticket"].as_str().expect("ticket"), "--export", arg(&request)]);
    let told = hub.does(&["carry", "import", arg(&request)]);
    assert_eq!(told["code"], asked["code"]);
    hub.does(&["device", "confirm", asked["code"].as_str().expect("code")]);
    hub.does(&["carry", "export", "--to", BUREAU, "--out", arg(&enrolment)]);
    desk.does(&["carry", "import", arg(&enrolment)]);
    assert_eq!(desk.does(&["status"])["state"], "enrolled");

    let id = desk.does(&["dossier", "new", "--name", "武平生"])["id"].as_str().expect("id").to_owned();
    desk.does(&["carry", "export", "--to", "140700", "--out", arg(&work)]);
    hub.does(&["carry", "import", arg(&work)]);
    hub.does(&["carry", "import", arg(&work)]);
    assert_eq!(hub.does(&["dossier", "show", &id])["name"], "武平生");
}

#[test]
fn people_see_the_same_in_words() {
    let hub = Desk::founded();
    hub.does(&["dossier", "new", "--name", "武平生"]);
    assert!(hub.shows(&["status"]).contains("市级登记"));
    assert!(hub.shows(&["dossier", "list"]).contains("本机已保存"));
    assert!(hub.shows(&["dossier", "show", "武平生"]).contains("【基本情况】"));
    assert!(hub.shows(&["dossier", "history", "武平生"]).contains("姓名"));
    assert!(hub.shows(&["campaign", "show"]).contains("平遥县"));
    assert!(hub.shows(&["device", "list"]).contains("（本机）"));
    assert!(hub.shows(&["quarantine", "list"]).contains("隔离区是空的"));
}
