//! W7: how long printing takes once the program has warmed up. `cargo run --release -p jiangxuan-papers --example speed`

#[allow(dead_code, reason = "tests use the rest")]
#[path = "../tests/papers/sample.rs"]
mod sample;

use std::time::Instant;

use jiangxuan_papers::docx::docx;
use jiangxuan_papers::pdf::pdf;
use jiangxuan_papers::xlsx::xlsx;
use jiangxuan_papers::{Fonts, Paper, PaperError, forms};

/// Runs of which the middle one counts.
const RUNS: usize = 9;

fn main() -> Result<(), PaperError> {
    let start = Instant::now();
    let fonts = Fonts::search();
    println!("{:<32}{:>9.1} ms", "fonts found", milliseconds(start));
    let season = sample::season();
    let start = Instant::now();
    pdf(&fonts, &forms::annex1(&season, &sample::named("闻人守拙", 0)))?;
    println!("{:<32}{:>9.1} ms", "first PDF", milliseconds(start));
    let person = |at: u16| sample::named(&format!("闻人{at}"), (at % 200) as u8);
    let of = |count: u16| forms::annex2(&season, &sample::office(), &sample::sheet((0..count).map(person).collect()));
    let (few, many) = (of(62)?, of(3000)?);
    timed("Annex 1, pdf", RUNS, |at| pdf(&fonts, &forms::annex1(&season, &person(at))))?;
    timed("Annex 1, docx", RUNS, |at| docx(&forms::annex1(&season, &person(at))))?;
    timed("narrative, pdf", RUNS, |at| pdf(&fonts, &forms::narrative(&season, &person(at))))?;
    timed("narrative, docx", RUNS, |at| docx(&forms::narrative(&season, &person(at))))?;
    timed("pack, one copy", RUNS, |at| pdf(&fonts, &forms::pack(&season, &sample::office(), &person(at), 1)))?;
    for (paper, count, runs) in [(&few, 62, RUNS), (&many, 3000, 1)] {
        summary(&fonts, paper, count, runs)?;
    }
    Ok(())
}

fn summary(fonts: &Fonts, paper: &Paper, count: u32, runs: usize) -> Result<(), PaperError> {
    timed(&format!("Annex 2 of {count}, pdf"), runs, |_| pdf(fonts, paper))?;
    timed(&format!("Annex 2 of {count}, docx"), runs, |_| docx(paper))?;
    timed(&format!("Annex 2 of {count}, xlsx"), runs, |_| xlsx(paper))
}

fn timed(what: &str, runs: usize, make: impl Fn(u16) -> Result<Vec<u8>, PaperError>) -> Result<(), PaperError> {
    let mut took = Vec::with_capacity(runs);
    for at in 1..=u16::try_from(runs).unwrap_or(1) {
        let start = Instant::now();
        make(at)?;
        took.push(milliseconds(start));
    }
    took.sort_by(f64::total_cmp);
    println!("{what:<32}{:>9.1} ms", took[took.len() / 2]);
    Ok(())
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}
