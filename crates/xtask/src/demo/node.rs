//! A process of the program that stays up.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::stage::Stage;
use crate::tool::Failed;

const STARTS_WITHIN: Duration = Duration::from_secs(60);
const STOPS_WITHIN: Duration = Duration::from_secs(20);

/// A running `jiangxuan serve`. Its process ends with this value.
pub struct Node {
    child: Child,
    home: String,
    /// What its first line said.
    pub hello: Value,
}

impl Node {
    /// Starts it and waits for its first line.
    pub fn start(stage: &mut Stage, home: &str, words: &[&str]) -> Result<Self, Failed> {
        let words = [&["serve"], words].concat();
        let mut command = stage.command(home, &words);
        stage.announce(&command);
        stage.say("  （留在后台运行）");
        let command = command.stdout(Stdio::piped()).stderr(Stdio::null()).stdin(Stdio::null());
        let mut child = command.spawn().map_err(|error| Failed::Start("jiangxuan serve".to_owned(), error))?;
        let (send, line) = mpsc::channel();
        let out = child.stdout.take();
        // Reads on after the first line, so that the process never waits for a reader.
        std::thread::spawn(move || {
            for text in out.into_iter().flat_map(|out| BufReader::new(out).lines()).map_while(Result::ok) {
                if send.send(text).is_err() {
                    continue;
                }
            }
        });
        let text = line.recv_timeout(STARTS_WITHIN).unwrap_or_default();
        stage.answered(&text);
        let hello: Value = serde_json::from_str(&text).unwrap_or(Value::Null);
        let node = Self { child, home: home.to_owned(), hello };
        stage.check("节点已在监听", node.hello.get("listening").is_some())?;
        Ok(node)
    }

    /// Ends it as a person would, and waits for its end.
    pub fn stop(mut self, stage: &mut Stage) -> Result<(), Failed> {
        stage.run(&self.home, &["stop"])?;
        let start = Instant::now();
        while start.elapsed() < STOPS_WITHIN {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Err(stage.stopped("节点应当随 stop 结束"))
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // A process that has ended already cannot be killed, and need not be.
        let _ended = self.child.kill().is_err();
        let _gone = self.child.wait().is_err();
    }
}
