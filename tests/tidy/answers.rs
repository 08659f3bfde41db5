//! Every answer has a type: its shape is in the contract, and a change of it in the diff.

use crate::files;

const TABLE: &str = "crates/contract/src/table.rs";
const SHAPES: &str = "crates/contract/src/answer/";

#[test]
fn no_answer_is_json_without_a_type() {
    let sources = files::all(&[".rs"]);
    let table = sources.iter().find(|source| source.path == TABLE).expect("the table");
    let lines = table.text.split_once("\ntable! {").expect("the table").1.split(";\n");
    let untyped = lines.filter(|line| line.trim_end().ends_with("Value"));
    let mut found: Vec<String> = untyped.map(|line| format!("{TABLE}: {}", line.trim())).collect();
    let shapes: Vec<_> = sources.iter().filter(|source| source.path.starts_with(SHAPES)).collect();
    assert!(shapes.len() > 10, "the answers are somewhere else: {}", shapes.len());
    for source in shapes {
        let field =
            |line: &&str| line.contains("serde_json::Value") || line.contains(": Value") || line.contains("<Value>");
        found.extend(source.text.lines().filter(field).map(|line| format!("{}: {}", source.path, line.trim())));
    }
    crate::none(found);
}
