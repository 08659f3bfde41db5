//! 个人事迹材料 (R26): title 二号小标宋, body 三号仿宋.

use jiangxuan_contract::command::PaperKind;
use jiangxuan_rules::Season;

use super::{paper, stem};
use crate::input::Nominee;
use crate::mark::Mark;
use crate::sheet::{Block, Page, Paper, TextStyle};

/// What stands in the place of a text about which people do not agree.
const CONTESTED: &str = "此处内容不一致，待处理。";

/// The narrative of a nominee.
#[must_use]
pub fn narrative(season: &Season, nominee: &Nominee) -> Paper {
    let title = format!("{}年度“{}”{}事迹材料", season.year, season.award.name, nominee.name());
    paper(stem("事迹材料", nominee), &title, Page::Official, blocks(nominee), Mark::of(PaperKind::Narrative, nominee))
}

/// Title, name and text.
pub(super) fn blocks(nominee: &Nominee) -> Vec<Block> {
    let given = nominee.field("narrative_title").trim();
    let title = if given.is_empty() { format!("{}事迹材料", nominee.name()) } else { given.to_owned() };
    let by = format!("{}　{}", nominee.field("employer_name"), nominee.name());
    let mut blocks = vec![
        Block::text(TextStyle::Title, title),
        Block::text(TextStyle::Subtitle, by.trim()),
        Block::Gap { lines: 1 },
    ];
    if nominee.narrative_contested {
        blocks.push(Block::text(TextStyle::Body, CONTESTED));
        return blocks;
    }
    let paragraphs = nominee.narrative.lines().map(str::trim).filter(|line| !line.is_empty());
    blocks.extend(paragraphs.map(|text| Block::text(style(text), text)));
    if nominee.narrative.trim().is_empty() {
        blocks.push(Block::text(TextStyle::Body, "无"));
    }
    blocks
}

/// A short line that begins with 一、 or （一） and has no full stop is a heading.
fn style(text: &str) -> TextStyle {
    let short = text.chars().count() <= 30 && !text.ends_with(['。', '；', '，', '：']);
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let bare = text.trim_start_matches(numeral);
    if short && bare.len() < text.len() && bare.starts_with('、') {
        return TextStyle::Heading;
    }
    let inner = text.strip_prefix('（').map(|rest| (rest, rest.trim_start_matches(numeral)));
    match inner {
        Some((rest, bare)) if short && bare.len() < rest.len() && bare.starts_with('）') => TextStyle::Subheading,
        _ => TextStyle::Body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_contested_text_nothing_is_printed_but_that_it_is() {
        let text = "年节约六十二万元。".to_owned();
        let nominee = Nominee { narrative: text.clone(), narrative_contested: true, ..Nominee::default() };
        let said = format!("{:?}", blocks(&nominee));
        assert!(said.contains(CONTESTED) && !said.contains(&text), "{said}");
        let settled = Nominee { narrative_contested: false, ..nominee };
        let said = format!("{:?}", blocks(&settled));
        assert!(!said.contains(CONTESTED) && said.contains(&text), "{said}");
    }

    #[test]
    fn headings_are_told_from_sentences() {
        assert_eq!(style("一、扎根一线二十年"), TextStyle::Heading);
        assert_eq!(style("（二）带徒传艺"), TextStyle::Subheading);
        assert_eq!(style("一九九八年，他进厂当学徒。"), TextStyle::Body);
        assert_eq!(style("一、他常说，手艺是一辈子的事。"), TextStyle::Body);
    }
}
