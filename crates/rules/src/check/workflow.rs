//! What the bureau does before it submits: review, visit, consultation, party-group meeting (R32, R33, R35–R39),
//! and its own further conditions (R19).

use jiff::civil::Date;

use super::{Finding, Inspection, LOCAL, Level};
use crate::consultation::{self, LetterState, Row};
use crate::dates;
use crate::text::says_nothing;

/// The result with which the bureau's own review of the materials ends well.
pub const PASSED: &str = "通过";

pub(super) fn inspect(i: &mut Inspection<'_>) {
    review(i);
    visit(i);
    let season = i.season;
    let rows = consultation::rows(season, &i.flags, i.records("consultations"));
    consulted(i, &rows);
    objections(i, &rows);
    meeting(i);
    conditions(i);
}

/// R32: 资料审查.
fn review(i: &mut Inspection<'_>) {
    let (level, result) = (i.season.gates.review, i.value("review_result"));
    if says_nothing(&result) {
        let finding = Finding::new(level, "R32", "还没有资料审查记录。").at("review_result");
        return i.add(finding.advise("请核对原件，登记审查结果、审查人和日期。"));
    }
    if result != PASSED {
        let finding = Finding::new(level, "R32", format!("资料审查结果为“{result}”。")).at("review_result");
        i.add(finding.advise("请补充材料后重新审查；审查通过后再登记。"));
    }
    let first = i.records("consultations").iter().filter_map(|record| dates::parse_day(record.get("sent"))).min();
    let reviewed = dates::parse_day(&i.value("review_date"));
    if let Some((reviewed, sent)) = reviewed.zip(first).filter(|(reviewed, sent)| reviewed > sent) {
        let message = format!("资料审查日期（{reviewed}）晚于发函日期（{sent}）。");
        let finding = Finding::new(Level::Warn, "R32", message).at("review_date");
        i.add(finding.advise("应先审查资料、再征求意见；请核对日期。"));
    }
}

/// R33: 考察核实.
fn visit(i: &mut Inspection<'_>) {
    let level = i.season.gates.verification;
    let visits = i.records("visits");
    if visits.is_empty() {
        let finding = Finding::new(level, "R33", "还没有考察核实记录。").at("visits");
        return i.add(finding.advise("请登记至少一次考察：日期、地点、人员、结论。"));
    }
    let first = visits.iter().filter_map(|record| dates::parse_day(record.get("date"))).min();
    if let Some((first, met)) = first.zip(i.view.meeting).filter(|(first, met)| first > met) {
        let message = format!("考察日期（{first}）晚于党组（党委）会议（{met}）。");
        i.add(Finding::new(level, "R33", message).at("visits").advise("应先考察、再上会；请核对日期。"));
    }
}

/// R35–R37: the departments of each row of the matrix.
fn consulted(i: &mut Inspection<'_>, rows: &[Row<'_>]) {
    let level = i.season.gates.consultation;
    let mut rules: Vec<(&str, &str)> = rows.iter().filter_map(|row| row.required).collect();
    rules.dedup();
    for (rule, clause) in rules {
        for (state, verb, advice) in [
            (LetterState::NotSent, "尚未征求", "请发函征求意见，收到回函后登记。"),
            (LetterState::Waiting, "尚未收到回复", "请催办；收到回函后登记意见和日期。"),
        ] {
            let asks = |row: &&Row<'_>| row.required == Some((rule, clause)) && row.state == state;
            let open: Vec<&str> = rows.iter().filter(asks).map(|row| row.zh).collect();
            if !open.is_empty() {
                let finding =
                    Finding::new(level, rule, format!("{verb}：{}部门意见。", open.join("、"))).at("consultations");
                i.add(finding.quote(clause).advise(advice));
            }
        }
    }
}

/// An objection on record blocks whatever the gate says, also from a department that need not have been asked.
fn objections(i: &mut Inspection<'_>, rows: &[Row<'_>]) {
    for row in rows {
        let open = |record: &&&super::Record<'_>| {
            consultation::answer(record) == LetterState::Objection && !consultation::superseded(record)
        };
        for record in row.letters.iter().filter(open) {
            let advice = match record.get("text") {
                "" => "请登记异议内容并核实处理；处理完毕前不能推荐。",
                _ => "请核实处理；处理完毕、部门另行来函后登记更正。",
            };
            let finding = Finding::new(
                Level::Block,
                row.required.map_or("R35", |(rule, _)| rule),
                format!("{}部门回复有异议。", row.zh),
            );
            i.add(finding.at(format!("consultations/{}/opinion", record.id)).advise(advice));
        }
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
        i.add(
            Finding::new(level, "R38", message).at("meeting").advise("应先征求意见、再上会；请核对日期，或重新上会。"),
        );
    }
}

/// R19: conditions that the bureau itself has added. They guide, and never block.
fn conditions(i: &mut Inspection<'_>) {
    for condition in &i.view.conditions {
        let key = format!("{LOCAL}{}", condition.id);
        let answer = i.view.fields.get(key.as_str()).copied().unwrap_or_default();
        let message = match answer {
            "" => format!("本单位细化条件“{}”还没有核对。", condition.text),
            "符合" => continue,
            other => format!("本单位细化条件“{}”：{other}。", condition.text),
        };
        i.add(Finding::new(Level::Warn, "R19", message).at(key).advise("请核对后登记符合与否；不符合的请写明考虑。"));
    }
}
