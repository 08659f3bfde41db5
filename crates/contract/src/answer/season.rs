//! The season, its devices and the connection to them.

use std::collections::BTreeMap;

use jiangxuan_model::BureauCode;
use jiangxuan_rules::season::{Annex, BureauType, Contacts};
use jiangxuan_trust::Role;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::dossier::Delivery;

/// Where this profile stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Status {
    /// In a season.
    Member(Box<Standing>),
    /// In none yet.
    Outside(Outside),
}

/// A profile that is in no season yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Outside {
    /// Always null: tells it from a member.
    #[cfg_attr(feature = "ts", ts(type = "null"))]
    pub campaign: (),
    /// This device.
    pub device: String,
    /// `pending` where it has asked to join.
    pub state: OutsideState,
    /// What it has asked for.
    pub joining: Option<Waiting>,
}

/// Whether a profile outside has asked to join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum OutsideState {
    /// It has not.
    New,
    /// The municipal bureau has to confirm it.
    Pending,
}

/// What a device that waits to be let in shows meanwhile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Waiting {
    /// For which bureau it asked.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// Its name.
    pub bureau_name: String,
    /// With which role.
    pub role: Role,
    /// Name of this device.
    pub device_name: String,
    /// Who works here.
    pub person: String,
    /// Until when the invitation holds, RFC 3339.
    pub expires: String,
    /// Six digits that both screens show.
    pub code: String,
}

/// Whether a member may still take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MemberState {
    /// It may.
    Enrolled,
    /// It was shut out.
    Revoked,
}

/// A profile in a season.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Standing {
    /// Which season: the digest of its first roster.
    pub campaign: String,
    /// Its title; null until the first pass brings the season file.
    pub title: Option<String>,
    /// Bureau of this device; null where the roster does not name it.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub bureau: Option<BureauCode>,
    /// Its name.
    pub bureau_name: Option<String>,
    /// What this device is enrolled for.
    pub role: Option<Role>,
    /// Whether it may still take part.
    pub state: MemberState,
    /// This device.
    pub device: String,
    /// Its name.
    pub device_name: Option<String>,
    /// Who works here.
    pub person: Option<String>,
    /// The engine's clock, RFC 3339.
    pub clock: String,
    /// Until when may be sealed, RFC 3339.
    pub deadline: Option<String>,
    /// Whole days until then; negative afterwards.
    pub days_left: Option<i64>,
    /// The next day on which something is due.
    pub next_due: Option<Due>,
    /// Where the season stands.
    pub phase: Phase,
    /// Whether the season is archived.
    pub archive: Archive,
    /// Until when this bureau has more time, RFC 3339.
    pub extension: Option<String>,
    /// How many dossiers are here.
    pub dossiers: usize,
    /// How many of them are where.
    #[cfg_attr(feature = "ts", ts(type = "Partial<Record<Delivery, number>>"))]
    pub delivered: BTreeMap<Delivery, usize>,
    /// Open conflicts.
    pub conflicts: usize,
    /// Items in quarantine that nobody has decided about.
    pub quarantine: usize,
    /// Devices that wait to be let in.
    pub pending: usize,
    /// Connected devices.
    pub peers: usize,
    /// What an officer must know at once.
    pub alarms: Vec<String>,
}

/// Where the season stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Work may be sealed.
    Open,
    /// Sealed work may still arrive.
    Closing,
    /// The list is signed.
    Closed,
}

/// Since when the season is archived, null where it is not; and the dossiers that differ from their sealed version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Archive {
    /// Day of the archiving.
    pub day: Option<String>,
    /// Why it was archived or opened again.
    pub reason: String,
    /// Dossiers that were changed after their seal.
    pub edited: Vec<EditedSince>,
}

/// A dossier that was changed after its seal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EditedSince {
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// The bureau that nominates.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
}

/// A day on which something is due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Due {
    /// Empty for a day of the season.
    pub id: String,
    /// `own` for a day of this bureau; else which day of the season.
    pub kind: String,
    /// The day.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub day: Date,
    /// What is due.
    pub text: String,
    /// Whole days until then; negative afterwards.
    pub days_left: i64,
}

/// The season and its parameters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Campaign {
    /// Which season: the digest of its first roster.
    pub campaign: String,
    /// Fingerprint of the authority that signs its rosters: what signed files are held against elsewhere.
    pub authority: String,
    /// Its title.
    pub title: String,
    /// The year of the award.
    pub year: i16,
    /// Number of the notice.
    pub doc_no: String,
    /// What is awarded.
    pub award: String,
    /// How many are to be awarded.
    pub target: u32,
    /// Difference of the season's clock from UTC, `+08:00`.
    pub utc_offset: String,
    /// First day of nominations.
    pub opens: String,
    /// Until when may be sealed, RFC 3339.
    pub deadline: String,
    /// Until when sealed work is still received, RFC 3339.
    pub grace_end: String,
    /// Where questions go.
    pub contacts: Contacts,
    /// What is attached to the notice.
    pub annexes: Vec<Annex>,
    /// Where the season stands.
    pub phase: Phase,
    /// Number of the roster in force.
    pub epoch: u64,
    /// Devices that may take part.
    pub devices: usize,
    /// Every bureau of the season.
    pub bureaus: Vec<BureauRow>,
}

/// A bureau of the season.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BureauRow {
    /// Its code.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub code: BureauCode,
    /// Its full name.
    pub name: String,
    /// How many it may nominate; null where it nominates nobody.
    pub quota: Option<u32>,
    /// What it does in the season.
    #[serde(rename = "type")]
    pub bureau_type: BureauType,
    /// Whether it exists on the day of the deadline: divisions come and go.
    pub exists: bool,
}

/// A device as the roster, or its own request, describes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Device {
    /// Its id.
    pub device: String,
    /// Its bureau.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// What it is enrolled for.
    pub role: Role,
    /// Its name.
    pub name: String,
    /// Who works there.
    pub person: String,
    /// How it stands, with what goes with that.
    #[serde(flatten)]
    pub state: DeviceState,
}

/// How a device stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum DeviceState {
    /// It takes part.
    Enrolled(Enrolled),
    /// It was broken or replaced.
    Retired(Enrolled),
    /// It was shut out, as lost or stolen.
    Revoked(Enrolled),
    /// It waits to be confirmed.
    Pending {
        /// Six digits that both screens show.
        code: String,
        /// When it asked, RFC 3339.
        asked: String,
    },
}

/// What the roster says of a device beside its name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Enrolled {
    /// Number of the entry that let it in.
    pub since: u64,
    /// Why it left.
    pub reason: Option<String>,
    /// Whether it is this device.
    pub this: bool,
}

/// Another device of the season.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Peer {
    /// Its id.
    pub device: String,
    /// Its name.
    pub name: String,
    /// Who works there.
    pub person: String,
    /// Its bureau.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub bureau: BureauCode,
    /// `address:port` each.
    pub addresses: Vec<String>,
    /// Whether a conversation goes on.
    pub connected: bool,
    /// `direct`, `lan` or `relay`: now, or the last time; empty where there was none.
    pub path: String,
    /// When it was last heard, RFC 3339.
    pub heard: Option<String>,
    /// By how much its clock is ahead.
    pub skew_seconds: i64,
    /// Whether it once brought an old mark: it is a restored backup or a copy.
    pub copied: bool,
    /// How old its program is, going by the schema of documents that it knew when it was last heard.
    pub program: Age,
}

/// How old a peer's program is, beside this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Age {
    /// It was never heard, or not since this program notes it.
    Unknown,
    /// It does not know all that this program writes.
    Older,
    /// It knows the same documents.
    Same,
    /// It may write what this program does not know.
    Newer,
}
