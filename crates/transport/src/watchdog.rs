//! When an endpoint counts as stuck (pure).

use std::time::{Duration, Instant};

/// Longest pause between two renewals in a row: a computer without a network is not kept busy.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// A relay client or a socket can get stuck, after a sleep or a change of networks, in ways that no single error tells. So
/// what counts is that nobody was reached for a while although it was tried.
#[derive(Debug, Clone)]
pub(crate) struct Watchdog {
    patience: Duration,
    pause: Duration,
    missing_since: Option<Instant>,
}

impl Watchdog {
    /// One that waits for `patience` before the first renewal, and twice as long before each that follows without success.
    pub(crate) fn new(patience: Duration) -> Self {
        Self { patience, pause: patience, missing_since: None }
    }

    /// Somebody answered, were it with a refusal.
    pub(crate) fn reached(&mut self) {
        *self = Self::new(self.patience);
    }

    /// An attempt got no answer; whether the endpoint is to be made anew.
    pub(crate) fn missed(&mut self, now: Instant) -> bool {
        let since = *self.missing_since.get_or_insert(now);
        let stuck = now.duration_since(since) >= self.pause;
        if stuck {
            self.missing_since = Some(now);
            self.pause = (self.pause * 2).min(LONGEST);
        }
        stuck
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn renewals(watchdog: &mut Watchdog, from: Instant, minutes: u32) -> Vec<u32> {
        (0..minutes).filter(|minute| watchdog.missed(from + MINUTE * *minute)).collect()
    }

    #[test]
    fn renewals_without_success_come_ever_less_often() {
        let mut watchdog = Watchdog::new(MINUTE);
        assert_eq!(renewals(&mut watchdog, Instant::now(), 60), [1, 3, 7, 15, 30, 45]);
    }

    #[test]
    fn an_answer_starts_the_patience_again() {
        let (mut watchdog, now) = (Watchdog::new(MINUTE), Instant::now());
        assert!(!watchdog.missed(now));
        watchdog.reached();
        assert!(!watchdog.missed(now + MINUTE));
        assert!(watchdog.missed(now + 2 * MINUTE));
    }
}
