//! 导入: an old 汇总表, row by row, as fields of the form. Pure: nothing is written, nothing is looked up.
//!
//! ```text
//! columns  which row is the heading, and what each column means
//! cells    what a cell says, as fields
//! person   whether two rows, or a row and a dossier, are about one person
//! ```

mod cells;
mod columns;
mod person;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiangxuan_model::BureauCode;
use serde::{Deserialize, Serialize};

use crate::check::{DossierView, Finding, check};
use crate::season::Season;

pub use columns::Column;
pub use person::{Likeness, Person, agrees};

use columns::Meaning;

/// A sheet as it was read from a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name; empty for a text file.
    pub name: String,
    /// Names of sheets that were not read.
    pub others: Vec<String>,
    /// The rows from the first one on, each from its first cell on.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell as it was read from a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text, or a day as `2019-07-01`.
    Text(String),
    /// What the sheet holds as a number, written out.
    Number(String),
    /// Something whose meaning is lost; why.
    Unreadable(String),
}

impl Cell {
    /// Its text; empty where there is none.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) => text.trim(),
            Self::Empty | Self::Unreadable(_) => "",
        }
    }
}

/// Why a sheet is no list of nominees.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// It says nothing.
    #[error("表格是空的，没有可导入的内容。资料没有改动。请确认选对了文件和工作表。")]
    Empty,
    /// No row looks like a heading.
    #[error(
        "没有找到表头：前 {0} 行里没有一行同时写着“姓名”和别的栏目。资料没有改动。请确认汇总表在文件的第一个工作表里，表头没有被删。"
    )]
    NoHeading(usize),
}

/// A sheet as nominees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Number of the row with the headings, from 1.
    pub heading: usize,
    /// What was made of each column.
    pub columns: Vec<Column>,
    /// The people.
    pub rows: Vec<Row>,
    /// Rows that are about nobody, with their text: the lines below a list.
    pub left_out: Vec<(usize, String)>,
}

/// A row about a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the sheet, from 1.
    pub number: usize,
    /// Field → what the row says of it, tidied. What could not be understood stands as it was typed.
    pub values: BTreeMap<&'static str, Value>,
    /// The nominating bureau, as the row names it.
    pub bureau: String,
    /// Cells that could not be read; nothing is taken from them.
    pub problems: Vec<Problem>,
    /// An earlier row about the same person, or one that cannot be told apart from it: its number.
    pub twin: Option<(usize, Likeness)>,
}

/// What a cell says of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// As it would be stored.
    pub text: String,
    /// Which cell: `第3行C列`.
    pub place: String,
}

/// A cell that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Which cell: `第3行C列`.
    pub place: String,
    /// Heading of its column.
    pub title: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl Row {
    /// What the row says of a field; empty where it says nothing.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        self.values.get(key).map(|value| value.text.as_str()).unwrap_or_default()
    }

    /// Whom it is about.
    #[must_use]
    pub fn person(&self) -> Person<'_> {
        Person { name: self.get("name"), id_number: self.get("id_number"), birth: self.get("birth_date") }
    }

    /// What the rules say of the values themselves; what a list never says is not missed.
    #[must_use]
    pub fn findings(&self, season: &Season, bureau: &BureauCode) -> Vec<Finding> {
        let mut view = DossierView::new(bureau);
        view.fields = self.values.iter().map(|(key, value)| (*key, value.text.as_str())).collect();
        let mut all = check(season, &view);
        all.retain(|finding| finding.field.as_deref().is_some_and(|field| self.values.contains_key(field)));
        all
    }
}

/// Reads a sheet as nominees.
///
/// # Errors
/// [`ImportError`] where it has no heading. A cell that cannot be read is a [`Problem`] of its row.
pub fn read(season: &Season, sheet: &Sheet) -> Result<Draft, ImportError> {
    if sheet.rows.iter().flatten().all(|cell| *cell == Cell::Empty) {
        return Err(ImportError::Empty);
    }
    let heading = columns::find(&sheet.rows).ok_or(ImportError::NoHeading(columns::DEPTH))?;
    let mut draft =
        Draft { heading: heading.row + 1, columns: heading.columns, rows: Vec::new(), left_out: Vec::new() };
    for (at, cells) in sheet.rows.iter().enumerate().skip(heading.first) {
        let name = draft.columns.iter().position(|column| column.meaning == Meaning::Field("name"));
        let named = name.and_then(|at| cells.get(at)).map(Cell::text).unwrap_or_default();
        let said = cells.iter().filter(|cell| **cell != Cell::Empty).count();
        match (columns::is_heading(named), named.is_empty() && about_nobody(&draft.columns, cells)) {
            _ if said == 0 => {}
            (true, _) => {}
            (_, true) => draft.left_out.push((at + 1, line(cells))),
            _ => {
                let mut row = cells::row(season, at, &draft.columns, cells);
                row.twin = twin(&draft.rows, &row);
                draft.rows.push(row);
            }
        }
    }
    Ok(draft)
}

/// A line without a name is about somebody only where it fills several columns of the list.
fn about_nobody(columns: &[Column], cells: &[Cell]) -> bool {
    let filled = columns.iter().zip(cells).filter(|(column, cell)| column.meaning.is_field() && **cell != Cell::Empty);
    filled.count() < 3
}

fn line(cells: &[Cell]) -> String {
    let texts: Vec<&str> = cells.iter().map(Cell::text).filter(|text| !text.is_empty()).collect();
    texts.join(" ")
}

fn twin(earlier: &[Row], row: &Row) -> Option<(usize, Likeness)> {
    let like = |other: &Row| Some((other.number, other.person().likeness(&row.person())));
    let all = || earlier.iter().filter_map(like);
    all().find(|(_, like)| *like == Likeness::Same).or_else(|| all().find(|(_, like)| *like == Likeness::Unclear))
}

/// Row and column, both from 0, as a spreadsheet names them: `第3行C列`.
#[must_use]
pub fn place(row: usize, column: usize) -> String {
    format!("第{}行{}列", row + 1, letters(column))
}

/// A column, from 0, as spreadsheets name it: A, Z, AA.
#[must_use]
pub fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut name = Vec::new();
    while rest > 0 {
        name.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    name.iter().rev().collect()
}
