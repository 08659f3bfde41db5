//! The thread that owns the core and the disk: inputs in, commits, effects out.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use jiangxuan_model::Time;
use jiangxuan_store::{Database, Shelf as _, StoreError, Stored};
use tokio::sync::mpsc::error::TryRecvError;
use tokio::sync::{broadcast, mpsc, oneshot};

use super::flushes::Written;
use super::trials::Numbered;
use super::{AGAIN, NetworkCommand};
use crate::command::{Command, Failure, Reply};
use crate::core::{Attachment, Core, Effect, Env, Input, Notice, Pending, Step};

/// Inputs that are taken together when they are there already: one fsync for all of them.
const GROUP: usize = 64;
/// Connection code for a conversation that this side ends; the reason says why.
const CLOSED_BY_CORE: u32 = 64;

/// A look at core and disk by whoever needs to know more than a command answers.
pub type Look = Box<dyn FnOnce(&mut Core, &mut Database) + Send>;

/// What the core made of a command.
pub struct Done {
    /// The answer, which holds once the file is written.
    pub answer: Reply,
    /// A file for people. Whoever asked writes it: a slow USB stick keeps nobody else waiting for the disk.
    pub file: Option<(PathBuf, Vec<u8>)>,
}

/// Where an answer goes.
pub type Asker = oneshot::Sender<Result<Done, Failure>>;

/// What the thread is asked to do.
pub enum Task {
    /// An input of the core that nobody waits for.
    Input(Input),
    /// A command, and where its answer goes.
    Call(Command, Asker),
    /// A command about a file, read already.
    Import(Vec<u8>, Asker),
    /// A stretch of an attachment from a carry file.
    Stretch(Vec<u8>, Asker),
    /// A file that is to be a proof: whether that would do, or now that it is in place.
    Attach(Box<Attachment>, bool, Asker),
    /// The disk did not take the file of an attachment.
    Unflushed(StoreError),
    /// A look at core and disk.
    Look(Look),
}

/// Where effects go.
pub struct Outlets {
    /// Frames and connections.
    pub network: mpsc::UnboundedSender<NetworkCommand>,
    /// Trials.
    pub trials: mpsc::UnboundedSender<Numbered>,
    /// Files that are to be on disk.
    pub flushes: mpsc::UnboundedSender<Written>,
    /// News.
    pub notices: broadcast::Sender<Notice>,
}

/// The state of the thread.
pub struct Desk {
    core: Core,
    database: Database,
    outlets: Outlets,
    replies: HashMap<u64, Asker>,
    next: u64,
    unsettled: bool,
    idle: bool,
}

impl Desk {
    /// Opens the core over the disk.
    pub fn open(database: Database, outlets: Outlets) -> Result<Self, Failure> {
        let core = Core::open(&database)?;
        Ok(Self { core, database, outlets, replies: HashMap::new(), next: 1, unsettled: false, idle: false })
    }

    /// The core, to be looked at before the thread starts.
    pub fn core(&self) -> &Core {
        &self.core
    }

    /// Works until nobody can ask any more.
    pub fn run(mut self, mut tasks: mpsc::Receiver<Task>) {
        let mut held = None;
        while let Some(task) = held.take().or_else(|| self.next(&mut tasks)) {
            self.idle = matches!(task, Task::Input(Input::Tick));
            let mut group = vec![task];
            while is_trial(&group[0]) && group.len() < GROUP {
                match tasks.try_recv() {
                    Ok(next) if is_trial(&next) => group.push(next),
                    Ok(other) => {
                        held = Some(other);
                        break;
                    }
                    Err(_) => break,
                }
            }
            self.work(group);
        }
    }

    /// The next task. From a tick on, until something is asked for, the core gets its idle moments.
    fn next(&mut self, tasks: &mut mpsc::Receiver<Task>) -> Option<Task> {
        loop {
            match tasks.try_recv() {
                Ok(task) => return Some(task),
                Err(TryRecvError::Empty) if self.idle && self.core.has_idle_work() => {
                    self.work(vec![Task::Input(Input::Idle)]);
                }
                Err(_) => return tasks.blocking_recv(),
            }
        }
    }

    fn work(&mut self, group: Vec<Task>) {
        let mut steps: Vec<Step> = Vec::new();
        for task in group {
            let input = match task {
                Task::Look(look) => {
                    look(&mut self.core, &mut self.database);
                    continue;
                }
                Task::Unflushed(error) => {
                    self.database.failed(&error);
                    self.failed(&[], &error);
                    continue;
                }
                Task::Input(input) => input,
                Task::Call(command, reply) => Input::Command { id: self.expect(reply), command },
                Task::Stretch(bytes, reply) => Input::Stretch { id: self.expect(reply), bytes },
                Task::Attach(what, rehearsal, reply) => Input::Attach { id: self.expect(reply), what, rehearsal },
                Task::Import(bytes, reply) => Input::File { id: self.expect(reply), bytes },
            };
            let step = self.step(input, &steps);
            steps.push(step);
        }
        self.finish(steps);
        while std::mem::take(&mut self.unsettled) {
            let step = self.step(Input::Settle, &[]);
            self.finish(vec![step]);
        }
    }

    fn expect(&mut self, reply: Asker) -> u64 {
        let id = self.next;
        self.next += 1;
        self.replies.insert(id, reply);
        id
    }

    /// One step of the core, over the disk as the steps before it will leave it.
    fn step(&mut self, input: Input, before: &[Step]) -> Step {
        let mut random = |bytes: &mut [u8]| {
            // Without randomness no key and no actor id is safe: better no program than a wrong one.
            getrandom::fill(bytes).expect("the operating system gives random bytes");
        };
        let mut env = Env { now: now(), random: &mut random };
        let disk = Pending::new(&self.database, before.iter().map(Step::batch));
        self.core.handle(&mut env, &disk, input)
    }

    /// Commits the steps together, then publishes them in their order; all of them, or none.
    fn finish(&mut self, steps: Vec<Step>) {
        if steps.iter().all(|step| step.batch().writes.is_empty()) {
            let effects = steps.into_iter().filter_map(|step| step.publish_unwritten().ok());
            effects.for_each(|effects| self.publish(effects));
            return;
        }
        match self.commit(&steps) {
            Ok(stored) => {
                for (step, proof) in steps.into_iter().zip(&stored) {
                    self.publish(step.publish(proof));
                }
            }
            Err(error) => self.failed(&steps, &error),
        }
    }

    fn commit(&mut self, steps: &[Step]) -> Result<Vec<Stored>, StoreError> {
        match steps {
            // A piece of an attachment among them: nothing of it is copied.
            [one] => self.database.commit(one.batch()).map(|stored| vec![stored]),
            many => self.database.commit_all(&many.iter().map(|step| step.batch().clone()).collect::<Vec<_>>()),
        }
    }

    /// Nothing of these steps happened: tells who waits, and goes back to what is on disk.
    fn failed(&mut self, steps: &[Step], error: &StoreError) {
        let failure = crate::core_error_ref(error);
        self.idle = false;
        tracing::error!(code = failure.code, "commit failed");
        for id in steps.iter().flat_map(Step::replies) {
            self.reply(id, Err(failure.clone()));
        }
        match Core::open(&self.database) {
            Ok(mut core) => {
                // A trial that the lost core asked for must not be taken for one of the new core's.
                core.number_trials_after(&self.core);
                let lost = std::mem::replace(&mut self.core, core);
                for peer in lost.connected() {
                    self.close(peer, "storage");
                }
            }
            Err(again) => tracing::error!(code = again.code, "cannot read the profile again"),
        }
    }

    fn publish(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Reply { id, answer } => self.reply(id, answer),
                Effect::WriteFile { id, path, bytes, answer } => {
                    self.done(id, Ok(Done { answer, file: Some((path, bytes)) }));
                }
                Effect::Send { peer, frame } => match frame.encode() {
                    Ok(frame) => self.network(NetworkCommand::Send { device: peer, frame }),
                    Err(error) => tracing::error!(%error, "frame not sent"),
                },
                Effect::Close { peer, reason } => self.close(peer, reason),
                Effect::Reconnect { peer } => {
                    self.close(peer, AGAIN);
                    let _unheard = self.outlets.notices.send(Notice::Again(peer));
                }
                Effect::Try { job, work } => {
                    // The pool ends only with the host.
                    let _gone = self.outlets.trials.send((job, work));
                }
                Effect::Flush { hash } => match self.database.blob_files() {
                    // The thread ends only with the desk.
                    Ok(files) => drop(self.outlets.flushes.send((files, hash))),
                    Err(error) => self.failed(&[], &error),
                },
                Effect::Notice(notice) => {
                    let _unheard = self.outlets.notices.send(notice);
                }
                Effect::Settle => self.unsettled = true,
            }
        }
    }

    fn close(&self, device: jiangxuan_model::DeviceId, reason: &str) {
        self.network(NetworkCommand::Close { device, code: CLOSED_BY_CORE, reason: reason.to_owned() });
    }

    fn network(&self, command: NetworkCommand) {
        let _offline = self.outlets.network.send(command);
    }

    fn reply(&mut self, id: u64, answer: Result<Reply, Failure>) {
        self.done(id, answer.map(|answer| Done { answer, file: None }));
    }

    fn done(&mut self, id: u64, done: Result<Done, Failure>) {
        if let Some(reply) = self.replies.remove(&id) {
            let _gone = reply.send(done);
        }
    }
}

fn is_trial(task: &Task) -> bool {
    matches!(task, Task::Input(Input::Tried { .. }))
}

/// This computer's clock; for display and for the life of invitations only.
pub fn now() -> Time {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Time(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
