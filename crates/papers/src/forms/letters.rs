//! 公文: the consultation letter, the report, the extract of the minutes, the publicity notice, the final list.

use jiangxuan_contract::command::PaperKind;
use jiangxuan_rules::Season;
use jiangxuan_rules::consultation::LetterState;
use jiangxuan_rules::season::Leadership;
use jiff::civil::Date;

use super::{blank_day, document, numeral, paper, signed};
use crate::error::PaperError;
use crate::input::{Letter, Meeting, Nominee, Office, Sheet, day, day_of, month};
use crate::mark::Mark;
use crate::sheet::{Block, Cell, Page, Paper, Row, Signed, Table, TextStyle, or_none};

const BODY: TextStyle = TextStyle::Body;

fn text(style: TextStyle, text: impl AsRef<str>) -> Block {
    Block::text(style, text)
}

/// 征求意见函: one letter to one department about everybody whom it is to be asked about.
pub fn consultation_letter(
    season: &Season,
    office: &Office,
    letter: &Letter,
    due: Option<Date>,
    sheet: &Sheet,
) -> Result<Paper, PaperError> {
    let nominees = &sheet.nominees;
    if nominees.is_empty() {
        return Err(PaperError::Nobody);
    }
    let award = &season.award.name;
    let title = format!("关于征求{}年度“{award}”\n推荐人选意见的函", season.year);
    let due = due.map_or_else(blank_day, day_of);
    let dated = if letter.date.is_empty() { blank_day() } else { day(&letter.date) };
    let mut blocks = vec![
        text(TextStyle::Title, &title),
        text(TextStyle::Centre, number(&letter.no)),
        text(TextStyle::Plain, format!("{}：", season.organ(&letter.department, &office.name))),
        text(
            BODY,
            format!(
                "根据《关于开展{}的通知》（{}）要求，现就我单位拟推荐的{}名人选征求贵单位意见。请对人选有无影响推荐的情形提出书面意见，加盖公章后于{due}前反馈我单位。",
                season.title,
                document(&season.doc_no),
                nominees.len()
            ),
        ),
        text(BODY, "请予函复。"),
        Block::Gap { lines: 1 },
        text(BODY, "附件：人选名单"),
    ];
    blocks.extend(signed(&office.name, &dated));
    blocks.push(text(BODY, format!("（联系人：{}　联系电话：{}）", line(&office.person), line(&office.phone))));
    blocks.push(Block::NewPage);
    blocks.push(text(TextStyle::Annex, "附件"));
    blocks.push(text(TextStyle::Title, "人选名单"));
    let columns = [
        ("序号", 3),
        ("姓名", 5),
        ("性别", 3),
        ("出生年月", 6),
        ("身份证号", 14),
        ("政治面貌", 6),
        ("工作单位及职务", 14),
    ];
    let rows = nominees.iter().enumerate().map(|(at, nominee)| {
        let f = |key: &str| nominee.field(key).to_owned();
        vec![
            (at + 1).to_string(),
            f("name"),
            f("gender"),
            month(nominee.field("birth_date")),
            f("id_number"),
            f("political_status"),
            nominee.post(),
        ]
    });
    blocks.push(list(&columns, rows));
    blocks.push(Block::Gap { lines: 1 });
    blocks.push(text(TextStyle::Plain, "回复意见："));
    blocks.push(Block::Gap { lines: 3 });
    blocks.push(Block::Signed(Signed::new("（盖章）", &blank_day())));
    let stem = format!("征求意见函_{}部门_{}", letter.department, letter.no);
    Ok(paper(stem, &title, Page::Official, blocks, Mark::of_sheet(PaperKind::Letter, season, sheet, false)))
}

/// 推荐报告: to the municipal bureau.
pub fn report(season: &Season, office: &Office, meeting: &Meeting, sheet: &Sheet) -> Result<Paper, PaperError> {
    let nominees = &sheet.nominees;
    if nominees.is_empty() {
        return Err(PaperError::Nobody);
    }
    let title = format!("{}\n关于推荐{}年度“{}”人选的报告", office.name, season.year, season.award.name);
    let mut blocks = vec![
        // Upwards, a paper names who answers for it (GB/T 9704).
        Block::spread(&[number(""), "签发人：　　　　".to_owned()]),
        text(TextStyle::Title, &title),
        text(TextStyle::Plain, format!("{}：", season.municipal().name)),
        text(
            BODY,
            format!(
                "按照《关于开展{}的通知》（{}）要求，我单位认真组织开展推荐工作，现将有关情况报告如下。",
                season.title,
                document(&season.doc_no)
            ),
        ),
        text(TextStyle::Heading, "一、推荐程序"),
        text(
            BODY,
            format!(
                "经自愿申报、资料审查、考察核实、择优确定、征求有关部门意见，并经{}{}会议{}研究，同意推荐{}为候选人。",
                line(&day(&meeting.day)),
                body(season, office, meeting),
                bracketed(&meeting.no),
                comrades(nominees)
            ),
        ),
        text(TextStyle::Heading, "二、推荐人选"),
    ];
    for (at, nominee) in nominees.iter().enumerate() {
        blocks.push(text(TextStyle::Subheading, format!("（{}）{}", numeral(at + 1), nominee.name())));
        blocks.push(text(BODY, introduction(season, nominee)));
        let summary = nominee.field("summary");
        if !summary.is_empty() {
            blocks.push(text(BODY, summary.replace('\n', "")));
        }
    }
    blocks.push(text(TextStyle::Heading, "三、征求意见情况"));
    blocks.push(text(BODY, replies(season, nominees)));
    blocks.push(text(BODY, "特此报告。"));
    let (award, copies) = (&season.award.name, numeral(season.papers.copies as usize));
    let attached = format!("附件：{}年度“{award}”候选人汇总表及申报材料（一式{copies}份）", season.year);
    blocks.push(text(BODY, attached));
    blocks.extend(signed(&office.name, &day_of(office.day)));
    Ok(paper(
        format!("推荐报告_{}", office.name),
        &title,
        Page::Official,
        blocks,
        Mark::of_sheet(PaperKind::Report, season, sheet, nominees.iter().any(|nominee| nominee.version.draft())),
    ))
}

/// 党组 or 党委: as the record of the meeting says, else as the season says of the bureau. Both where nobody says it.
fn body(season: &Season, office: &Office, meeting: &Meeting) -> &'static str {
    let record = [&meeting.no, &meeting.attendees, &meeting.chair];
    let says = |leads: &Leadership| record.iter().any(|text| text.contains(leads.zh()));
    let recorded = [Leadership::Committee, Leadership::Group].into_iter().find(says);
    recorded.or_else(|| season.leadership(&office.name)).map_or("党组（党委）", Leadership::zh)
}

/// 闻人守拙同志, 闻人守拙、李祎2名同志, of many the first and how many.
fn comrades(nominees: &[Nominee]) -> String {
    const NAMED: usize = 5;
    let names: Vec<&str> = nominees.iter().take(NAMED).map(Nominee::name).collect();
    match nominees.len() {
        1 => format!("{}同志", names[0]),
        all if all <= NAMED => format!("{}{all}名同志", names.join("、")),
        all => format!("{}等{all}名同志", names.join("、")),
    }
}

/// A nominee in two sentences.
fn introduction(season: &Season, nominee: &Nominee) -> String {
    let f = |key: &str| nominee.field(key);
    let born = month(f("birth_date"));
    let born = born.split_once('.').map(|(year, month)| format!("{year}年{}月生", month.trim_start_matches('0')));
    let parts = [
        f("gender").to_owned(),
        f("ethnicity").to_owned(),
        born.unwrap_or_default(),
        f("political_status").to_owned(),
        f("education").to_owned(),
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，");
    let post = nominee.post().replace('　', "");
    let trade = [f("occupation").to_owned(), nominee.level()]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect::<Vec<_>>()
        .join("，");
    format!(
        "{parts}，现任{}，{}。符合遴选条件{}。",
        or_none(&post),
        or_none(&trade),
        or_none(&nominee.conditions(season))
    )
}

/// Which departments were asked about whom, and what came back.
fn replies(season: &Season, nominees: &[Nominee]) -> String {
    let told = nominees.iter().map(|nominee| {
        let replies = nominee.replies(season);
        let parts: Vec<String> = replies
            .iter()
            .filter(|reply| reply.required || reply.state == LetterState::Objection)
            .map(|reply| format!("{}部门{}", reply.department, reply.state.zh()))
            .collect();
        format!("{}：{}。", nominee.name(), parts.join("，"))
    });
    told.collect()
}

/// 会议纪要（摘录）.
pub fn extract(season: &Season, office: &Office, meeting: &Meeting, sheet: &Sheet) -> Result<Paper, PaperError> {
    let nominees = &sheet.nominees;
    if nominees.is_empty() {
        return Err(PaperError::Nobody);
    }
    let body = body(season, office, meeting);
    let title = format!("{}\n{body}会议纪要（摘录）", office.name);
    let names: Vec<&str> = nominees.iter().map(Nominee::name).collect();
    let mut blocks = vec![
        text(TextStyle::Title, &title),
        Block::Gap { lines: 1 },
        text(BODY, format!("会议时间：{}", line(&day(&meeting.day)))),
        text(BODY, format!("纪要编号：{}", line(&document(&meeting.no)))),
        text(BODY, format!("主　　持：{}", line(&meeting.chair))),
        text(BODY, format!("参会人员：{}", line(&meeting.attendees))),
        text(
            BODY,
            format!(
                "会议听取了{}年度“{}”推荐工作情况的汇报，研究了资料审查、考察核实和征求意见结果，同意按以下次序推荐{}名人选：{}。",
                season.year,
                season.award.name,
                names.len(),
                names.join("、")
            ),
        ),
        text(BODY, "以上摘录与会议纪要原件一致。"),
        Block::Gap { lines: 1 },
        text(BODY, "摘录人：　　　　　　　　　核对人："),
    ];
    blocks.extend(signed(&format!("{}（盖章）", office.name), &day_of(office.day)));
    Ok(paper(
        format!("{body}会议纪要摘录_{}", office.name),
        &title,
        Page::Official,
        blocks,
        Mark::of_sheet(PaperKind::Extract, season, sheet, false),
    ))
}

/// 公示: name, employer and post only, in the given order. `days` are the working days of the period.
pub fn notice(season: &Season, days: &[Date], sheet: &Sheet) -> Result<Paper, PaperError> {
    let nominees = &sheet.nominees;
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Err(PaperError::Nobody) };
    if nominees.is_empty() {
        return Err(PaperError::Nobody);
    }
    let award = &season.award.name;
    let title = format!("{}年度“{award}”拟定人选公示", season.year);
    let mut blocks = vec![
        text(TextStyle::Title, &title),
        Block::Gap { lines: 1 },
        text(
            BODY,
            format!(
                "根据《关于开展{}的通知》（{}）要求，经推荐申报、审核评审并研究，拟定{}名同志为{}年度“{award}”人选。现予公示，接受社会监督。",
                season.title,
                document(&season.doc_no),
                nominees.len(),
                season.year
            ),
        ),
        text(BODY, format!("公示时间：{}至{}（{}个工作日）。", day_of(*first), day_of(*last), days.len())),
        text(
            BODY,
            "公示期内，单位和个人如有异议，请如实反映。以单位名义反映的须加盖公章，以个人名义反映的请署真实姓名和联系方式。",
        ),
        text(BODY, format!("受理单位：{}", season.contacts.office)),
        text(BODY, format!("受理电话：{}", season.contacts.phone)),
        text(BODY, format!("监督电话：{}", line(&season.contacts.supervision))),
        text(BODY, format!("通讯地址：{}", season.contacts.address)),
        text(BODY, format!("电子邮箱：{}", season.contacts.email)),
        text(BODY, format!("附件：{}年度“{award}”拟定人选名单", season.year)),
    ];
    blocks.extend(signed(&season.municipal().name, &day_of(*first)));
    blocks.push(Block::NewPage);
    blocks.push(text(TextStyle::Annex, "附件"));
    blocks.push(text(TextStyle::Title, format!("{}年度“{award}”拟定人选名单", season.year)));
    blocks.push(public_list(nominees));
    let stem = format!("公示_{first}");
    Ok(paper(stem, &title, Page::Official, blocks, Mark::of_sheet(PaperKind::Notice, season, sheet, false)))
}

/// 人选名单 of the final document, in the given order.
pub fn final_list(season: &Season, (no, published): (&str, &str), sheet: &Sheet) -> Result<Paper, PaperError> {
    let nominees = &sheet.nominees;
    if nominees.is_empty() {
        return Err(PaperError::Nobody);
    }
    let title = format!("{}年度“{}”人选名单", season.year, season.award.name);
    let mut blocks = vec![
        text(TextStyle::Title, &title),
        text(TextStyle::Subtitle, format!("（共{}名，按姓氏笔画排序）", nominees.len())),
        text(TextStyle::Centre, number(no)),
        public_list(nominees),
    ];
    blocks.extend(signed(&season.issuer(), &day(published)));
    Ok(paper(
        "人选名单".to_owned(),
        &title,
        Page::Official,
        blocks,
        Mark::of_sheet(PaperKind::List, season, sheet, false),
    ))
}

/// What the public is told: name, employer, post. No number of any kind.
fn public_list(nominees: &[Nominee]) -> Block {
    let columns = [("序号", 4), ("姓名", 8), ("工作单位", 22), ("岗位（职务）", 14)];
    let rows = nominees.iter().enumerate().map(|(at, nominee)| {
        let post = [nominee.field("dept_post"), nominee.field("duty")];
        let post = post.into_iter().filter(|text| !text.is_empty() && *text != "无").collect::<Vec<_>>().join("、");
        vec![(at + 1).to_string(), nominee.name().to_owned(), nominee.field("employer_name").to_owned(), post]
    });
    list(&columns, rows)
}

fn list(columns: &[(&str, u32)], rows: impl Iterator<Item = Vec<String>>) -> Block {
    ruled(columns, rows.map(|line| line.iter().map(|text| Cell::value(1, text)).collect()))
}

/// A table of such cells under its headings.
pub(super) fn ruled(columns: &[(&str, u32)], rows: impl Iterator<Item = Vec<Cell>>) -> Block {
    let heading = Row::new(110, columns.iter().map(|(text, _)| Cell::label(1, text)).collect());
    let rows = rows.map(|line| Row::new(110, line));
    let rows = std::iter::once(heading).chain(rows).collect();
    Block::Table(Table { columns: columns.iter().map(|(_, width)| *width).collect(), heading_rows: 1, size: 24, rows })
}

/// A line to write on where nothing is known.
fn line(text: &str) -> String {
    if text.is_empty() { "　　　　　　　　".to_owned() } else { text.to_owned() }
}

/// Number of a document; room for it where none is given.
fn number(no: &str) -> String {
    if no.is_empty() { "　　　　〔　　　　〕　　号".to_owned() } else { document(no) }
}

fn bracketed(no: &str) -> String {
    if no.is_empty() { String::new() } else { format!("（{}）", document(no)) }
}
