//! One connection at work: a reader, a writer, and the end of both.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use iroh::endpoint::{Connection, ConnectionError, RecvStream, SendStream, VarInt};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use crate::choice::Turn;
use crate::frame::{FrameError, read_frame, write_frame, write_turn};
use crate::lan::LanBook;
use crate::outbox::{Order, Outbox};
use crate::shared::Shared;
use crate::{Event, Path, Peer, TransportError, code};

/// The peer's words are shown to people, so they are kept short.
const REASON_CHARS: usize = 200;

/// A live connection to one device. Clones are handles to the same connection.
#[derive(Debug, Clone)]
pub struct Link(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    peer: Peer,
    dialled: bool,
    connection: Connection,
    outbox: Outbox,
    /// Longest frame that may be sent, in bytes.
    frame: usize,
    lan: Arc<LanBook>,
    /// With which code and words this end closed it.
    closed_here: Mutex<Option<(u32, String)>>,
    /// Turns true after the link's last event.
    reported: watch::Sender<bool>,
}

impl Link {
    pub(crate) fn new(shared: &Shared, connection: Connection, dialled: bool) -> (Self, mpsc::Receiver<Order>) {
        let (outbox, orders) = Outbox::new(&shared.limits);
        let inner = Inner {
            peer: Peer::from(connection.remote_id()),
            dialled,
            connection,
            outbox,
            frame: shared.limits.frame,
            lan: shared.lan.clone(),
            closed_here: Mutex::new(None),
            reported: watch::Sender::new(false),
        };
        (Self(Arc::new(inner)), orders)
    }

    /// The device at the other end.
    #[must_use]
    pub fn peer(&self) -> Peer {
        self.0.peer
    }

    /// Whether we called.
    #[must_use]
    pub fn dialled(&self) -> bool {
        self.0.dialled
    }

    /// How its bytes travel at the moment.
    #[must_use]
    pub fn path(&self) -> Path {
        let paths = self.0.connection.paths();
        let path = paths.iter().find(|path| path.is_selected()).or_else(|| paths.iter().next());
        match path.map(|path| path.remote_addr().clone()) {
            Some(iroh::TransportAddr::Relay(_)) => Path::Relay,
            Some(iroh::TransportAddr::Ip(address)) if self.0.lan.knows(self.0.peer, address) => Path::Lan,
            _ => Path::Direct,
        }
    }

    /// The path's round-trip time, as QUIC estimates it.
    #[must_use]
    pub fn round_trip(&self) -> Option<Duration> {
        let paths = self.0.connection.paths();
        paths.iter().find(|path| path.is_selected()).or_else(|| paths.iter().next()).map(|path| path.rtt())
    }

    /// Queues a frame, waiting for room.
    ///
    /// # Errors
    /// The frame is over the limit of the [`crate::Config`], or the link has ended.
    pub async fn send(&self, frame: Vec<u8>) -> Result<(), TransportError> {
        let limit = self.0.frame;
        if frame.len() > limit {
            return Err(TransportError::TooLarge { size: frame.len(), limit });
        }
        self.0.outbox.send(frame).await.map_err(|_| TransportError::NotConnected(self.0.peer))
    }

    /// Closes at once, also in the middle of a frame; the peer receives the code and the reason.
    pub fn close(&self, code: u32, reason: &str) {
        let mut closed = self.0.closed_here.lock().unwrap_or_else(PoisonError::into_inner);
        closed.get_or_insert_with(|| (code, reason.to_owned()));
        self.0.connection.close(VarInt::from_u32(code), reason.as_bytes());
    }

    /// Resolves when the connection is gone.
    pub async fn closed(&self) {
        self.0.connection.closed().await;
    }

    pub(crate) fn is_live(&self) -> bool {
        self.0.connection.close_reason().is_none()
    }

    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    pub(crate) fn reported(&self) -> watch::Receiver<bool> {
        self.0.reported.subscribe()
    }

    /// Sends what is queued and waits until the peer has read all of it and closed.
    pub(crate) async fn depart(&self, patience: Duration) {
        let last_words = async {
            self.0.outbox.finish().await;
            self.closed().await;
        };
        if timeout(patience, last_words).await.is_err() {
            self.close(code::DEPARTED, "");
        }
    }

    /// Code and words of the end: our own if we closed it, else the peer's or the network's.
    fn epitaph(&self) -> (Option<u32>, String) {
        let ours = self.0.closed_here.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match (ours, self.0.connection.close_reason()) {
            (Some((code, reason)), _) => (Some(code), reason),
            (None, Some(error)) => words(&error),
            (None, None) => (None, String::new()),
        }
    }
}

/// The code and the words with which a connection ended; a code only if someone closed it.
pub(crate) fn words(error: &ConnectionError) -> (Option<u32>, String) {
    match error {
        ConnectionError::ApplicationClosed(close) => {
            let code = u32::try_from(close.error_code.into_inner()).unwrap_or(u32::MAX);
            (Some(code), readable(&close.reason))
        }
        other => (None, other.to_string()),
    }
}

fn readable(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).chars().filter(|c| !c.is_control()).take(REASON_CHARS).collect()
}

/// Everything that a link needs to run.
pub(crate) struct Work {
    pub link: Link,
    pub sender: SendStream,
    pub receiver: RecvStream,
    pub orders: mpsc::Receiver<Order>,
    /// What to state before anything else, if the peer called.
    pub answer: Option<Turn>,
    /// The last event of the peer's link before this one.
    pub previous: Option<watch::Receiver<bool>>,
    /// Longest frame the peer may send.
    pub limit: usize,
    /// How long the peer may stay.
    pub stay: Option<Duration>,
}

/// Runs a link from its first event to its last.
pub(crate) async fn run(shared: Arc<Shared>, mut work: Work) {
    if let Some(turn) = work.answer
        && write_turn(&mut work.sender, turn).await.is_err()
    {
        return end(&shared, &work.link);
    }
    if let Some(previous) = &mut work.previous {
        let _ = previous.wait_for(|reported| *reported).await;
    }
    let link = work.link;
    let up = Event::Up { peer: link.peer(), path: link.path(), dialled: link.dialled() };
    shared.report(up).await;
    let writer = tokio::spawn(write(link.clone(), work.sender, work.orders));
    keep(&shared, &link, &mut work.receiver, work.limit, work.stay).await;
    let _ = writer.await;
    let (code, reason) = link.epitaph();
    shared.report(Event::Down { peer: link.peer(), code, reason }).await;
    end(&shared, &link);
}

fn end(shared: &Shared, link: &Link) {
    link.0.reported.send_replace(true);
    shared.table.remove(link);
}

/// Reads until the stream ends, the link is closed here, or the guest's time is over.
async fn keep(shared: &Shared, link: &Link, receiver: &mut RecvStream, limit: usize, stay: Option<Duration>) {
    tokio::select! {
        biased;
        () = closed_here(link) => {}
        () = expiry(stay) => link.close(code::GUEST_TIME, "访客时间已到，请重新连接。"),
        fault = read(shared, link, receiver, limit) => close_for(link, &fault),
    }
}

/// Frames that the peer sent before it closed are still read; after our own close none is.
async fn closed_here(link: &Link) {
    link.closed().await;
    let ours = link.0.closed_here.lock().unwrap_or_else(PoisonError::into_inner).is_some();
    if !ours {
        std::future::pending::<()>().await;
    }
}

async fn expiry(stay: Option<Duration>) {
    match stay {
        Some(stay) => tokio::time::sleep(stay).await,
        None => std::future::pending().await,
    }
}

/// The next frame is not read before this one has room in the event queue: a slow consumer stops
/// the reading, and QUIC's window then stops the peer. No room is held while a frame is awaited,
/// since idle links would hold all of it.
async fn read(shared: &Shared, link: &Link, receiver: &mut RecvStream, limit: usize) -> FrameError {
    loop {
        match read_frame(receiver, limit).await {
            Ok(bytes) => shared.report(Event::Frame { peer: link.peer(), bytes }).await,
            Err(fault) => return fault,
        }
    }
}

fn close_for(link: &Link, fault: &FrameError) {
    match fault {
        FrameError::End => link.close(code::DEPARTED, ""),
        FrameError::Oversize(size) => link.close(code::OVERSIZE, &format!("数据帧过大：{size} 字节")),
        FrameError::TooSlow => link.close(code::TOO_SLOW, "数据传输过慢"),
        FrameError::Broken if link.is_live() => link.close(code::MALFORMED, "数据流中断"),
        FrameError::Broken => {}
    }
}

/// Writes what is queued until the connection or the queue ends.
async fn write(link: Link, mut sender: SendStream, mut orders: mpsc::Receiver<Order>) {
    tokio::select! {
        () = link.closed() => {}
        () = write_orders(&mut sender, &mut orders) => {
            // The stream must outlive a finished queue: dropping it early could cut the last frame.
            orders.close();
            link.closed().await;
        }
    }
}

async fn write_orders(sender: &mut SendStream, orders: &mut mpsc::Receiver<Order>) {
    while let Some(order) = orders.recv().await {
        match order {
            Order::Frame(bytes, _room) => {
                if write_frame(sender, bytes).await.is_err() {
                    return;
                }
            }
            Order::Finish(done) => {
                let _ = sender.finish();
                let _ = done.send(());
                return;
            }
        }
    }
}
