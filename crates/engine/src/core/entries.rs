//! Entries of the membership log, as they travel.

use jiangxuan_model::DeviceId;
use jiangxuan_sync::Frame;
use jiangxuan_trust::SignedEntry;

use super::Work;

/// Most bytes of entries in a frame: whoever is not known to be a member yet may send no longer ones.
const PIECE: usize = 12 << 10;
/// What a signature and the length of its entry add.
const AROUND: usize = 80;

/// Sends entries in frames that are not too long.
pub(super) fn tell(work: &mut Work<'_, '_>, peer: DeviceId, entries: &[SignedEntry]) {
    let (mut piece, mut size) = (Vec::new(), 0);
    for entry in entries {
        let length = entry.payload.len() + AROUND;
        if size + length > PIECE && !piece.is_empty() {
            work.step.send(peer, Frame::Roster(std::mem::take(&mut piece)));
            size = 0;
        }
        size += length;
        piece.push(entry.clone());
    }
    if !piece.is_empty() {
        work.step.send(peer, Frame::Roster(piece));
    }
}
