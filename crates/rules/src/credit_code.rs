//! 统一社会信用代码: the credit code of organisations (GB 32100-2015 with amendment 1 of 2016).

use crate::text::half_width;

/// The 31 characters of a code: no I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Weights of the first 17 characters: powers of 3 modulo 31.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Why a text is not a credit code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CreditCodeError {
    /// It has this many characters, not 18.
    #[error("统一社会信用代码应为 18 位，现为 {0} 位。请对照营业执照或法人证书补全。")]
    Length(usize),
    /// A character that no code contains.
    #[error("统一社会信用代码不含字符“{0}”（不用 I、O、S、V、Z）。请对照营业执照核对是否把 1、0 看成了 I、O。")]
    Character(char),
    /// The last character does not belong to the others.
    #[error("统一社会信用代码的校验位不符，至少有一位录错。请对照营业执照逐位核对。")]
    Check,
    /// Places 9 to 17 are an organisation code with a check character of its own (GB 11714).
    #[error("统一社会信用代码第 9–17 位的校验位不符，这样的代码不会发出。请对照营业执照逐位核对。")]
    Organisation,
    /// Places 3 to 8 name no division.
    #[error("统一社会信用代码第 3–8 位“{0}”不是行政区划代码，这样的代码不会发出。请对照营业执照逐位核对。")]
    Division(String),
}

/// A credit code whose check character is right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CreditCode(String);

impl CreditCode {
    /// Reads a code; full-width and lower-case letters, blanks and hyphens are forgiven.
    ///
    /// # Errors
    /// [`CreditCodeError`] when it is not 18 characters of the alphabet with the right check character.
    pub fn parse(text: &str) -> Result<Self, CreditCodeError> {
        let code = tidy(text);
        let values = code.chars().map(value).collect::<Result<Vec<_>, _>>()?;
        let [front @ .., last] = values.as_slice() else { return Err(CreditCodeError::Length(0)) };
        if values.len() != 18 {
            return Err(CreditCodeError::Length(values.len()));
        }
        if check_value(front) != *last {
            return Err(CreditCodeError::Check);
        }
        if organisation_check(&code[8..16]) != code[16..].chars().next() {
            return Err(CreditCodeError::Organisation);
        }
        // 10 is the whole country: what its own registry has registered.
        let division = &code[2..8];
        if !division.bytes().all(|byte| byte.is_ascii_digit())
            || (!division.starts_with("10") && crate::divisions::province(division).is_none())
        {
            return Err(CreditCodeError::Division(division.to_owned()));
        }
        Ok(Self(code))
    }

    /// The 18 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The authority that registered the organisation, by the first character.
    #[must_use]
    pub fn registry(&self) -> &'static str {
        match self.0.as_bytes().first() {
            Some(b'1') => "机构编制",
            Some(b'5') => "民政",
            Some(b'9') => "市场监管",
            Some(b'N') => "农业农村",
            _ => "其他",
        }
    }
}

/// The code as it is stored: half-width, upper case, without blanks or hyphens.
#[must_use]
pub fn tidy(text: &str) -> String {
    half_width(text).chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect()
}

fn value(c: char) -> Result<usize, CreditCodeError> {
    ALPHABET.iter().position(|&a| char::from(a) == c).ok_or(CreditCodeError::Character(c))
}

/// The ninth character of an organisation code by GB 11714, from its first eight.
fn organisation_check(front: &str) -> Option<char> {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = front.chars().zip(WEIGHTS).map(|(c, weight)| c.to_digit(36).unwrap_or_default() * weight).sum();
    match 11 - sum % 11 {
        10 => Some('X'),
        11 => Some('0'),
        digit => char::from_digit(digit, 10),
    }
}

fn check_value(front: &[usize]) -> usize {
    let sum: usize = front.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    (31 - sum % 31) % 31
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_codes_are_accepted() {
        for code in [
            "91110000600037341L",
            "91140700MA0K123487",
            "52140700MJ00123425",
            "N2140728MF12345676",
            "91140700MA0K10027J",
        ] {
            assert_eq!(CreditCode::parse(code).map(|c| c.as_str().to_owned()), Ok(code.to_owned()));
        }
    }

    #[test]
    fn a_code_typed_with_an_input_method_is_forgiven() {
        let code = CreditCode::parse(" ９１１４０７００ma0k123487 ").expect("valid");
        assert_eq!((code.as_str(), code.registry()), ("91140700MA0K123487", "市场监管"));
    }

    #[test]
    fn every_single_wrong_character_is_found() {
        let good = "91140700MA0K123487";
        for at in 0..18 {
            for wrong in ALPHABET.iter().filter(|&&a| a != good.as_bytes()[at]) {
                let mut bytes = good.as_bytes().to_vec();
                bytes[at] = *wrong;
                let text = String::from_utf8(bytes).expect("ascii");
                assert_eq!(CreditCode::parse(&text), Err(CreditCodeError::Check), "{text}");
            }
        }
    }

    #[test]
    fn the_organisation_code_inside_is_checked_too() {
        for code in ["91140700MA0K12345X", "52140700MJ0012345E", "91140700MA0K100210", "99999999999999999E"] {
            assert_eq!(CreditCode::parse(code), Err(CreditCodeError::Organisation), "{code}");
        }
    }

    #[test]
    fn a_code_of_no_place_is_refused() {
        assert_eq!(CreditCode::parse("99999999999999998B"), Err(CreditCodeError::Division("999999".into())));
    }

    #[test]
    fn other_texts_say_what_is_wrong() {
        assert_eq!(CreditCode::parse(""), Err(CreditCodeError::Length(0)));
        assert_eq!(CreditCode::parse("9114"), Err(CreditCodeError::Length(4)));
        assert_eq!(CreditCode::parse("9114O700MA0K123487"), Err(CreditCodeError::Character('O')));
        assert_eq!(CreditCode::parse("统一社会信用"), Err(CreditCodeError::Character('统')));
    }
}
