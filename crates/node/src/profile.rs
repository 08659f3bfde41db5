//! Which directory, and the database in it: opened, made or restored.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use jiangxuan_engine::command::{Answer, Failure};
use jiangxuan_model::Time;
use jiangxuan_store::{Database, Profile, StoreError};
use serde_json::json;

use crate::cli::Globals;
use crate::{failures, host, passphrase};

/// The profile directory: given, or the platform's place for data.
pub(crate) fn home(globals: &Globals) -> Result<PathBuf, Failure> {
    let home = globals.home.clone().filter(|home| !home.as_os_str().is_empty()).or_else(usual);
    let home = home.ok_or_else(|| Failure::new("no_home", "不知道数据放在哪里。没有写入任何内容。请用 --home 指明文件夹。"))?;
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
pub(crate) fn exists(home: &Path) -> bool {
    !matches!(Profile::read(home), Err(StoreError::NotAProfile(_)))
}

/// Opens the profile in `home`; blocks, also for a prompt.
pub(crate) fn open(home: &Path, secret: &jiangxuan_store::Secret) -> Result<Database, StoreError> {
    Profile::open(home, secret)
}

/// The secret of the profile in `home`.
pub(crate) fn secret(home: &Path) -> Result<jiangxuan_store::Secret, Failure> {
    match Profile::read(home) {
        Ok(profile) => passphrase::existing(home, profile.unlock()),
        Err(StoreError::NotAProfile(_)) => Err(failures::no_profile(home)),
        Err(error) => Err(failures::of_store(&error)),
    }
}

/// Makes a profile with a new device key.
pub(crate) fn create(home: &Path) -> Result<Database, Failure> {
    let secret = passphrase::fresh(home)?;
    let made = Profile::create(home, &secret, random()?);
    let mut database = made.map_err(|error| failures::of_store(&error))?;
    host::initialise(&mut database, random()?)?;
    Ok(database)
}

/// Makes a profile out of a backup.
pub(crate) fn restore(home: &Path, from: &Path) -> Answer {
    if exists(home) {
        return Err(failures::of_store(&StoreError::Exists(home.to_owned())));
    }
    if !from.is_file() {
        return Err(failures::unreadable(from, &"没有这个文件"));
    }
    let opens = passphrase::known_for(passphrase::BACKUP)?;
    let secret = passphrase::fresh(home)?;
    let restored = jiangxuan_store::restore(from, &opens, home, &secret, random()?, now());
    restored.map_err(|error| failures::of_store(&error))?;
    Ok(json!({ "restored": true, "home": home, "from": from }))
}

/// Fresh random bytes from the operating system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| failures::system("系统给不出随机数", &error))?;
    Ok(bytes)
}

fn now() -> Time {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Time(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
