//! A profile's end of the real network: the product's transport between the engine's channels.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiangxuan_engine::runtime::{Network, NetworkCommand, NetworkEvent};
use jiangxuan_model::DeviceId;
use jiangxuan_sync::limits;
use jiangxuan_transport::{Admission, Config, Event, Gate, Peer, Transport, TransportError};
use jiangxuan_trust::DeviceKey;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::refused;
use crate::BenchError;

const QUEUE: usize = 256;

/// Both devices are enrolled.
struct Everybody;

impl Gate for Everybody {
    fn admit(&self, _: Peer) -> Admission {
        Admission::Welcome
    }
}

/// One end.
pub struct End {
    transport: Arc<Transport>,
    sent: Arc<Sent>,
    pumps: JoinSet<()>,
}

/// What this end has sent.
#[derive(Debug, Default)]
struct Sent {
    frames: AtomicU64,
    bytes: AtomicU64,
}

impl End {
    /// Listens at an address, and gives the engine its channels.
    pub async fn plug(key: &DeviceKey, listen: SocketAddr) -> Result<(Self, Network), BenchError> {
        let mut config = Config::new(key.seed(), Arc::new(Everybody), limits::FRAME);
        config.listen = Some(listen);
        let (transport, received) = Transport::bind(config).await.map_err(failed)?;
        let (transport, sent) = (Arc::new(transport), Arc::new(Sent::default()));
        let (commands, orders) = mpsc::channel(QUEUE);
        let (sender, events) = mpsc::channel(QUEUE);
        let mut pumps = JoinSet::new();
        pumps.spawn(outgoing(orders, Arc::clone(&transport), Arc::clone(&sent)));
        pumps.spawn(incoming(received, sender));
        Ok((Self { transport, sent, pumps }, Network { commands, events }))
    }

    /// Where it listens.
    pub fn address(&self) -> Result<SocketAddr, BenchError> {
        self.transport.addresses().into_iter().next().ok_or_else(|| refused("no address"))
    }

    /// Reaches a device at an address.
    pub async fn dial(&self, device: DeviceId, at: SocketAddr) -> Result<(), BenchError> {
        self.transport.connect(Peer(device.0), &[at], None).await.map(drop).map_err(failed)
    }

    /// Gives a connection up whose other end is known to be dead.
    pub fn hang_up(&self, device: DeviceId) {
        self.transport.close(Peer(device.0), 0, "");
    }

    /// Frames and bytes sent so far.
    pub fn sent(&self) -> (u64, u64) {
        (self.sent.frames.load(Ordering::Relaxed), self.sent.bytes.load(Ordering::Relaxed))
    }

    /// Closes everything.
    pub async fn unplug(mut self) {
        self.pumps.shutdown().await;
        if let Some(transport) = Arc::into_inner(self.transport) {
            transport.shutdown().await;
        }
    }
}

async fn outgoing(mut orders: mpsc::Receiver<NetworkCommand>, transport: Arc<Transport>, sent: Arc<Sent>) {
    while let Some(order) = orders.recv().await {
        if let NetworkCommand::Send { device, frame } = order {
            sent.frames.fetch_add(1, Ordering::Relaxed);
            sent.bytes.fetch_add(frame.len() as u64, Ordering::Relaxed);
            // The engine hears of a connection that broke by itself.
            transport.send(Peer(device.0), frame).await.ok();
        }
    }
}

async fn incoming(mut received: mpsc::Receiver<Event>, events: mpsc::Sender<NetworkEvent>) {
    while let Some(event) = received.recv().await {
        let event = match event {
            Event::Up { peer, path, dialled } => {
                NetworkEvent::Up { device: DeviceId(peer.0), path: path.word().to_owned(), dialled }
            }
            Event::Frame { peer, bytes } => NetworkEvent::Frame { device: DeviceId(peer.0), bytes },
            Event::Down { peer, reason, .. } => NetworkEvent::Down { device: DeviceId(peer.0), reason },
            Event::Discovered { .. } => continue,
        };
        if events.send(event).await.is_err() {
            return;
        }
    }
}

fn failed(error: TransportError) -> BenchError {
    refused(&error.to_string())
}
