//! Founding a season, inviting devices, letting them in and shutting them out.

use std::path::PathBuf;

use jiangxuan_model::BureauCode;
use jiangxuan_trust::Role;
use serde::{Deserialize, Serialize};

/// A season that was founded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Founded {
    /// Which season: the digest of its first roster.
    pub campaign: String,
    /// This device, which is the registrar.
    pub device: String,
    /// The municipal bureau.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
}

/// The key of the season, sealed with a passphrase.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Recovery {
    /// What goes into the recovery file: lines of letters and digits between a head and a foot.
    pub recovery: String,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FileWritten {
    /// Which.
    pub file: PathBuf,
}

/// The key of the season was taken in from a recovery file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AuthorityTaken {
    /// Always true: this device may sign rosters.
    pub authority: bool,
}

/// An invitation to pass on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Invitation {
    /// The ticket, in letters and digits.
    pub ticket: String,
    /// Whom it invites.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// Until when it holds, RFC 3339.
    pub expires: String,
    /// Where this node can be reached, `address:port` each.
    pub addresses: Vec<String>,
    /// The square code of it, where one was drawn; left out where none was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub picture: Option<PathBuf>,
}

/// How joining stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Joining {
    /// This device.
    pub device: String,
    /// The bureau that it joins.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// Its name.
    pub bureau_name: String,
    /// With which role.
    pub role: Role,
    /// Whether it is in.
    pub state: JoinState,
    /// Six digits that both screens show.
    pub code: String,
    /// The device that invites.
    pub hub: String,
    /// The city's relay; null where the invitation names none.
    pub relay: Option<String>,
    /// Whether that device has answered; left out where nobody tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub reached: Option<bool>,
    /// Why it could not be reached, as a word; left out where it was, or the time was over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub obstacle: Option<String>,
    /// What this computer's clock says where that does not go with the invitation, RFC 3339; else left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub clock: Option<String>,
    /// The file with the request, where it was asked for; else left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub file: Option<PathBuf>,
}

/// Whether a device that asked to join is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum JoinState {
    /// The municipal bureau has to confirm it.
    Pending,
    /// It is.
    Enrolled,
}

/// A request to join that was written into a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct JoinRequestWritten {
    /// The file.
    pub file: PathBuf,
    /// This device.
    pub device: String,
}

/// A device that was let in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DeviceConfirmed {
    /// Its id.
    pub device: String,
    /// Its bureau.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// Its name.
    pub name: String,
    /// Who works there.
    pub person: String,
    /// Number of the roster that let it in.
    pub epoch: u64,
}

/// A device that was turned away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DeviceRejected {
    /// Its id.
    pub device: String,
    /// Always true.
    pub rejected: bool,
}

/// A device that was retired.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DeviceRetired {
    /// Its id.
    pub device: String,
    /// Always true.
    pub retired: bool,
    /// Number of the entry by which it left.
    pub epoch: u64,
}

/// A device that was shut out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DeviceRevoked {
    /// Its id.
    pub device: String,
    /// Always true.
    pub revoked: bool,
    /// Number of the entry that shut it out.
    pub epoch: u64,
}

/// Where a device may be reached, as somebody has just said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PeerAdded {
    /// Its id.
    pub device: String,
    /// `address:port` each.
    pub addresses: Vec<String>,
}
