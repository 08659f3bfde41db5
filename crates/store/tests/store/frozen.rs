//! Databases that earlier releases wrote are opened for ever.

use std::path::{Path, PathBuf};

use jiangxuan_store::{Memory, Shelf};

use crate::support::{answers, create, everything, open};

fn frozen() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen/schema-1")
}

const FILES: [&str; 2] = ["profile.json", "jiangxuan.db"];

#[test]
fn a_profile_of_schema_1_opens_with_all_that_was_in_it() {
    let dir = tempfile::tempdir().expect("dir");
    for file in FILES {
        std::fs::copy(frozen().join(file), dir.path().join(file)).expect("copy");
    }
    let mut expected = Memory::default();
    expected.commit(&everything()).expect("commit");
    let database = open(dir.path());
    assert_eq!(answers(&database, 13), answers(&expected, 13));
    assert_eq!(database.verify().expect("whole").changes, 480);
}

#[test]
#[ignore = "writes the frozen profile; run once for each released schema"]
fn freeze() {
    let dir = tempfile::tempdir().expect("dir");
    create(dir.path()).commit(&everything()).expect("commit");
    std::fs::create_dir_all(frozen()).expect("folder");
    for file in FILES {
        std::fs::copy(dir.path().join(file), frozen().join(file)).expect("copy");
    }
}
