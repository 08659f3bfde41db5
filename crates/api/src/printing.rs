//! Official papers for whoever asks: which paper, what the engine is asked for it, and the files, pages and codes of it.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiangxuan_contract::answer::assessment::{ScoreSheet, ScoreSheetWritten};
use jiangxuan_contract::answer::enrolment::FileWritten;
use jiangxuan_contract::answer::statistics::Statistics;
use jiangxuan_durable::Readers;
use jiangxuan_engine::command::{self as act, Answer, Command, Failure};
use jiangxuan_papers::files::{self, Format};
use jiangxuan_papers::fonts::{Found, Role};
use jiangxuan_papers::make::{Kind, Made, Wishes, make};
use jiangxuan_papers::pdf::{self, Pdf};
use jiangxuan_papers::{Fonts, PaperError, forms, scan, xlsx};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{failures, look};

/// Searching for fonts opens files, so it is done once.
static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::search);

/// A paper that somebody wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "paper", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Order {
    /// 附件1 申报表.
    Annex1(People),
    /// 个人事迹材料.
    Narrative(People),
    /// 附件2 候选人汇总表.
    Annex2(People),
    /// 附件3 征求意见表.
    Annex3 {
        /// About whom.
        #[serde(flatten)]
        people: People,
        /// By when departments are asked to reply; room for it where no day is named.
        #[cfg_attr(feature = "ts", ts(type = "string | null"))]
        due: Option<Date>,
        /// One form for each department that is asked.
        apart: bool,
    },
    /// 市局回执.
    Receipt(People),
    /// 装订册.
    Pack(People),
    /// 征求意见函, one for each letter on record.
    Letter {
        /// About whom; everybody where none is named.
        ids: Vec<String>,
        /// To which department; all where none is named.
        department: Option<String>,
        /// By when they are asked to reply.
        #[cfg_attr(feature = "ts", ts(type = "string | null"))]
        due: Option<Date>,
    },
    /// 推荐报告.
    Report {
        /// Of which meeting; the newest that approved somebody where none is named.
        meeting: Option<String>,
    },
    /// 会议纪要摘录.
    Extract {
        /// Of which meeting; the newest that approved somebody where none is named.
        meeting: Option<String>,
    },
    /// 公示, one for each period.
    Notice {
        /// Only the period that begins on this day.
        #[cfg_attr(feature = "ts", ts(type = "string | null"))]
        from: Option<Date>,
    },
    /// 人选名单.
    List,
    /// 荣誉证书.
    Certificate,
    /// 奖励发放表.
    Payment,
    /// 更正单.
    Correction {
        /// Of whom.
        id: String,
        /// The version that was printed.
        printed: u32,
    },
}

/// Whom a paper is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct People {
    /// Dossiers in this order; everybody whom the bureau has sealed (the city: has received) where none is named.
    pub ids: Vec<String>,
    /// The present content instead of the sealed version.
    pub draft: bool,
}

/// What whoever prints may say otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Details {
    /// The day on the paper; today where none is named.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub date: Option<Date>,
    /// Who fills it in; who works at this device where nobody is named.
    pub person: Option<String>,
    /// Telephone; room for it where none is named.
    pub phone: Option<String>,
    /// 套打: certificates for paper that has the title printed already.
    #[serde(default)]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub overprint: Option<Shift>,
}

/// How far everything on a page is moved, in tenths of a millimetre.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Shift {
    /// To the right.
    pub right: i32,
    /// Down.
    pub down: i32,
}

/// The formats of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum FileFormat {
    /// For Word and WPS.
    Docx,
    /// For printing as it is.
    Pdf,
    /// For Excel.
    Xlsx,
}

/// Papers that become files in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Job {
    /// Which.
    pub order: Order,
    /// What is said otherwise.
    pub details: Details,
    /// All formats that the paper can have where none is named.
    pub formats: Vec<FileFormat>,
    /// Where the files go; those of the same name stay.
    pub folder: PathBuf,
}

impl Order {
    /// What the engine is asked.
    #[must_use]
    pub fn ask(&self) -> Command {
        let people = |people: &People| {
            let People { ids, draft } = people.clone();
            act::Papers::Dossiers { ids, paper: self.kind().word().to_owned(), draft }
        };
        let meeting = |meeting: &Option<String>| {
            let paper = self.kind().word().to_owned();
            act::Papers::Meeting { meeting: meeting.clone(), paper }
        };
        Command::Papers(match self {
            Self::Annex1(of) | Self::Narrative(of) | Self::Annex2(of) | Self::Receipt(of) | Self::Pack(of) => {
                people(of)
            }
            Self::Annex3 { people: of, .. } => people(of),
            Self::Letter { ids, department, .. } => {
                act::Papers::Letters { ids: ids.clone(), department: department.clone() }
            }
            Self::Report { meeting: of } | Self::Extract { meeting: of } => meeting(of),
            Self::Notice { .. } => act::Papers::Notices,
            Self::List => act::Papers::FinalList,
            Self::Certificate => act::Papers::Certificates,
            Self::Payment => act::Papers::Payment,
            Self::Correction { id, printed } => act::Papers::Correction { id: id.clone(), printed: *printed },
        })
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Annex1(_) => Kind::Annex1,
            Self::Narrative(_) => Kind::Narrative,
            Self::Annex2(_) => Kind::Annex2,
            Self::Annex3 { due, apart, .. } => Kind::Annex3 { due: *due, apart: *apart },
            Self::Receipt(_) => Kind::Receipt,
            Self::Pack(_) => Kind::Pack,
            Self::Letter { due, .. } => Kind::Letter { due: *due },
            Self::Report { .. } => Kind::Report,
            Self::Extract { .. } => Kind::Extract,
            Self::Notice { from } => Kind::Notice { from: *from },
            Self::List => Kind::List,
            Self::Certificate => Kind::Certificate,
            Self::Payment => Kind::Payment,
            Self::Correction { .. } => Kind::Correction,
        }
    }
}

impl From<FileFormat> for Format {
    fn from(format: FileFormat) -> Self {
        match format {
            FileFormat::Docx => Self::Docx,
            FileFormat::Pdf => Self::Pdf,
            FileFormat::Xlsx => Self::Xlsx,
        }
    }
}

/// Makes the papers from the engine's answer and writes their files. Nothing is written where one cannot be made.
pub async fn write(job: Job, answer: Value) -> Answer {
    aside(move || {
        let kind = job.order.kind();
        let made = made(&job.order, &job.details, answer)?;
        let formats: Vec<Format> = job.formats.into_iter().map(Into::into).collect();
        let files = files::write(&FONTS, &kind, &made.papers, &formats, &job.folder)?;
        Ok(json!({ "files": files, "drafts": made.drafts, "stale": made.stale }))
    })
    .await
}

/// Writes an expert's score sheet from the engine's answer, beside a file of the same name.
pub async fn score_sheet(out: PathBuf, sheet: ScoreSheet) -> Result<ScoreSheetWritten, Failure> {
    aside(move || {
        let bytes = jiangxuan_papers::score_sheet::xlsx(&json!(sheet))?;
        let file = files::put(&out, &bytes)?;
        let count = sheet.nominees.len();
        Ok(ScoreSheetWritten { file, expert: sheet.expert, number: sheet.number, count })
    })
    .await
}

/// Writes the 统计表 that the engine answered into a new spreadsheet.
pub async fn statistics(file: PathBuf, counts: Statistics) -> Result<FileWritten, Failure> {
    aside(move || {
        let Statistics { title, bureau_name: office, scope, day, closing_day, edited, tally, .. } = counts;
        let paper = forms::statistics(&forms::Counts { title, office, scope, day, closing_day, edited, tally });
        jiangxuan_durable::write_new(&file, &xlsx::xlsx(&paper)?, Readers::Usual)?;
        Ok(FileWritten { file })
    })
    .await
}

/// The papers as they would be printed.
#[derive(Debug, Clone)]
pub struct Preview {
    order: Order,
    details: Details,
    pdfs: Vec<Pdf>,
    /// What to mind about them, as [`write`] says it.
    notes: Value,
}

impl Preview {
    /// Sets the papers from the engine's answer.
    pub async fn set(order: Order, details: Details, answer: Value) -> Result<Self, Failure> {
        aside(move || {
            let made = made(&order, &details, answer)?;
            let pdfs = made.papers.iter().map(|paper| pdf::set(&FONTS, paper)).collect::<Result<_, _>>()?;
            Ok(Self { order, details, pdfs, notes: json!({ "drafts": made.drafts, "stale": made.stale }) })
        })
        .await
    }

    /// Whether it shows this.
    #[must_use]
    pub fn shows(&self, order: &Order, details: &Details) -> bool {
        (&self.order, &self.details) == (order, details)
    }

    /// How many pages there are in all.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pdfs.iter().map(|pdf| pdf.pages).sum()
    }

    /// What to mind.
    #[must_use]
    pub fn notes(&self) -> &Value {
        &self.notes
    }

    /// The file that holds a page, and the page's number in it; both from 0 on.
    #[must_use]
    pub fn find(&self, page: usize) -> Option<(&[u8], usize)> {
        let mut rest = page;
        for pdf in &self.pdfs {
            if rest < pdf.pages {
                return Some((&pdf.bytes, rest));
            }
            rest -= pdf.pages;
        }
        None
    }
}

fn made(order: &Order, details: &Details, answer: Value) -> Result<Made, PaperError> {
    let Details { date, person, phone, overprint } = details.clone();
    let overprint = overprint.map(|Shift { right, down }| (right, down));
    make(&order.kind(), &Wishes { date, person, phone: phone.unwrap_or_default(), overprint }, answer)
}

/// What the engine is asked about a scanned page with the printed code on it.
pub async fn page(file: &Path) -> Result<Command, Failure> {
    let codes = look::codes(file, scan::START).await?;
    let scan::Trace { paper, dossier, version, hash } = scan::read(&codes).map_err(|error| failure(&error))?;
    Ok(Command::Papers(act::Papers::Trace { paper, dossier, version, hash }))
}

/// Which fonts there are, and which characters of the text only a helper or no font has.
#[must_use]
pub fn fonts(text: &str) -> Value {
    let row = |found: &Found| {
        let role = found.role.map_or("补字", Role::zh);
        json!({ "role": role, "family": found.family, "file": found.file, "prescribed": found.prescribed })
    };
    let lacking: Vec<&str> = FONTS.lacking().into_iter().map(Role::zh).collect();
    let all = || text.chars().filter(|c| !c.is_whitespace());
    let missing: Vec<char> = all().filter(|c| FONTS.missing(&c.to_string()).is_some()).collect();
    let helped: Vec<char> = all().filter(|c| !FONTS.role_has(Role::Body, *c) && !missing.contains(c)).collect();
    json!({
        "fonts": FONTS.found().iter().map(row).collect::<Vec<_>>(), "lacking": lacking, "helped": helped, "missing": missing,
    })
}

/// Typesetting takes its time; it has a thread of its own.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T, PaperError> + Send + 'static) -> Result<T, Failure> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| failures::system("程序内部出错", &error))?.map_err(|error| failure(&error))
}

/// A paper's failure in the shape of all others.
fn failure(error: &PaperError) -> Failure {
    Failure::new(error.code(), error.to_string())
}
