//! A municipal node and a county desk, and a dossier that may be sealed.

use serde_json::Value;

use crate::desk::{Desk, Node, arg};

/// The county bureau of these tests: 祁县.
pub const BUREAU: &str = "140727";
/// The rules' own complete dossier; everything in it is invented.
const COMPLETE: &str = include_str!("../../../rules/tests/golden/complete.toml");
const NARRATIVE: &str = include_str!("../../../rules/tests/golden/complete.narrative.txt");

/// A municipal node that runs, and a county desk that has asked to join.
pub struct County {
    pub hub: Desk,
    pub node: Node,
    pub desk: Desk,
    pub asked: Value,
}

pub fn asked() -> County {
    let hub = Desk::founded();
    let node = hub.serves();
    let ticket = hub.does(&["invite", "--bureau", BUREAU, "--expires", "3d"]);
    let desk = Desk::new();
    let ticket = ticket["ticket"].as_str().expect("ticket");
    let asked = desk.does(&["join", ticket, "--device-name", "一号机", "--person", "李木匠", "--no-lan"]);
    County { hub, node, desk, asked }
}

pub fn enrolled() -> County {
    let county = asked();
    let code = county.asked["code"].as_str().expect("six digits");
    county.hub.does(&["device", "confirm", code]);
    county.desk.syncs();
    county
}

impl Desk {
    /// A dossier that may be sealed.
    pub fn completed(&self, name: &str) -> String {
        let id = self.filled(name, &[]);
        let sample: toml::Table = COMPLETE.parse().expect("TOML");
        let day = sample["meeting"].as_str().expect("a day");
        self.does(&["meeting", "record", "--no", "第12次", "--date", day, "--chair", "孟某", "--decision", &id]);
        id
    }

    /// A dossier with everything but some sections of records, and without a meeting.
    pub fn filled(&self, name: &str, without: &[&str]) -> String {
        let id = self.does(&["dossier", "new", "--name", name])["id"].as_str().expect("id").to_owned();
        let sample: toml::Table = COMPLETE.parse().expect("TOML");
        let fields = texts(&sample["fields"], "name");
        self.does(&[&["dossier", "set", &id], &borrowed(&fields)[..]].concat());
        let records = sample["records"].as_table().expect("table").iter();
        for (section, records) in records.filter(|(section, _)| !without.contains(&section.as_str())) {
            for record in records.as_array().expect("list") {
                self.does(&[&["dossier", "record", &id, section, "set"], &borrowed(&texts(record, "id"))[..]].concat());
            }
        }
        let file = self.file("事迹.txt");
        std::fs::write(&file, NARRATIVE).expect("written");
        self.does(&["dossier", "text", &id, "--file", arg(&file)]);
        id
    }

    pub fn syncs(&self) -> Value {
        self.does(&["sync", "--timeout", "20", "--no-lan"])
    }

    pub fn shows_state(&self, id: &str) -> String {
        self.does(&["dossier", "show", id])["delivery"].as_str().expect("delivery").to_owned()
    }
}

/// Key, value, key, value of a table, without one key.
fn texts(table: &toml::Value, without: &str) -> Vec<String> {
    let pairs = table.as_table().expect("table").iter().filter(|(key, _)| *key != without);
    pairs.flat_map(|(key, value)| [key.clone(), value.as_str().expect("text").to_owned()]).collect()
}

fn borrowed(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}
