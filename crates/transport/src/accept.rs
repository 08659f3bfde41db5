//! Incoming connections: address validation, quotas, the gate, and the first words.

use std::sync::Arc;

use iroh::Endpoint;
use iroh::endpoint::{Connection, Incoming, VarInt};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::timeout;

use crate::choice::Heard;
use crate::frame::{GUEST_FRAME_LIMIT, read_turn};
use crate::link::{Link, Work, run};
use crate::shared::Shared;
use crate::{Admission, Peer, code};

/// Why an incoming connection is closed: a code and words for the peer.
type Refusal = (u32, &'static str);

/// The places that an admitted connection occupies until it ends.
struct Seat {
    _link: OwnedSemaphorePermit,
    guest: Option<OwnedSemaphorePermit>,
}

/// Accepts until the endpoint closes. Each packet that asks for a connection is dealt with at
/// once, so the half-open queue stays empty and its own limit (65,536, not settable through iroh
/// 1.4) is never approached.
pub(crate) async fn accept_all(shared: Arc<Shared>, endpoint: Endpoint) {
    while let Some(incoming) = endpoint.accept().await {
        screen(&shared, incoming);
    }
}

/// A sender that has not proved its address gets one stateless packet, smaller than its own.
fn screen(shared: &Arc<Shared>, incoming: Incoming) {
    if !incoming.remote_addr_validated() {
        if let Err(error) = incoming.retry() {
            error.into_incoming().refuse();
        }
        return;
    }
    match shared.handshakes.clone().try_acquire_owned() {
        Ok(place) => drop(tokio::spawn(receive(shared.clone(), incoming, place))),
        Err(_) => incoming.refuse(),
    }
}

async fn receive(shared: Arc<Shared>, incoming: Incoming, place: OwnedSemaphorePermit) {
    let limit = shared.limits.connect;
    let Ok(Ok(connection)) = timeout(limit, incoming.into_future()).await else { return };
    let opened = timeout(limit, open(&shared, &connection)).await;
    drop(place);
    match opened {
        Ok(Ok((work, seat))) => {
            run(shared, work).await;
            drop(seat);
        }
        Ok(Err((code, words))) => connection.close(VarInt::from_u32(code), words.as_bytes()),
        Err(_) => connection.close(VarInt::from_u32(code::TOO_SLOW), "连接握手超时".as_bytes()),
    }
}

/// Seats the peer, hears its statement, and takes the connection if it is to be the link.
async fn open(shared: &Arc<Shared>, connection: &Connection) -> Result<(Work, Seat), Refusal> {
    let seat = seat(shared, Peer::from(connection.remote_id()))?;
    let (sender, mut receiver) = connection.accept_bi().await.map_err(|_| (code::MALFORMED, "没有数据流"))?;
    let theirs = read_turn(&mut receiver).await.map_err(|_| (code::MALFORMED, "握手数据不完整"))?;
    let (link, orders) = Link::new(shared, connection.clone(), false);
    let taken = shared.table.offer(&link, Heard::Calling, theirs);
    let taken = taken.ok_or((code::SUPERSEDED, "已有另一条连接"))?;
    let is_guest = seat.guest.is_some();
    let work = Work {
        link,
        sender,
        receiver,
        orders,
        answer: Some(taken.turn),
        previous: taken.previous,
        limit: if is_guest { GUEST_FRAME_LIMIT } else { shared.limits.frame },
        stay: is_guest.then_some(shared.limits.guest_time),
    };
    Ok((work, seat))
}

fn seat(shared: &Shared, peer: Peer) -> Result<Seat, Refusal> {
    let busy = |_| (code::BUSY, "连接数已满，请稍后再试");
    let guest = match shared.gate.admit(peer) {
        Admission::Refuse(reason) => return Err((code::REFUSED, reason)),
        Admission::Welcome => None,
        Admission::Guest => Some(shared.guests.clone().try_acquire_owned().map_err(busy)?),
    };
    let link = shared.links.clone().try_acquire_owned().map_err(busy)?;
    Ok(Seat { _link: link, guest })
}
