//! The device's Ed25519 key, and signatures that hold for one purpose only.

use std::fmt;

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use jiangxuan_model::DeviceId;
use serde::{Deserialize, Serialize};

use crate::error::TrustError;

const PREFIX: &[u8] = b"jiangxuan/v1/";

/// What a signature is for. A signature made for one domain is worthless in every other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Domain {
    /// The newest change of an actor's chain.
    Chain,
    /// A list of all devices, from before there was a log.
    Roster,
    /// An entry of the membership's log.
    Membership,
    /// A statement: seal, receipt, manifest.
    Statement,
    /// An invitation.
    Ticket,
    /// A carry envelope.
    Carry,
    /// A request to join.
    Join,
    /// Where an audit trail ends.
    Trail,
    /// A score sheet that was handed to an expert.
    ScoreSheet,
    /// A list of people that one season hands to the next.
    Handover,
}

impl Domain {
    /// Every domain.
    pub const ALL: [Self; 10] = [
        Self::Chain,
        Self::Roster,
        Self::Membership,
        Self::Statement,
        Self::Ticket,
        Self::Carry,
        Self::Join,
        Self::Trail,
        Self::ScoreSheet,
        Self::Handover,
    ];

    fn word(self) -> &'static [u8] {
        match self {
            Self::Chain => b"chain",
            Self::Roster => b"roster",
            Self::Membership => b"membership",
            Self::Statement => b"statement",
            Self::Ticket => b"ticket",
            Self::Carry => b"carry",
            Self::Join => b"join",
            Self::Trail => b"trail",
            Self::ScoreSheet => b"score_sheet",
            Self::Handover => b"handover",
        }
    }

    fn message(self, payload: &[u8]) -> Vec<u8> {
        [PREFIX, self.word(), b"\0", payload].concat()
    }
}

/// An Ed25519 signature, 64 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature(#[serde(with = "serde_bytes")] pub [u8; 64]);

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({})", data_encoding::HEXLOWER.encode(&self.0[..4]))
    }
}

/// The secret half of a device's identity. Wiped from memory when dropped, never printed.
#[derive(Clone)]
pub struct DeviceKey(SigningKey);

impl DeviceKey {
    /// The key that grows from 32 random bytes.
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&seed))
    }

    /// The 32 secret bytes, for the encrypted store and the transport.
    #[must_use]
    pub fn seed(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The public half.
    #[must_use]
    pub fn id(&self) -> DeviceId {
        DeviceId(self.0.verifying_key().to_bytes())
    }

    /// Signs `payload` for one purpose.
    #[must_use]
    pub fn sign(&self, domain: Domain, payload: &[u8]) -> Signature {
        Signature(self.0.sign(&domain.message(payload)).to_bytes())
    }

    /// The secret half as an X25519 scalar (RFC 7748 clamps it when used).
    pub(crate) fn exchange(&self) -> x25519_dalek::StaticSecret {
        x25519_dalek::StaticSecret::from(self.0.to_scalar_bytes())
    }
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceKey({})", self.id().short())
    }
}

/// The public half of `device` as an Ed25519 key; weak keys, for which signatures can be forged, are refused.
pub(crate) fn public(device: &DeviceId) -> Result<VerifyingKey, TrustError> {
    let key = VerifyingKey::from_bytes(&device.0).map_err(|_| TrustError::BadKey)?;
    if key.is_weak() { Err(TrustError::BadKey) } else { Ok(key) }
}

/// Checks that `device` signed `payload` for this purpose, strictly: nobody can vary a signature that holds.
pub fn verify(device: DeviceId, domain: Domain, payload: &[u8], signature: &Signature) -> Result<(), TrustError> {
    let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
    public(&device)?.verify_strict(&domain.message(payload), &signature).map_err(|_| TrustError::BadSignature)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> DeviceKey {
        DeviceKey::from_seed([3; 32])
    }

    #[test]
    fn a_signature_holds_for_its_purpose_alone() {
        for made in Domain::ALL {
            let signature = key().sign(made, b"payload");
            for asked in Domain::ALL {
                let holds = verify(key().id(), asked, b"payload", &signature).is_ok();
                assert_eq!(holds, made == asked, "{made:?} {asked:?}");
            }
        }
    }

    #[test]
    fn purpose_and_payload_do_not_run_into_each_other() {
        let words: Vec<_> = Domain::ALL.iter().map(|domain| domain.message(b"")).collect();
        for (at, word) in words.iter().enumerate() {
            assert!(words.iter().skip(at + 1).all(|other| !other.starts_with(word) && !word.starts_with(other)));
        }
    }

    #[test]
    fn the_seed_comes_back_and_is_never_printed() {
        assert_eq!(DeviceKey::from_seed(key().seed()).id(), key().id());
        assert_eq!(format!("{:?}", key()), format!("DeviceKey({})", key().id().short()));
    }

    #[test]
    fn a_weak_key_verifies_nothing() {
        let mut neutral = [0; 32];
        neutral[0] = 1;
        let mut forged = Signature([0; 64]);
        forged.0[0] = 1; // R = neutral, s = 0: holds for every message under the lax rules
        assert_eq!(verify(DeviceId(neutral), Domain::Roster, b"anything", &forged), Err(TrustError::BadKey));
    }

    #[test]
    fn a_signature_takes_65_bytes_on_the_wire() {
        let bytes = postcard::to_stdvec(&key().sign(Domain::Join, b"")).expect("encodes");
        assert_eq!(bytes.len(), 65);
    }
}
