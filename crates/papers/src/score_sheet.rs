//! 评分单: a spreadsheet that an expert fills in without this program, and the masked dossiers beside it.
//!
//! Every text is a text cell; only the scores may be numbers, and only their cells can be written to.

use jiangxuan_contract::answer::assessment::{ScoreSheet, SheetNominee};
use jiangxuan_rules::fields;
use jiangxuan_rules::score_sheet::{CODE, EXPERT, NOMINEE, NOTE, NUMBER};
use rust_xlsxwriter::{DataValidation, DataValidationRule, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use crate::error::PaperError;
use crate::input::Nominee;
use crate::words;

/// Headings before the scores, and their widths in characters.
const BEFORE: [(&str, f64); 5] =
    [(NOMINEE, 20.0), ("姓名", 10.0), ("工作单位", 26.0), ("从事职业（工种）", 16.0), ("技能等级、职称", 16.0)];
/// Row of the headings, from 0.
const HEADING: u32 = 5;
/// Row of the signature, from 0.
const SIGNATURE: u32 = 3;

/// The spreadsheet of what the engine's `assess.sheet` answers.
///
/// # Errors
/// [`PaperError::Nobody`] where there is no nominee, [`PaperError::Packing`] where a text is longer than a cell may be.
pub fn xlsx(handed: &ScoreSheet) -> Result<Vec<u8>, PaperError> {
    if handed.nominees.is_empty() {
        return Err(PaperError::Nobody);
    }
    let mut book = Workbook::new();
    scores(book.add_worksheet(), handed)?;
    dossiers(book.add_worksheet(), &handed.nominees)?;
    Ok(book.save_to_buffer()?)
}

fn scores(sheet: &mut Worksheet, handed: &ScoreSheet) -> Result<(), PaperError> {
    let dimensions: Vec<&str> = handed.dimensions.iter().map(|one| one.name.as_str()).collect();
    let last = column(BEFORE.len() + dimensions.len());
    sheet.set_name("评分单")?.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    let title = format!("“{}”专家评分单", handed.award);
    sheet.merge_range(0, 0, 0, last, &title, &plain(18.0).set_bold().set_align(FormatAlign::Center))?;
    for (row, label, value) in
        [(1, EXPERT, &handed.expert), (2, NUMBER, &handed.number), (SIGNATURE, CODE, &handed.code)]
    {
        sheet.write_string_with_format(row, 0, label, &plain(11.0).set_bold())?;
        sheet.write_string_with_format(row, 1, value, &plain(if row == SIGNATURE { 6.0 } else { 11.0 }))?;
    }
    let told = "只填各项分数（0–100，最多两位小数）和评语，其余内容请勿改动；材料在第二个工作表。填好后把本文件发回。";
    sheet.write_string_with_format(HEADING - 1, 0, told, &plain(11.0))?;
    let titles = BEFORE.iter().map(|(title, _)| *title).chain(dimensions.iter().copied()).chain([NOTE]);
    for (at, title) in titles.enumerate() {
        sheet.write_string_with_format(
            HEADING,
            column(at),
            title,
            &boxed().set_bold().set_align(FormatAlign::Center),
        )?;
    }
    for (at, (_, width)) in BEFORE.iter().enumerate() {
        sheet.set_column_width(column(at), *width)?;
    }
    sheet.set_column_width(last, 30.0)?.set_freeze_panes(HEADING + 1, 2)?;
    for (row, nominee) in (HEADING + 1..).zip(&handed.nominees) {
        line(sheet, row, nominee, dimensions.len())?;
    }
    let below = HEADING + u32::try_from(handed.nominees.len()).unwrap_or(u32::MAX);
    let rule = DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(0.0, 100.0))
        .set_error_title("分数")?
        .set_error_message("应为 0–100 的分数，最多两位小数。")?;
    sheet.add_data_validation(HEADING + 1, column(BEFORE.len()), below, last - 1, &rule)?;
    sheet.protect();
    Ok(())
}

fn line(sheet: &mut Worksheet, row: u32, nominee: &SheetNominee, dimensions: usize) -> Result<(), PaperError> {
    let field = |key: &str| nominee.seen.fields.get(key).map(String::as_str).unwrap_or_default();
    let level: Vec<&str> =
        [field("skill_level"), field("pro_title")].into_iter().filter(|text| !text.is_empty()).collect();
    let level = level.join("、");
    let before = [nominee.code.as_str(), field("name"), field("employer_name"), field("occupation"), &level];
    for (at, text) in before.into_iter().enumerate() {
        sheet.write_string_with_format(row, column(at), text, &boxed())?;
    }
    let open = boxed().set_unlocked().set_num_format("0.##");
    for at in 0..dimensions {
        sheet.write_blank(row, column(BEFORE.len() + at), &open)?;
    }
    sheet.write_blank(row, column(BEFORE.len() + dimensions), &boxed().set_unlocked())?;
    Ok(())
}

/// The masked dossiers, one below the other.
fn dossiers(sheet: &mut Worksheet, nominees: &[SheetNominee]) -> Result<(), PaperError> {
    sheet.set_name("材料")?.set_paper_size(9).set_column_width(0, 22)?.set_column_width(1, 90)?;
    let mut row = 0;
    for nominee in nominees {
        let seen = Nominee::from(&nominee.seen);
        let title = format!("{}　{}", seen.name(), seen.bureau_name);
        sheet.merge_range(row, 0, row, 1, &title, &boxed().set_bold())?;
        row += 1;
        for (label, value) in told(&seen) {
            sheet.write_string_with_format(row, 0, &label, &boxed())?;
            sheet.write_string_with_format(row, 1, &value, &boxed())?;
            row += 1;
        }
        row += 1;
    }
    Ok(())
}

/// Fields, records and narrative with their names on the form, and in its words.
fn told(nominee: &Nominee) -> Vec<(String, String)> {
    let value = |key| nominee.fields.get(key).map(|raw| words::shown(key, raw));
    let told = fields::fields().iter().filter_map(|field| Some((field.zh.to_owned(), value(field.key)?)));
    let mut lines: Vec<(String, String)> = told.collect();
    for section in fields::sections() {
        for record in words::in_order(nominee, section.key) {
            let column = |field: &fields::Field| {
                record.get(field.key).map(|raw| words::value(nominee, section.key, field.key, raw))
            };
            let columns = section.fields.iter().filter_map(column).filter(|text| !text.is_empty());
            lines.push((section.zh.to_owned(), columns.collect::<Vec<_>>().join("　")));
        }
    }
    // A cell holds a paragraph, and not every whole story.
    let paragraphs = nominee.narrative.lines().filter(|paragraph| !paragraph.trim().is_empty());
    lines.extend(paragraphs.map(|paragraph| ("事迹材料".to_owned(), paragraph.to_owned())));
    lines
}

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn plain(size: f64) -> Format {
    Format::new().set_font_name("仿宋_GB2312").set_font_size(size).set_num_format("@")
}

fn boxed() -> Format {
    plain(11.0).set_align(FormatAlign::VerticalCenter).set_text_wrap().set_border(FormatBorder::Thin)
}
