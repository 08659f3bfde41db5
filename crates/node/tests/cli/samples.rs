//! Scans, made byte by byte.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, ImageEncoder as _, Luma, Rgb, RgbImage};

/// What must not be in a picture that is shown.
pub const SECRET: &str = "N37-41-15";

/// A page of dashes that fall to the right by so many degrees, A4 at so many dots per inch.
pub fn page(dpi: u32, degrees: f32) -> GrayImage {
    let (wide, tall) = (dpi * 2_100 / 254, dpi * 2_970 / 254);
    let (line, slope) = (dpi / 4, degrees.to_radians().tan());
    GrayImage::from_fn(wide, tall, |x, y| {
        let level = y as f32 - (x as f32 - wide as f32 / 2.0) * slope - line as f32;
        let written = (wide / 8..wide * 7 / 8).contains(&x) && x % (dpi / 6) < dpi / 9;
        let inked = (0.0..(tall - 2 * line) as f32).contains(&level) && level as u32 % line < line / 3;
        Luma([if written && inked { 30 } else { 245 }])
    })
}

pub fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.into().write_to(&mut out, image::ImageFormat::Png).expect("png");
    out.into_inner()
}

pub fn jpeg(picture: impl Into<DynamicImage>) -> Vec<u8> {
    let mut out = Vec::new();
    picture.into().write_with_encoder(JpegEncoder::new_with_quality(&mut out, 80)).expect("jpeg");
    out
}

/// Red on the left and blue on the right as it lies, with a note that says how it is to be turned and where it was taken.
pub fn noted_jpeg(orientation: u16) -> Vec<u8> {
    let picture = RgbImage::from_fn(80, 40, |x, _| if x < 40 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) });
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, 95);
    encoder.set_exif_metadata(exif(orientation)).expect("exif");
    encoder.write_image(picture.as_raw(), 80, 40, image::ExtendedColorType::Rgb8).expect("jpeg");
    assert!(holds(&out, SECRET), "the sample lacks what is to be taken out");
    out
}

pub fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

fn exif(orientation: u16) -> Vec<u8> {
    let place = SECRET.as_bytes();
    let mut out = b"MM\0*\0\0\0\x08".to_vec();
    let entry = |out: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        out.extend([tag.to_be_bytes(), kind.to_be_bytes()].concat());
        out.extend(count.to_be_bytes());
        out.extend(value);
    };
    // Orientation, the maker's description, and the way to a directory with the place.
    out.extend(2_u16.to_be_bytes());
    let [high, low] = orientation.to_be_bytes();
    entry(&mut out, 0x0112, 3, 1, [high, low, 0, 0]);
    entry(&mut out, 0x8825, 4, 1, 38_u32.to_be_bytes());
    out.extend(0_u32.to_be_bytes());
    out.extend(1_u16.to_be_bytes());
    entry(&mut out, 0x001d, 2, place.len() as u32, 56_u32.to_be_bytes());
    out.extend(0_u32.to_be_bytes());
    out.extend(place);
    out
}

/// The head of a png that claims to be so large, with next to nothing behind it.
pub fn png_bomb(side: u32) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = b"IHDR".to_vec();
    head.extend([side.to_be_bytes(), side.to_be_bytes()].concat());
    head.extend([8, 2, 0, 0, 0]);
    chunk(&mut out, &head);
    chunk(&mut out, b"IDAT\x78\x9c\x63\x00\x00\x00\x01\x00\x01");
    chunk(&mut out, b"IEND");
    out
}

fn chunk(out: &mut Vec<u8>, content: &[u8]) {
    out.extend((content.len() as u32 - 4).to_be_bytes());
    out.extend(content);
    let mut sum = u32::MAX;
    for byte in content {
        sum ^= u32::from(*byte);
        (0..8).for_each(|_| sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 });
    }
    out.extend((!sum).to_be_bytes());
}

/// A tiff with these pages, at so many dots per inch.
pub fn tiff(pages: &[GrayImage], dpi: u32) -> Vec<u8> {
    use tiff::encoder::{Rational, TiffEncoder, colortype::Gray8};
    let mut out = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut out).expect("tiff");
    for page in pages {
        let mut picture = encoder.new_image::<Gray8>(page.width(), page.height()).expect("page");
        picture.resolution(tiff::tags::ResolutionUnit::Inch, Rational { n: dpi, d: 1 });
        picture.write_data(page.as_raw()).expect("written");
    }
    out.into_inner()
}

/// A pdf whose pages are A4 in size and show these pictures.
pub fn pdf(pages: &[Vec<u8>]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 3 + 3 * page)).collect();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" ")).into_bytes(),
    ];
    for (number, jpeg) in pages.iter().enumerate() {
        let first = 3 + 3 * number;
        let picture = image::load_from_memory(jpeg).expect("picture");
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /XObject << /P {} 0 R >> >> >>",
                first + 1,
                first + 2
            )
            .into_bytes(),
        );
        objects.push(stream("", b"q 595 0 0 842 0 0 cm /P Do Q"));
        let (wide, tall) = (picture.width(), picture.height());
        let colours = if picture.color().has_color() { "DeviceRGB" } else { "DeviceGray" };
        let head = format!(
            "/Type /XObject /Subtype /Image /Width {wide} /Height {tall} /ColorSpace /{colours} /BitsPerComponent 8 /Filter /DCTDecode"
        );
        objects.push(stream(&head, jpeg));
    }
    file(&objects, "")
}

/// A pdf of one page of this size, in points, with this content.
pub fn drawn_pdf(wide: u32, tall: u32, content: &[u8]) -> Vec<u8> {
    let page = format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide} {tall}] /Contents 4 0 R >>");
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_vec(),
        page.into_bytes(),
        stream("", content),
    ];
    file(&objects, "")
}

/// A pdf that cannot be opened without a password.
pub fn locked_pdf() -> Vec<u8> {
    let key = "00".repeat(32);
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>".to_vec(),
        format!("<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{key}> /U <{key}> >>").into_bytes(),
    ];
    file(&objects, "/Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]")
}

/// A pdf whose page tree is so many levels of brackets deep.
pub fn deep_pdf(levels: usize) -> Vec<u8> {
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        [b"<< /Type /Pages /Count 1 /Kids ".as_slice(), &b"[".repeat(levels), &b"]".repeat(levels), b" >>"].concat(),
    ];
    file(&objects, "")
}

fn stream(head: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<< {head} /Length {} >>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

fn file(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(out.len());
        out.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let table = out.len();
    let size = objects.len() + 1;
    out.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").into_bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").into_bytes()));
    out.extend(format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n").into_bytes());
    out
}
