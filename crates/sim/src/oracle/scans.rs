//! What the disks have of scans, against what people were told.

use std::collections::BTreeSet;

use jiangxuan_model::{BureauCode, Digest};
use jiangxuan_store::Shelf as _;

use super::statements::Statements;
use super::{Complaints, Judge, may_hold};
use crate::scans::{Scan, has};
use crate::world::HUB;

/// Everything about scans.
pub(super) fn check(judge: &Judge<'_>) -> Complaints {
    let mut complaints = sealed(judge);
    complaints.extend(unnamed(judge));
    complaints.extend(strangers(judge));
    complaints.extend(given_away(judge));
    complaints
}

/// Whether a scan was promised and is somewhere still.
fn stands(judge: &Judge<'_>, scan: &Scan) -> bool {
    scan.acknowledged && !scan.destroyed && judge.world.nodes[scan.node].revoked.is_none()
}

/// Every acknowledged scan that a version on the municipal disk names is there, byte by byte; and no receipt is without.
fn sealed(judge: &Judge<'_>) -> Complaints {
    let (hub, facts) = (&judge.world.nodes[HUB].disk, &judge.world.facts);
    let statements = Statements::read(hub);
    let mut complaints = Vec::new();
    for (id, seal) in statements.seals() {
        let of = |scan: &&Scan| scan.doc == seal.doc && seal.blobs.contains(&scan.hash);
        let receipted = statements.receipts().any(|(_, receipt)| receipt.seal == id) && !judge.world.hub_restored;
        let wanted = facts.scans.iter().filter(of).filter(|scan| receipted || stands(judge, scan));
        let missing = wanted.filter(|scan| !has(hub, &seal.doc, scan));
        let told = if receipted { "though it has a receipt" } else { "which somebody was told is attached" };
        complaints.extend(missing.map(|scan| {
            format!("scan: the hub lacks {} of seal {} of {}, {told}", scan.hash.short(), id.short(), seal.doc)
        }));
    }
    complaints
}

/// A version names every scan that its signer was told is attached.
fn unnamed(judge: &Judge<'_>) -> Complaints {
    let (world, facts) = (judge.world, &judge.world.facts);
    let statements = Statements::read(&world.nodes[HUB].disk);
    let seals = statements.seals();
    let mut complaints = Vec::new();
    for told in facts.seals.iter().filter(|told| !world.copied.contains(&world.nodes[told.node].device)) {
        let Some((_, seal)) = seals.iter().find(|(id, _)| id.to_string() == told.seal) else { continue };
        let earlier = |scan: &&Scan| {
            scan.node == told.node && scan.doc == seal.doc && scan.at < told.at && scan.acknowledged && !scan.destroyed
        };
        let left_out = facts.scans.iter().filter(earlier).filter(|scan| !seal.blobs.contains(&scan.hash));
        complaints.extend(left_out.map(|scan| format!("scan: {told:?} leaves out {}", scan.hash.short())));
    }
    complaints
}

/// Whether a bureau may have a scan for any of the dossiers to which it was attached.
fn may_have(judge: &Judge<'_>, bureau: &BureauCode, hash: &Digest) -> bool {
    let mut of = judge.world.facts.scans.iter().filter(|scan| scan.hash == *hash);
    of.any(|scan| may_hold(bureau, judge.municipal(), &scan.doc))
}

/// No disk has anything of a scan that is none of its business.
fn strangers(judge: &Judge<'_>) -> Complaints {
    let mut complaints = Vec::new();
    for machine in &judge.world.nodes {
        let rows = machine.disk.blobs().unwrap_or_default();
        let foreign = rows.iter().filter(|row| !may_have(judge, &machine.bureau, &row.hash));
        complaints.extend(foreign.map(|row| format!("intruder: {} has scan {}", machine.name, row.hash.short())));
    }
    complaints
}

/// Nobody gave anything of a scan to a device that may not have it.
fn given_away(judge: &Judge<'_>) -> Complaints {
    let given: &BTreeSet<_> = &judge.world.facts.given;
    let foreign = given.iter().filter(|given| !may_have(judge, &given.to, &given.hash));
    foreign.map(|given| format!("intruder: scan {} was given to {}", given.hash.short(), given.to)).collect()
}
