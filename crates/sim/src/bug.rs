//! Mistakes planted around the product, never in it: each must be noticed by the oracle.

mod strike;

use jiangxuan_model::{Kind, Vector};
use jiangxuan_store::{Batch, Shelf as _, Write};
use jiangxuan_sync::Frame;
use jiangxuan_trust::{Claim, SignedStatement};

use crate::world::{HUB, World};

pub use strike::strike;

/// A planted mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bug {
    /// A bureau's batches with changes are not written, yet published.
    DropBatch,
    /// The record of changes is not written; what is derived from it is.
    DropChains,
    /// The municipal node does not write its receipts, yet hands them out.
    EarlyReceipt,
    /// Conflict cards are left out of the projection.
    HideConflicts,
    /// Every run of the program draws the same actor.
    RepeatActor,
    /// The network loses a frame and says nothing.
    SwallowFrames,
    /// Another bureau's dossier lands on a bureau's disk.
    LeakDossier,
    /// Changes by a device that was shut out land on the municipal disk.
    AcceptRevoked,
    /// One seal is receipted under a number that was left out before.
    SkipNumber,
    /// The municipal disk holds a value that nobody entered, with an honest signature.
    InventValue,
    /// The projection shows less than the record holds.
    StaleVector,
    /// Quarantine fills with what nobody did.
    FalseAlarm,
    /// The municipal node writes nothing of a scan, yet calls it whole.
    HollowScan,
    /// Another bureau's scan lands on a bureau's disk.
    LeakScan,
}

impl Bug {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::DropBatch,
        Self::DropChains,
        Self::EarlyReceipt,
        Self::HideConflicts,
        Self::RepeatActor,
        Self::SwallowFrames,
        Self::LeakDossier,
        Self::AcceptRevoked,
        Self::SkipNumber,
        Self::InventValue,
        Self::StaleVector,
        Self::FalseAlarm,
        Self::HollowScan,
        Self::LeakScan,
    ];
}

/// What the mistake makes of randomness.
pub(crate) fn meddle(bug: Option<Bug>, bytes: &mut [u8]) {
    if bug == Some(Bug::RepeatActor) && bytes.len() == 16 {
        bytes.fill(7);
    }
}

/// Whether the network loses this frame without a word: the first changes of a dossier after many frames.
pub(crate) fn swallows(world: &mut World, bytes: &[u8]) -> bool {
    world.bug == Some(Bug::SwallowFrames)
        && world.sequence.is_multiple_of(3)
        && matches!(Frame::decode(bytes), Ok(Frame::Changes(parcels)) if parcels.iter().any(|p| p.doc.kind == Kind::Dossier))
}

/// What the mistake makes of a batch; none where it leaves it alone.
pub(crate) fn batch(world: &World, node: usize, batch: &Batch) -> Option<Batch> {
    match world.bug? {
        Bug::DropBatch if node != HUB && has_dossier(batch) => Some(Batch::default()),
        Bug::DropChains if node == HUB => {
            Some(without(batch, |write| matches!(write, Write::Chains { doc, .. } if doc.kind == Kind::Dossier)))
        }
        Bug::EarlyReceipt if node == HUB => Some(without(batch, is_receipt)),
        Bug::SkipNumber if node == HUB && held(world) == 1 => Some(without(batch, is_receipt)),
        Bug::HollowScan if node == HUB => Some(without(batch, |write| matches!(write, Write::Piece { .. }))),
        Bug::HideConflicts => Some(mapped(batch, hide)),
        Bug::StaleVector if node != HUB => Some(mapped(batch, stale)),
        _ => None,
    }
}

fn held(world: &World) -> usize {
    let statements = world.nodes[HUB].disk.statements().unwrap_or_default();
    statements.iter().filter(|(_, bytes)| claims_receipt(bytes)).count()
}

fn has_dossier(batch: &Batch) -> bool {
    batch.writes.iter().any(|write| matches!(write, Write::Chains { doc, .. } if doc.kind == Kind::Dossier))
}

fn is_receipt(write: &Write) -> bool {
    matches!(write, Write::Statement { bytes, .. } if claims_receipt(bytes))
}

fn claims_receipt(bytes: &[u8]) -> bool {
    let signed = postcard::from_bytes::<SignedStatement>(bytes).ok();
    let statement = signed.and_then(|signed| signed.open().ok());
    statement.is_some_and(|statement| matches!(statement.claim, Claim::Receipt(_)))
}

fn without(batch: &Batch, left_out: impl Fn(&Write) -> bool) -> Batch {
    Batch { writes: batch.writes.iter().filter(|write| !left_out(write)).cloned().collect() }
}

fn mapped(batch: &Batch, change: impl Fn(&Write) -> Write) -> Batch {
    Batch { writes: batch.writes.iter().map(change).collect() }
}

fn stale(write: &Write) -> Write {
    let Write::Document { doc, summary, snapshot, .. } = write else { return write.clone() };
    let (doc, summary, snapshot) = (doc.clone(), summary.clone(), snapshot.clone());
    Write::Document { doc, vector: Vector::default(), summary, snapshot }
}

fn hide(write: &Write) -> Write {
    let Write::Document { doc, vector, summary, snapshot } = write else { return write.clone() };
    let mut shown: serde_json::Value = serde_json::from_str(summary).unwrap_or_default();
    shown["conflicts"] = serde_json::json!([]);
    Write::Document { doc: doc.clone(), vector: vector.clone(), summary: shown.to_string(), snapshot: snapshot.clone() }
}
