//! 附件2 候选人汇总表: one line per nominee, for a bureau and for the city (requirements §2.2).

use jiangxuan_contract::command::PaperKind;
use jiangxuan_rules::Season;
use jiangxuan_rules::season::BureauType;

use super::paper;
use crate::error::PaperError;
use crate::input::{Nominee, Office, Sheet, Standing, day, day_of, join, month};
use crate::mark::Mark;
use crate::sheet::{Block, Cell, Page, Paper, Row, Table, TextStyle, or_none};

/// 小五.
const SIZE: u32 = 18;

/// 汇总表 of a bureau, in the given order.
pub fn annex2(season: &Season, office: &Office, sheet: &Sheet) -> Result<Paper, PaperError> {
    let rows = sheet.nominees.iter().enumerate().map(|(at, nominee)| line(season, at, nominee)).collect();
    build(season, office, sheet, Page::Wide, columns(), rows)
}

/// The municipal form: the same with six columns more, for which A4 has no room.
pub fn annex2_municipal(season: &Season, office: &Office, sheet: &Sheet) -> Result<Paper, PaperError> {
    let row = |(at, nominee): (usize, &Nominee)| {
        let mut cells = line(season, at, nominee);
        let Standing { rank, method, score, visit, shortlisted, publicity } = &nominee.standing;
        cells.extend([rank, method, score, visit, shortlisted, publicity].map(ToOwned::to_owned));
        cells
    };
    let rows = sheet.nominees.iter().enumerate().map(row).collect();
    let mut columns = columns();
    let more =
        [("总排名", 8), ("评审方式", 9), ("专家平均分", 9), ("实地考察结论", 10), ("是否拟定", 8), ("公示结果", 9)];
    columns.extend(more);
    build(season, office, sheet, Page::Broad, columns, rows)
}

/// Headings with their relative widths.
fn columns() -> Vec<(&'static str, u32)> {
    vec![
        ("序号", 8),
        ("推荐单位", 15),
        ("姓名", 13),
        ("性别", 7),
        ("民族", 8),
        ("出生年月", 13),
        ("身份证号", 19),
        ("政治面貌", 10),
        ("学历", 10),
        ("工作单位及职务（岗位）", 20),
        ("单位性质", 9),
        ("所属产业", 10),
        ("职业（工种）", 11),
        ("技能等级/职称", 12),
        ("符合条件", 8),
        ("主要荣誉/业绩", 20),
        ("党员/公职/大户/创办", 10),
        ("征求意见情况", 11),
        ("党组会议", 11),
        ("推荐渠道", 8),
        ("联系电话", 21),
        ("备注", 10),
    ]
}

fn line(season: &Season, at: usize, nominee: &Nominee) -> Vec<String> {
    let field = |key: &str| nominee.field(key).to_owned();
    // In words by which an import tells the two apart again.
    let remark = match (nominee.field("over_quota_reason"), nominee.field("remark")) {
        ("", remark) => remark.to_owned(),
        (reason, "") => format!("超额推荐理由：{reason}"),
        (reason, remark) => format!("超额推荐理由：{reason}；备注：{remark}"),
    };
    vec![
        (at + 1).to_string(),
        nominee.bureau_name.clone(),
        field("name"),
        field("gender"),
        field("ethnicity"),
        month(nominee.field("birth_date")),
        field("id_number"),
        field("political_status"),
        field("education"),
        nominee.post(),
        field("employer_nature"),
        nominee.industry(),
        field("occupation"),
        nominee.level(),
        nominee.conditions(season),
        field("highlights"),
        nominee.flags(season),
        replies(season, nominee),
        join(&[&day(nominee.field("meeting_date")), nominee.field("meeting_no")], " "),
        field("channel"),
        field("mobile"),
        remark,
    ]
}

/// How many of the required departments agree, and what follows.
fn replies(season: &Season, nominee: &Nominee) -> String {
    let (fine, required, word) = nominee.consulted(season);
    format!("{fine}/{required} {word}")
}

/// The day of the meeting, where all were approved on one.
fn meeting_day(sheet: &Sheet) -> String {
    let mut days = sheet.nominees.iter().map(|nominee| nominee.field("meeting_date"));
    let first = days.next().unwrap_or_default();
    if days.all(|day| day == first) { day(first) } else { "见各行".to_owned() }
}

fn build(
    season: &Season,
    office: &Office,
    sheet: &Sheet,
    page: Page,
    columns: Vec<(&str, u32)>,
    lines: Vec<Vec<String>>,
) -> Result<Paper, PaperError> {
    if sheet.nominees.is_empty() {
        return Err(PaperError::Nobody);
    }
    let title = format!("{}年度“{}”候选人汇总表", season.year, season.award.name);
    let head = [
        format!("填报单位（盖章）：{}", office.name),
        format!("填报人：{}", or_line(&office.person)),
        format!("审核人：{}", or_line("")),
        format!("联系电话：{}", or_line(&office.phone)),
        format!("党组会议日期：{}", or_line(&meeting_day(sheet))),
        format!("填报日期：{}", day_of(office.day)),
    ];
    let heading = Row::new(100, columns.iter().map(|(text, _)| Cell::label(1, text)).collect());
    let rows = lines.iter().map(|line| Row::new(120, line.iter().map(|text| Cell::value(1, or_none(text))).collect()));
    let table = Table {
        columns: columns.iter().map(|(_, width)| *width).collect(),
        heading_rows: 1,
        size: SIZE,
        rows: std::iter::once(heading).chain(rows).collect(),
    };
    let municipal = office.name == season.municipal().name;
    let blocks = vec![
        Block::text(TextStyle::Annex, "附件2"),
        Block::text(TextStyle::Title, &title),
        Block::spread(&head),
        Block::Table(table),
        Block::text(TextStyle::Note, remark(season, municipal)),
    ];
    let draft = sheet.nominees.iter().any(|nominee| nominee.version.draft());
    let stem = format!("附件2汇总表_{}", office.name);
    Ok(paper(stem, &title, page, blocks, Mark::of_sheet(PaperKind::Annex2, season, sheet, draft)))
}

/// The quota that applies, in the words of the notice.
fn remark(season: &Season, municipal: bool) -> String {
    let words: Vec<&str> = season
        .quotas
        .iter()
        .filter(|quota| !municipal || quota.bureau_type != BureauType::Municipal)
        .map(|quota| quota.clause.as_str())
        .collect();
    format!("说明：{}；按推荐排名填写，没有的内容填“无”。", words.join("；"))
}

/// A line to write on where nothing is known.
fn or_line(text: &str) -> &str {
    if text.is_empty() { "　　　" } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_line_has_a_cell_under_every_heading() {
        let season = Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season");
        let office = Office {
            name: "榆次区人社局".to_owned(),
            person: String::new(),
            phone: String::new(),
            day: date(2019, 7, 25),
        };
        let sheet = Sheet { hash: String::new(), nominees: vec![Nominee::default(); 3] };
        for paper in [
            annex2(&season, &office, &sheet).expect("paper"),
            annex2_municipal(&season, &office, &sheet).expect("paper"),
        ] {
            let block = paper.blocks.iter().find(|block| matches!(block, Block::Table(_)));
            let Some(Block::Table(table)) = block else { panic!("{:?}", paper.blocks) };
            assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
        }
        assert!(matches!(annex2(&season, &office, &Sheet::default()), Err(PaperError::Nobody)));
    }
}
