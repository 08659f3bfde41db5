//! The iroh endpoint: nothing is on that is not named here.

use std::time::Duration;

use iroh::dns::DnsResolver;
use iroh::endpoint::{Builder, QuicTransportConfig, VarInt, presets};
use iroh::{Endpoint, NetReportConfig, RelayConfig, RelayMap, RelayMode, RelayUrl, SecretKey};

use crate::gate::GateHook;
use crate::{ALPN, Config, RelayChoice, TransportError};

/// Bytes the peer may have under way. There is one stream, so one window serves for both the
/// stream and the connection: 1 MiB fills a 100 Mbit/s line of 80 ms, and 512 links that are not
/// read hold 512 MiB at worst. Over loopback, 256 KiB is as fast (about 270 MB/s each) but gives
/// that line 3 MB/s; 4 MiB is slower (110 MB/s), as bursts overrun the socket's buffer.
const WINDOW: u32 = 1 << 20;
const IDLE_MS: u32 = 30_000;
const KEEP_ALIVE: Duration = Duration::from_secs(10);

/// Binds an endpoint with our limits and no public service.
pub(crate) async fn bind(config: &Config) -> Result<Endpoint, TransportError> {
    let builder = Endpoint::builder(presets::Minimal)
        .secret_key(SecretKey::from_bytes(&config.key))
        .alpns(vec![ALPN.to_vec()])
        .transport_config(quic_limits())
        .dns_resolver(system_names_only())
        .net_report_config(relay_probes_only())
        .hooks(GateHook(config.gate.clone()));
    let builder = with_relay(with_sockets(builder, config)?, config)?;
    builder.bind().await.map_err(|error| TransportError::Bind(error.to_string()))
}

/// Its defaults allow 200 streams of 1.25 MB and an unlimited connection window.
fn quic_limits() -> QuicTransportConfig {
    QuicTransportConfig::builder()
        .max_concurrent_bidi_streams(VarInt::from_u32(4))
        .max_concurrent_uni_streams(VarInt::from_u32(2))
        .stream_receive_window(VarInt::from_u32(WINDOW))
        .receive_window(VarInt::from_u32(WINDOW))
        .send_window(u64::from(WINDOW))
        .datagram_receive_buffer_size(None)
        .datagram_send_buffer_size(0)
        .max_idle_timeout(Some(VarInt::from_u32(IDLE_MS).into()))
        .keep_alive_interval(KEEP_ALIVE)
        .build()
}

/// Names occur only in the relay's URL. The default resolver would fall back to public servers.
fn system_names_only() -> DnsResolver {
    DnsResolver::builder().with_system_defaults().disable_fallback().build()
}

/// The probe finds the relay where UDP is blocked; the captive portal check serves nothing here.
fn relay_probes_only() -> NetReportConfig {
    let mut probes = NetReportConfig::minimal();
    probes.https_probes = true;
    probes
}

fn with_sockets(builder: Builder, config: &Config) -> Result<Builder, TransportError> {
    match (config.direct, config.listen) {
        (false, _) if config.relay.is_none() => Err(TransportError::NoWay),
        (false, _) => Ok(builder.clear_ip_transports()),
        (true, None) => Ok(builder),
        (true, Some(address)) => {
            builder.clear_ip_transports().bind_addr(address).map_err(|error| TransportError::Bind(error.to_string()))
        }
    }
}

fn with_relay(builder: Builder, config: &Config) -> Result<Builder, TransportError> {
    let Some(url) = relay_url(config)? else {
        return Ok(builder.relay_mode(RelayMode::Disabled));
    };
    let map = RelayMap::from(RelayConfig::new(url, None));
    Ok(builder.relay_mode(RelayMode::Custom(map)))
}

/// The configured relay.
pub(crate) fn relay_url(config: &Config) -> Result<Option<RelayUrl>, TransportError> {
    config.relay.as_ref().map(|RelayChoice::Use(url)| parse_relay(url)).transpose()
}

/// A relay's URL in iroh's terms.
pub(crate) fn parse_relay(url: &str) -> Result<RelayUrl, TransportError> {
    url.parse().map_err(|_| TransportError::RelayAddress(url.to_owned()))
}
