//! After the formal check everything reads the version that passed.

use serde_json::json;

use crate::scene::{Scene, does, id_number, text};

const OTHER: [[&str; 2]; 3] = [["name", "申屠改名"], ["employer_name", "另一有限公司"], ["dept_post", "另一职务"]];
const SAMPLE: &str = "祁县某玻璃器皿有限公司";

/// 祁县 writes another name, employer and number into 申屠启明, without sealing; its id.
fn rewritten(scene: &mut Scene) -> String {
    let rows = scene.city("formal", "list", json!({}));
    let row = rows.as_array().expect("rows").iter().find(|row| row["name"] == "申屠启明").expect("a row").clone();
    let id = text(&row, "/id");
    scene.writes(&id, &OTHER);
    scene.writes(&id, &[["id_number", &id_number(9)]]);
    id
}

#[test]
fn what_is_written_after_the_check_and_never_sealed_reaches_no_list() {
    let mut scene = Scene::passed();
    scene.ranks(&["申屠启明", "闾丘守艺", "太叔勤工"]);
    rewritten(&mut scene);
    let listed = scene.city("shortlist", "propose", json!({ "size": 2, "reserves": 1, "reason": "首次试点" }));
    assert_eq!(text(&listed, "/chosen/0/name"), "申屠启明");
    assert_eq!(text(&listed, "/chosen/0/employer"), SAMPLE);
    let ranked = scene.city("rank", "list", json!({}));
    assert_eq!((text(&ranked, "/rows/0/name"), text(&ranked, "/rows/0/employer")), ("申屠启明".into(), SAMPLE.into()));
    scene.publicises("2019-09-23");
    let shown = scene.city("publicity", "show", json!({}));
    let shown: Vec<String> = ["/rows/0", "/rows/1"].iter().map(|row| text(&shown, &format!("{row}/name"))).collect();
    assert!(shown.contains(&"申屠启明".to_owned()), "{shown:?}");
    scene.approves();
    let list = scene.issues();
    let rows = list["list"].as_array().expect("rows");
    let row = rows.iter().find(|row| row["name"] == "申屠启明").unwrap_or_else(|| panic!("{list}"));
    assert_eq!(row["employer"], SAMPLE);
    let paid = does(&mut scene.hub, &json!({ "command": "papers", "act": "payment" }));
    assert!(paid.to_string().contains(&id_number(1)) && !paid.to_string().contains(&id_number(9)), "{paid}");
    let annex = json!({ "command": "papers", "act": "dossiers", "ids": [], "paper": "annex2", "draft": false });
    let annex = does(&mut scene.hub, &annex).to_string();
    assert!(!annex.contains("申屠改名") && !annex.contains(&id_number(9)));
}

/// 祁县 seals what it wrote, and the municipal bureau lets it in and passes it.
fn passes_again(scene: &mut Scene, id: &str) {
    does(&mut scene.qixian, &json!({ "command": "dossier_seal", "id": id }));
    scene.meets();
    does(&mut scene.hub, &json!({ "command": "close_admit", "id": id, "reason": "单位更名" }));
    scene.city("formal", "pass", json!({ "id": id, "note": "单位更名" }));
}

#[test]
fn a_version_that_passes_during_publicity_is_publicised_anew_before_it_ends() {
    let mut scene = Scene::shown();
    let id = rewritten(&mut scene);
    passes_again(&mut scene, &id);
    scene.day("2019-10-09");
    let (code, told) = scene.refuses("publicity", "close", json!({ "ids": [] }));
    assert_eq!(code, "differs_from_publicity");
    assert!(told.contains(SAMPLE) && told.contains("另一有限公司"), "{told}");
    scene.city("publicity", "start", json!({ "ids": [id], "from": "2019-10-09" }));
    scene.day("2019-10-20");
    assert_eq!(scene.refuses("publicity", "close", json!({ "ids": [id] })).0, "no_proof", "of the new text");
    scene.proves(json!([id]), "2019-10-09");
    scene.city("publicity", "close", json!({ "ids": [] }));
}

#[test]
fn a_version_that_says_something_else_does_not_pass_once_publicity_is_over() {
    let mut scene = Scene::shown();
    scene.approves();
    let id = rewritten(&mut scene);
    does(&mut scene.qixian, &json!({ "command": "dossier_seal", "id": id }));
    scene.meets();
    does(&mut scene.hub, &json!({ "command": "close_admit", "id": id, "reason": "单位更名" }));
    assert_eq!(scene.refuses("formal", "pass", json!({ "id": id, "note": "单位更名" })).0, "publicised");
    let list = scene.issues();
    assert!(list.to_string().contains(SAMPLE) && !list.to_string().contains("另一有限公司"));
}
