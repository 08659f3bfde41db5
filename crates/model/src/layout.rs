//! What a document looks like inside: one layout for all kinds.
//!
//! ```text
//! schema     integer
//! fields     key → text                       disagreement is a visible multi-value
//! narrative  Automerge text                   个人事迹材料
//! records    section → record id → key → text a removed record keeps its values and says `removed`
//! seals      seal id → version                which edits the sealer had not seen follows from these
//! decisions  conflict id → key → text         who settled what, and why
//! ```
//!
//! The containers come from frozen genesis bytes, the same on every device, so that two devices
//! that create or open the same document independently never disagree about them. Sections that came later are added
//! by frozen steps ([`crate::schema`]), where they are first written to.

use automerge::ObjId;
use automerge::ObjType;
use automerge::ROOT;
use automerge::ReadDoc as _;
use automerge::transaction::CommitOptions;
use automerge::transaction::Transactable as _;
use automerge::{ActorId, Automerge, AutomergeError, TextEncoding};

use crate::ids::{Actor, Kind};

/// The schema of a document that has its first change only; later ones are [`crate::schema`].
pub const FIRST_SCHEMA: u16 = 1;
/// The actor of the genesis change. Its chain of one change is known to everybody and needs no signature.
pub const GENESIS_ACTOR: Actor = Actor(*b"jiangxuan-genes1");
/// Key in a record that says it was removed, and why.
pub const REMOVED: &str = "removed";
/// Field that says the nominee was withdrawn, and why.
pub const WITHDRAWN: &str = "withdrawn";

/// The section whose records name attachments.
pub const EVIDENCE: &str = "evidence";
/// Key in such a record: the BLAKE3 hash of the attachment, in hexadecimal.
pub const BLOB: &str = "blob";
/// Key in such a record: the attachment's length in bytes.
pub const BYTES: &str = "bytes";
/// What keys in records of a desk or bulletin begin with that name an attachment; its hash follows, the value
/// begins with its length in bytes.
pub const SCAN: &str = "scan.";

/// The section of a desk with the accounts to which prizes are paid, one record for each dossier.
pub const ACCOUNTS: &str = "accounts";

pub(crate) const SCHEMA_KEY: &str = "schema";
pub(crate) const FIELDS: &str = "fields";
/// The one long text of a dossier.
pub const NARRATIVE: &str = "narrative";
pub(crate) const RECORDS: &str = "records";
pub(crate) const SEALS: &str = "seals";
pub(crate) const DECISIONS: &str = "decisions";

/// The record sections of a kind of document that this program knows.
pub fn sections(kind: Kind) -> impl Iterator<Item = &'static str> {
    first_sections(kind).iter().copied().chain(later_sections(kind).iter().map(|(_, section)| *section))
}

/// Sections that a kind of document did not have from the start: since which schema, and the section. A line here is
/// for ever.
#[must_use]
pub fn later_sections(kind: Kind) -> &'static [(u16, &'static str)] {
    match kind {
        Kind::Desk => &[(2, ACCOUNTS)],
        _ => &[],
    }
}

/// The record sections that the first change of a kind makes.
#[must_use]
pub fn first_sections(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Dossier => &[
            "career",
            "achievements",
            "awards",
            "ip",
            "apprentices",
            "prior_programmes",
            "evidence",
            "visits",
            "consultations",
        ],
        Kind::Desk => &["meetings", "letters", "conditions", "orders"],
        Kind::Review => &["returns", "checks", "visits"],
        Kind::Campaign => &["notes"],
        Kind::Assessment => &["ranks", "panels", "scores", "recognitions"],
        Kind::Bulletin => &["publicity", "objections", "list", "awards"],
    }
}

/// The frozen first change of a kind.
#[must_use]
pub fn genesis(kind: Kind) -> &'static [u8] {
    match kind {
        Kind::Campaign => include_bytes!("../genesis/campaign-1.chunk"),
        Kind::Dossier => include_bytes!("../genesis/dossier-1.chunk"),
        Kind::Desk => include_bytes!("../genesis/desk-1.chunk"),
        Kind::Review => include_bytes!("../genesis/review-1.chunk"),
        Kind::Assessment => include_bytes!("../genesis/assessment-1.chunk"),
        Kind::Bulletin => include_bytes!("../genesis/bulletin-1.chunk"),
    }
}

/// Makes the first change of a kind anew; the shipped bytes were made by this once.
pub fn make_genesis(kind: Kind) -> Result<Vec<u8>, AutomergeError> {
    let mut doc =
        Automerge::new_with_encoding(TextEncoding::Utf16CodeUnit).with_actor(ActorId::from(&GENESIS_ACTOR.0[..]));
    doc.transact_with::<_, _, AutomergeError, _>(
        |()| CommitOptions::default().with_time(0),
        |tx| {
            tx.put(ROOT, SCHEMA_KEY, i64::from(FIRST_SCHEMA))?;
            tx.put_object(ROOT, FIELDS, ObjType::Map)?;
            tx.put_object(ROOT, NARRATIVE, ObjType::Text)?;
            let records = tx.put_object(ROOT, RECORDS, ObjType::Map)?;
            for section in first_sections(kind) {
                tx.put_object(&records, *section, ObjType::Map)?;
            }
            tx.put_object(ROOT, SEALS, ObjType::Map)?;
            tx.put_object(ROOT, DECISIONS, ObjType::Map)?;
            Ok(())
        },
    )
    .map_err(|failure| failure.error)?;
    Ok(doc.get_last_local_change().map(|change| change.raw_bytes().to_vec()).unwrap_or_default())
}

/// A container directly under `parent`, if it is there.
pub(crate) fn container(doc: &Automerge, parent: &ObjId, key: &str) -> Option<ObjId> {
    match doc.get(parent, key) {
        Ok(Some((value, id))) if value.is_object() => Some(id),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_genesis_is_what_this_program_would_make() {
        for kind in Kind::ALL {
            let fresh = make_genesis(kind).expect("genesis");
            assert_eq!(genesis(kind), fresh, "{kind:?}: a frozen genesis never changes");
        }
    }
}
