//! W7: official papers about people of the content, each time about others, so that nothing is remembered of them.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::Cursor;
use std::sync::OnceLock;
use std::time::Instant;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, Luma};
use jiangxuan_foreign::picture::{self, Draw, Format, Job};
use jiangxuan_model::{Digest, DocId, Document};
use jiangxuan_papers::input::{Nominee, Office, Scan, Sheet, Version};
use jiangxuan_papers::sheet::Picture;
use jiangxuan_papers::{Fonts, Paper, PaperError, docx, forms, pdf, xlsx};
use jiangxuan_rules::Season;
use jiff::civil::date;

use super::refused;
use crate::BenchError;
use crate::measure::Spread;
use crate::prepared::{Content, LastState};
use crate::workload::{FileFormat, OfOne, Sample};

/// Runs of a paper about one or few; the middle one counts.
const RUNS: usize = 9;
/// Seconds after which no further run begins.
const ENOUGH: f64 = 5.0;
/// A4 at 300 dots per inch.
const PAGE: (u32, u32) = (2_480, 3_508);
/// As the bound volume takes pages: 200 dots per inch on the 156 mm of the type area.
const PRINT: Draw = Draw { width: 1_228, format: Format::Jpeg, every: true };
/// Scans that are drawn at a time, as in the product.
const AT_ONCE: usize = 2;

/// A press with its fonts, warmed up.
pub struct Press {
    fonts: Fonts,
    season: Season,
    office: Office,
    /// Which person is next, so that no run is about the same people as the one before.
    next: usize,
}

impl Press {
    /// Finds the fonts and prints one paper.
    pub fn warm(content: &Content) -> Result<Self, BenchError> {
        let text = Season::builtin("jinzhong-2019").unwrap_or_default();
        let season = Season::parse(text).map_err(|error| refused(&error.to_string()))?;
        let office = Office {
            name: "晋中市榆次区人力资源和社会保障局".to_owned(),
            person: "武晓岚".to_owned(),
            phone: "0354-0000000".to_owned(),
            day: date(2019, 7, 25),
        };
        let mut press = Self { fonts: Fonts::search(), season, office, next: 0 };
        press.one(content, OfOne::Annex1)?;
        Ok(press)
    }

    /// A form or a narrative as PDF.
    pub fn one(&mut self, content: &Content, paper: OfOne) -> Result<Sample, BenchError> {
        self.timed(RUNS, content, 1, |press, people| {
            let [person] = people else { return Err(PaperError::Nobody) };
            let paper = match paper {
                OfOne::Annex1 => forms::annex1(&press.season, person),
                OfOne::Narrative => forms::narrative(&press.season, person),
            };
            pdf::pdf(&press.fonts, &paper).map(drop)
        })
    }

    /// The bound volume with this many scans of one page: drawn for print, then set.
    pub fn pack(&mut self, content: &Content, scans: u32) -> Result<Sample, BenchError> {
        let files: Vec<Vec<u8>> = (0..scans).map(scanned).collect::<Result<_, _>>()?;
        self.timed(RUNS / 2 + 1, content, 1, |press, people| {
            let [person] = people else { return Err(PaperError::Nobody) };
            let bound = drawn(&files).ok_or(PaperError::Nobody)?;
            let paper = forms::pack(&press.season, &press.office, &with_proofs(person, bound), 1);
            pdf::pdf(&press.fonts, &paper).map(drop)
        })
    }

    /// The summary of so many people.
    pub fn summary(&mut self, content: &Content, people: u32, format: FileFormat) -> Result<Sample, BenchError> {
        // Long lists are about everybody there is: a second run would find what the first one left.
        let fresh = content.dossiers.len() / people as usize;
        self.timed(fresh.clamp(1, RUNS), content, people as usize, |press, people| {
            let sheet = Sheet { hash: Digest::of(people[0].id.as_bytes()).to_string(), nominees: people.to_vec() };
            let paper = forms::annex2(&press.season, &press.office, &sheet)?;
            press.file(&paper, format).map(drop)
        })
    }

    fn file(&self, paper: &Paper, format: FileFormat) -> Result<Vec<u8>, PaperError> {
        match format {
            FileFormat::Pdf => pdf::pdf(&self.fonts, paper),
            FileFormat::Docx => docx::docx(paper),
            FileFormat::Xlsx => xlsx::xlsx(paper),
        }
    }

    /// The middle of some runs, each about other people.
    fn timed(
        &mut self,
        runs: usize,
        content: &Content,
        people: usize,
        make: impl Fn(&Self, &[Nominee]) -> Result<(), PaperError>,
    ) -> Result<Sample, BenchError> {
        let mut times = Vec::with_capacity(runs);
        for _ in 0..runs {
            let people: Vec<Nominee> = (0..people).map(|_| self.person(content)).collect::<Result<_, _>>()?;
            let begin = Instant::now();
            black_box(make(self, &people)).map_err(|error| refused(&error.to_string()))?;
            times.push(begin.elapsed().as_secs_f64());
            if times.iter().sum::<f64>() >= ENOUGH {
                break;
            }
        }
        let seconds = Spread::of(times).map_or(0.0, |spread| spread.median);
        Ok(Sample { seconds, done: 1, of: 1, ..Sample::default() })
    }

    fn person(&mut self, content: &Content) -> Result<Nominee, BenchError> {
        let prepared = &content.dossiers[self.next % content.dossiers.len()];
        self.next += 1;
        let last = LastState::of(&Document::load(prepared.id.clone(), &prepared.saved)?);
        Ok(nominee(&prepared.id, last))
    }
}

fn nominee(id: &DocId, last: LastState) -> Nominee {
    let hash = Digest::of(id.to_string().as_bytes()).to_string();
    let version =
        Version { number: 1, hash, sealed: "2019年7月24日16:20".to_owned(), sealed_by: "武晓岚".to_owned() };
    let achievements = last.achievements.into_values().collect();
    Nominee {
        id: id.to_string(),
        bureau_name: "晋中市榆次区人力资源和社会保障局".to_owned(),
        fields: last.fields,
        records: BTreeMap::from([("achievements".to_owned(), achievements)]),
        narrative: last.narrative,
        version,
        ..Nominee::default()
    }
}

/// The nominee with one proof for each scan.
fn with_proofs(person: &Nominee, scans: Vec<Picture>) -> Nominee {
    let mut person = person.clone();
    let proof = |(at, page): (usize, Picture)| {
        let hash = format!("scan-{at}");
        person.scans.insert(hash.clone(), Scan::Pages(vec![page]));
        BTreeMap::from([("title".to_owned(), format!("证书{}", at + 1)), ("blob".to_owned(), hash)])
    };
    let proofs = scans.into_iter().enumerate().map(proof).collect();
    person.records.insert("evidence".to_owned(), proofs);
    person
}

/// Draws the scans for print, a few at a time.
fn drawn(files: &[Vec<u8>]) -> Option<Vec<Picture>> {
    let share = files.len().div_ceil(AT_ONCE).max(1);
    let draw = |file: &Vec<u8>| {
        let drawn = picture::read(Job { bytes: file.clone(), page: None, draw: Some(PRINT) }).ok()?;
        drawn.drawn.into_iter().next().map(|page| Picture::from(page.bytes))
    };
    std::thread::scope(|scope| {
        let shares: Vec<_> =
            files.chunks(share).map(|files| scope.spawn(move || files.iter().map(draw).collect())).collect();
        let drawn: Option<Vec<Vec<Picture>>> = shares.into_iter().map(|share| share.join().ok().flatten()).collect();
        drawn.map(|drawn| drawn.concat())
    })
}

/// A scanned page, in colour, with grain and lines of writing: about as large as a scanner makes it.
fn scanned(number: u32) -> Result<Vec<u8>, BenchError> {
    static GRAIN: OnceLock<Vec<u8>> = OnceLock::new();
    let (width, height) = PAGE;
    let grain = GRAIN.get_or_init(|| {
        let mut grain = vec![0; (width * height) as usize];
        blake3::Hasher::new().finalize_xof().fill(&mut grain);
        grain
    });
    let page = GrayImage::from_fn(width, height, |x, y| {
        let grain = grain[(y * width + x) as usize] >> 4;
        let written = (y + 40 * number) % 120 < 40 && (x / 23 + y / 11 + number).is_multiple_of(3);
        Luma([if written { 40 + grain } else { 235 + grain }])
    });
    let mut bytes = Cursor::new(Vec::new());
    let page = DynamicImage::ImageLuma8(page).into_rgb8();
    let written = page.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 85));
    written.map_err(|error| refused(&error.to_string()))?;
    Ok(bytes.into_inner())
}
