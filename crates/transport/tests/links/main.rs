//! Real endpoints on the loopback interface.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod bad_lines;
mod bulk;
mod crossing;
mod discovery;
mod frames;
mod quotas;
mod refusals;
mod relayed;
mod renewal;
mod world;
