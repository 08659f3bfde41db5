//! Golden pictures: every form as it was when somebody last looked at it, page by page.
//!
//! `UPDATE_GOLDEN=1` draws them anew; look at what changed before it is committed.

use std::path::{Path, PathBuf};
use std::process::Command;

use image::GrayImage;
use jiangxuan_papers::pdf::pdf;

use crate::pdf::FONTS;
use crate::sample;

/// Dots per inch: enough to see a line, a cell or a paragraph out of place.
const RESOLUTION: &str = "36";
/// A block of so many dots on each side may differ by so much of full black, on average.
const BLOCK: u32 = 8;
const TOLERANCE: u64 = 56;

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers/golden")
}

/// Every page of a form, drawn by a program of others.
fn pages(file: &[u8]) -> Vec<GrayImage> {
    let folder = tempfile::tempdir().expect("folder");
    std::fs::write(folder.path().join("paper.pdf"), file).expect("write");
    let mut draw = Command::new("pdftoppm");
    draw.current_dir(folder.path()).args(["-r", RESOLUTION, "-gray", "-png", "paper.pdf", "page"]);
    let done = draw.output().unwrap_or_else(|error| panic!("pdftoppm: {error}; run `cargo xtask setup` first"));
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder.path())
        .expect("folder")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "png"))
        .collect();
    names.sort();
    names.iter().map(|name| image::open(name).expect("picture").into_luma8()).collect()
}

/// Where two pages differ most, and by how much.
fn worst(left: &GrayImage, right: &GrayImage) -> (u64, (u32, u32)) {
    let (width, height) = left.dimensions();
    let corners =
        (0..height).step_by(BLOCK as usize).flat_map(|y| (0..width).step_by(BLOCK as usize).map(move |x| (x, y)));
    let differs = |(x, y): (u32, u32)| {
        let (to_x, to_y) = ((x + BLOCK).min(width), (y + BLOCK).min(height));
        let dots = (y..to_y).flat_map(|y| (x..to_x).map(move |x| (x, y)));
        let mean = |picture: &GrayImage| {
            let sum: u64 = dots.clone().map(|(x, y)| u64::from(picture.get_pixel(x, y).0[0])).sum();
            sum / (u64::from(to_x - x) * u64::from(to_y - y))
        };
        mean(left).abs_diff(mean(right))
    };
    corners.map(|corner| (differs(corner), corner)).max().unwrap_or_default()
}

#[test]
fn every_form_looks_as_it_did_when_somebody_last_looked() {
    let anew = std::env::var_os("UPDATE_GOLDEN").is_some();
    for paper in sample::all() {
        for (at, page) in pages(&pdf(&FONTS, &paper).expect("pdf")).into_iter().enumerate() {
            let file = golden().join(format!("{}-{}.png", paper.stem, at + 1));
            if anew {
                std::fs::create_dir_all(golden()).expect("folder");
                page.save(&file).expect("written");
                continue;
            }
            let before = image::open(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())).into_luma8();
            assert_eq!(before.dimensions(), page.dimensions(), "{}", file.display());
            let (by, place) = worst(&before, &page);
            assert!(by <= TOLERANCE, "{}: differs by {by} at {place:?}", file.display());
        }
    }
}
