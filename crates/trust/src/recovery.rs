//! The authority's key as a text that survives its computer: encrypted under a passphrase.
//!
//! ```text
//! device 32   salt 24   nonce 24   XChaCha20-Poly1305 (seed 32) 48   check 8
//! ```
//!
//! in base 32 between two marker lines. The check bytes are public: they tell a damaged file from a
//! wrong passphrase.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::BASE32_NOPAD;
use zeroize::Zeroizing;

use crate::error::TrustError;
use crate::key::DeviceKey;

const BEGIN: &str = "-----BEGIN JIANGXUAN RECOVERY KEY 1-----";
const END: &str = "-----END JIANGXUAN RECOVERY KEY 1-----";
const LINE: usize = 60;
const MEMORY: u32 = 64 * 1024; // KiB; RFC 9106, second recommended option
const PASSES: u32 = 3;
const LANES: u32 = 4;
const DEVICE: usize = 32;
const SALT: usize = 24;
const NONCE: usize = 24;
const SEALED: usize = 32 + 16;
const CHECK: usize = 8;
const TOTAL: usize = DEVICE + SALT + NONCE + SEALED + CHECK;

/// The key as text, openable with the passphrase alone. `random` must be fresh for each export.
pub fn export(key: &DeviceKey, passphrase: &str, random: [u8; 48]) -> Result<String, TrustError> {
    if passphrase.is_empty() {
        return Err(TrustError::EmptyPassphrase);
    }
    let (salt, nonce) = random.split_at(SALT);
    let device = key.id().0;
    let seed = Zeroizing::new(key.seed());
    let payload = Payload { msg: &seed[..], aad: &device };
    let sealed = cipher(passphrase, salt)?.encrypt(&nonce_of(nonce)?, payload).map_err(|_| TrustError::Cipher)?;
    let mut bytes = [&device[..], &random, &sealed].concat();
    bytes.extend_from_slice(&check(&bytes));
    Ok(armour(&bytes))
}

/// The key from an exported text.
pub fn import(text: &str, passphrase: &str) -> Result<DeviceKey, TrustError> {
    let bytes = disarm(text)?;
    let (device, rest) = bytes.split_at(DEVICE);
    let (salt, rest) = rest.split_at(SALT);
    let (nonce, rest) = rest.split_at(NONCE);
    let payload = Payload { msg: &rest[..SEALED], aad: device };
    let seed = cipher(passphrase, salt)?.decrypt(&nonce_of(nonce)?, payload);
    let seed = Zeroizing::new(seed.map_err(|_| TrustError::WrongPassphrase)?);
    let key = DeviceKey::from_seed(<[u8; 32]>::try_from(&seed[..]).map_err(|_| TrustError::Damaged)?);
    if key.id().0 == device { Ok(key) } else { Err(TrustError::Damaged) }
}

fn cipher(passphrase: &str, salt: &[u8]) -> Result<XChaCha20Poly1305, TrustError> {
    let params = Params::new(MEMORY, PASSES, LANES, Some(32)).map_err(|_| TrustError::Cipher)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key[..])
        .map_err(|_| TrustError::Cipher)?;
    Ok(XChaCha20Poly1305::new((&*key).into()))
}

fn nonce_of(bytes: &[u8]) -> Result<XNonce, TrustError> {
    XNonce::try_from(bytes).map_err(|_| TrustError::Cipher)
}

fn check(bytes: &[u8]) -> [u8; CHECK] {
    let mut sum = [0; CHECK];
    blake3::Hasher::new().update(bytes).finalize_xof().fill(&mut sum);
    sum
}

fn armour(bytes: &[u8]) -> String {
    let letters = BASE32_NOPAD.encode(bytes);
    let lines = letters.as_bytes().chunks(LINE).map(String::from_utf8_lossy);
    let body: Vec<_> = lines.collect();
    format!("{BEGIN}\n{}\n{END}\n", body.join("\n"))
}

fn disarm(text: &str) -> Result<Vec<u8>, TrustError> {
    let (_, rest) = text.split_once(BEGIN).ok_or(TrustError::NotARecoveryFile)?;
    let (body, _) = rest.split_once(END).ok_or(TrustError::Damaged)?;
    let letters: String = body.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
    let bytes = BASE32_NOPAD.decode(letters.as_bytes()).map_err(|_| TrustError::Damaged)?;
    let (rest, sum) = bytes.split_last_chunk::<CHECK>().ok_or(TrustError::Damaged)?;
    if bytes.len() == TOTAL && check(rest) == *sum { Ok(bytes) } else { Err(TrustError::Damaged) }
}
