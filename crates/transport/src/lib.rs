//! Moves opaque frames between authenticated devices over QUIC (iroh): directly, on the local
//! network, or through the city's own relay. It knows nothing of documents.
//!
//! A device is its Ed25519 public key, a [`Peer`]. Between two devices there is at most one
//! [`Link`]; it carries one bidirectional stream of length-prefixed frames. Nobody's public
//! server is contacted: no DNS or pkarr discovery, no port mapping, and no relay but the one in
//! the [`Config`].
//!
//! ```text
//! transport  bind, connect, send, close, shutdown
//! endpoint   the iroh endpoint: presets, QUIC limits, name resolution
//! accept     incoming connections: address validation, quotas, the gate
//! dial       outgoing connections and their typed failures
//! choice     which of two connections between the same devices lives (pure)
//! table      the live links
//! link       one connection at work: reader, writer, deadline
//! frame      bytes on the stream
//! lan        discovery by multicast DNS
//! relay      the city's relay, embedded
//! watchdog   when an endpoint counts as stuck (pure)
//! ```

mod accept;
mod choice;
mod config;
mod dial;
mod endpoint;
mod error;
mod event;
mod frame;
mod gate;
mod lan;
mod link;
mod outbox;
mod peer;
mod relay;
mod shared;
mod table;
#[cfg(feature = "testing")]
pub mod testing;
mod transport;
mod watchdog;

pub use config::{Config, Limits, RelayChoice};
pub use error::{TransportError, code};
pub use event::{Event, Path};
pub use frame::GUEST_FRAME_LIMIT;
pub use gate::{Admission, Gate};
pub use link::Link;
pub use peer::Peer;
pub use relay::EmbeddedRelay;
pub use transport::Transport;

/// The protocol's name in the TLS handshake; a device that speaks another is refused there.
pub const ALPN: &[u8] = b"jiangxuan/sync/1";
