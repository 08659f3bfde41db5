//! What an attacker can do who has a key: change bytes, set checksums right, and sign.

use jiangxuan_model::{Actor, ChangeId, DocId, Tip, chunk};
use jiangxuan_sync::Parcel;
use jiangxuan_trust::{Chain, DeviceKey, sign_tip};
use sha2::{Digest as _, Sha256};

pub fn hash(chunk: &[u8]) -> ChangeId {
    ChangeId(Sha256::digest(&chunk[8..]).into())
}

/// Sets the checksum of a chunk right.
pub fn checksum(chunk: &mut [u8]) {
    let hash = hash(chunk);
    chunk[4..8].copy_from_slice(&hash.0[..4]);
}

/// A chunk with this body.
pub fn chunk_of(body: &[u8]) -> Vec<u8> {
    let mut chunk = vec![0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, 1];
    number(&mut chunk, body.len() as u64);
    chunk.extend_from_slice(body);
    checksum(&mut chunk);
    chunk
}

/// Appends an unsigned LEB128 number.
pub fn number(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Signs a run of chunks as a chain, whatever they are.
pub fn signed(key: &DeviceKey, doc: &DocId, actor: Actor, first: u64, chunks: &[Vec<u8>]) -> Chain {
    let newest = chunks.last().expect("a chunk");
    let tip = Tip { seq: first + chunks.len() as u64 - 1, hash: hash(newest) };
    Chain { actor, device: key.id(), first, tip, signature: sign_tip(key, doc, &actor, &tip), bytes: chunks.concat() }
}

/// The same for one chunk, with what its own header says.
pub fn signed_alone(key: &DeviceKey, doc: &DocId, bytes: &[u8]) -> Chain {
    let header = chunk::header(bytes).expect("header");
    signed(key, doc, header.actor, header.seq, &[bytes.to_vec()])
}

pub fn parcel(doc: &DocId, chains: Vec<Chain>) -> Parcel {
    Parcel::of(doc.clone(), chains)
}
