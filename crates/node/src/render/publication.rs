//! Publicity, objections, the final list, awards.

use jiangxuan_contract::answer::award::{
    Account, AwardNote, Certificate, FormerList, FormerRow, PaymentRow, PaymentSheet, TakenOver,
};
use jiangxuan_contract::answer::publicity::{
    FinalList, FinalRow, ObjectionCase, ObjectionState, PublicityDay, PublicityPeriod, PublicityRow, PublicityShown,
};
use jiangxuan_contract::answer::season::Archive;

use super::Paint;
use super::table::{Table, shortened};

/// Widest value in a table, in cells.
const WIDE: usize = 36;

/// Who is shown, every day of it, and the proofs.
pub(super) fn publicity(shown: &PublicityShown, paint: Paint) -> String {
    if shown.rows.is_empty() {
        return "还没有公示。".to_owned();
    }
    let mut parts: Vec<String> = shown.periods.iter().map(|row| period(row, paint)).collect();
    let table = Table::new(&["姓名", "工作单位", "起", "止", "已结束", "还缺凭证"]);
    let line = |table: Table, row: &PublicityRow| {
        let missing = row.proofs.iter().filter(|proof| proof.proof.is_none()).map(|proof| proof.channel.as_str());
        table.line([
            row.name.clone(),
            shortened(&row.employer, WIDE),
            row.start.clone(),
            row.end.clone(),
            row.closed.clone().unwrap_or_default(),
            missing.collect::<Vec<_>>().join("、"),
        ])
    };
    parts.push(shown.rows.iter().fold(table, line).or(""));
    parts.join("\n\n")
}

fn period(row: &PublicityPeriod, paint: Paint) -> String {
    let title = format!("公示 {} 至 {}（当天结束）", row.start, row.end);
    let table = Table::new(&["日期", "星期", "第几天", "说明"]);
    let line = |table: Table, day: &PublicityDay| {
        let no = day.no.map_or_else(String::new, |no| no.to_string());
        table.line([day.date.to_string(), day.weekday.clone(), no, day.note.clone()])
    };
    format!("{}\n{}", paint.strong(&title), row.days.iter().fold(table, line).or(""))
}

/// Every case.
pub(super) fn objections(cases: &[ObjectionCase], paint: Paint) -> String {
    let all: Vec<String> = cases.iter().map(|case| objection(case, paint)).collect();
    if all.is_empty() { "没有异议。".to_owned() } else { all.join("\n\n") }
}

/// One case.
pub(super) fn objection(case: &ObjectionCase, paint: Paint) -> String {
    let state = match case.state {
        ObjectionState::Open => paint.warn("核查中，此人不能进入下一步"),
        ObjectionState::Upheld => paint.bad("成立，取消资格"),
        ObjectionState::Dismissed => paint.good("不成立"),
    };
    let named = if case.named { "实名" } else { "匿名" };
    let late = if case.late { "，公示期满后收到" } else { "" };
    let mut lines = vec![
        format!("{}  {state}  {}", paint.strong(case.name.as_deref().unwrap_or_default()), case.case),
        format!("  {} {named}{}{late}：{}", case.received, case.source, case.content),
    ];
    for (label, text) in [("核查", &case.findings), ("处理意见", &case.opinion)] {
        lines.extend((!text.is_empty()).then(|| format!("  {label}：{text}")));
    }
    lines.join("\n")
}

/// The list as it was published.
pub(super) fn final_list(list: &FinalList, paint: Paint) -> String {
    if !list.locked {
        return "名单还没有公布。".to_owned();
    }
    let table = Table::new(&["序号", "姓名", "工作单位", "岗位"]);
    let line = |table: Table, row: &FinalRow| {
        let no = row.no.unwrap_or_default().to_string();
        table.line([no, row.name.clone(), row.employer.clone(), row.post.clone()])
    };
    let (no, date) = (list.doc_no.as_deref().unwrap_or_default(), list.date.as_deref().unwrap_or_default());
    let mut lines = vec![
        paint.strong(&format!("{no}  {date}")),
        list.list.iter().fold(table, line).or(""),
        "（按姓氏笔画为序）".to_owned(),
    ];
    if !list.intact {
        lines.push(paint.bad("名单与公布时不一致：有设备在锁定之后改动过。原始记录都在，请联系登记设备核对。"));
    }
    lines.join("\n")
}

/// The register of certificates.
pub(super) fn register(rows: &[Certificate], _paint: Paint) -> String {
    let table = Table::new(&["序号", "姓名", "工作单位", "证书编号", "发证日期", "发证单位", "三晋英才"]);
    let line = |table: Table, row: &Certificate| {
        table.line([
            row.no.unwrap_or_default().to_string(),
            row.name.clone(),
            shortened(&row.employer, WIDE),
            row.cert_no.clone().unwrap_or_default(),
            row.issued.clone().unwrap_or_default(),
            row.issuer.clone(),
            if row.flagged { "纳入" } else { "" }.to_owned(),
        ])
    };
    rows.iter().fold(table, line).or("名单还没有公布。")
}

/// The payment sheet.
pub(super) fn sheet(sheet: &PaymentSheet, paint: Paint) -> String {
    let table = Table::new(&["序号", "姓名", "工作单位", "金额（元）", "发放日期"]);
    let line = |table: Table, row: &PaymentRow| {
        table.line([
            row.no.unwrap_or_default().to_string(),
            row.name.clone(),
            shortened(&row.employer, WIDE),
            row.amount.to_string(),
            row.paid.clone().unwrap_or_default(),
        ])
    };
    let shown = sheet.rows.iter().fold(table, line).or("名单还没有公布。");
    let PaymentSheet { prize, count, total, paid, .. } = sheet;
    let total = format!("合计：{count} 人 × {prize} 元 = {total} 元，已发 {paid} 元");
    format!("{shown}\n{}", paint.strong(&total))
}

/// To which accounts prizes are paid.
pub(super) fn accounts(rows: &[Account], paint: Paint) -> String {
    let table = Table::new(&["姓名", "开户行", "账号", "持卡人"]);
    let line = |table: Table, row: &Account| {
        table.line([row.name.clone(), shortened(&row.bank, WIDE), row.number.clone(), row.holder.clone()])
    };
    let shown = rows.iter().fold(table, line).or("名单还没有公布，或名单上没有本单位推荐的人选。");
    let contested = rows
        .iter()
        .filter(|row| row.contested)
        .map(|row| format!("{}：两人登记的账号不一致，没有列入奖励发放表。先处理：jiangxuan conflict list", row.name));
    let doubts = rows.iter().flat_map(|row| row.doubts.iter().map(|doubt| format!("{}：{}", row.name, doubt.zh())));
    let notes = contested.chain(doubts).map(|note| paint.warn(&note));
    std::iter::once(shown).chain(notes).collect::<Vec<_>>().join("\n")
}

/// Follow-ups and reports.
pub(super) fn notes(notes: &[AwardNote], _paint: Paint) -> String {
    let table = Table::new(&["日期", "姓名", "类别", "内容"]);
    let line = |table: Table, row: &AwardNote| {
        table.line([row.date.clone(), row.name.clone(), row.kind.zh().to_owned(), row.text.clone()])
    };
    notes.iter().fold(table, line).or("还没有登记。")
}

/// Whom earlier seasons put forward.
pub(super) fn former(list: &FormerList, _paint: Paint) -> String {
    let table = Table::new(&["姓名", "工作单位", "已纳入", "年度"]);
    let line = |table: Table, row: &FormerRow| {
        table.line([row.name.clone(), row.employer.clone(), row.programme.clone(), row.season.clone()])
    };
    list.rows.iter().fold(table, line).or("没有往年纳入三晋英才的人。导入：jiangxuan award take-over 文件")
}

/// The same after a list was taken over: it is another season's, so its authority is to be compared by hand.
pub(super) fn taken_over(taken: &TakenOver, paint: Paint) -> String {
    let word = if taken.changed { "名单已读入。" } else { "这份名单以前读入过，没有改动。" };
    let authority = taken.verdict.authority.as_deref().unwrap_or_default();
    let told = if taken.verdict.verified {
        paint.good("核验通过：由本年度的授权签署。")
    } else {
        paint.warn(&format!(
            "文件自洽，由另一个年度的授权签署，不能据本年度核验。请与那个年度存档的授权指纹核对：{authority}"
        ))
    };
    format!("{word}\n{told}\n{}", former(&taken.list, paint))
}

/// Whether the season is archived, and what differs from its sealed version.
pub(super) fn archive(archive: &Archive, paint: Paint) -> String {
    let told = match &archive.day {
        Some(day) => paint.good(&format!("本年度已于 {day} 归档，申报只供查阅。")),
        None => "本年度没有归档，申报可以修改。".to_owned(),
    };
    let edited: Vec<&str> = archive.edited.iter().map(|row| row.name.as_str()).collect();
    if edited.is_empty() {
        return told;
    }
    format!("{told}\n{}", paint.warn(&format!("与签发的版本不同，改动都保留着：{}", edited.join("、"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_shows_its_sum() {
        let row =
            PaymentRow {
                id: None, no: Some(1), name: "甲".into(), employer: String::new(), amount: 20000, paid: None
            };
        let rows = vec![row];
        let shown = sheet(&PaymentSheet { prize: 20000, count: 2, total: 40000, paid: 0, rows }, Paint::none());
        assert!(shown.contains("2 人 × 20000 元 = 40000 元"), "{shown}");
    }

    #[test]
    fn a_list_that_was_touched_says_so() {
        let touched = FinalList { doc_no: None, date: None, list: Vec::new(), locked: true, intact: false };
        let shown = final_list(&touched, Paint::none());
        assert!(shown.contains("不一致"), "{shown}");
    }
}
