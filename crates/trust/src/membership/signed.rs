//! An entry in its exact bytes, and its signature.

use jiangxuan_model::{BureauCode, Digest};
use serde::{Deserialize, Serialize};

use super::entry::{Act, Entry, Newcomer};
use super::list::List;
use crate::error::TrustError;
use crate::key::{DeviceKey, Domain, Signature, verify};
use crate::roster::campaign_id;
use crate::wire;

/// Longest entry, in bytes. One that lets a device in has about 250; the rest is for the reason why one left.
const LIMIT: usize = 8 << 10;
/// Longest list, in bytes. One of 3,000 devices has about 600 KB.
const LIST_LIMIT: usize = 4 << 20;

/// What the signed bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// An [`Entry`].
    Entry,
    /// A [`List`], from before there was a log.
    List,
}

/// An entry as the authority signed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedEntry {
    /// What is signed.
    pub form: Form,
    /// The exact bytes that were signed.
    #[serde(with = "serde_bytes")]
    pub payload: Vec<u8>,
    /// The authority's signature.
    pub signature: Signature,
}

impl SignedEntry {
    /// The first entry of a new season.
    pub fn found(
        authority: &DeviceKey,
        season: Digest,
        municipal: BureauCode,
        first: Newcomer,
    ) -> Result<Self, TrustError> {
        let campaign = campaign_id(authority.id(), season);
        let act = Act::Found { season, municipal, first };
        Self::sign(authority, &Entry { campaign, authority: authority.id(), follows: Vec::new(), act })
    }

    /// Signs an entry; the key must be the authority that it names.
    pub fn sign(authority: &DeviceKey, entry: &Entry) -> Result<Self, TrustError> {
        if authority.id() != entry.authority {
            return Err(TrustError::WrongSigner);
        }
        entry.check()?;
        let payload = wire::encode(entry)?;
        if payload.len() > LIMIT {
            return Err(TrustError::TooLarge(LIMIT));
        }
        let signature = authority.sign(Domain::Membership, &payload);
        Ok(Self { form: Form::Entry, payload, signature })
    }

    /// The entry, if the authority that it names signed it and it does not contradict itself. Whether that is the
    /// authority of *our* season, a [`Log`](super::Log) decides.
    pub fn open(&self) -> Result<Entry, TrustError> {
        let (entry, domain) = match self.form {
            Form::Entry => (wire::decode::<Entry>(&self.payload, LIMIT)?, Domain::Membership),
            Form::List => (of_list(wire::decode(&self.payload, LIST_LIMIT)?), Domain::Roster),
        };
        verify(entry.authority, domain, &self.payload, &self.signature)?;
        entry.check()?;
        Ok(entry)
    }

    /// The first entry of a log, from what a profile has stored that is older than the log.
    pub fn of_stored_list(bytes: &[u8]) -> Result<Self, TrustError> {
        let Stored { payload, signature } = wire::decode(bytes, LIST_LIMIT)?;
        Ok(Self { form: Form::List, payload, signature })
    }

    /// Name of the entry: the hash of what was signed.
    #[must_use]
    pub fn id(&self) -> Digest {
        Digest::of(&self.payload)
    }
}

/// A list and its signature, as they were stored.
#[derive(Deserialize)]
struct Stored {
    #[serde(with = "serde_bytes")]
    payload: Vec<u8>,
    signature: Signature,
}

/// A list is an entry that follows nothing.
fn of_list(list: List) -> Entry {
    let (campaign, authority) = (list.campaign, list.authority);
    Entry { campaign, authority, follows: Vec::new(), act: Act::List(list) }
}
