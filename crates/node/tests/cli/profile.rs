//! Opening, sharing, backing up and restoring a profile.

use std::process::Stdio;

use crate::desk::{Desk, Ran, arg, program};

fn with_passphrase(desk: &Desk, passphrase: Option<&str>, words: &[&str]) -> Ran {
    let mut command = program();
    if let Some(passphrase) = passphrase {
        command.env("JIANGXUAN_PASSPHRASE", passphrase);
    }
    command.arg("--home").arg(desk.home()).arg("--json").args(words).output().expect("started").into()
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_changes_nothing() {
    let desk = Desk::founded();
    assert_eq!(with_passphrase(&desk, Some("猜的口令"), &["status"]).failure(), "wrong_passphrase");
    assert_eq!(desk.does(&["status"])["phase"], "open");
}

#[test]
fn without_passphrase_keyring_or_terminal_the_program_says_what_it_needs() {
    let desk = Desk::founded();
    let ran = with_passphrase(&desk, None, &["status"]);
    assert_eq!(ran.failure(), "passphrase_needed");
    assert!(ran.out.contains("JIANGXUAN_PASSPHRASE"));
}

#[test]
fn a_damaged_database_is_named_and_left_alone() {
    let desk = Desk::founded();
    let file = desk.home().join("jiangxuan.db");
    let mut bytes = std::fs::read(&file).expect("read");
    bytes[16..].fill(0x5a);
    std::fs::write(&file, &bytes).expect("written");
    std::fs::remove_file(desk.home().join("jiangxuan.db-wal")).ok();
    assert_eq!(desk.run(&["status"]).failure(), "damaged");
    assert_eq!(std::fs::read(&file).expect("read"), bytes);
}

#[test]
fn a_second_node_on_one_profile_fails_at_once_and_names_the_holder() {
    let desk = Desk::founded();
    let node = desk.serves();
    let ran = desk.run(&["serve", "--no-lan"]);
    assert_eq!(ran.failure(), "profile_in_use");
    assert!(ran.out.contains(&node.pid().to_string()), "{}", ran.out);
}

#[test]
fn commands_reach_the_running_node_without_the_passphrase() {
    let desk = Desk::founded();
    let node = desk.serves();
    let ran = with_passphrase(&desk, None, &["status"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(ran.json()["device"], node.line["device"]);
}

#[cfg(unix)]
#[test]
fn the_control_socket_is_for_its_owner_alone_and_goes_with_the_node() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::founded();
    let node = desk.serves();
    let socket = desk.home().join("control.sock");
    assert_eq!(std::fs::metadata(&socket).expect("there").permissions().mode() & 0o777, 0o600);
    assert_eq!(desk.does(&["stop"])["stopping"], true);
    assert_eq!(node.ended(), Some(0));
    assert!(!socket.exists());
    assert_eq!(desk.run(&["stop"]).failure(), "not_running");
}

#[test]
fn a_killed_node_leaves_nothing_in_the_way() {
    let desk = Desk::founded();
    desk.serves().killed();
    assert_eq!(desk.does(&["status"])["phase"], "open");
    let again = desk.serves();
    assert!(again.line["listening"].as_str().is_some_and(|place| place.starts_with("127.0.0.1:")), "{}", again.line);
}

#[cfg(unix)]
#[test]
fn a_node_ends_in_order_when_the_system_asks() {
    let desk = Desk::founded();
    let node = desk.serves();
    let sent = std::process::Command::new("kill").arg("-TERM").arg(node.pid().to_string()).status();
    assert!(sent.expect("sent").success());
    assert_eq!(node.ended(), Some(0));
}

#[test]
fn commands_started_together_all_get_their_turn() {
    let desk = Desk::founded();
    let names = ["甲", "乙", "丙"];
    let started: Vec<_> = names
        .iter()
        .map(|name| {
            desk.command(&["dossier", "new", "--name", name])
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .expect("started")
        })
        .collect();
    for child in started {
        let ran = Ran::from(child.wait_with_output().expect("waited"));
        assert_eq!(ran.code, Some(0), "{ran:?}");
    }
    assert_eq!(desk.does(&["dossier", "list"]).as_array().map(Vec::len), Some(3));
}

#[test]
fn a_backup_restores_into_a_new_profile_and_nowhere_else() {
    let (desk, other) = (Desk::founded(), Desk::new());
    let id = desk.does(&["dossier", "new", "--name", "武平生"])["id"].clone();
    let file = desk.file("备份.jxb");
    desk.does(&["backup", arg(&file)]);
    assert_eq!(desk.run(&["backup", arg(&file)]).failure(), "exists");
    assert_eq!(desk.run(&["restore", arg(&file)]).failure(), "exists");

    assert_eq!(with_passphrase(&other, Some("猜的口令"), &["restore", arg(&file)]).failure(), "wrong_passphrase");
    assert_eq!(other.does(&["restore", arg(&file)])["restored"], true);
    assert_eq!(other.does(&["dossier", "show", "武平生"])["id"], id);
}

#[test]
fn the_recovery_key_is_written_once_and_readable_by_its_owner_alone() {
    let desk = Desk::founded();
    let file = desk.file("恢复密钥.txt");
    desk.does(&["recovery", "export", "--out", arg(&file)]);
    assert_eq!(desk.run(&["recovery", "export", "--out", arg(&file)]).failure(), "exists");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(desk.does(&["recovery", "import", arg(&file)])["authority"], true);
}

#[test]
fn verify_reads_every_byte() {
    assert_eq!(Desk::founded().does(&["verify"])["ok"], true);
}
