//! The name of a device on the network.

use std::fmt;

use data_encoding::HEXLOWER;
use iroh::{EndpointId, SecretKey};

use crate::TransportError;

/// A device: its Ed25519 public key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Peer(pub [u8; 32]);

impl Peer {
    /// The device whose secret key this 32-byte seed is.
    #[must_use]
    pub fn of_key(seed: &[u8; 32]) -> Self {
        Self::from(SecretKey::from_bytes(seed).public())
    }

    pub(crate) fn endpoint_id(self) -> Result<EndpointId, TransportError> {
        EndpointId::from_bytes(&self.0).map_err(|_| TransportError::NotAKey(self))
    }
}

impl From<EndpointId> for Peer {
    fn from(id: EndpointId) -> Self {
        Self(*id.as_bytes())
    }
}

impl fmt::Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Peer({})", HEXLOWER.encode(&self.0[..5]))
    }
}
