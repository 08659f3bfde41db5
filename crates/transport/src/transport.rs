//! The handle that programs hold.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use iroh::{Endpoint, EndpointAddr, RelayUrl};
use tokio::sync::{Semaphore, mpsc};
use tokio::task::{JoinHandle, JoinSet};

use crate::lan::LanBook;
use crate::shared::Shared;
use crate::table::Table;
use crate::watchdog::Watchdog;
use crate::{Config, Event, Link, Path, Peer, TransportError, accept, dial, endpoint, lan};

/// How long a shutdown waits for slow peers to take their last frames.
const FAREWELL: Duration = Duration::from_secs(3);

/// Authenticated links to other devices. Its endpoint is made anew where it seems to be stuck.
pub struct Transport {
    shared: Arc<Shared>,
    config: Config,
    relay: Option<RelayUrl>,
    line: RwLock<Line>,
    watchdog: Mutex<Watchdog>,
}

/// An endpoint and the tasks that serve it.
struct Line {
    endpoint: Endpoint,
    _tasks: Tasks,
}

/// Ends with its owner.
struct Tasks(Vec<JoinHandle<()>>);

impl Drop for Tasks {
    fn drop(&mut self) {
        self.0.iter().for_each(JoinHandle::abort);
    }
}

impl Line {
    fn start(endpoint: Endpoint, shared: &Arc<Shared>, lan: bool) -> Self {
        let mut tasks = vec![tokio::spawn(accept::accept_all(shared.clone(), endpoint.clone()))];
        if lan {
            tasks.extend(lan::start(shared, &endpoint));
        }
        Self { endpoint, _tasks: Tasks(tasks) }
    }
}

impl Transport {
    /// Opens the sockets and starts accepting. The receiver must be drained: while its queue is
    /// full nothing is read from the network.
    ///
    /// # Errors
    /// A socket cannot be opened, or the configuration leaves no way to connect.
    pub async fn bind(config: Config) -> Result<(Self, mpsc::Receiver<Event>), TransportError> {
        let relay = endpoint::relay_url(&config)?;
        let endpoint = endpoint::bind(&config).await?;
        let (events, receiver) = mpsc::channel(config.limits.events.max(1));
        let shared = Arc::new(share(&config, Peer::from(endpoint.id()), events)?);
        let line = RwLock::new(Line::start(endpoint, &shared, config.lan));
        let watchdog = Mutex::new(Watchdog::new(config.limits.stuck));
        Ok((Self { shared, config, relay, line, watchdog }, receiver))
    }

    fn endpoint(&self) -> Endpoint {
        self.line.read().unwrap_or_else(PoisonError::into_inner).endpoint.clone()
    }

    /// This device.
    #[must_use]
    pub fn peer(&self) -> Peer {
        Peer::from(self.endpoint().id())
    }

    /// Where this device listens, for printing and for invitations.
    #[must_use]
    pub fn addresses(&self) -> Vec<SocketAddr> {
        let endpoint = self.endpoint();
        let bound = endpoint.bound_sockets().into_iter().filter(|address| !address.ip().is_unspecified());
        let mut addresses: Vec<_> = endpoint.addr().ip_addrs().copied().chain(bound).collect();
        addresses.sort_unstable();
        addresses.dedup();
        addresses
    }

    /// The live link to `peer`, or a new one: to the hinted addresses, those heard on the local
    /// network, and through the configured relay. A `relay` other than the configured one is not
    /// contacted. Fails after [`crate::Limits::connect`].
    ///
    /// # Errors
    /// See [`TransportError`].
    pub async fn connect(&self, peer: Peer, hints: &[SocketAddr], relay: Option<&str>) -> Result<Link, TransportError> {
        if let Some(link) = self.shared.table.live(peer) {
            return Ok(link);
        }
        self.note_foreign_relay(relay);
        let dialled = dial::dial(&self.shared, &self.endpoint(), self.whereabouts(peer, hints)?).await;
        if self.stuck(&dialled) {
            self.renew().await;
        }
        dialled
    }

    /// Whether this outcome, after others, says that nobody can be reached any more.
    fn stuck(&self, dialled: &Result<Link, TransportError>) -> bool {
        let mut watchdog = self.watchdog.lock().unwrap_or_else(PoisonError::into_inner);
        let unanswered = matches!(dialled, Err(TransportError::Unreachable(_) | TransportError::Closed));
        if unanswered && self.shared.table.all().is_empty() {
            return watchdog.missed(Instant::now());
        }
        watchdog.reached();
        false
    }

    /// Closes the endpoint and makes another with the same key and address.
    async fn renew(&self) {
        tracing::warn!("nobody was reached for a while: the endpoint is made anew");
        self.endpoint().close().await;
        match endpoint::bind(&self.config).await {
            Ok(endpoint) => {
                let line = Line::start(endpoint, &self.shared, self.config.lan);
                *self.line.write().unwrap_or_else(PoisonError::into_inner) = line;
            }
            // Tried again after the watchdog's next pause: a closed endpoint reaches nobody.
            Err(error) => tracing::warn!(%error, "no new endpoint yet"),
        }
    }

    /// Breaks the endpoint, for tests of its renewal.
    #[cfg(feature = "testing")]
    pub async fn break_endpoint(&self) {
        self.endpoint().close().await;
    }

    fn note_foreign_relay(&self, relay: Option<&str>) {
        let asked = relay.and_then(|url| endpoint::parse_relay(url).ok());
        if asked.is_some() && asked != self.relay {
            tracing::info!("ignored a relay that is not the configured one");
        }
    }

    fn whereabouts(&self, peer: Peer, hints: &[SocketAddr]) -> Result<EndpointAddr, TransportError> {
        let heard = self.shared.lan.addresses(peer);
        let mut address = EndpointAddr::new(peer.endpoint_id()?);
        for hint in hints.iter().chain(&heard) {
            address = address.with_ip_addr(*hint);
        }
        Ok(match &self.relay {
            Some(relay) => address.with_relay_url(relay.clone()),
            None => address,
        })
    }

    /// Queues a frame on the live link to `peer`, waiting for room. Do not await it in the task
    /// that drains the events: two devices that both wait for room would wait for ever.
    ///
    /// # Errors
    /// There is no link, it ends meanwhile, or the frame is over the limit of the [`Config`].
    pub async fn send(&self, peer: Peer, frame: Vec<u8>) -> Result<(), TransportError> {
        let link = self.shared.table.live(peer).ok_or(TransportError::NotConnected(peer))?;
        link.send(frame).await
    }

    /// Closes the link to `peer` at once, also in the middle of a frame; the peer receives the
    /// code and the reason. Does nothing without a link.
    pub fn close(&self, peer: Peer, code: u32, reason: &str) {
        if let Some(link) = self.shared.table.live(peer) {
            link.close(code, reason);
        }
    }

    /// How the bytes of the live link travel at the moment.
    #[must_use]
    pub fn path(&self, peer: Peer) -> Option<Path> {
        self.shared.table.live(peer).map(|link| link.path())
    }

    /// Round-trip time of the live link.
    #[must_use]
    pub fn round_trip(&self, peer: Peer) -> Option<Duration> {
        self.shared.table.live(peer).and_then(|link| link.round_trip())
    }

    /// The devices that have a live link.
    #[must_use]
    pub fn peers(&self) -> Vec<Peer> {
        self.shared.table.all().iter().map(Link::peer).collect()
    }

    /// Devices heard on the local network and where; unproved until connected.
    #[must_use]
    pub fn discovered(&self) -> Vec<(Peer, Vec<SocketAddr>)> {
        self.shared.lan.all()
    }

    /// Sends what is queued, for 3 s at most, and closes everything.
    pub async fn shutdown(self) {
        let links = self.shared.table.all();
        let farewells: JoinSet<()> = links.into_iter().map(|link| async move { link.depart(FAREWELL).await }).collect();
        farewells.join_all().await;
        self.endpoint().close().await;
    }
}

fn share(config: &Config, me: Peer, events: mpsc::Sender<Event>) -> Result<Shared, TransportError> {
    let run = getrandom::u64().map_err(|error| TransportError::Bind(error.to_string()))?;
    let limits = config.limits.clone();
    Ok(Shared {
        gate: config.gate.clone(),
        events,
        table: Table::new(me, run),
        lan: Arc::new(LanBook::default()),
        handshakes: Arc::new(Semaphore::new(limits.handshakes)),
        links: Arc::new(Semaphore::new(limits.links)),
        guests: Arc::new(Semaphore::new(limits.guests)),
        limits,
    })
}
