//! Texts as people save them.

use crate::desk::{Desk, arg};

/// 他三十年如一日，在根一线。第二段。 as Notepad saves it in ANSI, the code page of China.
const GBK: &[u8] = b"\xcb\xfb\xc8\xfd\xca\xae\xc4\xea\xc8\xe7\xd2\xbb\xc8\xd5\xa3\xac\xd4\xda\xb8\xf9\xd2\xbb\xcf\xdf\xa1\xa3\r\n\xb5\xda\xb6\xfe\xb6\xce\xa1\xa3";
/// 他三十年 as Notepad saves it in "Unicode", and the same with the bytes turned round.
const LITTLE: &[u8] = b"\xff\xfe\xd6\x4e\x09\x4e\x41\x53\x74\x5e";
const BIG: &[u8] = b"\xfe\xff\x4e\xd6\x4e\x09\x53\x41\x5e\x74";

#[test]
fn a_narrative_is_read_however_it_was_saved() {
    let desk = Desk::founded();
    let id = desk.does(&["dossier", "new", "--name", "武平生"])["id"].as_str().expect("id").to_owned();
    let file = desk.file("事迹.txt");
    let marked = "\u{feff}他三十年如一日，在根一线。".as_bytes();
    for (bytes, begins) in [
        (GBK, "他三十年如一日，在根一线。"),
        (LITTLE, "他三十年"),
        (BIG, "他三十年"),
        (marked, "他三十年如一日，在根一线。"),
    ] {
        std::fs::write(&file, bytes).expect("written");
        desk.does(&["dossier", "text", &id, "--file", arg(&file)]);
        let shown = desk.does(&["dossier", "show", &id]).to_string();
        assert!(shown.contains(begins) && !shown.contains('\u{feff}'), "{shown}");
    }
}

#[test]
fn a_document_of_word_is_named_and_changes_nothing() {
    let desk = Desk::founded();
    let id = desk.does(&["dossier", "new", "--name", "武平生"])["id"].as_str().expect("id").to_owned();
    let file = desk.file("事迹.docx");
    for (bytes, word) in
        [(&b"PK\x03\x04\x14\x00\x06\x00"[..], "docx"), (b"{\\rtf1\\ansi", "RTF"), (b"\0\x01\x02", "不是纯文本")]
    {
        std::fs::write(&file, bytes).expect("written");
        let ran = desk.run(&["dossier", "text", &id, "--file", arg(&file)]);
        assert_eq!(ran.failure(), "not_text");
        assert!(
            ran.out.contains("事迹.docx") && ran.out.contains(word) && ran.out.contains("另存为纯文本"),
            "{}",
            ran.out
        );
        assert!(!ran.out.contains("stream did not"), "{}", ran.out);
    }
}
