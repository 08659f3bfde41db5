//! Every limit of the protocol in one place; those of a document's content come from the model.

pub use jiangxuan_model::limits::{KEY, KEYS, MERGED, NARRATIVE, VALUE};

/// Longest encoded frame, in bytes; the transport is given it when it is bound, and enforces it too.
pub const FRAME: usize = 4 * 1024 * 1024;
/// Longest frame after inflating, in bytes.
pub const INFLATED: usize = 16 * 1024 * 1024;
/// A frame of changes is sent once its raw changes reach this many bytes.
pub const FRAME_TARGET: usize = 512 * 1024;
/// Raw changes on the way and not yet acknowledged, in bytes.
pub const WINDOW: usize = 4 * 1024 * 1024;
/// Most chains in one parcel.
pub const CHAINS: usize = 1_000;
/// Longest change, in bytes. A narrative pasted whole is about 5 KB.
pub const CHANGE: usize = 256 * 1024;
/// Most operations in one change. A narrative pasted whole has about 1,500.
pub const OPERATIONS: usize = 70_000;
/// Longest saved document that travels whole, in bytes. A dossier with 200 changes has about 6 KB.
pub const WHOLE: usize = 1024 * 1024;
/// Most changes in a document that travels whole.
pub const WHOLE_CHANGES: u64 = 20_000;
/// Most operations in a document that travels whole.
pub const WHOLE_OPERATIONS: u64 = 500_000;
/// How far an operation number may be ahead of what is known of a document.
pub const OPERATION_LEAP: u64 = 1_000_000;
/// Operation numbers from here on break Automerge's counters.
pub const OPERATION_CEILING: u64 = 1 << 31;
/// Most entries in any list of a frame.
pub const LIST: usize = 200_000;
/// Longest attachment, in bytes.
pub const BLOB: u64 = 80 * 1024 * 1024;
/// Attachments of one dossier together, in bytes.
pub const BLOBS_OF_DOSSIER: u64 = 500 * 1024 * 1024;
/// Most pieces of attachments asked of one peer and not yet there: they are ahead of whatever a clerk does next.
pub const PIECES: usize = 16;
