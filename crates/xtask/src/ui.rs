//! The user interface: its packages, its build, its tests. It needs Node.js 20 or later, with npm.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::tool::{Failed, program, root, run, timed};

/// Builds what the window shows.
pub fn build() -> Result<(), Failed> {
    packages()?;
    timed("user interface", || run(&mut npm(&["run", "build"])))
}

/// Asks for the layout and for what its linter knows.
pub fn lint() -> Result<(), Failed> {
    timed("layout of the user interface", || run(&mut npm(&["run", "--silent", "layout"])))?;
    timed("lints of the user interface", || run(&mut npm(&["run", "--silent", "lint"])))
}

/// Runs its own tests.
pub fn test() -> Result<(), Failed> {
    timed("tests of the user interface", || run(&mut npm(&["test"])))
}

/// The main job with mouse and keyboard, in a browser over real engines. The program behind them is built with the tests.
pub fn journeys(bridge: &Path) -> Command {
    let mut command = npm(&["run", "--silent", "journeys"]);
    command.env("JIANGXUAN_BRIDGE_PROGRAM", bridge);
    command
}

/// A program that comes with its packages.
#[must_use]
pub fn bin(name: &str, words: &[&str]) -> Command {
    let file = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
    let path = folder().join("node_modules/.bin").join(file);
    program(&path.to_string_lossy(), words)
}

/// Installs exactly the locked packages, unless that was done since the lock file was written.
fn packages() -> Result<(), Failed> {
    let written = |file: &str| modified(&folder().join(file));
    if written("node_modules/.package-lock.json") >= written("package-lock.json") {
        return Ok(());
    }
    timed("packages of the user interface", || run(&mut npm(&["ci", "--no-audit", "--no-fund"])))
}

fn modified(file: &Path) -> Option<SystemTime> {
    std::fs::metadata(file).and_then(|found| found.modified()).ok()
}

fn npm(words: &[&str]) -> Command {
    let mut command = program(if cfg!(windows) { "npm.cmd" } else { "npm" }, words);
    command.current_dir(folder());
    command
}

fn folder() -> PathBuf {
    root().join("ui")
}
