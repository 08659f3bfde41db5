//! Multi-page tiff.

use std::io::Cursor;

use image::codecs::tiff::TiffDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, RgbImage};
use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult};
use tiff::tags::Tag;

use super::raster::upright;
use super::{Leaf, bearable, damaged, judge};
use crate::Unreadable;

/// Most pages that are counted.
const PAGES: usize = 2_000;
const CENTIMETRES: u16 = 3;

/// An opened file.
pub(super) struct Tiff {
    bytes: Vec<u8>,
    /// Where the description of each page begins.
    pages: Vec<u64>,
}

impl Tiff {
    pub fn open(bytes: Vec<u8>) -> Result<Self, Unreadable> {
        let mut decoder = Decoder::new(Cursor::new(&bytes)).map_err(|error| damaged(&error))?;
        let mut pages = Vec::new();
        while let Some(place) = decoder.ifd_pointer().filter(|_| pages.len() < PAGES) {
            pages.push(place.0);
            if !decoder.more_images() {
                break;
            }
            decoder.next_image().map_err(|error| damaged(&error))?;
        }
        Ok(Self { bytes, pages })
    }

    pub fn pages(&self) -> u32 {
        u32::try_from(self.pages.len()).unwrap_or(u32::MAX)
    }

    pub fn leaf(&mut self, number: u32, width: u32) -> Result<Leaf, Unreadable> {
        self.begin_with(number);
        let failed = |error: tiff::TiffError| damaged(&error);
        let mut decoder = Decoder::new(Cursor::new(&self.bytes)).map_err(failed)?;
        let (wide, tall) = decoder.dimensions().map_err(failed)?;
        bearable(wide, tall)?;
        let stated = stated(&mut decoder);
        let orientation = decoder.find_tag_unsigned::<u8>(Tag::Orientation).ok().flatten();
        let orientation = orientation.and_then(Orientation::from_exif).unwrap_or(Orientation::NoTransforms);
        let image = match decoder.colortype().map_err(failed)? {
            ColorType::YCbCr(8) => of_luma_and_chroma(decoder, wide, tall)?,
            _ => self.decode()?,
        };
        let image = upright(image, orientation, width);
        let size = if (image.width() > image.height()) == (wide > tall) { (wide, tall) } else { (tall, wide) };
        Ok(Leaf { image, size, dpi: judge::dpi(size, stated), flaws: Vec::new() })
    }

    /// Makes a page the first of the file: the decoder that knows most kinds of pixels reads only that one.
    fn begin_with(&mut self, number: u32) {
        let Some(place) = self.pages.get(number as usize).copied() else { return };
        let big = self.bytes[2..4].contains(&b'+');
        let little = self.bytes[0] == b'I';
        let (at, mut place) =
            if big { (8..16, place.to_le_bytes().to_vec()) } else { (4..8, place.to_le_bytes()[..4].to_vec()) };
        if !little {
            place.reverse();
        }
        self.bytes[at].copy_from_slice(&place);
    }

    fn decode(&self) -> Result<DynamicImage, Unreadable> {
        let decoder = TiffDecoder::new(Cursor::new(&self.bytes)).map_err(|error| damaged(&error))?;
        debug_assert!(decoder.dimensions().0 > 0, "asked before");
        DynamicImage::from_decoder(decoder).map_err(|error| damaged(&error))
    }
}

fn stated(decoder: &mut Decoder<Cursor<&Vec<u8>>>) -> Option<f64> {
    let dots = match decoder.find_tag(Tag::XResolution).ok()?? {
        tiff::decoder::ifd::Value::Rational(over, under) => f64::from(over) / f64::from(under),
        _ => return None,
    };
    let unit = decoder.find_tag_unsigned::<u16>(Tag::ResolutionUnit).ok().flatten();
    Some(if unit == Some(CENTIMETRES) { dots * 2.54 } else { dots })
}

/// Scanners that compress with jpeg store brightness and colour apart; nobody else turns that into colours.
fn of_luma_and_chroma(
    mut decoder: Decoder<Cursor<&Vec<u8>>>,
    wide: u32,
    tall: u32,
) -> Result<DynamicImage, Unreadable> {
    let DecodingResult::U8(mut samples) = decoder.read_image().map_err(|error| damaged(&error))? else {
        return Err(damaged(&"YCbCr"));
    };
    for pixel in samples.chunks_exact_mut(3) {
        let [y, cb, cr] = [f32::from(pixel[0]), f32::from(pixel[1]) - 128.0, f32::from(pixel[2]) - 128.0];
        // The cast saturates.
        pixel.copy_from_slice(&[y + 1.402 * cr, y - 0.344_14 * cb - 0.714_14 * cr, y + 1.772 * cb].map(|c| c as u8));
    }
    RgbImage::from_raw(wide, tall, samples).map(DynamicImage::ImageRgb8).ok_or_else(|| damaged(&"YCbCr"))
}
