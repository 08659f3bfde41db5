//! Receipts of the municipal bureau, and how far a signed file can be believed.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Signed proof that the municipal bureau holds a sealed version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Receipt {
    /// Its number in the season, from 1.
    pub no: u64,
    /// The dossier.
    pub dossier: String,
    /// The version that was received.
    pub version: u32,
    /// When it was received, RFC 3339.
    pub time: String,
    /// Whether the signature holds.
    pub verified: bool,
    /// Whether it came after closing.
    pub late: bool,
    /// Name of the device that signed.
    pub node: String,
    /// Name of its bureau.
    pub by: String,
    /// Id of the receipt.
    pub id: String,
    /// Id of the seal.
    pub seal: String,
    /// The nominee's name.
    pub name: String,
}

/// A receipt that was written into a file, which proves itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReceiptWritten {
    /// Its number.
    pub no: u64,
    /// The file.
    pub file: PathBuf,
}

/// How far a signed file that holds together can be believed: anybody can found a season and sign with its keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Verdict {
    /// Whether it was signed under the authority that it was held against.
    pub verified: bool,
    /// Whether its signatures hold among themselves.
    pub consistent: bool,
    /// Fingerprint of the authority that its signatures lead to; null where the file names none.
    pub authority: Option<String>,
}

/// What a signed file says that holds together, and how far it can be believed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SignedFile {
    /// What it says.
    #[serde(flatten)]
    pub says: SignedFacts,
    /// How far it can be believed.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// What a signed file says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum SignedFacts {
    /// A receipt.
    Receipt {
        /// Its number.
        no: u64,
        /// The dossier.
        dossier: String,
        /// The version that was received.
        version: u32,
        /// When it was received, RFC 3339.
        time: String,
        /// Name of the device that signed.
        node: String,
        /// Id of the season.
        campaign: String,
        /// Whether it came after closing.
        late: bool,
    },
    /// The audit trail of a device.
    Trail {
        /// The device.
        device: String,
        /// How many entries it has.
        entries: u64,
        /// Hash of the last one.
        head: String,
    },
}
