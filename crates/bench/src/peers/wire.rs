//! An in-memory connection between two samod repositories that counts what passes.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures::channel::mpsc::{SendError, UnboundedReceiver, UnboundedSender, unbounded};
use futures::future::{BoxFuture, ready};
use futures::{FutureExt as _, SinkExt as _, StreamExt as _};
use samod::{AcceptorHandle, DialError, Dialer, Transport, Url};

/// What passed, both directions together.
#[derive(Debug, Default)]
pub(super) struct Traffic {
    messages: AtomicU64,
    bytes: AtomicU64,
}

impl Traffic {
    pub(super) fn messages(&self) -> u64 {
        self.messages.load(Ordering::Relaxed)
    }

    pub(super) fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    fn count(&self, message: &[u8]) {
        self.messages.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(message.len() as u64, Ordering::Relaxed);
    }
}

/// Connects to an acceptor in the same process.
pub(super) struct CountingDialer {
    url: Url,
    acceptor: AcceptorHandle,
    traffic: Arc<Traffic>,
}

impl CountingDialer {
    pub(super) fn new(url: Url, acceptor: AcceptorHandle, traffic: Arc<Traffic>) -> Self {
        Self { url, acceptor, traffic }
    }
}

impl Dialer for CountingDialer {
    type Error = Infallible;

    fn url(&self) -> Url {
        self.url.clone()
    }

    fn connect(&self) -> BoxFuture<'static, Result<Transport, DialError<Infallible>>> {
        let (there, from_here) = unbounded();
        let (here, from_there) = unbounded();
        let accepted = self.acceptor.accept(counted(from_here, here, self.traffic.clone()));
        let transport = counted(from_there, there, self.traffic.clone());
        ready(accepted.map(|_| transport).map_err(DialError::transient)).boxed()
    }
}

fn counted(from: UnboundedReceiver<Vec<u8>>, to: UnboundedSender<Vec<u8>>, traffic: Arc<Traffic>) -> Transport {
    let to = to.with(move |message: Vec<u8>| {
        traffic.count(&message);
        ready(Ok::<_, SendError>(message))
    });
    Transport::new(from.map(Ok::<_, Infallible>), to)
}
