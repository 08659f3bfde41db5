//! A wire within the process that counts what crosses it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiangxuan_engine::runtime::{Network, NetworkCommand, NetworkEvent};
use jiangxuan_model::DeviceId;
use tokio::sync::mpsc;

const QUEUE: usize = 256;

/// Frames and their bytes, both directions together.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    /// Frames.
    pub messages: u64,
    /// Bytes.
    pub bytes: u64,
}

/// Connects whoever is plugged in.
#[derive(Clone, Default)]
pub struct Wire {
    inboxes: Arc<Mutex<BTreeMap<DeviceId, mpsc::UnboundedSender<NetworkEvent>>>>,
    messages: Arc<AtomicU64>,
    bytes: Arc<AtomicU64>,
}

impl Wire {
    /// A device's end of the wire.
    pub fn plug(&self, device: DeviceId) -> Network {
        let (commands, mut orders) = mpsc::channel(QUEUE);
        let (events_in, events) = mpsc::channel(QUEUE);
        let mut queue = self.attach(device);
        tokio::spawn(async move {
            while let Some(event) = queue.recv().await {
                if events_in.send(event).await.is_err() {
                    return;
                }
            }
        });
        let wire = self.clone();
        tokio::spawn(async move {
            while let Some(order) = orders.recv().await {
                if let NetworkCommand::Send { device: to, frame } = order {
                    wire.send(device, to, frame);
                }
            }
        });
        Network { commands, events }
    }

    /// A device's inbox, for those that are no hosts.
    pub fn attach(&self, device: DeviceId) -> mpsc::UnboundedReceiver<NetworkEvent> {
        let (inbox, queue) = mpsc::unbounded_channel();
        self.inboxes.lock().unwrap_or_else(PoisonError::into_inner).insert(device, inbox);
        queue
    }

    /// Lets one device dial another.
    pub fn connect(&self, from: DeviceId, to: DeviceId) {
        let path = "direct".to_owned();
        self.tell(to, NetworkEvent::Up { device: from, path: path.clone(), dialled: false });
        self.tell(from, NetworkEvent::Up { device: to, path, dialled: true });
    }

    /// Carries a frame.
    pub fn send(&self, from: DeviceId, to: DeviceId, frame: Vec<u8>) {
        self.messages.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(frame.len() as u64, Ordering::Relaxed);
        self.tell(to, NetworkEvent::Frame { device: from, bytes: frame });
    }

    /// What crossed so far.
    pub fn counted(&self) -> Counted {
        Counted { messages: self.messages.load(Ordering::Relaxed), bytes: self.bytes.load(Ordering::Relaxed) }
    }

    fn tell(&self, device: DeviceId, event: NetworkEvent) {
        if let Some(inbox) = self.inboxes.lock().unwrap_or_else(PoisonError::into_inner).get(&device) {
            // Whoever stopped listening has measured enough.
            let _gone = inbox.send(event);
        }
    }
}
