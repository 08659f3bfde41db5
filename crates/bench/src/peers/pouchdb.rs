//! PouchDB 9 against express-pouchdb 4: two processes on leveldb, over loopback HTTP.
//!
//! As it ships: last state and revision ids only, no history, no merge within a document, no fsync.
//! npm installs it at the time of measuring; where there is no node, the peer is left out.

use std::fs;
use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use jiangxuan_model::Document;

use crate::BenchError;
use crate::prepared::{Content, LastState};
use crate::workload::{Sample, Work, Workload};

const FILES: [(&str, &str); 3] = [
    ("package.json", include_str!("pouchdb/package.json")),
    ("package-lock.json", include_str!("pouchdb/package-lock.json")),
    ("bench.mjs", include_str!("pouchdb/bench.mjs")),
];

/// The peer: a node process that answers work with samples.
pub struct PouchDb {
    child: Child,
    input: Option<ChildStdin>,
    output: Lines<BufReader<ChildStdout>>,
    _databases: tempfile::TempDir,
}

impl PouchDb {
    /// Starts the peer on this content, installing it under `folder` where `install` allows and it is missing.
    ///
    /// `None`: there is no node, or it is not installed and may not be.
    ///
    /// # Errors
    /// [`BenchError`] where installing or starting fails.
    pub fn start(folder: &Path, content: &Content, install: bool) -> Result<Option<Self>, BenchError> {
        let place = folder.join("pouchdb");
        let installed = place.join("node_modules").join("pouchdb").exists();
        if !has("node") || !(installed || install && has("npm")) {
            return Ok(None);
        }
        fs::create_dir_all(&place)?;
        for (name, text) in FILES {
            fs::write(place.join(name), text)?;
        }
        if !installed {
            npm(&place)?;
        }
        let file = export(&place, content)?;
        let databases = tempfile::tempdir_in(&place)?;
        let mut child = Command::new("node")
            .current_dir(&place)
            .args([Path::new("bench.mjs"), &file, databases.path()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = child.stdin.take();
        let output = child.stdout.take().ok_or_else(|| failure("no standard output"))?;
        Ok(Some(Self { child, input, output: BufReader::new(output).lines(), _databases: databases }))
    }
}

impl Workload for PouchDb {
    fn name(&self) -> &'static str {
        "PouchDB 9 (last state, no fsync)"
    }

    fn run(&mut self, work: &Work) -> Result<Option<Sample>, BenchError> {
        if work.prints() || work.attaches() {
            return Ok(None);
        }
        let input = self.input.as_mut().ok_or_else(|| failure("no standard input"))?;
        writeln!(input, "{}", serde_json::to_string(work)?)?;
        let answer = self.output.next().ok_or_else(|| failure("ended early"))??;
        Ok(serde_json::from_str(&answer)?)
    }
}

impl Drop for PouchDb {
    fn drop(&mut self) {
        // The end of its input ends the process, and its server with it; nothing is left to do if that fails.
        self.input = None;
        let _ = self.child.wait();
    }
}

fn failure(what: &str) -> BenchError {
    BenchError::Peer { peer: "pouchdb", what: what.to_owned() }
}

fn has(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

fn npm(place: &Path) -> Result<(), BenchError> {
    let status = Command::new("npm")
        .current_dir(place)
        .args(["ci", "--no-audit", "--no-fund", "--loglevel", "error"])
        .stdout(Stdio::null())
        .status()?;
    if status.success() { Ok(()) } else { Err(failure("npm could not install it")) }
}

/// Writes the last state of every dossier, one a line.
fn export(place: &Path, content: &Content) -> Result<PathBuf, BenchError> {
    let file = place.join(format!("content-{}.jsonl", content.dossiers.len()));
    let mut lines = Vec::new();
    for prepared in &content.dossiers {
        let document = Document::load(prepared.id.clone(), &prepared.saved)?;
        serde_json::to_writer(&mut lines, &LastState::of(&document))?;
        lines.push(b'\n');
    }
    fs::write(&file, lines)?;
    Ok(file.canonicalize()?)
}
