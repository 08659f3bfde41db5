//! Papers: made from what is on record, read back from a scan, refused where a character cannot be printed.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::county::{self, County};
use crate::desk::{Desk, arg, run};
use crate::samples;

fn files(answer: &Value) -> Vec<PathBuf> {
    answer["files"].as_array().expect("files").iter().map(|file| PathBuf::from(file.as_str().expect("path"))).collect()
}

fn ending<'a>(files: &'a [PathBuf], ending: &str) -> &'a Path {
    files.iter().find(|file| file.extension().is_some_and(|end| end == ending)).expect("file")
}

/// The first page of a PDF as a scanner would give it back.
fn scanned(desk: &Desk, file: &Path, name: &str) -> PathBuf {
    let picture = desk.file(name);
    let words = ["-r", "150", "-gray", "-png", "-f", "1", "-l", "1", "-singlefile"];
    let done = Command::new("pdftoppm").args(words).arg(file).arg(&picture).status();
    assert!(done.expect("pdftoppm; run `cargo xtask setup`").success());
    picture.with_extension("png")
}

/// All text of a PDF, without blanks.
fn text(file: &Path) -> String {
    let done = Command::new("pdftotext").arg("-raw").arg(file).arg("-").output();
    let said = String::from_utf8(done.expect("pdftotext; run `cargo xtask setup`").stdout).expect("text");
    said.chars().filter(|c| !c.is_whitespace()).collect()
}

fn printed(desk: &Desk, words: &[&str]) -> Value {
    desk.does(&[&["papers"], words, &["--out", arg(&desk.file("打印"))]].concat())
}

/// The text of the only PDF that a command makes.
pub fn text_of(desk: &Desk, words: &[&str]) -> String {
    let made = files(&printed(desk, &[words, &["--format", "pdf"]].concat()));
    assert_eq!(made.len(), 1, "{words:?}: {made:?}");
    text(&made[0])
}

/// A7: a stamped page is one version behind the data.
#[test]
fn a_stamped_page_tells_its_version_and_what_has_changed_since() {
    let County { desk, node: _node, .. } = county::enrolled();
    let id = desk.completed("闻人守拙");
    desk.does(&["dossier", "seal", &id]);
    let made = printed(&desk, &["annex1", &id]);
    assert_eq!((&made["drafts"], &made["stale"]), (&json!([]), &json!([])));
    let picture = scanned(&desk, ending(&files(&made), "pdf"), "扫描");
    let same = desk.does(&["papers", "scan", arg(&picture)]);
    let person = &same["people"][0];
    assert_eq!((&person["id"], &person["printed_version"], &same["moved"]), (&json!(id), &json!(1), &json!(false)));

    desk.does(&["dossier", "set", &id, "手机号码", "13900000009"]);
    let again = printed(&desk, &["annex1", &id, "--format", "docx"]);
    assert_eq!(again["stale"], json!(["闻人守拙"]), "printed at the sealed version, and says so");
    assert!(files(&again)[0].to_string_lossy().ends_with("_2.docx"), "a file that is there stays as it is");
    desk.does(&["dossier", "seal", &id]);
    let moved = desk.does(&["papers", "scan", arg(&picture)]);
    let person = &moved["people"][0];
    assert_eq!((&moved["moved"], &person["printed_version"], &person["version"]), (&json!(true), &json!(1), &json!(2)));
    let rows = person["differences"].as_array().expect("list");
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!((&rows[0]["field"], &rows[0]["now"]), (&json!("mobile"), &json!("13900000009")));
    let told = desk.shows(&["papers", "scan", arg(&picture)]);
    assert!(told.contains("盖章件是第 1 版，现在已有第 2 版") && told.contains("手机号码：纸上“"), "{told}");

    let slip = text_of(&desk, &["correction", &id, "--printed", "1"]);
    assert!(slip.contains("手机号码") && slip.contains("13900000009") && slip.contains("第1版已打印盖章"), "{slip}");
    assert_eq!(desk.run(&["papers", "correction", &id, "--printed", "2", "--out", "x"]).failure(), "no_difference");
}

/// A9: a name with a rare character.
#[test]
fn a_rare_character_prints_everywhere_and_one_without_a_font_is_named() {
    let County { desk, node: _node, .. } = county::enrolled();
    let id = desk.completed("王堃");
    desk.does(&["dossier", "seal", &id]);
    for paper in ["annex1", "annex2", "annex3", "narrative"] {
        assert!(text_of(&desk, &[paper, &id]).contains("王堃"), "{paper}");
    }
    let volume = files(&printed(&desk, &["pack", &id]));
    assert_eq!(volume.len(), 4, "one of each copy");
    assert!(text(&volume[3]).contains("第4份/共4份") && text(&volume[3]).contains("王堃"));

    desk.does(&["dossier", "set", &id, "职务", "班长\u{e123}"]);
    let before = std::fs::read_dir(desk.file("打印")).expect("folder").count();
    let refused = desk.run(&["papers", "annex1", &id, "--draft", "--out", arg(&desk.file("打印"))]);
    assert_eq!(refused.failure(), "missing_glyph");
    assert!(refused.out.contains("U+E123"), "{refused:?}");
    assert_eq!(std::fs::read_dir(desk.file("打印")).expect("folder").count(), before, "nothing half-done");
    let fonts = run(&["papers", "fonts", "王堃\u{e123}", "--json"]).json();
    assert_eq!(fonts["missing"], json!(["\u{e123}"]));
}

#[test]
fn what_was_not_sealed_prints_as_a_draft() {
    let County { desk, node: _node, .. } = county::enrolled();
    let id = desk.does(&["dossier", "new", "--name", "王堃"])["id"].as_str().expect("id").to_owned();
    let out = desk.file("打印");
    let made = printed(&desk, &["narrative", &id]);
    assert_eq!(made["drafts"], json!(["王堃"]));
    let page = ending(&files(&made), "pdf").to_owned();
    assert!(text(&page).contains("草稿未签发"));
    desk.does(&["dossier", "text", &id, "--file", arg(&written(&desk, "新写的事迹。"))]);
    let moved = desk.does(&["papers", "scan", arg(&scanned(&desk, &page, "草稿页"))]);
    assert_eq!(moved["people"][0]["differences"][0]["now"], "新写的事迹。", "{moved}");

    let fails = |words: &[&str]| desk.run(&[&["papers"], words, &["--out", arg(&out)]].concat()).failure();
    assert_eq!(fails(&["receipt", &id]), "no_receipt");
    assert_eq!(fails(&["annex1", &id, "--format", "xlsx"]), "format");
    assert_eq!(fails(&["annex2"]), "nobody");
    assert_eq!(fails(&["letter"]), "no_letter");
    assert_eq!(fails(&["extract"]), "no_meeting");
    assert_eq!(fails(&["notice"]), "not_yours");
    assert_eq!(fails(&["list"]), "not_published");
}

fn written(desk: &Desk, text: &str) -> PathBuf {
    let file = desk.file("新事迹.txt");
    std::fs::write(&file, text).expect("written");
    file
}

#[test]
fn letters_minutes_and_report_say_what_the_bureau_has_on_record() {
    let County { desk, node: _node, .. } = county::enrolled();
    let (first, second) = (desk.filled("闻人守拙", &["consultations"]), desk.filled("闾丘守艺", &["consultations"]));
    let send = ["--letter", "祁人社函〔2019〕7号", "--date", "2019-07-08", "--department", "政法"];
    desk.does(&[&["consult", &first, "send", "--also", &second], &send[..]].concat());
    let letter = text_of(&desk, &["letter", "--department", "政法", "--due", "2019-07-18"]);
    for said in
        ["中共祁县委政法委员会：", "祁人社函〔2019〕7号", "2019年7月8日", "2019年7月18日", "闻人守拙", "闾丘守艺"]
    {
        assert!(letter.contains(said), "{said}: {letter}");
    }
    assert_eq!(desk.run(&["papers", "letter", "--department", "卫健", "--out", "x"]).failure(), "no_letter");

    desk.does(&[
        "consult",
        &first,
        "reply",
        "--department",
        "政法",
        "--opinion",
        "无异议",
        "--date",
        "2019-07-12",
        "--signer",
        "虞某",
    ]);
    let form = text_of(&desk, &["annex3", &first]);
    assert!(form.contains("无异议") && form.contains("2019年7月12日") && form.contains("虞某"), "{form}");
    let apart = files(&printed(&desk, &["annex3", &second, "--apart", "--format", "pdf"]));
    assert!(apart.len() >= 2, "one for each department: {apart:?}");

    let decided = ["--no", "第12次", "--date", "2019-07-19", "--chair", "孟某", "--attendees", "党组成员五人"];
    desk.does(&[&["meeting", "record"], &decided[..], &["--decision", &first, "--decision", &second]].concat());
    desk.does(&["rank", "local", "set", &second, &first, "--reason", "业绩突出"]);
    let extract = text_of(&desk, &["extract"]);
    for said in ["第12次", "2019年7月19日", "孟某", "党组成员五人", "闾丘守艺、闻人守拙"] {
        assert!(extract.contains(said), "{said}: {extract}");
    }
    let report = text_of(&desk, &["report", "--meeting", "第12次"]);
    assert!(report.contains("政法部门无异议") && report.contains("（一）闾丘守艺"), "{report}");

    // A page about several people leads back too, on the device that printed it.
    let page = files(&printed(&desk, &["extract", "--format", "pdf"])).remove(0);
    let picture = scanned(&desk, &page, "摘录");
    assert_eq!(desk.does(&["papers", "scan", arg(&picture)])["moved"], false);
    desk.does(&["dossier", "set", &first, "手机号码", "13900000008"]);
    let moved = desk.does(&["papers", "scan", arg(&picture)]);
    assert_eq!(moved["people"].as_array().map(Vec::len), Some(2), "{moved}");
    assert_eq!(moved["moved"], true, "{moved}");
}

#[test]
fn a_receipt_and_the_summary_of_the_city_are_printed_from_the_signed_facts() {
    let County { hub, desk, node: _node, .. } = county::enrolled();
    let id = desk.completed("闻人守拙");
    desk.does(&["dossier", "seal", &id]);
    desk.syncs();
    let receipt = text_of(&desk, &["receipt", &id]);
    assert!(receipt.contains("No.1") && receipt.contains("签名有效") && receipt.contains("第1版"), "{receipt}");
    let (_, number) = receipt.split_once("申报编号").expect("a number");
    let number: String = number.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    assert_eq!(desk.does(&["dossier", "show", &number])["id"], json!(id), "{number} leads to the dossier");
    let own = files(&printed(&desk, &["annex2"]));
    assert_eq!(own.len(), 3, "{own:?}");
    assert!(text(ending(&own, "pdf")).contains("第12次"), "number of the meeting");
    let city = text_of(&hub, &["annex2"]);
    assert!(city.contains("闻人守拙") && city.contains("总排名"), "{city}");
    let acts = hub.does(&["audit", "list", "--person", "闻人守拙"]);
    assert!(acts.as_array().expect("rows").iter().any(|row| row["act"] == "print.annex2"), "{acts}");
}

#[test]
fn a_picture_without_a_code_is_refused() {
    let desk = Desk::new();
    let file = desk.file("照片.png");
    std::fs::write(&file, b"no picture").expect("written");
    assert_eq!(run(&["papers", "scan", arg(&file), "--json"]).failure(), "media");
    assert_eq!(run(&["papers", "scan", arg(&desk.file("没有.png")), "--json"]).failure(), "io");
}

/// Which page of a PDF holds a text, from 1 on; blanks do not count.
fn page_with(file: &Path, wanted: &str) -> Option<usize> {
    let done = Command::new("pdftotext").arg("-raw").arg(file).arg("-").output();
    let said = String::from_utf8(done.expect("pdftotext; run `cargo xtask setup`").stdout).expect("text");
    let pages = said.split('\u{c}').map(|page| page.chars().filter(|c| !c.is_whitespace()).collect::<String>());
    pages.enumerate().filter(|(_, page)| page.contains(wanted)).map(|(at, _)| at + 1).last()
}

#[test]
fn the_bound_volume_holds_the_pages_of_each_scan() {
    let County { desk, node: _node, .. } = county::enrolled();
    let id = desk.completed("闻人守拙");
    let scans = [
        (
            "证书.pdf",
            "一等奖",
            samples::pdf(&[samples::jpeg(samples::page(75, 0.0)), samples::jpeg(samples::page(75, 1.0))]),
        ),
        ("奖状.png", "二等奖", samples::png(samples::page(75, 0.0))),
        ("坏的.pdf", "三等奖", samples::locked_pdf()),
    ];
    for (name, title, bytes) in scans {
        std::fs::write(desk.file(name), bytes).expect("written");
        desk.does(&["dossier", "attach", &id, "award", arg(&desk.file(name)), "--title", title]);
    }
    std::fs::write(desk.file("照片.jpg"), samples::jpeg(samples::page(75, 0.0))).expect("written");
    desk.does(&["dossier", "attach", &id, "photo", arg(&desk.file("照片.jpg")), "--title", "证件照"]);
    desk.does(&["dossier", "seal", &id]);
    let pictures = |file: &Path| {
        let listed = Command::new("pdfimages").arg("-list").arg(file).output().expect("pdfimages");
        let listed = String::from_utf8(listed.stdout).expect("text");
        listed.lines().filter(|line| line.contains("jpeg")).count()
    };
    let volume = files(&printed(&desk, &["pack", &id])).remove(0);
    assert_eq!(pictures(&volume), 4, "three pages of scans, and the photo in its box");
    assert!(!text(&volume).contains("证件照"), "the photo is no part of the volume");
    let form = files(&printed(&desk, &["annex1", &id, "--format", "pdf"])).remove(0);
    assert_eq!(pictures(&form), 1, "the photo");
    assert!(text(&form).contains("获奖证书") && !text(&form).contains("award"), "{}", text(&form));
    let pages = ["一等奖第1页/共2页", "一等奖第2页/共2页", "：二等奖"]
        .map(|wanted| page_with(&volume, wanted).expect("a page"));
    assert!(pages[0] % 2 == 1 && pages[1] == pages[0] + 1 && pages[2].abs_diff(pages[0]) == 2, "{pages:?}");
    assert!(text(&volume).contains("三等奖：未收入本册（PDF设了密码），请将纸质件附在册后。"), "{}", text(&volume));
}
