//! A profile that was being made when the power went, and profiles of which somebody lost a file.

use std::fs;
use std::path::{Path, PathBuf};

use jiangxuan_model::Time;
use jiangxuan_store::{Database, KdfCost, Profile, Shelf, StoreError, restore_with};

use crate::support::{SECRET, create, setting};

const MARK: &str = "unfinished";
const DATABASE: &str = "jiangxuan.db";
const DESCRIPTION: &str = "profile.json";

/// How a file is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Missing,
    Empty,
    Half,
    Whole,
}

use Found::{Empty, Half, Missing, Whole};

/// A closed profile that holds one setting, and a backup of it.
struct Made {
    folder: tempfile::TempDir,
    database: Vec<u8>,
    description: Vec<u8>,
}

impl Made {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let dir = folder.path().join("made");
        let mut database = create(&dir);
        database.commit(&setting("kept", b"1")).expect("commit");
        database.backup(&folder.path().join("backup"), "平遥", [1; 12]).expect("backup");
        drop(database);
        let read = |name: &str| fs::read(dir.join(name)).expect("read");
        Self { database: read(DATABASE), description: read(DESCRIPTION), folder }
    }

    /// A folder with these files in it.
    fn mix(&self, description: Found, database: Found, mark: bool) -> PathBuf {
        let dir = self.folder.path().join(format!("{description:?}-{database:?}-{mark}"));
        fs::create_dir(&dir).expect("made");
        for (found, name, bytes) in
            [(description, DESCRIPTION, &self.description), (database, DATABASE, &self.database)]
        {
            let bytes = match found {
                Missing => continue,
                Empty => &[],
                Half => &bytes[..bytes.len() / 2],
                Whole => &bytes[..],
            };
            fs::write(dir.join(name), bytes).expect("written");
        }
        if mark {
            fs::write(dir.join(MARK), b"").expect("written");
        }
        dir
    }

    fn restore(&self, dir: &Path) -> Result<Database, StoreError> {
        restore_with(&self.folder.path().join("backup"), "平遥", dir, &SECRET, [9; 48], Time(1), KdfCost::Test)
    }
}

fn holds(database: &Database) -> bool {
    database.setting("kept").expect("read").is_some()
}

#[test]
fn every_mix_of_files_opens_or_is_cleared_or_is_named_and_left_alone() {
    let made = Made::new();
    let all = [Missing, Empty, Half, Whole];
    let mixes = all.iter().flat_map(|description| all.iter().map(move |database| (*description, *database)));
    for (description, database, mark) in mixes.flat_map(|(a, b)| [(a, b, false), (a, b, true)]) {
        let dir = made.mix(description, database, mark);
        let named = format!("{description:?} {database:?} {mark}");
        let opened = Profile::open(&dir, &SECRET);
        let attempt = mark && description == Missing;
        match (database, opened) {
            (Whole, Ok(opened)) if !attempt => {
                assert!(holds(&opened), "{named}");
                drop(opened);
                assert!(Profile::read(&dir).is_ok() && !dir.join(MARK).exists(), "{named}");
                assert_eq!(made.restore(&dir).err(), Some(StoreError::Exists(dir.clone())), "{named}");
            }
            (_, Err(StoreError::NotAProfile(_))) if attempt || (database, description) == (Missing, Missing) => {
                assert!(holds(&made.restore(&dir).expect("restored")), "{named}");
            }
            (Missing, Err(StoreError::NoDatabase(_))) => {
                let left = fs::read(dir.join(DESCRIPTION)).expect("read");
                assert!(holds(&made.restore(&dir).expect("restored")), "{named}");
                assert_eq!(fs::read(dir.join("lost-1").join(DESCRIPTION)).expect("set aside"), left, "{named}");
            }
            (Empty | Half, Err(StoreError::Damaged { .. })) => {
                let left = fs::read(dir.join(DATABASE)).expect("read");
                assert_eq!(made.restore(&dir).err(), Some(StoreError::Exists(dir.clone())), "{named}");
                assert_eq!(fs::read(dir.join(DATABASE)).expect("read"), left, "{named}");
            }
            (_, opened) => panic!("{named}: {opened:?}"),
        }
        let damaged = matches!(database, Empty | Half);
        assert!(damaged || holds(&Profile::open(&dir, &SECRET).expect("open")), "{named}");
    }
}

#[test]
fn a_lost_description_is_made_anew_for_whoever_has_the_secret_and_for_nobody_else() {
    let made = Made::new();
    let dir = made.mix(Missing, Whole, false);
    assert_eq!(Profile::read(&dir).err(), Some(StoreError::NoDescription(dir.clone())));
    let other = jiangxuan_store::Secret::Key([7; 32]);
    assert_eq!(Profile::open(&dir, &other).err(), Some(StoreError::WrongPassphrase));
    assert!(!dir.join(DESCRIPTION).exists());
    assert!(holds(&Profile::open(&dir, &SECRET).expect("open")));
    assert_eq!(Profile::read(&dir).expect("read").unlock(), jiangxuan_store::Unlock::Key);
}

#[test]
fn a_profile_that_cannot_be_finished_leaves_nothing_in_the_way() {
    let made = Made::new();
    let dir = made.folder.path().join("new");
    fs::create_dir(&dir).expect("made");
    // The place of the description is taken, so the last step fails.
    fs::create_dir(dir.join("profile.json.new")).expect("made");
    let failed = made.restore(&dir).expect_err("failed");
    assert_eq!(failed.code(), "io", "{failed}");
    assert!(!dir.join(DATABASE).exists() && !dir.join(MARK).exists());
    fs::remove_dir(dir.join("profile.json.new")).expect("removed");
    assert!(holds(&made.restore(&dir).expect("restored")));
}
