//! The formal check, versions and their differences.

use jiangxuan_contract::answer::dossier::{Comparison, Difference, Version};
use jiangxuan_contract::answer::formal::{Double, FormalDecision, FormalRow, FormalState, Twin};

use super::difference::difference;
use super::table::{Table, shortened};
use super::{Paint, dossier, words};

/// Widest value in a table, in cells.
const WIDE: usize = 40;

fn state(state: FormalState) -> &'static str {
    match state {
        FormalState::Open => "待审",
        FormalState::Passed => "通过",
        FormalState::Newer => "通过，另有新版待审",
        FormalState::Returned => "退回补正",
        FormalState::Overdue => "补正逾期",
        FormalState::Refused => "不予推荐",
        FormalState::Contested => "两种结论待裁定",
    }
}

/// Where each formal check stands.
pub(super) fn formal_list(rows: &[FormalRow], _paint: Paint) -> String {
    let table = Table::new(&["姓名", "单位", "收到", "形式审查", "补正期限", "纸质", "编号"]);
    let line = |table: Table, row: &FormalRow| {
        let again = if row.corrected { "（已重新签发）" } else { "" };
        table.line([
            row.name.clone(),
            row.bureau_name.clone(),
            format!("第 {} 版", row.received.unwrap_or_default()),
            format!("{}{again}", state(row.state)),
            row.due.map(|due| due.to_string()).unwrap_or_default(),
            format!("{}/{} 份", row.copies.count, row.copies.wanted),
            row.id.clone(),
        ])
    };
    rows.iter().fold(table, line).or("市局还没有收到签发的申报。")
}

/// The formal check of one dossier, version by version.
pub(super) fn formal(row: &FormalRow, paint: Paint) -> String {
    let mut lines = vec![paint.strong(&format!("{}  {}  {}", row.name, row.bureau_name, state(row.state)))];
    lines.extend(row.due.map(|due| paint.warn(&format!("补正期限：{due}"))));
    for version in &row.versions {
        let told = match version.decision {
            Some(FormalDecision::Pass) => "通过",
            Some(FormalDecision::Return) => "退回补正",
            Some(FormalDecision::Refuse) => "不予推荐",
            Some(FormalDecision::Unknown) | None => "未审",
        };
        let (person, time) = (version.decided_by.as_deref(), version.decided.as_deref());
        let by = format!("{} {}", person.unwrap_or_default(), words::time(time.unwrap_or_default()));
        lines.push(format!("第 {} 版  {told}  {}", version.version, paint.faint(by.trim())));
        let items = version.items.iter();
        lines.extend(items.map(|item| format!("  · {}：{}", dossier::label(&item.field), item.note)));
        let note = version.note.as_deref().filter(|note| version.items.is_empty() && !note.is_empty());
        lines.extend(note.map(|note| format!("  {note}")));
    }
    lines.join("\n")
}

/// What is in more than one dossier.
pub(super) fn duplicates(doubles: &[Double], paint: Paint) -> String {
    let told = |double: &Double| {
        let (kind, dossiers) = match double {
            Double::Duplicate { dossiers, .. } => ("本单位一人两份", dossiers),
            Double::DuplicateAcross { dossiers, .. } => ("一人由两个单位申报", dossiers),
            Double::Evidence { dossiers, .. } => ("同一证明材料用于不同人选", dossiers),
        };
        std::iter::once(paint.strong(&format!("■ {kind}")))
            .chain(dossiers.iter().map(twin))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let all: Vec<String> = doubles.iter().map(told).collect();
    if all.is_empty() { paint.good("没有发现重复。") } else { all.join("\n\n") }
}

fn twin(twin: &Twin) -> String {
    let delivery = words::delivery(&words::word(twin.delivery), None);
    let employer = twin.employer.as_deref().unwrap_or_default();
    format!("  {}  {}  {employer}  {delivery}  {}", twin.name, twin.bureau_name, twin.id)
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
}
