//! A municipal node and profiles enrolled with it, made on the command line.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

pub const PASSPHRASE: &str = "推光漆 2019";
pub const YUCI: &str = "140702";

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root").to_owned()
}

/// Where everything is built.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), Into::into)
}

/// The program, as `cargo xtask test` has just built it, or as it lies there.
fn program() -> PathBuf {
    let beside = || target().join("debug").join(format!("jiangxuan{}", std::env::consts::EXE_SUFFIX));
    std::env::var_os("JIANGXUAN_PROGRAM").map_or_else(beside, PathBuf::from)
}

/// A command on a profile.
pub fn command(home: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.arg("--home").arg(home).arg("--json").args(words);
    command.env("JIANGXUAN_PASSPHRASE", PASSPHRASE).env_remove("DBUS_SESSION_BUS_ADDRESS").stdin(Stdio::null());
    command
}

/// Carries out a command that must succeed.
pub fn does(home: &Path, words: &[&str]) -> Value {
    let output = command(home, words).output().expect("the program; build jiangxuan-node first");
    assert!(output.status.success(), "{words:?}: {output:?}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Founds a season in `home`.
pub fn founds(home: &Path) {
    let name = ["--bureau-name", "晋中市人力资源和社会保障局", "--device-name", "市局节点", "--person", "乔知远"];
    does(home, &[&["campaign", "create"], &name[..]].concat());
}

/// An always-on node; ends with the test.
pub struct Node(Child);

impl Node {
    /// Serves on this computer only.
    pub fn serves(home: &Path, listen: &str) -> Self {
        let words = ["serve", "--listen", listen, "--no-lan"];
        let mut child = command(home, &words).stdout(Stdio::piped()).spawn().expect("started");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("a line");
        assert!(line.contains("listening"), "{line}");
        Self(child)
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// An invitation that needs no confirmation, to the node that listens there.
pub fn invites(home: &Path, bureau: &str, listen: &str) -> String {
    let told = does(home, &["invite", "--bureau", bureau, "--preapproved", "--address", listen]);
    told["ticket"].as_str().expect("a ticket").to_owned()
}
