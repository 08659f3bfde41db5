//! Rows under caps, and cells as a clerk sees them.

use std::collections::{BTreeMap, BTreeSet};

use super::{COLUMNS, Cell, ROWS, Table, too_large};
use crate::Unreadable;

/// Longest text of a cell, in characters.
const LONGEST: usize = 5_000;
/// Longest text of all cells together, in bytes.
const TOTAL: usize = 8 << 20;
/// From here on spreadsheets keep no more than the first fifteen digits of a number.
const EXACT: f64 = 1e15;

/// A sheet that grows as cells are found.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<Vec<Cell>>,
    total: usize,
    hidden: BTreeSet<usize>,
    /// Row → whether all of its cells are struck out, as far as they were found.
    struck: BTreeMap<usize, bool>,
}

impl Grid {
    /// Puts a cell at a row and a column, both from 0.
    pub fn put(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), Unreadable> {
        if cell == Cell::Empty {
            return Ok(());
        }
        if row >= ROWS {
            return Err(too_large(&format!("表里第 {} 行还有内容", row + 1)));
        }
        if column >= COLUMNS {
            return Err(too_large(&format!("表里第 {} 行第 {} 列还有内容", row + 1, column + 1)));
        }
        if let Cell::Text(text) | Cell::Above(text) = &cell {
            self.total += text.len();
        }
        if self.total > TOTAL {
            return Err(too_large("表里的文字"));
        }
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize_with(column + 1, Cell::default);
        }
        cells[column] = cell;
        Ok(())
    }

    /// Whether there is anything at a row and a column.
    pub fn holds(&self, row: usize, column: usize) -> bool {
        self.rows.get(row).and_then(|cells| cells.get(column)).is_some_and(|cell| *cell != Cell::Empty)
    }

    /// The text at a row and a column, where there is one.
    pub fn said(&self, row: usize, column: usize) -> Option<String> {
        match self.rows.get(row)?.get(column)? {
            Cell::Text(text) | Cell::Number(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// Rows down to the last one that says anything.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// Notes rows that nobody sees.
    pub fn hide(&mut self, rows: BTreeSet<usize>) {
        self.hidden = rows;
    }

    /// Notes whether a cell of a row is struck out.
    pub fn strike(&mut self, row: usize, struck: bool) {
        let all = self.struck.entry(row).or_insert(true);
        *all = *all && struck;
    }

    /// Whether some row has several cells.
    pub fn is_table(&self) -> bool {
        self.rows.iter().any(|cells| cells.iter().filter(|cell| **cell != Cell::Empty).count() > 1)
    }

    /// Whether nothing was put.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The sheet with its name, and the names of those that were not read.
    pub fn table(self, sheet: String, others: Vec<String>) -> Table {
        let struck = self.struck.into_iter().filter(|(_, all)| *all).map(|(row, _)| row).collect();
        Table { sheet, others, rows: self.rows, hidden: self.hidden, struck }
    }
}

/// A text, unless a spreadsheet has already spoilt the number that it was.
pub(super) fn text(raw: &str) -> Cell {
    let text = raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    if text.is_empty() {
        return Cell::Empty;
    }
    if text.chars().count() > LONGEST {
        return Cell::Unreadable(format!("文字超过 {LONGEST} 字，没有读取。请缩短后再导入。"));
    }
    if scientific(text) {
        return Cell::Unreadable(lost());
    }
    Cell::Text(text.to_owned())
}

/// A number as people write it; long ones are lost, since the sheet kept only their beginning.
pub(super) fn number(value: f64) -> Cell {
    if !value.is_finite() {
        return Cell::Unreadable("这个数字超出范围。请对照原件重新填写。".to_owned());
    }
    if value.abs() >= EXACT {
        return Cell::Unreadable(lost());
    }
    Cell::Number(value.to_string())
}

/// 1.42401E+17: what is left of a long number once it has been saved as a text file.
fn scientific(text: &str) -> bool {
    let parts = text.split_once("E+").or_else(|| text.split_once("e+"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    parts.is_some_and(|(head, tail)| digits(head) && digits(tail))
}

fn lost() -> String {
    "长号码被存成了数字，表格软件只保留前 15 位，后面的已经丢失，不能导入。请把这一列设为“文本”格式，对照证件重新录入。"
        .to_owned()
}
