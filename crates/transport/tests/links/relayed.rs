use std::sync::Arc;

use jiangxuan_transport::{Config, EmbeddedRelay, Event, Path, Peer, RelayChoice, TransportError};

use crate::world::{Device, key, loopback, open_config};

async fn relay(allow: Vec<Peer>) -> EmbeddedRelay {
    EmbeddedRelay::spawn(loopback(), Arc::new(move |peer| allow.contains(&peer))).await.expect("relay")
}

fn relay_only(n: u8, relay: &EmbeddedRelay) -> Config {
    let mut config = open_config(n);
    config.listen = None;
    config.direct = false;
    config.relay = Some(RelayChoice::Use(relay.url()));
    config
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn devices_without_a_direct_path_meet_at_the_relay() {
    let relay = relay(vec![Peer::of_key(&key(1)), Peer::of_key(&key(2))]).await;
    let (mut a, mut b) = (Device::bind(relay_only(1, &relay)).await, Device::bind(relay_only(2, &relay)).await);
    a.transport.connect(b.peer(), &[], Some(&relay.url())).await.expect("connect");
    assert_eq!(a.up().await, Event::Up { peer: b.peer(), path: Path::Relay, dialled: true });
    b.up().await;
    assert_eq!(a.transport.path(b.peer()), Some(Path::Relay));
    assert_eq!(b.transport.path(a.peer()), Some(Path::Relay));
    for n in 0..20u8 {
        a.send(&b, &vec![n; 50_000]).await;
        assert_eq!(b.frame().await, vec![n; 50_000]);
    }
    a.transport.shutdown().await;
    b.transport.shutdown().await;
    relay.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_relay_serves_only_the_devices_it_is_told_to() {
    let relay = relay(vec![Peer::of_key(&key(2))]).await;
    let mut config = relay_only(1, &relay);
    config.limits.connect = std::time::Duration::from_secs(2);
    let (stranger, b) = (Device::bind(config).await, Device::bind(relay_only(2, &relay)).await);
    let result = stranger.transport.connect(b.peer(), &[], None).await;
    assert_eq!(result.err(), Some(TransportError::Unreachable(b.peer())));
}

#[tokio::test]
async fn a_relay_address_that_is_no_url_is_named() {
    let mut config = open_config(1);
    config.relay = Some(RelayChoice::Use("not a url".to_owned()));
    let bound = jiangxuan_transport::Transport::bind(config).await;
    assert_eq!(bound.err(), Some(TransportError::RelayAddress("not a url".to_owned())));
}
