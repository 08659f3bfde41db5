//! 银行账号: how one is tidied, and what looks odd about it. Nothing here blocks: a passbook has other numbers than a card,
//! and only the bank knows which accounts there are.

use serde::{Deserialize, Serialize};

use crate::text::half_width;

/// Digits of a bank card: ISO/IEC 7812, as far as cards are issued here.
const CARD: std::ops::RangeInclusive<usize> = 16..=19;

/// What somebody should look at once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum AccountDoubt {
    /// Something else than digits stands in the number.
    Characters,
    /// It has not as many digits as a bank card has.
    Length,
    /// It has, and the check digit does not fit.
    CheckDigit,
    /// The account is somebody else's.
    Holder,
}

impl AccountDoubt {
    /// In words.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Characters => "账号里有数字以外的字符，请核对",
            Self::Length => "不是16至19位，不像银行卡号；存折账号可以不管",
            Self::CheckDigit => "银行卡号的校验位不对，请对照银行卡核对",
            Self::Holder => "持卡人不是人选本人，请核对",
        }
    }
}

/// The number without the blanks and hyphens that it is written with.
#[must_use]
pub fn normalise(number: &str) -> String {
    half_width(number).chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

/// The number with its middle hidden: the first six and the last four stay. A short one is hidden whole.
#[must_use]
pub fn masked(number: &str) -> String {
    let length = number.chars().count();
    let stays = |at: usize| length >= 12 && (at < 6 || at + 4 >= length);
    number.chars().enumerate().map(|(at, c)| if stays(at) { c } else { '*' }).collect()
}

/// What is odd about an account of somebody with this name. Nothing where there is no number.
#[must_use]
pub fn doubts(number: &str, holder: &str, name: &str) -> Vec<AccountDoubt> {
    if number.is_empty() {
        return Vec::new();
    }
    let digits: Option<Vec<u32>> = number.chars().map(|c| c.to_digit(10)).collect();
    let of_number = match digits {
        None => Some(AccountDoubt::Characters),
        Some(digits) if !CARD.contains(&digits.len()) => Some(AccountDoubt::Length),
        Some(digits) => (!luhn(&digits)).then_some(AccountDoubt::CheckDigit),
    };
    let other = (!holder.is_empty() && holder != name).then_some(AccountDoubt::Holder);
    of_number.into_iter().chain(other).collect()
}

/// ISO/IEC 7812-1, annex B: every second digit from the right counts double, and the sum ends in 0.
fn luhn(digits: &[u32]) -> bool {
    let doubled = |digit: u32| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let each = digits.iter().rev().enumerate().map(|(at, digit)| if at % 2 == 1 { doubled(*digit) } else { *digit });
    each.sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Invented; the check digit fits.
    const CARD_NO: &str = "6222020000000000000";

    #[test]
    fn a_number_is_tidied_as_it_is_written_on_a_card() {
        assert_eq!(normalise(" ６２２２ 0200-0000 0000 000 "), CARD_NO);
    }

    #[test]
    fn the_middle_of_a_number_is_hidden() {
        assert_eq!(masked(CARD_NO), "622202*********0000");
        assert_eq!((masked("12345678901"), masked("")), ("*".repeat(11), String::new()));
    }

    #[test]
    fn every_wrong_digit_and_nearly_every_swap_of_neighbours_is_noticed() {
        assert_eq!(doubts(CARD_NO, "武平生", "武平生"), []);
        for at in 0..CARD_NO.len() {
            for digit in (b'0'..=b'9').filter(|digit| *digit != CARD_NO.as_bytes()[at]) {
                let mut wrong = CARD_NO.as_bytes().to_vec();
                wrong[at] = digit;
                let wrong = String::from_utf8(wrong).expect("digits");
                assert_eq!(doubts(&wrong, "", "武平生"), [AccountDoubt::CheckDigit], "{wrong}");
            }
        }
    }

    #[test]
    fn a_passbook_and_somebody_elses_account_are_only_doubts() {
        assert_eq!(doubts("", "", "武平生"), []);
        assert_eq!(doubts("140012345678", "武平生", "武平生"), [AccountDoubt::Length]);
        assert_eq!(doubts("6222卡", "", "武平生"), [AccountDoubt::Characters]);
        assert_eq!(doubts(CARD_NO, "郭守一", "武平生"), [AccountDoubt::Holder]);
    }
}
