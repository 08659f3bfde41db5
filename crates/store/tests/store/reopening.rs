//! What was committed is there again, and exactly the lacking changes are handed out.

use jiangxuan_model::{Digest, Time, Vector};
use jiangxuan_store::{Batch, Database, Memory, Profile, QuarantineItem, Secret, Shelf, StoreError, Unlock, Write};
use zeroize::Zeroizing;

use crate::support::{Author, SECRET, answers, chains, create, doc, everything, item, open, setting};

#[test]
fn everything_is_there_after_reopening() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut database, mut memory) = (create(dir.path()), Memory::default());
    let numbers = database.commit(&everything()).expect("commit").quarantine_numbers().to_vec();
    assert_eq!(numbers, [1, 2]);
    memory.commit(&everything()).expect("commit");
    drop(database);
    assert_eq!(answers(&open(dir.path()), 13), answers(&memory, 13));
}

#[test]
fn a_holder_of_any_part_gets_exactly_the_rest() {
    let dir = tempfile::tempdir().expect("dir");
    let mut shelves: [Box<dyn Shelf>; 2] = [Box::new(create(dir.path())), Box::new(Memory::default())];
    let mut author = Author::new(1);
    let parts: Vec<_> = [1, 9, 2, 30, 1].map(|count| author.write(count, 100)).to_vec();
    for shelf in &mut shelves {
        for part in &parts {
            shelf.commit(&chains(doc(0), vec![part.clone()])).expect("append");
        }
    }
    let whole = Author::new(1).write(43, 100);
    for held in 0..=43 {
        let mut head = Author::new(1);
        let before = head.write(held, 100);
        let after = Vector([(whole.actor, before.tip)].into_iter().filter(|_| held > 0).collect());
        let expected = if held < 43 { vec![head.write(43 - held, 100)] } else { Vec::new() };
        for shelf in &shelves {
            assert_eq!(shelf.chains(&doc(0), &after), Ok(expected.clone()), "{held}");
        }
    }
}

fn cut_and_refused(shelf: &mut impl Shelf) {
    let mut author = Author::new(1);
    let (first, second, third) = (author.write(5, 80), author.write(5, 80), author.write(5, 80));
    shelf.commit(&chains(doc(0), vec![first.clone(), second.clone()])).expect("append");
    let before = answers(shelf, 1);
    let whole = Author::new(1).write(12, 80);
    let mut disk = Author::new(1);
    disk.write(7, 80);
    let fork = disk.cloned_disk().write(4, 80);
    for (offered, code) in [(third.clone(), None), (first.clone(), None), (second, None), (whole, None)] {
        let refused = shelf.commit(&chains(doc(0), vec![offered])).err().map(|error| error.code());
        assert_eq!(refused, code);
    }
    assert_ne!(answers(shelf, 1), before);
    assert_eq!(shelf.chains(&doc(0), &Vector::default()), Ok(vec![Author::new(1).write(15, 80)]));
    let refused = shelf.commit(&chains(doc(0), vec![fork])).err();
    assert_eq!(refused, Some(StoreError::Fork { doc: doc(0), actor: first.actor }));
    author.write(1, 80);
    let refused = shelf.commit(&chains(doc(0), vec![author.write(1, 80)])).err();
    assert_eq!(refused, Some(StoreError::Gap { doc: doc(0), held: 15, first: 17 }));
}

#[test]
fn repeats_are_cut_off_holes_and_forks_are_refused() {
    let dir = tempfile::tempdir().expect("dir");
    cut_and_refused(&mut create(dir.path()));
    cut_and_refused(&mut Memory::default());
}

fn refused_whole(shelf: &mut impl Shelf) {
    let mut author = Author::new(1);
    author.write(1, 10);
    let before = answers(shelf, 2);
    let mut batch = everything();
    batch.writes.push(Write::Chains { doc: doc(30), chains: vec![author.write(1, 10)] });
    assert_eq!(shelf.commit(&batch).err().map(|error| error.code()), Some("gap"));
    assert_eq!(answers(shelf, 2), before);
    shelf.commit(&everything()).expect("not poisoned");
}

#[test]
fn a_refused_batch_leaves_nothing_behind() {
    let dir = tempfile::tempdir().expect("dir");
    refused_whole(&mut create(dir.path()));
    refused_whole(&mut Memory::default());
}

fn quarantined(shelf: &mut impl Shelf) {
    let put = |reason: &str| Batch { writes: vec![Write::Quarantine(item(reason))] };
    let end = |no| Batch { writes: vec![Write::QuarantineEnd { no, outcome: "收入：王某".to_owned() }] };
    assert_eq!(shelf.commit(&put("一")).expect("put").quarantine_numbers(), [1]);
    assert_eq!(shelf.commit(&put("二")).expect("put").quarantine_numbers(), [2]);
    shelf.commit(&end(1)).expect("end");
    for no in [1, 3] {
        assert_eq!(shelf.commit(&end(no)).err(), Some(StoreError::NotInQuarantine(no)));
    }
    let rows = shelf.quarantine().expect("rows");
    let outcomes: Vec<_> = rows.iter().map(|row| row.outcome.as_deref()).collect();
    assert_eq!(outcomes, [Some("收入：王某"), None]);
    assert_eq!(rows[1], QuarantineItem { time: Time(-1), ..item("二") }.numbered(2));
}

#[test]
fn quarantine_counts_up_and_is_decided_once() {
    let dir = tempfile::tempdir().expect("dir");
    quarantined(&mut create(dir.path()));
    quarantined(&mut Memory::default());
}

#[test]
fn a_statement_that_is_held_stays_and_an_empty_snapshot_keeps_the_earlier_one() {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(dir.path());
    let statement = |bytes: &[u8]| Write::Statement { id: Digest([1; 32]), bytes: bytes.to_vec() };
    let document = |snapshot: &[u8]| Write::Document {
        doc: doc(0),
        vector: Vector::default(),
        summary: format!("{{\"length\":{}}}", snapshot.len()),
        snapshot: snapshot.to_vec(),
    };
    database.commit(&Batch { writes: vec![statement(b"a"), document(b"saved")] }).expect("first");
    database.commit(&Batch { writes: vec![statement(b"b"), document(b"")] }).expect("second");
    assert_eq!(database.statements(), Ok(vec![(Digest([1; 32]), b"a".to_vec())]));
    assert_eq!(database.snapshot(&doc(0)), Ok(Some(b"saved".to_vec())));
    assert_eq!(database.documents().expect("rows")[0].summary, "{\"length\":0}");
}

#[test]
fn an_injected_fault_applies_nothing_and_a_clone_is_the_disk_behind_it() {
    let mut memory = Memory::default();
    memory.commit(&setting("a", b"1")).expect("first");
    memory.fail_next(StoreError::Full);
    assert_eq!(memory.commit(&setting("b", b"1")).err(), Some(StoreError::Full));
    memory.commit(&setting("b", b"2")).expect("a full disk may be cleared");
    memory.fail_next(StoreError::Io("断电".to_owned()));
    assert_eq!(memory.commit(&setting("c", b"1")).err().map(|error| error.code()), Some("io"));
    assert_eq!(memory.commit(&setting("c", b"2")).err(), Some(StoreError::ReadOnly));
    let mut disk = memory.clone();
    disk.commit(&setting("c", b"3")).expect("reopened");
    assert_eq!(disk.settings("").expect("settings").len(), 3);
    assert_eq!(memory.settings("").expect("settings").len(), 2);
}

#[test]
fn only_the_right_passphrase_opens_a_profile() {
    let dir = tempfile::tempdir().expect("dir");
    let secret = |text: &str| Secret::Passphrase(Zeroizing::new(text.to_owned()));
    drop(Profile::create(dir.path(), &secret("榆次 老城 2019"), [1; 48]).expect("create"));
    let profile = Profile::read(dir.path()).expect("profile");
    assert_eq!(profile.unlock(), Unlock::Passphrase);
    assert!(profile.created() > Time(0));
    for wrong in [secret("榆次 老城 2018"), secret(""), SECRET] {
        assert_eq!(Profile::open(dir.path(), &wrong).err(), Some(StoreError::WrongPassphrase));
    }
    let _: Database = Profile::open(dir.path(), &secret("榆次 老城 2019")).expect("open");
}

#[test]
fn nothing_readable_is_on_the_disk() {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(dir.path());
    let secret = "祁县 王某 身份证".repeat(50);
    database.commit(&setting("note", secret.as_bytes())).expect("commit");
    let mut seen = 0;
    for file in std::fs::read_dir(dir.path()).expect("dir") {
        let bytes = std::fs::read(file.expect("file").path()).expect("read");
        assert!(!bytes.windows(12).any(|part| part == &secret.as_bytes()[..12]));
        seen += bytes.len();
    }
    assert!(seen > 4096);
}

#[test]
fn existing_profiles_and_empty_folders_are_told_apart() {
    let dir = tempfile::tempdir().expect("dir");
    let missing = Profile::open(dir.path(), &SECRET).err();
    assert_eq!(missing, Some(StoreError::NotAProfile(dir.path().to_owned())));
    drop(create(dir.path()));
    let again = Profile::create(dir.path(), &SECRET, [1; 48]).err();
    assert_eq!(again, Some(StoreError::Exists(dir.path().to_owned())));
}

#[test]
fn a_database_may_move_to_the_thread_that_writes() {
    fn moves<T: Send>() {}
    moves::<Database>();
    moves::<Memory>();
}
