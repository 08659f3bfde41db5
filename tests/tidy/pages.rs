//! The architecture page keeps up with the code.

use std::collections::BTreeSet;

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

/// The page for whoever comes new.
const GUIDE: &str = "crates/GUIDE.md";

/// What stands in backticks and is a name in code or a file, cut at its first argument.
fn names(page: &str) -> Vec<(usize, String)> {
    let mut code = false;
    let mut found = Vec::new();
    for (at, line) in page.lines().enumerate() {
        code ^= line.starts_with("```");
        let quoted = line.split('`').skip(1).step_by(2).filter(|_| !code);
        let plain = |text: &&str| {
            !text.is_empty() && !text.contains(|c: char| !c.is_ascii_alphanumeric() && !"_:/.-".contains(c))
        };
        found.extend(quoted.filter(plain).map(|text| (at + 1, text.to_owned())));
    }
    found
}

/// Whether a name of the guide is there: a file or folder, a function, or words that stand in some code.
fn is_there(name: &str, sources: &[files::Source], words: &BTreeSet<&str>) -> bool {
    if name.contains('/') || name.contains('.') {
        let path = name.trim_end_matches('/');
        let inside = |source: &files::Source| {
            source.path == path
                || source.path.ends_with(&format!("/{path}"))
                || source.path.contains(&format!("{path}/"))
        };
        return files::root().join(path).exists() || sources.iter().any(inside);
    }
    let function = name.rsplit_once("::").filter(|(_, last)| last.starts_with(|c: char| c.is_ascii_lowercase()));
    let written = |name: &str| ["(", "<"].iter().any(|next| anywhere(sources, &format!("fn {name}{next}")));
    name.split("::").all(|part| words.contains(part)) && function.is_none_or(|(_, last)| written(last))
}

fn anywhere(sources: &[files::Source], text: &str) -> bool {
    sources.iter().any(|source| source.path.ends_with(".rs") && source.text.contains(text))
}

#[test]
fn what_the_guide_names_is_there() {
    let page = files::read(GUIDE);
    let sources = files::all(&[".rs", ".ts", ".vue", ".toml", ".md"]);
    let code = sources.iter().filter(|source| !source.path.ends_with(".md") && !source.path.starts_with("tests/tidy/"));
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let words: BTreeSet<&str> = code.flat_map(|source| source.text.split(move |c| !part(c))).collect();
    let named = names(&page);
    assert!(named.len() > 100, "{GUIDE}: {} names", named.len());
    let missing = named.into_iter().filter(|(_, name)| !is_there(name, &sources, &words));
    crate::none(missing.map(|(line, name)| format!("{GUIDE}:{line}: there is no `{name}`; correct it")).collect());
}

/// Characters of a line that a person can read without losing its beginning.
const WIDTH: usize = 119;

#[test]
fn the_pages_can_be_read_in_a_terminal() {
    let mut findings = Vec::new();
    for path in [PAGE, GUIDE] {
        let page = files::read(path);
        let wide = page.lines().enumerate().filter(|(_, line)| !line.starts_with('|') && line.chars().count() > WIDTH);
        let told = wide.map(|(at, _)| format!("{path}:{}: more than {WIDTH} characters; break the line", at + 1));
        findings.extend(told);
    }
    crate::none(findings);
}

#[test]
fn an_item_may_name_several_tests_and_take_several_lines() {
    assert_eq!(mentions("- x `tests::one` and `tests::two`."), ["one", "two"]);
    let page = "## Invariants\n\nWords.\n\n- a\n  `tests::one`,\n  `tests::two`\n- b\n\n## Next\n- c";
    let named: Vec<(usize, usize)> = invariants(page).iter().map(|(at, item)| (*at, mentions(item).len())).collect();
    assert_eq!(named, [(5, 2), (8, 0)]);
}
