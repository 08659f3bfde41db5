//! 评审: whose judgement may count, and what the scores add up to.

use std::collections::BTreeMap;

use crate::season::Season;
use crate::text::{bare, half_width};

/// Shortest employer name that is compared as a part of another one, in characters.
const SHORTEST: usize = 4;
/// Scores are kept in hundredths.
const HUNDRED: u32 = 100;
/// Highest score of a dimension, in hundredths.
const HIGHEST: u32 = 100 * HUNDRED;

/// Why an expert may not score somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interest {
    /// The expert is the nominee.
    Oneself,
    /// Both work for the same employer.
    SameEmployer,
    /// The expert declared to be related to the nominee.
    Kin,
}

impl Interest {
    /// For people.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Oneself => "专家即人选本人",
            Self::SameEmployer => "同一工作单位",
            Self::Kin => "已声明的亲属关系",
        }
    }
}

/// An expert as far as interests go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expert<'a> {
    /// Name.
    pub name: &'a str,
    /// Employer.
    pub employer: &'a str,
    /// Relatives among the nominees, as declared: names with `、` between them; a remark in brackets may follow.
    pub kin: &'a str,
}

/// Why `expert` may not score the nominee of this name and employer; `None` where nothing speaks against it.
#[must_use]
pub fn interest(expert: &Expert<'_>, name: &str, employer: &str) -> Option<Interest> {
    let kin = expert
        .kin
        .split(['、', '，', ',', '；', ';', ' '])
        .map(|entry| entry.split(['（', '(']).next().unwrap_or_default());
    if kin.map(bare).any(|entry| !entry.is_empty() && entry == bare(name)) {
        return Some(Interest::Kin);
    }
    if same_employer(expert.employer, employer) {
        let oneself = bare(expert.name) == bare(name);
        return Some(if oneself { Interest::Oneself } else { Interest::SameEmployer });
    }
    None
}

/// 祁县某公司 and 祁县某公司吹制车间 are one employer.
fn same_employer(one: &str, other: &str) -> bool {
    let (one, other) = (bare(one), bare(other));
    let (short, long) = if one.chars().count() <= other.chars().count() { (one, other) } else { (other, one) };
    !short.is_empty() && (short == long || short.chars().count() >= SHORTEST && long.contains(&short))
}

/// Reads a score of 0 to 100 with at most two decimals, in hundredths.
#[must_use]
pub fn score(text: &str) -> Option<u32> {
    let text = half_width(text);
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
    let digits = |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 2 {
        return None;
    }
    let tenth = if part.len() == 1 { 10 } else { 1 };
    let hundredths = whole.parse::<u32>().ok()? * HUNDRED + part.parse::<u32>().ok()? * tenth;
    (hundredths <= HIGHEST).then_some(hundredths)
}

/// The weighted sum of one expert's scores, in hundredths; `None` unless every dimension has one.
#[must_use]
pub fn weighted(season: &Season, scores: &BTreeMap<String, u32>) -> Option<u32> {
    let parts = season.scoring.iter().map(|dimension| Some(scores.get(&dimension.key)? * dimension.weight));
    let sum: u32 = parts.sum::<Option<u32>>()?;
    Some((sum + 50) / 100)
}

/// What several experts gave one nominee, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// How many.
    pub count: usize,
    /// Their mean, rounded.
    pub mean: u32,
    /// Highest minus lowest.
    pub spread: u32,
}

/// Mean and spread of sums; `None` where there are none.
#[must_use]
pub fn verdict(sums: &[u32]) -> Option<Verdict> {
    let (lowest, highest) = (sums.iter().min()?, sums.iter().max()?);
    let count = sums.len();
    let total: u64 = sums.iter().map(|sum| u64::from(*sum)).sum();
    let mean = (total + count as u64 / 2) / count as u64;
    Some(Verdict { count, mean: u32::try_from(mean).ok()?, spread: highest - lowest })
}

/// Hundredths as people write them: `92.5`.
#[must_use]
pub fn shown(hundredths: u32) -> String {
    let text = format!("{}.{:02}", hundredths / HUNDRED, hundredths % HUNDRED);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn season() -> Season {
        Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season")
    }

    const EXPERT: Expert<'_> =
        Expert {
            name: "闾丘明", employer: "祁县某玻璃器皿有限公司", kin: "申屠启明（姐夫）、武平生"
        };

    #[test]
    fn an_expert_of_the_same_employer_is_out() {
        assert_eq!(interest(&EXPERT, "闻人守拙", "祁县某玻璃器皿有限公司吹制车间"), Some(Interest::SameEmployer));
        assert_eq!(interest(&EXPERT, "闾丘明", "祁县某玻璃器皿有限公司"), Some(Interest::Oneself));
        assert_eq!(interest(&EXPERT, "闻人守拙", "平遥某漆器厂"), None);
        assert_eq!(interest(&EXPERT, "闻人守拙", ""), None);
    }

    #[test]
    fn declared_kin_are_out_with_or_without_a_remark() {
        assert_eq!(interest(&EXPERT, "申屠启明", "平遥某漆器厂"), Some(Interest::Kin));
        assert_eq!(interest(&EXPERT, "武平生", "平遥某漆器厂"), Some(Interest::Kin));
    }

    #[test]
    fn scores_are_read_and_weighted() {
        assert_eq!(
            [score("92.5"), score("100"), score("０"), score("99.99")],
            [Some(9250), Some(10_000), Some(0), Some(9999)]
        );
        assert_eq!([score("100.1"), score("-1"), score("9.999"), score(""), score("九十")], [None; 5]);
        let season = season();
        let scores: BTreeMap<String, u32> = season.scoring.iter().map(|d| (d.key.clone(), 9000)).collect();
        assert_eq!(weighted(&season, &scores), Some(9000));
        assert_eq!(weighted(&season, &BTreeMap::new()), None);
    }

    #[test]
    fn mean_and_spread_of_several() {
        assert_eq!(verdict(&[9000, 8001, 8500]), Some(Verdict { count: 3, mean: 8500, spread: 999 }));
        assert_eq!(verdict(&[]), None);
        assert_eq!([shown(9250), shown(9000), shown(9), shown(0)], ["92.5", "90", "0.09", "0"]);
    }
}
