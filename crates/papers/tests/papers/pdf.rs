//! PDFs as programs of others read them. `cargo xtask setup` gets the fonts and those programs.

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::LazyLock;

use jiangxuan_contract::command::PaperKind;
use jiangxuan_foreign::code;
use jiangxuan_papers::fonts::{Fonts, Role};
use jiangxuan_papers::mark::Trace;
use jiangxuan_papers::pdf::pdf;
use jiangxuan_papers::{Paper, PaperError, forms, scan};

use crate::sample;

pub static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::search);

const SET_UP: &str = "run `cargo xtask setup` first";

fn tool(name: &str, words: &[&str], file: &[u8], made: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("folder");
    std::fs::write(folder.path().join("paper.pdf"), file).expect("write");
    let done = Command::new(name)
        .args(words)
        .current_dir(folder.path())
        .output()
        .unwrap_or_else(|error| panic!("{name}: {error}; {SET_UP}"));
    assert!(done.status.success(), "{name}: {}", String::from_utf8_lossy(&done.stderr));
    if made.is_empty() { done.stdout } else { std::fs::read(folder.path().join(made)).expect("output") }
}

/// All text without blanks and line ends: cells wrap where they like.
pub fn text(file: &[u8]) -> String {
    let said = String::from_utf8(tool("pdftotext", &["-raw", "paper.pdf", "-"], file, "")).expect("text");
    bare(&said)
}

pub fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

fn pages(file: &[u8]) -> usize {
    let told = String::from_utf8(tool("pdfinfo", &["paper.pdf"], file, "")).expect("text");
    let line = told.lines().find_map(|line| line.strip_prefix("Pages:")).expect("pages");
    line.trim().parse().expect("number")
}

#[test]
fn every_character_of_every_paper_can_be_read_back() {
    for paper in sample::all() {
        let said = text(&pdf(&FONTS, &paper).unwrap_or_else(|error| panic!("{}: {error}", paper.stem)));
        for wanted in paper.texts().flat_map(str::lines).filter(|text| *text != paper.title) {
            let missing = bare(wanted).chars().find(|c| !said.contains(*c));
            assert_eq!(missing, None, "{}: {wanted}", paper.stem);
        }
        // Cells may break a text over pages and lines; a name is short enough to stand whole.
        assert!(said.contains("王堃喆"), "{}", paper.stem);
    }
}

/// Numbers that somebody copies: of people, enterprises, certificates, patents, versions.
fn numbers(paper: &Paper) -> BTreeSet<String> {
    let number = |text: &str| {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        digits >= 8 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
    };
    let texts = paper.texts().flat_map(|text| text.split(|c: char| !c.is_ascii() || c.is_whitespace()));
    texts.filter(|text| number(text)).map(str::to_owned).collect()
}

#[test]
fn a_copied_number_is_the_number() {
    let mut seen = 0;
    for paper in sample::all() {
        let file = pdf(&FONTS, &paper).expect("pdf");
        let said = String::from_utf8(tool("pdftotext", &["-raw", "paper.pdf", "-"], &file, "")).expect("text");
        let hidden: Vec<char> = said.chars().filter(|c| is_default_ignorable(*c)).collect();
        assert!(hidden.is_empty(), "{}: {hidden:?}: characters that nobody sees", paper.stem);
        let said = bare(&said);
        for number in numbers(&paper) {
            assert!(said.contains(&number), "{}: {number}", paper.stem);
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen}");
}

/// Characters without a picture, which a copy keeps.
fn is_default_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The words of a page with the top and bottom of each, in millimetres.
fn placed(file: &[u8], page: usize) -> Vec<(String, f64, f64)> {
    let page = page.to_string();
    let told = tool("pdftotext", &["-bbox", "-f", &page, "-l", &page, "paper.pdf", "-"], file, "");
    let told = String::from_utf8(told).expect("text");
    let at = |line: &str, key: &str| -> f64 {
        let (_, rest) = line.split_once(&format!("{key}=\"")).expect("place");
        rest.split('"').next().and_then(|points| points.parse().ok()).map_or(0.0, |points: f64| points * 25.4 / 72.0)
    };
    let words = told.lines().filter(|line| line.contains("<word"));
    words
        .map(|line| {
            let word = line.split(['>', '<']).nth(2).unwrap_or_default().to_owned();
            (word, at(line, "yMin"), at(line, "yMax"))
        })
        .collect()
}

/// GB/T 9704: the line of the page number 7 mm below the type area, which is 225 mm high and begins at 37 mm.
#[test]
fn the_page_number_stands_seven_millimetres_below_the_text() {
    let file = pdf(&FONTS, &forms::narrative(&sample::season(), &sample::nominee())).expect("pdf");
    for page in [1, 2] {
        let words = placed(&file, page);
        let (_, top, bottom) = words.iter().find(|(word, ..)| word == "—").expect("a page number");
        let middle = f64::midpoint(*top, *bottom);
        assert!((middle - 262.0 - 7.0).abs() < 1.0, "page {page}: {:.1} mm below", middle - 262.0);
    }
}

#[test]
fn a_certificate_says_nothing_of_this_program_and_may_be_moved() {
    let mut nominee = sample::nominee();
    nominee.fields.insert("issued".to_owned(), "2019-11-08".to_owned());
    nominee.fields.insert("cert_no".to_owned(), "晋中工匠2019-001".to_owned());
    let sheet = sample::sheet(vec![nominee]);
    let made = |overprint| {
        pdf(&FONTS, &forms::certificates(&sample::season(), overprint, &sheet).expect("paper")).expect("pdf")
    };
    let (plain, moved) = (made(None), made(Some((0, 50))));
    let said = text(&plain);
    assert!(said.contains("授予2019年度“晋中工匠”称号") && said.contains("中共晋中市委人才工作领导小组"), "{said}");
    assert!(!said.contains("校验码") && !said.contains("—"), "{said}");
    assert!(text(&moved).contains("王堃喆") && !text(&moved).contains("荣誉证书"));
    let top = |file: &[u8]| placed(file, 1).into_iter().find(|(word, ..)| word.contains("王堃喆")).expect("a name").1;
    assert!((top(&moved) - top(&plain) - 5.0).abs() < 0.5, "{} and {}", top(&plain), top(&moved));
}

#[test]
fn the_summary_of_the_city_is_on_a3() {
    let size = |paper: &Paper| {
        let told =
            String::from_utf8(tool("pdfinfo", &["paper.pdf"], &pdf(&FONTS, paper).expect("pdf"), "")).expect("text");
        told.lines().find(|line| line.starts_with("Page size")).unwrap_or_default().to_owned()
    };
    let (season, office, sheet) = (sample::season(), sample::office(), sample::sheet(vec![sample::nominee()]));
    let city = size(&forms::annex2_municipal(&season, &office, &sheet).expect("paper"));
    assert!(city.contains("1190.55 x 841.89") || city.contains("A3"), "{city}");
    assert!(size(&forms::annex2(&season, &office, &sheet).expect("paper")).contains("A4"));
}

#[test]
fn the_photo_is_in_its_box_and_no_page_of_the_volume() {
    let nominee = sample::with_photo();
    let (season, office) = (sample::season(), sample::office());
    for paper in [forms::annex1(&season, &nominee), forms::pack(&season, &office, &nominee, 1)] {
        assert_eq!(paper.pictures.len(), 1, "{}", paper.stem);
        let file = pdf(&FONTS, &paper).expect("pdf");
        let listed = String::from_utf8(tool("pdfimages", &["-list", "paper.pdf"], &file, "")).expect("text");
        assert_eq!(listed.lines().skip(2).filter(|line| line.contains(" image ")).count(), 1, "{listed}");
        assert!(!text(&file).contains("证件照"), "{}", paper.stem);
    }
    let none = sample::nominee();
    assert!(forms::annex1(&season, &none).texts().any(|text| text == "照　片"), "room for it");
}

#[test]
fn rare_characters_of_names_come_from_a_font_that_has_them() {
    for character in "堃喆旻祎昇彧垚璟瑢䶮".chars() {
        assert_eq!(FONTS.missing(&character.to_string()), None, "{character}; {SET_UP}");
    }
    let body = FONTS.found().iter().find(|found| found.role == Some(Role::Body)).unwrap_or_else(|| panic!("{SET_UP}"));
    if body.family.contains("Fandol") {
        assert!(!FONTS.role_has(Role::Body, '堃'), "the helper is what prints it");
    }
}

#[test]
fn a_character_that_no_font_has_is_named_before_anything_is_set() {
    let mut nominee = sample::nominee();
    nominee.fields.insert("duty".to_owned(), "班长\u{e123}兼工长".to_owned());
    let failed = pdf(&FONTS, &forms::annex1(&sample::season(), &nominee)).expect_err("no font has a private character");
    let PaperError::MissingGlyph { character, context, .. } = &failed else { panic!("{failed}") };
    assert_eq!((*character, context.as_str()), ('\u{e123}', "班长\u{e123}兼工长"));
    assert!(failed.to_string().contains("U+E123"));
}

#[test]
fn markup_in_data_is_printed_and_not_obeyed() {
    let mut nominee = sample::nominee();
    nominee.narrative = "#panic(\"x\") $x^2$ *粗* @ref <label> \\ [内容] // 注释".to_owned();
    let said = text(&pdf(&FONTS, &forms::narrative(&sample::season(), &nominee)).expect("pdf"));
    assert!(said.contains("#panic(\"x\")$x^2$*粗*@ref<label>\\[内容]//注释"), "{said}");
}

#[test]
fn a_long_text_flows_over_pages_and_headings_come_again() {
    let mut nominee = sample::nominee();
    let award = nominee.records["awards"][0].clone();
    nominee.records.insert("awards".to_owned(), vec![award; 90]);
    let file = pdf(&FONTS, &forms::annex1(&sample::season(), &nominee)).expect("pdf");
    let said = text(&file);
    assert!(pages(&file) >= 6);
    assert!(said.matches("奖项或荣誉名称").count() >= 3, "headings");
    assert_eq!(said.matches("晋中市五一劳动奖章").count(), 91, "no row is lost, and a proof names one");
}

#[test]
fn each_part_of_the_bound_volume_starts_on_a_right_hand_page() {
    let file = pdf(&FONTS, &forms::pack(&sample::season(), &sample::office(), &sample::nominee(), 2)).expect("pdf");
    let on = |page: usize| {
        let page = page.to_string();
        bare(
            &String::from_utf8(tool("pdftotext", &["-raw", "-f", &page, "-l", &page, "paper.pdf", "-"], &file, ""))
                .expect("text"),
        )
    };
    let find = |words: &str, not: &str| {
        (1..=pages(&file)).find(|page| on(*page).contains(words) && !on(*page).contains(not)).expect("page")
    };
    assert_eq!(find("目录", "某某某"), 3);
    for (words, not) in [("附件1", "目录"), ("刀尖上的五微米", "目录")] {
        let page = find(words, not);
        assert_eq!(page % 2, 1, "{words} on page {page}");
        assert!(on(3).contains(&page.to_string()), "the contents name page {page}");
    }
    assert!((1..=pages(&file)).filter(|page| on(*page).contains("第2份/共4份")).count() >= pages(&file) / 2);
}

#[test]
fn the_foot_of_a_printed_page_leads_back_to_its_version() {
    let file = pdf(&FONTS, &forms::annex1(&sample::season(), &sample::nominee())).expect("pdf");
    for page in ["1", "2"] {
        let picture = tool(
            "pdftoppm",
            &["-r", "200", "-png", "-f", page, "-l", page, "-singlefile", "paper.pdf", "page"],
            &file,
            "page.png",
        );
        let codes = code::read(code::Job { bytes: picture, wanted: scan::START.to_owned() }).expect("codes");
        let trace = scan::read(&codes).expect("trace");
        let expected = Trace {
            paper: PaperKind::Annex1,
            dossier: sample::nominee().id,
            version: 3,
            hash: "7f3a91c2d4e5b607".to_owned(),
        };
        assert_eq!(trace, expected);
    }
}

#[test]
fn each_role_is_set_in_its_own_font() {
    let file = pdf(&FONTS, &forms::annex1(&sample::season(), &sample::nominee())).expect("pdf");
    let told = String::from_utf8(tool("pdffonts", &["paper.pdf"], &file, "")).expect("text");
    let used = |role: Role| {
        let found = FONTS.found().iter().find(|found| found.role == Some(role)).expect("set-up gathers all roles");
        let letters = found.family.replace(' ', "");
        assert!(told.contains(letters.get(..8).unwrap_or(&letters)), "{role:?} {letters}: {told}");
    };
    [Role::Title, Role::Body, Role::Hei, Role::Latin].into_iter().for_each(used);
}
