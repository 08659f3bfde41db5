//! What an attacker can do who has a key and this program's source: make changes and claims, and sign them.

use jiangxuan_model::{Actor, ChangeId, Digest, DocId, Document, Edit, NewChange, Step, Time, Tip, Vector, Writer};
use jiangxuan_sync::{Frame, Hello, Parcel};
use jiangxuan_trust::{Chain, Claim, DeviceKey, Receipt, Seal, SignedStatement, Statement, sign_tip};

use crate::kit::Desk;

pub const NOW: Time = Time(1_563_584_500_000);

/// Writes into documents without asking anybody.
#[derive(Clone)]
pub struct Pen<'a> {
    pub key: &'a DeviceKey,
    pub actor: Actor,
    document: Document,
}

impl<'a> Pen<'a> {
    /// On a document that holds nothing yet.
    pub fn fresh(key: &'a DeviceKey, doc: &DocId, run: u8) -> Self {
        Self { key, actor: actor_of(key, doc, run), document: Document::new(doc.clone()).expect("a document") }
    }

    /// On top of what a profile holds.
    pub fn upon(key: &'a DeviceKey, desk: &Desk, doc: &DocId, run: u8) -> Self {
        let chains = jiangxuan_store::Shelf::chains(&desk.disk, doc, &Vector::default()).expect("readable");
        let rows: Vec<&[u8]> = chains.iter().map(|chain| chain.bytes.as_slice()).collect();
        let document = Document::rebuild(doc.clone(), &rows).expect("a document");
        Self { key, actor: actor_of(key, doc, run), document }
    }

    /// One change with these edits, as a parcel.
    pub fn writes(&mut self, edits: &[Edit]) -> Parcel {
        let writer = Writer { device: self.key.id(), actor: self.actor };
        let made = self.document.edit(writer, NOW, edits).expect("an edit").expect("a change");
        let doc = self.document.id().clone();
        let chain = signed(self.key, &doc, self.actor, made.tip, made.bytes);
        Parcel::of(doc, made.steps.into_iter().map(Chain::of_step).chain([chain]).collect())
    }

    /// The same by a program of a later schema, which says so in the document.
    pub fn writes_as_of(&mut self, schema: u16, edits: &[Edit]) -> Parcel {
        let kind = self.document.id().kind;
        let steps = [Step::Number(schema), Step::Section("medals".into())].map(|step| {
            let bytes = step.change(kind).expect("a step");
            self.document.apply(&[&bytes]).expect("applied");
            let tip = self.document.vector().0[&step.actor(kind)];
            Chain::of_step(NewChange { actor: step.actor(kind), tip, bytes, steps: Vec::new() })
        });
        let own = self.writes(edits);
        Parcel { chains: steps.into_iter().chain(own.chains).collect(), ..own }
    }

    pub fn sets(&mut self, key: &str, value: &str) -> Parcel {
        self.writes(&[Edit::Field { key: key.into(), value: value.into() }])
    }

    pub fn heads(&self) -> Vec<ChangeId> {
        self.document.heads()
    }
}

/// Another one for each key, document and run.
fn actor_of(key: &DeviceKey, doc: &DocId, run: u8) -> Actor {
    let digest = Digest::of(&[&key.id().0[..], doc.to_string().as_bytes(), &[run]].concat());
    let mut actor = Actor([0; 16]);
    actor.0.copy_from_slice(&digest.0[..16]);
    actor
}

pub fn signed(key: &DeviceKey, doc: &DocId, actor: Actor, tip: Tip, bytes: Vec<u8>) -> Chain {
    Chain { actor, device: key.id(), first: tip.seq, tip, signature: sign_tip(key, doc, &actor, &tip), bytes }
}

/// A claim, signed by `key`.
pub fn states(key: &DeviceKey, campaign: Digest, claim: Claim) -> SignedStatement {
    let statement = Statement { campaign, author: key.id(), time: NOW, claim };
    SignedStatement::sign(key, &statement).expect("signed")
}

pub fn seal(doc: &DocId, heads: Vec<ChangeId>) -> Claim {
    Claim::Seal(Seal {
        doc: doc.clone(),
        version: 1,
        heads,
        vector: Digest([1; 32]),
        blobs: Vec::new(),
        findings: Digest([2; 32]),
        warnings: 0,
        previous: None,
    })
}

pub fn receipt(key: &DeviceKey, doc: &DocId, seal: Digest) -> Claim {
    Claim::Receipt(Receipt {
        no: 900,
        seal,
        doc: doc.clone(),
        version: 1,
        heads: Vec::new(),
        blobs: Vec::new(),
        received: NOW,
        previous: None,
        node: key.id(),
        late: false,
    })
}

/// A Hello that says what `desk` would like to hear, with a root that differs from everything.
pub fn hello(desk: &Desk) -> Hello {
    let roster = desk.core.roster().expect("a roster");
    Hello {
        protocol: jiangxuan_sync::wire::PROTOCOL,
        schema: 1,
        campaign: roster.campaign,
        heads: jiangxuan_trust::Log::of(&desk.roster()).expect("a log").heads(),
        clock: NOW,
        root: Digest([0xee; 32]),
        mark: None,
        next_mark: [0xdd; 16],
    }
}

pub fn greeting(desk: &Desk) -> Frame {
    Frame::Hello(hello(desk))
}
