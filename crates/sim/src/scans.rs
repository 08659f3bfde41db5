//! Scans: who attaches them, who asks for those of others, and what is told of them in our own books.

use jiangxuan_engine::{Attachment, Input, Place};
use jiangxuan_model::{BureauCode, Digest, DocId, PIECE, Tree};
use jiangxuan_store::{Batch, Memory, Shelf as _, Write};
use jiangxuan_sync::{Blob, Frame};

use crate::world::{HUB, World};

/// Of a hundred scans, so many are the very file that somebody attached before.
const SAME: usize = 10;
/// Of a hundred, so many have several pieces.
const LONG: usize = 25;

/// A scan that somebody attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// The command that did.
    pub command: u64,
    /// At which machine.
    pub node: usize,
    /// To which dossier.
    pub doc: DocId,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Its name by content.
    pub hash: Digest,
    /// When, by the right clock.
    pub at: i64,
    /// Whether the program said that it is attached.
    pub acknowledged: bool,
    /// Whether no disk of the season has it any more, by no fault of the program.
    pub destroyed: bool,
}

/// A piece or the tree of a scan that a program gave away.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Given {
    /// Which scan.
    pub hash: Digest,
    /// To a device of which bureau.
    pub to: BureauCode,
}

impl World {
    /// Somebody attaches a scan, or a curious device asks for one that is none of its business.
    pub fn handle_scans(&mut self) {
        let node = 1 + self.dice.below(self.nodes.len() - 1);
        if self.nodes[node].core.is_none() {
            return;
        }
        if self.dice.percent(80) { self.attach(node) } else { self.pry(node) }
    }

    /// Somebody attaches a scan to some dossier.
    pub fn attach(&mut self, node: usize) {
        let all = self.dossiers(node);
        let Some(doc) = self.dice.pick(&all) else { return };
        let bytes = self.scanned();
        let (hash, tree) = (Digest::of(&bytes), Tree::of(&bytes));
        // The file is in place before anything speaks of it.
        let pieces =
            (0..).zip(bytes.chunks(PIECE)).map(|(piece, bytes)| Write::Piece { hash, piece, bytes: bytes.to_vec() });
        let writes = [Write::Blob { hash, tree: tree.clone() }].into_iter().chain(pieces).collect();
        if self.nodes[node].disk.commit(&Batch { writes }).is_err() {
            return;
        }
        let id = self.next_command;
        self.next_command += 1;
        self.trace.line(format!("{} {} attaches {} to {doc}", self.now, self.nodes[node].name, hash.short()));
        let title = format!("证书{id}");
        let values = [
            ("kind", "award".to_owned()),
            ("title", title.clone()),
            ("file", format!("{title}.pdf")),
            ("bytes", bytes.len().to_string()),
            ("blob", hash.to_string()),
        ];
        self.facts.intend_scan(id, node, self.nodes[node].device, self.now, &doc, &values);
        let (at, command) = (self.now, id);
        let scan = Scan { command, node, doc: doc.clone(), bytes, hash, at, acknowledged: false, destroyed: false };
        self.facts.scans.push(scan);
        let what = Attachment::new(Place::Dossier(doc.to_string()), format!("{title}.pdf"));
        let what = Box::new(Attachment { kind: "award".to_owned(), hash: Some(hash), tree, ..what });
        self.feed(node, Input::Attach { id, what, rehearsal: false });
        self.answers.remove(&id);
    }

    fn scanned(&mut self) -> Vec<u8> {
        if self.dice.below(100) < SAME
            && let Some(number) = self.facts.scans.len().checked_sub(1)
        {
            let number = self.dice.below(number + 1);
            return self.facts.scans[number].bytes.clone();
        }
        let length = if self.dice.below(100) < LONG { PIECE + self.dice.below(2 * PIECE) } else { 200 };
        let text = format!("%PDF-1.4 扫描件{}。", self.next_command);
        text.bytes().cycle().take(length).collect()
    }

    /// A device asks for a scan of another bureau, of which it has learned the name and the dossier somewhere.
    fn pry(&mut self, node: usize) {
        let bureau = self.nodes[node].bureau.clone();
        let foreign: Vec<(DocId, Digest)> = self
            .facts
            .scans
            .iter()
            .filter(|scan| scan.doc.bureau != bureau)
            .map(|scan| (scan.doc.clone(), scan.hash))
            .collect();
        let Some((doc, hash)) = self.dice.pick(&foreign) else { return };
        let piece = self.dice.percent(50).then_some(0);
        self.trace.line(format!("{} {} pries for {}", self.now, self.nodes[node].name, hash.short()));
        if let Ok(bytes) = Frame::Blob(Blob::Ask { doc, hash, piece }).encode() {
            let hub = self.nodes[HUB].device;
            self.send(node, &hub, bytes);
        }
    }

    /// Notes what of a scan a program gives away.
    pub(crate) fn watch(&mut self, peer: &jiangxuan_model::DeviceId, frame: &Frame) {
        let (Frame::Blob(Blob::Tree { hash, .. } | Blob::Piece { hash, .. }), Some(to)) =
            (frame, self.machine_of(peer))
        else {
            return;
        };
        self.facts.given.insert(Given { hash: *hash, to: self.nodes[to].bureau.clone() });
    }
}

/// Whether a disk has all of a scan for a dossier, byte by byte.
#[must_use]
pub fn has(disk: &Memory, doc: &DocId, scan: &Scan) -> bool {
    let rows = disk.blobs().unwrap_or_default();
    let row = rows.iter().any(|row| row.hash == scan.hash && row.whole && row.uses.iter().any(|(of, _)| of == doc));
    row && bytes(disk, &scan.hash).is_some_and(|bytes| bytes == scan.bytes)
}

fn bytes(disk: &Memory, hash: &Digest) -> Option<Vec<u8>> {
    let tree = disk.tree(hash).ok()??;
    let pieces = (0..tree.pieces()).map(|piece| disk.piece(hash, piece).ok()?);
    pieces.collect::<Option<Vec<_>>>().map(|pieces| pieces.concat())
}
