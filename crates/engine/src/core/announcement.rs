//! What peers are to hear of a command once it has succeeded.

use jiangxuan_model::{DeviceId, Digest, DocId};
use jiangxuan_sync::Parcel;
use jiangxuan_trust::SignedEntry;

/// Something to be said to peers.
pub(crate) enum Announcement {
    /// New changes and statements, but not to the device that they came from.
    Changes { source: Option<DeviceId>, parcels: Vec<Parcel>, statements: Vec<Digest> },
    /// New entries of the membership log.
    Roster(Vec<SignedEntry>),
    /// An attachment that a dossier has from now on.
    Attachment { doc: DocId, hash: Digest },
    /// Attachments that are wanted from now on.
    Wanted,
}
