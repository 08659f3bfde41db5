//! Two long texts, character by character: Chinese has no spaces to compare words by.

use similar::{ChangeTag, TextDiff};

use super::Paint;

/// Equal text kept around a change, in characters.
const AROUND: usize = 12;

/// How `new` differs from `old`: `[-taken away-]` and `{+added+}`, with some of what surrounds them.
pub(super) fn difference(old: &str, new: &str, paint: Paint) -> String {
    if old == new {
        return "（与原文相同）".to_owned();
    }
    let diff = TextDiff::from_chars(old, new);
    let mut pieces: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match pieces.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => pieces.push((change.tag(), change.value().to_owned())),
        }
    }
    let last = pieces.len().saturating_sub(1);
    pieces.iter().enumerate().map(|(at, (tag, text))| piece(*tag, text, (at == 0, at == last), paint)).collect()
}

fn piece(tag: ChangeTag, text: &str, (first, last): (bool, bool), paint: Paint) -> String {
    match tag {
        ChangeTag::Delete => paint.bad(&format!("[-{text}-]")),
        ChangeTag::Insert => paint.good(&format!("{{+{text}+}}")),
        ChangeTag::Equal => surroundings(text, first, last),
    }
}

/// The ends of an unchanged stretch that touch a change.
fn surroundings(text: &str, first: bool, last: bool) -> String {
    let characters: Vec<char> = text.chars().collect();
    let (before, after) = (if first { 0 } else { AROUND }, if last { 0 } else { AROUND });
    if characters.len() <= before + after + 1 {
        return text.to_owned();
    }
    let head: String = characters[..before].iter().collect();
    let tail: String = characters[characters.len() - after..].iter().collect();
    format!("{head}……{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_characters_are_told_apart() {
        let shown = difference("从事推光漆器三十年", "从事推光漆艺三十二年", Paint::none());
        assert_eq!(shown, "从事推光漆[-器-]{+艺+}三十{+二+}年");
    }

    #[test]
    fn long_unchanged_stretches_are_left_out() {
        let old = format!("{}旧{}", "甲".repeat(100), "乙".repeat(100));
        let new = format!("{}新{}", "甲".repeat(100), "乙".repeat(100));
        let shown = difference(&old, &new, Paint::none());
        assert_eq!(shown, format!("……{}[-旧-]{{+新+}}{}……", "甲".repeat(AROUND), "乙".repeat(AROUND)));
    }

    #[test]
    fn equal_texts_differ_in_nothing() {
        assert_eq!(difference("平遥", "平遥", Paint::none()), "（与原文相同）");
    }
}
