//! A profile directory and the program at work on it.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

use crate::program::program;
use crate::shapes;

pub const PASSPHRASE: &str = "推光漆 2019";
/// A pass that stays off the local network.
pub const SYNC: &[&str] = &["sync", "--timeout", "30", "--no-lan"];

/// What a run of the program left.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The one JSON value on standard output.
    pub fn json(&self) -> Value {
        assert!(self.err.is_empty(), "nothing else is to be said, least of all a panic: {self:?}");
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The code of the failure, which must be one, in words for a clerk.
    pub fn failure(&self) -> String {
        assert_eq!(self.code, Some(1), "{self:?}");
        let value = self.json();
        shapes::check(&["error"], &value);
        assert!(!value["error"]["message"].as_str().expect("a message").is_ascii(), "{value}");
        text(&value, "/error/code")
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// One computer.
pub struct Desk {
    folder: tempfile::TempDir,
    /// Words before the program's own, which put it into a namespace.
    within: Vec<String>,
    pub passphrase: &'static str,
}

impl Desk {
    pub fn new() -> Self {
        Self::within(Vec::new())
    }

    /// A computer whose commands begin with these words.
    pub fn within(within: Vec<String>) -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), within, passphrase: PASSPHRASE }
    }

    /// Carries the computer elsewhere.
    pub fn moves(&mut self, within: Vec<String>) {
        self.within = within;
    }

    pub fn home(&self) -> PathBuf {
        self.folder.path().join("profile")
    }

    /// A file beside the profile, as an argument.
    pub fn file(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().expect("UTF-8").to_owned()
    }

    /// Any program on this computer.
    pub fn local(&self, name: &Path) -> Command {
        let mut command = match self.within.split_first() {
            None => Command::new(name),
            Some((first, rest)) => {
                let mut command = Command::new(first);
                command.args(rest).arg(name);
                command
            }
        };
        command.stdin(Stdio::null());
        command
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = self.local(program());
        for name in ["JIANGXUAN_HOME", "JIANGXUAN_LOG", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"] {
            command.env_remove(name);
        }
        command.env("JIANGXUAN_PASSPHRASE", self.passphrase);
        command.arg("--home").arg(self.home()).arg("--json").args(words);
        command
    }

    pub fn run(&self, words: &[&str]) -> Ran {
        self.command(words).output().expect("started").into()
    }

    /// Runs a command that must succeed, and gives its JSON, whose shape is checked.
    pub fn does(&self, words: &[&str]) -> Value {
        let ran = self.run(words);
        assert_eq!(ran.code, Some(0), "{words:?}: {ran:?}");
        let value = ran.json();
        shapes::check(words, &value);
        value
    }

    /// Runs a command that must be refused with this code.
    pub fn refused(&self, words: &[&str], code: &str) {
        let ran = self.run(words);
        assert_eq!(ran.failure(), code, "{words:?}: {ran:?}");
    }

    /// Runs a command again until its answer is as wanted: something that happens in another process.
    pub fn until(&self, words: &[&str], wanted: impl Fn(&Value) -> bool) -> Value {
        for _ in 0..200 {
            let value = self.does(words);
            if wanted(&value) {
                return value;
            }
        }
        panic!("{words:?} stays {}", self.does(words));
    }

    pub fn list(&self, words: &[&str]) -> Vec<Value> {
        self.does(words).as_array().expect("a list").clone()
    }

    pub fn syncs(&self) -> Value {
        self.does(SYNC)
    }

    pub fn device(&self) -> String {
        text(&self.does(&["status"]), "/device")
    }

    /// Makes a dossier that holds a name and nothing else; returns its id.
    pub fn nominates(&self, name: &str) -> String {
        text(&self.does(&["dossier", "new", "--name", name]), "/id")
    }

    pub fn sets(&self, id: &str, field: &str, value: &str) {
        self.does(&["dossier", "set", id, field, value]);
    }

    /// A field as it is shown; empty where there is none.
    pub fn shows(&self, id: &str, field: &str) -> String {
        text(&self.does(&["dossier", "show", id]), &format!("/fields/{field}"))
    }

    pub fn delivery(&self, id: &str) -> String {
        text(&self.does(&["dossier", "show", id]), "/delivery")
    }

    /// Starts an always-on node here and waits for its first line.
    pub fn serves(&self, words: &[&str]) -> Node {
        let words = [&["serve"], words].concat();
        let mut child = self.command(&words).stdout(Stdio::piped()).spawn().expect("started");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("a line");
        let line = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"));
        shapes::check(&words, &line);
        Node { child, line }
    }
}

/// An always-on node; ends with the test.
pub struct Node {
    child: Child,
    pub line: Value,
}

impl Node {
    pub fn listening(&self) -> String {
        text(&self.line, "/listening")
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Ends it as a power cut would.
    pub fn killed(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("waited");
    }

    /// Ends it as a person would.
    pub fn stops(mut self, desk: &Desk) {
        desk.does(&["stop"]);
        assert!(self.child.wait().expect("waited").success());
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // It may have ended already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The text at a place of an answer; empty where there is none.
pub fn text(value: &Value, place: &str) -> String {
    value.pointer(place).and_then(Value::as_str).unwrap_or_default().to_owned()
}
