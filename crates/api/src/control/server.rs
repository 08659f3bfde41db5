//! Serves commands of other processes.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiangxuan_contract::Reply as Answer;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};

use super::message::{Call, Reply, read, write};
use super::socket::Listener;
use crate::session::Service;

/// How long a command that was greeted may take to say what it wants.
const HEARING: Duration = Duration::from_secs(2);
/// How long nobody is let in after that failed.
const BREATH: Duration = Duration::from_millis(200);
/// How long commands under way may take when this process ends.
const FAREWELL: Duration = Duration::from_secs(30);

/// The open socket.
pub(crate) struct Server {
    close: oneshot::Sender<()>,
    accepting: JoinHandle<()>,
}

impl Server {
    /// Opens the socket of the profile in `home`.
    pub fn open(home: &Path, service: Arc<Service>) -> io::Result<Self> {
        let listener = Listener::bind(home)?;
        let (close, closing) = oneshot::channel();
        Ok(Self { close, accepting: tokio::spawn(accept_all(listener, service, closing)) })
    }

    /// Hears nobody new, and answers those that were heard.
    pub async fn close(self) {
        // The receiver is gone only if accepting has ended by itself.
        self.close.send(()).ok();
        if tokio::time::timeout(FAREWELL, self.accepting).await.is_err() {
            tracing::warn!("commands were still under way at the end");
        }
    }
}

async fn accept_all(mut listener: Listener, service: Arc<Service>, mut closing: oneshot::Receiver<()>) {
    let mut visits = JoinSet::new();
    loop {
        tokio::select! {
            _ = &mut closing => break,
            Some(_) = visits.join_next() => {}
            stream = listener.accept() => match stream {
                Ok(stream) => drop(visits.spawn(visit(stream, Arc::clone(&service)))),
                // Too many open files, or a visitor who left at once: the socket is as good as before, and without it
                // nobody could so much as stop this process.
                Err(error) => {
                    tracing::warn!(%error, "a visitor was not let in");
                    tokio::time::sleep(BREATH).await;
                }
            },
        }
    }
    drop(listener);
    visits.join_all().await;
}

async fn visit(mut stream: impl AsyncRead + AsyncWrite + Unpin, service: Arc<Service>) {
    if let Err(error) = serve(&mut stream, &service).await {
        tracing::debug!(%error, "a command went away");
    }
}

async fn serve(stream: &mut (impl AsyncRead + AsyncWrite + Unpin), service: &Service) -> io::Result<()> {
    write(stream, &Reply::Ready { network: service.network, pid: std::process::id() }).await?;
    let Call::Command(command) = tokio::time::timeout(HEARING, read(stream)).await??;
    let mut progress = service.progress();
    let work = service.call(command);
    tokio::pin!(work);
    loop {
        tokio::select! {
            answer = &mut work => return write(stream, &Reply::Answer(answer.map(Answer::into_value))).await,
            told = progress.recv() => match told {
                Ok(told) => write(stream, &Reply::Progress { text: told.text, done: told.done, total: told.total }).await?,
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return write(stream, &Reply::Answer(work.await.map(Answer::into_value))).await,
            },
        }
    }
}
