//! Values of records, as people read them.

use jiangxuan_model::{Reading, Record};

/// A value of a record; empty where there is none.
pub(crate) fn said<'a>(record: &'a Record, key: &str) -> &'a str {
    record.values.get(key).map_or("", Reading::shown)
}

/// A decision that everybody agrees on; two different ones are no decision.
pub(crate) fn decided<'a>(record: &'a Record, key: &str) -> Option<&'a str> {
    match record.values.get(key) {
        Some(Reading::Settled(sourced)) if !sourced.value.is_empty() => Some(&sourced.value),
        _ => None,
    }
}
