//! Who may connect.

use std::fmt;
use std::sync::Arc;

use iroh::endpoint::{AfterHandshakeOutcome, Connection, EndpointHooks, VarInt};

use crate::{Peer, code};

/// What a device that has proved its key may do here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// An enrolled device.
    Welcome,
    /// Not enrolled; it may only ask to join, in small frames and for a short time.
    Guest,
    /// Turned away with this reason, before any stream.
    Refuse(&'static str),
}

/// Decides who may connect.
///
/// Asked after the handshake, when the key is proved, and before any stream. It is asked for
/// devices that we dial as well, so that one revoked during the dial is still shut out; there
/// `Guest` counts as `Welcome`, because calling was our choice. It may be asked twice for one
/// connection and must answer from memory.
pub trait Gate: Send + Sync {
    /// What `peer` may do.
    fn admit(&self, peer: Peer) -> Admission;
}

/// Asks the gate inside iroh, before the connection takes part in path finding.
pub(crate) struct GateHook(pub(crate) Arc<dyn Gate>);

impl fmt::Debug for GateHook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GateHook")
    }
}

impl EndpointHooks for GateHook {
    async fn after_handshake<'a>(&'a self, connection: &'a Connection) -> AfterHandshakeOutcome {
        match self.0.admit(Peer::from(connection.remote_id())) {
            Admission::Welcome | Admission::Guest => AfterHandshakeOutcome::Accept,
            Admission::Refuse(reason) => AfterHandshakeOutcome::Reject {
                error_code: VarInt::from_u32(code::REFUSED),
                reason: reason.as_bytes().to_vec(),
            },
        }
    }
}
