//! 事迹简介 for the press (R58): who, where, and the short story; no number of any kind.

use jiangxuan_contract::command::PaperKind;
use jiangxuan_rules::Season;

use super::{paper, stem};
use crate::input::Nominee;
use crate::mark::Mark;
use crate::sheet::{Block, Page, Paper, TextStyle};

/// The short story of an awardee.
#[must_use]
pub fn story(season: &Season, nominee: &Nominee) -> Paper {
    let title = format!("{}年度“{}”{}事迹简介", season.year, season.award.name, nominee.name());
    let given = nominee.field("narrative_title").trim();
    let head = if given.is_empty() { &title } else { given };
    let by = [nominee.field("employer_name"), nominee.field("dept_post"), nominee.name()];
    let by: Vec<&str> = by.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    let mut blocks = vec![
        Block::text(TextStyle::Title, head),
        Block::text(TextStyle::Subtitle, by.join("　")),
        Block::Gap { lines: 1 },
    ];
    let paragraphs = nominee.field("summary").lines().map(str::trim).filter(|line| !line.is_empty());
    blocks.extend(paragraphs.map(|text| Block::text(TextStyle::Body, text)));
    paper(stem("事迹简介", nominee), &title, Page::Official, blocks, Mark::of(PaperKind::Story, nominee))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::input::Version;

    #[test]
    fn the_press_reads_who_and_what_and_no_number() {
        let season = Season::parse(include_str!("../../../rules/seasons/jinzhong-2019.toml")).expect("a season");
        let fields = [
            ("name", "闻人守拙"),
            ("employer_name", "太谷区某铸造厂"),
            ("summary", "扎根一线二十年。"),
            ("mobile", "13800000000"),
        ];
        let fields: BTreeMap<String, String> = fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
        let version = Version { number: 1, ..Version::default() };
        let told = format!("{:?}", story(&season, &Nominee { fields, version, ..Nominee::default() }).blocks);
        for wanted in ["闻人守拙", "太谷区某铸造厂", "扎根一线二十年。"] {
            assert!(told.contains(wanted), "{told}");
        }
        assert!(!told.contains("13800000000") && !told.contains("草稿"), "{told}");
    }
}
