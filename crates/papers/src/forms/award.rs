//! 证书 and 奖励发放表.

use jiangxuan_contract::command::PaperKind;
use jiangxuan_rules::{Season, award};

use super::letters::ruled;
use super::{document, paper, signed};
use crate::error::PaperError;
use crate::input::{Nominee, Office, Sheet, day, day_of};
use crate::mark::Mark;
use crate::sheet::{Block, Cell, Page, Paper, Signed, TextStyle};

/// Certificates, one page each, with the numbers that the register gives. They are framed: no page has a foot. Paper that
/// has the title printed already gets the rest, moved by so many tenths of a millimetre to the right and down.
pub fn certificates(season: &Season, overprint: Option<(i32, i32)>, sheet: &Sheet) -> Result<Paper, PaperError> {
    if sheet.nominees.is_empty() {
        return Err(PaperError::Nobody);
    }
    let title = format!("{}年度“{}”证书", season.year, season.award.name);
    let blocks = sheet.nominees.iter().enumerate().flat_map(|(at, nominee)| {
        (at > 0).then_some(Block::NewPage).into_iter().chain(certificate(season, overprint.is_some(), nominee))
    });
    let mark = Mark::of_sheet(PaperKind::Certificate, season, sheet, false);
    let paper = paper("证书".to_owned(), &title, Page::Official, blocks.collect(), mark);
    Ok(Paper { foot: false, shift: overprint.unwrap_or_default(), ..paper })
}

fn certificate(season: &Season, printed: bool, nominee: &Nominee) -> [Block; 9] {
    let text = format!(
        "在{}中，经评审、公示和审定，授予{}年度“{}”称号。特发此证。",
        season.title, season.year, season.award.name
    );
    [
        Block::Gap { lines: 4 },
        // As much room as the title takes.
        Block::text(TextStyle::Cover, if printed { "　" } else { "荣 誉 证 书" }),
        Block::Gap { lines: 2 },
        Block::text(TextStyle::Plain, format!("{}同志：", nominee.name())),
        Block::text(TextStyle::Body, text),
        Block::Gap { lines: 3 },
        Block::Signed(Signed::new(&season.issuer(), &day(nominee.field("issued")))),
        Block::Gap { lines: 3 },
        Block::text(TextStyle::Plain, format!("证书编号：{}", nominee.field("cert_no"))),
    ]
}

/// Where the prize goes, as the bureau noted it; room for the awardee to write it where nobody did.
fn account(nominee: &Nominee) -> Cell {
    let (bank, number, holder) = (nominee.field("bank"), nominee.field("account"), nominee.field("holder"));
    if number.is_empty() {
        return Cell::room(1, "");
    }
    let holder = if holder == nominee.name() { String::new() } else { format!("（户名：{holder}）") };
    Cell::value(1, &format!("{bank} {number}{holder}"))
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
        let value = |text: &str| Cell::value(1, text);
        vec![
            value(&(at + 1).to_string()),
            value(nominee.name()),
            value(nominee.field("id_number")),
            value(nominee.field("employer_name")),
            value(&sum.to_string()),
            account(nominee),
            // The signature is the awardee's to write.
            Cell::room(1, ""),
        ]
    });
    let (count, total_text) = (format!("{}人", nominees.len()), total.to_string());
    let last = ["合计", &count, "—", "—", &total_text, "—", "—"].map(|text| Cell::value(1, text)).to_vec();
    let mut blocks = vec![
        Block::text(TextStyle::Title, &title),
        Block::spread(&[
            format!("制表单位：{}", office.name),
            format!("依据：{}（{}）", document(no), day(published)),
            format!("每人{sum}元，合计{total}元"),
            format!("制表日期：{}", day_of(office.day)),
        ]),
        ruled(&columns, people.chain([last])),
        Block::Gap { lines: 1 },
        Block::spread(&["审批：".to_owned(), "财务：".to_owned(), "制表：".to_owned()]),
    ];
    blocks.extend(signed(&office.name, &day_of(office.day)));
    Ok(paper(
        "奖励发放表".to_owned(),
        &title,
        Page::Wide,
        blocks,
        Mark::of_sheet(PaperKind::Payment, season, sheet, false),
    ))
}
