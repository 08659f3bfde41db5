//! The architecture's rules as tests. Each failure names file, line and what to do instead.

mod answers;
mod arrows;
mod circles;
mod code;
mod features;
mod files;
mod pages;
mod structure;
mod traceability;
mod unused;
mod versions;
mod words;

/// Fails with every finding on a line of its own.
fn none(findings: Vec<String>) {
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}
