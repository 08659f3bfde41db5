//! Who is reachable, and how: what the host remembers of the network.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiangxuan_model::DeviceId;
use tokio::sync::{mpsc, watch};

use super::{AGAIN, NetworkCommand, NetworkEvent};

/// What is known of the way to a device.
#[derive(Debug, Clone, Default)]
pub struct Link {
    /// Path of the connection that stands.
    pub up: Option<String>,
    /// Why the last attempt or connection ended.
    pub failed: Option<String>,
    /// Where it was heard on the local network.
    pub discovered: Vec<String>,
    /// Whether an attempt is under way.
    pub dialling: bool,
    /// Whether its connection is being ended only to be made again.
    renewing: bool,
}

/// The table of links, shared between tasks.
#[derive(Clone)]
pub struct Links {
    table: Arc<Mutex<BTreeMap<DeviceId, Link>>>,
    commands: mpsc::UnboundedSender<NetworkCommand>,
    changed: Arc<watch::Sender<u64>>,
}

impl Links {
    /// An empty table that sends connection attempts to `commands`.
    pub fn new(commands: mpsc::UnboundedSender<NetworkCommand>) -> Self {
        Self { table: Arc::default(), commands, changed: Arc::new(watch::channel(0).0) }
    }

    /// What is known of a device.
    pub fn get(&self, device: &DeviceId) -> Link {
        self.with(|table| table.get(device).cloned().unwrap_or_default())
    }

    /// Told whenever anything in the table changes.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Tries to reach a device, unless it is reached or being tried.
    pub fn dial(&self, device: DeviceId, addresses: &[String], relay: Option<&str>) {
        let fresh = self.with(|table| {
            let link = table.entry(device).or_default();
            let fresh = link.up.is_none() && !link.dialling;
            if fresh {
                (link.dialling, link.failed) = (true, None);
            }
            fresh
        });
        if fresh {
            let mut all = self.get(&device).discovered;
            all.extend(addresses.iter().cloned());
            let relay = relay.map(str::to_owned);
            let _offline = self.commands.send(NetworkCommand::Connect { device, addresses: all, relay });
        }
    }

    /// The connection is ended to be made again: its end is no failure.
    pub fn renew(&self, device: &DeviceId) {
        self.with(|table| {
            if let Some(link) = table.get_mut(device) {
                link.renewing = link.up.is_some();
                (link.failed, link.dialling) = (None, false);
            }
        });
    }

    /// Takes note of what the network told.
    pub fn note(&self, event: &NetworkEvent) {
        self.with(|table| match event {
            NetworkEvent::Up { device, path, .. } => {
                let link = table.entry(*device).or_default();
                (link.up, link.failed, link.dialling) = (Some(path.clone()), None, false);
            }
            NetworkEvent::Down { device, reason } | NetworkEvent::Unreachable { device, reason } => {
                let link = table.entry(*device).or_default();
                let failed = (!link.renewing && reason != AGAIN).then(|| reason.clone());
                *link = Link { failed, discovered: std::mem::take(&mut link.discovered), ..Link::default() };
            }
            NetworkEvent::Discovered { device, addresses } => {
                table.entry(*device).or_default().discovered.clone_from(addresses);
            }
            NetworkEvent::Frame { .. } => {}
        });
        if !matches!(event, NetworkEvent::Frame { .. }) {
            self.changed.send_modify(|count| *count += 1);
        }
    }

    fn with<T>(&self, act: impl FnOnce(&mut BTreeMap<DeviceId, Link>) -> T) -> T {
        act(&mut self.table.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
