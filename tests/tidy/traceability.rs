//! Every requirement of the notice has its row in the table, and every row a test that exists.

use std::collections::BTreeMap;

use crate::files;

const TABLE: &str = "crates/rules/REQUIREMENTS.md";
/// Letter and how many there are: requirements, acceptance scenarios, derived needs.
const WANTED: [(char, u32); 3] = [('R', 64), ('A', 10), ('D', 12)];

/// A row: its line, and the cells.
struct Row<'a> {
    line: usize,
    cells: Vec<&'a str>,
}

fn rows(page: &str) -> Vec<Row<'_>> {
    let lines = page.lines().enumerate().filter(|(_, line)| line.starts_with("| "));
    lines
        .map(|(at, line)| Row { line: at + 1, cells: line.trim_matches('|').split(" | ").map(str::trim).collect() })
        .collect()
}

/// The requirements that a first cell names: `R4`, `R46, R47`, `R11–R14`.
fn named(cell: &str) -> Vec<String> {
    let one = |text: &str| -> Option<(char, u32)> {
        let letter = text.chars().next().filter(|letter| WANTED.iter().any(|(known, _)| known == letter))?;
        Some((letter, text[letter.len_utf8()..].parse().ok()?))
    };
    let part = |part: &str| -> Vec<String> {
        let (first, last) = part.split_once('–').unwrap_or((part, part));
        match (one(first.trim()), one(last.trim())) {
            (Some((letter, from)), Some((_, to))) => (from..=to).map(|no| format!("{letter}{no}")).collect(),
            _ => Vec::new(),
        }
    };
    cell.split([',', '、']).flat_map(part).collect()
}

/// The names of tests that a cell gives: in backticks, possibly behind a file.
fn tests(cell: &str) -> Vec<&str> {
    let quoted = cell.split('`').skip(1).step_by(2);
    let words = quoted.flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric() && !"_/.-".contains(c)));
    words.filter(|word| word.ends_with(".test.ts") || word.matches('_').count() > 1).collect()
}

#[test]
fn every_requirement_has_a_row_with_a_test_that_exists() {
    let page = files::read(TABLE);
    let sources = files::all(&[".rs", ".test.ts"]);
    let exists = |name: &str| match name.ends_with(".test.ts") {
        true => sources.iter().any(|source| source.path.ends_with(name)),
        false => sources.iter().any(|source| source.text.contains(&format!("fn {name}("))),
    };
    let mut findings = Vec::new();
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows(&page) {
        let named = named(row.cells[0]);
        if named.is_empty() {
            continue;
        }
        let tests = tests(row.cells.last().copied().unwrap_or_default());
        if tests.is_empty() {
            findings.push(format!("{TABLE}:{}: name the test that proves it, in backticks", row.line));
        }
        let unknown = tests.iter().filter(|name| !exists(name));
        findings.extend(unknown.map(|name| format!("{TABLE}:{}: there is no test `{name}`", row.line)));
        named.into_iter().for_each(|id| *found.entry(id).or_default() += 1);
    }
    for (letter, count) in WANTED {
        let missing = (1..=count).map(|no| format!("{letter}{no}")).filter(|id| !found.contains_key(id));
        findings.extend(missing.map(|id| format!("{TABLE}: {id} has no row")));
    }
    crate::none(findings);
}

#[test]
fn a_row_may_be_about_several_and_name_several() {
    assert_eq!(named("R11–R14"), ["R11", "R12", "R13", "R14"]);
    assert_eq!(named("R46, R47"), ["R46", "R47"]);
    assert_eq!(named("another season"), Vec::<String>::new());
    assert_eq!(tests("`check/tests.rs: one_two_three` and `a.test.ts`, `plain`"), ["one_two_three", "a.test.ts"]);
}
