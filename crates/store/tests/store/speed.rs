//! The sizes that the shape of the tables was chosen by. Run with `--ignored --nocapture`.

use std::time::Instant;

use jiangxuan_model::{BureauCode, DocId, Kind, Vector};
use jiangxuan_store::{Batch, Shelf, Write};

use crate::support::{Author, create, open};

fn id(number: u16) -> DocId {
    let mut unique = [0; 10];
    unique[..2].copy_from_slice(&number.to_be_bytes());
    DocId { kind: Kind::Dossier, bureau: "140702".parse::<BureauCode>().expect("code"), unique }
}

fn season(size: usize) -> Batch {
    let write = |number: u16| {
        let chains: Vec<_> = (1..4).map(|actor| Author::new(actor).write(100, size)).collect();
        let vector = Vector(chains.iter().map(|chain| (chain.actor, chain.tip)).collect());
        let document = Write::Document { doc: id(number), vector, summary: "x".repeat(600), snapshot: vec![7; 8000] };
        [Write::Chains { doc: id(number), chains }, document]
    };
    Batch { writes: (0..3000).flat_map(write).collect() }
}

#[test]
#[ignore = "a measurement"]
fn three_thousand_documents() {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(dir.path());
    let batch = season(160);
    let timed = |what: &str, start: Instant| println!("{what}: {:?}", start.elapsed());
    let start = Instant::now();
    database.commit(&batch).expect("commit");
    timed("3,000 documents of three chains of 23 KB in one transaction", start);
    drop(database);
    let start = Instant::now();
    let mut database = open(dir.path());
    timed("open", start);
    for round in ["cold", "warm"] {
        let start = Instant::now();
        assert_eq!(database.documents().expect("rows").len(), 3000);
        timed(&format!("list, {round}"), start);
    }
    let start = Instant::now();
    let bytes: usize = (0..3000)
        .flat_map(|n| database.chains(&id(n), &Vector::default()).expect("chains"))
        .map(|chain| chain.bytes.len())
        .sum();
    timed(&format!("read {bytes} bytes of changes"), start);
    let mut author = Author::new(9);
    let start = Instant::now();
    for _ in 0..1000 {
        let chain = author.write(1, 160);
        database.commit(&Batch { writes: vec![Write::Chains { doc: id(7), chains: vec![chain] }] }).expect("edit");
    }
    timed("1,000 single edits", start);
    let start = Instant::now();
    let _ = database.chains(&id(7), &Vector::default()).expect("chains");
    timed("read them", start);
    println!("file: {} bytes", std::fs::metadata(dir.path().join("jiangxuan.db")).expect("file").len());
}
