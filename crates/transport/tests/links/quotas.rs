use std::time::Duration;

use jiangxuan_transport::{Admission, GUEST_FRAME_LIMIT, TransportError, code};

use crate::world::{Device, Door, open_config};

/// A device that takes everyone as a guest.
async fn host(change: impl FnOnce(&mut jiangxuan_transport::Config)) -> Device {
    let mut config = open_config(100);
    config.gate = Door::new(Admission::Guest);
    change(&mut config);
    Device::bind(config).await
}

#[tokio::test]
async fn a_guest_may_send_small_frames_and_an_oversize_one_closes() {
    let (mut guest, mut host) = (Device::open(1).await, host(|_| {}).await);
    guest.dial(&host).await.expect("connect");
    guest.up().await;
    host.up().await;
    guest.send(&host, &[1; GUEST_FRAME_LIMIT]).await;
    assert_eq!(host.frame().await.len(), GUEST_FRAME_LIMIT);
    guest.send(&host, &[1; GUEST_FRAME_LIMIT + 1]).await;
    assert_eq!(host.down().await.0, Some(code::OVERSIZE));
    assert_eq!(guest.down().await.0, Some(code::OVERSIZE));
}

#[tokio::test]
async fn an_answer_to_a_guest_may_be_as_long_as_any() {
    let (mut guest, mut host) = (Device::open(1).await, host(|_| {}).await);
    guest.dial(&host).await.expect("connect");
    guest.up().await;
    host.up().await;
    host.send(&guest, &[5; 300_000]).await;
    assert_eq!(guest.frame().await.len(), 300_000);
}

#[tokio::test]
async fn a_guest_is_shown_out_when_its_time_is_over() {
    let short = |config: &mut jiangxuan_transport::Config| config.limits.guest_time = Duration::from_millis(200);
    let (mut guest, mut host) = (Device::open(1).await, host(short).await);
    guest.dial(&host).await.expect("connect");
    guest.up().await;
    host.up().await;
    assert_eq!(guest.down().await.0, Some(code::GUEST_TIME));
    assert_eq!(host.down().await.0, Some(code::GUEST_TIME));
}

#[tokio::test]
async fn guests_beyond_the_quota_are_told_to_come_back_and_members_still_enter() {
    let door = Door::new(Admission::Guest);
    let member = Device::open(50).await;
    door.set(member.peer(), Admission::Welcome);
    let host = host(|config| {
        config.gate = door;
        config.limits.guests = 2;
    })
    .await;
    let guests = [Device::open(1).await, Device::open(2).await, Device::open(3).await];
    for guest in &guests[..2] {
        guest.dial(&host).await.expect("connect");
    }
    let refused = guests[2].dial(&host).await.err();
    assert!(matches!(refused, Some(TransportError::RefusedByPeer { code: code::BUSY, .. })), "{refused:?}");
    member.dial(&host).await.expect("connect");
}
