//! The deadline: closing, late work, more time, telephone codes.

use jiangxuan_model::BureauCode;
use serde::{Deserialize, Serialize};

use super::dossier::Delivery;
use super::season::Phase;

/// Closing has begun.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ClosingBegun {
    /// Where the season stands now.
    pub phase: Phase,
    /// How many sealed versions are known and not yet received.
    pub waiting: usize,
}

/// The list of what is held is signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ClosingDone {
    /// Where the season stands now.
    pub phase: Phase,
    /// How many dossiers are on the list.
    pub count: usize,
    /// Fingerprint of the list.
    pub root: String,
    /// Number of the last receipt; null where there is none.
    pub last_receipt: Option<u64>,
}

/// Sealed work that came after closing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LateRow {
    /// The dossier.
    pub dossier: String,
    /// The bureau that nominates.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// The nominee's name.
    pub name: String,
    /// The version that came.
    pub version: u32,
    /// Number of its receipt.
    pub receipt: u64,
    /// When it was sealed, RFC 3339 by the clock of whoever sealed; null where the seal is not here.
    pub sealed: Option<String>,
    /// When it came, RFC 3339.
    pub received: String,
    /// When its code was read out by telephone, RFC 3339; null where it was not.
    pub telephoned: Option<String>,
    /// Why it was let in; null where it was not.
    pub admitted: Option<String>,
}

/// Late work that was let in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LateAdmitted {
    /// The dossier.
    pub id: String,
    /// How far it is now.
    pub delivery: Delivery,
    /// Why.
    pub reason: String,
}

/// A bureau has more time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TimeExtended {
    /// Which.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// Until when, RFC 3339.
    pub until: String,
    /// Why.
    pub reason: String,
}

/// The code of a sealed version, to be read out by telephone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PhoneCode {
    /// The dossier.
    pub id: String,
    /// The version.
    pub version: u32,
    /// Forty digits in groups of five.
    pub code: String,
}

/// A code that was heard and noted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PhoneNoted {
    /// The bureau that called.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// Forty digits in groups of five.
    pub code: String,
    /// When, RFC 3339.
    pub heard: String,
}

/// A noted code, and whether what it commits to has come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PhoneRow {
    /// The bureau that called.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// Forty digits in groups of five.
    pub code: String,
    /// When, RFC 3339.
    pub heard: String,
    /// A remark.
    pub note: String,
    /// Whether a version with this code is here.
    pub matched: bool,
    /// Its dossier; null where there is none.
    pub dossier: Option<String>,
}
