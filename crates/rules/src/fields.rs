//! 申报表: the fields and record sections of Annex 1, how their input is tidied, and how names are found.

mod labels;
mod suggest;
mod table;

use serde::Serialize;

use crate::codes::{self, ListName};
use crate::text::{self, half_width, trimmed, yes_no};
use crate::{credit_code, dates, divisions, id_number};

pub use labels::label;
pub use suggest::{resolve, suggest};
pub use table::{fields, sections};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FieldKind {
    /// Free text of at most `max` words (字).
    Text {
        /// Longest length that the form has room for, in words.
        max: usize,
    },
    /// A day.
    Date,
    /// A month; a day is accepted and kept.
    Month,
    /// A whole number.
    Integer {
        /// Smallest sensible value.
        min: i64,
        /// Largest sensible value.
        max: i64,
    },
    /// A sum in 万元, with at most two decimals.
    Amount,
    /// 是 or 否.
    YesNo,
    /// One entry of a list.
    Choice {
        /// Which list.
        list: ListName,
    },
    /// Several entries of a list, stored with `、` between them.
    Multi {
        /// Which list.
        list: ListName,
    },
    /// 公民身份号码.
    IdNumber,
    /// 统一社会信用代码.
    CreditCode,
    /// A mobile number of the mainland: 11 digits.
    Mobile,
    /// A postal code: 6 digits.
    PostalCode,
    /// An e-mail address.
    Email,
    /// The nominating bureau: filled in by the program.
    Bureau,
}

impl FieldKind {
    /// Whether a value of this kind names one person for life, so that it is shown whole only to who asks for it.
    #[must_use]
    pub fn identifies(self) -> bool {
        match self {
            Self::IdNumber => true,
            Self::Text { .. }
            | Self::Date
            | Self::Month
            | Self::Integer { .. }
            | Self::Amount
            | Self::YesNo
            | Self::Choice { .. }
            | Self::Multi { .. }
            | Self::CreditCode
            | Self::Mobile
            | Self::PostalCode
            | Self::Email
            | Self::Bureau => false,
        }
    }
}

/// Whether the official form wants a field. The season file decides what is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Required {
    /// Always.
    Yes,
    /// Depending on other answers.
    Sometimes,
    /// Never; an empty box prints 无.
    No,
    /// Filled in by the program.
    Derived,
}

/// One field of the form, or one column of a record section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Stable name in documents and scripts.
    pub key: &'static str,
    /// Label on the form.
    pub zh: &'static str,
    /// Part of the form that it stands in, or the record section that it is a column of.
    pub section: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether the official form wants it.
    pub required: Required,
    /// The rule behind it (`R16`), whose words the season file quotes; empty for a plain box of the form.
    pub clause: &'static str,
}

/// A list of records of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Stable name in documents and scripts.
    pub key: &'static str,
    /// Heading on the form.
    pub zh: &'static str,
    /// The columns.
    pub fields: &'static [Field],
    /// The rule behind it.
    pub clause: &'static str,
}

impl Section {
    /// The column with this key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

/// A kind of attachment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AttachmentKind {
    /// Stable name in documents and scripts.
    pub key: &'static str,
    /// Name on the contents page.
    pub zh: &'static str,
    /// The rule that asks for it.
    pub clause: &'static str,
}

/// The kinds of attachments.
#[must_use]
pub fn attachment_kinds() -> &'static [AttachmentKind] {
    &table::ATTACHMENTS
}

/// The field with this key.
#[must_use]
pub fn field(key: &str) -> Option<&'static Field> {
    fields().iter().find(|field| field.key == key)
}

/// The field at a place in a dossier: `mobile`, or `awards/7/date` for a column of a record.
#[must_use]
pub fn at(path: &str) -> Option<&'static Field> {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        [key] => field(key),
        [part, _, key] => section(part)?.field(key),
        _ => None,
    }
}

/// The record section with this key.
#[must_use]
pub fn section(key: &str) -> Option<&'static Section> {
    sections().iter().find(|section| section.key == key)
}

/// `input` as it is stored: tidied where the meaning is plain, otherwise as typed. Never rejects.
#[must_use]
pub fn normalise(field: &Field, input: &str) -> String {
    match field.kind {
        FieldKind::Text { .. } | FieldKind::Bureau => trimmed(input).replace("\r\n", "\n"),
        FieldKind::Date | FieldKind::Month => dates::normalise(input),
        FieldKind::Integer { .. } => number(input),
        FieldKind::Amount => amount(input),
        FieldKind::YesNo => word(input),
        FieldKind::Choice { list } => choice(list, input),
        FieldKind::Multi { list } => multi(list, input),
        FieldKind::IdNumber => id_number::tidy(input),
        FieldKind::CreditCode => credit_code::tidy(input),
        FieldKind::Mobile => mobile(input),
        FieldKind::PostalCode | FieldKind::Email => half_width(input),
    }
}

/// Why an input is not kept as the value of a field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// It holds a character that steers a terminal or turns the text around it.
    #[error("“{label}”的第 {at} 个字是控制字符（{}），不能保存。请删去它再填。", text::code_point(*.c))]
    Control {
        /// The box.
        label: &'static str,
        /// Which character, from 1.
        at: usize,
        /// The character.
        c: char,
    },
    /// It consists of characters that nobody sees.
    #[error("“{label}”里只有看不见的字符（{}），等于没有填。请重新填写，要清空请直接留空。", text::code_point(*.c))]
    Unseen {
        /// The box.
        label: &'static str,
        /// The first of them.
        c: char,
    },
}

/// `input` as it is stored, where it may be stored at all.
///
/// # Errors
/// [`EntryError`] for control characters, and for a text that only seems to be one.
pub fn entry(field: &Field, input: &str) -> Result<String, EntryError> {
    let (label, tidy) = (field.zh, normalise(field, input));
    if let Some((at, c)) = tidy.chars().enumerate().find(|(_, c)| text::is_control(*c)) {
        return Err(EntryError::Control { label, at: at + 1, c });
    }
    let unseen = input.chars().find(|c| text::is_invisible(*c));
    match unseen.filter(|_| tidy.chars().all(|c| c.is_whitespace() || text::is_invisible(c))) {
        Some(c) => Err(EntryError::Unseen { label, c }),
        None => Ok(tidy),
    }
}

/// 是, 否, or the input.
fn word(input: &str) -> String {
    match yes_no(input) {
        Some(true) => "是".to_owned(),
        Some(false) => "否".to_owned(),
        None => trimmed(input).to_owned(),
    }
}

/// A number without its unit, blanks and thousands marks.
fn number(input: &str) -> String {
    let text = half_width(input).replace([',', ' '], "");
    let bare = text.trim_end_matches(['年', '人', '个', '名']);
    if bare.parse::<f64>().is_ok() { bare.to_owned() } else { trimmed(input).to_owned() }
}

/// A sum in 万元: 500000元 is 50. What has more than two decimals then stays as typed, and is asked about.
fn amount(input: &str) -> String {
    const UNITS: [(&str, f64); 9] = [
        ("亿元人民币", 10_000.0),
        ("万元人民币", 1.0),
        ("亿元", 10_000.0),
        ("万元", 1.0),
        ("千元", 0.1),
        ("元", 0.0001),
        ("亿", 10_000.0),
        ("万", 1.0),
        ("", 1.0),
    ];
    let text = half_width(input).replace([',', ' '], "");
    let text = text.trim_end_matches('整');
    let read = UNITS.iter().find_map(|(unit, times)| Some((text.strip_suffix(unit)?, *times)));
    let Some((bare, times)) = read else { return trimmed(input).to_owned() };
    let plain = bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let Some(value) = bare.parse::<f64>().ok().filter(|value| plain && value.is_finite()) else {
        return trimmed(input).to_owned();
    };
    if (times - 1.0).abs() < f64::EPSILON {
        return bare.to_owned();
    }
    let cents = value * times * 100.0;
    let whole = (cents - cents.round()).abs() < 1e-6 && cents < 1e15;
    if whole { (cents.round() / 100.0).to_string() } else { trimmed(input).to_owned() }
}

fn choice(list: ListName, input: &str) -> String {
    let official = match list {
        ListName::Division => divisions::resolve(input).map(|division| division.name),
        ListName::Condition => condition(input),
        _ => codes::name_of(list, input),
    };
    official.map_or_else(|| trimmed(input).to_owned(), str::to_owned)
}

/// The number of a condition written 1, ①, (1) or 条件一.
fn condition(input: &str) -> Option<&'static str> {
    const SPELLINGS: [(&str, &str); 9] = [
        ("①一", "1"),
        ("②二", "2"),
        ("③三", "3"),
        ("④四", "4"),
        ("⑤五", "5"),
        ("⑥六", "6"),
        ("⑦七", "7"),
        ("⑧八", "8"),
        ("⑨九", "9"),
    ];
    let text = crate::text::bare(input);
    let bare = text.trim_start_matches("条件").trim_start_matches('第').trim_end_matches(['条', '项']);
    let means =
        |(signs, digit): &&(&str, &'static str)| bare == *digit || (bare.chars().count() == 1 && signs.contains(bare));
    SPELLINGS.iter().find(means).map(|(_, digit)| *digit)
}

fn multi(list: ListName, input: &str) -> String {
    let spaced = if list == ListName::Condition { separate(input) } else { input.to_owned() };
    let mut parts: Vec<String> = split(&spaced).map(|part| choice(list, part)).collect();
    parts.sort();
    parts.dedup();
    parts.join("、")
}

/// Conditions have one digit each, so ①③ and 13 are two of them.
fn separate(input: &str) -> String {
    let text = half_width(input);
    let sign = |c: char| c.is_ascii_digit() || "①②③④⑤⑥⑦⑧⑨".contains(c);
    if text.chars().all(|c| sign(c) || "、,;/ ".contains(c)) {
        text.chars().flat_map(|c| [c, '、']).collect()
    } else {
        text
    }
}

/// The entries of a stored `Multi` value.
pub fn split(value: &str) -> impl Iterator<Item = &str> {
    value.split(['、', ',', '，', ';', '；', ' ', '　', '\n', '/']).map(str::trim).filter(|part| !part.is_empty())
}

/// The digits of a mobile number, without +86, blanks and hyphens.
fn mobile(input: &str) -> String {
    let text = half_width(input).replace([' ', '-'], "");
    // What has been a number in a table of another program comes with the point of one.
    let text = text.strip_suffix(".0").unwrap_or(&text);
    let bare = text.strip_prefix("+86").or_else(|| text.strip_prefix("0086")).unwrap_or(text);
    if bare.chars().all(|c| c.is_ascii_digit()) { bare.to_owned() } else { trimmed(input).to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tidy(key: &str, input: &str) -> String {
        normalise(field(key).expect("field"), input)
    }

    #[test]
    fn no_key_or_label_is_used_twice() {
        for all in sections().iter().map(|s| s.fields).chain([fields()]) {
            for field in all {
                assert_eq!(all.iter().filter(|f| f.key == field.key || f.zh == field.zh).count(), 1, "{}", field.key);
            }
        }
    }

    #[test]
    fn the_sections_are_those_of_the_document() {
        let ours: Vec<&str> = sections().iter().map(|section| section.key).collect();
        assert!(ours.into_iter().eq(jiangxuan_model::layout::sections(jiangxuan_model::Kind::Dossier)));
    }

    #[test]
    fn input_is_tidied_where_its_meaning_is_plain() {
        assert_eq!(tidy("id_number", " １４２４３１ 19750615 069ｘ"), "14243119750615069X");
        assert_eq!(tidy("is_founder", "NO"), "否");
        assert_eq!(tidy("in_service", "true"), "是");
        assert_eq!(tidy("birth_date", "1980年1月1日"), "1980-01-01");
        assert_eq!(tidy("work_start", "1998.7"), "1998-07");
        assert_eq!(tidy("political_status", "党员"), "中共党员");
        assert_eq!(tidy("ethnicity", "01"), "汉族");
        assert_eq!(tidy("mobile", "+86 138-0000-0000"), "13800000000");
        assert_eq!(tidy("years_in_trade", "２１年"), "21");
        assert_eq!(tidy("benefit_amount", "1,200 万元"), "1200");
        assert_eq!(tidy("employer_division", "晋中市榆次区"), "榆次区");
    }

    #[test]
    fn a_sum_is_in_ten_thousand_yuan() {
        for (input, stored) in [
            ("500000元", "50"),
            ("500,000 元", "50"),
            ("５０万元", "50"),
            ("1.2亿元", "12000"),
            ("0.5亿", "5000"),
            ("12.5", "12.5"),
            ("1200万", "1200"),
            ("300元", "0.03"),
            ("50万元整", "50"),
            // A hundredth of a hundredth: asked about.
            ("1元", "1元"),
            ("约50万元", "约50万元"),
            ("50万美元", "50万美元"),
            ("", ""),
        ] {
            assert_eq!(tidy("benefit_amount", input), stored, "{input}");
        }
        assert_eq!(tidy("years_in_trade", "3万"), "3万");
    }

    #[test]
    fn a_control_character_is_named_and_not_kept() {
        let kept = |key: &str, input: &str| entry(field(key).expect("field"), input);
        for (input, code) in
            [("黎\u{1b}[31m红", "U+001B"), ("红\u{7}", "U+0007"), ("黎\u{202E}南照", "U+202E"), ("a\u{9b}b", "U+009B")]
        {
            let told = kept("name", input).expect_err(code).to_string();
            assert!(told.contains(code) && told.contains("姓名"), "{told}");
        }
        let told = kept("name", "\u{200B}\u{2060}").expect_err("nothing to see").to_string();
        assert!(told.contains("U+200B"), "{told}");
        assert_eq!(kept("name", ""), Ok(String::new()));
        assert_eq!(kept("name", "温\u{200B}如故"), Ok("温\u{200B}如故".into()));
        assert_eq!(kept("mobile", "\u{202D}13900000040\u{202C}"), Ok("13900000040".into()));
        assert_eq!(kept("summary", "第一行\r\n第二行\t完"), Ok("第一行\n第二行\t完".into()));
    }

    #[test]
    fn conditions_are_read_in_every_spelling() {
        for input in ["1、3", "①③", "③，①", "条件一；条件三", "3,1,1", "13", "第一项、第三项", "①、条件三"]
        {
            assert_eq!(tidy("claimed_conditions", input), "1、3", "{input}");
        }
    }

    #[test]
    fn what_cannot_be_understood_stays_as_typed() {
        assert_eq!(tidy("is_founder", " 曾经创办 "), "曾经创办");
        assert_eq!(tidy("birth_date", "去年"), "去年");
        assert_eq!(tidy("years_in_trade", "很久"), "很久");
        assert_eq!(tidy("education", "私塾"), "私塾");
    }

    proptest! {
        #[test]
        fn tidying_is_final_and_never_panics(input in "\\PC{0,24}", at in 0_usize..200) {
            let all: Vec<&Field> = fields().iter().chain(sections().iter().flat_map(|s| s.fields)).collect();
            let field = all[at % all.len()];
            let once = normalise(field, &input);
            prop_assert_eq!(normalise(field, &once), once, "{}", field.key);
        }
    }
}
