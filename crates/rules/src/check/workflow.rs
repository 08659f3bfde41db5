//! What the bureau does before it submits: visit, consultation, party-group meeting (R33, R35–R39).

use jiff::civil::Date;

use super::{Finding, Inspection, Level, Record};
use crate::dates;
use crate::matrix;
use crate::season::{ConsultationRule, Department};

pub(super) fn inspect(i: &mut Inspection<'_>) {
    visit(i);
    let rules: Vec<&ConsultationRule> = matrix::rules(i.season, &i.flags).collect();
    for rule in rules {
        consulted(i, rule);
    }
    objections(i);
    meeting(i);
}

/// R33: 考察核实.
fn visit(i: &mut Inspection<'_>) {
    if i.records("visits").is_empty() {
        let finding = Finding::new(i.season.gates.verification, "R33", "还没有考察核实记录。").at("visits");
        i.add(finding.advise("请登记至少一次考察：日期、地点、人员、结论。"));
    }
}

/// What a department has answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reply {
    NotAsked,
    Waiting,
    Fine,
    Objection,
}

fn reply(i: &Inspection<'_>, department: &Department) -> Reply {
    let own = i.records("consultations").iter().filter(|record| i.season.department(record.get("department")) == Some(department));
    // Of several letters to one department the worst answer counts; a later letter never hides an objection.
    own.map(read).max_by_key(|reply| (*reply == Reply::Objection, *reply == Reply::Fine)).unwrap_or(Reply::NotAsked)
}

fn read(record: &Record<'_>) -> Reply {
    let opinion = record.get("opinion");
    if ["有异议", "不同意", "反对", "objection"].iter().any(|word| opinion.contains(word)) {
        Reply::Objection
    } else if ["无异议", "同意", "没有异议", "agree"].iter().any(|word| opinion.contains(word)) {
        Reply::Fine
    } else {
        Reply::Waiting
    }
}

/// R35–R37: the departments of one row of the matrix.
fn consulted(i: &mut Inspection<'_>, rule: &ConsultationRule) {
    let season = i.season;
    let departments: Vec<&Department> = rule.departments.iter().filter_map(|key| season.department(key)).collect();
    for (state, verb, advice) in [
        (Reply::NotAsked, "尚未征求", "请发函征求意见，收到回函后登记。"),
        (Reply::Waiting, "尚未收到回复", "请催办；收到回函后登记意见和日期。"),
    ] {
        let open: Vec<&str> = departments.iter().filter(|d| reply(i, d) == state).map(|d| d.zh.as_str()).collect();
        if !open.is_empty() {
            let message = format!("{verb}：{}部门意见。", open.join("、"));
            let finding = Finding::new(season.gates.consultation, &rule.rule, message).at("consultations");
            i.add(finding.quote(&rule.clause).advise(advice));
        }
    }
}

/// An objection on record blocks whatever the gate says, also from a department that need not have been asked.
fn objections(i: &mut Inspection<'_>) {
    for record in i.records("consultations").iter().filter(|record| read(record) == Reply::Objection) {
        let department = i.season.department(record.get("department")).map_or(record.get("department"), |d| d.zh.as_str());
        let message = format!("{department}部门回复有异议。");
        let advice = match record.get("text") {
            "" => "请登记异议内容并核实处理；处理完毕前不能推荐。",
            _ => "请核实处理；处理完毕前不能推荐。",
        };
        i.add(Finding::new(Level::Block, "R35", message).at(format!("consultations/{}/opinion", record.id)).advise(advice));
    }
}

/// R38, R39: the meeting comes after the last reply.
fn meeting(i: &mut Inspection<'_>) {
    let level = i.season.gates.meeting;
    let Some(met) = i.view.meeting else {
        let finding = Finding::new(level, "R39", "还没有党组（党委）会议研究通过的记录。").at("meeting");
        return i.add(finding.advise("请在会议通过后登记会议日期和纪要。"));
    };
    let replies = i.records("consultations").iter().filter_map(|record| dates::parse_day(record.get("replied")));
    let last: Option<Date> = replies.max();
    if let Some(last) = last.filter(|last| met < *last) {
        let message = format!("党组（党委）会议（{met}）早于最后一份回函（{last}）。");
        i.add(Finding::new(level, "R38", message).at("meeting").advise("应先征求意见、再上会；请核对日期，或重新上会。"));
    }
}
