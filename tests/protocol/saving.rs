//! When a document is saved anew, and what stands until then.

use jiangxuan_engine::Input;
use jiangxuan_model::{DocId, Document, Vector};
use jiangxuan_store::Shelf as _;
use jiangxuan_sync::{Refusal, RefusalCode};

use crate::kit::Desk;
use crate::world::World;

const MINUTE: i64 = 60_000;

fn edits(clerk: &mut Desk, doc: &DocId, count: u32) {
    (0..count).for_each(|nth| clerk.sets(doc, "mobile", &format!("1380000{nth:04}")));
}

/// The clerk's own dossier, edited, in a program that has run for a while and saved everything before.
fn edited(count: u32) -> (Desk, DocId) {
    let World { mut clerk, ours, .. } = World::new();
    clerk.step(Input::Tick);
    clerk.now.0 += 2 * MINUTE;
    for _ in 0..clerk.core.documents().len() {
        clerk.step(Input::Tick);
    }
    edits(&mut clerk, &ours, count);
    (clerk, ours)
}

/// What the saved form of a dossier holds; none where there is no saved form.
fn saved(desk: &Desk, doc: &DocId) -> Option<Vector> {
    let saved = desk.disk.snapshot(doc).expect("readable")?;
    Some(Document::load(doc.clone(), &saved).expect("a saved form loads").vector())
}

fn held(desk: &Desk, doc: &DocId) -> Option<Vector> {
    desk.core.documents().get(doc).map(|entry| entry.vector().clone())
}

#[test]
fn what_nobody_has_changed_for_a_minute_is_saved_and_not_before() {
    let (mut clerk, doc) = edited(40);
    let before = saved(&clerk, &doc);
    assert_ne!(before, held(&clerk, &doc), "an edit saves nothing");
    clerk.step(Input::Tick);
    assert_eq!(saved(&clerk, &doc), before, "somebody is at work on it");
    clerk.now.0 += MINUTE;
    clerk.step(Input::Tick);
    assert_eq!(saved(&clerk, &doc), held(&clerk, &doc));
    assert_eq!(clerk.fork().shows(&doc, "mobile"), "13800000039");
}

#[test]
fn one_document_is_saved_at_each_tick() {
    let (mut clerk, ours) = edited(3);
    let another = clerk.nominates("冯小满");
    let unsaved = |clerk: &Desk| [&ours, &another].iter().filter(|doc| saved(clerk, doc) != held(clerk, doc)).count();
    clerk.now.0 += MINUTE;
    for left in [1, 0] {
        clerk.step(Input::Tick);
        assert_eq!(unsaved(&clerk), left);
    }
}

#[test]
fn one_that_is_edited_during_every_trial_holds_up_no_other() {
    let (mut clerk, ours) = edited(300);
    let another = clerk.nominates("冯小满");
    clerk.now.0 += MINUTE;
    clerk.hold_trials = true;
    for _ in 0..2 {
        clerk.step(Input::Tick);
        edits(&mut clerk, &ours, 1);
        clerk.run_trials();
    }
    assert_eq!(saved(&clerk, &another), held(&clerk, &another));
    assert_ne!(saved(&clerk, &ours), held(&clerk, &ours));
}

#[test]
fn a_program_that_is_started_for_one_command_saves_nothing() {
    let (clerk, doc) = edited(3);
    let before = saved(&clerk, &doc);
    let mut again = clerk.fork();
    again.now.0 += 2 * MINUTE;
    again.step(Input::Tick);
    assert_eq!(saved(&again, &doc), before);
}

#[test]
fn what_is_changed_all_the_time_is_saved_at_last() {
    let (mut clerk, doc) = edited(300);
    clerk.step(Input::Tick);
    assert_eq!(saved(&clerk, &doc), held(&clerk, &doc));
}

#[test]
fn an_edit_during_the_trial_is_not_lost_and_is_saved_later() {
    let (mut clerk, doc) = edited(3);
    let before = saved(&clerk, &doc);
    clerk.now.0 += MINUTE;
    clerk.hold_trials = true;
    clerk.step(Input::Tick);
    clerk.step(Input::Tick);
    assert_eq!(clerk.trials.len(), 1, "one at a time");
    clerk.sets(&doc, "mobile", "13911112222");
    clerk.run_trials();
    assert_eq!(saved(&clerk, &doc), before, "the trial was of something else");
    clerk.now.0 += MINUTE;
    clerk.step(Input::Tick);
    clerk.run_trials();
    assert_eq!(saved(&clerk, &doc), held(&clerk, &doc));
    assert_eq!(clerk.fork().shows(&doc, "mobile"), "13911112222");
}

#[test]
fn what_cannot_be_saved_stays_as_it_is() {
    let (mut clerk, doc) = edited(3);
    let before = saved(&clerk, &doc);
    clerk.now.0 += MINUTE;
    clerk.hold_trials = true;
    clerk.step(Input::Tick);
    let (job, _) = clerk.trials.pop_front().expect("on trial");
    let crashed = Err(Refusal::new(RefusalCode::Crashed, "the process died"));
    clerk.step(Input::Tried { job, verdict: crashed });
    clerk.step(Input::Tick);
    assert!(clerk.trials.is_empty(), "not again in this run");
    assert_eq!(saved(&clerk, &doc), before);
    assert_eq!(clerk.fork().shows(&doc, "mobile"), "13800000002");
}
