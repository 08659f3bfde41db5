//! Several processes, and processes that die.

use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use jiangxuan_model::Vector;
use jiangxuan_store::{Profile, Shelf, StoreError, Write};

use crate::support::{Author, SECRET, create, doc, open, setting};

const DIR: &str = "JIANGXUAN_STORE_TEST_DIR";

/// Another process running [`child_that_commits_for_ever`] on the profile.
fn spawn(dir: &Path) -> Child {
    let program = std::env::current_exe().expect("this program");
    let arguments = ["--exact", "processes::child_that_commits_for_ever", "--nocapture", "--test-threads=1"];
    Command::new(program).args(arguments).env(DIR, dir).stdout(Stdio::piped()).spawn().expect("spawn")
}

/// The number that the child announces in `line`.
fn acknowledged(line: &str) -> Option<u64> {
    line.rsplit_once("ack ")?.1.trim().parse().ok()
}

#[test]
fn child_that_commits_for_ever() {
    let Some(dir) = std::env::var_os(DIR) else { return };
    let mut database = open(Path::new(&dir));
    let held = database.chains(&doc(0), &Vector::default()).expect("chains");
    let mut author = Author::new(1);
    author.write(held.first().map_or(0, |chain| chain.tip.seq), 200);
    loop {
        let chain = author.write(1, 200);
        let seq = chain.tip.seq;
        let mut batch = setting("seq", &seq.to_le_bytes());
        batch.writes.push(Write::Chains { doc: doc(0), chains: vec![chain] });
        database.commit(&batch).expect("commit");
        let mut out = std::io::stdout().lock();
        writeln!(out, "ack {seq}").and_then(|()| out.flush()).expect("parent");
    }
}

#[test]
fn what_was_acknowledged_survives_a_killed_process() {
    let dir = tempfile::tempdir().expect("dir");
    drop(create(dir.path()));
    for wanted in [1, 2, 3, 30, 300, 20] {
        let mut child = spawn(dir.path());
        let mut lines = BufReader::new(child.stdout.take().expect("pipe")).lines().map_while(Result::ok);
        let mut last = lines.by_ref().filter_map(|line| acknowledged(&line)).nth(wanted - 1).expect("acknowledged");
        child.kill().expect("kill");
        last = lines.filter_map(|line| acknowledged(&line)).last().unwrap_or(last);
        child.wait().expect("wait");
        let database = open(dir.path());
        let stored = database.chains(&doc(0), &Vector::default()).expect("chains").remove(0).tip.seq;
        assert!(stored == last || stored == last + 1, "{stored} stored, {last} acknowledged");
        assert_eq!(database.setting("seq"), Ok(Some(stored.to_le_bytes().to_vec())));
        assert_eq!(database.verify().expect("whole").changes, stored);
    }
}

#[test]
fn a_second_process_is_told_who_has_the_profile() {
    let dir = tempfile::tempdir().expect("dir");
    drop(create(dir.path()));
    let mut child = spawn(dir.path());
    let mut lines = BufReader::new(child.stdout.take().expect("pipe")).lines().map_while(Result::ok);
    lines.by_ref().find_map(|line| acknowledged(&line)).expect("running");
    let refused = Profile::open(dir.path(), &SECRET).err();
    assert_eq!(refused, Some(StoreError::Locked { pid: Some(child.id()) }));
    child.kill().expect("kill");
    child.wait().expect("wait");
    open(dir.path());
}
