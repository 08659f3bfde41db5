//! An old list: what each row would do, or has done.

use std::collections::BTreeMap;

use jiangxuan_contract::answer::assessment::{FilledRow, FilledSheet};
use serde_json::Value;

use super::table::{Table, shortened};
use super::{Paint, number, rows, text};

/// Widest value in a line, in cells.
const WIDE: usize = 40;

/// The rows with what becomes of them, what is kept, what could not be read, and how to go on.
pub(super) fn preview(value: &Value, paint: Paint) -> String {
    let mut parts = vec![head(value, paint), outcomes(value)];
    parts.extend(rows(&value["rows"]).iter().map(|row| remarks(row, paint)));
    parts.push(unused(value, paint));
    parts.push(end(value, paint));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

fn head(value: &Value, paint: Paint) -> String {
    let sheet = text(value, "sheet");
    let place = if sheet.is_empty() { String::new() } else { format!("，工作表「{sheet}」") };
    let line = format!("{}{place}，表头在第 {} 行", text(value, "file"), number(value, "heading"));
    let others: Vec<&str> = rows(&value["others"]).iter().filter_map(Value::as_str).collect();
    if others.is_empty() {
        return line;
    }
    format!("{line}\n{}", paint.warn(&format!("没有读的工作表：{}", others.join("、"))))
}

fn outcomes(value: &Value) -> String {
    let table = Table::new(&["行", "姓名", "结果", "写入", "保留", "看不清", "提示"]);
    let count = |row: &Value, key: &str| match rows(&row[key]).len() {
        0 => String::new(),
        many => many.to_string(),
    };
    let line = |table: Table, row: &Value| {
        let twin = row["twin"].as_u64().map(|twin| format!("（与第 {twin} 行）")).unwrap_or_default();
        table.line([
            number(row, "row").to_string(),
            shortened(text(row, "name"), WIDE),
            format!("{}{twin}", text(row, "outcome_name")),
            count(row, "fills"),
            count(row, "kept"),
            count(row, "problems"),
            count(row, "findings"),
        ])
    };
    rows(&value["rows"]).iter().fold(table, line).or("表头下面没有人选。")
}

fn remarks(row: &Value, paint: Paint) -> String {
    let kept = rows(&row["kept"]).iter().map(|change| {
        let (stands, offered) = (shortened(text(change, "stands"), WIDE), shortened(text(change, "offered"), WIDE));
        format!("  {}「{}」保留 {stands}，表中为 {offered}", text(change, "place"), text(change, "label"))
    });
    let problems = rows(&row["problems"]).iter().map(|problem| {
        paint.bad(&format!("  {}「{}」{}", text(problem, "place"), text(problem, "title"), text(problem, "message")))
    });
    let findings = rows(&row["findings"]).iter().map(|found| paint.warn(&format!("  {}", text(found, "message"))));
    let unsure = (row["outcome"] == "unsure")
        .then(|| paint.warn(&format!("  推荐单位写的是“{}”，认不准是不是本单位。", text(row, "bureau"))));
    let sealed = (row["sealed"] == true).then(|| "  已经签发；补充后须重新签发才算数。".to_owned());
    let lines: Vec<String> = kept.chain(unsure).chain(problems).chain(findings).chain(sealed).collect();
    if lines.is_empty() {
        return String::new();
    }
    let name = paint.strong(&format!("第 {} 行 {}", number(row, "row"), text(row, "name")));
    format!("{name}\n{}", lines.join("\n"))
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
    parts.push(ending(sheet.applied, sheet.writes as u64, &sheet.digest, paint));
    parts.join("\n\n")
}

/// The cells of a row that hold no score.
fn unread(row: &FilledRow, paint: Paint) -> String {
    let problems = row.problems.iter();
    let problems = problems.map(|cell| paint.bad(&format!("  {}「{}」{}", cell.place, cell.title, cell.message)));
    let name = paint.strong(&format!("第 {} 行 {}", row.row, row.name));
    std::iter::once(name).chain(problems).collect::<Vec<_>>().join("\n")
}

/// Columns and lines that nothing is taken from.
fn unused(value: &Value, paint: Paint) -> String {
    let columns = rows(&value["columns"]).iter().filter(|column| !text(column, "remark").is_empty()).map(|column| {
        format!("{} 列「{}」：{}", text(column, "letter"), text(column, "title"), text(column, "remark"))
    });
    let lines = rows(&value["left_out"]).iter().map(|line| {
        format!("第 {} 行{}：{}", number(line, "row"), text(line, "why"), shortened(text(line, "text"), WIDE))
    });
    let all: Vec<String> = columns.chain(lines).collect();
    paint.faint(&all.join("\n"))
}

fn end(value: &Value, paint: Paint) -> String {
    let (writes, digest) = (number(value, "writes"), text(value, "digest"));
    if value["applied"] == true {
        return ending(true, writes, digest, paint);
    }
    let asks = |row: &&Value| row["tick"] == false && row["outcome"] != "skipped";
    let asked: Vec<String> =
        rows(&value["rows"]).iter().filter(asks).map(|row| number(row, "row").to_string()).collect();
    let asked = match asked.as_slice() {
        [] => String::new(),
        rows => format!("\n第 {} 行须勾选才导入；要导入请加 --take {}。", rows.join("、"), rows.join(",")),
    };
    if writes == 0 {
        return format!("没有可写入的内容，资料没有改动。{asked}");
    }
    let head = "以上是预览，什么也没有写。不要哪一行，请加 --skip 行号。";
    format!("{head}{asked}\n照此写入 {writes} 人（选行的参数照旧写上）：--apply {digest}")
}

/// What was done, or how to do it.
fn ending(applied: bool, writes: u64, digest: &str, paint: Paint) -> String {
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
        let kept =
            json!({ "label": "手机号码", "stands": "13800000000", "offered": "13900000000", "place": "第5行Q列" });
        let row = json!({ "row": 5, "name": "武平生", "outcome_name": "有不同，保留原值", "kept": [kept] });
        let shown = preview(&json!({ "rows": [row], "writes": 1, "digest": "3fa2c81b90d1" }), Paint::none());
        assert!(shown.contains("保留 13800000000，表中为 13900000000"), "{shown}");
        assert!(shown.ends_with("--apply 3fa2c81b90d1"), "{shown}");
        preview(&Value::Null, Paint::none());
    }
}
