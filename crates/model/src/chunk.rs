//! The outside of an Automerge change chunk, read without Automerge.
//!
//! A stored or received chain is a row of chunks end to end. Whoever must split one, or judge a
//! foreign one before Automerge may see it, reads these few header fields and nothing else.
//! Format: <https://automerge.org/automerge-binary-format-spec/>.

use crate::ids::{Actor, ChangeId};

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const CHANGE: u8 = 1;
const PREFIX: usize = 9; // magic, checksum, type

/// Why bytes are not an uncompressed change chunk.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChunkError {
    /// The bytes end before the header says so.
    #[error("变更数据不完整")]
    Truncated,
    /// The magic bytes are missing.
    #[error("不是变更数据")]
    Magic,
    /// A whole document, a bundle or a compressed change: never accepted from a peer.
    #[error("不接受的数据块类型 {0}")]
    Type(u8),
    /// A number longer than 64 bits, or an actor of another length than ours.
    #[error("变更头部不合规")]
    Header,
}

/// What the header of a change says of itself. Only a claim until the hash is recomputed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Changes that this one follows.
    pub deps: Vec<ChangeId>,
    /// Who made it.
    pub actor: Actor,
    /// Its number on the actor's chain, from 1.
    pub seq: u64,
    /// Number of its first operation.
    pub start_op: u64,
}

/// Splits the first chunk off `bytes`.
pub fn split(bytes: &[u8]) -> Result<(&[u8], &[u8]), ChunkError> {
    if bytes.len() < PREFIX {
        return Err(ChunkError::Truncated);
    }
    if bytes[..4] != MAGIC {
        return Err(ChunkError::Magic);
    }
    if bytes[8] != CHANGE {
        return Err(ChunkError::Type(bytes[8]));
    }
    let mut body = Reader(&bytes[PREFIX..]);
    let length = usize::try_from(body.number()?).map_err(|_| ChunkError::Header)?;
    let start = bytes.len() - body.0.len();
    let end = start.checked_add(length).filter(|end| *end <= bytes.len()).ok_or(ChunkError::Truncated)?;
    Ok(bytes.split_at(end))
}

/// Every chunk of a chain in turn; an error ends the row.
pub fn each(mut bytes: &[u8]) -> impl Iterator<Item = Result<&[u8], ChunkError>> {
    std::iter::from_fn(move || {
        if bytes.is_empty() {
            return None;
        }
        let parted = split(bytes);
        bytes = parted.as_ref().map_or(&[], |(_, rest)| rest);
        Some(parted.map(|(chunk, _)| chunk))
    })
}

/// Reads the header of one chunk.
pub fn header(chunk: &[u8]) -> Result<Header, ChunkError> {
    split(chunk)?;
    let mut body = Reader(&chunk[PREFIX..]);
    body.number()?; // length, checked by split
    let count = body.number()?;
    if count > (chunk.len() / 32) as u64 {
        return Err(ChunkError::Truncated);
    }
    let deps = (0..count).map(|_| body.array().map(ChangeId)).collect::<Result<_, _>>()?;
    if body.number()? != 16 {
        return Err(ChunkError::Header);
    }
    Ok(Header { deps, actor: Actor(body.array()?), seq: body.number()?, start_op: body.number()? })
}

/// The note in the header of a change; none where the chunk is no change or the note no text.
#[must_use]
pub fn note(chunk: &[u8]) -> Option<&str> {
    let Header { deps, .. } = header(chunk).ok()?;
    let mut body = Reader(&chunk[PREFIX..]);
    body.number().ok()?; // length
    body.number().ok()?; // how many it follows
    deps.iter().try_for_each(|_| body.array::<32>().map(|_| ())).ok()?;
    body.number().ok()?; // length of the actor
    body.array::<16>().ok()?;
    body.number().ok()?; // its number
    body.number().ok()?; // first operation
    body.skip_number().ok()?; // time
    let length = usize::try_from(body.number().ok()?).ok()?;
    std::str::from_utf8(body.0.get(..length)?).ok()
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn number(&mut self) -> Result<u64, ChunkError> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first().ok_or(ChunkError::Truncated)?;
            self.0 = rest;
            let part = u64::from(byte & 0x7f);
            if part << shift >> shift != part {
                return Err(ChunkError::Header);
            }
            value |= part << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(ChunkError::Header)
    }

    /// Steps over a number, signed or not.
    fn skip_number(&mut self) -> Result<(), ChunkError> {
        let end = self.0.iter().take(10).position(|byte| byte & 0x80 == 0).ok_or(ChunkError::Header)?;
        self.0 = &self.0[end + 1..];
        Ok(())
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ChunkError> {
        let (head, rest) = self.0.split_first_chunk::<N>().ok_or(ChunkError::Truncated)?;
        self.0 = rest;
        Ok(*head)
    }
}
