//! 公民身份号码: the resident identity number (GB 11643-1999) and its 15-digit predecessor.

use std::fmt;

use jiff::civil::Date;
use serde::Serialize;

use crate::divisions;
use crate::text::{self, half_width};

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";

/// Why a text is not an identity number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdNumberError {
    /// It has this many characters.
    #[error("公民身份号码应为 18 位，现为 {0} 位。请对照身份证补全。")]
    Length(usize),
    /// A character that is no digit, or an X before the last place; named by its code where nobody sees it.
    #[error("公民身份号码里有不该出现的字符“{}”（只有最后一位可以是 X）。请对照身份证改正。", text::named(*.0))]
    Character(char),
    /// The birth date in it does not exist.
    #[error("公民身份号码中的出生日期 {0} 不存在。请对照身份证逐位核对。")]
    Birth(String),
    /// Nobody born then has a number: before 1900, or in a year that is still to come for any season.
    #[error("公民身份号码中的出生年份 {0} 不可能。请对照身份证逐位核对。")]
    Year(i16),
    /// The number of another paper than the resident's card.
    #[error("这像是{0}，不是公民身份号码。申报表要填居民身份证上的 18 位号码；本人确无身份证的，请先向市局说明。")]
    Paper(&'static str),
    /// The last character does not belong to the others.
    #[error("公民身份号码的校验位不符，至少有一位录错。请对照身份证逐位核对。")]
    Check,
    /// A 15-digit number, which no valid card carries any more; the 18-digit form is worked out from it.
    #[error("这是 15 位旧号。请按现行身份证填写 18 位号码（按规则推算为 {}，请核对后填入）。", .0.masked())]
    OldForm(IdNumber),
}

/// Gender as the 17th digit tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// 男: the digit is odd.
    Male,
    /// 女: the digit is even.
    Female,
}

impl Gender {
    /// 男 or 女.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Male => "男",
            Self::Female => "女",
        }
    }
}

/// Where a number was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// A division of Jinzhong, past or present.
    Jinzhong(&'static divisions::Division),
    /// Another place in the named province.
    Elsewhere(&'static str),
    /// No place: the number is that of a residence permit of another kind.
    Permit(&'static str),
    /// No province has this code.
    Unknown,
}

/// A valid 18-character number. It shows itself masked when debugged, so that no log carries it.
#[derive(Clone, PartialEq, Eq)]
pub struct IdNumber {
    text: String,
    birth: Date,
}

impl IdNumber {
    /// Reads a number; full-width digits, a lower-case x, blanks and hyphens are forgiven.
    ///
    /// # Errors
    /// [`IdNumberError`] says what is wrong; a 15-digit number is an error that carries the 18-digit form.
    pub fn parse(input: &str) -> Result<Self, IdNumberError> {
        let text = tidy(input);
        if let Some(paper) = paper(&text) {
            return Err(IdNumberError::Paper(paper));
        }
        let length = text.chars().count();
        foreign(&text, length).map_or(Ok(()), |c| Err(IdNumberError::Character(c)))?;
        match length {
            18 => Self::modern(text),
            15 => Err(old_form(&text)),
            other => Err(IdNumberError::Length(other)),
        }
    }

    fn modern(text: String) -> Result<Self, IdNumberError> {
        let birth = birth_date(&text[6..14])?;
        if text.ends_with(check_character(&text[..17])) { Ok(Self { text, birth }) } else { Err(IdNumberError::Check) }
    }

    /// The 18 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The birth date in it.
    #[must_use]
    pub fn birth(&self) -> Date {
        self.birth
    }

    /// The gender in it.
    #[must_use]
    pub fn gender(&self) -> Gender {
        if self.text.as_bytes()[16] % 2 == 1 { Gender::Male } else { Gender::Female }
    }

    /// The place that its first six digits name.
    #[must_use]
    pub fn region(&self) -> Region {
        let code = &self.text[..6];
        if let Some(permit) = permit(code) {
            return Region::Permit(permit);
        }
        match (divisions::division(code), divisions::province(code)) {
            (Some(division), _) => Region::Jinzhong(division),
            (None, Some(province)) => Region::Elsewhere(province),
            (None, None) => Region::Unknown,
        }
    }

    /// The number with birth date and sequence hidden, as in `142401**********14`.
    #[must_use]
    pub fn masked(&self) -> String {
        mask(&self.text)
    }
}

impl fmt::Debug for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IdNumber({})", self.masked())
    }
}

/// Any text with all but its first six and last two characters hidden, for lists and logs.
#[must_use]
pub fn mask(text: &str) -> String {
    let length = text.chars().count();
    let hide = |(at, c)| if at < 6.min(length / 3) || at + 2 >= length.max(8) { c } else { '*' };
    text.chars().enumerate().map(hide).collect()
}

/// The number as it is stored: half-width, upper-case X, without blanks or hyphens.
#[must_use]
pub fn tidy(text: &str) -> String {
    half_width(text).chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect()
}

/// The first character that cannot stand where it stands.
fn foreign(text: &str, length: usize) -> Option<char> {
    let allowed = |at: usize, c: char| c.is_ascii_digit() || (c == 'X' && at == 17 && length == 18);
    text.chars().enumerate().find(|(at, c)| !allowed(*at, *c)).map(|(_, c)| c)
}

/// Only called with ASCII digits, so slicing by bytes is safe.
fn birth_date(digits: &str) -> Result<Date, IdNumberError> {
    let bad = || IdNumberError::Birth(digits.to_owned());
    let year = digits[..4].parse().map_err(|_| bad())?;
    let (month, day) = (digits[4..6].parse().map_err(|_| bad())?, digits[6..].parse().map_err(|_| bad())?);
    let date = Date::new(year, month, day).map_err(|_| bad())?;
    // Nobody who worked in this century was born before 1900, and no season of this program is later than 2099.
    if (1900..2100).contains(&date.year()) { Ok(date) } else { Err(IdNumberError::Year(date.year())) }
}

/// Residence permits have numbers of the same build, with a beginning of their own.
fn permit(code: &str) -> Option<&'static str> {
    match code.as_bytes() {
        [b'8', b'1' | b'2', ..] => Some("港澳居民居住证"),
        [b'8', b'3', ..] => Some("台湾居民居住证"),
        [b'9', ..] => Some("外国人永久居留身份证"),
        _ => None,
    }
}

/// What another paper's number is, by its shape: passports, permits and the cards of soldiers.
fn paper(text: &str) -> Option<&'static str> {
    let (letters, digits) = text.split_at(text.find(|c: char| c.is_ascii_digit())?);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match (letters, digits.len()) {
        ("H" | "M", 8 | 10) => Some("港澳居民来往内地通行证号码"),
        ("E" | "G" | "D" | "S" | "P", 8) => Some("护照号码"),
        (letters, 7) if letters.len() == 2 && letters.starts_with('E') => Some("护照号码"),
        (letters, 6..=8) if letters.ends_with('字') || letters.ends_with("字第") => Some("军官证号码"),
        (letters, 12) if letters.len() == 3 && letters.bytes().all(|b| b.is_ascii_uppercase()) => {
            Some("旧版外国人永久居留身份证号码")
        }
        _ => None,
    }
}

fn check_character(front: &str) -> char {
    let sum: u32 = front.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    CHECKS.get(sum as usize % 11).map_or('?', |&c| char::from(c))
}

/// Seventeen digits with their check character, for tests.
#[cfg(test)]
pub(crate) fn with_check(front: &str) -> String {
    format!("{front}{}", check_character(front))
}

fn old_form(text: &str) -> IdNumberError {
    let front = format!("{}19{}", &text[..6], &text[6..]);
    match birth_date(&front[6..14]) {
        Ok(birth) => IdNumberError::OldForm(IdNumber { text: format!("{front}{}", check_character(&front)), birth }),
        Err(error) => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn facts(text: &str) -> (String, &'static str, &'static str) {
        let id = IdNumber::parse(text).expect("valid");
        let Region::Jinzhong(division) = id.region() else { panic!("{:?}", id.region()) };
        (id.birth().to_string(), id.gender().zh(), division.name)
    }

    #[test]
    fn valid_numbers_tell_birth_gender_and_place() {
        assert_eq!(facts("142401198001010014"), ("1980-01-01".into(), "男", "榆次市"));
        assert_eq!(facts("140726198812311242"), ("1988-12-31".into(), "女", "太谷县"));
        assert_eq!(facts("142421196507120030"), ("1965-07-12".into(), "男", "榆社县"));
        assert_eq!(facts("140702199510180025"), ("1995-10-18".into(), "女", "榆次区"));
        assert_eq!(facts("14243119750615069X"), ("1975-06-15".into(), "男", "平遥县"));
    }

    #[test]
    fn a_number_typed_with_an_input_method_is_forgiven() {
        let id = IdNumber::parse("　１４２４３１ 19750615 069x").expect("valid");
        assert_eq!(id.as_str(), "14243119750615069X");
    }

    #[test]
    fn what_nobody_sees_is_left_out_and_what_is_refused_is_named() {
        for text in ["\u{202D}142401198001010014\u{202C}", "142401\u{200B}198001010014", "\u{FEFF}142401198001010014"] {
            assert_eq!(
                IdNumber::parse(text).map(|id| id.as_str().to_owned()),
                Ok("142401198001010014".into()),
                "{text:?}"
            );
        }
        let told = IdNumber::parse("14240119800101001\u{1b}").expect_err("a control character").to_string();
        assert!(told.contains("U+001B"), "{told}");
    }

    #[test]
    fn a_year_of_birth_that_cannot_be_is_refused() {
        for (front, year) in [("14240118800101001", 1880), ("14240121010101001", 2101), ("14240118991231001", 1899)] {
            let number = format!("{front}{}", check_character(front));
            assert_eq!(IdNumber::parse(&number), Err(IdNumberError::Year(year)));
        }
    }

    #[test]
    fn the_number_of_another_paper_is_told_by_its_name() {
        for (number, paper) in [
            ("E12345678", "护照号码"),
            ("EA1234567", "护照号码"),
            ("H12345678", "港澳居民来往内地通行证号码"),
            ("军字第12345678", "军官证号码"),
            ("CHN110012345678", "旧版外国人永久居留身份证号码"),
        ] {
            assert_eq!(IdNumber::parse(number), Err(IdNumberError::Paper(paper)), "{number}");
        }
    }

    #[test]
    fn an_impossible_birth_date_is_refused_although_the_check_is_right() {
        assert_eq!(IdNumber::parse("142432197502290018"), Err(IdNumberError::Birth("19750229".into())));
    }

    #[test]
    fn a_wrong_check_is_refused() {
        assert_eq!(IdNumber::parse("142401198001010015"), Err(IdNumberError::Check));
    }

    #[test]
    fn an_old_number_is_recognised_and_the_new_one_worked_out() {
        let Err(IdNumberError::OldForm(new)) = IdNumber::parse("142401800101001") else { panic!("old form") };
        assert_eq!(new, IdNumber::parse("142401198001010014").expect("valid"));
        assert_eq!(IdNumber::parse("142401801301001"), Err(IdNumberError::Birth("19801301".into())));
    }

    #[test]
    fn neither_a_number_nor_an_error_shows_it_whole() {
        let shown = format!("{:?} {:?}", IdNumber::parse("142401198001010014"), IdNumber::parse("142401800101001"));
        let told = IdNumber::parse("142401800101001").expect_err("old form").to_string();
        assert!(!shown.contains("19800101001") && !told.contains("19800101001"), "{shown} {told}");
    }

    #[test]
    fn foreign_characters_are_named() {
        assert_eq!(IdNumber::parse("我我我我我我"), Err(IdNumberError::Character('我')));
        assert_eq!(IdNumber::parse("1424O1198001010014"), Err(IdNumberError::Character('O')));
        assert_eq!(IdNumber::parse("X42401198001010014"), Err(IdNumberError::Character('X')));
        assert_eq!(IdNumber::parse(""), Err(IdNumberError::Length(0)));
    }

    #[test]
    fn a_number_from_elsewhere_is_valid() {
        let regions =
            ["110101199003070003", "700101199003070003", "830000199003070003", "911101199003070003"].map(|front| {
                let number = format!("{}{}", &front[..17], check_character(&front[..17]));
                IdNumber::parse(&number).expect("valid").region()
            });
        let permits = ["台湾居民居住证", "外国人永久居留身份证"].map(Region::Permit);
        assert_eq!(regions, [Region::Elsewhere("北京市"), Region::Unknown, permits[0], permits[1]]);
    }

    #[test]
    fn masking_hides_birth_date_and_sequence() {
        assert_eq!(mask("142401198001010014"), "142401**********14");
        assert_eq!(mask(""), "");
        assert_eq!(mask("1234"), "1***");
        assert!(!mask("身份证号").contains("号"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC*") {
            let _ = IdNumber::parse(&text);
            let _ = mask(&text);
        }

        #[test]
        fn no_text_of_the_right_shape_makes_it_panic(text in "[0-9Xx０-９我]{14,19}") {
            let _ = IdNumber::parse(&text);
        }

        #[test]
        fn changing_one_digit_is_always_found(at in 0_usize..17, by in 1_u8..10) {
            let mut digits = b"142401198001010014".to_vec();
            digits[at] = (digits[at] - b'0' + by) % 10 + b'0';
            prop_assert!(IdNumber::parse(&String::from_utf8(digits).expect("ascii")).is_err());
        }
    }
}
