//! What opens a profile, a backup or a recovery file: keyring, environment variable or prompt.

use std::io::IsTerminal as _;
use std::path::Path;

use jiangxuan_api::secret;
use jiangxuan_api::secret::SHORTEST;
use jiangxuan_engine::command::Failure;
use jiangxuan_store::{Secret, Unlock};
use zeroize::Zeroizing;

use crate::failures;

const VARIABLE: &str = "JIANGXUAN_PASSPHRASE";

/// A file with a passphrase of its own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kept {
    variable: &'static str,
    what: &'static str,
}

/// A backup.
pub(crate) const BACKUP: Kept = Kept { variable: "JIANGXUAN_BACKUP_PASSPHRASE", what: "备份文件" };
/// A recovery file.
pub(crate) const RECOVERY: Kept = Kept { variable: "JIANGXUAN_RECOVERY_PASSPHRASE", what: "恢复文件" };

/// What opens the profile in `home`.
pub(crate) fn existing(home: &Path, unlock: Unlock) -> Result<Secret, Failure> {
    match unlock {
        Unlock::Key => secret::from_keyring(home),
        Unlock::Passphrase => match variable(VARIABLE) {
            Some(given) => Ok(Secret::Passphrase(given)),
            None => ask("口令：", VARIABLE).map(Secret::Passphrase),
        },
    }
}

/// What shall open a new profile in `home`: the given passphrase, a key in the keyring, or a passphrase typed twice.
pub(crate) fn fresh(home: &Path) -> Result<Secret, Failure> {
    if let Some(given) = variable(VARIABLE) {
        return Ok(Secret::Passphrase(given));
    }
    if let Some(key) = secret::into_keyring(home)? {
        return Ok(key);
    }
    ask_twice("本机数据", VARIABLE).map(Secret::Passphrase)
}

/// The passphrase of a file that exists.
pub(crate) fn known_for(kept: Kept) -> Result<String, Failure> {
    given_for(kept).map_or_else(|| ask(&format!("{}的口令：", kept.what), kept.variable), Ok).map(plain)
}

/// The passphrase of a file that is about to be written.
pub(crate) fn new_for(kept: Kept) -> Result<String, Failure> {
    given_for(kept).map_or_else(|| ask_twice(kept.what, kept.variable), Ok).map(plain)
}

/// The engine's commands carry a plain text.
fn plain(passphrase: Zeroizing<String>) -> String {
    passphrase.as_str().to_owned()
}

/// A script's passphrase may be short: that is its own business.
fn given_for(kept: Kept) -> Option<Zeroizing<String>> {
    variable(kept.variable).or_else(|| variable(VARIABLE))
}

fn variable(name: &str) -> Option<Zeroizing<String>> {
    std::env::var(name).ok().filter(|value| !value.is_empty()).map(Zeroizing::new)
}

fn ask(prompt: &str, variable: &str) -> Result<Zeroizing<String>, Failure> {
    if !std::io::stdin().is_terminal() {
        return Err(failures::passphrase_needed(variable));
    }
    let typed = rpassword::prompt_password(prompt).map_err(|_| failures::passphrase_needed(variable))?;
    Ok(Zeroizing::new(typed))
}

fn ask_twice(what: &str, variable: &str) -> Result<Zeroizing<String>, Failure> {
    let first = ask(&format!("给{what}设一个口令（至少 {SHORTEST} 个字）："), variable)?;
    secret::long_enough(&first)?;
    let second = ask("再输入一遍：", variable)?;
    if first == second {
        Ok(first)
    } else {
        Err(Failure::new("passphrase_differs", "两次输入的口令不同。没有写入任何内容。请重新运行。"))
    }
}
