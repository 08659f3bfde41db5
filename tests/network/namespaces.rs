//! Four computers on one bridge: by address, by the local network, through the relay, and nothing else.

use std::collections::BTreeSet;
use std::net::IpAddr;

use serde_json::Value;

use crate::bridge::Bridge;
use crate::city::{Hub, TAIGU, YUCI};
use crate::desk::{Desk, Node, text};
use crate::recorder::{Packet, Recorder};
use crate::room::skipped;
use crate::tunnel::Tunnel;

const PLACE: &str = "0.0.0.0:41931";
const RELAY: &str = "10.99.0.1:41932";
const LAN_SYNC: &[&str] = &["sync", "--timeout", "30"];

/// The municipal bureau and three county computers, not enrolled yet.
struct Town {
    bridge: Bridge,
    hub: Hub,
    counties: Vec<Desk>,
}

impl Town {
    fn built() -> Option<Self> {
        let bridge = Bridge::with(4)?;
        let mut desks = bridge.computers.iter().map(|room| Desk::within(room.enter()));
        let hub = Hub::founded_at(desks.next()?, PLACE);
        let counties = desks.collect();
        Some(Self { bridge, hub, counties })
    }

    /// Enrols two computers of 榆次区 and one of 太谷县.
    fn enrols(&mut self) {
        let places = [(YUCI, "一号机"), (YUCI, "二号机"), (TAIGU, "太谷机")];
        let desks = std::mem::take(&mut self.counties).into_iter().zip(places);
        self.counties = desks.map(|(desk, (bureau, name))| self.hub.enrols(desk, bureau, name)).collect();
    }

    fn records(&self) -> Vec<Recorder> {
        std::iter::once(&self.hub.desk).chain(&self.counties).map(Recorder::starts).collect()
    }
}

fn met(pass: &Value, path: &str) -> bool {
    let peers = pass["peers"].as_array().expect("peers");
    peers.iter().any(|peer| peer["path"] == path && peer["outcome"] == "level")
}

#[test]
fn computers_sync_by_address_and_not_a_packet_goes_anywhere_else() {
    let Some(mut town) = Town::built() else { return skipped() };
    let recorders = town.records();
    let node = town.hub.serves();
    assert!(node.listening().starts_with("10.99.0.1:"), "{}", node.line);
    town.enrols();
    let [one, two, taigu] = &town.counties[..] else { panic!("three") };
    let (id, other) = (one.nominates("武平生"), taigu.nominates("阎立秋"));
    one.sets(&id, "gender", "男");
    assert!(met(&one.syncs(), "direct") && met(&two.syncs(), "direct") && met(&taigu.syncs(), "direct"));
    assert_eq!(two.shows(&id, "gender"), "男");
    assert_eq!(town.hub.desk.list(&["dossier", "list"]).len(), 2);
    assert_eq!(taigu.list(&["dossier", "list"])[0]["id"], *other);
    node.stops(&town.hub.desk);
    let seen = ended(recorders);
    assert!(seen.iter().any(|packet| packet.protocol == "udp" && packet.port == 41931), "nothing was recorded");
    judged(&seen, &town.bridge.addresses(), false);
}

#[test]
fn computers_find_each_other_on_the_local_network_and_two_of_a_bureau_need_no_hub() {
    let Some(mut town) = Town::built() else { return skipped() };
    let recorders = town.records();
    let node = town.hub.serves();
    town.enrols();
    node.stops(&town.hub.desk);
    let [one, two, taigu] = &town.counties[..] else { panic!("three") };
    let id = one.nominates("武平生");
    one.sets(&id, "gender", "男");
    let there = one.serves(&["--listen", "0.0.0.0:0"]);
    assert!(met(&two.does(LAN_SYNC), "lan"));
    assert_eq!((two.shows(&id, "gender"), two.delivery(&id)), ("男".into(), "bureau".into()));
    let strangers = taigu.does(LAN_SYNC);
    assert!(!met(&strangers, "lan"), "another bureau's computer is no peer: {strangers}");
    there.stops(one);
    let moved = town.hub.desk.serves(&["--listen", "0.0.0.0:41999"]);
    assert!(met(&taigu.does(LAN_SYNC), "lan"), "the ticket's address is no longer right");
    assert!(met(&two.does(LAN_SYNC), "lan"));
    assert_eq!(town.hub.desk.shows(&id, "gender"), "男");
    moved.stops(&town.hub.desk);
    judged(&ended(recorders), &town.bridge.addresses(), true);
}

#[test]
fn the_relays_port_alone_is_enough() {
    let Some(mut town) = Town::built() else { return skipped() };
    let node = relayed(&town.hub);
    town.enrols();
    let relay = text(&node.line, "/relay");
    assert_eq!(relay, format!("http://{RELAY}"));
    let taigu = &mut town.counties[2];
    let island = town.bridge.island("10.99.0.1");
    taigu.moves(island.enter());
    let socket = taigu.file("relay.sock");
    let id = taigu.nominates("阎立秋");
    let refused = taigu.does(&["sync", "--timeout", "5", "--no-lan", "--relay", &relay]);
    assert!(!met(&refused, "relay"), "nothing leads out yet: {refused}");
    let _there = Tunnel::calls(&town.hub.desk, RELAY, &socket);
    let _here = Tunnel::answers(taigu, RELAY, &socket);
    let pass = taigu.does(&["sync", "--timeout", "60", "--no-lan", "--relay", &relay]);
    assert!(met(&pass, "relay"), "{pass}");
    assert_eq!(town.hub.desk.list(&["dossier", "list"])[0]["id"], *id);
}

#[test]
fn a_stray_packet_would_be_seen() {
    let Some(bridge) = Bridge::with(2) else { return skipped() };
    let town = bridge.addresses();
    for (stray, protocol) in
        [("192.0.2.1", "udp"), ("2001:db8::1", "udp"), ("10.99.0.254", "udp"), ("127.0.0.1/53", "udp")]
    {
        let (address, port) = stray.split_once('/').unwrap_or((stray, "9"));
        let desk = Desk::within(bridge.computers[0].enter());
        let recorder = Recorder::starts(&desk);
        let script = format!("echo lost > /dev/{protocol}/{address}/{port}");
        assert!(desk.local("bash".as_ref()).args(["-c", &script]).status().expect("started").success());
        let seen = recorder.ends();
        assert!(
            seen.iter().any(|packet| packet.protocol == protocol && !allowed(packet, &town, true)),
            "{stray}: {seen:?}"
        );
    }
}

fn relayed(hub: &Hub) -> Node {
    hub.desk.serves(&["--listen", PLACE, "--embed-relay", "0.0.0.0:41932", "--no-lan"])
}

fn ended(recorders: Vec<Recorder>) -> BTreeSet<Packet> {
    recorders.into_iter().flat_map(Recorder::ends).collect()
}

/// Every packet went to a computer of the town, to itself, or, with discovery on, to the group of multicast DNS.
fn judged(seen: &BTreeSet<Packet>, town: &BTreeSet<IpAddr>, lan: bool) {
    let stray: Vec<&Packet> = seen.iter().filter(|packet| !allowed(packet, town, lan)).collect();
    assert!(stray.is_empty(), "{stray:#?}");
    let announced = seen.iter().any(|packet| packet.port == 5353 && packet.destination.is_multicast());
    assert_eq!(announced, lan, "multicast DNS");
}

fn allowed(packet: &Packet, town: &BTreeSet<IpAddr>, lan: bool) -> bool {
    let Packet { protocol, destination, port, .. } = packet;
    let group = |all: &[&str]| all.iter().any(|one| one.parse() == Ok(*destination));
    match protocol.as_str() {
        // The kernel's own: neighbours, and which groups it listens to.
        "icmp6" if destination.is_multicast() => destination.to_string().starts_with("ff02::"),
        "igmp" => lan && group(&["224.0.0.22", "224.0.0.251"]),
        "udp" if destination.is_multicast() => lan && *port == 5353 && group(&["224.0.0.251", "ff02::fb"]),
        _ => *port != 53 && (destination.is_loopback() || town.contains(destination)),
    }
}
