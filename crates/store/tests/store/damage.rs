//! Damaged files are named, never opened as if they were whole.

use std::path::{Path, PathBuf};

use jiangxuan_store::{Batch, Profile, Shelf, StoreError, Write};

use crate::support::{SECRET, create, everything};

const PAGE: usize = 4096;

fn filled() -> (tempfile::TempDir, PathBuf, Vec<u8>) {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(dir.path());
    database.commit(&everything()).expect("commit");
    let scrubbed = database.verify().expect("whole");
    assert_eq!((scrubbed.documents, scrubbed.changes), (12, 12 * 40));
    drop(database);
    let path = dir.path().join("jiangxuan.db");
    let bytes = std::fs::read(&path).expect("read");
    (dir, path, bytes)
}

/// What opening and reading everything says of the file.
fn examine(dir: &Path) -> Option<StoreError> {
    Profile::open(dir, &SECRET).and_then(|database| database.verify()).err()
}

fn named(error: Option<StoreError>) -> String {
    match error {
        Some(StoreError::Damaged { detail }) => detail,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_flipped_bit_in_any_page_is_found() {
    let (dir, path, whole) = filled();
    assert_eq!(examine(dir.path()), None);
    for at in (16..whole.len()).step_by(PAGE / 2 + 1) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        std::fs::write(&path, &bytes).expect("write");
        assert!(named(examine(dir.path())).contains('页'), "{at}");
    }
}

#[test]
fn what_is_read_from_a_damaged_file_is_what_was_written_or_an_error() {
    let dir = tempfile::tempdir().expect("dir");
    let written: Vec<u8> = (0..60_000_u32).flat_map(u32::to_le_bytes).take(5 * PAGE).collect();
    let mut database = create(dir.path());
    let write = Write::Setting { key: "season".to_owned(), value: Some(written.clone()) };
    database.commit(&Batch { writes: vec![write] }).expect("commit");
    drop(database);
    let path = dir.path().join("jiangxuan.db");
    let whole = std::fs::read(&path).expect("read");
    let mut refused = 0;
    for page in 1..whole.len() / PAGE {
        let mut bytes = whole.clone();
        bytes[page * PAGE + 77] ^= 0x10;
        std::fs::write(&path, &bytes).expect("write");
        let Ok(database) = Profile::open(dir.path(), &SECRET) else { continue };
        match database.setting("season") {
            Ok(read) => assert!(read.as_ref() == Some(&written), "page {page} came back as something else"),
            Err(error) => {
                assert_eq!(error.code(), "damaged", "page {page}");
                refused += 1;
            }
        }
    }
    assert!(refused >= 5);
}

#[test]
fn a_zeroed_page_is_found() {
    let (dir, path, whole) = filled();
    for page in 0..whole.len() / PAGE {
        let mut bytes = whole.clone();
        bytes[page * PAGE..(page + 1) * PAGE].fill(0);
        std::fs::write(&path, &bytes).expect("write");
        assert!(!named(examine(dir.path())).is_empty(), "{page}");
    }
}

#[test]
fn a_truncated_file_is_found() {
    let (dir, path, whole) = filled();
    for length in [0, 1, 100, PAGE - 1, PAGE, PAGE + 1, whole.len() / 2, whole.len() - PAGE, whole.len() - 1] {
        std::fs::write(&path, &whole[..length]).expect("write");
        assert!(!named(examine(dir.path())).is_empty(), "{length}");
    }
    std::fs::remove_file(&path).expect("remove");
    assert_eq!(examine(dir.path()), Some(StoreError::NoDatabase(dir.path().to_owned())));
}

/// The database begins with the salt, so that nothing is lost with the description but the day.
#[test]
fn a_damaged_description_is_made_anew_and_a_newer_one_is_left_alone() {
    let (dir, _, _) = filled();
    let path = dir.path().join("profile.json");
    let whole = std::fs::read_to_string(&path).expect("read");
    for text in ["", "{", &whole.replace("salt", "salz"), &whole.replace("\"created\"", "\"create\"")] {
        std::fs::write(&path, text).expect("write");
        assert_eq!(examine(dir.path()), None);
        assert!(Profile::read(dir.path()).is_ok(), "{text}");
    }
    std::fs::write(&path, whole.replace("\"format\": 1", "\"format\": 9")).expect("write");
    assert_eq!(examine(dir.path()), Some(StoreError::NewerSchema { found: 9, known: 1 }));
    std::fs::write(&path, whole).expect("write");
    assert_eq!(examine(dir.path()), None);
}

#[test]
fn a_disk_that_loses_pages_under_an_open_database_stops_all_writing() {
    let (dir, path, whole) = filled();
    let mut database = Profile::open(dir.path(), &SECRET).expect("open");
    let mut bytes = whole;
    bytes[PAGE..].fill(0);
    std::fs::write(&path, &bytes).expect("write");
    let failed = database.commit(&everything()).err().map(|error| error.code());
    assert_eq!(failed, Some("damaged"));
    assert_eq!(database.commit(&everything()).err(), Some(StoreError::ReadOnly));
}
