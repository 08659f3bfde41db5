//! Set-up, tests, demonstration and measurements: `cargo xtask COMMAND`.
//!
//! ```text
//! setup   what the build needs on Debian 12
//! check   lints and tests, with one closing line
//! demo    the customer's whole job with real processes on this machine
//! lints   lints of our own crates while they are compiled
//! fonts   free fonts for papers, beside the build
//! bench   the workloads beside their peers
//! desktop the desktop application: opened, packed
//! tool    running other programs
//! ui      the user interface: packages, build, tests
//! ```

mod bench;
mod check;
mod demo;
mod desktop;
mod fonts;
mod lints;
mod setup;
mod tool;
mod ui;

use std::process::ExitCode;

use tool::Failed;

const HELP: &str = "\
cargo xtask COMMAND

  setup                          install what the build needs on Debian 12; does nothing when nothing is missing
  test [--seeds N] [--only NAME] set up, lint, test everything; NAME is a suite of tests/ or a crate
  demo [--no-windows] [--no-build]
                                 play the customer's whole job with real processes; leaves demo-out/
  bench [W1|W2|W4|W6|W7|all] [--smoke] measure beside the peers, in release; writes target/bench/summary.json
  app [--home DIR]               build the desktop application and open its window
  package [--debug] [--check]    make the .deb and the .rpm; --check installs the .deb and starts it
  help                           this text

In test, --seeds N runs the simulated world with N seeds instead of 500.
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            eprintln!("xtask: {failed}");
            ExitCode::from(failed.code())
        }
    }
}

fn run(words: &[String]) -> Result<(), Failed> {
    let (command, rest) = words.split_first().map_or(("help", &[][..]), |(first, rest)| (first.as_str(), rest));
    if lints::is_compiler(command) {
        // Started by cargo; what follows are the compiler's words.
        return lints::compile_and_lint(command, rest);
    }
    if rest.iter().any(|word| word == "--help" || word == "-h") {
        print!("{HELP}");
        return Ok(());
    }
    match command {
        "setup" => no_more(rest).and_then(|()| setup::setup()),
        "test" => check::Options::read(rest).and_then(|options| check::check(&options)),
        "demo" => demonstration(rest),
        "bench" => bench::bench(rest),
        "app" => desktop::app(rest),
        "package" => desktop::Packing::read(rest).and_then(|packing| desktop::package(&packing)),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        // Started by the demonstration inside its own network namespace.
        "forward" => demo::forward(rest),
        other => Err(Failed::Usage(format!("there is no command `{other}`"))),
    }
}

fn no_more(rest: &[String]) -> Result<(), Failed> {
    rest.first().map_or(Ok(()), |word| Err(Failed::Usage(format!("`{word}` is not understood here"))))
}

/// Windows are opened at the end unless they are not wanted.
fn demonstration(rest: &[String]) -> Result<(), Failed> {
    let (known, others): (Vec<&String>, Vec<&String>) =
        rest.iter().partition(|word| matches!(word.as_str(), "--no-windows" | "--no-build"));
    no_more(&others.into_iter().cloned().collect::<Vec<_>>())?;
    let asked = |word: &str| known.iter().any(|known| *known == word);
    demo::demo(!asked("--no-build"), !asked("--no-windows"))
}
