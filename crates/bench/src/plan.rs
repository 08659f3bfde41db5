//! Which pieces of work a workload consists of.

use crate::workload::Work;

/// Dossiers in which a bureau of W2 has an interest.
const EACH: u32 = 6;
/// Dossiers changed on each side in W1b.
const CHANGED: u32 = 30;

/// One piece of work and how often to run it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The work.
    pub work: Work,
    /// How many rounds.
    pub runs: usize,
}

/// A workload of the performance plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Plan {
    /// Reconnecting and first sync.
    #[value(name = "W1")]
    W1,
    /// The last evening.
    #[value(name = "W2")]
    W2,
    /// Cold start.
    #[value(name = "W6")]
    W6,
    /// Everything.
    #[value(name = "all")]
    All,
}

impl Plan {
    /// Its steps with `dossiers` in scope.
    #[must_use]
    pub fn steps(self, dossiers: u32, runs: usize) -> Vec<Step> {
        let works = match self {
            Self::W1 => reconnecting(dossiers),
            Self::W2 => evenings(dossiers),
            Self::W6 => vec![Work::List { dossiers }, Work::Open { dossiers }, Work::Edit { dossiers }],
            Self::All => {
                return [Self::W1, Self::W2, Self::W6]
                    .into_iter()
                    .flat_map(|plan| plan.steps(dossiers, runs))
                    .collect();
            }
        };
        works.into_iter().map(|work| Step { work, runs: rounds(&work, runs) }).collect()
    }
}

fn reconnecting(dossiers: u32) -> Vec<Work> {
    let small = dossiers / 10;
    vec![
        Work::Unchanged { dossiers },
        Work::UnchangedAnew { dossiers },
        Work::Changed { dossiers, each_side: CHANGED.min(dossiers / 2) },
        Work::First { dossiers: small.max(1) },
        Work::First { dossiers },
    ]
}

/// 51 bureaus are the city; 100 and 500 show how it grows. A small scope gets one small evening.
fn evenings(dossiers: u32) -> Vec<Work> {
    let sizes = [51, 100, 500].into_iter().filter(|bureaus| bureaus * EACH <= dossiers);
    let mut evenings: Vec<Work> = sizes.map(|bureaus| Work::LastEvening { bureaus, each: EACH }).collect();
    if evenings.is_empty() {
        evenings.push(Work::LastEvening { bureaus: (dossiers / EACH).max(1), each: EACH.min(dossiers) });
    }
    evenings
}

/// The crowded evenings take a minute each for some: one round will do.
fn rounds(work: &Work, runs: usize) -> usize {
    if matches!(work, Work::LastEvening { bureaus, .. } if *bureaus > 51) { 1 } else { runs }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_step_needs_more_dossiers_than_are_prepared() {
        for dossiers in [6, 20, 300, 3_000] {
            for step in Plan::All.steps(dossiers, 5) {
                assert!((1..=dossiers).contains(&step.work.dossiers()), "{step:?}");
            }
        }
    }
}
