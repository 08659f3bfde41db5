use jiangxuan_transport::{Event, Path, TransportError, code};

use crate::world::{Device, FRAME, open_config, pair};

#[tokio::test]
async fn frames_arrive_in_order_both_ways() {
    let (mut a, mut b) = pair().await;
    for n in 0..100u32 {
        a.send(&b, &n.to_le_bytes()).await;
        b.send(&a, &(n + 1000).to_le_bytes()).await;
        assert_eq!(b.frame().await, n.to_le_bytes());
        assert_eq!(a.frame().await, (n + 1000).to_le_bytes());
    }
}

#[tokio::test]
async fn both_ends_report_the_link_with_its_path_and_its_caller() {
    let (mut a, mut b) = (Device::open(1).await, Device::open(2).await);
    let link = a.dial(&b).await.expect("connect");
    assert_eq!(a.up().await, Event::Up { peer: b.peer(), path: Path::Direct, dialled: true });
    assert_eq!(b.up().await, Event::Up { peer: a.peer(), path: Path::Direct, dialled: false });
    assert_eq!(a.transport.path(b.peer()), Some(Path::Direct));
    assert!(a.transport.round_trip(b.peer()).is_some());
    assert_eq!(link.peer(), b.peer());
}

#[tokio::test]
async fn a_second_connect_returns_the_live_link() {
    let (mut a, mut b) = pair().await;
    a.dial(&b).await.expect("connect");
    b.dial(&a).await.expect("connect");
    a.send(&b, b"still the first link").await;
    assert_eq!(b.frame().await, b"still the first link");
    b.send(&a, b"here too").await;
    assert_eq!(a.frame().await, b"here too");
}

#[tokio::test]
async fn empty_and_largest_frames_pass_and_a_larger_one_is_not_sent() {
    let (a, mut b) = pair().await;
    a.send(&b, b"").await;
    a.send(&b, &vec![7; FRAME]).await;
    assert_eq!(b.frame().await, b"");
    assert_eq!(b.frame().await, vec![7; FRAME]);
    let refused = a.transport.send(b.peer(), vec![0; FRAME + 1]).await;
    assert_eq!(refused, Err(TransportError::TooLarge { size: FRAME + 1, limit: FRAME }));
}

#[tokio::test]
async fn a_departing_device_delivers_its_last_frames() {
    let (mut a, mut b) = pair().await;
    let sent: Vec<Vec<u8>> = (0..40u8).map(|n| vec![n; 20_000]).collect();
    for frame in &sent {
        a.send(&b, frame).await;
    }
    let farewell = tokio::spawn(a.transport.shutdown());
    for frame in &sent {
        assert_eq!(&b.frame().await, frame);
    }
    assert_eq!(b.down().await.0, Some(code::DEPARTED));
    farewell.await.unwrap();
    assert_eq!(a.events.recv().await.map(|event| matches!(event, Event::Down { .. })), Some(true));
}

#[tokio::test]
async fn a_restarted_device_takes_its_link_over() {
    let (a, mut b) = pair().await;
    // The first run vanishes without a word: its socket stays open, its tasks no longer matter.
    let again = Device::open(1).await;
    again.dial(&b).await.expect("connect");
    assert_eq!(b.down().await.0, Some(code::SUPERSEDED));
    b.up().await;
    again.send(&b, b"from the new run").await;
    assert_eq!(b.frame().await, b"from the new run");
    drop(a);
}

#[tokio::test]
async fn sending_without_a_link_says_so() {
    let (a, b) = (Device::open(1).await, Device::open(2).await);
    let sent = a.transport.send(b.peer(), vec![1]).await;
    assert_eq!(sent, Err(TransportError::NotConnected(b.peer())));
}

#[tokio::test]
async fn a_device_bound_to_every_interface_names_addresses_to_dial() {
    let mut config = open_config(3);
    config.listen = None;
    let mut anywhere = Device::bind(config).await;
    let addresses = anywhere.transport.addresses();
    assert!(!addresses.is_empty());
    assert!(addresses.iter().all(|address| !address.ip().is_unspecified() && address.port() != 0), "{addresses:?}");
    let mut config = open_config(4);
    config.listen = None;
    let other = Device::bind(config).await;
    other.dial(&anywhere).await.expect("connect");
    anywhere.up().await;
}
