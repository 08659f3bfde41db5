//! Chains that hash and link as real ones do, and profiles that are cheap to open.

use std::path::Path;

use jiangxuan_model::{Actor, ChangeId, DeviceId, Digest, DocId, Kind, Time, Tip, Vector};
use jiangxuan_store::{Batch, Database, KdfCost, Profile, QuarantineItem, Secret, Shelf, Write};
use jiangxuan_trust::{Chain, Signature};
use sha2::{Digest as _, Sha256};

pub const SECRET: Secret = Secret::Key([5; 32]);

pub fn create(dir: &Path) -> Database {
    Profile::create_with(dir, &SECRET, [6; 48], KdfCost::Test).expect("create")
}

pub fn open(dir: &Path) -> Database {
    Profile::open(dir, &SECRET).expect("open")
}

pub fn doc(number: u8) -> DocId {
    DocId { kind: Kind::ALL[usize::from(number) % 6], bureau: "140702".parse().expect("code"), unique: [number; 10] }
}

/// A writer of one document: makes the next changes of its actor.
#[derive(Debug, Clone)]
pub struct Author {
    actor: Actor,
    device: DeviceId,
    tip: Tip,
    payload: u8,
}

impl Author {
    pub fn new(number: u8) -> Self {
        let tip = Tip { seq: 0, hash: ChangeId([0; 32]) };
        Self { actor: Actor([number; 16]), device: DeviceId([number; 32]), tip, payload: 0 }
    }

    /// The same actor writing something else: what a cloned disk does.
    pub fn cloned_disk(&self) -> Self {
        Self { payload: self.payload + 1, ..self.clone() }
    }

    /// `count` more changes of about `size` bytes each.
    pub fn write(&mut self, count: u64, size: usize) -> Chain {
        let first = self.tip.seq + 1;
        let bytes = (0..count).flat_map(|_| self.change(size)).collect();
        let Self { actor, device, tip, .. } = *self;
        Chain { actor, device, first, tip, signature: Signature([tip.seq as u8; 64]), bytes }
    }

    fn change(&mut self, size: usize) -> Vec<u8> {
        let seq = self.tip.seq + 1;
        let mut body = vec![u8::from(seq > 1)];
        if seq > 1 {
            body.extend(self.tip.hash.0);
        }
        body.push(16);
        body.extend(self.actor.0);
        number(&mut body, seq);
        number(&mut body, seq * 3);
        body.extend(words(seq, self.payload, size));
        let mut hashed = vec![1];
        number(&mut hashed, body.len() as u64);
        hashed.extend(body);
        let hash = Sha256::digest(&hashed);
        self.tip = Tip { seq, hash: ChangeId(hash.into()) };
        [&[0x85, 0x6f, 0x4a, 0x83], &hash[..4], &hashed].concat()
    }
}

/// Text with as little variety as people's.
fn words(seq: u64, payload: u8, size: usize) -> impl Iterator<Item = u8> {
    let seed = blake3::hash(&[&seq.to_le_bytes()[..], &[payload]].concat());
    let noise = seed.as_bytes().to_vec();
    "平遥推光漆器髹饰技艺"
        .bytes()
        .cycle()
        .zip(noise.into_iter().cycle())
        .map(|(a, b)| if b < 64 { b } else { a })
        .take(size)
}

fn number(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

pub fn chains(doc: DocId, chains: Vec<Chain>) -> Batch {
    Batch { writes: vec![Write::Chains { doc, chains }] }
}

pub fn setting(key: &str, value: &[u8]) -> Batch {
    Batch { writes: vec![Write::Setting { key: key.to_owned(), value: Some(value.to_vec()) }] }
}

pub fn item(reason: &str) -> QuarantineItem {
    let (device, reason) = (DeviceId([9; 32]), reason.to_owned());
    QuarantineItem { doc: Some(doc(3)), device, reason, time: Time(-1), bytes: vec![1, 2, 3] }
}

/// One of everything, in several documents.
pub fn everything() -> Batch {
    let mut writes: Vec<Write> = (0..12).flat_map(document).collect();
    writes.push(Write::Statement { id: Digest([1; 32]), bytes: vec![1; 500] });
    writes.push(Write::Quarantine(item("签名不符")));
    writes.push(Write::Quarantine(QuarantineItem { doc: None, ..item("不是变更数据") }));
    writes.push(Write::QuarantineEnd { no: 1, outcome: "作废：李某".to_owned() });
    writes.push(Write::Setting { key: "device".to_owned(), value: Some(vec![4; 32]) });
    Batch { writes }
}

fn document(number: u8) -> [Write; 2] {
    let mut authors = [Author::new(number + 1), Author::new(number + 101)];
    let chains: Vec<Chain> = authors.iter_mut().map(|author| author.write(20, 300)).collect();
    let vector = Vector(chains.iter().map(|chain| (chain.actor, chain.tip)).collect());
    let summary = format!("{{\"name\":\"第{number}人\"}}");
    let snapshot = vec![number; 3000];
    let doc = doc(number);
    [Write::Chains { doc: doc.clone(), chains }, Write::Document { doc, vector, summary, snapshot }]
}

/// Everything that a shelf answers, for comparing two.
pub fn answers(shelf: &impl Shelf, docs: u8) -> String {
    let of = |number: u8| {
        let doc = doc(number);
        (shelf.snapshot(&doc).expect("snapshot"), shelf.chains(&doc, &Vector::default()).expect("chains"))
    };
    let documents: Vec<_> = (0..docs).map(of).collect();
    let rest = (shelf.documents(), shelf.statements(), shelf.quarantine(), shelf.settings(""));
    format!("{documents:?} {rest:?}")
}
