//! The form itself: who nominates, what must be filled in, and whether each box can be read.

use super::{Finding, Inspection, Level, label};
use crate::credit_code::CreditCode;
use crate::dates;
use crate::fields::{Field, FieldKind, fields, section, sections, split};
use crate::season::BureauType;
use crate::text::{says_nothing, yes_no};
use crate::words;

pub(super) fn inspect(i: &mut Inspection<'_>) {
    bureau(i);
    contested(i);
    required(i);
    attestations(i);
    for field in fields() {
        readable(i, field, field.key.to_owned(), &i.value(field.key), Level::Block);
    }
    for section in sections() {
        for record in i.records(section.key) {
            columns(i, section.fields, section.key, record);
        }
    }
}

/// R2: only the bureaus of the season nominate.
fn bureau(i: &mut Inspection<'_>) {
    let season = i.season;
    let message = match season.bureau(i.view.bureau) {
        None => format!("单位代码 {} 不在本年度的推荐单位名单里。", i.view.bureau),
        Some(bureau) if bureau.bureau_type == BureauType::Municipal => "市局负责接收，不作为推荐单位。".to_owned(),
        Some(bureau) if !bureau.exists_on(season.schedule.deadline_day) => {
            let finding = Finding::new(Level::Warn, "R2", format!("截止日时“{}”不是现行单位。", bureau.name));
            return i.add(finding.at("recommending_org").advise("请改由当时的单位申报，或向市局说明。"));
        }
        Some(_) => return,
    };
    i.add(
        Finding::new(Level::Block, "R2", message)
            .at("recommending_org")
            .advise("请由有推荐资格的单位申报；名单有误请联系市局。"),
    );
}

/// A disagreement must be decided by a person before anything is sealed.
fn contested(i: &mut Inspection<'_>) {
    for key in &i.view.contested {
        let name = match *key {
            "narrative" => "个人事迹材料",
            key => label(key),
        };
        let message = format!("“{name}”有两个不同的版本，尚未决定用哪一个。两个版本都已保存。");
        i.add(Finding::new(Level::Block, "conflict", message).at(*key).advise("请在“冲突复核”中选定。"));
    }
}

fn required(i: &mut Inspection<'_>) {
    let season = i.season;
    for row in season.required.iter().filter(|row| i.applies(&row.any)).collect::<Vec<_>>() {
        for key in row.fields.iter().filter(|key| i.is_empty(key)).collect::<Vec<_>>() {
            let finding = Finding::new(row.level, &row.rule, format!("“{}”没有填写。", label(key)));
            i.add(finding.at(key).quote(&row.clause).advise(fill_in(key)));
        }
    }
    for row in &season.required_records {
        for key in row.sections.iter().filter(|key| i.records(key).is_empty()).collect::<Vec<_>>() {
            let name = section(key).map_or("该栏目", |section| section.zh);
            let finding = Finding::new(row.level, &row.rule, format!("“{name}”一条也没有。"));
            i.add(finding.at(key).quote(&row.clause).advise("请至少填写一条。"));
        }
    }
}

fn fill_in(key: &str) -> &'static str {
    match fields().iter().find(|field| field.key == key).map(|field| field.kind) {
        Some(FieldKind::YesNo) => "请选择“是”或“否”。",
        Some(FieldKind::Choice { .. } | FieldKind::Multi { .. }) => "请从列表中选择。",
        _ => "请填写。",
    }
}

/// R11–R14: the bureau vouches for each basic condition.
fn attestations(i: &mut Inspection<'_>) {
    let season = i.season;
    for attestation in &season.attestations {
        let key = &attestation.field;
        let rule = crate::fields::field(key).map_or("R11", |field| field.clause);
        let (message, advice) = match yes_no(&i.value(key)) {
            Some(true) => continue,
            Some(false) => (format!("“{}”填为“否”。", label(key)), "不符合基本条件的人选不能推荐；如系误填请改正。"),
            None => (format!("“{}”还没有确认。", label(key)), "请核实后选择“是”。"),
        };
        i.add(Finding::new(Level::Block, rule, message).at(key).quote(&attestation.clause).advise(advice));
    }
}

fn columns(i: &mut Inspection<'_>, columns: &[Field], section: &str, record: &super::Record<'_>) {
    for field in columns {
        let place = format!("{section}/{}/{}", record.id, field.key);
        let value = crate::fields::normalise(field, record.get(field.key));
        if value.is_empty() && field.required == crate::fields::Required::Yes {
            let message = format!("有一条没有填写“{}”。", field.zh);
            i.add(Finding::new(Level::Warn, "R25", message).at(&place).advise("请补填，或删去这一条。"));
        }
        readable(i, field, place, &value, Level::Warn);
    }
}

/// Whether a filled box can be read as what it should hold. Identity numbers are read elsewhere.
fn readable(i: &mut Inspection<'_>, field: &Field, place: String, value: &str, level: Level) {
    if value.is_empty() || (says_nothing(value) && !matches!(field.kind, FieldKind::YesNo | FieldKind::Choice { .. })) {
        return;
    }
    let Some((milder, problem, advice)) = problem(i, field, value) else { return };
    let finding = Finding::new(level.min(milder), "R25", format!("“{}”{problem}", field.zh));
    i.add(finding.at(place).advise(advice));
}

type Problem = Option<(Level, String, String)>;

fn problem(i: &Inspection<'_>, field: &Field, value: &str) -> Problem {
    match field.kind {
        FieldKind::Text { max } => too_long(value, max),
        FieldKind::Date => date(value),
        FieldKind::Month => bad(month(value), value, "请写成 2019-07 的样子。"),
        FieldKind::Integer { min, max } => {
            let fine = value.parse::<i64>().is_ok_and(|n| (min..=max).contains(&n));
            bad(fine, value, &format!("请填 {min}–{max} 之间的整数。"))
        }
        FieldKind::Amount => sum(value),
        FieldKind::YesNo => bad(yes_no(value).is_some(), value, "请选择“是”或“否”。"),
        FieldKind::Choice { list } => chosen(i, list, value),
        FieldKind::Multi { list } => split(value).find_map(|part| chosen(i, list, part)),
        FieldKind::CreditCode => {
            CreditCode::parse(value).err().map(|error| (Level::Warn, "有误。".to_owned(), error.to_string()))
        }
        FieldKind::Mobile => unshown(is_mobile(value), "应为 11 位，以 13–19 开头；请核对。"),
        FieldKind::PostalCode => mild(value.len() == 6 && value.bytes().all(|b| b.is_ascii_digit()), "应为 6 位数字。"),
        FieldKind::Email => {
            mild(value.split_once('@').is_some_and(|(a, b)| !a.is_empty() && b.contains('.')), "请核对邮箱地址。")
        }
        FieldKind::IdNumber | FieldKind::Bureau => None,
    }
}

fn too_long(value: &str, max: usize) -> Problem {
    let length = words::count(value);
    (length > max).then(|| {
        (Level::Warn, format!("有 {length} 字，表格只能放下约 {max} 字。"), "请精简，否则打印时会溢出。".to_owned())
    })
}

fn bad(fine: bool, value: &str, advice: &str) -> Problem {
    (!fine).then(|| (Level::Block, format!("填写的“{}”无法识别。", shorten(value)), advice.to_owned()))
}

/// A hundred thousand times 万元 is ten 亿: likelier a sum in yuan whose unit was left out.
fn sum(value: &str) -> Problem {
    const LARGE: f64 = 100_000.0;
    match value.parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0) {
        None => bad(false, value, "请填以万元为单位的数字，最多两位小数。"),
        Some(n) if n >= LARGE => {
            let asked = "本栏单位是万元；如果写的是元，请连“元”字一起填写，程序会换算。";
            Some((Level::Warn, format!("为 {value} 万元，请核对单位。"), asked.to_owned()))
        }
        Some(_) => None,
    }
}

/// A number that identifies somebody is not repeated in a message.
fn unshown(fine: bool, advice: &str) -> Problem {
    (!fine).then(|| (Level::Block, "填写有误。".to_owned(), advice.to_owned()))
}

fn mild(fine: bool, advice: &str) -> Problem {
    (!fine).then(|| (Level::Warn, "格式不对。".to_owned(), advice.to_owned()))
}

/// A date without its day still prints on the form, which shows only year and month.
fn date(value: &str) -> Problem {
    match dates::parse(value) {
        Some(dates::Partial::Day(_)) => None,
        Some(_) => mild(false, "请补上日，写成 2019-07-31 的样子。"),
        None => bad(false, value, "请写成 2019-07-31 的样子，并核对年月日。"),
    }
}

fn month(value: &str) -> bool {
    matches!(dates::parse(value), Some(dates::Partial::Month(..) | dates::Partial::Day(_)))
}

fn is_mobile(value: &str) -> bool {
    value.len() == 11
        && value.bytes().all(|b| b.is_ascii_digit())
        && matches!(value.as_bytes(), [b'1', b'3'..=b'9', ..])
}

/// An employer outside the city is remarked on elsewhere, so any division may stand here.
fn chosen(i: &Inspection<'_>, list: crate::codes::ListName, value: &str) -> Problem {
    use crate::codes::ListName;
    let fine = match list {
        ListName::Division => true,
        ListName::SkillLevel => i.season.skill_level(value).is_some(),
        _ => i.season.choices(list).iter().any(|choice| choice == value),
    };
    let advice = match list {
        ListName::Industry => format!("请从列表中选择；列表以外的产业请选“{}”并写明。", i.season.industries.other),
        _ => "请从列表中选择。".to_owned(),
    };
    (!fine).then(|| (Level::Block, format!("填写的“{}”不在列表中。", shorten(value)), advice))
}

fn shorten(value: &str) -> String {
    let short: String = value.chars().take(20).collect();
    if short.len() < value.len() { format!("{short}…") } else { short }
}
