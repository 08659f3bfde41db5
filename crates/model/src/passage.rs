//! Whether two people rewrote the same passage.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Whether the edits that lead from `base` to `ours` and to `theirs` touch the same sentence, or each other.
#[must_use]
pub fn overlap(base: &str, ours: &str, theirs: &str) -> bool {
    let base: Vec<char> = base.chars().collect();
    let mine = touched(&base, ours);
    let yours = touched(&base, theirs);
    mine.iter().any(|one| yours.iter().any(|other| meet(one, other)))
}

/// The stretches of `base` that were edited, widened to whole sentences.
fn touched(base: &[char], text: &str) -> Vec<Range<usize>> {
    let text: Vec<char> = text.chars().collect();
    capture_diff_slices(Algorithm::Myers, base, &text)
        .iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| sentence(base, op.old_range()))
        .collect()
}

fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    let within = one.start < other.end && other.start < one.end;
    // Two insertions at one place have empty ranges there, and still get in each other's way.
    within
        || one == other
        || one.is_empty() && other.contains(&one.start)
        || other.is_empty() && one.contains(&other.start)
}

fn sentence(base: &[char], edit: Range<usize>) -> Range<usize> {
    let ends = |c: &char| matches!(c, '。' | '！' | '？' | '；' | '\n');
    let start = base[..edit.start].iter().rposition(ends).map_or(0, |at| at + 1);
    let from = edit.end.max(start);
    // An edit that stops right behind a full stop belongs to the sentence before it.
    if edit.end > edit.start && edit.end > 0 && ends(&base[edit.end - 1]) {
        return start..edit.end;
    }
    let end = base[from..].iter().position(ends).map_or(base.len(), |at| from + at + 1);
    start..end
}

#[cfg(test)]
mod tests {
    use super::overlap;

    const BASE: &str = "他在车间工作二十年。他带出八名徒弟。他改进了三项工艺。";

    #[test]
    fn edits_in_one_sentence_meet() {
        assert!(overlap(BASE, &BASE.replace("二十", "二十一"), &BASE.replace("车间", "一线车间")));
    }

    #[test]
    fn edits_in_different_sentences_do_not_meet() {
        assert!(!overlap(BASE, &BASE.replace("二十", "三十"), &BASE.replace("三项", "五项")));
    }

    #[test]
    fn two_additions_at_the_end_meet() {
        assert!(overlap(BASE, &format!("{BASE}甲。"), &format!("{BASE}乙。")));
        assert!(overlap("", "甲", "乙"));
    }

    #[test]
    fn an_edit_on_one_side_only_meets_nothing() {
        assert!(!overlap(BASE, &BASE.replace("三项", "五项"), BASE));
    }
}
