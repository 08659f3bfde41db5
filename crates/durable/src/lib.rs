//! Files that are whole or not there, and the only place that asks the disk to keep something.
//!
//! [`NewFile`] writes every file that people asked for: an export, a paper, a backup. It knows nothing of the profile,
//! and its [`TargetError`] speaks of the target alone: a full USB stick is no fault of the data on this computer.
//! [`sync_file`], [`sync_path`] and [`sync_folder`] are for the profile's own files, where nothing may be let off.

mod error;
mod new_file;
mod sync;

pub use error::TargetError;
pub use new_file::{NewFile, Readers, vacant};
pub use sync::{sync_file, sync_folder, sync_path};

use std::path::Path;

/// Writes a new file whole, or leaves nothing.
///
/// # Errors
/// [`TargetError`]; then there is no file, or another one as it was.
pub fn write_new(path: &Path, content: &[u8], readers: Readers) -> Result<(), TargetError> {
    let mut file = NewFile::begin(path, readers)?;
    file.write(content)?;
    file.finish().map(drop)
}
