//! Who may read and write what: the one table (design §3), used to choose what to offer and to
//! judge what arrives.

use jiangxuan_model::{BureauCode, DeviceId, DocId, Kind};
use serde::{Deserialize, Serialize};

use crate::roster::{Member, Role, Roster};
use crate::statement::Claim;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Right {
    None,
    Read,
    Write,
}

use Right::{None as No, Read, Write};

struct Row {
    kind: Kind,
    owner: Right,
    other: Right,
    municipal: Right,
    expert: Right,
}

const MATRIX: [Row; 6] = [
    Row { kind: Kind::Campaign, owner: Read, other: Read, municipal: Write, expert: Read },
    Row { kind: Kind::Dossier, owner: Write, other: No, municipal: Write, expert: No },
    Row { kind: Kind::Desk, owner: Write, other: No, municipal: Read, expert: No },
    Row { kind: Kind::Review, owner: Read, other: No, municipal: Write, expert: No },
    Row { kind: Kind::Assessment, owner: No, other: No, municipal: Write, expert: No },
    Row { kind: Kind::Bulletin, owner: Read, other: Read, municipal: Write, expert: Read },
];

/// Who a statement is for. The municipal bureau sees all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// Every enrolled device.
    Everyone,
    /// One bureau's clerks.
    Bureau(BureauCode),
    /// The municipal bureau alone.
    Municipal,
}

/// Whether `device` may hold `doc`.
#[must_use]
pub fn may_read(roster: &Roster, device: &DeviceId, doc: &DocId) -> bool {
    right(roster, roster.active(device), doc) >= Read
}

/// Whether changes of `doc` made by `device` may be merged: also those of a retired device, whoever brings them.
#[must_use]
pub fn may_write(roster: &Roster, device: &DeviceId, doc: &DocId) -> bool {
    right(roster, author(roster, device), doc) == Write
}

/// Whether `device` may hold statements of this scope.
#[must_use]
pub fn may_see(roster: &Roster, device: &DeviceId, scope: &Scope) -> bool {
    roster.active(device).is_some_and(|member| match scope {
        Scope::Everyone => true,
        Scope::Bureau(bureau) => member.role.is_municipal() || edits_for(member, bureau),
        Scope::Municipal => member.role.is_municipal(),
    })
}

/// Whether `device` may make this claim, or might while it took part.
#[must_use]
pub fn may_state(roster: &Roster, device: &DeviceId, claim: &Claim) -> bool {
    let Some(member) = author(roster, device) else {
        return false;
    };
    let municipal = member.role.is_municipal();
    match claim {
        Claim::Seal(seal) => seal.doc.kind == Kind::Dossier && owns(member, &seal.doc),
        Claim::Reopen(reopen) => reopen.doc.kind == Kind::Dossier && (municipal || owns(member, &reopen.doc)),
        Claim::Receipt(receipt) => municipal && receipt.node == *device,
        Claim::Closing {}
        | Claim::Manifest(_)
        | Claim::Closed(_)
        | Claim::Extension(_)
        | Claim::Admission(_)
        | Claim::PhoneNote(_) => municipal,
    }
}

/// Whose word is good: whoever takes part, or did and was retired.
fn author<'a>(roster: &'a Roster, device: &DeviceId) -> Option<&'a Member> {
    roster.member(device).filter(|member| !member.is_revoked())
}

fn right(roster: &Roster, member: Option<&Member>, doc: &DocId) -> Right {
    match (member, MATRIX.iter().find(|row| row.kind == doc.kind)) {
        (Some(member), Some(row)) if has_place(roster, doc) => row.right(member, doc),
        _ => No,
    }
}

impl Row {
    /// A municipal officer's own bureau may nominate too; there the officer is owner as well.
    fn right(&self, member: &Member, doc: &DocId) -> Right {
        let own = if owns(member, doc) { self.owner } else { self.other };
        match member.role {
            Role::Editor => own,
            Role::Expert => self.expert,
            Role::Municipal | Role::Registrar => self.municipal.max(own),
        }
    }
}

/// Only ids that the design's table has room for: a season's documents belong to the municipal
/// bureau, and of some kinds there is one only.
fn has_place(roster: &Roster, doc: &DocId) -> bool {
    let only = doc.unique == [0; 10];
    match doc.kind {
        Kind::Campaign | Kind::Assessment | Kind::Bulletin => only && doc.bureau == roster.municipal,
        Kind::Desk => only,
        Kind::Dossier | Kind::Review => true,
    }
}

fn owns(member: &Member, doc: &DocId) -> bool {
    edits_for(member, &doc.bureau)
}

fn edits_for(member: &Member, bureau: &BureauCode) -> bool {
    member.role != Role::Expert && member.bureau == *bureau
}
