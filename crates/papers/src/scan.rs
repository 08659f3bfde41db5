//! 扫描回收: which page it is that a square code was found on.

use crate::error::PaperError;
pub use crate::mark::Trace;

/// How the code of every page of ours begins.
pub const START: &str = "JX1/";

/// Which paper, dossier and version a page belongs to, from what the codes on it say.
pub fn read(codes: &[String]) -> Result<Trace, PaperError> {
    let found = codes.iter().find_map(|code| Trace::parse(code).ok());
    found.ok_or(if codes.is_empty() { PaperError::NoCode } else { PaperError::ForeignCode })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_the_one_code_that_is_ours() {
        let trace = Trace {
            paper: "annex1".to_owned(),
            dossier: "dossier-140702-abcdefghijklmnop".to_owned(),
            version: 5,
            hash: "0123456789abcdef".to_owned(),
        };
        let (ours, other) = (trace.code(), "https://example.org".to_owned());
        assert!(ours.starts_with(START));
        assert_eq!(read(&[other.clone(), ours]).expect("trace"), trace);
        assert!(matches!(read(&[other]), Err(PaperError::ForeignCode)));
        assert!(matches!(read(&[]), Err(PaperError::NoCode)));
    }
}
