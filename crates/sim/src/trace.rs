//! What happened, line by line, and one hash over all of it.

use std::collections::VecDeque;

use jiangxuan_model::Digest;

/// Lines that a failure prints.
const LAST: usize = 40;

/// The record of one run. Equal seeds give equal hashes.
#[derive(Debug, Clone)]
pub struct Trace {
    last: VecDeque<String>,
    hash: Digest,
    lines: u64,
    all: Option<Vec<String>>,
    muted: bool,
}

impl Default for Trace {
    fn default() -> Self {
        Self { last: VecDeque::new(), hash: Digest([0; 32]), lines: 0, all: None, muted: false }
    }
}

impl Trace {
    /// Keeps every line from now on, for a failure that is looked into.
    pub fn keep_all(&mut self) {
        self.all = Some(Vec::new());
    }

    /// Leaves out what follows: the questions of the oracle.
    pub fn mute(&mut self) {
        self.muted = true;
    }

    /// Adds a line.
    pub fn line(&mut self, text: String) {
        if self.muted {
            return;
        }
        self.hash = Digest::of(&[&self.hash.0, text.as_bytes()].concat());
        self.lines += 1;
        if let Some(all) = &mut self.all {
            all.push(text.clone());
        }
        self.last.push_back(text);
        if self.last.len() > LAST {
            self.last.pop_front();
        }
    }

    /// The hash over all lines.
    #[must_use]
    pub fn hash(&self) -> Digest {
        self.hash
    }

    /// How many lines there were.
    #[must_use]
    pub fn lines(&self) -> u64 {
        self.lines
    }

    /// The newest lines, or all where they are kept.
    #[must_use]
    pub fn text(&self) -> String {
        match &self.all {
            Some(all) => all.join("\n"),
            None => Vec::from_iter(self.last.iter().map(String::as_str)).join("\n"),
        }
    }
}
