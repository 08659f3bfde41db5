//! Spreadsheets, unzipped.

use jiangxuan_papers::forms;
use jiangxuan_papers::sheet::Block;
use jiangxuan_papers::xlsx::xlsx;

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
