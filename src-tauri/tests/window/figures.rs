//! Figures of the real window. They mean something on a computer that does nothing else, and with a release build:
//!
//! ```text
//! JIANGXUAN_APP=target/release/jiangxuan-app JIANGXUAN_PROGRAM=target/release/jiangxuan JIANGXUAN_FIGURES=check \
//!     cargo test --workspace --test window -- --ignored --nocapture figures
//! ```
//!
//! Without `JIANGXUAN_FIGURES=check` they are only told.

use std::cell::Cell;
use std::path::Path;
use std::time::{Duration, Instant};

use jiangxuan_api::{Command, control};
use serde_json::{Value, json};

use crate::city::{City, Node};
use crate::driver::Window;
use crate::people::colleagues;
use crate::processes::{began, busy, family, memory, name};
use crate::screen::Screen;

const DOSSIERS: usize = 3_000;
/// How many are made before the window says that it goes on.
const AT_ONCE: usize = 100;
const KEYS: usize = 400;
/// Between two keys of a quick writer.
const KEY: Duration = Duration::from_millis(20);
/// Between two edits of a colleague, who is several colleagues at once.
const EDIT: Duration = Duration::from_millis(150);
/// What is idle is watched for so long.
const IDLE: Duration = Duration::from_secs(30);

/// Makes dossiers as a list shows them.
const MAKE: &str = r#"const [from, to, done] = arguments;
    const ask = (request) => window.__TAURI_INTERNALS__.invoke("rpc", { request });
    const [family, given] = ["王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹", "守艺启明敬之瑾堂砚平锁柱秋实玉衡志勤晓芸雅静振邦"];
    (async () => {
        for (let n = from; n < to; n += 1) {
            const name = family[n % family.length] + given[(n * 7) % given.length] + given[(n * 11 + 3) % given.length];
            const { id } = await ask({ command: "dossier_new", name });
            const values = [["employer_name", "太谷县禾泽农业机械有限公司"], ["occupation", "农机装调工"], ["skill_level", "技师"]];
            await ask({ command: "dossier_set", id, values });
        }
    })().then(() => done(null), (error) => done(JSON.stringify(error)));"#;

/// Goes to the list; says when its rows were there, in milliseconds since 1970.
const LIST: &str = r##"const done = arguments[0];
    const clock = () => performance.timeOrigin + performance.now();
    const first = clock();
    if (location.hash !== "#/dossiers") location.hash = "#/dossiers";
    const look = () => {
        if (document.querySelectorAll(".rows .line").length < 6) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => done({ asked: first, page: performance.timeOrigin, rows: clock() })));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true });
    look();"##;

/// Notes for each key how long its work takes, and when the frame after it is drawn.
const WATCH: &str = r##"const done = arguments[0];
    const times = (window.keys = { work: [], frame: [] });
    const after = new MessageChannel();
    const due = [];
    after.port1.onmessage = () => { const [began, list] = due.shift(); list.push(performance.now() - began); };
    const later = (began, list) => { due.push([began, list]); after.port2.postMessage(null); };
    addEventListener("keydown", (event) => {
        later(event.timeStamp, times.work);
        requestAnimationFrame(() => later(event.timeStamp, times.frame));
    }, true);
    const area = document.querySelector("#field-narrative textarea");
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    done(null);"##;

/// Tells a figure; fails where it is over its limit and that is asked for.
fn figure(what: &str, value: f64, unit: &str, limit: Option<f64>) {
    let most = limit.map(|limit| format!(" (at most {limit})")).unwrap_or_default();
    println!("{what}: {value:.1} {unit}{most}");
    let checked = std::env::var("JIANGXUAN_FIGURES").is_ok_and(|word| word == "check");
    assert!(!checked || limit.is_none_or(|limit| value < limit), "{what}: {value:.1} {unit}{most}");
}

/// Of numbers in order, the one below which so many of a hundred lie.
fn at(sorted: &[f64], of_hundred: usize) -> f64 {
    sorted[(sorted.len() * of_hundred / 100).min(sorted.len() - 1)]
}

fn sorted(numbers: &Value) -> Vec<f64> {
    let mut numbers: Vec<f64> = numbers.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

#[tokio::test]
#[ignore = "measures, and means something only on a computer that does nothing else"]
async fn figures_of_a_list_of_3_000_dossiers_and_of_an_idle_window() {
    let screen = Screen::new();
    let city = City::founded(screen.folder("市局"), 9);
    let node = city.serves();
    let home = screen.folder("一号机");
    city.enrols(&home, "职建股1号机", "武晓岚");
    drop(node);
    let window = Window::open(&screen, &home).await;
    window.shows("工作台").await;
    for from in (0..DOSSIERS).step_by(AT_ONCE) {
        assert_eq!(window.script(MAKE, json!([from, from + AT_ONCE])).await, Ok(Value::Null));
    }
    window.closes().await;

    let node = city.serves();
    let window = Window::open(&screen, &home).await;
    let list = window.script(LIST, json!([])).await.expect("a list");
    let moment = |key: &str| list[key].as_f64().expect("milliseconds");
    let process = began(window.process());
    figure("program started to its page begun", moment("page") - process, "ms", None);
    figure("page begun to usable list", moment("rows") - moment("page"), "ms", Some(1000.0));
    figure("program started to usable list, the driver's own time included", moment("rows") - process, "ms", None);
    window.reloads().await;
    let again = window.script(LIST, json!([])).await.expect("a list");
    let moment = |key: &str| again[key].as_f64().expect("milliseconds");
    figure("the same page loaded again to usable list", moment("rows") - moment("page"), "ms", Some(1000.0));
    let elsewhere = |status: &Value| status["peers"].as_u64() > Some(0) && status["delivered"]["local"].is_null();
    window.until(json!({ "command": "status" }), elsewhere).await;

    idle(&window).await;
    drop(node);
    window.closes().await;
}

/// Watches what nobody touches.
async fn idle(window: &Window) {
    let processes = family(window.process());
    let before = busy(&processes);
    tokio::time::sleep(IDLE).await;
    let share = (busy(&processes) - before).as_secs_f64() / IDLE.as_secs_f64();
    let (mut own, mut seen) = (0.0, 0.0);
    for process in &processes {
        let (pss, rss) = memory(*process);
        println!("  {}: {pss:.1} MB its own and its share, {rss:.1} MB seen", name(*process));
        own += pss;
        seen += rss;
    }
    figure("idle: of one core, application and WebKit's processes", share * 100.0, "%", Some(1.0));
    figure("idle: memory of all processes, each page counted once (PSS)", own, "MB", Some(250.0));
    figure("idle: memory of all processes, pages in common counted in each (RSS)", seen, "MB", None);
}

#[tokio::test]
#[ignore = "measures, and means something only on a computer that does nothing else"]
async fn figures_of_keys_while_a_colleagues_edits_stream_in() {
    let screen = Screen::new();
    let city = City::founded(screen.folder("市局"), 9);
    let node = city.serves();
    let (homes, id) = colleagues(&screen, &city);
    let colleague = Node::starts(&homes[1], "127.0.0.1:0");
    let window = Window::open(&screen, &homes[0]).await;
    let goes = "const [hash, done] = arguments; location.hash = hash; done(null);";
    window.script(goes, json!([format!("#/dossier!{id}!narrative")])).await.expect("gone");
    window.reads("#field-narrative .ruler, #field-narrative").await;
    let (began, edits) = (Instant::now(), Cell::new(0_u32));
    tokio::select! {
        () = write(&window, &id) => {}
        () = stream(&homes[1], &id, &edits) => {}
    }
    let edits = f64::from(edits.get()) / began.elapsed().as_secs_f64();
    let times = window.script("arguments[0](window.keys);", json!([])).await.expect("times");
    let (work, frame) = (sorted(&times["work"]), sorted(&times["frame"]));
    figure("a colleague's edits meanwhile", edits, "a second", None);
    figure("keys", f64::from(u32::try_from(work.len()).expect("few")), "", None);
    figure("key to the end of its work, p50", at(&work, 50), "ms", None);
    figure("key to the end of its work, p99", at(&work, 99), "ms", Some(16.0));
    figure("key to the frame that shows it, p50", at(&frame, 50), "ms", None);
    figure("key to the frame that shows it, p99", at(&frame, 99), "ms", None);
    drop((node, colleague));
    window.closes().await;
}

/// Writes at the end of the narrative once the colleague's edits come in, until all of it is on the disk.
async fn write(window: &Window, id: &str) {
    let shown = json!({ "command": "dossier_show", "id": id, "unmask": false });
    let streams = |shown: &Value| shown["fields"]["address"].as_str().is_some_and(|text| text.starts_with("新建路"));
    window.until(shown.clone(), streams).await;
    window.script(WATCH, json!([])).await.expect("watched");
    window.types(&"a".repeat(KEYS), KEY).await;
    let kept = |shown: &Value| shown["narrative"].as_str().is_some_and(|text| text.ends_with(&"a".repeat(KEYS)));
    window.until(shown, kept).await;
}

/// A colleague writes, over and over. In reality on another computer, so that this one is spared whatever it can be.
async fn stream(home: &Path, id: &str, edits: &Cell<u32>) {
    loop {
        edits.set(edits.get() + 1);
        let values = vec![("address".to_owned(), format!("新建路{}号", edits.get()))];
        let node = control::connect(home).await.expect("a node");
        node.call(Command::DossierSet { id: id.to_owned(), values }, |_| {}).await.expect("set");
        tokio::time::sleep(EDIT).await;
    }
}
