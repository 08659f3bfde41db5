//! A running profile: what the command line and the window talk to.

use std::sync::{Arc, RwLock};
use std::time::Duration;

use jiangxuan_contract::answer::upkeep::{BackupWritten, DiskVerified};
use jiangxuan_model::DeviceId;
use jiangxuan_rules::Season;
use jiangxuan_store::Database;
use jiangxuan_sync::Frame;
use jiangxuan_sync::wire::Refused;
use jiangxuan_trust::Roster;
use tokio::sync::{broadcast, mpsc, oneshot, watch};
use tokio::task::JoinSet;

use super::desk::{Asker, Desk, Done, Outlets, Task};
use super::links::Links;
use super::{HostConfig, Network, NetworkEvent, Progress, exports, flushes, stopped, trials};
use crate::command::{Command, Failure, Reply};
use crate::core::{Core, Input, Notice, Standing};

/// Inputs that may wait for the core; then the network is read no further.
const QUEUE: usize = 256;
/// News that a slow watcher may be behind.
const NOTICES: usize = 4096;
/// Dossiers that a command which is about to end still checks for the lists.
const CHECKS: usize = 20;
/// Between two moments in which the core looks for idle work.
const TICK: Duration = Duration::from_secs(3);

/// A running profile.
pub struct Host {
    tasks: mpsc::Sender<Task>,
    pub(super) links: Links,
    pub(super) notices: broadcast::Sender<Notice>,
    progress: broadcast::Sender<Progress>,
    /// Told when copying in is to stop; those who copy listen.
    pub(super) cancels: watch::Sender<()>,
    roster: Arc<RwLock<Option<Roster>>>,
    background: JoinSet<()>,
    desk: std::thread::JoinHandle<()>,
}

impl Host {
    /// Starts a host over an opened profile.
    pub async fn start(config: HostConfig) -> Result<Self, Failure> {
        let (tasks, inbox) = mpsc::channel(QUEUE);
        let (notices, _) = broadcast::channel(NOTICES);
        let (progress, _) = broadcast::channel(NOTICES);
        let mut background = JoinSet::new();
        // Weak, because the pool ends only after the desk, which ends only after the last strong sender.
        let tried = tasks.downgrade();
        let trials = trials::start(config.worker, config.network.is_some(), move |job, verdict| {
            let Some(tasks) = tried.upgrade() else { return };
            tokio::spawn(async move { tasks.send(Task::Input(Input::Tried { job, verdict })).await });
        });
        let flushed = tasks.downgrade();
        let flushes = flushes::start(move |hash, outcome| {
            let Some(tasks) = flushed.upgrade() else { return };
            let _stopped = tasks.blocking_send(match outcome {
                Ok(()) => Task::Input(Input::Flushed { hash }),
                Err(error) => Task::Unflushed(error),
            });
        });
        let flushes = flushes.map_err(|error| no_thread(&error))?;
        let (outgoing, queue) = mpsc::unbounded_channel();
        let links = Links::new(outgoing.clone());
        background.spawn(connect(config.network, queue, tasks.clone(), links.clone()));
        background.spawn(tick(tasks.clone()));
        let outlets = Outlets { network: outgoing, trials, flushes, notices: notices.clone() };
        let desk = Desk::open(config.database, outlets)?;
        let roster = Arc::new(RwLock::new(desk.core().roster().cloned()));
        background.spawn(follow_roster(notices.subscribe(), tasks.downgrade(), Arc::clone(&roster)));
        let desk = std::thread::Builder::new()
            .name("desk".to_owned())
            .spawn(move || desk.run(inbox))
            .map_err(|error| no_thread(&error))?;
        Ok(Self { tasks, links, notices, progress, cancels: watch::Sender::new(()), roster, background, desk })
    }

    /// Carries out a command.
    pub async fn call(&self, command: Command) -> Result<Reply, Failure> {
        // Before anything is done and written down as done.
        exports::vacant(&command)?;
        match command {
            Command::Sync { timeout } => self.sync(Duration::from_millis(timeout)).await.map(Reply::from),
            Command::Join { .. } => self.join(command).await.map(Reply::from),
            Command::CarryImport { file } => self.carry_in(&file).await,
            Command::CarryExport { to, out } => self.carry_out(to, out).await.map(Reply::from),
            attach @ (Command::DossierAttach { .. } | Command::ScanAttach { .. }) => self.attach(attach).await,
            Command::AttachCancel => Ok(self.cancel_attaching().into()),
            Command::DossierExtract { ref out, .. } | Command::ScanExtract { ref out, .. } => {
                let out = out.clone();
                self.extract(command, out).await.map(Reply::from)
            }
            Command::Backup { out, passphrase } => self.backup(out, passphrase).await.map(Reply::from),
            Command::Verify => self.verify().await.map(Reply::from),
            other => self.reply(other).await,
        }
    }

    /// How far long work is.
    #[must_use]
    pub fn progress(&self) -> broadcast::Receiver<Progress> {
        self.progress.subscribe()
    }

    /// News of this profile.
    #[must_use]
    pub fn news(&self) -> broadcast::Receiver<Notice> {
        self.notices.subscribe()
    }

    pub(super) fn tell(&self, text: &str, done: u64, total: u64) {
        let _unheard = self.progress.send(Progress { text: text.to_owned(), done, total });
    }

    /// The season's parameters, where they are known here.
    pub async fn season(&self) -> Result<Option<Season>, Failure> {
        self.look(|core, _| core.season.as_deref().cloned()).await
    }

    pub(super) fn progress_sender(&self) -> broadcast::Sender<Progress> {
        self.progress.clone()
    }

    /// Hands a task to the thread that owns the disk.
    pub(super) async fn give(&self, task: Task) -> Result<(), Failure> {
        self.tasks.send(task).await.map_err(|_| stopped())
    }

    /// What a device is to this profile, as of the last commit; for the network's gate.
    #[must_use]
    pub fn standing(&self, device: &DeviceId) -> Standing {
        let Ok(roster) = self.roster.read() else { return Standing::Guest };
        match roster.as_ref().and_then(|roster| roster.member(device)) {
            Some(member) if member.left.is_some() => Standing::Revoked,
            Some(_) => Standing::Member,
            None => Standing::Guest,
        }
    }

    /// Stops the host once what was asked is done.
    pub async fn stop(self) {
        let Self { tasks, background, desk, .. } = self;
        drop(background);
        drop(tasks);
        let _panicked = tokio::task::spawn_blocking(move || desk.join()).await;
    }

    /// The core's own answer, once the file that it may be about is written.
    pub(super) async fn reply(&self, command: Command) -> Result<Reply, Failure> {
        let Done { answer, file } = self.done(|reply| Task::Call(command, reply)).await?;
        if let Some((path, bytes)) = file {
            exports::write(path, bytes).await?;
        }
        Ok(answer)
    }

    /// What the core made of a task.
    pub(super) async fn done(&self, task: impl FnOnce(Asker) -> Task) -> Result<Done, Failure> {
        let (reply, done) = oneshot::channel();
        self.give(task(reply)).await?;
        done.await.map_err(|_| stopped())?
    }

    /// Looks at core and disk on the thread that owns them.
    pub(super) async fn look<T: Send + 'static>(
        &self,
        look: impl FnOnce(&mut Core, &mut Database) -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let (reply, answer) = oneshot::channel();
        let task = Task::Look(Box::new(move |core, database| {
            let _gone = reply.send(look(core, database));
        }));
        self.tasks.send(task).await.map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())
    }

    /// Gives the core its idle moment now: what it had put off is on disk afterwards.
    pub(super) async fn idle(&self) -> Result<(), Failure> {
        for moment in std::iter::once(Input::Tick).chain(std::iter::repeat_n(Input::Idle, CHECKS)) {
            self.tasks.send(Task::Input(moment)).await.map_err(|_| stopped())?;
        }
        Ok(())
    }

    async fn backup(&self, out: std::path::PathBuf, passphrase: String) -> Result<BackupWritten, Failure> {
        self.tell("备份", 0, 1);
        let mut random = [0; 12];
        getrandom::fill(&mut random).map_err(|error| Failure::new("io", error.to_string()))?;
        let path = out.clone();
        let done = self.look(move |_, database| database.backup(&path, &passphrase, random)).await?;
        let told = done.map_err(crate::core_error)?;
        self.tell("备份", 1, 1);
        let lost: Vec<String> = told.lost.iter().map(ToString::to_string).collect();
        Ok(BackupWritten { file: out, verified: lost.is_empty(), blobs: told.blobs, lost })
    }

    async fn verify(&self) -> Result<DiskVerified, Failure> {
        self.tell("核验", 0, 1);
        let found = self.look(|_, database| database.verify()).await?.map_err(crate::core_error)?;
        self.tell("核验", 1, 1);
        Ok(DiskVerified { ok: true, documents: found.documents, changes: found.changes, blobs: found.blobs })
    }
}

/// Moves inputs from the network to the core, and what the core sends to the network.
async fn connect(
    network: Option<Network>,
    mut outgoing: mpsc::UnboundedReceiver<super::NetworkCommand>,
    tasks: mpsc::Sender<Task>,
    links: Links,
) {
    let Some(Network { commands, mut events }) = network else {
        // Offline: what the core sends goes nowhere.
        while outgoing.recv().await.is_some() {}
        return;
    };
    let forward = async {
        while let Some(command) = outgoing.recv().await {
            if commands.send(command).await.is_err() {
                return;
            }
        }
    };
    let receive = async {
        while let Some(event) = events.recv().await {
            links.note(&event);
            if let NetworkEvent::Down { device, reason } = &event
                && let Some(bye) = farewell(reason).and_then(|refused| Frame::Bye(refused).encode().ok())
            {
                // A close that overtook the farewell itself.
                let input = Input::Frame { peer: *device, bytes: bye };
                if tasks.send(Task::Input(input)).await.is_err() {
                    return;
                }
            }
            let input = match event {
                NetworkEvent::Up { device, path, dialled } => Input::Up { peer: device, path, dialled },
                NetworkEvent::Frame { device, bytes } => Input::Frame { peer: device, bytes },
                NetworkEvent::Down { device, .. } => Input::Down { peer: device },
                NetworkEvent::Unreachable { device, reason } => match farewell(&reason) {
                    Some(refused) => Input::Refused { peer: device, refused },
                    None => continue,
                },
                NetworkEvent::Discovered { .. } => continue,
            };
            if tasks.send(Task::Input(input)).await.is_err() {
                return;
            }
        }
    };
    tokio::join!(forward, receive);
}

/// The farewell that a connection's closing word stands for.
fn farewell(reason: &str) -> Option<Refused> {
    Some(match reason {
        "revoked" => Refused::Revoked,
        "not_enrolled" => Refused::NotEnrolled,
        "other_campaign" => Refused::OtherCampaign,
        "ticket" | "rejected" => Refused::Ticket,
        _ => return None,
    })
}

async fn tick(tasks: mpsc::Sender<Task>) {
    let mut timer = tokio::time::interval(TICK);
    timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        timer.tick().await;
        if tasks.send(Task::Input(Input::Tick)).await.is_err() {
            return;
        }
    }
}

/// Keeps a copy of the roster for the network's gate, which must answer from memory.
async fn follow_roster(
    mut notices: broadcast::Receiver<Notice>,
    tasks: mpsc::WeakSender<Task>,
    roster: Arc<RwLock<Option<Roster>>>,
) {
    loop {
        match notices.recv().await {
            Ok(Notice::Roster) | Err(broadcast::error::RecvError::Lagged(_)) => {}
            Ok(_) => continue,
            Err(broadcast::error::RecvError::Closed) => return,
        }
        let Some(tasks) = tasks.upgrade() else { return };
        let roster = Arc::clone(&roster);
        let copy = Task::Look(Box::new(move |core, _| {
            if let Ok(mut copy) = roster.write() {
                *copy = core.roster().cloned();
            }
        }));
        if tasks.send(copy).await.is_err() {
            return;
        }
    }
}

fn no_thread(error: &std::io::Error) -> Failure {
    Failure::new("io", format!("程序无法启动工作线程：{error}。资料没有改动。"))
}
