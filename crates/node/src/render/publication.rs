//! Publicity, objections, the final list, awards.

use serde_json::Value;

use super::table::{Table, shortened};
use super::{Paint, number, rows, text};

/// Widest value in a table, in cells.
const WIDE: usize = 36;

/// Who is shown, every day of it, and the proofs.
pub(super) fn publicity(value: &Value, paint: Paint) -> String {
    let people = rows(&value["rows"]);
    if people.is_empty() {
        return "还没有公示。".to_owned();
    }
    let mut parts: Vec<String> = rows(&value["periods"]).iter().map(|row| period(row, paint)).collect();
    let table = Table::new(&["姓名", "工作单位", "起", "止", "已结束", "还缺凭证"]);
    let line = |table: Table, row: &Value| {
        let missing =
            rows(&row["proofs"]).iter().filter(|proof| proof["proof"].is_null()).map(|proof| text(proof, "channel"));
        let missing = missing.collect::<Vec<_>>().join("、");
        let facts =
            [text(row, "name").to_owned(), shortened(text(row, "employer"), WIDE), text(row, "start").to_owned()];
        table.line(facts.into_iter().chain([text(row, "end").to_owned(), text(row, "closed").to_owned(), missing]))
    };
    parts.push(people.iter().fold(table, line).or(""));
    parts.join("\n\n")
}

fn period(row: &Value, paint: Paint) -> String {
    let title = format!("公示 {} 至 {}（当天结束）", text(row, "start"), text(row, "end"));
    let table = Table::new(&["日期", "星期", "第几天", "说明"]);
    let line = |table: Table, day: &Value| {
        let no = day["no"].as_u64().map_or_else(String::new, |no| no.to_string());
        table.line([text(day, "date").to_owned(), text(day, "weekday").to_owned(), no, text(day, "note").to_owned()])
    };
    format!("{}\n{}", paint.strong(&title), rows(&row["days"]).iter().fold(table, line).or(""))
}

/// Every case.
pub(super) fn objections(value: &Value, paint: Paint) -> String {
    let all: Vec<String> = rows(value).iter().map(|row| objection(row, paint)).collect();
    if all.is_empty() { "没有异议。".to_owned() } else { all.join("\n\n") }
}

/// One case.
pub(super) fn objection(row: &Value, paint: Paint) -> String {
    let state = match text(row, "state") {
        "open" => paint.warn("核查中，此人不能进入下一步"),
        "upheld" => paint.bad("成立，取消资格"),
        "dismissed" => paint.good("不成立"),
        other => other.to_owned(),
    };
    let named = if row["named"] == true { "实名" } else { "匿名" };
    let late = if row["late"] == true { "，公示期满后收到" } else { "" };
    let mut lines = vec![
        format!("{}  {state}  {}", paint.strong(text(row, "name")), text(row, "case")),
        format!("  {} {named}{}{late}：{}", text(row, "received"), text(row, "source"), text(row, "content")),
    ];
    for (label, key) in [("核查", "findings"), ("处理意见", "opinion")] {
        lines.extend((!text(row, key).is_empty()).then(|| format!("  {label}：{}", text(row, key))));
    }
    lines.join("\n")
}

/// The list as it was published.
pub(super) fn final_list(value: &Value, paint: Paint) -> String {
    if value["locked"] != true {
        return "名单还没有公布。".to_owned();
    }
    let table = Table::new(&["序号", "姓名", "工作单位", "岗位"]);
    let line = |table: Table, row: &Value| {
        table.line([
            number(row, "no").to_string(),
            text(row, "name").to_owned(),
            text(row, "employer").to_owned(),
            text(row, "post").to_owned(),
        ])
    };
    let mut lines = vec![
        paint.strong(&format!("{}  {}", text(value, "doc_no"), text(value, "date"))),
        rows(&value["list"]).iter().fold(table, line).or(""),
        "（按姓氏笔画为序）".to_owned(),
    ];
    if value["intact"] != true {
        lines.push(paint.bad("名单与公布时不一致：有设备在锁定之后改动过。原始记录都在，请联系登记设备核对。"));
    }
    lines.join("\n")
}

/// The register of certificates.
pub(super) fn register(value: &Value, _paint: Paint) -> String {
    let table = Table::new(&["序号", "姓名", "工作单位", "证书编号", "发证日期", "发证单位", "三晋英才"]);
    let line = |table: Table, row: &Value| {
        let flag = if row["flagged"] == true { "纳入" } else { "" };
        let facts =
            [number(row, "no").to_string(), text(row, "name").to_owned(), shortened(text(row, "employer"), WIDE)];
        let more = ["cert_no", "issued", "issuer"].map(|key| text(row, key).to_owned());
        table.line(facts.into_iter().chain(more).chain([flag.to_owned()]))
    };
    rows(value).iter().fold(table, line).or("名单还没有公布。")
}

/// The payment sheet.
pub(super) fn sheet(value: &Value, paint: Paint) -> String {
    let table = Table::new(&["序号", "姓名", "工作单位", "金额（元）", "发放日期"]);
    let line = |table: Table, row: &Value| {
        let facts =
            [number(row, "no").to_string(), text(row, "name").to_owned(), shortened(text(row, "employer"), WIDE)];
        table.line(facts.into_iter().chain([number(row, "amount").to_string(), text(row, "paid").to_owned()]))
    };
    let shown = rows(&value["rows"]).iter().fold(table, line).or("名单还没有公布。");
    let total = format!(
        "合计：{} 人 × {} 元 = {} 元，已发 {} 元",
        number(value, "count"),
        number(value, "prize"),
        number(value, "total"),
        number(value, "paid")
    );
    format!("{shown}\n{}", paint.strong(&total))
}

/// Follow-ups and reports.
pub(super) fn notes(value: &Value, _paint: Paint) -> String {
    let table = Table::new(&["日期", "姓名", "类别", "内容"]);
    let line =
        |table: Table, row: &Value| table.line(["date", "name", "kind", "text"].map(|key| text(row, key).to_owned()));
    rows(value).iter().fold(table, line).or("还没有登记。")
}

/// Whom earlier seasons put forward.
pub(super) fn former(value: &Value, _paint: Paint) -> String {
    let table = Table::new(&["姓名", "工作单位", "已纳入", "年度"]);
    let line = |table: Table, row: &Value| {
        table.line(["name", "employer", "programme", "season"].map(|key| text(row, key).to_owned()))
    };
    rows(&value["rows"]).iter().fold(table, line).or("没有往年纳入三晋英才的人。导入：jiangxuan award take-over 文件")
}

/// Whether the season is archived, and what differs from its sealed version.
pub(super) fn archive(value: &Value, paint: Paint) -> String {
    let told = match value["day"].as_str() {
        Some(day) => paint.good(&format!("本年度已于 {day} 归档，申报只供查阅。")),
        None => "本年度没有归档，申报可以修改。".to_owned(),
    };
    let edited: Vec<&str> = rows(&value["edited"]).iter().map(|row| text(row, "name")).collect();
    if edited.is_empty() {
        return told;
    }
    format!("{told}\n{}", paint.warn(&format!("与签发的版本不同，改动都保留着：{}", edited.join("、"))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_sheet_shows_its_sum() {
        let shown = sheet(
            &json!({ "prize": 20000, "count": 2, "total": 40000, "paid": 0, "rows": [{ "no": 1, "name": "甲" }] }),
            Paint::none(),
        );
        assert!(shown.contains("2 人 × 20000 元 = 40000 元"), "{shown}");
    }

    #[test]
    fn a_list_that_was_touched_says_so() {
        let shown = final_list(&json!({ "locked": true, "intact": false, "list": [] }), Paint::none());
        assert!(shown.contains("不一致"), "{shown}");
    }

    #[test]
    fn nothing_makes_a_view_fail() {
        for view in [publicity, objections, objection, final_list, register, sheet, notes] {
            view(&Value::Null, Paint::none());
            view(&json!([1, null, {}]), Paint::none());
            view(&json!({ "rows": [{}], "periods": [{}], "locked": true }), Paint::none());
        }
    }
}
