//! The workloads of the performance plan, run side by side with the peers on the same content.
//!
//! Peers and floors are measured bare, so this crate may name `automerge`, `iroh` and `rusqlite`; nothing of the
//! product depends on it. The Rust peers are behind the feature `peers`, the JavaScript ones are installed
//! by npm at the time of measuring.

pub mod content;
pub mod floor;
pub mod measure;
pub mod memory;
pub mod ours;
pub mod peers;
pub mod plan;
pub mod prepared;
pub mod report;
pub mod scans;
pub mod workload;

/// From which all content is drawn.
pub const SEED: u64 = 20_190_731;

/// Why a measurement could not be made.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    /// The content could not be made.
    #[error("content: {0}")]
    Model(Box<jiangxuan_model::ModelError>),
    /// Bare Automerge refused.
    #[error("automerge: {0}")]
    Automerge(Box<automerge::AutomergeError>),
    /// SQLite refused.
    #[error("sqlite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// A file or a process.
    #[error("file or process: {0}")]
    Io(#[from] std::io::Error),
    /// JSON that cannot be read or written.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
    /// Content that cannot be kept.
    #[error("kept content: {0}")]
    Kept(#[from] postcard::Error),
    /// A peer did not do what it should.
    #[error("{peer}: {what}")]
    Peer {
        /// Which peer.
        peer: &'static str,
        /// What went wrong.
        what: String,
    },
}

impl From<jiangxuan_model::ModelError> for BenchError {
    fn from(error: jiangxuan_model::ModelError) -> Self {
        Self::Model(Box::new(error))
    }
}

impl From<automerge::AutomergeError> for BenchError {
    fn from(error: automerge::AutomergeError) -> Self {
        Self::Automerge(Box::new(error))
    }
}
