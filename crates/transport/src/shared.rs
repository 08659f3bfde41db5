//! What the tasks of one transport share.

use std::sync::Arc;

use tokio::sync::{Semaphore, mpsc};

use crate::lan::LanBook;
use crate::table::Table;
use crate::{Event, Gate, Limits};

/// What the tasks of one transport share.
pub(crate) struct Shared {
    pub limits: Limits,
    pub gate: Arc<dyn Gate>,
    pub events: mpsc::Sender<Event>,
    pub table: Table,
    pub lan: Arc<LanBook>,
    pub handshakes: Arc<Semaphore>,
    pub links: Arc<Semaphore>,
    pub guests: Arc<Semaphore>,
}

impl Shared {
    /// Reports an event, waiting for room; nobody listening is no fault.
    pub(crate) async fn report(&self, event: Event) {
        let _ = self.events.send(event).await;
    }
}
