//! Invented nominees, the same as in the demonstration.

use serde_json::{Map, Value};

use crate::desk::{Desk, text};

pub const NARRATIVE: &str = include_str!("../../crates/xtask/src/demo/narrative.txt");
const DATA: &str = include_str!("../../crates/xtask/src/demo/dossier.json");

/// Makes a complete dossier, ready to be sealed; returns its id.
pub fn complete(desk: &Desk, who: &str) -> String {
    let data: Value = serde_json::from_str(DATA).expect("JSON");
    let person = data["people"][who].as_object().expect("a person");
    let id = desk.nominates(person["name"].as_str().expect("a name"));
    let mut fields = data["fields"].as_object().expect("fields").clone();
    fields.extend(person.clone());
    run(desk, &["dossier", "set", &id], &fields);
    for record in data["records"].as_array().expect("records") {
        run(desk, &["dossier", "record", &id, &text(record, "/0"), "set"], record[1].as_object().expect("a record"));
    }
    let file = desk.file("事迹.txt");
    std::fs::write(&file, NARRATIVE.trim_end()).expect("written");
    desk.does(&["dossier", "text", &id, "--file", &file]);
    for step in data["workflow"].as_array().expect("steps") {
        let words = step.as_array().expect("words").iter().map(|word| word.as_str().expect("a word"));
        desk.does(&words.map(|word| if word == "ID" { id.as_str() } else { word }).collect::<Vec<_>>());
    }
    assert_eq!(desk.does(&["dossier", "check", &id])["blocking"], 0);
    id
}

fn run(desk: &Desk, words: &[&str], values: &Map<String, Value>) {
    let pairs = values.iter().flat_map(|(key, value)| [key.as_str(), value.as_str().expect("a text")]);
    desk.does(&words.iter().copied().chain(pairs).collect::<Vec<_>>());
}
