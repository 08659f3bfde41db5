//! Who may be ranked, and in which order.

use serde_json::{Value, json};

use crate::scene::{Scene, does, id_number, names, refused, text};

/// 申屠启明 from two counties under one number, and 闾丘守艺.
fn twins() -> Scene {
    let mut scene = Scene::new();
    scene.hands_in("申屠启明", 1);
    scene.hands_in("闾丘守艺", 3);
    scene.yuci_nominates("申屠启民", 1);
    scene.closes();
    scene.passes(&["申屠启明", "闾丘守艺", "申屠启民"]);
    scene
}

fn order(people: &[&str]) -> Value {
    json!({ "order": people, "basis": "按评审意见" })
}

fn ranked(scene: &mut Scene) -> Vec<String> {
    names(&scene.city("rank", "list", json!({}))["rows"])
}

/// Decides that the dossier with this name stands.
fn settle(scene: &mut Scene, name: &str) {
    let doubles = scene.city("formal", "duplicates", json!({}));
    let twins = doubles[0]["dossiers"].as_array().expect("twins");
    let at = twins.iter().position(|twin| twin["name"] == name).expect("a twin") + 1;
    let resolve = json!({ "command": "conflict_resolve", "conflict": doubles[0]["conflict"], "choice": { "take": at },
        "reason": "以工作单位所在县为准" });
    does(&mut scene.hub, &resolve);
}

#[test]
fn one_person_from_two_counties_takes_one_place() {
    let mut scene = twins();
    let all = ["申屠启明", "闾丘守艺", "申屠启民"];
    let (code, told) = scene.refuses("rank", "set", order(&all));
    assert_eq!(code, "twins");
    assert!(told.contains("申屠启明") && told.contains("申屠启民") && !told.contains("闾丘守艺"), "{told}");
    settle(&mut scene, "申屠启明");
    assert_eq!(scene.refuses("rank", "set", order(&all)).0, "not_a_permutation");
    scene.ranks(&["闾丘守艺", "申屠启明"]);
    assert_eq!(ranked(&mut scene), ["闾丘守艺", "申屠启明"]);
}

#[test]
fn which_dossier_of_a_person_stands_can_be_decided_anew() {
    let mut scene = twins();
    settle(&mut scene, "申屠启明");
    assert!(!ranked(&mut scene).contains(&"申屠启民".to_owned()));
    settle(&mut scene, "申屠启民");
    let left = ranked(&mut scene);
    assert!(left.contains(&"申屠启民".to_owned()) && !left.contains(&"申屠启明".to_owned()), "{left:?}");
}

#[test]
fn two_dossiers_with_one_number_cannot_both_stand() {
    let mut scene = twins();
    let doubles = scene.city("formal", "duplicates", json!({}));
    let both = json!({ "command": "conflict_resolve", "conflict": doubles[0]["conflict"], "choice": { "take": 0 },
        "reason": "都保留" });
    assert_eq!(refused(&mut scene.hub, &both).0, "one_person");
}

#[test]
fn a_number_that_is_changed_after_the_check_hides_no_twin() {
    let mut scene = twins();
    scene.writes("申屠启明", &[["公民身份号码", &id_number(9)]]);
    assert_eq!(scene.refuses("rank", "set", order(&["申屠启明", "闾丘守艺", "申屠启民"])).0, "twins");
    settle(&mut scene, "申屠启明");
    assert_eq!(ranked(&mut scene).len(), 2);
}

/// Three from one county, which may nominate two.
fn three() -> Scene {
    let mut scene = Scene::new();
    for (name, sequence) in [("申屠启明", 1), ("闾丘守艺", 3), ("南宫守一", 11)] {
        scene.hands_in(name, sequence);
    }
    scene
}

/// The municipal bureau decides about somebody beyond the quota; the name.
fn beyond(scene: &mut Scene, name: Option<&str>, accept: bool) -> String {
    let quota = does(&mut scene.hub, &json!({ "command": "county", "act": "quota", "bureau": "140727" }));
    let name = name.map_or_else(|| text(&quota, "/0/over/0/name"), str::to_owned);
    let word =
        json!({ "command": "county", "act": "quota_decide", "id": name, "accept": accept, "reason": "会议研究" });
    does(&mut scene.hub, &word);
    name
}

#[test]
fn whoever_is_refused_beyond_the_quota_is_not_ranked_until_that_is_reversed() {
    let mut scene = three();
    let name = beyond(&mut scene, None, false);
    scene.closes();
    scene.passes(&["申屠启明", "闾丘守艺", "南宫守一"]);
    assert!(!ranked(&mut scene).contains(&name));
    beyond(&mut scene, Some(&name), true);
    assert!(ranked(&mut scene).contains(&name));
}

#[test]
fn whoever_is_refused_beyond_the_quota_is_not_published() {
    let mut scene = three();
    scene.closes();
    let all = ["申屠启明", "闾丘守艺", "南宫守一"];
    scene.passes(&all);
    scene.ranks(&all);
    scene.city("shortlist", "propose", json!({ "size": 3, "reserves": 0, "reason": "首次试点" }));
    scene.publicises("2019-09-23");
    let name = beyond(&mut scene, None, false);
    scene.approves();
    let list = scene.issues();
    assert!(!names(&list["list"]).contains(&name) && names(&list["list"]).len() == 2, "{list}");
    let word = json!({ "command": "county", "act": "quota_decide", "id": name, "accept": true, "reason": "重议" });
    assert_eq!(refused(&mut scene.hub, &word).0, "locked");
}

#[test]
fn an_order_by_scores_needs_scores_and_says_whose_are_missing() {
    let mut scene = Scene::passed();
    let (code, told) = scene.refuses("rank", "set", json!({ "order": [], "basis": "专家评审" }));
    assert_eq!(code, "no_scores");
    assert!(["申屠启明", "闾丘守艺", "太叔勤工"].iter().all(|name| told.contains(name)), "{told}");
    let moved = json!({ "id": "申屠启明", "to": 2, "reason": "带徒成效突出" });
    assert_eq!(scene.refuses("rank", "move", moved).0, "not_ranked");
    scene.city("assess", "recognise", json!({ "id": "申屠启明", "basis": "全国技术能手", "evidence": "证书第3页" }));
    let (_, told) = scene.refuses("rank", "set", json!({ "order": [], "basis": "专家评审" }));
    assert!(!told.contains("申屠启明") && told.contains("太叔勤工"), "{told}");
}
