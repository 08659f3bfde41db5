//! Attachments on their way: which are missing, from whom to fetch them, and to whom to give them.
//!
//! The side that lacks an attachment asks, piece by piece, a few at a time, so that a scan never stands in the way of
//! a dossier's changes for long. What is missing follows from the records and seals on disk, so a want outlives every
//! restart; pieces that arrived stay. An attachment is had *for a dossier*: it is given only to devices that may read that
//! dossier, and only if it came here for that dossier. So a record that names a stranger's attachment by its
//! hash opens nothing, here or elsewhere.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiangxuan_model::{DeviceId, Digest, DocId, Time, Tree};
use jiangxuan_store::{Shelf, StoreError, Write};
use jiangxuan_sync::{Blob, Frame, limits};
use jiangxuan_trust::may_read;

use super::announcement::Announcement;
use super::state::Core;
use super::{Change, Effect, Notice, Work};
use crate::settings;

/// A piece that takes longer than this, in milliseconds, has too many others before it.
const BRISK: i64 = 1_000;
/// A peer that answers nothing for so long, in milliseconds, makes room for others.
const SILENT: i64 = 60_000;
/// Pieces that are asked for at first, and always.
const FEWEST: usize = 2;
/// The least hash, and the greatest.
const FIRST: Digest = Digest([0; 32]);
const LAST: Digest = Digest([u8::MAX; 32]);
/// Attachments that one peer gives at once, those included that wait for the disk: a slow one gets its time.
const TOGETHER: usize = 4;
/// Questions in vain that are remembered of one peer at most.
const ASKED: usize = 10_000;

/// An attachment that is being fetched from a peer.
struct Fetch {
    /// Its turn: what began first is asked for first.
    turn: u64,
    doc: DocId,
    hash: Digest,
    tree: Option<Tree>,
    todo: VecDeque<u32>,
    flying: BTreeMap<u32, Time>,
    /// When the peer last said something of it.
    heard: Time,
}

impl Fetch {
    /// Whether every piece is here: what is left is to know its file on disk.
    fn shown(&self) -> bool {
        self.tree.is_some() && self.todo.is_empty() && self.flying.is_empty()
    }
}

/// What is known of attachments, and the transfers under way.
#[derive(Default)]
pub(crate) struct Blobs {
    whole: BTreeSet<Digest>,
    /// Those of which pieces may have arrived.
    begun: BTreeSet<Digest>,
    uses: BTreeMap<DocId, BTreeMap<Digest, bool>>,
    missing: BTreeMap<DocId, BTreeSet<Digest>>,
    /// From whom which. The next begins while a window of pieces is still to be asked for, so that the line is never idle.
    fetches: BTreeMap<(DeviceId, Digest), Fetch>,
    /// How many have begun.
    turns: u64,
    /// How many pieces may be asked of a peer and not yet there.
    windows: BTreeMap<DeviceId, usize>,
    /// What a peer did not have, in this conversation.
    refused: BTreeMap<DeviceId, BTreeSet<(DocId, Digest)>>,
    /// What a peer asked for in vain, in this conversation.
    asked: BTreeMap<DeviceId, BTreeSet<(DocId, Digest)>>,
    /// What a peer is being given: the attachment, and how many of its pieces it has got in this conversation.
    given: BTreeMap<DeviceId, (Digest, u32)>,
    /// Peers whose sessions know that something is being fetched.
    told: BTreeSet<DeviceId>,
    /// In a transaction: what was held before it changed any of it.
    before: Before,
}

/// What a transaction can put back of what is held.
#[derive(Default)]
enum Before {
    /// There is no transaction.
    #[default]
    None,
    /// Nothing has been changed so far.
    Untouched,
    /// What stood, and the dossiers that have got something since.
    Held(Box<Held>),
}

/// What is held of attachments, as the disk says.
struct Held {
    whole: BTreeSet<Digest>,
    begun: BTreeSet<Digest>,
    uses: BTreeMap<DocId, BTreeMap<Digest, bool>>,
    touched: Vec<DocId>,
}

impl Blobs {
    /// A conversation begins or has ended.
    pub fn forget(&mut self, peer: &DeviceId) {
        self.fetches.retain(|(from, _), _| from != peer);
        self.windows.remove(peer);
        self.refused.remove(peer);
        self.asked.remove(peer);
        self.told.remove(peer);
        self.given.remove(peer);
    }

    /// Whether a dossier has this attachment here.
    pub fn has(&self, doc: &DocId, hash: &Digest) -> bool {
        self.uses.get(doc).is_some_and(|uses| uses.contains_key(hash))
    }

    /// Whether another device has it, as far as is known. What is not here came from elsewhere.
    pub fn elsewhere(&self, doc: &DocId, hash: &Digest) -> bool {
        self.uses.get(doc).and_then(|uses| uses.get(hash)).copied().unwrap_or(true)
    }

    /// Whether all of an attachment is here, for whichever dossier.
    pub fn is_whole(&self, hash: &Digest) -> bool {
        self.whole.contains(hash)
    }

    /// Everything that is here, by dossier.
    pub fn held(&self) -> impl Iterator<Item = (&DocId, &Digest)> {
        self.uses.iter().flat_map(|(doc, uses)| uses.keys().map(move |hash| (doc, hash)))
    }

    /// What a dossier names and does not have here.
    pub fn missing(&self, doc: &DocId) -> impl Iterator<Item = &Digest> {
        self.missing.get(doc).into_iter().flatten()
    }

    /// The dossiers that lack something.
    pub fn incomplete(&self) -> impl Iterator<Item = (&DocId, &BTreeSet<Digest>)> {
        self.missing.iter()
    }

    /// From now on what is held can be put back.
    pub fn begin(&mut self) {
        self.before = Before::Untouched;
    }

    /// What was changed since [`Blobs::begin`] stands.
    pub fn keep(&mut self) {
        self.before = Before::None;
    }

    /// Puts back what was held at [`Blobs::begin`]; the dossiers that had got something.
    pub fn roll_back(&mut self) -> Vec<DocId> {
        let Before::Held(held) = std::mem::take(&mut self.before) else { return Vec::new() };
        let Held { whole, begun, uses, touched } = *held;
        (self.whole, self.begun, self.uses) = (whole, begun, uses);
        touched
    }

    /// A dossier has an attachment, whole, from now on.
    fn hold(&mut self, doc: &DocId, hash: Digest, elsewhere: bool) {
        if matches!(self.before, Before::Untouched) {
            let (whole, begun, uses) = (self.whole.clone(), self.begun.clone(), self.uses.clone());
            self.before = Before::Held(Box::new(Held { whole, begun, uses, touched: Vec::new() }));
        }
        if let Before::Held(held) = &mut self.before {
            held.touched.push(doc.clone());
        }
        self.whole.insert(hash);
        self.begun.remove(&hash);
        self.add(doc, hash, elsewhere);
    }

    fn add(&mut self, doc: &DocId, hash: Digest, elsewhere: bool) {
        *self.uses.entry(doc.clone()).or_default().entry(hash).or_default() |= elsewhere;
    }

    fn from(&self, peer: &DeviceId) -> impl Iterator<Item = &Fetch> {
        self.fetches.range((*peer, FIRST)..=(*peer, LAST)).map(|(_, fetch)| fetch)
    }

    fn window(&self, peer: &DeviceId) -> usize {
        self.windows.get(peer).copied().unwrap_or(FEWEST)
    }

    /// Whether a peer has enough to give for now.
    fn is_busy(&self, peer: &DeviceId) -> bool {
        self.from(peer).any(|fetch| fetch.tree.is_none())
            || self.from(peer).map(|fetch| fetch.todo.len()).sum::<usize>() >= self.window(peer)
            || self.from(peer).count() >= TOGETHER
    }

    fn is_fetched(&self, doc: &DocId, hash: &Digest) -> bool {
        self.fetches.values().any(|fetch| fetch.doc == *doc && fetch.hash == *hash)
    }
}

impl Core {
    /// Reads from the disk what is held, and concludes what is missing.
    pub(crate) fn read_blobs(&mut self, shelf: &dyn Shelf) -> Result<(), StoreError> {
        for row in shelf.blobs()? {
            let held = if row.whole { &mut self.blobs.whole } else { &mut self.blobs.begun };
            held.insert(row.hash);
            row.uses.iter().for_each(|(doc, elsewhere)| self.blobs.add(doc, row.hash, *elsewhere));
        }
        let docs: Vec<DocId> = self.documents.keys().cloned().chain(self.ledger.unreceipted()).collect();
        docs.iter().for_each(|doc| self.recount(doc));
        Ok(())
    }

    /// The attachments that the records of a dossier name, with their lengths.
    pub(crate) fn named(&self, doc: &DocId) -> BTreeMap<Digest, u64> {
        let named = self.documents.get(doc).map(|entry| &entry.summary.summary.blobs);
        named.into_iter().flatten().filter_map(|(hash, named)| Some((hash.parse().ok()?, named.bytes))).collect()
    }

    /// Concludes anew what a dossier lacks: what its records name, and what a seal without a receipt names.
    pub(crate) fn recount(&mut self, doc: &DocId) {
        let named = self.named(doc);
        let total = together(named.values());
        let mut wanted: BTreeSet<Digest> = named.into_keys().collect();
        for sealed in self.ledger.seals(doc).iter().filter(|sealed| self.ledger.receipt(&sealed.id).is_none()) {
            wanted.extend(&sealed.seal.blobs);
        }
        wanted.retain(|hash| !self.blobs.has(doc, hash));
        let alarm = format!("blobs/{doc}");
        // Two desks may each have filled the dossier while they did not hear of each other.
        if total > 2 * limits::BLOBS_OF_DOSSIER {
            let text =
                format!("{doc} 所列附件合计超过限额，没有取来；其他资料不受影响。请联系其推荐单位删去多余的附件。");
            self.alarms.insert(alarm, text);
            wanted.clear();
        } else {
            self.alarms.remove(&alarm);
        }
        match wanted.is_empty() {
            true => self.blobs.missing.remove(doc),
            false => self.blobs.missing.insert(doc.clone(), wanted),
        };
    }

    /// What a dossier names may have changed.
    pub(crate) fn blobs_changed(&mut self, work: &mut Work<'_, '_>, doc: &DocId) {
        self.recount(doc);
        self.fetch_from_all(work);
    }

    pub(crate) fn fetch_from_all(&mut self, work: &mut Work<'_, '_>) {
        if let Some(later) = &mut work.announcements {
            return later.push(Announcement::Wanted);
        }
        if self.blobs.missing.is_empty() && self.blobs.told.is_empty() {
            return;
        }
        let peers: Vec<DeviceId> = self.conversations.keys().copied().collect();
        peers.into_iter().for_each(|peer| self.fetch(work, peer));
    }

    /// Goes on with fetching from a peer, or begins with the next.
    pub(crate) fn fetch(&mut self, work: &mut Work<'_, '_>, peer: DeviceId) {
        if !self.conversations.get(&peer).is_some_and(|conversation| conversation.session.met()) {
            return;
        }
        self.ask_for_pieces(work, peer);
        if !self.blobs.is_busy(&peer)
            && let Some((doc, hash)) = self.next_from(&peer)
        {
            self.begin(work, peer, doc, hash);
        }
        let fetching = self.blobs.from(&peer).next().is_some();
        let changed = if fetching { self.blobs.told.insert(peer) } else { self.blobs.told.remove(&peer) };
        if changed {
            self.with_session(work, peer, |session, holdings| session.fetching(holdings, fetching));
        }
    }

    /// The next attachment that the peer may have and that nobody else is giving at the moment.
    fn next_from(&self, peer: &DeviceId) -> Option<(DocId, Digest)> {
        let roster = self.roster()?;
        let refused = self.blobs.refused.get(peer);
        let both = |doc: &&DocId| may_read(roster, peer, doc) && may_read(roster, &self.me.id(), doc);
        let open = |(doc, hash): &(DocId, Digest)| {
            !self.blobs.is_fetched(doc, hash)
                && !self.blobs.fetches.contains_key(&(*peer, *hash))
                && !refused.is_some_and(|refused| refused.contains(&(doc.clone(), *hash)))
        };
        let docs = self.blobs.missing.iter().filter(|(doc, _)| both(doc));
        docs.flat_map(|(doc, hashes)| hashes.iter().map(|hash| (doc.clone(), *hash))).find(open)
    }

    fn begin(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, doc: DocId, hash: Digest) {
        let tree = work.shelf.tree(&hash).ok().flatten();
        let (todo, flying) = (VecDeque::new(), BTreeMap::new());
        let (turn, heard) = (self.blobs.turns, work.env.now);
        self.blobs.turns += 1;
        let mut fetch = Fetch { turn, doc, hash, tree, todo, flying, heard };
        match fetch.tree.clone() {
            Some(tree) => {
                fetch.todo = self.to_ask(work, &fetch, &tree);
                self.blobs.fetches.insert((peer, hash), fetch);
                self.go_on(work, peer, &hash);
            }
            None => {
                let ask = Blob::Ask { doc: fetch.doc.clone(), hash, piece: None };
                self.blobs.fetches.insert((peer, hash), fetch);
                work.step.send(peer, Frame::Blob(ask));
            }
        }
    }

    /// The pieces to ask for: what an interrupted transfer for this dossier left open. What is here for
    /// another dossier is no proof that this one's people have it: they show every piece.
    fn to_ask(&self, work: &Work<'_, '_>, fetch: &Fetch, tree: &Tree) -> VecDeque<u32> {
        let begun = settings::get::<DocId>(work.shelf, &arriving(&fetch.hash)).ok().flatten();
        if begun.as_ref() == Some(&fetch.doc) && !self.blobs.whole.contains(&fetch.hash) {
            return work.shelf.lacking(&fetch.hash).unwrap_or_default().into();
        }
        (0..tree.pieces()).collect()
    }

    /// Asks for as many pieces more as the peer's window allows.
    fn ask_for_pieces(&mut self, work: &mut Work<'_, '_>, peer: DeviceId) {
        let flying: usize = self.blobs.from(&peer).map(|fetch| fetch.flying.len()).sum();
        let mut free = self.blobs.window(&peer).saturating_sub(flying);
        let open = self.blobs.fetches.range_mut((peer, FIRST)..=(peer, LAST)).map(|(_, fetch)| fetch);
        let mut waiting: Vec<&mut Fetch> = open.filter(|fetch| !fetch.todo.is_empty()).collect();
        waiting.sort_by_key(|fetch| fetch.turn);
        for fetch in waiting {
            while free > 0
                && let Some(piece) = fetch.todo.pop_front()
            {
                free -= 1;
                fetch.flying.insert(piece, work.env.now);
                let ask = Blob::Ask { doc: fetch.doc.clone(), hash: fetch.hash, piece: Some(piece) };
                work.step.send(peer, Frame::Blob(ask));
            }
        }
    }

    /// Sees whether all of an attachment is here.
    fn go_on(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, hash: &Digest) {
        match self.blobs.fetches.get(&(peer, *hash)).is_some_and(Fetch::shown) {
            true => self.arrived(work, peer, *hash),
            false => self.fetch(work, peer),
        }
    }

    /// A peer said something about an attachment.
    pub(crate) fn about_blob(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, blob: Blob) {
        if !self.conversations.get(&peer).is_some_and(|conversation| conversation.session.met()) {
            return;
        }
        match blob {
            Blob::Ask { doc, hash, piece } => self.give(work, peer, doc, hash, piece),
            Blob::Tree { hash, tree } => self.planted(work, peer, &hash, tree),
            Blob::Piece { hash, piece, bytes } => self.piece(work, peer, &hash, piece, bytes),
            Blob::Absent { doc, hash } => self.turned_down(work, peer, &doc, &hash),
            Blob::Here { doc, hash } => {
                if let Some(refused) = self.blobs.refused.get_mut(&peer) {
                    refused.remove(&(doc, hash));
                }
                self.fetch(work, peer);
            }
            Blob::Kept { doc, hash } => self.kept_there(work, &peer, &doc, hash),
        }
    }

    /// Answers a question. One about a dossier that the peer may not read is answered as if nothing were here.
    fn give(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, doc: DocId, hash: Digest, piece: Option<u32>) {
        let entitled = self.roster().is_some_and(|roster| may_read(roster, &peer, &doc));
        if !entitled {
            return work.step.send(peer, Frame::Blob(Blob::Absent { doc, hash }));
        }
        let here = self.blobs.has(&doc, &hash);
        match here.then(|| answer(work.shelf, hash, piece)) {
            Some(Ok(Found::Tree(tree))) => work.step.send(peer, Frame::Blob(Blob::Tree { hash, tree })),
            Some(Ok(Found::Piece { piece, bytes, total })) => {
                work.step.send(peer, Frame::Blob(Blob::Piece { hash, piece, bytes }));
                self.gave(work, peer, hash, total);
            }
            // It came in with this very commit: what is said now is heard after it.
            Some(Ok(Found::Soon)) => {
                work.step.send(peer, Frame::Blob(Blob::Absent { doc: doc.clone(), hash }));
                work.step.send(peer, Frame::Blob(Blob::Here { doc, hash }));
            }
            Some(Err(error)) => {
                self.alarms.insert(format!("blob/{hash}"), error.to_string());
                work.step.send(peer, Frame::Blob(Blob::Absent { doc, hash }));
            }
            Some(Ok(Found::Nowhere)) | None => {
                let asked = self.blobs.asked.entry(peer).or_default();
                if asked.len() < ASKED {
                    asked.insert((doc.clone(), hash));
                }
                work.step.send(peer, Frame::Blob(Blob::Absent { doc, hash }));
            }
        }
    }

    fn gave(&mut self, work: &mut Work<'_, '_>, device: DeviceId, hash: Digest, total: u32) {
        let (of, done) = self.blobs.given.entry(device).or_insert((hash, 0));
        *done = if *of == hash { (*done + 1).min(total) } else { 1 };
        *of = hash;
        let done = *done;
        work.step.then(Effect::Notice(Notice::Moving { device, done, total }));
    }

    /// The list of pieces came in.
    fn planted(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, hash: &Digest, tree: Tree) {
        let awaited = |fetch: &&Fetch| fetch.tree.is_none();
        let key = (peer, *hash);
        let Some(doc) = self.blobs.fetches.get(&key).filter(awaited).map(|fetch| fetch.doc.clone()) else { return };
        // A record that claims less than there is would slip past the limit of its dossier.
        let claimed = self.named(&doc).get(hash).copied();
        if tree.size > limits::BLOB || claimed.is_some_and(|size| size != tree.size) || tree.root() != Some(*hash) {
            return self.caught(work, peer, hash);
        }
        let Some(fetch) = self.blobs.fetches.get_mut(&key) else { return };
        fetch.heard = work.env.now;
        fetch.todo = (0..tree.pieces()).collect();
        fetch.tree = Some(tree.clone());
        if !self.blobs.whole.contains(hash) {
            self.blobs.begun.insert(*hash);
        }
        work.step.write(Write::Blob { hash: *hash, tree });
        work.step.write(settings::put(arriving(hash), &fetch.doc));
        self.go_on(work, peer, hash);
    }

    /// A piece came in. What was not asked for is not looked at.
    fn piece(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, hash: &Digest, piece: u32, bytes: Vec<u8>) {
        let Some(fetch) = self.blobs.fetches.get_mut(&(peer, *hash)) else { return };
        let Some(asked) = fetch.flying.remove(&piece) else { return };
        if !fetch.tree.as_ref().is_some_and(|tree| tree.holds(piece, &bytes)) {
            return self.caught(work, peer, hash);
        }
        fetch.heard = work.env.now;
        let brisk = work.env.now.0.saturating_sub(asked.0) < BRISK;
        let window = self.blobs.windows.entry(peer).or_insert(FEWEST);
        *window = if brisk { *window + 1 } else { *window / 2 }.clamp(FEWEST, limits::PIECES);
        let open = u32::try_from(fetch.todo.len() + fetch.flying.len()).unwrap_or(u32::MAX);
        let total = fetch.tree.as_ref().map_or(0, Tree::pieces);
        let done = total.saturating_sub(open);
        work.step.then(Effect::Notice(Notice::Moving { device: peer, done, total }));
        if !self.blobs.whole.contains(hash) {
            work.step.write(Write::Piece { hash: *hash, piece, bytes });
        }
        self.go_on(work, peer, hash);
    }

    /// Bytes that are not what was asked for: nothing of them is kept, and this peer is not asked again.
    fn caught(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, hash: &Digest) {
        let Some(doc) = self.blobs.fetches.get(&(peer, *hash)).map(|fetch| fetch.doc.clone()) else { return };
        let (_, bureau, name) = self.who(&peer);
        let text = format!(
            "「{name}」（{bureau}）发来的附件与其编号不符，没有收下；已有资料不受影响。请该单位执行 verify 检查磁盘。"
        );
        self.alarms.insert(format!("blob/{hash}"), text);
        self.turned_down(work, peer, &doc, hash);
    }

    /// The peer does not have it, or not as it should be.
    fn turned_down(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, doc: &DocId, hash: &Digest) {
        if self.blobs.fetches.get(&(peer, *hash)).is_none_or(|fetch| fetch.doc != *doc) {
            return;
        }
        self.blobs.fetches.remove(&(peer, *hash));
        self.blobs.refused.entry(peer).or_default().insert((doc.clone(), *hash));
        self.fetch_from_all(work);
    }

    /// Asks others for what a peer keeps silent about.
    pub(crate) fn give_up_on_the_silent(&mut self, work: &mut Work<'_, '_>) {
        let asked = |fetch: &Fetch| fetch.tree.is_none() || !fetch.flying.is_empty();
        let silent = |fetch: &Fetch| asked(fetch) && work.env.now.0.saturating_sub(fetch.heard.0) > SILENT;
        let stuck = self.blobs.fetches.iter().filter(|(_, fetch)| silent(fetch));
        let stuck: Vec<_> = stuck.map(|((peer, _), fetch)| (*peer, fetch.doc.clone(), fetch.hash)).collect();
        stuck.iter().for_each(|(peer, doc, hash)| self.turned_down(work, *peer, doc, hash));
    }

    /// Every piece has been shown. A file that is not on disk yet gets there while others come in.
    fn arrived(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, hash: Digest) {
        if self.blobs.whole.contains(&hash) {
            return self.completed(work, peer, hash);
        }
        work.step.then(Effect::Flush { hash });
        self.fetch(work, peer);
    }

    /// The file of an attachment is on disk.
    pub(crate) fn flushed(&mut self, work: &mut Work<'_, '_>, hash: Digest) {
        let waiting = self.blobs.fetches.iter().filter(|((_, of), fetch)| *of == hash && fetch.shown());
        let peers: Vec<DeviceId> = waiting.map(|((peer, _), _)| *peer).collect();
        peers.into_iter().for_each(|peer| self.completed(work, peer, hash));
    }

    /// The attachment is here, and what waited for it goes on.
    fn completed(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, hash: Digest) {
        let Some(Fetch { doc, .. }) = self.blobs.fetches.remove(&(peer, hash)) else { return };
        if self.blobs.whole.insert(hash) {
            work.step.write(Write::Whole { hash });
            work.step.write(settings::remove(arriving(&hash)));
        }
        self.have(work, &doc, hash, true);
        work.step.send(peer, Frame::Blob(Blob::Kept { doc, hash }));
        self.fetch(work, peer);
    }

    /// A whole attachment belongs to a dossier from now on.
    pub(crate) fn have(&mut self, work: &mut Work<'_, '_>, doc: &DocId, hash: Digest, elsewhere: bool) {
        self.blobs.hold(doc, hash, elsewhere);
        self.alarms.remove(&format!("blob/{hash}"));
        work.step.write(Write::Use { doc: doc.clone(), hash, elsewhere });
        self.recount(doc);
        self.receipt_for(work, doc);
        announce_attachment(self, work, doc, hash);
        work.changed(Change::Document { doc: doc.clone(), here: !elsewhere });
    }

    /// Lets go of the pieces of attachments that nothing names any more. Whatever was whole stays: a seal, a receipt or
    /// the history of a dossier may name it.
    pub(crate) fn forget_unwanted(&mut self, work: &mut Work<'_, '_>) {
        let fetched = self.blobs.fetches.values().map(|fetch| fetch.hash);
        let wanted: BTreeSet<Digest> = self.blobs.missing.values().flatten().copied().chain(fetched).collect();
        for hash in self.blobs.begun.difference(&wanted).copied().collect::<Vec<_>>() {
            self.blobs.begun.remove(&hash);
            work.step.write(Write::Forget { hash });
            work.step.write(settings::remove(arriving(&hash)));
        }
    }

    /// A peer has an attachment on disk.
    fn kept_there(&mut self, work: &mut Work<'_, '_>, peer: &DeviceId, doc: &DocId, hash: Digest) {
        let entitled = self.roster().is_some_and(|roster| may_read(roster, peer, doc));
        if entitled && self.blobs.has(doc, &hash) && !self.blobs.elsewhere(doc, &hash) {
            self.blobs.add(doc, hash, true);
            work.step.write(Write::Use { doc: doc.clone(), hash, elsewhere: true });
            work.changed(Change::Document { doc: doc.clone(), here: false });
        }
    }
}

/// Tells those who asked for an attachment in vain that it is here.
pub(crate) fn announce_attachment(core: &mut Core, work: &mut Work<'_, '_>, doc: &DocId, hash: Digest) {
    if let Some(later) = &mut work.announcements {
        return later.push(Announcement::Attachment { doc: doc.clone(), hash });
    }
    let pair = (doc.clone(), hash);
    let waiting = core.blobs.asked.iter_mut().filter_map(|(peer, asked)| asked.remove(&pair).then_some(*peer));
    for peer in waiting.collect::<Vec<_>>() {
        work.step.send(peer, Frame::Blob(Blob::Here { doc: doc.clone(), hash }));
    }
}

/// What the disk says to a question about an attachment that a dossier has.
enum Found {
    Tree(Tree),
    Piece { piece: u32, bytes: Vec<u8>, total: u32 },
    Soon,
    Nowhere,
}

fn answer(shelf: &dyn Shelf, hash: Digest, piece: Option<u32>) -> Result<Found, StoreError> {
    let Some(tree) = shelf.tree(&hash)? else { return Ok(Found::Soon) };
    let Some(piece) = piece else { return Ok(Found::Tree(tree)) };
    if piece >= tree.pieces() {
        return Ok(Found::Nowhere);
    }
    let bytes = shelf.piece(&hash, piece)?;
    Ok(bytes.map_or(Found::Soon, |bytes| Found::Piece { piece, bytes, total: tree.pieces() }))
}

/// The setting that says for which dossier an attachment is arriving.
fn arriving(hash: &Digest) -> String {
    format!("{}{hash}", settings::ARRIVING)
}

/// Lengths together; what a peer's records claim may be any number.
pub(crate) fn together<'a>(sizes: impl IntoIterator<Item = &'a u64>) -> u64 {
    sizes.into_iter().fold(0, |sum, size| sum.saturating_add(*size))
}
