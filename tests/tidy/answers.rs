//! Requests whose answers have no type yet: only those of the papers are left. The list only gets shorter;
//! `crates/README.md` says how.

use crate::files;

/// Their names, in the order of the table.
#[rustfmt::skip]
const LOOSE: &[&str] = &[
    "papers.dossiers",
    "papers.letters",
    "papers.meeting",
    "papers.correction",
    "papers.notices",
    "papers.final_list",
    "papers.certificates",
    "papers.payment",
    "papers.trace",
];

const TABLE: &str = "crates/contract/src/table.rs";

/// Names of the lines of the table that end with an answer of no type.
fn loose() -> Vec<String> {
    let text = files::all(&["table.rs"]).into_iter().find(|source| source.path == TABLE).expect("the table").text;
    let table = text.split_once("\ntable! {").expect("the table").1;
    let lines = table.split(";\n").filter(|line| line.trim_end().ends_with(", Loose"));
    lines.filter_map(|line| line.split('"').nth(1)).map(str::to_owned).collect()
}

#[test]
fn answers_without_a_type_become_fewer() {
    assert_eq!(
        loose(),
        LOOSE,
        "an answer has got a type: take it out of this list; a new answer has one from the start"
    );
}
