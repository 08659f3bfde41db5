//! The foot of every page in Word's terms: square code, version and check code, page number at the outer edge.

use docx_rs::{
    AlignmentType, Docx, FieldCharType, Footer, InstrPAGE, InstrText, LineSpacing, Paragraph, Pic, Run, Table,
    TableAlignmentType, TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::style::{self, fonts};
use super::twips;
use crate::error::PaperError;
use crate::mark::{Mark, SIDE, Squares};
use crate::sheet::Paper;

/// English metric units in a tenth of a millimetre.
const EMU: u32 = 3_600;
/// Height of the foot in tenths of a millimetre: the square code, and half a millimetre for what follows it.
pub(super) const HEIGHT: i32 = SIDE.cast_signed() + 5;
/// From the top of the foot to the page number, in twips: its line lies 7 mm below the type area (GB/T 9704).
const LOWER: u32 = 142;

/// Adds the foot for odd and for even pages.
pub(super) fn add(docx: Docx, paper: &Paper) -> Result<Docx, PaperError> {
    let picture = Squares::of(&paper.mark.code)?.png()?;
    let whole = usize::try_from(twips(paper.page.width())).unwrap_or_default();
    let foot = |odd: bool| Footer::new().add_table(foot(&paper.mark, &picture, whole, odd)).add_paragraph(low());
    // The library counts the pictures of a first page's foot even where there is none, so that one is given.
    Ok(docx.footer(foot(true)).first_footer(foot(true)).even_footer(foot(false)))
}

fn foot(mark: &Mark, picture: &[u8], whole: usize, odd: bool) -> Table {
    let (code, number) =
        (usize::try_from(twips(SIDE + 30)).unwrap_or_default(), usize::try_from(twips(240)).unwrap_or_default());
    let words = whole.saturating_sub(code + number);
    let square = Paragraph::new()
        .align(if odd { AlignmentType::Left } else { AlignmentType::Right })
        .snap_to_grid(false)
        .add_run(Run::new().add_image(Pic::new(picture).size(SIDE * EMU, SIDE * EMU)));
    let page = Paragraph::new()
        .align(if odd { AlignmentType::Right } else { AlignmentType::Left })
        .snap_to_grid(false)
        .line_spacing(LineSpacing::new().before(LOWER).after(0))
        .add_run(number_run());
    let number_cell = cell(page, number).vertical_align(VAlignType::Top);
    let mut cells = vec![cell(square, code), text(mark, words, odd), number_cell];
    let mut grid = vec![code, words, number];
    if !odd {
        cells.reverse();
        grid.reverse();
    }
    Table::without_borders(vec![TableRow::new(cells)])
        .width(whole, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
        .set_grid(grid)
}

fn text(mark: &Mark, width: usize, odd: bool) -> TableCell {
    let align = if odd { AlignmentType::Left } else { AlignmentType::Right };
    let copy = mark.copy.map(|(copy, of)| format!("第 {copy} 份 / 共 {of} 份"));
    let lines = std::iter::once(mark.text.clone()).chain(copy);
    lines.fold(TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center), |cell, line| {
        let run = Run::new().add_text(line).fonts(fonts(style::BODY)).size(18);
        cell.add_paragraph(Paragraph::new().align(align).snap_to_grid(false).add_run(run))
    })
}

fn cell(paragraph: Paragraph, width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center).add_paragraph(paragraph)
}

/// — 1 —, 四号 宋体.
fn number_run() -> Run {
    Run::new()
        .add_text("— ")
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(InstrText::PAGE(InstrPAGE {}))
        .add_field_char(FieldCharType::Separate, false)
        .add_text("1")
        .add_field_char(FieldCharType::End, false)
        .add_text(" —")
        .fonts(fonts(style::SONG))
        .size(28)
}

/// Word wants a paragraph after a table.
fn low() -> Paragraph {
    Paragraph::new().line_spacing(LineSpacing::new().before(0).after(0)).snap_to_grid(false).size(2)
}
