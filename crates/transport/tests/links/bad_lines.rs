use std::net::SocketAddr;
use std::time::Duration;

use jiangxuan_transport::testing::{BadLine, Profile};
use jiangxuan_transport::{Link, code};

use crate::world::{Device, loopback, open_config};

/// Two devices that can reach each other over the line and in no other way: one has only an IPv4
/// address, the other only an IPv6 one.
async fn over(profile: Profile) -> Option<(Device, Device, BadLine, Link)> {
    let there: SocketAddr = "[::1]:0".parse().unwrap();
    if tokio::net::UdpSocket::bind(there).await.is_err() {
        println!("skipped: no IPv6 on this machine");
        return None;
    }
    let mut config = open_config(2);
    config.listen = Some(there);
    let (mut a, mut b) = (Device::open(1).await, Device::bind(config).await);
    let target = b.transport.addresses()[0];
    let line = BadLine::between(loopback(), target, profile, 42).await.expect("line");
    let link = a.transport.connect(b.peer(), &[line.address()], None).await.expect("connect");
    a.up().await;
    b.up().await;
    Some((a, b, line, link))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn frames_survive_a_line_that_loses_one_packet_in_twenty() {
    let profile = Profile { delay: Duration::from_millis(5), loss: 0.05, rate: None };
    let Some((a, mut b, line, link)) = over(profile).await else { return };
    let sending = tokio::spawn(async move {
        for n in 0..60u8 {
            link.send(vec![n; 30_000]).await.expect("send");
        }
    });
    for n in 0..60u8 {
        assert_eq!(b.frame().await, vec![n; 30_000]);
    }
    sending.await.unwrap();
    assert!(line.lost() > 0 && line.carried() > 1_000, "lost {}, carried {}", line.lost(), line.carried());
    drop(a);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_delay_of_the_line_shows_in_the_round_trip_time() {
    let profile = Profile { delay: Duration::from_millis(40), ..Profile::default() };
    let Some((a, mut b, _line, _link)) = over(profile).await else { return };
    a.send(&b, b"slow").await;
    assert_eq!(b.frame().await, b"slow");
    let round_trip = a.transport.round_trip(b.peer()).unwrap();
    assert!(round_trip >= Duration::from_millis(80), "{round_trip:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_replaces_a_link_that_only_the_peer_still_holds() {
    let Some((mut a, mut b, dead, link)) = over(Profile::default()).await else { return };
    dead.cut();
    link.close(code::FIRST_FREE, "the peer cannot hear this");
    assert_eq!(a.down().await.0, Some(code::FIRST_FREE));
    let target = b.transport.addresses()[0];
    let fresh = BadLine::between(loopback(), target, Profile::default(), 43).await.expect("line");
    a.transport.connect(b.peer(), &[fresh.address()], None).await.expect("connect");
    a.up().await;
    assert_eq!(b.down().await.0, Some(code::SUPERSEDED));
    b.up().await;
    a.send(&b, b"again").await;
    assert_eq!(b.frame().await, b"again");
}
