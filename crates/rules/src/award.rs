//! 奖励: what is paid, and the check of the total.

use crate::season::Season;

/// What `people` awardees are paid together, in yuan; `None` where the sum has no room.
#[must_use]
pub fn total(season: &Season, people: usize) -> Option<u64> {
    season.award.prize_yuan.checked_mul(u64::try_from(people).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_awardees_are_paid_300_000_yuan() {
        let season = Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season");
        assert_eq!(total(&season, 15), Some(300_000));
        assert_eq!(total(&season, usize::MAX), None);
    }
}
