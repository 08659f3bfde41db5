//! 装订册: cover, contents, 申报表, 事迹材料, for printing on both sides (R27–R29). Evidence pages are bound in behind
//! their own part once the scans are here; where they are not, the contents say that paper copies follow.

use jiangxuan_rules::Season;

use super::{annex1, narrative, paper, stem};
use crate::input::{Nominee, Office, day_of};
use crate::mark::Mark;
use crate::sheet::{Block, Cell, Page, Paper, Row, Table, TextStyle, or_none};

const FORM: &str = "一、申报表";
const STORY: &str = "二、个人事迹材料";

/// The bound volume of a nominee: copy `copy` of as many as the notice asks for.
#[must_use]
pub fn pack(season: &Season, office: &Office, nominee: &Nominee, copy: u32) -> Paper {
    let title = format!("{}年度“{}”申报材料", season.year, season.award.name);
    let copies = season.papers.copies;
    let mut blocks = cover(&title, season, office, nominee, copy);
    blocks.push(Block::Part { name: String::new(), page: Page::Form });
    blocks.push(Block::text(TextStyle::Title, "目　录"));
    blocks.push(Block::Contents { names: vec![FORM.to_owned(), STORY.to_owned()] });
    blocks.push(Block::text(TextStyle::Note, evidence(nominee)));
    blocks.push(Block::Part { name: FORM.to_owned(), page: Page::Form });
    blocks.extend(annex1::blocks(season, nominee));
    blocks.push(Block::Part { name: STORY.to_owned(), page: Page::Official });
    blocks.extend(narrative::blocks(nominee));
    let stem = format!("{}_第{copy}份", stem("装订册", nominee));
    paper(stem, &title, Page::Form, blocks, Mark::of("pack", nominee).copy(copy, copies))
}

fn cover(title: &str, season: &Season, office: &Office, nominee: &Nominee, copy: u32) -> Vec<Block> {
    let line = |label: &str, value: &str| Row::new(140, vec![Cell::label(1, label), Cell::value(1, or_none(value))]);
    let rows = vec![
        line("姓　　名", nominee.name()),
        line("工作单位", nominee.field("employer_name")),
        line("从事职业", nominee.field("occupation")),
        line("推荐单位", &nominee.bureau_name),
        line("联系电话", nominee.field("mobile")),
    ];
    vec![
        Block::Gap { lines: 3 },
        Block::text(TextStyle::Cover, title),
        Block::Gap { lines: 3 },
        Block::Table(Table { columns: vec![4, 10], heading_rows: 0, size: 32, rows }),
        Block::Gap { lines: 2 },
        Block::text(TextStyle::Centre, format!("第 {copy} 份 / 共 {} 份", season.papers.copies)),
        Block::text(TextStyle::Centre, day_of(office.day)),
        Block::Gap { lines: 1 },
        Block::text(TextStyle::Note, format!("报送：{}　地址：{}", season.contacts.office, season.contacts.address)),
    ]
}

/// What the volume says about the scans that it does not hold.
fn evidence(nominee: &Nominee) -> String {
    match nominee.section("evidence").len() {
        0 => "三、证明材料：申报表未列证明材料。".to_owned(),
        count => format!("三、证明材料：共{count}项，见申报表所列目录；扫描件未收入本册，请按目录次序附在册后。"),
    }
}
