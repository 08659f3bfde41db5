//! The durable state of one profile. The only crate that names rusqlite.
//!
//! [`Shelf`] says what a store can do. [`Database`] does it on disk, [`Memory`] for tests and
//! simulations. Raw signed changes are the record, append only and without holes; everything else in a
//! document's row is derived from it and may be rebuilt. Attachments are encrypted files beside the database ([`BlobFiles`]).

mod append;
mod attempt;
mod backup;
mod backup_blobs;
mod blobs;
mod database;
mod error;
mod key;
mod lock;
mod memory;
mod naming;
mod pack;
mod place;
mod profile;
mod read;
mod reserve;
mod schema;
mod scrub;
mod shelf;
mod write;

pub use backup::{RESTORED_FROM, look_at_backup, restore, restore_with};
pub use backup_blobs::BackedUp;
pub use blobs::BlobFiles;
pub use database::Database;
pub use error::StoreError;
pub use key::{KdfCost, Secret};
pub use memory::Memory;
pub use profile::{Profile, Unlock};
pub use scrub::Scrubbed;
pub use shelf::{Batch, BlobRow, DocumentRow, QuarantineItem, QuarantineRow, Shelf, Stored, Write};
