//! Text files of comma-separated values, as spreadsheets save them in China: UTF-8, UTF-16 or GB18030.

use std::collections::BTreeMap;

use super::grid::{self, Grid};
use super::{Cell, Table};
use crate::{Unreadable, text};

/// Lines in which the separator is looked for.
const SAMPLE: usize = 40;
/// Separators that offices use; a full-width comma is what input methods type.
const SEPARATORS: [char; 5] = [',', '\t', ';', '|', '，'];
/// Stands for the full-width comma while the text is split: one byte, and no text of people holds it.
const WIDE_COMMA: char = '\u{1f}';
/// Stands for the quotation mark that opens a cell and is never closed.
const OPEN_QUOTE: char = '\u{fffc}';

/// Reads a text file.
pub(super) fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    let text = decoded(bytes)?;
    if text.trim_start().starts_with('<') {
        return Err(Unreadable::new(
            "format",
            "这个文件虽然叫表格，里面其实是网页或 XML，没有读取，资料没有改动。请用 WPS 或 Excel 打开它，另存为 .xlsx 再导入。",
        ));
    }
    let (text, named) = without_hint(&text);
    let separator = named.unwrap_or_else(|| separator(text));
    let (text, separator) = if separator == '，' {
        (text.replace(separator, &WIDE_COMMA.to_string()), WIDE_COMMA)
    } else {
        (text.to_owned(), separator)
    };
    let text = marked(&text, separator);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b','))
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

/// `sep=;` in the first line, which spreadsheets read as a hint and do not show.
fn without_hint(text: &str) -> (&str, Option<char>) {
    let Some(rest) = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP=")) else { return (text, None) };
    let mut chars = rest.chars();
    match (chars.next(), chars.as_str().trim_start_matches('\r').strip_prefix('\n')) {
        (Some(sign), Some(rest)) if SEPARATORS.contains(&sign) => (rest, Some(sign)),
        _ => (text, None),
    }
}

/// The text with those opening quotes marked that would swallow what follows: never closed, or closed only by the
/// opening quote of a later cell.
fn marked(text: &str, separator: char) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut rest = text;
    let mut begins = true;
    while let Some(c) = rest.chars().next() {
        if c == '"' && begins {
            match closing(&rest[1..], separator) {
                Some(length) => {
                    marked.push_str(&rest[..length + 2]);
                    rest = &rest[length + 2..];
                }
                None => {
                    marked.push(OPEN_QUOTE);
                    rest = &rest[1..];
                }
            }
            begins = false;
            continue;
        }
        begins = c == separator || c == '\n' || c == '\r';
        marked.push(c);
        rest = &rest[c.len_utf8()..];
    }
    marked
}

/// Bytes up to the quote that closes a cell: it stands before a separator or at the end of a line.
fn closing(text: &str, separator: char) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes.get(at..)?.iter().position(|byte| *byte == b'"') {
        at += found;
        if bytes.get(at + 1) == Some(&b'"') {
            at += 2;
            continue;
        }
        let after = text[at + 1..].chars().next();
        return after.is_none_or(|c| c == separator || c == '\n' || c == '\r').then_some(at);
    }
    None
}

/// Blank lines before a record that took so many lines: they are no records, but a spreadsheet numbers them.
fn blank_lines(lines: u64, record: &csv::StringRecord) -> usize {
    let inside: usize = record.iter().map(|text| text.matches('\n').count()).sum();
    usize::try_from(lines).unwrap_or(usize::MAX).saturating_sub(inside + 1)
}

/// A cell without what spreadsheets put around a number to keep it a text.
fn cell(raw: &str) -> Cell {
    let text = raw.trim();
    if text.starts_with(OPEN_QUOTE) {
        return Cell::Unreadable("这一格的引号不成对，没有读取。请改好引号，或另存为 .xlsx 再导入。".to_owned());
    }
    if text.contains('\u{fffd}') {
        return Cell::Unreadable("这一格里有读不出的字（文件编码已损坏）。请对照原件重新填写。".to_owned());
    }
    let bare = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    match bare.strip_prefix('\'') {
        Some(bare) => grid::text(bare),
        // 1980.1 as a spreadsheet leaves it: the zero of October may have been dropped.
        None if bare == text && is_month(text) => Cell::Number(text.to_owned()),
        None => grid::text(bare),
    }
}

/// Four digits, a point and one digit.
fn is_month(text: &str) -> bool {
    matches!(text.as_bytes(), [year @ .., b'.', month] if year.len() == 4 && month.is_ascii_digit() && year.iter().all(u8::is_ascii_digit))
}

fn decoded(bytes: &[u8]) -> Result<String, Unreadable> {
    text::decoded(bytes).filter(|text| !text.contains(OPEN_QUOTE)).ok_or_else(foreign)
}

/// The separator by which most lines fall into the same number of cells, the most cells of equals.
fn separator(text: &str) -> char {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).collect();
    let yields = |sign: char| {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        lines.iter().for_each(|line| *counts.entry(cells(line, sign)).or_default() += 1);
        let best = counts.into_iter().filter(|(cells, _)| *cells > 1).max_by_key(|(cells, lines)| (*lines, *cells));
        best.map_or((0, 0), |(cells, lines)| (lines, cells))
    };
    // The last of equals wins.
    SEPARATORS.into_iter().rev().max_by_key(|sign| yields(*sign)).unwrap_or(',')
}

/// Cells of a line, not counting separators inside quotes.
fn cells(line: &str, sign: char) -> usize {
    let mut quoted = false;
    1 + line
        .chars()
        .filter(|&c| {
            quoted ^= c == '"';
            c == sign && !quoted
        })
        .count()
}

fn foreign() -> Unreadable {
    Unreadable::new(
        "format",
        "这个文件不是能读的表格，没有读取，资料没有改动。可以导入 .xlsx、.xls、.ods 和 .csv（UTF-8 或国标编码）；请另存为其中一种。",
    )
}
