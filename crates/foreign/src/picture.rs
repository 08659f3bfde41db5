//! Scans as pages of pixels.

use serde::{Deserialize, Serialize};

use crate::Unreadable;

/// A page of a scan to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The whole file.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// Which page, from 0 on.
    pub page: u32,
    /// Width of the picture that is made, in pixels.
    pub width: u32,
}

/// A page, drawn anew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// How many pages the scan has.
    pub pages: u32,
    /// The page as PNG, without anything that the file said beside its pixels.
    #[serde(with = "serde_bytes")]
    pub png: Vec<u8>,
}

/// Reads a page.
pub fn read(_job: &Job) -> Result<Picture, Unreadable> {
    Err(Unreadable::new("format", "这种文件还不能读。"))
}
