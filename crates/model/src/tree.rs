//! The hash tree of an attachment: what lets each piece be verified by itself, before the whole is there.
//!
//! An attachment is named by its BLAKE3 hash. BLAKE3 is a tree, and a piece of 64 KiB is a whole subtree
//! of it: the chaining values of all pieces merge into the very hash, so that a list of them proves
//! itself, and each piece proves itself by its place in the list. 80 MB have 1,280 pieces and a list of 40 KB.

use blake3::hazmat::{
    ChainingValue, HasherExt as _, Mode, left_subtree_len, merge_subtrees_non_root, merge_subtrees_root,
};
use serde::{Deserialize, Serialize};

use crate::ids::Digest;

/// Length of every piece but the last, in bytes; a power of two, so that each is a subtree.
pub const PIECE: usize = 64 * 1024;

/// How long an attachment is, and the value of each of its pieces in the hash tree.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tree {
    /// Length in bytes.
    pub size: u64,
    /// One value for each piece.
    pub leaves: Vec<[u8; 32]>,
}

impl Tree {
    /// A tree for so many bytes whose pieces are still to be added.
    #[must_use]
    pub fn planted(size: u64) -> Self {
        Self { size, leaves: Vec::new() }
    }

    /// The tree of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut tree = Self::planted(bytes.len() as u64);
        bytes.chunks(PIECE).for_each(|piece| tree.push(piece));
        tree
    }

    /// Adds the next piece.
    pub fn push(&mut self, piece: &[u8]) {
        let leaf = self.leaf(self.leaves.len() as u64, piece);
        self.leaves.push(leaf);
    }

    /// How many pieces there are.
    #[must_use]
    pub fn pieces(&self) -> u32 {
        u32::try_from(self.leaves.len()).unwrap_or(u32::MAX)
    }

    /// How long the piece with this number is; zero where there is none.
    #[must_use]
    pub fn length(&self, piece: u32) -> usize {
        let left = self.size.saturating_sub(u64::from(piece) * PIECE as u64);
        usize::try_from(left).unwrap_or(usize::MAX).min(PIECE)
    }

    /// The hash that the pieces merge into: the attachment's name. None where their number does not fit the length.
    #[must_use]
    pub fn root(&self) -> Option<Digest> {
        if self.size == 0 || self.size.div_ceil(PIECE as u64) != self.leaves.len() as u64 {
            return None;
        }
        let [only] = self.leaves.as_slice() else {
            let (left, right) = self.halves(&self.leaves, self.size);
            return Some(Digest(*merge_subtrees_root(&left, &right, Mode::Hash).as_bytes()));
        };
        Some(Digest(*only))
    }

    /// Whether these are the bytes of the piece with this number.
    #[must_use]
    pub fn holds(&self, piece: u32, bytes: &[u8]) -> bool {
        let known = usize::try_from(piece).ok().and_then(|at| self.leaves.get(at));
        bytes.len() == self.length(piece) && known.is_some_and(|leaf| *leaf == self.leaf(piece.into(), bytes))
    }

    /// An attachment of one piece is no subtree but the whole tree.
    fn leaf(&self, number: u64, bytes: &[u8]) -> ChainingValue {
        if self.size <= PIECE as u64 {
            return *blake3::hash(bytes).as_bytes();
        }
        let mut hasher = blake3::Hasher::new();
        hasher.set_input_offset(number * PIECE as u64).update(bytes).finalize_non_root()
    }

    fn halves(&self, leaves: &[ChainingValue], size: u64) -> (ChainingValue, ChainingValue) {
        let left = left_subtree_len(size);
        let at = usize::try_from(left / PIECE as u64).unwrap_or(usize::MAX).min(leaves.len());
        (self.merged(&leaves[..at], left), self.merged(&leaves[at..], size - left))
    }

    fn merged(&self, leaves: &[ChainingValue], size: u64) -> ChainingValue {
        match leaves {
            [] => ChainingValue::default(),
            [only] => *only,
            several => {
                let (left, right) = self.halves(several, size);
                merge_subtrees_non_root(&left, &right, Mode::Hash)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        blake3::Hasher::new().finalize_xof().fill(&mut bytes);
        bytes
    }

    #[test]
    fn the_pieces_merge_into_the_hash_of_the_whole() {
        for length in
            [1, 1000, 1024, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 5, 7 * PIECE, 33 * PIECE + 1025]
        {
            let bytes = noise(length);
            assert_eq!(Tree::of(&bytes).root(), Some(Digest::of(&bytes)), "{length}");
        }
        assert_eq!(Tree::of(&[]).root(), None);
    }

    #[test]
    fn a_piece_holds_only_at_its_place_and_only_whole() {
        let bytes = noise(3 * PIECE + 77);
        let tree = Tree::of(&bytes);
        for (number, piece) in (0..).zip(bytes.chunks(PIECE)) {
            assert!(tree.holds(number, piece));
            assert!(!tree.holds(number + 1, piece));
            assert!(!tree.holds(number, &piece[1..]));
            let mut flipped = piece.to_vec();
            flipped[piece.len() / 2] ^= 1;
            assert!(!tree.holds(number, &flipped));
        }
    }

    #[test]
    fn a_list_that_lies_about_itself_has_another_root_or_none() {
        let bytes = noise(3 * PIECE);
        let honest = Tree::of(&bytes);
        let mut swapped = honest.clone();
        swapped.leaves.swap(0, 1);
        assert_ne!(swapped.root(), honest.root());
        assert_eq!(Tree { size: honest.size + 1, ..honest.clone() }.root(), None);
        assert_eq!(Tree { leaves: honest.leaves[..2].to_vec(), ..honest.clone() }.root(), None);
        assert_eq!(Tree { size: u64::MAX, ..honest }.root(), None);
    }
}
