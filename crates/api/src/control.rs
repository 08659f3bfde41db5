//! The local socket through which other commands reach the process that holds a profile.
//!
//! ```text
//! server   {"ready": {"network": true}}
//! client   {"command": ...}                 one per connection
//! server   {"progress": ...}  any number
//! server   {"answer": ...}
//! ```
//!
//! Each message is a little-endian `u32` length and JSON. A client that was not greeted has not been
//! heard and may try elsewhere; one that was greeted and gets no answer must say so.

mod client;
mod message;
mod server;
#[cfg_attr(unix, path = "control/unix.rs")]
#[cfg_attr(windows, path = "control/windows.rs")]
mod socket;

pub use client::{Client, connect};
pub(crate) use server::Server;
