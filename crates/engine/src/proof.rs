//! Against whom a signed file is verified.
//!
//! Anybody can found a season at home and sign what he likes with its keys: such a file is consistent in itself. It is
//! verified only where its authority is that of the season that it is held against.

use jiangxuan_contract::answer::receipt::Verdict;
use jiangxuan_trust::Roster;

/// About a file that holds together: `verified` only where `known`, the fingerprint of an authority, is that of the
/// roster; the fingerprint is shown in any case.
pub(crate) fn judged(roster: Option<&Roster>, known: Option<&str>) -> Verdict {
    let authority = roster.map(|roster| roster.authority.to_string());
    let same = |found: &str| known.is_some_and(|known| known.trim().eq_ignore_ascii_case(found));
    Verdict { verified: authority.as_deref().is_some_and(same), consistent: true, authority }
}
