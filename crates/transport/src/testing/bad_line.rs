//! A line of known badness between two devices: a UDP proxy in user space.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use tokio::net::UdpSocket;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until};

/// Packets that wait on the line; more are dropped, as a router would.
const QUEUE: usize = 512;
const LARGEST_PACKET: usize = 65_535;

/// How bad a line is, the same in both directions.
#[derive(Debug, Clone, Copy, Default)]
pub struct Profile {
    /// Time on the way, one way.
    pub delay: Duration,
    /// Share of packets that are lost, 0 to 1.
    pub loss: f64,
    /// Bytes per second; `None` is unlimited.
    pub rate: Option<u64>,
}

/// A UDP proxy that delays, loses and throttles packets, and can be cut.
///
/// Devices tell each other their own addresses and would soon find a way around the line. So let
/// the target listen on `[::1]` and the line on `127.0.0.1`, with a dialler bound to `127.0.0.1`:
/// then no way around exists.
#[derive(Debug)]
pub struct BadLine {
    address: SocketAddr,
    state: Arc<State>,
    entrance: JoinHandle<()>,
}

#[derive(Debug)]
struct State {
    profile: Profile,
    is_cut: AtomicBool,
    dice: AtomicU64,
    carried: AtomicU64,
    lost: AtomicU64,
}

/// One direction of one client's traffic.
#[derive(Clone)]
struct Lane {
    state: Arc<State>,
    packets: mpsc::Sender<(Instant, Vec<u8>)>,
    free_at: Instant,
}

impl BadLine {
    /// Lays a line from `listen` to `target`. The seed decides which packets are lost.
    ///
    /// # Errors
    /// The listening socket cannot be opened.
    pub async fn between(listen: SocketAddr, target: SocketAddr, profile: Profile, seed: u64) -> io::Result<Self> {
        let socket = Arc::new(UdpSocket::bind(listen).await?);
        let address = socket.local_addr()?;
        let state = Arc::new(State {
            profile,
            is_cut: AtomicBool::new(false),
            dice: AtomicU64::new(seed),
            carried: AtomicU64::new(0),
            lost: AtomicU64::new(0),
        });
        let entrance = tokio::spawn(enter(socket, target, state.clone()));
        Ok(Self { address, state, entrance })
    }

    /// Where to send packets so that they travel this line.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Loses every packet from now on.
    pub fn cut(&self) {
        self.state.is_cut.store(true, Ordering::Relaxed);
    }

    /// Undoes [`Self::cut`].
    pub fn mend(&self) {
        self.state.is_cut.store(false, Ordering::Relaxed);
    }

    /// Packets that went through so far.
    #[must_use]
    pub fn carried(&self) -> u64 {
        self.state.carried.load(Ordering::Relaxed)
    }

    /// Packets that were lost so far.
    #[must_use]
    pub fn lost(&self) -> u64 {
        self.state.lost.load(Ordering::Relaxed)
    }
}

impl Drop for BadLine {
    fn drop(&mut self) {
        self.entrance.abort();
    }
}

impl State {
    fn loses_this_one(&self) -> bool {
        let mut dice = self.dice.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
        let chance = (splitmix(&mut dice) >> 11) as f64 / (1u64 << 53) as f64;
        self.is_cut.load(Ordering::Relaxed) || chance < self.profile.loss
    }

    fn time_for(&self, bytes: usize) -> Duration {
        let seconds = self.profile.rate.map_or(0.0, |rate| bytes as f64 / rate.max(1) as f64);
        Duration::from_secs_f64(seconds)
    }
}

impl Lane {
    /// A lane that ends at `to`: the socket's connected address, or the one given.
    fn new(state: Arc<State>, socket: Arc<UdpSocket>, to: Option<SocketAddr>) -> Self {
        let (packets, queue) = mpsc::channel(QUEUE);
        tokio::spawn(leave(queue, socket, to, state.clone()));
        Self { state, packets, free_at: Instant::now() }
    }

    fn carry(&mut self, packet: &[u8]) {
        self.free_at = self.free_at.max(Instant::now()) + self.state.time_for(packet.len());
        let due = self.free_at + self.state.profile.delay;
        if self.state.loses_this_one() || self.packets.try_send((due, packet.to_vec())).is_err() {
            self.state.lost.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Sends each packet when it is due, until the lane is gone.
async fn leave(
    mut queue: mpsc::Receiver<(Instant, Vec<u8>)>,
    socket: Arc<UdpSocket>,
    to: Option<SocketAddr>,
    state: Arc<State>,
) {
    while let Some((due, packet)) = queue.recv().await {
        sleep_until(due).await;
        let sent = match to {
            Some(address) => socket.send_to(&packet, address).await,
            None => socket.send(&packet).await,
        };
        if sent.is_ok() {
            state.carried.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Takes packets from the clients; each client gets a socket of its own towards the target.
async fn enter(socket: Arc<UdpSocket>, target: SocketAddr, state: Arc<State>) {
    let mut clients: BTreeMap<SocketAddr, Lane> = BTreeMap::new();
    let mut returns = tokio::task::JoinSet::new();
    let mut buffer = vec![0; LARGEST_PACKET];
    loop {
        let Ok((length, client)) = socket.recv_from(&mut buffer).await else { continue };
        let lane = match clients.entry(client) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let Ok(far) = connected(target).await else { continue };
                let back = Lane::new(state.clone(), socket.clone(), Some(client));
                returns.spawn(come_back(far.clone(), back));
                new.insert(Lane::new(state.clone(), far, None))
            }
        };
        lane.carry(&buffer[..length]);
    }
}

async fn come_back(far: Arc<UdpSocket>, mut lane: Lane) {
    let mut buffer = vec![0; LARGEST_PACKET];
    loop {
        // A refused port shows as an error here, and the target may come back.
        if let Ok(length) = far.recv(&mut buffer).await {
            lane.carry(&buffer[..length]);
        }
    }
}

async fn connected(target: SocketAddr) -> io::Result<Arc<UdpSocket>> {
    let here = match target {
        SocketAddr::V4(_) => IpAddr::V4(Ipv4Addr::LOCALHOST),
        SocketAddr::V6(_) => IpAddr::V6(Ipv6Addr::LOCALHOST),
    };
    let socket = UdpSocket::bind((here, 0)).await?;
    socket.connect(target).await?;
    Ok(Arc::new(socket))
}

/// The next number of Steele, Lea and Flood's SplitMix64 (OOPSLA 2014).
fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
