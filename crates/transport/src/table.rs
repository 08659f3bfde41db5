//! The live links, at most one for each device.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::choice::{Heard, Turn, take};
use crate::{Link, Peer, code};

/// Which device we are calling, talking to, and what it stated.
#[derive(Debug)]
pub(crate) struct Table {
    me: Peer,
    slots: Mutex<Slots>,
    changed: watch::Sender<()>,
}

#[derive(Debug)]
struct Slots {
    run: u64,
    next_number: u64,
    by_peer: BTreeMap<Peer, Slot>,
}

#[derive(Debug, Default)]
struct Slot {
    /// Held while one call is under way, so that a device is called once at a time.
    line: Arc<tokio::sync::Mutex<()>>,
    dialling: bool,
    in_use: Option<(Link, Turn)>,
    /// When the newest link has reported its last event.
    last_reported: Option<watch::Receiver<bool>>,
}

/// A link that was taken: what to state on it, and whose last event to wait for.
pub(crate) struct Taken {
    pub turn: Turn,
    pub previous: Option<watch::Receiver<bool>>,
}

/// Our own open call; the slot stops dialling when it is dropped.
pub(crate) struct Call<'a> {
    table: &'a Table,
    peer: Peer,
    pub turn: Turn,
}

impl Drop for Call<'_> {
    fn drop(&mut self) {
        if let Some(slot) = self.table.lock().by_peer.get_mut(&self.peer) {
            slot.dialling = false;
        }
    }
}

impl Slots {
    fn next_turn(&mut self) -> Turn {
        let number = self.next_number;
        self.next_number += 1;
        Turn { run: self.run, number }
    }
}

impl Slot {
    fn live(&self) -> Option<&(Link, Turn)> {
        self.in_use.as_ref().filter(|(link, _)| link.is_live())
    }

    fn is_idle(&self) -> bool {
        self.in_use.is_none() && !self.dialling && Arc::strong_count(&self.line) == 1
    }
}

impl Table {
    pub(crate) fn new(me: Peer, run: u64) -> Self {
        let slots = Slots { run, next_number: 0, by_peer: BTreeMap::new() };
        Self { me, slots: Mutex::new(slots), changed: watch::Sender::new(()) }
    }

    fn lock(&self) -> MutexGuard<'_, Slots> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The link to `peer`, if it lives.
    pub(crate) fn live(&self, peer: Peer) -> Option<Link> {
        self.lock().by_peer.get(&peer)?.live().map(|(link, _)| link.clone())
    }

    /// Every live link.
    pub(crate) fn all(&self) -> Vec<Link> {
        self.lock().by_peer.values().filter_map(Slot::live).map(|(link, _)| link.clone()).collect()
    }

    /// Resolves when there is a live link to `peer`.
    pub(crate) async fn arrival(&self, peer: Peer) -> Link {
        let mut changes = self.changed.subscribe();
        loop {
            if let Some(link) = self.live(peer) {
                return link;
            }
            // The sender lives as long as the table that is borrowed here.
            let _ = changes.changed().await;
        }
    }

    /// The line to `peer`, to be held during one call.
    pub(crate) fn line(&self, peer: Peer) -> Arc<tokio::sync::Mutex<()>> {
        self.lock().by_peer.entry(peer).or_default().line.clone()
    }

    /// Notes that our call has reached `peer`; `None` if there is a link already.
    pub(crate) fn call(&self, peer: Peer) -> Option<Call<'_>> {
        let mut slots = self.lock();
        if slots.by_peer.entry(peer).or_default().live().is_some() {
            return None;
        }
        let turn = slots.next_turn();
        slots.by_peer.entry(peer).or_default().dialling = true;
        Some(Call { table: self, peer, turn })
    }

    /// Takes a link on which the peer stated `theirs`, or declines it.
    pub(crate) fn offer(&self, link: &Link, heard: Heard, theirs: Turn) -> Option<Taken> {
        let peer = link.peer();
        let mut slots = self.lock();
        let turn = slots.next_turn();
        let slot = slots.by_peer.entry(peer).or_default();
        let in_use = slot.live().map(|(_, turn)| *turn);
        if !take(heard, self.me < peer, slot.dialling, in_use, theirs) {
            return None;
        }
        if let Some((old, _)) = slot.in_use.replace((link.clone(), theirs)) {
            old.close(code::SUPERSEDED, "已被新的连接取代");
        }
        let previous = slot.last_reported.replace(link.reported());
        drop(slots);
        self.changed.send_replace(());
        Some(Taken { turn, previous })
    }

    /// Forgets a link that has ended.
    pub(crate) fn remove(&self, link: &Link) {
        let mut slots = self.lock();
        let Some(slot) = slots.by_peer.get_mut(&link.peer()) else { return };
        if slot.in_use.as_ref().is_some_and(|(current, _)| current.is(link)) {
            slot.in_use = None;
        }
        if slot.is_idle() {
            slots.by_peer.remove(&link.peer());
        }
    }
}
