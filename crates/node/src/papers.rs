//! Papers from the engine's answers: which to make, their files, and a scanned page back to its version.

mod build;
mod files;

use std::path::Path;
use std::sync::LazyLock;

use jiangxuan_engine::command::{Answer, Command, Failure};
use jiangxuan_papers::{Fonts, PaperError, scan};
use serde_json::{Value, json};

use crate::cli::papers::{MeetingArgs, Papers, Print};
use crate::errand::Desk;
use crate::failures;
use crate::request::{Finish, Instead, Request};

/// Searching for fonts opens files, so it is done once.
static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::search);

/// A paper that is to be made once the engine has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Job {
    pub kind: Kind,
    pub print: Print,
}

/// Which paper, with what only it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Annex1,
    Narrative,
    Annex2(MeetingArgs),
    Annex3(Option<jiff::civil::Date>),
    Receipt,
    Letter { department: Option<String>, no: String, due: Option<jiff::civil::Date> },
    Report(MeetingArgs),
    Extract(MeetingArgs),
    Notice(jiff::civil::Date),
    List(String),
    Certificate,
    Payment,
    Correction(u64),
    Pack,
}

impl Kind {
    /// As the audit names it.
    fn word(&self) -> &'static str {
        match self {
            Self::Annex1 => "annex1",
            Self::Narrative => "narrative",
            Self::Annex2(_) => "annex2",
            Self::Annex3(_) => "annex3",
            Self::Receipt => "receipt",
            Self::Letter { .. } => "letter",
            Self::Report(_) => "report",
            Self::Extract(_) => "extract",
            Self::Notice(_) => "notice",
            Self::List(_) => "list",
            Self::Certificate => "certificate",
            Self::Payment => "payment",
            Self::Correction(_) => "correction",
            Self::Pack => "pack",
        }
    }
}

/// From what was typed to the engine's command and what follows from its answer.
pub(crate) fn request(papers: Papers) -> Result<Request, Instead> {
    let (kind, print) = match papers {
        Papers::Annex1(print) => (Kind::Annex1, print),
        Papers::Narrative(print) => (Kind::Narrative, print),
        Papers::Annex2 { print, meeting } => (Kind::Annex2(meeting), print),
        Papers::Annex3 { print, due } => (Kind::Annex3(due), print),
        Papers::Receipt(print) => (Kind::Receipt, print),
        Papers::Letter { print, department, no, due } => (Kind::Letter { department, no, due }, print),
        Papers::Report { print, meeting } => (Kind::Report(meeting), print),
        Papers::Extract { print, meeting } => (Kind::Extract(meeting), print),
        Papers::Notice { print, from } => (Kind::Notice(from), print),
        Papers::List { print, no } => (Kind::List(no), print),
        Papers::Certificate(print) => (Kind::Certificate, print),
        Papers::Payment(print) => (Kind::Payment, print),
        Papers::Correction { print, printed } => (Kind::Correction(printed), print),
        Papers::Pack(print) => (Kind::Pack, print),
        Papers::Scan { file } => return trace(&file),
        Papers::Fonts { texts } => return Err(Instead::Viewed(fonts(&texts), crate::render::fonts)),
    };
    let command = Command::PaperContent { ids: print.ids.clone(), paper: kind.word().to_owned(), draft: print.draft };
    Ok(Request { finish: Finish::Papers(Box::new(Job { kind, print })), ..command.into() })
}

/// Makes the papers and writes their files. Nothing is written where one of them cannot be made.
pub(crate) async fn finish(job: Job, answer: Value, desk: &mut Desk) -> Answer {
    let mut corrections = Vec::new();
    if let Kind::Correction(printed) = job.kind {
        for nominee in answer["nominees"].as_array().into_iter().flatten() {
            let dossier = nominee["id"].as_str().unwrap_or_default().to_owned();
            corrections.push(desk.ask(Command::PaperTrace { dossier, version: printed, hash: String::new() }).await?);
        }
    }
    let made = tokio::task::spawn_blocking(move || {
        let content = build::Content::read(answer, &job.print)?;
        let papers = build::papers(&job.kind, &content, &corrections)?;
        let written = files::write(&FONTS, &job, &papers)?;
        Ok(content.told(&written))
    });
    made.await.map_err(|error| failures::system("程序内部出错", &error))?
}

/// A paper's failure in the shape of all others.
pub(crate) fn failure(error: &PaperError) -> Failure {
    Failure::new(error.code(), error.to_string())
}

fn trace(file: &Path) -> Result<Request, Instead> {
    let bytes = std::fs::read(file).map_err(|error| failures::unreadable(file, &error))?;
    let trace = scan::read(&bytes).map_err(|error| failure(&error))?;
    if trace.dossier.is_empty() {
        let text = format!(
            "这一页是{}人的名单或公文（校验码 {}），不属于某一份申报件，不能按版本核对。资料没有改动；请与存档的同名文件核对校验码。",
            trace.version, trace.hash
        );
        return Err(Failure::new("list_page", text).into());
    }
    Ok(Command::PaperTrace { dossier: trace.dossier, version: trace.version, hash: trace.hash }.into())
}

/// Which fonts there are, and which characters of the texts only a helper or no font has.
fn fonts(texts: &[String]) -> Value {
    let found: Vec<Value> = FONTS
        .found()
        .iter()
        .map(|found| {
            let role = found.role.map_or("补字", jiangxuan_papers::fonts::Role::zh);
            json!({ "role": role, "family": found.family, "file": found.file, "prescribed": found.prescribed })
        })
        .collect();
    let lacking: Vec<&str> = FONTS.lacking().into_iter().map(jiangxuan_papers::fonts::Role::zh).collect();
    let body = jiangxuan_papers::fonts::Role::Body;
    let all = || texts.iter().flat_map(|text| text.chars()).filter(|c| !c.is_whitespace());
    let missing: Vec<char> = all().filter(|c| FONTS.missing(&c.to_string()).is_some()).collect();
    let helped: Vec<char> = all().filter(|c| !FONTS.role_has(body, *c) && !missing.contains(c)).collect();
    json!({ "fonts": found, "lacking": lacking, "helped": helped, "missing": missing })
}
