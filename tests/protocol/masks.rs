//! Identity numbers: shown whole only to somebody who asks for it, which is written down.

use jiangxuan_engine::{Choice, Command};
use jiangxuan_model::DocId;
use jiangxuan_trust::Role;
use serde_json::{Value, json};

use crate::kit::{Desk, enrol, found, talk};

const QI: &str = "140727";
const BEFORE: &str = "142430197506150036";
const ONE: &str = "142430197506150095";
const OTHER: &str = "142430197506150220";

/// Two of one bureau give a nominee different numbers, apart from each other.
fn disagree() -> (Desk, DocId) {
    let mut hub = found(1);
    let mut clerk = enrol(&mut hub, 2, QI, Role::Editor, "李木匠");
    let mut colleague = enrol(&mut hub, 3, QI, Role::Editor, "冀晓梅");
    let doc = clerk.nominates("闻人守拙");
    clerk.sets(&doc, "id_number", BEFORE);
    talk(&mut clerk, &mut colleague);
    clerk.sets(&doc, "id_number", ONE);
    colleague.sets(&doc, "id_number", OTHER);
    talk(&mut clerk, &mut colleague);
    (clerk, doc)
}

fn cards(desk: &mut Desk, unmask: bool) -> Value {
    desk.does(Command::ConflictList { id: None, unmask })
}

fn whole_number_in(value: &Value) -> bool {
    let text = value.to_string();
    [BEFORE, ONE, OTHER].iter().any(|number| text.contains(number))
}

fn audit(desk: &mut Desk) -> Value {
    desk.does(serde_json::from_value(json!({ "command": "audit_list" })).expect("a command"))
}

fn unmasked(desk: &mut Desk) -> usize {
    audit(desk).as_array().expect("a list").iter().filter(|act| act["act"] == "unmask").count()
}

#[test]
fn a_disagreement_about_an_identity_number_shows_none_whole() {
    let (mut clerk, doc) = disagree();
    let listed = cards(&mut clerk, false);
    assert_eq!(listed[0]["field"], "id_number", "{listed}");
    assert!(!whole_number_in(&listed), "{listed}");
    assert_eq!(unmasked(&mut clerk), 0);
    let card = listed[0]["id"].as_str().expect("an id").to_owned();
    let reason = Some("以身份证为准".to_owned());
    let copied = Command::ConflictResolve {
        conflict: card.clone(),
        choice: Choice::Value(listed[0]["base"].as_str().expect("a number").to_owned()),
        reason: reason.clone(),
    };
    assert_eq!(clerk.tries(copied).expect_err("no number").code, "masked");
    let settled = clerk.does(Command::ConflictResolve { conflict: card, choice: Choice::Value(ONE.into()), reason });
    let history = clerk.does(Command::DossierHistory { id: doc.to_string(), field: None });
    let audit = audit(&mut clerk);
    for answer in [&settled, &history, &audit] {
        assert!(!whole_number_in(answer), "{answer}");
    }
    assert!(history.to_string().contains("以身份证为准"));
    assert_eq!(clerk.shows(&doc, "id_number"), ONE);
}

#[test]
fn who_looks_at_the_whole_numbers_of_a_card_is_written_down() {
    let (mut clerk, _) = disagree();
    let shown = cards(&mut clerk, true).to_string();
    assert!([BEFORE, ONE, OTHER].iter().all(|number| shown.contains(number)), "{shown}");
    assert_eq!(unmasked(&mut clerk), 1);
}

#[test]
fn a_masked_number_is_not_taken_for_a_number() {
    let (mut clerk, doc) = disagree();
    let values = vec![("公民身份号码".to_owned(), "142430********0095".to_owned())];
    let copied = clerk.tries(Command::DossierSet { id: doc.to_string(), values });
    assert_eq!(copied.expect_err("no number").code, "masked");
}
