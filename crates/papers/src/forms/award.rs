//! 证书 and 奖励发放表.

use jiangxuan_rules::{Season, award};

use super::letters::list;
use super::{paper, signed};
use crate::error::PaperError;
use crate::input::{Nominee, Office, Sheet, day, day_of};
use crate::mark::Mark;
use crate::sheet::{Block, Page, Paper, TextStyle};

/// Certificates, one page each, with the numbers that the register gives.
pub fn certificates(season: &Season, sheet: &Sheet) -> Result<Paper, PaperError> {
    if sheet.nominees.is_empty() {
        return Err(PaperError::Nobody);
    }
    let title = format!("{}年度“{}”证书", season.year, season.award.name);
    let blocks =
        sheet.nominees.iter().enumerate().flat_map(|(at, nominee)| {
            (at > 0).then_some(Block::NewPage).into_iter().chain(certificate(season, nominee))
        });
    let mark = Mark::of_sheet("certificate", season, sheet, false);
    Ok(paper("证书".to_owned(), &title, Page::Official, blocks.collect(), mark))
}

fn certificate(season: &Season, nominee: &Nominee) -> [Block; 10] {
    let text = format!(
        "在{}中，经评审、公示和审定，被评为{}年度“{}”。特发此证。",
        season.title, season.year, season.award.name
    );
    [
        Block::Gap { lines: 4 },
        Block::text(TextStyle::Cover, "荣 誉 证 书"),
        Block::Gap { lines: 2 },
        Block::text(TextStyle::Plain, format!("{}同志：", nominee.name())),
        Block::text(TextStyle::Body, text),
        Block::Gap { lines: 3 },
        Block::text(TextStyle::Signature, &season.award.certificate_issuer),
        Block::text(TextStyle::Signature, day(nominee.field("issued"))),
        Block::Gap { lines: 3 },
        Block::text(TextStyle::Plain, format!("证书编号：{}", nominee.field("cert_no"))),
    ]
}

/// 奖励发放表 of the published list; `no` and `published` are those of its document.
pub fn payment(
    season: &Season,
    office: &Office,
    (no, published): (&str, &str),
    sheet: &Sheet,
) -> Result<Paper, PaperError> {
    let nominees = &sheet.nominees;
    if nominees.is_empty() {
        return Err(PaperError::Nobody);
    }
    let title = format!("{}年度“{}”奖励发放表", season.year, season.award.name);
    let sum = season.award.prize_yuan;
    let total = award::total(season, nominees.len()).ok_or(PaperError::Total)?;
    let columns = [
        ("序号", 4),
        ("姓名", 7),
        ("身份证号", 15),
        ("工作单位", 16),
        ("金额（元）", 8),
        ("开户行及账号", 18),
        ("签字", 8),
    ];
    let people = nominees.iter().enumerate().map(|(at, nominee)| {
        let f = |key: &str| nominee.field(key).to_owned();
        vec![
            (at + 1).to_string(),
            f("name"),
            f("id_number"),
            f("employer_name"),
            sum.to_string(),
            "　".to_owned(),
            "　".to_owned(),
        ]
    });
    let count = format!("{}人", nominees.len());
    let last = vec![
        "合计".to_owned(),
        count,
        "—".to_owned(),
        "—".to_owned(),
        total.to_string(),
        "—".to_owned(),
        "—".to_owned(),
    ];
    let mut blocks = vec![
        Block::text(TextStyle::Title, &title),
        Block::spread(&[
            format!("制表单位：{}", office.name),
            format!("依据：{no}（{}）", day(published)),
            format!("每人{sum}元，合计{total}元"),
            format!("制表日期：{}", day_of(office.day)),
        ]),
        list(&columns, people.chain([last])),
        Block::Gap { lines: 1 },
        Block::spread(&["审批：".to_owned(), "财务：".to_owned(), "制表：".to_owned()]),
    ];
    blocks.extend(signed(&office.name, &day_of(office.day)));
    Ok(paper("奖励发放表".to_owned(), &title, Page::Wide, blocks, Mark::of_sheet("payment", season, sheet, false)))
}
