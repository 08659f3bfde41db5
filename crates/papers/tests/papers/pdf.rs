//! PDFs as programs of others read them. `cargo xtask setup` gets the fonts and those programs.

use std::process::Command;
use std::sync::LazyLock;

use jiangxuan_foreign::code;
use jiangxuan_papers::fonts::{Fonts, Role};
use jiangxuan_papers::mark::Trace;
use jiangxuan_papers::pdf::pdf;
use jiangxuan_papers::{PaperError, forms, scan};

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
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{200b}').collect()
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
    assert_eq!(said.matches("晋中市五一劳动奖章").count(), 90, "no row is lost");
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
            paper: "annex1".to_owned(),
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
