//! The tables of a [`Paper`] as a spreadsheet. Every cell is text: nothing that came in as data can become a formula,
//! and numbers of eighteen digits keep all of them. Only what this program has counted itself is a number. Each part of
//! a paper is a worksheet of its own.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, HeaderImagePosition, Image, Workbook, Worksheet, XlsxError};

use crate::error::PaperError;
use crate::mark::{SIDE, Squares};
use crate::sheet::{Block, Cell, Figure, Page, Paper, Table, TextStyle};

/// Name of the worksheet of a paper without parts.
const WHOLE: &str = "汇总表";
/// Width of a column that no table has, in characters.
const PLAIN: f64 = 80.0;
/// Height of a line over the size of its type.
const LINE: f64 = 1.4;
/// Size of type in tables, in points.
const SIZE: f64 = 10.0;
/// Highest row that a spreadsheet may have, in points.
const HIGHEST: f64 = 409.0;

impl From<XlsxError> for PaperError {
    fn from(error: XlsxError) -> Self {
        Self::Packing(error.to_string())
    }
}

/// The spreadsheet of a paper.
pub fn xlsx(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let mut book = Workbook::new();
    let (mut rest, mut name, mut page) = (paper.blocks.as_slice(), WHOLE, paper.page);
    if let [Block::Part { name: first, page: size }, blocks @ ..] = rest {
        (rest, name, page) = (blocks, first, *size);
    }
    loop {
        let end = rest.iter().position(|block| matches!(block, Block::Part { .. }));
        let (blocks, more) = rest.split_at(end.unwrap_or(rest.len()));
        worksheet(book.add_worksheet().set_name(name)?, paper, page, blocks)?;
        let [Block::Part { name: next, page: size }, blocks @ ..] = more else { break };
        (rest, name, page) = (blocks, next, *size);
    }
    Ok(book.save_to_buffer()?)
}

fn worksheet(sheet: &mut Worksheet, paper: &Paper, size: Page, blocks: &[Block]) -> Result<(), PaperError> {
    let tables = blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let widest = tables.max_by_key(|table| table.columns.len());
    let columns: Vec<f64> = widest.map_or(vec![PLAIN], |table| table.columns.iter().map(|part| width(*part)).collect());
    page(sheet, paper, size)?;
    let mut at = 0;
    for block in blocks {
        at = add(sheet, block, at, &columns)?;
    }
    Ok(())
}

fn page(sheet: &mut Worksheet, paper: &Paper, page: Page) -> Result<(), PaperError> {
    let size = if page == Page::Broad { 8 } else { 9 };
    sheet.set_paper_size(size).set_margins(0.6, 0.6, 0.6, 1.0, 0.3, 0.2).set_print_fit_to_pages(1, 0);
    if page.across() {
        sheet.set_landscape();
    }
    if !paper.foot {
        sheet.set_footer(format!("&C{}", sized(9, "第 &P 页 / 共 &N 页")));
        return Ok(());
    }
    // G stands for the picture.
    sheet.set_footer(format!("&L&G&C{}&R{}", sized(9, &plainly(&paper.mark.text)), sized(9, "第 &P 页 / 共 &N 页")));
    let code = Squares::of(&paper.mark.code)?.png()?;
    // At 96 dots per inch.
    let dots = f64::from(SIDE) / 254.0 * 96.0;
    let code = Image::new_from_buffer(&code)?.set_scale_to_size(dots, dots, true);
    sheet.set_footer_image(&code, HeaderImagePosition::Left)?;
    Ok(())
}

/// Text of a header or footer at a size, in points. A digit right behind the size would be taken for a part of it.
fn sized(points: u8, text: &str) -> String {
    format!("&{points} {text}")
}

/// Text of a header or footer that says just that: an ampersand begins a code.
fn plainly(text: &str) -> String {
    text.replace('&', "&&")
}

/// Width of a column in characters of the spreadsheet's own font.
fn width(part: u32) -> f64 {
    f64::from(part) * 0.75
}

/// The height of a row for a text within such columns, in points: a program that opens the file measures no merged cell,
/// and not every one measures the others.
fn height(text: &str, size: f64, columns: &[f64]) -> f64 {
    // A character of the spreadsheet's own font is 7 dots wide at 96 dots per inch; five dots are lost at the edges.
    let room: f64 = columns.iter().map(|width| width * 7.0 * 0.75).sum::<f64>() - 5.0;
    let wide = |line: &str| line.chars().map(|c| if c.is_ascii() { size / 2.0 } else { size }).sum::<f64>();
    let lines: f64 = text.lines().map(|line| (wide(line) / room.max(size)).ceil().max(1.0)).sum();
    (lines.max(1.0) * size * LINE + 4.0).min(HIGHEST)
}

fn add(sheet: &mut Worksheet, block: &Block, at: u32, columns: &[f64]) -> Result<u32, PaperError> {
    match block {
        Block::Text { style, text } => {
            let (font, size) = match style {
                TextStyle::Title | TextStyle::Cover => ("方正小标宋简体", 22.0),
                TextStyle::Note => ("仿宋_GB2312", 10.5),
                _ => ("黑体", 16.0),
            };
            let format = plain(font, size).set_text_wrap();
            let format = if matches!(style, TextStyle::Title | TextStyle::Cover) {
                format.set_align(FormatAlign::Center)
            } else {
                format
            };
            whole(sheet, at, text, size, columns, &format)
        }
        Block::Spread { parts } => {
            let format = plain("仿宋_GB2312", 11.0).set_text_wrap();
            whole(sheet, at, &parts.join("　　"), 11.0, columns, &format)
        }
        Block::Table(table) => rows(sheet, table, at),
        _ => Ok(at),
    }
}

fn rows(sheet: &mut Worksheet, table: &Table, at: u32) -> Result<u32, PaperError> {
    for (column, part) in (0..).zip(&table.columns) {
        sheet.set_column_width(column, width(*part))?;
    }
    let headings = u32::try_from(table.heading_rows).unwrap_or_default();
    if headings > 0 {
        sheet.set_repeat_rows(at, at + headings - 1)?.set_freeze_panes(at + headings, 0)?;
    }
    let mut row = at;
    for line in &table.rows {
        let mut high: f64 = 0.0;
        for ((column, part), cell) in (0..).zip(&table.columns).zip(&line.cells) {
            let text = text(cell);
            high = high.max(height(&text, SIZE, &[width(*part)]));
            write(sheet, row, column, cell, text)?;
        }
        sheet.set_row_height(row, high)?;
        row += 1;
    }
    Ok(row)
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, text: String) -> Result<(), PaperError> {
    let format = boxed(cell.label);
    let number = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    match cell.figure {
        Some(Figure::Count(count)) => {
            sheet.write_number_with_format(row, column, number(count), &format.set_num_format("0"))?;
        }
        Some(Figure::Permille(tenths)) => {
            let share = number(tenths) / 1000.0;
            sheet.write_number_with_format(row, column, share, &format.set_num_format("0.0%"))?;
        }
        None => {
            sheet.write_string_with_format(row, column, text, &format)?;
        }
    }
    Ok(())
}

/// A text over all columns.
fn whole(
    sheet: &mut Worksheet,
    row: u32,
    text: &str,
    size: f64,
    columns: &[f64],
    format: &Format,
) -> Result<u32, PaperError> {
    sheet.set_row_height(row, height(text, size, columns))?;
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if last > 0 {
        sheet.merge_range(row, 0, row, last, text, format)?;
    } else {
        sheet.write_string_with_format(row, 0, text, format)?;
    }
    Ok(row + 1)
}

fn text(cell: &Cell) -> String {
    cell.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn plain(font: &str, size: f64) -> Format {
    Format::new().set_font_name(font).set_font_size(size).set_align(FormatAlign::VerticalCenter).set_num_format("@")
}

fn boxed(label: bool) -> Format {
    plain(if label { "黑体" } else { "仿宋_GB2312" }, SIZE)
        .set_align(FormatAlign::Center)
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
}
