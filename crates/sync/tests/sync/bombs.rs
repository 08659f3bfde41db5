//! Changes that are well formed and properly signed, and do harm: the corpus, and hand-made ones.

use std::time::{Duration, Instant};

use automerge::marks::{ExpandMark, Mark};
use automerge::transaction::{CommitOptions, Transactable as _, Transaction};
use automerge::{
    ActorId, Author, Automerge, AutomergeError, ObjId, ObjType, ROOT, ReadDoc as _, ScalarValue, TextEncoding,
};
use jiangxuan_model::layout::genesis;
use jiangxuan_model::{Actor, Kind, Vector, chunk};
use jiangxuan_sync::{Job, Outcome, Refusal, RefusalCode, limits, vet, worker};
use jiangxuan_trust::Chain;

use crate::kit::forge::{checksum, chunk_of, number, parcel, signed, signed_alone};
use crate::kit::{CLERK, COLLEAGUE, HUB, dossier, key, roster};

const ACTOR: Actor = Actor([5; 16]);

/// A dossier of the layout, in the hands of somebody with Automerge and a key.
fn open(author: u8) -> Automerge {
    let mut doc = Automerge::new_with_encoding(TextEncoding::Utf16CodeUnit);
    let first = automerge::Change::from_bytes(genesis(Kind::Dossier).to_vec()).expect("genesis");
    doc.apply_changes([first]).expect("applies");
    doc.set_author(Some(Author::from(key(author).id().0.to_vec())));
    doc.set_actor(ActorId::from(&ACTOR.0[..]));
    doc
}

fn part(doc: &impl automerge::ReadDoc, name: &str) -> ObjId {
    doc.get(ROOT, name).expect("read").expect("container").1
}

type Act = fn(&mut Transaction<'_>) -> Result<(), AutomergeError>;

fn commit(doc: &mut Automerge, act: Act) -> Vec<u8> {
    doc.transact_with(|()| CommitOptions::default().with_time(0), act)
        .map_err(|failure| failure.error)
        .expect("commits");
    doc.get_last_local_change().expect("a change").raw_bytes().to_vec()
}

fn made_by(author: u8, act: Act) -> Chain {
    let bytes = commit(&mut open(author), act);
    signed_alone(&key(CLERK), &dossier(1), &bytes)
}

/// Through the whole gate, and past it: a word for what the trial alone says too.
fn judged(chain: &Chain) -> (Result<Vec<Chain>, RefusalCode>, Result<Outcome, Refusal>) {
    let vetted = vet(&roster(), &key(HUB).id(), &Vector::default(), &parcel(&dossier(1), vec![chain.clone()]));
    (vetted.map_err(|refusal| refusal.code), tried(chain))
}

fn tried(chain: &Chain) -> Result<Outcome, Refusal> {
    worker::judge(&Job { doc: dossier(1), snapshot: None, since: Vec::new(), whole: None, chains: vec![chain.clone()] })
}

fn assert_refused(what: &str, chain: &Chain, code: RefusalCode) {
    let start = Instant::now();
    let (vetted, tried) = judged(chain);
    assert!(start.elapsed() < Duration::from_millis(800), "{what}: {:?}", start.elapsed());
    assert_eq!(tried.map(|_| ()).map_err(|refusal| refusal.code), Err(code), "{what}");
    assert!(vetted.is_ok() || vetted == Err(code), "{what}: {vetted:?}");
}

#[test]
fn the_corpus_is_refused() {
    for name in ["rle", "unload-true-1", "unload-true-2", "unload-true-3"] {
        let path = format!("{}/tests/corpus/{name}.bin", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(path).expect("corpus");
        // Their actors are longer than ours: vetting ends there, and only the trial sees more.
        let chain = signed(&key(CLERK), &dossier(1), ACTOR, 1, std::slice::from_ref(&bytes));
        let (vetted, tried) = judged(&chain);
        println!("{name}: vet {vetted:?}, trial {:?}", tried.as_ref().map(|_| ()).map_err(|no| no.code));
        assert!(vetted.is_err() && tried.is_err(), "{name}");
    }
}

#[test]
fn an_ordinary_change_passes_the_same_gate() {
    let chain = made_by(CLERK, |tx| tx.put(part(tx, "fields"), "name", "张三"));
    let (vetted, tried) = judged(&chain);
    assert!(vetted.is_ok() && tried.is_ok());
}

#[test]
fn foreign_content_is_refused_as_out_of_shape() {
    let cases: &[(&str, Act)] = &[
        ("a key at the root", |tx| tx.put(ROOT, "evil", "x")),
        ("another schema", |tx| tx.put(ROOT, "schema", 2)),
        ("a container replaced", |tx| tx.put_object(ROOT, "records", ObjType::Map).map(drop)),
        ("a container deleted", |tx| tx.delete(ROOT, "records")),
        ("a section replaced", |tx| tx.put_object(part(tx, "records"), "awards", ObjType::Map).map(drop)),
        ("a section deleted", |tx| tx.delete(part(tx, "records"), "awards")),
        ("the narrative deleted", |tx| tx.delete(ROOT, "narrative")),
        ("a list", |tx| tx.put_object(part(tx, "fields"), "list", ObjType::List).map(drop)),
        ("a text", |tx| tx.put_object(part(tx, "fields"), "text", ObjType::Text).map(drop)),
        ("a map among fields", |tx| tx.put_object(part(tx, "fields"), "map", ObjType::Map).map(drop)),
        ("a counter", |tx| tx.put(part(tx, "fields"), "n", ScalarValue::counter(1))),
        ("a number", |tx| tx.put(part(tx, "fields"), "n", 1)),
        ("bytes", |tx| tx.put(part(tx, "fields"), "n", vec![0u8; 9])),
        ("a float", |tx| tx.put(part(tx, "fields"), "n", 1.5)),
        ("a boolean", |tx| tx.put(part(tx, "fields"), "n", true)),
        ("nothing", |tx| tx.put(part(tx, "fields"), "n", ())),
        ("a time", |tx| tx.put(part(tx, "fields"), "n", ScalarValue::Timestamp(1))),
        ("an oversized value", |tx| tx.put(part(tx, "fields"), "n", "长".repeat(6_000))),
        ("an oversized key", |tx| tx.put(part(tx, "fields"), "键".repeat(60), "x")),
        ("a key with a slash", |tx| tx.put(part(tx, "fields"), "a/b", "x")),
        ("a foreign section", |tx| tx.put_object(part(tx, "records"), "evil", ObjType::Map).map(drop)),
        ("a text for a seal", |tx| tx.put(part(tx, "seals"), "s1", "1")),
        ("a text for a decision", |tx| tx.put(part(tx, "decisions"), "d1", "1")),
        ("a hidden list", |tx| {
            let fields = part(tx, "fields");
            tx.put_object(&fields, "list", ObjType::List)?;
            tx.delete(&fields, "list")
        }),
        ("a hidden counter", |tx| {
            let fields = part(tx, "fields");
            tx.put(&fields, "n", ScalarValue::counter(1))?;
            tx.increment(&fields, "n", 5)?;
            tx.delete(&fields, "n")
        }),
        ("a mark", |tx| {
            let text = part(tx, "narrative");
            tx.splice_text(&text, 0, 0, "事迹材料")?;
            tx.mark(&text, Mark::new("bold".into(), true, 0, 2), ExpandMark::Both)
        }),
        // Past what several writers who keep within the limits can make together.
        ("too many keys", |tx| {
            let fields = part(tx, "fields");
            (0..16_001).try_for_each(|at| tx.put(&fields, format!("k{at}"), "x"))
        }),
        ("a map in the narrative", |tx| tx.insert_object(part(tx, "narrative"), 0, ObjType::Map).map(drop)),
        ("a number in the narrative", |tx| tx.insert(part(tx, "narrative"), 0, 5)),
    ];
    for (what, act) in cases {
        assert_refused(what, &made_by(CLERK, *act), RefusalCode::Shape);
    }
}

#[test]
fn deep_nesting_is_refused_and_overflows_nothing() {
    assert_refused("below the root", &made_by(CLERK, |tx| deep(tx, ROOT)), RefusalCode::Shape);
    assert_refused(
        "below a field",
        &made_by(CLERK, |tx| {
            let at = part(tx, "fields");
            deep(tx, at)
        }),
        RefusalCode::Shape,
    );
    assert_refused(
        "below a record",
        &made_by(CLERK, |tx| {
            let records = part(tx, "records");
            let awards = tx.get(&records, "awards")?.expect("section").1;
            deep(tx, awards)
        }),
        RefusalCode::Shape,
    );
    assert_refused(
        "in the narrative",
        &made_by(CLERK, |tx| {
            let at = tx.insert_object(part(tx, "narrative"), 0, ObjType::Map)?;
            deep(tx, at)
        }),
        RefusalCode::Shape,
    );
}

fn deep(tx: &mut Transaction<'_>, from: ObjId) -> Result<(), AutomergeError> {
    (0..10_000).try_fold(from, |at, _| tx.put_object(at, "x", ObjType::Map)).map(drop)
}

#[test]
fn a_change_that_claims_another_author_is_refused() {
    let name: Act = |tx| tx.put(part(tx, "fields"), "name", "张三");
    assert_refused("another's name", &made_by(COLLEAGUE, name), RefusalCode::WrongAuthor);
    let mut nameless = open(CLERK);
    nameless.set_author(None);
    nameless.set_actor(ActorId::from(&ACTOR.0[..]));
    let bytes = commit(&mut nameless, name);
    assert_refused("no name", &signed_alone(&key(CLERK), &dossier(1), &bytes), RefusalCode::WrongAuthor);
}

#[test]
fn a_later_change_that_claims_another_author_is_refused() {
    let mut doc = open(CLERK);
    let first = commit(&mut doc, |tx| tx.put(part(tx, "fields"), "name", "张三"));
    let second = commit(&mut doc, |tx| tx.put(part(tx, "fields"), "name", "李四"));
    let mut body = chunk_body(&second).to_vec();
    body.extend_from_slice(&[1, 32]); // an author's footer, as Automerge reads it in any change
    body.extend_from_slice(&key(COLLEAGUE).id().0);
    let chain = signed(&key(CLERK), &dossier(1), ACTOR, 1, &[first, chunk_of(&body)]);
    assert_refused("in the second change", &chain, RefusalCode::WrongAuthor);
}

/// What follows the length of a chunk.
fn chunk_body(chunk: &[u8]) -> &[u8] {
    let length = chunk[9..].iter().position(|byte| byte & 0x80 == 0).expect("length") + 1;
    &chunk[9 + length..]
}

/// A change of one column run: `count` times "put nothing" at one key, in some 60 bytes.
fn run_of(count: u64) -> Vec<u8> {
    let mut body = vec![0, 16];
    body.extend_from_slice(&ACTOR.0);
    body.extend_from_slice(&[1, 18, 0, 0, 0]); // number, start, time, message, other actors
    let run = |value: &[u8]| {
        let mut run = signed_number(count);
        run.extend_from_slice(value);
        run
    };
    let mut bits = Vec::new();
    number(&mut bits, count);
    let columns = [(0x15u64, run(&[1, b'k'])), (0x34, bits), (0x42, run(&[1])), (0x56, run(&[0])), (0x70, run(&[0]))];
    number(&mut body, columns.len() as u64);
    for (spec, data) in &columns {
        number(&mut body, *spec);
        number(&mut body, data.len() as u64);
    }
    columns.iter().for_each(|(_, data)| body.extend_from_slice(data));
    chunk_of(&body)
}

fn signed_number(value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    number(&mut bytes, value);
    if bytes.last().is_some_and(|last| last & 0x40 != 0) {
        *bytes.last_mut().expect("a byte") |= 0x80;
        bytes.push(0);
    }
    bytes
}

#[test]
fn operation_bombs_are_refused_before_they_are_read() {
    for count in [70_001, 1_000_000, 20_000_000, 1 << 40, (1 << 62) - 1] {
        let chain = signed_alone(&key(CLERK), &dossier(1), &run_of(count));
        let start = Instant::now();
        let (vetted, tried) = judged(&chain);
        println!("{count} operations in {} bytes: {:?}", chain.bytes.len(), start.elapsed());
        assert!(start.elapsed() < Duration::from_millis(200), "{:?}", start.elapsed());
        assert_eq!(vetted, Err(RefusalCode::TooLarge));
        assert_eq!(tried.map_err(|refusal| refusal.code).map(drop), Err(RefusalCode::TooLarge));
    }
    let small = automerge::Change::from_bytes(run_of(10)).expect("the same with ten is a change");
    assert_eq!(small.len(), 10);
}

#[test]
fn operation_numbers_far_ahead_of_the_document_are_refused() {
    let bytes = commit(&mut open(CLERK), |tx| tx.put(part(tx, "fields"), "name", "张三"));
    let header = chunk::header(&bytes).expect("header");
    for start_op in [2_000_000, limits::OPERATION_CEILING - 1] {
        let bytes = restarted(&bytes, header.start_op, start_op);
        let chain = signed_alone(&key(CLERK), &dossier(1), &bytes);
        assert_refused(&start_op.to_string(), &chain, RefusalCode::TooLarge);
    }
}

/// The same change with another number for its first operation.
fn restarted(bytes: &[u8], old: u64, new: u64) -> Vec<u8> {
    assert!(old < 128);
    let body = chunk_body(bytes);
    let at = 1 + 32 + 1 + 16 + 1; // one dependency, actor, sequence number
    assert_eq!(u64::from(body[at]), old);
    let mut forged = body[..at].to_vec();
    number(&mut forged, new);
    forged.extend_from_slice(&body[at + 1..]);
    chunk_of(&forged)
}

#[test]
fn a_change_that_follows_unknown_ones_lacks_a_dependency() {
    let mut doc = open(COLLEAGUE);
    commit(&mut doc, |tx| tx.put(part(tx, "fields"), "name", "张三"));
    doc.set_author(Some(Author::from(key(CLERK).id().0.to_vec())));
    doc.set_actor(ActorId::from(&[6; 16][..]));
    let bytes = commit(&mut doc, |tx| tx.put(part(tx, "fields"), "mobile", "1"));
    let chain = signed_alone(&key(CLERK), &dossier(1), &bytes);
    assert_refused("an orphan", &chain, RefusalCode::MissingDependency);
}

#[test]
fn a_wrong_checksum_is_malformed() {
    let mut bytes = commit(&mut open(CLERK), |tx| tx.put(part(tx, "fields"), "name", "张三"));
    bytes[5] ^= 1;
    let chain = signed_alone(&key(CLERK), &dossier(1), &bytes);
    assert_eq!(judged(&chain).0, Err(RefusalCode::Malformed), "vetting recomputes every hash; the trial relies on it");
    checksum(&mut bytes);
    assert!(tried(&signed_alone(&key(CLERK), &dossier(1), &bytes)).is_ok());
}
