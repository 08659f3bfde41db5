//! Frames of one link that wait to be sent, bounded in number and in bytes.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

use crate::Limits;

/// The unit in which waiting bytes are counted; a semaphore counts in `u32`.
const UNIT: usize = 1 << 10;

/// What the writer is asked to do.
pub(crate) enum Order {
    /// Send a frame; its room is free again when the permit is dropped.
    Frame(Vec<u8>, OwnedSemaphorePermit),
    /// End the stream after everything before, and tell when the peer has it all.
    Finish(oneshot::Sender<()>),
}

/// The sending end of the queue.
#[derive(Debug, Clone)]
pub(crate) struct Outbox {
    orders: mpsc::Sender<Order>,
    room: Arc<Semaphore>,
    units: usize,
}

/// The link no longer sends.
#[derive(Debug)]
pub(crate) struct Ended;

impl Outbox {
    pub(crate) fn new(limits: &Limits) -> (Self, mpsc::Receiver<Order>) {
        let (orders, queue) = mpsc::channel(limits.outgoing_frames.max(1));
        let units = (limits.outgoing_bytes / UNIT).max(1);
        (Self { orders, room: Arc::new(Semaphore::new(units)), units }, queue)
    }

    /// Queues a frame, waiting for room.
    pub(crate) async fn send(&self, frame: Vec<u8>) -> Result<(), Ended> {
        // A frame larger than the whole room takes all of it, so that it can go at all.
        let units = frame.len().div_ceil(UNIT).clamp(1, self.units);
        let units = u32::try_from(units).unwrap_or(u32::MAX);
        let wait = self.room.clone().acquire_many_owned(units);
        let permit = tokio::select! {
            permit = wait => permit.map_err(|_| Ended)?,
            () = self.orders.closed() => return Err(Ended),
        };
        self.orders.send(Order::Frame(frame, permit)).await.map_err(|_| Ended)
    }

    /// Ends the stream after what is queued; resolves when the peer has all of it, or the link ended.
    pub(crate) async fn finish(&self) {
        let (done, finished) = oneshot::channel();
        if self.orders.send(Order::Finish(done)).await.is_ok() {
            let _ = finished.await;
        }
    }
}
