//! A municipal node and the computers of a bureau, made on the command line.

use std::io::{BufRead as _, BufReader};
use std::net::UdpSocket;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan as _};
use serde_json::Value;

pub const PASSPHRASE: &str = "推光漆 2019";
pub const YUCI: &str = "140702";
const MUNICIPAL: &str = "晋中市人力资源和社会保障局";
const SEASON: &str = include_str!("../../../crates/rules/seasons/jinzhong-2019.toml");

/// The root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root").to_owned()
}

/// Where everything is built.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), Into::into)
}

/// The program, as `cargo xtask test` has just built it, or as it lies beside the application.
fn program() -> PathBuf {
    let beside = || application().with_file_name("jiangxuan");
    std::env::var_os("JIANGXUAN_PROGRAM").map_or_else(beside, PathBuf::from)
}

/// The application, as it was built with the tests, or another one that is to be looked at.
pub fn application() -> PathBuf {
    std::env::var_os("JIANGXUAN_APP").map_or_else(|| env!("CARGO_BIN_EXE_jiangxuan-app").into(), PathBuf::from)
}

/// A command on a profile.
fn command(home: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.arg("--home").arg(home).arg("--json").args(words);
    command.env("JIANGXUAN_PASSPHRASE", PASSPHRASE).env_remove("DBUS_SESSION_BUS_ADDRESS").stdin(Stdio::null());
    command
}

/// Carries out a command that must succeed.
pub fn does(home: &Path, words: &[&str]) -> Value {
    let output = command(home, words).output().expect("the program; `cargo build --workspace --bins` makes it");
    assert!(output.status.success(), "{words:?}: {output:?}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// The municipal bureau's computer; its node listens at the same place whenever it runs.
pub struct City {
    pub home: PathBuf,
    pub listen: String,
}

impl City {
    /// Founds a season whose last day is so many days from now.
    pub fn founded(home: PathBuf, days: i64) -> Self {
        let free = UdpSocket::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a port");
        let file = home.with_extension("toml");
        std::fs::write(&file, season(days)).expect("written");
        let name = ["--bureau-name", MUNICIPAL, "--device-name", "市局节点", "--person", "乔知远"];
        does(&home, &[&["campaign", "create", "--file", &file.to_string_lossy()], &name[..]].concat());
        Self { home, listen: free.to_string() }
    }

    /// An always-on node, on this computer only.
    pub fn serves(&self) -> Node {
        Node::starts(&self.home, &self.listen)
    }

    /// Enrols a computer of a bureau while the node runs, without waiting for six digits to be read out.
    pub fn enrols(&self, home: &Path, device: &str, person: &str) {
        let ticket = does(&self.home, &["invite", "--bureau", YUCI, "--preapproved"]);
        let ticket = ticket["ticket"].as_str().expect("a ticket");
        let joined = does(home, &["join", ticket, "--device-name", device, "--person", person, "--no-lan"]);
        assert_eq!(joined["state"], "enrolled", "{joined}");
        does(home, &["sync", "--no-lan"]);
    }
}

/// A process that serves; ends with the test.
pub struct Node(Child);

impl Node {
    /// Serves a profile at this address, on this computer only; commands on the profile go through it.
    pub fn starts(home: &Path, listen: &str) -> Self {
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

/// The day that is so many days from now.
pub fn day(days: i64) -> Date {
    let here = Offset::constant(8).to_time_zone();
    Timestamp::now().to_zoned_datetime(here).date().checked_add(days.days()).expect("a day")
}

/// The season of the notice, moved to these days.
fn season(days: i64) -> String {
    let (first, last) = (day(-40), day(days));
    let moved = [
        ("title = ", format!("\"{}年度“晋中工匠”遴选推荐\"", last.year())),
        ("year = ", last.year().to_string()),
        ("doc_no = ", format!("\"市人社发[{}]26号\"", last.year())),
        ("opens = ", format!("\"{first}\"")),
        ("deadline_day = ", format!("\"{last}\"")),
    ];
    let line = |line: &str| {
        let new = moved.iter().find(|(key, _)| line.starts_with(key));
        new.map_or_else(|| line.to_owned(), |(key, value)| format!("{key}{value}"))
    };
    SEASON.lines().map(line).collect::<Vec<_>>().join("\n")
}
