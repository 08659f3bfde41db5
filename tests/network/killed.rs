//! The municipal node dies at seeded moments while several counties sync (threats G1).

use std::fs::Metadata;
use std::process::{Child, Stdio};

use serde_json::Value;

use crate::city::{CITY, Hub, TAIGU, YUCI};
use crate::desk::{Desk, Node, text};
use crate::people::complete;

const ROUNDS: u64 = 20;
const SEED: u64 = 0x4a58_2019;

/// What the command line acknowledged, kept apart from the program.
#[derive(Default)]
struct Oracle {
    edits: Vec<(String, String)>,
    receipts: Vec<(u64, String, u64)>,
}

/// A county and its dossier.
struct County {
    desk: Desk,
    id: String,
}

fn counties(hub: &Hub) -> Vec<County> {
    let places = [(YUCI, "一号机", "yuci"), (YUCI, "二号机", "yuci_late"), (TAIGU, "太谷机", "taigu")];
    let county = |(bureau, name, who)| {
        let desk = hub.enrols(Desk::new(), bureau, name);
        let id = complete(&desk, who);
        County { desk, id }
    };
    places.into_iter().map(county).collect()
}

#[test]
fn nothing_acknowledged_is_lost_when_the_node_dies_during_syncs() {
    let hub = Hub::founded();
    let mut node = hub.serves();
    let counties = counties(&hub);
    let (mut oracle, mut dice, mut cut) = (Oracle::default(), SEED, 0);
    for round in 0..ROUNDS {
        for county in &counties {
            edits_and_seals(county, round, &mut oracle);
        }
        let syncs: Vec<Child> = counties.iter().map(|county| started(&county.desk)).collect();
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        cut += u32::from(dies_at(&hub, node, syncs, dice >> 60));
        counties.iter().for_each(|county| oracle.heard(&county.desk));
        node = hub.serves();
        oracle.receipts_are_held(&hub.desk);
    }
    assert!(cut >= 5, "only {cut} of {ROUNDS} kills met a pass under way");
    for county in counties.iter().chain(&counties) {
        let pass = county.desk.syncs();
        let hub = pass["peers"].as_array().expect("peers").iter().find(|peer| peer["bureau"] == CITY);
        assert_eq!(hub.expect("the hub")["outcome"], "level", "{pass}");
    }
    oracle.holds(&hub.desk, &counties);
    node.stops(&hub.desk);
    assert_eq!(hub.desk.does(&["verify"])["ok"], true);
}

fn edits_and_seals(county: &County, round: u64, oracle: &mut Oracle) {
    let value = format!("第{round}轮补充说明");
    county.desk.sets(&county.id, "remark", &value);
    oracle.edits.push((county.id.clone(), value));
    let sealed = county.desk.does(&["dossier", "seal", &county.id]);
    assert_eq!(sealed["version"], round + 1);
}

fn started(desk: &Desk) -> Child {
    desk.command(&["sync", "--timeout", "4", "--no-lan"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started")
}

/// Kills the node once its log has grown so often; whether a pass was still under way then.
fn dies_at(hub: &Hub, node: Node, mut syncs: Vec<Child>, growths: u64) -> bool {
    let log = hub.desk.home().join("jiangxuan.db-wal");
    let look = || std::fs::metadata(&log).ok().map(|found| marks(&found));
    let (mut seen, mut left) = (look(), growths + 1);
    while left > 0 && syncs.iter_mut().any(|sync| matches!(sync.try_wait(), Ok(None))) {
        let now = look();
        if now != seen {
            (seen, left) = (now, left - 1);
        }
        std::thread::yield_now();
    }
    let cut = syncs.iter_mut().any(|sync| matches!(sync.try_wait(), Ok(None)));
    node.killed();
    for sync in syncs {
        let output = sync.wait_with_output().expect("waited");
        let told: Value = serde_json::from_slice(&output.stdout).expect("JSON, whatever happened to the node");
        assert!(output.status.success() || told["error"]["code"].is_string(), "{told}");
    }
    cut
}

fn marks(found: &Metadata) -> (u64, Option<std::time::SystemTime>) {
    (found.len(), found.modified().ok())
}

impl Oracle {
    /// Notes the receipts that a county shows.
    fn heard(&mut self, desk: &Desk) {
        for row in desk.list(&["receipt", "list"]) {
            assert_eq!(row["verified"], true);
            let receipt = (number(&row, "no"), text(&row, "/dossier"), number(&row, "version"));
            if !self.receipts.contains(&receipt) {
                self.receipts.push(receipt);
            }
        }
    }

    /// Every receipt that a county has seen is at the node, and the numbers have no gap.
    fn receipts_are_held(&self, hub: &Desk) {
        let held: Vec<(u64, String, u64)> = hub
            .list(&["receipt", "list"])
            .iter()
            .inspect(|row| assert_eq!(row["verified"], true, "{row}"))
            .map(|row| (number(row, "no"), text(row, "/dossier"), number(row, "version")))
            .collect();
        for receipt in &self.receipts {
            assert!(held.contains(receipt), "{receipt:?} is lost: {held:?}");
        }
        let mut numbers: Vec<u64> = held.iter().map(|(no, ..)| *no).collect();
        numbers.sort_unstable();
        assert!(numbers.iter().copied().eq(1..=numbers.len() as u64), "{numbers:?}");
    }

    /// In the end everything that was ever acknowledged is at the node and where it was written.
    fn holds(&self, hub: &Desk, counties: &[County]) {
        for County { desk, id } in counties {
            let written: Vec<&String> = self.edits.iter().filter(|(at, _)| at == id).map(|(_, value)| value).collect();
            for place in [hub, desk] {
                let past = place.list(&["dossier", "history", id, "remark"]);
                assert_eq!(place.shows(id, "remark"), **written.last().expect("an edit"));
                let lost = written.iter().find(|value| past.iter().all(|row| row["value"] != ***value));
                assert_eq!(lost, None, "{past:?}");
            }
            assert_eq!(desk.delivery(id), "received");
        }
        self.receipts_are_held(hub);
    }
}

fn number(row: &Value, key: &str) -> u64 {
    row[key].as_u64().expect("a number")
}
