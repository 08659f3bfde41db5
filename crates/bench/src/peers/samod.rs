//! samod 0.16: Automerge's own repository library, with its in-memory storage.
//!
//! As it ships: nothing is flushed, nobody's authorship is proved. The two sides talk over channels within one
//! process, which spares it the network. In W2 its hub shares each dossier with the owner alone, by policy;
//! by default it would offer every dossier to everybody.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

use automerge::{Automerge, Change, ChangeHash};
use futures::future::join_all;
use futures::{StreamExt as _, stream};
use samod::storage::{InMemoryStorage, Storage as _, StorageKey};
use samod::{
    AcceptorHandle, BackoffConfig, ConnectionId, DialerHandle, DocHandle, DocumentId, PeerDocState, PeerId, Repo,
    ShareConfig, Url,
};
use tokio::runtime::{Builder, Runtime};

use super::wire::{CountingDialer, Traffic};
use crate::BenchError;
use crate::measure::percentile;
use crate::memory::Watch;
use crate::prepared::Content;
use crate::workload::{Sample, Work, Workload};

/// New commits of a bureau in W2.
pub const EVENING_COMMITS: u32 = 5;

/// The peer.
pub struct Samod {
    content: Arc<Content>,
    stored: BTreeMap<u32, Stored>,
    limit: Duration,
}

/// A storage with some dossiers in it, to be copied for every run.
#[derive(Clone)]
struct Stored {
    entries: HashMap<StorageKey, Vec<u8>>,
    ids: Vec<DocumentId>,
}

/// One repository and its open documents.
struct Side {
    repo: Repo,
    open: Vec<DocHandle>,
}

/// A connection between two repositories. Dropping it closes both ends; else the handles and the repositories
/// would keep each other alive for ever.
struct Link {
    /// Its id where it was dialled.
    towards: ConnectionId,
    /// Its id where it was accepted.
    back: ConnectionId,
    dialer: DialerHandle,
    acceptor: AcceptorHandle,
}

impl Drop for Link {
    fn drop(&mut self) {
        self.dialer.close();
        self.acceptor.close();
    }
}

type Heads = Vec<ChangeHash>;

impl Samod {
    /// On this content; a run gives up after `limit`.
    #[must_use]
    pub fn new(content: Arc<Content>, limit: Duration) -> Self {
        Self { content, stored: BTreeMap::new(), limit }
    }

    async fn stored(&mut self, dossiers: u32) -> Result<Stored, BenchError> {
        if let Some(stored) = self.stored.get(&dossiers) {
            return Ok(stored.clone());
        }
        let stored = fill(&self.content, dossiers).await?;
        self.stored.insert(dossiers, stored.clone());
        Ok(stored)
    }

    async fn reconnect(&mut self, dossiers: u32, each_side: u32) -> Result<Sample, BenchError> {
        let stored = self.stored(dossiers).await?;
        let here = Side::open("here", stored.clone()).await?;
        let there = Side::open("there", stored).await?;
        let mut heads = here.heads();
        for number in 0..each_side {
            heads[number as usize] = self.change(&here.open[number as usize], number, 0, 1)?;
            let other = number + each_side;
            heads[other as usize] = self.change(&there.open[other as usize], other, 1, 1)?;
        }
        let traffic = Arc::new(Traffic::default());
        let start = Instant::now();
        let link = connect(&here, &there, &traffic).await?;
        let both =
            async { futures::join!(agree(&here.open, link.towards, &heads), agree(&there.open, link.back, &heads)) };
        // Running out of time is no error: what agrees by then is counted.
        let _ = tokio::time::timeout(self.limit, both).await;
        let mut sample = sample(start, &traffic, dossiers);
        sample.done = agreeing(&here.open, link.towards, &heads).min(agreeing(&there.open, link.back, &heads));
        Ok(sample)
    }

    async fn first(&mut self, dossiers: u32) -> Result<Sample, BenchError> {
        let here = Side::open("here", self.stored(dossiers).await?).await?;
        let there = Side::open("there", Stored { entries: HashMap::new(), ids: Vec::new() }).await?;
        let heads = here.heads();
        let traffic = Arc::new(Traffic::default());
        let start = Instant::now();
        let link = connect(&here, &there, &traffic).await?;
        let _ = tokio::time::timeout(self.limit, agree(&here.open, link.towards, &heads)).await;
        let mut sample = sample(start, &traffic, dossiers);
        sample.done = agreeing(&here.open, link.towards, &heads);
        there.has(here.open.last(), heads.last(), sample.done == sample.of).await?;
        Ok(sample)
    }

    async fn last_evening(&mut self, bureaus: u32, each: u32) -> Result<Sample, BenchError> {
        let watch = Watch::start();
        let stored = self.stored(bureaus * each).await?;
        let owned: Vec<Stored> = (0..bureaus).map(|bureau| stored.of_bureau(bureau, each)).collect();
        let hub = Side::open_hub(stored, each).await?;
        let mut offices = Vec::new();
        for (bureau, owned) in owned.into_iter().enumerate() {
            let office = Side::open(&format!("bureau-{bureau}"), owned).await?;
            self.change(&office.open[0], bureau as u32 * each, 0, EVENING_COMMITS)?;
            offices.push(office);
        }
        let traffic = Arc::new(Traffic::default());
        let start = Instant::now();
        let served = join_all(offices.iter().map(|office| {
            tokio::time::timeout(self.limit, async {
                let link = office.report(&hub, &traffic).await?;
                Ok::<_, BenchError>((link, start.elapsed().as_secs_f64()))
            })
        }))
        .await;
        let served: Vec<(Link, f64)> = served.into_iter().filter_map(Result::ok).collect::<Result<_, _>>()?;
        let mut sample = sample(start, &traffic, bureaus);
        sample.memory = watch.most();
        sample.done = served.len() as u32;
        sample.seconds = percentile(served.iter().map(|(_, time)| *time), 0.95).unwrap_or(self.limit.as_secs_f64());
        Ok(sample)
    }

    async fn load(&mut self, dossiers: u32, opened: usize) -> Result<Sample, BenchError> {
        let stored = self.stored(dossiers).await?;
        let storage = stored.storage().await;
        let start = Instant::now();
        let repo = Repo::build_tokio().with_storage(storage).load().await;
        let side = Side::with(repo, &stored.ids[..opened]).await?;
        Ok(Sample {
            seconds: start.elapsed().as_secs_f64(),
            done: side.open.len() as u32,
            of: opened as u32,
            ..Sample::default()
        })
    }

    /// Makes later commits in an open document; yields its new heads.
    fn change(&self, open: &DocHandle, number: u32, writer: usize, rounds: u32) -> Result<Heads, BenchError> {
        let (_, raw) = self.content.changed(number, writer, rounds)?;
        let changes = raw
            .into_iter()
            .map(|bytes| Change::from_bytes(bytes).map_err(|error| failure(&error)))
            .collect::<Result<Vec<_>, _>>()?;
        open.with_document(|document| {
            document.apply_changes(changes)?;
            Ok(document.get_heads())
        })
    }
}

impl Workload for Samod {
    fn name(&self) -> &'static str {
        "samod 0.16 (memory, no fsync)"
    }

    fn run(&mut self, work: &Work) -> Result<Option<Sample>, BenchError> {
        let runtime = runtime()?;
        let sample = runtime.block_on(async {
            match *work {
                Work::Unchanged { dossiers } => self.reconnect(dossiers, 0).await.map(Some),
                Work::Changed { dossiers, each_side } => self.reconnect(dossiers, each_side).await.map(Some),
                Work::First { dossiers } => self.first(dossiers).await.map(Some),
                Work::LastEvening { bureaus, each } => self.last_evening(bureaus, each).await.map(Some),
                Work::List { dossiers } => self.load(dossiers, dossiers as usize).await.map(Some),
                Work::Open { dossiers } => self.load(dossiers, 1).await.map(Some),
                // It remembers nothing of a peer, says nothing when an edit is kept, and prints nothing.
                _ => Ok(None),
            }
        });
        // What it still does after the run must not slow down whoever is next.
        runtime.shutdown_timeout(self.limit);
        sample
    }
}

fn runtime() -> Result<Runtime, BenchError> {
    Ok(Builder::new_multi_thread().enable_all().build()?)
}

fn failure(error: &dyn std::fmt::Display) -> BenchError {
    BenchError::Peer { peer: "samod", what: error.to_string() }
}

fn sample(start: Instant, traffic: &Traffic, of: u32) -> Sample {
    let seconds = start.elapsed().as_secs_f64();
    Sample { seconds, messages: traffic.messages(), bytes: traffic.bytes(), of, ..Sample::default() }
}

/// Lets a repository create the dossiers, as an application would, and keeps what it stored.
async fn fill(content: &Content, dossiers: u32) -> Result<Stored, BenchError> {
    let storage = InMemoryStorage::new();
    let repo = Repo::build_tokio().with_storage(storage.clone()).load().await;
    let mut ids = Vec::new();
    for prepared in &content.dossiers[..dossiers as usize] {
        let document = Automerge::load(&prepared.saved)?;
        let open = repo.create(document).await.map_err(|error| failure(&error))?;
        ids.push(open.document_id().clone());
    }
    repo.stop().await;
    let all = StorageKey::from_parts(<[&str; 0]>::default()).map_err(|error| failure(&error))?;
    Ok(Stored { entries: storage.load_range(all).await, ids })
}

impl Stored {
    /// The part of the storage that holds one bureau's dossiers.
    fn of_bureau(&self, bureau: u32, each: u32) -> Self {
        let first = (bureau * each) as usize;
        let ids = self.ids[first..first + each as usize].to_vec();
        let prefixes: Vec<StorageKey> =
            ids.iter().filter_map(|id| StorageKey::from_parts([id.to_string()]).ok()).collect();
        let own = |key: &StorageKey| prefixes.iter().any(|prefix| prefix.is_prefix_of(key));
        let entries =
            self.entries.iter().filter(|(key, _)| own(key)).map(|(key, value)| (key.clone(), value.clone())).collect();
        Self { entries, ids }
    }

    async fn storage(&self) -> InMemoryStorage {
        let storage = InMemoryStorage::new();
        for (key, value) in &self.entries {
            storage.put(key.clone(), value.clone()).await;
        }
        storage
    }
}

impl Side {
    async fn open(name: &str, stored: Stored) -> Result<Self, BenchError> {
        let storage = stored.storage().await;
        let repo = Repo::build_tokio().with_storage(storage).with_peer_id(PeerId::from(name)).load().await;
        Self::with(repo, &stored.ids).await
    }

    /// The hub of W2: it shares a dossier with its bureau and nobody else.
    async fn open_hub(stored: Stored, each: u32) -> Result<Self, BenchError> {
        let storage = stored.storage().await;
        let owners: HashMap<DocumentId, PeerId> = stored.ids.iter().cloned().zip(owner_names(each)).collect();
        let policy = move |document, peer| {
            let own = owners.get(&document) == Some(&peer);
            stream::iter([if own { ShareConfig::read_write() } else { ShareConfig::none() }])
        };
        let repo = Repo::build_tokio()
            .with_storage(storage)
            .with_peer_id(PeerId::from("hub"))
            .with_share_policy(policy)
            .load()
            .await;
        Self::with(repo, &stored.ids).await
    }

    async fn with(repo: Repo, ids: &[DocumentId]) -> Result<Self, BenchError> {
        let found = join_all(ids.iter().map(|id| repo.find(id.clone()))).await;
        let open = found
            .into_iter()
            .map(|found| {
                found.map_err(|error| failure(&error))?.ok_or_else(|| failure(&"a stored document is missing"))
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { repo, open })
    }

    fn heads(&self) -> Vec<Heads> {
        self.open.iter().map(|open| open.with_document(|document| document.get_heads())).collect()
    }

    /// Connects to the hub and waits until it has everything.
    async fn report(&self, hub: &Self, traffic: &Arc<Traffic>) -> Result<Link, BenchError> {
        let link = connect(self, hub, traffic).await?;
        agree(&self.open, link.towards, &self.heads()).await;
        Ok(link)
    }

    /// Fails where a finished sync left the document out.
    async fn has(&self, open: Option<&DocHandle>, heads: Option<&Heads>, expected: bool) -> Result<(), BenchError> {
        let (Some(open), Some(heads), true) = (open, heads, expected) else { return Ok(()) };
        let found = self.repo.find(open.document_id().clone()).await.map_err(|error| failure(&error))?;
        match found.map(|found| found.with_document(|document| document.get_heads())) {
            Some(held) if held == *heads => Ok(()),
            held => Err(failure(&format!("synced, but holds {held:?} and not {heads:?}"))),
        }
    }
}

fn owner_names(each: u32) -> impl Iterator<Item = PeerId> {
    (0..).map(move |number: u32| PeerId::from(format!("bureau-{}", number / each).as_str()))
}

async fn connect(from: &Side, to: &Side, traffic: &Arc<Traffic>) -> Result<Link, BenchError> {
    let url = Url::parse("memory://samod").map_err(|error| failure(&error))?;
    let acceptor = to.repo.make_acceptor(url.clone()).map_err(|error| failure(&error))?;
    let dialer = CountingDialer::new(url, acceptor.clone(), traffic.clone());
    let dialer = from.repo.dial(BackoffConfig::default(), Arc::new(dialer)).map_err(|error| failure(&error))?;
    let there = from.repo.when_connected(to.repo.peer_id()).await.map_err(|error| failure(&error))?;
    let here = to.repo.when_connected(from.repo.peer_id()).await.map_err(|error| failure(&error))?;
    Ok(Link { towards: there.id(), back: here.id(), dialer, acceptor })
}

/// Waits until the other end of the connection holds every document at these heads. One after the other: the last
/// to agree decides, and 6,000 watchers at once would slow down what they watch.
async fn agree(open: &[DocHandle], connection: ConnectionId, heads: &[Heads]) {
    for (open, heads) in open.iter().zip(heads) {
        let (now, mut news) = open.peers();
        let mut shared = shared_heads(&now, connection);
        while shared.as_ref() != Some(heads) {
            let Some(changed) = news.next().await else { break };
            shared = shared_heads(&changed, connection).or(shared);
        }
    }
}

/// How many documents the other end holds at these heads now.
fn agreeing(open: &[DocHandle], connection: ConnectionId, heads: &[Heads]) -> u32 {
    let agrees =
        |(open, heads): &(&DocHandle, &Heads)| shared_heads(&open.peers().0, connection).as_ref() == Some(heads);
    open.iter().zip(heads).filter(agrees).count() as u32
}

fn shared_heads(states: &HashMap<ConnectionId, PeerDocState>, connection: ConnectionId) -> Option<Heads> {
    states.get(&connection).and_then(|state| state.shared_heads.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiangxuan_model::DeviceId;

    fn samod(dossiers: u32) -> Samod {
        let content = Content::make(1, [DeviceId([1; 32]), DeviceId([2; 32])], dossiers).expect("content");
        Samod::new(Arc::new(content), Duration::from_secs(20))
    }

    #[test]
    fn it_finishes_every_work_it_has() {
        let mut samod = samod(6);
        for step in crate::plan::Plan::All.steps(6, 1) {
            if let Some(sample) = samod.run(&step.work).expect("run") {
                assert_eq!(sample.done, sample.of, "{step:?} {sample:?}");
            }
        }
    }
}
