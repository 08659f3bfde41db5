//! 统计表: how many nominees there are by bureau, industry, level, sex, age and route. Pure counting over small rows.
//!
//! Nobody is left out of a count: a value that no list has is a line of its own, and a blank is the line 未填.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::codes::ListName;
use crate::dates::{self, Partial};
use crate::fields::{self, Field};
use crate::id_number::IdNumber;
use crate::season::Season;

/// The line of those who say nothing.
pub const UNKNOWN: &str = "未填";
/// 年龄段: name, and the highest age in full years that belongs to it.
const BANDS: [(&str, i16); 4] = [("35岁及以下", 35), ("36—45岁", 45), ("46—55岁", 55), ("56岁及以上", i16::MAX)];
/// Both sexes; the other two entries of the national list are lines only where somebody has them.
const SEXES: [&str; 2] = ["男", "女"];
/// What stands before a level of title, which counts where there is no skill level.
const TITLE: &str = "职称：";
/// A level that says that there is none.
const NONE: &str = "无";

/// Who is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "StatisticsScope"))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Those with a sealed version that stands.
    #[default]
    Submitted,
    /// Everybody who applied and is neither withdrawn nor declined.
    All,
    /// Those on the published list; before there is one, on the shortlist.
    Chosen,
}

impl Scope {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Submitted, Self::All, Self::Chosen];

    /// As people say it.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Submitted => "已上报",
            Self::All => "全部",
            Self::Chosen => "入选",
        }
    }
}

/// By what people are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// 县（市、区）、单位.
    Bureau,
    /// 所属产业.
    Industry,
    /// 技能等级、职称.
    Level,
    /// 性别.
    Gender,
    /// 年龄段, on the season's closing day.
    Age,
    /// 推荐渠道.
    Channel,
}

impl Aspect {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 6] = [Self::Bureau, Self::Industry, Self::Level, Self::Gender, Self::Age, Self::Channel];

    /// As the table names it.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Bureau => "县（市、区）、单位",
            Self::Industry => "所属产业",
            Self::Level => "技能等级、职称",
            Self::Gender => "性别",
            Self::Age => "年龄段",
            Self::Channel => "推荐渠道",
        }
    }

    /// Lines that are there also where nobody has them.
    fn options(self, season: &Season, bureaus: &[String]) -> Vec<String> {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        match self {
            Self::Bureau => bureaus.to_vec(),
            Self::Industry => season.choices(ListName::Industry),
            // Highest first, as people read it.
            Self::Level => season.choices(ListName::SkillLevel).into_iter().rev().filter(|name| name != NONE).collect(),
            Self::Gender => texts(&SEXES),
            Self::Age => texts(&BANDS.map(|(name, _)| name)),
            Self::Channel => season.choices(ListName::Channel),
        }
    }
}

/// How many of the people have what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Tally {
    /// How many people were counted.
    pub people: usize,
    /// One count for each aspect.
    pub breakdowns: Vec<Breakdown>,
    /// 单位 by 产业.
    pub cross: Cross,
}

/// People by one aspect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Breakdown {
    /// Which.
    pub aspect: Aspect,
    /// As the table names it.
    pub title: String,
    /// What there is, in the order of its list; then what no list has; then 未填, where somebody says nothing.
    pub lines: Vec<CountLine>,
    /// All of them together.
    pub total: usize,
}

/// One line of a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CountLine {
    /// What is counted.
    pub name: String,
    /// How many.
    pub count: usize,
    /// Its share of all, in tenths of a percent, rounded.
    pub permille: usize,
}

/// People by two aspects at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Cross {
    /// What the columns are; those that nobody has are left out.
    pub columns: Vec<String>,
    /// The rows, as those of the bureaus.
    pub rows: Vec<CrossRow>,
    /// How many there are in each column.
    pub totals: Vec<usize>,
}

/// A row of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CrossRow {
    /// The bureau.
    pub name: String,
    /// How many in each column.
    pub counts: Vec<usize>,
    /// All of them together.
    pub total: usize,
}

/// What is counted of somebody: a value for each aspect, empty where nothing is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted([String; Aspect::ALL.len()]);

impl Counted {
    /// From the name of the bureau and the fields of the dossier, by key.
    #[must_use]
    pub fn of(season: &Season, bureau: &str, fields: &BTreeMap<String, String>) -> Self {
        let get = |key: &str| value(fields, key);
        Self(Aspect::ALL.map(|aspect| match aspect {
            Aspect::Bureau => bureau.to_owned(),
            Aspect::Industry => get("industry"),
            Aspect::Level => level(&get("skill_level"), &get("title_level")),
            Aspect::Gender => get("gender"),
            Aspect::Age => band(&get("birth_date"), &get("id_number"), season.schedule.deadline_day),
            Aspect::Channel => get("channel"),
        }))
    }

    fn value(&self, aspect: Aspect) -> &str {
        &self.0[aspect as usize]
    }
}

/// A field as it is stored where everybody writes it alike; empty for a blank.
fn value(fields: &BTreeMap<String, String>, key: &str) -> String {
    let raw = fields.get(key).map_or("", |raw| raw.trim());
    let raw = if raw == UNKNOWN { "" } else { raw };
    let field: Option<&Field> = fields::fields().iter().find(|field| field.key == key);
    field.filter(|_| !raw.is_empty()).map_or_else(|| raw.to_owned(), |field| fields::normalise(field, raw))
}

/// The skill level, or where there is none the level of title, which the notice takes for as good.
fn level(skill: &str, title: &str) -> String {
    let says = |text: &str| !text.is_empty() && text != NONE;
    match (skill, title) {
        (skill, _) if says(skill) => skill.to_owned(),
        (_, title) if says(title) => format!("{TITLE}{title}"),
        ("", "") => String::new(),
        _ => NONE.to_owned(),
    }
}

/// The band of ages on a day. A number of identity helps where the date of birth leaves more than one; a birth of which
/// only the month is known is taken for one at its end.
fn band(born: &str, id: &str, day: Date) -> String {
    let known = dates::parse(born);
    let certain = known.filter(|born| name(born.first(), day) == name(born.last(), day));
    let told = IdNumber::parse(id).ok().map(|id| id.birth());
    let fits = told.filter(|told| known.is_none_or(|born| (born.first()..=born.last()).contains(told)));
    let month = known.filter(|born| !matches!(born, Partial::Year(_)));
    let born = certain.map(Partial::last).or(fits).or(month.map(Partial::last));
    born.and_then(|born| name(born, day)).unwrap_or_default().to_owned()
}

fn name(born: Date, day: Date) -> Option<&'static str> {
    let before = (day.month(), day.day()) < (born.month(), born.day());
    let age = day.year() - born.year() - i16::from(before);
    let found = BANDS.iter().find(|(_, most)| age <= *most);
    found.filter(|_| age >= 0).map(|(name, _)| *name)
}

/// Counts people. `bureaus` are those that have a line also where they nominate nobody, by name and in order.
#[must_use]
pub fn tally(season: &Season, bureaus: &[String], people: &[Counted]) -> Tally {
    let breakdowns = Aspect::ALL.map(|aspect| breakdown(aspect, aspect.options(season, bureaus), people));
    let cross = cross(&breakdowns[Aspect::Bureau as usize], &breakdowns[Aspect::Industry as usize], people);
    Tally { people: people.len(), breakdowns: breakdowns.into(), cross }
}

fn breakdown(aspect: Aspect, options: Vec<String>, people: &[Counted]) -> Breakdown {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    people.iter().for_each(|person| *counts.entry(person.value(aspect)).or_default() += 1);
    let line = |name: String, count: usize| CountLine { name, count, permille: permille(count, people.len()) };
    let mut lines: Vec<CountLine> = options
        .into_iter()
        .map(|name| (counts.remove(name.as_str()).unwrap_or_default(), name))
        .map(|(count, name)| line(name, count))
        .collect();
    let blank = counts.remove("");
    lines.extend(counts.into_iter().map(|(name, count)| line(name.to_owned(), count)));
    lines.extend(blank.map(|count| line(UNKNOWN.to_owned(), count)));
    let total = lines.iter().map(|line| line.count).sum();
    Breakdown { aspect, title: aspect.zh().to_owned(), lines, total }
}

fn permille(count: usize, of: usize) -> usize {
    (count * 1000 + of / 2).checked_div(of).unwrap_or_default()
}

fn cross(bureaus: &Breakdown, industries: &Breakdown, people: &[Counted]) -> Cross {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for person in people {
        let industry = Some(person.value(Aspect::Industry)).filter(|name| !name.is_empty()).unwrap_or(UNKNOWN);
        *counts.entry((person.value(Aspect::Bureau), industry)).or_default() += 1;
    }
    let held: Vec<&CountLine> = industries.lines.iter().filter(|line| line.count > 0).collect();
    let row = |bureau: &CountLine| {
        let count = |column: &&CountLine| counts.get(&(bureau.name.as_str(), column.name.as_str())).copied();
        let counts: Vec<usize> = held.iter().map(|column| count(column).unwrap_or_default()).collect();
        CrossRow { name: bureau.name.clone(), total: counts.iter().sum(), counts }
    };
    Cross {
        columns: held.iter().map(|column| column.name.clone()).collect(),
        rows: bureaus.lines.iter().map(row).collect(),
        totals: held.iter().map(|column| column.count).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    /// Read once: whoever is drawn is counted by it.
    static SEASON: LazyLock<Season> =
        LazyLock::new(|| Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season"));

    fn fields(values: &[(&str, &str)]) -> BTreeMap<String, String> {
        values.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    fn count(tally: &Tally, aspect: Aspect, name: &str) -> Option<usize> {
        let lines = &tally.breakdowns[aspect as usize].lines;
        lines.iter().find(|line| line.name == name).map(|line| line.count)
    }

    #[test]
    fn every_aspect_has_its_place() {
        for (at, aspect) in Aspect::ALL.into_iter().enumerate() {
            assert_eq!(aspect as usize, at);
        }
    }

    #[test]
    fn what_is_blank_and_what_no_list_has_is_counted() {
        let season = &*SEASON;
        let told = fields(&[
            ("industry", "装备制造"),
            ("gender", "女"),
            ("skill_level", "技师"),
            ("birth_date", "1980-05"),
            ("channel", "自荐"),
        ]);
        let odd = fields(&[("industry", "养蚕"), ("skill_level", "无"), ("title_level", "副高级")]);
        let blank = BTreeMap::new();
        let people: Vec<Counted> =
            [told, odd, blank].iter().map(|fields| Counted::of(season, "祁县人社局", fields)).collect();
        let bureaus = ["祁县人社局".to_owned(), "平遥县人社局".to_owned()];
        let tally = tally(season, &bureaus, &people);
        assert_eq!(tally.people, 3);
        for (aspect, name, expected) in [
            (Aspect::Bureau, "祁县人社局", Some(3)),
            (Aspect::Bureau, "平遥县人社局", Some(0)),
            (Aspect::Industry, "装备制造", Some(1)),
            (Aspect::Industry, "养蚕", Some(1)),
            (Aspect::Industry, UNKNOWN, Some(1)),
            (Aspect::Level, "技师", Some(1)),
            (Aspect::Level, "职称：副高级", Some(1)),
            (Aspect::Level, UNKNOWN, Some(1)),
            (Aspect::Gender, "女", Some(1)),
            (Aspect::Gender, "男", Some(0)),
            (Aspect::Gender, UNKNOWN, Some(2)),
            (Aspect::Age, "36—45岁", Some(1)),
            (Aspect::Channel, "人才自荐", Some(1)),
            (Aspect::Channel, UNKNOWN, Some(2)),
        ] {
            assert_eq!(count(&tally, aspect, name), expected, "{aspect:?} {name}");
        }
        assert_eq!(tally.cross.columns, ["装备制造", "养蚕", UNKNOWN]);
        assert_eq!(tally.cross.rows.iter().map(|row| row.total).collect::<Vec<_>>(), [3, 0]);
        assert_eq!(tally.breakdowns[Aspect::Industry as usize].lines.last().map(|line| line.permille), Some(333));
    }

    #[test]
    fn an_age_is_in_full_years_on_the_closing_day() {
        let day = jiff::civil::date(2019, 8, 5);
        for (born, id, expected) in [
            ("1983-08-06", "", "35岁及以下"),
            ("1983-08-05", "", "36—45岁"),
            // Of a birth in the month of the closing only the number of identity tells more.
            ("1983-08", "", "35岁及以下"),
            ("1983-08", "142430198308036210", "36—45岁"),
            ("1983-08", "142430198407036216", "35岁及以下"),
            ("", "142430198308036210", "36—45岁"),
            ("1980", "", "36—45岁"),
            ("1983", "", ""),
            ("1963-08-05", "", "56岁及以上"),
            ("1963-08-06", "", "46—55岁"),
            ("2020-01", "", ""),
            ("不详", "", ""),
        ] {
            assert_eq!(band(born, id, day), expected, "{born} {id}");
        }
    }

    #[test]
    fn nobody_to_count_is_no_fault() {
        let tally = tally(&SEASON, &[], &[]);
        assert_eq!((tally.people, tally.cross.columns.len()), (0, 0));
        assert!(tally.breakdowns.iter().all(|breakdown| breakdown.total == 0));
        assert!(tally.breakdowns.iter().flat_map(|breakdown| &breakdown.lines).all(|line| line.permille == 0));
    }

    fn anybody() -> impl Strategy<Value = Counted> {
        let text = prop::sample::select(vec![
            "",
            " ",
            "无",
            "男",
            "女",
            "装备制造",
            "其他",
            "技师",
            "高级工",
            "中级",
            "1980",
            "1979-08",
            "2019-08-05",
            "自荐",
            "单位推荐",
            "未填",
            "不在名单里的写法",
        ]);
        let keys = ["industry", "skill_level", "title_level", "gender", "birth_date", "id_number", "channel"];
        let bureau = prop::sample::select(vec!["祁县人社局", "平遥县人社局", "名单外的单位"]);
        (bureau, prop::collection::vec(text, keys.len())).prop_map(move |(bureau, texts)| {
            let values: Vec<(&str, &str)> = keys.into_iter().zip(texts).collect();
            Counted::of(&SEASON, bureau, &fields(&values))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_total_is_the_number_of_people(people in prop::collection::vec(anybody(), 0..40)) {
            let bureaus = ["祁县人社局".to_owned(), "平遥县人社局".to_owned()];
            let tally = tally(&SEASON, &bureaus, &people);
            for breakdown in &tally.breakdowns {
                prop_assert_eq!(breakdown.total, people.len(), "{:?}", breakdown);
            }
            let Cross { columns, rows, totals } = &tally.cross;
            prop_assert_eq!(totals.iter().sum::<usize>(), people.len());
            prop_assert_eq!(rows.iter().map(|row| row.total).sum::<usize>(), people.len());
            for (at, total) in totals.iter().enumerate() {
                prop_assert_eq!(rows.iter().map(|row| row.counts[at]).sum::<usize>(), *total, "{}", columns[at]);
            }
        }
    }
}
