//! The official form as data: a screen draws what it finds here and knows no field by name.

use std::collections::{BTreeMap, BTreeSet};

use jiangxuan_rules::codes::{self, ListName};
use jiangxuan_rules::fields::{self, Field, FieldKind, Section};
use jiangxuan_rules::{Season, divisions};
use serde_json::{Map, Value, json};

/// The form; with a season also its lists, its wishes and the words of its notice.
#[must_use]
pub fn form(season: Option<&Season>) -> Value {
    let mut told = json!({
        "sections": groups(season),
        "records": fields::sections().iter().map(|section| records(section, season)).collect::<Value>(),
        "attachments": fields::attachment_kinds(),
        "lists": lists(season),
    });
    if let (Some(season), Some(told)) = (season, told.as_object_mut()) {
        told.extend(of_season(season));
    }
    told
}

/// The fields under their headings, in the order of the form.
fn groups(season: Option<&Season>) -> Value {
    let mut headings: Vec<&str> = fields::fields().iter().map(|field| field.section).collect();
    headings.dedup();
    let group = |heading: &&str| {
        let inside = fields::fields().iter().filter(|field| field.section == *heading);
        json!({ "zh": heading, "fields": inside.map(|field| one(field, season)).collect::<Value>() })
    };
    headings.iter().map(group).collect()
}

fn records(section: &Section, season: Option<&Season>) -> Value {
    json!({
        "key": section.key,
        "zh": section.zh,
        "clause": section.clause,
        "words": words(section.clause, season),
        "fields": section.fields.iter().map(|field| one(field, None)).collect::<Value>(),
    })
}

fn one(field: &Field, season: Option<&Season>) -> Value {
    let mut told = json!(field);
    told["words"] = words(field.clause, season);
    told["asked"] = json!(season.and_then(|season| season.requires(field.key)));
    told
}

/// What the notice says under a rule.
fn words(rule: &str, season: Option<&Season>) -> Value {
    let said = season.map(|season| season.clause(rule)).filter(|said| !said.is_empty());
    json!(said)
}

/// Every list that a field can be chosen from: code (empty where there is none) and name.
fn lists(season: Option<&Season>) -> Value {
    let columns = fields::sections().iter().flat_map(|section| section.fields);
    let named: BTreeSet<ListName> =
        fields::fields().iter().chain(columns).filter_map(|field| list_of(field.kind)).collect();
    let told: BTreeMap<String, Value> = named.into_iter().map(|list| (key(list), entries(list, season))).collect();
    json!(told)
}

fn list_of(kind: FieldKind) -> Option<ListName> {
    match kind {
        FieldKind::Choice { list } | FieldKind::Multi { list } => Some(list),
        _ => None,
    }
}

fn key(list: ListName) -> String {
    json!(list).as_str().unwrap_or_default().to_owned()
}

fn entries(list: ListName, season: Option<&Season>) -> Value {
    match (list, season) {
        (ListName::Division, Some(season)) => {
            let code = |name: &str| divisions::resolve(name).map_or("", |division| division.code);
            season.choices(list).iter().map(|name| json!({ "code": code(name), "zh": name })).collect()
        }
        (ListName::Condition, Some(season)) => {
            let told = |condition: &jiangxuan_rules::season::Condition| json!({ "code": condition.no.to_string(), "zh": condition.sign, "text": condition.text });
            season.conditions.iter().map(told).collect()
        }
        (list, season) => {
            let ours = codes::list(list);
            let of_season = || season.map(|season| season.choices(list)).unwrap_or_default();
            match ours {
                [] => of_season().into_iter().map(|zh| json!({ "code": "", "zh": zh })).collect(),
                ours => json!(ours),
            }
        }
    }
}

/// What the season adds to the form.
fn of_season(season: &Season) -> Map<String, Value> {
    let attested = season
        .attestations
        .iter()
        .map(|attestation| json!({ "field": attestation.field, "words": attestation.clause }));
    let told = json!({
        "narrative": season.narrative,
        "clauses": season.clauses,
        "attestations": attested.collect::<Value>(),
        "departments": season.departments,
        "copies": season.papers.copies,
        "required_records": season.required_records,
        "quotas": season.quotas,
        "scoring": season.scoring,
        "publicity": season.publicity,
    });
    told.as_object().cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn season() -> Season {
        let name = Season::builtin_names().next().expect("a season");
        Season::parse(Season::builtin(name).expect("its text")).expect("sound")
    }

    #[test]
    fn every_field_of_the_form_is_told_once_and_every_list_it_names_has_entries() {
        let told = form(Some(&season()));
        let fields: Vec<&Value> = told["sections"]
            .as_array()
            .expect("groups")
            .iter()
            .flat_map(|group| group["fields"].as_array().expect("fields"))
            .collect();
        assert_eq!(fields.len(), fields::fields().len());
        let columns = told["records"]
            .as_array()
            .expect("records")
            .iter()
            .flat_map(|section| section["fields"].as_array().expect("columns"));
        for field in fields.into_iter().chain(columns) {
            if let Some(list) = field["kind"]["list"].as_str() {
                let entries = told["lists"][list].as_array().unwrap_or_else(|| panic!("{list}"));
                assert!(!entries.is_empty() && entries.iter().all(|entry| entry["zh"].is_string()), "{list}");
            }
        }
    }

    #[test]
    fn the_words_of_the_notice_stand_beside_the_field() {
        let told = form(Some(&season()));
        let skill = &told["sections"][2]["fields"];
        let level =
            skill.as_array().expect("fields").iter().find(|field| field["key"] == "skill_level").expect("level");
        assert!(level["words"].as_str().is_some_and(|words| words.contains("技能")), "{level}");
    }

    #[test]
    fn scores_and_channels_of_the_season_are_told() {
        let told = form(Some(&season()));
        assert_eq!(told["scoring"].as_array().map(Vec::len), Some(5), "{}", told["scoring"]);
        assert_eq!(
            (&told["publicity"]["workdays"], &told["publicity"]["channels"][1]),
            (&json!(5), &json!("门户网站"))
        );
    }

    #[test]
    fn the_form_can_be_drawn_before_the_season_is_known() {
        let told = form(None);
        assert!(told["sections"][0]["fields"][0]["words"].is_null() && told["narrative"].is_null());
    }
}
