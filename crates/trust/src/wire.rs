//! The one way signed things become bytes and come back: postcard, capped, nothing left over.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::TrustError;

pub(crate) fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, TrustError> {
    postcard::to_stdvec(value).map_err(|_| TrustError::Damaged)
}

/// Decodes all of `bytes`, which must be no longer than `limit`.
pub(crate) fn decode<T: DeserializeOwned>(bytes: &[u8], limit: usize) -> Result<T, TrustError> {
    if bytes.len() > limit {
        return Err(TrustError::TooLarge(limit));
    }
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Ok(value),
        _ => Err(TrustError::Damaged),
    }
}
