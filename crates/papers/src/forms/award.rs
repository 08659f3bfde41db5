//! 证书 and 奖励发放表.

use jiangxuan_rules::Season;

use super::letters::list;
use super::{paper, signed};
use crate::error::PaperError;
use crate::input::{Nominee, Office, day_of};
use crate::mark::Mark;
use crate::sheet::{Block, Page, Paper, TextStyle};

/// Certificates, one page each; numbers are given in the order of the list.
pub fn certificates(season: &Season, office: &Office, nominees: &[Nominee]) -> Result<Paper, PaperError> {
    if nominees.is_empty() {
        return Err(PaperError::Nobody);
    }
    let title = format!("{}年度“{}”证书", season.year, season.award.name);
    let pages = nominees.iter().enumerate().map(|(at, nominee)| {
        let no = format!("证书编号：{}—{:03}", season.year, at + 1);
        let text = format!(
            "在{}中，经评审、公示和审定，被评为{}年度“{}”。特发此证。",
            season.title, season.year, season.award.name
        );
        let page = vec![
            Block::Gap { lines: 4 },
            Block::text(TextStyle::Cover, "荣 誉 证 书"),
            Block::Gap { lines: 2 },
            Block::text(TextStyle::Plain, format!("{}同志：", nominee.name())),
            Block::text(TextStyle::Body, text),
            Block::Gap { lines: 3 },
            Block::text(TextStyle::Signature, &season.award.certificate_issuer),
            Block::text(TextStyle::Signature, day_of(office.day)),
            Block::Gap { lines: 3 },
            Block::text(TextStyle::Plain, no),
        ];
        (at, page)
    });
    let blocks = pages.flat_map(|(at, page)| (at > 0).then_some(Block::NewPage).into_iter().chain(page)).collect();
    Ok(paper("证书".to_owned(), &title, Page::Official, blocks, Mark::of_all("certificate", season, nominees)))
}

/// 奖励发放表: each signs for the sum; the total is checked by the reader against the number of people.
pub fn payment(season: &Season, office: &Office, nominees: &[Nominee]) -> Result<Paper, PaperError> {
    if nominees.is_empty() {
        return Err(PaperError::Nobody);
    }
    let title = format!("{}年度“{}”奖励发放表", season.year, season.award.name);
    let sum = season.award.prize_yuan;
    let total = sum * u64::try_from(nominees.len()).unwrap_or_default();
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
            format!("每人{sum}元，合计{total}元"),
            format!("制表日期：{}", day_of(office.day)),
        ]),
        list(&columns, people.chain([last])),
        Block::Gap { lines: 1 },
        Block::spread(&["审批：".to_owned(), "财务：".to_owned(), "制表：".to_owned()]),
    ];
    blocks.extend(signed(&office.name, office.day));
    Ok(paper("奖励发放表".to_owned(), &title, Page::Wide, blocks, Mark::of_all("payment", season, nominees)))
}
