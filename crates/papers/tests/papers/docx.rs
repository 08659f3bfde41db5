//! Word files, unzipped.

use std::io::{Cursor, Read as _};

use jiangxuan_papers::docx::docx;
use jiangxuan_papers::{Paper, forms};

use crate::sample;

pub fn part(file: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).expect("zip");
    let mut text = String::new();
    zip.by_name(name).expect("part").read_to_string(&mut text).expect("text");
    text
}

fn document(paper: &Paper) -> String {
    part(&docx(paper).expect("docx"), "word/document.xml")
}

/// The text of a document as its reader puts it together.
fn said(xml: &str) -> String {
    let runs = xml.split("<w:t xml:space=\"preserve\">").skip(1);
    let text: String = runs.filter_map(|rest| rest.split("</w:t>").next()).collect();
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

#[test]
fn the_narrative_has_the_sizes_and_fonts_of_the_notice() {
    let xml = document(&forms::narrative(&sample::season(), &sample::nominee()));
    let run = |size: u32, font: &str| {
        xml.split("<w:r>").any(|run| {
            run.contains(&format!("<w:sz w:val=\"{size}\" />")) && run.contains(&format!("w:eastAsia=\"{font}\""))
        })
    };
    assert!(run(44, "方正小标宋简体"), "title");
    assert!(run(32, "仿宋_GB2312"), "body");
    assert!(run(32, "黑体"), "heading");
    assert!(
        xml.contains("w:linePitch=\"579\"")
            && xml.contains("w:type=\"lines\"")
            && xml.contains("<w:spacing w:val=\"-6\" />"),
        "grid"
    );
    assert!(xml.contains("w:top=\"2098\"") && xml.contains("w:left=\"1587\""), "margins");
}

#[test]
fn every_text_of_every_paper_is_in_its_word_file() {
    for paper in sample::all() {
        let file = docx(&paper).expect("docx");
        let body = said(&part(&file, "word/document.xml"));
        for block in paper.texts().flat_map(str::lines).filter(|text| *text != paper.mark.text && *text != paper.title)
        {
            assert!(body.contains(block), "{}: {block}", paper.stem);
        }
        for foot in ["word/footer1.xml", "word/footer2.xml"].into_iter().filter(|_| paper.foot) {
            assert!(said(&part(&file, foot)).contains(&paper.mark.text), "{}", paper.stem);
        }
    }
}

#[test]
fn outer_lines_are_twice_as_wide_and_headings_are_repeated() {
    let xml = document(&forms::annex1(&sample::season(), &sample::nominee()));
    assert!(
        xml.contains("<w:top w:val=\"single\" w:sz=\"12\"") && xml.contains("<w:insideH w:val=\"single\" w:sz=\"6\"")
    );
    assert_eq!(xml.matches("<w:tblHeader />").count(), 2 * 7, "two rows for each list of records");
    assert!(xml.contains("<w:vMerge w:val=\"continue\" />"), "the photo spans rows");
}

#[test]
fn text_that_looks_like_markup_stays_text() {
    let mut nominee = sample::nominee();
    nominee.fields.insert("duty".to_owned(), "</w:t>.5\" w:hRule=\"atLeast\" />&\u{1}班长".to_owned());
    let xml = document(&forms::annex1(&sample::season(), &nominee));
    assert!(said(&xml).contains("</w:t>.5\" w:hRule=\"atLeast\" />&班长"));
    assert_eq!(xml.matches("<w:tblHeader />").count(), 2 * 7);
}

#[test]
fn what_nobody_signed_says_so() {
    let mut nominee = sample::nominee();
    nominee.version.number = 0;
    let file = docx(&forms::annex1(&sample::season(), &nominee)).expect("docx");
    assert!(said(&part(&file, "word/document.xml")).starts_with("草稿　未签发"));
    assert!(said(&part(&file, "word/footer1.xml")).contains("草稿（未签发）"));
}

/// A certificate is framed.
#[test]
fn a_certificate_has_no_foot() {
    let paper = sample::all().into_iter().find(|paper| paper.stem == "证书").expect("certificates");
    let file = docx(&paper).expect("docx");
    let zip = zip::ZipArchive::new(Cursor::new(&file)).expect("zip");
    assert!(!zip.file_names().any(|name| name.expect("a name").contains("footer")));
}

#[test]
fn the_photo_is_in_its_box() {
    let file = docx(&forms::annex1(&sample::season(), &sample::with_photo())).expect("docx");
    let xml = part(&file, "word/document.xml");
    let (before, after) = xml.split_once("r:embed=").expect("a picture");
    assert!(before.contains("民族") && !before.contains("曾用名") && after.contains("曾用名"), "in the first row");
    assert!(!xml.contains("照　片"));
}

#[test]
fn the_foot_of_every_page_has_its_picture() {
    let file = docx(&forms::annex1(&sample::season(), &sample::nominee())).expect("docx");
    for foot in ["footer1", "footer2", "footer3"] {
        let xml = part(&file, &format!("word/{foot}.xml"));
        let (_, embedded) = xml.split_once("r:embed=\"").expect("a picture");
        let id = embedded.split('"').next().unwrap_or_default();
        let related = part(&file, &format!("word/_rels/{foot}.xml.rels"));
        assert!(related.contains(&format!("Id=\"{id}\"")), "{foot}: {related}");
    }
}
