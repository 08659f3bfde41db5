//! Answers as JSON or as text, and the exit code.

use std::io::{IsTerminal as _, Write, stderr, stdout};
use std::process::ExitCode;

use jiangxuan_contract::answer::Loose;
use jiangxuan_contract::{Failure, Reply};
use jiangxuan_engine::command::Answer;
use serde_json::{Value, json};

use crate::cli::usage::Misuse;
use crate::render::{self, Paint, View};

/// Exit code of a command that cannot be understood.
const BAD_USAGE: u8 = 2;

/// How answers are printed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Output {
    json: bool,
}

impl Output {
    /// For scripts or for people.
    pub fn new(json: bool) -> Self {
        Self { json }
    }

    /// Whether somebody watches while work goes on.
    pub fn watched(self) -> bool {
        !self.json && stderr().is_terminal()
    }

    /// Prints an answer; what is null needs no words.
    pub fn finish(self, answer: Result<Reply, Failure>, text: impl Fn(&Reply, Paint) -> String) -> ExitCode {
        match answer {
            Ok(Reply::Loose(Loose(Value::Null))) => ExitCode::SUCCESS,
            Ok(reply) if self.json => said(&reply.into_value().to_string()),
            Ok(reply) => said(text(&reply, Paint::of(&stdout())).trim_end()),
            Err(failure) => self.failed(&failure),
        }
    }

    /// Prints an answer that has no type.
    pub fn finish_loose(self, answer: Answer, view: View) -> ExitCode {
        self.finish(answer.map(Reply::from), |reply, paint| render::said(reply, view, paint))
    }

    /// Prints what scripts wait for while the program runs on.
    pub fn first_line(self, value: &Value) {
        said(&value.to_string());
        if self.watched() {
            let place = value["listening"].as_str().unwrap_or("（没有可用的地址）");
            complain(&format!("节点已启动，监听 {place}。按 Ctrl-C 结束。"));
        }
    }

    /// Prints what was wrong with the command itself.
    pub fn misuse(self, misuse: &Misuse) -> ExitCode {
        self.error("usage", &misuse.to_string());
        ExitCode::from(BAD_USAGE)
    }

    fn failed(self, failure: &Failure) -> ExitCode {
        self.error(&failure.code, &failure.message);
        ExitCode::FAILURE
    }

    fn error(self, code: &str, message: &str) {
        if self.json {
            said(&json!({ "error": { "code": code, "message": message } }).to_string());
        } else {
            let paint = Paint::of(&stderr());
            complain(&format!("{}{message} {}", paint.bad("错误："), paint.faint(&format!("[{code}]"))));
        }
    }
}

/// A reader that has gone away, as behind `| head`, is no failure.
fn said(text: &str) -> ExitCode {
    let mut out = stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}

/// Where standard error is closed there is nobody to tell.
fn complain(text: &str) {
    writeln!(stderr().lock(), "{text}").ok();
}
