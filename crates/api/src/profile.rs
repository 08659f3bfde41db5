//! Which directory, and the database in it: opened, made or restored.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use jiangxuan_engine::command::{Answer, Failure};
use jiangxuan_model::Time;
use jiangxuan_store::{Database, Profile, Secret, StoreError};
use serde_json::json;

use crate::{failures, host};

/// The profile directory: given, or the platform's place for data.
pub fn home(given: Option<PathBuf>) -> Result<PathBuf, Failure> {
    let home = given.filter(|home| !home.as_os_str().is_empty()).or_else(usual);
    let home =
        home.ok_or_else(|| Failure::new("no_home", "不知道数据放在哪里。没有写入任何内容。请用 --home 指明文件夹。"))?;
    Ok(std::path::absolute(&home).unwrap_or(home))
}

#[cfg(windows)]
fn usual() -> Option<PathBuf> {
    variable("LOCALAPPDATA").map(|base| base.join("Jiangxuan"))
}

#[cfg(target_os = "macos")]
fn usual() -> Option<PathBuf> {
    variable("HOME").map(|base| base.join("Library/Application Support/Jiangxuan"))
}

#[cfg(not(any(windows, target_os = "macos")))]
fn usual() -> Option<PathBuf> {
    let base = variable("XDG_DATA_HOME").filter(|base| base.is_absolute());
    base.or_else(|| variable("HOME").map(|home| home.join(".local/share"))).map(|base| base.join("jiangxuan"))
}

fn variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// Whether `home` holds a profile, whole or damaged.
#[must_use]
pub fn exists(home: &Path) -> bool {
    !matches!(Profile::read(home), Err(StoreError::NotAProfile(_)))
}

/// That of the profile in `home` the database is gone, where it is. What is left keeps nobody from making or restoring
/// one: it is set aside.
pub(crate) fn lost(home: &Path) -> Option<Failure> {
    let gone = exists(home) && Profile::vacant(home).is_ok();
    gone.then(|| failures::of_store(&StoreError::NoDatabase(home.to_owned())))
}

/// Opens the profile in `home`; blocks for the key derivation.
pub fn open(home: &Path, secret: &Secret) -> Result<Database, StoreError> {
    Profile::open(home, secret)
}

/// Makes a profile with a new device key.
pub fn create(home: &Path, secret: &Secret) -> Result<Database, Failure> {
    let made = Profile::create_holding(home, secret, random()?, &host::first_batch(&random()?));
    made.map_err(|error| failures::of_store(&error))
}

/// Whether a backup can become a profile in `home`, as far as can be told without its passphrase.
pub fn may_restore(home: &Path, from: &Path) -> Result<(), Failure> {
    let may = Profile::vacant(home).and_then(|()| jiangxuan_store::look_at_backup(from));
    may.map_err(|error| failures::of_store(&error))
}

/// Makes a profile out of a backup that `opens` opens; from now on `secret` opens the profile.
pub fn restore(home: &Path, from: &Path, opens: &str, secret: &Secret) -> Answer {
    may_restore(home, from)?;
    let restored = jiangxuan_store::restore(from, opens, home, secret, random()?, now());
    restored.map_err(|error| failures::of_store(&error))?;
    Ok(json!({ "restored": true, "home": home, "from": from }))
}

/// Fresh random bytes from the operating system.
pub fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| failures::system("系统给不出随机数", &error))?;
    Ok(bytes)
}

/// By this computer's clock.
pub fn now() -> Time {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Time(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
