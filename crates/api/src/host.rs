//! The only file that names the engine's runtime.

use std::time::Duration;

use jiangxuan_engine::command::Failure;
use jiangxuan_store::Database;

pub use jiangxuan_engine::runtime::{
    Host, Network, NetworkCommand, NetworkEvent, Progress, device_seed, first_batch, relay, run_worker,
};
use jiangxuan_engine::runtime::{HostConfig, WorkerCommand};

/// How long the engine may take to put its work down. Nothing is lost when it takes longer: what
/// was answered is on disk.
const PATIENCE: Duration = Duration::from_secs(10);

/// Starts the engine over an opened profile; trials run in this very program, called with the word `worker`.
pub async fn start(database: Database, network: Option<Network>) -> Result<Host, Failure> {
    let worker = std::env::current_exe().ok().map(|program| WorkerCommand { program, args: vec!["worker".to_owned()] });
    if worker.is_none() {
        return Err(Failure::new("io", "程序找不到自己的文件，不能隔离检查外来数据。数据没有改动。请重新安装匠选。"));
    }
    Host::start(HostConfig { database, worker, network }).await
}

/// Ends the engine once what was asked is done.
pub async fn stop(host: Host) {
    if tokio::time::timeout(PATIENCE, host.stop()).await.is_err() {
        tracing::warn!("the engine did not end in time");
    }
}
