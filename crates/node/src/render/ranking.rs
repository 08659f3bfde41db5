//! Experts, scores, the order and the list.

use jiangxuan_contract::answer::assessment::{ExpertRow, ScoreRow};
use jiangxuan_contract::answer::selection::{
    Approved, Approver, CourseRow, CourseStage, ListedRow, RankList, RankMove, RankPlace, RankRow, Shortlisted,
};

use super::table::{Table, shortened};
use super::{Paint, words};

/// Widest value in a table, in cells.
const WIDE: usize = 40;

/// A number that may be missing.
fn maybe(number: Option<usize>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

/// A text that may be missing.
fn or_empty(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

/// The order, with the line after as many as the season wants.
pub(super) fn order(list: &RankList, paint: Paint) -> String {
    let table =
        Table::new(&["名次", "姓名", "推荐单位", "工作单位", "方式", "专家数", "平均分", "分差", "去向", "编号"]);
    let line = |table: Table, row: &RankRow| {
        let place = match row.place {
            _ if row.out => "已退出",
            RankPlace::Chosen => "拟定",
            RankPlace::Reserve => "候补",
            RankPlace::Neither => "",
        };
        table.line([
            row.rank.map_or_else(|| "未排".to_owned(), |rank| rank.to_string()),
            row.name.clone(),
            row.bureau_name.clone(),
            shortened(&row.employer, WIDE),
            row.methods.join("、"),
            row.experts.to_string(),
            or_empty(row.mean.as_ref()),
            or_empty(row.spread.as_ref()),
            place.to_owned(),
            row.id.clone(),
        ])
    };
    let shown = list.rows.iter().fold(table, line).or("还没有通过形式审查的人选。");
    let target = usize::try_from(list.target).unwrap_or_default();
    let mut lines: Vec<String> = shown.lines().map(str::to_owned).collect();
    if target > 0 && lines.len() > target + 1 {
        lines.insert(target + 1, paint.faint(&format!("—— 以上 {target} 名为计划人数 ——")));
    }
    if list.contested {
        lines.push(paint.warn("名次有两种排法待裁定：jiangxuan conflict list"));
    }
    if list.approved {
        lines.push(paint.good("排序已经市局党组会通过。"));
    }
    lines.join("\n")
}

/// Every order and move.
pub(super) fn log(moves: &[RankMove], _paint: Paint) -> String {
    let table = Table::new(&["时间", "使用人", "设备", "调整", "理由或依据"]);
    let line = |table: Table, row: &RankMove| {
        let moved = match row.to {
            None => format!("全部排序：{}", row.order.join("、")),
            Some(to) => format!("{}：第 {} 名 → 第 {to} 名", row.name, row.from.unwrap_or_default()),
        };
        table.line([
            words::time(row.time.as_deref().unwrap_or_default()),
            or_empty(row.person.as_ref()),
            or_empty(row.device.as_ref()),
            shortened(&moved, 60),
            row.reason.clone(),
        ])
    };
    moves.iter().fold(table, line).or("还没有排过序。")
}

/// Experts and whom they may not score.
pub(super) fn experts(experts: &[ExpertRow], _paint: Paint) -> String {
    let table = Table::new(&["专家", "工作单位", "声明的亲属", "应回避"]);
    let line = |table: Table, row: &ExpertRow| {
        let conflicts = row.conflicts.iter().map(|conflict| format!("{}（{}）", conflict.name, conflict.why));
        let conflicts: Vec<String> = conflicts.collect();
        table.line([row.name.clone(), row.employer.clone(), row.kin.clone(), conflicts.join("、")])
    };
    experts.iter().fold(table, line).or("还没有登记专家。")
}

/// Scores by expert and nominee.
pub(super) fn scores(scores: &[ScoreRow], _paint: Paint) -> String {
    let table = Table::new(&["人选", "专家", "各项", "加权分", "评语"]);
    let line = |table: Table, row: &ScoreRow| {
        let given: Vec<String> = row.scores.iter().map(|(name, score)| format!("{name} {score}")).collect();
        let total = match &row.interest {
            None => or_empty(row.total.as_ref()),
            Some(why) => format!("不计（{why}）"),
        };
        table.line([row.name.clone(), or_empty(row.expert.as_ref()), given.join(" "), total, row.note.clone()])
    };
    scores.iter().fold(table, line).or("还没有登记评分。")
}

/// The list and its reserves.
pub(super) fn shortlist(list: &Shortlisted, paint: Paint) -> String {
    let part = |title: &str, people: &[ListedRow]| {
        let table = Table::new(&["序号", "名次", "姓名", "推荐单位", "工作单位", "备注"]);
        let line = |table: Table, row: &ListedRow| {
            table.line([
                row.no.to_string(),
                maybe(row.rank),
                or_empty(row.name.as_ref()),
                or_empty(row.bureau_name.as_ref()),
                shortened(row.employer.as_deref().unwrap_or_default(), WIDE),
                if row.out { "已退出" } else { "" }.to_owned(),
            ])
        };
        format!("{}\n{}", paint.strong(title), people.iter().fold(table, line).or("（无）"))
    };
    let title = format!("【拟定名单】{} 人，计划 {} 人", list.chosen.len(), list.target.unwrap_or_default());
    let mut parts = vec![part(&title, &list.chosen), part("【候补】", &list.reserves)];
    parts.extend((!list.note.is_empty()).then(|| format!("说明：{}", list.note)));
    parts.join("\n\n")
}

/// Where everybody stands.
pub(super) fn standings(rows: &[CourseRow], _paint: Paint) -> String {
    let table = Table::new(&["名次", "姓名", "推荐单位", "进展", "核查中的异议"]);
    let line = |table: Table, row: &CourseRow| {
        table.line([
            maybe(row.rank),
            row.name.clone(),
            or_empty(row.bureau_name.as_ref()),
            stage(row.stage).to_owned(),
            row.open_objections.to_string(),
        ])
    };
    rows.iter().fold(table, line).or("市局还没有收到计入的申报。")
}

fn stage(stage: CourseStage) -> &'static str {
    match stage {
        CourseStage::Withdrawn => "已撤回",
        CourseStage::Disqualified => "取消资格",
        CourseStage::NotApproved => "未获通过",
        CourseStage::Awarded => "已授证发奖",
        CourseStage::Published => "已发文公布",
        CourseStage::Objection => "异议核查中",
        CourseStage::GroupPassed => "领导小组已审定",
        CourseStage::OrgPassed => "组织部已审核",
        CourseStage::PublicityDone => "公示完成",
        CourseStage::Publicity => "公示中",
        CourseStage::Shortlisted => "已列入名单",
        CourseStage::Reserve => "候补",
        CourseStage::Refused => "不予推荐",
        CourseStage::Returned => "退回补正",
        CourseStage::Unchecked => "待形式审查",
        CourseStage::PartyPassed => "市局党组已通过",
        CourseStage::Ranked => "已排序",
        CourseStage::Passed => "形式审查通过",
    }
}

/// A decision that was just recorded.
pub(super) fn approved(decision: &Approved, paint: Paint) -> String {
    let who = match decision.stage {
        Approver::Party => "市局党组",
        Approver::Org => "市委组织部",
        Approver::Group => "市委人才工作领导小组",
    };
    let told = if decision.passed { paint.good("通过") } else { paint.warn("未通过") };
    format!("{who} {} {}：{told}\n{}", decision.date, decision.no, decision.names.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_has_a_line_after_the_wanted_number() {
        let row = |rank: usize, name: &str| RankRow {
            rank: Some(rank),
            id: "d".into(),
            name: name.into(),
            bureau: "140702".parse().expect("a code"),
            bureau_name: String::new(),
            employer: String::new(),
            industry: String::new(),
            frontline: String::new(),
            place: RankPlace::Neither,
            out: false,
            methods: Vec::new(),
            experts: 0,
            mean: None,
            spread: None,
        };
        let rows = vec![row(1, "甲"), row(2, "乙"), row(3, "丙")];
        let list = RankList { rows, ranked: 3, contested: false, approved: false, target: 2 };
        let shown = order(&list, Paint::none());
        let lines: Vec<&str> = shown.lines().collect();
        assert!(lines[3].contains("以上 2 名") && lines[4].contains('丙'), "{shown}");
    }
}
