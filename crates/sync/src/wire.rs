//! Frames and their encoding: postcard, compressed where that pays.

use jiangxuan_model::{DeviceId, Digest, DocId, Time, Vector};
use jiangxuan_trust::{Chain, JoinRequest, SignedEntry, SignedStatement};
use serde::{Deserialize, Serialize};

use crate::admission::RefusalCode;
use crate::blob::Blob;
use crate::buckets::{Brief, BucketHash};
use crate::limits;

/// Version of this protocol.
pub const PROTOCOL: u16 = 3;
const PLAIN: u8 = 0;
const ZSTD: u8 = 1;
const COMPRESS_FROM: usize = 512;

/// The first thing either side says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// [`PROTOCOL`] of the sender.
    pub protocol: u16,
    /// Schema version of its documents.
    pub schema: u16,
    /// Which season it is in.
    pub campaign: Digest,
    /// The newest entries of its membership log: they say which entries it has.
    pub heads: Vec<Digest>,
    /// Its clock; for display only.
    pub clock: Time,
    /// One hash over everything that both sides may hold.
    pub root: Digest,
    /// The mark that the receiver gave this device at their last contact: an old one tells of a
    /// restored backup or a copied profile.
    pub mark: Option<[u8; 16]>,
    /// The mark to bring next time.
    pub next_mark: [u8; 16],
}

/// Changes of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// Of which document.
    pub doc: DocId,
    /// The whole document as its sender saved it, for a receiver that holds nothing of it. The chains then bring
    /// signatures alone.
    #[serde(with = "serde_bytes")]
    pub whole: Option<Vec<u8>>,
    /// Runs of changes, each signed at its end.
    pub chains: Vec<Chain>,
}

impl Parcel {
    /// Single changes.
    #[must_use]
    pub fn of(doc: DocId, chains: Vec<Chain>) -> Self {
        Self { doc, whole: None, chains }
    }

    /// Its saved document or raw changes, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.whole.as_ref().map_or(0, Vec::len) + self.chains.iter().map(|chain| chain.bytes.len()).sum::<usize>()
    }
}

/// What one side holds of the buckets that differ.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entries {
    /// As in the question.
    pub bits: u8,
    /// Which buckets these are.
    pub buckets: Vec<u16>,
    /// The documents in them.
    pub documents: Vec<(DocId, Brief)>,
    /// The statements in them.
    pub statements: Vec<Digest>,
}

/// How a parcel fared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fate {
    /// Of which document.
    pub doc: DocId,
    /// Digest of the receiver's durable vector, or why it stayed outside.
    pub outcome: Result<Digest, RefusalCode>,
}

/// Everything that is said on a connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Frame {
    /// Opens the conversation.
    Hello(Hello),
    /// Entries of the membership log that the receiver does not have yet, each after what it follows.
    Roster(Vec<SignedEntry>),
    /// Asks for the entries that a Hello spoke of, naming the newest that the sender has.
    NeedRoster(Vec<Digest>),
    /// Confirms the mark of a Hello, once it is on disk.
    MarkKept([u8; 16]),
    /// Hashes of all buckets, from the side that dialled.
    Buckets {
        /// There are two to this power.
        bits: u8,
        /// One each.
        hashes: Vec<BucketHash>,
    },
    /// The answer to it.
    Entries(Entries),
    /// Asks for what the sender lacks, saying exactly what it has.
    Want {
        /// Document and what the sender holds of it.
        documents: Vec<(DocId, Vector)>,
        /// Statements by id.
        statements: Vec<Digest>,
    },
    /// Changes, asked for or new.
    Changes(Vec<Parcel>),
    /// Statements, asked for or new.
    Statements(Vec<SignedStatement>),
    /// What became of changes and statements, after the commit.
    Kept {
        /// By document.
        documents: Vec<Fate>,
        /// Statements that were judged: on disk now, there before, or refused.
        statements: Vec<Digest>,
    },
    /// The sender has nothing more to ask or to send.
    Level,
    /// A device that is not enrolled yet asks to be.
    Join(JoinRequest),
    /// How its request stands.
    Joining {
        /// Six digits that both screens show.
        code: String,
        /// The membership log, once it is enrolled.
        roster: Vec<SignedEntry>,
    },
    /// Something that the person at the other side should read.
    Warning(Warning),
    /// The end, and why.
    Bye(Refused),
    /// About an attachment.
    Blob(Blob),
}

/// A warning to the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Warning {
    /// You brought an old mark: your profile is a restored backup or a copy.
    Copied,
}

/// Why a conversation ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused {
    /// Not on the roster.
    NotEnrolled,
    /// Revoked.
    Revoked,
    /// Another season.
    OtherCampaign,
    /// Another version of the protocol; ours is given.
    Version(u16),
    /// The ticket is unknown, used, expired or wrong.
    Ticket,
    /// A frame that makes no sense here.
    Protocol,
}

/// Why bytes are no frame.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// Longer than [`limits::FRAME`], or inflating past [`limits::INFLATED`].
    #[error("数据帧过大")]
    TooLarge,
    /// Not decodable.
    #[error("数据帧无法解读")]
    Malformed,
}

impl Frame {
    /// As bytes for the transport.
    pub fn encode(&self) -> Result<Vec<u8>, WireError> {
        let mut bytes = postcard::to_extend(self, vec![PLAIN]).map_err(|_| WireError::Malformed)?;
        // Scans are compressed already.
        let packed_before = matches!(self, Self::Blob(Blob::Piece { .. }));
        if bytes.len() >= COMPRESS_FROM && !packed_before {
            let mut packed = vec![ZSTD];
            zstd::stream::copy_encode(&bytes[1..], &mut packed, 1).map_err(|_| WireError::Malformed)?;
            if packed.len() < bytes.len() {
                bytes = packed;
            }
        }
        if bytes.len() > limits::FRAME { Err(WireError::TooLarge) } else { Ok(bytes) }
    }

    /// From the transport's bytes; a foreign frame can neither panic nor grow past the limits.
    pub fn decode(bytes: &[u8]) -> Result<Self, WireError> {
        if bytes.len() > limits::FRAME {
            return Err(WireError::TooLarge);
        }
        let (form, body) = bytes.split_first().ok_or(WireError::Malformed)?;
        match *form {
            PLAIN => read(body),
            ZSTD => read(&inflate(body)?),
            _ => Err(WireError::Malformed),
        }
    }
}

fn read(body: &[u8]) -> Result<Frame, WireError> {
    match postcard::take_from_bytes(body) {
        Ok((frame, [])) => Ok(frame),
        _ => Err(WireError::Malformed),
    }
}

fn inflate(body: &[u8]) -> Result<Vec<u8>, WireError> {
    use std::io::Read as _;
    let mut decoder = zstd::stream::Decoder::new(body).map_err(|_| WireError::Malformed)?;
    // A few bytes may ask for a window of 128 MiB; none larger than a frame is needed.
    decoder.window_log_max(limits::INFLATED.ilog2()).map_err(|_| WireError::Malformed)?;
    let mut plain = Vec::new();
    let limit = limits::INFLATED as u64 + 1;
    decoder.take(limit).read_to_end(&mut plain).map_err(|_| WireError::Malformed)?;
    if plain.len() > limits::INFLATED { Err(WireError::TooLarge) } else { Ok(plain) }
}

/// The device at the other end, as the transport's handshake proved it. Never a field of a frame.
pub type Peer = DeviceId;
