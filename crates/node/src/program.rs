//! From what was typed to what is printed.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches as _;
use clap::error::ErrorKind;
use jiangxuan_api::worker;
use jiangxuan_engine::command::{Answer, Failure};

use crate::cli::season::Restore;
use crate::cli::usage::Misuse;
use crate::cli::{self, Action, Chore, Cli, Globals};
use crate::output::Output;
use crate::request::Instead;
use crate::{errand, logging, profile, render, request, rules, serve};

/// Runs the command of this process's arguments.
#[must_use]
pub fn main() -> ExitCode {
    logging::start();
    let words: Vec<OsString> = std::env::args_os().collect();
    match parse(&words) {
        Ok(cli) => run(cli),
        Err(refused) => refuse(refused, words.iter().any(|word| word == "--json")),
    }
}

fn parse(words: &[OsString]) -> Result<Cli, clap::Error> {
    Cli::from_arg_matches(&cli::command().try_get_matches_from(words)?)
}

/// Help and version are answers too; anything else is bad usage.
fn refuse(refused: clap::Error, json: bool) -> ExitCode {
    if matches!(refused.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return refused.print().map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS);
    }
    Output::new(json).misuse(&Misuse::from(refused))
}

fn run(Cli { globals, action }: Cli) -> ExitCode {
    let output = Output::new(globals.json);
    match action {
        Action::Chore(chore) => do_chore(&globals, chore, output),
        Action::Errand(errand) => match request::read(errand) {
            Ok(request) => {
                let text = render::of(&request);
                output.finish(wait(errand::run(&globals, request, output)), text)
            }
            Err(Instead::Misuse(misuse)) => output.misuse(&misuse),
            Err(Instead::Answer(answer)) => output.finish_own(answer, render::details),
            Err(Instead::Replied(reply)) => output.finish(Ok(*reply), render::said),
        },
    }
}

fn do_chore(globals: &Globals, chore: Chore, output: Output) -> ExitCode {
    match chore {
        Chore::Worker { kind } => worker::run(kind.as_deref()),
        Chore::Completions { shell } => completions(shell),
        Chore::Rules(rules) => output.finish_own(rules::answer(&rules), render::details),
        Chore::Serve(serve) => output.finish_own(wait(serve::serve(globals, serve, output)), render::details),
        Chore::Stop => output.finish(wait(errand::stop(globals)), render::said),
        Chore::Restore(restore) => output.finish_own(restored(globals, &restore), render::details),
    }
}

fn restored(globals: &Globals, restore: &Restore) -> Answer {
    profile::restore(&profile::home(globals)?, &restore.file)
}

fn completions(shell: clap_complete::Shell) -> ExitCode {
    clap_complete::generate(shell, &mut cli::command(), cli::NAME, &mut std::io::stdout());
    ExitCode::SUCCESS
}

/// Runs asynchronous work on this process's runtime.
pub(crate) fn wait<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime
        .map_err(|error| Failure::new("io", format!("程序启动不了：{error}。数据没有改动。请关闭一些程序后重试。")))?;
    let answer = runtime.block_on(work);
    runtime.shutdown_background();
    answer
}
