//! Discovery on the local network by multicast DNS: a convenience, never a proof.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use iroh::Endpoint;
use iroh::address_lookup::{AddrFilter, AddressLookup, EndpointData};
use iroh_mdns_address_lookup::{DiscoveryEvent, MdnsAddressLookup};
use n0_future::StreamExt;

use crate::shared::Shared;
use crate::{Event, Peer};

const SERVICE: &str = "jiangxuan";
/// Anyone on the network can announce; these bound what announcements can occupy.
const MOST_DEVICES: usize = 1024;
const MOST_ADDRESSES: usize = 16;

/// What was heard on the local network.
#[derive(Debug, Default)]
pub(crate) struct LanBook(Mutex<BTreeMap<Peer, BTreeSet<SocketAddr>>>);

impl LanBook {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<Peer, BTreeSet<SocketAddr>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn knows(&self, peer: Peer, address: SocketAddr) -> bool {
        self.lock().get(&peer).is_some_and(|addresses| addresses.contains(&address))
    }

    pub(crate) fn addresses(&self, peer: Peer) -> Vec<SocketAddr> {
        self.lock().get(&peer).into_iter().flatten().copied().collect()
    }

    pub(crate) fn all(&self) -> Vec<(Peer, Vec<SocketAddr>)> {
        self.lock().iter().map(|(peer, addresses)| (*peer, addresses.iter().copied().collect())).collect()
    }

    /// Notes addresses; true if they say something new.
    fn note(&self, peer: Peer, addresses: BTreeSet<SocketAddr>) -> bool {
        let mut book = self.lock();
        let has_room = book.len() < MOST_DEVICES || book.contains_key(&peer);
        has_room && book.insert(peer, addresses.clone()) != Some(addresses)
    }

    fn forget(&self, peer: Peer) {
        self.lock().remove(&peer);
    }
}

/// Announces us, and answers no lookups: an announcement may name a relay, and iroh would contact
/// it. What is heard goes through the [`LanBook`], addresses only.
#[derive(Debug)]
struct Announcer(MdnsAddressLookup);

impl AddressLookup for Announcer {
    fn publish(&self, data: &EndpointData) {
        self.0.publish(data);
    }
}

/// Starts announcing and listening; a network without multicast is reported in the log only.
pub(crate) fn start(shared: &Arc<Shared>, endpoint: &Endpoint) -> Option<tokio::task::JoinHandle<()>> {
    let built =
        MdnsAddressLookup::builder().service_name(SERVICE).addr_filter(AddrFilter::ip_only()).build(endpoint.id());
    let lookup = match built {
        Ok(lookup) => lookup,
        Err(error) => {
            tracing::warn!(%error, "no discovery on the local network");
            return None;
        }
    };
    endpoint.address_lookup().ok()?.add(Announcer(lookup.clone()));
    Some(tokio::spawn(listen(shared.clone(), lookup)))
}

async fn listen(shared: Arc<Shared>, lookup: MdnsAddressLookup) {
    let mut heard = lookup.subscribe().await;
    while let Some(event) = heard.next().await {
        match event {
            DiscoveryEvent::Discovered { endpoint_info, .. } => {
                let addresses = endpoint_info.ip_addrs().copied().take(MOST_ADDRESSES).collect();
                hear(&shared, Peer::from(endpoint_info.endpoint_id), addresses).await;
            }
            DiscoveryEvent::Expired { endpoint_id } => shared.lan.forget(Peer::from(endpoint_id)),
            _ => {}
        }
    }
}

async fn hear(shared: &Shared, peer: Peer, addresses: BTreeSet<SocketAddr>) {
    let list = addresses.iter().copied().collect();
    if shared.lan.note(peer, addresses) {
        shared.report(Event::Discovered { peer, addresses: list }).await;
    }
}
