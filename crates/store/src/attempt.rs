//! Making a profile so that a power cut at any moment leaves nothing in the way.
//!
//! ```text
//! 1  unfinished    an empty file: what lies beside it is an attempt of ours, and nobody's data
//! 2  jiangxuan.db, blobs/
//! 3  profile.json  from here on the profile counts
//! 4  unfinished    goes
//! ```
//!
//! An attempt that broke off before 3 is cleared by the next one; one that broke off after it is whole, and loses its
//! mark when it is opened. A database that has neither mark nor description is never touched here: somebody lost
//! `profile.json`, and [`crate::Profile::open`] makes it anew.

use std::path::{Path, PathBuf};

use jiangxuan_durable::{sync_file, sync_folder};

use crate::error::StoreError;

/// The database.
pub(crate) const DATABASE: &str = "jiangxuan.db";
/// What says how it is opened.
pub(crate) const DESCRIPTION: &str = "profile.json";
/// The folder of the attachments.
pub(crate) const BLOBS: &str = "blobs";
/// The mark of an attempt.
const MARK: &str = "unfinished";
/// What SQLite puts behind a database's name.
const COMPANIONS: [&str; 4] = ["", "-wal", "-shm", "-journal"];
/// Folders of what was set aside, beside one another.
const MOST: u32 = 99;

/// Begins an attempt.
pub(crate) fn mark(dir: &Path) -> Result<(), StoreError> {
    sync_file(&std::fs::File::create(dir.join(MARK))?)?;
    Ok(sync_folder(dir)?)
}

/// Whether what lies in `dir` is an attempt that never became a profile.
pub(crate) fn unfinished(dir: &Path) -> Result<bool, StoreError> {
    Ok(dir.join(MARK).try_exists()? && !dir.join(DESCRIPTION).try_exists()?)
}

/// The profile counts: takes the mark away. It must go, or a description that is lost later would make an attempt of it.
pub(crate) fn complete(dir: &Path) -> Result<(), StoreError> {
    if remove(&dir.join(MARK))? {
        sync_folder(dir)?;
    }
    Ok(())
}

/// Clears an attempt that never became a profile. The mark goes last.
pub(crate) fn clear(dir: &Path) -> Result<(), StoreError> {
    if !unfinished(dir)? {
        return Ok(());
    }
    match std::fs::remove_dir_all(dir.join(BLOBS)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    for path in databases(dir) {
        remove(&path)?;
    }
    sync_folder(dir)?;
    complete(dir)
}

/// Where the database of a profile is gone, what is left of it cannot be opened by anybody, and is in the way of
/// restoring. It goes into a folder of its own, because only a person may throw it away.
pub(crate) fn set_aside(dir: &Path) -> Result<(), StoreError> {
    if dir.join(DATABASE).try_exists()? || !dir.join(DESCRIPTION).try_exists()? {
        return Ok(());
    }
    let names = (1..=MOST).map(|number| dir.join(format!("lost-{number}")));
    let aside = names.into_iter().find(|aside| std::fs::create_dir(aside).is_ok());
    let aside = aside.ok_or_else(|| StoreError::Exists(dir.to_owned()))?;
    let companions = databases(dir).into_iter().filter_map(|path| path.file_name().map(PathBuf::from));
    // The description last: until it has gone, the next attempt begins here again.
    for name in companions.chain([PathBuf::from(BLOBS), PathBuf::from(DESCRIPTION)]) {
        match std::fs::rename(dir.join(&name), aside.join(&name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(sync_folder(dir)?)
}

fn databases(dir: &Path) -> Vec<PathBuf> {
    COMPANIONS.iter().map(|companion| dir.join(format!("{DATABASE}{companion}"))).collect()
}

/// Removes a file; says whether there was one.
fn remove(path: &Path) -> Result<bool, StoreError> {
    match std::fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}
