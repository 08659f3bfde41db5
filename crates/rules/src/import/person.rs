//! Whether two records are about one person.

use std::collections::BTreeMap;

use crate::dates;
use crate::fields::{Field, FieldKind};
use crate::id_number::{self, IdNumber, IdNumberError};
use crate::text::{bare, exact};

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
        self.known().likeness(&other.known())
    }

    /// The same, as it is compared.
    #[must_use]
    pub fn known(&self) -> Known {
        Known {
            name: bare(self.name),
            written: exact(self.name),
            number: number(self.id_number),
            birth: dates::normalise(self.birth),
        }
    }
}

/// What people are told apart by, ready for many comparisons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    name: String,
    written: String,
    number: Number,
    birth: String,
}

/// An identity number as far as it can prove anything.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Number {
    None,
    /// A valid number, in its 18 digits.
    Valid(String),
    /// Something that no card carries: equal ones are one person, others prove nothing.
    Other(String),
}

/// A number with 15 digits is the one with 18 that follows from it.
fn number(text: &str) -> Number {
    let tidy = id_number::tidy(text);
    match IdNumber::parse(&tidy) {
        _ if tidy.is_empty() => Number::None,
        Ok(id) | Err(IdNumberError::OldForm(id)) => Number::Valid(id.as_str().to_owned()),
        Err(_) => Number::Other(tidy),
    }
}

impl Known {
    /// How this one stands to another.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Likeness {
        let proved = match (&self.number, &other.number) {
            (Number::None, _) | (_, Number::None) => None,
            (one, other) if one == other => return Likeness::Same,
            (Number::Valid(_), Number::Valid(_)) => return Likeness::Other,
            _ => Some(Likeness::Unclear),
        };
        if self.name.is_empty() || self.name != other.name {
            return Likeness::Other;
        }
        let same = match (self.birth.as_str(), other.birth.as_str()) {
            ("", _) | (_, "") => Likeness::Unclear,
            (one, other) if same_day(one, other) => Likeness::Same,
            _ => return Likeness::Other,
        };
        // 李升 and 李昇 may be one person or two, and so may one name with two numbers of which one is wrong.
        let written = if self.written == other.written { Likeness::Same } else { Likeness::Unclear };
        if proved.is_some() || written == Likeness::Unclear { Likeness::Unclear } else { same }
    }

    /// Under what it can be found: only those that share one of these are not [`Likeness::Other`].
    pub fn keys(&self) -> impl Iterator<Item = (Key, &str)> {
        let number = match &self.number {
            Number::None => None,
            Number::Valid(number) | Number::Other(number) => Some((Key::Number, number.as_str())),
        };
        let name = (!self.name.is_empty()).then_some((Key::Name, self.name.as_str()));
        number.into_iter().chain(name)
    }
}

/// What a person is found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// By the identity number.
    Number,
    /// By the name.
    Name,
}

/// Known people, found without looking at each of them.
#[derive(Debug, Clone)]
pub struct People<T> {
    all: Vec<(Known, T)>,
    places: BTreeMap<(Key, String), Vec<usize>>,
}

impl<T> Default for People<T> {
    fn default() -> Self {
        Self { all: Vec::new(), places: BTreeMap::new() }
    }
}

impl<T> People<T> {
    /// Adds somebody.
    pub fn add(&mut self, known: Known, who: T) {
        for (key, text) in known.keys() {
            self.places.entry((key, text.to_owned())).or_default().push(self.all.len());
        }
        self.all.push((known, who));
    }

    /// The first who is the same person, or else the first who cannot be told apart.
    #[must_use]
    pub fn find(&self, person: &Known) -> Option<(&T, Likeness)> {
        let mut near: Vec<usize> = person
            .keys()
            .filter_map(|(key, text)| self.places.get(&(key, text.to_owned())))
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        let like = |at: &usize| self.all.get(*at).map(|(known, who)| (who, known.likeness(person)));
        let all = || near.iter().filter_map(like);
        all().find(|(_, like)| *like == Likeness::Same).or_else(|| all().find(|(_, like)| *like == Likeness::Unclear))
    }
}

impl<T> FromIterator<(Known, T)> for People<T> {
    fn from_iter<I: IntoIterator<Item = (Known, T)>>(all: I) -> Self {
        let mut people = Self::default();
        all.into_iter().for_each(|(known, who)| people.add(known, who));
        people
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
