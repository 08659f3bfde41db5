//! Attachments as files beside the database: named by their content, encrypted, written whole or not at all.
//!
//! ```text
//! profile/blobs/<keyed hash>       a whole attachment
//! profile/blobs/<keyed hash>.part  one that is arriving, piece by piece
//! profile/blobs/new-<n>            one that is being copied in on this computer
//! ```
//!
//! A file is its pieces in their order, each encrypted by itself, so that any of them can be read, written and
//! checked alone. The key of a file follows from the profile's key and from the content's hash; under it the same piece
//! always holds the same bytes, so its number serves as the nonce. The name follows from both as well: it tells
//! nobody which document this is. The profile's key is in the database, which is encrypted with the passphrase.
//!
//! Order of writing: the file, its fsync, its final name, the folder's fsync, and only then the row in the database. All
//! but the row may be had ahead, on another thread ([`BlobFiles::flush`]): a file without its row is none yet.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use data_encoding::HEXLOWER;
use jiangxuan_durable::{sync_file, sync_folder};
use jiangxuan_model::{Digest, PIECE, Tree};
use zeroize::Zeroizing;

use crate::attempt::BLOBS;
use crate::error::StoreError;
use crate::read::damaged;

const KEY: &str = "jiangxuan 2026 attachment key v1";
const NAME: &str = "jiangxuan 2026 attachment name v1";
const TAG: usize = 16;
const SLOT: u64 = (PIECE + TAG) as u64;
/// Beginning of the names of files that are being copied in.
const DRAFT: &str = "new-";
/// Ending of the names of files that are arriving.
const PART: &str = "part";

/// The folder with its key. Clones work on the same folder, from any thread.
#[derive(Clone)]
pub struct BlobFiles {
    folder: PathBuf,
    key: Zeroizing<[u8; 32]>,
}

impl std::fmt::Debug for BlobFiles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BlobFiles").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl BlobFiles {
    pub(crate) fn new(profile: &Path, key: [u8; 32]) -> Self {
        Self { folder: profile.join(BLOBS), key: Zeroizing::new(key) }
    }

    /// Copies an attachment in. `next` gives its pieces in their order; where it fails, nothing is left behind.
    /// The database does not know of it yet: that takes a [`crate::Write::Blob`].
    pub fn put(
        &self,
        hash: &Digest,
        tree: &Tree,
        mut next: impl FnMut(u32) -> Result<Vec<u8>, StoreError>,
    ) -> Result<(), StoreError> {
        static DRAFTS: AtomicU64 = AtomicU64::new(0);
        self.make_folder()?;
        let number = DRAFTS.fetch_add(1, Ordering::Relaxed);
        let draft = self.folder.join(format!("{DRAFT}{}-{number}", std::process::id()));
        let mut write = || {
            let mut open = Open { file: File::create(&draft)?, cipher: self.cipher(hash) };
            for piece in 0..tree.pieces() {
                open.write(piece, &next(piece)?)?;
            }
            sync_file(&open.file)?;
            std::fs::rename(&draft, self.place(hash))?;
            Ok(sync_folder(&self.folder)?)
        };
        let written = write();
        if written.is_err() {
            // What cannot be removed now goes when the profile is next opened.
            std::fs::remove_file(&draft).ok();
        }
        written
    }

    /// One piece of a whole attachment.
    pub fn piece(&self, hash: &Digest, tree: &Tree, piece: u32) -> Result<Vec<u8>, StoreError> {
        self.reading(hash, tree.clone())?.piece(piece)
    }

    /// A whole attachment, to be read piece by piece.
    pub(crate) fn reading(&self, hash: &Digest, tree: Tree) -> Result<Reading, StoreError> {
        let file = File::open(self.place(hash)).map_err(|error| missing(hash, &error))?;
        Ok(Reading { hash: *hash, tree, open: Open { file, cipher: self.cipher(hash) } })
    }

    /// An attachment that is arriving, to be written piece by piece. Nothing of it is durable before [`Self::finish`].
    pub(crate) fn writing(&self, hash: &Digest) -> Result<Writing, StoreError> {
        self.make_folder()?;
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(self.arriving(hash))?;
        Ok(Writing { hash: *hash, open: Open { file, cipher: self.cipher(hash) } })
    }

    /// Gives an attachment whose pieces have all arrived its final name, durably. One that has it already stays.
    pub(crate) fn finish(&self, hash: &Digest) -> Result<(), StoreError> {
        let (part, place) = (self.arriving(hash), self.place(hash));
        if place.try_exists()? {
            // Copied in here while it was arriving: the same content, and whole.
            std::fs::remove_file(&part).ok();
            return Ok(());
        }
        // For writing, or Windows would not let it be made durable.
        let file = OpenOptions::new().write(true).open(&part).map_err(|error| missing(hash, &error))?;
        if let Err(error) = sync_file(&file) {
            // What the disk refused may still be read from memory, and would pass for durable the next time.
            std::fs::remove_file(&part).ok();
            return Err(error.into());
        }
        std::fs::rename(&part, &place)?;
        Ok(sync_folder(&self.folder)?)
    }

    /// The same, ahead of the [`crate::Write::Whole`] that counts: from any thread, so that the database waits less.
    /// One that was forgotten meanwhile is left alone.
    pub fn flush(&self, hash: &Digest) -> Result<(), StoreError> {
        if self.arriving(hash).try_exists()? { self.finish(hash) } else { Ok(()) }
    }

    /// Which pieces of an arriving attachment are not there. After a power cut some may be there in name only: each is
    /// read and checked.
    pub(crate) fn lacking(&self, hash: &Digest, tree: &Tree) -> Result<Vec<u32>, StoreError> {
        // One that has its final name already lacked only its row when the program died.
        let found = File::open(self.arriving(hash)).or_else(|_| File::open(self.place(hash)));
        let Ok(file) = found else { return Ok((0..tree.pieces()).collect()) };
        let mut open = Open { file, cipher: self.cipher(hash) };
        let mut lacking = Vec::new();
        for piece in 0..tree.pieces() {
            if !open.read(tree, piece)?.is_some_and(|bytes| tree.holds(piece, &bytes)) {
                lacking.push(piece);
            }
        }
        Ok(lacking)
    }

    /// Reads a whole attachment through.
    pub(crate) fn check(&self, hash: &Digest, tree: &Tree) -> Result<(), StoreError> {
        let mut reading = self.reading(hash, tree.clone())?;
        (0..tree.pieces()).try_for_each(|piece| match tree.holds(piece, &reading.piece(piece)?) {
            true => Ok(()),
            false => Err(reading.damaged(piece)),
        })
    }

    /// The encrypted file of a whole attachment, and its name.
    pub(crate) fn raw(&self, hash: &Digest) -> Result<(String, File), StoreError> {
        let file = File::open(self.place(hash)).map_err(|error| missing(hash, &error))?;
        Ok((self.name(hash), file))
    }

    /// Removes what no row speaks of: what was being copied in, or had been and was not yet noted, when the program
    /// died. `rows` are all attachments, each with whether it is whole.
    pub(crate) fn sweep(&self, rows: &[(Digest, bool)]) {
        let kept: BTreeSet<String> = rows
            .iter()
            .flat_map(|(hash, whole)| {
                let name = self.name(hash);
                let arriving = (!whole).then(|| format!("{name}.{PART}"));
                [Some(name), arriving].into_iter().flatten()
            })
            .collect();
        for entry in std::fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if ours(&name) && !kept.contains(&name) {
                std::fs::remove_file(entry.path()).ok();
            }
        }
    }

    /// Removes what has arrived of an attachment that nobody asks for any more.
    pub(crate) fn forget(&self, hash: &Digest) {
        std::fs::remove_file(self.arriving(hash)).ok();
    }

    fn make_folder(&self) -> Result<(), StoreError> {
        if self.folder.is_dir() {
            return Ok(());
        }
        std::fs::create_dir(&self.folder)?;
        Ok(self.folder.parent().map_or(Ok(()), sync_folder)?)
    }

    fn name(&self, hash: &Digest) -> String {
        let mut hasher = blake3::Hasher::new_derive_key(NAME);
        hasher.update(&*self.key).update(&hash.0);
        HEXLOWER.encode(&hasher.finalize().as_bytes()[..16])
    }

    fn place(&self, hash: &Digest) -> PathBuf {
        self.folder.join(self.name(hash))
    }

    fn arriving(&self, hash: &Digest) -> PathBuf {
        self.place(hash).with_added_extension(PART)
    }

    fn cipher(&self, hash: &Digest) -> ChaCha20Poly1305 {
        let mut hasher = blake3::Hasher::new_derive_key(KEY);
        hasher.update(&*self.key).update(&hash.0);
        let key = Zeroizing::new(*hasher.finalize().as_bytes());
        ChaCha20Poly1305::new((&*key).into())
    }
}

/// An open file with what its pieces are encrypted with.
struct Open {
    file: File,
    cipher: ChaCha20Poly1305,
}

impl Open {
    fn write(&mut self, piece: u32, msg: &[u8]) -> Result<(), StoreError> {
        let sealed = self.cipher.encrypt(&nonce(piece), Payload { msg, aad: b"" });
        let sealed = sealed.map_err(|_| StoreError::Io("附件加密".to_owned()))?;
        self.file.seek(SeekFrom::Start(u64::from(piece) * SLOT))?;
        Ok(self.file.write_all(&sealed)?)
    }

    /// A piece, if the file holds it as it was written. What is written has been compared with the tree before.
    fn read(&mut self, tree: &Tree, piece: u32) -> Result<Option<Vec<u8>>, StoreError> {
        let mut sealed = vec![0; tree.length(piece) + TAG];
        self.file.seek(SeekFrom::Start(u64::from(piece) * SLOT))?;
        match self.file.read_exact(&mut sealed) {
            Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => return Ok(None),
            read => read?,
        }
        Ok(self.cipher.decrypt(&nonce(piece), Payload { msg: &sealed, aad: b"" }).ok())
    }
}

/// A whole attachment that is open.
pub(crate) struct Reading {
    pub hash: Digest,
    pub tree: Tree,
    open: Open,
}

impl Reading {
    /// One piece.
    pub fn piece(&mut self, piece: u32) -> Result<Vec<u8>, StoreError> {
        let found = self.open.read(&self.tree, piece)?;
        found.ok_or_else(|| self.damaged(piece))
    }

    fn damaged(&self, piece: u32) -> StoreError {
        damaged(&format!("附件 {} 的第 {} 段", self.hash.short(), piece + 1))
    }
}

/// An attachment that is arriving, open.
pub(crate) struct Writing {
    pub hash: Digest,
    open: Open,
}

impl Writing {
    /// Writes one piece.
    pub fn piece(&mut self, piece: u32, bytes: &[u8]) -> Result<(), StoreError> {
        self.open.write(piece, bytes)
    }
}

/// Whether a file in the folder has a name of the kind that this program gives.
fn ours(name: &str) -> bool {
    let stem = name.strip_suffix(PART).and_then(|stem| stem.strip_suffix('.')).unwrap_or(name);
    name.starts_with(DRAFT) || stem.len() == 32 && stem.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn nonce(piece: u32) -> Nonce {
    let mut nonce = [0; 12];
    nonce[..4].copy_from_slice(&piece.to_le_bytes());
    nonce.into()
}

fn missing(hash: &Digest, error: &std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::NotFound => damaged(&format!("找不到附件 {} 的文件", hash.short())),
        _ => StoreError::Io(error.to_string()),
    }
}
