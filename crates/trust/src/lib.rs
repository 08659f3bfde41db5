//! Chains and signatures. Only their shape as yet; the rest of the crate is being written.

use jiangxuan_model::{Actor, DeviceId, Tip};
use serde::{Deserialize, Serialize};

/// An Ed25519 signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature(#[serde(with = "serde_bytes")] pub [u8; 64]);

/// Consecutive raw changes of one actor, end to end, with the device's signature over the newest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// Whose changes.
    pub actor: Actor,
    /// The device that signed.
    pub device: DeviceId,
    /// Number of the first change.
    pub first: u64,
    /// The newest change.
    pub tip: Tip,
    /// Over document, actor and tip.
    pub signature: Signature,
    /// The chunks.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}
