//! What the parts cost bare: the least that anything built of them can take, in the same run on the same disk.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use automerge::transaction::Transactable as _;
use automerge::{Automerge, AutomergeError, ObjType, ROOT, ReadDoc as _};
use rusqlite::Connection;

use crate::BenchError;
use crate::measure::{Spread, percentile};
use crate::report::{Head, Row};

/// Bytes of a typical raw change with its row: what one insert carries.
const CHANGE: usize = 160;
/// Bytes of one page, the least that a database writes.
const PAGE: usize = 4_096;

/// Measures the floors, `samples` times each, with files in `folder` and Automerge on the saved document `dossier`.
///
/// # Errors
/// [`BenchError`] where one of the parts refuses.
pub fn measure(folder: &Path, dossier: &[u8], samples: u32) -> Result<Vec<Row>, BenchError> {
    let place = tempfile::tempdir_in(folder)?;
    Ok([
        row("floor-commit", "one Automerge commit, dossier of 200 changes", commits(dossier, samples)?),
        row("floor-insert", "one SQLCipher insert, WAL, synchronous=FULL", inserts(place.path(), samples)?),
        row("floor-fdatasync", "one page appended and fdatasync", syncs(place.path(), samples)?),
    ]
    .into())
}

fn row(id: &str, what: &str, milliseconds: Vec<f64>) -> Row {
    let head = Head { id: id.to_owned(), what: what.to_owned(), n: milliseconds.len() as u32, unit: "ms" };
    let p99 = percentile(milliseconds.iter().copied(), 0.99).unwrap_or_default();
    let mut row = Row::new(head, "floor", None, Spread::of(milliseconds));
    row.note = format!("p99 {p99:.3}");
    row
}

fn timed(samples: u32, mut once: impl FnMut(u32) -> Result<(), BenchError>) -> Result<Vec<f64>, BenchError> {
    (0..samples)
        .map(|nth| {
            let start = Instant::now();
            once(nth)?;
            Ok(start.elapsed().as_secs_f64() * 1e3)
        })
        .collect()
}

fn commits(dossier: &[u8], samples: u32) -> Result<Vec<f64>, BenchError> {
    let mut document = Automerge::load(dossier)?;
    let fields = match document.get(ROOT, "fields")? {
        Some((value, id)) if value.to_objtype() == Some(ObjType::Map) => id,
        _ => ROOT,
    };
    timed(samples, |nth| {
        document
            .transact::<_, _, AutomergeError>(|tx| tx.put(&fields, "summary", format!("更正 {nth}")))
            .map_err(|failure| failure.error)?;
        Ok(())
    })
}

fn inserts(folder: &Path, samples: u32) -> Result<Vec<f64>, BenchError> {
    let connection = Connection::open(folder.join("floor.db"))?;
    connection.execute_batch(
        "PRAGMA key = \"x'0101010101010101010101010101010101010101010101010101010101010101'\";
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         CREATE TABLE chunk (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);",
    )?;
    let mut insert = connection.prepare("INSERT INTO chunk (bytes) VALUES (?1)")?;
    timed(samples, |nth| {
        insert.execute([&[nth as u8; CHANGE][..]])?;
        Ok(())
    })
}

fn syncs(folder: &Path, samples: u32) -> Result<Vec<f64>, BenchError> {
    let mut file = File::create(folder.join("floor.bin"))?;
    timed(samples, |nth| {
        file.write_all(&[nth as u8; PAGE])?;
        file.sync_data()?;
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_floors_are_measured_on_the_real_parts() {
        let folder = tempfile::tempdir().expect("folder");
        let rows = measure(folder.path(), &Automerge::new().save(), 3).expect("floors");
        assert_eq!(rows.len(), 3);
        assert!(rows.iter().all(|row| row.peer.is_some_and(|time| time > 0.0)));
    }
}
