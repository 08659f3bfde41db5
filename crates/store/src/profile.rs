//! A profile: the directory that holds one bureau's data on one computer.
//!
//! `profile.json` says how the key is derived and holds no secret; it is written last, so that a
//! directory with one is whole (`attempt.rs`). Beside it are `jiangxuan.db`, `lock` and `reserve`.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use data_encoding::HEXLOWER;
use jiangxuan_durable::{sync_file, sync_folder};
use jiangxuan_model::Time;
use serde::{Deserialize, Serialize};

use crate::attempt::{DATABASE, DESCRIPTION};
use crate::database::{self, Database};
use crate::error::StoreError;
use crate::key::{CipherKey, Kdf, KdfCost, Salt, Secret};
use crate::lock::ProfileLock;
use crate::shelf::{Batch, Shelf as _};
use crate::{attempt, place, read, schema};

const FORMAT: u32 = 1;

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
        make(dir, secret, random, cost, &Batch::default(), |_| Ok(()))
    }

    /// Makes a profile that holds `first` from its first moment on: no crash leaves one without it.
    pub fn create_holding(
        dir: &Path,
        secret: &Secret,
        random: [u8; 48],
        first: &Batch,
    ) -> Result<Database, StoreError> {
        make(dir, secret, random, KdfCost::Standard, first, |_| Ok(()))
    }

    /// Opens the profile in `dir`; fails at once while another process has it open. Where `profile.json` was lost and
    /// `secret` opens the database, it is made anew.
    pub fn open(dir: &Path, secret: &Secret) -> Result<Database, StoreError> {
        let described = match Self::read(dir) {
            Err(StoreError::NoDescription(_)) => None,
            read => Some(read?),
        };
        place::check(dir)?;
        let path = dir.join(DATABASE);
        if !path.try_exists()? {
            return Err(StoreError::NoDatabase(dir.to_owned()));
        }
        let lock = ProfileLock::take(dir)?;
        let (key, lost) = match described {
            Some(profile) => (CipherKey::known(secret, &profile.kdf, profile.salt()?)?, None),
            None => {
                let kdf = Kdf::from(KdfCost::Standard);
                let key = CipherKey::known(secret, &kdf, salt_of(&path)?)?;
                let profile = Self::describe(secret, kdf, &key);
                (key, Some(profile))
            }
        };
        let mut sql = database::connect(&path, &key, false)?;
        database::check_schema(&sql)?;
        if let Some(profile) = lost {
            profile.write(dir)?;
        }
        attempt::complete(dir)?;
        schema::migrate(&mut sql)?;
        Database::new(sql, dir, lock)
    }

    /// Reads the description of the profile in `dir`.
    pub fn read(dir: &Path) -> Result<Self, StoreError> {
        let bytes = match std::fs::read(dir.join(DESCRIPTION)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(without_description(dir)?),
            read => read?,
        };
        let profile: Self = match serde_json::from_slice(&bytes) {
            Ok(profile) => profile,
            // As good as lost; what is made anew is the same but for the day.
            Err(_) if dir.join(DATABASE).try_exists()? => return Err(StoreError::NoDescription(dir.to_owned())),
            Err(_) => return Err(StoreError::NoDatabase(dir.to_owned())),
        };
        if profile.format > FORMAT {
            return Err(StoreError::NewerSchema { found: profile.format, known: FORMAT });
        }
        Ok(profile)
    }

    /// Refuses a folder in which a profile would take something's place. An attempt that broke off is nothing, and so is
    /// what remains of a profile whose database is gone.
    pub fn vacant(dir: &Path) -> Result<(), StoreError> {
        let there = dir.join(DATABASE).try_exists()? && !attempt::unfinished(dir)?;
        if there { Err(StoreError::Exists(dir.to_owned())) } else { Ok(()) }
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
        sync_file(&file)?;
        std::fs::rename(&unfinished, dir.join(DESCRIPTION))?;
        Ok(sync_folder(dir)?)
    }
}

/// The database file of a profile that is being made.
pub(crate) struct Making<'a> {
    pub path: &'a Path,
    pub key: &'a CipherKey,
}

/// Makes a profile: `fill` works on the database file, and `first` is written into the database, before it counts.
pub(crate) fn make(
    dir: &Path,
    secret: &Secret,
    random: [u8; 48],
    cost: KdfCost,
    first: &Batch,
    fill: impl FnOnce(&Making<'_>) -> Result<(), StoreError>,
) -> Result<Database, StoreError> {
    place::check(dir)?;
    std::fs::create_dir_all(dir)?;
    let lock = ProfileLock::take(dir)?;
    Profile::vacant(dir)?;
    attempt::clear(dir)?;
    attempt::set_aside(dir)?;
    let path = dir.join(DATABASE);
    let kdf = Kdf::from(cost);
    let key = CipherKey::fresh(secret, &kdf, nonce(random))?;
    let profile = Profile::describe(secret, kdf, &key);
    let made = attempt::mark(dir)
        .and_then(|()| fill(&Making { path: &path, key: &key }))
        .and_then(|()| finish(dir, lock, &key, first, &profile));
    made.map_err(|error| {
        // Under the lock again, which was let go with what failed. What cannot be cleared now is cleared by the next attempt.
        ProfileLock::take(dir).and_then(|_lock| attempt::clear(dir)).ok();
        match error {
            StoreError::Full => StoreError::NoRoom(dir.to_owned()),
            error => error,
        }
    })
}

fn finish(
    dir: &Path,
    lock: ProfileLock,
    key: &CipherKey,
    first: &Batch,
    profile: &Profile,
) -> Result<Database, StoreError> {
    let mut sql = database::connect(&dir.join(DATABASE), key, true)?;
    schema::migrate(&mut sql)?;
    let mut database = Database::new(sql, dir, lock)?;
    if !first.writes.is_empty() {
        database.commit(first)?;
    }
    profile.write(dir)?;
    attempt::complete(dir)?;
    Ok(database)
}

/// All 48 bytes go into the 12 that the salt has room for.
fn nonce(random: [u8; 48]) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce.copy_from_slice(&blake3::derive_key("jiangxuan 2026 store salt v1", &random)[..12]);
    nonce
}

/// What a folder without a description is.
fn without_description(dir: &Path) -> Result<StoreError, StoreError> {
    let lost = dir.join(DATABASE).try_exists()? && !attempt::unfinished(dir)?;
    Ok(if lost { StoreError::NoDescription(dir.to_owned()) } else { StoreError::NotAProfile(dir.to_owned()) })
}

/// The salt, which the database file begins with as well.
fn salt_of(database: &Path) -> Result<Salt, StoreError> {
    let mut salt = [0; 16];
    File::open(database)?.read_exact(&mut salt).map_err(|_| read::damaged(&format!("{DATABASE} 不完整")))?;
    Ok(salt)
}

/// For the description only; nothing is ordered by it.
fn now() -> Time {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Time(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
