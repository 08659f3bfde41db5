//! The profile that a command means, and what opens it: asked for where nobody has said so yet.

use std::path::{Path, PathBuf};

use jiangxuan_api::{profile, secret};
use jiangxuan_engine::command::{Answer, Failure};
use jiangxuan_store::{Database, Secret};

use crate::cli::Globals;
use crate::{failures, passphrase};

/// The profile directory: given, or the platform's place for data.
pub(crate) fn home(globals: &Globals) -> Result<PathBuf, Failure> {
    profile::home(globals.home.clone())
}

/// The secret of the profile in `home`; blocks for a prompt.
pub(crate) fn secret(home: &Path) -> Result<Secret, Failure> {
    match secret::unlock(home)? {
        Some(unlock) => passphrase::existing(home, unlock),
        None => Err(failures::no_profile(home)),
    }
}

/// Makes a profile with a new device key.
pub(crate) fn create(home: &Path) -> Result<Database, Failure> {
    profile::create(home, &passphrase::fresh(home)?)
}

/// Makes a profile out of a backup.
pub(crate) fn restore(home: &Path, from: &Path) -> Answer {
    profile::may_restore(home, from)?;
    let opens = passphrase::known_for(passphrase::BACKUP)?;
    profile::restore(home, from, &opens, &passphrase::fresh(home)?)
}
