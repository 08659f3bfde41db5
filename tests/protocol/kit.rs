//! Whole profiles in memory, and a wire between them that shows every frame.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;

use jiangxuan_engine::{Answer, Command, Core, Effect, Env, Input, Notice, Reply, settings};
use jiangxuan_model::{BureauCode, DeviceId, Digest, DocId, Kind, Time};
use jiangxuan_store::{Batch, Memory, Shelf as _};
use jiangxuan_sync::{Frame, worker};
use jiangxuan_trust::{DeviceKey, Role, SignedEntry, SignedStatement, Ticket};
use serde_json::Value;

/// 2019-07-20 09:00 in the season's place.
const START: Time = Time(1_563_584_400_000);
/// How long an invitation of these tests holds, in milliseconds.
pub const HOUR: i64 = 3_600_000;

pub fn code(text: &str) -> BureauCode {
    text.parse().expect("a bureau code")
}

pub fn season() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/rules/seasons/jinzhong-2019.toml");
    std::fs::read_to_string(path).expect("a season file")
}

/// One profile: its core, its disk, and what came out of it.
pub struct Desk {
    pub core: Core,
    pub disk: Memory,
    pub key: DeviceKey,
    pub now: Time,
    pub replies: BTreeMap<u64, Answer>,
    pub files: Vec<(PathBuf, Vec<u8>)>,
    pub notices: Vec<Notice>,
    /// Trials that wait, where `hold_trials` says so.
    pub trials: VecDeque<(u64, Box<jiangxuan_sync::Job>)>,
    pub hold_trials: bool,
    /// Files of attachments that wait for the disk, where it is slow.
    pub flushes: VecDeque<Digest>,
    pub slow_disk: bool,
    drawn: u64,
    next: u64,
}

impl Desk {
    pub fn new(seed: u8) -> Self {
        let key = DeviceKey::from_seed([seed; 32]);
        let mut disk = Memory::default();
        disk.commit(&Batch { writes: vec![settings::put_device_seed(&key.seed())] }).expect("a new disk");
        Self::on(disk, key)
    }

    fn on(disk: Memory, key: DeviceKey) -> Self {
        let core = Core::open(&disk).expect("a profile");
        Self {
            core,
            disk,
            key,
            now: START,
            replies: BTreeMap::new(),
            files: Vec::new(),
            notices: Vec::new(),
            trials: VecDeque::new(),
            hold_trials: false,
            flushes: VecDeque::new(),
            slow_disk: false,
            drawn: 0,
            next: 1,
        }
    }

    pub fn id(&self) -> DeviceId {
        self.key.id()
    }

    /// The same profile started anew, from what is on its disk: after a crash, or beside the old one.
    pub fn fork(&self) -> Self {
        let again = Self::on(self.disk.clone(), self.key.clone());
        Self { now: self.now, drawn: self.drawn + 1_000_000, ..again }
    }

    /// Takes one input, commits, and returns what goes out to others.
    pub fn step(&mut self, input: Input) -> Vec<Effect> {
        let (seed, drawn) = (self.key.id(), &mut self.drawn);
        let mut random = |buffer: &mut [u8]| {
            for part in buffer.chunks_mut(32) {
                *drawn += 1;
                let block = Digest::of(&[&seed.0[..], &drawn.to_le_bytes()].concat());
                part.copy_from_slice(&block.0[..part.len()]);
            }
        };
        let mut env = Env { now: self.now, random: &mut random };
        let step = self.core.handle(&mut env, &self.disk, input);
        let proof = self.disk.commit(step.batch()).expect("committed");
        let effects = step.publish(&proof);
        let settles = effects.iter().any(|effect| matches!(effect, Effect::Settle));
        let mut outward: Vec<Effect> = effects.into_iter().flat_map(|effect| self.carry_out(effect)).collect();
        if settles {
            outward.extend(self.step(Input::Settle));
        }
        outward
    }

    fn carry_out(&mut self, effect: Effect) -> Vec<Effect> {
        match effect {
            Effect::Reply { id, answer } => drop(self.replies.insert(id, answer.map(Reply::into_value))),
            Effect::WriteFile { id, path, bytes, answer } => {
                self.files.push((path, bytes));
                self.replies.insert(id, Ok(answer.into_value()));
            }
            Effect::Try { job, work } if self.hold_trials => self.trials.push_back((job, work)),
            Effect::Try { job, work } => return self.step(Input::Tried { job, verdict: worker::judge(&work) }),
            Effect::Flush { hash } if self.slow_disk => self.flushes.push_back(hash),
            Effect::Flush { hash } => return self.step(Input::Flushed { hash }),
            Effect::Settle => {}
            Effect::Notice(notice) => self.notices.push(notice),
            outward => return vec![outward],
        }
        Vec::new()
    }

    /// Runs every trial that waits.
    pub fn run_trials(&mut self) -> Vec<Effect> {
        let mut out = Vec::new();
        while let Some((job, work)) = self.trials.pop_front() {
            out.extend(self.step(Input::Tried { job, verdict: worker::judge(&work) }));
        }
        out
    }

    /// Carries a command out; whatever it sends is lost.
    pub fn tries(&mut self, command: Command) -> Answer {
        self.asks(command).0
    }

    /// Carries a command out, and returns what it sends as well.
    pub fn asks(&mut self, command: Command) -> (Answer, Vec<Effect>) {
        let id = self.number();
        let effects = self.step(Input::Command { id, command });
        (self.replies.remove(&id).expect("an answer"), effects)
    }

    pub fn does(&mut self, command: Command) -> Value {
        self.tries(command.clone()).unwrap_or_else(|failure| panic!("{command:?}: {failure:?}"))
    }

    pub fn imports(&mut self, bytes: &[u8]) -> Answer {
        let id = self.number();
        self.step(Input::File { id, bytes: bytes.to_vec() });
        self.replies.remove(&id).expect("an answer")
    }

    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Makes a new dossier and returns its id.
    pub fn nominates(&mut self, name: &str) -> DocId {
        self.does(Command::DossierNew { name: name.into() })["id"]
            .as_str()
            .and_then(|id| id.parse().ok())
            .expect("an id")
    }

    pub fn sets(&mut self, doc: &DocId, field: &str, value: &str) {
        self.does(Command::DossierSet { id: doc.to_string(), values: vec![(field.into(), value.into())] });
    }

    /// A field as it is shown; null where there is none, or no such dossier.
    pub fn shows(&mut self, doc: &DocId, field: &str) -> Value {
        let shown = self.tries(Command::DossierShow { id: doc.to_string(), unmask: true });
        shown.map_or(Value::Null, |shown| shown["fields"][field].clone())
    }

    /// The last file that was written.
    pub fn file(&mut self) -> Vec<u8> {
        self.files.pop().expect("a file").1
    }

    pub fn carries_to(&mut self, bureau: &str) -> Vec<u8> {
        self.does(Command::CarryExport { to: code(bureau), out: "stick".into() });
        self.file()
    }

    pub fn quarantine(&mut self) -> Vec<Value> {
        self.does(Command::QuarantineList).as_array().expect("a list").clone()
    }

    /// The words of all refusals in quarantine, in order.
    pub fn refusals(&mut self) -> Vec<String> {
        self.quarantine().iter().map(|row| row["code"].as_str().expect("a word").to_owned()).collect()
    }

    pub fn alarms(&mut self) -> String {
        self.does(Command::Status)["alarms"].to_string()
    }

    pub fn roster(&self) -> Vec<SignedEntry> {
        settings::membership(&self.disk).expect("readable")
    }

    pub fn statements(&self) -> Vec<SignedStatement> {
        let all = self.disk.statements().expect("readable");
        all.iter().map(|(_, bytes)| postcard::from_bytes(bytes).expect("a statement")).collect()
    }

    /// Everything that must not change by what a stranger says: documents, statements, roster.
    pub fn state(&self) -> State {
        State {
            documents: self
                .core
                .documents()
                .iter()
                .map(|(doc, entry)| (doc.clone(), entry.vector().digest()))
                .collect(),
            statements: self.disk.statements().expect("readable").into_iter().map(|(id, _)| id).collect(),
            epoch: self.core.roster().map_or(0, |roster| roster.epoch),
        }
    }

    pub fn frame(&mut self, peer: DeviceId, frame: &Frame) -> Vec<Effect> {
        let bytes = frame.encode().expect("a frame");
        self.step(Input::Frame { peer, bytes })
    }

    pub fn up(&mut self, peer: DeviceId, dialled: bool) -> Vec<Effect> {
        self.step(Input::Up { peer, path: "direct".into(), dialled })
    }
}

/// What a profile holds, in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    pub documents: BTreeMap<DocId, Digest>,
    pub statements: Vec<Digest>,
    pub epoch: u64,
}

/// The frames among some effects.
pub fn frames<'a>(effects: &'a [Effect]) -> Vec<&'a Frame> {
    let frame = |effect: &'a Effect| match effect {
        Effect::Send { frame, .. } => Some(frame),
        _ => None,
    };
    effects.iter().filter_map(frame).collect()
}

pub fn closed(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Close { .. }))
}

/// What went over the wire: whether `one` sent it, and the frame.
pub type Log = Vec<(bool, Frame)>;

/// One conversation, which `one` dials, until nobody has anything more to say; then the line is cut.
pub fn talk(one: &mut Desk, other: &mut Desk) -> Log {
    let (mut log, again) = meeting(one, other);
    if again {
        log.extend(meeting(one, other).0);
    }
    log
}

fn meeting(one: &mut Desk, other: &mut Desk) -> (Log, bool) {
    let (first, second) = (one.id(), other.id());
    let mut line = VecDeque::new();
    line.extend(other.up(first, false).into_iter().map(|effect| (false, effect)));
    line.extend(one.up(second, true).into_iter().map(|effect| (true, effect)));
    let (log, again) = pump(one, other, line);
    one.step(Input::Down { peer: second });
    other.step(Input::Down { peer: first });
    (log, again)
}

/// Carries frames between two profiles. Whether somebody wants to meet again.
pub fn pump(one: &mut Desk, other: &mut Desk, mut line: VecDeque<(bool, Effect)>) -> (Log, bool) {
    let (mut log, mut again) = (Log::new(), false);
    while let Some((from_one, effect)) = line.pop_front() {
        let (sender, receiver) = if from_one { (one.id(), &mut *other) } else { (other.id(), &mut *one) };
        match effect {
            Effect::Send { peer, frame } if peer == receiver.id() => {
                let effects = receiver.frame(sender, &frame);
                line.extend(effects.into_iter().map(|effect| (!from_one, effect)));
                log.push((from_one, frame));
            }
            Effect::Reconnect { .. } => again = true,
            _ => {}
        }
        assert!(log.len() < 10_000, "they never stop talking");
    }
    (log, again)
}

pub fn found(seed: u8) -> Desk {
    let mut hub = Desk::new(seed);
    hub.does(Command::CampaignCreate {
        season: season(),
        bureau_name: "晋中市人力资源和社会保障局".into(),
        device_name: "登记机".into(),
        person: "郭守一".into(),
    });
    hub
}

pub fn invite(hub: &mut Desk, bureau: &str, role: Role, preapproved: bool) -> String {
    let wish = Command::Invite {
        bureau: code(bureau),
        role,
        valid: HOUR,
        preapproved,
        addresses: vec!["127.0.0.1:1".into()],
        relay: None,
    };
    hub.does(wish)["ticket"].as_str().expect("a ticket").to_owned()
}

/// Answers an invitation; returns the six digits.
pub fn join(desk: &mut Desk, ticket: &str, name: &str) -> String {
    let joined =
        desk.does(Command::Join {
            ticket: ticket.into(), device_name: format!("{name}的电脑"), person: name.into()
        });
    joined["code"].as_str().expect("six digits").to_owned()
}

/// A device that was invited, asked, was confirmed, and has synchronised once.
pub fn enrol(hub: &mut Desk, seed: u8, bureau: &str, role: Role, name: &str) -> Desk {
    let ticket = invite(hub, bureau, role, false);
    let mut desk = Desk::new(seed);
    let digits = join(&mut desk, &ticket, name);
    talk(&mut desk, hub);
    hub.does(Command::DeviceConfirm { code: digits });
    talk(&mut desk, hub);
    assert_eq!(desk.does(Command::Status)["state"], "enrolled");
    desk
}

pub fn ticket(text: &str) -> Ticket {
    Ticket::decode(text).expect("a ticket")
}

pub fn only(kind: Kind, bureau: &str) -> DocId {
    DocId::only(kind, code(bureau))
}
