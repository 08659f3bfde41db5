//! The one outlet of field values: what identifies a person leaves the core masked, unless an audited command asks.

use jiangxuan_model::{Conflict, ConflictKind};
use jiangxuan_rules::account;
use jiangxuan_rules::fields::{self, Field};

use super::accounts::is_account_number;
use crate::command::Failure;

const MASK: char = '*';

/// How values that identify somebody are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// With their middle hidden.
    Masked,
    /// In full: whoever asked for it stands in the audit trail.
    Whole,
}

impl Look {
    /// As a command asks for it.
    pub(crate) fn of(unmask: bool) -> Self {
        if unmask { Self::Whole } else { Self::Masked }
    }
}

/// A value of the field at `path` as it may be shown. Every value that a dossier holds or held leaves through here;
/// only what is printed on official forms does not.
pub(crate) fn veiled(path: &str, value: &str, look: Look) -> String {
    match look {
        Look::Masked if is_account_number(path) => account::masked(value),
        Look::Masked if identifies(path) => masked(value),
        Look::Masked | Look::Whole => value.to_owned(),
    }
}

/// The field whose values the sides of a card are; empty where the sides are dossiers or versions.
pub(crate) fn disputed(card: &Conflict) -> &str {
    match card.kind {
        ConflictKind::Field | ConflictKind::Narrative | ConflictKind::Rank => card.field.as_deref().unwrap_or_default(),
        _ => "",
    }
}

/// Whether values at this place are masked.
pub(crate) fn identifies(path: &str) -> bool {
    fields::at(path).is_some_and(|field| field.kind.identifies())
}

/// Refuses a masked number that somebody wants to write down as if it were the number.
pub(crate) fn not_masked(field: &Field, value: &str) -> Result<(), Failure> {
    if !field.kind.identifies() || !value.contains(MASK) {
        return Ok(());
    }
    Err(Failure::new(
        "masked",
        format!("“{}”里有遮住的位数（*），不能照抄存入。没有改动；请查看完整号码后再填写。", field.zh),
    ))
}

/// A number with its middle hidden: the first six and the last four stay.
fn masked(number: &str) -> String {
    let characters: Vec<char> = number.chars().collect();
    if characters.len() < 12 {
        return MASK.to_string().repeat(characters.len());
    }
    let hidden = characters.len() - 10;
    let (head, tail) = (&characters[..6], &characters[6 + hidden..]);
    head.iter().chain(&vec![MASK; hidden]).chain(tail).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_identifies_is_masked_and_short_numbers_are_hidden_whole() {
        assert_eq!(veiled("id_number", "142430197506150095", Look::Masked), "142430********0095");
        assert_eq!(veiled("id_number", "142430", Look::Masked), "******");
        assert_eq!(veiled("id_number", "142430197506150095", Look::Whole), "142430197506150095");
        assert_eq!(veiled("accounts/7/number", "6222020000000000000", Look::Masked), "622202*********0000");
        assert_eq!(veiled("mobile", "13800000000", Look::Masked), "13800000000");
        assert_eq!(veiled("awards/7/date", "2016-05", Look::Masked), "2016-05");
    }
}
