//! The application as a pure function: inputs in, effects out.
//!
//! [`Core::handle`] takes one input and returns a [`Step`]: what must be on disk, and what may be
//! published once it is. It reads the disk through [`Shelf`], and knows no clock, randomness,
//! socket or file but those that [`Env`] and the inputs bring. `sim` drives this very function.

mod accounts;
mod announcement;
mod approval;
mod archive;
mod assess;
mod audit;
mod award;
mod campaign;
mod cards;
mod carry;
mod closing;
mod conditions;
mod consult;
mod contact;
mod county;
mod course;
mod dossier;
mod edit;
mod entries;
mod evidence;
mod formal;
mod handover;
mod import_list;
mod index;
mod intake;
mod listing;
mod lookup;
mod meeting;
mod membership;
mod notice;
mod objection;
mod order;
mod papers;
mod pending;
mod preview;
mod printed;
mod public_papers;
mod publication;
mod publicity;
mod quarantine;
mod quota;
mod ranking;
mod reach;
mod register;
mod replicate;
mod saving;
mod scans;
mod score_sheet;
mod seal;
mod shortlist;
mod state;
mod statistics;
mod story;
mod stretch;
mod timetable;
mod transaction;
mod transfer;
mod veil;
mod versions;
mod view;

use std::path::PathBuf;

use data_encoding::BASE32_NOPAD;
use jiangxuan_model::{DeviceId, Digest, Time};
use jiangxuan_store::{Batch, Shelf, Stored, Write};
use jiangxuan_sync::wire::Refused;
use jiangxuan_sync::worker::Verdict;
use jiangxuan_sync::{Frame, Job};

pub use contact::Standing;
pub use evidence::{Attachment, Place};
pub use notice::{Change, Notice};
pub use pending::Pending;
pub use reach::Target;
pub use seal::{ReceiptFile, verify_receipt};
pub use state::Core;
pub use stretch::STRETCH;

use crate::command::{Command, Failure, Reply};
use crate::trail::{self, Told};
use announcement::Announcement;

/// The clock and the randomness of one step.
pub struct Env<'a> {
    /// Now, by this device's clock.
    pub now: Time,
    /// Fills a buffer with random bytes.
    pub random: &'a mut dyn FnMut(&mut [u8]),
}

impl Env<'_> {
    /// So many random bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.random)(&mut bytes);
        bytes
    }
}

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Input {
    /// Somebody asks for something.
    Command {
        /// To be named in the reply.
        id: u64,
        /// What.
        command: Command,
    },
    /// The contents of a file that a command named.
    File {
        /// The command's number.
        id: u64,
        /// What the file holds.
        bytes: Vec<u8>,
    },
    /// A stretch of an attachment from a carry file.
    Stretch {
        /// To be named in the reply.
        id: u64,
        /// Its envelope.
        bytes: Vec<u8>,
    },
    /// A file is to be a proof of a dossier.
    Attach {
        /// To be named in the reply.
        id: u64,
        /// What is known of it.
        what: Box<Attachment>,
        /// Whether to say only if that would do. Otherwise the file is in place.
        rehearsal: bool,
    },
    /// A connection stands.
    Up {
        /// The device at the other end, proved by the handshake.
        peer: DeviceId,
        /// `direct`, `lan` or `relay`.
        path: String,
        /// Whether this side dialled.
        dialled: bool,
    },
    /// A frame came in.
    Frame {
        /// From whom.
        peer: DeviceId,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// A connection ended.
    Down {
        /// With whom.
        peer: DeviceId,
    },
    /// A peer turned this device away before any conversation.
    Refused {
        /// Who, as the handshake proved.
        peer: DeviceId,
        /// Why.
        refused: Refused,
    },
    /// A trial ended.
    Tried {
        /// Its number.
        job: u64,
        /// How.
        verdict: Verdict,
    },
    /// [`Effect::Flush`] was carried out.
    Flushed {
        /// Which attachment.
        hash: Digest,
    },
    /// [`Effect::Settle`] was carried out.
    Settle,
    /// Time passed.
    Tick,
    /// Nobody wants anything, and [`Core::has_idle_work`].
    Idle,
}

/// Something to be done, in this order, once the step's batch is on disk.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Answer a command.
    Reply {
        /// Which.
        id: u64,
        /// With what.
        answer: Result<Reply, Failure>,
    },
    /// Write a file whole, then answer.
    WriteFile {
        /// The command's number.
        id: u64,
        /// Where.
        path: PathBuf,
        /// What.
        bytes: Vec<u8>,
        /// The answer if that succeeds.
        answer: Reply,
    },
    /// Send a frame.
    Send {
        /// To whom.
        peer: DeviceId,
        /// What.
        frame: Frame,
    },
    /// End a connection.
    Close {
        /// With whom.
        peer: DeviceId,
        /// As a word for the other side.
        reason: &'static str,
    },
    /// Connect again: this device's standing at the peer has changed.
    Reconnect {
        /// With whom.
        peer: DeviceId,
    },
    /// Run a trial.
    Try {
        /// Its number.
        job: u64,
        /// What.
        work: Box<Job>,
    },
    /// Have the file of an attachment on disk, on a thread that nobody waits for; then [`Input::Flushed`].
    Flush {
        /// Which: all of its pieces are written.
        hash: Digest,
    },
    /// Tell whoever watches.
    Notice(Notice),
    /// Come back with [`Input::Settle`] at once: the peer has been answered, and what remains to be written
    /// down about it kept nobody waiting.
    Settle,
}

/// What one input leads to. Its effects come out only against proof that its batch is on disk.
#[derive(Debug, Default)]
#[must_use = "commit the batch, then publish"]
pub struct Step {
    batch: Batch,
    effects: Vec<Effect>,
}

impl Step {
    /// What must be on disk first.
    #[must_use]
    pub fn batch(&self) -> &Batch {
        &self.batch
    }

    /// The effects of a step whose batch was committed.
    #[must_use]
    pub fn publish(self, _proof: &Stored) -> Vec<Effect> {
        self.effects
    }

    /// The effects of a step that has nothing to commit; `Err` where it has.
    pub fn publish_unwritten(self) -> Result<Vec<Effect>, Self> {
        if self.batch.writes.is_empty() { Ok(self.effects) } else { Err(self) }
    }

    /// The commands that wait for this step: they are told so where the commit fails.
    pub fn replies(&self) -> impl Iterator<Item = u64> + '_ {
        self.effects.iter().filter_map(|effect| match effect {
            Effect::Reply { id, .. } | Effect::WriteFile { id, .. } => Some(*id),
            _ => None,
        })
    }

    pub(crate) fn write(&mut self, write: Write) {
        self.batch.writes.push(write);
    }

    pub(crate) fn then(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    pub(crate) fn send(&mut self, peer: DeviceId, frame: Frame) {
        self.then(Effect::Send { peer, frame });
    }
}

/// What a step works with.
pub(crate) struct Work<'a, 'b> {
    pub env: &'a mut Env<'b>,
    pub shelf: &'a dyn Shelf,
    pub step: Step,
    /// In a transaction: what peers are to hear once it has succeeded.
    pub announcements: Option<Vec<Announcement>>,
}

impl Work<'_, '_> {
    /// The disk as it will be once this step is committed.
    pub fn disk(&self) -> Pending<'_> {
        Pending::new(self.shelf, [&self.step.batch])
    }

    /// The id of a new record.
    pub fn new_record(&mut self) -> String {
        BASE32_NOPAD.encode(&self.env.bytes::<5>()).to_ascii_lowercase()
    }
}

impl Core {
    /// Takes one input and says what must be stored and what follows.
    pub fn handle(&mut self, env: &mut Env<'_>, shelf: &dyn Shelf, input: Input) -> Step {
        let mut work = Work { env, shelf, step: Step::default(), announcements: None };
        match input {
            Input::Command { id, command } => {
                let told = trail::told(&command);
                act(self, &mut work, id, told, |core, work| core.command(work, id, command));
            }
            Input::File { id, bytes } => {
                let told = Told { act: "carry_import".to_owned(), ..Told::default() };
                act(self, &mut work, id, Some(told), |core, work| core.import(work, id, &bytes));
            }
            Input::Stretch { id, bytes } => {
                act(self, &mut work, id, None, |core, work| core.take_stretch(work, &bytes).into());
            }
            Input::Attach { id, what, rehearsal } => {
                let told = (!rehearsal).then(|| what.told());
                act(self, &mut work, id, told, |core, work| core.attach(work, &what, rehearsal).into());
            }
            Input::Up { peer, path, dialled } => self.up(&mut work, peer, path, dialled),
            Input::Frame { peer, bytes } => self.frame(&mut work, peer, &bytes),
            Input::Down { peer } => self.down(&mut work, peer),
            Input::Refused { peer, refused } => self.turned_away(&mut work, peer, &refused),
            Input::Tried { job, verdict } => self.tried(&mut work, job, verdict),
            Input::Flushed { hash } => self.flushed(&mut work, hash),
            Input::Settle => self.settle(&mut work),
            Input::Tick => self.tick(&mut work),
            Input::Idle => self.idle(&mut work),
        }
        work.step
    }
}

/// Carries out what somebody asked for, writes it down in the audit trail, and answers: all of it or nothing.
fn act(
    core: &mut Core,
    work: &mut Work<'_, '_>,
    id: u64,
    told: Option<Told>,
    run: impl FnOnce(&mut Core, &mut Work<'_, '_>) -> Outcome,
) {
    let outcome = transaction::transact(core, work, |core, work| {
        let outcome = run(core, work);
        note_outcome(core, work, told, &outcome);
        outcome
    });
    outcome.finish(id, &mut work.step);
}

/// What was done is written down in the same batch; what failed or only looked is not.
fn note_outcome(core: &mut Core, work: &mut Work<'_, '_>, told: Option<Told>, answer: &Outcome) {
    let acted = match answer {
        Outcome::Now(answer) => answer.is_ok() && !work.step.batch.writes.is_empty(),
        Outcome::File(..) => true,
        // Written down by the step that knows how it ended.
        Outcome::Later => false,
    };
    if let Some(told) = told.filter(|_| acted) {
        core.note_act(work, told);
    }
}

/// How a command ends within its step.
pub(crate) enum Outcome {
    /// With this answer.
    Now(Result<Reply, Failure>),
    /// By writing a file.
    File(PathBuf, Vec<u8>, Reply),
    /// By a later step.
    Later,
}

impl Outcome {
    fn finish(self, id: u64, step: &mut Step) {
        match self {
            Self::Now(answer) => step.then(Effect::Reply { id, answer }),
            Self::File(path, bytes, answer) => step.then(Effect::WriteFile { id, path, bytes, answer }),
            Self::Later => {}
        }
    }
}

impl<T: Into<Reply>> From<Result<T, Failure>> for Outcome {
    fn from(answer: Result<T, Failure>) -> Self {
        Self::Now(answer.map(Into::into))
    }
}

impl From<Failure> for Outcome {
    fn from(failure: Failure) -> Self {
        Self::Now(Err(failure))
    }
}
