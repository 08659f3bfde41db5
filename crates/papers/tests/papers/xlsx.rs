//! Spreadsheets, unzipped.

use jiangxuan_papers::forms::{self, Counts};
use jiangxuan_papers::sheet::Block;
use jiangxuan_papers::xlsx::xlsx;
use jiangxuan_rules::statistics::{Counted, Scope, tally};

use crate::docx::part;
use crate::sample;

#[test]
fn every_cell_is_text_and_nothing_is_a_formula() {
    let mut nominee = sample::nominee();
    nominee.fields.insert("highlights".to_owned(), "=HYPERLINK(\"http://example.org\")".to_owned());
    nominee.fields.insert("remark".to_owned(), "+1-1@SUM(A1)".to_owned());
    let paper = forms::annex2(&sample::season(), &sample::office(), &sample::sheet(vec![nominee])).expect("paper");
    let file = xlsx(&paper).expect("xlsx");
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{sheet}");
    let strings = part(&file, "xl/sharedStrings.xml");
    for text in ["14243119750615069X", "13800000001", "=HYPERLINK(&quot;http://example.org&quot;)", "+1-1@SUM(A1)"] {
        let plain = text.replace("&quot;", "\"");
        assert!(strings.contains(text) || strings.contains(&plain), "{text}");
    }
    for cell in sheet.split("<c ").skip(1) {
        assert!(cell.starts_with("r=") && (cell.contains("t=\"s\"") || !cell.contains("<v>")), "{cell}");
    }
}

#[test]
fn the_sheet_is_ready_to_print() {
    let paper = &sample::all()[2];
    let file = xlsx(paper).expect("xlsx");
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains("orientation=\"landscape\"")
            && sheet.contains("paperSize=\"9\"")
            && sheet.contains("fitToHeight=\"0\"")
    );
    assert!(part(&file, "xl/workbook.xml").contains("_xlnm.Print_Titles"), "headings repeated");
    assert!(sheet.contains(&paper.mark.text), "foot");
    let Block::Table(table) = paper.blocks.iter().find(|block| matches!(block, Block::Table(_))).expect("table") else {
        return;
    };
    let strings = part(&file, "xl/sharedStrings.xml");
    for text in table.texts() {
        assert!(strings.contains(text), "{text}");
    }
}

#[test]
fn counts_are_numbers_and_each_part_is_a_worksheet_ready_to_print() {
    let season = sample::season();
    let fields = |industry: &str| [("industry".to_owned(), industry.to_owned())].into();
    let people = ["装备制造", "=1+1", ""].map(|industry| Counted::of(&season, "祁县人社局", &fields(industry)));
    let counts = Counts {
        title: season.title.clone(),
        office: "祁县人社局".to_owned(),
        scope: Scope::Submitted,
        day: jiff::civil::date(2019, 8, 6),
        closing_day: season.schedule.deadline_day,
        edited: 1,
        tally: tally(&season, &["祁县人社局".to_owned()], &people),
    };
    let file = xlsx(&forms::statistics(&counts)).expect("xlsx");
    let (first, second) = (part(&file, "xl/worksheets/sheet1.xml"), part(&file, "xl/worksheets/sheet2.xml"));
    let book = part(&file, "xl/workbook.xml");
    assert!(book.contains("分项统计") && book.contains("单位与产业"), "{book}");
    assert_eq!(book.matches("_xlnm.Print_Titles").count(), 2, "headings repeated on both");
    assert!(!first.contains("landscape") && second.contains("orientation=\"landscape\""));
    assert!([&first, &second].iter().all(|sheet| sheet.contains("paperSize=\"9\"") && sheet.contains("&amp;P")));
    let strings = part(&file, "xl/sharedStrings.xml");
    for text in ["人选统计表", "统计范围：已上报", "合计：3 人", "未填", "=1+1", "36—45岁", "其中 1 人签发后又有改动"]
    {
        assert!(strings.contains(text), "{text} in {strings}");
    }
    let numbers = |sheet: &str| {
        let cells = sheet.split("<c ").skip(1).filter(|cell| !cell.contains("t=\"s\""));
        let value = |cell: &str| Some(cell.split_once("<v>")?.1.split_once("</v>")?.0.to_owned());
        cells.filter_map(value).collect::<Vec<String>>()
    };
    assert!(!first.contains("<f>") && !second.contains("<f>"), "no formula");
    // Two numbers a line: one for each line of each aspect, and its total.
    let lines: usize = counts.tally.breakdowns.iter().map(|breakdown| breakdown.lines.len() + 1).sum();
    assert_eq!(numbers(&first).len(), 2 * lines);
    assert_eq!(numbers(&second), ["1", "1", "1", "3", "1", "1", "1", "3"]);
    let formats = part(&file, "xl/styles.xml");
    assert!(formats.contains("formatCode=\"0.0%\""), "{formats}");
}
