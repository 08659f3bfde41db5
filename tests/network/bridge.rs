//! Four computers, each in a network namespace of its own, on one bridge. Whatever they send
//! elsewhere has a route, so that it can be seen.

use std::collections::BTreeSet;
use std::net::IpAddr;

use crate::room::Room;

const KINDS: &[&str] = &["--user", "--net"];
/// No computer of the bridge: where everything else would go.
const WORLD: &str = "set -e; ip link set lo up
    ip link add br0 type bridge mcast_snooping 0
    ip address add 10.99.0.254/24 dev br0; ip address add fd00:99::fe/64 dev br0 nodad; ip link set br0 up";

/// The bridge and the computers on it.
pub struct Bridge {
    pub computers: Vec<Room>,
    world: Room,
}

impl Bridge {
    /// `None` where the system allows no namespaces.
    pub fn with(computers: usize) -> Option<Self> {
        let world = Room::alone(KINDS, WORLD)?;
        let computers = (1..=computers).map(|number| plugged(&world, number)).collect();
        Some(Self { computers, world })
    }

    /// A network with only a loopback interface, which bears an address of the bridge.
    pub fn island(&self, address: &str) -> Room {
        Room::beside(&self.world, &format!("ip link set lo up; ip address add {address}/32 dev lo"))
    }

    /// Every address of every computer.
    pub fn addresses(&self) -> BTreeSet<IpAddr> {
        self.computers.iter().flat_map(addresses).collect()
    }
}

fn plugged(world: &Room, number: usize) -> Room {
    let quiet = "echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad";
    let room = Room::beside(world, &format!("ip link set lo up; {quiet}"));
    let pid = room.pid();
    world.runs(&format!(
        "ip link add v{number} type veth peer name eth0 netns {pid}; ip link set v{number} master br0 up"
    ));
    room.runs(&format!(
        "ip address add 10.99.0.{number}/24 dev eth0; ip address add fd00:99::{number}/64 dev eth0 nodad
         ip link set eth0 up; ip route add default via 10.99.0.254; ip -6 route add default via fd00:99::fe"
    ));
    room
}

fn addresses(room: &Room) -> Vec<IpAddr> {
    let told = room.runs("ip -oneline address show dev eth0");
    let address = |line: &str| line.split_whitespace().nth(3)?.split('/').next()?.parse().ok();
    told.lines().filter_map(address).collect()
}
