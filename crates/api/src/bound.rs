//! Pages of scans for the bound volume and the photo for the form, drawn for print in child processes.

use std::collections::BTreeMap;

use jiangxuan_contract::answer::papers::{BoundScan, PeopleSheet, Picture, PrintedNominee, Printout};
use jiangxuan_contract::command::{Failure, PaperKind};
use jiangxuan_foreign::picture::{Draw, Format, Job};
use tokio::task::JoinSet;

use crate::host::Host;
use crate::look;

/// Width of a page: 200 dots per inch on the 156 mm of the type area.
const PRINT: Draw = Draw { width: 1_228, format: Format::Jpeg, every: true };
/// Width of a photo: 400 dots per inch on the 25 mm of its box.
const PORTRAIT: Draw = Draw { width: 394, format: Format::Jpeg, every: true };
/// The kind of attachment that is a photo.
const PHOTO: &str = "photo";

/// Which scans a paper shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Those of every proof.
    All,
    /// The photo alone.
    Photo,
}

impl Shown {
    /// What a paper shows; nothing for most.
    pub(crate) fn on(paper: PaperKind) -> Option<Self> {
        match paper {
            PaperKind::Pack => Some(Self::All),
            PaperKind::Annex1 => Some(Self::Photo),
            _ => None,
        }
    }
}
/// Scans that are in memory at a time.
const AT_ONCE: usize = 3;

/// Adds to each nominee the pages of the proofs that this version names, by their hash.
pub(crate) async fn bind(host: &Host, shown: Shown, printout: &mut Printout<PeopleSheet>) {
    for nominee in printout.sheets.iter_mut().flat_map(|sheet| &mut sheet.nominees) {
        let id = nominee.id.clone();
        let mut bound = BTreeMap::new();
        let mut drawing = JoinSet::new();
        for (hash, draw) in hashes(nominee, shown) {
            while drawing.len() >= AT_ONCE {
                bound.extend(drawing.join_next().await.and_then(Result::ok));
            }
            let bytes = host.attachment(id.clone(), hash.clone()).await;
            drawing.spawn(async move { (hash, scan(bytes, draw).await) });
        }
        while let Some(drawn) = drawing.join_next().await {
            bound.extend(drawn.ok());
        }
        nominee.scans = Some(bound);
    }
}

/// The files to be drawn, each once, and how.
fn hashes(nominee: &PrintedNominee, shown: Shown) -> BTreeMap<String, Draw> {
    let proofs = nominee.content.records.get("evidence").into_iter().flatten();
    let photo = |proof: &BTreeMap<String, String>| proof.get("kind").is_some_and(|kind| kind == PHOTO);
    let wanted = proofs.filter(|proof| shown == Shown::All || photo(proof));
    let drawn = wanted.filter_map(|proof| {
        let draw = if photo(proof) { PORTRAIT } else { PRINT };
        Some((proof.get("blob")?.clone(), draw))
    });
    drawn.collect()
}

async fn scan(bytes: Result<Vec<u8>, Failure>, draw: Draw) -> BoundScan {
    match pages(bytes, draw).await {
        Ok(pages) => BoundScan::Pages(pages),
        Err(failure) => BoundScan::Lacking(why(&failure).to_owned()),
    }
}

async fn pages(bytes: Result<Vec<u8>, Failure>, draw: Draw) -> Result<Vec<Picture>, Failure> {
    let picture = look::seen(Job { bytes: bytes?, page: None, draw: Some(draw) }).await?;
    if picture.drawn.len() < picture.pages as usize {
        return Err(Failure::new("too_many_pages", format!("有 {} 页，太多", picture.pages)));
    }
    Ok(picture.drawn.into_iter().map(|page| page.bytes.into()).collect())
}

/// Why a scan is not bound in, short enough for the contents.
fn why(failure: &Failure) -> &str {
    match failure.code.as_str() {
        "not_here" => "文件还没有传到本机",
        "encrypted" => "PDF 设了密码",
        "too_many_pixels" => "像素太大",
        "too_many_pages" => &failure.message,
        _ => "文件打不开",
    }
}
