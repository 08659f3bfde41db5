//! Printing, and a stamped page back to its version.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::county;
use crate::desk::{Desk, arg, run};

fn files(answer: &Value) -> Vec<PathBuf> {
    answer["files"].as_array().expect("files").iter().map(|file| PathBuf::from(file.as_str().expect("path"))).collect()
}

fn ending<'a>(files: &'a [PathBuf], ending: &str) -> &'a Path {
    files.iter().find(|file| file.extension().is_some_and(|end| end == ending)).expect("file")
}

/// The first page of a PDF as a scanner would give it back.
fn scanned(desk: &Desk, file: &Path) -> PathBuf {
    let picture = desk.file("扫描");
    let words = ["-r", "200", "-gray", "-png", "-f", "1", "-l", "1", "-singlefile"];
    let done = Command::new("pdftoppm").args(words).arg(file).arg(&picture).status();
    assert!(done.expect("pdftoppm; run `cargo xtask setup`").success());
    picture.with_extension("png")
}

#[test]
fn a_stamped_page_tells_its_version_and_what_has_changed_since() {
    let county = county::enrolled();
    let desk = &county.desk;
    let id = desk.completed("闻人守拙");
    desk.does(&["dossier", "seal", &id]);
    let out = desk.file("打印");
    let made = desk.does(&["papers", "annex1", &id, "--out", arg(&out)]);
    assert_eq!((&made["drafts"], &made["stale"]), (&serde_json::json!([]), &serde_json::json!([])));
    let picture = scanned(desk, ending(&files(&made), "pdf"));

    let same = desk.does(&["papers", "scan", arg(&picture)]);
    assert_eq!(
        (&same["id"], &same["printed_version"], &same["moved"]),
        (&id.as_str().into(), &1.into(), &false.into())
    );

    desk.does(&["dossier", "set", &id, "手机号码", "13900000009"]);
    let moved = desk.does(&["papers", "scan", arg(&picture)]);
    assert_eq!(moved["moved"], true);
    let rows = moved["differences"].as_array().expect("list");
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!((&rows[0]["label"], &rows[0]["now"]), (&"手机号码".into(), &"13900000009".into()));
    assert!(desk.shows(&["papers", "scan", arg(&picture)]).contains("盖章件旧于资料：有 1 处不同"));

    // Paper is printed at the sealed version, and says so; files that are there stay as they are.
    let again = desk.does(&["papers", "annex1", &id, "--out", arg(&out), "--format", "docx"]);
    assert_eq!(again["stale"], serde_json::json!(["闻人守拙"]));
    assert!(again["files"][0].as_str().expect("path").ends_with("_2.docx"));
    let corrected = desk.does(&["papers", "correction", &id, "--printed", "1", "--out", arg(&out), "--format", "docx"]);
    assert_eq!(files(&corrected).len(), 1);
}

#[test]
fn what_was_not_sealed_prints_as_a_draft() {
    let county = county::enrolled();
    let desk = &county.desk;
    let id = desk.does(&["dossier", "new", "--name", "王堃"])["id"].as_str().expect("id").to_owned();
    let out = desk.file("打印");
    let made = desk.does(&["papers", "narrative", &id, "--out", arg(&out), "--format", "docx"]);
    assert_eq!(made["drafts"], serde_json::json!(["王堃"]));
    assert!(made["files"][0].as_str().expect("path").contains("草稿"));
    assert_eq!(desk.run(&["papers", "receipt", &id, "--out", arg(&out)]).failure(), "no_receipt");
    assert_eq!(desk.run(&["papers", "annex1", &id, "--out", arg(&out), "--format", "xlsx"]).failure(), "format");
    assert_eq!(std::fs::read_dir(&out).expect("folder").count(), 1, "nothing else was written");
}

#[test]
fn every_paper_of_the_season_is_made() {
    let county = county::enrolled();
    let desk = &county.desk;
    let id = desk.completed("闻人守拙");
    desk.does(&["dossier", "seal", &id]);
    desk.syncs();
    let out = desk.file("打印");
    let papers: [(&[&str], usize); 13] = [
        (&["annex2"], 3),
        (&["annex3", &id], 2),
        (&["narrative", &id], 2),
        (&["receipt", &id], 2),
        (&["letter", &id, "--department", "政法"], 2),
        (&["report", "--meeting-date", "2019-07-20"], 2),
        (&["extract"], 2),
        (&["notice", &id, "--from", "2019-09-26"], 2),
        (&["list", &id], 2),
        (&["certificate", &id], 2),
        (&["payment", &id], 2),
        (&["pack", &id], 4),
        (&["annex1", &id], 2),
    ];
    for (words, count) in papers {
        let made = desk.does(&[&["papers"], words, &["--out", arg(&out)]].concat());
        assert_eq!(files(&made).len(), count, "{words:?}");
    }
}

#[test]
fn a_picture_without_a_code_and_missing_fonts_are_named() {
    let desk = Desk::new();
    let file = desk.file("照片.png");
    std::fs::write(&file, b"no picture").expect("written");
    assert_eq!(run(&["papers", "scan", arg(&file), "--json"]).failure(), "picture");
    let fonts = run(&["papers", "fonts", "王堃\u{e123}", "--json"]).json();
    assert_eq!(fonts["missing"], serde_json::json!(["\u{e123}"]));
    assert!(fonts["fonts"].as_array().is_some_and(|fonts| !fonts.is_empty()), "run `cargo xtask setup`");
}
