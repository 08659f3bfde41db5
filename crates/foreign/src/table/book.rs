//! Spreadsheets of Excel, WPS and LibreOffice.

use std::io::Cursor;

use calamine::{CellErrorType, Data, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xls, Xlsb, Xlsx};

use super::grid::{self, Grid};
use super::{Cell, Table, damaged, too_large};
use crate::Unreadable;

/// Beginning of a file of Excel 97 to 2003, and of one that is encrypted.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Beginning of a zip archive.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// So much may an archive say that it holds, in bytes. What lies about itself is stopped by the process's limit.
const UNPACKED: u64 = 256 << 20;

type Bytes<'a> = Cursor<&'a [u8]>;

/// Whether this is a spreadsheet, going by its first bytes.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(COMPOUND) || bytes.starts_with(ARCHIVE)
}

/// Reads a spreadsheet.
pub(super) fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    if bytes.starts_with(COMPOUND) {
        let book = Xls::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        return first(book, whole);
    }
    weigh(bytes)?;
    if let Ok(book) = Xlsx::new(Cursor::new(bytes)) {
        return first(book, |book: &mut Xlsx<Bytes<'_>>, name| {
            let mut cells = book.worksheet_cells_reader(name).map_err(|_| damaged())?;
            let mut grid = Grid::default();
            while let Some(found) = cells.next_cell().map_err(|_| damaged())? {
                add(&mut grid, found.get_position(), &Data::from(found.get_value().clone()))?;
            }
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
            Ok(grid)
        });
    }
    first(Ods::new(Cursor::new(bytes)).map_err(|_| damaged())?, whole)
}

/// What the archive's own list of contents says about its size.
fn weigh(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let size = (0..archive.len()).try_fold(0_u64, |sum, at| {
        archive.by_index_raw(at).map(|file| sum.saturating_add(file.size())).map_err(|_| damaged())
    })?;
    if size > UNPACKED { Err(too_large(&format!("文件解开后有 {} MB", size >> 20))) } else { Ok(()) }
}

/// The first sheet that people see and that says anything.
fn first<'a, R: Reader<Bytes<'a>>>(
    mut book: R,
    mut sheet: impl FnMut(&mut R, &str) -> Result<Grid, Unreadable>,
) -> Result<Table, Unreadable> {
    let seen = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let names: Vec<String> = book.sheets_metadata().iter().filter(seen).map(|sheet| sheet.name.clone()).collect();
    for name in &names {
        let grid = sheet(&mut book, name)?;
        if !grid.is_empty() {
            let others = names.iter().filter(|other| *other != name).cloned().collect();
            return Ok(grid.table(name.clone(), others));
        }
    }
    Ok(Table::default())
}

/// A sheet whose cells can only be read together.
fn whole<'a, R: Reader<Bytes<'a>>>(book: &mut R, name: &str) -> Result<Grid, Unreadable> {
    let range = book.worksheet_range(name).map_err(|_| damaged())?;
    let (top, left) = range.start().unwrap_or_default();
    let mut grid = Grid::default();
    for (row, column, value) in range.used_cells() {
        let at = |start: u32, offset: usize| start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
        add(&mut grid, (at(top, row), at(left, column)), value)?;
    }
    Ok(grid)
}

fn add(grid: &mut Grid, (row, column): (u32, u32), value: &Data) -> Result<(), Unreadable> {
    let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    grid.put(place(row), place(column), cell(value))
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
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Cell::Text(format!("{year:04}-{month:02}-{day:02}"))
}
