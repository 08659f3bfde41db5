//! What a screen hears: one numbered channel for each, without silent gaps.

use jiangxuan_engine::{Change, Notice};
use serde::Serialize;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;

use crate::session::Progress;

/// Events that a slow screen may be behind; then it reads everything anew.
const BACKLOG: usize = 1024;

/// An event with its number on this channel, from 1 without a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Event {
    /// Its number.
    pub n: u64,
    /// What happened.
    #[serde(flatten)]
    pub happening: Happening,
}

/// Something that a screen may want to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Happening {
    /// What the profile holds has changed.
    Changed {
        /// Which part of it.
        what: What,
        /// The document, where it is one, or the dossier that a statement is about.
        doc: Option<String>,
        /// What a statement claims: `seal`, `receipt`, `reopen`, ...
        claim: Option<String>,
        /// Whether it was done on this device.
        here: bool,
    },
    /// News of a connection.
    Peer {
        /// The other device.
        device: String,
        /// How it stands with it.
        state: PeerState,
        /// How many documents are still under way.
        open: Option<usize>,
        /// Why it turned this device away.
        reason: Option<String>,
    },
    /// What this device is to the season has changed: enrolled, or shut out.
    Standing,
    /// How far a long piece of work is.
    Progress {
        /// What is being done.
        text: String,
        /// So much is done.
        done: u64,
        /// Of so much.
        total: u64,
    },
    /// The profile was opened or closed.
    Profile {
        /// Whether it is open now.
        open: bool,
    },
    /// Somebody opened a file with this program: `offered_files` says which.
    Offered,
    /// This channel has missed something: read everything anew.
    Resync,
}

/// A part of what a profile holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum What {
    /// A document.
    Document,
    /// The signed statements: seals, receipts, the closing.
    Statement,
    /// What is set aside.
    Quarantine,
    /// Who is in the season, or asks to be.
    Devices,
    /// What the profile warns of.
    Alarms,
}

/// How it stands with another device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum PeerState {
    /// Connected.
    Up,
    /// No longer connected.
    Down,
    /// Both hold the same.
    Level,
    /// Something is under way.
    Open,
    /// It has our request to join; an officer must confirm it.
    Pending,
    /// It turned this device away.
    Refused,
}

impl From<Notice> for Happening {
    fn from(notice: Notice) -> Self {
        let peer = |device: String, state| Self::Peer { device, state, open: None, reason: None };
        match notice {
            Notice::Changed(change) => change.into(),
            Notice::Level(device) => peer(device.to_string(), PeerState::Level),
            Notice::Open(device, open) => {
                Self::Peer { device: device.to_string(), state: PeerState::Open, open: Some(open), reason: None }
            }
            Notice::Moving { done, total, .. } => {
                Self::Progress { text: "传送附件".to_owned(), done: done.into(), total: total.into() }
            }
            Notice::Pending(device) => peer(device.to_string(), PeerState::Pending),
            Notice::Refused(device, reason) => {
                let reason = Some(reason.to_owned());
                Self::Peer { device: device.to_string(), state: PeerState::Refused, open: None, reason }
            }
            Notice::Roster => part(What::Devices),
            Notice::Again(_) => Self::Standing,
        }
    }
}

impl From<Change> for Happening {
    fn from(change: Change) -> Self {
        match change {
            Change::Document { doc, here } => {
                Self::Changed { what: What::Document, doc: Some(doc.to_string()), claim: None, here }
            }
            Change::Statement { claim, doc, here } => {
                let (doc, claim) = (doc.map(|doc| doc.to_string()), Some(claim.to_owned()));
                Self::Changed { what: What::Statement, doc, claim, here }
            }
            Change::Quarantine => part(What::Quarantine),
            Change::Waiting => part(What::Devices),
            Change::Alarms => part(What::Alarms),
            Change::Peer { device, up } => {
                let state = if up { PeerState::Up } else { PeerState::Down };
                Self::Peer { device: device.to_string(), state, open: None, reason: None }
            }
        }
    }
}

fn part(what: What) -> Happening {
    Happening::Changed { what, doc: None, claim: None, here: false }
}

impl From<Progress> for Happening {
    fn from(Progress { text, done, total }: Progress) -> Self {
        Self::Progress { text, done, total }
    }
}

/// Where events are told.
#[derive(Debug, Clone)]
pub(crate) struct Feed(broadcast::Sender<Happening>);

impl Feed {
    pub fn new() -> Self {
        Self(broadcast::channel(BACKLOG).0)
    }

    /// Tells everybody who listens.
    pub fn tell(&self, happening: Happening) {
        let _unheard = self.0.send(happening);
    }

    /// A channel of its own for one listener.
    pub fn subscribe(&self) -> Subscription {
        Subscription { events: self.0.subscribe(), told: 0 }
    }

    /// Passes on what an opened profile tells, until it is closed.
    pub async fn follow(self, mut news: broadcast::Receiver<Notice>, mut progress: broadcast::Receiver<Progress>) {
        loop {
            let heard = tokio::select! {
                notice = news.recv() => notice.map(Happening::from),
                told = progress.recv() => told.map(Happening::from),
            };
            match heard {
                Ok(happening) => self.tell(happening),
                Err(RecvError::Lagged(_)) => self.tell(Happening::Resync),
                Err(RecvError::Closed) => return,
            }
        }
    }
}

/// One listener's channel.
#[derive(Debug)]
pub struct Subscription {
    events: broadcast::Receiver<Happening>,
    told: u64,
}

impl Subscription {
    /// The next event; `None` when there will be no more.
    pub async fn next(&mut self) -> Option<Event> {
        let happening = match self.events.recv().await {
            Ok(happening) => happening,
            Err(RecvError::Lagged(_)) => Happening::Resync,
            Err(RecvError::Closed) => return None,
        };
        self.told += 1;
        Some(Event { n: self.told, happening })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn events_are_numbered_for_each_listener() {
        let feed = Feed::new();
        let mut early = feed.subscribe();
        feed.tell(Happening::Standing);
        let mut late = feed.subscribe();
        feed.tell(Happening::Profile { open: true });
        assert_eq!(early.next().await, Some(Event { n: 1, happening: Happening::Standing }));
        let opened = Happening::Profile { open: true };
        assert_eq!(early.next().await, Some(Event { n: 2, happening: opened.clone() }));
        assert_eq!(late.next().await, Some(Event { n: 1, happening: opened }));
        drop(feed);
        assert_eq!(late.next().await, None);
    }

    #[tokio::test]
    async fn a_listener_who_missed_something_is_told_to_read_anew() {
        let feed = Feed::new();
        let mut slow = feed.subscribe();
        for _ in 0..=BACKLOG {
            feed.tell(Happening::Standing);
        }
        assert_eq!(slow.next().await, Some(Event { n: 1, happening: Happening::Resync }));
        assert_eq!(slow.next().await, Some(Event { n: 2, happening: Happening::Standing }));
    }

    #[test]
    fn an_event_is_one_flat_object() {
        let change = Change::Statement { claim: "receipt", doc: None, here: false };
        let event = serde_json::to_value(Event { n: 7, happening: change.into() }).expect("JSON");
        let flat = serde_json::json!({
            "n": 7, "kind": "changed", "what": "statement", "doc": null, "claim": "receipt", "here": false,
        });
        assert_eq!(event, flat);
    }
}
