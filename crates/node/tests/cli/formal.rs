//! The formal check: returned for correction, corrected, compared, passed; and nominees who are one person.

use serde_json::Value;

use crate::county::{County, enrolled};
use crate::desk::Desk;

const DUE: &str = "2099-12-31";

fn fields(differences: &Value) -> Vec<&str> {
    let rows = differences["differences"].as_array().expect("rows");
    rows.iter().map(|row| row["field"].as_str().expect("field")).collect()
}

fn sealed() -> (County, String) {
    let county = enrolled();
    let id = county.desk.completed("申屠启明");
    county.desk.does(&["dossier", "seal", &id]);
    county.desk.syncs();
    (county, id)
}

#[test]
fn returned_work_comes_back_corrected_and_shows_what_changed() {
    let (County { hub, node: _node, desk, .. }, id) = sealed();
    assert_eq!(hub.does(&["formal", "list"])[0]["state"], "open");
    assert_eq!(hub.run(&["formal", "return", &id, "--due", "2019-01-01", "手机号码", "号码有误"]).failure(), "due");
    assert_eq!(hub.run(&["formal", "return", &id, "--due", DUE, "星座", "没有"]).failure(), "unknown_field");
    hub.does(&["formal", "return", &id, "--due", DUE, "手机号码", "号码有误", "照片", "尺寸不够"]);

    desk.syncs();
    let told = desk.does(&["formal", "show", &id]);
    assert_eq!((&told["state"], &told["due"]), (&"returned".into(), &DUE.into()), "{told}");
    assert_eq!(told["versions"][0]["items"].as_array().map(Vec::len), Some(2));
    assert!(desk.shows(&["formal", "show", &id]).contains("手机号码：号码有误"));
    assert_eq!(desk.run(&["formal", "pass", &id]).failure(), "not_yours");
    assert_eq!(hub.run(&["formal", "pass", &id]).failure(), "reopened");

    desk.does(&["dossier", "set", &id, "手机号码", "13900000000"]);
    desk.does(&["dossier", "seal", &id]);
    desk.syncs();
    let differences = hub.does(&["dossier", "diff", &id]);
    assert_eq!(fields(&differences), ["mobile"], "{differences}");
    let row = &differences["differences"][0];
    assert_eq!(
        (&row["before"], &row["after"], &row["person"]),
        (&"13800000000".into(), &"13900000000".into(), &"李木匠".into())
    );
    assert_eq!(hub.does(&["dossier", "versions", &id]).as_array().map(Vec::len), Some(2));
    assert_eq!(hub.does(&["formal", "show", &id])["corrected"], true);
    assert_eq!(hub.does(&["formal", "pass", &id])["state"], "passed");
}

#[test]
fn a_correction_after_closing_counts_once_it_passes() {
    let (County { hub, node: _node, desk, .. }, id) = sealed();
    hub.does(&["close", "begin"]);
    hub.does(&["close", "finish"]);
    hub.does(&["formal", "return", &id, "--due", DUE, "手机号码", "号码有误"]);
    desk.syncs();
    desk.does(&["dossier", "set", &id, "手机号码", "13900000000"]);
    desk.does(&["dossier", "seal", &id]);
    desk.syncs();
    assert_eq!(hub.shows_state(&id), "received");
    hub.does(&["formal", "pass", &id]);
    assert_eq!(hub.shows_state(&id), "closed");
}

#[test]
fn an_identity_number_is_masked_in_a_difference() {
    let (County { hub, node: _node, desk, .. }, id) = sealed();
    desk.does(&["dossier", "set", &id, "公民身份号码", "142430197506150052"]);
    desk.does(&["dossier", "seal", &id]);
    desk.syncs();
    let differences = hub.does(&["dossier", "diff", &id]).to_string();
    assert!(differences.contains("id_number") && !differences.contains("142430197506150052"), "{differences}");
}

/// A5: the same ID number from 太谷县 and from a municipal unit.
#[test]
fn one_person_from_two_bureaus_is_shown_with_both_and_either_may_be_sealed() {
    let hub = Desk::founded();
    let _node = hub.serves();
    for bureau in ["140726", "U01"] {
        let desk = Desk::new();
        let ticket = hub.does(&["invite", "--bureau", bureau, "--preapproved"]);
        desk.does(&["join", ticket["ticket"].as_str().expect("ticket"), "--no-lan"]);
        let id = desk.completed("申屠启明");
        desk.does(&["dossier", "seal", &id]);
        desk.syncs();
        assert_eq!(desk.shows_state(&id), "received", "{bureau}");
    }
    let rows = hub.does(&["formal", "duplicates"]);
    let bureaus: Vec<&Value> =
        rows[0]["dossiers"].as_array().expect("dossiers").iter().map(|twin| &twin["bureau"]).collect();
    assert_eq!(
        (&rows[0]["kind"], bureaus),
        (&"duplicate_across".into(), vec![&"140726".into(), &"U01".into()]),
        "{rows}"
    );
    assert!(!rows.to_string().contains("142430197506150036"));
    assert!(hub.shows(&["formal", "duplicates"]).contains("太谷县"));
}

#[test]
fn paper_copies_are_ticked_off_as_they_come() {
    let (County { hub, node: _node, desk, .. }, id) = sealed();
    let copies = |desk: &Desk| desk.does(&["formal", "show", &id])["copies"].clone();
    assert_eq!((&copies(&hub)["count"], &copies(&hub)["wanted"]), (&0.into(), &4.into()));
    let take = |count: &str, date: &str| hub.run(&["formal", "copies", &id, "--count", count, "--date", date]);
    assert_eq!((take("5", "2019-07-30").failure(), take("4", DUE).failure()), ("copies".into(), "future".into()));
    assert_eq!(take("3", "2019-07-30").json()["copies"]["count"], 3);
    assert_eq!(take("4", "2019-07-31").json()["copies"]["version"], 1);
    assert!(hub.shows(&["formal", "list"]).contains("4/4 份"));
    desk.syncs();
    assert_eq!(copies(&desk)["count"], 4, "the bureau sees what has arrived");
    assert_eq!(desk.run(&["formal", "copies", &id, "--count", "4", "--date", "2019-07-31"]).failure(), "not_yours");
}
