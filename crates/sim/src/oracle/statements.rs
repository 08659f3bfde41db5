//! What the disks say of seals, receipts and the closing, against what people were told.

use std::collections::{BTreeMap, BTreeSet};

use jiangxuan_model::{BureauCode, Digest, DocId};
use jiangxuan_store::{Memory, Shelf as _};
use jiangxuan_trust::{Claim, Receipt, Seal, SignedStatement, Statement};

use super::{Complaints, Judge};
use crate::world::HUB;

/// The statements on one disk.
pub(super) struct Statements(BTreeMap<Digest, Statement>);

impl Statements {
    /// Reads a disk.
    pub fn read(disk: &Memory) -> Self {
        let rows = disk.statements().unwrap_or_default();
        let read = |(id, bytes): (Digest, Vec<u8>)| {
            let signed: SignedStatement = postcard::from_bytes(&bytes).ok()?;
            Some((id, signed.open().ok()?))
        };
        Self(rows.into_iter().filter_map(read).collect())
    }

    pub fn receipts(&self) -> impl Iterator<Item = (&Digest, &Receipt)> {
        self.0.iter().filter_map(|(id, statement)| match &statement.claim {
            Claim::Receipt(receipt) => Some((id, receipt)),
            _ => None,
        })
    }

    pub fn seals(&self) -> BTreeMap<Digest, &Seal> {
        let seals = self.0.iter().filter_map(|(id, statement)| match &statement.claim {
            Claim::Seal(seal) => Some((*id, seal)),
            _ => None,
        });
        seals.collect()
    }

    /// Whether the receipt with this number is here, and the seal that it is for.
    pub fn has_receipt(&self, doc: &str, no: u64) -> bool {
        let seals = self.seals();
        self.receipts()
            .any(|(_, receipt)| receipt.no == no && receipt.doc.to_string() == doc && seals.contains_key(&receipt.seal))
    }
}

/// Everything about statements.
pub(super) fn check(judge: &Judge<'_>) -> Complaints {
    let read: Vec<Statements> = judge.world.nodes.iter().map(|machine| Statements::read(&machine.disk)).collect();
    let mut complaints = promised(judge, &read);
    complaints.extend(foreign(judge, &read));
    complaints.extend(spread(judge, &read));
    complaints.extend(covered(judge, &read[HUB]));
    if !judge.world.hub_restored {
        complaints.extend(chain(&read[HUB]));
        complaints.extend(lanes(&read[HUB]));
    }
    complaints
}

/// Seals that were confirmed and receipts that were shown are on the municipal disk.
fn promised(judge: &Judge<'_>, read: &[Statements]) -> Complaints {
    let held: BTreeSet<String> = read[HUB].0.keys().map(ToString::to_string).collect();
    let facts = &judge.world.facts;
    let standing = |node: usize| judge.world.nodes[node].revoked.is_none();
    let seals = facts.seals.iter().filter(|told| standing(told.node) && !told.destroyed && !held.contains(&told.seal));
    let receipts = facts.receipts.iter().filter(|seen| !held.contains(&seen.id));
    let seals = seals.map(|told| format!("lost: the hub does not have {told:?}"));
    seals.chain(receipts.map(|seen| format!("lost: the hub does not have {seen:?}"))).collect()
}

/// No statement about a dossier of one bureau is at another.
fn foreign(judge: &Judge<'_>, read: &[Statements]) -> Complaints {
    let mut complaints = Vec::new();
    for (machine, statements) in judge.world.nodes.iter().zip(read).skip(1) {
        for (id, statement) in &statements.0 {
            if bureau_of(&statement.claim).is_some_and(|bureau| *bureau != machine.bureau) {
                complaints.push(format!("intruder: {} holds statement {}", machine.name, id.short()));
            }
        }
    }
    complaints
}

fn bureau_of(claim: &Claim) -> Option<&BureauCode> {
    match claim {
        Claim::Seal(seal) => Some(&seal.doc.bureau),
        Claim::Reopen(reopen) => Some(&reopen.doc.bureau),
        Claim::Receipt(receipt) => Some(&receipt.doc.bureau),
        Claim::Admission(admission) => Some(&admission.doc.bureau),
        Claim::Manifest(manifest) => Some(&manifest.bureau),
        Claim::Extension(extension) => Some(&extension.bureau),
        Claim::PhoneNote(note) => Some(&note.bureau),
        Claim::Closing {} | Claim::Closed(_) => None,
    }
}

/// Every statement that a machine may hold and the municipal node has is there.
fn spread(judge: &Judge<'_>, read: &[Statements]) -> Complaints {
    let mut complaints = Vec::new();
    for (machine, statements) in judge.world.nodes.iter().zip(read) {
        if machine.copy || machine.revoked.is_some() {
            continue;
        }
        let fits = |statement: &&Statement| bureau_of(&statement.claim).is_none_or(|bureau| *bureau == machine.bureau);
        let missing =
            read[HUB].0.iter().filter(|(id, statement)| fits(statement) && !statements.0.contains_key(id)).count();
        if missing > 0 {
            complaints.push(format!("disagree: {} lacks {missing} statements of the hub", machine.name));
        }
    }
    complaints
}

/// A receipt is only for what is there, and every seal that is there with its content has one.
fn covered(judge: &Judge<'_>, hub: &Statements) -> Complaints {
    let seals = hub.seals();
    let receipted: BTreeSet<Digest> = hub.receipts().map(|(_, receipt)| receipt.seal).collect();
    let orphans = receipted.iter().filter(|seal| !seals.contains_key(seal));
    let orphans = orphans.map(|seal| format!("receipt: for seal {} that the hub does not hold", seal.short()));
    let revoked = |seal: &Digest| {
        let author = hub.0.get(seal).map(|statement| statement.author);
        judge.world.nodes.iter().any(|machine| Some(machine.device) == author && machine.revoked.is_some())
    };
    let unanswered = seals.iter().filter(|(id, _)| !receipted.contains(id) && !revoked(id));
    let held = |seal: &Seal| judge.records[HUB].documents.get(&seal.doc).is_some_and(|held| held.holds(&seal.heads));
    let blobs = judge.world.nodes[HUB].disk.blobs().unwrap_or_default();
    let whole = |seal: &Seal| {
        let here = |hash: &Digest| {
            let uses = |uses: &[(DocId, bool)]| uses.iter().any(|(doc, _)| *doc == seal.doc);
            blobs.iter().any(|row| row.hash == *hash && row.whole && uses(&row.uses))
        };
        seal.blobs.iter().all(here)
    };
    let unanswered = unanswered.filter(|(_, seal)| held(seal) && whole(seal));
    let unanswered = unanswered.map(|(id, seal)| format!("receipt: seal {} of {} has none", id.short(), seal.doc));
    orphans.chain(unanswered).collect()
}

/// Receipts are numbered from 1 without a gap, each names the one before, and no seal has two.
fn chain(hub: &Statements) -> Complaints {
    let mut receipts: Vec<(&Digest, &Receipt)> = hub.receipts().collect();
    receipts.sort_by_key(|(_, receipt)| receipt.no);
    let mut complaints = Vec::new();
    let mut before = None;
    for (number, (id, receipt)) in (1..).zip(&receipts) {
        if receipt.no != number || receipt.previous != before {
            complaints.push(format!("receipt: No. {} stands in place {number}, or after another one", receipt.no));
        }
        before = Some(**id);
    }
    let seals: BTreeSet<Digest> = receipts.iter().map(|(_, receipt)| receipt.seal).collect();
    if seals.len() < receipts.len() {
        complaints.push("receipt: one seal has two".to_owned());
    }
    complaints
}

/// After closing, what was received before is on the list and what came later is late, unless its bureau had longer.
fn lanes(hub: &Statements) -> Complaints {
    let claims = || hub.0.values().map(|statement| &statement.claim);
    let Some(closed) = claims().find_map(|claim| if let Claim::Closed(closed) = claim { Some(closed) } else { None })
    else {
        return Vec::new();
    };
    let last = closed.last_receipt.unwrap_or_default();
    let manifests =
        claims().filter_map(|claim| if let Claim::Manifest(manifest) = claim { Some(manifest) } else { None });
    let listed: BTreeSet<Digest> =
        manifests.flat_map(|manifest| manifest.entries.iter().map(|entry| entry.seal)).collect();
    let extended: BTreeSet<&BureauCode> = claims()
        .filter_map(|claim| if let Claim::Extension(more) = claim { Some(&more.bureau) } else { None })
        .collect();
    let mut complaints = Vec::new();
    for (_, receipt) in hub.receipts() {
        let after = receipt.no > last;
        let right = if after { !listed.contains(&receipt.seal) } else { !receipt.late };
        if !right || after && !receipt.late && !extended.contains(&receipt.doc.bureau) {
            complaints.push(format!("closing: No. {} is in the wrong lane", receipt.no));
        }
    }
    complaints.extend(unlisted(hub, &listed, last));
    complaints
}

/// The newest version of a dossier that was received in time is listed, where nothing was taken back.
fn unlisted(hub: &Statements, listed: &BTreeSet<Digest>, last: u64) -> Complaints {
    let taken_back: BTreeSet<&DocId> = hub
        .0
        .values()
        .filter_map(|statement| match &statement.claim {
            Claim::Reopen(reopen) => Some(&reopen.doc),
            _ => None,
        })
        .collect();
    let mut newest: BTreeMap<&DocId, Vec<&Receipt>> = BTreeMap::new();
    for (_, receipt) in hub.receipts().filter(|(_, receipt)| receipt.no <= last && !taken_back.contains(&receipt.doc)) {
        newest.entry(&receipt.doc).or_default().push(receipt);
    }
    let mut complaints = Vec::new();
    for (doc, receipts) in newest {
        let version = receipts.iter().map(|receipt| receipt.version).max();
        let on_list = receipts.iter().filter(|receipt| listed.contains(&receipt.seal));
        let versions: Vec<u32> = on_list.map(|receipt| receipt.version).collect();
        if versions.len() > 1 || versions.first().is_some_and(|listed| Some(*listed) != version) {
            complaints
                .push(format!("closing: of {doc} the versions {versions:?} are listed, received was {version:?}"));
        }
    }
    complaints
}
