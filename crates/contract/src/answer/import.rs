//! An old list: what each of its rows would do to the dossiers, or has done.

use std::collections::BTreeMap;

use jiangxuan_rules::Finding;
use serde::{Deserialize, Serialize};

use super::assessment::SheetProblem;

/// An old list as it is understood, and what becomes of each row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportPreview {
    /// Name of the file, as it was given.
    pub file: String,
    /// Name of the sheet; empty for a text file.
    pub sheet: String,
    /// Sheets that were not read.
    pub others: Vec<String>,
    /// Row of the headings, from 1.
    pub heading: usize,
    /// Columns that have a heading.
    pub columns: Vec<ImportColumn>,
    /// The people, in the order of the sheet.
    pub rows: Vec<ImportRow>,
    /// Rows that are about nobody.
    pub left_out: Vec<ImportLeftOut>,
    /// How many rows come to what; what none comes to is left out.
    #[cfg_attr(feature = "ts", ts(type = "Partial<Record<ImportOutcome, number>>"))]
    pub counts: BTreeMap<ImportOutcome, usize>,
    /// How many dossiers would be made or filled, or were.
    pub writes: usize,
    /// The code under which this very preview is carried out.
    pub digest: String,
    /// Whether it has just been carried out.
    pub applied: bool,
    /// Whether something changed since the preview whose code was given: nothing was written, and this is the new one.
    pub moved: bool,
}

/// A column of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportColumn {
    /// Its letter.
    pub letter: String,
    /// Its heading.
    pub title: String,
    /// Keys of the fields that it fills.
    pub fields: Vec<String>,
    /// Names of these.
    pub labels: Vec<String>,
    /// Why nothing is taken from it; empty where something is.
    pub remark: String,
}

/// A row about a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportRow {
    /// Its number in the sheet, from 1.
    pub row: usize,
    /// The person's name; empty where the row says none.
    pub name: String,
    /// What becomes of it.
    pub outcome: ImportOutcome,
    /// The same in Chinese.
    pub outcome_name: String,
    /// The dossier that it is about; that of a new one once it is written. Null where there is none.
    pub dossier: Option<String>,
    /// The earlier row that it repeats; null where it repeats none.
    pub twin: Option<usize>,
    /// The nominating bureau, as the list names it; empty where it names none.
    pub bureau: String,
    /// Whether the row is ticked; null where there is nothing to tick.
    pub tick: Option<bool>,
    /// Whether what is filled in has to be sealed anew.
    pub sealed: bool,
    /// What is written into empty fields.
    pub fills: Vec<ImportChange>,
    /// What stands and is kept, where the list says otherwise.
    pub kept: Vec<ImportChange>,
    /// Cells that could not be read; nothing is taken from them.
    pub problems: Vec<SheetProblem>,
    /// What the rules say of the values themselves.
    pub findings: Vec<Finding>,
}

/// A field of a row: what would be written into an empty one, or what stands and is kept. Identity numbers are masked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportChange {
    /// Key of the field.
    pub field: String,
    /// Its name.
    pub label: String,
    /// What the dossier says; empty where it says nothing.
    pub stands: String,
    /// What the list says.
    pub offered: String,
    /// Which cell: `第3行C列`.
    pub place: String,
}

/// A row that is about nobody: a sum, an example, a line below the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportLeftOut {
    /// Its number in the sheet, from 1.
    pub row: usize,
    /// Its text.
    pub text: String,
    /// Why no nominee is made of it.
    pub why: String,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ImportOutcome {
    /// A new dossier.
    New,
    /// Empty fields of a dossier are filled.
    Fills,
    /// The dossier says otherwise here and there, and keeps it; empty fields are filled.
    Differs,
    /// The dossier says all of it already.
    Same,
    /// An earlier row is about the same person.
    Twin,
    /// Somebody of the same name, and nothing to tell the two apart.
    Unclear,
    /// Another bureau's nominee.
    Elsewhere,
    /// The nominee was withdrawn or is not nominated.
    Withdrawn,
    /// It names nobody.
    Unreadable,
    /// The nominating bureau that it names may be this one or not.
    Unsure,
    /// The sheet does not show it.
    Hidden,
    /// It is struck out in the sheet.
    Struck,
    /// Somebody left it out.
    Skipped,
}
