//! The measurements still run, in their small form: no figure is judged here.

use std::process::Command;

use serde_json::Value;

/// Every workload that has a row in the summary.
const WORKLOADS: [&str; 15] = [
    "W1a",
    "W1b",
    "W1c",
    "W2",
    "W4",
    "W4-bad",
    "W6-list",
    "W6-open",
    "W6-edit",
    "W7-annex1",
    "W7-narrative",
    "W7-pack",
    "W7-annex2-pdf",
    "W7-annex2-docx",
    "W7-annex2-xlsx",
];

#[test]
fn every_workload_gives_a_figure() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut bench = Command::new(env!("CARGO_BIN_EXE_jiangxuan-bench"));
    let ran = bench.args(["all", "--smoke", "--out"]).arg(folder.path()).output().expect("started");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let summary = std::fs::read(folder.path().join("summary.json")).expect("a summary");
    let rows: Vec<Value> = serde_json::from_slice(&summary).expect("rows");
    for workload in WORKLOADS {
        let measured = |row: &&Value| row["id"] == workload && row["ours"].as_f64().is_some_and(|ours| ours > 0.0);
        assert!(rows.iter().any(|row| measured(&row)), "{workload} is missing in {rows:#?}");
    }
}
