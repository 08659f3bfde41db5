//! What the product offers, the product calls: a function that only tests call proves nothing about what ships.

use std::collections::BTreeMap;

use crate::code::without_tests;
use crate::files::{self, Source};

/// Functions that stand nowhere else in the product, and why they may: file and name. Never add one that the product could
/// call: let the tests drive what the product does.
const ONLY_TESTED: &[(&str, &str)] = &[
    // For `api/tests/bindings.rs`, which writes what the user interface is compiled against.
    ("crates/contract/src/table.rs", "typescript"),
    // A document from the raw record alone, for oracles that trust nothing derived.
    ("crates/model/src/document.rs", "rebuild"),
    // For `model/examples/write_genesis.rs`, and the test that the frozen ones are what it would write.
    ("crates/model/src/layout.rs", "make_genesis"),
    // Where the simulator's disks and the transport's endpoints fail.
    ("crates/store/src/memory.rs", "fail_next"),
    ("crates/transport/src/transport.rs", "break_endpoint"),
    // What the store and the transport say of themselves, looked at by their own tests.
    ("crates/store/src/shelf.rs", "quarantine_numbers"),
    ("crates/transport/src/peer.rs", "of_key"),
];

/// Crates that are there for tests and measurements.
const TOOLS: [&str; 3] = ["crates/sim/", "crates/bench/", "crates/xtask/"];

fn product(source: &Source) -> bool {
    files::shipped(&source.path) && !TOOLS.iter().any(|tool| source.path.starts_with(tool))
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Every word of some code with the times that it stands there.
fn count<'a>(code: &'a str, counts: &mut BTreeMap<&'a str, usize>) {
    code.split(|c| !is_part(c)).filter(|word| !word.is_empty()).for_each(|word| *counts.entry(word).or_default() += 1);
}

/// Names of the functions that a file offers to other crates or modules.
fn offered(code: &str) -> Vec<&str> {
    let offers = |line: &str| {
        let line = line.trim_start();
        let rest = line.strip_prefix("pub ").or_else(|| line.strip_prefix("pub(crate) "))?;
        let at = rest.find("fn ")?;
        let before = &rest[..at];
        let plain = before.split_whitespace().all(|word| matches!(word, "const" | "async" | "unsafe" | "extern"));
        plain.then_some(())?;
        Some(at + (line.len() - rest.len()))
    };
    let name =
        |line: &'_ str, at: usize| -> usize { line[at + 3..].find(|c| !is_part(c)).unwrap_or(line.len() - at - 3) };
    let lines = code.lines().map(str::trim_start);
    lines.filter_map(|line| offers(line).map(|at| &line[at + 3..at + 3 + name(line, at)])).collect()
}

/// Functions whose name stands nowhere in the product but where they are written: file and name.
fn only_tested(sources: &[(String, String)]) -> Vec<(&str, &str)> {
    let mut counts = BTreeMap::new();
    sources.iter().for_each(|(_, code)| count(code, &mut counts));
    let mut written: BTreeMap<&str, usize> = BTreeMap::new();
    let all =
        || sources.iter().flat_map(|(path, code)| offered(code).into_iter().map(move |name| (path.as_str(), name)));
    all().for_each(|(_, name)| *written.entry(name).or_default() += 1);
    all().filter(|(_, name)| counts.get(name) == written.get(name)).collect()
}

#[test]
fn what_the_product_offers_the_product_calls() {
    let sources: Vec<(String, String)> = files::all(&[".rs"])
        .into_iter()
        .filter(product)
        .map(|source| (source.path, without_tests(&source.text)))
        .collect();
    let found = only_tested(&sources);
    let new = found.iter().filter(|found| !ONLY_TESTED.contains(found));
    let mut findings: Vec<String> = new
        .map(|(path, name)| format!("{path}: `{name}` is called by no product code; call it, or move it to the tests"))
        .collect();
    let gone = ONLY_TESTED.iter().filter(|listed| !found.contains(listed));
    findings.extend(gone.map(|(path, name)| format!("{path}: `{name}`: take it out of ONLY_TESTED")));
    crate::none(findings);
}

#[test]
fn a_function_that_only_tests_call_is_found() {
    let file = |path: &str, code: &str| (path.to_owned(), without_tests(code));
    let sources = [
        file("a.rs", "pub fn used() {}\npub const fn dead() {}\n#[cfg(test)]\nmod tests { fn t() { dead() } }"),
        file(
            "b.rs",
            "impl B {\n    pub(crate) async fn also(&self) { used() }\n    fn own() {}\n}\npub fn unused(f: fn ()) {}",
        ),
    ];
    assert_eq!(only_tested(&sources), [("a.rs", "dead"), ("b.rs", "also"), ("b.rs", "unused")]);
}
