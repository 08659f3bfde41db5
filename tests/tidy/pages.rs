//! The architecture page keeps up with the code.

use crate::files;

const PAGE: &str = "crates/README.md";
const MENTION: &str = "`tests::";

/// Items of the invariants' list, with the number of their first line; further lines of an item are indented.
fn invariants(page: &str) -> Vec<(usize, String)> {
    let numbered = page.lines().enumerate().map(|(at, line)| (at + 1, line));
    let within = numbered.skip_while(|(_, line)| *line != "## Invariants").skip(1);
    let mut items: Vec<(usize, String)> = Vec::new();
    for (at, line) in within.take_while(|(_, line)| !line.starts_with("## ")) {
        if line.starts_with("- ") {
            items.push((at, line.to_owned()));
        } else if let Some((_, item)) = items.last_mut() {
            *item += line;
        }
    }
    items
}

/// The tests that a line names.
fn mentions(line: &str) -> Vec<&str> {
    let starts = line.match_indices(MENTION).map(|(at, _)| &line[at + MENTION.len()..]);
    starts.filter_map(|rest| rest.split('`').next()).collect()
}

#[test]
fn the_architecture_page_names_every_crate() {
    let page = files::read(PAGE);
    let manifests = files::all(&["Cargo.toml"]);
    let folders =
        manifests.iter().filter_map(|source| source.path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml"));
    let missing = folders.filter(|name| !page.contains(&format!("### `{name}`")));
    crate::none(missing.map(|name| format!("{PAGE}: add a section ### `{name}` to the code map")).collect());
}

#[test]
fn every_invariant_names_a_test_that_exists() {
    let page = files::read(PAGE);
    let listed = invariants(&page);
    assert!(listed.len() >= 10, "{PAGE}: the list under ## Invariants is missing");
    let sources = files::all(&[".rs"]);
    let exists = |name: &str| sources.iter().any(|source| source.text.contains(&format!("fn {name}(")));
    let mut findings = Vec::new();
    for (line, text) in listed {
        let named = mentions(&text);
        if named.is_empty() {
            findings.push(format!("{PAGE}:{line}: name the test that proves it, as {MENTION}its_name`"));
        }
        let unknown = named.into_iter().filter(|name| !exists(name));
        findings.extend(
            unknown.map(|name| format!("{PAGE}:{line}: there is no test `{name}`; correct the name or write it")),
        );
    }
    crate::none(findings);
}

/// Characters of a line that a person can read without losing its beginning.
const WIDTH: usize = 119;

#[test]
fn the_architecture_page_can_be_read_in_a_terminal() {
    let page = files::read(PAGE);
    let wide = page.lines().enumerate().filter(|(_, line)| !line.starts_with('|') && line.chars().count() > WIDTH);
    crate::none(
        wide.map(|(at, _)| format!("{PAGE}:{}: more than {WIDTH} characters; break the line", at + 1)).collect(),
    );
}

#[test]
fn an_item_may_name_several_tests_and_take_several_lines() {
    assert_eq!(mentions("- x `tests::one` and `tests::two`."), ["one", "two"]);
    let page = "## Invariants\n\nWords.\n\n- a\n  `tests::one`,\n  `tests::two`\n- b\n\n## Next\n- c";
    let named: Vec<(usize, usize)> = invariants(page).iter().map(|(at, item)| (*at, mentions(item).len())).collect();
    assert_eq!(named, [(5, 2), (8, 0)]);
}
