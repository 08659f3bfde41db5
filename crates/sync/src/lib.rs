//! Replication: what two devices say to each other, and what one lets in from the other. Sans-IO.
//!
//! - [`wire`]: the frames and their encoding;
//! - [`buckets`]: how two holdings are compared;
//! - [`blob`]: what is said about attachments;
//! - [`session`]: one conversation, as a state machine;
//! - [`admission`]: what is checked before Automerge may see a peer's bytes;
//! - `columns`: what of it is judged by its run lengths alone;
//! - [`trial`]: what is checked with Automerge, in a process that may die;
//! - [`worker`]: that process' loop.

pub mod admission;
pub mod blob;
pub mod buckets;
mod columns;
pub mod limits;
pub mod order;
pub mod session;
pub mod trial;
pub mod whole;
pub mod wire;
pub mod worker;

pub use admission::{Refusal, RefusalCode, vet};
pub use blob::Blob;
pub use session::{Holdings, Output, Session};
pub use trial::{Job, Outcome, trial};
pub use wire::{Frame, Hello, Parcel, WireError};
