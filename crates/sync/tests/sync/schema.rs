//! Steps of the schema on their way: known by their bytes, and let in from a newer program as well.

use automerge::transaction::{CommitOptions, Transactable as _};
use automerge::{ActorId, Author, ObjType, ROOT, ReadDoc as _};
use jiangxuan_model::layout::ACCOUNTS;
use jiangxuan_model::schema::number;
use jiangxuan_model::{Actor, ChangeId, DocId, Document, Edit, Kind, NewChange, SCHEMA, Step, Tip};
use jiangxuan_sync::{Parcel, RefusalCode};
use jiangxuan_trust::{Chain, NOBODY, Signature};

use crate::kit::device::Device;
use crate::kit::forge::{hash, signed_alone};
use crate::kit::{BUREAU, CLERK, COLLEAGUE, HUB, OFFICER, code, key};

fn desk() -> DocId {
    DocId::only(Kind::Desk, code(BUREAU))
}

fn record(section: &str, id: &str, value: &str) -> Edit {
    Edit::Record { section: section.into(), id: id.into(), values: vec![("bank".into(), value.into())] }
}

fn shown(device: &Device, section: &str) -> Vec<String> {
    let records = device.held(&desk()).document.records(section);
    records.iter().map(|record| record.values["bank"].shown().to_owned()).collect()
}

fn step(step: &Step) -> Chain {
    let bytes = step.change(Kind::Desk).expect("a step");
    let tip = Tip { seq: 1, hash: hash(&bytes) };
    Chain::of_step(NewChange { actor: step.actor(Kind::Desk), tip, bytes, steps: Vec::new() })
}

/// What a program of the next schema makes: a section that nobody here knows, with a record.
fn from_the_future(author: u8) -> Parcel {
    let steps = [step(&Step::Number(SCHEMA + 1)), step(&Step::Section("medals".into()))];
    let mut document = Document::new(desk()).expect("new");
    document.apply(&steps.each_ref().map(|step| step.bytes.as_slice())).expect("steps");
    let mut doc = document.automerge().clone();
    doc.set_author(Some(Author::from(key(author).id().0.to_vec())));
    doc.set_actor(ActorId::from(&[author; 16][..]));
    doc.transact_with::<_, _, automerge::AutomergeError, _>(
        |()| CommitOptions::default().with_time(0),
        |tx| {
            let (_, records) = tx.get(ROOT, "records")?.expect("records");
            let (_, medals) = tx.get(&records, "medals")?.expect("medals");
            let record = tx.put_object(&medals, "m1", ObjType::Map)?;
            tx.put(&record, "bank", "金质")
        },
    )
    .map_err(|failure| failure.error)
    .expect("commits");
    let bytes = doc.get_last_local_change().expect("a change").raw_bytes().to_vec();
    let own = signed_alone(&key(author), &desk(), &bytes);
    Parcel::of(desk(), steps.into_iter().chain([own]).collect())
}

#[test]
fn a_later_section_travels_by_changes_and_whole() {
    let (mut clerk, mut hub, mut officer) = (Device::new(CLERK), Device::new(HUB), Device::new(OFFICER));
    let parcel = clerk.edit(&desk(), &[record(ACCOUNTS, "a", "甲行")]).expect("a change");
    assert_eq!(parcel.chains.len(), 3);
    hub.admit(&clerk.id(), &parcel).expect("admitted");
    let whole = hub.whole(&desk()).expect("a whole document");
    officer.admit(&hub.id(), &whole).expect("admitted whole");
    for device in [&hub, &officer] {
        assert_eq!(device.vector(&desk()), clerk.vector(&desk()));
        assert_eq!(shown(device, ACCOUNTS), ["甲行"]);
        assert_eq!(device.held(&desk()).chains, clerk.held(&desk()).chains, "the same rows");
    }
}

#[test]
fn two_clerks_who_take_the_step_apart_have_one_section() {
    let (mut clerk, mut colleague) = (Device::new(CLERK), Device::new(COLLEAGUE));
    let mine = clerk.edit(&desk(), &[record(ACCOUNTS, "a", "甲行")]).expect("a change");
    let theirs = colleague.edit(&desk(), &[record(ACCOUNTS, "b", "乙行")]).expect("a change");
    assert_eq!(mine.chains[..2], theirs.chains[..2]);
    let (_, fresh) = clerk.admit(&colleague.id(), &theirs).expect("admitted");
    assert_eq!(fresh.chains.len(), 1, "the steps are held already");
    colleague.admit(&clerk.id(), &mine).expect("admitted");
    assert_eq!(clerk.vector(&desk()), colleague.vector(&desk()));
    for device in [&clerk, &colleague] {
        assert_eq!(shown(device, ACCOUNTS), ["甲行", "乙行"]);
        assert_eq!(device.held(&desk()).document.conflicts(), []);
    }
}

#[test]
fn what_a_newer_program_wrote_is_kept_passed_on_and_worked_beside() {
    let parcel = from_the_future(CLERK);
    let (mut hub, mut officer, mut colleague) = (Device::new(HUB), Device::new(OFFICER), Device::new(COLLEAGUE));
    hub.admit(&key(CLERK).id(), &parcel).expect("admitted");
    let held = hub.held(&desk());
    assert!(held.document.summary().is_newer(Kind::Desk));
    assert_eq!((number(held.document.automerge()), shown(&hub, "medals")), (SCHEMA + 1, vec!["金质".to_owned()]));
    let mut rows: Vec<&Chain> = parcel.chains.iter().collect();
    rows.sort_by_key(|chain| chain.actor);
    assert_eq!(held.chains.values().collect::<Vec<_>>(), rows, "byte by byte");
    officer.admit(&hub.id(), &hub.whole(&desk()).expect("whole")).expect("passed on whole");
    colleague.admit(&hub.id(), &parcel).expect("passed on by changes");
    // Work on what is known goes on, and reaches the newer program.
    let beside = colleague.edit(&desk(), &[record("meetings", "m1", "第12次")]).expect("a change");
    for device in [&mut hub, &mut officer] {
        device.admit(&key(COLLEAGUE).id(), &beside).expect("admitted");
        assert_eq!(
            (shown(device, "medals"), shown(device, "meetings")),
            (vec!["金质".to_owned()], vec!["第12次".to_owned()])
        );
    }
}

#[test]
fn a_step_comes_only_with_a_change_that_needs_it() {
    let mut hub = Device::new(HUB);
    for steps in [vec![Step::Number(9_999)], vec![Step::Section("nonsense".into())]] {
        let bare = Parcel::of(desk(), steps.iter().map(step).collect());
        assert_eq!(hub.admit(&key(CLERK).id(), &bare).expect_err("refused"), RefusalCode::Shape);
    }
    assert!(hub.documents.is_empty());
}

#[test]
fn nothing_else_passes_for_a_step() {
    let good = step(&Step::Section("medals".into()));
    let other = step(&Step::Section("badges".into()));
    let first = step(&Step::Section("meetings".into()));
    let forged = [
        Chain { device: key(CLERK).id(), ..good.clone() },
        Chain { signature: Signature([1; 64]), ..good.clone() },
        Chain { bytes: other.bytes.clone(), tip: other.tip, ..good.clone() },
        Chain { tip: Tip { seq: 1, hash: ChangeId([1; 32]) }, ..good.clone() },
        Chain { tip: Tip { seq: 2, ..good.tip }, bytes: [&good.bytes[..], &good.bytes].concat(), ..good },
        first,
    ];
    for (at, chain) in forged.into_iter().enumerate() {
        let mut parcel = from_the_future(CLERK);
        parcel.chains.retain(|held| held.actor != chain.actor);
        parcel.chains.push(chain);
        let refused = Device::new(HUB).admit(&key(CLERK).id(), &parcel).expect_err("refused");
        assert!([RefusalCode::Malformed, RefusalCode::Gap].contains(&refused), "case {at}: {refused:?}");
    }
}

#[test]
fn nobody_writes_under_the_actor_of_a_step_or_as_nobody() {
    let mut clerk = Device::new(CLERK);
    let mut parcel = clerk.edit(&desk(), &[record("meetings", "m1", "第12次")]).expect("a change");
    parcel.chains[0].device = NOBODY;
    let mut hub = Device::new(HUB);
    assert_eq!(hub.admit(&clerk.id(), &parcel).expect_err("refused"), RefusalCode::UnknownAuthor);
    let writer = jiangxuan_model::Writer { device: clerk.id(), actor: Actor(*b"jxschema12345678") };
    let mut document = Document::new(desk()).expect("new");
    let made = document.edit(writer, crate::kit::now(), &[record("meetings", "m1", "第12次")]).expect("edit");
    let own = signed_alone(&key(CLERK), &desk(), &made.expect("a change").bytes);
    let parcel = Parcel::of(desk(), vec![own]);
    assert_eq!(hub.admit(&clerk.id(), &parcel).expect_err("refused"), RefusalCode::Malformed);
}
