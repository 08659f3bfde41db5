//! Faults that TOML cannot see: unknown references, duplicates, empty lists, dates in the wrong order.

use std::collections::BTreeSet;

use toml::de::{DeTable, DeValue};

use super::{BureauType, Season, SeasonError};
use crate::codes::{self, ListName};
use crate::fields;
use crate::text::bare;

/// A step on the way to a value: a key, or a place in a list.
#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    At(usize),
}
use Step::{At, Key};

/// Collects faults and finds their places in the text.
struct Report<'a> {
    root: DeValue<'a>,
    faults: Vec<(usize, String)>,
}

impl Report<'_> {
    fn add(&mut self, path: &[Step<'_>], message: impl Into<String>) {
        let at = self.place(path);
        self.faults.push((at, message.into()));
    }

    fn require(&mut self, fine: bool, path: &[Step<'_>], message: &str) {
        if !fine {
            self.add(path, message);
        }
    }

    /// Byte offset of the deepest part of `path` that is written in the file.
    fn place(&self, path: &[Step<'_>]) -> usize {
        let (mut value, mut at) = (&self.root, 0);
        for step in path {
            let found = match step {
                Key(key) => value.get(*key),
                At(index) => value.get(*index),
            };
            let Some(found) = found else { break };
            (value, at) = (found.get_ref(), found.span().start);
        }
        at
    }
}

/// Checks a season against itself.
pub(super) fn check(season: &Season, source: &str) -> Result<(), SeasonError> {
    let root = DeTable::parse(source).map_err(|error| SeasonError::syntax(source, &error))?;
    let mut report = Report { root: DeValue::Table(root.into_inner()), faults: Vec::new() };
    texts(season, &mut report);
    dates(season, &mut report);
    bureaus(season, &mut report);
    quotas(season, &mut report);
    people(season, &mut report);
    skill(season, &mut report);
    conditions(season, &mut report);
    flags(season, &mut report);
    consultation(season, &mut report);
    required(season, &mut report);
    numbers(season, &mut report);
    SeasonError::semantic(source, report.faults).map_or(Ok(()), Err)
}

fn texts(season: &Season, report: &mut Report<'_>) {
    let texts = [("title", &season.title), ("doc_no", &season.doc_no)];
    for (key, text) in texts {
        report.require(!text.trim().is_empty(), &[Key(key)], "不能为空。");
    }
    report.require(!season.award.name.trim().is_empty(), &[Key("award"), Key("name")], "不能为空。");
}

fn dates(season: &Season, report: &mut Report<'_>) {
    let schedule = &season.schedule;
    let years = [schedule.opens.year(), schedule.deadline_day.year()];
    let fits = years.contains(&season.year);
    report.require(
        fits,
        &[Key("year")],
        &format!("年度 {} 与申报起止日期（{} 至 {}）不符。", season.year, schedule.opens, schedule.deadline_day),
    );
    if let Some(named) = year_in(&season.title) {
        let message = format!("名称里写的是 {named} 年，year 却是 {}。", season.year);
        report.require(named == season.year, &[Key("title")], &message);
    }
    let ordered = schedule.opens <= schedule.deadline_day;
    report.require(ordered, &[Key("schedule"), Key("deadline_day")], "截止日早于开始日，请核对两个日期。");
    let readable = schedule.deadline().is_some();
    report.require(
        readable,
        &[Key("schedule"), Key("deadline_time")],
        "时间应写成 18:00 或 24:00，时差应写成 +08:00。",
    );
}

/// The year that a title names: four digits before 年.
fn year_in(title: &str) -> Option<i16> {
    let before = title.split('年').next().filter(|before| before.len() < title.len())?;
    let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
    (digits.len() == 4).then(|| digits.chars().rev().collect::<String>().parse().ok()).flatten()
}

fn bureaus(season: &Season, report: &mut Report<'_>) {
    let list = "bureaus";
    unique(report, list, "code", season.bureaus.iter().map(|b| b.code.as_str()));
    let municipal = season.bureaus.iter().filter(|b| b.bureau_type == BureauType::Municipal).count();
    report.require(municipal == 1, &[Key(list)], "应有且只有一个 type = \"municipal\" 的单位。");
    let nominating = season.bureaus.iter().any(super::Bureau::nominates);
    report.require(nominating, &[Key(list)], "没有任何推荐单位，请至少列出一个。");
    for (at, bureau) in season.bureaus.iter().enumerate() {
        let twin = |other: &&super::Bureau| {
            bare(&other.name) == bare(&bureau.name)
                && other.valid_from.is_none_or(|from| bureau.valid_to.is_none_or(|to| from <= to))
                && bureau.valid_from.is_none_or(|from| other.valid_to.is_none_or(|to| from <= to))
        };
        if let Some(other) = season.bureaus[..at].iter().find(twin) {
            let message = format!("“{}”与代码 {} 的单位同名，且同时有效，请删去一处或改名。", bureau.name, other.code);
            report.add(&[Key(list), At(at), Key("name")], message);
        }
        let ordered = bureau.valid_from.zip(bureau.valid_to).is_none_or(|(from, to)| from <= to);
        report.require(ordered, &[Key(list), At(at), Key("valid_to")], "失效日早于生效日。");
        report.require(!bureau.name.trim().is_empty(), &[Key(list), At(at), Key("name")], "单位名称不能为空。");
        let known = bureau.replaces.as_ref().is_none_or(|old| *old != bureau.code && season.bureau(old).is_some());
        report.require(known, &[Key(list), At(at), Key("replaces")], "所接替的单位不在名单里。");
        let ended = bureau.replaces.as_ref().and_then(|old| season.bureau(old)?.valid_to);
        let follows = ended.zip(bureau.valid_from).is_none_or(|(ended, from)| ended < from);
        report.require(
            follows,
            &[Key(list), At(at), Key("valid_from")],
            "所接替的单位到这一天还有效，请核对两个日期。",
        );
    }
}

fn quotas(season: &Season, report: &mut Report<'_>) {
    let word = |kind: BureauType| format!("{kind:?}");
    let words: Vec<String> = season.quotas.iter().map(|quota| word(quota.bureau_type)).collect();
    unique(report, "quotas", "type", words.iter().map(String::as_str));
    for bureau_type in [BureauType::County, BureauType::Unit] {
        let used = season.bureaus.iter().any(|bureau| bureau.bureau_type == bureau_type);
        let given = season.quotas.iter().any(|quota| quota.bureau_type == bureau_type);
        let name = word(bureau_type).to_lowercase();
        report.require(given || !used, &[Key("quotas")], &format!("缺少 type = \"{name}\" 的名额。"));
    }
    for (at, quota) in season.quotas.iter().enumerate() {
        report.require(quota.max > 0, &[Key("quotas"), At(at), Key("max")], "名额应至少为 1。");
    }
}

fn people(season: &Season, report: &mut Report<'_>) {
    unique(report, "exclusions", "name", season.exclusions.iter().map(|e| e.name.as_str()));
    for (at, exclusion) in season.exclusions.iter().enumerate() {
        let words = !exclusion.words.is_empty() && exclusion.words.iter().all(|word| !word.trim().is_empty());
        report.require(words, &[Key("exclusions"), At(at), Key("words")], "至少要有一个字样，且不能为空。");
    }
    let eligibility = &season.eligibility;
    report.require(!eligibility.natures.is_empty(), &[Key("eligibility"), Key("natures")], "至少要有一种单位性质。");
    listed(report, "natures", ListName::EmployerNature, &eligibility.natures);
    for (at, nature) in eligibility.natures_doubtful.iter().enumerate() {
        let clear = !eligibility.natures.contains(nature);
        let message = format!("“{nature}”既列为可推荐、又列为需判断，请只留一处。");
        report.require(clear, &[Key("eligibility"), Key("natures_doubtful"), At(at)], &message);
    }
    listed(report, "natures_doubtful", ListName::EmployerNature, &eligibility.natures_doubtful);
    listed(report, "statuses_refused", ListName::EmploymentStatus, &eligibility.statuses_refused);
    listed(report, "post_types", ListName::PostType, &eligibility.post_types);
    report.require(!season.industries.names.is_empty(), &[Key("industries"), Key("names")], "至少要有一个产业。");
}

fn listed(report: &mut Report<'_>, key: &str, list: ListName, names: &[String]) {
    for (at, name) in names.iter().enumerate() {
        let known = codes::list(list).iter().any(|entry| entry.zh == name);
        report.require(known, &[Key("eligibility"), Key(key), At(at)], &format!("“{name}”不在该栏目的可选项中。"));
    }
}

fn skill(season: &Season, report: &mut Report<'_>) {
    let skill = &season.skill;
    let rising = skill.levels.windows(2).all(|pair| pair[0].ordinal < pair[1].ordinal);
    report.require(rising, &[Key("skill"), Key("levels")], "技能等级应由低到高排列，ordinal 逐级增大。");
    let reachable = skill.levels.iter().any(|level| level.ordinal >= skill.threshold);
    report.require(reachable, &[Key("skill"), Key("threshold")], "没有任何等级达到这一门槛。");
    let mut names: Vec<String> = Vec::new();
    for (at, level) in skill.levels.iter().enumerate() {
        for name in level.aliases.iter().chain([&level.name]) {
            let message = format!("“{name}”已是别的技能等级的名称，分不清指哪一级。");
            report.require(!names.contains(&bare(name)), &[Key("skill"), Key("levels"), At(at)], &message);
        }
        names.extend(level.aliases.iter().chain([&level.name]).map(|name| bare(name)));
    }
    let title = codes::find(ListName::TitleLevel, &skill.title_threshold).is_some();
    report.require(title, &[Key("skill"), Key("title_threshold")], "不是可用的职称级别。");
}

fn conditions(season: &Season, report: &mut Report<'_>) {
    report.require(!season.conditions.is_empty(), &[Key("conditions")], "至少要有一项遴选条件。");
    let numbers: Vec<String> = season.conditions.iter().map(|c| c.no.to_string()).collect();
    unique(report, "conditions", "no", numbers.iter().map(String::as_str));
    let signs: Vec<&str> = season.conditions.iter().map(|c| c.sign.trim()).collect();
    unique(report, "conditions", "sign", signs.iter().copied());
    unique(report, "attestations", "field", season.attestations.iter().map(|a| a.field.as_str()));
    for (at, condition) in season.conditions.iter().enumerate() {
        let path = [Key("conditions"), At(at)];
        report.require((1..=9).contains(&condition.no), &[path[0], path[1], Key("no")], "条件序号应在 1–9 之间。");
        if !condition.field.is_empty() {
            known_field(report, &[path[0], path[1], Key("field")], &condition.field);
        }
        known_sections(report, &[path[0], path[1], Key("records")], &condition.records);
    }
    for (at, attestation) in season.attestations.iter().enumerate() {
        known_field(report, &[Key("attestations"), At(at), Key("field")], &attestation.field);
    }
}

fn flags(season: &Season, report: &mut Report<'_>) {
    unique(report, "flags", "key", season.flags.iter().map(|flag| flag.key.as_str()));
    alike(report, "flags", "zh", season.flags.iter().map(|flag| flag.zh.as_str()));
    for (at, flag) in season.flags.iter().enumerate() {
        known_field(report, &[Key("flags"), At(at), Key("field")], &flag.field);
        report.require(!flag.values.is_empty(), &[Key("flags"), At(at), Key("values")], "至少要有一个取值。");
        flag_values(season, report, at, flag);
    }
}

/// A value that the field can never have would leave the flag silent for ever.
fn flag_values(season: &Season, report: &mut Report<'_>, at: usize, flag: &super::Flag) {
    let choices = match fields::field(&flag.field).map(|field| field.kind) {
        Some(fields::FieldKind::YesNo) => vec!["是".to_owned(), "否".to_owned()],
        Some(fields::FieldKind::Choice { list }) if list != ListName::Division => season.choices(list),
        _ => return,
    };
    for (n, value) in flag.values.iter().enumerate() {
        let message = format!("“{value}”不是“{}”一栏的取值，这个标记永远不会成立。", flag.field);
        report.require(choices.contains(value), &[Key("flags"), At(at), Key("values"), At(n)], &message);
    }
}

fn consultation(season: &Season, report: &mut Report<'_>) {
    unique(report, "departments", "key", season.departments.iter().map(|d| d.key.as_str()));
    alike(report, "departments", "zh", season.departments.iter().map(|d| d.zh.as_str()));
    for (at, department) in season.departments.iter().enumerate() {
        for (n, alias) in department.aliases.iter().enumerate() {
            let path = [Key("departments"), At(at), Key("aliases"), At(n)];
            report.require(!bare(alias).is_empty(), &path, "不能为空。");
            let same = |other: &super::Department| {
                bare(&other.zh) == bare(alias) || other.aliases.iter().any(|name| bare(name) == bare(alias))
            };
            let taken = season.departments.iter().find(|other| other.key != department.key && same(other));
            if let Some(other) = taken {
                report.add(&path, format!("“{alias}”同时是“{}”的叫法，分不清指哪个部门。", other.zh));
            }
        }
    }
    for (at, row) in season.consultation.iter().enumerate() {
        let path = [Key("consultation"), At(at)];
        report.require(!row.departments.is_empty(), &[path[0], path[1], Key("departments")], "至少要有一个部门。");
        for (n, key) in row.departments.iter().enumerate() {
            let known = season.departments.iter().any(|department| department.key == *key);
            let message = format!("没有名为“{key}”的部门，请先在 [[departments]] 中列出。");
            report.require(known, &[path[0], path[1], Key("departments"), At(n)], &message);
        }
        known_flags(season, report, &[path[0], path[1], Key("any")], &row.any);
    }
}

fn required(season: &Season, report: &mut Report<'_>) {
    for (at, row) in season.required.iter().enumerate() {
        let path = [Key("required"), At(at)];
        report.require(!row.fields.is_empty(), &[path[0], path[1], Key("fields")], "至少要有一个栏目。");
        known_flags(season, report, &[path[0], path[1], Key("any")], &row.any);
        for (n, key) in row.fields.iter().enumerate() {
            known_field(report, &[path[0], path[1], Key("fields"), At(n)], key);
        }
    }
    for (at, row) in season.required_records.iter().enumerate() {
        known_sections(report, &[Key("required_records"), At(at), Key("sections")], &row.sections);
    }
}

fn numbers(season: &Season, report: &mut Report<'_>) {
    let n = &season.narrative;
    report.require(
        n.min <= n.target && n.target <= n.max,
        &[Key("narrative"), Key("target")],
        "应满足 min ≤ target ≤ max。",
    );
    let years = season.achievements.window_years;
    report.require((1..=50).contains(&years), &[Key("achievements"), Key("window_years")], "年数应在 1–50 之间。");
    let share = season.achievements.min_inside_percent;
    report.require(share <= 100, &[Key("achievements"), Key("min_inside_percent")], "百分比不能超过 100。");
    report.require(season.papers.copies > 0, &[Key("papers"), Key("copies")], "份数应至少为 1。");
    let channels = &season.publicity.channels;
    let named = !channels.is_empty() && channels.iter().all(|channel| !bare(channel).is_empty());
    report.require(named, &[Key("publicity"), Key("channels")], "至少要有一处公示的地方，且不能为空。");
    for (at, channel) in channels.iter().enumerate() {
        let twice = channels[..at].iter().any(|other| bare(other) == bare(channel));
        report.require(
            !twice,
            &[Key("publicity"), Key("channels"), At(at)],
            &format!("“{channel}”重复了，请删去一处。"),
        );
    }
    report.require(season.award.target > 0, &[Key("award"), Key("target")], "评选人数应至少为 1。");
    alike(report, "scoring", "zh", season.scoring.iter().map(|d| d.zh.as_str()));
    for (at, dimension) in season.scoring.iter().enumerate() {
        report.require(dimension.weight > 0, &[Key("scoring"), At(at), Key("weight")], "权重应至少为 1。");
    }
    let annexes = season.papers.annexes.iter().enumerate();
    for (at, annex) in annexes {
        let twice = season.papers.annexes[..at].iter().any(|other| other.number == annex.number);
        let path = [Key("papers"), Key("annexes"), At(at), Key("number")];
        report.require(!twice, &path, &format!("附件 {} 重复了，请删去一处。", annex.number));
    }
    let days = season.publicity.workdays;
    report.require((1..=1000).contains(&days), &[Key("publicity"), Key("workdays")], "公示应为 1–1000 个工作日。");
    unique(report, "scoring", "key", season.scoring.iter().map(|d| d.key.as_str()));
    let total: u64 = season.scoring.iter().map(|d| u64::from(d.weight)).sum();
    report.require(total == 100, &[Key("scoring")], &format!("各评分维度的权重应合计 100，现为 {total}。"));
}

fn unique<'t>(report: &mut Report<'_>, list: &str, key: &str, values: impl Iterator<Item = &'t str>) {
    let mut seen = BTreeSet::new();
    for (at, value) in values.enumerate() {
        report.require(seen.insert(value), &[Key(list), At(at), Key(key)], &format!("“{value}”重复了，请删去一处。"));
    }
}

/// As [`unique`], for names that people read: two that look alike are one.
fn alike<'t>(report: &mut Report<'_>, list: &str, key: &str, values: impl Iterator<Item = &'t str>) {
    let mut seen = BTreeSet::new();
    for (at, value) in values.enumerate() {
        let name = bare(value);
        report.require(!name.is_empty(), &[Key(list), At(at), Key(key)], "不能为空。");
        let fresh = name.is_empty() || seen.insert(name);
        report.require(fresh, &[Key(list), At(at), Key(key)], &format!("“{value}”重复了，请删去一处或改名。"));
    }
}

fn known_field(report: &mut Report<'_>, path: &[Step<'_>], key: &str) {
    if fields::field(key).is_some() {
        return;
    }
    let hint = fields::suggest(key).map_or_else(String::new, |near| format!("是否应为“{near}”？"));
    report.add(path, format!("没有名为“{key}”的栏目。{hint}"));
}

fn known_sections(report: &mut Report<'_>, path: &[Step<'_>], keys: &[String]) {
    for (at, key) in keys.iter().enumerate() {
        let path: Vec<Step<'_>> = path.iter().copied().chain([At(at)]).collect();
        report.require(fields::section(key).is_some(), &path, &format!("没有名为“{key}”的条目。"));
    }
}

fn known_flags(season: &Season, report: &mut Report<'_>, path: &[Step<'_>], keys: &[String]) {
    for (at, key) in keys.iter().enumerate() {
        let path: Vec<Step<'_>> = path.iter().copied().chain([At(at)]).collect();
        let message = format!("没有名为“{key}”的身份标记，请先在 [[flags]] 中列出。");
        report.require(season.flag(key).is_some(), &path, &message);
    }
}
