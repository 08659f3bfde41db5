//! What two clerks do with one dossier.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::city::{City, does};
use crate::driver::Window;
use crate::people::{NAME, colleagues};
use crate::screen::Screen;

const MOBILE: &str = "手机号码";

#[tokio::test]
async fn two_windows_disagree_offline_decide_seal_and_see_the_receipt() {
    let screen = Screen::new();
    let city = City::founded(screen.folder("市局"), 9);
    let node = city.serves();
    let (homes, id) = colleagues(&screen, &city);
    // Without the node no window finds the other, and both clerks write into the same box.
    drop(node);
    let [first, second] = [Window::open(&screen, &homes[0]).await, Window::open(&screen, &homes[1]).await];
    for (window, value) in [(&first, "13900000001"), (&second, "13900000002")] {
        window.clicks(NAME).await;
        window.writes(MOBILE, value).await;
        window.leaves().await;
        let kept = |shown: &Value| shown["fields"]["mobile"] == value;
        window.until(json!({ "command": "dossier_show", "id": id, "unmask": false }), kept).await;
        window.shows("已写入本机磁盘").await;
    }

    let node = city.serves();
    for window in [&first, &second] {
        let met = |status: &Value| status["peers"].as_u64() > Some(0);
        window.until(json!({ "command": "status" }), met).await;
    }
    for window in [&first, &second] {
        window.clicks("冲突复核").await;
        window.shows("两人改得不一样").await;
        window.shows("13900000001").await;
        window.shows("13900000002").await;
        window.shows("任东野").await;
        let both = |cards: &Value| {
            let sides = cards[0]["sides"].as_array().into_iter().flatten().filter_map(|side| side["value"].as_str());
            sides.collect::<BTreeSet<_>>() == BTreeSet::from(["13900000001", "13900000002"])
        };
        window.until(json!({ "command": "conflict_list", "id": id }), both).await;
    }
    second.picture("conflict");
    second.clicks("采用甲").await;
    for window in [&first, &second] {
        window.until(json!({ "command": "status" }), |status| status["conflicts"] == 0).await;
        window.shows_no("两人改得不一样").await;
    }

    first.clicks("人选库").await;
    first.clicks(NAME).await;
    first.clicks("签发第1版").await;
    first.shows("先不签发").await;
    first.clicks("签发第1版").await;
    first.shows("已签发").await;
    first.clicks("知道了").await;
    for window in [&first, &second] {
        window.clicks("工作台").await;
        window.shows("No.0001").await;
    }
    first.picture("receipt");
    drop(node);
    first.closes().await;
    second.closes().await;
}

#[tokio::test]
async fn nothing_typed_is_lost_when_the_window_is_killed_or_closed() {
    let screen = Screen::new();
    let city = City::founded(screen.folder("市局"), 9);
    let node = city.serves();
    let home = screen.folder("一号机");
    city.enrols(&home, "职建股1号机", "武晓岚");
    drop(node);
    let window = Window::open(&screen, &home).await;
    window.clicks("新建人选").await;
    window.writes("姓名", NAME).await;
    window.clicks("新建").await;
    window.shows(NAME).await;
    window.writes(MOBILE, "13800000003").await;
    window.leaves().await;
    window.shows("已写入本机磁盘").await;
    let kept = |rows: &Value| rows[0]["name"] == NAME;
    window.until(json!({ "command": "dossier_list" }), kept).await;
    // Everything that belongs to the window dies at once.
    drop(window);

    let window = Window::open(&screen, &home).await;
    window.clicks(NAME).await;
    assert_eq!(window.holds(MOBILE).await, "13800000003");

    // Asked to end in the middle of a word, it writes the word first.
    window.writes(MOBILE, "13800000004").await;
    does(&home, &["stop"]);
    window.ends().await;
    let shown = does(&home, &["dossier", "show", NAME]);
    assert_eq!(shown["fields"]["mobile"], "13800000004");
}
