//! Version vectors: exactly which changes of a document somebody holds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::{Actor, ChangeId, Digest};

/// The newest change that is held of one actor. Changes of an actor form a chain from 1 to `seq`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tip {
    /// Number of the newest change, from 1.
    pub seq: u64,
    /// Hash of the newest change.
    pub hash: ChangeId,
}

/// Actor → newest change. Two holders with equal vectors hold the same changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vector(pub BTreeMap<Actor, Tip>);

impl Vector {
    /// How many changes of `actor` are held.
    #[must_use]
    pub fn seq(&self, actor: &Actor) -> u64 {
        self.0.get(actor).map_or(0, |tip| tip.seq)
    }

    /// One hash over the vector, equal exactly where the vectors are.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut hasher = blake3::Hasher::new();
        for (actor, tip) in &self.0 {
            hasher.update(&actor.0).update(&tip.seq.to_le_bytes()).update(&tip.hash.0);
        }
        Digest(*hasher.finalize().as_bytes())
    }

    /// Whether `other` holds a change that this vector lacks.
    #[must_use]
    pub fn lacks_from(&self, other: &Self) -> bool {
        other.0.iter().any(|(actor, tip)| tip.seq > self.seq(actor))
    }
}
