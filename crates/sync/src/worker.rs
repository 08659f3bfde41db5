//! The trial process: reads jobs, answers in the same order, may die at any of them.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::admission::{Refusal, RefusalCode};
use crate::limits;
use crate::trial::{Job, Outcome, trial};

/// What the process answers to a job.
pub type Verdict = Result<Outcome, Refusal>;

/// Serves jobs until the input ends.
pub fn run(mut input: impl Read, mut output: impl Write) -> io::Result<()> {
    while let Some(job) = read_message::<Job>(&mut input)? {
        write_message(&mut output, &judge(&job))?;
        output.flush()?;
    }
    Ok(())
}

/// Runs a trial and turns a panic into a refusal. What a panic cannot catch ends the process.
pub fn judge(job: &Job) -> Verdict {
    let attempt = std::panic::AssertUnwindSafe(|| trial(job));
    std::panic::catch_unwind(attempt)
        .unwrap_or_else(|_| Err(Refusal::new(RefusalCode::Crashed, "试用该变更时程序出错")))
}

/// Writes one length-prefixed message.
pub fn write_message<T: Serialize>(output: &mut impl Write, message: &T) -> io::Result<()> {
    let bytes = postcard::to_stdvec(message).map_err(io::Error::other)?;
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    output.write_all(&length.to_le_bytes())?;
    output.write_all(&bytes)
}

/// Reads one message; none where the input ends between two.
pub fn read_message<T: DeserializeOwned>(input: &mut impl Read) -> io::Result<Option<T>> {
    let mut length = Vec::new();
    input.by_ref().take(4).read_to_end(&mut length)?;
    if length.is_empty() {
        return Ok(None);
    }
    let length: [u8; 4] = length.try_into().map_err(|_| io::Error::from(io::ErrorKind::UnexpectedEof))?;
    let length = u32::from_le_bytes(length) as usize;
    if length > 8 * limits::INFLATED {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "message too long"));
    }
    let mut bytes = Vec::new();
    input.take(length as u64).read_to_end(&mut bytes)?;
    postcard::from_bytes(&bytes).map(Some).map_err(io::Error::other)
}
