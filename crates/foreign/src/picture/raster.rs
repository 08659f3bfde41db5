//! Jpeg and png.

use std::io::Cursor;

use exif::{In, Tag, Value};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, Limits};

use super::judge::{self, Flaw};
use super::{Leaf, bearable, damaged, shrunk};
use crate::Unreadable;

/// Most memory that decoding takes, in bytes.
const MEMORY: u64 = 600 << 20;
/// Bytes at the end in which a jpeg says that it ends: some programs write something behind.
const TAIL: usize = 64 * 1024;
const CENTIMETRES: u32 = 3;

/// The only page of such a file.
pub(super) fn leaf(bytes: &[u8], format: ImageFormat, width: u32) -> Result<Leaf, Unreadable> {
    let mut reader = image::ImageReader::with_format(Cursor::new(bytes), format);
    // Of sides only `bearable` speaks, in words for a clerk.
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| damaged(&error))?;
    let (wide, tall) = decoder.dimensions();
    bearable(wide, tall)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let exif = decoder.exif_metadata().ok().flatten();
    let stated = match format {
        ImageFormat::Png => of_png(bytes),
        _ => of_jfif(bytes).or_else(|| exif.and_then(of_exif)),
    };
    let image = DynamicImage::from_decoder(decoder).map_err(|error| damaged(&error))?;
    let cut = format == ImageFormat::Jpeg && !ends(bytes);
    let flaws = cut.then_some(Flaw::Cut).into_iter().collect();
    let size = turned(orientation, (wide, tall));
    Ok(Leaf { image: upright(image, orientation, width), size, dpi: judge::dpi(size, stated), flaws })
}

/// The picture turned upright, at least so wide.
pub(super) fn upright(image: DynamicImage, orientation: Orientation, width: u32) -> DynamicImage {
    let (wide, tall) = turned(orientation, (image.width(), image.height()));
    // What is the width upright may be the height as it lies. It is turned when it is small.
    let lying = if (wide, tall) == (image.width(), image.height()) { width } else { part(width, tall, wide) };
    let mut image = shrunk(image, lying);
    image.apply_orientation(orientation);
    image
}

/// `value` of `whole`, as a share of `of`, and something of it.
fn part(value: u32, of: u32, whole: u32) -> u32 {
    u32::try_from(u64::from(value) * u64::from(of) / u64::from(whole.max(1))).unwrap_or(u32::MAX).max(1)
}

fn turned(orientation: Orientation, (wide, tall): (u32, u32)) -> (u32, u32) {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    match orientation {
        Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH => (tall, wide),
        _ => (wide, tall),
    }
}

fn ends(jpeg: &[u8]) -> bool {
    let tail = &jpeg[jpeg.len().saturating_sub(TAIL)..];
    tail.windows(2).any(|pair| pair == [0xff, 0xd9])
}

/// Dots per inch as the first segment of a jpeg says.
fn of_jfif(jpeg: &[u8]) -> Option<f64> {
    let segment = jpeg.get(2..18).filter(|segment| segment[..2] == [0xff, 0xe0] && &segment[4..9] == b"JFIF\0")?;
    let dots = f64::from(u16::from_be_bytes([segment[12], segment[13]]));
    match segment[11] {
        1 => Some(dots),
        2 => Some(dots * 2.54),
        _ => None,
    }
}

fn of_exif(exif: Vec<u8>) -> Option<f64> {
    let exif = exif::Reader::new().read_raw(exif).ok()?;
    let dots = match &exif.get_field(Tag::XResolution, In::PRIMARY)?.value {
        Value::Rational(values) => values.first()?.to_f64(),
        _ => return None,
    };
    let unit = exif.get_field(Tag::ResolutionUnit, In::PRIMARY).and_then(|field| field.value.get_uint(0));
    Some(if unit == Some(CENTIMETRES) { dots * 2.54 } else { dots })
}

fn of_png(bytes: &[u8]) -> Option<f64> {
    let reader = png::Decoder::new(Cursor::new(bytes)).read_info().ok()?;
    let dims = reader.info().pixel_dims?;
    (dims.unit == png::Unit::Meter).then(|| f64::from(dims.xppu) * 0.0254)
}
