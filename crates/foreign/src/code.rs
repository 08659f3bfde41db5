//! Square codes in a scan.

use image::{GrayImage, imageops};
use rqrr::PreparedImage;
use serde::{Deserialize, Serialize};

use crate::{Unreadable, picture};

/// Width at which a page is searched, in pixels: A4 at 300 dpi.
const SEARCHED: u32 = 2_480;
/// Most pixels of what is searched at once. What is scanned finer needs no enlarging.
const MOST: u64 = 30_000_000;
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
    let small = LARGER_WHOLE.into_iter().filter(|halves| page.width() * halves / 2 <= SEARCHED);
    small.filter_map(|halves| larger(page, halves))
}

fn corners(page: &GrayImage) -> impl Iterator<Item = GrayImage> + '_ {
    let (width, height) = page.dimensions();
    // Together they cover the lower and the upper third; a code in the middle is in both corners.
    let (wide, tall) = ((width * 3 / 5).max(1), (height / 3).max(1));
    let (right, low) = (width - wide, height - tall);
    let corner =
        move |((left, top), halves)| larger(&imageops::crop_imm(page, left, top, wide, tall).to_image(), halves);
    let places = [(0, low), (right, low), (0, 0), (right, 0)];
    LARGER.into_iter().flat_map(move |halves| places.map(|place| (place, halves))).filter_map(corner)
}

/// So many halves as large, unless that is too large.
fn larger(part: &GrayImage, halves: u32) -> Option<GrayImage> {
    let (width, height) = (part.width() * halves / 2, part.height() * halves / 2);
    let bearable = u64::from(width) * u64::from(height) <= MOST;
    bearable.then(|| picture::sharp(part, width, height)).flatten()
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

    /// A code in so many dots across, with its light margin.
    fn code(text: &str, across: impl Fn(u32) -> u32) -> GrayImage {
        let drawn = QRBuilder::new(text).ecl(ECL::M).build().expect("fits");
        let squares = u32::try_from(drawn.size + 8).expect("small");
        let dark = |x: u32, y: u32| {
            let at = |v: u32| (v as usize / 8).checked_sub(4).filter(|v| *v < drawn.size);
            at(x).zip(at(y)).is_some_and(|(x, y)| drawn[y][x].value())
        };
        let picture =
            GrayImage::from_fn(squares * 8, squares * 8, |x, y| image::Luma([if dark(x, y) { 0 } else { 255 }]));
        let edge = across(squares);
        imageops::resize(&picture, edge, edge, imageops::FilterType::Triangle)
    }

    fn found(picture: &GrayImage) -> Vec<String> {
        let mut bytes = Vec::new();
        picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 80)).expect("jpeg");
        read(Job { bytes, wanted: "JX1".to_owned() }).expect("a picture")
    }

    #[test]
    fn an_invitation_is_read_down_to_four_dots_a_square() {
        for (number, half_dots) in (0..40).zip([16, 10, 9, 8].into_iter().cycle()) {
            let text = text(number);
            assert_eq!(found(&code(&text, |squares| squares * half_dots / 2)), [text], "{half_dots} half dots");
        }
    }

    #[test]
    fn the_code_of_a_page_at_150_dpi_is_read_in_every_corner() {
        // 18 mm on A4.
        let (across, page) = (106, (1_240, 1_754));
        let places = [(165, 1_610), (960, 1_610), (165, 40), (960, 40), (567, 1_610)];
        for (number, place) in (0..20).zip(places.into_iter().cycle()) {
            let text: String = text(number).to_uppercase().chars().take(63).collect();
            let mut sheet = GrayImage::from_pixel(page.0, page.1, image::Luma([245]));
            imageops::overlay(&mut sheet, &code(&text, |_| across), place.0, place.1);
            assert_eq!(found(&sheet), [text], "at {place:?}");
        }
    }

    #[test]
    fn the_smallest_and_the_longest_pictures_have_no_code_and_do_no_harm() {
        for (wide, tall) in [(1, 1), (1, 900), (900, 1), (2, 19_000)] {
            assert_eq!(found(&GrayImage::from_pixel(wide, tall, image::Luma([200]))), [""; 0], "{wide}×{tall}");
        }
    }
}
