//! Experts, scores, the order and the list.

use serde_json::Value;

use super::table::{Table, shortened};
use super::{Paint, number, rows, text, words};

/// Widest value in a table, in cells.
const WIDE: usize = 40;

fn names(value: &Value) -> String {
    rows(value).iter().filter_map(Value::as_str).collect::<Vec<_>>().join("、")
}

/// A number that may be missing.
fn maybe(value: &Value) -> String {
    value.as_u64().map_or_else(String::new, |number| number.to_string())
}

/// The order, with the line after as many as the season wants.
pub(super) fn order(value: &Value, paint: Paint) -> String {
    let table =
        Table::new(&["名次", "姓名", "推荐单位", "工作单位", "方式", "专家数", "平均分", "分差", "去向", "编号"]);
    let line = |table: Table, row: &Value| {
        let place = match text(row, "place") {
            "chosen" => "拟定",
            "reserve" => "候补",
            _ => "",
        };
        table.line([
            row["rank"].as_u64().map_or_else(|| "未排".to_owned(), |rank| rank.to_string()),
            text(row, "name").to_owned(),
            text(row, "bureau_name").to_owned(),
            shortened(text(row, "employer"), WIDE),
            names(&row["methods"]),
            number(row, "experts").to_string(),
            text(row, "mean").to_owned(),
            text(row, "spread").to_owned(),
            if row["out"] == true { "已退出".to_owned() } else { place.to_owned() },
            text(row, "id").to_owned(),
        ])
    };
    let shown = rows(&value["rows"]).iter().fold(table, line).or("还没有通过形式审查的人选。");
    let target = usize::try_from(number(value, "target")).unwrap_or_default();
    let mut lines: Vec<String> = shown.lines().map(str::to_owned).collect();
    if target > 0 && lines.len() > target + 1 {
        lines.insert(target + 1, paint.faint(&format!("—— 以上 {target} 名为计划人数 ——")));
    }
    if value["contested"] == true {
        lines.push(paint.warn("名次有两种排法待裁定：jiangxuan conflict list"));
    }
    if value["approved"] == true {
        lines.push(paint.good("排序已经市局党组会通过。"));
    }
    lines.join("\n")
}

/// Every order and move.
pub(super) fn log(value: &Value, _paint: Paint) -> String {
    let table = Table::new(&["时间", "使用人", "设备", "调整", "理由或依据"]);
    let line = |table: Table, row: &Value| {
        let moved = if row["to"].is_null() {
            format!("全部排序：{}", names(&row["order"]))
        } else {
            format!("{}：第 {} 名 → 第 {} 名", text(row, "name"), number(row, "from"), number(row, "to"))
        };
        let facts = [words::time(text(row, "time")), text(row, "person").to_owned(), text(row, "device").to_owned()];
        table.line(facts.into_iter().chain([shortened(&moved, 60), text(row, "reason").to_owned()]))
    };
    rows(value).iter().fold(table, line).or("还没有排过序。")
}

/// Experts and whom they may not score.
pub(super) fn experts(value: &Value, _paint: Paint) -> String {
    let table = Table::new(&["专家", "工作单位", "声明的亲属", "应回避"]);
    let line = |table: Table, row: &Value| {
        let conflict = |conflict: &Value| format!("{}（{}）", text(conflict, "name"), text(conflict, "why"));
        let conflicts: Vec<String> = rows(&row["conflicts"]).iter().map(conflict).collect();
        table.line([
            text(row, "name").to_owned(),
            text(row, "employer").to_owned(),
            text(row, "kin").to_owned(),
            conflicts.join("、"),
        ])
    };
    rows(value).iter().fold(table, line).or("还没有登记专家。")
}

/// Scores by expert and nominee.
pub(super) fn scores(value: &Value, _paint: Paint) -> String {
    let table = Table::new(&["人选", "专家", "各项", "加权分", "评语"]);
    let line = |table: Table, row: &Value| {
        let given = row["scores"].as_object().into_iter().flatten();
        let given: Vec<String> =
            given.map(|(name, score)| format!("{name} {}", score.as_str().unwrap_or_default())).collect();
        let total = match text(row, "interest") {
            "" => text(row, "total").to_owned(),
            why => format!("不计（{why}）"),
        };
        table.line([
            text(row, "name").to_owned(),
            text(row, "expert").to_owned(),
            given.join(" "),
            total,
            text(row, "note").to_owned(),
        ])
    };
    rows(value).iter().fold(table, line).or("还没有登记评分。")
}

/// The list and its reserves.
pub(super) fn shortlist(value: &Value, paint: Paint) -> String {
    let part = |title: &str, people: &Value| {
        let table = Table::new(&["序号", "名次", "姓名", "推荐单位", "工作单位", "备注"]);
        let line = |table: Table, row: &Value| {
            let remark = if row["out"] == true { "已退出" } else { "" };
            table.line([
                number(row, "no").to_string(),
                maybe(&row["rank"]),
                text(row, "name").to_owned(),
                text(row, "bureau_name").to_owned(),
                shortened(text(row, "employer"), WIDE),
                remark.to_owned(),
            ])
        };
        format!("{}\n{}", paint.strong(title), rows(people).iter().fold(table, line).or("（无）"))
    };
    let count = rows(&value["chosen"]).len();
    let title = format!("【拟定名单】{count} 人，计划 {} 人", number(value, "target"));
    let mut parts = vec![part(&title, &value["chosen"]), part("【候补】", &value["reserves"])];
    parts.extend((!text(value, "note").is_empty()).then(|| format!("说明：{}", text(value, "note"))));
    parts.join("\n\n")
}

/// Where everybody stands.
pub(super) fn standings(value: &Value, _paint: Paint) -> String {
    let table = Table::new(&["名次", "姓名", "推荐单位", "进展", "核查中的异议"]);
    let line = |table: Table, row: &Value| {
        table.line([
            maybe(&row["rank"]),
            text(row, "name").to_owned(),
            text(row, "bureau_name").to_owned(),
            stage(text(row, "stage")).to_owned(),
            number(row, "open_objections").to_string(),
        ])
    };
    rows(value).iter().fold(table, line).or("市局还没有收到计入的申报。")
}

fn stage(word: &str) -> &str {
    let stages = [
        ("withdrawn", "已撤回"),
        ("disqualified", "取消资格"),
        ("not_approved", "未获通过"),
        ("awarded", "已授证发奖"),
        ("published", "已发文公布"),
        ("objection", "异议核查中"),
        ("group_passed", "领导小组已审定"),
        ("org_passed", "组织部已审核"),
        ("publicity_done", "公示完成"),
        ("publicity", "公示中"),
        ("shortlisted", "已列入名单"),
        ("reserve", "候补"),
        ("refused", "不予推荐"),
        ("returned", "退回补正"),
        ("unchecked", "待形式审查"),
        ("party_passed", "市局党组已通过"),
        ("ranked", "已排序"),
        ("passed", "形式审查通过"),
    ];
    stages.iter().find(|(key, _)| *key == word).map_or(word, |(_, text)| text)
}

/// A decision that was just recorded.
pub(super) fn approved(value: &Value, paint: Paint) -> String {
    let who = match text(value, "stage") {
        "party" => "市局党组",
        "org" => "市委组织部",
        _ => "市委人才工作领导小组",
    };
    let told = if value["passed"] == true { paint.good("通过") } else { paint.warn("未通过") };
    format!("{who} {} {}：{told}\n{}", text(value, "date"), text(value, "no"), names(&value["names"]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_order_has_a_line_after_the_wanted_number() {
        let row = |rank: u64, name: &str| json!({ "rank": rank, "name": name });
        let value = json!({ "rows": [row(1, "甲"), row(2, "乙"), row(3, "丙")], "target": 2 });
        let shown = order(&value, Paint::none());
        let lines: Vec<&str> = shown.lines().collect();
        assert!(lines[3].contains("以上 2 名") && lines[4].contains('丙'), "{shown}");
    }

    #[test]
    fn nothing_makes_a_view_fail() {
        for view in [order, log, experts, scores, shortlist, standings, approved] {
            view(&Value::Null, Paint::none());
            view(&json!([1, null, {}]), Paint::none());
        }
    }
}
