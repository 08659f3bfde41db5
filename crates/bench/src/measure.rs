//! Medians and spreads, and runs taken in turn.

use serde::{Deserialize, Serialize};

/// Median, least and greatest of some figures.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// The middle figure; of an even number, the mean of the middle two.
    pub median: f64,
    /// The least figure.
    pub min: f64,
    /// The greatest figure.
    pub max: f64,
}

impl Spread {
    /// The spread of `figures`, if there are any.
    #[must_use]
    pub fn of(figures: impl IntoIterator<Item = f64>) -> Option<Self> {
        let sorted = sorted(figures);
        let (min, max) = (*sorted.first()?, *sorted.last()?);
        let middle = sorted.len() / 2;
        let median = if sorted.len().is_multiple_of(2) {
            f64::midpoint(sorted[middle - 1], sorted[middle])
        } else {
            sorted[middle]
        };
        Some(Self { median, min, max })
    }
}

/// The figure that `share` (0 to 1) of the figures do not exceed, by the nearest-rank rule.
#[must_use]
pub fn percentile(figures: impl IntoIterator<Item = f64>, share: f64) -> Option<f64> {
    let sorted = sorted(figures);
    let rank = (share * sorted.len() as f64).ceil().max(1.0) as usize;
    sorted.get(rank - 1).copied()
}

fn sorted(figures: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut sorted: Vec<f64> = figures.into_iter().collect();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted
}

/// Runs every competitor once per round, in turn (ABAB…), so that a busy machine troubles all alike.
///
/// Yields the results by competitor; the first error ends the measurement.
pub fn in_turn<C, T, E>(
    rounds: usize,
    competitors: &mut [C],
    mut run: impl FnMut(&mut C) -> Result<T, E>,
) -> Result<Vec<Vec<T>>, E> {
    let mut results: Vec<Vec<T>> = competitors.iter().map(|_| Vec::with_capacity(rounds)).collect();
    for _ in 0..rounds {
        for (competitor, results) in competitors.iter_mut().zip(&mut results) {
            results.push(run(competitor)?);
        }
    }
    Ok(results)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_and_the_order_does_not_matter() {
        assert_eq!(Spread::of([3.0, 1.0, 2.0]), Some(Spread { median: 2.0, min: 1.0, max: 3.0 }));
        assert_eq!(Spread::of([4.0, 1.0, 3.0, 2.0]).map(|spread| spread.median), Some(2.5));
        assert_eq!(Spread::of([]), None);
    }

    #[test]
    fn the_percentile_is_a_figure_that_occurred() {
        let figures = || (1..=51).map(f64::from);
        assert_eq!(percentile(figures(), 0.95), Some(49.0));
        assert_eq!(percentile(figures(), 1.0), Some(51.0));
        assert_eq!(percentile(figures(), 0.0), Some(1.0));
        assert_eq!(percentile([], 0.5), None);
    }

    #[test]
    fn competitors_take_turns() {
        let mut order = Vec::new();
        let results = in_turn::<_, _, ()>(3, &mut ['a', 'b'], |name| {
            order.push(*name);
            Ok(order.len())
        });
        assert_eq!(results, Ok(vec![vec![1, 3, 5], vec![2, 4, 6]]));
        assert_eq!(order, ['a', 'b', 'a', 'b', 'a', 'b']);
    }
}
