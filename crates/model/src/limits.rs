//! What a document may hold at most: asked of whoever writes, and with room for merges of whoever receives.
//!
//! Two people may each stay within the limits, apart from each other, and be past them together. A device that refused
//! that would refuse honest work for ever; so [`MERGED`] times as much is let in, and only the next writer is told.

/// Longest value of a field, in bytes.
pub const VALUE: usize = 16 * 1024;
/// Longest narrative, in bytes: about fourteen times what the notice asks for.
pub const NARRATIVE: usize = 64 * 1024;
/// Most keys in one map: fields, records of a section, decisions.
pub const KEYS: usize = 2_000;
/// Longest key, in bytes.
pub const KEY: usize = 128;
/// How many times a narrative or a map may be over its limit where people who did not know of each other wrote at once.
pub const MERGED: usize = 8;
