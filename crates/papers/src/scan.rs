//! 扫描回收: finds the square code on a scanned page.

use image::{DynamicImage, GrayImage, imageops};
use rqrr::PreparedImage;

use crate::error::PaperError;
pub use crate::mark::Trace;

/// Longest side of a picture that is looked at, in dots: A4 at 600 dpi is 7,016.
const LONGEST: u32 = 10_000;
/// Most memory that decoding a picture may take.
const MEMORY: u64 = 512 * 1024 * 1024;

/// Which paper, dossier and version a page belongs to. `bytes` is a JPG or PNG.
pub fn read(bytes: &[u8]) -> Result<Trace, PaperError> {
    let picture = decode(bytes)?.into_luma8();
    let mut foreign = false;
    for candidate in looks(&picture) {
        for code in codes(candidate) {
            match Trace::parse(&code) {
                Ok(trace) => return Ok(trace),
                Err(_) => foreign = true,
            }
        }
    }
    Err(if foreign { PaperError::ForeignCode } else { PaperError::NoCode })
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, PaperError> {
    let bad = |error: &dyn std::fmt::Display| PaperError::Picture(error.to_string());
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MEMORY);
    let reader = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(|error| bad(&error))?;
    reader.limits(limits);
    reader.decode().map_err(|error| bad(&error))
}

/// How much a strip is enlarged, one after the other: a small code at a low resolution is found in one of them.
const LARGER: [u32; 2] = [2, 3];

/// The whole page, then its lower third and upper third enlarged.
fn looks(picture: &GrayImage) -> impl Iterator<Item = GrayImage> + '_ {
    let (width, height) = picture.dimensions();
    let third = (height / 3).max(1);
    let strip = move |(top, times): (u32, u32)| {
        let part = imageops::crop_imm(picture, 0, top, width, third).to_image();
        imageops::resize(&part, width * times, third * times, imageops::FilterType::CatmullRom)
    };
    // What is large already is not made larger.
    let times = LARGER.into_iter().filter(move |times| width * times <= LONGEST);
    let strips = times.flat_map(move |times| [(height - third, times), (0, times)]);
    std::iter::once_with(|| picture.clone()).chain(strips.map(strip))
}

fn codes(picture: GrayImage) -> Vec<String> {
    let (width, height) = picture.dimensions();
    let at = |x: usize, y: usize| picture.as_raw()[y * width as usize + x];
    let mut prepared = PreparedImage::prepare_from_greyscale(width as usize, height as usize, at);
    prepared.detect_grids().iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mark::{SIDE, Squares};

    fn trace() -> Trace {
        Trace {
            paper: "annex1".to_owned(),
            dossier: "dossier-140702-abcdefghijklmnop".to_owned(),
            version: 5,
            hash: "0123456789abcdef".to_owned(),
        }
    }

    /// A page at so many dots per inch with the code at its foot.
    fn page(dpi: u32, turn: bool) -> Vec<u8> {
        let dots = |tenths: u32| tenths * dpi / 254;
        let mut page = GrayImage::from_pixel(dots(2100), dots(2970), image::Luma([250]));
        let code = image::load_from_memory(&Squares::of(&trace().code()).expect("code").png().expect("png"))
            .expect("picture")
            .into_luma8();
        let code = imageops::resize(&code, dots(SIDE), dots(SIDE), imageops::FilterType::Triangle);
        imageops::overlay(&mut page, &code, i64::from(dots(280)), i64::from(dots(2720)));
        let page = if turn { imageops::rotate180(&page) } else { page };
        let mut out = std::io::Cursor::new(Vec::new());
        page.write_to(&mut out, image::ImageFormat::Png).expect("png");
        out.into_inner()
    }

    #[test]
    fn a_code_is_read_back_from_a_page_of_150_dpi_and_more() {
        for dpi in [150, 200, 300] {
            assert_eq!(read(&page(dpi, false)).expect("trace"), trace(), "{dpi} dpi");
        }
    }

    #[test]
    fn a_page_that_lies_upside_down_is_read_too() {
        assert_eq!(read(&page(200, true)).expect("trace"), trace());
    }

    #[test]
    fn a_page_without_a_code_says_so() {
        let mut out = std::io::Cursor::new(Vec::new());
        GrayImage::from_pixel(400, 400, image::Luma([255])).write_to(&mut out, image::ImageFormat::Png).expect("png");
        assert!(matches!(read(&out.into_inner()), Err(PaperError::NoCode)));
        assert!(matches!(read(b"no picture"), Err(PaperError::Picture(_))));
        assert!(matches!(Trace::parse("https://example.org"), Err(PaperError::ForeignCode)));
    }
}
