//! W4's content: scans of 1 to 8 MB, as files on the disk, the same for every competitor.

use std::path::{Path, PathBuf};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use crate::BenchError;

/// Shortest and longest scan, in bytes.
const LENGTHS: (u64, u64) = (1_000_000, 8_000_000);
/// How a photograph begins: the program tells scans by their bytes.
const HEAD: &[u8] = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01";

/// A file.
#[derive(Debug, Clone)]
pub struct ScanFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its length in bytes.
    pub length: u64,
    /// The hash of its content.
    pub hash: blake3::Hash,
}

/// The first `count` scans of a seed, out of `folder` if they were made before.
///
/// # Errors
/// [`BenchError::Io`] where the folder cannot be written.
pub fn kept(folder: &Path, seed: u64, count: u32) -> Result<Vec<ScanFile>, BenchError> {
    let folder = folder.join(format!("scans-{seed:08x}"));
    std::fs::create_dir_all(&folder)?;
    (0..count).map(|number| file(&folder, seed, number, length(seed, number))).collect()
}

/// One scan of a given length.
///
/// # Errors
/// [`BenchError::Io`] where the folder cannot be written.
pub fn one(folder: &Path, seed: u64, kilobytes: u32) -> Result<ScanFile, BenchError> {
    let folder = folder.join(format!("scan-{seed:08x}-{kilobytes}"));
    std::fs::create_dir_all(&folder)?;
    file(&folder, seed, 0, u64::from(kilobytes) * 1_000)
}

/// Bytes of scans together.
#[must_use]
pub fn together(scans: &[ScanFile]) -> u64 {
    scans.iter().map(|scan| scan.length).sum()
}

fn file(folder: &Path, seed: u64, number: u32, length: u64) -> Result<ScanFile, BenchError> {
    let path = folder.join(format!("{number:03}.jpg"));
    let bytes = match std::fs::read(&path) {
        Ok(bytes) if bytes.len() as u64 == length => bytes,
        _ => {
            let bytes = noise(seed, number, length);
            std::fs::write(&path, &bytes)?;
            bytes
        }
    };
    Ok(ScanFile { path, length, hash: blake3::hash(&bytes) })
}

fn length(seed: u64, number: u32) -> u64 {
    let (least, most) = LENGTHS;
    least + rng(seed, number).next_u64() % (most - least)
}

/// A head, and then what no compression makes shorter.
fn noise(seed: u64, number: u32, length: u64) -> Vec<u8> {
    let mut bytes = vec![0; usize::try_from(length).unwrap_or(usize::MAX)];
    let mut rng = rng(seed, number);
    rng.set_stream(1);
    rng.fill_bytes(&mut bytes);
    bytes[..HEAD.len()].copy_from_slice(HEAD);
    bytes
}

fn rng(seed: u64, number: u32) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed ^ u64::from(number).rotate_left(40))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_yields_the_same_scans_and_two_hundred_are_nearly_a_gigabyte() {
        let folder = tempfile::tempdir().expect("folder");
        let made = kept(folder.path(), 1, 2).expect("made");
        let read = kept(folder.path(), 1, 2).expect("read");
        assert_eq!(made.iter().map(|scan| scan.hash).collect::<Vec<_>>(), [read[0].hash, read[1].hash]);
        let all: u64 = (0..200).map(|number| length(crate::SEED, number)).sum();
        assert!((850_000_000..950_000_000).contains(&all), "{all}");
    }
}
