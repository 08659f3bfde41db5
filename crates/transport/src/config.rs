//! How to bind a transport.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use crate::Gate;

/// Which relay to use besides direct paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RelayChoice {
    /// The relay that the city runs, as a URL. No other relay is ever contacted.
    Use(String),
}

/// Everything a transport needs to start.
#[derive(Clone)]
pub struct Config {
    /// Seed of the device's Ed25519 key.
    pub key: [u8; 32],
    /// Where to listen; `None` is any free port on all addresses of both families.
    pub listen: Option<SocketAddr>,
    /// Whether to announce and find devices on the local network.
    pub lan: bool,
    /// The city's relay, if it runs one.
    pub relay: Option<RelayChoice>,
    /// Whether to use direct paths; `false` leaves only the relay.
    pub direct: bool,
    /// Who may connect.
    pub gate: Arc<dyn Gate>,
    /// Quotas and deadlines.
    pub limits: Limits,
}

impl Config {
    /// A device that listens on any port, uses direct paths only and does not announce itself. Whoever speaks with
    /// frames says how long one may be.
    #[must_use]
    pub fn new(key: [u8; 32], gate: Arc<dyn Gate>, frame: usize) -> Self {
        let limits = Limits::new(frame);
        Self { key, listen: None, lan: false, relay: None, direct: true, gate, limits }
    }
}

/// Quotas and deadlines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Longest frame of an enrolled device, in bytes. It is the protocol's, and stands in the table of its limits.
    pub frame: usize,
    /// Incoming links at once, guests included.
    pub links: usize,
    /// Guests at once.
    pub guests: usize,
    /// How long a guest may stay.
    pub guest_time: Duration,
    /// Incoming connections at once that have not yet been admitted.
    pub handshakes: usize,
    /// Time for one handshake, in either direction.
    pub connect: Duration,
    /// How long nobody may be reached, with no link alive, before the endpoint is made anew.
    pub stuck: Duration,
    /// Events that may wait for the consumer. A full queue stops reading from the network, so
    /// this times the frame limit bounds the memory of received frames.
    pub events: usize,
    /// Frames that may wait in one link to be sent.
    pub outgoing_frames: usize,
    /// Bytes that may wait in one link to be sent; at least one frame always fits.
    pub outgoing_bytes: usize,
}

impl Limits {
    /// The quotas and deadlines of a city, for frames of at most so many bytes.
    #[must_use]
    pub fn new(frame: usize) -> Self {
        Self {
            frame,
            links: 512,
            guests: 16,
            guest_time: Duration::from_secs(20),
            handshakes: 128,
            connect: Duration::from_secs(10),
            stuck: Duration::from_secs(60),
            events: 16,
            outgoing_frames: 64,
            outgoing_bytes: 8 << 20,
        }
    }
}
