//! Square codes in a scan.

use image::{GrayImage, imageops};
use rqrr::PreparedImage;
use serde::{Deserialize, Serialize};

use crate::{Unreadable, picture};

/// Width at which a page is searched, in pixels: A4 at 300 dpi.
const SEARCHED: u32 = 2_480;
/// Largest side of a part that is enlarged, in pixels.
const LONGEST: u32 = 10_000;
/// How much a part is enlarged, one after the other: a small code at a low resolution is found in one of them.
const LARGER: [u32; 2] = [2, 3];

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

/// The whole page, then its lower third and upper third enlarged.
fn looks(page: &GrayImage) -> impl Iterator<Item = GrayImage> + '_ {
    let (width, height) = page.dimensions();
    let third = (height / 3).max(1);
    let strip = move |(top, times): (u32, u32)| {
        let part = imageops::crop_imm(page, 0, top, width, third).to_image();
        imageops::resize(&part, width * times, third * times, imageops::FilterType::CatmullRom)
    };
    // What is large already is not made larger.
    let times = LARGER.into_iter().filter(move |times| width * times <= LONGEST);
    let strips = times.flat_map(move |times| [(height - third, times), (0, times)]);
    std::iter::once_with(|| page.clone()).chain(strips.map(strip))
}

fn codes(picture: &GrayImage) -> Vec<String> {
    let (width, height) = picture.dimensions();
    let at = |x: usize, y: usize| picture.as_raw()[y * width as usize + x];
    let mut prepared = PreparedImage::prepare_from_greyscale(width as usize, height as usize, at);
    prepared.detect_grids().iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}
