//! The formal check, versions and their differences.

use jiangxuan_contract::answer::dossier::{Comparison, Difference, Version};
use jiangxuan_engine::command::{Approve, Assess, Award, Formal, Municipal, Objection, Rank};
use serde_json::Value;

use super::difference::difference;
use super::table::{Table, shortened};
use super::{Paint, View, details, dossier, import, number, publication, ranking, rows, text, words};

/// Widest value in a table, in cells.
const WIDE: usize = 40;

/// The view that fits a municipal command.
pub(super) fn of(act: &Municipal) -> View {
    match act {
        Municipal::Formal(Formal::List) => formal_list,
        Municipal::Formal(Formal::Duplicates) => duplicates,
        Municipal::Formal(_) => formal,
        Municipal::Assess(Assess::Experts | Assess::Expert { .. }) => ranking::experts,
        Municipal::Assess(Assess::Score { .. } | Assess::Scores { .. }) => ranking::scores,
        Municipal::Assess(Assess::Take { .. }) => import::scores,
        Municipal::Assess(_) => details,
        Municipal::Rank(Rank::Log) => ranking::log,
        Municipal::Rank(_) => ranking::order,
        Municipal::Shortlist(_) => ranking::shortlist,
        Municipal::Approve(Approve::Show) => ranking::standings,
        Municipal::Approve(_) => ranking::approved,
        Municipal::Publicity(_) => publication::publicity,
        Municipal::Objection(Objection::List) => publication::objections,
        Municipal::Objection(_) => publication::objection,
        Municipal::Publish(_) => publication::final_list,
        Municipal::Award(Award::Sheet | Award::Pay { .. }) => publication::sheet,
        Municipal::Award(Award::Note { .. } | Award::Notes) => publication::notes,
        Municipal::Award(Award::Former | Award::TakeOver { .. }) => publication::former,
        Municipal::Award(Award::Handover { .. } | Award::Story { .. }) => details,
        Municipal::Award(Award::Archive { .. }) => publication::archive,
        Municipal::Award(_) => publication::register,
    }
}

fn state(word: &str) -> &str {
    match word {
        "open" => "待审",
        "passed" => "通过",
        "newer" => "通过，另有新版待审",
        "returned" => "退回补正",
        "overdue" => "补正逾期",
        "refused" => "不予推荐",
        "contested" => "两种结论待裁定",
        other => other,
    }
}

fn formal_list(value: &Value, _paint: Paint) -> String {
    let table = Table::new(&["姓名", "单位", "收到", "形式审查", "补正期限", "纸质", "编号"]);
    let line = |table: Table, row: &Value| {
        let again = if row["corrected"] == true { "（已重新签发）" } else { "" };
        table.line([
            text(row, "name").to_owned(),
            text(row, "bureau_name").to_owned(),
            format!("第 {} 版", number(row, "received")),
            format!("{}{again}", state(text(row, "state"))),
            text(row, "due").to_owned(),
            format!("{}/{} 份", number(&row["copies"], "count"), number(&row["copies"], "wanted")),
            text(row, "id").to_owned(),
        ])
    };
    rows(value).iter().fold(table, line).or("市局还没有收到签发的申报。")
}

fn formal(value: &Value, paint: Paint) -> String {
    let title = format!("{}  {}  {}", text(value, "name"), text(value, "bureau_name"), state(text(value, "state")));
    let mut lines = vec![paint.strong(&title)];
    if !text(value, "due").is_empty() {
        lines.push(paint.warn(&format!("补正期限：{}", text(value, "due"))));
    }
    for version in rows(&value["versions"]) {
        let told = match text(version, "decision") {
            "pass" => "通过",
            "return" => "退回补正",
            "refuse" => "不予推荐",
            _ => "未审",
        };
        let by = format!("{} {}", text(version, "decided_by"), words::time(text(version, "decided")));
        lines.push(format!("第 {} 版  {told}  {}", number(version, "version"), paint.faint(by.trim())));
        let items = rows(&version["items"]).iter();
        lines.extend(items.map(|item| format!("  · {}：{}", dossier::label(text(item, "field")), text(item, "note"))));
        if rows(&version["items"]).is_empty() && !text(version, "note").is_empty() {
            lines.push(format!("  {}", text(version, "note")));
        }
    }
    lines.join("\n")
}

fn duplicates(value: &Value, paint: Paint) -> String {
    let told = |row: &Value| {
        let kind = match text(row, "kind") {
            "duplicate" => "本单位一人两份",
            "duplicate_across" => "一人由两个单位申报",
            _ => "同一证明材料用于不同人选",
        };
        let people = rows(&row["dossiers"]).iter().map(|twin| {
            let delivery = words::delivery(text(twin, "delivery"), None);
            format!(
                "  {}  {}  {}  {delivery}  {}",
                text(twin, "name"),
                text(twin, "bureau_name"),
                text(twin, "employer"),
                text(twin, "id")
            )
        });
        std::iter::once(paint.strong(&format!("■ {kind}"))).chain(people).collect::<Vec<_>>().join("\n")
    };
    let all: Vec<String> = rows(value).iter().map(told).collect();
    if all.is_empty() { paint.good("没有发现重复。") } else { all.join("\n\n") }
}

/// The sealed versions.
pub(super) fn versions(versions: &[Version], _paint: Paint) -> String {
    let table = Table::new(&["版本", "签发时间", "签发人", "回执", "收到时间", "备注"]);
    let line = |table: Table, version: &Version| {
        table.line([
            version.version.to_string(),
            words::time(&version.time),
            version.person.clone().unwrap_or_default(),
            version.receipt.map_or_else(String::new, |no| format!("No.{no}")),
            words::time(version.received.as_deref().unwrap_or_default()),
            shortened(version.reopened.as_deref().unwrap_or_default(), WIDE),
        ])
    };
    versions.iter().fold(table, line).or("还没有签发过。")
}

/// What two versions say differently.
pub(super) fn differences(told: &Comparison, paint: Paint) -> String {
    let name = |no: u32| if no == 0 { "现在的内容".to_owned() } else { format!("第 {no} 版") };
    let (from, to, found) = (name(told.from), name(told.to), &told.differences);
    if found.is_empty() {
        return paint.good(&format!("{from}与{to}没有差别。"));
    }
    let row = |row: &Difference| {
        let (before, after) = (row.before.as_str(), row.after.as_str());
        let change = match (before.is_empty(), after.is_empty()) {
            (true, _) => format!("新填：{after}"),
            (_, true) => format!("删去：{before}"),
            _ => difference(before, after, paint),
        };
        let (person, time) = (row.person.as_deref().unwrap_or_default(), row.time.as_deref().unwrap_or_default());
        let by = format!("{person} {}", words::time(time));
        format!("{}  {change}  {}", paint.strong(dossier::label(&row.field)), paint.faint(by.trim()))
    };
    let mut lines = vec![paint.strong(&format!("{}：{from} → {to}，{} 处不同", told.name, found.len()))];
    lines.extend(found.iter().map(row));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_difference_shows_what_was_and_what_is() {
        let difference = Difference {
            field: "mobile".into(),
            before: "13800000000".into(),
            after: "13900000000".into(),
            person: Some("李木匠".into()),
            bureau: None,
            time: Some("2019-08-05T01:00:00Z".into()),
        };
        let told =
            Comparison { id: "d".into(), name: "武平生".into(), from: 1, to: 2, differences: vec![difference] };
        let shown = differences(&told, Paint::none());
        for part in ["第 1 版 → 第 2 版", "手机号码", "李木匠 2019-08-05 09:00"] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }

    #[test]
    fn nothing_makes_a_view_fail() {
        for view in [formal_list, formal, duplicates] {
            view(&Value::Null, Paint::none());
            view(&json!([1, null, {}]), Paint::none());
        }
    }
}
