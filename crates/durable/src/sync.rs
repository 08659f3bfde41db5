//! Asking the disk to keep what was written.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Has a file that is open for writing on disk. Windows refuses it to a handle that may only read, and so do some
/// network file systems: a file that is open for reading goes through [`sync_path`].
///
/// # Errors
/// Where the disk did not take it; then nobody knows how much of it is there.
pub fn sync_file(writable: &File) -> io::Result<()> {
    writable.sync_all()
}

/// Has the file of this name on disk, whoever wrote it.
///
/// # Errors
/// As [`sync_file`]; also where it is missing.
pub fn sync_path(path: &Path) -> io::Result<()> {
    sync_file(&OpenOptions::new().write(true).open(path)?)
}

/// Makes names within a folder survive a power cut. Windows cannot open a folder as a file, and its file system keeps
/// names in its own journal.
///
/// # Errors
/// Where the disk did not take it. For the profile that is a failure; for a file of people's see
/// [`crate::NewFile::finish`].
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
