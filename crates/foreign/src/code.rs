//! Square codes in a scan.

use image::{GrayImage, imageops};
use rqrr::PreparedImage;
use serde::{Deserialize, Serialize};

use crate::{Unreadable, picture};

/// Width at which a page is searched, in pixels: A4 at 300 dpi.
const SEARCHED: u32 = 2_480;
/// Largest side of a part that is enlarged, in pixels.
const LONGEST: u32 = 10_000;
/// How much a corner is enlarged, in halves, one after the other: of codes at 100 dpi each finds three quarters, all of
/// them nearly every one.
const LARGER: [u32; 7] = [4, 6, 8, 10, 5, 7, 9];
/// How much a small picture is enlarged, in halves: a messenger leaves few dots to each square of a code, and how many
/// the reader needs differs from one code to the next.
const LARGER_WHOLE: [u32; 3] = [4, 3, 6];

/// A scan whose codes are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The whole file.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// How the wanted code begins. Once it is found the search ends.
    pub wanted: String,
}

/// What the codes of the first page say, each once.
pub fn read(job: Job) -> Result<Vec<String>, Unreadable> {
    let page = picture::grey(job.bytes, SEARCHED)?;
    let mut found = Vec::new();
    for part in looks(&page) {
        for code in codes(&part) {
            let wanted = code.starts_with(&job.wanted);
            if !found.contains(&code) {
                found.push(code);
            }
            if wanted {
                return Ok(found);
            }
        }
    }
    Ok(found)
}

/// The whole page; enlarged, if it is a small picture; then its corners enlarged, the lower ones first: the reader tells
/// dark from light by its surroundings, and in a corner these are the code itself.
fn looks(page: &GrayImage) -> impl Iterator<Item = GrayImage> + '_ {
    std::iter::once_with(|| page.clone()).chain(enlarged(page)).chain(corners(page))
}

fn enlarged(page: &GrayImage) -> impl Iterator<Item = GrayImage> + '_ {
    let (width, height) = page.dimensions();
    let sizes = LARGER_WHOLE.map(|halves| (width * halves / 2, height * halves / 2));
    let small = sizes.into_iter().filter(|(width, _)| *width <= SEARCHED);
    small.map(|(width, height)| picture::sharp(page, width, height))
}

fn corners(page: &GrayImage) -> impl Iterator<Item = GrayImage> + '_ {
    let (width, height) = page.dimensions();
    // Together they cover the lower and the upper third; a code in the middle is in both corners.
    let (wide, tall) = ((width * 3 / 5).max(1), (height / 3).max(1));
    let (right, low) = (width - wide, height - tall);
    let corner = move |((left, top), halves): ((u32, u32), u32)| {
        let part = imageops::crop_imm(page, left, top, wide, tall).to_image();
        picture::sharp(&part, wide * halves / 2, tall * halves / 2)
    };
    // What is large already is not made larger.
    let larger = LARGER.into_iter().filter(move |halves| width * halves / 2 <= LONGEST);
    let places = [(0, low), (right, low), (0, 0), (right, 0)];
    larger.flat_map(move |halves| places.map(|place| (place, halves))).map(corner)
}

fn codes(picture: &GrayImage) -> Vec<String> {
    let (width, height) = picture.dimensions();
    let at = |x: usize, y: usize| picture.as_raw()[y * width as usize + x];
    let mut prepared = PreparedImage::prepare_from_greyscale(width as usize, height as usize, at);
    prepared.detect_grids().iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use fast_qr::{ECL, QRBuilder};
    use image::codecs::jpeg::JpegEncoder;

    use super::*;

    /// A text as long as an invitation; every number has its own.
    fn text(number: u64) -> String {
        let long =
            (0..32).map(|word: u64| format!("{:013x}", (number << 8 | word).wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        std::iter::once("JX1".to_owned()).chain(long).collect()
    }

    /// A code as a messenger leaves it: each square so many dots wide and half a dot, and as a jpeg.
    fn sent(text: &str, half_dots: u32) -> Vec<u8> {
        let drawn = QRBuilder::new(text).ecl(ECL::M).build().expect("fits");
        let side = u32::try_from(drawn.size + 8).expect("small");
        let dark = |x: u32, y: u32| {
            let at = |v: u32| (v as usize / 8).checked_sub(4).filter(|v| *v < drawn.size);
            at(x).zip(at(y)).is_some_and(|(x, y)| drawn[y][x].value())
        };
        let picture = GrayImage::from_fn(side * 8, side * 8, |x, y| image::Luma([if dark(x, y) { 0 } else { 255 }]));
        let edge = side * half_dots / 2;
        let small = imageops::resize(&picture, edge, edge, imageops::FilterType::Triangle);
        let mut out = Vec::new();
        small.write_with_encoder(JpegEncoder::new_with_quality(&mut out, 80)).expect("jpeg");
        out
    }

    #[test]
    fn a_code_is_read_however_small_a_messenger_made_it() {
        for (number, half_dots) in (0..40).zip([16, 10, 9, 8].into_iter().cycle()) {
            let text = text(number);
            let read = read(Job { bytes: sent(&text, half_dots), wanted: "JX1".to_owned() }).expect("a picture");
            assert_eq!(read, [text], "{half_dots} half dots");
        }
    }
}
