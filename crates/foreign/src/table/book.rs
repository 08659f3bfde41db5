//! Spreadsheets of Excel, WPS and LibreOffice.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{
    CellErrorType, Data, Dimensions, ExcelDateTime, Font, Ods, Range, Reader, SheetType, SheetVisible, Style, Xls,
    Xlsb, Xlsx,
};
use jiff::civil::Date;

use super::grid::{self, Grid};
use super::{Cell, ROWS, Table, UNPACKED, damaged, too_large};
use crate::Unreadable;

/// Beginning of a file of Excel 97 to 2003, and of one that is encrypted.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Beginning of a zip archive.
const ARCHIVE: &[u8] = b"PK\x03\x04";

type Bytes<'a> = Cursor<&'a [u8]>;

/// Whether this is a spreadsheet, going by its first bytes.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(COMPOUND) || bytes.starts_with(ARCHIVE)
}

/// Reads a spreadsheet.
pub(super) fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    if bytes.starts_with(COMPOUND) {
        let book = Xls::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        return first(book, |book: &mut Xls<Bytes<'_>>, name| {
            let mut grid = whole(book, name)?;
            unsolved(&mut grid, &book.worksheet_formula(name).unwrap_or_default())?;
            merged(&mut grid, &book.merge_cells_by_sheet_name(name).unwrap_or_default())?;
            Ok(grid)
        });
    }
    weigh(bytes)?;
    if let Ok(book) = Xlsx::new(Cursor::new(bytes)) {
        return first(book, |book: &mut Xlsx<Bytes<'_>>, name| {
            let mut grid = Grid::default();
            modern(book, name, &mut grid)?;
            merged(&mut grid, &book.merge_cells_by_sheet_name(name).unwrap_or_default())?;
            grid.hide(super::shown::hidden_rows(bytes, name));
            Ok(grid)
        });
    }
    if let Ok(book) = Xlsb::new(Cursor::new(bytes)) {
        return first(book, |book: &mut Xlsb<Bytes<'_>>, name| {
            let mut cells = book.worksheet_cells_reader(name).map_err(|_| damaged())?;
            let mut grid = Grid::default();
            while let Some(found) = cells.next_cell().map_err(|_| damaged())? {
                add(&mut grid, found.get_position(), &Data::from(found.get_value().clone()))?;
            }
            drop(cells);
            let mut cells = book.worksheet_cells_reader(name).map_err(|_| damaged())?;
            while let Ok(Some(formula)) = cells.next_formula() {
                solve(&mut grid, formula.get_position(), formula.get_value())?;
            }
            Ok(grid)
        });
    }
    first(Ods::new(Cursor::new(bytes)).map_err(|_| damaged())?, |book: &mut Ods<Bytes<'_>>, name| {
        let mut grid = whole(book, name)?;
        unsolved(&mut grid, &book.worksheet_formula(name).unwrap_or_default())?;
        Ok(grid)
    })
}

/// The cells of an xlsx sheet: values first, then the formulas that have none.
fn modern(book: &mut Xlsx<Bytes<'_>>, name: &str, grid: &mut Grid) -> Result<(), Unreadable> {
    let mut blank = HashSet::new();
    {
        let mut cells = book.worksheet_cells_reader(name).map_err(|_| damaged())?;
        let font = |style: &Style| style.font.as_ref().is_some_and(Font::has_strikethrough);
        let struck: Vec<bool> = cells.styles().iter().map(font).collect();
        while let Some((found, style)) = cells.next_cell_with_style_id().map_err(|_| damaged())? {
            let (position, value) = (found.get_position(), Data::from(found.get_value().clone()));
            // A formula may well say nothing, as in IF(A2="","",A2).
            if matches!(&value, Data::String(text) if text.trim().is_empty()) {
                blank.insert(position);
            }
            add(grid, position, &value)?;
            if value != Data::Empty {
                grid.strike(place(position).0, struck.get(style).copied().unwrap_or(false));
            }
        }
    }
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| damaged())?;
    while let Ok(Some(formula)) = cells.next_formula() {
        if !blank.contains(&formula.get_position()) {
            solve(grid, formula.get_position(), formula.get_value())?;
        }
    }
    Ok(())
}

/// A formula whose value the file does not hold: whoever made the file never had it worked out.
fn solve(grid: &mut Grid, position: (u32, u32), formula: &str) -> Result<(), Unreadable> {
    let (row, column) = place(position);
    if formula.is_empty() || grid.holds(row, column) {
        return Ok(());
    }
    let told = "这里是公式，文件里没有存它的结果。请用 WPS 或 Excel 打开这个表，保存一次再导入，或改为直接填写内容。";
    grid.put(row, column, Cell::Unreadable(told.to_owned()))
}

fn unsolved(grid: &mut Grid, formulas: &Range<String>) -> Result<(), Unreadable> {
    let (top, left) = formulas.start().unwrap_or_default();
    for (row, column, formula) in formulas.used_cells() {
        solve(grid, (from(top, row), from(left, column)), formula)?;
    }
    Ok(())
}

/// What a merged cell says holds for all its rows; beside itself it says nothing.
fn merged(grid: &mut Grid, regions: &[Dimensions]) -> Result<(), Unreadable> {
    for region in regions {
        let ((top, column), (bottom, _)) = (place(region.start), place(region.end));
        let Some(text) = grid.said(top, column) else { continue };
        for row in top + 1..=bottom.min(ROWS - 1) {
            // Below the last row that says anything a region only frames empty paper.
            if row < grid.height() && !grid.holds(row, column) {
                grid.put(row, column, Cell::Above(text.clone()))?;
            }
        }
    }
    Ok(())
}

fn place((row, column): (u32, u32)) -> (usize, usize) {
    let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    (place(row), place(column))
}

fn from(start: u32, offset: usize) -> u32 {
    start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX))
}

/// What the archive's own list of contents says about its size.
fn weigh(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let size = (0..archive.len()).try_fold(0_u64, |sum, at| {
        archive.by_index_raw(at).map(|file| sum.saturating_add(file.size())).map_err(|_| damaged())
    })?;
    if size > UNPACKED { Err(too_large(&format!("文件解开后有 {} MB", size >> 20))) } else { Ok(()) }
}

/// The first sheet that people see and that holds a table; a page of remarks before it is none.
fn first<'a, R: Reader<Bytes<'a>>>(
    mut book: R,
    mut sheet: impl FnMut(&mut R, &str) -> Result<Grid, Unreadable>,
) -> Result<Table, Unreadable> {
    let seen = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let names: Vec<String> = book.sheets_metadata().iter().filter(seen).map(|sheet| sheet.name.clone()).collect();
    let mut remarks: Option<(&String, Grid)> = None;
    for name in &names {
        let grid = sheet(&mut book, name)?;
        if grid.is_table() {
            remarks = Some((name, grid));
            break;
        }
        if remarks.is_none() && !grid.is_empty() {
            remarks = Some((name, grid));
        }
    }
    let Some((name, grid)) = remarks else { return Ok(Table::default()) };
    let others = names.iter().filter(|other| *other != name).cloned().collect();
    Ok(grid.table(name.clone(), others))
}

/// A sheet whose cells can only be read together.
fn whole<'a, R: Reader<Bytes<'a>>>(book: &mut R, name: &str) -> Result<Grid, Unreadable> {
    let range = book.worksheet_range(name).map_err(|_| damaged())?;
    let (top, left) = range.start().unwrap_or_default();
    let mut grid = Grid::default();
    for (row, column, value) in range.used_cells() {
        add(&mut grid, (from(top, row), from(left, column)), value)?;
    }
    Ok(grid)
}

fn add(grid: &mut Grid, position: (u32, u32), value: &Data) -> Result<(), Unreadable> {
    let (row, column) = place(position);
    grid.put(row, column, cell(value))
}

fn cell(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => grid::text(text),
        Data::Int(number) => grid::number(*number as f64),
        Data::Float(number) => grid::number(*number),
        Data::Bool(true) => Cell::Text("是".to_owned()),
        Data::Bool(false) => Cell::Text("否".to_owned()),
        Data::DateTime(moment) => day(moment),
        Data::Error(CellErrorType::NA) => Cell::Unreadable("公式没有结果（#N/A）。请改为直接填写内容。".to_owned()),
        Data::Error(error) => Cell::Unreadable(format!("公式出错（{error}）。请改为直接填写内容。")),
        #[allow(unreachable_patterns, reason = "the library may learn to tell more kinds apart")]
        _ => Cell::Unreadable("这种内容读不了。请改为直接填写文字。".to_owned()),
    }
}

/// A day as it is stored; a time of day alone is no day.
fn day(moment: &ExcelDateTime) -> Cell {
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return Cell::Unreadable("这里是时刻，不是日期。请改为文本格式的年月日。".to_owned());
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let small = |part: u8| i8::try_from(part).unwrap_or_default();
    let date = i16::try_from(year).ok().and_then(|year| Date::new(year, small(month), small(day)).ok());
    // 43 seconds went astray between two ways of counting from 1900: 23:59:17 is the next day's 0:00.
    let late = (hour, minute) == (23, 59);
    match date.and_then(|date| if late { date.tomorrow().ok() } else { Some(date) }) {
        Some(date) => Cell::Text(date.to_string()),
        None => Cell::Unreadable("这里的日期不存在。请对照原件重新填写。".to_owned()),
    }
}
