//! What a bad line would take if it carried every byte once, at its full rate, and nothing was ever lost.

use crate::BenchError;
use crate::ours::LINE_RATE;
use crate::workload::{Sample, Work, Workload};

/// The line itself.
pub struct Ideal;

impl Workload for Ideal {
    fn name(&self) -> &'static str {
        "each byte once at full rate"
    }

    fn run(&mut self, work: &Work) -> Result<Option<Sample>, BenchError> {
        let Work::BadLine { kilobytes } = *work else { return Ok(None) };
        let bytes = u64::from(kilobytes) * 1_000;
        let seconds = bytes as f64 / LINE_RATE as f64;
        Ok(Some(Sample { seconds, bytes, done: 1, of: 1, ..Sample::default() }))
    }
}
