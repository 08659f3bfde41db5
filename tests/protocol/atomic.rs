//! A command that fails leaves nothing: no write, nothing in memory, nothing said to a peer, no line in the audit trail.

use std::cell::Cell;

use jiangxuan_engine::{Choice, Command, Effect, Env, Input};
use jiangxuan_model::{Digest, DocId, Tree, Vector};
use jiangxuan_store::{Batch, BlobRow, DocumentRow, Memory, QuarantineRow, Shelf, StoreError, Stored};
use jiangxuan_trust::{Chain, Role};

use crate::kit::{Desk, enrol, found, frames, talk};
use crate::world::{AWAY, CITY, HERE, World};

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
fn step(desk: &mut Desk, shelf: &dyn Shelf, command: &Command) -> (String, Vec<Effect>) {
    let mut drawn = 0_u64;
    let mut random = |buffer: &mut [u8]| {
        drawn += 1;
        buffer.fill(u8::try_from(drawn % 251).unwrap_or_default());
    };
    let mut env = Env { now: desk.now, random: &mut random };
    let step = desk.core.handle(&mut env, shelf, Input::Command { id: 7, command: command.clone() });
    let written = format!("{:?}", step.batch());
    let proof = desk.disk.clone().commit(&Batch::default()).expect("an empty batch");
    (written, step.publish(&proof))
}

/// Has a command fail at each of its readings in turn, and then asks for it again: the same comes of it as if it had
/// never failed. A colleague is connected, who must hear nothing of what failed. How often it failed.
fn fails_cleanly_everywhere(desk: &Desk, peer: &Desk, command: &Command) -> u32 {
    let connected = || {
        let mut fork = desk.fork();
        fork.up(peer.id(), true);
        fork
    };
    let (expected, effects) = step(&mut connected(), &desk.disk, command);
    let nothing = format!("{:?}", Batch::default());
    for reading in 1..10_000 {
        let mut fork = connected();
        let failing = Failing { disk: &desk.disk, left: Cell::new(reading) };
        let (written, said) = step(&mut fork, &failing, command);
        if !failing.has_failed() {
            return reading - 1;
        }
        // Some readings only adorn an answer: then the command goes on without.
        if !matches!(said.last(), Some(Effect::Reply { answer: Err(_), .. })) {
            continue;
        }
        assert_eq!(written, nothing, "{command:?} fails at reading {reading} and writes");
        assert!(frames(&said).is_empty() && said.len() == 1, "{command:?} fails at reading {reading}: {said:?}");
        let again = step(&mut fork, &desk.disk, command);
        assert_eq!(again.0, expected, "{command:?} after a failure at reading {reading}");
        assert_eq!(format!("{:?}", again.1), format!("{effects:?}"), "{command:?} after a failure at {reading}");
    }
    panic!("{command:?} never ends");
}

#[test]
fn a_command_that_cannot_read_its_disk_leaves_nothing() {
    let mut world = World::new();
    let (ours, name) = (world.ours.to_string(), |text: &str| text.to_owned());
    let values = vec![(name("性别"), name("男")), (name("手机号码"), name("13800003333"))];
    let county = [
        Command::DossierNew { name: name("闻人守拙") },
        Command::DossierSet { id: ours.clone(), values },
        Command::DossierText { id: ours.clone(), text: name("二十年如一日。"), base: None },
        Command::DossierShow { id: ours.clone(), unmask: true },
        Command::DossierCheck { id: ours.clone() },
        Command::DossierSeal { id: ours.clone() },
        Command::DossierReopen { id: ours.clone(), reason: name("改手机号码") },
        Command::DossierWithdraw { id: ours.clone(), reason: name("本人放弃") },
        Command::DossierRestore { id: ours.clone() },
        Command::AuditVerify,
        Command::Status,
    ];
    let city = [
        Command::DeviceRevoke { device: world.colleague.id().to_string(), reason: name("遗失") },
        Command::CloseBegin,
        Command::CloseFinish,
        Command::QuarantineList,
        Command::DossierReopen { id: ours, reason: name("缺页") },
    ];
    talk(&mut world.clerk, &mut world.hub);
    let mut failures = 0;
    for command in &county {
        failures += fails_cleanly_everywhere(&world.clerk, &world.hub, command);
    }
    for command in &city {
        failures += fails_cleanly_everywhere(&world.hub, &world.away, command);
    }
    assert!(failures > 40, "only {failures} readings failed");
}

/// The case that was found: the decision stood although the seal that it asked for was refused.
#[test]
fn deciding_for_a_new_seal_that_is_refused_decides_nothing() {
    let mut world = World::new();
    let ours = world.ours.clone();
    world.colleague.sets(&ours, "work_unit_phone", "03543075607");
    talk(&mut world.colleague, &mut world.clerk);
    let cards = world.clerk.does(Command::ConflictList { id: Some(ours.to_string()) });
    let card = cards.as_array().into_iter().flatten().find(|card| card["kind"] == "seal").expect("a card").clone();
    let disk = world.clerk.disk.settings("").expect("settings");
    let before = world.clerk.state();
    let resolve = Command::ConflictResolve {
        conflict: card["id"].as_str().expect("an id").to_owned(),
        choice: Choice::Take(2),
        reason: None,
    };
    let (answer, said) = world.clerk.asks(resolve);
    assert_eq!(answer.expect_err("a dossier that lacks most fields").code, "findings");
    assert!(said.is_empty());
    assert_eq!(world.clerk.state(), before);
    assert_eq!(world.clerk.disk.settings("").expect("settings"), disk, "no line in the audit trail");
    assert_eq!(world.clerk.does(Command::ConflictList { id: Some(ours.to_string()) }), cards);
}

/// What a revoked device's colleagues hear of it is said once the revocation stands, and not before.
#[test]
fn a_refused_revocation_ends_no_conversation() {
    let mut hub = found(1);
    let clerk = enrol(&mut hub, 10, HERE, Role::Editor, "高志远");
    let away = enrol(&mut hub, 12, AWAY, Role::Editor, "白建国");
    let officer = enrol(&mut hub, 14, CITY, Role::Municipal, "贾文静");
    for peer in [&clerk, &away, &officer] {
        hub.up(peer.id(), false);
    }
    let (refused, said) = hub.asks(Command::DeviceRevoke { device: clerk.id().to_string(), reason: String::new() });
    assert!(refused.is_err() && said.is_empty(), "{said:?}");
    let device = clerk.id().to_string();
    let (done, said) = hub.asks(Command::DeviceRevoke { device, reason: "遗失".into() });
    assert!(done.is_ok() && frames(&said).len() == 3, "{said:?}");
}
