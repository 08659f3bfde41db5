//! The recovery file: opened by its passphrase, and honest about what went wrong.

use jiangxuan_trust::{TrustError, recovery};

use crate::support::key;

const PASSPHRASE: &str = "平遥古城 推光漆器 1986";

fn exported() -> String {
    recovery::export(&key(1), PASSPHRASE, std::array::from_fn(|at| at as u8)).expect("exports")
}

#[test]
fn the_key_comes_back_with_its_passphrase_however_the_text_was_wrapped() {
    let text = exported();
    assert_eq!(recovery::import(&text, PASSPHRASE).expect("imports").seed(), key(1).seed());
    let mailed = format!("附件：\r\n{}\r\n", text.replace('\n', "\r\n  "));
    assert_eq!(recovery::import(&mailed, PASSPHRASE).expect("imports").seed(), key(1).seed());
}

#[test]
fn a_wrong_passphrase_is_told_from_a_damaged_file() {
    let text = exported();
    assert_eq!(recovery::import(&text, "平遥古城").map(|key| key.id()), Err(TrustError::WrongPassphrase));
    let torn = text.split("-----END").next().expect("a start");
    assert_eq!(recovery::import(torn, PASSPHRASE).map(|key| key.id()), Err(TrustError::Damaged));
    assert_eq!(recovery::import("通知", PASSPHRASE).map(|key| key.id()), Err(TrustError::NotARecoveryFile));
}

#[test]
fn any_touched_letter_is_damage() {
    let text = exported();
    let body = text.find('\n').expect("first line")..text.rfind("\n-----").expect("last line");
    for at in body.filter(|at| text.as_bytes()[*at].is_ascii_alphanumeric()) {
        let other = if text.as_bytes()[at] == b'A' { "B" } else { "A" };
        let mut touched = text.clone();
        touched.replace_range(at..=at, other);
        assert_eq!(recovery::import(&touched, PASSPHRASE).map(|key| key.id()), Err(TrustError::Damaged), "{at}");
    }
}

#[test]
fn an_empty_passphrase_is_refused() {
    assert_eq!(recovery::export(&key(1), "", [0; 48]), Err(TrustError::EmptyPassphrase));
}

#[test]
fn the_seed_does_not_show() {
    let seed = data_encoding::BASE32_NOPAD.encode(&key(1).seed());
    assert!(!exported().replace('\n', "").contains(&seed[..16]));
}
