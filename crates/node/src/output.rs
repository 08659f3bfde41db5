//! Answers as JSON or as text, and the exit code.

use std::io::{IsTerminal as _, Write, stderr, stdout};
use std::process::ExitCode;

use jiangxuan_contract::{Failure, Reply};
use jiangxuan_engine::command::Answer;
use jiangxuan_rules::text::{code_point, is_control};
use serde_json::{Value, json};

use crate::cli::usage::Misuse;
use crate::render::{Paint, View};

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

    /// Prints an answer.
    pub fn finish(self, answer: Result<Reply, Failure>, text: impl Fn(&Reply, Paint) -> String) -> ExitCode {
        match answer {
            Ok(reply) if self.json => said(&escaped_json(&reply.into_value())),
            Ok(reply) => shown(|paint| text(&reply, paint)),
            Err(failure) => self.failed(&failure),
        }
    }

    /// Prints what this process found out by itself; what is null needs no words.
    pub fn finish_own(self, found: Answer, view: View) -> ExitCode {
        match found {
            Ok(Value::Null) => ExitCode::SUCCESS,
            Ok(value) if self.json => said(&escaped_json(&value)),
            Ok(value) => shown(|paint| view(&value, paint)),
            Err(failure) => self.failed(&failure),
        }
    }

    /// Prints what scripts wait for while the program runs on.
    pub fn first_line(self, value: &Value) {
        said(&escaped_json(value));
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
            said(&escaped_json(&json!({ "error": { "code": code, "message": message } })));
        } else {
            let (paint, message) = (Paint::of(&stderr()), visible(message));
            complain(&format!("{}{message} {}", paint.bad("错误："), paint.faint(&format!("[{code}]"))));
        }
    }
}

/// A text for people, in the colours that they see.
fn shown(text: impl Fn(Paint) -> String) -> ExitCode {
    let paint = Paint::of(&stdout());
    said(harmless(&text(paint), !paint.bad("").is_empty()).trim_end())
}

/// What is shown to people, with nothing in it that steers the terminal apart from our own colours: whoever wrote the
/// texts may have been anybody.
fn harmless(text: &str, coloured: bool) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        shown.push_str(&visible(&rest[..at]));
        let colour = rest[at + 1..].find(|c: char| c != '[' && c != ';' && !c.is_ascii_digit()).map(|end| at + 1 + end);
        let end = colour.filter(|end| coloured && rest[*end..].starts_with('m')).map_or(at, |end| end + 1);
        if end > at {
            shown.push_str(&rest[at..end]);
            rest = &rest[end..];
        } else {
            shown.push_str(&visible("\u{1b}"));
            rest = &rest[at + 1..];
        }
    }
    shown + &visible(rest)
}

/// A text with what steers a terminal or turns the text around it written as a code point.
fn visible(text: &str) -> String {
    if !text.chars().any(is_control) {
        return text.to_owned();
    }
    let shown = |c: char| if is_control(c) { format!("<{}>", code_point(c)) } else { c.to_string() };
    text.chars().map(shown).collect()
}

/// JSON in which such characters are escaped as well: a program reads the same text, and a terminal obeys nothing.
fn escaped_json(value: &Value) -> String {
    let escaped = |c: char| -> String {
        if !is_control(c) {
            return c.to_string();
        }
        let mut units = [0; 2];
        c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect()
    };
    value.to_string().chars().map(escaped).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_of_an_answer_steers_the_terminal() {
        let answer =
            json!({ "name": "黎\u{1b}[31m红\u{7}", "\u{202E}key": ["南\u{202E}照\u{9b}2J", "第一行\n第二行"] });
        let text = "黎\u{1b}[2J\u{1b}[31m红\u{1b}[0m\u{7}\n南\u{202E}照\u{9b}";
        assert_eq!(harmless(text, false), "黎<U+001B>[2J<U+001B>[31m红<U+001B>[0m<U+0007>\n南<U+202E>照<U+009B>");
        assert_eq!(harmless(text, true), "黎<U+001B>[2J\u{1b}[31m红\u{1b}[0m<U+0007>\n南<U+202E>照<U+009B>");
        let text = escaped_json(&answer);
        assert!(!text.chars().any(is_control), "{text:?}");
        assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), answer);
    }
}
