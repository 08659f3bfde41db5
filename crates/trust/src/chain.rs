//! An actor's changes of one document, proved by one signature over the newest.
//!
//! Every change directly depends on the one before, and its hash covers that dependency, so the
//! signature over the newest hash covers the whole chain (design §4).

use jiangxuan_model::chunk::{self, ChunkError, Header};
use jiangxuan_model::{Actor, ChangeId, DeviceId, DocId, NewChange, Tip};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::error::TrustError;
use crate::key::{DeviceKey, Domain, Signature, verify};

const CHECKSUM: std::ops::Range<usize> = 4..8;
const HASHED: usize = 8; // the hash covers type, length and body
const LENGTH: usize = 9;
const SMALLEST: usize = 64; // bytes of a change: actor, dependency, columns

/// Consecutive raw changes of one actor, end to end, with its device's signature over the newest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// Whose chain.
    pub actor: Actor,
    /// The device that ran the actor, and signed.
    pub device: DeviceId,
    /// Number of the first change in `bytes`, from 1.
    pub first: u64,
    /// The last change in `bytes`.
    pub tip: Tip,
    /// Signature over document, actor and tip.
    pub signature: Signature,
    /// The raw change chunks `first..=tip.seq`.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// The device of chains that nobody has to have signed: steps of the schema, which are told by their bytes.
pub const NOBODY: DeviceId = DeviceId([0; 32]);

impl Chain {
    /// The chain of a step of the schema ([`jiangxuan_model::schema`]): one change, without a signature.
    #[must_use]
    pub fn of_step(step: NewChange) -> Self {
        let NewChange { actor, tip, bytes, .. } = step;
        Self { actor, device: NOBODY, first: 1, tip, signature: Signature([0; 64]), bytes }
    }
}

/// Signs the newest change of `actor` in `doc`.
#[must_use]
pub fn sign_tip(key: &DeviceKey, doc: &DocId, actor: &Actor, tip: &Tip) -> Signature {
    key.sign(Domain::Chain, &signed(doc, actor, tip))
}

/// Checks that `device` signed `tip` as the newest change of `actor` in `doc`.
pub fn verify_tip(
    doc: &DocId,
    actor: &Actor,
    device: &DeviceId,
    tip: &Tip,
    signature: &Signature,
) -> Result<(), TrustError> {
    verify(*device, Domain::Chain, &signed(doc, actor, tip), signature)
}

/// The fixed-length fields come first, so that no two tips share their bytes.
fn signed(doc: &DocId, actor: &Actor, tip: &Tip) -> Vec<u8> {
    [&actor.0[..], &tip.seq.to_le_bytes(), &tip.hash.0, doc.to_string().as_bytes()].concat()
}

/// Recomputes every hash of the chain and checks that each change directly follows the one before,
/// up to the tip. `previous` is the hash of change `first - 1`. Not checked here: the signature.
pub fn verify_links(chain: &Chain, previous: Option<ChangeId>) -> Result<Vec<(Header, ChangeId)>, TrustError> {
    if chain.first == 0 || (chain.first == 1) != previous.is_none() {
        return Err(TrustError::Unlinked(chain.first));
    }
    let mut links = Vec::with_capacity(chain.bytes.len() / SMALLEST);
    let (mut seq, mut before) = (chain.first, previous);
    for bytes in chunk::each(&chain.bytes) {
        let (header, hash) = link(chain, bytes?, seq, before)?;
        links.push((header, hash));
        (seq, before) = (seq.checked_add(1).ok_or(TrustError::WrongTip)?, Some(hash));
    }
    let ends = links.last().is_some_and(|(header, hash)| header.seq == chain.tip.seq && *hash == chain.tip.hash);
    if ends { Ok(links) } else { Err(TrustError::WrongTip) }
}

fn link(chain: &Chain, bytes: &[u8], seq: u64, before: Option<ChangeId>) -> Result<(Header, ChangeId), TrustError> {
    let header = chunk::header(bytes)?;
    if header.actor != chain.actor {
        return Err(TrustError::ForeignActor(seq));
    }
    if header.seq != seq {
        return Err(TrustError::Sequence { expected: seq, found: header.seq });
    }
    if before.is_some_and(|hash| !header.deps.contains(&hash)) {
        return Err(TrustError::Unlinked(seq));
    }
    Ok((header, hash(bytes, seq)?))
}

fn hash(chunk: &[u8], seq: u64) -> Result<ChangeId, TrustError> {
    shortest_length(chunk)?;
    let hash: [u8; 32] = Sha256::digest(&chunk[HASHED..]).into();
    if chunk[CHECKSUM] == hash[..4] { Ok(ChangeId(hash)) } else { Err(TrustError::Checksum(seq)) }
}

/// Automerge hashes the length in its shortest form whatever the chunk says: another form would
/// give one change two hashes.
fn shortest_length(chunk: &[u8]) -> Result<(), ChunkError> {
    let bytes = chunk.get(LENGTH..).unwrap_or_default();
    match bytes.iter().position(|byte| byte & 0x80 == 0) {
        Some(last) if last == 0 || bytes[last] != 0 => Ok(()),
        _ => Err(ChunkError::Header),
    }
}
