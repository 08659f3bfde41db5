//! Asks the process that holds a profile.

use std::path::Path;
use std::time::Duration;

use jiangxuan_contract::command::{Command, Failure};
use jiangxuan_contract::{Reply as Answer, table};
use tokio::io::{AsyncRead, AsyncWrite};

use super::message::{Call, Reply, read, write};
use super::socket;
use crate::failures;
use crate::host::Progress;

/// How long a process that holds the profile may take to greet; it only has to be scheduled.
const GREETING: Duration = Duration::from_secs(5);

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> Stream for S {}

/// A connection to the process that holds a profile, greeted and not yet used.
pub struct Client {
    stream: Box<dyn Stream>,
    /// Whether other devices can be reached from there.
    pub network: bool,
    /// Its process id.
    pub pid: u32,
}

/// Knocks at the process that holds the profile in `home`; `None` where nobody answers.
pub async fn connect(home: &Path) -> Option<Client> {
    let mut stream = socket::connect(home).await.ok()?;
    let greeting = tokio::time::timeout(GREETING, read(&mut stream)).await.ok()?.ok()?;
    match greeting {
        Reply::Ready { network, pid } => Some(Client { stream: Box::new(stream), network, pid }),
        _ => None,
    }
}

impl Client {
    /// Has a command carried out, and hears how far it is.
    pub async fn call(mut self, command: Command, heard: impl Fn(&Progress)) -> Result<Answer, Failure> {
        let sent = write(&mut self.stream, &Call::Command(command.clone())).await;
        sent.map_err(|_| failures::connection_lost())?;
        loop {
            match read(&mut self.stream).await.map_err(|_| failures::connection_lost())? {
                Reply::Answer(answer) => {
                    return table::read(&command, answer?).map_err(|error| failures::other_program(&error));
                }
                Reply::Progress { text, done, total } => heard(&Progress { text, done, total }),
                Reply::Ready { .. } => {}
            }
        }
    }
}
