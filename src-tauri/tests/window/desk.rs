//! What a desktop expects of a program, and what the window may not do.

use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::city::{City, PASSPHRASE, YUCI, application, day, does};
use crate::driver::Window;
use crate::people::{NAME, complete};
use crate::screen::Screen;

#[tokio::test]
async fn the_window_reaches_neither_the_network_nor_the_disk() {
    let screen = Screen::new();
    let window = Window::open(&screen, &screen.folder("新的")).await;
    window.shows("用邀请加入").await;
    let fetch = "const done = arguments[0];
        fetch('http://127.0.0.1:9/').then(() => done('reached'), error => done(String(error)));";
    let answer = window.script(fetch, json!([])).await.expect("an answer");
    assert_ne!(answer, "reached");
    let inline = "const done = arguments[0]; const script = document.createElement('script');
        document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective), { once: true });
        script.textContent = 'document.title = \"run\"'; document.head.append(script);";
    let refused = window.script(inline, json!([])).await.expect("an answer");
    assert!(refused.as_str().is_some_and(|directive| directive.starts_with("script-src")), "{refused}");
    for forbidden in [
        "plugin:fs|read_text_file",
        "plugin:shell|open",
        "plugin:dialog|open",
        "plugin:notification|notify",
        "plugin:webview|create_webview_window",
        "plugin:window|close",
    ] {
        let script = "const [name, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(name, {}).then(() => done('allowed'), error => done(String(error)));";
        let answer = window.script(script, json!([forbidden])).await.expect("an answer");
        let refused = |text: &str| text.contains("not allowed") || text.contains("not found");
        assert!(answer.as_str().is_some_and(refused), "{forbidden}: {answer}");
    }
    window.closes().await;
}

/// With a pointer and a wheel as the computer has them: a driver's own wheel goes past what was at fault.
#[tokio::test]
async fn the_mouse_wheel_scrolls_a_page() {
    let screen = Screen::new();
    let window = Window::open(&screen, &screen.folder("新的")).await;
    window.shows("用邀请加入").await;
    let lays = "const done = arguments[0]; const page = document.createElement('div');
        Object.assign(page.style, { position: 'fixed', inset: 0, overflow: 'auto', zIndex: 9, background: 'white' });
        page.id = 'long'; page.append(document.createElement('div')); page.firstChild.style.height = '9000px';
        document.body.append(page); requestAnimationFrame(() => requestAnimationFrame(() => done(page.scrollTop)));";
    assert_eq!(window.script(lays, json!([])).await, Ok(json!(0)));
    let mut wheel = screen.program(std::path::Path::new("xdotool"));
    wheel.args(["mousemove", "400", "300", "click", "--repeat", "8", "--delay", "30", "5"]);
    assert!(wheel.status().expect("xdotool; `cargo xtask setup` installs it").success());
    let scrolled = "const done = arguments[0]; const page = document.getElementById('long');
        if (page.scrollTop > 0) done(true); else page.addEventListener('scroll', () => done(true), { once: true });
        setTimeout(() => done(false), 10000);";
    assert_eq!(window.script(scrolled, json!([])).await, Ok(json!(true)));
    window.closes().await;
}

#[tokio::test]
async fn a_second_start_hands_its_file_to_the_first_window() {
    let screen = Screen::new();
    let city = City::founded(screen.folder("市局"), 9);
    let node = city.serves();
    let home = screen.folder("一号机");
    city.enrols(&home, "职建股1号机", "武晓岚");
    let stick = screen.folder("送榆次.jiangxuan");
    does(&city.home, &["carry", "export", "--to", YUCI, "--out", &stick.to_string_lossy()]);
    drop(node);
    let window = Window::open(&screen, &home).await;
    window.shows("工作台").await;
    // A page that was loaded anew hears of it all the same.
    window.reloads().await;
    window.shows("工作台").await;

    let mut second = screen.program(&application());
    let folder = stick.parent().expect("a folder");
    second.arg("--home").arg(&home).arg(stick.file_name().expect("a name")).current_dir(folder);
    let ended = second.env("JIANGXUAN_PASSPHRASE", PASSPHRASE).stdout(Stdio::null()).status().expect("started");
    assert!(ended.success(), "{ended}");
    window.shows("收进带来的文件").await;
    window.shows("送榆次.jiangxuan").await;
    window.picture("offered");
    window.clicks("收进").await;
    window.shows("已导入").await;
    window.shows_no("收进带来的文件").await;
    window.closes().await;
}

#[tokio::test]
async fn a_window_opens_where_the_one_before_ends_without_a_word() {
    let screen = Screen::new();
    let home = screen.folder("新的");
    let first = Window::open(&screen, &home).await;
    first.shows("用邀请加入").await;
    let process = first.process();
    signal("STOP", process);
    let starts = screen.hears_of_starts();
    // The second start asks the first to come forward, and gets no answer because that one dies.
    let dies = tokio::task::spawn_blocking(move || {
        starts.says("ExecuteCallback");
        signal("KILL", process);
    });
    let second = Window::open(&screen, &home).await;
    dies.await.expect("it died");
    second.shows("用邀请加入").await;
    second.closes().await;
}

#[tokio::test]
async fn the_last_days_a_receipt_and_a_return_are_told_on_the_desktop() {
    let screen = Screen::new();
    let city = City::founded(screen.folder("市局"), 2);
    let node = city.serves();
    let home = screen.folder("一号机");
    city.enrols(&home, "职建股1号机", "武晓岚");
    let id = complete(&home);
    let told = screen.listens();
    let window = Window::open(&screen, &home).await;
    window.shows("工作台").await;
    told.says("距截止还有 2 天");
    window.rpc(json!({ "command": "dossier_seal", "id": id })).await.expect("sealed");
    told.says("回执第 1 号");
    let shown = json!({ "command": "dossier_show", "id": id, "unmask": false });
    window.until(shown.clone(), |shown: &Value| shown["delivery"] == "received").await;
    does(&city.home, &["formal", "return", &id, "--due", &day(5).to_string(), "手机号码", "打不通"]);
    told.says(&format!("{NAME}的申报"));
    window.until(shown, |shown| shown["state"] == "reopened").await;
    drop(node);
    window.closes().await;
}

fn signal(name: &str, process: u32) {
    let sent = Command::new("sh").args(["-c", &format!("kill -{name} {process}")]).status().expect("a shell");
    assert!(sent.success(), "{name}");
}
