//! 附件1 申报表: every box of the form (requirements §2.1). The grid has twelve columns.

use jiangxuan_contract::command::PaperKind;
use jiangxuan_rules::Season;
use jiangxuan_rules::fields::{self, Section, split};

use super::{blank_day, paper, stem};
use crate::input::{Nominee, day};
use crate::mark::Mark;
use crate::sheet::{Align, Block, Cell, Page, Paper, Picture, Row, Table, TextStyle, or_none};
use crate::words::{self, in_order};

/// 小四.
const SIZE: u32 = 24;
/// 五号, in the lists of records.
const SMALL: u32 = 21;
const COLUMNS: usize = 12;
/// Least height of a row, in tenths of a millimetre.
const LINE: u32 = 90;

/// 申报表 of a nominee.
#[must_use]
pub fn annex1(season: &Season, nominee: &Nominee) -> Paper {
    let title = title(season);
    let mut pictures = Vec::new();
    let blocks = blocks(season, nominee, &mut pictures);
    let paper = paper(stem("附件1申报表", nominee), &title, Page::Form, blocks, Mark::of(PaperKind::Annex1, nominee));
    Paper { pictures, ..paper }
}

fn title(season: &Season) -> String {
    format!("{}年度“{}”申报表", season.year, season.award.name)
}

/// The form without its page; the photo is added to the pictures.
pub(super) fn blocks(season: &Season, nominee: &Nominee, pictures: &mut Vec<Picture>) -> Vec<Block> {
    let photo = nominee.photo().map(|photo| {
        pictures.push(photo.clone());
        pictures.len() - 1
    });
    let head = [
        format!("推荐单位：{}", or_none(&nominee.bureau_name)),
        format!("推荐渠道：{}", or_none(nominee.field("channel"))),
    ];
    let mut blocks = vec![
        Block::text(TextStyle::Annex, "附件1"),
        Block::text(TextStyle::Title, title(season)),
        Block::spread(&head),
    ];
    blocks.push(table(
        SIZE,
        0,
        person(nominee, photo).into_iter().chain(work(nominee)).chain(skill(nominee)).collect(),
    ));
    blocks.push(records(nominee, "career", &[("from", 2), ("to", 2), ("org", 5), ("post", 3)]));
    blocks.push(table(SIZE, 0, claims(season, nominee)));
    blocks.push(records(
        nominee,
        "achievements",
        &[("date", 2), ("title", 3), ("role", 2), ("effect", 3), ("money", 2)],
    ));
    blocks.push(records(nominee, "awards", &[("date", 2), ("name", 5), ("level", 2), ("issuer", 3)]));
    blocks.push(records(nominee, "ip", &[("kind", 2), ("title", 4), ("no", 2), ("date", 2), ("rank", 2)]));
    blocks.push(records(nominee, "apprentices", &[("name", 2), ("years", 3), ("result", 7)]));
    blocks.push(records(nominee, "prior_programmes", &[("name", 5), ("date", 2), ("note", 5)]));
    blocks.push(table(SIZE, 0, promises(season, nominee)));
    blocks.push(table(SIZE, 0, opinions(season, nominee)));
    blocks.push(records(
        nominee,
        "evidence",
        &[("kind", 2), ("title", 3), ("date", 2), ("issuer", 2), ("supports", 3)],
    ));
    blocks
}

fn table(size: u32, heading_rows: usize, rows: Vec<Row>) -> Block {
    Block::Table(Table { columns: vec![1; COLUMNS], heading_rows, size, rows })
}

fn row(cells: Vec<Cell>) -> Row {
    Row::new(LINE, cells)
}

/// Labels that would break at a bad place in their narrow boxes.
const BROKEN: [(&str, &str); 17] = [
    ("公民身份号码", "公民身份\n号码"),
    ("入党（派）时间", "入党（派）\n时间"),
    ("毕业院校及专业", "毕业院校\n及专业"),
    ("参加工作时间", "参加工作\n时间"),
    ("统一社会信用代码", "统一社会\n信用代码"),
    ("单位所在县（区、市）", "单位所在\n县（区、市）"),
    ("是否在职在岗", "是否在职\n在岗"),
    ("是否公职人员", "是否公职\n人员"),
    ("公职人员认定依据", "公职人员\n认定依据"),
    ("是否经营大户", "是否经营\n大户"),
    ("是否创办企业", "是否创办\n企业"),
    ("经营（创办）企业名称", "经营（创办）\n企业名称"),
    ("从事职业（工种）", "从事职业\n（工种）"),
    ("职业资格（技能等级）", "职业资格\n（技能等级）"),
    ("证书取得时间", "证书取得\n时间"),
    ("同等资格说明", "同等资格\n说明"),
    ("绝招绝技绝活", "绝招绝技\n绝活"),
];

/// The label of a field, with a line end where it needs one.
fn caption(zh: &'static str) -> &'static str {
    BROKEN.iter().find(|(whole, _)| *whole == zh).map_or(zh, |(_, broken)| *broken)
}

/// A label and the field under that key; the label is the field's own.
fn pair(nominee: &Nominee, key: &str, label: usize, value: usize) -> [Cell; 2] {
    let field = fields::field(key);
    let text = field.map_or(key, |field| if label > 2 { field.zh } else { caption(field.zh) });
    [Cell::label(label, text), Cell::value(value, &words::shown(key, nominee.field(key)))]
}

fn pairs(nominee: &Nominee, keys: &[(&str, usize, usize)]) -> Row {
    row(keys.iter().flat_map(|(key, label, value)| pair(nominee, key, *label, *value)).collect())
}

fn prose(nominee: &Nominee, key: &str, height: u32) -> Row {
    let label = fields::field(key).map_or(key, |field| caption(field.zh));
    Row::new(height, vec![Cell::label(2, label), Cell::prose(10, nominee.field(key))])
}

fn person(nominee: &Nominee, photo: Option<usize>) -> Vec<Row> {
    let mut first = pairs(nominee, &[("name", 2, 3), ("gender", 1, 1), ("ethnicity", 1, 2)]);
    first.cells.push(Cell::room(2, "照　片").picture(photo).over(4));
    vec![
        first,
        pairs(nominee, &[("birth_date", 2, 3), ("former_name", 2, 3)]),
        pairs(nominee, &[("id_number", 2, 4), ("native_place", 1, 3)]),
        pairs(nominee, &[("political_status", 2, 3), ("party_join_date", 2, 3)]),
        pairs(nominee, &[("education", 2, 4), ("degree", 2, 4)]),
        pairs(nominee, &[("school_major", 2, 10)]),
        pairs(nominee, &[("work_start", 2, 4), ("mobile", 2, 4)]),
        pairs(nominee, &[("address", 2, 10)]),
        pairs(nominee, &[("zip", 2, 2), ("email", 2, 6)]),
    ]
}

fn work(nominee: &Nominee) -> Vec<Row> {
    let mut industry = pairs(nominee, &[("employer_division", 2, 4)]);
    industry.cells.extend([Cell::label(2, "所属产业"), Cell::value(4, &nominee.industry())]);
    vec![
        pairs(nominee, &[("employer_name", 2, 10)]),
        pairs(nominee, &[("employer_uscc", 2, 5), ("employer_nature", 2, 3)]),
        industry,
        pairs(nominee, &[("dept_post", 2, 5), ("duty", 2, 3)]),
        pairs(nominee, &[("post_type", 2, 2), ("in_service", 2, 1), ("employment_status", 2, 3)]),
        pairs(nominee, &[("is_frontline", 3, 1), ("is_public_official", 2, 1), ("public_official_basis", 2, 3)]),
        pairs(nominee, &[("is_big_operator", 2, 1), ("is_founder", 2, 1), ("enterprise_name", 2, 4)]),
        pairs(nominee, &[("enterprise_uscc", 3, 9)]),
    ]
}

fn skill(nominee: &Nominee) -> Vec<Row> {
    vec![
        pairs(nominee, &[("occupation", 2, 4), ("occupation_code", 2, 4)]),
        pairs(nominee, &[("years_in_trade", 2, 2), ("skill_level", 2, 2), ("title_level", 2, 2)]),
        pairs(nominee, &[("pro_title", 2, 4), ("cert_no", 2, 4)]),
        pairs(nominee, &[("cert_issuer", 2, 4), ("cert_date", 2, 4)]),
        prose(nominee, "equivalence_note", LINE),
    ]
}

fn claims(season: &Season, nominee: &Nominee) -> Vec<Row> {
    let claimed: Vec<String> = split(nominee.field("claimed_conditions"))
        .map(|no| {
            season
                .condition(no)
                .map_or_else(|| no.to_owned(), |condition| format!("{}{}", condition.sign, condition.text))
        })
        .collect();
    vec![
        row(vec![Cell::label(2, "符合遴选\n条件"), Cell::long(10, &claimed.join("\n"))]),
        prose(nominee, "special_skill", LINE),
        prose(nominee, "technical_method", LINE),
        prose(nominee, "team_work", LINE),
        prose(nominee, "benefit", LINE),
        pairs(nominee, &[("benefit_amount", 4, 8)]),
        prose(nominee, "summary", 3 * LINE),
    ]
}

fn promises(season: &Season, nominee: &Nominee) -> Vec<Row> {
    let mut rows = vec![pairs(nominee, &[("no_prior_programmes", 4, 8)])];
    for attestation in &season.attestations {
        let answer = nominee.field(&attestation.field);
        rows.push(row(vec![Cell::long(10, &attestation.clause), Cell::value(2, answer)]));
    }
    let date = nominee.field("consent_date");
    let date = if date.is_empty() { blank_day() } else { day(date) };
    let promise = Cell::prose(10, "本人承诺：以上所填内容及所附材料真实、准确；如有虚假，愿承担相应责任。")
        .and("", Align::Left)
        .and(&format!("本人签名：　　　　　　　　　{date}"), Align::Right);
    rows.push(Row::new(3 * LINE, vec![Cell::label(2, "本人承诺\n及签名"), promise]));
    rows
}

fn opinions(season: &Season, nominee: &Nominee) -> Vec<Row> {
    let written = |label: &str, text: &str, signer: &str, date: &str| {
        let signer = if signer.is_empty() { "　　　　　　" } else { signer };
        let date = if date.is_empty() { blank_day() } else { day(date) };
        let text = if text.is_empty() { Cell::room(10, "") } else { Cell::prose(10, text) };
        let cell = text
            .and("", Align::Left)
            .and(&format!("签字：{signer}　　（盖章）　　"), Align::Right)
            .and(&date, Align::Right);
        Row::new(4 * LINE, vec![Cell::label(2, &label.replace("意见", "\n意见")), cell])
    };
    let field = |key| nominee.field(key);
    let mut rows = vec![
        written("所在单位意见", field("employer_opinion"), field("employer_signer"), field("employer_opinion_date")),
        row(vec![Cell::label(2, "公示情况"), Cell::prose(10, field("local_publicity"))]),
        written(
            "推荐单位意见",
            field("recommender_opinion"),
            field("recommender_signer"),
            field("recommender_opinion_date"),
        ),
    ];
    // What others decide later stays empty, for their hand and their seal.
    for label in season.opinions() {
        rows.push(written(&format!("{label}意见"), "", "", ""));
    }
    rows.push(row(vec![Cell::label(2, "备注"), Cell::prose(10, field("remark"))]));
    rows
}

/// A record section as a table of its own, so that its headings are repeated on every page.
fn records(nominee: &Nominee, key: &str, columns: &[(&str, usize)]) -> Block {
    let Some(section) = fields::section(key) else { return Block::Gap { lines: 0 } };
    let heading = columns.iter().map(|(column, width)| Cell::label(*width, label(section, column))).collect();
    let mut rows = vec![row(vec![Cell::label(COLUMNS, section.zh)]), row(heading)];
    let held = in_order(nominee, key);
    rows.extend(held.iter().map(|record| {
        let cell = |(column, width): &(&str, usize)| {
            let raw = record.get(*column).map(String::as_str).unwrap_or_default();
            let short = section
                .field(column)
                .is_some_and(|field| !matches!(field.kind, fields::FieldKind::Text { max } if max > 20));
            let text = words::value(nominee, key, column, raw);
            if short { Cell::value(*width, &text) } else { Cell::long(*width, &text) }
        };
        row(columns.iter().map(cell).collect())
    }));
    if held.is_empty() {
        rows.push(row(columns.iter().map(|(_, width)| Cell::value(*width, "")).collect()));
    }
    table(SMALL, 2, rows)
}

fn label<'a>(section: &'a Section, key: &'a str) -> &'a str {
    section.field(key).map_or(key, |field| words::heading(field.zh))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn season() -> Season {
        Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season")
    }

    #[test]
    fn every_row_of_the_form_fills_the_grid() {
        for block in blocks(&season(), &Nominee::default(), &mut Vec::new()) {
            let Block::Table(table) = block else { continue };
            let mut carried = Vec::new();
            for row in &table.rows {
                let own: usize = row.cells.iter().map(|cell| cell.columns).sum();
                let above: usize = carried.iter().map(|(columns, _): &(usize, usize)| columns).sum();
                assert_eq!(own + above, COLUMNS, "{row:?}");
                carried.retain_mut(|(_, rows)| {
                    *rows -= 1;
                    *rows > 0
                });
                carried.extend(row.cells.iter().filter(|cell| cell.rows > 1).map(|cell| (cell.columns, cell.rows - 1)));
            }
        }
    }

    /// What the form leaves to other papers.
    const ELSEWHERE: [&str; 11] = [
        "recommending_org",
        "industry_other",
        "narrative_title",
        "local_rank",
        "highlights",
        "over_quota_reason",
        "attest_basis",
        "review_result",
        "reviewer",
        "review_date",
        "review_note",
    ];

    #[test]
    fn every_field_of_the_table_is_on_the_form() {
        let mut nominee = Nominee { id: "dossier-140702-aaaaaaaaaaaaaaaa".to_owned(), ..Nominee::default() };
        for field in fields::fields() {
            nominee.fields.insert(field.key.to_owned(), format!("〔{}〕", field.key));
        }
        let paper = annex1(&season(), &nominee);
        let texts: Vec<&str> = paper.texts().collect();
        for field in fields::fields().iter().filter(|field| !ELSEWHERE.contains(&field.key)) {
            let wanted = format!("〔{}〕", field.key);
            assert!(texts.iter().any(|text| text.contains(&wanted)), "{}", field.key);
        }
    }

    #[test]
    fn every_column_of_every_record_is_on_the_form() {
        let mut nominee = Nominee::default();
        for section in fields::sections() {
            let record =
                section.fields.iter().map(|f| (f.key.to_owned(), format!("〔{}.{}〕", section.key, f.key))).collect();
            nominee.records.insert(section.key.to_owned(), vec![record]);
        }
        let paper = annex1(&season(), &nominee);
        let texts: Vec<&str> = paper.texts().collect();
        for section in fields::sections().iter().filter(|s| !["visits", "consultations"].contains(&s.key)) {
            for field in section.fields {
                let wanted = format!("〔{}.{}〕", section.key, field.key);
                assert!(texts.iter().any(|text| text.contains(&wanted)), "{wanted}");
            }
        }
    }
}
