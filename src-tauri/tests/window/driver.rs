//! One window, driven over WebDriver: <https://www.w3.org/TR/webdriver2/>.

use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::city::{PASSPHRASE, application, target};
use crate::http::send;
use crate::processes::{family, runs};
use crate::screen::{Screen, picture};

/// How long anything may take that the window does, on a slow computer with much else to do.
const PATIENCE: Duration = Duration::from_secs(90);
/// Between two questions that nothing but the engine can answer.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// The name under which WebDriver gives elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// Finds things as a person at the screen does: by their words, and only where they can be reached with the mouse.
const LOOKING: &str = include_str!("looking.js");

/// Minds whether the next click arrives at an element.
const MINDING: &str = "const [element, done] = arguments;
    window.arrived = false;
    const mind = (event) => { window.arrived ||= event.composedPath().includes(element); };
    addEventListener('click', mind, { capture: true, once: true });
    done(null);";
/// Whether it did; nothing is known where the click has loaded another page.
const ARRIVED: &str = "arguments[0](window.arrived ?? null);";

/// What a window is opened with.
#[derive(Default)]
pub struct Opening<'a> {
    /// Whether it knows the passphrase without asking.
    pub knows: bool,
    /// Where it listens, if not anywhere.
    pub listen: Option<&'a str>,
}

/// A window of the application and what drives it.
pub struct Window {
    driver: Child,
    port: u16,
    session: String,
    seen: PathBuf,
}

impl Window {
    /// Opens the application on a profile whose passphrase it knows.
    pub async fn open(screen: &Screen, home: &Path) -> Self {
        Self::open_with(screen, home, Opening { knows: true, listen: None }).await
    }

    /// Opens the application on a profile, as a person at this screen would.
    pub async fn open_with(screen: &Screen, home: &Path, opening: Opening<'_>) -> Self {
        let port = free();
        let mut driver = screen.program(Path::new("WebKitWebDriver"));
        // Without the variable Tauri gives no driver a hold on the window.
        driver.args(["--host=127.0.0.1", &format!("--port={port}")]).env("TAURI_WEBVIEW_AUTOMATION", "true");
        if opening.knows {
            driver.env("JIANGXUAN_PASSPHRASE", PASSPHRASE);
        }
        // A group of its own: what the driver has started ends with it.
        let driver = driver.process_group(0).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let driver = driver.expect("WebKitWebDriver; `cargo xtask setup` installs it");
        let mut window = Self { driver, port, session: "/session".to_owned(), seen: screen.seen() };
        let words =
            ["--home", &home.to_string_lossy(), "--no-lan", "--listen", opening.listen.unwrap_or("127.0.0.1:0")];
        let options = json!({ "binary": application(), "args": words });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let opened = window.once_listening(&wanted).await;
        window.session += &format!("/{}", opened["sessionId"].as_str().expect("a session"));
        let limit = json!({ "script": PATIENCE.as_millis() });
        window.post("/timeouts", &limit).await.expect("a limit");
        window
    }

    /// The answer to the first request: the driver takes a moment to listen.
    async fn once_listening(&self, wanted: &Value) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.post("", wanted).await {
                Ok(opened) => return opened,
                Err(error) => assert!(Instant::now() < end, "the window does not open: {error}"),
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    async fn post(&self, place: &str, body: &Value) -> Result<Value, String> {
        send(self.port, "POST", &format!("{}{place}", self.session), body).await
    }

    async fn get(&self, place: &str) -> Result<Value, String> {
        send(self.port, "GET", &format!("{}{place}", self.session), &Value::Null).await
    }

    /// Runs a script in the page that calls its last argument when it has ended.
    pub async fn script(&self, script: &str, arguments: Value) -> Result<Value, String> {
        self.post("/execute/async", &json!({ "script": script, "args": arguments })).await
    }

    /// Asks the engine through the window's own channel.
    pub async fn rpc(&self, request: Value) -> Result<Value, Value> {
        let script = "const [request, done] = arguments;
            window.__TAURI_INTERNALS__.invoke('rpc', { request }).then(ok => done({ ok }), error => done({ error }));";
        let answer = self.script(script, json!([request])).await.expect("an answer");
        if answer["error"].is_null() { Ok(answer["ok"].clone()) } else { Err(answer["error"].clone()) }
    }

    /// Asks the engine again until the answer is as wanted.
    pub async fn until(&self, request: Value, wanted: impl Fn(&Value) -> bool) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            let answer = self.rpc(request.clone()).await.unwrap_or_else(|error| panic!("{request}: {error}"));
            if wanted(&answer) {
                return answer;
            }
            assert!(Instant::now() < end, "{request} stays {answer}");
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Waits until the window shows this text.
    pub async fn shows(&self, text: &str) {
        self.sees("shown", text).await;
    }

    /// Waits until the window no longer shows this text.
    pub async fn shows_no(&self, text: &str) {
        self.sees("gone", text).await;
    }

    /// The words at this place of the page.
    pub async fn reads(&self, place: &str) -> String {
        self.sees("words", place).await.as_str().expect("words").to_owned()
    }

    /// Clicks the button, link or mark that bears these words.
    pub async fn clicks(&self, words: &str) {
        let end = Instant::now() + PATIENCE;
        loop {
            let element = self.sees("act", words).await;
            // It may move or be drawn anew in between, so that the click fails, or arrives elsewhere.
            match self.hits(&element).await {
                Ok(true) => return,
                missed => assert!(Instant::now() < end, "{words}: the click does not arrive: {missed:?}"),
            }
        }
    }

    /// Whether a click arrives at the element.
    async fn hits(&self, element: &Value) -> Result<bool, String> {
        self.script(MINDING, json!([element])).await?;
        self.presses(element).await?;
        Ok(self.script(ARRIVED, json!([])).await != Ok(false.into()))
    }

    /// Writes into the box with this label, in place of what stands there. The text comes in one piece, as from an
    /// input method: WebKit's driver has no keys for Chinese.
    pub async fn writes(&self, label: &str, text: &str) {
        let element = self.sees("box", label).await;
        self.presses(&element).await.expect("clicked");
        let script = "const [box, text, done] = arguments;
            box.select(); done(document.execCommand('insertText', false, text));";
        assert_eq!(self.script(script, json!([element, text])).await, Ok(true.into()), "{label}");
        assert_eq!(self.value(id(&element)).await, text, "{label}");
    }

    /// Types letters of the keyboard, one after the other, into the box that is being written in.
    pub async fn types(&self, letters: &str, pace: Duration) {
        let key = |letter: char| {
            let down = json!({ "type": "keyDown", "value": letter.to_string() });
            let up = json!({ "type": "keyUp", "value": letter.to_string() });
            [down, up, json!({ "type": "pause", "duration": pace.as_millis() })]
        };
        let keys: Vec<Value> = letters.chars().flat_map(key).collect();
        let typed = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": keys }] });
        self.post("/actions", &typed).await.expect("typed");
    }

    /// The process of the application.
    pub fn process(&self) -> u32 {
        let exe = application().canonicalize().expect("the application");
        let is_it = |process: &u32| std::fs::read_link(format!("/proc/{process}/exe")).is_ok_and(|path| path == exe);
        family(self.driver.id()).into_iter().find(is_it).expect("the application runs")
    }

    /// Leaves the box that is being written in, by a click on the heading.
    pub async fn leaves(&self) {
        let heading = json!({ "using": "css selector", "value": "h1" });
        let element = self.post("/element", &heading).await.expect("a heading");
        self.presses(&element).await.expect("clicked");
    }

    /// Chooses from a list.
    pub async fn chooses(&self, words: &str) {
        let option = self.sees("option", words).await;
        self.presses(&option).await.expect("chosen");
    }

    async fn presses(&self, element: &Value) -> Result<Value, String> {
        self.post(&format!("/element/{}/click", id(element)), &json!({})).await
    }

    /// What stands in the box with this label.
    pub async fn holds(&self, label: &str) -> String {
        let element = self.sees("box", label).await;
        self.value(id(&element)).await
    }

    async fn value(&self, element: &str) -> String {
        let held = self.get(&format!("/element/{element}/property/value")).await.expect("a value");
        held.as_str().expect("text").to_owned()
    }

    /// Waits for something on the page. The page tells when it changes, so nothing is asked twice; only a page
    /// that was loaded anew in between is asked again.
    async fn sees(&self, what: &str, words: &str) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.script(LOOKING, json!([what, words, left.as_millis()])).await {
                Ok(found) if !found["missed"].is_null() => {
                    self.picture(&format!("missed-{what}"));
                    panic!("{what} `{words}` is not there, but: {}", found["missed"]);
                }
                Ok(found) => return found,
                Err(error) => assert!(Instant::now() < end, "{what} `{words}`: {error}"),
            }
        }
    }

    /// Loads the page anew.
    pub async fn reloads(&self) {
        self.post("/refresh", &json!({})).await.expect("loaded");
    }

    /// Keeps a picture of the screen in `target/screens`. The driver's own never comes where no graphics card draws.
    pub fn picture(&self, name: &str) {
        let folder = target().join("screens");
        std::fs::create_dir_all(&folder).expect("a folder");
        let seen = std::fs::read(&self.seen).expect("a screen");
        picture(&seen).save(folder.join(format!("window-{name}.png"))).expect("kept");
    }

    /// Closes the window.
    pub async fn closes(self) {
        send(self.port, "DELETE", &self.session, &Value::Null).await.expect("closed");
    }

    /// Waits until the program has ended by itself.
    pub async fn ends(self) {
        let end = Instant::now() + PATIENCE;
        while self.get("/title").await.is_ok() {
            assert!(Instant::now() < end, "the window stays open");
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // The driver, and the application if it still runs.
        let family = family(self.driver.id());
        Command::new("sh").args(["-c", &format!("kill -KILL -{}", self.driver.id())]).status().ok();
        self.driver.wait().ok();
        // All of them hold this pipe: its end says that the last one has gone, and let go of the profile.
        if let Some(mut output) = self.driver.stdout.take() {
            std::io::copy(&mut output, &mut std::io::sink()).ok();
        }
        // The pipe is closed a moment before the name on the bus is free.
        while family.iter().any(|process| runs(*process)) {
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

fn id(element: &Value) -> &str {
    element[ELEMENT].as_str().expect("an element")
}

fn free() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("its number").port()
}
