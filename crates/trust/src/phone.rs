//! Forty digits that commit to a sealed version, to be read over the telephone.
//!
//! Thirty-eight digits of the seal's hash (126 bits), then two check digits by ISO/IEC 7064
//! MOD 97-10, which notice every single wrong digit and every swap of neighbours.

use jiangxuan_model::Digest;

use crate::error::TrustError;

const CONTEXT: &str = "jiangxuan v1 phone code";
const DIGITS: usize = 40;
const GROUP: usize = 5;

/// The code of a seal: eight groups of five digits.
#[must_use]
pub fn code(seal_id: Digest) -> String {
    let mut stream = blake3::Hasher::new_derive_key(CONTEXT).update(&seal_id.0).finalize_xof();
    let mut digits: Vec<u8> = (0..DIGITS - 2).map(|_| digit(&mut stream)).collect();
    let check = 98 - remainder(digits.iter().chain(&[0, 0]));
    digits.extend([check / 10, check % 10]);
    grouped(&digits)
}

/// Reads a code as typed by whoever heard it: blanks, dashes and full-width digits are welcome.
pub fn parse(text: &str) -> Result<String, TrustError> {
    let digits = text.chars().filter(|c| !is_filler(*c)).map(value).collect::<Result<Vec<u8>, _>>()?;
    if digits.len() != DIGITS {
        return Err(TrustError::CodeLength(digits.len()));
    }
    if remainder(&digits) == 1 { Ok(grouped(&digits)) } else { Err(TrustError::CodeCheck) }
}

/// Whether `text` is the code of this seal.
#[must_use]
pub fn matches(text: &str, seal_id: Digest) -> bool {
    parse(text).is_ok_and(|heard| heard == code(seal_id))
}

/// Ten does not divide 2⁶⁴, but no digit is likelier than another by more than 2⁻⁶⁰.
fn digit(stream: &mut blake3::OutputReader) -> u8 {
    let mut bytes = [0; 8];
    stream.fill(&mut bytes);
    (u64::from_le_bytes(bytes) % 10) as u8
}

fn remainder<'a>(digits: impl IntoIterator<Item = &'a u8>) -> u8 {
    digits.into_iter().fold(0u16, |rest, digit| (rest * 10 + u16::from(*digit)) % 97) as u8
}

fn grouped(digits: &[u8]) -> String {
    let groups = digits.chunks(GROUP).map(|group| group.iter().map(|digit| char::from(b'0' + digit)).collect());
    groups.collect::<Vec<String>>().join(" ")
}

fn is_filler(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '‐'..='―' | '−' | '－' | ',' | '，' | '、' | '.' | '。')
}

fn value(c: char) -> Result<u8, TrustError> {
    match c {
        '0'..='9' => Ok((u32::from(c) - u32::from('0')) as u8),
        '０'..='９' => Ok((u32::from(c) - u32::from('０')) as u8),
        _ => Err(TrustError::CodeCharacter(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEAL: Digest = Digest([5; 32]);

    fn digits(text: &str) -> Vec<u8> {
        text.bytes().filter(u8::is_ascii_digit).collect()
    }

    fn text(digits: &[u8]) -> String {
        digits.iter().map(|digit| char::from(*digit)).collect()
    }

    #[test]
    fn a_code_is_eight_groups_of_five_digits_and_belongs_to_its_seal() {
        let code = code(SEAL);
        assert!(code.split(' ').count() == 8 && code.split(' ').all(|group| group.len() == 5));
        assert!(matches(&code, SEAL));
        assert!(!matches(&code, Digest([6; 32])));
    }

    #[test]
    fn every_code_reads_back() {
        for seed in 0..=255 {
            let code = code(Digest([seed; 32]));
            assert_eq!(parse(&code), Ok(code));
        }
    }

    #[test]
    fn every_wrong_digit_is_noticed() {
        let good = digits(&code(SEAL));
        for at in 0..good.len() {
            for wrong in (b'0'..=b'9').filter(|digit| *digit != good[at]) {
                let mut heard = good.clone();
                heard[at] = wrong;
                assert_eq!(parse(&text(&heard)), Err(TrustError::CodeCheck));
            }
        }
    }

    #[test]
    fn every_swap_of_neighbours_is_noticed() {
        let good = digits(&code(SEAL));
        for at in (1..good.len()).filter(|at| good[*at] != good[at - 1]) {
            let mut heard = good.clone();
            heard.swap(at, at - 1);
            assert_eq!(parse(&text(&heard)), Err(TrustError::CodeCheck));
        }
    }

    #[test]
    fn blanks_dashes_and_full_width_digits_are_welcome() {
        let code = code(SEAL);
        let wide: String = code.bytes().filter_map(|b| char::from_u32(u32::from(b) + 0xfee0)).collect();
        let wide = wide.replace('\u{ff00}', "　");
        for heard in [code.replace(' ', ""), code.replace(' ', "—"), code.replace(' ', "，\n"), wide] {
            assert_eq!(parse(&heard).as_ref(), Ok(&code), "{heard}");
        }
    }

    #[test]
    fn a_missing_digit_and_a_letter_are_named() {
        let code = code(SEAL);
        assert_eq!(parse(&code[..code.len() - 1]), Err(TrustError::CodeLength(39)));
        assert_eq!(parse("12345 l7890"), Err(TrustError::CodeCharacter('l')));
        assert_eq!(parse(""), Err(TrustError::CodeLength(0)));
    }
}
