//! Scans between real processes: copied in, fetched, receipted only when they are there, carried, backed up.

use std::path::PathBuf;
use std::process::Stdio;

use serde_json::Value;

use crate::city::{CITY, Hub, TAIGU, YUCI};
use crate::desk::{Desk, text};
use crate::people::complete;

const MIB: usize = 1 << 20;

/// A file that begins as a PDF and goes on as noise.
fn scan(desk: &Desk, name: &str, length: usize, seed: u64) -> (String, Vec<u8>) {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u8
    };
    let mut bytes = b"%PDF-1.4\n".to_vec();
    bytes.extend((0..length).map(|_| next()));
    let file = desk.file(name);
    std::fs::write(&file, &bytes).expect("written");
    (file, bytes)
}

fn attaches(desk: &Desk, id: &str, file: &str) -> String {
    text(&desk.does(&["dossier", "attach", id, "award", file, "--title", "省级一等奖"]), "/record")
}

fn states(desk: &Desk, id: &str) -> Vec<String> {
    desk.list(&["dossier", "evidence", id]).iter().map(|row| text(row, "/state")).collect()
}

fn extracts(desk: &Desk, id: &str, record: &str, name: &str) -> Vec<u8> {
    let out = desk.file(name);
    desk.does(&["dossier", "extract", id, record, "--out", &out]);
    std::fs::read(out).expect("read")
}

/// The files of attachments in a profile, with their lengths.
fn files(desk: &Desk) -> Vec<(PathBuf, u64)> {
    let all = std::fs::read_dir(desk.home().join("blobs")).into_iter().flatten().flatten();
    all.filter_map(|entry| Some((entry.path(), entry.metadata().ok()?.len()))).collect()
}

fn county(hub: &Hub) -> (Desk, String) {
    let county = hub.enrols(Desk::new(), YUCI, "一号机");
    let id = complete(&county, "yuci");
    (county, id)
}

#[test]
fn a_scan_of_twenty_megabytes_arrives_and_the_receipt_follows_it() {
    let hub = Hub::founded();
    let node = hub.serves();
    let (county, id) = county(&hub);
    let (file, bytes) = scan(&county, "证书.pdf", 20 * MIB, 1);
    let record = attaches(&county, &id, &file);
    std::fs::remove_file(&file).expect("the original may go");
    assert_eq!((states(&county, &id), county.delivery(&id).as_str()), (vec!["here".to_owned()], "local"));
    county.does(&["dossier", "seal", &id]);
    let pass = county.syncs();
    let told = pass["dossiers"].as_array().expect("states").iter().find(|row| row["id"] == *id).expect("a state");
    assert_eq!((&told["delivery"], &told["receipt"]), (&"received".into(), &1.into()), "{pass}");
    assert_eq!(states(&county, &id), ["received"]);
    assert!(extracts(&hub.desk, &id, &record, "市局.pdf") == bytes, "the same bytes at the municipal side");
    // Another bureau gets nothing of it.
    let other = hub.enrols(Desk::new(), TAIGU, "二号机");
    other.syncs();
    assert_eq!(files(&other), Vec::new());
    assert!(!other.run(&["dossier", "evidence", &id]).failure().is_empty());
    node.stops(&hub.desk);
    assert_eq!(hub.desk.does(&["verify"])["blobs"], 1);
}

#[test]
fn a_node_that_dies_while_a_scan_arrives_gives_no_receipt_until_all_of_it_is_there() {
    let hub = Hub::founded();
    let node = hub.serves();
    let (county, id) = county(&hub);
    let (file, bytes) = scan(&county, "证书.pdf", 70 * MIB, 2);
    let record = attaches(&county, &id, &file);
    county.does(&["dossier", "seal", &id]);
    let mut sync =
        county.command(&["sync", "--timeout", "4", "--no-lan"]).stdout(Stdio::piped()).spawn().expect("started");
    while files(&hub.desk).iter().all(|(_, length)| *length < 2 * MIB as u64) {
        assert!(matches!(sync.try_wait(), Ok(None)), "it ended before the node died");
        std::thread::yield_now();
    }
    node.killed();
    sync.wait().expect("waited");
    let arrived: u64 = files(&hub.desk).iter().map(|(_, length)| *length).sum();
    assert!(arrived < 70 * MIB as u64, "the node died too late: {arrived}");
    assert!(hub.desk.list(&["receipt", "list"]).is_empty(), "no receipt for half a scan");
    assert_ne!(county.delivery(&id), "received");
    assert_eq!(states(&hub.desk, &id), ["wanted"]);

    let node = hub.serves();
    county.syncs();
    assert_eq!(hub.desk.list(&["receipt", "list"]).len(), 1);
    assert_eq!((county.delivery(&id).as_str(), states(&hub.desk, &id)), ("received", vec!["received".to_owned()]));
    assert!(extracts(&hub.desk, &id, &record, "市局.pdf") == bytes);
    node.stops(&hub.desk);
    assert_eq!(hub.desk.does(&["verify"])["ok"], true);
}

#[test]
fn a_stick_brings_a_sealed_dossier_with_its_scans_and_takes_the_receipt_home() {
    let hub = Hub::founded();
    let node = hub.serves();
    let (county, id) = county(&hub);
    node.stops(&hub.desk);
    let (file, bytes) = scan(&county, "证书.pdf", 9 * MIB, 3);
    let record = attaches(&county, &id, &file);
    county.does(&["dossier", "seal", &id]);
    let stick = county.file("u盘.jxc");
    assert_eq!(county.does(&["carry", "export", "--to", CITY, "--out", &stick])["blobs"], 1);
    for (round, whole) in [1, 0].into_iter().enumerate() {
        let told = hub.desk.does(&["carry", "import", &stick]);
        assert_eq!((&told["blobs"], &told["receipts"]), (&whole.into(), &1.into()), "{round}: {told}");
    }
    assert!(extracts(&hub.desk, &id, &record, "市局.pdf") == bytes);
    let home = hub.desk.file("回执.jxc");
    assert_eq!(hub.desk.does(&["carry", "export", "--to", YUCI, "--out", &home])["file"], *home);
    county.does(&["carry", "import", &home]);
    assert_eq!((county.delivery(&id).as_str(), states(&county, &id)), ("received", vec!["received".to_owned()]));
    torn_stick(&hub, &stick);
}

/// Half a file is said to be half, and does no harm.
fn torn_stick(hub: &Hub, stick: &str) {
    let bytes = std::fs::read(stick).expect("read");
    std::fs::write(stick, &bytes[..bytes.len() / 2]).expect("written");
    hub.desk.refused(&["carry", "import", stick], "damaged_file");
    assert_eq!(hub.desk.does(&["verify"])["ok"], true);
}

#[test]
fn a_damaged_scan_is_named_and_what_is_no_scan_is_refused_with_advice() {
    let hub = Hub::founded();
    let desk = &hub.desk;
    let id = desk.nominates("武平生");
    let (file, _) = scan(desk, "证书.pdf", 3 * MIB, 4);
    attaches(desk, &id, &file);
    assert_eq!(desk.does(&["verify"])["blobs"], 1);
    let [(path, length)] = files(desk).try_into().expect("one file");
    let mut stored = std::fs::read(&path).expect("read");
    stored[usize::try_from(length).expect("short") / 2] ^= 1;
    std::fs::write(&path, stored).expect("written");
    assert_eq!(desk.run(&["verify"]).failure(), "damaged");
    let heic = desk.file("IMG_0001.jpg");
    std::fs::write(&heic, [&[0, 0, 0, 24][..], b"ftypheic\0\0\0\0mif1heic"].concat()).expect("written");
    let told: Value = desk.run(&["dossier", "attach", &id, "award", &heic]).json();
    assert!(text(&told, "/error/message").contains("HEIC") && told["error"]["code"] == "media", "{told}");
    let script = desk.file("证书.pdf.svg");
    std::fs::write(&script, "<svg><script>1</script></svg>").expect("written");
    desk.refused(&["dossier", "attach", &id, "award", &script], "media");
    desk.refused(&["dossier", "attach", &id, "奖状", &file], "unknown_kind");
    assert_eq!(desk.list(&["dossier", "evidence", &id]).len(), 1);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_copying_of_a_scan_and_leaves_nothing_behind() {
    let hub = Hub::founded();
    let desk = &hub.desk;
    let id = desk.nominates("武平生");
    let (short, _) = scan(desk, "短.pdf", MIB, 7);
    attaches(desk, &id, &short);
    let (long, _) = scan(desk, "长.pdf", 78 * MIB, 8);
    let copying = desk.command(&["dossier", "attach", &id, "award", &long]).stdout(Stdio::piped()).spawn();
    let mut copying = copying.expect("started");
    while files(desk).len() < 2 {
        assert!(matches!(copying.try_wait(), Ok(None)), "it ended before it was interrupted");
        std::thread::yield_now();
    }
    let interrupt = std::process::Command::new("kill").args(["-INT", &copying.id().to_string()]).status();
    assert!(interrupt.expect("kill").success());
    let told = copying.wait_with_output().expect("ended");
    let told: Value = serde_json::from_slice(&told.stdout).expect("JSON");
    assert_eq!(text(&told, "/error/code"), "cancelled");
    assert_eq!((files(desk).len(), states(desk, &id).len()), (1, 1), "the first one stays, of the second nothing");
    assert_eq!(desk.does(&["verify"])["blobs"], 1);
}

#[test]
fn a_backup_brings_the_scans_back() {
    let hub = Hub::founded();
    let desk = &hub.desk;
    let id = desk.nominates("武平生");
    let (file, bytes) = scan(desk, "证书.pdf", 3 * MIB, 5);
    let record = attaches(desk, &id, &file);
    let copy = desk.file("备份.jxb");
    let told = desk.does(&["backup", &copy]);
    assert_eq!((&told["blobs"], &told["verified"]), (&1.into(), &true.into()));
    let fresh = Desk::new();
    fresh.does(&["restore", &copy]);
    assert!(extracts(&fresh, &id, &record, "恢复.pdf") == bytes);
    assert_eq!(fresh.does(&["verify"])["blobs"], 1);
}

#[test]
fn minutes_are_copied_in_beside_their_meeting_and_written_out_again() {
    let hub = Hub::founded();
    let desk = &hub.desk;
    let id = desk.nominates("武平生");
    let met = desk.does(&["meeting", "record", "--no", "第12次", "--date", "2019-07-19", "--decision", &id]);
    let meeting = text(&met, "/meeting");
    let (file, bytes) = scan(desk, "纪要.pdf", MIB, 6);
    let scan = text(&desk.does(&["scan", "attach", &file, "--meeting", &meeting]), "/record");
    let listed = desk.list(&["scan", "list", "--meeting", &meeting]);
    assert_eq!((text(&listed[0], "/title").as_str(), text(&listed[0], "/state").as_str()), ("纪要", "here"));
    assert_eq!(desk.list(&["meeting", "list"])[0]["scans"], 1);
    let out = desk.file("写出.pdf");
    desk.does(&["scan", "extract", &scan, "--meeting", &meeting, "--out", &out]);
    assert!(std::fs::read(&out).expect("read") == bytes);
    desk.refused(&["scan", "extract", &scan, "--meeting", &meeting, "--out", &out], "exists");
    desk.refused(&["scan", "attach", &file, "--publicity", &id], "not_shown");
    let acts: Vec<String> = desk.list(&["audit", "list"]).iter().map(|row| text(row, "/act")).collect();
    for act in ["meeting_attach", "scan_extract"] {
        assert!(acts.iter().any(|known| known == act), "{act}: {acts:?}");
    }
}
