//! Memory and the database are the same store: equal answers to every call, whatever happened before.

use jiangxuan_model::{Digest, Vector};
use jiangxuan_store::{Batch, Database, Memory, Shelf, Write};
use proptest::prelude::*;

use crate::support::{Author, answers, create, doc, item, open};

const DOCS: u8 = 4;

#[derive(Debug, Clone)]
enum Step {
    Commit(Batch),
    Group(Vec<Batch>),
    Ask { doc: u8, held: Vec<(u8, u64)> },
    Reopen,
}

fn write() -> impl Strategy<Value = Write> {
    let bytes = || prop::collection::vec(any::<u8>(), 0..40);
    prop_oneof![
        6 => (0..DOCS, prop::collection::vec(chain(), 1..3)).prop_map(|(number, chains)| Write::Chains { doc: doc(number), chains }),
        2 => (0..DOCS, chain(), bytes()).prop_map(|(number, chain, snapshot)| Write::Document {
            doc: doc(number),
            vector: Vector([(chain.actor, chain.tip)].into()),
            summary: format!("{{\"n\":{}}}", snapshot.len()),
            snapshot,
        }),
        1 => (0..5u8, bytes()).prop_map(|(id, bytes)| Write::Statement { id: Digest([id; 32]), bytes }),
        1 => "[一-十]{1,3}".prop_map(|reason| Write::Quarantine(item(&reason))),
        1 => (1..4u64, "[一-十]{1,3}").prop_map(|(no, outcome)| Write::QuarantineEnd { no, outcome }),
        2 => ("[a-c%_]{1,3}", prop::option::of(bytes())).prop_map(|(key, value)| Write::Setting { key, value }),
    ]
}

/// Any stretch of one of three actors' first 12 changes; now and then of a clone of the disk.
fn chain() -> impl Strategy<Value = jiangxuan_trust::Chain> {
    (1..4u8, 0..6u64, 1..7u64, prop::bool::weighted(0.1)).prop_map(|(actor, before, count, cloned)| {
        let mut author = Author::new(actor);
        author.write(before, 120);
        if cloned { author.cloned_disk().write(count, 120) } else { author.write(count, 120) }
    })
}

fn batch() -> impl Strategy<Value = Batch> {
    prop::collection::vec(write(), 0..4).prop_map(|writes| Batch { writes })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => batch().prop_map(Step::Commit),
        2 => prop::collection::vec(batch(), 0..3).prop_map(Step::Group),
        3 => (0..DOCS, prop::collection::vec((1..5u8, 0..14u64), 0..3)).prop_map(|(doc, held)| Step::Ask { doc, held }),
        1 => Just(Step::Reopen),
    ]
}

fn vector(held: &[(u8, u64)]) -> Vector {
    let tip = |(actor, count): &(u8, u64)| {
        let chain = Author::new(*actor).write(*count, 120);
        (*count > 0).then_some((chain.actor, chain.tip))
    };
    Vector(held.iter().filter_map(tip).collect())
}

/// The memory shelf has no group commit: one batch with everything is the same.
fn group(memory: &mut Memory, batches: &[Batch]) -> String {
    let writes = batches.iter().flat_map(|batch| batch.writes.clone()).collect();
    let stored = memory.commit(&Batch { writes });
    format!("{:?}", stored.map(|stored| stored.quarantine_numbers().to_vec()))
}

fn group_on_disk(database: &mut Database, batches: &[Batch]) -> String {
    let numbers = |stored: Vec<jiangxuan_store::Stored>| {
        stored.iter().flat_map(|stored| stored.quarantine_numbers().to_vec()).collect()
    };
    format!("{:?}", database.commit_all(batches).map(numbers as fn(_) -> Vec<u64>))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn both_shelves_answer_alike(steps in prop::collection::vec(step(), 1..40)) {
        let dir = tempfile::tempdir().expect("dir");
        let (mut database, mut memory) = (create(dir.path()), Memory::default());
        for step in steps {
            match step {
                Step::Commit(batch) => {
                    let (left, right) = (database.commit(&batch), memory.commit(&batch));
                    prop_assert_eq!(format!("{left:?}"), format!("{right:?}"));
                }
                Step::Group(batches) => {
                    prop_assert_eq!(group_on_disk(&mut database, &batches), group(&mut memory, &batches));
                }
                Step::Ask { doc: number, held } => {
                    let after = vector(&held);
                    prop_assert_eq!(database.chains(&doc(number), &after), memory.chains(&doc(number), &after));
                    prop_assert_eq!(database.settings("a"), memory.settings("a"));
                    prop_assert_eq!(database.setting("a%"), memory.setting("a%"));
                }
                Step::Reopen => {
                    drop(database);
                    database = open(dir.path());
                    memory = memory.clone();
                }
            }
            prop_assert_eq!(answers(&database, DOCS), answers(&memory, DOCS));
        }
    }
}
