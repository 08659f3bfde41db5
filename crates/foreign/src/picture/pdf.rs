//! Pdf.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::font::{FontQuery, Glyph};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{self as syntax, DecryptionError, LoadPdfError};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::kurbo::{Affine, BezPath, Rect};
use hayro::{RenderCache, RenderSettings};
use image::{DynamicImage, RgbaImage};

use super::{Dpi, Flaw, Leaf, bearable, damaged};
use crate::Unreadable;

/// Longest side of a page, in points: what the format itself allows, five metres.
const LONGEST: f32 = 14_400.0;
/// Points of an inch.
const INCH: f64 = 72.0;
/// A picture that covers less than this of its page is no scan of it.
const SHARE: f64 = 0.4;

/// An opened file.
pub(super) struct Pdf(syntax::Pdf);

/// What went wrong while a page was drawn.
#[derive(Clone, Default)]
struct Trouble {
    fonts: Arc<AtomicBool>,
    pictures: Arc<AtomicBool>,
}

impl Pdf {
    pub fn open(bytes: Vec<u8>) -> Result<Self, Unreadable> {
        syntax::Pdf::new(bytes).map(Self).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
                let text = "这个 PDF 设了打开密码，看不了，别人也打不开。请去掉密码另存一份后再附上。";
                Unreadable::new("encrypted", text)
            }
            LoadPdfError::Decryption(_) => {
                Unreadable::new("encrypted", "这个 PDF 加了密，看不了。请打印为普通 PDF 另存一份后再附上。")
            }
            LoadPdfError::Invalid => damaged(&"PDF"),
        })
    }

    pub fn pages(&self) -> u32 {
        u32::try_from(self.0.pages().len()).unwrap_or(u32::MAX)
    }

    pub fn leaf(&self, number: u32, width: u32) -> Result<Leaf, Unreadable> {
        let page = self.0.pages().get(number as usize).ok_or_else(|| damaged(&"PDF"))?;
        let (wide, tall) = page.render_dimensions();
        let plausible = |side: f32| (1.0..=LONGEST).contains(&side);
        if !plausible(wide) || !plausible(tall) {
            let text =
                format!("PDF 的这一页有 {:.1}×{:.1} 米大，没有打开。请按 A4 重新扫描。", metres(wide), metres(tall));
            return Err(Unreadable::new("too_many_pixels", text));
        }
        let scale = width as f32 / wide;
        bearable(width, (tall * scale).ceil() as u32)?;
        let trouble = Trouble::default();
        let image = drawn(page, scale, &trouble.settings())?;
        let dpi = finest(page).map(|value| Dpi { value, stated: true });
        let of =
            |points: f32| dpi.map_or(f64::from(points), |dpi| f64::from(points) / INCH * f64::from(dpi.value)).round();
        let size = (of(wide) as u32, of(tall) as u32);
        Ok(Leaf { image, size, dpi, flaws: trouble.flaws() })
    }
}

fn metres(points: f32) -> f64 {
    f64::from(points) / INCH * 0.0254
}

impl Trouble {
    fn settings(&self) -> InterpreterSettings {
        let (fonts, pictures, plain) = (self.fonts.clone(), self.pictures.clone(), InterpreterSettings::default());
        InterpreterSettings {
            font_resolver: Arc::new(move |query| {
                if matches!(query, FontQuery::Fallback(_)) {
                    fonts.store(true, Ordering::Relaxed);
                }
                (plain.font_resolver)(query)
            }),
            warning_sink: Arc::new(move |_| pictures.store(true, Ordering::Relaxed)),
            ..InterpreterSettings::default()
        }
    }

    fn flaws(&self) -> Vec<Flaw> {
        let told = [(&self.fonts, Flaw::Fonts), (&self.pictures, Flaw::Undrawn)];
        told.into_iter().filter(|(happened, _)| happened.load(Ordering::Relaxed)).map(|(_, flaw)| flaw).collect()
    }
}

fn drawn(page: &Page<'_>, scale: f32, settings: &InterpreterSettings) -> Result<DynamicImage, Unreadable> {
    let (x_scale, y_scale) = (scale, scale);
    let render = RenderSettings { x_scale, y_scale, bg_color: WHITE, ..RenderSettings::default() };
    let pixmap = hayro::render(page, &RenderCache::new(), settings, &render);
    let (wide, tall) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    // On white nothing is transparent, so premultiplied is plain.
    let pixels = RgbaImage::from_raw(wide, tall, pixmap.data_as_u8_slice().to_vec());
    let pixels = pixels.filter(|_| wide.min(tall) > 0).ok_or_else(|| damaged(&"PDF"))?;
    Ok(DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(pixels).into_rgb8()))
}

/// Dots per inch of the largest picture on a page, where it covers so much that the page is a scan.
fn finest(page: &Page<'_>) -> Option<u32> {
    let (wide, tall) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(wide), f64::from(tall));
    let upright = Affine::new(page.initial_transform(true).as_coeffs());
    let settings = InterpreterSettings::default();
    let cache = InterpreterCache::new();
    let mut context = Context::new(upright, bounds, &cache, page.xref(), settings);
    let mut pictures = Pictures::default();
    interpret_page(page, &mut context, &mut pictures);
    pictures.0.filter(|(area, _)| *area >= SHARE * bounds.area()).map(|(_, dpi)| dpi.round() as u32)
}

/// Notices pictures instead of drawing: area and dots per inch of the largest.
#[derive(Default)]
struct Pictures(Option<(f64, f64)>);

impl<'a> Device<'a> for Pictures {
    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        // From pixels to points.
        let [a, b, ..] = transform.as_coeffs();
        let pixel = a.hypot(b);
        let area = transform.determinant().abs() * f64::from(image.width()) * f64::from(image.height());
        if pixel > 0.0 && self.0.is_none_or(|(largest, _)| area > largest) {
            self.0 = Some((area, INCH / pixel));
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph(&mut self, _: &Glyph<'a>, _: Affine, _: Affine, _: &Paint<'a>, _: &GlyphDrawMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
