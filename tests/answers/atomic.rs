//! Every command fails at every place where it reads its disk, and each time leaves nothing: no write, nothing in
//! memory, nothing said to a peer, no line in the audit trail.

use std::cell::Cell;

use jiangxuan_engine::{Effect, Env, Input};
use jiangxuan_model::{DeviceId, Digest, DocId, Tree, Vector};
use jiangxuan_store::{Batch, BlobRow, DocumentRow, Memory, QuarantineRow, Shelf, StoreError, Stored};
use jiangxuan_trust::Chain;

use crate::kit::{Desk, frames};

/// A disk that fails at one of its readings: the so-manieth after this one was made.
struct Failing<'a> {
    disk: &'a Memory,
    left: Cell<u32>,
}

impl Failing<'_> {
    fn read(&self) -> Result<(), StoreError> {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        if left == 1 { Err(StoreError::Damaged { detail: "第 9 页".to_owned() }) } else { Ok(()) }
    }

    fn has_failed(&self) -> bool {
        self.left.get() == 0
    }
}

impl Shelf for Failing<'_> {
    fn documents(&self) -> Result<Vec<DocumentRow>, StoreError> {
        self.read()?;
        self.disk.documents()
    }
    fn snapshot(&self, doc: &DocId) -> Result<Option<Vec<u8>>, StoreError> {
        self.read()?;
        self.disk.snapshot(doc)
    }
    fn chains(&self, doc: &DocId, after: &Vector) -> Result<Vec<Chain>, StoreError> {
        self.read()?;
        self.disk.chains(doc, after)
    }
    fn tips(&self, doc: &DocId) -> Result<Vec<Chain>, StoreError> {
        self.read()?;
        self.disk.tips(doc)
    }
    fn statements(&self) -> Result<Vec<(Digest, Vec<u8>)>, StoreError> {
        self.read()?;
        self.disk.statements()
    }
    fn quarantine(&self) -> Result<Vec<QuarantineRow>, StoreError> {
        self.read()?;
        self.disk.quarantine()
    }
    fn setting(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.read()?;
        self.disk.setting(key)
    }
    fn settings(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        self.read()?;
        self.disk.settings(prefix)
    }
    fn blobs(&self) -> Result<Vec<BlobRow>, StoreError> {
        self.read()?;
        self.disk.blobs()
    }
    fn tree(&self, hash: &Digest) -> Result<Option<Tree>, StoreError> {
        self.read()?;
        self.disk.tree(hash)
    }
    fn piece(&self, hash: &Digest, piece: u32) -> Result<Option<Vec<u8>>, StoreError> {
        self.read()?;
        self.disk.piece(hash, piece)
    }
    fn lacking(&self, hash: &Digest) -> Result<Vec<u32>, StoreError> {
        self.read()?;
        self.disk.lacking(hash)
    }
    fn commit(&mut self, _: &Batch) -> Result<Stored, StoreError> {
        Err(StoreError::ReadOnly)
    }
}

/// What one step writes and does, as text; randomness is the same for every step.
fn step(desk: &mut Desk, shelf: &dyn Shelf, input: &Input) -> (String, Vec<Effect>) {
    let mut drawn = 0_u64;
    let mut random = |buffer: &mut [u8]| {
        drawn += 1;
        buffer.fill(u8::try_from(drawn % 251).unwrap_or_default());
    };
    let mut env = Env { now: desk.now, random: &mut random };
    let step = desk.core.handle(&mut env, shelf, input.clone());
    let written = format!("{:?}", step.batch());
    let proof = desk.disk.clone().commit(&Batch::default()).expect("an empty batch");
    (written, step.publish(&proof))
}

/// The same profile, started anew and connected to another member, who must hear nothing of what fails.
fn connected(desk: &Desk) -> Desk {
    let mut fork = desk.fork();
    let me = fork.id();
    let peer = |roster: &jiangxuan_trust::Roster| roster.all_active().map(|member| member.device).find(|id| *id != me);
    let peer: Option<DeviceId> = fork.core.roster().and_then(peer);
    peer.map(|peer| fork.up(peer, true));
    fork
}

/// Has an input fail at each of its readings in turn, and then gives it again: the same comes of it as if it had
/// never failed. How often it failed.
pub fn fails_cleanly_everywhere(desk: &Desk, input: &Input) -> u32 {
    let (expected, effects) = step(&mut connected(desk), &desk.disk, input);
    let nothing = format!("{:?}", Batch::default());
    let mut failures = 0;
    for reading in 1..10_000 {
        let mut fork = connected(desk);
        let failing = Failing { disk: &desk.disk, left: Cell::new(reading) };
        let (written, said) = step(&mut fork, &failing, input);
        if !failing.has_failed() {
            return failures;
        }
        // Some readings only adorn an answer: then the command goes on without.
        if !matches!(said.last(), Some(Effect::Reply { answer: Err(_), .. })) {
            continue;
        }
        failures += 1;
        assert_eq!(written, nothing, "{input:?} fails at reading {reading} and writes");
        assert!(frames(&said).is_empty() && said.len() == 1, "{input:?} fails at reading {reading}: {said:?}");
        let again = step(&mut fork, &desk.disk, input);
        assert_eq!(again.0, expected, "{input:?} after a failure at reading {reading}");
        assert_eq!(format!("{:?}", again.1), format!("{effects:?}"), "{input:?} after a failure at {reading}");
    }
    panic!("{input:?} never ends");
}
