//! A disk that is really full: a small file system of its own, in a mount namespace.

use crate::city::Hub;
use crate::desk::Desk;
use crate::people::NARRATIVE;
use crate::room::{Room, skipped};

const KINDS: &[&str] = &["--user", "--mount"];

/// A municipal computer whose profile is on a disk of 24 MB; `None` where that cannot be arranged.
fn small_disk() -> Option<(Room, Hub)> {
    let mut desk = Desk::new();
    let home = desk.home();
    std::fs::create_dir(&home).expect("made");
    let room = Room::alone(KINDS, &format!("mount -t tmpfs -o size=24m tmpfs '{}'", home.display()))?;
    desk.moves(room.enter());
    Some((room, Hub::founded_at(desk, "127.0.0.1:0")))
}

fn fills(room: &Room, hub: &Hub) {
    let home = hub.desk.home();
    let script =
        format!("cd '{}'; dd if=/dev/zero of=filler bs=4096 2>/dev/null || true; test -s filler", home.display());
    room.runs(&script);
}

#[test]
fn a_full_disk_is_named_and_loses_nothing() {
    let Some((room, hub)) = small_disk() else { return skipped() };
    let desk = &hub.desk;
    let id = desk.nominates("武平生");
    let file = desk.file("事迹.txt");
    std::fs::write(&file, NARRATIVE.trim_end()).expect("written");
    let mut kept = String::new();
    let mut refused = 0;
    for round in 0..40 {
        fills(&room, &hub);
        let value = format!("第{round}轮");
        let ran = desk.run(&["dossier", "set", &id, "remark", &value]);
        if ran.code == Some(0) {
            kept = value;
        } else {
            assert_eq!(ran.failure(), "disk_full", "{ran:?}");
            refused += 1;
        }
        if refused == 3 {
            break;
        }
        desk.run(&["dossier", "text", &id, "--file", &file]);
    }
    assert_eq!(refused, 3, "the disk never was full");
    room.runs(&format!("rm '{}/filler'", desk.home().display()));
    assert_eq!(desk.shows(&id, "remark"), kept, "what was acknowledged, and nothing else");
    desk.sets(&id, "remark", "又有空间了");
    assert_eq!(desk.shows(&id, "remark"), "又有空间了");
    assert_eq!(desk.does(&["verify"])["ok"], true);
}
