//! Honest work is never refused, however it came about.

use jiangxuan_model::{Edit, Vector};
use jiangxuan_sync::{Job, Parcel, trial, vet};
use jiangxuan_trust::Chain;
use proptest::prelude::*;

use crate::interleaving::config;
use crate::kit::device::{Device, tail};
use crate::kit::{CLERK, COLLEAGUE, HUB, dossier};

const WRITERS: [u8; 3] = [CLERK, COLLEAGUE, HUB];

#[derive(Debug, Clone)]
enum Step {
    Edit(usize, Vec<Edit>),
    Restart(usize),
    Pull(usize, usize),
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{0,6}", "[张李王五事迹材料。，；]{0,12}", Just("😀𠮷".to_owned()), Just(String::new())]
}

fn edit() -> impl Strategy<Value = Edit> {
    let id = "[a-c]{1}";
    prop_oneof![
        4 => ("[k-n]{1}", text()).prop_map(|(key, value)| Edit::Field { key, value }),
        2 => text().prop_map(|text| Edit::Narrative { text: text.repeat(5) }),
        4 => (0..4_usize, 0..2_usize, text()).prop_map(|(at, delete, insert)| Edit::Splice { at, delete, insert }),
        3 => (id, "[x-z]{1}", text())
            .prop_map(|(id, key, value)| Edit::Record { section: "awards".into(), id, values: vec![(key, value)] }),
        1 => (id, text()).prop_map(|(id, reason)| Edit::Remove { section: "awards".into(), id, reason }),
        1 => ("[s-u]{1}", 1..9_u32).prop_map(|(seal, version)| Edit::Sealed { seal, version }),
        1 => ("[c-e]{1}", text())
            .prop_map(|(conflict, choice)| Edit::Decide { conflict, values: vec![("choice".into(), choice)] }),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..3_usize, prop::collection::vec(edit(), 1..4)).prop_map(|(writer, edits)| Step::Edit(writer, edits)),
        1 => (0..3_usize).prop_map(Step::Restart),
        3 => (0..3_usize, 0..3_usize).prop_map(|(to, from)| Step::Pull(to, from)),
    ]
}

/// Takes over what `from` has more of; every chain through the gate, none refused.
fn pull(devices: &mut [Device], to: usize, from: usize) {
    let Some(held) = devices[from].documents.get(&dossier(1)) else { return };
    let after = devices[to].vector(&dossier(1));
    let chains: Vec<Chain> = held.chains.values().filter_map(|chain| tail(chain, after.seq(&chain.actor))).collect();
    let (peer, parcel) = (devices[from].id(), Parcel::of(dossier(1), chains));
    devices[to].admit(&peer, &parcel).unwrap_or_else(|code| panic!("{code:?}: {:?}", devices[to].quarantine));
}

/// Leaves out what the document at hand cannot do: a position past the end, an unknown record.
fn try_edit(device: &mut Device, edits: &[Edit]) {
    let known = device.documents.get(&dossier(1)).map(|held| &held.document);
    let length = known.map_or(0, |document| document.narrative().encode_utf16().count());
    let has = |id: &str| known.is_some_and(|document| document.records("awards").iter().any(|record| record.id == id));
    let fits = |edit: &&Edit| match edit {
        Edit::Splice { at, delete, .. } => at + delete <= length,
        Edit::Remove { id, .. } => has(id),
        Edit::Narrative { .. } => edits.len() == 1,
        _ => true,
    };
    let splices = edits.iter().filter(|edit| matches!(edit, Edit::Splice { .. })).count();
    let fitting: Vec<Edit> = edits.iter().filter(fits).filter(|_| splices < 2).cloned().collect();
    device.edit(&dossier(1), &fitting);
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn honest_histories_of_three_writers_are_never_refused(steps in prop::collection::vec(step(), 1..40)) {
        let mut devices: Vec<Device> = WRITERS.iter().map(|seed| Device::new(*seed)).collect();
        for step in steps {
            match step {
                Step::Edit(writer, edits) => try_edit(&mut devices[writer], &edits),
                Step::Restart(writer) => devices[writer].restart(),
                Step::Pull(to, from) if to != from => pull(&mut devices, to, from),
                Step::Pull(..) => {}
            }
        }
        for (to, from) in [(0, 1), (0, 2), (1, 0), (2, 0)] {
            pull(&mut devices, to, from);
        }
        let views: Vec<_> = devices.iter().filter_map(|device| device.documents.get(&dossier(1)))
            .map(|held| (held.vector.clone(), held.document.summary())).collect();
        prop_assert!(views.windows(2).all(|pair| pair[0] == pair[1]), "all three see the same");
        for device in &devices {
            let Some(whole) = device.whole(&dossier(1)) else { continue };
            let mut newcomer = Device::new(HUB);
            newcomer.admit(&device.id(), &whole).unwrap_or_else(|code| panic!("{code:?}: {:?}", newcomer.quarantine));
            let (there, here) = (device.held(&dossier(1)), newcomer.held(&dossier(1)));
            prop_assert_eq!((&there.vector, there.document.summary()), (&here.vector, here.document.summary()));
            prop_assert_eq!(&there.chains, &here.chains, "the record is the same, byte for byte");
        }
    }
}

#[test]
fn a_trial_on_a_snapshot_and_younger_changes_ends_where_one_from_nothing_does() {
    let mut clerk = Device::new(CLERK);
    (0..9).for_each(|number| drop(clerk.set(&dossier(1), "mobile", &number.to_string())));
    let whole = clerk.held(&dossier(1)).chains.values().next().expect("a chain").clone();
    let part =
        |from: u64, to: u64| tail(&crate::kit::device::head(&clerk.key, &dossier(1), &whole, to), from).expect("some");
    let first = Job { doc: dossier(1), snapshot: None, since: Vec::new(), whole: None, chains: vec![part(0, 3)] };
    let snapshot = trial(&first).expect("accepted").snapshot;
    let split = Job {
        doc: dossier(1),
        snapshot: Some(snapshot),
        since: vec![part(3, 6)],
        whole: None,
        chains: vec![part(6, 9)],
    };
    let at_once = Job { doc: dossier(1), snapshot: None, since: Vec::new(), whole: None, chains: vec![whole.clone()] };
    let (split, at_once) = (trial(&split).expect("accepted"), trial(&at_once).expect("accepted"));
    assert_eq!((split.vector, split.summary), (at_once.vector.clone(), at_once.summary));
    assert_eq!(at_once.vector, Vector([(whole.actor, whole.tip)].into()));
}

#[test]
fn the_longest_narrative_and_the_fullest_desk_pass() {
    let mut clerk = Device::new(CLERK);
    clerk.edit(&dossier(1), &[Edit::Narrative { text: "字".repeat(21_000) }]);
    clerk.edit(&dossier(1), &[Edit::Narrative { text: String::new() }]);
    let records = |at: u32| Edit::Record {
        section: "awards".into(),
        id: format!("a{at}"),
        values: vec![("name".into(), "奖".into())],
    };
    clerk.edit(&dossier(1), &(0..500).map(records).collect::<Vec<_>>());
    let chains: Vec<Chain> = clerk.held(&dossier(1)).chains.values().cloned().collect();
    let parcel = Parcel::of(dossier(1), chains);
    let fresh = vet(&clerk.roster, &clerk.id(), &Vector::default(), &parcel).expect("vetted");
    trial(&Job { doc: dossier(1), snapshot: None, since: Vec::new(), whole: None, chains: fresh }).expect("accepted");
}
