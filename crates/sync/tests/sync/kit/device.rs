//! A device that keeps its record in memory, and admits as the real one does.

use std::collections::BTreeMap;

use jiangxuan_model::{Actor, DeviceId, Digest, DocId, Document, Edit, Tip, Vector, Writer, chunk};
use jiangxuan_sync::{Holdings, Job, Parcel, Refusal, RefusalCode, vet, worker};
use jiangxuan_trust::{
    Chain, Claim, DeviceKey, Extension, Roster, SignedStatement, Statement, may_read, may_see, may_state, sign_tip,
};

use super::{code, key, now, roster};

/// One document as a device holds it.
#[derive(Clone)]
pub struct Held {
    pub document: Document,
    pub vector: Vector,
    pub chains: BTreeMap<Actor, Chain>,
}

impl Held {
    fn new(doc: &DocId) -> Self {
        let document = Document::new(doc.clone()).expect("new document");
        Self { document, vector: Vector::default(), chains: BTreeMap::new() }
    }

    fn append(&mut self, chain: &Chain) {
        let whole = self.chains.entry(chain.actor).or_insert_with(|| Chain { bytes: Vec::new(), ..chain.clone() });
        whole.bytes.extend_from_slice(&chain.bytes);
        (whole.tip, whole.signature) = (chain.tip, chain.signature);
        self.vector.0.insert(chain.actor, chain.tip);
    }
}

#[derive(Clone)]
pub struct Device {
    pub key: DeviceKey,
    pub roster: Roster,
    pub documents: BTreeMap<DocId, Held>,
    pub statements: BTreeMap<Digest, SignedStatement>,
    pub quarantine: Vec<(DocId, Refusal)>,
    pub run: u8,
}

impl Device {
    pub fn new(seed: u8) -> Self {
        Self {
            key: key(seed),
            roster: roster(),
            documents: BTreeMap::new(),
            statements: BTreeMap::new(),
            quarantine: Vec::new(),
            run: 0,
        }
    }

    pub fn id(&self) -> DeviceId {
        self.key.id()
    }

    /// Starts the program anew: from here on it edits as another actor.
    pub fn restart(&mut self) {
        self.run += 1;
    }

    pub fn actor(&self, doc: &DocId) -> Actor {
        let name = format!("{} {} {doc}", self.id(), self.run);
        let mut actor = Actor([0; 16]);
        actor.0.copy_from_slice(&Digest::of(name.as_bytes()).0[..16]);
        actor
    }

    /// Edits and records; returns what there is to announce.
    pub fn edit(&mut self, doc: &DocId, edits: &[Edit]) -> Option<Parcel> {
        let (key, actor) = (self.key.clone(), self.actor(doc));
        let held = self.documents.entry(doc.clone()).or_insert_with(|| Held::new(doc));
        let made = held.document.edit(Writer { device: key.id(), actor }, now(), edits).expect("edit")?;
        let chain = Chain {
            actor,
            device: key.id(),
            first: made.tip.seq,
            tip: made.tip,
            signature: sign_tip(&key, doc, &actor, &made.tip),
            bytes: made.bytes,
        };
        let chains: Vec<Chain> = made.steps.into_iter().map(Chain::of_step).chain([chain]).collect();
        chains.iter().for_each(|chain| held.append(chain));
        Some(Parcel::of(doc.clone(), chains))
    }

    pub fn set(&mut self, doc: &DocId, key: &str, value: &str) -> Option<Parcel> {
        self.edit(doc, &[Edit::Field { key: key.into(), value: value.into() }])
    }

    /// Signs and keeps a statement of a size that the text decides.
    pub fn state(&mut self, bureau: &str, reason: &str) -> Digest {
        let claim = Claim::Extension(Extension { bureau: code(bureau), until: now(), reason: reason.into() });
        let statement = Statement { campaign: self.roster.campaign, author: self.id(), time: now(), claim };
        let signed = SignedStatement::sign(&self.key, &statement).expect("signs");
        let id = signed.id();
        self.statements.insert(id, signed);
        id
    }

    pub fn held(&self, doc: &DocId) -> &Held {
        self.documents.get(doc).expect("the document is held")
    }

    /// The document whole, with the signatures of its chains.
    pub fn whole(&self, doc: &DocId) -> Option<Parcel> {
        let held = self.documents.get(doc).filter(|held| !held.vector.0.is_empty())?;
        let bare = |chain: &Chain| Chain { first: 1, bytes: Vec::new(), ..chain.clone() };
        let chains = held.chains.values().map(bare).collect();
        Some(Parcel { doc: doc.clone(), whole: Some(held.document.save()), chains })
    }

    pub fn vector(&self, doc: &DocId) -> Vector {
        self.documents.get(doc).map(|held| held.vector.clone()).unwrap_or_default()
    }

    /// The way in: vet, trial, record.
    pub fn admit(&mut self, peer: &DeviceId, parcel: &Parcel) -> Result<(Digest, Parcel), RefusalCode> {
        let mut fresh =
            vet(&self.roster, peer, &self.vector(&parcel.doc), parcel).map_err(|no| self.refuse(parcel, no))?;
        if !fresh.is_empty() {
            let snapshot = self.documents.get(&parcel.doc).map(|held| held.document.save());
            let (doc, whole) = (parcel.doc.clone(), parcel.whole.clone());
            let job = Job { doc, snapshot, since: Vec::new(), whole, chains: fresh.clone() };
            let outcome = worker::judge(&job).map_err(|no| self.refuse(parcel, no))?;
            if parcel.whole.is_some() {
                if self.documents.contains_key(&parcel.doc) {
                    return self.admit(peer, &Parcel::of(parcel.doc.clone(), outcome.chains));
                }
                fresh = outcome.chains.clone();
            }
            let held = self.documents.entry(parcel.doc.clone()).or_insert_with(|| Held::new(&parcel.doc));
            fresh.iter().for_each(|chain| held.append(chain));
            held.document = Document::load(parcel.doc.clone(), &outcome.snapshot).expect("loads");
            assert_eq!(outcome.vector, held.vector, "the trial and the record agree");
        }
        Ok((self.vector(&parcel.doc).digest(), Parcel::of(parcel.doc.clone(), fresh)))
    }

    fn refuse(&mut self, parcel: &Parcel, refusal: Refusal) -> RefusalCode {
        let code = refusal.code;
        self.quarantine.push((parcel.doc.clone(), refusal));
        code
    }

    /// Keeps what is properly signed and rightly stated.
    pub fn take(&mut self, statement: &SignedStatement) -> bool {
        let good = statement.open().is_ok_and(|open| may_state(&self.roster, &open.author, &open.claim));
        if good {
            self.statements.insert(statement.id(), statement.clone());
        }
        good
    }

    pub fn to<'a>(&'a self, peer: &Self) -> Shared<'a> {
        let peer = peer.id();
        let statements = self
            .statements
            .iter()
            .filter(|(_, signed)| signed.open().is_ok_and(|open| may_see(&self.roster, &peer, &open.scope())));
        Shared { device: self, peer, statements: statements.map(|(id, _)| *id).collect() }
    }
}

/// What a device may share with one peer.
pub struct Shared<'a> {
    device: &'a Device,
    peer: DeviceId,
    statements: std::collections::BTreeSet<Digest>,
}

impl Shared<'_> {
    fn may(&self, doc: &DocId) -> bool {
        may_read(&self.device.roster, &self.peer, doc)
    }
}

impl Holdings for Shared<'_> {
    fn documents(&self) -> Box<dyn Iterator<Item = (&DocId, &Vector)> + '_> {
        let held = self.device.documents.iter().filter(|(doc, held)| self.may(doc) && !held.vector.0.is_empty());
        Box::new(held.map(|(doc, held)| (doc, &held.vector)))
    }

    fn statements(&self) -> Box<dyn Iterator<Item = &Digest> + '_> {
        Box::new(self.statements.iter())
    }

    fn vector(&self, doc: &DocId) -> Option<&Vector> {
        self.device.documents.get(doc).filter(|_| self.may(doc)).map(|held| &held.vector)
    }

    fn has_statement(&self, id: &Digest) -> bool {
        self.statements.contains(id)
    }

    fn chains(&self, doc: &DocId, after: &Vector) -> Vec<Chain> {
        let Some(held) = self.device.documents.get(doc) else { return Vec::new() };
        held.chains.values().filter_map(|chain| tail(chain, after.seq(&chain.actor))).collect()
    }

    fn parcel(&self, doc: &DocId, after: &Vector) -> Parcel {
        let whole = if after.0.is_empty() { self.device.whole(doc) } else { None };
        whole.unwrap_or_else(|| Parcel::of(doc.clone(), self.chains(doc, after)))
    }

    fn statement(&self, id: &Digest) -> Option<SignedStatement> {
        self.device.statements.get(id).cloned()
    }
}

/// The part of a chain behind change number `after`.
pub fn tail(chain: &Chain, after: u64) -> Option<Chain> {
    let skip = (after + 1).saturating_sub(chain.first);
    let rest: Vec<&[u8]> = chunk::each(&chain.bytes).map(|one| one.expect("chunk")).skip(skip as usize).collect();
    (!rest.is_empty()).then(|| Chain { first: chain.first + skip, bytes: rest.concat(), ..chain.clone() })
}

/// The part of a chain up to change number `last`, signed by `key`.
pub fn head(key: &DeviceKey, doc: &DocId, chain: &Chain, last: u64) -> Chain {
    let count = (last + 1 - chain.first) as usize;
    let chunks: Vec<&[u8]> = chunk::each(&chain.bytes).map(|one| one.expect("chunk")).take(count).collect();
    let newest = chunks.last().expect("at least one change");
    let tip = Tip { seq: last, hash: super::forge::hash(newest) };
    Chain { tip, signature: sign_tip(key, doc, &chain.actor, &tip), bytes: chunks.concat(), ..chain.clone() }
}
