//! Trial processes: each takes a job, answers, and is replaced when it dies or hangs.

use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use jiangxuan_sync::worker::{Verdict, judge, write_message};
use jiangxuan_sync::{Job, Refusal, RefusalCode};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::{Mutex, mpsc};

use super::WorkerCommand;

/// How many run at once; one fewer than the cores, but at least two, so that one hostile change never blocks honest work.
const PROCESSES: usize = 2;
/// A trial of an honest dossier takes milliseconds.
const TIME_LIMIT: Duration = Duration::from_secs(10);
/// Longest answer of a trial process, in bytes.
const ANSWER_LIMIT: usize = 64 * 1024 * 1024;

/// A job with the number that the core gave it.
pub type Numbered = (u64, Box<Job>);

/// Starts the pool; `done` is called with each verdict. Where peers are `expected` the processes start at once, and
/// what comes in first waits for none.
pub fn start<D>(worker: Option<WorkerCommand>, expected: bool, done: D) -> mpsc::UnboundedSender<Numbered>
where
    D: Fn(u64, Verdict) + Clone + Send + 'static,
{
    let (sender, receiver) = mpsc::unbounded_channel::<Numbered>();
    let queue = Arc::new(Mutex::new(receiver));
    for _ in 0..PROCESSES {
        // One that cannot be started is tried again, and complained of, with the first job.
        let process = worker.as_ref().filter(|_| expected).and_then(|command| spawn(command).ok());
        tokio::spawn(serve(Arc::clone(&queue), worker.clone(), process, done.clone()));
    }
    sender
}

async fn serve<D: Fn(u64, Verdict)>(
    queue: Arc<Mutex<mpsc::UnboundedReceiver<Numbered>>>,
    worker: Option<WorkerCommand>,
    mut process: Option<Process>,
    done: D,
) {
    loop {
        let next = queue.lock().await.recv().await;
        let Some((number, job)) = next else { return };
        let verdict = match &worker {
            Some(command) => in_process(command, &mut process, &job).await,
            None => here(job).await,
        };
        done(number, verdict);
    }
}

async fn here(job: Box<Job>) -> Verdict {
    let verdict = tokio::task::spawn_blocking(move || judge(&job)).await;
    verdict.unwrap_or_else(|_| Err(crashed("试用该变更时程序出错")))
}

/// A running trial process.
struct Process {
    // Killed when dropped.
    _child: Child,
    input: ChildStdin,
    output: ChildStdout,
}

async fn in_process(command: &WorkerCommand, process: &mut Option<Process>, job: &Job) -> Verdict {
    let attempt = tokio::time::timeout(TIME_LIMIT, ask(command, process, job)).await;
    match attempt {
        Ok(Ok(verdict)) => verdict,
        Ok(Err(error)) => {
            *process = None;
            tracing::warn!(%error, "trial process died");
            Err(crashed("试用该变更时进程崩溃或超出内存限制"))
        }
        Err(_) => {
            *process = None;
            Err(crashed("试用该变更超时"))
        }
    }
}

async fn ask(command: &WorkerCommand, process: &mut Option<Process>, job: &Job) -> std::io::Result<Verdict> {
    let process = match process {
        Some(running) => running,
        None => process.insert(spawn(command)?),
    };
    let mut message = Vec::new();
    write_message(&mut message, job)?;
    process.input.write_all(&message).await?;
    process.input.flush().await?;
    let length = process.output.read_u32_le().await? as usize;
    if length > ANSWER_LIMIT {
        return Err(std::io::Error::other("answer too long"));
    }
    let mut bytes = vec![0; length];
    process.output.read_exact(&mut bytes).await?;
    postcard::from_bytes(&bytes).map_err(std::io::Error::other)
}

fn spawn(command: &WorkerCommand) -> std::io::Result<Process> {
    let mut child = Command::new(&command.program)
        .args(&command.args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let gone = || std::io::Error::other("no pipe to the trial process");
    let input = child.stdin.take().ok_or_else(gone)?;
    let output = child.stdout.take().ok_or_else(gone)?;
    Ok(Process { _child: child, input, output })
}

fn crashed(text: &str) -> Refusal {
    Refusal::new(RefusalCode::Crashed, text)
}
