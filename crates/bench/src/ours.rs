//! Ours: whole profiles on disk, encrypted, every commit synced, every foreign change tried in a
//! process of its own. Only the wire is short-circuited, so that frames can be counted; the peers'
//! wires are as short.

mod evening;
mod line;
mod papers;
mod profile;
mod scans;
mod wire;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiangxuan_engine::runtime::{Host, HostConfig, Network, WorkerCommand};
use jiangxuan_engine::{Command, Notice, Reply};
use jiangxuan_model::{DeviceId, DocId};
use jiangxuan_store::Database;
use tokio::runtime::Runtime;

use crate::BenchError;
use crate::prepared::{Content, Devices};
use crate::workload::{Sample, Work, Workload};
use papers::Press;
use profile::{Templates, owned};
use wire::{Counted, Wire};

/// Argument with which this program serves as its own trial process.
pub const WORKER: &str = "trial-worker";
/// Argument with which this program serves as the node that is killed in W4.
pub const TAKER: &str = "take-scans";
/// Bytes per second of the bad line of W4: 2 Mbit/s.
pub const LINE_RATE: u64 = 250_000;
const NAME: &str = "ours";

/// The devices that write the content.
#[must_use]
pub fn clerks() -> Devices {
    [profile::key(1).id(), profile::key(2).id()]
}

/// Serves as the node that is killed in W4: its profile, and where to listen.
///
/// # Errors
/// [`BenchError`] where the profile cannot be opened or nothing can be heard.
pub fn take(profile: &Path, listen: &str) -> Result<(), BenchError> {
    let listen = listen.parse().map_err(|_| refused("no address"))?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(scans::take(profile, listen))
}

/// Our side of the workloads.
pub struct Ours {
    templates: Templates,
    content: Arc<Content>,
    runtime: Runtime,
    limit: Duration,
    press: Option<Press>,
}

/// A profile that runs.
struct Running {
    host: Host,
    home: tempfile::TempDir,
}

impl Ours {
    /// Prepares nothing yet; profiles are made from the content when they are first needed.
    ///
    /// # Errors
    /// [`BenchError::Io`] where no runtime can be had.
    pub fn new(folder: &Path, content: Arc<Content>, limit: Duration) -> Result<Self, BenchError> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        Ok(Self { templates: Templates::new(folder), content, runtime, limit, press: None })
    }

    /// Runs the two sides over a counted wire until both are level.
    fn meet(&self, dossiers: u32, first: bool, each_side: u32) -> Result<Sample, BenchError> {
        let (left_home, left) = self.templates.open(profile::Owner::Hub, &self.content, dossiers)?;
        let held = if first { 0 } else { dossiers };
        let (right_home, right) = self.templates.open(profile::Owner::County, &self.content, held)?;
        let ids: Vec<DocId> = self
            .content
            .dossiers
            .iter()
            .take(2 * each_side as usize)
            .map(|dossier| owned(&dossier.id))
            .collect::<Result<_, _>>()?;
        let (mine, theirs) = ids.split_at(each_side as usize);
        self.runtime.block_on(async {
            let wire = Wire::default();
            let hub = start(left_home, left, &wire, profile::hub().id()).await?;
            let county = start(right_home, right, &wire, profile::key(1).id()).await?;
            edit(&hub, mine).await?;
            edit(&county, theirs).await?;
            let mut news = county.host.news();
            let begin = Instant::now();
            wire.connect(profile::key(1).id(), profile::hub().id());
            let level =
                tokio::time::timeout(self.limit, async { while !matches!(news.recv().await, Ok(Notice::Level(_))) {} });
            let done = level.await.is_ok();
            let seconds = begin.elapsed().as_secs_f64();
            let Counted { messages, bytes } = wire.counted();
            let done = if done { dossiers } else { 0 };
            hub.host.stop().await;
            county.host.stop().await;
            Ok(Sample { seconds, messages, bytes, done, of: dossiers, ..Sample::default() })
        })
    }

    fn print(
        &mut self,
        paper: impl FnOnce(&mut Press, &Content) -> Result<Sample, BenchError>,
    ) -> Result<Sample, BenchError> {
        let press = match &mut self.press {
            Some(press) => press,
            cold => cold.insert(Press::warm(&self.content)?),
        };
        paper(press, &self.content)
    }

    fn list(&self, dossiers: u32) -> Result<Sample, BenchError> {
        let home = self.templates.copy(profile::Owner::County, &self.content, dossiers)?;
        self.runtime.block_on(async {
            let begin = Instant::now();
            let running = start(home.0, profile::open(&home.1)?, &Wire::default(), profile::key(1).id()).await?;
            let rows = call(&running, Command::DossierList).await?;
            let seconds = begin.elapsed().as_secs_f64();
            let done = rows.as_array().map_or(0, Vec::len);
            running.host.stop().await;
            Ok(Sample { seconds, done: u32::try_from(done).unwrap_or_default(), of: dossiers, ..Sample::default() })
        })
    }

    fn open_one(&self, dossiers: u32) -> Result<Sample, BenchError> {
        let home = self.templates.copy(profile::Owner::County, &self.content, dossiers)?;
        let id = owned(&self.content.dossiers[dossiers as usize / 2].id)?.to_string();
        self.runtime.block_on(async {
            let running = start(home.0, profile::open(&home.1)?, &Wire::default(), profile::key(1).id()).await?;
            let begin = Instant::now();
            call(&running, Command::DossierShow { id, unmask: false }).await?;
            let seconds = begin.elapsed().as_secs_f64();
            running.host.stop().await;
            Ok(Sample { seconds, done: 1, of: 1, ..Sample::default() })
        })
    }

    /// One durable field edit: the median of many, so that it compares with the floors.
    fn edit(&self, dossiers: u32) -> Result<Sample, BenchError> {
        const EDITS: usize = 200;
        let home = self.templates.copy(profile::Owner::County, &self.content, dossiers)?;
        let id = owned(&self.content.dossiers[0].id)?.to_string();
        self.runtime.block_on(async {
            let running = start(home.0, profile::open(&home.1)?, &Wire::default(), profile::key(1).id()).await?;
            let mut times = Vec::new();
            for nth in 0..EDITS {
                let values = vec![("summary".to_owned(), format!("更正 {nth}"))];
                let begin = Instant::now();
                call(&running, Command::DossierSet { id: id.clone(), values }).await?;
                times.push(begin.elapsed().as_secs_f64());
            }
            running.host.stop().await;
            times.sort_by(f64::total_cmp);
            Ok(Sample { seconds: times[EDITS / 2], done: 1, of: 1, ..Sample::default() })
        })
    }
}

impl Workload for Ours {
    fn name(&self) -> &'static str {
        NAME
    }

    fn ours(&self) -> bool {
        true
    }

    fn run(&mut self, work: &Work) -> Result<Option<Sample>, BenchError> {
        match *work {
            Work::Unchanged { dossiers } | Work::UnchangedAnew { dossiers } => self.meet(dossiers, false, 0),
            Work::Changed { dossiers, each_side } => self.meet(dossiers, false, each_side),
            Work::First { dossiers } => self.meet(dossiers, true, 0),
            Work::LastEvening { bureaus, each } => {
                evening::run(&self.runtime, &self.templates, &self.content, bureaus, each, self.limit)
            }
            Work::List { dossiers } => self.list(dossiers),
            Work::Open { dossiers } => self.open_one(dossiers),
            Work::Edit { dossiers } => self.edit(dossiers),
            Work::Scans { scans } => {
                let files = crate::scans::kept(self.templates.folder(), self.content.seed, scans)?;
                self.runtime.block_on(scans::clean(&self.templates, &self.content, &files, self.limit))
            }
            Work::BadLine { kilobytes } => {
                let file = crate::scans::one(self.templates.folder(), self.content.seed, kilobytes)?;
                self.runtime.block_on(scans::bad(&self.templates, &self.content, &file))
            }
            Work::Print { paper } => self.print(|press, content| press.one(content, paper)),
            Work::Pack { scans } => self.print(|press, content| press.pack(content, scans)),
            Work::Summary { people, format } => self.print(|press, content| press.summary(content, people, format)),
        }
        .map(Some)
    }
}

async fn start(
    home: tempfile::TempDir,
    database: Database,
    wire: &Wire,
    device: DeviceId,
) -> Result<Running, BenchError> {
    start_on(home, database, wire.plug(device)).await
}

/// The same over any network.
async fn start_on(home: tempfile::TempDir, database: Database, network: Network) -> Result<Running, BenchError> {
    let worker = WorkerCommand { program: std::env::current_exe().unwrap_or_default(), args: vec![WORKER.to_owned()] };
    let config = HostConfig { database, worker: Some(worker), network: Some(network) };
    let host = Host::start(config).await.map_err(|failure| refused(&failure.message))?;
    Ok(Running { host, home })
}

async fn edit(running: &Running, ids: &[DocId]) -> Result<(), BenchError> {
    for id in ids {
        let values = vec![("mobile".to_owned(), "13800000001".to_owned())];
        call(running, Command::DossierSet { id: id.to_string(), values }).await?;
    }
    Ok(())
}

async fn call(running: &Running, command: Command) -> Result<serde_json::Value, BenchError> {
    running.host.call(command).await.map(Reply::into_value).map_err(|failure| refused(&failure.message))
}

fn refused(what: &str) -> BenchError {
    BenchError::Peer { peer: NAME, what: what.to_owned() }
}
