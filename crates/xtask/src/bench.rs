//! The measurements, in release.

use crate::tool::{Failed, cargo, run, timed};

/// Hands the words on to `jiangxuan-bench`; everything is measured where none are given.
pub fn bench(words: &[String]) -> Result<(), Failed> {
    let given: Vec<&str> = if words.is_empty() { vec!["all"] } else { words.iter().map(String::as_str).collect() };
    let own = ["--release", "--package", "jiangxuan-bench", "--features", "peers"];
    timed("build", || run(&mut cargo(&[&["build"], own.as_slice()].concat())))?;
    timed("bench", || run(&mut cargo(&[&["run", "--quiet"], own.as_slice(), &["--"], given.as_slice()].concat())))
}
