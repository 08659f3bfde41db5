//! The competitors that are not ours, each as it ships, and what the line or the disk alone would take.

pub mod ideal;
#[cfg(feature = "peers")]
pub mod iroh_blobs;
pub mod pouchdb;
pub mod raw;
#[cfg(feature = "peers")]
pub mod samod;
#[cfg(feature = "peers")]
mod wire;
