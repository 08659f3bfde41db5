//! What the profile keeps beside documents and statements, under named keys.

use jiangxuan_model::{BureauCode, DeviceId, Time};
use jiangxuan_store::{Shelf, Write};
use jiangxuan_trust::{JoinRequest, Role, SignedEntry};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::command::Failure;
use crate::core_error;

const DEVICE: &str = "device";
const AUTHORITY: &str = "authority";
/// The list of devices of a profile from before there was a log; it is where that log begins.
const FORMER_LIST: &str = "roster";
const SEASON: &str = "season";
const JOINING: &str = "joining";
const CUT_OFF: &str = "cut_off";
const MARKS: &str = "marks";
/// Entries of the membership log, by id.
const MEMBERSHIP: &str = "membership/";
/// Invitations, by ticket id.
pub const INVITATIONS: &str = "invitation/";
/// Devices that wait for confirmation, by device.
pub const PENDING: &str = "pending/";
/// What is known of other devices, by device.
pub const PEERS: &str = "peer/";
/// The schema of documents that the program of another device knew when it was last heard, by device. Not part of
/// [`Peer`]: what former programs wrote there must stay readable.
pub const PEER_SCHEMA: &str = "peer_schema/";
/// Which version of a document another device is known to have on disk, by document.
pub const KEPT: &str = "kept/";
/// For which dossier an attachment is arriving, by its hash.
pub const ARRIVING: &str = "arriving/";
/// The audit trail of this device, by number.
pub const AUDIT: &str = "audit/";
/// Number and hash of its last entry.
pub const AUDIT_HEAD: &str = "audit_head";

/// What was printed here, by the start of the hash on the paper.
pub const PRINTED: &str = "printed/";

/// An invitation as its node remembers it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Invitation {
    /// For which bureau.
    pub bureau: BureauCode,
    /// With which role.
    pub role: Role,
    /// The secret in the ticket.
    pub secret: [u8; 32],
    /// When it lapses.
    pub expires: Time,
    /// Whether no confirmation is needed.
    pub preapproved: bool,
    /// Who used it.
    pub used: Option<DeviceId>,
}

/// A device that wants to join.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Pending {
    /// Its request.
    pub request: JoinRequest,
    /// For which bureau it was invited.
    pub bureau: BureauCode,
    /// With which role.
    pub role: Role,
    /// The six digits on both screens.
    pub code: String,
    /// When it asked.
    pub asked: Time,
}

/// What is known of another device.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Peer {
    /// Where it was reached, or is said to be: `address:port`.
    pub addresses: Vec<String>,
    /// URL of the relay through which it may be reached.
    pub relay: Option<String>,
    /// The last path: `direct`, `lan`, `relay` or `carry`.
    pub path: String,
    /// When it was last heard.
    pub heard: Option<Time>,
    /// Its clock minus ours, in milliseconds, at that time.
    pub skew: i64,
    /// The mark it should bring next time.
    pub expected: Option<[u8; 16]>,
    /// Marks offered since, oldest first: it may have kept any of them without our hearing of it.
    pub offered: Vec<[u8; 16]>,
    /// The mark to bring to it.
    pub bring: Option<[u8; 16]>,
    /// Whether it once brought an old mark: restored or copied.
    pub copied: bool,
}

impl Peer {
    /// The peer has this mark: earlier ones are good no more. Whether it was one of those offered.
    pub fn confirm(&mut self, mark: [u8; 16]) -> bool {
        let Some(at) = self.offered.iter().position(|offered| *offered == mark) else { return false };
        self.offered.drain(..=at);
        self.expected = Some(mark);
        true
    }
}

/// The season that this profile is about to join.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Joining {
    /// The ticket's text.
    pub ticket: String,
    /// Name of this device.
    pub device_name: String,
    /// Who works here.
    pub person: String,
}

/// The seed of the device key.
pub fn device_seed(shelf: &dyn Shelf) -> Result<[u8; 32], Failure> {
    seed(shelf, DEVICE)?.ok_or_else(|| Failure::new("damaged", "档案缺少设备密钥。资料未改动；请用备份恢复。"))
}

/// The seed of the authority key, where this device keeps it.
pub fn authority_seed(shelf: &dyn Shelf) -> Result<Option<[u8; 32]>, Failure> {
    seed(shelf, AUTHORITY)
}

fn seed(shelf: &dyn Shelf, key: &str) -> Result<Option<[u8; 32]>, Failure> {
    let value = shelf.setting(key).map_err(core_error)?;
    Ok(value.and_then(|bytes| bytes.try_into().ok()))
}

/// Every entry of the membership log. One that cannot be read may be a revocation: then nothing is shown at all.
pub fn membership(shelf: &dyn Shelf) -> Result<Vec<SignedEntry>, Failure> {
    let damaged = || Failure::new("damaged", "设备名册的记录已损坏。资料未改动；请用备份恢复。");
    let former = shelf.setting(FORMER_LIST).map_err(core_error)?;
    let former = former.map(|bytes| SignedEntry::of_stored_list(&bytes)).transpose().map_err(|_| damaged())?;
    let rows = shelf.settings(MEMBERSHIP).map_err(core_error)?;
    let entries = rows.iter().map(|(_, bytes)| postcard::from_bytes(bytes).map_err(|_| damaged()));
    former.into_iter().map(Ok).chain(entries).collect()
}

/// The season file.
pub fn season(shelf: &dyn Shelf) -> Result<Option<String>, Failure> {
    get(shelf, SEASON)
}

/// The season that is about to be joined.
pub fn joining(shelf: &dyn Shelf) -> Result<Option<Joining>, Failure> {
    get(shelf, JOINING)
}

/// URL of the city's relay, as an invitation named it.
pub fn relay(shelf: &dyn Shelf) -> Result<Option<String>, Failure> {
    all::<Peer>(shelf, PEERS).map(|peers| peers.into_iter().find_map(|(_, peer)| peer.relay))
}

/// Whether a municipal node said that this device was revoked.
pub fn cut_off(shelf: &dyn Shelf) -> Result<bool, Failure> {
    Ok(get(shelf, CUT_OFF)?.unwrap_or_default())
}

/// Marks that may be offered without waiting for the disk: they are on it already.
pub fn marks(shelf: &dyn Shelf) -> Result<Vec<[u8; 16]>, Failure> {
    Ok(get(shelf, MARKS)?.unwrap_or_default())
}

/// What is known of a device.
pub fn peer(shelf: &dyn Shelf, device: &DeviceId) -> Peer {
    get(shelf, &format!("{PEERS}{device}")).ok().flatten().unwrap_or_default()
}

/// Reads a setting.
pub fn get<T: DeserializeOwned>(shelf: &dyn Shelf, key: &str) -> Result<Option<T>, Failure> {
    let value = shelf.setting(key).map_err(core_error)?;
    Ok(value.and_then(|bytes| postcard::from_bytes(&bytes).ok()))
}

/// Every setting whose key begins so, without that beginning.
pub fn all<T: DeserializeOwned>(shelf: &dyn Shelf, prefix: &str) -> Result<Vec<(String, T)>, Failure> {
    let rows = shelf.settings(prefix).map_err(core_error)?;
    let read =
        |(key, bytes): (String, Vec<u8>)| Some((key[prefix.len()..].to_owned(), postcard::from_bytes(&bytes).ok()?));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Writes a setting.
pub fn put<T: Serialize>(key: impl Into<String>, value: &T) -> Write {
    Write::Setting { key: key.into(), value: postcard::to_stdvec(value).ok() }
}

/// Removes a setting.
pub fn remove(key: impl Into<String>) -> Write {
    Write::Setting { key: key.into(), value: None }
}

/// Writes the device's seed.
pub fn put_device_seed(seed: &[u8; 32]) -> Write {
    Write::Setting { key: DEVICE.to_owned(), value: Some(seed.to_vec()) }
}

/// Writes the authority's seed.
pub fn put_authority_seed(seed: &[u8; 32]) -> Write {
    Write::Setting { key: AUTHORITY.to_owned(), value: Some(seed.to_vec()) }
}

/// Writes an entry of the membership log.
pub fn put_entry(entry: &SignedEntry) -> Write {
    put(format!("{MEMBERSHIP}{}", entry.id()), entry)
}

/// Writes the season file.
pub fn put_season(text: &str) -> Write {
    put(SEASON, &text)
}

/// Writes the season that is about to be joined, or that it has been joined.
pub fn put_joining(joining: Option<&Joining>) -> Write {
    joining.map_or_else(|| remove(JOINING), |joining| put(JOINING, joining))
}

/// Writes whether this device was revoked.
pub fn put_cut_off(cut_off: bool) -> Write {
    put(CUT_OFF, &cut_off)
}

/// Writes the marks that may be offered.
pub fn put_marks(marks: &Vec<[u8; 16]>) -> Write {
    put(MARKS, marks)
}

/// Writes what is known of a device.
pub fn put_peer(device: &DeviceId, peer: &Peer) -> Write {
    put(format!("{PEERS}{device}"), peer)
}

/// The schema that the program of another device knew; none where it was not heard since this is noted.
pub fn peer_schema(shelf: &dyn Shelf, device: &DeviceId) -> Option<u16> {
    get(shelf, &format!("{PEER_SCHEMA}{device}")).ok().flatten()
}

/// Keeps it.
pub fn put_peer_schema(device: &DeviceId, schema: u16) -> Write {
    put(format!("{PEER_SCHEMA}{device}"), &schema)
}
