//! An invented nominee, the same as in the demonstration, made on the command line.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::city::{City, day, does};
use crate::screen::Screen;

pub const NAME: &str = "闻人守拙";
const DATA: &str = include_str!("../../../crates/xtask/src/demo/dossier.json");
const NARRATIVE: &str = include_str!("../../../crates/xtask/src/demo/narrative.txt");

/// Two devices of a bureau, level with the city's node, which runs; and the dossier that the first has filled in.
pub fn colleagues(screen: &Screen, city: &City) -> ([PathBuf; 2], String) {
    let homes = [screen.folder("一号机"), screen.folder("二号机")];
    city.enrols(&homes[0], "职建股1号机", "武晓岚");
    city.enrols(&homes[1], "职建股2号机", "任东野");
    let id = complete(&homes[0]);
    for home in &homes {
        does(home, &["sync", "--no-lan"]);
    }
    (homes, id)
}

/// Makes a complete dossier, ready to be sealed; returns its id.
pub fn complete(home: &Path) -> String {
    let data: Value = serde_json::from_str(DATA).expect("JSON");
    let made = does(home, &["dossier", "new", "--name", NAME]);
    let id = made["id"].as_str().expect("an id").to_owned();
    let mut fields = data["fields"].as_object().expect("fields").clone();
    fields.extend(data["people"]["yuci"].as_object().expect("a person").clone());
    set(home, &["dossier", "set", &id], &fields);
    for record in data["records"].as_array().expect("records") {
        let words = ["dossier", "record", &id, record[0].as_str().expect("a section"), "set"];
        set(home, &words, record[1].as_object().expect("a record"));
    }
    let file = home.with_extension("txt");
    std::fs::write(&file, NARRATIVE.trim_end()).expect("written");
    does(home, &["dossier", "text", &id, "--file", &file.to_string_lossy()]);
    examined(home, &data, &id);
    let checked = does(home, &["dossier", "check", &id]);
    assert_eq!(checked["blocking"], 0, "{checked}");
    id
}

/// Everything that the notice wants done before the seal, in the last weeks instead of in 2019.
fn examined(home: &Path, data: &Value, id: &str) {
    let mut days_ago = 20;
    for step in data["workflow"].as_array().expect("steps") {
        let words = step.as_array().expect("words").iter().map(|word| word.as_str().expect("a word"));
        days_ago -= 2;
        let day = day(-days_ago).to_string();
        let word = |word| {
            if word == "ID" {
                id
            } else if is_day(word) {
                &*day
            } else {
                word
            }
        };
        does(home, &words.map(word).collect::<Vec<_>>());
    }
}

fn is_day(word: &str) -> bool {
    word.len() == "2019-07-04".len() && word.parse::<Date>().is_ok()
}

fn set(home: &Path, words: &[&str], values: &Map<String, Value>) {
    let pairs = values.iter().flat_map(|(key, value)| [key.as_str(), value.as_str().expect("a text")]);
    does(home, &words.iter().copied().chain(pairs).collect::<Vec<_>>());
}
