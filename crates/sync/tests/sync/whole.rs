//! Documents that arrive whole: nothing passes that single changes would not have brought.

use std::collections::BTreeMap;

use jiangxuan_model::{Document, Edit};
use jiangxuan_sync::{Job, Parcel, Refusal, RefusalCode, order, vet, worker};
use jiangxuan_trust::{Chain, verify_links};
use rand_chacha::ChaCha8Rng;
use rand_core::SeedableRng;

use crate::kit::device::Device;
use crate::kit::forge::checksum;
use crate::kit::{CLERK, COLLEAGUE, HUB, NEIGHBOUR_CLERK, REVOKED, STRANGER, dossier};
use crate::mutation::{contained, mutated, quieten};

/// Two clerks who typed at the same time, at the same places.
fn contested() -> (Device, Parcel) {
    let (mut clerk, mut colleague) = (Device::new(CLERK), Device::new(COLLEAGUE));
    clerk.edit(&dossier(1), &[Edit::Narrative { text: "车间二十年".into() }]);
    let first = clerk.whole(&dossier(1)).expect("held");
    colleague.admit(&clerk.id(), &first).expect("admitted");
    clerk.edit(&dossier(1), &[Edit::Splice { at: 2, delete: 1, insert: "里三".into() }]);
    colleague.edit(&dossier(1), &[Edit::Splice { at: 2, delete: 0, insert: "一线".into() }]);
    colleague.edit(&dossier(1), &[Edit::Field { key: "name".into(), value: "郭瑾堂".into() }]);
    clerk.edit(&dossier(1), &[Edit::Field { key: "name".into(), value: "郭谨堂".into() }]);
    clerk.edit(
        &dossier(1),
        &[Edit::Record { section: "awards".into(), id: "a1".into(), values: vec![("name".into(), "标兵".into())] }],
    );
    let theirs: Vec<Chain> = colleague.held(&dossier(1)).chains.values().cloned().collect();
    clerk.admit(&colleague.id(), &Parcel::of(dossier(1), theirs)).expect("admitted");
    let whole = clerk.whole(&dossier(1)).expect("held");
    (clerk, whole)
}

fn judge(clerk: &Device, parcel: &Parcel) -> Result<jiangxuan_sync::Outcome, Refusal> {
    let chains = vet(&clerk.roster, &clerk.id(), &jiangxuan_model::Vector::default(), parcel)?;
    let job = Job { doc: dossier(1), snapshot: None, since: Vec::new(), whole: parcel.whole.clone(), chains };
    contained(|| worker::judge(&job))
}

/// What was accepted is what its changes alone make: the same record, the same arrangement, the same view.
fn assert_sound(outcome: &jiangxuan_sync::Outcome) {
    outcome.chains.iter().for_each(|chain| drop(verify_links(chain, None).expect("every hash follows")));
    let rows: Vec<&[u8]> = outcome.chains.iter().map(|chain| chain.bytes.as_slice()).collect();
    let rebuilt = Document::rebuild(dossier(1), &rows).expect("the record rebuilds");
    let loaded = Document::load(dossier(1), &outcome.snapshot).expect("the snapshot loads");
    assert_eq!((rebuilt.vector(), rebuilt.summary()), (loaded.vector(), loaded.summary()));
    assert_eq!(rebuilt.narrative(), loaded.narrative());
    order::check(&outcome.snapshot).expect("in order");
}

#[test]
fn no_mutation_of_a_whole_document_passes_that_its_changes_would_not_make() {
    let count: u32 = std::env::var("JIANGXUAN_FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(40_000);
    quieten();
    let (clerk, good) = contested();
    assert_sound(&judge(&clerk, &good).expect("accepted"));
    let bytes = good.whole.clone().expect("whole");
    let mut rng = ChaCha8Rng::seed_from_u64(1407);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for _ in 0..count {
        let parcel = Parcel { whole: Some(mutated(&mut rng, &bytes)), ..good.clone() };
        let word = match judge(&clerk, &parcel) {
            Ok(outcome) => {
                assert_sound(&outcome);
                "accepted".to_owned()
            }
            Err(refusal) => format!("{:?}", refusal.code),
        };
        *counts.entry(word).or_default() += 1;
    }
    println!("{count} mutations of {} bytes: {counts:#?}", bytes.len());
    assert!(counts.contains_key("Malformed") && counts.contains_key("Unloadable"), "both gates are reached");
}

#[test]
fn a_signature_of_other_content_does_not_pass() {
    let (clerk, good) = contested();
    let mut other = Device::new(CLERK);
    other.edit(&dossier(1), &[Edit::Narrative { text: "别的".into() }]);
    let parcel = Parcel { whole: other.whole(&dossier(1)).expect("held").whole, ..good };
    assert_eq!(judge(&clerk, &parcel).map_err(|refusal| refusal.code).err(), Some(RefusalCode::Malformed));
}

#[test]
fn a_chain_that_is_promised_or_missing_does_not_pass() {
    let (clerk, good) = contested();
    let fewer = Parcel { chains: good.chains[1..].to_vec(), ..good.clone() };
    assert_eq!(judge(&clerk, &fewer).map_err(|refusal| refusal.code).err(), Some(RefusalCode::Malformed));
    let mut more = good;
    let mut other = Device::new(COLLEAGUE);
    other.restart();
    other.set(&dossier(1), "mobile", "13800000000");
    more.chains.extend(other.whole(&dossier(1)).expect("held").chains);
    assert_eq!(judge(&clerk, &more).map_err(|refusal| refusal.code).err(), Some(RefusalCode::Malformed));
}

#[test]
fn what_came_whole_can_be_edited_and_passed_on() {
    let (clerk, good) = contested();
    let mut hub = Device::new(HUB);
    hub.admit(&clerk.id(), &good).expect("admitted");
    let made = hub.set(&dossier(1), "name", "郭瑾堂").expect("a change");
    let mut clerk = clerk;
    clerk.admit(&hub.id(), &made).expect("admitted");
    assert_eq!(clerk.held(&dossier(1)).document.summary(), hub.held(&dossier(1)).document.summary());
    hub.admit(&clerk.id(), &clerk.whole(&dossier(1)).expect("held")).expect("nothing new is no harm");
}

#[test]
fn a_whole_document_over_what_is_held_brings_what_is_new() {
    let (clerk, good) = contested();
    let mut late = Device::new(COLLEAGUE);
    late.restart();
    late.set(&dossier(1), "mobile", "13800000000");
    late.admit(&clerk.id(), &good).expect("admitted");
    assert_eq!(late.held(&dossier(1)).document.field("mobile").shown(), "13800000000");
    assert_eq!(late.held(&dossier(1)).document.narrative(), clerk.held(&dossier(1)).document.narrative());
}

#[test]
fn a_document_that_is_compressed_inside_is_not_even_loaded() {
    let (_, good) = contested();
    let saved = good.whole.expect("whole");
    let document = Document::load(dossier(1), &saved).expect("loads");
    let mut long = document.clone();
    let writer = jiangxuan_model::Writer { device: Device::new(CLERK).id(), actor: jiangxuan_model::Actor([9; 16]) };
    long.edit(writer, jiangxuan_model::Time(0), &[Edit::Narrative { text: "字".repeat(3_000) }]).expect("edit");
    assert_eq!(
        order::check(&long.automerge().save()).map_err(|refusal| refusal.code).err(),
        Some(RefusalCode::Malformed)
    );
}

#[test]
fn who_may_bring_and_who_may_have_written_is_asked_as_of_single_changes() {
    let (clerk, good) = contested();
    let ask = |peer: u8, parcel: &Parcel| {
        let vetted = vet(&clerk.roster, &Device::new(peer).id(), &jiangxuan_model::Vector::default(), parcel);
        vetted.map_err(|refusal| refusal.code).err()
    };
    assert_eq!(ask(CLERK, &good), None);
    assert_eq!(ask(NEIGHBOUR_CLERK, &good), Some(RefusalCode::PeerNotEntitled));
    for (author, code) in [
        (REVOKED, RefusalCode::Revoked),
        (STRANGER, RefusalCode::UnknownAuthor),
        (NEIGHBOUR_CLERK, RefusalCode::NotEntitled),
    ] {
        let mut written = good.clone();
        written.chains[0].device = Device::new(author).id();
        assert_eq!(ask(CLERK, &written), Some(code));
    }
    let mut unsigned = good.clone();
    unsigned.chains[0].signature = jiangxuan_trust::Signature([0; 64]);
    assert_eq!(ask(CLERK, &unsigned), Some(RefusalCode::BadSignature));
    let mut both = good.clone();
    both.chains[0].bytes = vec![1];
    assert_eq!(ask(CLERK, &both), Some(RefusalCode::Malformed));
    let long = Parcel { whole: Some(vec![0; jiangxuan_sync::limits::WHOLE + 1]), ..good };
    assert_eq!(ask(CLERK, &long), Some(RefusalCode::TooLarge));
}

/// Two letters that two clerks typed at once behind the same letter, in a document that another had begun.
fn side_by_side() -> (Device, Parcel) {
    let (mut hub, mut clerk, mut colleague) = (Device::new(HUB), Device::new(CLERK), Device::new(COLLEAGUE));
    hub.edit(&dossier(1), &[Edit::Narrative { text: "厂".into() }]);
    let begun = hub.whole(&dossier(1)).expect("held");
    clerk.admit(&hub.id(), &begun).expect("admitted");
    colleague.admit(&hub.id(), &begun).expect("admitted");
    clerk.edit(&dossier(1), &[Edit::Splice { at: 1, delete: 0, insert: "甲".into() }]);
    colleague.edit(&dossier(1), &[Edit::Splice { at: 1, delete: 0, insert: "乙".into() }]);
    clerk.admit(&colleague.id(), &colleague.whole(&dossier(1)).expect("held")).expect("admitted");
    let whole = clerk.whole(&dossier(1)).expect("held");
    (clerk, whole)
}

/// The saved document with its last two letters the other way round, such as Automerge still loads, under the same hashes.
fn swapped(saved: &[u8]) -> Option<Vec<u8>> {
    let good = Document::load(dossier(1), saved).expect("loads");
    let text = good.narrative();
    let pair: String = text.chars().skip(1).collect();
    let turned: String = pair.chars().rev().collect();
    let at = saved.windows(pair.len()).position(|bytes| bytes == pair.as_bytes())?;
    let mut letters = saved.to_vec();
    letters[at..at + pair.len()].copy_from_slice(turned.as_bytes());
    // Their authors stand next to each other in a column of their own; the hashes tell which two bytes these are.
    (9..saved.len() - 1).find_map(|at| {
        let mut both = letters.clone();
        both.swap(at, at + 1);
        checksum(&mut both);
        let loaded = contained(|| std::panic::catch_unwind(|| Document::load(dossier(1), &both).ok()).ok().flatten())?;
        (loaded.vector() == good.vector() && loaded.narrative() != text).then_some(both)
    })
}

#[test]
fn letters_that_were_swapped_under_the_same_hashes_do_not_pass() {
    quieten();
    let (clerk, good) = side_by_side();
    assert_sound(&judge(&clerk, &good).expect("accepted"));
    let crafted = swapped(good.whole.as_deref().expect("whole")).expect("Automerge alone would show another text");
    let parcel = Parcel { whole: Some(crafted), ..good };
    assert_eq!(judge(&clerk, &parcel).map_err(|refusal| refusal.code).err(), Some(RefusalCode::Malformed));
}

/// The parts of a saved document: actors and heads, the columns' lengths and data of changes and of operations, and the rest.
struct Parts<'a> {
    prefix: &'a [u8],
    lengths: [&'a [u8]; 2],
    data: [&'a [u8]; 2],
    rest: &'a [u8],
}

fn number(bytes: &[u8], at: &mut usize) -> usize {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = bytes[*at];
        *at += 1;
        value |= usize::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            return value;
        }
    }
}

fn parts(saved: &[u8]) -> Parts<'_> {
    let mut at = 9;
    number(saved, &mut at);
    let start = at;
    for _ in 0..number(saved, &mut at) {
        at += number(saved, &mut at);
    }
    at += 32 * number(saved, &mut at);
    let prefix = &saved[start..at];
    let sizes = [(); 2].map(|()| {
        let (start, count) = (at, number(saved, &mut at));
        let size: usize = (0..count).map(|_| (number(saved, &mut at), number(saved, &mut at)).1).sum();
        (&saved[start..at], size)
    });
    let data = sizes.map(|(_, size)| {
        at += size;
        &saved[at - size..at]
    });
    Parts { prefix, lengths: sizes.map(|(lengths, _)| lengths), data, rest: &saved[at..] }
}

/// The changes of one saved document with the operations of another.
fn mixed(changes: &[u8], operations: &[u8]) -> Vec<u8> {
    let (changes, operations) = (parts(changes), parts(operations));
    let body =
        [changes.prefix, changes.lengths[0], operations.lengths[1], changes.data[0], operations.data[1], changes.rest]
            .concat();
    let (mut bytes, mut length) = (vec![0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, 0], body.len());
    while length > 0x7f {
        bytes.push((length & 0x7f) as u8 | 0x80);
        length >>= 7;
    }
    bytes.push(length as u8);
    bytes.extend(body);
    checksum(&mut bytes);
    bytes
}

#[test]
fn what_stands_in_no_change_does_not_pass_though_every_hash_is_right() {
    let (clerk, good) = contested();
    let saved = good.whole.clone().expect("whole");
    assert_eq!(mixed(&saved, &saved), saved, "the parts are found");
    let writes = Edit::Field { key: "mobile".into(), value: "13800000000".into() };
    let deletes = Edit::Splice { at: 0, delete: 1, insert: String::new() };
    for edit in [writes, deletes] {
        let mut later = clerk.clone();
        later.edit(&dossier(1), &[edit]).expect("a change");
        let crafted = mixed(&saved, &later.held(&dossier(1)).document.save());
        let loaded = Document::load(dossier(1), &crafted).expect("Automerge alone takes it");
        let honest = Document::load(dossier(1), &saved).expect("loads");
        assert_eq!(loaded.vector(), honest.vector(), "under the same hashes");
        let view = |document: &Document| document.automerge().hydrate(None);
        assert_ne!(view(&loaded), view(&honest), "and it holds something else");
        let parcel = Parcel { whole: Some(crafted), ..good.clone() };
        assert_eq!(judge(&clerk, &parcel).map_err(|refusal| refusal.code).err(), Some(RefusalCode::Malformed));
    }
}
