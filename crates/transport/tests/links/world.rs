//! Devices for tests. Nothing waits for a time; everything waits for an event.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiangxuan_transport::{Admission, Config, Event, Gate, Limits, Link, Peer, Transport, TransportError};
use tokio::sync::mpsc;
use tokio::time::timeout;

/// Longest frame of these devices; the product takes it from the limits of its protocol.
pub const FRAME: usize = 4 << 20;
/// Only a hang reaches this.
const HANG: Duration = Duration::from_secs(60);

/// A gate whose answers the test sets.
pub struct Door {
    usual: Admission,
    special: Mutex<Vec<(Peer, Admission)>>,
}

impl Door {
    pub fn new(usual: Admission) -> Arc<Self> {
        Arc::new(Self { usual, special: Mutex::default() })
    }

    pub fn set(&self, peer: Peer, admission: Admission) {
        self.special.lock().unwrap().push((peer, admission));
    }
}

impl Gate for Door {
    fn admit(&self, peer: Peer) -> Admission {
        let special = self.special.lock().unwrap();
        special.iter().rev().find(|(known, _)| *known == peer).map_or(self.usual, |(_, admission)| *admission)
    }
}

/// A device: its transport and its events.
pub struct Device {
    pub transport: Transport,
    pub events: mpsc::Receiver<Event>,
}

pub fn key(n: u8) -> [u8; 32] {
    [n; 32]
}

pub fn loopback() -> SocketAddr {
    "127.0.0.1:0".parse().unwrap()
}

pub fn open_config(n: u8) -> Config {
    let mut config = Config::new(key(n), Door::new(Admission::Welcome), FRAME);
    config.listen = Some(loopback());
    config.limits = Limits { connect: Duration::from_secs(20), ..Limits::new(FRAME) };
    config
}

impl Device {
    pub async fn bind(config: Config) -> Self {
        let (transport, events) = Transport::bind(config).await.expect("bind");
        Self { transport, events }
    }

    /// A device that lets everyone in.
    pub async fn open(n: u8) -> Self {
        Self::bind(open_config(n)).await
    }

    pub fn peer(&self) -> Peer {
        self.transport.peer()
    }

    pub async fn dial(&self, other: &Self) -> Result<Link, TransportError> {
        self.transport.connect(other.peer(), &other.transport.addresses(), None).await
    }

    pub async fn next(&mut self) -> Event {
        timeout(HANG, self.events.recv()).await.expect("an event before the hang limit").expect("an open queue")
    }

    pub async fn up(&mut self) -> Event {
        let event = self.next().await;
        assert!(matches!(event, Event::Up { .. }), "{event:?}");
        event
    }

    pub async fn frame(&mut self) -> Vec<u8> {
        match self.next().await {
            Event::Frame { bytes, .. } => bytes,
            other => panic!("expected a frame, got {other:?}"),
        }
    }

    pub async fn down(&mut self) -> (Option<u32>, String) {
        match self.next().await {
            Event::Down { code, reason, .. } => (code, reason),
            other => panic!("expected an end, got {other:?}"),
        }
    }

    pub async fn send(&self, to: &Self, frame: &[u8]) {
        self.transport.send(to.peer(), frame.to_vec()).await.expect("send");
    }
}

/// Two devices with a live link, dialled by the first.
pub async fn pair() -> (Device, Device) {
    let (mut a, mut b) = (Device::open(1).await, Device::open(2).await);
    a.dial(&b).await.expect("connect");
    a.up().await;
    b.up().await;
    (a, b)
}
