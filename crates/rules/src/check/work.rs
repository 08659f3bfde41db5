//! The work: employer, post, industry and career (R6–R9, R15).

use jiff::civil::Date;

use super::{Finding, Inspection, Level, Record};
use crate::dates;
use crate::divisions;
use crate::text::bare;

pub(super) fn inspect(i: &mut Inspection<'_>) {
    nature(i);
    place(i);
    post(i);
    in_service(i);
    age(i);
    management(i);
    career(i);
}

/// R6: 企事业单位.
fn nature(i: &mut Inspection<'_>) {
    let (eligibility, nature) = (&i.season.eligibility, i.value("employer_nature"));
    let known = i.season.choices(crate::codes::ListName::EmployerNature).contains(&nature);
    if !known || eligibility.natures.contains(&nature) {
        return;
    }
    let finding = if eligibility.natures_doubtful.contains(&nature) {
        Finding::new(Level::Warn, "R6", format!("单位性质为“{nature}”，需判断是否属于企事业单位。"))
            .advise("请对照营业执照或法人证书核实。")
    } else {
        Finding::new(Level::Block, "R6", format!("单位性质为“{nature}”，不属于遴选对象所在的单位。"))
            .advise("遴选对象应在企事业单位工作；如系误选请改正。")
    };
    i.add(finding.at("employer_nature"));
}

/// R6: 在晋中市.
fn place(i: &mut Inspection<'_>) {
    let (wanted, name) = (&i.season.eligibility.divisions, i.value("employer_division"));
    let inside =
        divisions::resolve(&name).is_some_and(|d| wanted.iter().any(|prefix| d.code.starts_with(prefix.as_str())));
    let counties = i.season.choices(crate::codes::ListName::Division);
    let named = divisions::resolve(&name).filter(|division| inside && division.code != "140700");
    if let Some(other) =
        named.map(|division| division.name).filter(|name| !counties.iter().any(|county| county == name))
    {
        let message = format!("申报截止日时没有“{other}”这一区划名称。");
        let finding = Finding::new(Level::Warn, "R6", message).at("employer_division");
        i.add(finding.advise("请按当时的名称填写，从列表中选择。"));
    }
    if !name.is_empty() && !wanted.is_empty() && !inside {
        let message = format!("单位所在地“{name}”不在本次遴选范围内。");
        i.add(
            Finding::new(Level::Warn, "R6", message)
                .at("employer_division")
                .advise("请核对；驻地单位总部在外地的，请填实际工作地。"),
        );
    }
}

/// R6: 生产、技术、设计、研发等工作.
fn post(i: &mut Inspection<'_>) {
    let kind = i.value("post_type");
    let known = i.season.choices(crate::codes::ListName::PostType).contains(&kind);
    if known && !i.season.eligibility.post_types.contains(&kind) {
        let message = format!("岗位类别为“{kind}”，需判断是否属于技术、技能岗位。");
        i.add(Finding::new(Level::Warn, "R6", message).at("post_type").advise("请在“部门及岗位”中写明实际工作。"));
    }
}

/// R7: 在职职工.
fn in_service(i: &mut Inspection<'_>) {
    if crate::text::yes_no(&i.value("in_service")) == Some(false) {
        let finding = Finding::new(Level::Block, "R7", "“是否在职在岗”填为“否”。").at("in_service");
        i.add(finding.advise("只有仍在岗的在职职工可以参加遴选；如系误填请改正。"));
    }
    let status = i.value("employment_status");
    if i.season.eligibility.statuses_refused.contains(&status) {
        let finding = Finding::new(Level::Block, "R7", format!("用工状态为“{status}”，不属于在职在岗职工。"));
        i.add(finding.at("employment_status").advise("只有仍在岗的在职职工可以参加遴选；如系误选请改正。"));
    }
}

/// R7: of somebody past the age of retirement it must be asked whether the service goes on.
fn age(i: &mut Inspection<'_>) {
    const AGES: [(&str, i16); 2] = [("男", 60), ("女", 55)];
    let (end, gender) = (i.season.schedule.deadline_day, i.value("gender"));
    let born = dates::parse(&i.value("birth_date")).map(dates::Partial::last);
    let Some((born, age)) = born.zip(AGES.iter().find(|(name, _)| *name == gender).map(|(_, age)| *age)) else {
        return;
    };
    let serves = crate::text::yes_no(&i.value("in_service")) != Some(false);
    let full = born.saturating_add(jiff::Span::new().years(age));
    if serves && full <= end {
        let message = format!("按出生年月，截止日已满 {age} 周岁，却填为在职在岗。");
        let finding = Finding::new(Level::Warn, "R7", message).at("in_service");
        i.add(finding.advise("请核对出生年月；已办退休、返聘的不是在职职工，依法延迟退休的请在“部门及岗位”中写明。"));
    }
}

/// R7: 仍在技术、技能岗位上.
fn management(i: &mut Inspection<'_>) {
    let season = i.season;
    for key in ["duty", "dept_post"] {
        let text = bare(&i.value(key));
        let word = season.eligibility.management_words.iter().find(|word| text.contains(&bare(word)));
        if let Some(word) = word {
            let message = format!("“{}”中有“{word}”，需判断是否仍在技术、技能岗位。", super::label(key));
            i.add(Finding::new(Level::Warn, "R7", message).at(key).advise("仍在一线操作的，请在“部门及岗位”中写明。"));
        }
    }
}

struct Stage<'a> {
    id: &'a str,
    from: Date,
    to: Date,
}

/// R15: the timeline should be whole; a gap is shown, an overlap or a reversed stage is remarked on.
fn career(i: &mut Inspection<'_>) {
    let end = i.season.schedule.deadline_day;
    let mut stages: Vec<Stage<'_>> = i.records("career").iter().filter_map(|record| stage(record, end)).collect();
    stages.sort_by_key(|stage| (stage.from, stage.to));
    for stage in stages.iter().filter(|stage| stage.to < stage.from) {
        let finding = Finding::new(Level::Warn, "R15", "工作简历有一段的截止时间早于起始时间。");
        i.add(finding.at(format!("career/{}/to", stage.id)).advise("请核对起止年月。"));
    }
    for pair in stages.windows(2) {
        let [before, after] = pair else { continue };
        between(i, before, after);
    }
}

fn between(i: &mut Inspection<'_>, before: &Stage<'_>, after: &Stage<'_>) {
    let days = before.to.duration_until(after.from).as_hours() / 24;
    let place = format!("career/{}/from", after.id);
    // Stages are known to the month, and a new one usually starts in the month in which the last one ends.
    if days > 92 {
        let message = format!("工作简历在 {} 至 {} 之间有空档。", before.to, after.from);
        i.add(Finding::new(Level::Help, "R15", message).at(place).advise("如有学习、待业等经历，请补一段。"));
    } else if days < -62 {
        let message = format!("工作简历中 {} 起的一段与前一段重叠。", after.from);
        i.add(Finding::new(Level::Warn, "R15", message).at(place).advise("请核对起止年月；确属兼任的请在岗位中注明。"));
    }
}

fn stage<'a>(record: &Record<'a>, end: Date) -> Option<Stage<'a>> {
    let from = dates::parse(record.get("from"))?.first();
    let to = match record.get("to") {
        "" | "至今" | "现在" | "今" => end,
        text => dates::parse(text)?.last(),
    };
    Some(Stage { id: record.id, from, to })
}
