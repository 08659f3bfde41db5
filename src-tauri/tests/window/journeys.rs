//! What people do, in the window.

use std::path::Path;

use serde_json::{Value, json};

use crate::city::{Node, YUCI, founds, invites};
use crate::driver::Window;
use crate::screen::Screen;

#[tokio::test]
async fn a_window_opens_its_profile_and_speaks_with_the_engine() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("市局");
    founds(&home);
    let screen = Screen::new();
    let window = Window::open(&screen, &home).await;
    let state = window.until(json!({ "command": "profile_state" }), |state| state["state"] == "open").await;
    assert_eq!(state["unlock"], "passphrase");
    let status = window.rpc(json!({ "command": "status" })).await.expect("the engine answers");
    assert_eq!(status["bureau"], "140700");
    window.shows("晋中市人力资源和社会保障局").await;
    window.picture("window-municipal").await;
    let refused = window.rpc(json!({ "command": "dossier_show", "id": "无此人", "unmask": false })).await;
    assert!(refused.expect_err("nobody")["message"].is_string());
    window.closes().await;
}

#[tokio::test]
async fn the_window_reaches_neither_the_network_nor_the_disk() {
    let folder = tempfile::tempdir().expect("a folder");
    let screen = Screen::new();
    let window = Window::open(&screen, &folder.path().join("新的")).await;
    let script =
        "const done = arguments[0]; fetch(`http://127.0.0.1:9/`).then(() => done('reached'), e => done(String(e)));";
    assert_ne!(window.script_that_ends(script, json!([])).await, "reached");
    for forbidden in
        ["plugin:fs|read_text_file", "plugin:shell|open", "plugin:dialog|open", "plugin:webview|create_webview_window"]
    {
        let script = "const [name, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(name, {}).then(() => done('allowed'), e => done(String(e)));";
        let answer = window.script_that_ends(script, json!([forbidden])).await;
        assert!(
            answer.as_str().is_some_and(|text| text.contains("not allowed") || text.contains("not found")),
            "{forbidden}: {answer}"
        );
    }
    window.closes().await;
}

#[tokio::test]
async fn two_windows_disagree_decide_seal_and_see_the_receipt() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = |name: &str| folder.path().join(name);
    founds(&home("市局"));
    let listen = a_port();
    let node = Node::serves(&home("市局"), &listen);
    let screen = Screen::new();
    let first = joined(&screen, &home("一号机"), &invites(&home("市局"), YUCI, &listen), "一号机", "武晓岚").await;
    let second = joined(&screen, &home("二号机"), &invites(&home("市局"), YUCI, &listen), "二号机", "任东野").await;

    let id = nominates(&first).await;
    second.until(json!({ "command": "dossier_list" }), |rows| rows[0]["blocking"] == 0).await;
    first.picture("window-county").await;

    // Without the node neither window hears of the other, and both write the same field.
    drop(node);
    let set = |value: &str| json!({ "command": "dossier_set", "id": id, "values": [["mobile", value]] });
    let alone = |status: &Value| status["peers"] == 0;
    for (window, value) in [(&first, "13800000001"), (&second, "13800000002")] {
        window.until(json!({ "command": "status" }), alone).await;
        window.rpc(set(value)).await.expect("written");
    }
    let node = Node::serves(&home("市局"), &listen);
    let cards = json!({ "command": "conflict_list", "id": null });
    let open = |cards: &Value| cards.as_array().is_some_and(|cards| !cards.is_empty());
    first.until(cards.clone(), open).await;
    let seen = second.until(cards.clone(), open).await;
    second.picture("window-conflict").await;
    let take = json!({ "command": "conflict_resolve", "conflict": seen[0]["id"], "choice": { "take": 1 }, "reason": "电话核对" });
    second.rpc(take).await.expect("decided");
    first.until(cards, |cards| !open(cards)).await;

    first.rpc(json!({ "command": "dossier_seal", "id": id })).await.expect("sealed");
    let received = |row: &Value| row["delivery"] == "received" && row["receipt"] == 1;
    let show = json!({ "command": "dossier_show", "id": id, "unmask": false });
    first.until(show.clone(), received).await;
    second.until(show, received).await;
    first.picture("window-received").await;
    drop(node);
    first.closes().await;
    second.closes().await;
}

/// A window whose profile has just joined the season.
async fn joined(screen: &Screen, home: &Path, ticket: &str, device: &str, person: &str) -> Window {
    let window = Window::open(screen, home).await;
    window.until(json!({ "command": "profile_state" }), |state| state["state"] == "none").await;
    window.rpc(json!({ "command": "profile_create", "passphrase": null })).await.expect("made");
    let join = json!({ "command": "join", "ticket": ticket, "device_name": device, "person": person });
    window.rpc(join).await.expect("joined");
    window.until(json!({ "command": "status" }), |status| status["state"] == "enrolled").await;
    window.until(json!({ "command": "fields" }), |form| form["narrative"].is_object()).await;
    window
}

/// A complete dossier of an invented nominee, the one of the demonstration; returns its id.
async fn nominates(window: &Window) -> String {
    let data: Value = serde_json::from_str(include_str!("../../crates/xtask/src/demo/dossier.json")).expect("JSON");
    let story = include_str!("../../crates/xtask/src/demo/narrative.txt").trim_end();
    let made = window.rpc(json!({ "command": "dossier_new", "name": "闻人守拙" })).await.expect("made");
    let id = made["id"].as_str().expect("an id").to_owned();
    let both = pairs(&data["fields"]).into_iter().chain(pairs(&data["people"]["yuci"]));
    let values: Vec<_> = both.collect();
    window.rpc(json!({ "command": "dossier_set", "id": id, "values": values })).await.expect("set");
    for record in data["records"].as_array().expect("records") {
        let values = pairs(&record[1]);
        let set = json!({ "command": "record_set", "id": id, "section": record[0], "record": null, "values": values });
        window.rpc(set).await.expect("added");
    }
    window.rpc(json!({ "command": "dossier_text", "id": id, "text": story })).await.expect("written");
    let checked = window.rpc(json!({ "command": "dossier_check", "id": id })).await.expect("checked");
    assert_eq!(checked["blocking"], 0, "{checked}");
    id
}

fn pairs(object: &Value) -> Vec<(String, String)> {
    let pair = |(key, value): (&String, &Value)| (key.clone(), value.as_str().expect("a text").to_owned());
    object.as_object().expect("an object").iter().map(pair).collect()
}

/// A port at which the node listens whenever it runs.
fn a_port() -> String {
    let socket = std::net::UdpSocket::bind("127.0.0.1:0").and_then(|socket| socket.local_addr());
    socket.expect("a port").to_string()
}
