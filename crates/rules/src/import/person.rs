//! Whether two records are about one person.

use crate::fields::{Field, FieldKind};
use crate::id_number;
use crate::text::bare;

/// What people are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person<'a> {
    /// Name.
    pub name: &'a str,
    /// Identity number; empty where unknown.
    pub id_number: &'a str,
    /// Date of birth, as stored; empty where unknown.
    pub birth: &'a str,
}

/// How two records stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// One person: the same number, or the same name and birth.
    Same,
    /// The same name, and nothing to tell them apart.
    Unclear,
    /// Two people.
    Other,
}

impl Person<'_> {
    /// How this one stands to another.
    #[must_use]
    pub fn likeness(&self, other: &Person<'_>) -> Likeness {
        let (mine, theirs) = (id_number::tidy(self.id_number), id_number::tidy(other.id_number));
        if !mine.is_empty() && !theirs.is_empty() {
            return if mine == theirs { Likeness::Same } else { Likeness::Other };
        }
        let name = bare(self.name);
        if name.is_empty() || name != bare(other.name) {
            return Likeness::Other;
        }
        match (self.birth, other.birth) {
            ("", _) | (_, "") => Likeness::Unclear,
            (one, other) if same_day(one, other) => Likeness::Same,
            _ => Likeness::Other,
        }
    }
}

/// Whether what a list offers says nothing else than what stands: a month agrees with a day in it.
#[must_use]
pub fn agrees(field: &Field, stands: &str, offered: &str) -> bool {
    match field.kind {
        FieldKind::Date | FieldKind::Month => same_day(stands, offered),
        _ => bare(stands) == bare(offered),
    }
}

/// A year or a month is the beginning of a day, as they are stored.
fn same_day(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    long == short || long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'))
}
