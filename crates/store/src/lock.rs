//! One writer per profile.

use std::fs::{File, TryLockError};
use std::io::{Read, Write};
use std::path::Path;

use crate::error::StoreError;

/// The operating system's lock on a profile, held until dropped; a crash of the holder frees it.
#[derive(Debug)]
pub(crate) struct ProfileLock(File);

impl Drop for ProfileLock {
    /// Closing is not enough: a child process that was forked but has not yet begun its program still shares the file.
    fn drop(&mut self) {
        // Closing follows whatever this says.
        self.0.unlock().ok();
    }
}

impl ProfileLock {
    /// Takes the lock of the profile in `dir`.
    pub(crate) fn take(dir: &Path) -> Result<Self, StoreError> {
        let mut file = File::options().create(true).truncate(false).read(true).write(true).open(dir.join("lock"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StoreError::Locked { pid: holder(&mut file) }),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        file.set_len(0)?;
        file.write_all(std::process::id().to_string().as_bytes())?;
        Ok(Self(file))
    }
}

/// The process id in the file. Windows does not let others read a locked file: then `None`.
fn holder(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_holder_learns_who_holds_it_and_may_have_it_afterwards() {
        let dir = tempfile::tempdir().expect("dir");
        let first = ProfileLock::take(dir.path()).expect("first");
        let refused = ProfileLock::take(dir.path()).expect_err("second");
        assert_eq!(refused, StoreError::Locked { pid: Some(std::process::id()) });
        drop(first);
        ProfileLock::take(dir.path()).expect("third");
    }
}
