//! W4: attachments from a county's profile to the municipal node, through the whole product but its command line.

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};
use std::time::{Duration, Instant};

use jiangxuan_engine::runtime::Network;
use jiangxuan_engine::{Command, Notice};
use jiangxuan_transport::testing::{BadLine, Profile as Badness};
use tempfile::TempDir;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{interval_at, timeout};

use super::line::End;
use super::profile::{self, Owner, Templates, owned};
use super::wire::Wire;
use super::{LINE_RATE, Running, TAKER, call, refused, start, start_on};
use crate::BenchError;
use crate::prepared::Content;
use crate::scans::{ScanFile, together};
use crate::workload::Sample;

/// Scans of one dossier: what may be attached to one has a limit.
pub const OF_DOSSIER: usize = 20;
const HERE: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);
/// The target of a bad line lives in another family, so that no way around the line exists.
const BEYOND: SocketAddr = SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), 0);
/// One way, of a round trip of 300 ms.
const DELAY: Duration = Duration::from_millis(150);
const LOSS: f64 = 0.03;
/// The line is cut so often, for so long.
const CUT_EVERY: Duration = Duration::from_secs(20);
const CUT_FOR: Duration = Duration::from_secs(2);
/// A bad line may take so long.
const PATIENCE: Duration = Duration::from_secs(1_200);

/// Two profiles, one with the scans in it.
struct Pair {
    county: (TempDir, PathBuf),
    hub: (TempDir, PathBuf),
}

/// Every scan to a node that has none, over clean loopback.
pub async fn clean(
    templates: &Templates,
    content: &Content,
    scans: &[ScanFile],
    limit: Duration,
) -> Result<Sample, BenchError> {
    let pair = prepared(templates, content, scans).await?;
    let (taking, hub) = opened(pair.hub, 0, HERE).await?;
    let (giving, county) = opened(pair.county, 1, HERE).await?;
    let mut news = county.host.news();
    let begin = Instant::now();
    giving.dial(profile::hub().id(), taking.address()?).await?;
    let level = timeout(limit, async { while !is_level(&news.recv().await) {} }).await;
    let seconds = begin.elapsed().as_secs_f64();
    let arrived = call(&hub, Command::Verify).await?["blobs"].as_u64().unwrap_or_default();
    let (messages, bytes) = giving.sent();
    tokio::join!(county.host.stop(), hub.host.stop());
    tokio::join!(giving.unplug(), taking.unplug());
    let done = if level.is_ok() { u32::try_from(arrived).unwrap_or_default() } else { 0 };
    let of = u32::try_from(scans.len()).unwrap_or_default();
    Ok(Sample { seconds, messages, bytes, done, of, ..Sample::default() })
}

/// One scan over a bad line to a node that is killed when half of it is there.
pub async fn bad(templates: &Templates, content: &Content, scan: &ScanFile) -> Result<Sample, BenchError> {
    let pair = prepared(templates, content, std::slice::from_ref(scan)).await?;
    let mut node = Node::start(&pair.hub.1, BEYOND)?;
    let badness = Badness { delay: DELAY, loss: LOSS, rate: Some(LINE_RATE) };
    let line = BadLine::between(HERE, node.address, badness, 1).await?;
    let (giving, county) = opened(pair.county, 1, HERE).await?;
    let mut news = county.host.news();
    let mut cuts = interval_at((Instant::now() + CUT_EVERY).into(), CUT_EVERY);
    let begin = Instant::now();
    let mut killed = false;
    dial(&giving, &line).await?;
    loop {
        tokio::select! {
            _ = cuts.tick() => {
                line.cut();
                tokio::time::sleep(CUT_FOR).await;
                line.mend();
            }
            notice = news.recv() => match notice {
                Ok(Notice::Moving { done, total, .. }) if !killed && 2 * done >= total => {
                    killed = true;
                    node = node.killed_and_started_again(&pair.hub.1)?;
                    giving.hang_up(profile::hub().id());
                }
                Ok(Notice::Changed(jiangxuan_engine::Change::Peer { up: false, .. })) => dial(&giving, &line).await?,
                notice if is_level(&notice) => break,
                Err(RecvError::Closed) => return Err(refused("the county ended")),
                _ => {}
            }
        }
        if begin.elapsed() > PATIENCE {
            return Err(refused("the scan did not arrive"));
        }
    }
    let seconds = begin.elapsed().as_secs_f64();
    let (messages, bytes) = giving.sent();
    node.ends()?;
    county.host.stop().await;
    giving.unplug().await;
    let arrived = profile::open(&pair.hub.1)?.verify().map_err(|error| refused(&error.to_string()))?.blobs;
    Ok(Sample { seconds, messages, bytes, done: u32::from(killed && arrived == 1), of: 1, ..Sample::default() })
}

fn is_level(notice: &Result<Notice, RecvError>) -> bool {
    matches!(notice, Ok(Notice::Level(_)))
}

/// Tries until the node at the far end of the line answers.
async fn dial(giving: &End, line: &BadLine) -> Result<(), BenchError> {
    let mut last = Ok(());
    for _ in 0..20 {
        last = giving.dial(profile::hub().id(), line.address()).await;
        if last.is_ok() {
            break;
        }
    }
    last
}

/// A profile over the real network.
async fn opened(home: (TempDir, PathBuf), number: u32, listen: SocketAddr) -> Result<(End, Running), BenchError> {
    let (end, network) = End::plug(&profile::key(number), listen).await?;
    let running = start_on(home.0, profile::open(&home.1)?, network).await?;
    Ok((end, running))
}

/// A county's profile with the scans attached, as a clerk attaches them, and a node that lacks them.
async fn prepared(templates: &Templates, content: &Content, scans: &[ScanFile]) -> Result<Pair, BenchError> {
    let dossiers = u32::try_from(scans.len().div_ceil(OF_DOSSIER)).unwrap_or(u32::MAX);
    let name = format!("scans-{}-{}", scans.len(), together(scans));
    if !templates.has(&name) {
        let (home, path) = templates.copy(Owner::County, content, dossiers)?;
        let running = start(home, profile::open(&path)?, &Wire::default(), profile::key(1).id()).await?;
        for (at, scan) in scans.iter().enumerate() {
            let id = owned(&content.dossiers[at / OF_DOSSIER].id)?.to_string();
            attach(&running, id, scan).await?;
        }
        let home = running.home;
        running.host.stop().await;
        templates.adopt(&name, &path)?;
        drop(home);
    }
    Ok(Pair { county: templates.fresh(&name)?, hub: templates.copy(Owner::Hub, content, dossiers)? })
}

async fn attach(running: &Running, id: String, scan: &ScanFile) -> Result<(), BenchError> {
    let (kind, file) = ("award".to_owned(), scan.path.clone());
    let attach = Command::DossierAttach { id, kind, file, title: None, date: None, issuer: None, record: None };
    call(running, attach).await.map(drop)
}

/// The municipal node as a process of its own.
struct Node {
    child: Child,
    address: SocketAddr,
}

impl Node {
    fn start(profile: &Path, listen: SocketAddr) -> Result<Self, BenchError> {
        let mut child = Process::new(std::env::current_exe()?)
            .arg(TAKER)
            .arg(profile)
            .arg(listen.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        let output = child.stdout.as_mut().ok_or_else(|| refused("no output"))?;
        BufReader::new(output).read_line(&mut line)?;
        let address = line.trim().parse().map_err(|_| refused("the node says no address"))?;
        Ok(Self { child, address })
    }

    fn killed_and_started_again(mut self, profile: &Path) -> Result<Self, BenchError> {
        self.child.kill()?;
        self.child.wait()?;
        Self::start(profile, self.address)
    }

    fn ends(mut self) -> Result<(), BenchError> {
        drop(self.child.stdin.take());
        self.child.wait()?;
        Ok(())
    }
}

/// Serves as that process until its input ends.
pub async fn take(profile: &Path, listen: SocketAddr) -> Result<(), BenchError> {
    let (end, network): (End, Network) = End::plug(&profile::hub(), listen).await?;
    let running = start_on(tempfile::tempdir()?, profile::open(profile)?, network).await?;
    println!("{}", end.address()?);
    tokio::task::spawn_blocking(|| std::io::stdin().lock().read_to_end(&mut Vec::new()))
        .await
        .map_err(|_| refused("the input"))??;
    running.host.stop().await;
    end.unplug().await;
    Ok(())
}
