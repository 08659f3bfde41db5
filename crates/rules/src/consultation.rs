//! 征求意见: where each department's letter and reply stand.

use serde::{Deserialize, Serialize};

use crate::check::Record;
use crate::matrix::{self, Flags};
use crate::season::{Department, Season};
use crate::text::bare;

/// What a department has answered. Of several letters to one department the worst answer counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum LetterState {
    /// 未发函.
    #[serde(rename = "未发函")]
    NotSent,
    /// 已发函, without an answer that counts.
    #[serde(rename = "已发函")]
    Waiting,
    /// 无异议.
    #[serde(rename = "无异议")]
    Fine,
    /// 有异议.
    #[serde(rename = "有异议")]
    Objection,
}

impl LetterState {
    /// The word on lists and forms.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::NotSent => "未发函",
            Self::Waiting => "已发函",
            Self::Fine => "无异议",
            Self::Objection => "有异议",
        }
    }
}

/// One department, as it concerns one nominee.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// Its stable name; what was typed where the season does not know it.
    pub department: &'a str,
    /// Its name for people.
    pub zh: &'a str,
    /// The rule that asks for it and the words of the notice; none where it need not be asked (any more).
    pub required: Option<(&'a str, &'a str)>,
    /// What it has answered.
    pub state: LetterState,
    /// Letters and replies, those replaced by a later letter included.
    pub letters: Vec<&'a Record<'a>>,
}

/// The answer in one record. What is not understood is no answer: it is asked for when it is entered.
#[must_use]
pub fn answer(record: &Record<'_>) -> LetterState {
    opinion(record.get("opinion")).unwrap_or(LetterState::Waiting)
}

/// No answer yet.
const SILENT: [&str; 5] = ["", "未回复", "未答复", "未回函", "待回复"];
/// A no that is denied, and is a no all the same.
const NOT_FINE: [&str; 4] = ["非无异议", "不是无异议", "不是没有异议", "无法同意"];
/// A yes that holds the word of a no; they are taken out before a no is looked for.
const FINE: [&str; 22] = [
    "无不同意见",
    "没有不同意见",
    "未有不同意见",
    "未提出不同意见",
    "无反对意见",
    "没有反对意见",
    "未提出反对意见",
    "无不同意",
    "不反对",
    "无任何异议",
    "没有任何异议",
    "未提出异议",
    "未提异议",
    "未有异议",
    "不持异议",
    "不存在异议",
    "没有异议",
    "没异议",
    "无异议",
    "无意见",
    "没有意见",
    "noobjection",
];
/// Words of a no.
const AGAINST: [&str; 19] = [
    "异议",
    "不同意",
    "反对",
    "不宜",
    "不予",
    "不建议",
    "不支持",
    "不赞成",
    "不赞同",
    "不应",
    "不符合",
    "不具备",
    "不推荐",
    "不能推荐",
    "不得推荐",
    "暂缓",
    "缓推",
    "disagree",
    "objection",
];
/// Words of a yes.
const FOR: [&str; 5] = ["同意", "赞成", "支持推荐", "可以推荐", "agree"];

/// What an opinion means in the words that departments use; `None` where nobody could say for certain.
#[must_use]
pub fn opinion(text: &str) -> Option<LetterState> {
    let said = bare(text).to_lowercase();
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    if SILENT.contains(&said.as_str()) {
        return Some(LetterState::Waiting);
    }
    if has(&said, &NOT_FINE) {
        return Some(LetterState::Objection);
    }
    let rest = FINE.iter().fold(said.clone(), |rest, word| rest.replace(word, "，"));
    match (has(&rest, &AGAINST), rest != said || has(&rest, &FOR)) {
        (true, _) => Some(LetterState::Objection),
        (false, true) => Some(LetterState::Fine),
        (false, false) => None,
    }
}

/// Whether a later letter of the same department replaced this reply; it stays on record.
#[must_use]
pub fn superseded(record: &Record<'_>) -> bool {
    !record.get("superseded").is_empty()
}

/// Every department that must be asked, in the order of the season file; then those with letters that
/// need not be asked (any more): a reply is never dropped.
#[must_use]
pub fn rows<'a>(season: &'a Season, flags: &Flags, records: &'a [Record<'a>]) -> Vec<Row<'a>> {
    let wanted = matrix::required_departments(season, flags);
    let mut rows: Vec<Row<'a>> = wanted
        .iter()
        .map(|department| {
            let rule = matrix::rules(season, flags).find(|rule| rule.departments.contains(&department.key));
            let required = rule.map(|rule| (rule.rule.as_str(), rule.clause.as_str()));
            row(&department.key, &department.zh, required, of(season, records, department))
        })
        .collect();
    for record in records {
        let typed = record.get("department");
        let known = season.department(typed);
        let (key, zh) = known.map_or((typed, typed), |known| (known.key.as_str(), known.zh.as_str()));
        if rows.iter().all(|row| row.department != key) {
            let same = |other: &&Record<'a>| match known {
                Some(known) => season.department(other.get("department")) == Some(known),
                None => other.get("department") == typed,
            };
            rows.push(row(key, zh, None, records.iter().filter(same).collect()));
        }
    }
    rows
}

fn of<'a>(season: &Season, records: &'a [Record<'a>], department: &Department) -> Vec<&'a Record<'a>> {
    records.iter().filter(|record| season.department(record.get("department")) == Some(department)).collect()
}

fn row<'a>(key: &'a str, zh: &'a str, required: Option<(&'a str, &'a str)>, letters: Vec<&'a Record<'a>>) -> Row<'a> {
    let standing = letters.iter().filter(|record| !superseded(record));
    let state = standing.map(|record| answer(record)).max().unwrap_or(LetterState::NotSent);
    Row { department: key, zh, required, state, letters }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter<'a>(id: &'a str, department: &'a str, opinion: &'a str, superseded: &'a str) -> Record<'a> {
        let values = [("department", department), ("opinion", opinion), ("superseded", superseded)];
        Record { id, values: values.into_iter().collect() }
    }

    fn states(flags: &[&str], records: &[Record<'_>]) -> Vec<(String, LetterState, bool)> {
        let season = Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season");
        let flags = flags.iter().map(|flag| (*flag).to_owned()).collect();
        rows(&season, &flags, records)
            .iter()
            .map(|row| (row.zh.to_owned(), row.state, row.required.is_some()))
            .collect()
    }

    fn expect(rows: &[(&str, LetterState, bool)]) -> Vec<(String, LetterState, bool)> {
        rows.iter().map(|(zh, state, required)| ((*zh).to_owned(), *state, *required)).collect()
    }

    use LetterState::{Fine, NotSent, Objection, Waiting};

    #[test]
    fn new_flags_add_rows_and_keep_every_reply() {
        let records = [letter("a", "政法", "无异议", ""), letter("b", "卫健部门", "", "")];
        assert_eq!(states(&[], &records), expect(&[("政法", Fine, true), ("卫健", Waiting, true)]));
        let more =
            [("政法", Fine, true), ("卫健", Waiting, true), ("组织人事", NotSent, true), ("纪检监察", NotSent, true)];
        assert_eq!(states(&["party_member"], &records), expect(&more));
    }

    #[test]
    fn a_department_that_need_not_be_asked_any_more_keeps_its_row() {
        let records = [letter("a", "税务", "有异议", ""), letter("b", "某办", "无异议", "")];
        let rows =
            [("政法", NotSent, true), ("卫健", NotSent, true), ("税务", Objection, false), ("某办", Fine, false)];
        assert_eq!(states(&[], &records), expect(&rows));
    }

    #[test]
    fn a_later_letter_hides_an_objection_only_where_it_replaces_it() {
        let objection = |superseded| [letter("a", "政法", "有异议", superseded), letter("b", "政法", "无异议", "")];
        assert_eq!(states(&[], &objection(""))[0].1, Objection);
        assert_eq!(states(&[], &objection("来函更正"))[0].1, Fine);
    }

    #[test]
    fn what_is_not_understood_is_no_answer() {
        for text in ["情况复杂", "另行来文", "该同志系我局监管对象", "以公安机关意见为准", "无"]
        {
            assert_eq!(opinion(text), None, "{text}");
            assert_eq!(answer(&letter("a", "政法", text, "")), Waiting, "{text}");
        }
    }

    #[test]
    fn opinions_are_read_as_people_write_them() {
        for (opinion, state) in [
            ("无异议", Fine),
            ("没有异议", Fine),
            ("同意推荐", Fine),
            ("不同意", Objection),
            ("有异议", Objection),
            ("未回复", Waiting),
            ("无不同意见", Fine),
            ("没有不同意见", Fine),
            ("未有异议", Fine),
            ("经研究，未提出异议。", Fine),
            ("不反对", Fine),
            ("原则同意，不持异议", Fine),
            ("不宜推荐", Objection),
            ("暂缓推荐", Objection),
            ("建议暂缓", Objection),
            ("对其业绩无异议，但不宜推荐", Objection),
            ("同意上报，不同意排名第一", Objection),
            ("有不同意见", Objection),
            ("并非无异议", Objection),
            ("有異議", Objection),
            ("無 異議", Fine),
        ] {
            assert_eq!(answer(&letter("a", "政法", opinion, "")), state, "{opinion}");
        }
    }
}
