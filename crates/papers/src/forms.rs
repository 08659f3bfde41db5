//! The papers of the notice: each a pure function from inputs to a [`Paper`](crate::sheet::Paper).

mod annex1;
mod annex2;
mod annex3;
mod award;
mod letters;
mod narrative;
mod pack;
mod receipt;
mod statistics;
mod story;

pub use annex1::annex1;
pub use annex2::{annex2, annex2_municipal};
pub use annex3::{Variant, annex3};
pub use award::{certificates, payment};
pub use letters::{consultation_letter, extract, final_list, notice, report};
pub use narrative::narrative;
pub use pack::pack;
pub use receipt::{Correction, correction, receipt};
pub use statistics::{Counts, statistics};
pub use story::story;

use crate::input::Nominee;
use crate::mark::Mark;
use crate::sheet::{Block, Page, Paper, Signed, TextStyle};

/// A paper with the draft sign on top where its mark says so.
fn paper(stem: String, title: &str, page: Page, blocks: Vec<Block>, mark: Mark) -> Paper {
    let draft = mark.draft.then(|| Block::text(TextStyle::Draft, "草稿　未签发"));
    Paper {
        stem: file_name(&stem),
        title: title.replace('\n', ""),
        page,
        blocks: draft.into_iter().chain(blocks).collect(),
        mark,
        foot: true,
        shift: (0, 0),
        pictures: Vec::new(),
    }
}

/// A text that every file system takes as a name.
fn file_name(text: &str) -> String {
    let safe = |c: char| if c.is_alphanumeric() || "-_（）".contains(c) { c } else { '_' };
    text.chars().take(60).map(safe).collect()
}

/// Name of a person's file: name and the end of the id, since two people may have one name.
fn stem(what: &str, nominee: &Nominee) -> String {
    let unique = nominee.id.rsplit('-').next().unwrap_or_default();
    let version =
        if nominee.version.draft() { "草稿".to_owned() } else { format!("第{}版", nominee.version.number) };
    format!("{what}_{}_{}_{version}", nominee.name(), unique.chars().take(4).collect::<String>())
}

/// A day to be filled in by hand.
fn blank_day() -> String {
    "　　年　　月　　日".to_owned()
}

/// Signature of the issuing bureau and the day, at the right.
fn signed(name: &str, day: &str) -> [Block; 2] {
    [Block::Gap { lines: 2 }, Block::Signed(Signed::new(name, day))]
}

/// The number of a document as papers print it: 市人社发〔2019〕26号, however it was typed.
fn document(no: &str) -> String {
    let bracket = |c: char| match c {
        '[' | '［' | '【' => '〔',
        ']' | '］' | '】' => '〕',
        other => other,
    };
    no.chars().map(bracket).collect()
}

/// 一、二、… up to twenty.
fn numeral(n: usize) -> String {
    const DIGITS: [&str; 11] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match n {
        0..=10 => DIGITS[n].to_owned(),
        11..=19 => format!("十{}", DIGITS[n - 10]),
        20..=99 => format!("{}十{}", DIGITS[n / 10], if n.is_multiple_of(10) { "" } else { DIGITS[n % 10] }),
        _ => n.to_string(),
    }
}
