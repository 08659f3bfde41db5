//! A lost laptop is shut out while it is connected; what it wrote afterwards waits in quarantine.

use serde_json::Value;

use crate::city::{CITY, Hub, YUCI};
use crate::desk::{Desk, text};

/// The refusals that the hub holds, by the words for scripts.
fn refusals(hub: &Hub) -> Vec<String> {
    hub.desk.list(&["quarantine", "list"]).iter().map(|row| text(row, "/code")).collect()
}

/// It may read its own work, and nothing else.
fn shut_out(county: &Desk) {
    let pass = county.syncs();
    assert_eq!((&pass["peers"][0]["outcome"], &pass["peers"][0]["path"]), (&"revoked".into(), &Value::Null), "{pass}");
    county.refused(&["dossier", "new", "--name", "停用后所写"], "revoked");
}

#[test]
fn a_connected_device_is_cut_off_at_once_and_later_passes_fail() {
    let hub = Hub::founded();
    let node = hub.serves();
    let county = hub.enrols(Desk::new(), YUCI, "一号机");
    let id = county.nominates("武平生");
    county.syncs();
    let device = county.device();
    let there = county.serves(&["--listen", "127.0.0.1:0", "--no-lan"]);
    county.until(&["status"], |status| status["peers"] == 1);
    hub.revokes(&device);
    // Whoever works at it is told in words, not by a state alone.
    let told = |status: &Value| {
        status["alarms"].as_array().is_some_and(|all| all.iter().any(|alarm| alarm.to_string().contains("停用")))
    };
    county.until(&["status"], |status| status["state"] == "revoked" && told(status));
    hub.desk.until(&["peer", "list"], |peers| {
        peers.as_array().is_some_and(|all| all.iter().all(|peer| peer["device"] != *device))
    });
    there.stops(&county);

    shut_out(&county);
    assert_eq!(county.does(&["status"])["state"], "revoked", "also after a restart");
    assert_eq!(county.list(&["dossier", "list"])[0]["id"], *id, "its own work is still there");
    assert_eq!(county.does(&["verify"])["ok"], true);
    assert_eq!(hub.desk.list(&["dossier", "list"]).len(), 1);
    assert!(refusals(&hub).is_empty());
    node.stops(&hub.desk);
}

#[test]
fn a_device_that_was_away_is_told_at_its_next_pass_and_sends_nothing() {
    let hub = Hub::founded();
    let node = hub.serves();
    let county = hub.enrols(Desk::new(), YUCI, "一号机");
    hub.revokes(&county.device());
    county.nominates("武平生");
    let pass = county.syncs();
    assert_eq!(pass["peers"][0]["outcome"], "revoked", "{pass}");
    shut_out(&county);
    assert!(hub.desk.list(&["dossier", "list"]).is_empty());
    node.stops(&hub.desk);
}

#[test]
fn its_own_stick_is_refused_whole_and_a_colleagues_brings_its_work_into_quarantine() {
    let hub = Hub::founded();
    let node = hub.serves();
    let [one, two] = ["一号机", "二号机"].map(|name| hub.enrols(Desk::new(), YUCI, name));
    let id = one.nominates("武平生");
    for desk in [&one, &two, &one] {
        desk.syncs();
    }
    // A running node of the county would bring it to the hub by itself.
    node.stops(&hub.desk);
    one.sets(&id, "gender", "男");
    let (own, theirs) = (one.file("一号机.jxc"), one.file("二号机.jxc"));
    one.does(&["carry", "export", "--to", CITY, "--out", &own]);
    let there = one.serves(&["--listen", "127.0.0.1:0", "--no-lan"]);
    two.does(&["peer", "add", &one.device(), &there.listening()]);
    two.syncs();
    two.does(&["carry", "export", "--to", CITY, "--out", &theirs]);

    hub.revokes(&one.device());
    hub.desk.refused(&["carry", "import", &own], "unknown_device");
    assert!(refusals(&hub).is_empty(), "whoever brings it can keep it");
    for _ in 0..2 {
        hub.desk.does(&["carry", "import", &theirs]);
        assert_eq!((hub.desk.shows(&id, "gender"), refusals(&hub)), (String::new(), vec!["revoked".to_owned()]));
    }
    admitted(&hub, &id);
    there.stops(&one);
}

#[test]
fn what_it_wrote_later_waits_in_quarantine_when_another_device_brings_it() {
    let hub = Hub::founded();
    let node = hub.serves();
    let one = hub.enrols(Desk::new(), YUCI, "一号机");
    let two = hub.enrols(Desk::new(), YUCI, "二号机");
    one.syncs();
    let id = one.nominates("武平生");
    one.syncs();
    two.syncs();
    node.stops(&hub.desk);

    one.sets(&id, "gender", "男");
    let there = one.serves(&["--listen", "127.0.0.1:0", "--no-lan"]);
    two.does(&["peer", "add", &one.device(), &there.listening()]);
    two.syncs();
    assert_eq!(two.shows(&id, "gender"), "男");
    let device = one.device();
    there.stops(&one);

    hub.revokes(&device);
    let node = hub.serves();
    two.sets(&id, "ethnicity", "汉族");
    two.syncs();
    assert_eq!(hub.desk.shows(&id, "gender"), "");
    assert!(refusals(&hub).contains(&"revoked".to_owned()), "{:?}", hub.desk.list(&["quarantine", "list"]));
    admitted(&hub, &id);
    two.syncs();
    assert_eq!(hub.desk.shows(&id, "ethnicity"), "汉族", "honest work that builds on it is not lost");
    node.stops(&hub.desk);
}

/// A named officer lets it in, with a reason.
fn admitted(hub: &Hub, id: &str) {
    let rows = hub.desk.list(&["quarantine", "list"]);
    let row = rows.iter().find(|row| row["code"] == "revoked").expect("a row");
    assert!(text(row, "/document").starts_with("dossier"), "{row}");
    let no = row["no"].to_string();
    hub.desk.refused(&["quarantine", "admit", &no, "--reason", " "], "reason");
    hub.desk.does(&["quarantine", "admit", &no, "--reason", "停用前所写，已电话核实"]);
    assert_eq!(hub.desk.shows(id, "gender"), "男");
}
