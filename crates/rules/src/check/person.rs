//! The person: identity number against birth date and gender, and the order of a life's dates.

use jiff::civil::Date;

use super::{Finding, Inspection, Level};
use crate::dates;
use crate::id_number::{IdNumber, IdNumberError, Region};
use crate::{text, words};

pub(super) fn inspect(i: &mut Inspection<'_>) {
    named(i);
    let number = i.value("id_number");
    match IdNumber::parse(&number) {
        Ok(id) => agreement(i, &id),
        Err(IdNumberError::Length(0)) => {}
        Err(error) => {
            i.add(Finding::new(Level::Block, "R25", "公民身份号码有误。").at("id_number").advise(error.to_string()))
        }
    }
    life(i);
}

/// A name is written as the card has it; what no card has is remarked on.
fn named(i: &mut Inspection<'_>) {
    let name = i.value("name");
    let unseen = name.chars().find(|&c| text::is_invisible(c));
    let han = name.chars().any(words::is_han);
    let strange =
        name.chars().find(|&c| !c.is_alphabetic() && !" ·•‧・･⋅．.\u{3000}".contains(c) && !text::is_invisible(c));
    let mixed = name.chars().find(char::is_ascii_alphabetic).filter(|_| han);
    let told = match (unseen, strange.or(mixed)) {
        _ if name.is_empty() => return,
        (Some(c), _) => format!("姓名里有看不见的字符（{}）。", text::code_point(c)),
        (None, Some(c)) => format!("姓名“{name}”里有不像姓名的字符“{}”。", text::named(c)),
        (None, None) if han && name.chars().count() == 1 => format!("姓名“{name}”只有一个字。"),
        (None, None) => return,
    };
    let finding = Finding::new(Level::Warn, "R25", told).at("name");
    i.add(
        finding.advise("请对照身份证核对姓名；证件上确实如此的可以不改，生僻字请用输入法打出、不要用符号或拼音代替。"),
    );
}

fn agreement(i: &mut Inspection<'_>, id: &IdNumber) {
    let birth = i.value("birth_date");
    let agrees = dates::parse(&birth).is_none_or(|given| given.first() <= id.birth() && id.birth() <= given.last());
    if !agrees {
        let message = format!("出生年月（{birth}）与身份号码中的 {} 不一致。", id.birth());
        i.add(Finding::new(Level::Block, "R25", message).at("birth_date").advise("请对照身份证，改正其中录错的一项。"));
    }
    let gender = i.value("gender");
    if matches!(gender.as_str(), "男" | "女") && gender != id.gender().zh() {
        let message = format!("性别（{gender}）与身份号码（{}）不一致。", id.gender().zh());
        i.add(Finding::new(Level::Block, "R25", message).at("gender").advise("请对照身份证，改正其中录错的一项。"));
    }
    region(i, id);
    born(i, id);
}

/// A number is kept for life, so a foreign or abolished region is no fault.
fn region(i: &mut Inspection<'_>, id: &IdNumber) {
    let code = &id.as_str()[..6];
    let (level, message, advice) = match id.region() {
        Region::Jinzhong(_) => return,
        Region::Permit(paper) => (
            Level::Warn,
            format!("号码以 {} 开头，是{paper}的号码，不是居民身份证号码。", &code[..2]),
            "持这类证件的人选能否参加，请先向市局核实；证件复印件请一并附上。",
        ),
        Region::Elsewhere(province) => (
            Level::Help,
            format!("身份号码前六位 {code} 属{province}（不在晋中）。"),
            "外地登记的号码有效，无须更改；请顺便核对是否录错。",
        ),
        Region::Unknown => {
            (Level::Warn, format!("身份号码前六位 {code} 不是已知的地区代码。"), "请对照身份证核对；确认无误可以不改。")
        }
    };
    i.add(Finding::new(level, "R25", message).at("id_number").advise(advice));
}

/// What a birth says for certain: a life that begins after the season is none.
fn born(i: &mut Inspection<'_>, id: &IdNumber) {
    let end = i.season.schedule.deadline_day;
    if id.birth() > end {
        let message = format!("公民身份号码中的出生日期 {} 晚于申报截止日。", id.birth());
        i.add(Finding::new(Level::Block, "R25", message).at("id_number").advise("请对照身份证逐位核对。"));
    }
}

/// Birth, first job, party and years in the trade must fit one life.
fn life(i: &mut Inspection<'_>) {
    let end = i.season.schedule.deadline_day;
    let birth = day(i, "birth_date");
    let work = day(i, "work_start");
    if let (Some(birth), Some(work)) = (birth, work) {
        warn_if(i, work < years_after(birth, 16), "R15", "work_start", "参加工作时不满 16 周岁。");
    }
    if let (Some(birth), Some(joined)) = (birth, day(i, "party_join_date")) {
        warn_if(i, joined < years_after(birth, 18), "R36", "party_join_date", "入党（派）时不满 18 周岁。");
    }
    for key in ["birth_date", "work_start", "party_join_date", "cert_date"] {
        let late = first_day(i, key).is_some_and(|date| date > end);
        let message = format!("“{}”晚于申报截止日。", super::label(key));
        warn_if(i, late, "R25", key, &message);
    }
    if let (Some(work), Ok(years)) = (work, i.value("years_in_trade").parse::<i16>()) {
        let worked = end.year() - work.year() + 1;
        warn_if(
            i,
            years > worked,
            "R15",
            "years_in_trade",
            &format!("本职业工龄 {years} 年，比参加工作以来的年数还长。"),
        );
    }
}

fn warn_if(i: &mut Inspection<'_>, wrong: bool, rule: &str, key: &str, message: &str) {
    if wrong {
        i.add(Finding::new(Level::Warn, rule, message).at(key).advise("请核对日期；确属如此可以不改。"));
    }
}

/// The last day that a field can mean: nobody is accused for a missing day.
fn day(i: &Inspection<'_>, key: &str) -> Option<Date> {
    dates::parse(&i.value(key)).map(dates::Partial::last)
}

fn first_day(i: &Inspection<'_>, key: &str) -> Option<Date> {
    dates::parse(&i.value(key)).map(dates::Partial::first)
}

fn years_after(date: Date, years: i16) -> Date {
    date.saturating_add(jiff::Span::new().years(years))
}
