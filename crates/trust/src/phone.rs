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
