//! What two devices say about attachments. The side that lacks one asks; nothing is ever pushed.

use jiangxuan_model::{Digest, DocId, Tree};
use serde::{Deserialize, Serialize};

/// About one attachment. A question always names the dossier by which the asker may have it: the answer to
/// one that it may not read is the same as to one that is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Blob {
    /// Asks for the tree, or for one piece.
    Ask {
        /// The dossier that names it.
        doc: DocId,
        /// Its hash.
        hash: Digest,
        /// Which piece; the tree where none is named.
        piece: Option<u32>,
    },
    /// The tree.
    Tree {
        /// Of which attachment.
        hash: Digest,
        /// It proves itself: its root is the hash.
        tree: Tree,
    },
    /// One piece.
    Piece {
        /// Of which attachment.
        hash: Digest,
        /// Its number, from zero.
        piece: u32,
        /// Its bytes.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// Not to be had here, for whatever reason.
    Absent {
        /// As in the question.
        doc: DocId,
        /// As in the question.
        hash: Digest,
    },
    /// It has arrived here since it was asked for in vain.
    Here {
        /// As in the question.
        doc: DocId,
        /// As in the question.
        hash: Digest,
    },
    /// All of it is on the asker's disk.
    Kept {
        /// As in the question.
        doc: DocId,
        /// As in the question.
        hash: Digest,
    },
}
