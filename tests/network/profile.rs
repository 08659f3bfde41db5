//! Two processes on one profile, and trouble on disk.

use crate::city::{Hub, YUCI};
use crate::desk::Desk;

#[test]
fn a_second_node_on_one_profile_is_refused_and_the_first_answers_commands() {
    let hub = Hub::founded();
    let mut node = hub.serves();
    hub.desk.refused(&["serve", "--listen", "127.0.0.1:0", "--no-lan"], "profile_in_use");
    // Only the node knows where it listens: an invitation that names the place was made by it.
    let county = hub.enrols(Desk::new(), YUCI, "一号机");
    county.nominates("武平生");
    county.syncs();
    assert_eq!(hub.desk.list(&["dossier", "list"]).len(), 1);
    assert!(node.runs());
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_changes_nothing() {
    let mut hub = Hub::founded();
    let id = hub.desk.nominates("武平生");
    let (right, before) = (hub.desk.passphrase, files(&hub.desk));
    hub.desk.passphrase = "猜的口令 2019";
    hub.desk.refused(&["status"], "wrong_passphrase");
    hub.desk.refused(&["serve", "--no-lan"], "wrong_passphrase");
    hub.desk.passphrase = right;
    assert_eq!(files(&hub.desk), before);
    assert_eq!(hub.desk.list(&["dossier", "list"])[0]["id"], *id);
}

#[test]
fn a_flipped_byte_anywhere_is_called_damage_or_found_by_verifying() {
    let hub = Hub::founded();
    hub.desk.nominates("武平生");
    let file = hub.desk.home().join("jiangxuan.db");
    let good = std::fs::read(&file).expect("read");
    let places = (1..8).map(|part| good.len() * part / 8 + 77);
    let mut named = 0;
    for at in places.chain([40]) {
        let mut bad = good.clone();
        bad[at] ^= 0x10;
        std::fs::write(&file, &bad).expect("written");
        let ran = hub.desk.run(&["verify"]);
        let told = ran.failure();
        assert!(told == "damaged" || at < 64 && told == "wrong_passphrase", "byte {at}: {ran:?}");
        named += u32::from(told == "damaged");
    }
    assert!(named >= 7);
    std::fs::write(&file, &good).expect("written");
    assert_eq!(hub.desk.does(&["verify"])["ok"], true);
}

/// What is in the profile, without the files that come and go with a process.
fn files(desk: &Desk) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> = std::fs::read_dir(desk.home())
        .expect("a folder")
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).expect("read")))
        .filter(|(name, _)| name.ends_with(".db") || name.ends_with(".toml") || name.ends_with(".json"))
        .collect();
    all.sort();
    assert!(!all.is_empty());
    all
}
