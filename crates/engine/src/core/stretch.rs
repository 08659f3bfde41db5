//! Attachments on a USB stick: behind the carry file's first envelope, stretch by stretch.
//!
//! Each stretch is an envelope of its own, for the same receivers and from the same sender, so that a file of any size is
//! written and read a few megabytes at a time. They are taken in order: whoever brings all of them has shown the whole
//! attachment, as on a connection.

use jiangxuan_contract::answer::carry::StretchTaken;
use jiangxuan_model::{BureauCode, Digest, DocId, PIECE, Tree};
use jiangxuan_store::{Shelf, Write};
use jiangxuan_sync::limits;
use jiangxuan_trust::{carry, may_read};
use serde::{Deserialize, Serialize};

use super::Work;
use super::campaign::trust;
use super::carry::receivers;
use super::state::Core;
use crate::command::Failure;

/// Pieces in one stretch: 4 MiB.
pub const STRETCH: u32 = 64;

#[derive(Debug, Serialize, Deserialize)]
struct Stretch {
    doc: DocId,
    hash: Digest,
    tree: Tree,
    first: u32,
    #[serde(with = "serde_bytes")]
    bytes: Vec<u8>,
}

impl Core {
    /// The attachments that belong into a carry file for a bureau, with their numbers of pieces: what is here of the
    /// dossiers that it may read, without what the municipal bureau has confirmed to have.
    pub fn carried_blobs(&self, shelf: &dyn Shelf, to: &BureauCode) -> Result<Vec<(DocId, Digest, u32)>, Failure> {
        let roster = &self.enrolled()?.roster;
        let receivers = receivers(roster, to);
        let Some(first) = receivers.first() else { return Ok(Vec::new()) };
        let hub = roster.active(first).is_some_and(|member| member.role.is_municipal());
        let both = |doc: &DocId| may_read(roster, first, doc) && may_read(roster, &self.me.id(), doc);
        let mut found = Vec::new();
        for (doc, hash) in self.blobs.held().filter(|(doc, hash)| both(doc) && !(hub && self.receipted(doc, hash))) {
            if let Some(tree) = shelf.tree(hash).map_err(crate::core_error)? {
                found.push((doc.clone(), *hash, tree.pieces()));
            }
        }
        Ok(found)
    }

    /// A stretch of an attachment, sealed for the devices of a bureau. `random` must be fresh.
    pub fn stretch(
        &self,
        shelf: &dyn Shelf,
        random: [u8; 64],
        to: &BureauCode,
        (doc, hash): (&DocId, &Digest),
        first: u32,
    ) -> Result<Vec<u8>, Failure> {
        let receivers = receivers(&self.enrolled()?.roster, to);
        let gone = || Failure::new("damaged", format!("附件 {} 的文件读不出，没有导出。请执行 verify。", hash.short()));
        let tree = shelf.tree(hash).map_err(crate::core_error)?.ok_or_else(gone)?;
        let mut bytes = Vec::new();
        for piece in first..tree.pieces().min(first.saturating_add(STRETCH)) {
            bytes.extend(shelf.piece(hash, piece).map_err(crate::core_error)?.ok_or_else(gone)?);
        }
        let stretch = Stretch { doc: doc.clone(), hash: *hash, tree, first, bytes };
        let plain = postcard::to_stdvec(&stretch).map_err(|error| Failure::new("internal", error.to_string()))?;
        carry::seal_for(&receivers, &self.me, random, &plain).map_err(trust)
    }

    /// Takes in the next stretch of a carry file. Whether an attachment is whole with it.
    pub(crate) fn take_stretch(&mut self, work: &mut Work<'_, '_>, bytes: &[u8]) -> Result<StretchTaken, Failure> {
        let (sender, plain) = carry::open(&self.me, bytes).map_err(trust)?;
        let stretch: Stretch = postcard::from_bytes(&plain).map_err(|_| {
            Failure::new("damaged_file", "文件里的附件无法解读，没有导入这一段；其余资料都在。请重新导出。")
        })?;
        let Stretch { doc, hash, tree, first, bytes } = stretch;
        let entitled = self
            .roster()
            .is_some_and(|roster| may_read(roster, &sender, &doc) && may_read(roster, &self.me.id(), &doc));
        let wanted = self.blobs.missing(&doc).any(|missing| *missing == hash);
        if !entitled || !wanted {
            return Ok(StretchTaken { whole: false, receipts: None });
        }
        let pieces: Vec<(u32, &[u8])> = (first..).zip(bytes.chunks(PIECE)).collect();
        let honest = tree.size <= limits::BLOB
            && tree.root() == Some(hash)
            && pieces.iter().all(|(piece, bytes)| tree.holds(*piece, bytes));
        if !honest {
            return Err(Failure::new(
                "damaged_file",
                "文件里有一件附件与其编号不符，没有收下；其余资料都在。请对方执行 verify 后重新导出。",
            ));
        }
        let shown = if first == 0 { Some(0) } else { self.carried_to.get(&(doc.clone(), hash)).copied() };
        if shown != Some(first) {
            return Ok(StretchTaken { whole: false, receipts: None });
        }
        let next = first.saturating_add(u32::try_from(pieces.len()).unwrap_or(u32::MAX));
        self.carried_to.insert((doc.clone(), hash), next);
        let last = next >= tree.pieces();
        if !self.blobs.is_whole(&hash) {
            let writes =
                pieces.iter().map(|(piece, bytes)| Write::Piece { hash, piece: *piece, bytes: bytes.to_vec() });
            work.step.write(Write::Blob { hash, tree: tree.clone() });
            writes.for_each(|write| work.step.write(write));
            if last {
                work.step.write(Write::Whole { hash });
            }
        }
        if last {
            self.carried_to.remove(&(doc.clone(), hash));
            self.have(work, &doc, hash, true);
            self.fetch_from_all(work);
        }
        Ok(StretchTaken { whole: last, receipts: Some(self.ledger.receipts().len()) })
    }
}
