//! Scanned proofs of a dossier, and scans beside meetings and publicity.

use std::path::PathBuf;

use jiangxuan_model::BureauCode;
use serde::{Deserialize, Serialize};

/// Where the file of a scan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Whereabouts {
    /// Here, and the municipal bureau has confirmed to have it.
    Received,
    /// Here and on another device of the bureau.
    Shared,
    /// Only here.
    Here,
    /// Not here yet.
    Wanted,
    /// The record names no file.
    None,
}

/// A scanned proof of a dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Proof {
    /// Its record.
    pub record: String,
    /// Key of its kind.
    pub kind: String,
    /// Name of its kind; empty where it is not known here.
    pub kind_name: String,
    /// What it is called.
    pub title: String,
    /// When it was issued; empty where nobody said.
    pub date: String,
    /// Who issued it; empty where nobody said.
    pub issuer: String,
    /// What it proves: `section/record`, a condition, or empty.
    pub supports: String,
    /// Name of its file, to be shown.
    pub file: String,
    /// Its media type.
    pub media: String,
    /// Its length; null where the record does not say.
    pub bytes: Option<u64>,
    /// Hash of its content; null where the record names no file.
    pub blob: Option<String>,
    /// Where the file is.
    pub state: Whereabouts,
    /// Other nominees who have the very same file; only the municipal bureau sees that.
    pub same: Vec<SameFile>,
    /// What was seen of the file; left out where nobody looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub look: Option<Seen>,
}

/// Another nominee with the same file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SameFile {
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// The bureau that nominates.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
}

/// A scan beside the record of a meeting or a publicity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ScanBeside {
    /// Start of its hash, by which it is named.
    pub record: String,
    /// What it is called.
    pub title: String,
    /// Its media type.
    pub media: String,
    /// Its length.
    pub bytes: u64,
    /// Hash of its content.
    pub blob: String,
    /// Name of its file, to be shown.
    pub file: String,
    /// Where the file is.
    pub state: Whereabouts,
}

/// A proof that was copied in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ProofAttached {
    /// The dossier.
    pub id: String,
    /// The record that was made.
    pub record: String,
    /// Key of its kind.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// When it was issued; left out where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub date: Option<String>,
    /// Who issued it; left out where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub issuer: Option<String>,
    /// What it proves; left out where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub supports: Option<String>,
    /// Name of its file, to be shown.
    pub file: String,
    /// Hash of its content.
    pub blob: String,
    /// Its length.
    pub bytes: u64,
    /// Its media type.
    pub media: String,
    /// Whether the dossier had this file already.
    pub twice: bool,
    /// What was seen of the file; left out where nobody looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub look: Option<Seen>,
}

/// A scan that was copied in beside a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ScanAttached {
    /// Start of its hash, by which it is named.
    pub record: String,
    /// What it is called.
    pub title: String,
    /// Its media type.
    pub media: String,
    /// Its length.
    pub bytes: u64,
    /// Whether the document had this file already.
    pub twice: bool,
    /// What was seen of the file; left out where nobody looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub look: Option<Seen>,
}

/// There is room for a file, and nothing else speaks against it: what a rehearsal says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Room {
    /// Its length.
    pub bytes: u64,
}

/// Copying that was stopped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AttachCancelled {
    /// How many files were being copied.
    pub cancelled: usize,
}

/// A scan that was written out of the profile, no longer encrypted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ScanWritten {
    /// The file that was made.
    pub file: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// What the record calls the file.
    pub name: String,
    /// Its media type.
    pub media: String,
}

/// What was seen of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Seen {
    /// How many pages it has; null where it could not be opened.
    pub pages: Option<u32>,
    /// The pages that were looked at.
    pub seen: Vec<SeenPage>,
    /// What a clerk should know.
    pub warnings: Vec<SeenWarning>,
    /// The page that was asked for.
    pub picture: Option<SeenPicture>,
}

/// A page that was looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SeenPage {
    /// Its number, from 0 on.
    pub page: u32,
    /// Width upright, in pixels.
    pub width: u32,
    /// Height upright, in pixels.
    pub height: u32,
    /// Dots per inch; null for a page without pixels of its own.
    pub dpi: Option<u32>,
    /// Whether the file says so itself.
    pub dpi_stated: bool,
    /// By how many degrees its lines fall to the right; null where no lines were found.
    pub skew: Option<f64>,
}

/// What a clerk should know of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SeenWarning {
    /// Its number; null where it is about the whole file.
    pub page: Option<u32>,
    /// What it is, as a word.
    pub code: String,
    /// The same for people.
    pub text: String,
}

/// A page, drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SeenPicture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// PNG in base 64.
    pub png: String,
}
