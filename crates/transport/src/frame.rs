//! Bytes on the stream: first each end's [`Turn`] (16 bytes), then frames, each a little-endian
//! `u32` length and that many bytes.

use std::time::Duration;

use iroh::endpoint::{ReadExactError, RecvStream, SendStream, WriteError};
use tokio::time::timeout;

use crate::choice::Turn;

/// Longest frame that a guest may send, in bytes.
pub const GUEST_FRAME_LIMIT: usize = 16 << 10;

/// A frame that was begun must arrive at this speed or better, after [`GRACE`].
const SLOWEST: usize = 4 << 10;
const GRACE: Duration = Duration::from_secs(30);
/// Memory set aside on the word of a length alone.
const TRUSTED_LENGTH: usize = 64 << 10;

/// Why the next frame could not be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum FrameError {
    /// The peer has ended the stream between two frames.
    End,
    /// The stream or its connection broke.
    Broken,
    /// The announced length is over the limit.
    Oversize(usize),
    /// The frame did not arrive in time.
    TooSlow,
}

pub(crate) async fn write_turn(stream: &mut SendStream, turn: Turn) -> Result<(), WriteError> {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&turn.run.to_le_bytes());
    bytes[8..].copy_from_slice(&turn.number.to_le_bytes());
    stream.write_all(&bytes).await
}

pub(crate) async fn read_turn(stream: &mut RecvStream) -> Result<Turn, ReadExactError> {
    let (mut run, mut number) = ([0; 8], [0; 8]);
    stream.read_exact(&mut run).await?;
    stream.read_exact(&mut number).await?;
    Ok(Turn { run: u64::from_le_bytes(run), number: u64::from_le_bytes(number) })
}

pub(crate) async fn write_frame(stream: &mut SendStream, frame: Vec<u8>) -> Result<(), WriteError> {
    // A frame that reaches here has passed the limit, which is far below 4 GiB.
    let length = u32::try_from(frame.len()).unwrap_or(u32::MAX);
    stream.write_all(&length.to_le_bytes()).await?;
    stream.write_chunk(frame.into()).await
}

pub(crate) async fn read_frame(stream: &mut RecvStream, limit: usize) -> Result<Vec<u8>, FrameError> {
    let length = read_length(stream).await?;
    if length > limit {
        return Err(FrameError::Oversize(length));
    }
    let patience = GRACE + Duration::from_secs((length / SLOWEST) as u64);
    timeout(patience, read_body(stream, length)).await.unwrap_or(Err(FrameError::TooSlow))
}

async fn read_length(stream: &mut RecvStream) -> Result<usize, FrameError> {
    let mut bytes = [0; 4];
    match stream.read_exact(&mut bytes).await {
        Ok(()) => Ok(u32::from_le_bytes(bytes) as usize),
        Err(ReadExactError::FinishedEarly(0)) => Err(FrameError::End),
        Err(_) => Err(FrameError::Broken),
    }
}

/// Grows with what arrives, never with what was announced.
async fn read_body(stream: &mut RecvStream, length: usize) -> Result<Vec<u8>, FrameError> {
    let mut body = Vec::with_capacity(length.min(TRUSTED_LENGTH));
    while body.len() < length {
        match stream.read_chunk(length - body.len()).await {
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) | Err(_) => return Err(FrameError::Broken),
        }
    }
    Ok(body)
}
