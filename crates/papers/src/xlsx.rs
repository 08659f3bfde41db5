//! The tables of a [`Paper`] as a spreadsheet. Every cell is text: nothing that came in as data can become a formula,
//! and numbers of eighteen digits keep all of them.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, HeaderImagePosition, Image, Workbook, Worksheet, XlsxError};

use crate::error::PaperError;
use crate::mark::{SIDE, Squares};
use crate::sheet::{Block, Cell, Page, Paper, Table, TextStyle};

impl From<XlsxError> for PaperError {
    fn from(error: XlsxError) -> Self {
        Self::Packing(error.to_string())
    }
}

/// The spreadsheet of a paper.
pub fn xlsx(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let tables =
        paper.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let last = tables.map(|table| table.columns.len()).max().unwrap_or(1).saturating_sub(1);
    let last = u16::try_from(last).unwrap_or(u16::MAX);
    page(sheet, paper)?;
    let mut at = 0;
    for block in &paper.blocks {
        at = add(sheet, block, at, last)?;
    }
    Ok(book.save_to_buffer()?)
}

fn page(sheet: &mut Worksheet, paper: &Paper) -> Result<(), PaperError> {
    sheet.set_name("汇总表")?.set_paper_size(9).set_margins(0.6, 0.6, 0.6, 1.0, 0.3, 0.2).set_print_fit_to_pages(1, 0);
    if paper.page == Page::Wide {
        sheet.set_landscape();
    }
    // An ampersand begins a code in a footer; G stands for the picture.
    sheet.set_footer(format!("&L&G&C&9{}&R&9第 &P 页 / 共 &N 页", paper.mark.text.replace('&', "&&")));
    let code = Squares::of(&paper.mark.code)?.png()?;
    // At 96 dots per inch.
    let dots = f64::from(SIDE) / 254.0 * 96.0;
    let code = Image::new_from_buffer(&code)?.set_scale_to_size(dots, dots, true);
    sheet.set_footer_image(&code, HeaderImagePosition::Left)?;
    Ok(())
}

fn add(sheet: &mut Worksheet, block: &Block, at: u32, last: u16) -> Result<u32, PaperError> {
    match block {
        Block::Text { style, text } => {
            let (font, size, height) = match style {
                TextStyle::Title | TextStyle::Cover => ("方正小标宋简体", 22.0, 36.0),
                TextStyle::Note => ("仿宋_GB2312", 10.5, 18.0),
                _ => ("黑体", 16.0, 24.0),
            };
            let format = plain(font, size);
            let format = if matches!(style, TextStyle::Title | TextStyle::Cover) {
                format.set_align(FormatAlign::Center)
            } else {
                format
            };
            sheet.set_row_height(at, height)?;
            merged(sheet, at, 0, last, text, &format)?;
            Ok(at + 1)
        }
        Block::Spread { parts } => {
            sheet.set_row_height(at, 20)?;
            merged(sheet, at, 0, last, &parts.join("　　"), &plain("仿宋_GB2312", 11.0))?;
            Ok(at + 1)
        }
        Block::Table(table) => rows(sheet, table, at),
        _ => Ok(at),
    }
}

fn rows(sheet: &mut Worksheet, table: &Table, at: u32) -> Result<u32, PaperError> {
    for (column, width) in (0..).zip(&table.columns) {
        sheet.set_column_width(column, f64::from(*width) * 0.75)?;
    }
    let headings = u32::try_from(table.heading_rows).unwrap_or_default();
    if headings > 0 {
        sheet.set_repeat_rows(at, at + headings - 1)?.set_freeze_panes(at + headings, 0)?;
    }
    let mut row = at;
    for line in &table.rows {
        for (column, cell) in (0..).zip(&line.cells) {
            sheet.write_string_with_format(row, column, text(cell), &boxed(cell.label))?;
        }
        row += 1;
    }
    Ok(row)
}

fn text(cell: &Cell) -> String {
    cell.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn merged(
    sheet: &mut Worksheet,
    row: u32,
    first: u16,
    last: u16,
    text: &str,
    format: &Format,
) -> Result<(), PaperError> {
    if last > first {
        sheet.merge_range(row, first, row, last, text, format)?;
    } else {
        sheet.write_string_with_format(row, first, text, format)?;
    }
    Ok(())
}

fn plain(font: &str, size: f64) -> Format {
    Format::new().set_font_name(font).set_font_size(size).set_align(FormatAlign::VerticalCenter).set_num_format("@")
}

fn boxed(label: bool) -> Format {
    plain(if label { "黑体" } else { "仿宋_GB2312" }, 10.0)
        .set_align(FormatAlign::Center)
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
}
