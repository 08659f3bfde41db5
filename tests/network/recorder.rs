//! Writes down who sends to whom in a network namespace: this very program, run again in there.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, ErrorKind, Read as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use socket2::{Domain, Protocol, Socket, Type};

use crate::desk::Desk;

const OUT: &str = "JIANGXUAN_TEST_RECORD";
const READY: &str = "recording";
/// `ETH_P_ALL`, in network order.
const EVERY_FRAME: i32 = 0x0003_u16.to_be() as i32;

/// A packet that was seen, without its content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Packet {
    pub protocol: String,
    pub source: IpAddr,
    pub destination: IpAddr,
    pub port: u16,
}

/// A recording under way.
pub struct Recorder {
    child: Child,
    file: String,
}

impl Recorder {
    /// Records everything on all interfaces of a computer, from now on.
    pub fn starts(desk: &Desk) -> Self {
        let file = desk.file("packets");
        let mut command = desk.local(&std::env::current_exe().expect("this program"));
        command.args(["--exact", "recorder::records", "--ignored", "--nocapture"]).env(OUT, &file);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("started");
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        assert!(lines.any(|line| line.is_ok_and(|line| line.ends_with(READY))), "the recorder does not start");
        std::thread::spawn(move || lines.count());
        Self { child, file }
    }

    /// Everything that was seen.
    pub fn ends(mut self) -> BTreeSet<Packet> {
        drop(self.child.stdin.take());
        assert!(self.child.wait().expect("waited").success());
        std::fs::read_to_string(&self.file).expect("read").lines().map(Packet::read).collect()
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[test]
#[ignore = "a part that other tests have it play in a network namespace"]
fn records() {
    let Ok(out) = std::env::var(OUT) else { return };
    let mut socket =
        Socket::new(Domain::PACKET, Type::RAW, Some(Protocol::from(EVERY_FRAME))).expect("a packet socket");
    socket.set_read_timeout(Some(Duration::from_millis(200))).expect("set");
    let over = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&over);
    std::thread::spawn(move || {
        std::io::stdin().read_to_end(&mut Vec::new()).ok();
        told.store(true, Ordering::SeqCst);
    });
    println!("{READY}");
    let mut seen = BTreeSet::new();
    let mut frame = vec![0; 1 << 16];
    loop {
        match socket.read(&mut frame) {
            Ok(length) => seen.extend(Packet::of(&frame[..length])),
            // Nothing is waiting any more.
            Err(error) if error.kind() == ErrorKind::WouldBlock && over.load(Ordering::SeqCst) => break,
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(error) => panic!("{error}"),
        }
    }
    let lines: Vec<String> = seen.iter().map(Packet::written).collect();
    std::fs::write(out, lines.join("\n")).expect("written");
}

impl Packet {
    /// An Ethernet frame, if it carries anything that has addresses.
    fn of(frame: &[u8]) -> Option<Self> {
        let (kind, body) = (number(frame, 12)?, frame.get(14..)?);
        match kind {
            0x0800 => {
                let header = usize::from(body.first()? & 15) * 4;
                Some(Self::named(*body.get(9)?, v4(body, 12)?, v4(body, 16)?, body.get(header..)?))
            }
            0x86dd => Some(Self::named(*body.get(6)?, v6(body, 8)?, v6(body, 24)?, body.get(40..)?)),
            0x0806 => {
                let (source, destination) = (v4(body, 14)?, v4(body, 24)?);
                Some(Self { protocol: "arp".to_owned(), source, destination, port: 0 })
            }
            _ => None,
        }
    }

    fn named(protocol: u8, source: IpAddr, destination: IpAddr, body: &[u8]) -> Self {
        let name = match protocol {
            // The first option of a multicast listener report comes before ICMPv6 itself.
            0 | 58 => "icmp6",
            1 => "icmp",
            2 => "igmp",
            6 => "tcp",
            17 => "udp",
            _ => "other",
        };
        let port = if matches!(protocol, 6 | 17) { number(body, 2).unwrap_or(0) } else { 0 };
        Self { protocol: name.to_owned(), source, destination, port }
    }

    fn written(&self) -> String {
        format!("{} {} {} {}", self.protocol, self.source, self.destination, self.port)
    }

    fn read(line: &str) -> Self {
        let [protocol, source, destination, port] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        Self {
            protocol: protocol.to_owned(),
            source: source.parse().expect("an address"),
            destination: destination.parse().expect("an address"),
            port: port.parse().expect("a port"),
        }
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn v4(bytes: &[u8], at: usize) -> Option<IpAddr> {
    let octets: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(Ipv4Addr::from(octets).into())
}

fn v6(bytes: &[u8], at: usize) -> Option<IpAddr> {
    let octets: [u8; 16] = bytes.get(at..at + 16)?.try_into().ok()?;
    Some(Ipv6Addr::from(octets).into())
}
