//! A profile directory and the program at work on it.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

const PASSPHRASE: &str = "推光漆 2019";

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
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The code of the failure, which must be one.
    pub fn failure(&self) -> String {
        assert_eq!(self.code, Some(1), "{self:?}");
        let value = self.json();
        assert!(value["error"]["message"].as_str().is_some_and(|text| !text.is_ascii()), "{value}");
        value["error"]["code"].as_str().expect("code").to_owned()
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// The program with a clean environment; another one than this where `JIANGXUAN_PROGRAM` names it.
pub fn program() -> Command {
    let named = std::env::var_os("JIANGXUAN_PROGRAM");
    let mut command = Command::new(named.unwrap_or_else(|| env!("CARGO_BIN_EXE_jiangxuan").into()));
    for name in
        ["JIANGXUAN_HOME", "JIANGXUAN_PASSPHRASE", "JIANGXUAN_LOG", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"]
    {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

/// Runs the program without a profile.
pub fn run(words: &[&str]) -> Ran {
    program().args(words).output().expect("started").into()
}

/// One computer.
pub struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("folder") }
    }

    pub fn home(&self) -> PathBuf {
        self.folder.path().join("profile")
    }

    /// A file beside the profile.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = program();
        command.env("JIANGXUAN_PASSPHRASE", PASSPHRASE).arg("--home").arg(self.home()).arg("--json").args(words);
        command
    }

    pub fn run(&self, words: &[&str]) -> Ran {
        self.command(words).output().expect("started").into()
    }

    /// Runs a command that must succeed, and gives its JSON.
    pub fn does(&self, words: &[&str]) -> Value {
        let ran = self.run(words);
        assert_eq!(ran.code, Some(0), "{words:?}: {ran:?}");
        ran.json()
    }

    /// Runs a command that must succeed, as people see it.
    pub fn shows(&self, words: &[&str]) -> String {
        let mut command = program();
        command.env("JIANGXUAN_PASSPHRASE", PASSPHRASE).arg("--home").arg(self.home()).args(words);
        let ran = Ran::from(command.output().expect("started"));
        assert_eq!(ran.code, Some(0), "{words:?}: {ran:?}");
        ran.out
    }

    /// Founds a season here.
    pub fn founded() -> Self {
        let desk = Self::new();
        let name = ["--bureau-name", "晋中市人力资源和社会保障局", "--device-name", "登记机", "--person", "郭守一"];
        desk.does(&[&["campaign", "create"], &name[..]].concat());
        desk
    }

    /// Starts an always-on node here, reachable on this computer only.
    pub fn serves(&self) -> Node {
        let mut child = self
            .command(&["serve", "--listen", "127.0.0.1:0", "--no-lan"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("started");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("a line");
        let line = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"));
        Node { child, line }
    }
}

/// An always-on node; ends with the test.
pub struct Node {
    child: Child,
    pub line: Value,
}

impl Node {
    /// Process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Waits until it ended by itself, and gives its exit code.
    pub fn ended(mut self) -> Option<i32> {
        self.child.wait().expect("waited").code()
    }

    /// Ends it as a power cut would.
    pub fn killed(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("waited");
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // It may have ended already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The path as an argument.
pub fn arg(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}
