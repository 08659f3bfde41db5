//! A profile: the directory that holds one bureau's data on one computer.
//!
//! `profile.json` says how the key is derived and holds no secret; it is written last, so that a
//! directory with one is whole. Beside it are `jiangxuan.db`, `lock` and `reserve`.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use data_encoding::HEXLOWER;
use jiangxuan_model::Time;
use serde::{Deserialize, Serialize};

use crate::database::{self, Database};
use crate::error::StoreError;
use crate::key::{CipherKey, Kdf, KdfCost, Salt, Secret};
use crate::lock::ProfileLock;
use crate::{place, read, schema};

const FORMAT: u32 = 1;
pub(crate) const DATABASE: &str = "jiangxuan.db";
const DESCRIPTION: &str = "profile.json";

/// What opens a profile, so that a program knows whether to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unlock {
    /// A passphrase that a person types.
    Passphrase,
    /// A key in the operating system's keyring.
    Key,
}

/// What can be known of a profile without opening it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    format: u32,
    unlock: Unlock,
    kdf: Kdf,
    salt: String,
    created: Time,
}

impl Profile {
    /// Makes a profile in `dir`, which is created where missing. `random` must be fresh.
    pub fn create(dir: &Path, secret: &Secret, random: [u8; 48]) -> Result<Database, StoreError> {
        Self::create_with(dir, secret, random, KdfCost::Standard)
    }

    /// The same with another cost of guessing the passphrase.
    pub fn create_with(dir: &Path, secret: &Secret, random: [u8; 48], cost: KdfCost) -> Result<Database, StoreError> {
        make(dir, secret, random, cost, |_| Ok(()))
    }

    /// Opens the profile in `dir`; fails at once while another process has it open.
    pub fn open(dir: &Path, secret: &Secret) -> Result<Database, StoreError> {
        let profile = Self::read(dir)?;
        place::check(dir)?;
        let path = dir.join(DATABASE);
        if !path.try_exists()? {
            return Err(read::damaged(&format!("找不到 {DATABASE}")));
        }
        let lock = ProfileLock::take(dir)?;
        let key = CipherKey::known(secret, &profile.kdf, profile.salt()?)?;
        let mut sql = database::connect(&path, &key, false)?;
        database::check_schema(&sql)?;
        schema::migrate(&mut sql)?;
        Database::new(sql, dir, lock)
    }

    /// Reads the description of the profile in `dir`.
    pub fn read(dir: &Path) -> Result<Self, StoreError> {
        let bytes = match std::fs::read(dir.join(DESCRIPTION)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(StoreError::NotAProfile(dir.to_owned()));
            }
            read => read?,
        };
        let profile: Self =
            serde_json::from_slice(&bytes).map_err(|error| read::damaged(&format!("{DESCRIPTION}（{error}）")))?;
        if profile.format > FORMAT {
            return Err(StoreError::NewerSchema { found: profile.format, known: FORMAT });
        }
        Ok(profile)
    }

    /// What opens it.
    #[must_use]
    pub fn unlock(&self) -> Unlock {
        self.unlock
    }

    /// When it was made, by that computer's clock.
    #[must_use]
    pub fn created(&self) -> Time {
        self.created
    }

    fn salt(&self) -> Result<Salt, StoreError> {
        let bytes = HEXLOWER.decode(self.salt.as_bytes()).ok();
        bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| read::damaged(&format!("{DESCRIPTION} 的 salt")))
    }

    fn describe(secret: &Secret, kdf: Kdf, key: &CipherKey) -> Self {
        let unlock = match secret {
            Secret::Passphrase(_) => Unlock::Passphrase,
            Secret::Key(_) => Unlock::Key,
        };
        Self { format: FORMAT, unlock, kdf, salt: HEXLOWER.encode(&key.salt()), created: now() }
    }

    fn write(&self, dir: &Path) -> Result<(), StoreError> {
        let text = serde_json::to_vec_pretty(self).map_err(|error| StoreError::Io(error.to_string()))?;
        let unfinished = dir.join("profile.json.new");
        let mut file = File::create(&unfinished)?;
        file.write_all(&text)?;
        file.sync_all()?;
        std::fs::rename(&unfinished, dir.join(DESCRIPTION))?;
        sync_dir(dir)
    }
}

/// Makes a profile, letting `fill` work on the database before the profile counts as whole.
pub(crate) fn make(
    dir: &Path,
    secret: &Secret,
    random: [u8; 48],
    cost: KdfCost,
    fill: impl FnOnce(&Making<'_>) -> Result<(), StoreError>,
) -> Result<Database, StoreError> {
    place::check(dir)?;
    std::fs::create_dir_all(dir)?;
    let lock = ProfileLock::take(dir)?;
    let path = dir.join(DATABASE);
    if dir.join(DESCRIPTION).try_exists()? || path.try_exists()? {
        return Err(StoreError::Exists(dir.to_owned()));
    }
    let kdf = Kdf::from(cost);
    let key = CipherKey::fresh(secret, &kdf, nonce(random))?;
    let made = fill(&Making { path: &path, key: &key })
        .and_then(|()| finish(dir, lock, &key, Profile::describe(secret, kdf, &key)));
    if made.is_err() {
        discard(&path);
    }
    made
}

fn finish(dir: &Path, lock: ProfileLock, key: &CipherKey, profile: Profile) -> Result<Database, StoreError> {
    let mut sql = database::connect(&dir.join(DATABASE), key, true)?;
    schema::migrate(&mut sql)?;
    let database = Database::new(sql, dir, lock)?;
    profile.write(dir)?;
    Ok(database)
}

/// Takes back a database that this call began and could not finish, so that it can be tried again.
fn discard(path: &Path) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        // What cannot be removed only makes the next attempt say that something is there.
        std::fs::remove_file(name).ok();
    }
}

/// The database file of a profile that is being made.
pub(crate) struct Making<'a> {
    pub path: &'a Path,
    pub key: &'a CipherKey,
}

/// All 48 bytes go into the 12 that the salt has room for.
fn nonce(random: [u8; 48]) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce.copy_from_slice(&blake3::derive_key("jiangxuan 2026 store salt v1", &random)[..12]);
    nonce
}

/// Makes a rename within `dir` survive a power cut.
pub(crate) fn sync_dir(dir: &Path) -> Result<(), StoreError> {
    if cfg!(unix) {
        File::open(dir)?.sync_all()?;
    }
    Ok(())
}

/// For the description only; nothing is ordered by it.
fn now() -> Time {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Time(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
