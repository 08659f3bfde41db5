//! Mistakes that are made once, on a disk, at the end of the work.

use jiangxuan_engine::{Command, settings};
use jiangxuan_model::{Actor, DocId, Document, Edit, Kind, Time, Tree, Vector, Writer};
use jiangxuan_store::{Batch, QuarantineItem, Shelf as _, Write};
use jiangxuan_trust::{Chain, DeviceKey, sign_tip};

use super::Bug;
use crate::world::{HUB, World};

/// Makes the mistake, if it is one of these.
pub fn strike(world: &mut World) {
    match world.bug {
        Some(Bug::LeakDossier) => leak(world),
        Some(Bug::AcceptRevoked) => accept_revoked(world),
        Some(Bug::InventValue) => invent(world),
        Some(Bug::FalseAlarm) => cry_wolf(world),
        Some(Bug::LeakScan) => leak_scan(world),
        _ => {}
    }
}

fn dossiers(world: &World, node: usize) -> Vec<DocId> {
    let rows = world.nodes[node].disk.documents().unwrap_or_default();
    rows.into_iter().map(|row| row.doc).filter(|doc| doc.kind == Kind::Dossier).collect()
}

/// Writes chains past every check, with the projection that follows from them.
fn force(world: &mut World, node: usize, doc: &DocId, chains: Vec<Chain>) {
    world.stop(node);
    let disk = &mut world.nodes[node].disk;
    let added = disk.commit(&Batch { writes: vec![Write::Chains { doc: doc.clone(), chains }] });
    let all = disk.chains(doc, &Vector::default()).unwrap_or_default();
    let bytes: Vec<&[u8]> = all.iter().map(|chain| chain.bytes.as_slice()).collect();
    if let (Ok(_), Ok(document)) = (added, Document::rebuild(doc.clone(), &bytes)) {
        let mut summary = serde_json::to_value(document.summary()).unwrap_or_default();
        summary["unsaved"] = serde_json::json!(1);
        let derived = Write::Document {
            doc: doc.clone(),
            vector: document.vector(),
            summary: summary.to_string(),
            snapshot: Vec::new(),
        };
        drop(disk.commit(&Batch { writes: vec![derived] }));
    }
    world.restart(node);
}

fn leak(world: &mut World) {
    let last = world.nodes.len() - 1;
    let foreign = dossiers(world, HUB).into_iter().find(|doc| doc.bureau != world.nodes[last].bureau);
    if let Some(doc) = foreign {
        let chains = world.nodes[HUB].disk.chains(&doc, &Vector::default()).unwrap_or_default();
        force(world, last, &doc, chains);
    }
}

fn leak_scan(world: &mut World) {
    let last = world.nodes.len() - 1;
    let foreign = world.facts.scans.iter().find(|scan| scan.doc.bureau != world.nodes[last].bureau);
    if let Some(scan) = foreign {
        let piece = Write::Piece { hash: scan.hash, piece: 0, bytes: scan.bytes.clone() };
        let writes = vec![Write::Blob { hash: scan.hash, tree: Tree::of(&scan.bytes) }, piece];
        drop(world.nodes[last].disk.commit(&Batch { writes }));
    }
}

fn accept_revoked(world: &mut World) {
    let node = 1;
    world.stop(node);
    let device = world.nodes[node].device.to_string();
    world.ask(HUB, Command::DeviceRevoke { device, reason: "电脑遗失".to_owned() });
    world.nodes[node].revoked = Some(world.now);
    world.options.revoke = true;
    world.run_for(1_000);
    let Some(doc) = dossiers(world, node).into_iter().find(|doc| dossiers(world, HUB).contains(doc)) else { return };
    // It writes while nobody is there who could tell it.
    let others: Vec<usize> = (0..world.nodes.len()).filter(|other| *other != node).collect();
    others.iter().for_each(|other| world.stop(*other));
    world.restart(node);
    let values = vec![("special_skill".to_owned(), "停用之后所写".to_owned())];
    world.ask(node, Command::DossierSet { id: doc.to_string(), values });
    others.iter().for_each(|other| world.restart(*other));
    let chains = world.nodes[node].disk.chains(&doc, &Vector::default()).unwrap_or_default();
    force(world, HUB, &doc, chains);
}

fn invent(world: &mut World) {
    let Some(doc) = dossiers(world, HUB).into_iter().next() else { return };
    let disk = &world.nodes[HUB].disk;
    let Ok(seed) = settings::device_seed(disk) else { return };
    let key = DeviceKey::from_seed(seed);
    let held = disk.chains(&doc, &Vector::default()).unwrap_or_default();
    let bytes: Vec<&[u8]> = held.iter().map(|chain| chain.bytes.as_slice()).collect();
    let Ok(mut document) = Document::rebuild(doc.clone(), &bytes) else { return };
    let writer = Writer { device: key.id(), actor: Actor([9; 16]) };
    let edit = Edit::Field { key: "special_skill".to_owned(), value: "无人所写".to_owned() };
    let Ok(Some(change)) = document.edit(writer, Time(world.now), &[edit]) else { return };
    let chain = Chain {
        actor: change.actor,
        device: key.id(),
        first: change.tip.seq,
        tip: change.tip,
        signature: sign_tip(&key, &doc, &change.actor, &change.tip),
        bytes: change.bytes,
    };
    force(world, HUB, &doc, vec![chain]);
}

fn cry_wolf(world: &mut World) {
    let device = world.nodes[1].device;
    let item = QuarantineItem {
        doc: None,
        device,
        reason: "bad_signature: 变更签名不对".to_owned(),
        time: Time(world.now),
        bytes: vec![1, 2, 3],
    };
    drop(world.nodes[HUB].disk.commit(&Batch { writes: vec![Write::Quarantine(item)] }));
}
