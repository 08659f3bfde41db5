//! Space kept back for the moment when the disk is full.
//!
//! The file is filled with bytes that no file system can compress or leave out. When a commit finds no
//! space it is deleted, so that the clerk can save once more; it comes back when the profile is
//! next opened with space to spare.

use std::fs::File;
use std::io::Write;
use std::path::Path;

const NAME: &str = "reserve";
const SIZE: usize = 8 << 20;

/// Makes the reserve where it is missing. No space for it is no reason not to open a profile.
pub(crate) fn keep(dir: &Path) {
    let path = dir.join(NAME);
    let whole = path.metadata().is_ok_and(|found| found.len() == SIZE as u64);
    if !whole && fill(&path).is_err() {
        release(dir);
    }
}

/// Gives the space back; says whether there was any.
pub(crate) fn release(dir: &Path) -> bool {
    std::fs::remove_file(dir.join(NAME)).is_ok()
}

fn fill(path: &Path) -> std::io::Result<()> {
    let mut noise = blake3::Hasher::new().finalize_xof();
    let mut file = File::create(path)?;
    let mut block = vec![0; 1 << 20];
    for _ in 0..SIZE / block.len() {
        noise.fill(&mut block);
        file.write_all(&block)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_released_reserve_comes_back() {
        let dir = tempfile::tempdir().expect("dir");
        keep(dir.path());
        assert!(release(dir.path()));
        assert!(!release(dir.path()));
        keep(dir.path());
        assert_eq!(dir.path().join(NAME).metadata().expect("reserve").len(), SIZE as u64);
    }
}
