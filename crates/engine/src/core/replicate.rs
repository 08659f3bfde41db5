//! The conversation proper: what may be shared with a peer, and carrying out what its session wants.

use std::collections::BTreeSet;

use jiangxuan_model::{DeviceId, Digest, DocId, Vector};
use jiangxuan_store::{Shelf as _, Write};
use jiangxuan_sync::buckets::Item;
use jiangxuan_sync::session::root;
use jiangxuan_sync::whole::travels;
use jiangxuan_sync::wire::Refused;
use jiangxuan_sync::{Frame, Holdings, Output, Parcel, RefusalCode, Session, limits};
use jiangxuan_trust::{Chain, Roster, SignedStatement, may_read, may_see};

use super::announcement::Announcement;
use super::state::{Core, Origin, Unsettled};
use super::{Effect, Notice, Pending, Work};
use crate::settings;

/// How often a peer may refuse the same document before people are told.
const REFUSALS_BEFORE_ALARM: u32 = 3;

/// What a parcel takes in memory beside its changes, in bytes.
const PARCEL_OVERHEAD: usize = 64;

/// Marks of what others keep that are written on becoming level; more of them wait for an idle moment,
/// so that meeting a third device costs no time.
const KEPT_AT_ONCE: usize = 64;

/// What this device and a peer may both hold.
struct Shared<'a> {
    core: &'a Core,
    roster: &'a Roster,
    peer: DeviceId,
    disk: Pending<'a>,
}

impl Shared<'_> {
    fn both(&self, doc: &DocId) -> bool {
        may_read(self.roster, &self.peer, doc) && may_read(self.roster, &self.core.me.id(), doc)
    }

    fn both_see(&self, id: &Digest) -> bool {
        self.core.ledger.held().get(id).is_some_and(|held| {
            let scope = held.statement.scope();
            may_see(self.roster, &self.peer, &scope) && may_see(self.roster, &self.core.me.id(), &scope)
        })
    }
}

impl Holdings for Shared<'_> {
    fn documents(&self) -> Box<dyn Iterator<Item = (&DocId, &Vector)> + '_> {
        let rows = self.core.documents.iter().filter(|(doc, _)| self.both(doc));
        Box::new(rows.map(|(doc, entry)| (doc, entry.vector())))
    }

    fn items(&self) -> Box<dyn Iterator<Item = (&DocId, Item)> + '_> {
        let rows = self.core.documents.iter().filter(|(doc, _)| self.both(doc));
        Box::new(rows.map(|(doc, entry)| (doc, entry.item())))
    }

    fn statements(&self) -> Box<dyn Iterator<Item = &Digest> + '_> {
        Box::new(self.core.ledger.held().keys().filter(|id| self.both_see(id)))
    }

    fn vector(&self, doc: &DocId) -> Option<&Vector> {
        self.core.documents.get(doc).filter(|_| self.both(doc)).map(super::state::Entry::vector)
    }

    fn has_statement(&self, id: &Digest) -> bool {
        self.both_see(id)
    }

    fn chains(&self, doc: &DocId, after: &Vector) -> Vec<Chain> {
        self.disk.chains(doc, after).unwrap_or_default()
    }

    /// Whoever holds nothing gets the saved document whole, where that is all there is.
    fn parcel(&self, doc: &DocId, after: &Vector) -> Parcel {
        let saved = self.core.documents.get(doc).is_some_and(|entry| entry.summary.unsaved == 0);
        let whole = (saved && after.0.is_empty()).then(|| self.disk.snapshot(doc).ok().flatten()).flatten();
        match (whole.filter(|saved| travels(saved)), self.disk.tips(doc)) {
            (Some(whole), Ok(chains)) => Parcel { doc: doc.clone(), whole: Some(whole), chains },
            _ => Parcel::of(doc.clone(), self.chains(doc, after)),
        }
    }

    fn lacking(&self) -> Vec<Digest> {
        let incomplete = self.core.blobs.incomplete().filter(|(doc, _)| self.both(doc));
        let lacking: BTreeSet<Digest> = incomplete.flat_map(|(_, hashes)| hashes).copied().collect();
        lacking.into_iter().collect()
    }

    fn statement(&self, id: &Digest) -> Option<SignedStatement> {
        self.core.ledger.held().get(id).map(|held| held.signed.clone())
    }
}

impl Core {
    /// The hash over everything that this device and a peer may both hold.
    pub(crate) fn root_for(&self, work: &Work<'_, '_>, peer: &DeviceId) -> Digest {
        self.roster()
            .map_or(Digest([0; 32]), |roster| root(&Shared { core: self, roster, peer: *peer, disk: work.disk() }))
    }

    /// Lets the peer's session take a step, and carries out what it wants.
    pub(crate) fn with_session(
        &mut self,
        work: &mut Work<'_, '_>,
        peer: DeviceId,
        step: impl FnOnce(&mut Session, &dyn Holdings) -> Vec<Output>,
    ) {
        let Some(mut conversation) = self.conversations.remove(&peer) else { return };
        let outputs = self.roster().map_or_else(Vec::new, |roster| {
            step(&mut conversation.session, &Shared { core: self, roster, peer, disk: work.disk() })
        });
        self.conversations.insert(peer, conversation);
        for output in outputs {
            self.carry_out(work, peer, output);
        }
        if let Some(conversation) = self.conversations.get(&peer) {
            work.step.then(Effect::Notice(Notice::Open(peer, conversation.session.open())));
        }
    }

    /// Whether the conversation of this number with a peer goes on.
    pub(crate) fn converses(&self, peer: &DeviceId, number: u64) -> bool {
        self.conversations.get(peer).is_some_and(|conversation| conversation.number == number)
    }

    /// A frame of the conversation proper.
    pub(crate) fn converse(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, frame: Frame) {
        if let Frame::Changes(parcels) = &frame
            && self.overruns(&peer, parcels)
        {
            return self.part(work, peer, Refused::Protocol, "window");
        }
        self.with_session(work, peer, |session, holdings| session.receive(holdings, frame));
    }

    /// Whether more would wait for its trial than a peer that heeds the window ever has on the way. Twice the
    /// window, because what came before a broken connection may still be on trial.
    fn overruns(&self, peer: &DeviceId, parcels: &[Parcel]) -> bool {
        let size = |parcel: &Parcel| parcel.size() + PARCEL_OVERHEAD;
        let theirs = |origin: &Origin| matches!(origin, Origin::Peer(device, _) if device == peer);
        let queued =
            self.waiting.values().flatten().filter(|(origin, _)| theirs(origin)).map(|(_, parcel)| size(parcel));
        let trials = self.jobs.values().filter(|trial| theirs(&trial.origin)).map(|trial| size(&trial.parcel));
        let waiting: usize = queued.chain(trials).sum();
        waiting > 0 && waiting + parcels.iter().map(size).sum::<usize>() > 2 * limits::WINDOW
    }

    /// Whether this device holds a document that the peer may hold as well. What it says of others is not believed.
    fn shares(&self, peer: &DeviceId, doc: &DocId) -> bool {
        self.documents.contains_key(doc) && self.roster().is_some_and(|roster| may_read(roster, peer, doc))
    }

    fn carry_out(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, output: Output) {
        match output {
            Output::Send(frame) => work.step.send(peer, frame),
            Output::Admit(parcels) => {
                let number = self.conversations.get(&peer).map_or(0, |conversation| conversation.number);
                parcels.into_iter().for_each(|parcel| self.consider(work, Origin::Peer(peer, number), parcel));
            }
            Output::Take(statements) => self.take_statements(work, peer, statements),
            Output::PeerKept(doc, _) | Output::PeerRefused(doc, _) if !self.shares(&peer, &doc) => {}
            Output::PeerKept(doc, digest) => self.peer_kept(&doc, digest),
            Output::PeerRefused(doc, code) => self.peer_refused(peer, &doc, code),
            Output::Forked(doc) => self.forked(&doc, peer),
            Output::Level => self.levelled(work, peer),
        }
    }

    /// Another device has this version of a document on disk. Written down with the next batch that
    /// suits: a crash before that understates where a dossier is, until the next contact.
    pub(crate) fn peer_kept(&mut self, doc: &DocId, digest: Digest) {
        self.differing.remove(doc);
        if self.kept.insert(doc.clone(), digest) != Some(digest) {
            self.kept_unwritten.insert(doc.clone());
        }
    }

    /// Writes down what other devices are known to have on disk.
    pub(crate) fn write_kept(&mut self, work: &mut Work<'_, '_>) {
        for doc in std::mem::take(&mut self.kept_unwritten) {
            let value = self.kept.get(&doc).map(|digest| digest.0.to_vec());
            work.step.write(Write::Setting { key: format!("{}{doc}", settings::KEPT), value });
        }
    }

    /// Everything shared is on the peer's disk as well.
    fn levelled(&mut self, work: &mut Work<'_, '_>, peer: DeviceId) {
        self.alarms.remove(&format!("refused/{peer}"));
        work.step.then(Effect::Notice(Notice::Level(peer)));
        self.leave(work, Unsettled::Level(peer));
    }

    /// Notes what a peer has that is level with this device.
    pub(crate) fn note_level(&mut self, work: &mut Work<'_, '_>, peer: DeviceId) {
        let Some(roster) = self.roster() else { return };
        let shared = Shared { core: self, roster, peer, disk: work.disk() };
        let outside = |doc: &DocId| self.differing.contains_key(doc);
        let kept: Vec<(DocId, Digest)> = shared
            .documents()
            .filter(|(doc, _)| !outside(doc))
            .map(|(doc, vector)| (doc.clone(), vector.digest()))
            .collect();
        for (doc, digest) in kept {
            self.peer_kept(&doc, digest);
        }
        if self.kept_unwritten.len() <= KEPT_AT_ONCE {
            self.write_kept(work);
        }
    }

    fn peer_refused(&mut self, peer: DeviceId, doc: &DocId, code: RefusalCode) {
        let count = self.differing.entry(doc.clone()).or_default();
        // What the peer asks for again at once is no refusal that people should hear of.
        if !matches!(code, RefusalCode::Gap | RefusalCode::MissingDependency) {
            *count += 1;
        }
        let times = *count;
        if times >= REFUSALS_BEFORE_ALARM {
            let (_, bureau, name) = self.who(&peer);
            let text = format!(
                "「{name}」（{bureau}）连续 {times} 次没有接收 {doc}（{code:?}）。本机资料都在；请联系市局查看其隔离区。"
            );
            self.alarms.insert(format!("differs/{doc}"), text);
        }
    }

    pub(crate) fn forked(&mut self, doc: &DocId, peer: DeviceId) {
        let (_, bureau, name) = self.who(&peer);
        let text = format!(
            "{doc} 在「{name}」（{bureau}）处有同号不同内容的变更：某台设备被复制或恢复过。两份都已保留，没有合并；请停用该设备并重新邀请。"
        );
        self.alarms.insert(format!("fork/{doc}"), text);
    }

    /// Passes on what was committed here to every connected peer that may hold it, but not to its source.
    pub(crate) fn announce(
        &mut self,
        work: &mut Work<'_, '_>,
        source: Option<DeviceId>,
        parcels: Vec<Parcel>,
        statements: &[Digest],
    ) {
        if let Some(later) = &mut work.announcements {
            return later.push(Announcement::Changes { source, parcels, statements: statements.to_vec() });
        }
        let peers: Vec<DeviceId> = self.conversations.keys().filter(|peer| Some(**peer) != source).copied().collect();
        for peer in peers {
            let parcels = parcels.clone();
            self.with_session(work, peer, |session, holdings| {
                let theirs = parcels.into_iter().filter(|parcel| holdings.vector(&parcel.doc).is_some()).collect();
                session.announce(holdings, theirs, statements)
            });
        }
    }
}
