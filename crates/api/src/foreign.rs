//! Files of others are read in a child process of this very program.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use jiangxuan_engine::command::{Assess, Command as Act, Failure, Municipal};
use jiangxuan_foreign::{Job, Reply, Unreadable, table};
use jiangxuan_rules::import::{Cell, Sheet};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command;
use tokio::sync::Semaphore;

use crate::failures;
use crate::worker::FOREIGN;

/// A scan of eighty megabytes takes a few seconds on an old machine.
const TIME_LIMIT: Duration = Duration::from_secs(60);
/// Children at a time: each may take a gigabyte.
static CHILDREN: Semaphore = Semaphore::const_new(2);
/// Longest answer, in bytes: a page drawn for print.
const ANSWER_LIMIT: u64 = 64 << 20;

/// Has a file read by a child process.
pub async fn read(job: Job) -> Result<Reply, Failure> {
    let _turn = CHILDREN.acquire().await;
    let answer = tokio::time::timeout(TIME_LIMIT, ask(job)).await;
    let bytes = match answer {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(error)) => {
            tracing::warn!(%error, "the process that reads foreign files failed");
            return Err(unreadable());
        }
        Err(_) => return Err(unreadable()),
    };
    let reply: Result<Reply, Unreadable> = postcard::from_bytes(&bytes).map_err(|_| unreadable())?;
    reply.map_err(|refused| Failure::new(&refused.code, refused.message))
}

/// Rows of a list that a person wants other than by themselves.
#[derive(Debug, Clone, Default)]
pub struct Ticks {
    /// Left out.
    pub skip: Vec<usize>,
    /// Taken although the preview asks about them.
    pub take: Vec<usize>,
}

/// The command that an old list stands for: a preview, or what was previewed under `apply`.
pub async fn import(file: &Path, ticks: Ticks, apply: Option<String>) -> Result<Act, Failure> {
    let sheet = sheet(file).await?;
    let (file, Ticks { skip, take }) = (name_of(file), ticks);
    Ok(Act::DossierImport { file, sheet, skip, take, apply })
}

/// The command that a filled-in score sheet stands for: a preview, or what was previewed under `apply`.
pub async fn scores(file: &Path, apply: Option<String>) -> Result<Act, Failure> {
    let sheet = sheet(file).await?;
    let file = name_of(file);
    Ok(Act::Municipal(Municipal::Assess(Assess::Take { file, sheet, apply })))
}

fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The first sheet of a table that somebody made, read by a child process.
pub async fn sheet(file: &Path) -> Result<Sheet, Failure> {
    let bytes = bytes(file, table::LARGEST as u64).await?;
    match read(Job::Table(table::Job { bytes })).await? {
        Reply::Table(table) => Ok(taken(table)),
        Reply::Picture(_) | Reply::Codes(_) => Err(unreadable()),
    }
}

/// The file, but no more of it than shows that it is too long.
async fn bytes(file: &Path, longest: u64) -> Result<Vec<u8>, Failure> {
    let failed = |error| failures::unreadable(file, &error);
    let mut bytes = Vec::new();
    let open = tokio::fs::File::open(file).await.map_err(failed)?;
    open.take(longest + 1).read_to_end(&mut bytes).await.map_err(failed)?;
    Ok(bytes)
}

fn taken(table: table::Table) -> Sheet {
    let cell = |cell| match cell {
        table::Cell::Empty => Cell::Empty,
        table::Cell::Text(text) => Cell::Text(text),
        table::Cell::Number(number) => Cell::Number(number),
        table::Cell::Above(text) => Cell::Above(text),
        table::Cell::Unreadable(why) => Cell::Unreadable(why),
    };
    let rows = table.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
    Sheet { name: table.sheet, others: table.others, rows, hidden: table.hidden, struck: table.struck }
}

async fn ask(job: Job) -> std::io::Result<Vec<u8>> {
    let message = postcard::to_stdvec(&job).map_err(std::io::Error::other)?;
    drop(job);
    let mut child = Command::new(std::env::current_exe()?)
        .args(["worker", FOREIGN])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let gone = || std::io::Error::other("no pipe to the child process");
    let mut input = child.stdin.take().ok_or_else(gone)?;
    let output = child.stdout.take().ok_or_else(gone)?;
    input.write_all(&message).await?;
    drop((input, message));
    let mut bytes = Vec::new();
    output.take(ANSWER_LIMIT).read_to_end(&mut bytes).await?;
    Ok(bytes)
}

/// The child was killed by a limit, crashed, or took too long.
#[must_use]
pub fn unreadable() -> Failure {
    let text = "这个文件读不了：可能已损坏，或太大太复杂。程序和资料都没有受影响。请另存或重新扫描一份再试。";
    Failure::new("unreadable", text)
}
