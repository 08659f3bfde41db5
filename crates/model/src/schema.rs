//! The numbered schema of documents, and the frozen steps that lead from one number to the next.
//!
//! A document starts with its first change, which is schema 1. What a later schema adds comes by [`Step`]s: changes
//! that depend on the first change alone, have an actor of their own and no time, and so are the same bytes on
//! every device. Two devices that take a step apart have made the same change. A step is taken where it is first
//! needed, by the edit that needs it: documents that use nothing new stay as they are, for programs of all ages.
//!
//! A step can be told by its bytes: its note names it, and whoever has the name can make it anew. So it needs no
//! signature, and an older program lets in the steps of a newer one, keeps them and passes them on.

use automerge::transaction::{CommitOptions, Transactable as _};
use automerge::{ActorId, Automerge, AutomergeError, ObjType, ROOT, ReadDoc as _, TextEncoding};

use crate::chunk;
use crate::ids::{Actor, Kind};
use crate::layout::{self, FIRST_SCHEMA, RECORDS, SCHEMA_KEY};

/// The newest schema that this program knows.
pub const SCHEMA: u16 = 2;
/// Highest number of a schema: far beyond any that will be, and short.
pub const SCHEMA_LIMIT: u16 = 9_999;
/// What the actors of steps begin with. Actors of people are random, and nobody may use one that begins so.
const ACTOR: &[u8; 8] = b"jxschema";
/// Longest name of a section, in bytes.
const NAME_LIMIT: usize = 32;
/// Longest step, in bytes. They have about 150.
const STEP_LIMIT: usize = 512;

/// One frozen change of a schema.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The document says this number.
    Number(u16),
    /// The document has this section of records.
    Section(String),
}

impl Step {
    /// As its note says it.
    fn note(&self) -> String {
        match self {
            Self::Number(number) => format!("schema {number}"),
            Self::Section(name) => format!("section {name}"),
        }
    }

    /// The step of this note, if one of this kind of document may have it.
    fn named(kind: Kind, note: &str) -> Option<Self> {
        let step = match note.split_once(' ')? {
            ("schema", number) => Self::Number(number.parse().ok()?),
            ("section", name) => Self::Section(name.to_owned()),
            _ => return None,
        };
        // A number has one way to be written; a first section must not be made twice, the new one would hide the old.
        (step.note() == note && step.fits(kind)).then_some(step)
    }

    fn fits(&self, kind: Kind) -> bool {
        match self {
            Self::Number(number) => (FIRST_SCHEMA + 1..=SCHEMA_LIMIT).contains(number),
            Self::Section(name) => {
                let letters = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
                letters
                    && (1..=NAME_LIMIT).contains(&name.len())
                    && !layout::first_sections(kind).contains(&name.as_str())
            }
        }
    }

    /// The actor of this step alone. It follows from what the step does, so that no other step can take its place.
    #[must_use]
    pub fn actor(&self, kind: Kind) -> Actor {
        let hash = blake3::hash(format!("{} {}", kind.word(), self.note()).as_bytes());
        let mut actor = Actor(*b"jxschema--------");
        let (_, own) = actor.0.split_at_mut(ACTOR.len());
        own.copy_from_slice(&hash.as_bytes()[..own.len()]);
        actor
    }

    /// The change itself: the same bytes wherever and whenever it is made.
    pub fn change(&self, kind: Kind) -> Result<Vec<u8>, AutomergeError> {
        let mut doc = Automerge::new_with_encoding(TextEncoding::Utf16CodeUnit)
            .with_actor(ActorId::from(&self.actor(kind).0[..]));
        doc.load_incremental(layout::genesis(kind))?;
        doc.transact_with::<_, _, AutomergeError, _>(
            |()| CommitOptions::default().with_time(0).with_message(self.note()),
            |tx| match self {
                Self::Number(number) => tx.put(ROOT, SCHEMA_KEY, i64::from(*number)),
                Self::Section(name) => {
                    let records = tx.get(ROOT, RECORDS)?.map(|(_, id)| id);
                    let records = records.ok_or_else(|| AutomergeError::InvalidObjId(RECORDS.to_owned()))?;
                    tx.put_object(&records, name.as_str(), ObjType::Map).map(|_| ())
                }
            },
        )
        .map_err(|failure| failure.error)?;
        Ok(doc.get_last_local_change().map(|change| change.raw_bytes().to_vec()).unwrap_or_default())
    }

    /// The step that these bytes are. No other bytes than the very ones that this program would make pass.
    #[must_use]
    pub fn of(kind: Kind, chunk: &[u8]) -> Option<Self> {
        if chunk.len() > STEP_LIMIT {
            return None;
        }
        let step = Self::named(kind, chunk::note(chunk)?)?;
        (step.change(kind).ok()? == chunk).then_some(step)
    }
}

/// Whether an actor is one that steps have, and people never.
#[must_use]
pub fn is_step(actor: &Actor) -> bool {
    actor.0.starts_with(ACTOR)
}

/// Whether this program does not know all that is in a document of this schema with these later sections.
#[must_use]
pub fn is_newer<'a>(kind: Kind, schema: u16, later: impl IntoIterator<Item = &'a String>) -> bool {
    schema > SCHEMA || later.into_iter().any(|section| !layout::sections(kind).any(|known| known == section))
}

/// The schema that a document says it has. Where steps were taken apart, the highest.
#[must_use]
pub fn number(doc: &Automerge) -> u16 {
    let all = doc.get_all(ROOT, SCHEMA_KEY).unwrap_or_default();
    let numbers = all.iter().filter_map(|(value, _)| u16::try_from(value.as_i64()?).ok());
    numbers.max().unwrap_or(FIRST_SCHEMA)
}

/// The sections of a document that came by steps, known to this program or not.
#[must_use]
pub fn later(kind: Kind, doc: &Automerge) -> Vec<String> {
    let Some(records) = layout::container(doc, &ROOT, RECORDS) else { return Vec::new() };
    let first = layout::first_sections(kind);
    doc.keys(&records).filter(|key| !first.contains(&key.as_str())).collect()
}

/// Whether a step stands at the end of a document, with nothing that needed it.
#[must_use]
pub fn ends_in_step(doc: &Automerge) -> bool {
    let heads = doc.get_heads();
    let mut newest = heads.iter().filter_map(|head| doc.get_change_meta_by_hash(head));
    newest.any(|meta| meta.actor.to_bytes().starts_with(ACTOR))
}

/// The steps that a document lacks before these sections can be written to.
pub(crate) fn lacking(kind: Kind, doc: &Automerge, written: impl Fn(&str) -> bool) -> Vec<Step> {
    let mut lacking = Vec::new();
    for (needed, section) in layout::later_sections(kind).iter().filter(|(_, section)| written(section)) {
        if !later(kind, doc).iter().any(|held| held == section) {
            let numbered = Step::Number(*needed);
            let raises = number(doc) < *needed && !lacking.contains(&numbered);
            lacking.extend(raises.then_some(numbered));
            lacking.push(Step::Section((*section).to_owned()));
        }
    }
    lacking
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Frozen with schema 2: what a step is must never change, or devices of different age would take different ones.
    #[test]
    fn the_steps_of_schema_2_are_what_they_were() {
        let frozen = include_bytes!("../genesis/desk-2.chunk");
        let steps = [Step::Number(2), Step::Section("accounts".to_owned())];
        let made: Vec<u8> = steps.iter().flat_map(|step| step.change(Kind::Desk).expect("a step")).collect();
        assert_eq!(made, frozen, "a frozen step never changes");
    }

    #[test]
    fn a_step_is_told_by_its_bytes_and_by_no_others() {
        for step in [Step::Number(2), Step::Number(9_999), Step::Section("accounts".to_owned())] {
            let bytes = step.change(Kind::Desk).expect("a step");
            assert_eq!(Step::of(Kind::Desk, &bytes), Some(step.clone()));
            assert_eq!(Step::of(Kind::Review, &bytes), None, "of another kind of document");
            for at in 0..bytes.len() {
                let mut spoilt = bytes.clone();
                spoilt[at] ^= 1;
                assert_ne!(Step::of(Kind::Desk, &spoilt), Some(step.clone()), "byte {at}");
            }
        }
    }

    #[test]
    fn no_step_makes_a_first_section_again_or_a_number_that_is_none() {
        let bad = ["section meetings", "section", "section Ä", "section a/b", "schema 1", "schema 02", "schema 10000"];
        for note in bad {
            assert_eq!(Step::named(Kind::Desk, note), None, "{note}");
        }
        let long = format!("section {}", "a".repeat(33));
        assert_eq!(Step::named(Kind::Desk, &long), None);
    }

    #[test]
    fn every_later_section_belongs_to_a_schema_that_this_program_has() {
        for kind in Kind::ALL {
            for (number, section) in layout::later_sections(kind) {
                assert!((FIRST_SCHEMA + 1..=SCHEMA).contains(number));
                assert!(Step::Section((*section).to_owned()).fits(kind), "{section}");
            }
        }
    }
}
