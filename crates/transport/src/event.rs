//! What the transport reports.

use std::net::SocketAddr;

use crate::Peer;

/// How the bytes of a link travel at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// From address to address.
    Direct,
    /// From address to address, at an address that LAN discovery heard for this device.
    Lan,
    /// Through the relay, which sees only encrypted bytes.
    Relay,
}

impl Path {
    /// The word used by the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Lan => "lan",
            Self::Relay => "relay",
        }
    }
}

/// Something that happened. For one peer the order is always `Up`, any number of `Frame`, `Down`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A link is ready.
    Up {
        /// The device at the other end.
        peer: Peer,
        /// The path at the start; it may change.
        path: Path,
        /// Whether we called.
        dialled: bool,
    },
    /// A whole frame arrived.
    Frame {
        /// Who sent it.
        peer: Peer,
        /// The frame without its length.
        bytes: Vec<u8>,
    },
    /// The link is gone; frames that were under way may be lost.
    Down {
        /// The device at the other end.
        peer: Peer,
        /// The code it was closed with by either end; `None` when the network failed.
        code: Option<u32>,
        /// The closing end's words, or the network's failure.
        reason: String,
    },
    /// LAN discovery heard a device, or heard it at new addresses.
    Discovered {
        /// The device that announces itself; unproved until a link is up.
        peer: Peer,
        /// Where it says it listens.
        addresses: Vec<SocketAddr>,
    },
}
