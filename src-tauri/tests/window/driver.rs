//! One window, driven over WebDriver: <https://www.w3.org/TR/webdriver2/>.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use data_encoding::BASE64;
use serde_json::{Value, json};

use crate::city::{PASSPHRASE, target};
use crate::screen::Screen;

/// How long anything may take that the window does.
const PATIENCE: Duration = Duration::from_secs(30);
/// Between two looks at the window.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// The name under which WebDriver gives elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A window of the application and what drives it.
pub struct Window {
    driver: Child,
    http: reqwest::Client,
    session: String,
}

impl Window {
    /// Opens the application on a profile, as a person at this screen would.
    pub async fn open(screen: &Screen, home: &Path) -> Self {
        let (port, native) = (free(), free());
        let driver = Command::new(target().join("tools/bin/tauri-driver"))
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .env("DISPLAY", &screen.display)
            .env("JIANGXUAN_PASSPHRASE", PASSPHRASE)
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("tauri-driver; `cargo xtask setup` installs it");
        let mut window =
            Self { driver, http: reqwest::Client::new(), session: format!("http://127.0.0.1:{port}/session") };
        let words = ["--home", &home.to_string_lossy(), "--listen", "127.0.0.1:0", "--no-lan"];
        let options = json!({ "application": env!("CARGO_BIN_EXE_jiangxuan-app"), "args": words });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "tauri:options": options } } });
        let end = Instant::now() + PATIENCE;
        loop {
            match window.post("", &wanted).await {
                Ok(opened) => {
                    window.session += &format!("/{}", opened["sessionId"].as_str().expect("a session"));
                    return window;
                }
                // The driver takes a moment to listen.
                Err(error) => assert!(Instant::now() < end, "the window does not open: {error}"),
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    async fn post(&self, place: &str, body: &Value) -> Result<Value, String> {
        let request = self.http.post(format!("{}{place}", self.session)).body(body.to_string());
        answer(request.header("content-type", "application/json")).await
    }

    /// Asks the engine through the window's own channel.
    pub async fn rpc(&self, request: Value) -> Result<Value, Value> {
        let script = "const [request, done] = arguments;
            window.__TAURI_INTERNALS__.invoke('rpc', { request }).then(ok => done({ ok }), error => done({ error }));";
        let answer = self.script_that_ends(script, json!([request])).await;
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

    /// Runs a script in the page that calls its last argument when it has ended.
    pub async fn script_that_ends(&self, script: &str, arguments: Value) -> Value {
        self.post("/execute/async", &json!({ "script": script, "args": arguments })).await.expect("run")
    }

    /// Waits until the window shows this text.
    pub async fn shows(&self, text: &str) {
        let end = Instant::now() + PATIENCE;
        loop {
            let shown =
                self.post("/execute/sync", &json!({ "script": "return document.body.innerText", "args": [] })).await;
            let shown = shown.expect("a page");
            if shown.as_str().is_some_and(|shown| shown.contains(text)) {
                return;
            }
            assert!(Instant::now() < end, "`{text}` is not shown, but: {shown}");
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Clicks the button, link or tab that bears this text.
    pub async fn clicks(&self, text: &str) {
        let path = format!(
            "//*[self::button or self::a or @role='button' or @role='tab'][contains(normalize-space(.), '{text}')]"
        );
        let element = self.element(&path).await;
        self.post(&format!("/element/{element}/click"), &json!({}))
            .await
            .unwrap_or_else(|error| panic!("{text}: {error}"));
    }

    /// The element that this XPath finds, once it is there.
    async fn element(&self, path: &str) -> String {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.post("/element", &json!({ "using": "xpath", "value": path })).await {
                Ok(found) => return found[ELEMENT].as_str().expect("an element").to_owned(),
                Err(error) => assert!(Instant::now() < end, "{path}: {error}"),
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Keeps a picture of the window in `target/screens`.
    pub async fn picture(&self, name: &str) {
        let folder = target().join("screens");
        std::fs::create_dir_all(&folder).expect("a folder");
        let picture = answer(self.http.get(format!("{}/screenshot", self.session))).await.expect("a picture");
        let picture = BASE64.decode(picture.as_str().expect("text").as_bytes()).expect("base64");
        std::fs::write(folder.join(format!("{name}.png")), picture).expect("kept");
    }

    /// Closes the window as a person would.
    pub async fn closes(self) {
        answer(self.http.delete(&self.session)).await.expect("closed");
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // It may have ended already.
        self.driver.kill().ok();
        self.driver.wait().ok();
    }
}

/// The value of an answer, or what went wrong.
async fn answer(request: reqwest::RequestBuilder) -> Result<Value, String> {
    let answer = request.send().await.map_err(|error| error.to_string())?;
    let good = answer.status().is_success();
    let text = answer.text().await.map_err(|error| error.to_string())?;
    let value: Value = serde_json::from_str(&text).map_err(|_| text)?;
    if good { Ok(value["value"].clone()) } else { Err(value["value"]["message"].to_string()) }
}

fn free() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("its number").port()
}
