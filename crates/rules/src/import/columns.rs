//! Which row of a list is its heading, and what each column means.

use super::{Cell, letters};
use crate::fields::{self, FieldKind};
use crate::text::{bare, half_width};

/// Rows in which the heading is looked for: titles, dates and the bureau's line stand above it.
pub(super) const DEPTH: usize = 40;
/// Longest text that may be a heading, in characters.
const LONGEST: usize = 30;

/// What a column says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// One field of the form.
    Field(&'static str),
    /// Employer and post in one cell.
    Post,
    /// Skill level and professional title in one cell.
    Level,
    /// Several properties in one cell: for each part of the heading its field, where there is one.
    Flags(Vec<(String, Option<&'static str>)>),
    /// The nominating bureau.
    Bureau,
    /// What is not taken from a list; why.
    Elsewhere(&'static str),
    /// Nothing that the form knows.
    Unknown,
}

impl Meaning {
    /// Whether values are taken from it.
    pub fn is_field(&self) -> bool {
        matches!(self, Self::Field(_) | Self::Post | Self::Level | Self::Flags(_))
    }
}

/// A column of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its letter.
    pub letter: String,
    /// Its heading.
    pub title: String,
    pub(super) meaning: Meaning,
    /// Whether an earlier column says the same; then it is not read.
    pub(super) again: bool,
}

impl Column {
    /// The fields that it fills.
    #[must_use]
    pub fn fields(&self) -> Vec<&'static str> {
        match &self.meaning {
            _ if self.again => Vec::new(),
            Meaning::Field(key) => vec![key],
            Meaning::Post => vec!["employer_name", "dept_post"],
            Meaning::Level => vec!["skill_level", "pro_title"],
            Meaning::Flags(parts) => parts.iter().filter_map(|(_, key)| *key).collect(),
            Meaning::Bureau | Meaning::Elsewhere(_) | Meaning::Unknown => Vec::new(),
        }
    }

    /// Why nothing is taken from it; empty where something is.
    #[must_use]
    pub fn remark(&self) -> &'static str {
        match &self.meaning {
            _ if self.again => "前面已有同一栏，这一列不导入",
            Meaning::Elsewhere(why) => why,
            Meaning::Unknown => "申报表没有这一栏，不导入",
            Meaning::Bureau => "只用来核对是不是本单位的人选",
            _ => "",
        }
    }
}

/// A heading that was found.
pub(super) struct Heading {
    /// Its row, from 0.
    pub row: usize,
    /// The first row below it, from 0.
    pub first: usize,
    pub columns: Vec<Column>,
}

/// The row that names most columns, the name of the person among them; the first of equals.
pub(super) fn find(rows: &[Vec<Cell>]) -> Option<Heading> {
    let known = |heading: &Heading| heading.columns.iter().filter(|column| column.meaning != Meaning::Unknown).count();
    let all = (0..rows.len().min(DEPTH)).map(|at| heading(rows, at));
    let names = |column: &Column| column.meaning == Meaning::Field("name");
    let all = all.filter(|heading| heading.columns.iter().any(names) && known(heading) > 1);
    all.reduce(|best, next| if known(&next) > known(&best) { next } else { best })
}

/// A row as the heading that it would be.
fn heading(rows: &[Vec<Cell>], row: usize) -> Heading {
    let below = rows.get(row + 1).filter(|below| is_second(&rows[row], below));
    let width = rows[row].len().max(below.map_or(0, Vec::len));
    let title = |at: usize| {
        let text = |row: &[Cell]| row.get(at).map(|cell| squeezed(cell.text())).unwrap_or_default();
        let lower = below.map(|below| text(below)).unwrap_or_default();
        if lower.is_empty() { text(&rows[row]) } else { lower }
    };
    let columns = marked((0..width).map(|at| (at, title(at))));
    Heading { row, first: row + 1 + usize::from(below.is_some()), columns }
}

/// Whether a row goes on with the headings above: it names columns and nobody.
fn is_second(upper: &[Cell], lower: &[Cell]) -> bool {
    let name = upper.iter().position(|cell| meaning(cell.text()) == Meaning::Field("name"));
    let own = |cell: &Cell| !matches!(cell, Cell::Above(_)) && !cell.text().is_empty();
    let nobody = name.is_some_and(|at| lower.get(at).is_none_or(|cell| !own(cell)));
    let said: Vec<&str> = lower.iter().filter(|cell| own(cell)).map(Cell::text).collect();
    nobody && !said.is_empty() && said.iter().all(|text| meaning(text) != Meaning::Unknown)
}

fn marked(titles: impl Iterator<Item = (usize, String)>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (at, title) in titles {
        let meaning = meaning(&title);
        let again = meaning.is_field() && columns.iter().any(|column| column.meaning == meaning);
        columns.push(Column { letter: letters(at), title, meaning, again });
    }
    columns
}

/// Whether a cell under 姓名 is the heading once more, as on the second page of a printed list.
pub(super) fn is_heading(name: &str) -> bool {
    meaning(name) == Meaning::Field("name")
}

/// A heading on one line.
fn squeezed(title: &str) -> String {
    title.split_whitespace().collect()
}

const SERIAL: &str = "次序在程序的“排序”里定，不从表格导入";
const COMPUTED: &str = "由程序按登记的函件和会议得出，不从表格导入";
const CONFIRMED: &str = "须由经办人在程序里确认或登记，不从表格导入";
const DERIVED: &str = "由别的栏目得出，不导入";

/// What a heading means.
fn meaning(title: &str) -> Meaning {
    let wanted = bare(title);
    if wanted.is_empty() || wanted.chars().count() > LONGEST {
        return Meaning::Unknown;
    }
    if let Some((_, meaning)) = NAMES.iter().find(|(names, _)| names.contains(&wanted.as_str())) {
        return meaning.clone();
    }
    if let Some((_, key)) = STARTS.iter().find(|(start, _)| wanted.starts_with(start)) {
        return Meaning::Field(key);
    }
    let plain = unadorned(title);
    let read = field(title).or_else(|| flags(&wanted));
    let read = read.or_else(|| plain.filter(|plain| bare(plain) != wanted).map(|plain| meaning(&plain)));
    read.unwrap_or(Meaning::Unknown)
}

/// A heading without the star of what must be filled in, its number, its colon and its remark in brackets:
/// `*姓名`, 1.姓名, 姓名：, 姓名（必填）. `None` where nothing is left.
fn unadorned(title: &str) -> Option<String> {
    let text: String = half_width(title).split_whitespace().collect();
    let mark = |c: char| "*★☆※#△▲●◆:：.、．".contains(c);
    let text = text.trim_matches(mark);
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩".contains(c);
    let rest = text.trim_start_matches(number);
    let text = match rest.strip_prefix(['.', '、', '．', ')', ':']) {
        Some(rest) if rest.len() < text.len() => rest,
        _ if text.starts_with("①②③④⑤⑥⑦⑧⑨⑩".chars().collect::<Vec<_>>().as_slice()) => rest,
        _ => text,
    };
    let mut depth = 0_usize;
    let outside = text.chars().filter(|c| match c {
        '(' | '[' | '【' | '〔' | '<' | '《' => {
            depth += 1;
            false
        }
        ')' | ']' | '】' | '〕' | '>' | '》' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    let outside: String = outside.collect();
    let outside = outside.trim_matches(mark);
    (!outside.is_empty()).then(|| outside.to_owned())
}

/// A heading that names a field as the form, a script or a usual short form does.
fn field(title: &str) -> Option<Meaning> {
    let field = fields::resolve(title).and_then(fields::field)?;
    let confirmed = field.section == "资料审查"
        || field.key.starts_with("attest")
        || ["no_prior_programmes", "consent_date", "local_rank"].contains(&field.key);
    Some(match field.kind {
        FieldKind::Bureau => Meaning::Bureau,
        _ if confirmed => Meaning::Elsewhere(CONFIRMED),
        _ => Meaning::Field(field.key),
    })
}

/// 党员/公职/经营大户/创办企业: properties in one column, as Annex 2 has them.
fn flags(wanted: &str) -> Option<Meaning> {
    let parts: Vec<&str> = wanted.split(['/', '、', '，', ',']).filter(|part| !part.is_empty()).collect();
    let plain = |part: &str| !part.contains("名称") && !part.contains("代码");
    let known =
        |part: &&str| FLAGS.iter().filter(|_| plain(part)).find(|(word, _)| part.contains(word)).map(|(_, key)| *key);
    let read: Option<Vec<(String, Option<&'static str>)>> =
        parts.iter().map(|part| known(part).map(|key| ((*part).to_owned(), key))).collect();
    let read = read.filter(|read| !read.is_empty())?;
    match read.as_slice() {
        [(_, Some(key))] => Some(Meaning::Field(key)),
        [(_, None)] => Some(Meaning::Elsewhere(DERIVED)),
        _ => Some(Meaning::Flags(read)),
    }
}

/// Words of such a column, and the field behind each; 党员 follows from the political status.
pub(super) const FLAGS: [(&str, Option<&str>); 4] = [
    ("党员", None),
    ("公职", Some("is_public_official")),
    ("大户", Some("is_big_operator")),
    ("创办", Some("is_founder")),
];

/// Headings by the way they begin; a remark on how to fill them in may follow.
const STARTS: [(&str, &str); 5] = [
    ("主要荣誉", "highlights"),
    ("主要业绩", "highlights"),
    ("主要事迹", "highlights"),
    ("主要成绩", "highlights"),
    ("备注", "remark"),
];

/// Headings of Annex 2 and of lists like it, without blanks and brackets.
const NAMES: &[(&[&str], Meaning)] = &[
    (
        &[
            "申报人姓名",
            "申报人",
            "候选人姓名",
            "候选人",
            "推荐人选姓名",
            "推荐人选",
            "人选姓名",
            "人选",
            "被推荐人姓名",
            "被推荐人",
            "参评人姓名",
            "参评人",
            "参选人姓名",
            "本人姓名",
            "职工姓名",
            "工匠姓名",
            "姓名全称",
        ],
        Meaning::Field("name"),
    ),
    (
        &[
            "居民身份证号码",
            "居民身份证号",
            "居民身份证",
            "公民身份证号码",
            "公民身份证号",
            "公民身份号",
            "身份号码",
            "身份证件号码",
            "身份证件号",
            "证件号码",
            "证件号",
            "有效证件号码",
            "身分证号",
            "身分证号码",
            "身分证",
        ],
        Meaning::Field("id_number"),
    ),
    (&["序号", "编号", "推荐排名", "推荐次序", "排名"], Meaning::Elsewhere(SERIAL)),
    (&["推荐单位", "推荐单位盖章", "填报单位", "推荐县区市"], Meaning::Bureau),
    (
        &[
            "工作单位及职务岗位",
            "工作单位及职务",
            "工作单位及岗位",
            "工作单位职务",
            "单位及职务",
            "单位职务",
            "所在单位及职务",
            "工作单位及职务职称",
            "工作单位及岗位职务",
            "工作单位/职务",
            "工作单位和职务",
        ],
        Meaning::Post,
    ),
    (
        &[
            "技能等级/职称",
            "技能等级职称",
            "职业资格/职称",
            "技能等级及职称",
            "技能等级或职称",
            "技术等级/职称",
            "职称/技能等级",
            "职称或技能等级",
            "职业资格技能等级/职称",
            "技术职称技能等级",
        ],
        Meaning::Level,
    ),
    (&["征求意见情况", "征求意见", "党组会议", "党组党委会议", "党组会议日期"], Meaning::Elsewhere(COMPUTED)),
    (&["年龄", "周岁"], Meaning::Elsewhere(DERIVED)),
    (&["出生日期", "出生时间", "出生", "出生年月日"], Meaning::Field("birth_date")),
    (&["文化程度", "最高学历", "学历层次", "学历/学位", "学历学位"], Meaning::Field("education")),
    (&["职业工种", "职业", "工种", "职业/工种", "从事工种", "专业工种"], Meaning::Field("occupation")),
    (&["所在单位", "单位名称", "单位", "工作单位全称"], Meaning::Field("employer_name")),
    (&["岗位", "职务岗位", "职务/岗位", "工作岗位", "部门岗位"], Meaning::Field("dept_post")),
    (&["技术等级", "职业资格", "职业资格等级", "技能等级"], Meaning::Field("skill_level")),
    (&["技术职称", "专业技术职称", "专业技术职务"], Meaning::Field("pro_title")),
    (&["行业", "所属行业", "产业", "所属产业/行业"], Meaning::Field("industry")),
    (&["手机号", "联系方式", "联系电话", "手机", "电话", "本人电话"], Meaning::Field("mobile")),
    (&["县区", "所在县", "所属县区", "所在县区市", "县区市"], Meaning::Field("employer_division")),
    (&["政治面目", "党派"], Meaning::Field("political_status")),
];
