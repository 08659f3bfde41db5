use std::time::Duration;

use jiangxuan_transport::{Event, Path};
use tokio::time::timeout;

use crate::world::{Device, open_config};

async fn on_the_lan(n: u8) -> Device {
    let mut config = open_config(n);
    config.listen = None;
    config.lan = true;
    Device::bind(config).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn devices_on_one_network_find_each_other_without_an_address() {
    let (mut a, b) = (on_the_lan(31).await, on_the_lan(32).await);
    let sought = b.peer();
    let search = async {
        while !matches!(a.next().await, Event::Discovered { peer, ref addresses } if peer == sought && !addresses.is_empty())
        {
        }
    };
    if timeout(Duration::from_secs(8), search).await.is_err() {
        println!("skipped: no multicast between processes on this machine");
        return;
    }
    assert!(a.transport.discovered().iter().any(|(peer, _)| *peer == sought));
    a.transport.connect(sought, &[], None).await.expect("connect");
    assert_eq!(a.transport.path(sought), Some(Path::Lan));
}
