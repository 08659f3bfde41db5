//! From a secret to the database key.

use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::error::StoreError;

const CHECK: &str = "jiangxuan 2026 store key check v1";
const MAX_MEMORY_KIB: u32 = 1024 * 1024;
const MAX_PASSES: u32 = 64;
const MAX_LANES: u32 = 16;

/// What opens a profile.
#[derive(Clone)]
pub enum Secret {
    /// A passphrase that a person types.
    Passphrase(Zeroizing<String>),
    /// 32 random bytes that the operating system's keyring keeps.
    Key([u8; 32]),
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Passphrase(_) => "Passphrase(..)",
            Self::Key(_) => "Key(..)",
        })
    }
}

/// What a guess at a passphrase must cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KdfCost {
    /// Argon2id with 64 MiB, three passes, one lane.
    Standard,
    /// As cheap as Argon2id allows. For tests only.
    Test,
}

/// Parameters of the key derivation, as the profile records them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kdf {
    pub algorithm: String,
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl From<KdfCost> for Kdf {
    fn from(cost: KdfCost) -> Self {
        let (memory_kib, passes) = match cost {
            KdfCost::Standard => (64 * 1024, 3),
            KdfCost::Test => (8, 1),
        };
        Self { algorithm: "argon2id".to_owned(), memory_kib, passes, lanes: 1 }
    }
}

impl Kdf {
    fn derive(&self, passphrase: &str, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, StoreError> {
        let unfit = || StoreError::Damaged { detail: "profile.json 的密钥参数".to_owned() };
        let sane = self.memory_kib <= MAX_MEMORY_KIB && self.passes <= MAX_PASSES && self.lanes <= MAX_LANES;
        if !sane || self.algorithm != "argon2id" {
            return Err(unfit());
        }
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).map_err(|_| unfit())?;
        let mut key = Zeroizing::new([0; 32]);
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        argon.hash_password_into(passphrase.as_bytes(), salt, &mut *key).map_err(|_| unfit())?;
        Ok(key)
    }
}

/// Salt of a database: 12 random bytes, then a 4-byte check of the key.
///
/// It is the first 16 bytes of the database file as well, so that a file can be opened with
/// nothing but its passphrase. The check tells a wrong passphrase from a damaged first page; it
/// helps no guesser, who can try a guess on the first page just as well.
pub(crate) type Salt = [u8; 16];

/// A raw SQLCipher key with its salt.
pub(crate) struct CipherKey {
    key: Zeroizing<[u8; 32]>,
    salt: Salt,
}

impl CipherKey {
    /// A key for a new database.
    pub(crate) fn fresh(secret: &Secret, kdf: &Kdf, random: [u8; 12]) -> Result<Self, StoreError> {
        let key = bytes_of(secret, kdf, &random)?;
        let mut salt = [0; 16];
        salt[..12].copy_from_slice(&random);
        salt[12..].copy_from_slice(&check(&key));
        Ok(Self { key, salt })
    }

    /// The key of a database with this salt.
    pub(crate) fn known(secret: &Secret, kdf: &Kdf, salt: Salt) -> Result<Self, StoreError> {
        let key = bytes_of(secret, kdf, &salt[..12])?;
        if check(&key) != salt[12..] {
            return Err(StoreError::WrongPassphrase);
        }
        Ok(Self { key, salt })
    }

    /// The salt, for the profile file.
    pub(crate) fn salt(&self) -> Salt {
        self.salt
    }

    /// What `PRAGMA key` and `ATTACH … KEY` take.
    pub(crate) fn text(&self) -> Zeroizing<String> {
        let key = Zeroizing::new(HEXLOWER.encode(&*self.key));
        Zeroizing::new(format!("x'{}{}'", *key, HEXLOWER.encode(&self.salt)))
    }
}

fn bytes_of(secret: &Secret, kdf: &Kdf, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    match secret {
        Secret::Passphrase(passphrase) => kdf.derive(passphrase, salt),
        Secret::Key(key) => Ok(Zeroizing::new(*key)),
    }
}

fn check(key: &[u8; 32]) -> [u8; 4] {
    let [a, b, c, d, ..] = blake3::derive_key(CHECK, key);
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase(text: &str) -> Secret {
        Secret::Passphrase(Zeroizing::new(text.to_owned()))
    }

    #[test]
    fn the_same_passphrase_and_salt_give_the_same_key() {
        let kdf = Kdf::from(KdfCost::Test);
        let made = CipherKey::fresh(&passphrase("平遥推光"), &kdf, [7; 12]).expect("made");
        let again = CipherKey::known(&passphrase("平遥推光"), &kdf, made.salt()).expect("known");
        assert_eq!(made.text(), again.text());
        assert_eq!(made.text().len(), 99);
    }

    #[test]
    fn another_passphrase_is_refused_before_the_database_is_touched() {
        let kdf = Kdf::from(KdfCost::Test);
        let made = CipherKey::fresh(&passphrase("平遥推光"), &kdf, [7; 12]).expect("made");
        let refused = CipherKey::known(&passphrase("平遥推先"), &kdf, made.salt()).err();
        assert_eq!(refused, Some(StoreError::WrongPassphrase));
        assert_eq!(CipherKey::known(&Secret::Key([1; 32]), &kdf, made.salt()).err(), Some(StoreError::WrongPassphrase));
    }

    #[test]
    fn parameters_that_would_exhaust_memory_are_refused() {
        let kdf = Kdf { memory_kib: u32::MAX, ..KdfCost::Standard.into() };
        assert_eq!(CipherKey::fresh(&passphrase("x"), &kdf, [0; 12]).err().map(|error| error.code()), Some("damaged"));
    }

    #[test]
    fn a_secret_never_prints_itself() {
        assert_eq!(format!("{:?} {:?}", passphrase("平遥"), Secret::Key([1; 32])), "Passphrase(..) Key(..)");
    }
}
