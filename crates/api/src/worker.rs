//! The child process that tries foreign data out: it may crash or run out of memory, and nothing else does.

use std::io::{stdin, stdout};
use std::process::ExitCode;

use crate::host;

/// The word after `worker` that asks for one file of others to be read, instead of trials.
pub(crate) const FOREIGN: &str = "foreign";

/// Serves trials on standard input and output until the input ends, or reads one file, as `kind` says.
/// A panic ends it with an error code.
pub fn run(kind: Option<&str>) -> ExitCode {
    if let Err(error) = confine(kind) {
        tracing::error!(%error, "the worker cannot confine itself");
        return ExitCode::FAILURE;
    }
    let work = || match kind {
        Some(FOREIGN) => jiangxuan_foreign::serve(stdin().lock(), stdout().lock()),
        _ => host::run_worker(stdin().lock(), stdout().lock()),
    };
    match std::panic::catch_unwind(work) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) => {
            tracing::warn!(%error, "the worker stopped");
            ExitCode::FAILURE
        }
        Err(_) => ExitCode::from(101),
    }
}

/// One GiB of addresses, few files, and no core dump, which would hold personal data. A file of others may also take
/// only so much of the processor; trials are timed one by one by whoever asks for them.
#[cfg(unix)]
fn confine(kind: Option<&str>) -> std::io::Result<()> {
    use rlimit::{Resource, setrlimit};
    const MEMORY: u64 = 1 << 30;
    const FILES: u64 = 16;
    const SECONDS: u64 = 40;
    // macOS refuses a limit on addresses; there the engine's own caps stand alone.
    if cfg!(not(target_os = "macos")) {
        setrlimit(Resource::AS, MEMORY, MEMORY)?;
    }
    if kind == Some(FOREIGN) {
        setrlimit(Resource::CPU, SECONDS, SECONDS)?;
    }
    setrlimit(Resource::CORE, 0, 0)?;
    setrlimit(Resource::NOFILE, FILES, FILES)
}

/// Windows has no such limits without a job object; there the engine's own caps stand alone.
#[cfg(not(unix))]
fn confine(_kind: Option<&str>) -> std::io::Result<()> {
    Ok(())
}
