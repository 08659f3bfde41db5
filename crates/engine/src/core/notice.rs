//! What the core tells whoever watches, once it is on disk.

use jiangxuan_model::{DeviceId, DocId};

use super::{Effect, Work};

/// News for a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Both sides hold the same.
    Level(DeviceId),
    /// How much is still open with a peer.
    Open(DeviceId, usize),
    /// An attachment is on its way to or from a peer: how much of it has been, in pieces.
    Moving {
        /// The peer.
        device: DeviceId,
        /// Pieces that have been.
        done: u32,
        /// All its pieces.
        total: u32,
    },
    /// What this profile holds or knows has changed.
    Changed(Change),
    /// A peer ended the conversation for this reason.
    Refused(DeviceId, &'static str),
    /// The roster that this profile follows has changed.
    Roster,
    /// A node has our request to join; its officer has to confirm it.
    Pending(DeviceId),
    /// This device's standing at a peer has changed: connect to it again.
    Again(DeviceId),
}

/// What has changed, so that a screen reads again no more than that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A document.
    Document {
        /// Which.
        doc: DocId,
        /// Whether the change was made on this device.
        here: bool,
    },
    /// There is a new statement.
    Statement {
        /// What it claims, as [`jiangxuan_trust::Claim::word`] has it.
        claim: &'static str,
        /// The dossier that it is about.
        doc: Option<DocId>,
        /// Whether it was stated by this device.
        here: bool,
    },
    /// What is set aside.
    Quarantine,
    /// Who asks to be let in.
    Waiting,
    /// What this profile warns of.
    Alarms,
    /// A connection stands, or has ended.
    Peer {
        /// With whom.
        device: DeviceId,
        /// Whether it stands.
        up: bool,
    },
}

impl Work<'_, '_> {
    /// Tells whoever watches that something has changed.
    pub fn changed(&mut self, change: Change) {
        self.step.then(Effect::Notice(Notice::Changed(change)));
    }
}
