//! Files that are carried on a stick.

use std::path::PathBuf;

use jiangxuan_model::BureauCode;
use serde::{Deserialize, Serialize};

/// A carry file that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CarryWritten {
    /// The bureau whose devices may open it.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub to: BureauCode,
    /// How many documents are in it.
    pub documents: usize,
    /// How many signed statements.
    pub statements: usize,
    /// How many devices may open it.
    pub devices: usize,
    /// The file.
    pub file: PathBuf,
    /// How many attachments are in it; left out until they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub blobs: Option<usize>,
}

/// What was in a file that was taken in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum CarryTaken {
    /// The request of a device that wants to join.
    Request(JoinRequestTaken),
    /// Documents and statements.
    Load(LoadTaken),
}

/// A request to join that was taken in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct JoinRequestTaken {
    /// Always true: tells it from documents.
    pub join: bool,
    /// The device that asks.
    pub device: String,
    /// Six digits that both screens show.
    pub code: String,
}

/// Documents and statements that were taken in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LoadTaken {
    /// How many documents passed.
    pub documents: usize,
    /// How many statements were new.
    pub statements: usize,
    /// What did not pass, a line each: the document and why.
    pub refused: Vec<String>,
    /// How many receipts are known here now.
    pub receipts: usize,
    /// How many attachments are whole with it; left out where the file is of a kind that has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub blobs: Option<u64>,
}

/// A stretch of an attachment that was taken in; the process around the core counts these.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StretchTaken {
    /// Whether the attachment is whole with it.
    pub whole: bool,
    /// How many receipts are known here now; left out where nothing was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub receipts: Option<usize>,
}
