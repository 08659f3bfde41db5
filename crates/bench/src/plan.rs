//! Which pieces of work a workload consists of.

use crate::workload::{FileFormat, OfOne, Work};

/// Dossiers in which a bureau of W2 has an interest.
const EACH: u32 = 6;
/// Dossiers changed on each side in W1b.
const CHANGED: u32 = 30;
/// Nominees of a city, W7.
const CITY: u32 = 62;
/// Scans that travel, W4.
const SCANS: u32 = 200;
/// Length of the scan that travels a bad line, W4.
const KILOBYTES: u32 = 6_000;
/// Scans in a bound volume, W7.
const PROOFS: u32 = 20;

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
    /// Attachments.
    #[value(name = "W4")]
    W4,
    /// Cold start.
    #[value(name = "W6")]
    W6,
    /// Papers.
    #[value(name = "W7")]
    W7,
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
            Self::W4 => attachments(dossiers),
            Self::W7 => papers(dossiers),
            Self::All => {
                return [Self::W1, Self::W2, Self::W4, Self::W6, Self::W7]
                    .into_iter()
                    .flat_map(|plan| plan.steps(dossiers, runs))
                    .collect();
            }
        };
        works.into_iter().map(|work| Step { work, runs: rounds(&work, runs) }).collect()
    }
}

impl Plan {
    /// Whether dossiers travel or are listed in it.
    #[must_use]
    pub fn has_documents(self) -> bool {
        !matches!(self, Self::W4 | Self::W7)
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

/// A small scope gets few scans, and one that crosses a bad line in seconds.
fn attachments(dossiers: u32) -> Vec<Work> {
    let kilobytes = KILOBYTES.min(dossiers * 10);
    vec![Work::Scans { scans: SCANS.min(dossiers) }, Work::BadLine { kilobytes }]
}

/// A list of a city and one of everybody, with two between that show how it grows.
fn papers(dossiers: u32) -> Vec<Work> {
    let scans = PROOFS.min(dossiers / 10);
    let one = [OfOne::Annex1, OfOne::Narrative].map(|paper| Work::Print { paper });
    let mut papers: Vec<Work> = one.into_iter().chain([Work::Pack { scans }]).collect();
    let mut sizes = vec![CITY.min(dossiers), dossiers / 10, dossiers / 3, dossiers];
    sizes.retain(|people| *people > 0);
    sizes.sort_unstable();
    sizes.dedup();
    for people in sizes {
        let formats = [FileFormat::Pdf, FileFormat::Docx, FileFormat::Xlsx];
        papers.extend(formats.map(|format| Work::Summary { people, format }));
    }
    papers
}

/// The crowded evenings take a minute each for some, and papers are repeated within a round: one will do.
fn rounds(work: &Work, runs: usize) -> usize {
    let once = work.prints()
        || matches!(work, Work::BadLine { .. })
        || matches!(work, Work::LastEvening { bureaus, .. } if *bureaus > 51);
    if once { 1 } else { runs }
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
