//! Small helpers on typed text: what is typed is tidied, and two texts are compared, in one way everywhere.
//!
//! ```text
//! half_width  how numbers, dates and choices are read: widths and blanks made plain, what nobody sees left out
//! bare        the key under which any two texts are compared: names, headings, aliases, programmes
//! exact       the same, but 晋 and 晉 stay apart
//! ```
//!
//! Only comparisons fold. What is stored and printed stays as it was written.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

/// Dots that people put between the parts of a name, apart from the full stop itself.
const DOTS: &str = "·•‧・⋅∙⸱⸳᛫";

/// `text` trimmed, with full-width digits, letters, signs and blanks turned into their ASCII forms, and without
/// characters that nobody sees.
#[must_use]
pub fn half_width(text: &str) -> String {
    let plain: String = text.chars().filter(|&c| !is_invisible(c)).map(half_width_char).collect();
    plain.trim().to_owned()
}

fn half_width_char(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ if c.is_whitespace() && !c.is_control() => ' ',
        _ => c,
    }
}

/// Whether `c` leaves no trace on paper and takes no room: soft hyphens, joiners, direction marks and their like.
///
/// By `General_Category=Format` and `Default_Ignorable_Code_Point` of the Unicode Character Database.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
        || CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::Format
}

/// Whether `c` would steer a terminal or turn the text around it: no field of the form needs one.
#[must_use]
pub fn is_control(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    turns || (c.is_control() && !matches!(c, '\n' | '\t'))
}

/// A character as a message names it: itself where people see it, else its code point.
#[must_use]
pub fn named(c: char) -> String {
    let unseen = c.is_whitespace() || c.is_control() || is_invisible(c) || is_private(c);
    if unseen { code_point(c) } else { c.to_string() }
}

/// U+200B.
#[must_use]
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

fn is_private(c: char) -> bool {
    CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::PrivateUse
}

/// `text` without blanks and invisible characters at its ends.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// Reads 是 or 否 in any of the ways that people and scripts write them.
#[must_use]
pub fn yes_no(text: &str) -> Option<bool> {
    match half_width(text).to_lowercase().as_str() {
        "是" | "有" | "对" | "yes" | "y" | "true" | "1" | "√" | "✓" | "✔" => Some(true),
        "否" | "无" | "不是" | "没有" | "no" | "n" | "false" | "0" | "×" => Some(false),
        _ => None,
    }
}

/// Whether `text` says nothing: empty, or the 无 that a form prints in an empty box.
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    matches!(half_width(text).as_str(), "" | "无" | "没有" | "/" | "-" | "—" | "——")
}

/// `text` as it is compared: without quotation marks, brackets, blanks, dots and invisible characters, in one width,
/// one code and one form of each character, so that 《三晋 英才》, “三晉”英才 and 三晋・英才 compare equal.
#[must_use]
pub fn bare(text: &str) -> String {
    folded(text, |c| VARIANTS.get(&c).copied().unwrap_or(c))
}

/// As [`bare`], but another form of a character remains another character: 晋 and 晉, 升 and 昇.
#[must_use]
pub fn exact(text: &str) -> String {
    folded(text, |c| c)
}

fn folded(text: &str, form: impl Fn(char) -> char) -> String {
    let nfkc = ComposingNormalizerBorrowed::new_nfkc();
    // Marks that stand apart only by what is left out must meet their letters, and ㈠ brings brackets of its own.
    let seen: String = text.chars().filter(|&c| !is_noise(c)).collect();
    let code = |c: char| form(ENCODED.get(&c).copied().unwrap_or(c));
    let seen: Vec<char> = nfkc.normalize(&seen).chars().filter(|&c| !is_noise(c)).map(code).collect();
    let letter = |at: Option<usize>| at.and_then(|at| seen.get(at)).is_some_and(char::is_ascii_alphanumeric);
    let dotted = |at: usize, c: char| match c {
        // 12.5 is not 125; elsewhere a dot only parts the syllables of a name.
        c if c == '.' || DOTS.contains(c) => (letter(at.checked_sub(1)) && letter(Some(at + 1))).then_some('.'),
        c => Some(c),
    };
    let folded: String = seen.iter().enumerate().filter_map(|(at, &c)| dotted(at, c)).collect();
    nfkc.normalize(&folded).into_owned()
}

fn is_noise(c: char) -> bool {
    c.is_whitespace() || "\"'“”‘’「」『』《》〈〉()（）[]【】".contains(c) || is_invisible(c)
}

/// Another code of a character → the character.
static ENCODED: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| pairs(include_str!("../data/encoded.txt")));
/// Another form of a character → the form of the standard list.
///
/// A table instead of a converter: the converters bring phrases and segmenting, which a comparison must not do.
static VARIANTS: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| pairs(include_str!("../data/variants.txt")));

fn pairs(table: &str) -> BTreeMap<char, char> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let pair = |pair: &str| {
        let mut both = pair.chars();
        both.next().zip(both.next())
    };
    lines.flat_map(str::split_whitespace).filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn full_width_input_becomes_ascii() {
        assert_eq!(half_width("　１４２４０１Ｘ "), "142401X");
        assert_eq!(half_width("晋中　市"), "晋中 市");
    }

    #[test]
    fn what_nobody_sees_is_no_part_of_a_number() {
        for text in ["\u{202D}13900000040\u{202C}", "\u{FEFF}13900000040", "1390\u{200B}0000040", "13900000040\u{A0}"] {
            assert_eq!(half_width(text), "13900000040", "{text:?}");
        }
    }

    #[test]
    fn yes_and_no_are_read_in_every_spelling() {
        assert_eq!(["是", "YES", "true", "１"].map(yes_no), [Some(true); 4]);
        assert_eq!(["否", "No", "false", "无"].map(yes_no), [Some(false); 4]);
        assert_eq!(yes_no("也许"), None);
    }

    #[test]
    fn quotation_marks_do_not_hide_a_name() {
        assert_eq!(bare("“三晋 英才”支持计划（第二批）"), "三晋英才支持计划第二批");
    }

    #[test]
    fn no_way_of_writing_hides_a_name() {
        let ways = [
            "三晋\u{200B}英才",
            "三晋\u{2060}英\u{AD}才",
            "三晋・英才",
            "三晋･英才",
            "三晋•英才",
            "三晋‧英才",
            "三晋．英才",
            "三晋.英才",
            "三晋⋅英才",
            "三晉英才",
            "三\u{FE00}晋英才",
            "三晋\u{3000}英\u{A0}才",
            "《三晋》英才",
        ];
        for way in ways {
            assert_eq!(bare(way), "三晋英才", "{way:?}");
        }
        assert_eq!(bare("ＴＸ－１００"), "TX-100");
        assert_eq!(bare("市委聯繫專家"), "市委联系专家");
    }

    #[test]
    fn another_code_of_a_character_is_the_same_character() {
        for (one, other) in [("刘\u{E863}", "刘䶮"), ("\u{F92C}守义", "郎守义"), ("⾦石⾃", "金石自"), ("⺟", "母")]
        {
            assert_eq!(exact(one), exact(other), "{one}");
        }
        for (one, other) in [("劉曉嶽", "刘晓岳"), ("黃靑", "黄青"), ("戶説", "户说")] {
            assert_ne!(exact(one), exact(other), "{one}");
            assert_eq!(bare(one), bare(other), "{one}");
        }
    }

    #[test]
    fn a_point_in_a_number_is_kept() {
        assert_ne!(bare("12.5"), bare("125"));
        assert_eq!(bare("1.获县级能手"), "1获县级能手");
        assert_eq!(bare("１２．５"), "12.5");
    }

    #[test]
    fn the_tables_need_one_step_and_touch_no_common_character() {
        for (from, to) in ENCODED.iter().chain(VARIANTS.iter()) {
            assert!(!ENCODED.contains_key(to) && !VARIANTS.contains_key(to), "{from}{to}");
        }
        let common = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经";
        assert_eq!(bare(common), common);
        assert!(ENCODED.len() > 150 && VARIANTS.len() > 7_000);
    }

    #[test]
    fn what_is_not_seen_is_named_by_its_code() {
        assert_eq!(
            ['我', '\u{202E}', ' ', '\u{1b}', '\u{E863}'].map(named),
            ["我", "U+202E", "U+0020", "U+001B", "U+E863"]
        );
        assert!(['\u{1b}', '\u{7}', '\0', '\r', '\u{9b}', '\u{202E}', '\u{2066}'].into_iter().all(is_control));
        assert!(!['\n', '\t', '·', '\u{200D}'].into_iter().any(is_control));
    }

    proptest! {
        #[test]
        fn folding_is_final(text in "\\PC{0,24}") {
            let once = bare(&text);
            prop_assert_eq!(bare(&once), once);
        }
    }
}
