//! At the limits: what a clerk was told is saved, every peer lets in; what no peer would let in is not saved.

use jiangxuan_engine::Command;
use jiangxuan_model::{DocId, Edit};
use jiangxuan_trust::Role;
use proptest::prelude::*;

use crate::kit::{Desk, enrol, found, talk};

/// A hub and a clerk with one dossier.
fn desks() -> (Desk, Desk, DocId) {
    let mut hub = found(1);
    let mut clerk = enrol(&mut hub, 2, "140727", Role::Editor, "李木匠");
    let doc = clerk.nominates("闻人守拙");
    (hub, clerk, doc)
}

fn writes(clerk: &mut Desk, doc: &DocId, text: String) -> Result<(), String> {
    let told = clerk.tries(Command::DossierText { id: doc.to_string(), text, base: None });
    told.map(|_| ()).map_err(|failure| failure.code)
}

/// Both hold the same of this dossier, and nothing was put aside.
fn level(hub: &mut Desk, clerk: &mut Desk, doc: &DocId) {
    talk(clerk, hub);
    assert_eq!(hub.refusals(), Vec::<String>::new());
    let held = |desk: &Desk| desk.core.documents()[doc].vector().digest();
    assert_eq!(held(hub), held(clerk));
}

#[test]
fn a_long_text_that_replaces_another_arrives() {
    let (mut hub, mut clerk, doc) = desks();
    for letter in ["a", "b", "c"] {
        writes(&mut clerk, &doc, letter.repeat(40_000)).expect("saved");
        level(&mut hub, &mut clerk, &doc);
    }
    let shown = hub.does(Command::DossierShow { id: doc.to_string(), unmask: false });
    assert_eq!(shown["narrative"].as_str().map(str::len), Some(40_000));
}

#[test]
fn more_than_one_change_may_hold_is_refused_at_the_keyboard_and_later_work_arrives() {
    let (mut hub, mut clerk, doc) = desks();
    let long = |field: &str| (field.to_owned(), "长".repeat(5_000));
    let keys = ["summary", "special_skill", "technical_method", "team_work", "benefit", "highlights", "remark"];
    let others = ["employer_opinion", "recommender_opinion", "attest_basis", "local_publicity", "review_note"];
    let more = ["equivalence_note", "school_major", "address", "dept_post", "enterprise_name", "duty", "native_place"];
    let values = keys.iter().chain(&others).chain(&more).map(|field| long(field)).collect();
    let told = clerk.tries(Command::DossierSet { id: doc.to_string(), values });
    assert_eq!(told.expect_err("too much").code, "too_large");
    assert_eq!(clerk.shows(&doc, "summary"), serde_json::Value::Null, "nothing of it was kept");
    clerk.sets(&doc, "summary", "守炉二十五年");
    level(&mut hub, &mut clerk, &doc);
    assert_eq!(hub.shows(&doc, "summary"), "守炉二十五年");
}

#[test]
fn a_list_is_full_before_a_peer_finds_it_too_long() {
    let (mut hub, mut clerk, doc) = desks();
    let mut pen = crate::forge::Pen::upon(&clerk.key, &clerk, &doc, 0x71);
    let awards: Vec<Edit> = (0..2_000)
        .map(|n| Edit::Record {
            section: "awards".into(),
            id: format!("a{n}"),
            values: vec![("name".into(), "奖".into())],
        })
        .collect();
    let parcels: Vec<_> = awards.chunks(500).map(|some| pen.writes(some)).collect();
    crate::world::delivers(&mut clerk, &hub.key.clone(), &[jiangxuan_sync::Frame::Changes(parcels)]);
    let add = |desk: &mut Desk| {
        let values = vec![("name".to_owned(), "又一个奖".to_owned())];
        let id = doc.to_string();
        desk.tries(Command::RecordSet { id, section: "awards".into(), record: None, values })
    };
    assert_eq!(add(&mut clerk).expect_err("full").code, "too_large");
    level(&mut hub, &mut clerk, &doc);
}

/// A hub and two of one bureau who hold the same dossier.
fn colleagues() -> (Desk, Desk, Desk, DocId) {
    let (mut hub, mut clerk, doc) = desks();
    let mut colleague = enrol(&mut hub, 3, "140727", Role::Editor, "冀晓梅");
    talk(&mut clerk, &mut hub);
    talk(&mut colleague, &mut hub);
    (hub, clerk, colleague, doc)
}

#[test]
fn two_long_texts_that_merge_past_the_limit_arrive_and_are_decided() {
    let (mut hub, mut clerk, mut colleague, doc) = colleagues();
    writes(&mut clerk, &doc, "匠".repeat(20_000)).expect("saved");
    writes(&mut colleague, &doc, "艺".repeat(20_000)).expect("saved");
    level(&mut hub, &mut clerk, &doc);
    level(&mut hub, &mut colleague, &doc);
    level(&mut hub, &mut clerk, &doc);
    clerk.sets(&doc, "summary", "守炉二十五年");
    assert_eq!(writes(&mut clerk, &doc, "炉".repeat(30_000)), Err("too_long".to_owned()));
    writes(&mut clerk, &doc, "炉".repeat(20_000)).expect("saved");
    level(&mut hub, &mut clerk, &doc);
    level(&mut hub, &mut colleague, &doc);
    assert_eq!(colleague.shows(&doc, "summary"), "守炉二十五年");
}

#[test]
fn two_lists_that_are_too_long_together_arrive_and_are_full() {
    let (mut hub, mut clerk, mut colleague, doc) = colleagues();
    for (n, desk) in [&mut clerk, &mut colleague].into_iter().enumerate() {
        let mut pen = crate::forge::Pen::upon(&desk.key, desk, &doc, 0x72);
        let award = |at| Edit::Record {
            section: "awards".into(),
            id: format!("a{n}x{at}"),
            values: vec![("name".into(), "奖".into())],
        };
        let awards: Vec<Edit> = (0..1_500).map(award).collect();
        let parcels: Vec<_> = awards.chunks(500).map(|some| pen.writes(some)).collect();
        crate::world::delivers(desk, &hub.key.clone(), &[jiangxuan_sync::Frame::Changes(parcels)]);
    }
    level(&mut hub, &mut clerk, &doc);
    level(&mut hub, &mut colleague, &doc);
    level(&mut hub, &mut clerk, &doc);
    let values = vec![("name".to_owned(), "又一个奖".to_owned())];
    let add = Command::RecordSet { id: doc.to_string(), section: "awards".into(), record: None, values };
    assert_eq!(clerk.tries(add).expect_err("full").code, "too_large");
    clerk.sets(&doc, "summary", "守炉二十五年");
    level(&mut hub, &mut clerk, &doc);
}

/// A text of the dossier: short, long, of wide characters, at the limits.
fn texts() -> impl Strategy<Value = String> {
    let letters = prop_oneof![Just("a"), Just("匠"), Just("é"), Just("𠀀"), Just("甲乙")];
    let counts = prop_oneof![0_usize..40, 4_000_usize..5_600, 15_000_usize..17_000, 30_000_usize..70_000];
    (letters, counts, "\\PC{0,6}").prop_map(|(letter, count, end)| letter.repeat(count) + &end)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    /// Whatever was accepted is at the hub after one talk; whatever was not left nothing behind.
    #[test]
    fn whatever_is_saved_every_peer_admits(
        steps in prop::collection::vec((0_usize..3, texts(), texts()), 1..4),
    ) {
        let (mut hub, mut clerk, doc) = desks();
        for (kind, one, other) in steps {
            let before = clerk.core.documents()[&doc].vector().digest();
            let id = doc.to_string();
            let told = match kind {
                0 => writes(&mut clerk, &doc, one),
                1 => {
                    let values = vec![("summary".to_owned(), one), ("remark".to_owned(), other)];
                    clerk.tries(Command::DossierSet { id, values }).map(|_| ()).map_err(|failure| failure.code)
                }
                _ => {
                    let values = vec![("title".to_owned(), one), ("effect".to_owned(), other)];
                    let set = Command::RecordSet { id, section: "achievements".into(), record: None, values };
                    clerk.tries(set).map(|_| ()).map_err(|failure| failure.code)
                }
            };
            if told.is_err() {
                prop_assert_eq!(clerk.core.documents()[&doc].vector().digest(), before);
            }
            level(&mut hub, &mut clerk, &doc);
        }
    }
}
