//! What "the same passage" is, and how two versions of a text come together without a third that nobody wrote.
//!
//! A text is cut into clauses, and edits are compared clause by clause. A clause that one side touched is taken from
//! that side whole; one that both touched is for a person to pick. So whatever stands between two separators of a
//! merged text stands just so on one of the two sides: a figure is never put together out of two.
//!
//! Clauses are cut after `。！？；，、：`, their ASCII siblings and the end of a line. A sentence would be too much to
//! ask about: two people who work on one story mostly work on different clauses of its long sentences. A word would
//! be too little: `三十余万` and `三十二万` are one figure although only a character differs.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Two versions of a text, brought together as far as that needs no person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TextMerge {
    /// In the order of the text; whole clauses each.
    pub pieces: Vec<Piece>,
}

/// Some clauses of a merge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Piece {
    /// Nobody touched them.
    Same {
        /// What stands in all three.
        text: String,
    },
    /// Touched by our side only.
    Ours {
        /// What was.
        base: String,
        /// What stands now.
        text: String,
    },
    /// Touched by their side only.
    Theirs {
        /// What was.
        base: String,
        /// What stands now.
        text: String,
    },
    /// Both sides made the same of them.
    Both {
        /// What was.
        base: String,
        /// What stands now.
        text: String,
    },
    /// Both sides touched them: a person picks.
    Pick {
        /// What was.
        base: String,
        /// What our side made of it.
        ours: String,
        /// What their side made of it.
        theirs: String,
    },
}

impl TextMerge {
    /// The merged text, unless somebody has to pick.
    #[must_use]
    pub fn settled(&self) -> Option<String> {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Same { text }
                | Piece::Ours { text, .. }
                | Piece::Theirs { text, .. }
                | Piece::Both { text, .. } => Some(text.as_str()),
                Piece::Pick { .. } => None,
            })
            .collect()
    }
}

/// Brings together what two sides made of `base`.
///
/// Both touched the same passage where their edits share a clause, or where one side added a clause right beside what
/// the other changed: which of the two comes first, or whether the addition still fits, is not for a program to say.
#[must_use]
pub fn merge(base: &str, ours: &str, theirs: &str) -> TextMerge {
    let texts = Texts { base: clauses(base), ours: clauses(ours), theirs: clauses(theirs) };
    let mut sections: Vec<Section> = Vec::new();
    for section in texts.sections() {
        sections.push(section);
        while let Some(from) = texts.runs_together(&sections) {
            let joined = Section::spanning(&sections[from..]);
            sections.truncate(from);
            sections.push(joined);
        }
    }
    TextMerge { pieces: sections.iter().map(|section| texts.piece(section)).collect() }
}

/// Whether every clause of a text stands in one of these.
#[must_use]
pub fn stands_in(text: &str, sides: &[String]) -> bool {
    let known: BTreeSet<&str> = sides.iter().flat_map(|side| clauses(side)).collect();
    clauses(text).iter().all(|clause| known.contains(clause))
}

/// The clauses of a text, each with the separator that ends it.
#[must_use]
pub fn clauses(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut before) = (0, None);
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let end = at + char.len_utf8();
        if separates(before, char, chars.peek().map(|(_, next)| *next)) {
            found.push(&text[start..end]);
            start = end;
        }
        before = Some(char);
    }
    if start < text.len() {
        found.push(&text[start..]);
    }
    found
}

/// Whether a clause ends with `char`. Between two digits a point, comma or colon is part of the number, in whichever
/// width it was typed (`3.5`, `1,200`, `10：30`); so is `、` between two numerals (`三、四十`). Where that is wrong, a
/// clause is only longer.
fn separates(before: Option<char>, char: char, after: Option<char>) -> bool {
    let between = |part: fn(char) -> bool| before.is_some_and(part) && after.is_some_and(part);
    match char {
        '。' | '！' | '？' | '；' | '!' | '?' | ';' | '\n' => true,
        ',' | '.' | ':' | '，' | '：' | '．' => !between(is_digit),
        '、' => !between(is_numeral),
        _ => false,
    }
}

fn is_digit(char: char) -> bool {
    char.is_ascii_digit() || matches!(char, '０'..='９')
}

fn is_numeral(char: char) -> bool {
    is_digit(char) || "〇零一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟".contains(char)
}

/// Whether the boundary between two clauses vanishes when they come to stand side by side: `1,` before `200`, or a
/// text's last clause, which no separator ends, before anything.
fn run_together(left: &str, right: &str) -> bool {
    let mut back = left.chars().rev();
    let (last, before) = (back.next(), back.next());
    last.is_some_and(|last| !right.is_empty() && !separates(before, last, right.chars().next()))
}

/// The clauses of the three texts.
struct Texts<'a> {
    base: Vec<&'a str>,
    ours: Vec<&'a str>,
    theirs: Vec<&'a str>,
}

/// The same part of the three texts, as ranges of their clauses.
#[derive(Clone)]
struct Section {
    base: Range<usize>,
    ours: Range<usize>,
    theirs: Range<usize>,
}

impl Section {
    fn spanning(sections: &[Self]) -> Self {
        let (first, last) = (&sections[0], &sections[sections.len() - 1]);
        Self {
            base: first.base.start..last.base.end,
            ours: first.ours.start..last.ours.end,
            theirs: first.theirs.start..last.theirs.end,
        }
    }
}

impl Texts<'_> {
    /// Cuts the three texts where all agree.
    fn sections(&self) -> Vec<Section> {
        let (ours, theirs) = (edits(&self.base, &self.ours), edits(&self.base, &self.theirs));
        let mut sections = Vec::new();
        let mut at = Section { base: 0..0, ours: 0..0, theirs: 0..0 };
        let (mut i, mut j) = (0, 0);
        while let Some(group) = Group::next(&ours, &theirs, i, j) {
            let same = group.base.start - at.base.end;
            push_ahead(&mut sections, &mut at, [same; 3]);
            let length = |edits: &[Edit]| {
                edits.iter().fold(group.base.len(), |length, edit| length + edit.new.len() - edit.old.len())
            };
            let lengths = [group.base.len(), length(&ours[i..group.i]), length(&theirs[j..group.j])];
            push_ahead(&mut sections, &mut at, lengths);
            (i, j) = (group.i, group.j);
        }
        let rest = self.base.len() - at.base.end;
        push_ahead(&mut sections, &mut at, [rest; 3]);
        sections
    }

    /// The first of the sections that could run together with the last one, for whatever somebody picks.
    fn runs_together(&self, sections: &[Section]) -> Option<usize> {
        let (last, before) = sections.split_last()?;
        let firsts: Vec<&str> = self.options(last).iter().filter_map(|right| right.first().copied()).collect();
        if firsts.is_empty() {
            return None;
        }
        for (at, section) in before.iter().enumerate().rev() {
            let lefts = self.options(section);
            let close =
                |left: &&[&str]| left.last().is_some_and(|left| firsts.iter().any(|first| run_together(left, first)));
            if lefts.iter().any(close) {
                return Some(at);
            }
            // Where this one may vanish, the last one may come to stand beside the one before it.
            if lefts.iter().all(|left| !left.is_empty()) {
                return None;
            }
        }
        None
    }

    /// What may stand for a section in a merged text.
    fn options(&self, section: &Section) -> Vec<&[&str]> {
        let (base, ours, theirs) = self.of(section);
        if ours == base || ours == theirs {
            vec![theirs]
        } else if theirs == base {
            vec![ours]
        } else {
            vec![ours, theirs]
        }
    }

    fn of(&self, section: &Section) -> (&[&str], &[&str], &[&str]) {
        (&self.base[section.base.clone()], &self.ours[section.ours.clone()], &self.theirs[section.theirs.clone()])
    }

    fn piece(&self, section: &Section) -> Piece {
        let (base, ours, theirs) = self.of(section);
        match (ours == base, theirs == base) {
            (true, true) => Piece::Same { text: base.concat() },
            (false, true) => Piece::Ours { base: base.concat(), text: ours.concat() },
            (true, false) => Piece::Theirs { base: base.concat(), text: theirs.concat() },
            (false, false) if ours == theirs => Piece::Both { base: base.concat(), text: ours.concat() },
            (false, false) => Piece::Pick { base: base.concat(), ours: ours.concat(), theirs: theirs.concat() },
        }
    }
}

/// Adds the next section, of so many clauses in the three texts; none where all are empty.
fn push_ahead(sections: &mut Vec<Section>, at: &mut Section, [base, ours, theirs]: [usize; 3]) {
    let ahead = |range: &Range<usize>, length| range.end..range.end + length;
    *at = Section { base: ahead(&at.base, base), ours: ahead(&at.ours, ours), theirs: ahead(&at.theirs, theirs) };
    if base + ours + theirs > 0 {
        sections.push(at.clone());
    }
}

/// Clauses of the base that one side replaced.
struct Edit {
    old: Range<usize>,
    new: Range<usize>,
}

/// How one side's clauses came out of the base, in order. Where as many came as went, each stands for one that went.
fn edits(base: &[&str], text: &[&str]) -> Vec<Edit> {
    let mut found: Vec<Edit> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, base, text) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (old, new) = (op.old_range(), op.new_range());
        match found.last_mut() {
            Some(last) if last.old.end == old.start && last.new.end == new.start => {
                (last.old.end, last.new.end) = (old.end, new.end);
            }
            _ => found.push(Edit { old, new }),
        }
    }
    found.into_iter().flat_map(one_for_one).collect()
}

fn one_for_one(edit: Edit) -> Vec<Edit> {
    if edit.old.len() != edit.new.len() {
        return vec![edit];
    }
    edit.old.zip(edit.new).map(|(old, new)| Edit { old: old..old + 1, new: new..new + 1 }).collect()
}

/// Whether two sides touched the same passage.
fn meet(one: &Edit, other: &Edit) -> bool {
    let (a, b) = (&one.old, &other.old);
    let adds = |edit: &Edit| edit.new.len() > edit.old.len();
    let beside = a.end == b.start || b.end == a.start;
    a.start < b.end && b.start < a.end || beside && (adds(one) || adds(other))
}

/// Edits of both sides that meet, directly or through one another, and the part of the base that they cover.
struct Group {
    base: Range<usize>,
    /// The first edit of ours that is no longer part of it.
    i: usize,
    /// The same of theirs.
    j: usize,
}

impl Group {
    /// The next group from the `i`th edit of ours and the `j`th of theirs on.
    fn next(ours: &[Edit], theirs: &[Edit], i: usize, j: usize) -> Option<Self> {
        let first = match (ours.get(i), theirs.get(j)) {
            (Some(mine), Some(yours)) if yours.old.start < mine.old.start => yours,
            (Some(mine), _) => mine,
            (None, Some(yours)) => yours,
            (None, None) => return None,
        };
        let mine_first = ours.get(i).is_some_and(|mine| std::ptr::eq(mine, first));
        let mut group = Self { base: first.old.clone(), i, j };
        group.add(first, mine_first);
        loop {
            // Edits of one side do not overlap, so that whatever meets one of the other side meets its last one.
            let reaches = |edit: &&Edit, group: &[Edit]| group.last().is_some_and(|last| meet(edit, last));
            if let Some(edit) = ours.get(group.i).filter(|edit| reaches(edit, &theirs[j..group.j])) {
                group.add(edit, true);
            } else if let Some(edit) = theirs.get(group.j).filter(|edit| reaches(edit, &ours[i..group.i])) {
                group.add(edit, false);
            } else {
                return Some(group);
            }
        }
    }

    fn add(&mut self, edit: &Edit, mine: bool) {
        self.base.end = self.base.end.max(edit.old.end);
        if mine { self.i += 1 } else { self.j += 1 }
    }
}
