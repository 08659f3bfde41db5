//! Files that people name: text that is read, secrets that are written.

use std::fs::OpenOptions;
use std::io::{Read as _, Write as _};
use std::path::Path;

use jiangxuan_engine::command::Failure;
use jiangxuan_store::StoreError;

use crate::failures;

/// Longest text that is read, in bytes: a season file or an invitation is a hundredth of it.
const LIMIT: u64 = 4 << 20;

/// The UTF-8 text of a file; a byte order mark is left out.
pub fn read_text(file: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let read = std::fs::File::open(file).and_then(|open| open.take(LIMIT).read_to_string(&mut text));
    read.map_err(|error| failures::unreadable(file, &error))?;
    Ok(without_mark(text))
}

/// The text without a byte order mark.
#[must_use]
pub fn without_mark(text: String) -> String {
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
}

/// Refuses a place where a file is already.
pub fn vacant(file: &Path) -> Result<(), Failure> {
    if file.exists() { Err(failures::of_store(&StoreError::Exists(file.to_owned()))) } else { Ok(()) }
}

/// Writes a secret into a file that only its owner can read, and that was not there before.
pub fn write_new(file: &Path, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    vacant(file)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written =
        options.open(file).and_then(|mut open| open.write_all(content.as_ref()).and_then(|()| open.sync_all()));
    written.map_err(|error| failures::unwritable(file, &error))
}
