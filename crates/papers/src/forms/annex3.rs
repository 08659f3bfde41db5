//! 附件3 征求意见表: one per nominee, in four variants by type of person (requirements §2.3).

use jiangxuan_contract::command::PaperKind;
use jiangxuan_rules::Season;
use jiff::civil::Date;

use super::{blank_day, paper, stem};
use crate::input::{Nominee, Office, Reply, day, day_of, join, month};
use crate::mark::Mark;
use crate::sheet::{Align, Block, Cell, Page, Paper, Row, Table, TextStyle, or_none};

const COLUMNS: usize = 12;
/// 小四.
const SIZE: u32 = 24;
/// What a box prints whose department need not be asked.
const NOT_REQUIRED: &str = "——（不适用）";

/// Which boxes a nominee needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// 一线职工: the two departments that are always asked.
    A,
    /// 党员、公职人员.
    B,
    /// 企业经营者.
    C,
    /// Everybody is asked.
    D,
}

impl Variant {
    /// The variant for a nominee.
    #[must_use]
    pub fn of(season: &Season, nominee: &Nominee) -> Self {
        let replies = nominee.replies(season);
        let required = |zh: &str| replies.iter().any(|reply| reply.required && reply.department == zh);
        let asked = |key: &str| season.department(key).is_some_and(|department| required(&department.zh));
        match (asked("jijian"), asked("shuiwu")) {
            (false, false) => Self::A,
            (true, false) => Self::B,
            (false, true) => Self::C,
            (true, true) => Self::D,
        }
    }

    /// As printed under the title.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::A => "（一线职工）",
            Self::B => "（党员、公职人员）",
            Self::C => "（企业经营者）",
            Self::D => "（党员、公职人员兼企业经营者）",
        }
    }
}

/// 征求意见表 of a nominee. `due` is the day by which departments are asked to reply. With `only`, the form that one
/// department gets: what the others said is none of its business.
#[must_use]
pub fn annex3(season: &Season, office: &Office, nominee: &Nominee, due: Option<Date>, only: Option<&str>) -> Paper {
    let title = format!("{}年度“{}”征求意见表", season.year, season.award.name);
    let replies = nominee.replies(season);
    let sent = replies
        .iter()
        .filter(|reply| only.is_none_or(|only| reply.department == only))
        .map(|reply| reply.sent.as_str())
        .filter(|sent| !sent.is_empty())
        .min();
    let head = [
        format!("推荐单位：{}", or_none(&nominee.bureau_name)),
        format!("发函日期：{}", sent.map_or_else(blank_day, day)),
        format!("回复期限：{}", due.map_or_else(blank_day, day_of)),
    ];
    let mut rows = person(nominee);
    let asked = season.departments.iter().filter(|department| only.is_none_or(|only| department.zh == only));
    rows.extend(
        asked.map(|department| opinion(&department.zh, replies.iter().find(|reply| reply.department == department.zh))),
    );
    if only.is_none() {
        rows.push(row(vec![Cell::label(3, "汇总结论"), Cell::value(9, nominee.consulted(season).2)]));
    }
    let under = only.map_or_else(|| Variant::of(season, nominee).zh().to_owned(), |only| format!("（{only}部门）"));
    let blocks = vec![
        Block::text(TextStyle::Annex, "附件3"),
        Block::text(TextStyle::Title, &title),
        Block::text(TextStyle::Subtitle, under),
        Block::spread(&head),
        Block::Table(Table { columns: vec![1; COLUMNS], heading_rows: 0, size: SIZE, rows }),
        Block::spread(&[
            format!("联系人：{}", or_blank(&office.person)),
            format!("联系电话：{}", or_blank(&office.phone)),
        ]),
    ];
    let name = only.map_or_else(|| "附件3征求意见表".to_owned(), |only| format!("附件3征求意见表_{only}部门"));
    paper(stem(&name, nominee), &title, Page::Form, blocks, Mark::before_seal(PaperKind::Annex3, nominee))
}

fn or_blank(text: &str) -> &str {
    if text.is_empty() { "　　　　　　" } else { text }
}

fn row(cells: Vec<Cell>) -> Row {
    Row::new(84, cells)
}

fn person(nominee: &Nominee) -> Vec<Row> {
    let field = |key: &str| nominee.field(key);
    let business = [field("enterprise_name"), field("enterprise_uscc")];
    let business = business.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("　");
    vec![
        row(vec![
            Cell::label(2, "姓名"),
            Cell::value(2, field("name")),
            Cell::label(2, "性别"),
            Cell::value(2, field("gender")),
            Cell::label(2, "民族"),
            Cell::value(2, field("ethnicity")),
        ]),
        row(vec![
            Cell::label(2, "出生年月"),
            Cell::value(2, &month(field("birth_date"))),
            Cell::label(2, "政治面貌"),
            Cell::value(6, field("political_status")),
        ]),
        row(vec![Cell::label(2, "身份证号"), Cell::value(10, field("id_number"))]),
        row(vec![Cell::label(2, "工作单位及职务"), Cell::value(10, &nominee.post())]),
        row(vec![
            Cell::label(3, "是否公职人员"),
            Cell::value(1, field("is_public_official")),
            Cell::label(3, "是否经营大户"),
            Cell::value(1, field("is_big_operator")),
            Cell::label(3, "是否创办企业"),
            Cell::value(1, field("is_founder")),
        ]),
        row(vec![Cell::label(3, "企业名称及信用代码"), Cell::value(9, &business)]),
    ]
}

/// The box of one department: the reply where there is one, room for it where it is awaited.
fn opinion(department: &str, reply: Option<&Reply>) -> Row {
    let label = Cell::label(3, &format!("{department}部门意见"));
    let Some(reply) = reply else { return Row::new(120, vec![label, Cell::room(9, NOT_REQUIRED)]) };
    let said = join(&[&reply.opinion, &reply.text], "：");
    let date = if reply.replied.is_empty() { blank_day() } else { day(&reply.replied) };
    let signer = if reply.signer.is_empty() { "　　　　　　" } else { &reply.signer };
    let said = if said.is_empty() { Cell::room(9, "") } else { Cell::prose(9, &said) };
    let cell = said.and("", Align::Left).and(&format!("签字：{signer}（盖章）　　{date}"), Align::Right);
    Row::new(225, vec![label, cell])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(fields: &[(&str, &str)]) -> (Variant, usize) {
        let season = Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season");
        let fields = fields.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let nominee = Nominee { fields, ..Nominee::default() };
        let office = Office {
            name: String::new(),
            person: String::new(),
            phone: String::new(),
            day: jiff::civil::date(2019, 7, 1),
        };
        let paper = annex3(&season, &office, &nominee, None, None);
        (Variant::of(&season, &nominee), paper.texts().filter(|text| *text == NOT_REQUIRED).count())
    }

    #[test]
    fn the_variant_follows_the_matrix_and_other_boxes_say_so() {
        let (party, owner) = (("political_status", "中共党员"), ("is_founder", "是"));
        assert_eq!(printed(&[]), (Variant::A, 4));
        assert_eq!(printed(&[party]), (Variant::B, 2));
        assert_eq!(printed(&[owner]), (Variant::C, 2));
        assert_eq!(printed(&[party, owner]), (Variant::D, 0));
    }
}
