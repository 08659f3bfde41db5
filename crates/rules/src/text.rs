//! Small helpers on typed text: full-width characters and yes or no.

/// `text` trimmed, with full-width digits, letters, signs and blanks turned into their ASCII forms.
#[must_use]
pub fn half_width(text: &str) -> String {
    text.trim().chars().map(half_width_char).collect()
}

fn half_width_char(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
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
    matches!(text.trim(), "" | "无" | "没有" | "/" | "-" | "—" | "——")
}

/// `text` without quotation marks, brackets and blanks, so that 《三晋 英才》 and “三晋”英才 compare equal.
#[must_use]
pub fn bare(text: &str) -> String {
    let noise = |c: char| c.is_whitespace() || "\"'“”‘’「」『』《》〈〉()（）[]【】".contains(c);
    text.chars().filter(|&c| !noise(c)).map(half_width_char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_input_becomes_ascii() {
        assert_eq!(half_width("　１４２４０１Ｘ "), "142401X");
        assert_eq!(half_width("晋中　市"), "晋中 市");
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
}
