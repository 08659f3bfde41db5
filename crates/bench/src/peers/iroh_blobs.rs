//! iroh-blobs as it ships: its own store of files, verified streams, all scans in one request.

use std::path::{Path, PathBuf};
use std::time::Instant;

use iroh::protocol::Router;
use iroh_blobs::api::blobs::AddBytesOptions;
use iroh_blobs::hashseq::HashSeq;
use iroh_blobs::store::fs::FsStore;
use iroh_blobs::{ALPN, BlobFormat, BlobsProtocol, Hash, HashAndFormat};
use tokio::runtime::Runtime;

use super::raw::{address, bind};
use crate::BenchError;
use crate::scans::{self, ScanFile};
use crate::workload::{Sample, Work, Workload};

const NAME: &str = "iroh-blobs 0.104 (plain files, no fsync)";

/// The peer.
pub struct IrohBlobs {
    folder: PathBuf,
    seed: u64,
    runtime: Runtime,
}

impl IrohBlobs {
    /// With its stores in `folder`.
    ///
    /// # Errors
    /// [`BenchError::Io`] where no runtime can be had.
    pub fn new(folder: &Path, seed: u64) -> Result<Self, BenchError> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        Ok(Self { folder: folder.to_path_buf(), seed, runtime })
    }

    fn pass(&self, count: u32) -> Result<Sample, BenchError> {
        let scans = scans::kept(&self.folder, self.seed, count)?;
        let places = (tempfile::tempdir_in(&self.folder)?, tempfile::tempdir_in(&self.folder)?);
        self.runtime.block_on(async {
            let giving = FsStore::load(places.0.path()).await.map_err(failed)?;
            let all = imported(&giving, &scans).await?;
            let router =
                Router::builder(bind(Vec::new()).await?).accept(ALPN, BlobsProtocol::new(&giving, None)).spawn();
            let taking = FsStore::load(places.1.path()).await.map_err(failed)?;
            let endpoint = bind(Vec::new()).await?;
            let begin = Instant::now();
            let connection = endpoint.connect(address(router.endpoint()), ALPN).await.map_err(failed)?;
            taking.remote().fetch(connection, all).complete().await.map_err(failed)?;
            taking.sync_db().await.map_err(failed)?;
            let seconds = begin.elapsed().as_secs_f64();
            let mut done = 0;
            for scan in &scans {
                done += u32::from(taking.blobs().has(Hash::from(*scan.hash.as_bytes())).await.map_err(failed)?);
            }
            endpoint.close().await;
            router.shutdown().await.map_err(failed)?;
            taking.shutdown().await.map_err(failed)?;
            Ok(Sample { seconds, bytes: scans::together(&scans), done, of: count, ..Sample::default() })
        })
    }
}

impl Workload for IrohBlobs {
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

/// Puts the scans into a store, and beside them the list that names all.
async fn imported(store: &FsStore, scans: &[ScanFile]) -> Result<HashAndFormat, BenchError> {
    let mut hashes = Vec::with_capacity(scans.len());
    for scan in scans {
        let path = std::path::absolute(&scan.path)?;
        hashes.push(store.blobs().add_path(path).await.map_err(failed)?.hash);
    }
    let data = hashes.into_iter().collect::<HashSeq>().into_inner();
    let list = AddBytesOptions { data, format: BlobFormat::HashSeq };
    let tag = store.blobs().add_bytes_with_opts(list).await.map_err(failed)?;
    Ok(HashAndFormat::hash_seq(tag.hash))
}

fn failed(error: impl std::fmt::Display) -> BenchError {
    BenchError::Peer { peer: NAME, what: error.to_string() }
}
