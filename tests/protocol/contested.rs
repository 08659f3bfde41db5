//! Two people rewrite one sentence of 事迹材料. Automerge puts what they typed together letter by letter; nobody is to
//! read or print that.

use jiangxuan_contract::command::{PaperKind, Papers};
use jiangxuan_engine::{Choice, Command};
use serde_json::{Value, json};

use crate::kit::{Desk, talk};
use crate::world::World;

const BEFORE: &str = "他改进工装，年节约成本三十余万元。";
const OURS: &str = "他改进工装，年节约成本三十二万元。";
const THEIRS: &str = "他改进工装，年节约成本六十余万元。";

fn write(desk: &mut Desk, id: &str, text: &str) {
    desk.does(Command::DossierText { id: id.to_owned(), text: text.to_owned(), base: None });
}

/// What the screen, and what a draft on paper says the text is contested between.
fn told(desk: &mut Desk, id: &str) -> [Value; 2] {
    let shown = desk.does(Command::DossierShow { id: id.to_owned(), unmask: false });
    let (ids, paper) = (vec![id.to_owned()], PaperKind::Narrative);
    let printed = desk.does(Command::Papers(Papers::Dossiers { ids, paper, draft: true }));
    let nominee = &printed["sheets"][0]["nominees"][0];
    assert_eq!(nominee["version"]["number"], 0, "what is contested cannot be sealed: {nominee}");
    [shown["contested"]["narrative"].clone(), nominee["contested"]["narrative"].clone()]
}

#[test]
fn a_contested_narrative_is_told_by_both_texts_until_somebody_decides() {
    let mut world = World::new();
    let id = world.ours.to_string();
    write(&mut world.clerk, &id, BEFORE);
    talk(&mut world.clerk, &mut world.colleague);
    assert_eq!(told(&mut world.colleague, &id), [Value::Null, Value::Null]);
    write(&mut world.clerk, &id, OURS);
    write(&mut world.colleague, &id, THEIRS);
    talk(&mut world.clerk, &mut world.colleague);
    for desk in [&mut world.clerk, &mut world.colleague] {
        for contested in told(desk, &id) {
            let mut sides: Vec<&str> = contested.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            sides.sort_unstable();
            assert_eq!(sides, [OURS, THEIRS]);
        }
    }
    let cards = world.clerk.does(Command::ConflictList { id: Some(id.clone()), unmask: false });
    let card = cards.as_array().into_iter().flatten().find(|card| card["kind"] == "narrative").expect("a card");
    let conflict = card["id"].as_str().expect("an id").to_owned();
    world.clerk.does(Command::ConflictResolve { conflict, choice: Choice::Value(OURS.to_owned()), reason: None });
    assert_eq!(told(&mut world.clerk, &id), [Value::Null, Value::Null]);
    let shown = world.clerk.does(Command::DossierShow { id, unmask: false });
    assert_eq!(shown["narrative"], json!(OURS));
}
