//! W7: how long printing takes once the program has warmed up. The bound is generous: tests share the machine and are
//! not built for speed; the release figure is in the crate's notes.

use std::time::{Duration, Instant};

use jiangxuan_papers::pdf::pdf;
use jiangxuan_papers::{docx::docx, forms, xlsx::xlsx};

use crate::pdf::FONTS;
use crate::sample;

#[test]
fn printing_is_quick_after_the_first_time() {
    let season = sample::season();
    let form = |last: u8| forms::annex1(&season, &sample::named("王堃喆", last));
    let people: Vec<_> = (0..62).map(|at| sample::named("闻人守拙", at)).collect();
    let list = forms::annex2(&season, &sample::office(), &sample::meeting(), &people).expect("list");
    pdf(&FONTS, &form(0)).expect("warm up");
    let timed = |what: &str, work: &dyn Fn()| {
        let start = Instant::now();
        work();
        let took = start.elapsed();
        println!("{what}: {} ms", took.as_millis());
        took
    };
    let slow = Duration::from_secs(10);
    assert!(timed("Annex 1 pdf", &|| drop(pdf(&FONTS, &form(1)).expect("pdf"))) < slow);
    assert!(timed("Annex 1 docx", &|| drop(docx(&form(2)).expect("docx"))) < slow);
    assert!(timed("Annex 2 of 62 pdf", &|| drop(pdf(&FONTS, &list).expect("pdf"))) < slow);
    assert!(timed("Annex 2 of 62 docx", &|| drop(docx(&list).expect("docx"))) < slow);
    assert!(timed("Annex 2 of 62 xlsx", &|| drop(xlsx(&list).expect("xlsx"))) < slow);
}
