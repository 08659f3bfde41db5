//! Old lists as rows of text.
//!
//! ```text
//! book   xlsx, xls, xlsb and ods
//! plain  csv in the encodings that offices write
//! grid   rows under caps, and cells as a clerk sees them
//! shown  which rows of a sheet nobody sees
//! ```

mod book;
mod grid;
mod plain;
mod shown;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::Unreadable;

/// So much may an archive say that it holds, in bytes. What lies about itself is stopped by the process's limit.
const UNPACKED: u64 = 256 << 20;

/// Largest file that is read, in bytes: a list of a thousand people is a hundredth of it.
pub const LARGEST: usize = 16 << 20;
/// Rows down to which a list is read.
pub const ROWS: usize = 5_000;
/// Columns that are read.
pub const COLUMNS: usize = 256;

/// A list to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The whole file.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// The rows of the first sheet that holds a table, or else of the first that says anything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name; empty for a text file.
    pub sheet: String,
    /// Names of the other sheets, which were not read.
    pub others: Vec<String>,
    /// The rows from the first one of the sheet on, each from its first cell on; empty cells at the ends are left out.
    pub rows: Vec<Vec<Cell>>,
    /// Rows, from 0, that the sheet does not show: hidden by hand or by a filter. Known of xlsx only.
    pub hidden: BTreeSet<usize>,
    /// Rows, from 0, whose every cell is struck out. Known of xlsx only.
    pub struck: BTreeSet<usize>,
}

/// What a cell says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text, or a day as `2019-07-01`.
    Text(String),
    /// A number, as written out.
    Number(String),
    /// What a merged cell says that begins in a row further up: it holds for this row too.
    Above(String),
    /// Something whose meaning is lost; why, in words for a clerk.
    Unreadable(String),
}

/// Reads a list.
///
/// # Errors
/// [`Unreadable`] where the file is too large, of another format, encrypted or damaged. A cell that says nothing for
/// certain is [`Cell::Unreadable`] and spoils no other.
pub fn read(job: &Job) -> Result<Table, Unreadable> {
    if job.bytes.len() > LARGEST {
        return Err(too_large(&format!("文件有 {} MB", job.bytes.len() >> 20)));
    }
    if book::is_one(&job.bytes) { book::read(&job.bytes) } else { plain::read(&job.bytes) }
}

fn too_large(what: &str) -> Unreadable {
    Unreadable::new(
        "too_large",
        format!(
            "{what}，超出可导入的范围（{} MB、{ROWS} 行、{COLUMNS} 列以内），没有读取，资料没有改动。请只留汇总表所在的工作表，另存一份再导入。",
            LARGEST >> 20
        ),
    )
}

fn damaged() -> Unreadable {
    Unreadable::new(
        "damaged",
        "这个表格文件打不开：可能已损坏、设有打开密码，或没有保存完整。资料没有改动。请用 WPS 或 Excel 打开它，去掉密码后另存为 .xlsx 再导入。",
    )
}
