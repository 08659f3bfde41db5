//! 评分单: what an expert filled in, cell by cell. Pure: whose sheet it is and whom it may score is judged elsewhere.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::assessment;
use crate::import::{Cell, Problem, Sheet, place};
use crate::season::Season;
use crate::text::bare;

/// Labels above the table; what they stand for is in the next cell that says anything.
pub const EXPERT: &str = "专家";
/// The number of the sheet.
pub const NUMBER: &str = "评分单编号";
/// The signature under which it was handed out.
pub const CODE: &str = "校验码";
/// Heading of the column with the nominees' codes.
pub const NOMINEE: &str = "人选代号";
/// Heading of the column for remarks.
pub const NOTE: &str = "评语";

/// Rows in which labels and heading are looked for.
const DEPTH: usize = 20;

/// Why a sheet is no score sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "这不是本程序发出的评分单：缺少“{0}”。没有读取，资料没有改动。请确认打开的是专家填好的那份，表头和编号没有被删改，评分单在第一个工作表里。"
)]
pub struct NoScoreSheet(pub &'static str);

/// A sheet that was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Name of the expert.
    pub expert: String,
    /// Number of the sheet.
    pub number: String,
    /// Its signature.
    pub code: String,
    /// One for each nominee.
    pub rows: Vec<Given>,
}

/// What an expert gave one nominee.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Given {
    /// Its number in the sheet, from 1.
    pub number: usize,
    /// Code of the nominee.
    pub nominee: String,
    /// Dimension → score, as stored.
    pub scores: BTreeMap<String, String>,
    /// Remark.
    pub note: String,
    /// Cells that hold no score.
    pub problems: Vec<Problem>,
}

impl Given {
    /// Whether nothing was filled in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scores.is_empty() && self.problems.is_empty()
    }
}

/// Reads a score sheet.
///
/// # Errors
/// [`NoScoreSheet`] names what is missing. A cell that holds no score is a [`Problem`] of its row.
pub fn read(season: &Season, sheet: &Sheet) -> Result<Filled, NoScoreSheet> {
    let said = |label: &'static str| beside(&sheet.rows, label).ok_or(NoScoreSheet(label));
    let (expert, number, code) = (said(EXPERT)?, said(NUMBER)?, said(CODE)?);
    let heading = sheet.rows.iter().take(DEPTH).position(|row| column(row, NOMINEE).is_some());
    let heading = heading.ok_or(NoScoreSheet(NOMINEE))?;
    let titles = &sheet.rows[heading];
    let columns = Columns {
        nominee: column(titles, NOMINEE).ok_or(NoScoreSheet(NOMINEE))?,
        note: column(titles, NOTE),
        scores: season
            .scoring
            .iter()
            .map(|dimension| Some((dimension.key.as_str(), dimension.zh.as_str(), column(titles, &dimension.zh)?)))
            .collect::<Option<_>>()
            .ok_or(NoScoreSheet("评分项"))?,
    };
    let rows = sheet.rows.iter().enumerate().skip(heading + 1);
    let rows = rows.filter(|(_, row)| !text(row, columns.nominee).is_empty()).map(|(at, row)| columns.given(at, row));
    Ok(Filled { expert, number, code, rows: rows.collect() })
}

/// Where things stand in the table.
struct Columns<'a> {
    nominee: usize,
    note: Option<usize>,
    scores: Vec<(&'a str, &'a str, usize)>,
}

impl Columns<'_> {
    fn given(&self, at: usize, row: &[Cell]) -> Given {
        let note = self.note.map(|note| text(row, note).to_owned()).unwrap_or_default();
        let mut given = Given { number: at + 1, nominee: text(row, self.nominee).to_owned(), note, ..Given::default() };
        for (key, zh, column) in &self.scores {
            match row.get(*column).unwrap_or(&Cell::Empty) {
                Cell::Empty => {}
                cell => match assessment::score(cell.text()) {
                    Some(score) => drop(given.scores.insert((*key).to_owned(), assessment::shown(score))),
                    None => given.problems.push(problem(at, *column, zh, "应为 0–100 的分数，最多两位小数")),
                },
            }
        }
        if !given.is_empty() {
            let missing = |(key, _, column): &&(&str, &str, usize)| {
                !given.scores.contains_key(*key) && row.get(*column).is_none_or(|cell| *cell == Cell::Empty)
            };
            let missing: Vec<Problem> = self
                .scores
                .iter()
                .filter(missing)
                .map(|(_, zh, column)| problem(at, *column, zh, "没有打分"))
                .collect();
            given.problems.extend(missing);
        }
        given
    }
}

fn problem(row: usize, column: usize, title: &str, what: &str) -> Problem {
    let message = format!("{what}；这名人选的评分没有读入。请专家补正后再读。");
    Problem { place: place(row, column), title: title.to_owned(), message }
}

fn text(row: &[Cell], column: usize) -> &str {
    row.get(column).map(Cell::text).unwrap_or_default()
}

fn column(row: &[Cell], title: &str) -> Option<usize> {
    row.iter().position(|cell| bare(cell.text()) == bare(title))
}

/// What stands beside a label.
fn beside(rows: &[Vec<Cell>], label: &str) -> Option<String> {
    rows.iter().take(DEPTH).find_map(|row| {
        let at = column(row, label)?;
        row.iter().skip(at + 1).map(Cell::text).find(|text| !text.is_empty()).map(str::to_owned)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn season() -> Season {
        Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season")
    }

    fn cells(row: &[&str]) -> Vec<Cell> {
        row.iter().map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text((*text).to_owned()) }).collect()
    }

    fn sheet(season: &Season, rows: &[&[&str]]) -> Sheet {
        let mut titles = vec![NOMINEE, "姓名"];
        titles.extend(season.scoring.iter().map(|dimension| dimension.zh.as_str()));
        titles.push(NOTE);
        let head: [&[&str]; 3] = [&["专家评分单"], &[EXPERT, "", "闾丘明", NUMBER, "k3v9q2ma"], &[CODE, "00ff"]];
        let all = head.iter().map(|row| cells(row)).chain([cells(&titles)]).chain(rows.iter().map(|row| cells(row)));
        Sheet { rows: all.collect(), ..Sheet::default() }
    }

    #[test]
    fn what_an_expert_filled_in_is_read_cell_by_cell() {
        let season = season();
        let filled = read(
            &season,
            &sheet(
                &season,
                &[
                    &["a", "武平生", "90", "９２．５", "88", "100", "0", "手艺精湛"],
                    &["b", "申屠启明", "90", "101", "", "九十", "80"],
                    &["c", "闻人守拙"],
                    &["", "合计"],
                ],
            ),
        );
        let filled = filled.expect("a score sheet");
        assert_eq!(
            (filled.expert.as_str(), filled.number.as_str(), filled.code.as_str()),
            ("闾丘明", "k3v9q2ma", "00ff")
        );
        assert_eq!(filled.rows.iter().map(|row| row.nominee.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
        let [good, bad, none] = &filled.rows[..] else { panic!("{filled:?}") };
        assert_eq!((good.scores.len(), good.problems.len(), good.note.as_str()), (5, 0, "手艺精湛"));
        assert!(good.scores.values().any(|score| score == "92.5"), "{good:?}");
        let places: Vec<&str> = bad.problems.iter().map(|problem| problem.place.as_str()).collect();
        assert_eq!(places, ["第6行D列", "第6行F列", "第6行E列"]);
        assert!(none.is_empty());
    }

    #[test]
    fn what_is_no_score_sheet_says_what_is_missing() {
        let season = season();
        assert_eq!(read(&season, &Sheet::default()), Err(NoScoreSheet(EXPERT)));
        let mut cut = sheet(&season, &[]);
        cut.rows[3].remove(3);
        assert_eq!(read(&season, &cut), Err(NoScoreSheet("评分项")));
    }

    proptest! {
        #[test]
        fn no_sheet_makes_it_panic(rows in prop::collection::vec(prop::collection::vec("\\PC{0,6}", 0..9), 0..6)) {
            let season = season();
            let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
            let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
            let _ = read(&season, &sheet(&season, &rows));
        }
    }
}
