//! A first start that broke off, a profile of which a file was lost, a socket that could not answer for a while.

use std::ffi::OsString;
use std::fs::DirEntry;
use std::process::Stdio;
use std::time::Duration;

use crate::desk::{Desk, Ran, arg};

const FOUND: [&str; 8] = [
    "campaign",
    "create",
    "--bureau-name",
    "晋中市人力资源和社会保障局",
    "--device-name",
    "登记机",
    "--person",
    "郭守一",
];
/// After how many changes of its folder a program is killed at the latest.
const CHANGES: u32 = 12;
/// Between two looks at the folder.
const LOOK_AGAIN: Duration = Duration::from_millis(1);

/// Names and lengths of the files of a profile; none where there is no folder yet.
fn files(desk: &Desk) -> Vec<(OsString, u64)> {
    let entries = std::fs::read_dir(desk.home()).into_iter().flatten().filter_map(Result::ok);
    let length = |entry: &DirEntry| entry.metadata().map_or(0, |about| about.len());
    let mut all: Vec<_> = entries.map(|entry| (entry.file_name(), length(&entry))).collect();
    all.sort();
    all
}

/// Runs a command and kills it once its folder has changed so often; whether it was still at work.
fn killed(desk: &Desk, words: &[&str], changes: u32) -> bool {
    let mut child = desk.command(words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("started");
    let (mut seen, mut count) = (files(desk), 0);
    while count < changes && child.try_wait().expect("asked").is_none() {
        let now = files(desk);
        count += u32::from(now != seen);
        seen = now;
        std::thread::sleep(LOOK_AGAIN);
    }
    let running = child.try_wait().expect("asked").is_none();
    child.kill().ok();
    child.wait().expect("waited");
    running
}

#[test]
fn a_first_start_that_was_killed_at_any_moment_can_be_repeated() {
    let mut running = 0;
    for moment in 0..CHANGES {
        let desk = Desk::new();
        running += u32::from(killed(&desk, &FOUND, moment));
        let status = desk.run(&["status"]);
        assert!(status.code == Some(0) || status.failure() == "no_profile", "{moment}: {status:?}");
        let again = desk.run(&FOUND);
        assert!(again.code == Some(0) || again.failure() == "already_enrolled", "{moment}: {again:?}");
        assert_eq!(desk.does(&["status"])["state"], "enrolled", "{moment}");
    }
    // Before the first change, and while the key is derived behind it, it is surely at work.
    assert!(running >= 2, "killed too late to prove anything: {running}");
}

#[test]
fn a_restore_that_was_killed_at_any_moment_can_be_repeated() {
    let source = Desk::founded();
    let id = source.does(&["dossier", "new", "--name", "武平生"])["id"].clone();
    let file = source.file("备份.jxb");
    source.does(&["backup", arg(&file)]);
    let restore = ["restore", arg(&file)];
    for moment in 0..CHANGES {
        let desk = Desk::new();
        killed(&desk, &restore, moment);
        let again = desk.run(&restore);
        assert!(again.code == Some(0) || again.failure() == "exists", "{moment}: {again:?}");
        assert_eq!(desk.does(&["dossier", "show", "武平生"])["id"], id, "{moment}");
    }
}

#[test]
fn a_lost_description_is_made_anew_with_the_old_passphrase() {
    let desk = Desk::founded();
    let description = desk.home().join("profile.json");
    std::fs::remove_file(&description).expect("removed");
    let mut guess = desk.command(&["status"]);
    let refused = Ran::from(guess.env("JIANGXUAN_PASSPHRASE", "猜的口令").output().expect("started"));
    assert_eq!(refused.failure(), "wrong_passphrase");
    assert_eq!(desk.run(&FOUND).failure(), "already_enrolled");
    assert!(description.exists());
    std::fs::write(&description, b"").expect("written");
    assert_eq!(desk.does(&["status"])["state"], "enrolled");
}

#[test]
fn a_lost_database_is_named_and_a_backup_can_take_its_place() {
    let desk = Desk::founded();
    let file = desk.file("备份.jxb");
    desk.does(&["backup", arg(&file)]);
    std::fs::remove_file(desk.home().join("jiangxuan.db")).expect("removed");
    let named = desk.run(&["status"]);
    assert_eq!(named.failure(), "no_database");
    assert!(named.out.contains("回收站") && named.out.contains("备份"), "{}", named.out);
    desk.does(&["restore", arg(&file)]);
    assert_eq!(desk.does(&["status"])["state"], "enrolled");
    assert!(desk.home().join("lost-1/profile.json").exists());
}

#[test]
fn what_is_no_backup_is_named() {
    let desk = Desk::new();
    let file = desk.file("照片.jxb");
    std::fs::write(&file, [&b"\xff\xd8\xff\xe0"[..], &[7; 20_000]].concat()).expect("written");
    let ran = desk.run(&["restore", arg(&file)]);
    assert_eq!(ran.failure(), "not_a_backup");
    assert!(ran.out.contains("照片.jxb") && ran.out.contains("JPG"), "{}", ran.out);
    assert!(!desk.home().join("profile.json").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_node_that_ran_out_of_files_hears_commands_again_afterwards() {
    let hub = Desk::founded();
    let node = hub.serves();
    let pid = node.pid().to_string();
    let open = std::fs::read_dir(format!("/proc/{pid}/fd")).expect("files").count();
    let limit = |files: usize| {
        let set = std::process::Command::new("prlimit").args(["--pid", &pid, &format!("--nofile={files}:")]).status();
        set.is_ok_and(|status| status.success())
    };
    if !limit(open) {
        return eprintln!("skipped: no prlimit here");
    }
    // Somebody knocks while the node cannot open anything.
    let mut knock = hub.command(&["status"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("started");
    std::thread::sleep(Duration::from_millis(700));
    knock.kill().ok();
    knock.wait().expect("waited");
    assert!(limit(open + 200));
    assert_eq!(hub.does(&["status"])["state"], "enrolled");
    assert_eq!(hub.does(&["stop"])["stopping"], true);
    assert_eq!(node.ended(), Some(0));
}
