//! Scans as pages of pixels: jpeg, png, multi-page tiff and pdf.
//!
//! ```text
//! raster  jpeg and png: one page each
//! tiff    a page for each picture in the file
//! pdf     pages drawn, and how fine the picture on each is
//! judge   what a clerk should know of a page: coarse, skewed, blank
//! ```
//!
//! What comes back is drawn anew: of the file nothing is left but pixels.

mod judge;
mod pdf;
mod raster;
mod tiff;

use std::io::Cursor;

use fast_image_resize::{self as resize, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, GenericImageView as _, GrayImage, ImageFormat};
use serde::{Deserialize, Serialize};

pub use judge::{Dpi, Flaw};

use crate::Unreadable;

/// Most pixels of a page: A3 at 600 dpi is 70 million.
const PIXELS: u64 = 80_000_000;
/// Longest side of a page that is read, in pixels.
const LONGEST: u32 = 20_000;
/// Widest page that is drawn, in pixels: A3 at 300 dpi lying.
const WIDEST: u32 = 5_000;
/// Pages of one file that are looked at; further ones are only counted.
const LOOKED_AT: u32 = 60;
/// Width at which pages are judged, in pixels.
const JUDGED: u32 = 1_000;
/// Quality of pages drawn as jpeg, of 100: print shows no difference to more.
const QUALITY: u8 = 85;

/// A scan to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The whole file.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// Which page, from 0 on; none looks at all of them.
    pub page: Option<u32>,
    /// What is drawn; none for nothing.
    pub draw: Option<Draw>,
}

/// What is drawn of the pages that are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// Width in pixels. What is narrower stays so.
    pub width: u32,
    /// In which format.
    pub format: Format,
    /// Every page, instead of the first one.
    pub every: bool,
}

/// The format of a picture that is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// For screens: without loss.
    Png,
    /// For print: a tenth of the bytes.
    Jpeg,
}

/// What was seen of a scan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// How many pages it has.
    pub pages: u32,
    /// The pages that were looked at.
    pub seen: Vec<Page>,
    /// The pages that were to be drawn, drawn anew.
    pub drawn: Vec<Drawn>,
}

/// A page that was looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Its number, from 0 on.
    pub number: u32,
    /// Width upright, in pixels; of a page without pixels of its own, in points.
    pub width: u32,
    /// Height upright, likewise.
    pub height: u32,
    /// How fine it is; none for a page without pixels of its own.
    pub dpi: Option<Dpi>,
    /// By how many degrees its lines fall to the right; none where no lines were found.
    pub skew: Option<f32>,
    /// What a clerk should know.
    pub flaws: Vec<Flaw>,
}

/// A page drawn anew, without anything that the file said beside its pixels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The picture in the format that was asked for.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// A page as a format gives it: upright, and not much larger than was asked for.
struct Leaf {
    image: DynamicImage,
    /// Width and height upright, as in the file.
    size: (u32, u32),
    dpi: Option<Dpi>,
    flaws: Vec<Flaw>,
}

/// An opened scan.
enum Scan {
    Raster(Vec<u8>, ImageFormat),
    Tiff(tiff::Tiff),
    Pdf(Box<pdf::Pdf>),
}

/// The kinds of files that can be read.
enum Kind {
    Jpeg,
    Png,
    Tiff,
    Pdf,
}

impl Kind {
    fn of(head: &[u8]) -> Option<Self> {
        match head.get(..4)? {
            [0xff, 0xd8, 0xff, _] => Some(Self::Jpeg),
            b"\x89PNG" => Some(Self::Png),
            [b'I', b'I', b'*' | b'+', 0] | [b'M', b'M', 0, b'*' | b'+'] => Some(Self::Tiff),
            b"%PDF" => Some(Self::Pdf),
            _ => None,
        }
    }
}

/// Whether a file that begins so can be read here.
#[must_use]
pub fn recognised(head: &[u8]) -> bool {
    Kind::of(head).is_some()
}

impl Scan {
    fn open(bytes: Vec<u8>) -> Result<Self, Unreadable> {
        match Kind::of(&bytes) {
            Some(Kind::Jpeg) => Ok(Self::Raster(bytes, ImageFormat::Jpeg)),
            Some(Kind::Png) => Ok(Self::Raster(bytes, ImageFormat::Png)),
            Some(Kind::Tiff) => tiff::Tiff::open(bytes).map(Self::Tiff),
            Some(Kind::Pdf) => Ok(Self::Pdf(Box::new(pdf::Pdf::open(bytes)?))),
            None => Err(Unreadable::new(
                "media",
                "只能看 JPG、PNG、TIFF 和 PDF 扫描件，这个文件不是。请另存为 PDF 或 JPG 后再试。",
            )),
        }
    }

    fn pages(&self) -> u32 {
        match self {
            Self::Raster(..) => 1,
            Self::Tiff(tiff) => tiff.pages(),
            Self::Pdf(pdf) => pdf.pages(),
        }
    }

    /// Page `number`, from 0 on, at least `width` wide where the file has so much.
    fn leaf(&mut self, number: u32, width: u32) -> Result<Leaf, Unreadable> {
        match self {
            Self::Raster(bytes, format) => raster::leaf(bytes, *format, width),
            Self::Tiff(tiff) => tiff.leaf(number, width),
            Self::Pdf(pdf) => pdf.leaf(number, width),
        }
    }
}

/// Looks at a scan.
pub fn read(job: Job) -> Result<Picture, Unreadable> {
    let Job { bytes, page, draw } = job;
    let mut scan = Scan::open(bytes)?;
    let pages = scan.pages();
    if pages == 0 || page.is_some_and(|page| page >= pages) {
        return Err(Unreadable::new("page", format!("这个扫描件只有 {pages} 页，没有要看的那一页。")));
    }
    let first = page.unwrap_or(0);
    let end = page.map_or(pages.min(LOOKED_AT), |page| page + 1);
    let mut picture = Picture { pages, seen: Vec::new(), drawn: Vec::new() };
    for number in first..end {
        let draw = draw.filter(|draw| draw.every || number == first);
        let leaf = scan.leaf(number, draw.map_or(JUDGED, |draw| draw.width.clamp(JUDGED, WIDEST)))?;
        picture.seen.push(judge::page(number, &leaf));
        if let Some(draw) = draw {
            picture.drawn.push(drawn(leaf.image, draw)?);
        }
    }
    Ok(picture)
}

/// The first page in grey, at least `width` wide where the file has so much.
pub(crate) fn grey(bytes: Vec<u8>, width: u32) -> Result<GrayImage, Unreadable> {
    Ok(Scan::open(bytes)?.leaf(0, width)?.image.into_luma8())
}

/// Refuses a page that would take too much memory, before a pixel of it is decoded.
fn bearable(width: u32, height: u32) -> Result<(), Unreadable> {
    let fits = width.max(height) <= LONGEST && u64::from(width) * u64::from(height) <= PIXELS;
    if fits && width.min(height) > 0 {
        return Ok(());
    }
    let text = format!("这一页有 {width}×{height} 个像素，太大了，没有打开。请以 300 dpi 重新扫描。");
    Err(Unreadable::new("too_many_pixels", text))
}

/// The picture at this width, where it is wider.
fn shrunk(image: DynamicImage, width: u32) -> DynamicImage {
    let (from, tall) = image.dimensions();
    if width >= from {
        return image;
    }
    let height = (u64::from(tall) * u64::from(width) + u64::from(from) / 2) / u64::from(from);
    let height = u32::try_from(height).unwrap_or(tall).max(1);
    let mut smaller = DynamicImage::new(width, height, image.color());
    match Resizer::new().resize(&image, &mut smaller, &by(resize::FilterType::Bilinear)) {
        Ok(()) => smaller,
        // A kind of pixels that only the slow way knows.
        Err(_) => image.resize_exact(width, height, FilterType::Triangle),
    }
}

/// The picture at this size, with its edges kept.
pub(crate) fn sharp(image: &GrayImage, width: u32, height: u32) -> Option<GrayImage> {
    let mut out = GrayImage::new(width, height);
    Resizer::new().resize(image, &mut out, &by(resize::FilterType::Lanczos3)).ok().map(|()| out)
}

fn by(filter: resize::FilterType) -> ResizeOptions {
    ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter))
}

fn drawn(image: DynamicImage, draw: Draw) -> Result<Drawn, Unreadable> {
    let image = flat(shrunk(image, draw.width.clamp(1, WIDEST)));
    let mut bytes = Cursor::new(Vec::new());
    let written = match draw.format {
        Format::Png => image.write_to(&mut bytes, ImageFormat::Png),
        Format::Jpeg => image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)),
    };
    written.map_err(|error| damaged(&error))?;
    Ok(Drawn { width: image.width(), height: image.height(), bytes: bytes.into_inner() })
}

/// Eight bits a channel, on white paper.
fn flat(image: DynamicImage) -> DynamicImage {
    if image.color().has_alpha() {
        let mut image = image.into_rgba8();
        for pixel in image.pixels_mut() {
            let [.., alpha] = pixel.0;
            let over = |value: u8| 255 - u8::try_from(u16::from(255 - value) * u16::from(alpha) / 255).unwrap_or(255);
            pixel.0 = [over(pixel.0[0]), over(pixel.0[1]), over(pixel.0[2]), 255];
        }
        return DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(image).into_rgb8());
    }
    if image.color().has_color() { image.into_rgb8().into() } else { image.into_luma8().into() }
}

/// What a decoder stumbled over.
fn damaged(error: &dyn std::fmt::Display) -> Unreadable {
    Unreadable::new(
        "damaged",
        format!("这个扫描件已损坏或格式特殊，看不了（{error}）。文件没有改动。请重新扫描，或另存为 PDF 再试。"),
    )
}
