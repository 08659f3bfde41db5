//! Text files of comma-separated values, as spreadsheets save them in China: UTF-8, UTF-16 or GB18030.

use super::grid::{self, Grid};
use super::{Cell, Table};
use crate::{Unreadable, text};

/// Bytes in which the separator is looked for.
const SAMPLE: usize = 4096;

/// Reads a text file.
pub(super) fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    let text = decoded(bytes)?;
    if text.trim_start().starts_with('<') {
        return Err(Unreadable::new(
            "format",
            "这个文件虽然叫表格，里面其实是网页或 XML，没有读取，资料没有改动。请用 WPS 或 Excel 打开它，另存为 .xlsx 再导入。",
        ));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let (mut row, mut line) = (0, reader.position().line());
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| foreign())? {
        row += blank_lines(reader.position().line().saturating_sub(line), &record);
        for (column, text) in record.iter().enumerate() {
            grid.put(row, column, cell(text))?;
        }
        (row, line) = (row + 1, reader.position().line());
    }
    Ok(grid.table(String::new(), Vec::new()))
}

/// Blank lines before a record that took so many lines: they are no records, but a spreadsheet numbers them.
fn blank_lines(lines: u64, record: &csv::StringRecord) -> usize {
    let inside: usize = record.iter().map(|text| text.matches('\n').count()).sum();
    usize::try_from(lines).unwrap_or(usize::MAX).saturating_sub(inside + 1)
}

/// A cell without what spreadsheets put around a number to keep it a text.
fn cell(raw: &str) -> Cell {
    let text = raw.trim();
    let bare = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    grid::text(bare.strip_prefix('\'').unwrap_or(bare))
}

fn decoded(bytes: &[u8]) -> Result<String, Unreadable> {
    text::decoded(bytes).ok_or_else(foreign)
}

/// The sign that separates most in the beginning of the file.
fn separator(text: &str) -> u8 {
    let end = (0..=SAMPLE.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let often = |sign: &u8| text[..end].bytes().filter(|byte| byte == sign).count();
    // The last of equals wins.
    [b';', b'\t', b','].into_iter().max_by_key(often).unwrap_or(b',')
}

fn foreign() -> Unreadable {
    Unreadable::new(
        "format",
        "这个文件不是能读的表格，没有读取，资料没有改动。可以导入 .xlsx、.xls、.ods 和 .csv（UTF-8 或国标编码）；请另存为其中一种。",
    )
}
