//! A backup is one encrypted file that gives everything back.

use jiangxuan_durable::TargetError;
use jiangxuan_model::Time;
use jiangxuan_store::{KdfCost, Memory, RESTORED_FROM, Secret, Shelf, StoreError, restore_with};

use crate::support::{SECRET, answers, create, everything, setting};

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
    assert_eq!(restore("介休 玻璃").err(), Some(StoreError::WrongBackupPassphrase(file.clone())));
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
    assert_eq!(database.backup(&file, "灵石", [4; 12]), Err(TargetError::Exists(file.clone()).into()));
    let whole = std::fs::read(&file).expect("read");
    let into = dir.path().join("new");
    for at in [5000, whole.len() / 2, whole.len() - 10] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        std::fs::write(&file, bytes).expect("write");
        let refused = restore_with(&file, "灵石", &into, &Secret::Key([8; 32]), [9; 48], Time(1), KdfCost::Test);
        assert!(matches!(refused, Err(StoreError::BackupDamaged { path, .. }) if path == file));
        assert!(!into.exists());
    }
}

#[test]
fn what_is_no_whole_backup_is_named_and_nothing_of_this_computer_is_blamed() {
    let dir = tempfile::tempdir().expect("dir");
    let mut database = create(&dir.path().join("old"));
    database.commit(&everything()).expect("commit");
    let (file, into) = (dir.path().join("备份.jxb"), dir.path().join("new"));
    database.backup(&file, "灵石", [3; 12]).expect("backup");
    let whole = std::fs::read(&file).expect("read");
    let jpg = [&b"\xff\xd8\xff\xe0\x00\x10JFIF"[..], &[0; 9000]].concat();
    let noise: Vec<u8> = whole.iter().map(|byte| byte ^ 0x5a).collect();
    let pages = whole.len() / 4096 / 2 * 4096;
    for (bytes, code, word) in [
        (&b""[..], "damaged", "没有拷完"),
        (&whole[..10], "damaged", "没有拷完"),
        (&whole[..whole.len() - 1], "damaged", "没有拷完"),
        (&whole[..pages], "damaged", "不完整或已损坏"),
        (&jpg, "not_a_backup", "JPG 图片"),
        (&noise, "wrong_passphrase", "不是匠选的备份"),
    ] {
        std::fs::write(&file, bytes).expect("write");
        let refused = restore_with(&file, "灵石", &into, &Secret::Key([8; 32]), [9; 48], Time(1), KdfCost::Test);
        let refused = refused.expect_err("refused");
        let text = refused.to_string();
        assert_eq!(refused.code(), code, "{text}");
        assert!(text.contains("备份.jxb") && text.contains(word) && text.contains("没有写入任何内容"), "{text}");
        assert!(!text.contains("本机数据文件已损坏") && !text.contains("检查磁盘"), "{text}");
        assert!(!into.exists());
    }
    std::fs::remove_file(&file).expect("removed");
    let refused = restore_with(&file, "灵石", &into, &Secret::Key([8; 32]), [9; 48], Time(1), KdfCost::Test);
    assert!(matches!(refused, Err(StoreError::BackupUnreadable { .. })));
    let refused = database.backup(&dir.path().join("没有/备份.jxb"), "灵石", [3; 12]).expect_err("refused");
    assert!(matches!(refused, StoreError::Target(TargetError::NoFolder(_))), "{refused}");
    assert!(!refused.is_fatal());
}

#[test]
fn a_damaged_page_is_named_when_it_is_to_be_backed_up_and_no_backup_is_left() {
    let dir = tempfile::tempdir().expect("dir");
    let old = dir.path().join("old");
    let mut database = create(&old);
    database.commit(&everything()).expect("commit");
    drop(database);
    let mut bytes = std::fs::read(old.join("jiangxuan.db")).expect("read");
    let pages = bytes.len() / 4096;
    let mut refusals = 0;
    for page in pages / 2..pages {
        bytes[page * 4096 + 100] ^= 1;
        std::fs::write(old.join("jiangxuan.db"), &bytes).expect("write");
        bytes[page * 4096 + 100] ^= 1;
        let Ok(database) = jiangxuan_store::Profile::open(&old, &SECRET) else { continue };
        let Err(refused) = database.backup(&dir.path().join("backup"), "灵石", [3; 12]) else {
            std::fs::remove_file(dir.path().join("backup")).expect("removed");
            continue;
        };
        assert!(matches!(refused, StoreError::Damaged { .. }), "page {page}: {refused}");
        assert_eq!(std::fs::read_dir(dir.path()).expect("dir").count(), 1, "nothing unfinished is left");
        refusals += 1;
    }
    assert!(refusals > 3, "no page of {pages} was read");
}
