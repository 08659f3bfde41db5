//! 扫描回收: which page it is that a square code was found on.

use crate::error::PaperError;
pub use crate::mark::Trace;

/// How the code of every page of ours begins.
pub const START: &str = "JX1/";

/// Which paper, dossier and version a page belongs to, from what the codes on it say.
pub fn read(codes: &[String]) -> Result<Trace, PaperError> {
    let read = |code: &String| match Trace::parse(code) {
        Err(PaperError::ForeignCode) => None,
        ours => Some(ours),
    };
    let nothing = if codes.is_empty() { PaperError::NoCode } else { PaperError::ForeignCode };
    codes.iter().find_map(read).unwrap_or(Err(nothing))
}

#[cfg(test)]
mod tests {
    use jiangxuan_contract::command::PaperKind;

    use super::*;

    #[test]
    fn a_page_is_known_by_the_one_code_that_is_ours() {
        let trace = Trace {
            paper: PaperKind::Annex1,
            dossier: "dossier-140702-abcdefghijklmnop".to_owned(),
            version: 5,
            hash: "0123456789abcdef".to_owned(),
        };
        let (ours, other) = (trace.code(), "https://example.org".to_owned());
        assert!(ours.starts_with(START));
        assert_eq!(read(&[other.clone(), ours]).expect("trace"), trace);
        assert!(matches!(read(&[other]), Err(PaperError::ForeignCode)));
        assert!(matches!(read(&[]), Err(PaperError::NoCode)));
        let later = trace.code().replace("ANNEX1", "ANNEX9");
        assert!(matches!(read(&[later]), Err(PaperError::NewerPaper)), "ours, of a paper that is not known here");
    }
}
