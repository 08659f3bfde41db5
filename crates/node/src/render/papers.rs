//! Answers about papers.

use jiangxuan_contract::answer::papers::{FontReport, PageRead, PapersMade, PrintedPerson};

use super::Paint;
use super::dossier::label;
use super::table::shortened;

/// Widest value of a difference, in cells.
const WIDE: usize = 48;

/// Which files were written, and what to mind about them.
pub(super) fn written(made: &PapersMade, paint: Paint) -> String {
    let mut lines: Vec<String> = made.files.iter().map(|file| file.to_string_lossy().into_owned()).collect();
    lines.push(paint.good(&format!("共写出 {} 个文件。", lines.len())));
    let (drafts, stale) = (made.drafts.join("、"), made.stale.join("、"));
    if !drafts.is_empty() {
        let text = format!("未签发，纸上标明草稿：{drafts}。报送前请先签发（dossier seal），再重新打印。");
        lines.push(paint.warn(&text));
    }
    if !stale.is_empty() {
        let text = format!("签发之后又有改动，纸上仍是签发的版本：{stale}。要用新内容，请重新签发后打印。");
        lines.push(paint.warn(&text));
    }
    lines.join("\n")
}

/// Where a scanned page belongs, and what has changed since.
pub(super) fn trace(page: &PageRead, paint: Paint) -> String {
    let mut lines = vec![paint.strong(page.paper.zh())];
    if let Some(time) = &page.printed {
        lines.push(paint.faint(&format!("本机打印于 {time}")));
    }
    page.people.iter().for_each(|person| lines.extend(person_lines(person, paint)));
    for row in &page.lines {
        lines.push(paint.warn(&format!("{}：{}", row.name, change(&row.printed, &row.now))));
    }
    if !page.moved {
        lines.push(paint.good("与现在的资料一致。"));
    }
    lines.join("\n")
}

fn person_lines(person: &PrintedPerson, paint: Paint) -> Vec<String> {
    let version = match person.printed_version {
        0 => "签发前的内容".to_owned(),
        printed => format!("第 {printed} 版，{}签发", person.sealed.as_deref().unwrap_or_default()),
    };
    let who = [&person.name, &person.bureau_name, &person.id, &version].map(String::as_str).join("　");
    let mut lines = vec![who];
    if let Some(reason) = &person.taken_back {
        lines.push(paint.bad(&format!("这一版的签发已撤回：{reason}")));
    }
    let (printed, newest) = (person.printed_version, person.version);
    if printed > 0 && newest > printed {
        lines.push(paint.warn(&format!("盖章件是第 {printed} 版，现在已有第 {newest} 版。")));
    }
    if !person.differences.is_empty() {
        lines.push(paint.warn(&format!("盖章件旧于资料：有 {} 处不同。", person.differences.len())));
    }
    let row = |field: &str, change: String| format!("  {}：{change}", label(field));
    lines.extend(person.differences.iter().map(|found| row(&found.field, change(&found.printed, &found.now))));
    lines
}

fn change(printed: &str, now: &str) -> String {
    let brief = |text: &str| if text.is_empty() { "无".to_owned() } else { shortened(text, WIDE) };
    format!("纸上“{}” → 现在“{}”", brief(printed), brief(now))
}

/// Which fonts there are.
pub(super) fn fonts(report: &FontReport, paint: Paint) -> String {
    let mut lines = Vec::new();
    for found in &report.fonts {
        let note = if found.prescribed { paint.good("公文标准字体") } else { paint.faint("替代") };
        let file = paint.faint(&found.file.to_string_lossy());
        lines.push(format!("{}：{}　{note}　{file}", found.role, found.family));
    }
    let characters = |all: &[char]| all.iter().map(char::to_string).collect::<Vec<_>>().join("、");
    for (told, said, bad) in [
        (report.lacking.join("、"), "没有找到的字体", true),
        (characters(&report.helped), "由替代字体补的字", false),
        (characters(&report.missing), "任何字体都没有的字，不能打印", true),
    ] {
        if !told.is_empty() {
            let line = format!("{said}：{told}");
            lines.push(if bad { paint.bad(&line) } else { paint.warn(&line) });
        }
    }
    lines.join("\n")
}
