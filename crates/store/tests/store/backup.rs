//! A backup is one encrypted file that gives everything back.

use jiangxuan_model::Time;
use jiangxuan_store::{KdfCost, Memory, RESTORED_FROM, Secret, Shelf, StoreError, restore_with};

use crate::support::{answers, create, everything, setting};

#[test]
fn a_restored_profile_has_everything_and_says_that_it_was_restored() {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(&dir.path().join("old"));
    database.commit(&everything()).expect("commit");
    let file = dir.path().join("匠选备份.jxb");
    database.backup(&file, "介休 琉璃", [3; 12]).expect("backup");
    assert_eq!(std::fs::read_dir(dir.path()).expect("dir").count(), 2, "nothing unfinished is left");
    database.commit(&setting("later", b"1")).expect("still writable");

    let into = dir.path().join("new");
    let restore = |passphrase: &str| {
        restore_with(&file, passphrase, &into, &Secret::Key([8; 32]), [9; 48], Time(77), KdfCost::Test)
    };
    assert_eq!(restore("介休 玻璃").err(), Some(StoreError::WrongPassphrase));
    assert!(!into.exists());
    let restored = restore("介休 琉璃").expect("restore");
    let time = postcard::to_stdvec(&Time(77)).expect("time");
    let mut expected = Memory::default();
    expected.commit(&everything()).expect("commit");
    expected.commit(&setting(RESTORED_FROM, &time)).expect("commit");
    assert_eq!(answers(&restored, 13), answers(&expected, 13));
    assert_eq!(restored.verify(), database.verify());
    drop(restored);
    assert_eq!(restore("介休 琉璃").err(), Some(StoreError::Exists(into.clone())));
}

#[test]
fn a_backup_overwrites_nothing_and_a_damaged_one_is_refused_whole() {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(&dir.path().join("old"));
    database.commit(&everything()).expect("commit");
    let file = dir.path().join("backup");
    database.backup(&file, "灵石", [3; 12]).expect("backup");
    assert_eq!(database.backup(&file, "灵石", [4; 12]), Err(StoreError::Exists(file.clone())));
    let whole = std::fs::read(&file).expect("read");
    let into = dir.path().join("new");
    for at in [5000, whole.len() / 2, whole.len() - 10] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        std::fs::write(&file, bytes).expect("write");
        let refused = restore_with(&file, "灵石", &into, &Secret::Key([8; 32]), [9; 48], Time(1), KdfCost::Test);
        assert_eq!(refused.err().map(|error| error.code()), Some("damaged"));
        assert!(!into.exists());
    }
    std::fs::write(&file, &whole[..10]).expect("write");
    let refused = restore_with(&file, "灵石", &into, &Secret::Key([8; 32]), [9; 48], Time(1), KdfCost::Test);
    assert_eq!(refused.err().map(|error| error.code()), Some("damaged"));
}
