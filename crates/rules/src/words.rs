//! 字数: the length of a text as Word and WPS count it.

/// Number of words of `text` as the word processors of the bureaus show it.
///
/// Every Chinese character or Chinese punctuation mark counts 1; every unbroken run of other visible
/// characters (a Latin word, a number, `TX-100`, `3.5%`) counts 1; blanks count nothing.
#[must_use]
pub fn count(text: &str) -> usize {
    let mut total = 0;
    let mut in_run = false;
    for c in text.chars() {
        let wide = is_wide(c);
        let visible = !c.is_whitespace() && !c.is_control() && !is_invisible(c);
        total += usize::from(wide || (visible && !in_run));
        in_run = visible && !wide;
    }
    total
}

/// Whether `c` is counted by itself: a Chinese character, kana, or a punctuation mark of Chinese typesetting.
#[must_use]
pub fn is_wide(c: char) -> bool {
    is_han(c) || is_wide_mark(c) || matches!(c, '\u{3040}'..='\u{30FF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether `c` is a Chinese character.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' | '〇' | '々')
}

/// Quotation marks, dashes and dots of the general block count: in Chinese text they fill a square.
fn is_wide_mark(c: char) -> bool {
    matches!(c, '\u{00B7}' | '\u{2014}'..='\u{2016}' | '\u{2018}'..='\u{201F}' | '\u{2025}' | '\u{2026}' | '\u{2030}'
        | '\u{2103}' | '\u{2160}'..='\u{217F}' | '\u{2460}'..='\u{24FF}' | '\u{25A0}'..='\u{26FF}'
        | '\u{3001}'..='\u{303F}' | '\u{FE10}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_their_punctuation_count_one_each() {
        assert_eq!(count("他练就了绝活。"), 7);
        assert_eq!(count("“工匠精神”——传承……"), 12);
    }

    #[test]
    fn a_latin_word_or_a_number_counts_one() {
        assert_eq!(count("使用 TX-100 型机床，效率提高3.5%。"), 13);
        assert_eq!(count("hello world"), 2);
        assert_eq!(count("2019年7月31日"), 6);
    }

    #[test]
    fn blanks_and_invisible_marks_count_nothing() {
        assert_eq!(count(""), 0);
        assert_eq!(count(" \n\t　\u{FEFF}\u{200B}"), 0);
        assert_eq!(count("第一段\n\n第二段"), 6);
    }

    #[test]
    fn rare_name_characters_count_one() {
        assert_eq!(count("王堃𬭎"), 3);
    }
}
