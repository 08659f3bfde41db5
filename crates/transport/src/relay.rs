//! The city's relay, run inside our own program.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;

use iroh_relay::server::{Access, AccessControl, ClientRequest, RelayConfig, Server, ServerConfig};

use crate::{Peer, TransportError};

/// Which devices may use the relay; asked once for each connection.
type Allow = Arc<dyn Fn(Peer) -> bool + Send + Sync>;

/// A relay for enrolled devices that have no direct path to each other.
///
/// It speaks plain HTTP: everything it carries is already encrypted between the two devices, and
/// a client proves its key by signing the relay's challenge.
pub struct EmbeddedRelay {
    server: Server,
    address: SocketAddr,
}

struct Roster(Allow);

impl fmt::Debug for Roster {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Roster")
    }
}

impl AccessControl for Roster {
    async fn on_connect(&self, request: &ClientRequest) -> Access {
        if (self.0)(Peer::from(request.endpoint_id())) {
            Access::Allow
        } else {
            Access::Deny { reason: Some("not enrolled".to_owned()) }
        }
    }
}

impl EmbeddedRelay {
    /// Listens for relay clients at `listen`.
    ///
    /// # Errors
    /// The port cannot be opened.
    pub async fn spawn(listen: SocketAddr, allow: Allow) -> Result<Self, TransportError> {
        let mut relay = RelayConfig::new(listen);
        relay.access = Arc::new(Roster(allow));
        let mut config = ServerConfig::default();
        config.relay = Some(relay);
        let server = Server::spawn(config).await.map_err(|error| TransportError::Relay(error.to_string()))?;
        let address = server.http_addr().ok_or_else(|| TransportError::Relay(listen.to_string()))?;
        Ok(Self { server, address })
    }

    /// Where it listens, as a URL for [`crate::RelayChoice::Use`]. With an unspecified listening
    /// address the caller must name a host instead.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Disconnects the clients and stops.
    pub async fn shutdown(self) {
        if let Err(error) = self.server.shutdown().await {
            tracing::warn!(%error, "the relay did not stop cleanly");
        }
    }
}
