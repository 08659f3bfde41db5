//! Carries out one command: here, or in the process that holds the profile.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiangxuan_api::control::{self, Client};
use jiangxuan_api::failures::{connection_lost, of_store, system};
use jiangxuan_api::network::Reach;
use jiangxuan_api::session::{Progress, Service, Session};
use jiangxuan_contract::{Command, Failure, Reply};
use jiangxuan_store::{Database, Secret, StoreError};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Instant;

use crate::cli::Globals;
use crate::output::Output;
use crate::progress::Display;
use crate::request::{Finish, Request};
use crate::{failures, finish, profile};

/// How long a command waits for its turn on a profile that another process holds.
const TURN: Duration = Duration::from_secs(5);
/// Between two attempts to get it.
const KNOCK: Duration = Duration::from_millis(50);

/// What a command comes to.
type Replied = Result<Reply, Failure>;

/// Where commands are carried out.
pub(crate) enum Desk {
    /// In this process.
    Ours(Box<Session>, Display),
    /// In the process that holds the profile; a connection serves one command.
    Theirs(PathBuf, Option<Client>, Display),
}

/// Carries out a request and what follows from its answer.
pub(crate) async fn run(globals: &Globals, request: Request, output: Output) -> Result<Reply, Failure> {
    if let Finish::Verify(proof) = &request.finish {
        let known = match &proof.authority {
            Some(given) => Some(given.clone()),
            None => authority(globals, &request, output).await,
        };
        return proof.against(known.as_deref()).map(Reply::from);
    }
    let home = profile::home(globals)?;
    let mut desk = take(&home, &request, output).await?;
    let answer = match desk.ask(request.command).await {
        Ok(answer) => finish::finish(request.finish, answer, &mut desk).await,
        failed => failed,
    };
    desk.close().await;
    answer
}

/// The authority of this profile's season; none where there is no profile, or it does not open.
async fn authority(globals: &Globals, request: &Request, output: Output) -> Option<String> {
    let home = profile::home(globals).ok().filter(|home| jiangxuan_api::profile::exists(home))?;
    let mut desk = take(&home, request, output).await.ok()?;
    let season = desk.ask(request.command.clone()).await;
    desk.close().await;
    if let Reply::Campaign(season) = season.ok()? { Some(season.authority) } else { None }
}

/// Asks a running node to end, and waits until it hears nobody any more.
pub(crate) async fn stop(globals: &Globals) -> Replied {
    let home = profile::home(globals)?;
    let node = control::connect(&home).await.ok_or_else(|| failures::not_running(&home))?;
    let answer = node.call(Command::Stop, |_| {}).await?;
    let end = Instant::now() + TURN;
    while Instant::now() < end && control::connect(&home).await.is_some() {
        tokio::time::sleep(KNOCK).await;
    }
    Ok(answer)
}

/// Opens the profile for an always-on node, which does not wait for others.
pub(crate) async fn open_for_serving(home: &Path) -> Result<Database, Failure> {
    if let Some(holder) = control::connect(home).await {
        return Err(of_store(&StoreError::Locked { pid: Some(holder.pid) }));
    }
    let secret = secret(home).await?;
    open(home, secret).await?.map_err(|error| of_store(&error))
}

async fn take(home: &Path, request: &Request, output: Output) -> Result<Desk, Failure> {
    if !jiangxuan_api::profile::exists(home) {
        let database = found(home, request.founds).await?;
        return ours(home, database, request, output).await;
    }
    let end = Instant::now() + TURN;
    let mut known = None;
    loop {
        if let Some(client) = control::connect(home).await.filter(|holder| holder.network || !needs_peers(request)) {
            return Ok(Desk::Theirs(home.to_owned(), Some(client), Display::start(output)));
        }
        let key = match known.take() {
            Some(key) => key,
            None => secret(home).await?,
        };
        match open(home, key.clone()).await? {
            Ok(database) => return ours(home, database, request, output).await,
            Err(StoreError::Locked { .. }) if Instant::now() < end => tokio::time::sleep(KNOCK).await,
            Err(error) => return Err(of_store(&error)),
        }
        known = Some(key);
    }
}

fn needs_peers(request: &Request) -> bool {
    matches!(request.network, Reach::Peers(_))
}

async fn ours(home: &Path, database: Database, request: &Request, output: Output) -> Result<Desk, Failure> {
    let session = Session::start(home, database, request.network.clone()).await?;
    Ok(Desk::Ours(Box::new(session), Display::start(output)))
}

async fn found(home: &Path, founds: bool) -> Result<Database, Failure> {
    if !founds {
        return Err(failures::no_profile(home));
    }
    let home = home.to_owned();
    aside(move || profile::create(&home)).await?
}

async fn secret(home: &Path) -> Result<Secret, Failure> {
    let home = home.to_owned();
    aside(move || profile::secret(&home)).await?
}

async fn open(home: &Path, secret: Secret) -> Result<Result<Database, StoreError>, Failure> {
    let home = home.to_owned();
    aside(move || jiangxuan_api::profile::open(&home, &secret)).await
}

/// Prompts, key derivation and the disk block; they have a thread of their own.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| system("程序内部出错", &error))
}

impl Desk {
    /// Has a command carried out, showing how far it is.
    pub async fn ask(&mut self, command: Command) -> Result<Reply, Failure> {
        match self {
            Self::Ours(session, display) => {
                let service = session.service();
                let attaches = matches!(command, Command::DossierAttach { .. } | Command::ScanAttach { .. });
                let work = watched(service.call(command), service.progress(), display);
                if attaches { interruptible(work, service).await } else { work.await }
            }
            Self::Theirs(home, client, display) => {
                let client = match client.take() {
                    Some(greeted) => greeted,
                    None => control::connect(home).await.ok_or_else(connection_lost)?,
                };
                client.call(command, |told| display.show(told)).await
            }
        }
    }

    async fn close(self) {
        if let Self::Ours(session, _) = self {
            session.close().await;
        }
    }
}

/// Ctrl-C ends the copying, which then leaves nothing behind; the answer says so. Where another process copies, that one
/// notices that nobody waits any more.
async fn interruptible(work: impl Future<Output = Replied>, service: &Service) -> Replied {
    tokio::pin!(work);
    tokio::select! {
        answer = &mut work => return answer,
        pressed = tokio::signal::ctrl_c() => {
            // Without the handler the default one ends the process, and what is left goes at the next start.
            if pressed.is_ok() {
                service.call(Command::AttachCancel).await?;
            }
        }
    }
    work.await
}

async fn watched(work: impl Future<Output = Replied>, mut progress: Receiver<Progress>, display: &Display) -> Replied {
    tokio::pin!(work);
    loop {
        tokio::select! {
            answer = &mut work => return answer,
            told = progress.recv() => match told {
                Ok(told) => display.show(&told),
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return work.await,
            },
        }
    }
}
