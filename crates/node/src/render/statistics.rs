//! 统计表.

use jiangxuan_contract::answer::statistics::Statistics;
use jiangxuan_rules::statistics::{Breakdown, Cross};

use super::Paint;
use super::table::Table;

/// A table for each aspect, and bureaus by industries.
pub(super) fn tables(counts: &Statistics, paint: Paint) -> String {
    let Statistics { title, bureau_name, scope_name, closing_day, edited, tally, .. } = counts;
    let heading = format!("{title}人选统计表（{scope_name}，共 {} 人）", tally.people);
    let mut parts = vec![format!(
        "{}\n{}",
        paint.strong(&heading),
        paint.faint(&format!("{bureau_name}　{}统计　年龄按截止日 {closing_day} 的周岁计算", counts.day))
    )];
    if *edited > 0 {
        parts.push(paint.warn(&format!("其中 {edited} 人签发后又有改动，按现在的内容统计。")));
    }
    parts.extend(tally.breakdowns.iter().map(breakdown));
    if tally.people > 0 {
        parts.push(cross(&tally.cross, tally.people));
    }
    parts.join("\n\n")
}

fn breakdown(of: &Breakdown) -> String {
    let share = |tenths: usize| format!("{}.{}%", tenths / 10, tenths % 10);
    let lines = of.lines.iter().map(|line| [line.name.clone(), line.count.to_string(), share(line.permille)]);
    let all = if of.total == 0 { 0 } else { 1000 };
    let total = ["合计".to_owned(), of.total.to_string(), share(all)];
    lines.chain([total]).fold(Table::new(&[&of.title, "人数", "占比"]), Table::line).or("")
}

fn cross(of: &Cross, people: usize) -> String {
    let headings: Vec<&str> =
        ["单位"].into_iter().chain(of.columns.iter().map(String::as_str)).chain(["合计"]).collect();
    let line = |name: &str, counts: &[usize], total: usize| {
        let counts = counts.iter().chain([&total]).map(usize::to_string);
        [name.to_owned()].into_iter().chain(counts).collect::<Vec<_>>()
    };
    let rows = of.rows.iter().map(|row| line(&row.name, &row.counts, row.total));
    rows.chain([line("合计", &of.totals, people)]).fold(Table::new(&headings), Table::line).or("")
}
