//! 名额: how many a bureau may nominate, and how many are chosen.

use jiangxuan_model::BureauCode;

use crate::check::{Finding, Level};
use crate::season::Season;

/// What is to be said when `bureau` nominates `count` people; `None` within its quota.
///
/// 原则上 makes it a warning that a written reason lifts; a hard quota blocks.
#[must_use]
pub fn over_quota(season: &Season, bureau: &BureauCode, count: u32) -> Option<Finding> {
    let quota = season.quota(bureau).filter(|quota| count > quota.max)?;
    let message = format!("本单位已推荐 {count} 人，超过名额 {} 人。", quota.max);
    let rule = if quota.bureau_type == crate::season::BureauType::Unit { "R5" } else { "R4" };
    let finding = Finding::new(Level::Warn, rule, message).at("over_quota_reason").quote(&quota.clause);
    Some(if quota.soft {
        finding
            .advise("“原则上”可以超出，但须写明超额推荐理由，由市局核定；或撤回其中的人选。")
            .reason("over_quota_reason")
    } else {
        Finding { level: Level::Block, ..finding }.advise("名额不得超出，请撤回多出的人选。")
    })
}

/// What is to be said of a shortlist of `count` people; `None` when it is exactly the target.
#[must_use]
pub fn off_target(season: &Season, count: u32) -> Option<Finding> {
    let award = &season.award;
    let off = if award.target_soft { count != award.target } else { count > award.target };
    let level = if award.target_soft { Level::Warn } else { Level::Block };
    let message = format!("拟定 {count} 人，计划遴选{} {} 人。", award.name, award.target);
    off.then(|| {
        Finding::new(level, "R3", message).quote(season.clause("R3")).advise("请核对人数，或注明与计划不一致的原因。")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn season(name: &str) -> Season {
        Season::parse(Season::builtin(name).expect("text")).expect("season")
    }

    fn level(season: &Season, bureau: &str, count: u32) -> Option<(Level, bool)> {
        let code = bureau.parse().expect("code");
        over_quota(season, &code, count).map(|finding| (finding.level, finding.reason_field.is_some()))
    }

    #[test]
    fn a_third_nomination_of_a_county_needs_a_reason() {
        let season = season("jinzhong-2019");
        assert_eq!(level(&season, "140702", 2), None);
        assert_eq!(level(&season, "140702", 3), Some((Level::Warn, true)));
    }

    #[test]
    fn a_second_nomination_of_a_unit_needs_a_reason() {
        let season = season("jinzhong-2019");
        assert_eq!(level(&season, "U01", 1), None);
        assert_eq!(level(&season, "U01", 2), Some((Level::Warn, true)));
    }

    #[test]
    fn a_hard_quota_blocks() {
        let season = season("yuci-skills-2026");
        assert_eq!(level(&season, "YC01", 4), None);
        assert_eq!(level(&season, "YC01", 5), Some((Level::Block, false)));
        assert_eq!(level(&season, "YCU1", 4), Some((Level::Warn, true)));
    }

    #[test]
    fn about_fifteen_is_a_warning_and_no_more() {
        let season = season("jinzhong-2019");
        assert_eq!(off_target(&season, 15), None);
        assert_eq!([14, 16].map(|n| off_target(&season, n).map(|f| f.level)), [Some(Level::Warn); 2]);
    }
}
