//! When to try again.

use std::time::Duration;

const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(60);

/// Waiting times that double from 1 s to 60 s, each shortened by up to half at random, so that
/// devices that lost the same network do not all return in the same instant.
#[derive(Debug, Clone)]
pub struct Backoff {
    state: u64,
    failures: u32,
}

impl Backoff {
    /// A fresh sequence; the same seed gives the same sequence.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { state: seed, failures: 0 }
    }

    /// How long to wait after one more failure.
    pub fn wait(&mut self) -> Duration {
        let whole = FIRST.saturating_mul(1 << self.failures.min(6)).min(LONGEST);
        self.failures = self.failures.saturating_add(1);
        let half = whole / 2;
        half + half.mul_f64(self.fraction())
    }

    /// Starts again from 1 s, after a success.
    pub fn reset(&mut self) {
        self.failures = 0;
    }

    fn fraction(&mut self) -> f64 {
        (splitmix(&mut self.state) >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// The next number of Steele, Lea and Flood's SplitMix64 (OOPSLA 2014).
pub(crate) fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_minute_and_stay_there() {
        let mut backoff = Backoff::new(7);
        for whole in [1, 2, 4, 8, 16, 32, 60, 60, 60] {
            let wait = backoff.wait();
            assert!(wait >= Duration::from_millis(whole * 500), "{wait:?} of {whole}");
            assert!(wait <= Duration::from_secs(whole), "{wait:?} of {whole}");
        }
    }

    #[test]
    fn a_success_starts_again_from_a_second() {
        let mut backoff = Backoff::new(1);
        for _ in 0..40 {
            backoff.wait();
        }
        backoff.reset();
        assert!(backoff.wait() <= FIRST);
    }

    #[test]
    fn seeds_repeat_and_differ() {
        let first = |seed| Backoff::new(seed).wait();
        assert_eq!(first(3), first(3));
        assert_ne!(first(3), first(4));
    }
}
