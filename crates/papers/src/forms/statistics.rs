//! 统计表: nominees by bureau, industry, level, sex, age and route, and bureaus by industries.

use jiangxuan_rules::statistics::{Breakdown, CountLine, Cross, CrossRow, Scope, Tally};
use jiff::civil::Date;

use super::paper;
use crate::input::day_of;
use crate::mark::Mark;
use crate::sheet::{Block, Cell, Figure, Page, Paper, Row, Table, TextStyle};

/// 五号.
const SIZE: u32 = 21;
/// Least height of a row, in tenths of a millimetre.
const HEIGHT: u32 = 70;
/// Relative widths of 项目, 分类, 人数, 占比.
const COLUMNS: [u32; 4] = [30, 50, 20, 20];
/// Relative widths of the bureau, of an industry, and of the total.
const CROSS: [u32; 3] = [36, 12, 12];

/// What was counted, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Title of the season.
    pub title: String,
    /// The bureau that counted.
    pub office: String,
    /// Who was counted.
    pub scope: Scope,
    /// When.
    pub day: Date,
    /// The day by which ages are reckoned.
    pub closing_day: Date,
    /// How many were changed after the seal that stands.
    pub edited: usize,
    /// The counts.
    pub tally: Tally,
}

/// The table: one part with a count for each aspect, one with bureaus by industries. Nobody signs it and no version of
/// it is kept, so its pages have no code.
#[must_use]
pub fn statistics(counts: &Counts) -> Paper {
    let Counts { title, office, scope, day, tally, .. } = counts;
    let heading = format!("{title}\n人选统计表");
    let head = [
        format!("统计单位：{office}"),
        format!("统计范围：{}", scope.zh()),
        format!("统计日期：{}", day_of(*day)),
        format!("合计：{} 人", tally.people),
    ];
    let top = || [Block::text(TextStyle::Title, &heading), Block::spread(&head)];
    let part = |name: &str, page: Page| Block::Part { name: name.to_owned(), page };
    let mut blocks = vec![part("分项统计", Page::Form)];
    blocks.extend(top());
    blocks.push(Block::Table(by_aspect(&tally.breakdowns)));
    blocks.push(Block::text(TextStyle::Note, remark(counts)));
    blocks.push(part("单位与产业", Page::Wide));
    blocks.extend(top());
    blocks.push(Block::Table(by_bureau(&tally.cross, tally.people)));
    let mark = Mark { text: String::new(), code: String::new(), draft: false, copy: None };
    Paper { foot: false, ..paper(format!("统计表_{office}"), &heading, Page::Form, blocks, mark) }
}

fn remark(counts: &Counts) -> String {
    let age = format!("说明：年龄按申报截止日（{}）的周岁计算", day_of(counts.closing_day));
    let share = "占比为四舍五入，合计可能略有出入";
    match counts.edited {
        0 => format!("{age}；{share}。"),
        edited => format!("{age}；{share}；其中 {edited} 人签发后又有改动，按现在的内容统计。"),
    }
}

fn by_aspect(breakdowns: &[Breakdown]) -> Table {
    let heading = Row::new(HEIGHT, ["项目", "分类", "人数", "占比"].map(|text| Cell::label(1, text)).to_vec());
    let rows = breakdowns.iter().flat_map(|breakdown| {
        let line = |line: &CountLine| {
            let figures = [Figure::Count(line.count), Figure::Permille(line.permille)].map(Cell::figure);
            row([Cell::value(1, &breakdown.title), Cell::value(1, &line.name)].into_iter().chain(figures))
        };
        let all = if breakdown.total == 0 { 0 } else { 1000 };
        let total = [Figure::Count(breakdown.total), Figure::Permille(all)].map(labelled);
        let total = row([Cell::label(1, &breakdown.title), Cell::label(1, "合计")].into_iter().chain(total));
        breakdown.lines.iter().map(line).chain([total]).collect::<Vec<_>>()
    });
    Table {
        columns: COLUMNS.to_vec(),
        heading_rows: 1,
        size: SIZE,
        rows: std::iter::once(heading).chain(rows).collect(),
    }
}

fn by_bureau(cross: &Cross, people: usize) -> Table {
    let [bureau, industry, total] = CROSS;
    let columns = [bureau].into_iter().chain(cross.columns.iter().map(|_| industry)).chain([total]);
    let names = ["推荐单位"].into_iter().chain(cross.columns.iter().map(String::as_str)).chain(["合计"]);
    let heading = row(names.map(|name| Cell::label(1, name)));
    let line = |CrossRow { name, counts, total }: &CrossRow| {
        let figures = counts.iter().map(|count| Cell::figure(Figure::Count(*count)));
        row([Cell::value(1, name)].into_iter().chain(figures).chain([labelled(Figure::Count(*total))]))
    };
    let totals = cross.totals.iter().chain([&people]).map(|count| labelled(Figure::Count(*count)));
    let totals = row([Cell::label(1, "合计")].into_iter().chain(totals));
    let rows = [heading].into_iter().chain(cross.rows.iter().map(line)).chain([totals]);
    Table { columns: columns.collect(), heading_rows: 1, size: SIZE, rows: rows.collect() }
}

fn row(cells: impl Iterator<Item = Cell>) -> Row {
    Row::new(HEIGHT, cells.collect())
}

/// A number of a total.
fn labelled(figure: Figure) -> Cell {
    Cell { label: true, ..Cell::figure(figure) }
}
