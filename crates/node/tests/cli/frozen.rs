//! Profiles that an earlier schema wrote open for ever, with all that was in them.
//!
//! They were made by the program of their day: a city and a county, two dossiers of invented people, one of them
//! sealed and receipted, and the roster, audit trail and meetings that go with that.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::county::{County, enrolled};
use crate::desk::Desk;

const FILES: [&str; 2] = ["profile.json", "jiangxuan.db"];

fn frozen(schema: u16, side: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/frozen/schema-{schema}/{side}"))
}

/// A computer with a copy of a frozen profile.
fn thawed(schema: u16, side: &str) -> Desk {
    let desk = Desk::new();
    std::fs::create_dir(desk.home()).expect("a folder");
    for file in FILES {
        std::fs::copy(frozen(schema, side).join(file), desk.home().join(file)).expect("a copy");
    }
    desk
}

fn listed(desk: &Desk) -> Vec<Value> {
    let mut rows = desk.does(&["dossier", "list"]).as_array().expect("rows").clone();
    rows.sort_by_key(|row| row["name"].to_string());
    rows
}

/// Everything that the sample puts into a dossier is there.
fn is_whole(desk: &Desk, name: &str) {
    let shown = desk.does(&["dossier", "show", name]);
    assert_eq!(shown["fields"]["name"], name, "{shown}");
    assert!(shown["narrative"].as_str().is_some_and(|text| text.chars().count() > 1_000), "{shown}");
    for section in ["career", "achievements", "awards", "ip", "apprentices", "visits", "consultations"] {
        assert!(shown["records"][section].as_array().is_some_and(|rows| !rows.is_empty()), "{section}: {shown}");
    }
    assert_eq!((&shown["version"], &shown["conflicts"]), (&1.into(), &0.into()), "{shown}");
    assert_eq!((&shown["edited_since_seal"], &shown["receipt"]), (&false.into(), &1.into()), "{shown}");
}

#[test]
fn profiles_of_schema_1_open_with_all_that_was_in_them() {
    let (city, county) = (thawed(1, "city"), thawed(1, "county"));
    let names: Vec<Vec<Value>> =
        [&city, &county].map(|desk| listed(desk).into_iter().map(|row| row["name"].clone()).collect()).to_vec();
    assert_eq!(names, [vec!["武平生".into(), "申屠启明".into()], vec![Value::from("申屠启明")]]);
    for desk in [&city, &county] {
        is_whole(desk, "申屠启明");
        let receipts = desk.does(&["receipt", "list"]);
        assert_eq!((&receipts[0]["no"], &receipts[0]["verified"]), (&1.into(), &true.into()), "{receipts}");
        assert_eq!(desk.does(&["verify"])["ok"], true);
        assert_eq!(desk.does(&["audit", "verify"])["verified"], true);
        assert_eq!(desk.does(&["status"])["alarms"], serde_json::json!([]));
    }
    assert_eq!(city.does(&["dossier", "show", "武平生"])["fields"]["mobile"], "13800000001");
    assert_eq!(county.does(&["meeting", "list"])[0]["no"], "第12次");
    // Work goes on, and the two still understand each other.
    county.does(&["dossier", "set", "申屠启明", "手机号码", "13900000000"]);
    assert_eq!(county.does(&["dossier", "show", "申屠启明"])["edited_since_seal"], true);
}

#[test]
#[ignore = "writes the frozen profiles; run once for each schema, with JIANGXUAN_PROGRAM naming the program of its day"]
fn freeze() {
    let County { hub, node, desk, .. } = enrolled();
    let id = desk.completed("申屠启明");
    desk.does(&["dossier", "seal", &id]);
    hub.does(&["dossier", "new", "--name", "武平生"]);
    hub.does(&["dossier", "set", "武平生", "手机号码", "13800000001"]);
    desk.syncs();
    desk.syncs();
    drop(node);
    let schema = std::env::var("JIANGXUAN_SCHEMA").expect("JIANGXUAN_SCHEMA: the number that is frozen");
    for (side, computer) in [("city", &hub), ("county", &desk)] {
        // Opening and closing it once more leaves everything in the database itself.
        computer.does(&["status"]);
        let folder = frozen(schema.parse().expect("a number"), side);
        std::fs::create_dir_all(&folder).expect("a folder");
        for file in FILES {
            std::fs::copy(computer.home().join(file), folder.join(file)).expect("a copy");
        }
    }
}
