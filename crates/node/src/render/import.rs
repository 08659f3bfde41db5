//! An old list: what each row would do, or has done.

use std::collections::BTreeMap;

use jiangxuan_contract::answer::assessment::{FilledRow, FilledSheet, SheetProblem};
use jiangxuan_contract::answer::import::{ImportOutcome, ImportPreview, ImportRow};

use super::Paint;
use super::table::{Table, shortened};

/// Widest value in a line, in cells.
const WIDE: usize = 40;

/// The rows with what becomes of them, what is kept, what could not be read, and how to go on.
pub(super) fn preview(preview: &ImportPreview, paint: Paint) -> String {
    let mut parts = vec![head(preview, paint), outcomes(&preview.rows)];
    parts.extend(preview.rows.iter().map(|row| remarks(row, paint)));
    parts.push(unused(preview, paint));
    parts.push(end(preview, paint));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

fn head(ImportPreview { file, sheet, others, heading, .. }: &ImportPreview, paint: Paint) -> String {
    let place = if sheet.is_empty() { String::new() } else { format!("，工作表「{sheet}」") };
    let line = format!("{file}{place}，表头在第 {heading} 行");
    if others.is_empty() {
        return line;
    }
    format!("{line}\n{}", paint.warn(&format!("没有读的工作表：{}", others.join("、"))))
}

fn outcomes(rows: &[ImportRow]) -> String {
    let table = Table::new(&["行", "姓名", "结果", "写入", "保留", "看不清", "提示"]);
    let count = |many: usize| if many == 0 { String::new() } else { many.to_string() };
    let line = |table: Table, row: &ImportRow| {
        let twin = row.twin.map(|twin| format!("（与第 {twin} 行）")).unwrap_or_default();
        table.line([
            row.row.to_string(),
            shortened(&row.name, WIDE),
            format!("{}{twin}", row.outcome_name),
            count(row.fills.len()),
            count(row.kept.len()),
            count(row.problems.len()),
            count(row.findings.len()),
        ])
    };
    rows.iter().fold(table, line).or("表头下面没有人选。")
}

fn remarks(row: &ImportRow, paint: Paint) -> String {
    let kept = row.kept.iter().map(|change| {
        let (stands, offered) = (shortened(&change.stands, WIDE), shortened(&change.offered, WIDE));
        format!("  {}「{}」保留 {stands}，表中为 {offered}", change.place, change.label)
    });
    let problems = unread_cells(&row.problems, paint);
    let findings = row.findings.iter().map(|found| paint.warn(&format!("  {}", found.message)));
    let unsure = (row.outcome == ImportOutcome::Unsure)
        .then(|| paint.warn(&format!("  推荐单位写的是“{}”，认不准是不是本单位。", row.bureau)));
    let sealed = row.sealed.then(|| "  已经签发；补充后须重新签发才算数。".to_owned());
    let lines: Vec<String> = kept.chain(unsure).chain(problems).chain(findings).chain(sealed).collect();
    if lines.is_empty() {
        return String::new();
    }
    let name = paint.strong(&format!("第 {} 行 {}", row.row, row.name));
    format!("{name}\n{}", lines.join("\n"))
}

/// Cells that could not be read.
fn unread_cells(problems: &[SheetProblem], paint: Paint) -> impl Iterator<Item = String> {
    problems.iter().map(move |cell| paint.bad(&format!("  {}「{}」{}", cell.place, cell.title, cell.message)))
}

/// A filled-in score sheet: what each row would do, or has done.
pub(super) fn scores(sheet: &FilledSheet, paint: Paint) -> String {
    let listed = |scores: &BTreeMap<String, String>| {
        scores.iter().map(|(name, score)| format!("{name} {score}")).collect::<Vec<_>>().join(" ")
    };
    let table = Table::new(&["行", "人选", "结果", "评分", "已有"]);
    let line = |table: Table, row: &FilledRow| {
        let why = if row.why.is_empty() { String::new() } else { format!("（{}）", row.why) };
        table.line([
            row.row.to_string(),
            row.name.clone(),
            format!("{}{why}", row.outcome_name),
            listed(&row.scores),
            listed(&row.stands),
        ])
    };
    let title = format!("{} 的评分单 {}", sheet.expert, sheet.number);
    let table = sheet.rows.iter().fold(table, line).or("评分单里没有人选。");
    let mut parts = vec![paint.strong(&title), table];
    parts.extend(sheet.rows.iter().filter(|row| !row.problems.is_empty()).map(|row| unread(row, paint)));
    parts.push(ending(sheet.applied, sheet.writes, &sheet.digest, paint));
    parts.join("\n\n")
}

/// The cells of a row that hold no score.
fn unread(row: &FilledRow, paint: Paint) -> String {
    let problems = unread_cells(&row.problems, paint);
    let name = paint.strong(&format!("第 {} 行 {}", row.row, row.name));
    std::iter::once(name).chain(problems).collect::<Vec<_>>().join("\n")
}

/// Columns and lines that nothing is taken from.
fn unused(preview: &ImportPreview, paint: Paint) -> String {
    let columns = preview.columns.iter().filter(|column| !column.remark.is_empty());
    let columns = columns.map(|column| format!("{} 列「{}」：{}", column.letter, column.title, column.remark));
    let lines = preview.left_out.iter();
    let lines = lines.map(|line| format!("第 {} 行{}：{}", line.row, line.why, shortened(&line.text, WIDE)));
    let all: Vec<String> = columns.chain(lines).collect();
    paint.faint(&all.join("\n"))
}

fn end(ImportPreview { rows, writes, digest, applied, .. }: &ImportPreview, paint: Paint) -> String {
    if *applied {
        return ending(true, *writes, digest, paint);
    }
    let asks = |row: &&ImportRow| row.tick == Some(false) && row.outcome != ImportOutcome::Skipped;
    let asked: Vec<String> = rows.iter().filter(asks).map(|row| row.row.to_string()).collect();
    let asked = match asked.as_slice() {
        [] => String::new(),
        rows => format!("\n第 {} 行须勾选才导入；要导入请加 --take {}。", rows.join("、"), rows.join(",")),
    };
    if *writes == 0 {
        return format!("没有可写入的内容，资料没有改动。{asked}");
    }
    let head = "以上是预览，什么也没有写。不要哪一行，请加 --skip 行号。";
    format!("{head}{asked}\n照此写入 {writes} 人（选行的参数照旧写上）：--apply {digest}")
}

/// What was done, or how to do it.
fn ending(applied: bool, writes: usize, digest: &str, paint: Paint) -> String {
    if applied {
        return paint.good(&format!("已写入 {writes} 人，一次完成。"));
    }
    if writes == 0 {
        return "没有可写入的内容，资料没有改动。".to_owned();
    }
    format!("以上是预览，什么也没有写。照此写入 {writes} 人：--apply {digest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn both_values_are_shown_where_one_is_kept() {
        let kept = json!({ "field": "mobile", "label": "手机号码", "stands": "13800000000", "offered": "13900000000",
            "place": "第5行Q列" });
        let row = json!({ "row": 5, "name": "武平生", "outcome": "differs", "outcome_name": "有不同，保留原值",
            "dossier": null, "twin": null, "bureau": "", "tick": true, "sealed": false, "fills": [], "kept": [kept],
            "problems": [], "findings": [] });
        let list = json!({ "file": "汇总表.xlsx", "sheet": "", "others": [], "heading": 1, "columns": [],
            "rows": [row], "left_out": [], "counts": { "differs": 1 }, "writes": 1, "digest": "3fa2c81b90d1",
            "applied": false, "moved": false });
        let shown = preview(&serde_json::from_value(list).expect("a preview"), Paint::none());
        assert!(shown.contains("保留 13800000000，表中为 13900000000"), "{shown}");
        assert!(shown.ends_with("--apply 3fa2c81b90d1"), "{shown}");
    }
}
