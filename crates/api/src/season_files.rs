//! Season files: those that come with the program, and those that people write.

use std::path::Path;

use jiangxuan_engine::command::{Answer, Failure};
use jiangxuan_rules::Season;
use serde_json::{Value, json};

use crate::files;

/// Those that come with the program.
#[must_use]
pub fn templates() -> Value {
    let read = |name: &str| {
        let text = Season::builtin(name)?;
        Season::parse(text).ok().map(|season| told(name, &season, text))
    };
    Season::builtin_names().filter_map(read).collect()
}

/// One that somebody wrote, checked before anything is made of it.
pub fn read(file: &Path) -> Answer {
    let text = files::read_text(file)?;
    let season = Season::parse(&text).map_err(|error| Failure::new("season", error.to_string()))?;
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    Ok(told(&name, &season, &text))
}

fn told(name: &str, season: &Season, text: &str) -> Value {
    json!({
        "name": name,
        "title": season.title,
        "year": season.year,
        "doc_no": season.doc_no,
        "deadline": season.deadline().to_string(),
        "municipal": season.municipal().name,
        "bureaus": season.bureaus.len(),
        "text": text,
    })
}
