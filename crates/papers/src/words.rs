//! Values of records in the words of the form. What programs go by (kinds of attachments, sections, ids of records) is
//! stored as keys; no paper says one.

use std::collections::BTreeMap;

use jiangxuan_rules::Season;
use jiangxuan_rules::fields::{self, FieldKind};

use crate::input::{Nominee, conditions, day, is_photo, month};

/// Longest name of a record beside its number, in characters.
const NAMED: usize = 20;

/// A record of a dossier: key → value.
pub(crate) type Record = BTreeMap<String, String>;

/// The records of a section in the order of the form: by their dates. What refers to the second of them counts so.
/// The photo has a box of its own and is in no list.
pub(crate) fn in_order<'a>(nominee: &'a Nominee, section: &str) -> Vec<&'a Record> {
    let mut held: Vec<_> =
        nominee.section(section).iter().filter(|record| section != "evidence" || !is_photo(record)).collect();
    held.sort_by_key(|record| record.get("from").or_else(|| record.get("date")));
    held
}

/// A value of a record as papers say it.
pub(crate) fn value(nominee: &Nominee, section: &str, column: &str, raw: &str) -> String {
    match (section, column) {
        ("evidence", "kind") => kind(raw).to_owned(),
        ("evidence", "supports") => supported(nominee, raw),
        _ => match fields::section(section).and_then(|section| section.field(column)).map(|field| field.kind) {
            Some(FieldKind::Text { max }) if max > 20 => raw.to_owned(),
            Some(FieldKind::Date) => day(raw),
            _ => month(raw),
        },
    }
}

/// The heading of a column, without what tells those who fill it in.
pub(crate) fn heading(zh: &str) -> &str {
    zh.split('（').next().filter(|_| zh.contains("至今") || zh.contains("编号）")).unwrap_or(zh)
}

/// A field of the form as papers say it.
pub(crate) fn field(season: &Season, key: &str, raw: &str) -> String {
    let numbers = matches!(fields::field(key).map(|field| field.kind), Some(FieldKind::Multi { .. }));
    if numbers { conditions(season, raw) } else { shown(key, raw) }
}

/// A field as the form prints it; the form writes conditions out.
pub(crate) fn shown(key: &str, raw: &str) -> String {
    match fields::field(key).map(|field| field.kind) {
        Some(FieldKind::Month) => month(raw),
        Some(FieldKind::Date) => day(raw),
        _ => raw.to_owned(),
    }
}

/// The name of a kind of attachment; another word as it stands.
pub(crate) fn kind(raw: &str) -> &str {
    let known = fields::attachment_kinds().iter().find(|kind| kind.key == raw);
    known.map(|kind| kind.zh).or_else(|| fields::field(raw).map(|field| field.zh)).unwrap_or(raw)
}

/// What a proof is for: a condition, or a line of the form as people count it. 获奖情况第2项：……
fn supported(nominee: &Nominee, raw: &str) -> String {
    match raw.split_once('/') {
        None => kind(raw).trim_end_matches("证明材料").to_owned(),
        Some((section, id)) => place(nominee, section, id),
    }
}

/// A line of the form as people count it; the section alone where the line is not there (any longer).
pub(crate) fn place(nominee: &Nominee, section: &str, id: &str) -> String {
    let Some(known) = fields::section(section) else { return String::new() };
    let lines = in_order(nominee, section);
    let Some(at) = lines.iter().position(|record| record.get("id").is_some_and(|held| held == id)) else {
        return short(known.key, known.zh).to_owned();
    };
    let name = ["title", "name", "org"].iter().find_map(|key| lines[at].get(*key)).map_or("", |name| name.trim());
    let between = if name.is_empty() { "" } else { "：" };
    let more = if name.chars().count() > NAMED { "……" } else { "" };
    let name: String = name.chars().take(NAMED).collect();
    format!("{}第{}项{between}{name}{more}", short(known.key, known.zh), at + 1)
}

/// A section's name where there is little room for it.
fn short<'a>(key: &str, zh: &'a str) -> &'a str {
    match key {
        "achievements" => "主要业绩",
        "ip" => "专利论文等",
        "prior_programmes" => "其他人才项目",
        _ => zh,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nominee() -> Nominee {
        let award = |id: &str, date: &str, name: &str| {
            [("id", id), ("date", date), ("name", name)].map(|(key, value)| (key.to_owned(), value.to_owned())).into()
        };
        let awards = vec![award("b7", "2018-05", "后得的奖"), award("a1", "2016-05", "先得的奖")];
        Nominee { records: [("awards".to_owned(), awards)].into(), ..Nominee::default() }
    }

    #[test]
    fn what_a_proof_is_for_is_counted_as_the_form_prints_it() {
        let said = |raw: &str| value(&nominee(), "evidence", "supports", raw);
        assert_eq!(said("awards/b7"), "获奖情况第2项：后得的奖");
        assert_eq!(said("awards/a1"), "获奖情况第1项：先得的奖");
        assert_eq!(said("awards/gone"), "获奖情况");
        assert_eq!(said("condition_3"), "条件③");
        assert_eq!(said("技能等级"), "技能等级");
        assert_eq!(said(""), "");
    }

    #[test]
    fn a_kind_of_proof_has_a_name() {
        for known in fields::attachment_kinds() {
            assert_eq!(value(&nominee(), "evidence", "kind", known.key), known.zh);
        }
        assert_eq!(value(&nominee(), "evidence", "kind", "证书"), "证书");
    }
}
