//! What opens a profile without asking anybody: a key in the operating system's keyring.

use std::path::Path;

use jiangxuan_engine::command::Failure;
use jiangxuan_store::{Profile, Secret, StoreError, Unlock};
use zeroize::Zeroizing;

use crate::{failures, profile};

/// Under which name the operating system's keyring keeps our keys.
const SERVICE: &str = "jiangxuan";
/// Fewest characters of a passphrase that a person makes up.
pub const SHORTEST: usize = 8;

/// What opens the profile in `home`; `None` where there is none.
pub fn unlock(home: &Path) -> Result<Option<Unlock>, Failure> {
    match Profile::read(home) {
        Ok(profile) => Ok(Some(profile.unlock())),
        Err(StoreError::NotAProfile(_)) => Ok(None),
        // Without its description nobody knows. A key that was kept for this folder opens it; otherwise people are asked.
        Err(StoreError::NoDescription(_)) if keyring_key(home).is_some() => Ok(Some(Unlock::Key)),
        Err(StoreError::NoDescription(_)) => Ok(Some(Unlock::Passphrase)),
        Err(error) => Err(failures::of_store(&error)),
    }
}

/// The key that the keyring keeps for the profile in `home`.
pub fn from_keyring(home: &Path) -> Result<Secret, Failure> {
    keyring_key(home).map(Secret::Key).ok_or_else(keyring_missing)
}

/// A key for the new profile in `home`; `None` where no keyring would keep it. One that is kept for this folder already
/// serves again: it may be all that opens a database that somebody finds in the recycle bin.
pub fn into_keyring(home: &Path) -> Result<Option<Secret>, Failure> {
    if let Some(key) = keyring_key(home) {
        return Ok(Some(Secret::Key(key)));
    }
    let key = profile::random()?;
    Ok(keep_in_keyring(home, &key).then_some(Secret::Key(key)))
}

/// A passphrase that a person has just made up.
pub fn made_up(passphrase: Zeroizing<String>) -> Result<Secret, Failure> {
    long_enough(&passphrase)?;
    Ok(Secret::Passphrase(passphrase))
}

/// Refuses a passphrase that is too short.
pub fn long_enough(passphrase: &str) -> Result<(), Failure> {
    if passphrase.chars().count() >= SHORTEST {
        return Ok(());
    }
    Err(Failure::new("passphrase_short", format!("口令太短。没有写入任何内容。请重新输入，至少用 {SHORTEST} 个字。")))
}

fn keyring_missing() -> Failure {
    Failure::new(
        "keyring_missing",
        "这份数据由系统钥匙串里的密钥打开，但现在取不到它。数据没有改动。请用当初的系统账户登录桌面并解锁钥匙串；取不回时，请用备份文件恢复。",
    )
}

fn entry(home: &Path) -> Option<keyring::Entry> {
    let account = home.canonicalize().unwrap_or_else(|_| home.to_owned());
    // Without a secret service there is no entry, and the caller falls back.
    keyring::Entry::new(SERVICE, &account.to_string_lossy()).ok()
}

fn keyring_key(home: &Path) -> Option<[u8; 32]> {
    entry(home)?.get_secret().ok()?.try_into().ok()
}

/// Whether the keyring now holds the key, as reading it back proves. The directory is made first,
/// because its canonical path names the entry.
fn keep_in_keyring(home: &Path, key: &[u8; 32]) -> bool {
    if std::fs::create_dir_all(home).is_err() {
        return false;
    }
    let kept = entry(home).and_then(|entry| entry.set_secret(key).ok());
    kept.is_some() && keyring_key(home).as_ref() == Some(key)
}
