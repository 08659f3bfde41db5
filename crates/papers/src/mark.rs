//! 版本标记: what the foot of every page says, and the code that leads a scanned page back to its version.

use fast_qr::{ECL, QRBuilder};
use jiangxuan_contract::command::PaperKind;
use jiangxuan_rules::Season;
use serde::Serialize;

use crate::error::PaperError;
use crate::input::{Nominee, Sheet, Version};

/// Beginning of every code that this program prints.
const START: &str = "JX1";
/// Beginning of a dossier's id.
const KIND: &str = "dossier-";
/// Characters of the hash that a page shows.
const SHOWN: usize = 16;
/// What a page says of content that nobody sealed.
const UNSEALED: &str = "草稿（未签发）";

/// The foot of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// Version and check code, in words.
    pub text: String,
    /// What the square code holds.
    pub code: String,
    /// Whether this is a draft that nobody signed.
    pub draft: bool,
    /// Which copy of how many, where copies are counted.
    pub copy: Option<(u32, u32)>,
}

/// What a code says, read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trace {
    /// The paper.
    pub paper: PaperKind,
    /// The dossier; empty for a paper about several.
    pub dossier: String,
    /// Version number, 0 for a draft; for a paper about several the number of people on it.
    pub version: u64,
    /// Start of the version's hash, in hexadecimal digits.
    pub hash: String,
}

impl Mark {
    /// The mark of a paper about one nominee.
    #[must_use]
    pub fn of(paper: PaperKind, nominee: &Nominee) -> Self {
        let Version { number, hash, .. } = &nominee.version;
        let draft = nominee.version.draft();
        let trace = Trace {
            paper,
            dossier: nominee.id.clone(),
            version: if draft { 0 } else { u64::from(*number) },
            hash: start(hash),
        };
        let version = if draft { UNSEALED.to_owned() } else { format!("第{number}版") };
        Self {
            text: format!("申报编号 {}　{version}　校验码 {}", spoken(&nominee.id), spaced(&trace.hash)),
            code: trace.code(),
            draft,
            copy: None,
        }
    }

    /// The mark of a paper that is printed before anything is sealed, and is no draft: a letter, a form of consultation.
    #[must_use]
    pub fn before_seal(paper: PaperKind, nominee: &Nominee) -> Self {
        let mark = Self::of(paper, nominee);
        let text = mark.text.replace(UNSEALED, "签发前");
        Self { text, draft: false, ..mark }
    }

    /// The mark of a paper about several people. `draft` where somebody on it should have been sealed and was not.
    #[must_use]
    pub fn of_sheet(paper: PaperKind, season: &Season, sheet: &Sheet, draft: bool) -> Self {
        let people = sheet.nominees.len();
        let version = u64::try_from(people).unwrap_or(u64::MAX);
        let trace = Trace { paper, dossier: String::new(), version, hash: start(&sheet.hash) };
        let state = if draft { "　含未签发的草稿" } else { "" };
        Self {
            text: format!("{}年度　共{people}人　校验码 {}{state}", season.year, spaced(&trace.hash)),
            code: trace.code(),
            draft,
            copy: None,
        }
    }

    /// The same for one of several copies.
    #[must_use]
    pub fn copy(self, copy: u32, of: u32) -> Self {
        Self { copy: Some((copy, of)), ..self }
    }
}

fn start(hash: &str) -> String {
    hash.chars().filter(char::is_ascii_hexdigit).take(SHOWN).collect::<String>().to_ascii_lowercase()
}

/// The number of a dossier as people read it out: its bureau and eight letters, of which commands take the letters.
#[must_use]
pub fn spoken(id: &str) -> String {
    let (bureau, unique) = id.strip_prefix(KIND).and_then(|rest| rest.split_once('-')).unwrap_or(("", id));
    let letters: String = unique.chars().take(8).collect::<String>().to_ascii_uppercase();
    if bureau.is_empty() { letters } else { format!("{bureau}-{letters}") }
}

fn spaced(hash: &str) -> String {
    let groups: Vec<String> =
        hash.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join("-")
}

impl Trace {
    /// As printed in the square code: capitals and digits, which make it small.
    #[must_use]
    pub fn code(&self) -> String {
        let dossier = self.dossier.strip_prefix(KIND).unwrap_or("-");
        format!("{START}/{}/{dossier}/{}/{}", self.paper.word(), self.version, self.hash).to_ascii_uppercase()
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Result<Self, PaperError> {
        let parts: Vec<&str> = code.trim().split('/').collect();
        let [START, paper, dossier, version, hash] = parts.as_slice() else { return Err(PaperError::ForeignCode) };
        let dossier = match dossier.split_once('-') {
            Some((bureau, unique)) if !bureau.is_empty() => format!("{KIND}{bureau}-{}", unique.to_ascii_lowercase()),
            _ => String::new(),
        };
        let version = version.parse().map_err(|_| PaperError::ForeignCode)?;
        if hash.len() != SHOWN {
            return Err(PaperError::ForeignCode);
        }
        // A later version of this program may print more papers.
        let paper = PaperKind::of(&paper.to_ascii_lowercase()).ok_or(PaperError::NewerPaper)?;
        Ok(Self { paper, dossier, version, hash: hash.to_ascii_lowercase() })
    }
}

/// A text as a square code in a PNG, for screens and messages.
pub fn picture(text: &str) -> Result<Vec<u8>, PaperError> {
    Squares::of(text)?.png()
}

/// Side of a printed code with its quiet zone, in tenths of a millimetre: a square is 0.44 mm, which a scanner of 150 dots
/// per inch sees as two or three dots.
pub(crate) const SIDE: u32 = 180;
/// Light squares around a code, which readers need to find it.
const QUIET: usize = 4;

/// The dark squares of a code: so many on each side, row by row.
pub(crate) struct Squares {
    pub side: usize,
    pub dark: Vec<bool>,
}

impl Squares {
    /// Draws a code.
    pub fn of(code: &str) -> Result<Self, PaperError> {
        let drawn = QRBuilder::new(code).ecl(ECL::M).build().map_err(|error| PaperError::Code(error.to_string()))?;
        let side = drawn.size;
        let dark = (0..side).flat_map(|y| (0..side).map(move |x| (y, x))).map(|(y, x)| drawn[y][x].value()).collect();
        Ok(Self { side, dark })
    }

    /// As a vector drawing with its quiet zone.
    pub fn svg(&self) -> String {
        let mut path = String::new();
        for (at, _) in self.dark.iter().enumerate().filter(|(_, dark)| **dark) {
            path += &format!("M{} {}h1v1h-1z", at % self.side + QUIET, at / self.side + QUIET);
        }
        let whole = self.side + 2 * QUIET;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" width=\"{whole}\" height=\"{whole}\">\
             <path d=\"{path}\" fill=\"#000\"/></svg>"
        )
    }

    /// As a picture, each square eight dots wide.
    pub fn png(&self) -> Result<Vec<u8>, PaperError> {
        const DOTS: usize = 8;
        let whole = (self.side + 2 * QUIET) * DOTS;
        let edge = u32::try_from(whole).unwrap_or(u32::MAX);
        let picture = image::GrayImage::from_fn(edge, edge, |x, y| {
            let at = |v: u32| (v as usize / DOTS).checked_sub(QUIET).filter(|v| *v < self.side);
            let dark = at(x).zip(at(y)).is_some_and(|(x, y)| self.dark[y * self.side + x]);
            image::Luma([if dark { 0 } else { 255 }])
        });
        let mut out = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut out, image::ImageFormat::Png).map_err(|error| PaperError::Code(error.to_string()))?;
        Ok(out.into_inner())
    }
}
