//! A [`Paper`] as a Word file. It names the bureaus' own fonts, with `eastAsia` set, and has the margins and the
//! grid of GB/T 9704; what is not installed where it is opened, Word replaces.

mod foot;
mod style;
mod table;

use std::io::Cursor;

use docx_rs::{
    BreakType, DocGrid, DocGridType, Docx, LineSpacing, LineSpacingType, PageMargin, PageOrientationType, Paragraph,
    Run,
};

use crate::error::PaperError;
use crate::sheet::{Block, Page, Paper, Signed};
use style::Style;

/// Twentieths of a point in a tenth of a millimetre.
const TWIPS: f64 = 56.692_913_385_826_77 / 10.0;
/// Pitch of the lines: 22 on 225 mm.
const PITCH: usize = 579;

/// Tenths of a millimetre in twips.
fn twips(tenths: impl Into<f64>) -> i32 {
    // A page is a few thousand tenths wide.
    (tenths.into() * TWIPS).round() as i32
}

/// The Word file of a paper.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let mut docx = page(Docx::new(), paper.page, paper.shift)
        .default_fonts(style::fonts(style::BODY))
        .default_size(32)
        .default_line_spacing(LineSpacing::new().before(0).after(0));
    for block in &paper.blocks {
        docx = add(docx, block, paper)?;
    }
    let docx = if paper.foot { foot::add(docx, paper)? } else { docx };
    let mut packed = docx.build();
    packed.document = table::with_headings(&packed.document);
    let mut out = Cursor::new(Vec::new());
    packed.pack(&mut out).map_err(|error| PaperError::Packing(error.to_string()))?;
    Ok(out.into_inner())
}

fn page(mut docx: Docx, page: Page, (right, down): (i32, i32)) -> Docx {
    let (top, bottom, inner, outer) = match page {
        Page::Official => (370, 350, 280, 260),
        Page::Form => (240, 260, 280, 260),
        Page::Wide | Page::Broad => (160, 240, 150, 150),
    };
    let margin = PageMargin {
        top: twips(top + down),
        bottom: twips(bottom - down),
        left: twips(inner + right),
        right: twips(outer - right),
        header: twips(150),
        // The foot begins 2 mm below the type area.
        footer: twips(bottom - foot::HEIGHT - 20),
        gutter: 0,
    };
    if page == Page::Official {
        let grid = DocGrid::with_empty().grid_type(DocGridType::Lines).line_pitch(PITCH);
        docx.document.section_property.doc_grid = Some(grid);
    }
    let (narrow, middle, wide) = (11_906, 16_838, 23_811);
    match page {
        Page::Wide => docx.page_size(middle, narrow).page_orient(PageOrientationType::Landscape),
        Page::Broad => docx.page_size(wide, middle).page_orient(PageOrientationType::Landscape),
        Page::Official | Page::Form => docx.page_size(narrow, middle),
    }
    .page_margin(margin)
}

fn add(docx: Docx, block: &Block, paper: &Paper) -> Result<Docx, PaperError> {
    let page = paper.page;
    Ok(match block {
        Block::Text { style, text } => docx.add_paragraph(Style::of(*style).paragraph(text)),
        Block::Spread { parts } => docx.add_paragraph(Style::spread(page).paragraph(&parts.join("　　"))),
        Block::Table(table) => docx.add_table(table::table(table, paper)?).add_paragraph(seam()),
        Block::Signed(Signed { name, name_inset, day, day_inset }) => docx
            .add_paragraph(Style::signed(*name_inset).paragraph(name))
            .add_paragraph(Style::signed(*day_inset).paragraph(day)),
        Block::Gap { lines } => (0..*lines).fold(docx, |docx, _| docx.add_paragraph(Paragraph::new())),
        Block::NewPage | Block::Part { .. } => {
            docx.add_paragraph(Paragraph::new().add_run(Run::new().add_break(BreakType::Page)))
        }
        // Only the bound volume has pages of pictures, and it is no Word file.
        Block::Picture { .. } => docx,
        Block::Contents { names } => names
            .iter()
            .fold(docx, |docx, name| docx.add_paragraph(Style::of(crate::sheet::TextStyle::Plain).paragraph(name))),
    })
}

/// Between two tables: Word would make one of them without it.
fn seam() -> Paragraph {
    let low = LineSpacing::new().line_rule(LineSpacingType::Exact).line(80).before(0).after(0);
    Paragraph::new().line_spacing(low).snap_to_grid(false).size(2)
}
