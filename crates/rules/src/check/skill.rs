//! Skill level, the conditions ①–④ and how recent the achievements are (R16–R18).

use super::{Finding, Inspection, Level};
use crate::codes::{self, ListName};
use crate::fields::split;
use crate::season::{Condition, Season};
use crate::text::says_nothing;

pub(super) fn inspect(i: &mut Inspection<'_>) {
    level(i);
    let (season, claimed) = (i.season, i.value("claimed_conditions"));
    for condition in split(&claimed).filter_map(|no| season.condition(no)) {
        explained(i, condition);
        proved(i, condition);
    }
    recent(i);
}

/// R16: 一般应 is no bar, but asks for a reason.
fn level(i: &mut Inspection<'_>) {
    let season = i.season;
    let given = i.value("skill_level");
    let Some(found) = season.skill_level(&given) else { return };
    if found.ordinal >= season.skill.threshold || title_suffices(season, &i.value("title_level")) {
        return;
    }
    let wanted = season.skill.levels.iter().find(|level| level.ordinal >= season.skill.threshold);
    let wanted = wanted.map_or("", |level| level.name.as_str());
    let reasoned = !says_nothing(&i.value("equivalence_note"));
    let (level, advice) = if reasoned {
        (Level::Help, "已写明同等资格，由市局审核。")
    } else {
        (Level::Warn, "“一般应”不是硬性条件：请在“同等资格说明”中写明理由。")
    };
    let finding = Finding::new(
        level,
        "R16",
        format!("技能等级为“{given}”，低于{wanted}，职称也未达到{}。", season.skill.title_threshold),
    );
    let finding = finding.at("skill_level").quote(&season.skill.clause).advise(advice);
    i.add(if reasoned { finding } else { finding.reason("equivalence_note") });
}

fn title_suffices(season: &Season, given: &str) -> bool {
    let place = |name: &str| {
        let found = codes::find(ListName::TitleLevel, name)?;
        codes::list(ListName::TitleLevel).iter().position(|entry| *entry == found)
    };
    place(given).zip(place(&season.skill.title_threshold)).is_some_and(|(given, wanted)| given >= wanted)
}

/// R17: a claimed condition is explained in words or by records.
fn explained(i: &mut Inspection<'_>, condition: &Condition) {
    let in_words = !condition.field.is_empty() && !says_nothing(&i.value(&condition.field));
    let in_records = condition.records.iter().any(|section| !i.records(section).is_empty());
    if in_words || in_records {
        return;
    }
    let place = if condition.field.is_empty() { "claimed_conditions" } else { &condition.field };
    let where_to = match condition.records.first().and_then(|key| crate::fields::section(key)) {
        Some(section) if condition.field.is_empty() => format!("请填写“{}”。", section.zh),
        _ => format!("请填写“{}”。", super::label(&condition.field)),
    };
    let message = format!("申报了条件{}，但没有写明如何符合。", condition.sign);
    i.add(Finding::new(Level::Block, "R17", message).at(place).quote(&condition.text).advise(where_to));
}

/// R17: and has at least one piece of evidence.
fn proved(i: &mut Inspection<'_>, condition: &Condition) {
    let kind = format!("condition_{}", condition.no);
    let linked = i.records("evidence").iter().any(|record| record.get("supports") == kind);
    if linked || i.attached(&kind) > 0 {
        return;
    }
    let message = format!("条件{}还没有证明材料。", condition.sign);
    let finding = Finding::new(i.season.gates.evidence, "R17", message).at("claimed_conditions").quote(&condition.text);
    i.add(finding.advise("请上传至少一件证明材料（扫描件）。"));
}

/// R18: 为主要 asks for most of them, not for all.
fn recent(i: &mut Inspection<'_>) {
    let season = i.season;
    let sections = ["achievements", "awards", "ip"];
    let dated = sections
        .iter()
        .flat_map(|section| i.records(section))
        .filter_map(|record| season.is_recent(record.get("date")));
    let all: Vec<bool> = dated.collect();
    let inside = all.iter().filter(|inside| **inside).count();
    let enough = inside * 100 >= all.len() * season.achievements.min_inside_percent as usize;
    if all.is_empty() || enough {
        return;
    }
    let (from, to) = season.window();
    let message = format!(
        "业绩、成果和荣誉共 {} 项，近 {} 年（{from} 至 {to}）的只有 {inside} 项。",
        all.len(),
        season.achievements.window_years
    );
    let finding = Finding::new(Level::Warn, "R18", message).at("achievements").quote(&season.achievements.clause);
    i.add(finding.advise("应以近年的为主；请补充近年的业绩，较早的可以保留。"));
}
