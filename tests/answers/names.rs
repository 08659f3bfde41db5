//! Every command by its name, as the command table itself says: its reader lists what it knows where it is asked for
//! something else.

use jiangxuan_contract::table;
use jiangxuan_engine::Command;
use serde_json::{Value, json};

/// Commands that the process around the core answers, and where their answers are tested.
pub const RUNTIME: &[(&str, &str)] = &[
    ("attach_cancel", "stops a copy that another thread makes: node/tests/cli/looks.rs"),
    ("backup", "reads the database file: node/tests/cli/profile.rs"),
    ("stop", "ends the process: network/program.rs"),
    ("sync", "waits for the network: node/tests/cli/journey.rs"),
    ("verify", "reads every byte of the disk: node/tests/cli/profile.rs"),
];

/// Every command: `dossier_show`, `county.register`, `formal.pass`, `papers.trace`.
pub fn all() -> Vec<String> {
    variants(json!({ "command": "?" }))
        .into_iter()
        .flat_map(|command| match command.as_str() {
            "county" => named("county.", json!({ "command": "county", "act": "?" })),
            "papers" => named("papers.", json!({ "command": "papers", "act": "?" })),
            "municipal" => variants(json!({ "command": "municipal", "matter": "?" }))
                .into_iter()
                .flat_map(|matter| {
                    named(&format!("{matter}."), json!({ "command": "municipal", "matter": matter, "act": "?" }))
                })
                .collect(),
            _ => vec![command],
        })
        .collect()
}

/// The name of a request.
pub fn of(request: &Value) -> String {
    let word = |key: &str| request[key].as_str().expect("a word");
    match word("command") {
        name @ ("county" | "papers") => format!("{name}.{}", word("act")),
        "municipal" => format!("{}.{}", word("matter"), word("act")),
        name => name.to_owned(),
    }
}

fn named(prefix: &str, unknown: Value) -> Vec<String> {
    variants(unknown).into_iter().map(|act| format!("{prefix}{act}")).collect()
}

fn variants(unknown: Value) -> Vec<String> {
    let told = serde_json::from_value::<Command>(unknown).expect_err("no such command").to_string();
    let known = told.split_once("expected").expect("what is known").1;
    known.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_table_has_every_command_by_its_name() {
    let (mut read, mut table) = (all(), table::NAMES.to_vec());
    read.sort_unstable();
    table.sort_unstable();
    assert_eq!(read, table);
}
