//! Answers about papers.

use serde_json::Value;

use super::{Paint, number, rows, text};

/// Which files were written, and what to mind about them.
pub(crate) fn written(value: &Value, paint: Paint) -> String {
    let mut lines: Vec<String> =
        rows(&value["files"]).iter().filter_map(|file| file.as_str()).map(str::to_owned).collect();
    lines.push(paint.good(&format!("共写出 {} 个文件。", lines.len())));
    let names = |key: &str| rows(&value[key]).iter().filter_map(Value::as_str).collect::<Vec<_>>().join("、");
    let (drafts, stale) = (names("drafts"), names("stale"));
    if !drafts.is_empty() {
        lines
            .push(paint.warn(&format!("未签发，纸上标明草稿：{drafts}。报送前请先签发（dossier seal），再重新打印。")));
    }
    if !stale.is_empty() {
        lines.push(
            paint.warn(&format!("签发之后又有改动，纸上仍是签发的版本：{stale}。要用新内容，请重新签发后打印。")),
        );
    }
    lines.join("\n")
}

/// Where a scanned page belongs, and what has changed since.
pub(crate) fn trace(value: &Value, paint: Paint) -> String {
    let printed = number(value, "printed_version");
    let version = if printed == 0 {
        "草稿（未签发）".to_owned()
    } else {
        format!("第 {printed} 版，{}签发", text(value, "sealed"))
    };
    let mut lines = vec![
        format!("{}　{}　{}", paint.strong(text(value, "name")), text(value, "bureau_name"), text(value, "id")),
        version,
    ];
    if let Some(reason) = value["taken_back"].as_str() {
        lines.push(paint.bad(&format!("这一版的签发已撤回：{reason}")));
    }
    let differences = rows(&value["differences"]);
    if !value["moved"].as_bool().unwrap_or_default() {
        lines.push(paint.good("与现在的资料一致。"));
    } else if printed == 0 {
        lines.push(paint.warn("打印之后资料又有改动。草稿不能逐项核对，请重新打印。"));
    } else if !differences.is_empty() {
        lines.push(paint.warn(&format!("盖章件旧于资料：有 {} 处不同。", differences.len())));
    }
    for row in differences {
        lines.push(format!(
            "  {}：纸上“{}” → 现在“{}”",
            text(row, "label"),
            brief(text(row, "printed")),
            brief(text(row, "now"))
        ));
    }
    lines.join("\n")
}

/// Which fonts there are.
pub(crate) fn fonts(value: &Value, paint: Paint) -> String {
    let mut lines = Vec::new();
    for found in rows(&value["fonts"]) {
        let note = if found["prescribed"].as_bool().unwrap_or_default() {
            paint.good("公文标准字体")
        } else {
            paint.faint("替代")
        };
        lines.push(format!(
            "{}：{}　{note}　{}",
            text(found, "role"),
            text(found, "family"),
            paint.faint(text(found, "file"))
        ));
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

fn brief(text: &str) -> String {
    if text.is_empty() {
        return "无".to_owned();
    }
    let short: String = text.chars().take(24).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}
