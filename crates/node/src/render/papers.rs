//! Answers about papers.

use jiangxuan_engine::command::Papers;
use serde_json::Value;

use super::dossier::label;
use super::table::shortened;
use super::{Paint, View, number, rows, text};

/// Widest value of a difference, in cells.
const WIDE: usize = 48;

/// The view that fits a command about papers.
pub(super) fn of(act: &Papers) -> View {
    if matches!(act, Papers::Trace { .. }) { trace } else { written }
}

/// Which files were written, and what to mind about them.
fn written(value: &Value, paint: Paint) -> String {
    let mut lines: Vec<String> =
        rows(&value["files"]).iter().filter_map(|file| file.as_str()).map(str::to_owned).collect();
    lines.push(paint.good(&format!("共写出 {} 个文件。", lines.len())));
    let names = |key: &str| rows(&value[key]).iter().filter_map(Value::as_str).collect::<Vec<_>>().join("、");
    let (drafts, stale) = (names("drafts"), names("stale"));
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
fn trace(value: &Value, paint: Paint) -> String {
    let mut lines = vec![paint.strong(paper(text(value, "paper")))];
    if !text(value, "printed").is_empty() {
        lines.push(paint.faint(&format!("本机打印于 {}", text(value, "printed"))));
    }
    rows(&value["people"]).iter().for_each(|person| lines.extend(person_lines(person, paint)));
    for row in rows(&value["lines"]) {
        lines.push(paint.warn(&format!("{}：{}", text(row, "name"), change(row))));
    }
    if value["moved"] == false {
        lines.push(paint.good("与现在的资料一致。"));
    }
    lines.join("\n")
}

fn person_lines(person: &Value, paint: Paint) -> Vec<String> {
    let printed = number(person, "printed_version");
    let version = match printed {
        0 => "签发前的内容".to_owned(),
        _ => format!("第 {printed} 版，{}签发", text(person, "sealed")),
    };
    let who = [text(person, "name"), text(person, "bureau_name"), text(person, "id"), &version].join("　");
    let mut lines = vec![who];
    if let Some(reason) = person["taken_back"].as_str() {
        lines.push(paint.bad(&format!("这一版的签发已撤回：{reason}")));
    }
    let newest = number(person, "version");
    if printed > 0 && newest > printed {
        lines.push(paint.warn(&format!("盖章件是第 {printed} 版，现在已有第 {newest} 版。")));
    }
    let differences = rows(&person["differences"]);
    if !differences.is_empty() {
        lines.push(paint.warn(&format!("盖章件旧于资料：有 {} 处不同。", differences.len())));
    }
    lines.extend(differences.iter().map(|row| format!("  {}：{}", label(text(row, "field")), change(row))));
    lines
}

fn change(row: &Value) -> String {
    let brief = |key: &str| match text(row, key) {
        "" => "无".to_owned(),
        said => shortened(said, WIDE),
    };
    format!("纸上“{}” → 现在“{}”", brief("printed"), brief("now"))
}

fn paper(word: &str) -> &str {
    match word {
        "annex1" => "附件1 申报表",
        "narrative" => "个人事迹材料",
        "annex2" => "附件2 候选人汇总表",
        "annex3" => "附件3 征求意见表",
        "receipt" => "市局回执",
        "letter" => "征求意见函",
        "report" => "推荐报告",
        "extract" => "党组（党委）会议纪要摘录",
        "notice" => "公示",
        "list" => "人选名单",
        "certificate" => "荣誉证书",
        "payment" => "奖励发放表",
        "correction" => "更正单",
        "pack" => "装订册",
        other => other,
    }
}

/// Which fonts there are.
pub(crate) fn fonts(value: &Value, paint: Paint) -> String {
    let mut lines = Vec::new();
    for found in rows(&value["fonts"]) {
        let note = if found["prescribed"] == true { paint.good("公文标准字体") } else { paint.faint("替代") };
        let file = paint.faint(text(found, "file"));
        lines.push(format!("{}：{}　{note}　{file}", text(found, "role"), text(found, "family")));
    }
    let list = |key: &str| rows(&value[key]).iter().filter_map(Value::as_str).collect::<Vec<_>>().join("、");
    for (key, said, bad) in [
        ("lacking", "没有找到的字体", true),
        ("helped", "由替代字体补的字", false),
        ("missing", "任何字体都没有的字，不能打印", true),
    ] {
        let told = list(key);
        if !told.is_empty() {
            let line = format!("{said}：{told}");
            lines.push(if bad { paint.bad(&line) } else { paint.warn(&line) });
        }
    }
    lines.join("\n")
}
