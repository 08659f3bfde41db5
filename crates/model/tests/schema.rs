//! A section that came with a later schema: how documents get it, alone and apart.

use jiangxuan_model::layout::ACCOUNTS;
use jiangxuan_model::schema;
use jiangxuan_model::{Actor, DeviceId, DocId, Document, Edit, Kind, NewChange, SCHEMA, Step, Time, Writer};

fn desk() -> Document {
    Document::new(DocId::only(Kind::Desk, "140702".parse().expect("code"))).expect("new")
}

fn edit(document: &mut Document, number: u8, edits: &[Edit]) -> NewChange {
    let writer = Writer { device: DeviceId([number; 32]), actor: Actor([number; 16]) };
    document.edit(writer, Time(1000), edits).expect("edit").expect("a change")
}

fn record(section: &str, id: &str, key: &str, value: &str) -> Edit {
    Edit::Record { section: section.into(), id: id.into(), values: vec![(key.into(), value.into())] }
}

fn all(made: &NewChange) -> Vec<Vec<u8>> {
    made.steps.iter().map(|step| step.bytes.clone()).chain([made.bytes.clone()]).collect()
}

fn apply(document: &mut Document, chunks: &[Vec<u8>]) {
    document.apply(&chunks.iter().map(Vec::as_slice).collect::<Vec<_>>()).expect("apply");
}

#[test]
fn a_document_that_uses_nothing_new_stays_as_it_was() {
    let mut document = desk();
    let made = edit(&mut document, 1, &[record("meetings", "m1", "no", "第12次")]);
    assert_eq!((made.steps.len(), schema::number(document.automerge())), (0, 1));
    assert_eq!(schema::later(Kind::Desk, document.automerge()), Vec::<String>::new());
    assert_eq!(document.vector().0.len(), 1);
}

#[test]
fn the_first_record_of_a_later_section_takes_its_steps_and_the_next_takes_none() {
    let mut document = desk();
    let first = edit(&mut document, 1, &[record(ACCOUNTS, "a", "bank", "甲行")]);
    assert_eq!((first.steps.len(), schema::number(document.automerge())), (2, 2));
    assert!(edit(&mut document, 1, &[record(ACCOUNTS, "b", "bank", "乙行")]).steps.is_empty());
    assert_eq!(document.records(ACCOUNTS).len(), 2);
    assert!(!document.summary().is_newer(Kind::Desk) && !schema::ends_in_step(document.automerge()));
    document.check_shape().expect("the layout");
    // Whoever rebuilds it from the record has the same.
    let chunks = all(&first);
    let again = Document::rebuild(document.id().clone(), &chunks.iter().map(Vec::as_slice).collect::<Vec<_>>());
    assert_eq!(again.expect("rebuilt").records(ACCOUNTS).len(), 1);
}

#[test]
fn two_devices_that_take_a_step_apart_made_the_same_change() {
    let (mut one, mut other) = (desk(), desk());
    let before = edit(&mut one, 1, &[record("meetings", "m1", "no", "第12次")]);
    let mine = edit(&mut one, 1, &[record(ACCOUNTS, "a", "bank", "甲行")]);
    let theirs = edit(&mut other, 2, &[record(ACCOUNTS, "b", "bank", "乙行")]);
    assert_eq!(mine.steps, theirs.steps);
    apply(&mut other, &all(&before));
    apply(&mut other, &all(&mine));
    apply(&mut one, &all(&theirs));
    assert_eq!((one.heads(), one.vector()), (other.heads(), other.vector()));
    for document in [&one, &other] {
        let banks: Vec<String> =
            document.records(ACCOUNTS).iter().map(|record| record.values["bank"].shown().to_owned()).collect();
        assert_eq!(banks, ["甲行", "乙行"]);
        assert_eq!((document.conflicts(), schema::number(document.automerge())), (Vec::new(), 2));
        document.check_shape().expect("the layout");
    }
}

#[test]
fn an_edit_that_fails_or_changes_nothing_takes_no_step() {
    let mut document = desk();
    let writer = Writer { device: DeviceId([1; 32]), actor: Actor([1; 16]) };
    let bad = Edit::Splice { at: 0, delete: usize::MAX, insert: String::new() };
    assert!(document.edit(writer, Time(0), &[record(ACCOUNTS, "a", "bank", "甲行"), bad]).is_err());
    assert_eq!((schema::number(document.automerge()), document.vector().0.len()), (1, 0));
    assert_eq!(schema::later(Kind::Desk, document.automerge()), Vec::<String>::new());
}

#[test]
fn a_document_of_a_newer_schema_is_known_for_one_and_its_known_parts_can_be_edited() {
    let mut document = desk();
    let steps = [Step::Number(SCHEMA + 1), Step::Section("medals".into())];
    let chunks: Vec<Vec<u8>> = steps.iter().map(|step| step.change(Kind::Desk).expect("a step")).collect();
    apply(&mut document, &chunks);
    assert!(document.summary().is_newer(Kind::Desk) && schema::ends_in_step(document.automerge()));
    let made = edit(&mut document, 1, &[record("meetings", "m1", "no", "第12次")]);
    assert!(made.steps.is_empty() && !schema::ends_in_step(document.automerge()));
    assert_eq!((schema::number(document.automerge()), document.summary().is_newer(Kind::Desk)), (SCHEMA + 1, true));
    document.check_shape().expect("the layout");
    let unknown = document.edit(
        Writer { device: DeviceId([1; 32]), actor: Actor([1; 16]) },
        Time(0),
        &[record("medals", "a", "metal", "金")],
    );
    assert!(unknown.is_err(), "what this program does not know it does not write");
    // A later section of this program still finds its place.
    edit(&mut document, 1, &[record(ACCOUNTS, "a", "bank", "甲行")]);
    assert_eq!(
        (schema::number(document.automerge()), schema::later(Kind::Desk, document.automerge())),
        (SCHEMA + 1, vec!["accounts".into(), "medals".into()])
    );
}
