//! One conversation with one peer, as a state machine: frames in, frames and requests out.
//!
//! The side that dialled compares. Equal roots end it after one exchange; else the buckets that
//! differ are found in a second one, and in a third everything that is missing crosses in both
//! directions. Afterwards whatever is committed on either side is passed on at once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiangxuan_model::{Digest, DocId, Tip, Vector};
use jiangxuan_trust::Chain;

use crate::admission::RefusalCode;
use crate::buckets::{self, Brief, Root};
use crate::limits;
use crate::wire::{Entries, Fate, Frame, Parcel};

/// What may be shared with the peer of a session: the documents and statements that both sides may hold.
pub trait Holdings {
    /// Documents in the order of their ids.
    fn documents(&self) -> Box<dyn Iterator<Item = (&DocId, &Vector)> + '_>;
    /// The same documents, each with its hash for comparing.
    fn items(&self) -> Box<dyn Iterator<Item = (&DocId, buckets::Item)> + '_> {
        Box::new(self.documents().map(|(doc, vector)| (doc, buckets::Item::of(doc, vector))))
    }
    /// Statements in the order of their ids.
    fn statements(&self) -> Box<dyn Iterator<Item = &Digest> + '_>;
    /// What is held of one document, if it may be shared.
    fn vector(&self, doc: &DocId) -> Option<&Vector>;
    /// Whether this statement is held and may be shared.
    fn has_statement(&self, id: &Digest) -> bool;
    /// The changes that a holder of `after` lacks, straight from the record.
    fn chains(&self, doc: &DocId, after: &Vector) -> Vec<Chain>;
    /// What a holder of `after` lacks of a document, in the form that suits it.
    fn parcel(&self, doc: &DocId, after: &Vector) -> Parcel {
        Parcel::of(doc.clone(), self.chains(doc, after))
    }
    /// Attachments that documents which may be shared name and that are not here, sorted: equal holdings lack the same.
    fn lacking(&self) -> Vec<Digest> {
        Vec::new()
    }
    /// A statement in its original bytes.
    fn statement(&self, id: &Digest) -> Option<jiangxuan_trust::SignedStatement>;
}

/// What a session wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// Send this frame to the peer.
    Send(Frame),
    /// Judge these parcels, and report with [`Session::judged`].
    Admit(Vec<Parcel>),
    /// Judge and store these statements, and report with [`Session::statements_kept`].
    Take(Vec<jiangxuan_trust::SignedStatement>),
    /// The peer has this version of the document on disk.
    PeerKept(DocId, Digest),
    /// The peer refused a parcel.
    PeerRefused(DocId, RefusalCode),
    /// Two different changes bear one number.
    Forked(DocId),
    /// Both sides hold the same, and have said so.
    Level,
}

/// One conversation.
#[derive(Debug, Default)]
pub struct Session {
    dialled: bool,
    /// The root in our Hello.
    said: Option<Digest>,
    met: bool,
    compared: bool,
    wanted: BTreeSet<DocId>,
    wanted_statements: BTreeSet<Digest>,
    judging: BTreeMap<DocId, usize>,
    outbox: VecDeque<(DocId, Vector)>,
    parked: Option<Parcel>,
    in_flight: BTreeMap<DocId, VecDeque<usize>>,
    flying: usize,
    unkept_statements: BTreeSet<Digest>,
    early_statements: Vec<Digest>,
    said_level: bool,
    heard_level: bool,
    told_level: bool,
    fetching: bool,
}

/// The hash over all that may be shared.
#[must_use]
pub fn root(holdings: &dyn Holdings) -> Digest {
    let mut root = Root::new();
    holdings.items().for_each(|(_, item)| root.document(&item));
    holdings.statements().for_each(|id| root.statement(id));
    holdings.lacking().iter().for_each(|hash| root.statement(hash));
    root.finish()
}

impl Session {
    /// A conversation on a connection that this side dialled, or not.
    #[must_use]
    pub fn new(dialled: bool) -> Self {
        Self { dialled, ..Self::default() }
    }

    /// Whether both sides have said that they have nothing more to say.
    #[must_use]
    pub fn level(&self) -> bool {
        self.said_level && self.heard_level && self.settled()
    }

    /// Whether attachments are being fetched from the peer: until they are here, this side has more to ask.
    pub fn fetching(&mut self, holdings: &dyn Holdings, fetching: bool) -> Vec<Output> {
        self.fetching = fetching;
        self.progress(holdings)
    }

    /// Parcels sent or asked for that are still open: for progress.
    #[must_use]
    pub fn open(&self) -> usize {
        let waiting = self.outbox.len() + usize::from(self.parked.is_some());
        self.wanted.len() + self.judging.len() + waiting + self.in_flight.len()
    }

    /// Whether the peer has opened the conversation properly.
    #[must_use]
    pub fn met(&self) -> bool {
        self.met
    }

    /// Our Hello tells the peer this root.
    pub fn greet(&mut self, root: Digest) {
        self.said = Some(root);
    }

    /// The peer's root is known; the side that dialled starts comparing.
    pub fn meet(&mut self, holdings: &dyn Holdings, theirs: Digest) -> Vec<Output> {
        self.met = true;
        let early = std::mem::take(&mut self.early_statements);
        if root(holdings) == theirs {
            self.outbox.clear();
            self.compared = true;
            // Equal only since our Hello: the peer saw two roots, and waits for the side that dialled.
            let both_saw = self.said == Some(theirs);
            (self.said_level, self.heard_level) = (both_saw, both_saw);
            return self.progress(holdings);
        }
        self.unsettle();
        if !self.dialled {
            // Only the side that compares knows when that is over. It may have heard a root that was equal
            // then, and not compare at all: what was committed since must come from here.
            self.compared = true;
            let mut outputs = Vec::from_iter(self.send_statements(holdings, &early));
            outputs.extend(self.progress(holdings));
            return outputs;
        }
        self.outbox.clear(); // the comparison finds it
        let items = holdings.documents().count() + holdings.statements().count();
        let bits = buckets::bits_for(items);
        let hashes = buckets::hashes(bits, holdings.items(), holdings.statements());
        vec![Output::Send(Frame::Buckets { bits, hashes })]
    }

    /// A frame of the conversation proper came in.
    pub fn receive(&mut self, holdings: &dyn Holdings, frame: Frame) -> Vec<Output> {
        let mut outputs = match frame {
            Frame::Buckets { bits, hashes } => {
                // Even where the roots looked equal from here, the peer will say level once more.
                self.unsettle();
                vec![Output::Send(Frame::Entries(entries(holdings, bits, &hashes)))]
            }
            Frame::Entries(entries) => self.compare(holdings, &entries),
            Frame::Want { documents, statements } => self.serve(holdings, documents, &statements),
            Frame::Changes(parcels) => {
                self.unsettle();
                parcels.iter().for_each(|parcel| *self.judging.entry(parcel.doc.clone()).or_default() += 1);
                vec![Output::Admit(parcels)]
            }
            Frame::Statements(statements) => {
                self.unsettle();
                vec![Output::Take(statements)]
            }
            Frame::Kept { documents, statements } => self.kept(documents, &statements),
            Frame::Level => {
                self.heard_level = true;
                Vec::new()
            }
            _ => Vec::new(),
        };
        outputs.extend(self.progress(holdings));
        outputs
    }

    /// A parcel of this peer was judged, and committed where it was good.
    pub fn judged(
        &mut self,
        holdings: &dyn Holdings,
        doc: &DocId,
        outcome: Result<Digest, RefusalCode>,
    ) -> Vec<Output> {
        if let Some(count) = self.judging.get_mut(doc) {
            *count -= 1;
            if *count == 0 {
                self.judging.remove(doc);
            }
        }
        let mut outputs = Vec::new();
        if matches!(outcome, Err(RefusalCode::Gap | RefusalCode::MissingDependency)) {
            outputs.extend(self.ask(holdings, doc));
        } else {
            self.wanted.remove(doc);
        }
        let fate = Fate { doc: doc.clone(), outcome };
        outputs.push(Output::Send(Frame::Kept { documents: vec![fate], statements: Vec::new() }));
        outputs.extend(self.progress(holdings));
        outputs
    }

    /// Statements of this peer were judged: all of their ids, whether kept, held before or refused. One that is left
    /// out keeps both sides waiting.
    pub fn statements_kept(&mut self, holdings: &dyn Holdings, all: Vec<Digest>) -> Vec<Output> {
        all.iter().for_each(|id| {
            self.wanted_statements.remove(id);
        });
        let mut outputs = vec![Output::Send(Frame::Kept { documents: Vec::new(), statements: all })];
        outputs.extend(self.progress(holdings));
        outputs
    }

    /// Something was committed here that the peer may hold, and that did not come from it.
    pub fn announce(&mut self, holdings: &dyn Holdings, parcels: Vec<Parcel>, statements: &[Digest]) -> Vec<Output> {
        if !self.met {
            // Not lost: the peer's hello may be older than this.
            parcels.iter().for_each(|parcel| self.queue(holdings, parcel));
            self.early_statements.extend(statements);
            return Vec::new();
        }
        let mut ready = Vec::new();
        for parcel in parcels {
            self.unsettle();
            if self.queued(&parcel.doc) || !self.fits(&parcel) {
                self.queue(holdings, &parcel);
            } else {
                self.fly(&parcel);
                ready.push(parcel);
            }
        }
        let mut outputs: Vec<Output> = frames(ready).map(Output::Send).collect();
        outputs.extend(self.send_statements(holdings, statements));
        outputs.extend(self.progress(holdings));
        outputs
    }

    fn compare(&mut self, holdings: &dyn Holdings, entries: &Entries) -> Vec<Output> {
        let asked: BTreeSet<u16> = entries.buckets.iter().copied().collect();
        let bits = entries.bits;
        let theirs: BTreeMap<&DocId, &Brief> = entries.documents.iter().map(|(doc, brief)| (doc, brief)).collect();
        let mut outputs = Vec::new();
        for (doc, mine) in holdings.documents().filter(|(doc, _)| asked.contains(&buckets::document_bucket(doc, bits)))
        {
            let Some(brief) = theirs.get(doc) else {
                self.outbox.push_back((doc.clone(), Vector::default()));
                continue;
            };
            let found = brief.compare(mine);
            if found.forked {
                outputs.push(Output::Forked(doc.clone()));
            }
            if found.they_lack {
                self.outbox.push_back((doc.clone(), found.theirs));
            }
            if found.i_lack {
                self.wanted.insert(doc.clone());
            }
        }
        self.wanted.extend(theirs.keys().filter(|doc| holdings.vector(doc).is_none()).map(|doc| (*doc).clone()));
        outputs.extend(self.compare_statements(holdings, entries, &asked));
        self.compared = true;
        outputs
    }

    fn compare_statements(&mut self, holdings: &dyn Holdings, entries: &Entries, asked: &BTreeSet<u16>) -> Vec<Output> {
        let theirs: BTreeSet<&Digest> = entries.statements.iter().collect();
        let surplus: Vec<Digest> = holdings
            .statements()
            .filter(|id| asked.contains(&buckets::statement_bucket(id, entries.bits)) && !theirs.contains(id))
            .copied()
            .collect();
        self.wanted_statements = theirs.into_iter().filter(|id| !holdings.has_statement(id)).copied().collect();
        let mut outputs = Vec::new();
        if !self.wanted.is_empty() || !self.wanted_statements.is_empty() {
            let held = |doc: &DocId| holdings.vector(doc).cloned().unwrap_or_default();
            let documents = self.wanted.iter().map(|doc| (doc.clone(), held(doc))).collect();
            let statements = self.wanted_statements.iter().copied().collect();
            outputs.push(Output::Send(Frame::Want { documents, statements }));
        }
        outputs.extend(self.send_statements(holdings, &surplus));
        outputs
    }

    fn serve(
        &mut self,
        holdings: &dyn Holdings,
        documents: Vec<(DocId, Vector)>,
        statements: &[Digest],
    ) -> Vec<Output> {
        self.unsettle();
        let mut outputs = Vec::new();
        let mut nothing = Vec::new();
        for (doc, theirs) in documents.into_iter().take(limits::LIST) {
            match holdings.vector(&doc) {
                Some(mine) if theirs.lacks_from(mine) => self.outbox.push_back((doc, theirs)),
                // An empty parcel: the question is answered.
                _ => nothing.push(Parcel::of(doc, Vec::new())),
            }
        }
        if !nothing.is_empty() {
            nothing.iter().for_each(|parcel| self.fly(parcel));
            outputs.push(Output::Send(Frame::Changes(nothing)));
        }
        let held: Vec<Digest> = statements.iter().filter(|id| holdings.has_statement(id)).copied().collect();
        outputs.extend(self.send_statements(holdings, &held));
        outputs
    }

    fn send_statements(&mut self, holdings: &dyn Holdings, ids: &[Digest]) -> Vec<Output> {
        let held = ids.iter().filter(|id| holdings.has_statement(id));
        let statements: Vec<_> = held.filter_map(|id| Some((*id, holdings.statement(id)?))).collect();
        if !statements.is_empty() {
            self.unsettle();
        }
        self.unkept_statements.extend(statements.iter().map(|(id, _)| *id));
        let statements = statements.into_iter().map(|(_, statement)| statement);
        batches(statements, |statement| statement.payload.len())
            .map(|batch| Output::Send(Frame::Statements(batch)))
            .collect()
    }

    fn kept(&mut self, documents: Vec<Fate>, statements: &[Digest]) -> Vec<Output> {
        statements.iter().for_each(|id| {
            self.unkept_statements.remove(id);
        });
        documents
            .into_iter()
            .map(|fate| {
                self.land(&fate.doc);
                match fate.outcome {
                    Ok(digest) => Output::PeerKept(fate.doc, digest),
                    Err(code) => Output::PeerRefused(fate.doc, code),
                }
            })
            .collect()
    }

    /// Asks for a document, once: what the peer announced before it hears the question is in its answer.
    fn ask(&mut self, holdings: &dyn Holdings, doc: &DocId) -> Option<Output> {
        if !self.wanted.insert(doc.clone()) {
            return None;
        }
        let held = holdings.vector(doc).cloned().unwrap_or_default();
        Some(Output::Send(Frame::Want { documents: vec![(doc.clone(), held)], statements: Vec::new() }))
    }

    /// Puts an announcement off until the window has room; it is read from the record again then.
    fn queue(&mut self, holdings: &dyn Holdings, parcel: &Parcel) {
        if self.outbox.iter().any(|(doc, _)| *doc == parcel.doc) {
            return; // what is queued already is read then as well
        }
        let mut after = holdings.vector(&parcel.doc).cloned().unwrap_or_default();
        for chain in &parcel.chains {
            after.0.insert(chain.actor, Tip { seq: chain.first.saturating_sub(1), ..chain.tip });
        }
        self.outbox.push_back((parcel.doc.clone(), after));
    }

    fn queued(&self, doc: &DocId) -> bool {
        self.parked.as_ref().is_some_and(|parcel| parcel.doc == *doc)
            || self.outbox.iter().any(|(other, _)| other == doc)
    }

    /// Whether the window has room for it; one alone may be larger than the window.
    fn fits(&self, parcel: &Parcel) -> bool {
        self.flying == 0 || self.flying + parcel.size() <= limits::WINDOW
    }

    fn fly(&mut self, parcel: &Parcel) {
        self.in_flight.entry(parcel.doc.clone()).or_default().push_back(parcel.size());
        self.flying += parcel.size();
    }

    /// The peer answered the oldest parcel of a document.
    fn land(&mut self, doc: &DocId) {
        if let Some(sizes) = self.in_flight.get_mut(doc) {
            self.flying -= sizes.pop_front().unwrap_or_default();
            if sizes.is_empty() {
                self.in_flight.remove(doc);
            }
        }
    }

    fn settled(&self) -> bool {
        self.met
            && self.compared
            && self.wanted.is_empty()
            && self.wanted_statements.is_empty()
            && self.judging.is_empty()
            && self.outbox.is_empty()
            && self.parked.is_none()
            && self.in_flight.is_empty()
            && self.unkept_statements.is_empty()
            && !self.fetching
    }

    fn unsettle(&mut self) {
        (self.said_level, self.heard_level, self.told_level) = (false, false, false);
    }

    /// Sends what the window allows, and says so once there is nothing left to say. The side that
    /// dialled says it first: only it knows when the comparison is over.
    fn progress(&mut self, holdings: &dyn Holdings) -> Vec<Output> {
        let mut outputs: Vec<Output> = frames(self.fill_window(holdings)).map(Output::Send).collect();
        if self.settled() && !self.said_level && (self.dialled || self.heard_level) {
            self.said_level = true;
            outputs.push(Output::Send(Frame::Level));
        }
        if self.level() && !std::mem::replace(&mut self.told_level, true) {
            outputs.push(Output::Level);
        }
        outputs
    }

    fn fill_window(&mut self, holdings: &dyn Holdings) -> Vec<Parcel> {
        let mut parcels = Vec::new();
        while self.met
            && let Some(parcel) = self.next_parcel(holdings)
        {
            if !self.fits(&parcel) {
                self.parked = Some(parcel);
                break;
            }
            self.fly(&parcel);
            self.unsettle();
            parcels.push(parcel);
        }
        parcels
    }

    fn next_parcel(&mut self, holdings: &dyn Holdings) -> Option<Parcel> {
        let full = self.flying >= limits::WINDOW;
        self.parked.take().or_else(|| {
            let (doc, after) = if full { None } else { self.outbox.pop_front() }?;
            Some(holdings.parcel(&doc, &after))
        })
    }
}

/// Parcels in frames of a sensible size.
fn frames(parcels: Vec<Parcel>) -> impl Iterator<Item = Frame> {
    batches(parcels.into_iter(), Parcel::size).map(Frame::Changes)
}

/// Items in batches that end once they reach [`limits::FRAME_TARGET`] bytes.
fn batches<T>(items: impl Iterator<Item = T>, size: impl Fn(&T) -> usize) -> impl Iterator<Item = Vec<T>> {
    let mut rest = items.peekable();
    std::iter::from_fn(move || {
        rest.peek()?;
        let (mut total, mut batch) = (0, Vec::new());
        while total < limits::FRAME_TARGET
            && let Some(item) = rest.next()
        {
            total += size(&item);
            batch.push(item);
        }
        Some(batch)
    })
}

fn entries(holdings: &dyn Holdings, bits: u8, theirs: &[buckets::BucketHash]) -> Entries {
    let mine = buckets::hashes(bits, holdings.items(), holdings.statements());
    let differing: BTreeSet<u16> = mine
        .iter()
        .zip(theirs.iter().map(Some).chain(std::iter::repeat(None)))
        .enumerate()
        .filter(|(_, (mine, theirs))| Some(*mine) != *theirs)
        .filter_map(|(bucket, _)| u16::try_from(bucket).ok())
        .collect();
    let documents = holdings
        .documents()
        .filter(|(doc, _)| differing.contains(&buckets::document_bucket(doc, bits)))
        .map(|(doc, vector)| (doc.clone(), Brief::of(vector)))
        .collect();
    let statements =
        holdings.statements().filter(|id| differing.contains(&buckets::statement_bucket(id, bits))).copied().collect();
    Entries { bits, buckets: differing.into_iter().collect(), documents, statements }
}
