//! Plain text, as it is saved in China: UTF-8, UTF-16 or GB18030.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::Unreadable;

/// Beginnings of files that people take for a text, and what they are.
const OTHERS: [(&[u8], &str); 7] = [
    (b"PK\x03\x04", " Word、Excel 文件（docx、xlsx）或压缩包"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word、Excel 文件（doc、xls）"),
    (b"{\\rtf", " RTF 文档"),
    (b"%PDF", " PDF 文件"),
    (b"\xff\xd8\xff", " JPG 图片"),
    (b"\x89PNG", " PNG 图片"),
    (b"SQLite format 3", "数据库"),
];

/// Reads a text, without its byte order mark.
///
/// # Errors
/// Where it is something else; named as far as that can be told.
pub fn read(bytes: &[u8]) -> Result<String, Unreadable> {
    let said = |what: &str| {
        Unreadable::new(
            "not_text",
            format!(
                "这个文件不是纯文本，{what}，没有读取，资料没有改动。请用 WPS、Word 或记事本打开它，另存为纯文本（.txt），再读一次；也可以复制文字，直接粘贴进来。"
            ),
        )
    };
    if let Some((_, what)) = OTHERS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Err(said(&format!("按内容看是{what}")));
    }
    decoded(bytes).ok_or_else(|| said("里面有文字以外的内容"))
}

/// The text of bytes that are one: by their byte order mark, as UTF-8, as UTF-16 without a mark, or else as GB18030.
pub(crate) fn decoded(bytes: &[u8]) -> Option<String> {
    let (encoding, lossy) = encoding(bytes);
    let (text, _, spoilt) = encoding.decode(bytes);
    // DOS marked the end of a text by Ctrl-Z, and some programs still do.
    let text = text.trim_end_matches(['\u{1a}', '\0']);
    let binary = |c: char| c.is_control() && !c.is_whitespace();
    ((!spoilt || lossy) && !text.chars().any(binary)).then(|| text.to_owned())
}

/// The encoding, and whether single characters of it may be spoilt.
fn encoding(bytes: &[u8]) -> (&'static Encoding, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, false);
    }
    if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) {
        return (UTF_8, false);
    }
    // No text of bytes holds a zero, and UTF-16 has one in every ASCII character.
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 0) => {}
        (even, odd) if odd > even => return (UTF_16LE, false),
        _ => return (UTF_16BE, false),
    }
    // A torn character or two in a text that is else UTF-8: by chance GB18030 never looks like that.
    let (text, ..) = UTF_8.decode(bytes);
    let (torn, whole) = text.chars().filter(|c| !c.is_ascii()).fold((0_usize, 0_usize), |(torn, whole), c| match c {
        '\u{fffd}' => (torn + 1, whole),
        _ => (torn, whole + 1),
    });
    if torn * 4 < whole { (UTF_8, true) } else { (GB18030, false) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "他三十年如一日，琢磨琉璃。\r\n第二段。";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once('\u{feff}').chain(text.chars()).collect::<String>().encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn a_text_is_read_however_it_was_saved() {
        let (gbk, _, _) = GB18030.encode(TEXT);
        for bytes in [
            TEXT.as_bytes().to_vec(),
            format!("\u{feff}{TEXT}").into_bytes(),
            gbk.into_owned(),
            utf16(TEXT, u16::to_le_bytes),
            utf16(TEXT, u16::to_be_bytes),
        ] {
            assert_eq!(read(&bytes).as_deref(), Ok(TEXT), "{bytes:?}");
        }
        assert_eq!(read(b"").as_deref(), Ok(""));
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, word) in [
            (&b"PK\x03\x04\x14\x00"[..], "Word"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Word"),
            (b"{\\rtf1\\ansi", "RTF"),
            (b"%PDF-1.7", "PDF"),
            (b"a\x00b", "文字以外"),
            (b"\x81", "文字以外"),
        ] {
            let refused = read(bytes).expect_err("refused");
            assert!(refused.message.contains(word) && refused.message.contains("另存为纯文本"), "{}", refused.message);
        }
    }
}
