//! Files written for people: never over another file, whole or not there, and named where that fails.

use std::any::TypeId;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::desk::{Desk, Ran, arg};

/// Commands with a path that write a new file there, and refuse one that is there. `@` stands for the path, and `TICKET`
/// for an invitation of another bureau.
const WRITE: [&[&str]; 11] = [
    &["audit", "export", "--out", "@"],
    &["carry", "export", "--to", "140700", "--out", "@"],
    &["join", "TICKET", "--export", "@"],
    &["recovery", "export", "--out", "@"],
    &["backup", "@"],
    &["invite", "--bureau", "140702", "--qr", "@"],
    &["receipt", "export", "1", "--out", "@"],
    &["award", "handover", "--out", "@"],
    &["dossier", "extract", "武平生", "abcdefgh", "--out", "@"],
    &["stats", "--xlsx", "@"],
    &["scan", "extract", "abcd", "--meeting", "abcdefgh", "--out", "@"],
];
/// Those that write beside what is there, under a name that is free: papers and packs for others. `assess pack` writes
/// a score sheet beside, and refuses for anything else.
const BESIDE: [&str; 3] = ["papers", "award story-pack", "assess pack"];
/// Those that only read there.
const READ: [&str; 14] = [
    "campaign create",
    "recovery import",
    "dossier text",
    "dossier import",
    "dossier attach",
    "scan attach",
    "receipt verify",
    "carry import",
    "audit verify",
    "award take-over",
    "assess take",
    "papers scan",
    "restore",
    "rules season",
];
/// Enough of them work on a season that was just founded.
const WORKING: usize = 7;

fn with_paths(command: &clap::Command, path: &str, found: &mut Vec<String>) {
    let a_path = |arg: &clap::Arg| arg.get_value_parser().type_id() == TypeId::of::<PathBuf>();
    if command.get_arguments().any(|arg| arg.get_id() != "home" && a_path(arg)) {
        found.push(path.trim_start().to_owned());
    }
    for sub in command.get_subcommands() {
        with_paths(sub, &format!("{path} {}", sub.get_name()), found);
    }
}

#[test]
fn every_command_that_takes_a_path_is_known_to_write_or_to_read() {
    let mut found = Vec::new();
    with_paths(&jiangxuan_node::command(), "", &mut found);
    let begins = |path: &str, name: &str| path == name || path.starts_with(&format!("{name} "));
    let writes = |path: &str| WRITE.iter().any(|words| begins(&words.join(" "), path));
    let unknown: Vec<&String> = found
        .iter()
        .filter(|path| !READ.contains(&path.as_str()) && !writes(path) && !BESIDE.iter().any(|name| begins(path, name)))
        .collect();
    assert!(
        unknown.is_empty(),
        "{unknown:?}: say in this file whether it writes there, and that it overwrites nothing"
    );
    let gone: Vec<&&str> = READ.iter().filter(|name| !found.iter().any(|path| path == *name)).collect();
    assert!(gone.is_empty(), "{gone:?} take no path any more");
}

/// The desk that a command is for, with the words to say there.
fn said(hub: &Desk, guest: &Desk, words: &[&str], path: &Path) -> Ran {
    let joins = words[0] == "join";
    let ticket = if joins { hub.does(&["invite", "--bureau", "140727"])["ticket"].clone() } else { Value::Null };
    let word = |word: &&str| match *word {
        "@" => arg(path).to_owned(),
        "TICKET" => ticket.as_str().expect("ticket").to_owned(),
        word => word.to_owned(),
    };
    let words: Vec<String> = words.iter().map(word).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if joins { guest } else { hub }.run(&words)
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).expect("folder");
    entries.map(|entry| entry.expect("entry").file_name().into_string().expect("UTF-8")).collect()
}

#[test]
fn no_export_overwrites_and_a_refused_one_did_nothing() {
    let (hub, guest) = (Desk::founded(), Desk::new());
    let file = hub.file("名单.txt");
    std::fs::write(&file, "别人的文件").expect("written");
    for words in WRITE {
        let before = hub.does(&["audit", "list"]).as_array().map(Vec::len);
        let ran = said(&hub, &guest, words, &file);
        assert_eq!(ran.failure(), "exists", "{words:?}");
        assert!(ran.out.contains("名单.txt") && ran.out.contains("换一个文件名"), "{}", ran.out);
        assert_eq!(std::fs::read_to_string(&file).expect("read"), "别人的文件", "{words:?}");
        let invited = usize::from(words[0] == "join");
        let after = hub.does(&["audit", "list"]).as_array().map(|all| all.len() - invited);
        assert_eq!(after, before, "{words:?} was written down although it was refused");
    }
    assert!(!guest.home().exists(), "a refused request to join made a profile");
}

#[test]
fn exports_that_work_leave_one_file_and_nothing_beside_it() {
    let (hub, guest) = (Desk::founded(), Desk::new());
    let folder = hub.file("U盘");
    std::fs::create_dir(&folder).expect("made");
    let mut working = 0;
    for words in WRITE {
        let ran = said(&hub, &guest, words, &folder.join("文件"));
        working += usize::from(ran.code == Some(0));
        let left = names(&folder);
        assert_eq!(left.iter().map(String::as_str).collect::<Vec<_>>(), ["文件"][..usize::from(ran.code == Some(0))]);
        left.iter().for_each(|name| std::fs::remove_file(folder.join(name)).expect("removed"));
    }
    assert_eq!(working, WORKING);
}

/// How this user gets a file system of its own: by right, as root on a build server, or in a namespace for users.
/// `None` where neither is allowed.
#[cfg(target_os = "linux")]
fn own_file_system(stick: &Path) -> Option<&'static [&'static str]> {
    const WAYS: [&[&str]; 2] = [&["--mount"], &["--user", "--map-root-user", "--mount"]];
    let allowed = |way: &&&[&str]| {
        let mut probe = std::process::Command::new("unshare");
        probe.args(**way).args(["mount", "-t", "tmpfs", "tmpfs"]).arg(stick);
        probe.output().is_ok_and(|ran| ran.status.success())
    };
    WAYS.iter().find(allowed).copied()
}

/// Runs a program on a disk so small that nothing fits onto it. What is left there afterwards is in its `err`.
#[cfg(target_os = "linux")]
fn on_full_stick(desk: &Desk, way: &[&str], stick: &Path, words: &[&str]) -> Ran {
    let program = desk.command(words);
    let script = "mount -t tmpfs -o size=32k tmpfs \"$0\" || exit 77\n\
        dd if=/dev/zero of=\"$0/filler\" bs=4096 2>/dev/null\n\"$@\"; code=$?\nrm \"$0/filler\"\nls -A \"$0\" >&2\nexit $code";
    let mut command = std::process::Command::new("unshare");
    command.args(way).args(["sh", "-c", script]).arg(stick).arg(program.get_program()).args(program.get_args());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    Ran::from(command.stdin(std::process::Stdio::null()).output().expect("started"))
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_stick_is_named_keeps_nothing_torn_and_is_no_fault_of_this_computer() {
    let hub = Desk::founded();
    hub.does(&["dossier", "new", "--name", "武平生"]);
    let stick = hub.file("U盘");
    std::fs::create_dir(&stick).expect("made");
    let Some(way) = own_file_system(&stick) else {
        return eprintln!("skipped: this system allows this user no file system of its own");
    };
    let file = arg(&stick.join("恢复密钥")).to_owned();
    for words in [
        &["audit", "export", "--out", &file][..],
        &["carry", "export", "--to", "140700", "--out", &file],
        &["recovery", "export", "--out", &file],
        &["backup", &file],
        &["papers", "annex1", "武平生", "--draft", "--format", "docx", "--out", arg(&stick)],
    ] {
        let ran = on_full_stick(&hub, way, &stick, words);
        assert_eq!(ran.failure(), "unwritable", "{words:?}");
        assert!(ran.out.contains("U盘") && ran.out.contains("已满"), "{words:?}: {}", ran.out);
        assert!(!ran.out.contains("重新打开程序") && !ran.out.contains("这次修改没有保存"), "{words:?}: {}", ran.out);
        assert_eq!(ran.err.trim(), "", "{words:?} left something torn");
        assert_eq!(hub.does(&["status"])["phase"], "open");
    }
    hub.does(&["dossier", "set", "武平生", "remark", "还能写"]);
}

#[test]
fn a_place_that_takes_no_file_is_named() {
    let hub = Desk::founded();
    let missing = hub.file("没有这个文件夹/文件");
    for words in [
        &["audit", "export", "--out", arg(&missing)][..],
        &["carry", "export", "--to", "140700", "--out", arg(&missing)],
        &["recovery", "export", "--out", arg(&missing)],
        &["backup", arg(&missing)],
    ] {
        let ran = hub.run(words);
        assert_eq!(ran.failure(), "unwritable", "{words:?}");
        assert!(ran.out.contains("没有这个文件夹") && !ran.out.contains("重新打开程序"), "{words:?}: {}", ran.out);
    }
    hub.does(&["dossier", "new", "--name", "武平生"]);
}
