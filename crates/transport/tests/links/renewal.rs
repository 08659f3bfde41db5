use std::time::Duration;

use jiangxuan_transport::TransportError;

use crate::world::{Device, open_config};

#[tokio::test]
async fn an_endpoint_that_reaches_nobody_any_more_is_made_anew() {
    let mut config = open_config(1);
    config.limits.stuck = Duration::ZERO;
    let (mut a, mut b) = (Device::bind(config).await, Device::open(2).await);
    a.transport.break_endpoint().await;
    assert_eq!(a.dial(&b).await.err(), Some(TransportError::Closed), "it fails, and is mended for the next attempt");
    a.dial(&b).await.expect("a new endpoint");
    a.up().await;
    b.up().await;
    a.transport.close(b.peer(), 64, "over");
    a.down().await;
    b.down().await;
    b.dial(&a).await.expect("the new endpoint lets others in as well");
}

#[tokio::test]
async fn an_endpoint_with_a_live_link_is_left_alone() {
    let mut config = open_config(1);
    (config.limits.stuck, config.limits.connect) = (Duration::ZERO, Duration::from_millis(300));
    let (mut a, mut b, c) = (Device::bind(config).await, Device::open(2).await, Device::open(3).await);
    a.dial(&b).await.expect("connect");
    a.up().await;
    b.up().await;
    c.transport.break_endpoint().await;
    for _ in 0..3 {
        assert_eq!(a.dial(&c).await.err(), Some(TransportError::Unreachable(c.peer())));
    }
    a.send(&b, b"still here").await;
    assert_eq!(b.frame().await, b"still here");
}
