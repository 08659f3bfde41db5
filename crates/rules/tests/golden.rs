//! Golden checks: a dossier in `tests/golden/*.toml`, the findings it must give in `*.findings.txt`.
//!
//! After an intended change, run with `UPDATE_GOLDEN=1` and read the difference.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use jiangxuan_model::BureauCode;
use jiangxuan_rules::check::blocks;
use jiangxuan_rules::{DossierView, Finding, Level, Record, Season, check};
use serde::Deserialize;

#[derive(Deserialize)]
struct Dossier {
    bureau: BureauCode,
    meeting: Option<jiff::civil::Date>,
    #[serde(default)]
    contested: Vec<String>,
    #[serde(default)]
    fields: BTreeMap<String, String>,
    #[serde(default)]
    attachments: BTreeMap<String, usize>,
    #[serde(default)]
    records: BTreeMap<String, Vec<BTreeMap<String, String>>>,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap_or_default()
}

fn texts(map: &BTreeMap<String, String>) -> BTreeMap<&str, &str> {
    map.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect()
}

fn records(rows: &[BTreeMap<String, String>]) -> Vec<Record<'_>> {
    rows.iter().map(|row| Record { id: row.get("id").map_or("", String::as_str), values: texts(row) }).collect()
}

fn findings(name: &str) -> Vec<Finding> {
    let season = Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season");
    let dossier: Dossier = toml::from_str(&read(&format!("{name}.toml"))).expect("fixture");
    let narrative = read(&format!("{name}.narrative.txt"));
    let view = DossierView {
        fields: texts(&dossier.fields),
        narrative: &narrative,
        records: dossier.records.iter().map(|(section, rows)| (section.as_str(), records(rows))).collect(),
        attachments: dossier.attachments.iter().map(|(kind, n)| (kind.as_str(), *n)).collect(),
        meeting: dossier.meeting,
        contested: dossier.contested.iter().map(String::as_str).collect(),
        ..DossierView::new(&dossier.bureau)
    };
    check(&season, &view)
}

fn print(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        let level = match finding.level {
            Level::Block => "拦截",
            Level::Warn => "提示",
            Level::Help => "说明",
        };
        let place = finding.field.as_deref().unwrap_or("-");
        let reason =
            finding.reason_field.as_deref().map_or(String::new(), |field| format!("（可在 {field} 说明理由）"));
        let _ = writeln!(
            text,
            "{level} {} {place}\n    {}{reason}\n    → {}",
            finding.rule, finding.message, finding.advice
        );
        let _ = writeln!(text, "    依据：{}", finding.clause);
    }
    text
}

/// Compares with the stored text, or stores it anew when asked to.
fn matches_golden(name: &str) -> Vec<Finding> {
    let (found, file) = (findings(name), format!("{name}.findings.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(folder().join(&file), print(&found)).expect("write");
    }
    assert_eq!(print(&found), read(&file).replace("\r\n", "\n"), "{file}");
    found
}

#[test]
fn an_empty_dossier_lists_everything_that_is_missing() {
    assert!(blocks(&matches_golden("empty")));
}

#[test]
fn a_complete_dossier_has_nothing_to_remark() {
    assert_eq!(matches_golden("complete"), []);
}

#[test]
fn a_troubled_dossier_is_told_every_trouble() {
    assert!(blocks(&matches_golden("troubled")));
}
