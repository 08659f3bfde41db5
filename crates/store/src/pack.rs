//! Compression of stored changes, where it helps.

use std::io;

use zstd::bulk::{Compressor, Decompressor};

const LEVEL: i32 = 1;
/// A few small changes do not shrink; one line of text does not either.
const WORTH_TRYING: usize = 512;

/// Compresses with a context that is made once.
pub(crate) struct Packer(Compressor<'static>);

impl Packer {
    pub(crate) fn new() -> io::Result<Self> {
        Compressor::new(LEVEL).map(Self)
    }

    /// The compressed form where it is an eighth smaller at least.
    pub(crate) fn pack(&mut self, raw: &[u8]) -> io::Result<Option<Vec<u8>>> {
        if raw.len() < WORTH_TRYING {
            return Ok(None);
        }
        let packed = self.0.compress(raw)?;
        Ok((packed.len() <= raw.len() / 8 * 7).then_some(packed))
    }
}

/// Decompresses to exactly `size` bytes.
pub(crate) fn unpack(packed: &[u8], size: usize) -> io::Result<Vec<u8>> {
    let raw = Decompressor::new()?.decompress(packed, size)?;
    if raw.len() == size { Ok(raw) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_and_noise_stays_as_it_is() {
        let mut packer = Packer::new().expect("packer");
        let even = vec![7; 10_000];
        let packed = packer.pack(&even).expect("pack").expect("worth it");
        assert_eq!(unpack(&packed, even.len()).expect("unpack"), even);
        assert!(unpack(&packed, even.len() + 1).is_err());
        let mut noise = vec![0; 10_000];
        blake3::Hasher::new().finalize_xof().fill(&mut noise);
        assert_eq!(packer.pack(&noise).expect("pack"), None);
    }
}
