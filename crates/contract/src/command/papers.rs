//! What official papers are made from, and what has changed since one was printed.

use serde::{Deserialize, Serialize};

/// A command about papers. Each answers with season, office, day and `sheets`: what goes onto one paper each.
/// Identity numbers are in full, so it is written into the audit trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Papers {
    /// One sheet with these dossiers, each at its sealed version where one stands.
    Dossiers {
        /// Which, in this order; none for everybody whom this bureau has sealed, a municipal device whom it has received.
        ids: Vec<String>,
        /// Which paper, for the audit trail and the printed code.
        paper: String,
        /// The present content instead of the sealed version.
        draft: bool,
    },
    /// A sheet for each letter of the bureau's register that asks about these people.
    Letters {
        /// About whom; everybody where none is named.
        ids: Vec<String>,
        /// To which department; all where none is named.
        department: Option<String>,
    },
    /// One sheet with a meeting of the bureau's party group and those it approved, in the bureau's order.
    Meeting {
        /// Which; the newest that approved somebody where none is named.
        meeting: Option<String>,
        /// Which paper.
        paper: String,
    },
    /// One sheet with what a sealed version said otherwise than the one that stands.
    Correction {
        /// Which dossier.
        id: String,
        /// The version that was printed.
        printed: u32,
    },
    /// A sheet for each period of publicity, names in the order of their strokes.
    Notices,
    /// One sheet with the published list.
    FinalList,
    /// One sheet with the certificates that have numbers.
    Certificates,
    /// One sheet with whom the prize is paid to.
    Payment,
    /// What a scanned page says against what holds now.
    Trace {
        /// Which paper.
        paper: String,
        /// The dossier that the page names; empty for a paper about several.
        dossier: String,
        /// The version that it names, 0 where it names none.
        version: u64,
        /// Start of the hash of what was printed.
        hash: String,
    },
}
