//! Attachments: encrypted files beside the database, whole or not there.

use std::path::{Path, PathBuf};

use jiangxuan_model::{Digest, PIECE, Tree};
use jiangxuan_store::{Batch, Database, Memory, Shelf, StoreError, Write};

use crate::support::{create, doc, open};

fn scan(length: usize, seed: u8) -> (Vec<u8>, Digest, Tree) {
    let mut bytes = vec![0; length];
    blake3::Hasher::new().update(&[seed]).finalize_xof().fill(&mut bytes);
    bytes[..9].copy_from_slice(b"%PDF-1.7\n");
    let tree = Tree::of(&bytes);
    (bytes.clone(), tree.root().expect("a root"), tree)
}

fn one(writes: Vec<Write>) -> Batch {
    Batch { writes }
}

fn used(hash: Digest, elsewhere: bool) -> Write {
    Write::Use { doc: doc(1), hash, elsewhere }
}

/// Copies an attachment in and makes it known, as the program does.
fn attach(database: &mut Database, bytes: &[u8], hash: Digest, tree: &Tree) {
    let files = database.blob_files().expect("files");
    files
        .put(&hash, tree, |piece| Ok(bytes.chunks(PIECE).nth(piece as usize).expect("a piece").to_vec()))
        .expect("put");
    let writes = vec![Write::Blob { hash, tree: tree.clone() }, Write::Whole { hash }, used(hash, false)];
    database.commit(&one(writes)).expect("commit");
}

fn arrive(shelf: &mut impl Shelf, bytes: &[u8], hash: Digest, pieces: impl IntoIterator<Item = u32>) {
    for piece in pieces {
        let bytes = bytes.chunks(PIECE).nth(piece as usize).expect("a piece").to_vec();
        shelf.commit(&one(vec![Write::Piece { hash, piece, bytes }])).expect("commit");
    }
}

fn read(shelf: &impl Shelf, hash: &Digest) -> Vec<u8> {
    let pieces = shelf.tree(hash).expect("readable").expect("a tree").pieces();
    (0..pieces).flat_map(|piece| shelf.piece(hash, piece).expect("readable").expect("a piece")).collect()
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let all = std::fs::read_dir(dir.join("blobs")).into_iter().flatten();
    all.map(|entry| entry.expect("an entry").path()).collect()
}

#[test]
fn an_attachment_comes_back_after_reopening_and_nothing_of_it_is_readable_on_the_disk() {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(dir.path());
    let (bytes, hash, tree) = scan(3 * PIECE + 500, 1);
    attach(&mut database, &bytes, hash, &tree);
    drop(database);
    let database = open(dir.path());
    assert_eq!(read(&database, &hash), bytes);
    assert_eq!(database.piece(&hash, 9), Ok(None));
    assert_eq!(database.verify().expect("whole").blobs, 1);
    let [file] = files(dir.path()).try_into().expect("one file");
    let name = file.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(!hash.to_string().contains(&name), "the name tells the hash");
    let stored = std::fs::read(&file).expect("read");
    assert!(!stored.windows(8).any(|window| window == b"%PDF-1.7"), "readable");
}

#[test]
fn what_arrived_before_a_restart_is_kept_and_what_was_torn_is_asked_for_again() {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(dir.path());
    let (bytes, hash, tree) = scan(6 * PIECE + 1, 2);
    database.commit(&one(vec![Write::Blob { hash, tree: tree.clone() }])).expect("commit");
    arrive(&mut database, &bytes, hash, [5, 0, 3]);
    assert_eq!(database.lacking(&hash), Ok(vec![1, 2, 4, 6]));
    assert_eq!(database.piece(&hash, 0), Ok(None), "not whole yet");
    drop(database);
    // A power cut tore piece 3.
    let [part] = files(dir.path()).try_into().expect("one file");
    let mut stored = std::fs::read(&part).expect("read");
    stored[3 * (PIECE + 16) + 4000] ^= 1;
    std::fs::write(&part, stored).expect("written");
    let mut database = open(dir.path());
    let lacking = database.lacking(&hash).expect("readable");
    assert_eq!(lacking, [1, 2, 3, 4, 6]);
    arrive(&mut database, &bytes, hash, lacking);
    database.commit(&one(vec![Write::Whole { hash }, used(hash, true)])).expect("commit");
    assert_eq!(read(&database, &hash), bytes);
    assert_eq!(database.blobs().expect("readable")[0].uses, [(doc(1), true)]);
    assert_eq!(files(dir.path()).len(), 1, "no part is left");
}

#[test]
fn a_file_that_was_made_durable_ahead_is_whole_only_with_its_row() {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(dir.path());
    let (bytes, hash, tree) = scan(3 * PIECE, 8);
    database.commit(&one(vec![Write::Blob { hash, tree: tree.clone() }])).expect("commit");
    arrive(&mut database, &bytes, hash, 0..3);
    let ahead = database.blob_files().expect("files");
    ahead.flush(&hash).expect("flushed");
    assert!(files(dir.path()).iter().all(|file| file.extension().is_none()), "it has its final name");
    assert_eq!(database.piece(&hash, 0), Ok(None), "no row says so");
    drop(database);
    // The program died between the two.
    let mut database = open(dir.path());
    assert_eq!(database.lacking(&hash), Ok(Vec::new()));
    database.commit(&one(vec![Write::Whole { hash }, used(hash, true)])).expect("commit");
    assert_eq!(read(&database, &hash), bytes);
    assert_eq!(files(dir.path()).len(), 1);
    // One that nobody wants any more.
    let (bytes, hash, tree) = scan(PIECE, 9);
    database.commit(&one(vec![Write::Blob { hash, tree }])).expect("commit");
    arrive(&mut database, &bytes, hash, [0]);
    database.commit(&one(vec![Write::Forget { hash }])).expect("commit");
    ahead.flush(&hash).expect("nothing to do");
    assert_eq!(files(dir.path()).len(), 1);
}

#[test]
fn no_row_says_whole_before_its_file_is_there() {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(dir.path());
    let (_, hash, tree) = scan(100, 3);
    let premature = one(vec![Write::Blob { hash, tree }, Write::Whole { hash }, used(hash, false)]);
    assert_eq!(database.commit(&premature).err().map(|error| error.code()), Some("damaged"));
    drop(database);
    assert_eq!(open(dir.path()).blobs(), Ok(Vec::new()));
}

#[test]
fn a_copy_that_fails_or_dies_leaves_nothing_behind() {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(dir.path());
    let (bytes, hash, tree) = scan(4 * PIECE, 4);
    let broken = |piece: u32| match piece {
        2 => Err(StoreError::Full),
        piece => Ok(bytes.chunks(PIECE).nth(piece as usize).expect("a piece").to_vec()),
    };
    assert_eq!(database.blob_files().expect("files").put(&hash, &tree, broken), Err(StoreError::Full));
    assert_eq!(files(dir.path()), Vec::<PathBuf>::new());
    // A process that died while copying, and one that died between the file and the row.
    std::fs::write(dir.path().join("blobs/new-1-1"), b"half").expect("written");
    let orphan = |piece: u32| Ok(bytes.chunks(PIECE).nth(piece as usize).expect("a piece").to_vec());
    database.blob_files().expect("files").put(&hash, &tree, orphan).expect("put");
    drop(database);
    let mut database = open(dir.path());
    assert_eq!((files(dir.path()), database.blobs()), (Vec::new(), Ok(Vec::new())), "nothing that no row speaks of");
    attach(&mut database, &bytes, hash, &tree);
    assert_eq!(read(&database, &hash), bytes);
}

#[test]
fn a_flipped_byte_anywhere_in_an_attachment_is_found_and_so_is_a_missing_file() {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(dir.path());
    let (bytes, hash, tree) = scan(2 * PIECE + 99, 5);
    attach(&mut database, &bytes, hash, &tree);
    let [file] = files(dir.path()).try_into().expect("one file");
    let whole = std::fs::read(&file).expect("read");
    let named = |error: StoreError| error.to_string();
    for at in (0..whole.len()).step_by(PIECE / 3 + 1).chain([whole.len() - 1]) {
        let mut bad = whole.clone();
        bad[at] ^= 0x40;
        std::fs::write(&file, bad).expect("written");
        assert!(named(database.verify().expect_err("found")).contains(&hash.short()), "byte {at}");
        let piece = u32::try_from(at / (PIECE + 16)).expect("few");
        assert_eq!(database.piece(&hash, piece).map_err(|error| error.code()).err(), Some("damaged"));
    }
    std::fs::write(&file, &whole[..whole.len() - 1]).expect("written");
    assert!(database.verify().is_err());
    std::fs::remove_file(&file).expect("removed");
    assert!(named(database.verify().expect_err("found")).contains("找不到附件"));
    std::fs::write(&file, whole).expect("written");
    assert_eq!(database.verify().expect("whole").blobs, 1);
}

#[test]
fn copying_in_what_is_just_arriving_keeps_the_whole_file() {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(dir.path());
    let (bytes, hash, tree) = scan(3 * PIECE, 6);
    database.commit(&one(vec![Write::Blob { hash, tree: tree.clone() }])).expect("commit");
    arrive(&mut database, &bytes, hash, [1]);
    attach(&mut database, &bytes, hash, &tree);
    arrive(&mut database, &bytes, hash, [2]);
    database.commit(&one(vec![Write::Whole { hash }])).expect("commit");
    assert_eq!((read(&database, &hash), files(dir.path()).len()), (bytes, 1));
}

#[test]
fn memory_answers_about_attachments_as_the_database_does() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut database, mut memory) = (create(dir.path()), Memory::default());
    let (bytes, hash, tree) = scan(3 * PIECE + 3, 7);
    let steps = [
        vec![Write::Blob { hash, tree: tree.clone() }],
        vec![Write::Piece { hash, piece: 2, bytes: bytes[2 * PIECE..3 * PIECE].to_vec() }],
        vec![Write::Piece { hash, piece: 0, bytes: bytes[..PIECE].to_vec() }],
        vec![Write::Piece { hash, piece: 3, bytes: bytes[3 * PIECE..].to_vec() }],
        vec![Write::Piece { hash, piece: 1, bytes: bytes[PIECE..2 * PIECE].to_vec() }],
        vec![Write::Whole { hash }, used(hash, false)],
        vec![used(hash, true)],
        vec![used(hash, false)],
    ];
    for writes in steps {
        database.commit(&one(writes.clone())).expect("commit");
        memory.commit(&one(writes)).expect("commit");
        assert_eq!(database.blobs(), memory.blobs());
        assert_eq!(database.lacking(&hash), memory.lacking(&hash));
        assert_eq!(database.tree(&hash), memory.tree(&hash));
        for piece in 0..5 {
            assert_eq!(database.piece(&hash, piece), memory.piece(&hash, piece));
        }
    }
}

#[test]
fn what_a_row_speaks_of_outlives_every_sweep_and_pieces_go_only_when_they_are_let_go() {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(dir.path());
    let (kept, unfinished) = (scan(3 * PIECE, 8), scan(3 * PIECE, 9));
    attach(&mut database, &kept.0, kept.1, &kept.2);
    database.commit(&one(vec![Write::Blob { hash: unfinished.1, tree: unfinished.2.clone() }])).expect("commit");
    arrive(&mut database, &unfinished.0, unfinished.1, [0, 2]);
    std::fs::write(dir.path().join("blobs/读我.txt"), b"a person's").expect("written");
    drop(database);
    let mut database = open(dir.path());
    assert_eq!((files(dir.path()).len(), database.lacking(&unfinished.1)), (3, Ok(vec![1])));
    let let_go = [kept.1, unfinished.1].map(|hash| Write::Forget { hash });
    database.commit(&one(let_go.to_vec())).expect("commit");
    assert_eq!((read(&database, &kept.1), files(dir.path()).len()), (kept.0, 2));
    assert_eq!(database.tree(&unfinished.1), Ok(None));
}

#[test]
fn a_file_that_had_its_name_and_lacked_only_its_row_is_not_fetched_again() {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(dir.path());
    let (bytes, hash, tree) = scan(2 * PIECE, 10);
    database.commit(&one(vec![Write::Blob { hash, tree: tree.clone() }])).expect("commit");
    arrive(&mut database, &bytes, hash, [0, 1]);
    drop(database);
    let [part] = files(dir.path()).try_into().expect("one file");
    std::fs::rename(&part, part.with_extension("")).expect("renamed");
    let mut database = open(dir.path());
    assert_eq!(database.lacking(&hash), Ok(Vec::new()));
    database.commit(&one(vec![Write::Whole { hash }])).expect("commit");
    assert_eq!(read(&database, &hash), bytes);
}
