use jiangxuan_transport::Event;

use crate::world::{Device, open_config};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn crossing_calls_leave_one_link_and_lose_no_frame() {
    for round in 0..20 {
        let (mut a, mut b) = (Device::open(1).await, Device::open(2).await);
        let (ab, ba) = tokio::join!(a.dial(&b), b.dial(&a));
        let (ab, ba) = (ab.expect("connect"), ba.expect("connect"));
        assert_ne!(ab.dialled(), ba.dialled(), "round {round}: one call won, and both ends agree which");
        let (up_a, up_b) = (a.up().await, b.up().await);
        assert!(matches!(up_a, Event::Up { dialled, .. } if dialled == ab.dialled()));
        assert!(matches!(up_b, Event::Up { dialled, .. } if dialled == ba.dialled()));
        for n in 0..5u8 {
            a.send(&b, &[n]).await;
            b.send(&a, &[n]).await;
            // The next event is the frame: no end and no second start came between.
            assert_eq!((a.frame().await, b.frame().await), (vec![n], vec![n]));
        }
    }
}

#[tokio::test]
async fn many_calls_at_once_from_one_device_share_one_link() {
    let (a, mut b) = (Device::open(1).await, Device::open(2).await);
    let calls = tokio::join!(a.dial(&b), a.dial(&b), a.dial(&b), a.dial(&b));
    assert!(calls.0.is_ok() && calls.1.is_ok() && calls.2.is_ok() && calls.3.is_ok());
    b.up().await;
    a.send(&b, b"one").await;
    assert_eq!(b.frame().await, b"one");
}

#[tokio::test]
async fn more_idle_links_than_event_slots_do_not_block_each_other() {
    let mut config = open_config(200);
    config.limits.events = 2;
    let mut hub = Device::bind(config).await;
    let mut devices = Vec::new();
    for n in 1..=6 {
        let device = Device::open(n).await;
        device.dial(&hub).await.expect("connect");
        hub.up().await;
        devices.push(device);
    }
    for device in devices.iter().rev() {
        device.send(&hub, &[9; 10]).await;
        assert_eq!(hub.frame().await, [9; 10]);
    }
}
