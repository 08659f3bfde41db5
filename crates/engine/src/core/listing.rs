//! What lists show of a dossier beside its name, and by what it is found and sorted.

use std::collections::BTreeMap;

use jiangxuan_rules::fields::{self, Field};
use jiangxuan_rules::names;
use jiangxuan_rules::strokes::stroke_key;
use serde_json::{Value, json};

use super::state::{Core, Entry};

/// Fields of the projection that a list shows.
const SHOWN: [&str; 7] =
    ["employer_name", "occupation", "skill_level", "claimed_conditions", "industry", "local_rank", "channel"];

impl Core {
    /// Some values, the sound of the name, and how much of what everybody is asked for has been filled in.
    pub(crate) fn listed(&self, entry: &Entry) -> Value {
        let all = &entry.summary.summary.fields;
        let name = all.get("name").map_or("", String::as_str);
        let shown: BTreeMap<&str, &str> =
            SHOWN.iter().filter_map(|key| Some((*key, all.get(*key)?.as_str()))).collect();
        let filled = self.season.as_ref().map(|season| {
            let asked: Vec<&Field> =
                fields::fields().iter().filter(|field| season.requires(field.key).is_some()).collect();
            let has = |field: &&&Field| all.get(field.key).is_some_and(|value| !value.trim().is_empty());
            (asked.iter().filter(has).count(), asked.len())
        });
        json!({
            "shown": shown, "pinyin": names::pinyin(name), "initials": names::initials(name), "strokes": stroke_key(name),
            "filled": filled,
        })
    }
}
