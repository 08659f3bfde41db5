//! The floor of W4: files over a bare iroh stream each, hashed and made durable one by one, and nothing else.

use std::fs::File;
use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Instant;

use iroh::endpoint::{Builder, Connection, presets};
use iroh::{Endpoint, EndpointAddr, RelayMode};
use tokio::runtime::Runtime;

use crate::BenchError;
use crate::scans::{self, ScanFile};
use crate::workload::{Sample, Work, Workload};

const NAME: &str = "raw iroh stream + BLAKE3 + fsync";
const ALPN: &[u8] = b"jiangxuan/bench/raw";
/// Most bytes that are taken from the stream at a time.
const CHUNK: usize = 1 << 20;

/// Bare streams.
pub struct Raw {
    folder: PathBuf,
    seed: u64,
    runtime: Runtime,
}

impl Raw {
    /// With its files in `folder`.
    ///
    /// # Errors
    /// [`BenchError::Io`] where no runtime can be had.
    pub fn new(folder: &Path, seed: u64) -> Result<Self, BenchError> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        Ok(Self { folder: folder.to_path_buf(), seed, runtime })
    }

    fn pass(&self, count: u32) -> Result<Sample, BenchError> {
        let scans = scans::kept(&self.folder, self.seed, count)?;
        let place = tempfile::tempdir_in(&self.folder)?;
        self.runtime.block_on(async {
            let (giver, taker) = (bind(vec![ALPN.to_vec()]).await?, bind(Vec::new()).await?);
            let begin = Instant::now();
            let (given, taken) =
                tokio::join!(give(&giver, scans.clone()), take(&taker, address(&giver), &scans, place.path()));
            let seconds = begin.elapsed().as_secs_f64();
            given?;
            taken?;
            tokio::join!(giver.close(), taker.close());
            Ok(Sample { seconds, bytes: scans::together(&scans), done: count, of: count, ..Sample::default() })
        })
    }
}

impl Workload for Raw {
    fn name(&self) -> &'static str {
        NAME
    }

    fn run(&mut self, work: &Work) -> Result<Option<Sample>, BenchError> {
        match *work {
            Work::Scans { scans } => self.pass(scans).map(Some),
            _ => Ok(None),
        }
    }
}

/// An endpoint on loopback with nothing around it.
///
/// # Errors
/// [`BenchError::Peer`] where it cannot be bound.
pub async fn bind(alpns: Vec<Vec<u8>>) -> Result<Endpoint, BenchError> {
    let builder: Builder = Endpoint::builder(presets::Minimal).alpns(alpns).relay_mode(RelayMode::Disabled);
    let builder =
        builder.clear_ip_transports().bind_addr(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).map_err(failed)?;
    builder.bind().await.map_err(failed)
}

/// Where an endpoint is.
#[must_use]
pub fn address(endpoint: &Endpoint) -> EndpointAddr {
    endpoint.bound_sockets().into_iter().fold(EndpointAddr::new(endpoint.id()), EndpointAddr::with_ip_addr)
}

async fn give(endpoint: &Endpoint, scans: Vec<ScanFile>) -> Result<(), BenchError> {
    let incoming = endpoint.accept().await.ok_or_else(|| failed("no connection"))?;
    let connection = incoming.await.map_err(failed)?;
    for scan in scans {
        let bytes = tokio::task::spawn_blocking(move || std::fs::read(scan.path)).await.map_err(failed)??;
        let mut stream = connection.open_uni().await.map_err(failed)?;
        stream.write_chunk(bytes.into()).await.map_err(failed)?;
        stream.finish().map_err(failed)?;
    }
    connection.closed().await;
    Ok(())
}

async fn take(endpoint: &Endpoint, from: EndpointAddr, scans: &[ScanFile], place: &Path) -> Result<(), BenchError> {
    let connection = endpoint.connect(from, ALPN).await.map_err(failed)?;
    for (number, scan) in scans.iter().enumerate() {
        if keep(&connection, &place.join(number.to_string())).await? != scan.hash {
            return Err(failed("another hash"));
        }
    }
    connection.close(0_u32.into(), b"");
    Ok(())
}

/// Writes the next stream to a file, durably; the hash of what came.
async fn keep(connection: &Connection, path: &Path) -> Result<blake3::Hash, BenchError> {
    let mut stream = connection.accept_uni().await.map_err(failed)?;
    let mut hasher = blake3::Hasher::new();
    let mut file = File::create(path)?;
    while let Some(bytes) = stream.read_chunk(CHUNK).await.map_err(failed)? {
        hasher.update(&bytes);
        file.write_all(&bytes)?;
    }
    tokio::task::block_in_place(|| file.sync_all())?;
    Ok(hasher.finalize())
}

fn failed(error: impl std::fmt::Display) -> BenchError {
    BenchError::Peer { peer: NAME, what: error.to_string() }
}
