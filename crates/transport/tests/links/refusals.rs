use std::time::Duration;

use jiangxuan_transport::{Admission, Config, Peer, TransportError, code};

use crate::world::{Device, Door, FRAME, key, loopback, open_config, pair};

#[tokio::test]
async fn an_unknown_key_is_refused_before_any_stream() {
    let mut config = open_config(2);
    config.gate = Door::new(Admission::Refuse("未登记的设备"));
    let (mut a, mut b) = (Device::open(1).await, Device::bind(config).await);
    let refused = a.dial(&b).await.err();
    let expected = TransportError::RefusedByPeer { code: code::REFUSED, reason: "未登记的设备".to_owned() };
    assert_eq!(refused, Some(expected));
    assert!(a.events.try_recv().is_err() && b.events.try_recv().is_err(), "no event of a refused device");
}

#[tokio::test]
async fn our_own_gate_also_stops_a_call_to_a_revoked_device() {
    let mut config = open_config(1);
    config.gate = Door::new(Admission::Refuse("已注销"));
    let (a, b) = (Device::bind(config).await, Device::open(2).await);
    assert_eq!(a.dial(&b).await.err(), Some(TransportError::RefusedHere(b.peer())));
}

#[tokio::test]
async fn another_key_at_the_address_is_told_apart_from_silence() {
    let (a, b) = (Device::open(1).await, Device::open(2).await);
    let expected = Peer::of_key(&key(9));
    let result = a.transport.connect(expected, &b.transport.addresses(), None).await;
    assert_eq!(result.err(), Some(TransportError::WrongKey(expected)));
}

#[tokio::test]
async fn a_dead_address_is_unreachable_within_the_limit() {
    let mut config = open_config(1);
    config.limits.connect = Duration::from_millis(300);
    let a = Device::bind(config).await;
    let silent = tokio::net::UdpSocket::bind(loopback()).await.unwrap();
    let absent = Peer::of_key(&key(9));
    let begun = std::time::Instant::now();
    let result = a.transport.connect(absent, &[silent.local_addr().unwrap()], None).await;
    assert_eq!(result.err(), Some(TransportError::Unreachable(absent)));
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_device_without_any_known_address_is_unreachable_at_once() {
    let a = Device::open(1).await;
    let absent = Peer::of_key(&key(9));
    assert_eq!(a.transport.connect(absent, &[], None).await.err(), Some(TransportError::Unreachable(absent)));
}

#[tokio::test]
async fn a_device_does_not_call_itself() {
    let a = Device::open(1).await;
    assert_eq!(a.dial(&a).await.err(), Some(TransportError::Ourselves));
}

#[tokio::test]
async fn a_close_reaches_the_peer_with_its_code_while_frames_run() {
    const REVOKED: u32 = code::FIRST_FREE + 3;
    let (mut a, mut b) = pair().await;
    let link = a.dial(&b).await.unwrap();
    let stream = tokio::spawn(async move { while link.send(vec![0; 100_000]).await.is_ok() {} });
    b.frame().await;
    b.transport.close(a.peer(), REVOKED, "设备已注销");
    assert_eq!(a.down().await, (Some(REVOKED), "设备已注销".to_owned()));
    stream.await.unwrap();
    let code = loop {
        if let jiangxuan_transport::Event::Down { code, .. } = b.next().await {
            break code;
        }
    };
    assert_eq!(code, Some(REVOKED));
    assert_eq!(b.transport.path(a.peer()), None);
}

#[tokio::test]
async fn no_direct_path_and_no_relay_is_a_mistake_and_not_a_silence() {
    let mut config = Config::new(key(1), Door::new(Admission::Welcome), FRAME);
    config.direct = false;
    let bound = jiangxuan_transport::Transport::bind(config).await;
    assert_eq!(bound.err(), Some(TransportError::NoWay));
}
