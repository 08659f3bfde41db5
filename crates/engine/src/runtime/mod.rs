//! The thin runtime around the core: one thread that owns the disk, a few processes that run trials,
//! and channels to whatever moves frames.

mod desk;
mod exports;
mod flushes;
mod host;
mod links;
mod pass;
mod scans;
mod sticks;
mod trials;

use std::path::PathBuf;

use jiangxuan_model::DeviceId;
use jiangxuan_store::{Batch, Database};
use tokio::sync::mpsc;

pub use host::Host;
pub use jiangxuan_sync::worker::run as run_worker;

use crate::command::Failure;
use crate::settings;

/// Closing word of a connection that is ended only to be made again, under another standing.
const AGAIN: &str = "again";

/// What a host is made of.
pub struct HostConfig {
    /// The opened profile.
    pub database: Database,
    /// The program that runs trials; none runs them in this process, for tests.
    pub worker: Option<WorkerCommand>,
    /// The way to other devices, if there is one.
    pub network: Option<Network>,
}

/// How to start a trial process.
#[derive(Debug, Clone)]
pub struct WorkerCommand {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<String>,
}

/// Channels to whatever moves frames between devices.
pub struct Network {
    /// What the host wants done.
    pub commands: mpsc::Sender<NetworkCommand>,
    /// What happened.
    pub events: mpsc::Receiver<NetworkEvent>,
}

/// What the host wants the network to do.
#[derive(Debug, Clone)]
pub enum NetworkCommand {
    /// Reach a device, directly, on the local network, or through a relay.
    Connect {
        /// Which.
        device: DeviceId,
        /// Where it may be: `address:port` each.
        addresses: Vec<String>,
        /// URL of a relay that it may be reached through.
        relay: Option<String>,
    },
    /// Send a frame on a connection that stands.
    Send {
        /// To whom.
        device: DeviceId,
        /// Its bytes.
        frame: Vec<u8>,
    },
    /// End a connection.
    Close {
        /// With whom.
        device: DeviceId,
        /// For the other side's program.
        code: u32,
        /// For the other side's people.
        reason: String,
    },
}

/// What the network tells the host.
#[derive(Debug, Clone)]
pub enum NetworkEvent {
    /// A connection stands.
    Up {
        /// With whom, as the handshake proved.
        device: DeviceId,
        /// `direct`, `lan` or `relay`.
        path: String,
        /// Whether this side dialled.
        dialled: bool,
    },
    /// A frame came in.
    Frame {
        /// From whom.
        device: DeviceId,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// A connection ended.
    Down {
        /// With whom.
        device: DeviceId,
        /// Why.
        reason: String,
    },
    /// A device could not be reached.
    Unreachable {
        /// Which.
        device: DeviceId,
        /// Why.
        reason: String,
    },
    /// A device was heard on the local network.
    Discovered {
        /// Which.
        device: DeviceId,
        /// Where.
        addresses: Vec<String>,
    },
}

/// How far a long piece of work is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub text: String,
    /// So much is done.
    pub done: u64,
    /// Of so much.
    pub total: u64,
}

/// Whoever carries out commands has gone.
fn stopped() -> Failure {
    Failure::new("stopped", "程序正在退出，这项操作没有执行。已保存的资料都在；请重新运行。")
}

/// What a new profile holds. `device_seed` is 32 random bytes: the device's identity from now on.
#[must_use]
pub fn first_batch(device_seed: &[u8; 32]) -> Batch {
    Batch { writes: vec![settings::put_device_seed(device_seed)] }
}

/// The seed of this profile's device key.
pub fn device_seed(database: &Database) -> Result<[u8; 32], Failure> {
    settings::device_seed(database)
}

/// URL of the city's relay, if this profile has heard of one.
pub fn relay(database: &Database) -> Result<Option<String>, Failure> {
    settings::relay(database)
}
