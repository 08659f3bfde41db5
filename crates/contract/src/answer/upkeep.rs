//! Passes over the network, the audit trail, backups and checks of the disk.

use std::path::PathBuf;

use jiangxuan_model::BureauCode;
use serde::{Deserialize, Serialize};

use super::dossier::{Delivery, DossierState};

/// What a pass over the network brought.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SyncReport {
    /// Everybody with whom this device shares anything.
    pub peers: Vec<SyncedPeer>,
    /// Every dossier here.
    pub dossiers: Vec<DeliveryRow>,
}

/// How a pass with one device ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SyncedPeer {
    /// Its id.
    pub device: String,
    /// Its bureau.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// Its name.
    pub name: String,
    /// `direct`, `lan` or `relay`; null where there is no connection.
    pub path: Option<String>,
    /// `level` where both sides hold the same, `timeout` where the time was over; else why not, in a word.
    pub outcome: String,
}

/// How far a dossier is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DeliveryRow {
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// How far it is.
    pub delivery: Delivery,
    /// Number of its receipt; null where there is none.
    pub receipt: Option<u64>,
    /// Number of its newest version; 0 where it was never sealed.
    pub version: u32,
    /// Where it stands in its bureau.
    pub state: DossierState,
}

/// A line of the audit trail: an act of this device, a signed statement, or a value that somebody wrote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AuditRow {
    /// When, RFC 3339.
    pub time: String,
    /// Who worked at the device.
    pub actor: String,
    /// Name of the bureau; empty where the roster does not name the device.
    pub bureau: String,
    /// Name of the device.
    pub device: String,
    /// What was done: `dossier_set`, `formal.pass`, `seal`, `write`.
    pub act: String,
    /// Upon what: a document, a device, a bureau; null where a statement is about none.
    pub subject: Option<String>,
    /// The nominee whom it is about, empty where there is none; null where a statement is about no document.
    pub name: Option<String>,
    /// Path of the field, several between `、`; empty where it is about none.
    pub field: String,
    /// What was written; masked where it is an identity number, empty where nothing was.
    pub value: String,
    /// The reason or note that was given; empty where none was.
    pub note: String,
    /// What kind of line this is.
    pub source: AuditSource,
    /// Number of the entry in this device's trail; left out where it is none of its entries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub no: Option<u64>,
}

/// Where a line of the audit trail comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum AuditSource {
    /// This device's own trail.
    Act,
    /// A signed statement.
    Statement,
    /// The history of a document.
    Document,
}

/// A trail that was written into a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TrailWritten {
    /// The file.
    pub file: PathBuf,
    /// How many entries are in it.
    pub count: usize,
}

/// A trail that is one whole chain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TrailVerified {
    /// Always true: a broken trail is a failure.
    pub verified: bool,
    /// The device whose trail it is.
    pub device: String,
    /// How many entries it has.
    pub entries: u64,
    /// Hash of the last one.
    pub head: String,
}

/// A backup that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BackupWritten {
    /// The file.
    pub file: PathBuf,
    /// Whether everything is in it.
    pub verified: bool,
    /// How many attachments are in it.
    pub blobs: u64,
    /// Hashes of attachments that were damaged here and are left out.
    pub lost: Vec<String>,
}

/// Every stored byte was read and found as it should be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DiskVerified {
    /// Always true: damage is a failure.
    pub ok: bool,
    /// How many documents there are.
    pub documents: u64,
    /// How many changes.
    pub changes: u64,
    /// How many attachments.
    pub blobs: u64,
}

/// The process that holds the profile is about to end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Stopping {
    /// Always true.
    pub stopping: bool,
}
