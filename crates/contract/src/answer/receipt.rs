//! Receipts of the municipal bureau.

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
