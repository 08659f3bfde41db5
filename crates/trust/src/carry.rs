//! Envelopes for data on a USB stick: for the named devices only, and surely from the named sender.
//!
//! ```text
//! "JXCARRY1"  ephemeral X25519 key 32
//! count u16   count × (hint 8, wrapped file key 48)   check 16
//! body: XChaCha20-Poly1305 (sender 32, signature 64, content), header as associated data
//! ```
//!
//! Every cipher key is used once, so the nonces are zero. A hint is a hash of the recipient's key
//! that differs from file to file. The signature covers the header too, so no recipient can pass the
//! content on as if it had been meant for somebody else.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use jiangxuan_model::DeviceId;
use x25519_dalek::{PublicKey, SharedSecret, StaticSecret};
use zeroize::Zeroizing;

use crate::error::TrustError;
use crate::key::{DeviceKey, Domain, Signature, public, verify};

const MAGIC: &[u8; 8] = b"JXCARRY1";
const HINT: &str = "jiangxuan v1 carry hint";
const WRAP: &str = "jiangxuan v1 carry wrap";
const RECIPIENTS: usize = 1024;
const HINT_LEN: usize = 8;
const SLOT: usize = HINT_LEN + 32 + 16;
const CHECK: usize = 16;

type Secret = Zeroizing<[u8; 32]>;

/// Seals `plaintext` for every recipient. `random` must be fresh for each file.
pub fn seal_for(
    recipients: &[DeviceId],
    sender: &DeviceKey,
    random: [u8; 64],
    plaintext: &[u8],
) -> Result<Vec<u8>, TrustError> {
    let random = Zeroizing::new(random);
    let (ephemeral, file_key) = halves(&random);
    let mut file = header(recipients, &ephemeral, &file_key)?;
    let signature = sender.sign(Domain::Carry, &signed(&file, plaintext));
    let body = Zeroizing::new([&sender.id().0[..], &signature.0, plaintext].concat());
    let sealed = encrypt(&file_key, &file, &body)?;
    file.extend_from_slice(&sealed);
    Ok(file)
}

/// Opens an envelope addressed to `me`; returns who sealed it, and the content.
pub fn open(me: &DeviceKey, bytes: &[u8]) -> Result<(DeviceId, Vec<u8>), TrustError> {
    let (header, sealed) = split(bytes)?;
    let file_key = unwrap_key(me, header)?;
    let body = decrypt(&file_key, header, sealed)?;
    let (sender, rest) = body.split_first_chunk::<32>().ok_or(TrustError::Damaged)?;
    let (signature, content) = rest.split_first_chunk::<64>().ok_or(TrustError::Damaged)?;
    let sender = DeviceId(*sender);
    verify(sender, Domain::Carry, &signed(header, content), &Signature(*signature))?;
    Ok((sender, content.to_vec()))
}

fn halves(random: &[u8; 64]) -> (StaticSecret, Secret) {
    let (mut ephemeral, mut file_key) = (Zeroizing::new([0; 32]), Zeroizing::new([0; 32]));
    ephemeral.copy_from_slice(&random[..32]);
    file_key.copy_from_slice(&random[32..]);
    (StaticSecret::from(*ephemeral), file_key)
}

fn header(recipients: &[DeviceId], ephemeral: &StaticSecret, file_key: &Secret) -> Result<Vec<u8>, TrustError> {
    let count = u16::try_from(recipients.len()).unwrap_or(u16::MAX);
    if !(1..=RECIPIENTS).contains(&usize::from(count)) {
        return Err(TrustError::Recipients(RECIPIENTS));
    }
    let point = PublicKey::from(ephemeral);
    let mut header = [&MAGIC[..], point.as_bytes(), &count.to_le_bytes()].concat();
    for recipient in recipients {
        let shared = ephemeral.diffie_hellman(&montgomery(recipient)?);
        header.extend_from_slice(&hint(&point, recipient));
        header.extend_from_slice(&encrypt(&wrap_key(&shared, &point, recipient)?, b"", &file_key[..])?);
    }
    let check = check(&header);
    header.extend_from_slice(&check);
    Ok(header)
}

/// Parts header and body; the header is whole when its check bytes say so.
fn split(bytes: &[u8]) -> Result<(&[u8], &[u8]), TrustError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(TrustError::NotACarryFile)?;
    let count = rest.get(32..34).ok_or(TrustError::Damaged)?;
    let slots = usize::from(u16::from_le_bytes([count[0], count[1]])) * SLOT;
    let end = MAGIC.len() + 34 + slots + CHECK;
    let (header, sealed) = bytes.split_at_checked(end).ok_or(TrustError::Damaged)?;
    let (checked, sum) = header.split_at(end - CHECK);
    if check(checked) == sum { Ok((header, sealed)) } else { Err(TrustError::Damaged) }
}

fn unwrap_key(me: &DeviceKey, header: &[u8]) -> Result<Secret, TrustError> {
    let (_, rest) = header.split_at(MAGIC.len());
    let (point, rest) = rest.split_first_chunk::<32>().ok_or(TrustError::Damaged)?;
    let point = PublicKey::from(*point);
    let mine = hint(&point, &me.id());
    let mut slots = rest[2..rest.len() - CHECK].chunks_exact(SLOT);
    let slot = slots.find(|slot| slot[..HINT_LEN] == mine).ok_or(TrustError::NotForUs)?;
    let shared = me.exchange().diffie_hellman(&point);
    let key = Zeroizing::new(decrypt(&wrap_key(&shared, &point, &me.id())?, b"", &slot[HINT_LEN..])?);
    <[u8; 32]>::try_from(&key[..]).map(Zeroizing::new).map_err(|_| TrustError::Damaged)
}

/// What the sender signs: this header with this content.
fn signed(header: &[u8], content: &[u8]) -> [u8; 64] {
    let mut both = [0; 64];
    both[..32].copy_from_slice(blake3::hash(header).as_bytes());
    both[32..].copy_from_slice(blake3::hash(content).as_bytes());
    both
}

/// The recipient's Ed25519 key as the X25519 key of the same device (RFC 7748, birational map).
fn montgomery(device: &DeviceId) -> Result<PublicKey, TrustError> {
    Ok(PublicKey::from(public(device)?.to_montgomery().to_bytes()))
}

fn hint(point: &PublicKey, recipient: &DeviceId) -> [u8; HINT_LEN] {
    let mut hint = [0; HINT_LEN];
    let mut hasher = blake3::Hasher::new_derive_key(HINT);
    hasher.update(point.as_bytes()).update(&recipient.0).finalize_xof().fill(&mut hint);
    hint
}

fn wrap_key(shared: &SharedSecret, point: &PublicKey, recipient: &DeviceId) -> Result<Secret, TrustError> {
    if !shared.was_contributory() {
        return Err(TrustError::Damaged);
    }
    let mut hasher = blake3::Hasher::new_derive_key(WRAP);
    hasher.update(shared.as_bytes()).update(point.as_bytes()).update(&recipient.0);
    Ok(Zeroizing::new(*hasher.finalize().as_bytes()))
}

fn check(bytes: &[u8]) -> [u8; CHECK] {
    let mut sum = [0; CHECK];
    blake3::Hasher::new().update(bytes).finalize_xof().fill(&mut sum);
    sum
}

fn encrypt(key: &Secret, aad: &[u8], msg: &[u8]) -> Result<Vec<u8>, TrustError> {
    let cipher = XChaCha20Poly1305::new((&**key).into());
    cipher.encrypt(&XNonce::default(), Payload { msg, aad }).map_err(|_| TrustError::Cipher)
}

fn decrypt(key: &Secret, aad: &[u8], msg: &[u8]) -> Result<Vec<u8>, TrustError> {
    let cipher = XChaCha20Poly1305::new((&**key).into());
    cipher.decrypt(&XNonce::default(), Payload { msg, aad }).map_err(|_| TrustError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(seed: u8) -> DeviceKey {
        DeviceKey::from_seed([seed; 32])
    }

    /// An envelope for device 2 whose body claims `sender` with whatever signature `sign` makes of the header.
    fn forged(sender: u8, sign: impl Fn(&[u8]) -> Signature) -> Vec<u8> {
        let (ephemeral, file_key) = halves(&[7; 64]);
        let mut file = header(&[key(2).id()], &ephemeral, &file_key).expect("header");
        let body = [&key(sender).id().0[..], &sign(&file).0, b"content"].concat();
        let sealed = encrypt(&file_key, &file, &body).expect("encrypts");
        file.extend_from_slice(&sealed);
        file
    }

    #[test]
    fn an_envelope_in_another_devices_name_is_refused() {
        let honest = forged(4, |header| key(4).sign(Domain::Carry, &signed(header, b"content")));
        assert!(open(&key(2), &honest).is_ok());
        let false_name = forged(4, |header| key(5).sign(Domain::Carry, &signed(header, b"content")));
        assert_eq!(open(&key(2), &false_name), Err(TrustError::BadSignature));
    }

    #[test]
    fn content_passed_on_under_another_header_is_refused() {
        let (ephemeral, file_key) = halves(&[8; 64]);
        let first = header(&[key(3).id()], &ephemeral, &file_key).expect("header");
        let signature = key(4).sign(Domain::Carry, &signed(&first, b"content"));
        assert_eq!(open(&key(2), &forged(4, |_| signature)), Err(TrustError::BadSignature));
    }
}
