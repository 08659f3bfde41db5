//! One machine: a disk, and a program that may be running on it.

use jiangxuan_engine::{Core, Effect, Env, Input, Reply, Step, settings};
use jiangxuan_model::{BureauCode, DeviceId, Digest, Time};
use jiangxuan_store::{Batch, Memory, Shelf as _, StoreError, Stored};
use jiangxuan_trust::DeviceKey;

use crate::bug;
use crate::world::{Event, World};

/// A device with its disk.
pub struct Machine {
    /// For the trace.
    pub name: String,
    /// Its bureau, by our own books.
    pub bureau: BureauCode,
    /// Its key's public half.
    pub device: DeviceId,
    /// What survives a crash.
    pub disk: Memory,
    /// The running program; none between a crash and the restart.
    pub core: Option<Core>,
    /// Which run of the program this is.
    pub run: u64,
    /// Its clock minus the right one, in milliseconds.
    pub skew: i64,
    /// Whether it has a network at all.
    pub online: bool,
    /// Machines of different islands do not reach each other.
    pub island: usize,
    /// When it was revoked, by the municipal node's doing.
    pub revoked: Option<i64>,
    /// Whether it runs on a copy of another machine's disk.
    pub copy: bool,
}

/// A misfortune that waits for the next step that writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The commit fails: no space.
    Full,
    /// The program dies before the commit.
    Before,
    /// The program dies after the commit and so many effects.
    After(usize),
}

impl Machine {
    /// A machine with an empty profile.
    #[must_use]
    pub(crate) fn new(name: String, bureau: &str, seed: &[u8; 32]) -> Self {
        let mut disk = Memory::default();
        let fresh = Batch { writes: vec![settings::put_device_seed(seed)] };
        let stored = disk.commit(&fresh);
        assert!(stored.is_ok(), "an empty disk takes a key");
        let mut machine = Self {
            name,
            bureau: bureau.parse().unwrap_or_else(|error| unreachable!("bureau code of the season: {error}")),
            device: DeviceKey::from_seed(*seed).id(),
            disk,
            core: None,
            run: 0,
            skew: 0,
            online: true,
            island: 0,
            revoked: None,
            copy: false,
        };
        machine.start();
        machine
    }

    /// Starts the program from what is on the disk.
    pub fn start(&mut self) {
        self.run += 1;
        self.core = Core::open(&self.disk).ok();
    }
}

impl World {
    /// Gives an input to a program, commits what it wants stored, and carries out what follows.
    pub fn feed(&mut self, node: usize, input: Input) {
        let now = Time(self.now + self.nodes[node].skew);
        let machine = &mut self.nodes[node];
        let Some(core) = machine.core.as_mut() else { return };
        let (dice, planted) = (&mut self.dice, self.bug);
        let mut random = |bytes: &mut [u8]| {
            dice.fill(bytes);
            bug::meddle(planted, bytes);
        };
        let step = core.handle(&mut Env { now, random: &mut random }, &machine.disk, input);
        self.finish(node, step);
    }

    fn finish(&mut self, node: usize, step: Step) {
        if step.batch().writes.is_empty() {
            let effects = step.publish_unwritten().unwrap_or_default();
            return self.publish(node, effects, None);
        }
        let fault = self.planned.remove(&node);
        if fault == Some(Fault::Before) || self.dies_here() {
            return self.crash(node);
        }
        self.commits += 1;
        if fault == Some(Fault::Full) || self.full_at == Some(self.commits) {
            self.nodes[node].disk.fail_next(StoreError::Full);
        }
        let waiting: Vec<u64> = step.replies().collect();
        match self.commit(node, step.batch()) {
            Ok(stored) => {
                let dies_after =
                    fault.and_then(|fault| if let Fault::After(count) = fault { Some(count) } else { None });
                self.publish(node, step.publish(&stored), dies_after);
            }
            Err(error) => self.not_stored(node, &waiting, &error),
        }
    }

    fn commit(&mut self, node: usize, batch: &Batch) -> Result<Stored, StoreError> {
        let meddled = bug::batch(self, node, batch);
        self.nodes[node].disk.commit(meddled.as_ref().unwrap_or(batch))
    }

    /// Nothing of the step happened: whoever waits is told, and the program goes back to its disk.
    fn not_stored(&mut self, node: usize, waiting: &[u64], error: &StoreError) {
        self.trace.line(format!("{} {} cannot write: {}", self.now, self.nodes[node].name, error.code()));
        for id in waiting {
            self.facts.refused(*id);
        }
        self.drop_links(node);
        self.nodes[node].start();
    }

    fn publish(&mut self, node: usize, effects: Vec<Effect>, dies_after: Option<usize>) {
        let settles = effects.iter().any(|effect| matches!(effect, Effect::Settle));
        for (number, effect) in effects.into_iter().enumerate() {
            if dies_after == Some(number) || self.dies_here() {
                return self.crash(node);
            }
            self.carry_out(node, effect);
        }
        if dies_after.is_some() {
            self.crash(node);
        } else if settles {
            self.feed(node, Input::Settle);
        }
    }

    /// Counts a place where a program can die; whether it does.
    fn dies_here(&mut self) -> bool {
        self.points += 1;
        self.die_at == Some(self.points)
    }

    fn carry_out(&mut self, node: usize, effect: Effect) {
        match effect {
            Effect::Reply { id, answer } => {
                let answer = answer.map(Reply::into_value);
                self.facts.answered(id, &answer);
                if let Err(failure) = &answer {
                    self.trace.line(format!("{} {} says {}", self.now, self.nodes[node].name, failure.code));
                }
                self.answers.insert(id, answer);
            }
            Effect::WriteFile { id, path, bytes, answer } => {
                self.files.insert(path, bytes);
                self.answers.insert(id, Ok(answer.into_value()));
            }
            Effect::Send { peer, frame } => {
                self.watch(&peer, &frame);
                if let Ok(bytes) = frame.encode() {
                    self.send(node, &peer, bytes);
                }
            }
            Effect::Close { peer, .. } => self.close(node, &peer),
            Effect::Reconnect { peer } => {
                self.close(node, &peer);
                self.later(3_000, Event::Wake { node });
            }
            Effect::Try { job, work } => {
                let verdict = Box::new(Self::judge(&work));
                let (run, delay) = (self.nodes[node].run, self.dice.between(1, 400));
                self.later(delay, Event::Tried { node, run, job, verdict });
            }
            Effect::Flush { hash } => {
                let (run, delay) = (self.nodes[node].run, self.dice.between(1, 400));
                self.later(delay, Event::Flushed { node, run, hash });
            }
            Effect::Settle | Effect::Notice(_) => {}
        }
    }

    /// A disk takes the file of an attachment, or has no room for it.
    pub(crate) fn flushed(&mut self, node: usize, hash: Digest) {
        if self.planned.get(&node) != Some(&Fault::Full) {
            return self.feed(node, Input::Flushed { hash });
        }
        self.planned.remove(&node);
        self.not_stored(node, &[], &StoreError::Full);
    }

    /// The program dies; what was committed stays.
    pub fn crash(&mut self, node: usize) {
        self.trace.line(format!("{} {} dies", self.now, self.nodes[node].name));
        self.stop(node);
        let delay = self.dice.between(100, 60_000);
        self.later(delay, Event::Restart { node });
    }

    /// The program ends, and its connections with it.
    pub fn stop(&mut self, node: usize) {
        self.nodes[node].core = None;
        self.nodes[node].run += 1;
        self.drop_links(node);
    }

    /// The program starts, unless it runs.
    pub fn restart(&mut self, node: usize) {
        if self.nodes[node].core.is_none() {
            self.trace.line(format!("{} {} starts", self.now, self.nodes[node].name));
            self.nodes[node].start();
            self.later(100, Event::Wake { node });
        }
    }
}
