//! `summary.json` and the table that people read.

use std::fmt::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::BenchError;
use crate::measure::Spread;
use crate::workload::{Sample, Work};

/// Which way is up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// The smaller, the better.
    Lower,
    /// The greater, the better.
    Higher,
}

/// One line of the summary: one figure of ours beside the same figure of one peer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Workload and figure, as in `W1b` (time), `W1b-bytes`, `W1b-messages`.
    pub id: String,
    /// What was done.
    pub what: String,
    /// On how many.
    pub n: u32,
    /// Our median; nothing where only the peer ran.
    pub ours: Option<f64>,
    /// The peer's median; nothing where only ours ran.
    pub peer: Option<f64>,
    /// Name and version of the peer, or the name of the floor.
    pub peer_name: String,
    /// Unit of both.
    pub unit: String,
    /// Ours divided by the peer's.
    pub ratio: Option<f64>,
    /// Which way is up.
    pub better: Better,
    /// Least and greatest of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ours_spread: Option<(f64, f64)>,
    /// Least and greatest of the peer's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peer_spread: Option<(f64, f64)>,
    /// What must be known to read the figure rightly.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Row {
    /// A row from the spreads of both sides.
    #[must_use]
    pub fn new(head: Head, peer_name: &str, ours: Option<Spread>, peer: Option<Spread>) -> Self {
        let ratio = ours.zip(peer).filter(|(_, peer)| peer.median > 0.0).map(|(ours, peer)| ours.median / peer.median);
        let ends = |spread: Spread| (spread.min, spread.max);
        Self {
            id: head.id,
            what: head.what,
            n: head.n,
            ours: ours.map(|spread| spread.median),
            peer: peer.map(|spread| spread.median),
            peer_name: peer_name.to_owned(),
            unit: head.unit.to_owned(),
            ratio,
            better: Better::Lower,
            ours_spread: ours.map(ends),
            peer_spread: peer.map(ends),
            note: String::new(),
        }
    }
}

/// What a figure is, whoever's it is.
#[derive(Debug, Clone)]
pub struct Head {
    /// Workload and figure.
    pub id: String,
    /// What was done.
    pub what: String,
    /// On how many.
    pub n: u32,
    /// Unit.
    pub unit: &'static str,
}

type Figure = (&'static str, &'static str, fn(&Sample) -> f64);

const TIME: Figure = ("", "ms", |sample| sample.seconds * 1e3);
const TRAFFIC: [Figure; 2] =
    [("-bytes", "B", |sample| sample.bytes as f64), ("-messages", "messages", |sample| sample.messages as f64)];

const MEMORY: Figure = ("-memory", "MB", |sample| sample.memory as f64 / 1e6);

/// The rows of one piece of work: time, where something travels bytes and messages, and memory where it was looked at.
#[must_use]
pub fn rows(work: &Work, peer_name: &str, ours: &[Sample], peer: &[Sample]) -> Vec<Row> {
    let figures = TRAFFIC.iter().filter(|_| work.travels());
    let watched = ours.iter().chain(peer).any(|sample| sample.memory > 0);
    let mut rows: Vec<Row> = std::iter::once(&TIME)
        .chain(figures)
        .chain(watched.then_some(&MEMORY))
        .map(|(suffix, unit, read)| {
            let head = Head { id: format!("{}{suffix}", work.id()), what: work.what(), n: work.n(), unit };
            Row::new(head, peer_name, Spread::of(ours.iter().map(read)), Spread::of(peer.iter().map(read)))
        })
        .collect();
    let note = unfinished(peer_name, peer).into_iter().chain(unfinished("ours", ours)).collect::<Vec<_>>().join("; ");
    rows.iter_mut().for_each(|row| row.note.clone_from(&note));
    rows
}

/// Says so where not everything was finished within the time limit.
fn unfinished(name: &str, samples: &[Sample]) -> Option<String> {
    let worst = samples.iter().min_by_key(|sample| sample.done)?;
    (worst.done < worst.of).then(|| format!("{name}: {} of {} within the time limit", worst.done, worst.of))
}

/// Puts `rows` into the file in place of earlier ones of the same id, size and peer.
///
/// # Errors
/// [`BenchError`] where the file cannot be read or written.
pub fn save(path: &Path, rows: &[Row]) -> Result<(), BenchError> {
    let mut kept: Vec<Row> = match std::fs::read(path) {
        Ok(bytes) => serde_json::from_slice(&bytes)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    kept.retain(|old| !rows.iter().any(|new| (&new.id, new.n, &new.peer_name) == (&old.id, old.n, &old.peer_name)));
    kept.extend_from_slice(rows);
    kept.sort_by(|a, b| (&a.id, a.n, &a.peer_name).cmp(&(&b.id, b.n, &b.peer_name)));
    std::fs::write(path, serde_json::to_vec_pretty(&kept)?)?;
    Ok(())
}

/// The rows as a table of text.
#[must_use]
pub fn table(rows: &[Row]) -> String {
    let mut table = format!(
        "{:<16} {:>5}  {:<50} {:>12} {:>12} {:<9} {:>7}  {}\n",
        "id", "n", "what", "ours", "peer", "unit", "ratio", "peer name"
    );
    for row in rows {
        let note = if row.note.is_empty() { String::new() } else { format!(" ({})", row.note) };
        // Writing to a String cannot fail.
        let _ = writeln!(
            table,
            "{:<16} {:>5}  {:<50} {:>12} {:>12} {:<9} {:>7}  {}{note}",
            row.id,
            row.n,
            row.what,
            figure(row.ours),
            figure(row.peer),
            row.unit,
            row.ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.2}")),
            row.peer_name,
        );
    }
    table
}

fn figure(value: Option<f64>) -> String {
    match value {
        None => "-".to_owned(),
        Some(value) if value >= 1_000.0 => format!("{value:.0}"),
        Some(value) => format!("{value:.3}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(seconds: f64, done: u32) -> Sample {
        Sample { seconds, messages: 16, bytes: 5_100, done, of: 3, ..Sample::default() }
    }

    #[test]
    fn the_ratio_is_ours_over_the_peers_median() {
        let work = Work::Unchanged { dossiers: 3 };
        let rows = rows(&work, "peer", &[sample(0.002, 3)], &[sample(0.004, 3), sample(0.005, 3), sample(0.003, 3)]);
        assert_eq!(rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["W1a", "W1a-bytes", "W1a-messages"]);
        assert_eq!((rows[0].ours, rows[0].peer, rows[0].ratio), (Some(2.0), Some(4.0), Some(0.5)));
    }

    #[test]
    fn a_peer_alone_has_no_ratio_and_says_what_it_did_not_finish() {
        let rows = rows(&Work::First { dossiers: 3 }, "peer", &[], &[sample(1.0, 2)]);
        assert_eq!((rows[0].ours, rows[0].ratio), (None, None));
        assert_eq!(rows[0].note, "peer: 2 of 3 within the time limit");
    }

    #[test]
    fn saving_again_replaces_only_the_same_figure() {
        let folder = tempfile::tempdir().expect("folder");
        let file = folder.path().join("summary.json");
        let unchanged = rows(&Work::Unchanged { dossiers: 3 }, "peer", &[], &[sample(1.0, 3)]);
        save(&file, &unchanged).expect("save");
        save(&file, &rows(&Work::Open { dossiers: 3 }, "peer", &[], &[sample(2.0, 3)])).expect("save");
        save(&file, &unchanged).expect("save");
        let kept: Vec<Row> = serde_json::from_slice(&std::fs::read(&file).expect("read")).expect("json");
        assert_eq!(kept.len(), 4);
    }
}
