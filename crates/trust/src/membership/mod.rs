//! Membership as a log: entries that the season's authority signed, each naming the entries that it follows.
//!
//! Devices keep and exchange the *set* of entries, and what the set says is a pure function of it ([`Log::roster`]).
//! The authority's key may be in two places, and a restored profile goes on from an older state: then the log has two
//! branches, which everybody puts together. Nothing that either signed is lost by that: a device that left on any
//! branch has left for ever, and a device that was let in on any branch stays until it leaves.
//!
//! A log is closed: whatever an entry follows is there too. So the newest entries, its *heads*, say which entries it
//! has, and two devices compare and complete their logs by their heads alone.

mod entry;
mod fold;
mod list;
mod log;
mod signed;

pub use entry::{Act, Entry, Newcomer};
pub use list::List;
pub use log::{Absorbed, Log};
pub use signed::{Form, SignedEntry};
