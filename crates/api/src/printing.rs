//! Official papers for whoever asks: which paper, what the engine is asked for it, and the files, pages and codes of it.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiangxuan_contract::Reply;
use jiangxuan_contract::answer::assessment::{ScoreSheet, ScoreSheetWritten};
use jiangxuan_contract::answer::enrolment::FileWritten;
use jiangxuan_contract::answer::papers::{FontReport, FoundFont, PapersMade};
use jiangxuan_contract::answer::statistics::Statistics;
use jiangxuan_contract::command::{Command, Failure, Papers};
pub use jiangxuan_contract::command::{Details, FileFormat, Order, People, Shift};
use jiangxuan_durable::Readers;
use jiangxuan_papers::fonts::{Found, Role};
use jiangxuan_papers::make::{Made, make};
use jiangxuan_papers::pdf::{self, Pdf};
use jiangxuan_papers::{Fonts, PaperError, files, forms, scan, score_sheet, xlsx};
use serde::{Deserialize, Serialize};

use crate::{failures, look};

/// Searching for fonts opens files, so it is done once.
static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::search);

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

/// Makes the papers from the engine's answer and writes their files. Nothing is written where one cannot be made.
pub async fn write(job: Job, answer: Reply) -> Result<PapersMade, Failure> {
    aside(move || {
        let Made { papers, drafts, stale } = make(&job.order, &job.details, answer)?;
        let files = files::write(&FONTS, job.order.kind(), &papers, &job.formats, &job.folder)?;
        Ok(PapersMade { files, drafts, stale })
    })
    .await
}

/// Writes an expert's score sheet from the engine's answer, beside a file of the same name.
pub async fn score_sheet(out: PathBuf, handed: ScoreSheet) -> Result<ScoreSheetWritten, Failure> {
    aside(move || {
        let file = files::put(&out, &score_sheet::xlsx(&handed)?)?;
        let ScoreSheet { expert, number, nominees, .. } = handed;
        Ok(ScoreSheetWritten { file, expert, number, count: nominees.len() })
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
    /// Whose pages say that they are drafts.
    pub drafts: Vec<String>,
    /// Whose content changed after what is printed.
    pub stale: Vec<String>,
}

impl Preview {
    /// Sets the papers from the engine's answer.
    pub async fn set(order: Order, details: Details, answer: Reply) -> Result<Self, Failure> {
        aside(move || {
            let Made { papers, drafts, stale } = make(&order, &details, answer)?;
            let pdfs = papers.iter().map(|paper| pdf::set(&FONTS, paper)).collect::<Result<_, _>>()?;
            Ok(Self { order, details, pdfs, drafts, stale })
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

/// What the engine is asked about a scanned page with the printed code on it.
pub async fn page(file: &Path) -> Result<Command, Failure> {
    let codes = look::codes(file, scan::START).await?;
    let scan::Trace { paper, dossier, version, hash } = scan::read(&codes).map_err(|error| failure(&error))?;
    Ok(Command::Papers(Papers::Trace { paper, dossier, version, hash }))
}

/// Which fonts there are, and which characters of the text only a helper or no font has.
#[must_use]
pub fn fonts(text: &str) -> FontReport {
    let row = |found: &Found| FoundFont {
        role: found.role.map_or("补字", Role::zh).to_owned(),
        family: found.family.clone(),
        file: found.file.clone(),
        prescribed: found.prescribed,
    };
    let all = || text.chars().filter(|c| !c.is_whitespace());
    let missing: Vec<char> = all().filter(|c| FONTS.missing(&c.to_string()).is_some()).collect();
    let helped: Vec<char> = all().filter(|c| !FONTS.role_has(Role::Body, *c) && !missing.contains(c)).collect();
    FontReport {
        fonts: FONTS.found().iter().map(row).collect(),
        lacking: FONTS.lacking().into_iter().map(|role| Role::zh(role).to_owned()).collect(),
        helped,
        missing,
    }
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
