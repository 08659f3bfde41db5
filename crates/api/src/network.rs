//! Between the engine's runtime and the transport: who may connect, and channels both ways.

mod outgoing;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Weak};
use std::time::Duration;

use jiangxuan_engine::command::Failure;
use jiangxuan_engine::{FRAME_LIMIT, Standing};
use jiangxuan_model::DeviceId;
use jiangxuan_transport::{
    Admission, Config, EmbeddedRelay, Event, Gate, Peer, RelayChoice, Transport, TransportError,
};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::failures;
use crate::host::{Network, NetworkCommand, NetworkEvent};
use crate::session::Service;

/// The port of an always-on node, unless it is taken or another is asked for.
pub(crate) const PORT: u16 = 41931;
/// Orders and events that may wait; the transport holds more back by itself.
const QUEUE: usize = 256;
/// How long the local addresses may take to be known after binding.
const SETTLING: Duration = Duration::from_secs(2);
/// How long slow devices may take for their last frames.
const FAREWELL: Duration = Duration::from_secs(3);

/// How to listen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Listen {
    /// On any port.
    #[default]
    Anywhere,
    /// On the usual port, or on any where that is taken.
    Usually,
    /// Here and nowhere else.
    At(SocketAddr),
}

/// How to reach others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Where to listen.
    pub listen: Listen,
    /// Whether to search the local network, and be found there.
    pub lan: bool,
    /// URL of the city's relay.
    pub relay: Option<String>,
    /// Where to listen as the city's relay.
    pub embed: Option<SocketAddr>,
}

impl Plan {
    /// For a command that reaches others and ends.
    #[must_use]
    pub fn passing(lan: bool) -> Self {
        Self { lan, ..Self::default() }
    }

    /// To learn where an always-on node would be found.
    #[must_use]
    pub fn probing() -> Self {
        Self { listen: Listen::Usually, ..Self::default() }
    }
}

/// Whether a command reaches other devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// It works on this computer alone.
    Local,
    /// It only needs to know where this device would listen.
    Addresses,
    /// It talks to others.
    Peers(Plan),
    /// It would talk to others, but is told that nobody can be reached.
    Unplugged,
}

/// Where this device can be reached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Whereabouts {
    /// `address:port` each, the likeliest first.
    pub addresses: Vec<String>,
    /// URL of its relay.
    pub relay: Option<String>,
}

/// The transport's ends of the engine's channels.
pub(crate) struct Ends {
    orders: mpsc::Receiver<NetworkCommand>,
    events: mpsc::Sender<NetworkEvent>,
}

/// Channels for the engine, and their other ends.
pub(crate) fn channels() -> (Network, Ends) {
    let (commands, orders) = mpsc::channel(QUEUE);
    let (sender, events) = mpsc::channel(QUEUE);
    (Network { commands, events }, Ends { orders, events: sender })
}

/// A live connection of the engine to the network.
pub(crate) struct Wire {
    transport: Arc<Transport>,
    relay: Option<EmbeddedRelay>,
    relay_url: Option<String>,
    pumps: Option<Pumps>,
}

struct Pumps {
    outgoing: JoinHandle<()>,
    incoming: JoinHandle<()>,
}

impl Wire {
    /// Binds and connects both ends.
    pub async fn lay(plan: Plan, seed: [u8; 32], service: &Arc<Service>, ends: Ends) -> Result<Self, Failure> {
        let doorkeeper = Doorkeeper(Arc::downgrade(service));
        let (wire, received) =
            Self::bind(plan, seed, doorkeeper).await.map_err(|error| failures::of_network(&error))?;
        Ok(wire.pumping(received, ends))
    }

    async fn bind(
        plan: Plan,
        seed: [u8; 32],
        doorkeeper: Doorkeeper,
    ) -> Result<(Self, mpsc::Receiver<Event>), TransportError> {
        let relay = match plan.embed {
            Some(listen) => Some(EmbeddedRelay::spawn(listen, doorkeeper.clone().for_relay()).await?),
            None => None,
        };
        let url = plan.relay.or_else(|| relay.as_ref().map(|relay| local(&relay.url())));
        let mut config = Config::new(seed, Arc::new(doorkeeper), FRAME_LIMIT);
        (config.lan, config.relay) = (plan.lan, url.clone().map(RelayChoice::Use));
        let (transport, received) = bind(config, &plan.listen).await?;
        let transport = Arc::new(transport);
        Ok((Self { transport, relay, relay_url: url, pumps: None }, received))
    }

    fn pumping(mut self, received: mpsc::Receiver<Event>, ends: Ends) -> Self {
        let outgoing = tokio::spawn(outgoing::pump(ends.orders, Arc::clone(&self.transport), ends.events.clone()));
        self.pumps = Some(Pumps { outgoing, incoming: tokio::spawn(incoming(received, ends.events)) });
        self
    }

    /// Where others can reach this device, the likeliest address first; waits until that is known.
    pub async fn whereabouts(&self) -> Whereabouts {
        let wait = async {
            let mut addresses = self.transport.addresses();
            while addresses.is_empty() {
                tokio::time::sleep(Duration::from_millis(20)).await;
                addresses = self.transport.addresses();
            }
            addresses
        };
        let mut addresses = tokio::time::timeout(SETTLING, wait).await.unwrap_or_default();
        addresses.sort_by_key(|address| (remoteness(address.ip()), *address));
        let relay = self.relay_url.as_deref().map(|url| public(url, self.relay.is_some(), &addresses));
        Whereabouts { addresses: addresses.iter().map(ToString::to_string).collect(), relay }
    }

    /// Sends what is queued and closes everything. The engine has ended, so no more orders come.
    pub async fn take_up(self) {
        let Self { transport, relay, pumps, .. } = self;
        if let Some(pumps) = pumps {
            pumps.end().await;
        }
        if let Some(transport) = Arc::into_inner(transport) {
            transport.shutdown().await;
        }
        if let Some(relay) = relay {
            relay.shutdown().await;
        }
    }
}

impl Pumps {
    async fn end(mut self) {
        if tokio::time::timeout(FAREWELL, &mut self.outgoing).await.is_err() {
            self.outgoing.abort();
        }
        self.incoming.abort();
        // Aborted ends report so; what matters is that they have let go of the transport.
        self.incoming.await.ok();
    }
}

async fn bind(mut config: Config, listen: &Listen) -> Result<(Transport, mpsc::Receiver<Event>), TransportError> {
    match listen {
        Listen::Anywhere => Transport::bind(config).await,
        Listen::At(address) => {
            config.listen = Some(*address);
            Transport::bind(config).await
        }
        Listen::Usually => {
            let usual = Some(SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), PORT));
            match Transport::bind(Config { listen: usual, ..config.clone() }).await {
                Err(TransportError::Bind(_)) => Transport::bind(config).await,
                bound => bound,
            }
        }
    }
}

/// How unlikely it is that another computer can use an address.
fn remoteness(ip: IpAddr) -> u8 {
    match ip {
        ip if ip.is_loopback() => 2,
        IpAddr::V4(_) => 0,
        IpAddr::V6(_) => 1,
    }
}

/// The embedded relay's URL as this computer uses it: an unspecified address is no destination.
fn local(url: &str) -> String {
    url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:")
}

/// The embedded relay's URL as others use it.
fn public(url: &str, embedded: bool, addresses: &[SocketAddr]) -> String {
    let outside = addresses.iter().find(|address| embedded && remoteness(address.ip()) == 0);
    match outside {
        Some(address) => url.replace("//127.0.0.1:", &format!("//{}:", address.ip())),
        None => url.to_owned(),
    }
}

/// Lets members in, strangers as guests, and nobody who was revoked.
#[derive(Clone)]
struct Doorkeeper(Weak<Service>);

impl Doorkeeper {
    /// The relay serves members only.
    fn for_relay(self) -> Arc<dyn Fn(Peer) -> bool + Send + Sync> {
        Arc::new(move |peer| self.admit(peer) == Admission::Welcome)
    }
}

impl Gate for Doorkeeper {
    fn admit(&self, peer: Peer) -> Admission {
        match self.0.upgrade().map(|service| service.standing(&DeviceId(peer.0))) {
            Some(Standing::Member) => Admission::Welcome,
            Some(Standing::Guest) => Admission::Guest,
            Some(Standing::Revoked) => Admission::Refuse("revoked"),
            None => Admission::Refuse("closing"),
        }
    }
}

async fn incoming(mut received: mpsc::Receiver<Event>, events: mpsc::Sender<NetworkEvent>) {
    while let Some(event) = received.recv().await {
        if events.send(translate(event)).await.is_err() {
            return;
        }
    }
}

fn translate(event: Event) -> NetworkEvent {
    match event {
        Event::Up { peer, path, dialled } => {
            NetworkEvent::Up { device: DeviceId(peer.0), path: path.word().to_owned(), dialled }
        }
        Event::Frame { peer, bytes } => NetworkEvent::Frame { device: DeviceId(peer.0), bytes },
        Event::Down { peer, reason, .. } => NetworkEvent::Down { device: DeviceId(peer.0), reason },
        Event::Discovered { peer, addresses } => {
            let addresses = addresses.iter().map(ToString::to_string).collect();
            NetworkEvent::Discovered { device: DeviceId(peer.0), addresses }
        }
    }
}

/// A network on which nobody can be reached.
pub(crate) async fn unplugged(mut ends: Ends) {
    while let Some(order) = ends.orders.recv().await {
        if let NetworkCommand::Connect { device, .. } = order {
            let reason = "offline".to_owned();
            if ends.events.send(NetworkEvent::Unreachable { device, reason }).await.is_err() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_embedded_relay_is_named_by_an_address_that_others_can_use() {
        let addresses = ["192.168.8.20:41931".parse().expect("address")];
        assert_eq!(local("http://0.0.0.0:41932"), "http://127.0.0.1:41932");
        assert_eq!(public("http://127.0.0.1:41932", true, &addresses), "http://192.168.8.20:41932");
        assert_eq!(public("http://127.0.0.1:41932", true, &[]), "http://127.0.0.1:41932");
    }

    #[test]
    fn a_relay_run_elsewhere_keeps_its_name() {
        let addresses = ["192.168.8.20:41931".parse().expect("address")];
        assert_eq!(public("http://relay.example:80", false, &addresses), "http://relay.example:80");
    }

    #[test]
    fn loopback_comes_last() {
        let mut ips: Vec<IpAddr> =
            ["127.0.0.1", "fd00::1", "10.0.0.5"].iter().map(|ip| ip.parse().expect("ip")).collect();
        ips.sort_by_key(|ip| remoteness(*ip));
        assert_eq!(ips.iter().map(ToString::to_string).collect::<Vec<_>>(), ["10.0.0.5", "fd00::1", "127.0.0.1"]);
    }
}
