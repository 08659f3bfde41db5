//! What is measured, and what a competitor must be able to do.

use serde::{Deserialize, Serialize};

use crate::BenchError;

/// One piece of work, the same for every competitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "work", rename_all = "snake_case")]
pub enum Work {
    /// W1a: two devices that hold the same dossiers reconnect.
    Unchanged {
        /// Dossiers in scope.
        dossiers: u32,
    },
    /// W1a without what the two may have remembered of each other: after a restore, or for a third device.
    UnchangedAnew {
        /// Dossiers in scope.
        dossiers: u32,
    },
    /// W1b: the same after one commit in each of some dossiers on either side.
    Changed {
        /// Dossiers in scope.
        dossiers: u32,
        /// How many changed on each side; no dossier on both.
        each_side: u32,
    },
    /// W1c: an empty device receives everything.
    First {
        /// Dossiers to send.
        dossiers: u32,
    },
    /// W2: every bureau connects at once, each with one commit in one dossier, and waits until the hub has it.
    LastEvening {
        /// How many bureaus.
        bureaus: u32,
        /// Dossiers per bureau, known to both before.
        each: u32,
    },
    /// W6: from a closed store to the list of all dossiers.
    List {
        /// Dossiers in the store.
        dossiers: u32,
    },
    /// W6: from a closed store to one dossier open.
    Open {
        /// Dossiers in the store.
        dossiers: u32,
    },
    /// W6: one field edit, until it is kept.
    Edit {
        /// Dossiers in the store.
        dossiers: u32,
    },
}

impl Work {
    /// Its id in `performance.md`.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Unchanged { .. } => "W1a",
            Self::UnchangedAnew { .. } => "W1a-anew",
            Self::Changed { .. } => "W1b",
            Self::First { .. } => "W1c",
            Self::LastEvening { .. } => "W2",
            Self::List { .. } => "W6-list",
            Self::Open { .. } => "W6-open",
            Self::Edit { .. } => "W6-edit",
        }
    }

    /// What it is, for the table.
    #[must_use]
    pub fn what(&self) -> String {
        match self {
            Self::Unchanged { .. } => "reconnect, nothing changed".to_owned(),
            Self::UnchangedAnew { .. } => "reconnect, nothing changed, no memory of the peer".to_owned(),
            Self::Changed { each_side, .. } => format!("reconnect, {each_side} + {each_side} changed"),
            Self::First { .. } => "first sync to an empty device".to_owned(),
            Self::LastEvening { each, .. } => format!("bureaus at once, {each} dossiers each, p95"),
            Self::List { .. } => "cold start to the list".to_owned(),
            Self::Open { .. } => "cold start to one open dossier".to_owned(),
            Self::Edit { .. } => "one field edit kept".to_owned(),
        }
    }

    /// How many: bureaus for W2, dossiers otherwise.
    #[must_use]
    pub fn n(&self) -> u32 {
        match *self {
            Self::Unchanged { dossiers }
            | Self::UnchangedAnew { dossiers }
            | Self::Changed { dossiers, .. }
            | Self::First { dossiers }
            | Self::List { dossiers }
            | Self::Open { dossiers }
            | Self::Edit { dossiers } => dossiers,
            Self::LastEvening { bureaus, .. } => bureaus,
        }
    }

    /// How many dossiers must be prepared for it.
    #[must_use]
    pub fn dossiers(&self) -> u32 {
        match *self {
            Self::LastEvening { bureaus, each } => bureaus * each,
            _ => self.n(),
        }
    }

    /// Whether messages travel in it.
    #[must_use]
    pub fn travels(&self) -> bool {
        !matches!(self, Self::List { .. } | Self::Open { .. } | Self::Edit { .. })
    }
}

/// What one run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    /// Time in seconds; for W2 the 95th percentile over the bureaus that were served.
    pub seconds: f64,
    /// Messages, both directions together.
    #[serde(default)]
    pub messages: u64,
    /// Bytes, both directions together.
    #[serde(default)]
    pub bytes: u64,
    /// The most memory that it needed, in bytes; 0 where nobody looked.
    #[serde(default)]
    pub memory: u64,
    /// How many of [`Sample::of`] were finished within the time limit.
    pub done: u32,
    /// How many there were.
    pub of: u32,
}

/// A system that does the work: ours or a peer.
pub trait Workload {
    /// Name and version, for the table.
    fn name(&self) -> &'static str;

    /// Whether it is ours.
    fn ours(&self) -> bool {
        false
    }

    /// Does the work once, from a fresh start. `None`: it has nothing of the kind.
    ///
    /// # Errors
    /// [`BenchError`] where the work could not be done at all; running out of time is no error.
    fn run(&mut self, work: &Work) -> Result<Option<Sample>, BenchError>;
}
