//! The competitors that are not ours, each as it ships.

pub mod pouchdb;
#[cfg(feature = "peers")]
pub mod samod;
#[cfg(feature = "peers")]
mod wire;
