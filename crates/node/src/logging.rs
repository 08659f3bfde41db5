//! Diagnostics on standard error, off unless `JIANGXUAN_LOG` asks for them. Never personal data.

use tracing_subscriber::EnvFilter;

const VARIABLE: &str = "JIANGXUAN_LOG";

/// Starts logging if it is asked for; `JIANGXUAN_LOG=info` or any filter of `tracing`.
pub(crate) fn start() {
    if let Ok(filter) = EnvFilter::try_from_env(VARIABLE) {
        // A second start in one process keeps the first.
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init().ok();
    }
}
