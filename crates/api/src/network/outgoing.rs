//! What the engine wants done on the network: one queue per device, so that a slow one delays no other.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use jiangxuan_model::DeviceId;
use jiangxuan_transport::{Peer, Transport, TransportError, code};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::host::{NetworkCommand, NetworkEvent};

/// Frames that may wait for one device. The engine sends no more than a window ahead, so a fuller
/// queue means that the device has stopped taking them.
const WAITING: usize = 1024;
/// Engine's word for a device that was shut out; what is queued for it must not be sent any more.
const REVOKED: &str = "revoked";

enum Parcel {
    Frame(Vec<u8>),
    Close { code: u32, reason: String },
}

struct Outgoing {
    transport: Arc<Transport>,
    events: mpsc::Sender<NetworkEvent>,
    queues: BTreeMap<DeviceId, mpsc::Sender<Parcel>>,
    tasks: JoinSet<()>,
}

/// Carries out the engine's orders until there are no more.
pub(super) async fn pump(
    mut orders: mpsc::Receiver<NetworkCommand>,
    transport: Arc<Transport>,
    events: mpsc::Sender<NetworkEvent>,
) {
    let mut outgoing = Outgoing { transport, events, queues: BTreeMap::new(), tasks: JoinSet::new() };
    while let Some(order) = orders.recv().await {
        outgoing.carry_out(order);
        while outgoing.tasks.try_join_next().is_some() {}
    }
    let Outgoing { queues, tasks, .. } = outgoing;
    drop(queues);
    tasks.join_all().await;
}

impl Outgoing {
    fn carry_out(&mut self, order: NetworkCommand) {
        match order {
            NetworkCommand::Connect { device, addresses, relay } => {
                let (transport, events) = (Arc::clone(&self.transport), self.events.clone());
                self.tasks.spawn(connect(transport, events, device, addresses, relay));
            }
            NetworkCommand::Send { device, frame } => self.queue(device, Parcel::Frame(frame)),
            NetworkCommand::Close { device, code, reason } if reason == REVOKED => {
                self.queues.remove(&device);
                self.transport.close(Peer(device.0), code, &reason);
            }
            // A farewell frame before it still goes out.
            NetworkCommand::Close { device, code, reason } => self.queue(device, Parcel::Close { code, reason }),
        }
    }

    fn queue(&mut self, device: DeviceId, parcel: Parcel) {
        let (transport, tasks) = (&self.transport, &mut self.tasks);
        let queue = self.queues.entry(device).or_insert_with(|| {
            let (queue, parcels) = mpsc::channel(WAITING);
            tasks.spawn(deliver(Arc::clone(transport), Peer(device.0), parcels));
            queue
        });
        if queue.try_send(parcel).is_err() {
            self.queues.remove(&device);
            self.transport.close(Peer(device.0), code::TOO_SLOW, "too slow");
        }
    }
}

async fn connect(
    transport: Arc<Transport>,
    events: mpsc::Sender<NetworkEvent>,
    device: DeviceId,
    addresses: Vec<String>,
    relay: Option<String>,
) {
    let hints: Vec<SocketAddr> = addresses.iter().filter_map(|address| address.parse().ok()).collect();
    if let Err(error) = transport.connect(Peer(device.0), &hints, relay.as_deref()).await {
        tracing::debug!(%error, "not connected");
        // The engine may have ended meanwhile.
        events.send(NetworkEvent::Unreachable { device, reason: word(&error) }).await.ok();
    }
}

/// Why a device was not reached, as one word for scripts where there is one.
fn word(error: &TransportError) -> String {
    match error {
        TransportError::RefusedByPeer { reason, .. } => reason.clone(),
        TransportError::RefusedHere(_) => REVOKED.to_owned(),
        TransportError::WrongKey(_) => "wrong key".to_owned(),
        TransportError::Unreachable(_) => "unreachable".to_owned(),
        other => other.to_string(),
    }
}

async fn deliver(transport: Arc<Transport>, peer: Peer, mut parcels: mpsc::Receiver<Parcel>) {
    while let Some(parcel) = parcels.recv().await {
        match parcel {
            Parcel::Close { code, reason } => transport.close(peer, code, &reason),
            Parcel::Frame(frame) => {
                if let Err(error) = transport.send(peer, frame).await {
                    // The engine hears of the broken connection by itself.
                    tracing::debug!(%error, "frame not sent");
                }
            }
        }
    }
}
