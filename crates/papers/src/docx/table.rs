//! Tables in Word's terms: outer lines 1.5 pt, inner lines 0.75 pt, heading rows repeated on every page.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, HeightRule, LineSpacing, Paragraph, Pic, Run, SpecialIndentType, TableAlignmentType, TableBorder,
    TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, VMergeType,
    WidthType,
};

use super::style::{self, fonts};
use super::twips;
use crate::error::PaperError;
use crate::sheet::{Align, Cell, Page, Paper, Picture, Row, Table};

/// Eighths of a point.
const OUTER: usize = 12;
const INNER: usize = 6;
/// Width and height of a photo at most, in millimetres.
const PORTRAIT: (f64, f64) = (23.4, 33.0);
/// English metric units in a millimetre.
const EMU: f64 = 36_000.0;

/// A cell that comes down from a row above: at which column, over how many, for how many rows more.
struct Hanging {
    at: usize,
    columns: usize,
    rows: usize,
}

pub(super) fn table(table: &Table, paper: &Paper) -> Result<docx_rs::Table, PaperError> {
    let page = paper.page;
    let grid = grid(table, page);
    let mut hanging: Vec<Hanging> = Vec::new();
    let mut rows = Vec::with_capacity(table.rows.len());
    for (at, one) in table.rows.iter().enumerate() {
        rows.push(row(one, table.size, &grid, &mut hanging, at < table.heading_rows, &paper.pictures)?);
    }
    let side = if page.across() { 40 } else { 70 };
    Ok(docx_rs::Table::new(rows)
        .width(grid.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
        .margins(TableCellMargins::new().margin(40, side, 40, side))
        .set_borders(borders())
        .set_grid(grid))
}

/// Widths of the columns in twips; rounding goes to the last one.
fn grid(table: &Table, page: Page) -> Vec<usize> {
    let whole = usize::try_from(twips(page.width())).unwrap_or_default();
    let parts: usize = table.columns.iter().map(|part| *part as usize).sum::<usize>().max(1);
    let mut grid: Vec<usize> = table.columns.iter().map(|part| whole * *part as usize / parts).collect();
    let rest = whole - grid.iter().sum::<usize>();
    if let Some(last) = grid.last_mut() {
        *last += rest;
    }
    grid
}

fn borders() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let thick = [Top, Bottom, Left, Right].into_iter().map(|position| (position, OUTER));
    let thin = [InsideH, InsideV].into_iter().map(|position| (position, INNER));
    thick
        .chain(thin)
        .fold(TableBorders::new(), |borders, (position, size)| borders.set(TableBorder::new(position).size(size)))
}

fn row(
    row: &Row,
    size: u32,
    grid: &[usize],
    hanging: &mut Vec<Hanging>,
    heading: bool,
    pictures: &[Picture],
) -> Result<TableRow, PaperError> {
    let mut cells = Vec::new();
    let mut column = 0;
    let mut own = row.cells.iter();
    let mut started = Vec::new();
    while column < grid.len() {
        if let Some(above) = hanging.iter_mut().find(|above| above.at == column && above.rows > 0) {
            above.rows -= 1;
            let width = grid[column..column + above.columns].iter().sum();
            let blank = TableCell::new().width(width, WidthType::Dxa).grid_span(above.columns);
            cells.push(blank.vertical_merge(VMergeType::Continue).add_paragraph(Paragraph::new()));
            column += above.columns;
            continue;
        }
        let Some(next) = own.next() else { break };
        let end = (column + next.columns).min(grid.len());
        let made = cell(next, grid[column..end].iter().sum());
        cells.push(match next.picture.and_then(|picture| pictures.get(picture)) {
            Some(picture) => made.add_paragraph(portrait(picture)?),
            None => written(made, next, size),
        });
        if next.rows > 1 {
            started.push(Hanging { at: column, columns: next.columns, rows: next.rows - 1 });
        }
        column = end;
    }
    hanging.extend(started);
    // A height is a few thousand twips; half a one marks a heading for `with_headings`.
    let height = twips(row.height) as f32 + if heading { 0.5 } else { 0.0 };
    let made = TableRow::new(cells).row_height(height).height_rule(HeightRule::AtLeast);
    Ok(if row.breaks { made } else { made.cant_split() })
}

fn cell(cell: &Cell, width: usize) -> TableCell {
    let mut made = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
    if cell.columns > 1 {
        made = made.grid_span(cell.columns);
    }
    if cell.rows > 1 {
        made = made.vertical_merge(VMergeType::Restart);
    }
    made
}

/// A photo of one inch, as large as its box allows.
fn portrait(picture: &Picture) -> Result<Paragraph, PaperError> {
    let drawn = image::load_from_memory(picture.as_ref()).map_err(|error| PaperError::Packing(error.to_string()))?;
    let (width, height) = (f64::from(drawn.width().max(1)), f64::from(drawn.height().max(1)));
    let scale = (PORTRAIT.0 / width).min(PORTRAIT.1 / height);
    let size = |dots: f64| (dots * scale * EMU).round() as u32;
    let mut png = Cursor::new(Vec::new());
    drawn.write_to(&mut png, image::ImageFormat::Png).map_err(|error| PaperError::Packing(error.to_string()))?;
    let picture = Pic::new_with_dimensions(png.into_inner(), drawn.width(), drawn.height());
    let picture = picture.size(size(width), size(height));
    let paragraph = Paragraph::new().align(AlignmentType::Center).snap_to_grid(false);
    Ok(paragraph.add_run(Run::new().add_image(picture)))
}

fn written(made: TableCell, cell: &Cell, size: u32) -> TableCell {
    let font = if cell.label { style::HEI } else { style::BODY };
    cell.paragraphs.iter().fold(made, |made, paragraph| {
        let align = match paragraph.align {
            Align::Centre => AlignmentType::Center,
            Align::Left | Align::Indent => AlignmentType::Both,
            Align::Right => AlignmentType::Right,
        };
        let half = usize::try_from(size).unwrap_or(24);
        // Two characters of this size, in twips.
        let indent = (paragraph.align == Align::Indent)
            .then(|| SpecialIndentType::FirstLine(i32::try_from(size).unwrap_or(24) * 20));
        let set = Paragraph::new()
            .align(align)
            .snap_to_grid(false)
            .line_spacing(LineSpacing::new().before(0).after(0))
            .indent(Some(0), indent, None, None)
            .add_run(style::run(&paragraph.text).fonts(fonts(font)).size(half));
        made.add_paragraph(set)
    })
}

/// The document with its heading rows marked as such, which the library cannot say: their heights end in
/// half a twip. Text cannot look like the end of a tag, because it is escaped.
pub(super) fn with_headings(document: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(document);
    text.replace(".5\" w:hRule=\"atLeast\" />", "\" w:hRule=\"atLeast\" /><w:tblHeader />").into_bytes()
}
