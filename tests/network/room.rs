//! A namespace that lasts as long as its value: a process in it waits for its standard input to end.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// A process that holds namespaces open.
pub struct Room {
    holder: Child,
    kinds: &'static [&'static str],
}

impl Room {
    /// A room of its own, owned by nobody else; `None` where the system allows none.
    pub fn alone(kinds: &'static [&'static str], script: &str) -> Option<Self> {
        let new = [&["unshare", "--map-root-user"], kinds].concat().into_iter().map(str::to_owned).collect();
        Self::held(new, kinds, script)
    }

    /// A network of its own, within the user namespace of another room.
    pub fn beside(other: &Self, script: &str) -> Self {
        let mut words = other.enter();
        words.extend(["unshare", "--net"].map(str::to_owned));
        Self::held(words, other.kinds, script).expect("a namespace within a namespace")
    }

    fn held(words: Vec<String>, kinds: &'static [&'static str], script: &str) -> Option<Self> {
        let script = format!("set -e; {script}\necho ready; exec cat");
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).args(["sh", "-c", &script]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut holder = command.spawn().ok()?;
        let mut line = String::new();
        BufReader::new(holder.stdout.take()?).read_line(&mut line).ok()?;
        let room = Self { holder, kinds };
        (line == "ready\n").then_some(room)
    }

    /// The process that holds it, which never forks.
    pub fn pid(&self) -> u32 {
        self.holder.id()
    }

    /// Words that put a command into it.
    pub fn enter(&self) -> Vec<String> {
        let target = format!("--target={}", self.pid());
        let words = ["nsenter", &target, "--preserve-credentials"].into_iter().chain(self.kinds.iter().copied());
        words.map(str::to_owned).collect()
    }

    /// Runs a script in it.
    pub fn runs(&self, script: &str) -> String {
        let words = self.enter();
        let output = Command::new(&words[0]).args(&words[1..]).args(["sh", "-ec", script]).output().expect("started");
        assert!(output.status.success(), "{script}: {output:?}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // It may have ended already.
        self.holder.kill().ok();
        self.holder.wait().ok();
    }
}

/// Says on the screen why a test did nothing.
pub fn skipped() {
    println!("skipped: this system allows no namespaces to this user (unshare --map-root-user)");
}
