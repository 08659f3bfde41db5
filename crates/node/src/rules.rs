//! The notice's arithmetic from the command line, without any profile.

use std::path::Path;

use jiangxuan_engine::command::{Answer, Failure};
use jiangxuan_rules::Season;
use jiangxuan_rules::calendar::{CalendarError, StartCounts, publicity_end};
use jiangxuan_rules::credit_code::CreditCode;
use jiangxuan_rules::id_number::{IdNumber, Region};
use serde_json::{Value, json};

use crate::cli::rules::{Rules, Workdays};
use crate::request::text_of;

/// What the rules say.
pub(crate) fn answer(rules: &Rules) -> Answer {
    match rules {
        Rules::Id { number } => id(number),
        Rules::Uscc { code } => credit_code(code),
        Rules::Workdays(asked) => workdays(asked),
        Rules::Season { file } => season(file),
    }
}

fn id(number: &str) -> Answer {
    let id = IdNumber::parse(number).map_err(|error| Failure::new("id_number", error.to_string()))?;
    Ok(json!({
        "valid": true,
        "number": id.masked(),
        "birth": id.birth().to_string(),
        "gender": id.gender().zh(),
        "region": region(id.region()),
    }))
}

fn region(region: Region) -> Value {
    match region {
        Region::Jinzhong(division) => {
            json!({ "code": division.code, "name": division.name, "successor": division.successor })
        }
        Region::Elsewhere(province) => json!({ "name": province }),
        Region::Permit(paper) => json!({ "paper": paper }),
        Region::Unknown => Value::Null,
    }
}

fn credit_code(code: &str) -> Answer {
    let code = CreditCode::parse(code).map_err(|error| Failure::new("credit_code", error.to_string()))?;
    Ok(json!({ "valid": true, "code": code.as_str(), "registry": code.registry() }))
}

fn workdays(asked: &Workdays) -> Answer {
    let days = publicity_end(asked.from, usize::from(asked.count), asked.start_counts);
    let days = days.map_err(|error: CalendarError| Failure::new("calendar", error.to_string()))?;
    let days: Vec<String> = days.iter().map(ToString::to_string).collect();
    let counts = asked.start_counts == StartCounts::Yes;
    Ok(json!({ "from": asked.from.to_string(), "start_counts": counts, "end": days.last(), "days": days }))
}

fn season(file: &Path) -> Answer {
    let season = Season::parse(&text_of(file)?).map_err(|error| Failure::new("season", error.to_string()))?;
    Ok(json!({
        "valid": true,
        "title": season.title,
        "year": season.year,
        "deadline": season.deadline().to_string(),
        "municipal": season.municipal().name,
        "bureaus": season.bureaus.len(),
        "target": season.award.target,
    }))
}
