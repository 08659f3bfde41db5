//! Writes every paper about invented people into a folder, to be looked at: `cargo run --example show -- FOLDER`.

#[allow(dead_code, reason = "tests use the rest")]
#[path = "../tests/papers/sample.rs"]
mod sample;

use std::path::PathBuf;

use jiangxuan_papers::{Fonts, docx, pdf, xlsx};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    std::fs::create_dir_all(&folder)?;
    let fonts = Fonts::search();
    for paper in sample::all() {
        let file = |ending: &str| folder.join(format!("{}.{ending}", paper.stem));
        std::fs::write(file("pdf"), pdf::pdf(&fonts, &paper)?)?;
        std::fs::write(file("docx"), docx::docx(&paper)?)?;
        if paper.stem.starts_with("附件2") {
            std::fs::write(file("xlsx"), xlsx::xlsx(&paper)?)?;
        }
    }
    Ok(())
}
