//! A [`Paper`] as a PDF, set by typst. The template is fixed; a paper's texts come in as data and are never read as markup.

use std::sync::LazyLock;

use serde::Serialize;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::error::PaperError;
use crate::fonts::Fonts;
use crate::mark::{SIDE, Squares};
use crate::sheet::{Paper, Picture};

/// Typesetting runs after which unused intermediate results are forgotten.
const KEEP: usize = 8;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static TEMPLATE: LazyLock<Source> = LazyLock::new(|| Source::detached(include_str!("pdf/paper.typ")));
/// As the template calls its data.
const DATA: &str = "paper.json";

/// What the template reads.
#[derive(Serialize)]
struct Data<'a> {
    paper: &'a Paper,
    code: String,
    side: f64,
    rest: Vec<String>,
}

struct Desk<'a> {
    fonts: &'a Fonts,
    data: Bytes,
    pictures: &'a [Picture],
}

impl Desk<'_> {
    /// What the template calls `picture-3.jpg`.
    fn picture(&self, name: &str) -> Option<Bytes> {
        let number: usize = name.strip_prefix("picture-")?.strip_suffix(".jpg")?.parse().ok()?;
        self.pictures.get(number).map(|picture| Bytes::new(picture.clone()))
    }
}

/// A paper ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// The PDF of a paper, as [`set`] makes it.
pub fn pdf(fonts: &Fonts, paper: &Paper) -> Result<Vec<u8>, PaperError> {
    set(fonts, paper).map(|pdf| pdf.bytes)
}

/// Sets a paper. Fails before typesetting where no font has one of its characters.
pub fn set(fonts: &Fonts, paper: &Paper) -> Result<Pdf, PaperError> {
    fonts.check(paper)?;
    let data =
        Data { paper, code: Squares::of(&paper.mark.code)?.svg(), side: f64::from(SIDE) / 10.0, rest: fonts.rest() };
    let data = serde_json::to_vec(&data).map_err(|error| PaperError::Typesetting(error.to_string()))?;
    let desk = Desk { fonts, data: Bytes::new(data), pictures: &paper.pictures };
    let set = typst::compile::<PagedDocument>(&desk).output.map_err(|errors| said(&errors))?;
    let options =
        PdfOptions { creator: typst::foundations::Smart::Custom(Some("匠选".to_owned())), ..PdfOptions::default() };
    let made = typst_pdf::pdf(&set, &options).map_err(|errors| said(&errors));
    typst::comemo::evict(KEEP);
    Ok(Pdf { bytes: made?, pages: set.pages().len() })
}

fn said(errors: &[SourceDiagnostic]) -> PaperError {
    PaperError::Typesetting(errors.first().map(|error| error.message.to_string()).unwrap_or_default())
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() { Ok(TEMPLATE.clone()) } else { Err(FileError::Other(None)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.vpath().file_name();
        let data = name.filter(|name| *name == DATA).map(|_| self.data.clone());
        data.or_else(|| self.picture(name?)).ok_or(FileError::Other(None))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
