//! Mutations of an ordinary change, checksum and signature set right again: nothing that passes may be lost later.

use std::cell::Cell;
use std::collections::BTreeMap;

use jiangxuan_model::{Document, Edit, Vector};
use jiangxuan_sync::{Job, RefusalCode, vet, worker};
use jiangxuan_trust::Chain;
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

use crate::kit::device::Device;
use crate::kit::forge::{checksum, parcel, signed};
use crate::kit::{CLERK, COLLEAGUE, HUB, dossier};

const BODY: usize = 9;

/// A document with a bit of everything, and the next change to it.
fn ordinary() -> (Device, Vec<Chain>, Chain) {
    let mut base = Device::new(COLLEAGUE);
    base.set(&dossier(1), "name", "张三");
    base.edit(&dossier(1), &[Edit::Narrative { text: "他在车间工作二十年。".into() }]);
    let held: Vec<Chain> = base.held(&dossier(1)).chains.values().cloned().collect();
    let mut clerk = Device::new(CLERK);
    clerk.admit(&base.id(), &parcel(&dossier(1), held.clone())).expect("admitted");
    let edits = [
        Edit::Field { key: "name".into(), value: "李四".into() },
        Edit::Field { key: "mobile".into(), value: "13800000000".into() },
        Edit::Splice { at: 3, delete: 2, insert: "一线".into() },
        Edit::Record {
            section: "awards".into(), id: "a1".into(), values: vec![("name".into(), "技术标兵".into())]
        },
        Edit::Sealed { seal: "s1".into(), version: 1 },
    ];
    let made = clerk.edit(&dossier(1), &edits).expect("a change");
    (clerk, held, made.chains[0].clone())
}

pub fn mutated(rng: &mut ChaCha8Rng, bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=rng.next_u32() % 3 {
        let at = BODY + rng.next_u32() as usize % (bytes.len() - BODY);
        match rng.next_u32() % 3 {
            0 => bytes[at] = rng.next_u32() as u8,
            1 => bytes[at] ^= 1 << (rng.next_u32() % 8),
            _ => bytes[at] = bytes[at].wrapping_add(1).wrapping_sub((rng.next_u32() % 3) as u8),
        }
    }
    checksum(&mut bytes);
    bytes
}

/// What was accepted must rebuild, edit, save and load ever after.
fn assert_sound(held: &[Chain], chain: &Chain, snapshot: &[u8]) {
    let rows: Vec<&[u8]> = held.iter().chain([chain]).map(|chain| chain.bytes.as_slice()).collect();
    let rebuilt = Document::rebuild(dossier(1), &rows).expect("the record rebuilds");
    let loaded = Document::load(dossier(1), snapshot).expect("the snapshot loads");
    assert_eq!((rebuilt.vector(), rebuilt.summary()), (loaded.vector(), loaded.summary()));
    let mut next = Device::new(HUB);
    next.admit(&Device::new(COLLEAGUE).id(), &parcel(&dossier(1), held.to_vec())).expect("admitted");
    next.admit(&Device::new(COLLEAGUE).id(), &parcel(&dossier(1), vec![chain.clone()])).expect("admitted");
    next.edit(&dossier(1), &[Edit::Field { key: "name".into(), value: "王五".into() }]).expect("a change");
    next.edit(&dossier(1), &[Edit::Narrative { text: "他带出八名徒弟。".into() }]).expect("a change");
    let saved = next.held(&dossier(1)).document.save();
    let again = Document::load(dossier(1), &saved).expect("what is typed afterwards loads again");
    assert_eq!(again.field("name").shown(), "王五");
}

#[test]
fn no_mutation_passes_that_cannot_be_loaded_again() {
    let count: u32 = std::env::var("JIANGXUAN_FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(60_000);
    quieten();
    let (clerk, held, change) = ordinary();
    let base = Job { doc: dossier(1), snapshot: None, since: Vec::new(), whole: None, chains: held.clone() };
    let snapshot = worker::judge(&base).expect("accepted").snapshot;
    let vector = Vector(held.iter().map(|chain| (chain.actor, chain.tip)).collect());
    let mut rng = ChaCha8Rng::seed_from_u64(1407);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for _ in 0..count {
        let bytes = mutated(&mut rng, &change.bytes);
        let chain = signed(&clerk.key, &dossier(1), change.actor, 1, &[bytes]);
        let word = match vet(&clerk.roster, &clerk.id(), &vector, &parcel(&dossier(1), vec![chain])) {
            Err(refusal) => format!("vet {:?}", refusal.code),
            Ok(fresh) => judge(&snapshot, &held, fresh),
        };
        *counts.entry(word).or_default() += 1;
    }
    println!("{count} mutations of {} bytes: {counts:#?}", change.bytes.len());
    assert!(counts.keys().any(|word| word == "accepted"), "some mutations only change a value");
}

thread_local! {
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// Panics that the trial contains would only fill the screen.
pub fn quieten() {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !CONTAINED.get() {
            hook(info);
        }
    }));
}

/// Runs something whose panics are caught, and need not be seen.
pub fn contained<T>(run: impl FnOnce() -> T) -> T {
    CONTAINED.set(true);
    let result = run();
    CONTAINED.set(false);
    result
}

fn judge(snapshot: &[u8], held: &[Chain], fresh: Vec<Chain>) -> String {
    let job = Job { doc: dossier(1), snapshot: Some(snapshot.to_vec()), since: Vec::new(), whole: None, chains: fresh };
    match contained(|| worker::judge(&job)) {
        Ok(outcome) => {
            assert_sound(held, &job.chains[0], &outcome.snapshot);
            "accepted".to_owned()
        }
        Err(refusal) => format!("trial {:?}", refusal.code),
    }
}

#[test]
fn a_damaged_snapshot_is_refused_and_the_record_alone_is_enough() {
    let (_, held, change) = ordinary();
    let mut crashed =
        Job { doc: dossier(1), snapshot: Some(vec![0; 3]), since: held, whole: None, chains: vec![change] };
    assert!(worker::judge(&crashed).is_err_and(|refusal| refusal.code == RefusalCode::Unloadable));
    crashed.snapshot = None;
    assert!(worker::judge(&crashed).is_ok());
}
