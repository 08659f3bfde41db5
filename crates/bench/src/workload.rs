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
    /// W4: scans of 1 to 8 MB to a device that has none, over clean loopback.
    Scans {
        /// How many.
        scans: u32,
    },
    /// W4: one scan over a bad line, to a device whose program is killed when half of it is there.
    BadLine {
        /// How long it is.
        kilobytes: u32,
    },
    /// W7: a paper about one person, as PDF.
    Print {
        /// Which.
        paper: OfOne,
    },
    /// W7: the bound volume of one person.
    Pack {
        /// How many scans of one page are in it.
        scans: u32,
    },
    /// W7: the summary of many people.
    Summary {
        /// How many.
        people: u32,
        /// As which file.
        format: FileFormat,
    },
}

/// A paper about one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfOne {
    /// 申报表.
    Annex1,
    /// 事迹材料.
    Narrative,
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileFormat {
    /// For print.
    Pdf,
    /// For a word processor.
    Docx,
    /// For a spreadsheet program.
    Xlsx,
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
            Self::Scans { .. } => "W4",
            Self::BadLine { .. } => "W4-bad",
            Self::Print { paper: OfOne::Annex1 } => "W7-annex1",
            Self::Print { paper: OfOne::Narrative } => "W7-narrative",
            Self::Pack { .. } => "W7-pack",
            Self::Summary { format: FileFormat::Pdf, .. } => "W7-annex2-pdf",
            Self::Summary { format: FileFormat::Docx, .. } => "W7-annex2-docx",
            Self::Summary { format: FileFormat::Xlsx, .. } => "W7-annex2-xlsx",
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
            Self::Scans { .. } => "scans of 1 to 8 MB over loopback".to_owned(),
            Self::BadLine { kilobytes } => format!("{kilobytes} KB over a bad line, program killed halfway"),
            Self::Print { paper: OfOne::Annex1 } => "Annex 1, pdf".to_owned(),
            Self::Print { paper: OfOne::Narrative } => "narrative, pdf".to_owned(),
            Self::Pack { scans } => format!("bound volume with {scans} scans, drawn and set"),
            Self::Summary { people, .. } => format!("Annex 2 of {people} people"),
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
            Self::Scans { scans } => scans,
            Self::Print { .. } | Self::Pack { .. } | Self::BadLine { .. } => 1,
            Self::Summary { people, .. } => people,
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
        !self.prints() && !matches!(self, Self::List { .. } | Self::Open { .. } | Self::Edit { .. })
    }

    /// Whether attachments travel in it.
    #[must_use]
    pub fn attaches(&self) -> bool {
        matches!(self, Self::Scans { .. } | Self::BadLine { .. })
    }

    /// Whether it ends on paper, which no peer can.
    #[must_use]
    pub fn prints(&self) -> bool {
        matches!(self, Self::Print { .. } | Self::Pack { .. } | Self::Summary { .. })
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
