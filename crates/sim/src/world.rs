//! The world: machines, links between them, and one queue of what is still to happen.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::path::PathBuf;

use jiangxuan_engine::{Answer, Command, Core, Input};
use jiangxuan_model::{BureauCode, DeviceId, Digest};
use jiangxuan_sync::Job;
use jiangxuan_sync::worker::{self, Verdict};
use jiangxuan_trust::Role;
use serde_json::Value;

use crate::bug::Bug;
use crate::dice::Dice;
use crate::facts::Facts;
use crate::machine::{Fault, Machine};
use crate::network::Link;
use crate::options::Options;
use crate::season;
use crate::trace::Trace;

/// Midday of 20 July 2019, in milliseconds: within the season of the built-in file.
const START: i64 = 1_563_595_200_000;
/// The virtual milliseconds of twenty years.
const TWENTY_YEARS: i64 = 20 * 365 * 86_400_000;
/// Steps after which a world that does not come to rest is declared stuck.
const PATIENCE: u64 = 200_000;
/// Dossiers that a program checks between two ticks.
const IDLE_MOMENTS: usize = 20;

/// Verdicts that a thread remembers at most.
const VERDICTS_KEPT: usize = 512;

thread_local! {
    /// Verdicts by the hash of their jobs.
    static VERDICTS: RefCell<BTreeMap<Digest, Verdict>> = const { RefCell::new(BTreeMap::new()) };
}

/// The municipal node is the first machine.
pub const HUB: usize = 0;

/// Something that is still to happen.
#[derive(Debug, Clone)]
pub(crate) enum Event {
    /// An end of a link learns that it stands.
    Up { link: u64, end: usize },
    /// A frame arrives.
    Frame { link: u64, end: usize, bytes: Vec<u8> },
    /// An end of a link learns that it is gone.
    Down { link: u64, end: usize },
    /// A trial ends, unless its program died meanwhile.
    Tried { node: usize, run: u64, job: u64, verdict: Box<Verdict> },
    /// An attachment's file is to be on disk by now, unless its program died meanwhile.
    Flushed { node: usize, run: u64, hash: Digest },
    /// A program looks whom it can reach.
    Wake { node: usize },
    /// Time passes for a program.
    Tick { node: usize },
    /// A program starts again.
    Restart { node: usize },
}

/// A simulated city.
pub struct World {
    /// What it was made from.
    pub options: Options,
    /// Where all randomness comes from.
    pub dice: Dice,
    /// Virtual milliseconds since 1970, by the only clock that is right.
    pub now: i64,
    /// The machines, the municipal node first.
    pub nodes: Vec<Machine>,
    /// What people were told, in books of our own.
    pub facts: Facts,
    /// What happened.
    pub trace: Trace,
    /// A planted mistake, to see whether the oracle notices.
    pub bug: Option<Bug>,
    /// Files that commands wrote.
    pub files: BTreeMap<PathBuf, Vec<u8>>,
    /// Whether the municipal node was put back to an older image.
    pub hub_restored: bool,
    /// A revocation that was asked for, and when: its answer may die with the program though it holds.
    pub revoking: Option<(usize, i64)>,
    /// Devices that were put back or copied, and so may be spoken of in alarms.
    pub copied: BTreeSet<DeviceId>,
    /// Times whose work a disk lost when it was put back: from its image to that moment.
    pub taken: Vec<RangeInclusive<i64>>,
    /// Steps and effects so far, as places where a program can die.
    pub points: u64,
    /// At which of them one does.
    pub die_at: Option<u64>,
    /// Commits so far.
    pub commits: u64,
    /// Which of them finds the disk full.
    pub full_at: Option<u64>,
    pub(crate) queue: BTreeMap<(i64, u64), Event>,
    pub(crate) sequence: u64,
    pub(crate) links: BTreeMap<u64, Link>,
    pub(crate) planned: BTreeMap<usize, Fault>,
    pub(crate) answers: BTreeMap<u64, Answer>,
    pub(crate) next_command: u64,
}

impl World {
    /// The municipal node and nobody else; no season yet.
    #[must_use]
    pub fn empty(options: Options) -> Self {
        let dice = Dice::new(options.seed);
        let mut world = Self {
            options,
            dice,
            now: START,
            nodes: Vec::new(),
            facts: Facts::default(),
            trace: Trace::default(),
            bug: None,
            files: BTreeMap::new(),
            hub_restored: false,
            revoking: None,
            copied: BTreeSet::new(),
            taken: Vec::new(),
            points: 0,
            die_at: None,
            commits: 0,
            full_at: None,
            queue: BTreeMap::new(),
            sequence: 0,
            links: BTreeMap::new(),
            planned: BTreeMap::new(),
            answers: BTreeMap::new(),
            next_command: 1,
        };
        world.add_machine("市局".to_owned(), season::MUNICIPAL);
        world
    }

    /// A city in which everybody was invited, confirmed and has the season's parameters.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self::empty(options).populated()
    }

    /// The same with a season, and everybody enrolled.
    #[must_use]
    pub fn populated(mut self) -> Self {
        self.found();
        for (at, count) in self.options.devices.clone().into_iter().enumerate() {
            let bureau = season::BUREAUS[at % season::BUREAUS.len()];
            (0..count).for_each(|number| _ = self.enrol(bureau, number));
        }
        self.settle();
        self
    }

    /// Founds the season at the municipal node.
    pub fn found(&mut self) {
        let create = Command::CampaignCreate {
            season: season::text(),
            bureau_name: "晋中市人力资源和社会保障局".to_owned(),
            device_name: "市局主机".to_owned(),
            person: "登记员".to_owned(),
        };
        self.ask(HUB, create);
    }

    /// Takes one more device of a bureau through invitation, request and confirmation.
    pub fn enrol(&mut self, bureau: &str, number: usize) -> usize {
        let node = self.add_machine(format!("{bureau}-{number}"), bureau);
        if let Some(ticket) = self.invite(bureau) {
            self.join(node, ticket);
            self.dial(node, HUB);
            self.settle();
            self.confirm();
            self.settle();
        }
        node
    }

    /// An invitation for a bureau.
    pub fn invite(&mut self, bureau: &str) -> Option<String> {
        let bureau: BureauCode = bureau.parse().ok()?;
        let invite = Command::Invite {
            bureau,
            role: Role::Editor,
            valid: 86_400_000 + 2 * TWENTY_YEARS,
            preapproved: false,
            addresses: vec!["10.0.0.1:4433".to_owned()],
            relay: None,
        };
        let answer = self.ask(HUB, invite)?.ok()?;
        answer["ticket"].as_str().map(str::to_owned)
    }

    /// Answers an invitation at a new device.
    pub fn join(&mut self, node: usize, ticket: String) -> Option<Answer> {
        let name = self.nodes[node].name.clone();
        self.ask(node, Command::Join { ticket, device_name: name.clone(), person: format!("{name}经办人") })
    }

    /// Whatever of founding and joining a death has prevented is done again, as people would.
    pub fn finish_joining(&mut self) {
        self.settle();
        if self.state(HUB) == "new" {
            self.found();
        }
        for node in 1..self.nodes.len() {
            let bureau = self.nodes[node].bureau.to_string();
            if self.state(node) == "new"
                && let Some(ticket) = self.invite(&bureau)
            {
                self.join(node, ticket);
            }
            self.dial(node, HUB);
            self.settle();
            self.confirm();
            self.settle();
        }
    }

    /// How a machine's profile stands, in the word of the status.
    fn state(&mut self, node: usize) -> String {
        let status = self.ask(node, Command::Status).and_then(Result::ok).unwrap_or_default();
        status["state"].as_str().unwrap_or_default().to_owned()
    }

    /// Confirms every device that waits.
    pub fn confirm(&mut self) {
        let Some(Ok(devices)) = self.ask(HUB, Command::DeviceList) else { return };
        let waiting = devices.as_array().into_iter().flatten().filter(|row| row["state"] == "pending");
        let codes: Vec<String> = waiting.filter_map(|row| row["code"].as_str().map(str::to_owned)).collect();
        for code in codes {
            self.ask(HUB, Command::DeviceConfirm { code });
        }
    }

    fn add_machine(&mut self, name: String, bureau: &str) -> usize {
        let mut seed = [0; 32];
        self.dice.fill(&mut seed);
        let mut machine = Machine::new(name, bureau, &seed);
        if self.options.wrong_clocks && !self.nodes.is_empty() && self.dice.percent(50) {
            machine.skew = self.dice.between(-TWENTY_YEARS, TWENTY_YEARS);
        }
        self.nodes.push(machine);
        self.nodes.len() - 1
    }

    /// Asks a machine for something; the answer, if it comes within the same step.
    pub fn ask(&mut self, node: usize, command: Command) -> Option<Answer> {
        let id = self.begin(node, command);
        self.answers.remove(&id)
    }

    /// Asks a machine for something that it may answer later; the number of the question.
    pub fn begin(&mut self, node: usize, command: Command) -> u64 {
        let id = self.next_command;
        self.next_command += 1;
        self.trace.line(format!("{} {} asks {}", self.now, self.nodes[node].name, told(&command)));
        self.facts.intend(id, node, self.nodes[node].device, self.now, &command);
        self.feed(node, Input::Command { id, command });
        id
    }

    /// Hands a file to a machine; the answer once the world has come to rest.
    pub fn import(&mut self, node: usize, bytes: Vec<u8>) -> Option<Answer> {
        let id = self.next_command;
        self.next_command += 1;
        self.trace.line(format!("{} {} imports {} bytes", self.now, self.nodes[node].name, bytes.len()));
        self.feed(node, Input::File { id, bytes });
        self.settle();
        self.answers.remove(&id)
    }

    pub(crate) fn later(&mut self, delay: i64, event: Event) {
        self.sequence += 1;
        self.queue.insert((self.now + delay.max(0), self.sequence), event);
    }

    /// Lets so much virtual time pass.
    pub fn run_for(&mut self, milliseconds: i64) {
        let until = self.now + milliseconds;
        while self.queue.first_key_value().is_some_and(|((at, _), _)| *at <= until) {
            self.turn();
        }
        self.now = until;
    }

    /// Lets time pass until nothing is left to happen. Whether that came.
    pub fn settle(&mut self) -> bool {
        let mut left = PATIENCE;
        while !self.queue.is_empty() && left > 0 {
            self.turn();
            left -= 1;
        }
        self.queue.is_empty()
    }

    fn turn(&mut self) {
        let Some(((at, _), event)) = self.queue.pop_first() else { return };
        self.now = self.now.max(at);
        match event {
            Event::Up { link, end } => self.link_up(link, end),
            Event::Frame { link, end, bytes } => self.arrive(link, end, bytes),
            Event::Down { link, end } => self.link_down(link, end),
            Event::Tried { node, run, job, verdict } if self.nodes[node].run == run => {
                self.feed(node, Input::Tried { job, verdict: *verdict });
            }
            Event::Flushed { node, run, hash } if self.nodes[node].run == run => self.flushed(node, hash),
            Event::Tried { .. } | Event::Flushed { .. } => {}
            Event::Wake { node } => self.wake(node),
            Event::Tick { node } => self.tick(node),
            Event::Restart { node } => self.restart(node),
        }
    }

    /// Time passes, and a few dossiers are checked.
    fn tick(&mut self, node: usize) {
        self.feed(node, Input::Tick);
        for _ in 0..IDLE_MOMENTS {
            if self.nodes[node].core.as_ref().is_some_and(Core::has_idle_work) {
                self.feed(node, Input::Idle);
            }
        }
    }

    /// The verdict on a trial. Equal jobs have equal verdicts, so each is run once in a while.
    pub(crate) fn judge(job: &Job) -> Verdict {
        let key = postcard::to_stdvec(job).map_or(Digest([0; 32]), |bytes| Digest::of(&bytes));
        if let Some(known) = VERDICTS.with_borrow(|known| known.get(&key).cloned()) {
            return known;
        }
        let verdict = worker::judge(job);
        VERDICTS.with_borrow_mut(|known| {
            if known.len() > VERDICTS_KEPT {
                known.clear();
            }
            known.insert(key, verdict.clone());
        });
        verdict
    }

    /// The machine that runs with this device key; where a copy runs as well, the one that is told of.
    #[must_use]
    pub fn machine_of(&self, device: &DeviceId) -> Option<usize> {
        self.nodes.iter().position(|machine| machine.device == *device)
    }

    /// A list that a machine answers with.
    pub fn rows(&mut self, node: usize, command: Command) -> Vec<Value> {
        match self.ask(node, command) {
            Some(Ok(Value::Array(rows))) => rows,
            _ => Vec::new(),
        }
    }
}

fn told(command: &Command) -> String {
    let mut text = format!("{command:?}").chars().filter(|c| *c != '\n').take(160).collect::<String>();
    if matches!(command, Command::CampaignCreate { .. } | Command::Join { .. }) {
        text.truncate(text.char_indices().nth(16).map_or(text.len(), |(at, _)| at));
    }
    text
}
