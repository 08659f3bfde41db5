//! Word files and spreadsheets as LibreOffice opens them: every one becomes a PDF in which all its characters are.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use jiangxuan_contract::command::FileFormat;
use jiangxuan_papers::docx::docx;
use jiangxuan_papers::files::ending;
use jiangxuan_papers::forms;
use jiangxuan_papers::xlsx::xlsx;

use crate::pdf::{bare, text};
use crate::sample;

/// Converts every file of a folder, in one start of the program, with settings of its own.
fn converted(folder: &Path, files: &[String]) {
    let settings = format!("-env:UserInstallation=file://{}", folder.join("settings").display());
    let mut office = Command::new("soffice");
    office.current_dir(folder).args([settings.as_str(), "--headless", "--convert-to", "pdf"]).args(files);
    let done = office.output().unwrap_or_else(|error| panic!("soffice: {error}; run `cargo xtask setup` first"));
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn a_word_processor_of_others_shows_every_character_of_every_file() {
    let folder = tempfile::tempdir().expect("folder");
    let mut wanted = Vec::new();
    for (at, paper) in sample::all().into_iter().enumerate() {
        let mut files = vec![(FileFormat::Docx, docx(&paper).expect("docx"))];
        if paper.stem.starts_with("附件2") {
            files.push((FileFormat::Xlsx, xlsx(&paper).expect("xlsx")));
        }
        for (format, bytes) in files {
            let stem = format!("{at}-{}", ending(format));
            std::fs::write(folder.path().join(format!("{stem}.{}", ending(format))), bytes).expect("write");
            wanted.push((stem, format, paper.clone()));
        }
    }
    let files: Vec<String> = wanted.iter().map(|(stem, format, _)| format!("{stem}.{}", ending(*format))).collect();
    converted(folder.path(), &files);
    for (stem, format, paper) in wanted {
        let made = std::fs::read(folder.path().join(format!("{stem}.pdf")));
        let said = text(&made.unwrap_or_else(|error| panic!("{}: {error}", paper.stem)));
        let there: BTreeSet<char> = said.chars().collect();
        let all = paper.texts().filter(|text| *text != paper.title);
        let missing: String =
            all.flat_map(|text| bare(text).chars().collect::<Vec<_>>()).filter(|c| !there.contains(c)).collect();
        assert_eq!(missing, "", "{} as {}", paper.stem, ending(format));
        let foot = bare(&paper.mark.text);
        assert!(!paper.foot || said.contains(&foot), "{} as {}: {foot}: {said}", paper.stem, ending(format));
    }
}

#[test]
fn a_page_of_the_narrative_has_22_lines_of_28_characters_in_a_word_processor_of_others() {
    let folder = tempfile::tempdir().expect("folder");
    let mut nominee = sample::nominee();
    nominee.narrative = "字".repeat(2_000);
    let made = docx(&forms::narrative(&sample::season(), &nominee)).expect("docx");
    std::fs::write(folder.path().join("a.docx"), made).expect("write");
    converted(folder.path(), &["a.docx".to_owned()]);
    let mut told = Command::new("pdftotext");
    told.current_dir(folder.path()).args(["-layout", "-f", "2", "-l", "2", "a.pdf", "-"]);
    let said = String::from_utf8(told.output().expect("pdftotext").stdout).expect("text");
    let lines: Vec<usize> = said.lines().map(|line| line.matches('字').count()).filter(|count| *count > 0).collect();
    assert_eq!(lines, vec![28; 22]);
}
