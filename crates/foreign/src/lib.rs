//! Files that others made, read where a crash or a memory bomb takes nothing else down.
//!
//! ```text
//! table    old lists: xlsx, xls and csv as rows of text
//! picture  scans: jpeg, png, tiff and pdf as pages of pixels
//! code     square codes in such a scan
//! text     plain text, whatever it was encoded with
//! ```
//!
//! [`serve`] runs in a child process with limits on memory, processor and files; only plain data comes back.
//! Nothing here knows what the files mean.

pub mod code;
pub mod picture;
pub mod table;
pub mod text;

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

/// What is to be read, with the bytes of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// An old list.
    Table(table::Job),
    /// A scan.
    Picture(picture::Job),
    /// A scan whose square codes are wanted.
    Codes(code::Job),
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// Rows of an old list.
    Table(table::Table),
    /// Pages of a scan.
    Picture(picture::Picture),
    /// What the square codes say.
    Codes(Vec<String>),
}

/// Why a file could not be read. The file itself is as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
pub struct Unreadable {
    /// Stable name of the reason, for scripts.
    pub code: String,
    /// What happened and what to do, in words for a clerk.
    pub message: String,
}

impl Unreadable {
    /// A reason with its words.
    #[must_use]
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into() }
    }
}

/// Reads one job, up to the end of the input, and answers it. May panic or be killed by a limit.
pub fn serve(mut input: impl Read, mut output: impl Write) -> io::Result<()> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let job: Job = postcard::from_bytes(&bytes).map_err(io::Error::other)?;
    drop(bytes);
    let reply = match job {
        Job::Table(job) => table::read(&job).map(Reply::Table),
        Job::Picture(job) => picture::read(job).map(Reply::Picture),
        Job::Codes(job) => code::read(job).map(Reply::Codes),
    };
    output.write_all(&postcard::to_stdvec(&reply).map_err(io::Error::other)?)?;
    output.flush()
}
