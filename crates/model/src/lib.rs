//! The Automerge documents of a season: kinds, fields, edits, reads and conflicts. Pure.

pub mod chunk;
pub mod ids;
pub mod time;
pub mod vector;

pub use ids::{Actor, BureauCode, ChangeId, DeviceId, Digest, DocId, IdError, Kind};
pub use time::Time;
pub use vector::{Tip, Vector};
