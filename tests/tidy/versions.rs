//! Versions below which a library does not do what we rely on.

use crate::files;

/// Package, lowest good version, first bad one if any, and why.
const FLOORS: &[(&str, &str, Option<&str>, &str)] = &[
    (
        "noq-proto",
        "1.4.0",
        None,
        "the first with a cap on the gaps that a peer can make us remember; its ancestor had an advisory for it",
    ),
    ("iroh", "1.4.1", None, "the release that was measured; the wire protocol is stable from 1.0"),
    ("automerge", "0.12.0", Some("0.13.0"), "the trial was fuzzed against this one; another needs the fuzz again"),
];

fn locked(name: &str) -> Vec<String> {
    let lock = files::read("Cargo.lock");
    let entry = format!("name = \"{name}\"\nversion = \"");
    lock.match_indices(&entry)
        .map(|(at, _)| lock[at + entry.len()..].chars().take_while(|c| *c != '"').collect())
        .collect()
}

fn number(version: &str) -> Vec<u64> {
    version.split(['.', '-', '+']).map_while(|part| part.parse().ok()).collect()
}

#[test]
fn libraries_are_at_or_above_their_floors() {
    let mut findings = Vec::new();
    for (name, floor, ceiling, why) in FLOORS {
        let versions = locked(name);
        let good = |version: &String| {
            number(version) >= number(floor) && ceiling.is_none_or(|ceiling| number(version) < number(ceiling))
        };
        if versions.is_empty() || !versions.iter().all(good) {
            let below = ceiling.map_or_else(String::new, |ceiling| format!(" and before {ceiling}"));
            findings.push(format!("Cargo.lock: {name} {versions:?}: must be {floor} or later{below}: {why}"));
        }
    }
    crate::none(findings);
}

#[test]
fn versions_compare_by_number() {
    assert!(number("1.10.0") > number("1.9.9") && number("1.4.0-rc.1") == number("1.4.0"));
}
