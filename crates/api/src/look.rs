//! Looking at scans: they are opened in a child process, and a screen sees only pictures that were drawn there.

use std::path::Path;

use data_encoding::BASE64;
use jiangxuan_contract::answer::evidence::{Seen, SeenPage, SeenPicture, SeenWarning};
use jiangxuan_engine::command::Failure;
use jiangxuan_foreign::picture::{self, Draw, Format, Job, Page, Picture};
use jiangxuan_foreign::{Job as Foreign, Reply, code};

use crate::{failures, foreign};

/// Largest file that is looked at, in bytes: what may be attached.
const LARGEST: u64 = 80 << 20;

/// Looks at a file of this computer.
pub async fn file(file: &Path, page: Option<u32>, width: Option<u32>) -> Result<Seen, Failure> {
    bytes(read(file).await?, page, width).await
}

/// The same for a scan whose bytes are at hand.
pub async fn bytes(bytes: Vec<u8>, page: Option<u32>, width: Option<u32>) -> Result<Seen, Failure> {
    let draw = width.map(|width| Draw { width, format: Format::Png, every: false });
    Ok(told(&seen(Job { bytes, page, draw }).await?))
}

/// What the child saw.
pub async fn seen(job: Job) -> Result<Picture, Failure> {
    match foreign::read(Foreign::Picture(job)).await? {
        Reply::Picture(picture) => Ok(picture),
        _ => Err(foreign::unreadable()),
    }
}

/// Whether a file is one that can be looked at, by its first bytes.
#[must_use]
pub fn opens(file: &Path) -> bool {
    let mut head = [0; 8];
    let read = std::fs::File::open(file).and_then(|mut open| std::io::Read::read(&mut open, &mut head));
    read.is_ok_and(|length| picture::recognised(&head[..length]))
}

/// What the square codes on the first page of a file say; the search ends with one that begins as wanted.
pub async fn codes(file: &Path, wanted: &str) -> Result<Vec<String>, Failure> {
    let job = code::Job { bytes: read(file).await?, wanted: wanted.to_owned() };
    match foreign::read(Foreign::Codes(job)).await? {
        Reply::Codes(codes) => Ok(codes),
        _ => Err(foreign::unreadable()),
    }
}

/// The bytes of a file that is no larger than what may be attached.
async fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error: std::io::Error| failures::unreadable(file, &error);
    let size = tokio::fs::metadata(file).await.map_err(failed)?.len();
    if size > LARGEST {
        let (file, has, limit) = (file.display(), size >> 20, LARGEST >> 20);
        let text = format!(
            "文件 {file} 有 {has} MB，超过 {limit} MB 的上限，没有打开。请以 300 dpi 灰度重新扫描，或拆成几个文件。"
        );
        return Err(Failure::new("too_large", text));
    }
    tokio::fs::read(file).await.map_err(failed)
}

fn told(Picture { pages, seen, drawn }: &Picture) -> Seen {
    let picture = drawn.first().map(|drawn| SeenPicture {
        width: drawn.width,
        height: drawn.height,
        png: BASE64.encode(&drawn.bytes),
    });
    let (rows, warnings) = (seen.iter().map(row).collect(), seen.iter().flat_map(warnings).collect());
    Seen { pages: Some(*pages), seen: rows, warnings, picture }
}

fn row(page: &Page) -> SeenPage {
    SeenPage {
        page: page.number,
        width: page.width,
        height: page.height,
        dpi: page.dpi.map(|dpi| dpi.value),
        dpi_stated: page.dpi.is_some_and(|dpi| dpi.stated),
        skew: page.skew.map(tenths),
    }
}

/// As a person would say it: a float of the child's would show digits that mean nothing.
fn tenths(degrees: f32) -> f64 {
    (f64::from(degrees) * 10.0).round() / 10.0
}

fn warnings(page: &Page) -> impl Iterator<Item = SeenWarning> + '_ {
    page.flaws.iter().map(|flaw| SeenWarning {
        page: Some(page.number),
        code: flaw.code().to_owned(),
        text: page.told(*flaw),
    })
}
