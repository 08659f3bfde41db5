//! Papers from the command line: which to make and where to write them, and a scanned page back to its version.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiangxuan_api::failures;
use jiangxuan_engine::command::{self as act, Answer, Command, Failure};
use jiangxuan_papers::files::{self, Format};
use jiangxuan_papers::fonts::Role;
use jiangxuan_papers::make::{Kind, Wishes, make};
use jiangxuan_papers::{Fonts, PaperError, scan};
use serde_json::{Value, json};

use crate::cli::papers::{self as typed, Decided, Papers, People, Print};
use crate::request::{Finish, Instead, Request};

/// Largest picture that is read, in bytes: a page of 600 dpi as PNG is a fifth of it.
const LARGEST: u64 = 256 << 20;

/// Searching for fonts opens files, so it is done once.
static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::search);

/// A paper that is to be made once the engine has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Job {
    kind: Kind,
    wishes: Wishes,
    formats: Vec<Format>,
    folder: PathBuf,
}

/// From what was typed to the engine's command and what follows from its answer.
pub(crate) fn request(papers: Papers) -> Result<Request, Instead> {
    Ok(match papers {
        Papers::Annex1(people) => of_people(Kind::Annex1, people),
        Papers::Narrative(people) => of_people(Kind::Narrative, people),
        Papers::Annex2(people) => of_people(Kind::Annex2, people),
        Papers::Annex3 { people, due, apart } => of_people(Kind::Annex3 { due, apart }, people),
        Papers::Receipt(people) => of_people(Kind::Receipt, people),
        Papers::Pack(people) => of_people(Kind::Pack, people),
        Papers::Letter { ids, department, due, print } => {
            job(Kind::Letter { due }, act::Papers::Letters { ids, department }, print)
        }
        Papers::Report(decided) => of_meeting(Kind::Report, decided),
        Papers::Extract(decided) => of_meeting(Kind::Extract, decided),
        Papers::Notice { from, print } => job(Kind::Notice { from }, act::Papers::Notices, print),
        Papers::List(print) => job(Kind::List, act::Papers::FinalList, print),
        Papers::Certificate(print) => job(Kind::Certificate, act::Papers::Certificates, print),
        Papers::Payment(print) => job(Kind::Payment, act::Papers::Payment, print),
        Papers::Correction { which, printed, print } => {
            job(Kind::Correction, act::Papers::Correction { id: which.id, printed }, print)
        }
        Papers::Scan { file } => trace(&file)?.into(),
        Papers::Fonts { texts } => return Err(Instead::Viewed(fonts(&texts), crate::render::fonts)),
    })
}

fn of_people(kind: Kind, People { ids, draft, print }: People) -> Request {
    let paper = kind.word().to_owned();
    job(kind, act::Papers::Dossiers { ids, paper, draft }, print)
}

fn of_meeting(kind: Kind, Decided { meeting, print }: Decided) -> Request {
    let paper = kind.word().to_owned();
    job(kind, act::Papers::Meeting { meeting, paper }, print)
}

fn job(kind: Kind, ask: act::Papers, print: Print) -> Request {
    let Print { out, format, date, person, phone } = print;
    let formats = format.into_iter().map(|format| match format {
        typed::Format::Docx => Format::Docx,
        typed::Format::Pdf => Format::Pdf,
        typed::Format::Xlsx => Format::Xlsx,
    });
    let folder = std::path::absolute(&out).unwrap_or(out);
    let job = Job { kind, wishes: Wishes { date, person, phone }, formats: formats.collect(), folder };
    Request { finish: Finish::Papers(Box::new(job)), ..Command::Papers(ask).into() }
}

/// Makes the papers and writes their files. Nothing is written where one of them cannot be made.
pub(crate) async fn finish(job: Job, answer: Value) -> Answer {
    let made = tokio::task::spawn_blocking(move || {
        let made = make(&job.kind, &job.wishes, answer)?;
        let files = files::write(&FONTS, &job.kind, &made.papers, &job.formats, &job.folder)?;
        Ok(json!({ "files": files, "drafts": made.drafts, "stale": made.stale }))
    });
    made.await.map_err(|error| failures::system("程序内部出错", &error))?.map_err(|error| failure(&error))
}

/// A paper's failure in the shape of all others.
fn failure(error: &PaperError) -> Failure {
    Failure::new(error.code(), error.to_string())
}

fn trace(file: &Path) -> Result<Command, Failure> {
    let size = std::fs::metadata(file).map_err(|error| failures::unreadable(file, &error))?.len();
    if size > LARGEST {
        let text = format!(
            "图片 {} 太大（{} MB），没有读取。资料没有改动。请以 300 dpi 重新扫描。",
            file.display(),
            size >> 20
        );
        return Err(Failure::new("picture", text));
    }
    let bytes = std::fs::read(file).map_err(|error| failures::unreadable(file, &error))?;
    let found = scan::read(&bytes).map_err(|error| failure(&error))?;
    let scan::Trace { paper, dossier, version, hash } = found;
    Ok(Command::Papers(act::Papers::Trace { paper, dossier, version, hash }))
}

/// Which fonts there are, and which characters of the texts only a helper or no font has.
fn fonts(texts: &[String]) -> Value {
    let row = |found: &jiangxuan_papers::fonts::Found| {
        let role = found.role.map_or("补字", Role::zh);
        json!({ "role": role, "family": found.family, "file": found.file, "prescribed": found.prescribed })
    };
    let lacking: Vec<&str> = FONTS.lacking().into_iter().map(Role::zh).collect();
    let all = || texts.iter().flat_map(|text| text.chars()).filter(|c| !c.is_whitespace());
    let missing: Vec<char> = all().filter(|c| FONTS.missing(&c.to_string()).is_some()).collect();
    let helped: Vec<char> = all().filter(|c| !FONTS.role_has(Role::Body, *c) && !missing.contains(c)).collect();
    json!({
        "fonts": FONTS.found().iter().map(row).collect::<Vec<_>>(), "lacking": lacking, "helped": helped, "missing": missing,
    })
}
