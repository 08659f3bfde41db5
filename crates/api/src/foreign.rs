//! Files of others are read in a child process of this very program.

use std::process::Stdio;
use std::time::Duration;

use jiangxuan_engine::command::Failure;
use jiangxuan_foreign::{Job, Reply, Unreadable};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command;
use tokio::sync::Semaphore;

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
