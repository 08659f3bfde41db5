//! 回执 and 更正单.

use jiangxuan_contract::command::PaperKind;
use jiangxuan_rules::{Season, fields};

use super::{paper, signed, stem};
use crate::input::{Nominee, Office, Receipt, day_of};
use crate::mark::{Mark, spoken};
use crate::sheet::{Block, Cell, Page, Paper, Row, Table, TextStyle, or_none};
use crate::words;

/// A receipt as a page to be filed; its truth is the signed receipt, which `receipt verify` checks. Whoever prints it, it
/// is the municipal bureau's, of the day on which it was given.
#[must_use]
pub fn receipt(season: &Season, nominee: &Nominee, receipt: &Receipt) -> Paper {
    let title = format!("{}年度“{}”申报材料回执", season.year, season.award.name);
    let line = |label: &str, value: &str| Row::new(120, vec![Cell::label(1, label), Cell::value(1, value)]);
    let rows = vec![
        line("回执号", &format!("No. {}", receipt.no)),
        line("推荐单位", &nominee.bureau_name),
        line("人选姓名", nominee.name()),
        line("申报编号", &spoken(&nominee.id)),
        line("版本", &format!("第{}版", nominee.version.number)),
        line("签发", &format!("{}　{}", nominee.version.sealed, nominee.version.sealed_by)),
        line("版本校验码", &nominee.version.hash),
        line("市局收到时间", &receipt.time),
        line("是否逾期送达", if receipt.late { "是（须经市局书面同意方可列入）" } else { "否" }),
        line("签收单位", &receipt.by),
        line("签收设备", &receipt.node),
        line("回执校验码", &receipt.id),
        line(
            "签名核验",
            if receipt.verified {
                "已在本机核验，签名有效"
            } else {
                "本机未能核验，请以市局记录为准"
            },
        ),
    ];
    let blocks = [
        Block::text(TextStyle::Title, &title),
        Block::Gap { lines: 1 },
        Block::Table(Table { columns: vec![3, 9], heading_rows: 0, size: 24, rows }),
        Block::text(
            TextStyle::Note,
            "说明：本回执由市局设备数字签名，凭回执号和校验码可随时核验。市局收到不等于审查通过。",
        ),
    ];
    let day = receipt.time.split_inclusive('日').next().unwrap_or_default();
    let blocks = blocks.into_iter().chain(signed(&season.municipal().name, day)).collect();
    let stem = format!("回执{}_{}", receipt.no, nominee.name());
    paper(stem, &title, Page::Form, blocks, Mark::of(PaperKind::Receipt, nominee))
}

/// One thing that differs from what was printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    /// Which field, as the form calls it.
    pub label: String,
    /// What the paper says.
    pub printed: String,
    /// What it should say.
    pub now: String,
}

/// What a version says of its file, which no form prints.
const FILE: [&str; 3] = ["file", "bytes", "media"];

impl Correction {
    /// A difference between two versions in the words of the form; nothing for what no form prints.
    #[must_use]
    pub fn of(season: &Season, nominee: &Nominee, path: &str, printed: &str, now: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        let (key, id, column) = match parts.as_slice() {
            [key, id, column] => (*key, *id, *column),
            [_] => {
                let said = |raw: &str| words::field(season, path, raw);
                return Some(Self { label: fields::label(path).to_owned(), printed: said(printed), now: said(now) });
            }
            _ => return None,
        };
        let place = words::place(nominee, key, id);
        let labelled = |label: &str, printed: &str, now: &str| {
            Some(Self { label: format!("{place}\n{label}"), printed: printed.to_owned(), now: now.to_owned() })
        };
        match column {
            column if FILE.contains(&column) => None,
            "removed" => {
                let said = |removed: &str| if removed.is_empty() { "列有此项" } else { "删去此项" };
                labelled("整项", said(printed), said(now))
            }
            "blob" => {
                let said = |hash: &str, file: &'static str| if hash.is_empty() { "" } else { file };
                labelled("扫描件", said(printed, "原扫描件"), said(now, "新扫描件"))
            }
            _ => {
                let said = |raw: &str| words::value(nominee, key, column, raw);
                labelled(words::heading(fields::label(path)), &said(printed), &said(now))
            }
        }
    }
}

/// 更正单: what changed since a version was printed and stamped.
#[must_use]
pub fn correction(season: &Season, office: &Office, nominee: &Nominee, printed: u32, all: &[Correction]) -> Paper {
    let title = format!("{}年度“{}”申报材料更正单", season.year, season.award.name);
    let heading = ["序号", "项目", "原件内容", "更正为"].map(|text| Cell::label(1, text));
    let rows = all.iter().enumerate().map(|(at, one)| {
        Row::new(
            110,
            vec![
                Cell::value(1, &(at + 1).to_string()),
                Cell::value(1, &one.label),
                Cell::long(1, or_none(&one.printed)),
                Cell::long(1, or_none(&one.now)),
            ],
        )
    });
    let rows = std::iter::once(Row::new(100, heading.to_vec())).chain(rows).collect();
    let blocks = vec![
        Block::text(TextStyle::Title, &title),
        Block::Gap { lines: 1 },
        Block::text(
            TextStyle::Body,
            format!(
                "{}推荐的{}，申报材料第{printed}版已打印盖章。现有{}处更正，请以本更正单为准，并与原件一并存档。",
                nominee.bureau_name,
                nominee.name(),
                all.len()
            ),
        ),
        Block::Table(Table { columns: vec![2, 6, 11, 11], heading_rows: 1, size: 24, rows }),
        Block::Gap { lines: 1 },
        Block::text(
            TextStyle::Body,
            format!("经办人签字：　　　　　　　　　　审核人签字：　　　　　　　（盖章）　　{}", day_of(office.day)),
        ),
    ];
    paper(stem("更正单", nominee), &title, Page::Form, blocks, Mark::of(PaperKind::Correction, nominee))
}
