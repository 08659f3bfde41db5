//! Running other programs.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Why a command of this tool ended early.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// It was called wrongly.
    #[error("{0}; `cargo xtask help` lists what there is")]
    Usage(String),
    /// A program could not be started.
    #[error("`{0}` cannot be started: {1}")]
    Start(String, std::io::Error),
    /// A program ended with an error.
    #[error("`{0}` failed")]
    Program(String),
    /// A file could not be read or written.
    #[error("{0}: {1}")]
    File(PathBuf, std::io::Error),
    /// Something is missing that this tool cannot install.
    #[error("{0}")]
    Missing(String),
    /// Tests failed.
    #[error("{0} failed")]
    Tests(u64),
    /// A step of the demonstration did not do what it should.
    #[error("演示停在“{step}”\n命令：{command}\n{output}")]
    Demo {
        /// Which step.
        step: String,
        /// What was run.
        command: String,
        /// What it printed, and what was expected.
        output: String,
    },
}

impl Failed {
    /// Exit code: 2 for wrong usage, 1 for everything else.
    #[must_use]
    pub fn code(&self) -> u8 {
        if matches!(self, Self::Usage(_)) { 2 } else { 1 }
    }
}

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map_or_else(|| here.clone(), PathBuf::from)
}

/// Where everything is built.
#[must_use]
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A program that runs at the root of the repository.
#[must_use]
pub fn program(name: &str, words: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(words).current_dir(root());
    command
}

/// The cargo that runs this tool.
#[must_use]
pub fn cargo(words: &[&str]) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    program(&cargo, words)
}

/// A command as a person would type it.
#[must_use]
pub fn typed(command: &Command) -> String {
    let name = command.get_program().to_string_lossy().into_owned();
    let name = name.rsplit('/').next().unwrap_or_default().to_owned();
    std::iter::once(name)
        .chain(command.get_args().map(|word| word.to_string_lossy().into_owned()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs a program to its end, its output on the screen.
pub fn run(command: &mut Command) -> Result<(), Failed> {
    let typed = typed(command);
    let status = command.status().map_err(|error| Failed::Start(typed.clone(), error))?;
    if status.success() { Ok(()) } else { Err(Failed::Program(typed)) }
}

/// Whether a program runs and succeeds; its output is of no interest.
#[must_use]
pub fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// Does a phase of the work, and says how long it took.
pub fn timed<T>(what: &str, work: impl FnOnce() -> Result<T, Failed>) -> Result<T, Failed> {
    println!("== {what}");
    let start = Instant::now();
    let result = work();
    let how = if result.is_ok() { "done" } else { "failed" };
    println!("== {what}: {how} after {:.1} s", start.elapsed().as_secs_f64());
    result
}
