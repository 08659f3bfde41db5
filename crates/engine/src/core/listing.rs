//! What lists show of a dossier beside its name, and by what it is found and sorted.

use std::collections::BTreeMap;

use jiangxuan_rules::fields::{self, Field};

use super::state::{Core, Entry};

/// Fields of the projection that a list shows.
const SHOWN: [&str; 7] =
    ["employer_name", "occupation", "skill_level", "claimed_conditions", "industry", "local_rank", "channel"];

/// Some values of a dossier for the list, by key.
pub(crate) fn shown(entry: &Entry) -> BTreeMap<String, String> {
    let all = &entry.summary.summary.fields;
    SHOWN.iter().filter_map(|key| Some(((*key).to_owned(), all.get(*key)?.clone()))).collect()
}

impl Core {
    /// How much of what everybody is asked for has been filled in, of how much.
    pub(crate) fn filled(&self, entry: &Entry) -> Option<(usize, usize)> {
        let all = &entry.summary.summary.fields;
        self.season.as_ref().map(|season| {
            let asked: Vec<&Field> =
                fields::fields().iter().filter(|field| season.requires(field.key).is_some()).collect();
            let has = |field: &&&Field| all.get(field.key).is_some_and(|value| !value.trim().is_empty());
            (asked.iter().filter(has).count(), asked.len())
        })
    }
}
