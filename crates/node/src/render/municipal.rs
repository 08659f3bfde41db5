//! What the municipal bureau received, refused and noted.

use serde_json::Value;

use super::table::{self, Table, shortened};
use super::{Paint, number, rows, text, words};

/// Widest reason in a table, in cells.
const WIDE: usize = 60;

/// What was not let in, and why.
pub(super) fn quarantine(value: &Value, _paint: Paint) -> String {
    let table = Table::new(&["序号", "时间", "来自", "原因", "可放行", "处理", "文档"]);
    let line = |table: Table, row: &Value| {
        let from: Vec<&str> =
            ["person", "bureau", "device"].iter().map(|key| text(row, key)).filter(|word| !word.is_empty()).collect();
        table.line([
            number(row, "no").to_string(),
            words::time(text(row, "time")),
            from.join(" "),
            shortened(text(row, "reason"), WIDE),
            if row["admissible"] == true { "是" } else { "否" }.to_owned(),
            row["outcome"].as_str().unwrap_or("待处理").to_owned(),
            text(row, "document").to_owned(),
        ])
    };
    rows(value).iter().fold(table, line).or("隔离区是空的。")
}

/// One line for each receipt.
pub(super) fn receipts(value: &Value, _paint: Paint) -> String {
    let table = Table::new(&["回执号", "姓名", "版本", "收到时间", "验证", "迟报", "申报件"]);
    let line = |table: Table, row: &Value| {
        table.line([
            number(row, "no").to_string(),
            text(row, "name").to_owned(),
            number(row, "version").to_string(),
            words::time(text(row, "time")),
            if row["verified"] == true { "签章有效" } else { "无法验证" }.to_owned(),
            if row["late"] == true { "迟报" } else { "" }.to_owned(),
            text(row, "dossier").to_owned(),
        ])
    };
    rows(value).iter().fold(table, line).or("还没有回执。")
}

/// Each receipt as a sheet to print.
pub(super) fn receipt_sheets(value: &Value, paint: Paint) -> String {
    let sheets: Vec<String> = rows(value).iter().map(|receipt| sheet(receipt, paint)).collect();
    if sheets.is_empty() { "这份申报还没有回执。".to_owned() } else { sheets.join("\n\n") }
}

fn sheet(receipt: &Value, paint: Paint) -> String {
    let facts = [
        ("人选", text(receipt, "name").to_owned()),
        ("申报件", text(receipt, "dossier").to_owned()),
        ("版本", format!("第 {} 版", number(receipt, "version"))),
        ("收到时间", format!("{}（北京时间）", words::time(text(receipt, "time")))),
        ("收件设备", text(receipt, "node").to_owned()),
        ("签发编号", text(receipt, "seal").to_owned()),
        ("回执编号", text(receipt, "id").to_owned()),
        ("签章", if receipt["verified"] == true { "有效" } else { "无法验证" }.to_owned()),
        ("备注", if receipt["late"] == true { "迟报" } else { "" }.to_owned()),
    ];
    format!("{}\n{}", paint.strong(&format!("市局回执 No.{}", number(receipt, "no"))), table::facts(&facts))
}

/// Sealed work that is not on the list, with its evidence.
pub(super) fn late(value: &Value, _paint: Paint) -> String {
    let table = Table::new(&["姓名", "单位", "版本", "签发", "收到", "电话报送", "决定", "申报件"]);
    let line = |table: Table, row: &Value| {
        table.line([
            text(row, "name").to_owned(),
            text(row, "bureau").to_owned(),
            number(row, "version").to_string(),
            words::time(text(row, "sealed")),
            words::time(text(row, "received")),
            row["telephoned"].as_str().map_or_else(|| "无".to_owned(), words::time),
            decision(&row["admitted"]),
            text(row, "dossier").to_owned(),
        ])
    };
    rows(value).iter().fold(table, line).or("没有迟报。")
}

fn decision(admitted: &Value) -> String {
    match admitted {
        Value::Null | Value::Bool(false) => "未接收".to_owned(),
        Value::Bool(true) => "已接收".to_owned(),
        other => format!("已接收：{}", words::plain("", other)),
    }
}

/// Telephone codes noted so far.
pub(super) fn telephoned(value: &Value, _paint: Paint) -> String {
    let table = Table::new(&["时间", "单位", "报送码", "数据", "备注"]);
    let line = |table: Table, row: &Value| {
        table.line([
            words::time(text(row, "heard")),
            text(row, "bureau").to_owned(),
            spaced(text(row, "code")),
            if row["matched"] == true { "已到，相符" } else { "未到" }.to_owned(),
            text(row, "note").to_owned(),
        ])
    };
    rows(value).iter().fold(table, line).or("还没有记下报送码。")
}

/// A code to read out.
pub(super) fn phone_code(value: &Value, paint: Paint) -> String {
    format!(
        "第 {} 版的电话报送码：\n{}\n请四位四位地念给市局，请对方复述核对。",
        number(value, "version"),
        paint.strong(&spaced(text(value, "code"))),
    )
}

/// Digits in groups of four, as people read them out.
pub(super) fn spaced(code: &str) -> String {
    let digits: Vec<char> = code.chars().filter(char::is_ascii_digit).collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn codes_are_read_in_groups_of_four() {
        assert_eq!(spaced("12345678-90"), "1234 5678 90");
    }

    #[test]
    fn a_receipt_sheet_names_number_version_and_time() {
        let value =
            json!([{ "no": 12, "name": "武平生", "version": 2, "time": "2019-07-31T08:00:00Z", "verified": true }]);
        let shown = receipt_sheets(&value, Paint::none());
        for part in ["市局回执 No.12", "第 2 版", "2019-07-31 16:00（北京时间）", "有效"] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }

    #[test]
    fn nothing_makes_a_view_fail() {
        for view in [quarantine, receipts, receipt_sheets, late, telephoned, phone_code] {
            view(&Value::Null, Paint::none());
            view(&json!([1, null, {}]), Paint::none());
        }
    }
}
