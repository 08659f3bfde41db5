//! 导入: an old 汇总表, row by row, as fields of the form. Pure: nothing is written, nothing is looked up.
//!
//! ```text
//! columns  which row is the heading, and what each column means
//! cells    what a cell says, as fields
//! bureau   which bureau a row names
//! person   whether two rows, or a row and a dossier, are about one person
//! ```

mod bureau;
mod cells;
mod columns;
mod person;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use jiangxuan_model::BureauCode;
use serde::{Deserialize, Serialize};

use crate::check::{DossierView, Finding, check};
use crate::season::Season;
use crate::text::{bare, trimmed};

pub use bureau::{Nominator, nominator};
pub use columns::Column;
pub use person::{Known, Likeness, People, Person, agrees};

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
    /// Rows, from 0, that the sheet does not show: hidden by hand or by a filter.
    #[serde(default)]
    pub hidden: BTreeSet<usize>,
    /// Rows, from 0, whose text is struck out.
    #[serde(default)]
    pub struck: BTreeSet<usize>,
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
    /// What the merged cell says that begins further up: it holds for this row too.
    Above(String),
    /// Something whose meaning is lost; why.
    Unreadable(String),
}

impl Cell {
    /// Its text; empty where there is none.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Above(text) => trimmed(text),
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
    /// A text file whose lines were not split.
    #[error(
        "没有找到表头：每一行只分出一格。资料没有改动。文本文件的各栏要用逗号、分号、竖线（|）或制表符隔开；请用 WPS 或 Excel 打开它，另存为 .xlsx 再导入。"
    )]
    OneColumn,
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
    /// Rows that are about nobody: sums, examples, the lines below a list.
    pub left_out: Vec<LeftOut>,
}

/// A row that is about nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Its number in the sheet, from 1.
    pub row: usize,
    /// Its text.
    pub text: String,
    /// Why no nominee is made of it.
    pub why: &'static str,
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
    /// What the sheet shows of it.
    pub seen: Seen,
}

/// What a sheet shows of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    /// Like any other.
    #[default]
    Plain,
    /// Nothing: it is hidden, or a filter leaves it out.
    Hidden,
    /// With a line through it.
    Struck,
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
    let split = !sheet.name.is_empty() || sheet.rows.iter().any(|row| row.len() > 1);
    let none = if split { ImportError::NoHeading(columns::DEPTH) } else { ImportError::OneColumn };
    let heading = columns::find(&sheet.rows).ok_or(none)?;
    let mut draft =
        Draft { heading: heading.row + 1, columns: heading.columns, rows: Vec::new(), left_out: Vec::new() };
    let name = draft.columns.iter().position(|column| column.meaning == Meaning::Field("name"));
    let mut people = People::default();
    // A person may take several rows where the name is one merged cell.
    let mut open: Option<(usize, Vec<Cell>)> = None;
    for (at, cells) in sheet.rows.iter().enumerate().skip(heading.first) {
        let named = name.and_then(|at| cells.get(at)).unwrap_or(&Cell::Empty);
        if cells.iter().all(|cell| matches!(cell, Cell::Empty | Cell::Above(_))) {
            continue;
        }
        if columns::is_heading(named.text()) {
            continue;
        }
        if let (Cell::Above(_), Some((_, above))) = (named, &mut open) {
            draft.leave_out(at, cells, "与上一行是同一个人（姓名是合并的单元格），已并入上一行");
            gather(above, cells);
            continue;
        }
        if let Some(why) = nobody(&draft.columns, cells, named.text()) {
            draft.leave_out(at, cells, why);
            continue;
        }
        draft.close(season, sheet, &mut people, open.take());
        open = Some((at, cells.clone()));
    }
    draft.close(season, sheet, &mut people, open.take());
    // What the sheet does not show is no reason to leave out what it shows, so it comes last.
    draft.rows.iter_mut().filter(|row| row.seen != Seen::Plain).for_each(|row| meet(&mut people, row));
    Ok(draft)
}

impl Draft {
    /// Compares the people again without some rows, by their numbers: what nobody wants in is no reason to leave
    /// anybody else out.
    pub fn without(&mut self, rows: &BTreeSet<usize>) {
        let mut people = People::default();
        self.rows.iter_mut().for_each(|row| row.twin = None);
        for seen in [true, false] {
            let wanted = |row: &&mut Row| (row.seen == Seen::Plain) == seen && !rows.contains(&row.number);
            self.rows.iter_mut().filter(wanted).for_each(|row| meet(&mut people, row));
        }
    }

    fn leave_out(&mut self, at: usize, cells: &[Cell], why: &'static str) {
        self.left_out.push(LeftOut { row: at + 1, text: line(cells), why });
    }

    /// Takes a person whose rows are all read.
    fn close(&mut self, season: &Season, sheet: &Sheet, people: &mut People<usize>, open: Option<(usize, Vec<Cell>)>) {
        let Some((at, cells)) = open else { return };
        let mut row = cells::row(season, at, &self.columns, &cells);
        row.seen = match (sheet.hidden.contains(&at), sheet.struck.contains(&at)) {
            (true, _) => Seen::Hidden,
            (_, true) => Seen::Struck,
            _ => Seen::Plain,
        };
        if row.seen == Seen::Plain {
            meet(people, &mut row);
        }
        self.rows.push(row);
    }
}

/// Looks a row up among those before it, and adds it to them.
fn meet(people: &mut People<usize>, row: &mut Row) {
    let known = row.person().known();
    row.twin = people.find(&known).map(|(number, like)| (*number, like));
    people.add(known, row.number);
}

/// Adds what a further row says of the same person.
fn gather(above: &mut Vec<Cell>, more: &[Cell]) {
    for (at, cell) in more.iter().enumerate() {
        if above.len() <= at {
            above.resize_with(at + 1, Cell::default);
        }
        match (&above[at], cell) {
            (_, Cell::Empty | Cell::Above(_)) => {}
            (Cell::Empty, cell) => above[at] = cell.clone(),
            (said, cell) if bare(said.text()) == bare(cell.text()) => {}
            (said, cell) => above[at] = Cell::Text(format!("{}；{}", said.text(), cell.text())),
        }
    }
}

/// Why no nominee is made of a row; `None` for a person.
fn nobody(columns: &[Column], cells: &[Cell], named: &str) -> Option<&'static str> {
    const SUMS: [&str; 6] = ["合计", "总计", "小计", "共计", "总人数", "人数合计"];
    const ENDS: [&str; 5] = ["以下空白", "以下无正文", "以下为空", "此行以下空白", "以下空"];
    const SAMPLES: [&str; 7] = ["示例", "样例", "范例", "填写示例", "填表示例", "举例", "例:"];
    const NOTES: [&str; 12] = [
        "注:",
        "备注:",
        "说明:",
        "填表说明",
        "填报说明",
        "填报人",
        "填表人",
        "制表人",
        "审核人",
        "联系人",
        "单位负责人",
        "填报单位",
    ];
    let begins = |text: &str, words: &[&str]| words.iter().any(|word| bare(text).starts_with(word));
    // 合计 stands in the column of the names or before it.
    let first = cells.iter().map(Cell::text).find(|text| !text.is_empty()).unwrap_or_default();
    let says = |words: &[&str]| begins(named, words) || begins(first, words);
    if says(&SUMS) {
        return Some("是合计行，不是人选");
    }
    if says(&ENDS) {
        return Some("写着“以下空白”，不是人选");
    }
    if says(&SAMPLES) || bare(first) == "例" {
        return Some("是填写示例，不是人选");
    }
    if says(&NOTES) || (named.is_empty() && about_nobody(columns, cells)) {
        return Some("没有姓名，不是人选");
    }
    None
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
