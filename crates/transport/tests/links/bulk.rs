use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use crate::world::{Device, open_config, pair};

const FRAME: usize = 256 << 10;
const TOTAL: usize = 64 << 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_mebibytes_pass_and_their_speed_is_printed() {
    let (a, mut b) = pair().await;
    let begun = Instant::now();
    let link = a.dial(&b).await.unwrap();
    let sending = tokio::spawn(async move {
        for n in 0..TOTAL / FRAME {
            link.send(vec![n as u8; FRAME]).await.expect("send");
        }
    });
    for n in 0..TOTAL / FRAME {
        let frame = b.frame().await;
        assert!(frame.len() == FRAME && frame[0] == n as u8 && frame[FRAME - 1] == n as u8);
    }
    let speed = TOTAL as f64 / 1e6 / begun.elapsed().as_secs_f64();
    println!("64 MiB over loopback: {speed:.0} MB/s");
    sending.await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_consumer_that_does_not_read_stops_the_sender() {
    let mut config = open_config(2);
    config.limits.events = 4;
    let (a, mut b) = (Device::open(1).await, Device::bind(config).await);
    let link = a.dial(&b).await.expect("connect");
    let accepted = Arc::new(AtomicUsize::new(0));
    let counter = accepted.clone();
    let sending = tokio::spawn(async move {
        for _ in 0..TOTAL / FRAME {
            link.send(vec![0; FRAME]).await.expect("send");
            counter.fetch_add(FRAME, Ordering::SeqCst);
        }
    });
    b.up().await;
    let ceiling = wait_until_still(&accepted).await;
    // The outbox, both QUIC windows, the event queue, and one frame in each hand.
    let bound = (8 << 20) + (2 << 20) + 4 * FRAME + 3 * FRAME;
    assert!(ceiling <= bound, "{ceiling} bytes were taken, at most {bound} should be");
    for _ in 0..TOTAL / FRAME {
        b.frame().await;
    }
    sending.await.unwrap();
}

/// The count once it has not moved for many turns of the event loop and much real work elsewhere.
async fn wait_until_still(count: &AtomicUsize) -> usize {
    let (mut last, mut still) = (count.load(Ordering::SeqCst), 0);
    while still < 5 {
        let (mut a, mut b) = pair().await;
        a.send(&b, b"work").await;
        b.frame().await;
        b.send(&a, b"work").await;
        a.frame().await;
        let now = count.load(Ordering::SeqCst);
        still = if now == last { still + 1 } else { 0 };
        last = now;
    }
    last
}
