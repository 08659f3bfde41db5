//! Messages on the local socket.

use std::io;

use jiangxuan_engine::command::{Answer, Command};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

/// Longest message, in bytes. Both ends belong to one user; this only stops nonsense.
const LIMIT: u32 = 256 << 20;

/// What the process that holds the profile says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Reply {
    /// A command is awaited.
    Ready {
        /// Whether other devices can be reached from here.
        network: bool,
        /// Process id.
        pid: u32,
    },
    /// How far it is.
    Progress {
        /// What is being done.
        text: String,
        /// So much is done.
        done: u64,
        /// Of so much.
        total: u64,
    },
    /// The end.
    Answer(Answer),
}

/// What a command says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Call {
    /// To be carried out.
    Command(Command),
}

/// Writes one message.
pub(super) async fn write(stream: &mut (impl AsyncWrite + Unpin), message: &impl Serialize) -> io::Result<()> {
    let bytes = serde_json::to_vec(message)?;
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= LIMIT);
    stream.write_u32_le(length.ok_or(io::ErrorKind::InvalidData)?).await?;
    stream.write_all(&bytes).await?;
    stream.flush().await
}

/// Reads one message.
pub(super) async fn read<T: DeserializeOwned>(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<T> {
    let length = stream.read_u32_le().await?;
    if length > LIMIT {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    // Grows as bytes arrive, not by the length that is claimed.
    stream.take(u64::from(length)).read_to_end(&mut bytes).await?;
    Ok(serde_json::from_slice(&bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_message_reads_back_as_written() {
        let mut bytes = Vec::new();
        write(&mut bytes, &Call::Command(Command::Verify)).await.expect("written");
        let Call::Command(command) = read(&mut bytes.as_slice()).await.expect("read");
        assert_eq!(command, Command::Verify);
    }

    #[tokio::test]
    async fn a_torn_or_oversized_message_is_an_error() {
        let mut torn: &[u8] = &[9, 0, 0, 0, b'{'];
        assert!(read::<Call>(&mut torn).await.is_err());
        let mut oversized: &[u8] = &[255, 255, 255, 255, b'{'];
        assert!(read::<Call>(&mut oversized).await.is_err());
    }
}
