//! What a clerk should know of a page before it is printed or handed in.

use image::GrayImage;
use serde::{Deserialize, Serialize};

use super::{JUDGED, Leaf, Page, shrunk};

/// Below this print is blurred.
const COARSE: u32 = 150;
/// Degrees from which a page looks crooked.
const CROOKED: f32 = 2.0;
/// Long side of A4, in inches.
const A4: f64 = 11.69;
/// Sizes of paper that a stated resolution may lead to, long side in inches: up to A3. Cameras and programs often state
/// one that means nothing.
const PAPER: std::ops::RangeInclusive<f64> = 2.0..=18.0;

/// How fine a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dpi {
    /// Dots per inch.
    pub value: u32,
    /// Whether the file says so; else it is what it would be on A4.
    pub stated: bool,
}

/// What a clerk should know of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Flaw {
    /// Fewer than 150 dots per inch.
    Coarse,
    /// Turned by more than two degrees.
    Skewed,
    /// There is next to nothing on it.
    Blank,
    /// The file ends before the picture does.
    Cut,
    /// The file lacks fonts that its text needs.
    Fonts,
    /// A part of the page could not be drawn.
    Undrawn,
}

impl Flaw {
    /// Stable word for scripts.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Coarse => "coarse",
            Self::Skewed => "skewed",
            Self::Blank => "blank",
            Self::Cut => "cut",
            Self::Fonts => "fonts",
            Self::Undrawn => "undrawn",
        }
    }
}

impl Page {
    /// One of its flaws in words for a clerk.
    #[must_use]
    pub fn told(&self, flaw: Flaw) -> String {
        let number = self.number + 1;
        match flaw {
            Flaw::Coarse => {
                let (about, dpi) = self.dpi.map_or(("", 0), |dpi| (if dpi.stated { "" } else { "约 " }, dpi.value));
                format!("第 {number} 页只有 {about}{dpi} dpi，印出来会模糊。请以 300 dpi 重新扫描。")
            }
            Flaw::Skewed => {
                let (degrees, side) =
                    self.skew.map_or((0.0, ""), |skew| (skew.abs(), if skew > 0.0 { "右" } else { "左" }));
                format!("第 {number} 页歪了，向{side}倾斜约 {degrees:.1} 度。请摆正后重新扫描。")
            }
            Flaw::Blank => format!("第 {number} 页几乎是空白。请看看是不是放反了纸面，或多扫了一页。"),
            Flaw::Cut => format!("第 {number} 页的图像不完整，文件在中途断了。请重新扫描，或重新复制一次文件。"),
            Flaw::Fonts => format!(
                "第 {number} 页用到的字体没有嵌入 PDF，部分文字可能显示不出来。请打印后扫描，或导出时选“嵌入字体”。"
            ),
            Flaw::Undrawn => format!("第 {number} 页有一部分内容画不出来。请打印后扫描，或换一个软件另存为 PDF。"),
        }
    }
}

/// Dots per inch: as stated where that is believable, else as on A4.
pub(super) fn dpi((wide, tall): (u32, u32), stated: Option<f64>) -> Option<Dpi> {
    let long = f64::from(wide.max(tall));
    let believed = stated.filter(|dpi| PAPER.contains(&(long / dpi)));
    Some(Dpi { value: believed.unwrap_or(long / A4).round() as u32, stated: believed.is_some() })
}

/// Judges a page.
pub(super) fn page(number: u32, leaf: &Leaf) -> Page {
    let grey = shrunk(leaf.image.to_luma8().into(), JUDGED).into_luma8();
    let blank = blank(&grey);
    let skew = skew(&grey).filter(|_| !blank);
    let mut flaws = leaf.flaws.clone();
    flaws.extend(leaf.dpi.is_some_and(|dpi| dpi.value < COARSE).then_some(Flaw::Coarse));
    flaws.extend(skew.is_some_and(|skew| skew.abs() > CROOKED).then_some(Flaw::Skewed));
    flaws.extend(blank.then_some(Flaw::Blank));
    let (width, height) = leaf.size;
    Page { number, width, height, dpi: leaf.dpi, skew, flaws }
}

/// Whether there is next to nothing on a page: of three thousand dots less than one is ink. The margins, where the edge
/// of the paper throws its shadow, do not count.
fn blank(grey: &GrayImage) -> bool {
    const INK: u8 = 48;
    let (wide, tall) = grey.dimensions();
    let (left, top) = (wide / 25, tall / 25);
    let inner = image::imageops::crop_imm(grey, left, top, wide - 2 * left, tall - 2 * top).to_image();
    let mut counts = [0u64; 256];
    inner.as_raw().iter().for_each(|value| counts[usize::from(*value)] += 1);
    let all: u64 = counts.iter().sum();
    let mut seen = 0;
    let paper = counts.iter().position(|count| {
        seen += count;
        2 * seen >= all
    });
    let dark = paper.unwrap_or_default().saturating_sub(usize::from(INK));
    counts[..dark].iter().sum::<u64>() * 3_000 < all
}

/// Largest angle that is looked for, in degrees.
const WIDEST: f32 = 10.0;
/// Fewest upper edges that make lines.
const EDGES: usize = 300;
/// By how much the best angle must stand out from the average one.
const CLEAR: f64 = 1.2;

/// By how many degrees the lines of a page fall to the right; none where there are no lines.
///
/// The upper edges of letters and rules, projected along the right angle, gather in few rows.
fn skew(grey: &GrayImage) -> Option<f32> {
    let edges = upper_edges(grey);
    if edges.len() < EDGES {
        return None;
    }
    let coarse: Vec<(f32, f64)> = angles(-WIDEST, WIDEST, 0.5).map(|angle| (angle, gathered(&edges, angle))).collect();
    let average = coarse.iter().map(|(_, score)| score).sum::<f64>() / coarse.len() as f64;
    let (near, score) = best(coarse.into_iter())?;
    if score < CLEAR * average {
        return None;
    }
    best(angles(near - 0.4, near + 0.4, 0.1).map(|angle| (angle, gathered(&edges, angle)))).map(|(angle, _)| angle)
}

fn angles(from: f32, to: f32, step: f32) -> impl Iterator<Item = f32> {
    let steps = ((to - from) / step).round() as u16;
    (0..=steps).map(move |at| from + f32::from(at) * step)
}

fn best(scores: impl Iterator<Item = (f32, f64)>) -> Option<(f32, f64)> {
    scores.max_by(|(_, one), (_, other)| one.total_cmp(other))
}

/// Dots that are clearly darker than the one above them.
fn upper_edges(grey: &GrayImage) -> Vec<(f32, f32)> {
    const DARKER: i16 = 40;
    let value = |x, y| i16::from(grey.get_pixel(x, y).0[0]);
    let dots = (1..grey.height()).flat_map(|y| (0..grey.width()).map(move |x| (x, y)));
    dots.filter(|(x, y)| value(*x, y - 1) - value(*x, *y) > DARKER).map(|(x, y)| (x as f32, y as f32)).collect()
}

/// How much the edges gather in few rows when they are projected along an angle.
fn gathered(edges: &[(f32, f32)], degrees: f32) -> f64 {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let rows = || edges.iter().map(|(x, y)| (y * cosine - x * sine).round() as i32);
    let (first, last) = (rows().min().unwrap_or_default(), rows().max().unwrap_or_default());
    let mut counts = vec![0u32; last.abs_diff(first) as usize + 1];
    rows().for_each(|row| counts[row.abs_diff(first) as usize] += 1);
    counts.into_iter().map(|count| f64::from(count).powi(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Luma;

    /// A page of dashes, in rows that fall to the right by so many degrees.
    fn lines(degrees: f32) -> GrayImage {
        let mut page = GrayImage::from_pixel(1000, 1414, Luma([245]));
        let slope = degrees.to_radians().tan();
        for row in 0..30_i32 {
            for x in (100..900).filter(|x| x % 24 < 17) {
                let y = (150 + row * 38 + ((x as f32 - 500.0) * slope).round() as i32) as u32;
                (y..y + 14).filter(|y| *y < 1414).for_each(|y| page.put_pixel(x, y, Luma([30])));
            }
        }
        page
    }

    #[test]
    fn the_angle_of_lines_is_found() {
        for degrees in [-6.0, -2.5, 0.0, 0.7, 3.0, 8.0] {
            let found = skew(&lines(degrees)).expect("lines");
            assert!((found - degrees).abs() <= 0.3, "{found} instead of {degrees}");
        }
    }

    #[test]
    fn what_has_no_lines_has_no_angle() {
        let grain = GrayImage::from_fn(1000, 1414, |x, y| Luma([((x * 7919 + y * 104_729 + x * y * 31) % 251) as u8]));
        assert_eq!(skew(&grain), None);
        assert_eq!(skew(&GrayImage::from_pixel(1000, 1414, Luma([250]))), None);
    }

    #[test]
    fn a_page_with_a_few_specks_is_blank_and_one_with_a_line_is_not() {
        let mut page = GrayImage::from_pixel(1000, 1414, Luma([240]));
        for speck in 0..40 {
            page.put_pixel(100 + speck * 20, 300, Luma([90]));
        }
        assert!(blank(&page));
        (200..700).for_each(|x| (600..604).for_each(|y| page.put_pixel(x, y, Luma([20]))));
        assert!(!blank(&page));
    }

    #[test]
    fn a_stated_resolution_is_believed_where_paper_has_such_a_size() {
        let dpi = |size, stated| dpi(size, stated).map(|dpi| (dpi.value, dpi.stated));
        assert_eq!(dpi((2480, 3508), Some(300.0)), Some((300, true)));
        assert_eq!(dpi((4000, 3000), Some(72.0)), Some((342, false)), "a camera says 72");
        assert_eq!(dpi((1240, 1754), None), Some((150, false)));
        assert_eq!(dpi((600, 800), Some(300.0)), Some((300, true)), "a small certificate");
    }
}
