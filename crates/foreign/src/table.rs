//! Old lists as rows of text.

use serde::{Deserialize, Serialize};

use crate::Unreadable;

/// A list to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The whole file.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// The rows of the first sheet that has any.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Each row from its first cell on.
    pub rows: Vec<Vec<String>>,
}

/// Reads a list.
pub fn read(_job: &Job) -> Result<Table, Unreadable> {
    Err(Unreadable::new("format", "这种文件还不能读。"))
}
