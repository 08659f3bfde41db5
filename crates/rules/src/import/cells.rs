//! What a cell says, as fields of the form.

use std::collections::BTreeMap;

use super::columns::{Column, FLAGS, Meaning};
use super::{Cell, Problem, Row, Value, place};
use crate::codes::ListName;
use crate::fields::{self, FieldKind};
use crate::season::Season;
use crate::text::{half_width, says_nothing, trimmed, yes_no};

/// Reads a row; `at` counts from 0.
pub(super) fn row(season: &Season, at: usize, columns: &[Column], cells: &[Cell]) -> Row {
    let mut row = Row { number: at + 1, ..Row::default() };
    for (column, (index, cell)) in columns.iter().zip(cells.iter().enumerate()) {
        let mut said = Said { place: place(at, index), title: &column.title, row: &mut row };
        if !column.again {
            said.take(season, &column.meaning, cell);
        }
    }
    if row.get("name").is_empty() {
        let message = "没有姓名，这一行不能导入。请补上姓名。".to_owned();
        row.problems.push(Problem { place: format!("第{}行", at + 1), title: "姓名".to_owned(), message });
    }
    row
}

/// A cell on its way into a row.
struct Said<'a> {
    place: String,
    title: &'a str,
    row: &'a mut Row,
}

impl Said<'_> {
    fn take(&mut self, season: &Season, meaning: &Meaning, cell: &Cell) {
        if let Cell::Unreadable(why) = cell {
            if meaning.is_field() {
                self.problem(why.clone());
            }
            return;
        }
        let text = cell.text();
        if text.is_empty() {
            // What looks empty and is not is no name: put says which character it is.
            if let (Meaning::Field(key), Cell::Text(unseen)) = (meaning, cell) {
                self.unseen(key, unseen);
            }
            return;
        }
        match meaning {
            Meaning::Field(key) => self.field(season, key, cell),
            Meaning::Post => self.post(season, text),
            Meaning::Level => self.level(season, text, "pro_title"),
            Meaning::Flags(parts) => self.flags(parts, text),
            Meaning::Bureau => text.clone_into(&mut self.row.bureau),
            Meaning::Elsewhere(_) | Meaning::Unknown => {}
        }
    }

    fn problem(&mut self, message: String) {
        self.row.problems.push(Problem { place: self.place.clone(), title: self.title.to_owned(), message });
    }

    fn put(&mut self, key: &'static str, text: String) {
        let Some(field) = fields::field(key) else { return };
        let text = match fields::entry(field, &text) {
            Ok(text) => text,
            Err(refused) => return self.problem(refused.to_string()),
        };
        let value = Value { text, place: self.place.clone() };
        // Of two columns that say the same, the first counts.
        self.row.values.entry(key).or_insert(value);
    }

    fn field(&mut self, season: &Season, key: &'static str, cell: &Cell) {
        let Some(field) = fields::field(key) else { return };
        let text = cell.text();
        let dated = matches!(field.kind, FieldKind::Date | FieldKind::Month);
        if dated && matches!(cell, Cell::Number(number) if ambiguous(number)) {
            let told =
                format!("“{text}”是数字，分不清是 1 月还是 10 月，没有导入。请设为文本，写成 1980.01 或 1980.10。");
            return self.problem(told);
        }
        if says_nothing(text) && field.kind != FieldKind::YesNo {
            return;
        }
        let text = match key {
            "name" => name(text),
            "skill_level" => return self.level(season, text, "skill_level"),
            "remark" => return self.remark(text),
            "industry" => return self.industry(season, text),
            _ => fields::normalise(field, text),
        };
        self.put(key, text);
    }

    /// 其他（钟表修理): the listed entry and its explanation.
    fn industry(&mut self, season: &Season, text: &str) {
        let names = season.choices(ListName::Industry);
        let (head, rest) = text.split_once(['（', '(']).unwrap_or((text, ""));
        let known = |name: &str| names.iter().any(|known| known == name.trim());
        if !rest.is_empty() && !known(text) && head.trim() == season.industries.other {
            self.put("industry_other", rest.trim_end_matches(['）', ')']).trim().to_owned());
            return self.put("industry", head.trim().to_owned());
        }
        self.put("industry", text.to_owned());
    }

    /// As Annex 2 prints it: why there are more than the quota, and then the remark itself.
    fn remark(&mut self, text: &str) {
        let Some(rest) = text.strip_prefix("超额推荐理由：") else { return self.put("remark", text.to_owned()) };
        let (reason, remark) = rest.split_once("；备注：").unwrap_or((rest, ""));
        self.put("over_quota_reason", reason.to_owned());
        if !remark.is_empty() {
            self.put("remark", remark.to_owned());
        }
    }

    fn unseen(&mut self, key: &str, text: &str) {
        let refused = fields::field(key).and_then(|field| fields::entry(field, text).err());
        if let Some(refused) = refused {
            self.problem(refused.to_string());
        }
    }

    /// Employer and post, parted by a blank or a line; undivided it is the employer. Annex 2 parts employer, post and
    /// duty by wide blanks.
    fn post(&mut self, season: &Season, text: &str) {
        if says_nothing(text) {
            return;
        }
        let wide = text.split('\u{3000}').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>();
        if let [employer, post, duty] = wide.as_slice() {
            for (key, text) in [("employer_name", employer), ("dept_post", post), ("duty", duty)] {
                self.field(season, key, &Cell::Text((*text).to_owned()));
            }
            return;
        }
        let (employer, post) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        self.field(season, "employer_name", &Cell::Text(employer.to_owned()));
        if !post.trim().is_empty() {
            let post: Vec<&str> = post.split_whitespace().collect();
            self.field(season, "dept_post", &Cell::Text(post.join(" ")));
        }
    }

    /// Levels of skill are known by name and titles by their endings; whatever else stands here is what the column says.
    fn level(&mut self, season: &Season, text: &str, other: &'static str) {
        let parts = text.split(['/', '、', '，', ',', ';', '；', '\n']).map(str::trim);
        for part in parts.filter(|part| !says_nothing(part)) {
            match season.skill_level(part) {
                Some(level) => self.put("skill_level", level.name.clone()),
                None if part.ends_with(['师', '员', '授']) => self.put("pro_title", part.to_owned()),
                None => self.put(other, part.to_owned()),
            }
        }
    }

    fn flags(&mut self, parts: &[(String, Option<&'static str>)], text: &str) {
        let Some(read) = read_flags(parts, text) else {
            let told = format!("“{text}”看不懂。请写成“是/否/否/否”，或只写符合的几项，如“党员、创办企业”。");
            return self.problem(told);
        };
        for (key, holds) in read {
            self.put(key, if holds { "是" } else { "否" }.to_owned());
        }
    }
}

/// A number with one decimal: the spreadsheet has dropped the zero of October, or there was none.
fn ambiguous(number: &str) -> bool {
    number.split_once('.').is_some_and(|(_, part)| part == "1")
}

/// A name without the blanks that make lists look even.
fn name(text: &str) -> String {
    let latin = text.chars().any(|c| c.is_ascii_alphabetic());
    if latin { trimmed(text).to_owned() } else { text.split_whitespace().collect() }
}

/// 是/否 for each part of the heading, or the names of those that hold.
fn read_flags(parts: &[(String, Option<&'static str>)], text: &str) -> Option<BTreeMap<&'static str, bool>> {
    let text = half_width(text);
    let said: Vec<&str> =
        text.split(['/', '、', '，', ',', ' ', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let answers: Vec<bool> = said.iter().filter_map(|part| yes_no(part)).collect();
    let keyed = |holds: &dyn Fn(usize, &str) -> bool| {
        parts.iter().enumerate().filter_map(|(at, (word, key))| Some(((*key)?, holds(at, word)))).collect()
    };
    if answers.len() == parts.len() && said.len() == parts.len() {
        return Some(keyed(&|at, _| answers[at]));
    }
    let word = |text: &str| FLAGS.iter().find(|(word, _)| text.contains(word)).map(|(word, _)| *word);
    let held: Option<Vec<&str>> = said.iter().filter(|part| !says_nothing(part)).map(|part| word(part)).collect();
    held.map(|held| keyed(&|_, title| word(title).is_some_and(|word| held.contains(&word))))
}
