//! Invented nominees, and filling in their dossiers.

use serde_json::{Map, Value};

use super::scene::text;
use super::stage::Stage;
use crate::tool::Failed;

/// A story of some 1,470 characters, as the notice asks for; about nobody in particular.
pub const NARRATIVE: &str = include_str!("narrative.txt");
const DATA: &str = include_str!("dossier.json");

/// The invented content.
pub fn data() -> Value {
    serde_json::from_str(DATA).unwrap_or_default()
}

/// Makes a complete dossier on `home`; returns its id.
pub fn complete(stage: &mut Stage, home: &str, who: &str) -> Result<String, Failed> {
    let data = data();
    let person = map(&data["people"][who]);
    let name = person.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    let made = stage.run(home, &["dossier", "new", "--name", &name])?;
    let id = text(&made, "/id");
    let mut fields = map(&data["fields"]);
    fields.extend(person);
    set(stage, home, &id, &fields)?;
    for record in data["records"].as_array().into_iter().flatten() {
        add(stage, home, &id, &text(record, "/0"), &map(&record[1]))?;
    }
    let file = stage.put("事迹.txt", NARRATIVE.trim_end())?;
    stage.run(home, &["dossier", "text", &id, "--file", &file])?;
    workflow(stage, home, &id)?;
    let checked = stage.run(home, &["dossier", "check", &id])?;
    stage.check(&format!("{name}的申报没有必须先解决的问题"), checked["blocking"] == 0)?;
    Ok(id)
}

/// What the bureau does before it submits: review, visit, letters, replies, party-group meeting.
fn workflow(stage: &mut Stage, home: &str, id: &str) -> Result<(), Failed> {
    stage.say("审查、考察、征求意见、上会，逐项登记：");
    for step in data()["workflow"].as_array().into_iter().flatten() {
        let words = step.as_array().into_iter().flatten().filter_map(Value::as_str);
        stage.run(home, &words.map(|word| if word == "ID" { id } else { word }).collect::<Vec<_>>())?;
    }
    let shown = stage.run(home, &["dossier", "show", id])?;
    stage.check("进度是“党组通过”", shown["stage"] == "approved")
}

/// Sets fields in one command.
pub fn set(stage: &mut Stage, home: &str, id: &str, fields: &Map<String, Value>) -> Result<Value, Failed> {
    let pairs = words(fields);
    let all: Vec<&str> = ["dossier", "set", id].into_iter().chain(pairs.iter().map(String::as_str)).collect();
    stage.run(home, &all)
}

/// Adds a record; returns its id.
pub fn add(
    stage: &mut Stage,
    home: &str,
    id: &str,
    section: &str,
    record: &Map<String, Value>,
) -> Result<String, Failed> {
    let pairs = words(record);
    let all = ["dossier", "record", id, section, "set"].into_iter().chain(pairs.iter().map(String::as_str));
    let answer = stage.run(home, &all.collect::<Vec<_>>())?;
    Ok(text(&answer, "/record"))
}

/// A JSON object as such.
pub fn map(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

fn words(fields: &Map<String, Value>) -> Vec<String> {
    let pair = |(key, value): (&String, &Value)| [key.clone(), value.as_str().unwrap_or_default().to_owned()];
    fields.iter().flat_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_can_be_read_and_every_value_is_a_text() {
        let data = data();
        let people = map(&data["people"]);
        assert_eq!(people.len(), 4);
        let all = people.values().chain([&data["fields"], &data["award"]]);
        assert!(all.flat_map(|part| map(part).into_iter().collect::<Vec<_>>()).all(|(_, value)| value.is_string()));
    }
}
