//! Lints and tests: one command for people and for the check before every change.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use crate::lints::cargo_with_lints;
use crate::tool::{Failed, cargo, root, run, target, timed, typed};
use crate::{desktop, setup, ui};

/// What is to be tested.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    seeds: Option<u64>,
    only: Option<String>,
}

impl Options {
    /// Reads the words after `test`.
    pub fn read(words: &[String]) -> Result<Self, Failed> {
        let mut options = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let value =
                words.next().ok_or_else(|| Failed::Usage(format!("`{word}` is not understood, or lacks its value")))?;
            match word.as_str() {
                "--seeds" => {
                    options.seeds = Some(value.parse().map_err(|_| Failed::Usage(format!("`{value}` is no number")))?)
                }
                "--only" => options.only = Some(value.clone()),
                _ => return Err(Failed::Usage(format!("`{word}` is not understood"))),
            }
        }
        Ok(options)
    }
}

/// What the test programs reported.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u64,
    failed: u64,
    ignored: u64,
}

impl Tally {
    /// Adds a trial that is no test program.
    fn count(&mut self, result: &Result<(), Failed>) {
        match result {
            Ok(()) => self.passed += 1,
            Err(failed) => {
                println!("{failed}");
                self.failed += 1;
            }
        }
    }

    /// Adds a line such as `test result: ok. 3 passed; 0 failed; 1 ignored; ...`.
    fn add(&mut self, line: &str) {
        let Some((_, counts)) = line.split_once("test result: ") else { return };
        let counts = counts.split_once(". ").map_or(counts, |(_, counts)| counts);
        for count in counts.split("; ") {
            let (number, word) = count.split_once(' ').unwrap_or_default();
            let number = number.parse().unwrap_or(0);
            match word {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.ignored += number,
                _ => {}
            }
        }
    }

    fn join(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

/// Runs lints and tests; the last line says how many passed and failed.
pub fn check(options: &Options) -> Result<(), Failed> {
    timed("set-up", setup::setup)?;
    if options.only.is_none() {
        ui::build()?;
        ui::lint()?;
        ui::test()?;
        timed("layout", || run(&mut cargo(&["fmt", "--all", "--check"])))?;
        // Builds all that the tests run, too; what they link with is compiled once.
        timed("lints and build", || run(&mut cargo_with_lints(&["test", "--workspace", "--no-run"])?))?;
    }
    let mut tally = timed("tests", || tests(options))?;
    if options.only.is_none() {
        tally.join(&timed("journeys", || results(&mut ui::journeys(&built("examples/bridge"))))?);
        tally.count(&desktop::pack(&desktop::Packing::trial()));
    }
    if tally.ignored > 0 {
        println!("{} ignored", tally.ignored);
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed == 0 { Ok(()) } else { Err(Failed::Tests(tally.failed)) }
}

fn tests(options: &Options) -> Result<Tally, Failed> {
    let (words, selected) = (["test", "--no-fail-fast"], selection(options.only.as_deref())?);
    // What is selected of the whole workspace is built as the whole is, and so built once for both.
    let whole = selected.iter().any(|word| word == "--workspace");
    let mut command = if whole { cargo_with_lints(&words)? } else { cargo(&words) };
    command.args(selected);
    if let Some(seeds) = options.seeds {
        command.env("JIANGXUAN_SEEDS", seeds.to_string());
    }
    if options.only.is_none() {
        // All packages are built before the first test runs, the program among them.
        command.env("JIANGXUAN_PROGRAM", built("jiangxuan"));
    }
    results(&mut command)
}

/// What a command reports. A test program that dies, or does not compile, reports nothing; it is counted as one failure.
fn results(command: &mut Command) -> Result<Tally, Failed> {
    let (mut tally, ended_well) = counted(command)?;
    if !ended_well && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Where a program is built in this profile.
fn built(name: &str) -> std::path::PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

fn selection(only: Option<&str>) -> Result<Vec<String>, Failed> {
    let Some(name) = only else { return Ok(vec!["--workspace".to_owned()]) };
    if root().join("tests").join(name).join("main.rs").is_file() {
        return Ok(["--workspace", "--test", name].map(str::to_owned).to_vec());
    }
    if root().join("crates").join(name).join("Cargo.toml").is_file() {
        return Ok(vec!["--package".to_owned(), format!("jiangxuan-{name}")]);
    }
    if name == "app" {
        return Ok(["--package", "jiangxuan-app"].map(str::to_owned).to_vec());
    }
    Err(Failed::Usage(format!("`{name}` is neither a suite of tests/ nor a crate")))
}

/// Runs a command, passes its lines on, and counts the results among them.
fn counted(command: &mut Command) -> Result<(Tally, bool), Failed> {
    let name = typed(command);
    let start = |error| Failed::Start(name.clone(), error);
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(start)?;
    let mut tally = Tally::default();
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()).map_while(Result::ok) {
        println!("{line}");
        tally.add(&line);
    }
    let status = child.wait().map_err(start)?;
    Ok((tally, status.success()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_several_programs_add_up() {
        let mut tally = Tally::default();
        tally.add("test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s");
        tally.add("test a ... ok");
        tally.add("test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.01s");
        assert_eq!(tally, Tally { passed: 7, failed: 2, ignored: 1 });
    }

    #[test]
    fn options_are_read_and_anything_else_is_refused() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let read = Options::read(&words("--seeds 9 --only tidy")).ok();
        assert_eq!(read, Some(Options { seeds: Some(9), only: Some("tidy".to_owned()) }));
        assert!(Options::read(&words("--seeds")).is_err() && Options::read(&words("--sees 9")).is_err());
    }

    #[test]
    fn a_suite_or_a_crate_can_be_chosen_and_nothing_else() {
        assert!(
            selection(Some("tidy")).is_ok() && selection(Some("model")).is_ok() && selection(Some("nothing")).is_err()
        );
    }
}
