//! Outgoing connections and their typed failures.

use std::sync::Arc;

use iroh::endpoint::{
    ConnectError, ConnectWithOptsError, ConnectingError, Connection, ConnectionError, TransportErrorCode, VarInt,
};
use iroh::{Endpoint, EndpointAddr};
use tokio::time::timeout;

use crate::choice::{Heard, Turn};
use crate::frame::{read_turn, write_turn};
use crate::link::{Link, Work, run, words};
use crate::shared::Shared;
use crate::{ALPN, Peer, TransportError, code};

/// Codes of the TLS alerts travel in QUIC as `0x100 +` the alert (RFC 9001, section 4.8).
const TLS_ALERTS: std::ops::Range<u64> = 0x100..0x200;

/// The live link to the device at `address`, or a new one within the limit.
pub(crate) async fn dial(
    shared: &Arc<Shared>,
    endpoint: &Endpoint,
    address: EndpointAddr,
) -> Result<Link, TransportError> {
    let peer = Peer::from(address.id);
    let attempt = async {
        let line = shared.table.line(peer);
        let _held = line.lock().await;
        match shared.table.live(peer) {
            Some(link) => Ok(link),
            None => call(shared, endpoint, address).await,
        }
    };
    timeout(shared.limits.connect, attempt).await.unwrap_or(Err(TransportError::Unreachable(peer)))
}

async fn call(shared: &Arc<Shared>, endpoint: &Endpoint, address: EndpointAddr) -> Result<Link, TransportError> {
    let peer = Peer::from(address.id);
    let connection = endpoint.connect(address, ALPN).await.map_err(|error| connect_failure(peer, &error))?;
    let Some(call) = shared.table.call(peer) else {
        return Ok(yield_to_other(shared, &connection).await);
    };
    let spoken = speak(shared, &connection, call.turn).await;
    drop(call);
    match spoken {
        Some(link) => Ok(link),
        None => match connection.close_reason() {
            Some(error) if !is_superseded(&error) => Err(failure(peer, &error)),
            _ => Ok(yield_to_other(shared, &connection).await),
        },
    }
}

/// The peer has called us at the same time, and that connection is the link.
async fn yield_to_other(shared: &Shared, connection: &Connection) -> Link {
    connection.close(VarInt::from_u32(code::SUPERSEDED), "已有另一条连接".as_bytes());
    shared.table.arrival(Peer::from(connection.remote_id())).await
}

/// States our turn and hears the peer's; `None` if either end declines or the connection breaks.
async fn speak(shared: &Arc<Shared>, connection: &Connection, turn: Turn) -> Option<Link> {
    let (mut sender, mut receiver) = connection.open_bi().await.ok()?;
    write_turn(&mut sender, turn).await.ok()?;
    let theirs = read_turn(&mut receiver).await.ok()?;
    let (link, orders) = Link::new(shared, connection.clone(), true);
    let taken = shared.table.offer(&link, Heard::Answering, theirs)?;
    let (answer, previous) = (None, taken.previous);
    let limit = shared.limits.frame;
    let work = Work { link: link.clone(), sender, receiver, orders, answer, previous, limit, stay: None };
    tokio::spawn(run(shared.clone(), work));
    Some(link)
}

fn is_superseded(error: &ConnectionError) -> bool {
    words(error).0 == Some(code::SUPERSEDED)
}

fn connect_failure(peer: Peer, error: &ConnectError) -> TransportError {
    match error {
        ConnectError::Connect { source, .. } => start_failure(peer, source),
        ConnectError::Connecting { source, .. } => handshake_failure(peer, source),
        ConnectError::Connection { source, .. } => failure(peer, source),
        _ => TransportError::Unreachable(peer),
    }
}

fn start_failure(peer: Peer, error: &ConnectWithOptsError) -> TransportError {
    match error {
        ConnectWithOptsError::SelfConnect { .. } => TransportError::Ourselves,
        ConnectWithOptsError::EndpointClosed { .. } => TransportError::Closed,
        _ => TransportError::Unreachable(peer),
    }
}

fn handshake_failure(peer: Peer, error: &ConnectingError) -> TransportError {
    match error {
        ConnectingError::ConnectionError { source, .. } => failure(peer, source),
        ConnectingError::LocallyRejected { .. } => TransportError::RefusedHere(peer),
        ConnectingError::HandshakeFailure { .. } => TransportError::WrongKey(peer),
        _ => TransportError::Unreachable(peer),
    }
}

fn failure(peer: Peer, error: &ConnectionError) -> TransportError {
    match error {
        ConnectionError::ApplicationClosed(_) => {
            let (code, reason) = words(error);
            TransportError::RefusedByPeer { code: code.unwrap_or(u32::MAX), reason }
        }
        ConnectionError::TransportError(error) if TLS_ALERTS.contains(&error.code.into()) => {
            TransportError::WrongKey(peer)
        }
        ConnectionError::ConnectionClosed(close) if close.error_code == TransportErrorCode::CONNECTION_REFUSED => {
            TransportError::RefusedByPeer { code: code::BUSY, reason: "连接数已满，请稍后再试".to_owned() }
        }
        _ => TransportError::Unreachable(peer),
    }
}
