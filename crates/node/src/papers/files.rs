//! Papers as files in a folder. A file that is there already is never written over: somebody may have worked on it.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use jiangxuan_engine::command::Failure;
use jiangxuan_papers::{Fonts, Paper, PaperError, docx, pdf, xlsx};

use super::{Job, Kind, failure};
use crate::cli::papers::Format;
use crate::failures;

/// Makes every file first and writes them afterwards.
pub(super) fn write(fonts: &Fonts, job: &Job, papers: &[Paper]) -> Result<Vec<PathBuf>, Failure> {
    let formats = formats(job)?;
    let mut made = Vec::with_capacity(papers.len() * formats.len());
    for paper in papers {
        for format in &formats {
            let (bytes, ending) = file(fonts, paper, *format).map_err(|error| failure(&error))?;
            made.push((format!("{}.{ending}", paper.stem), bytes));
        }
    }
    let folder = std::path::absolute(&job.print.out).unwrap_or_else(|_| job.print.out.clone());
    fs::create_dir_all(&folder).map_err(|error| failures::unwritable(&folder, &error))?;
    made.into_iter().map(|(name, bytes)| put(&folder, &name, &bytes)).collect()
}

fn formats(job: &Job) -> Result<Vec<Format>, Failure> {
    let able: &[Format] = match job.kind {
        Kind::Pack => &[Format::Pdf],
        Kind::Annex2(_) => &[Format::Docx, Format::Xlsx, Format::Pdf],
        _ => &[Format::Docx, Format::Pdf],
    };
    let asked = &job.print.format;
    if let Some(unable) = asked.iter().find(|format| !able.contains(format)) {
        let text = format!(
            "这份文件不能存成 {}，没有生成。可用的格式：{}。",
            word(*unable),
            able.iter().map(|f| word(*f)).collect::<Vec<_>>().join("、")
        );
        return Err(Failure::new("format", text));
    }
    Ok(if asked.is_empty() { able.to_vec() } else { asked.clone() })
}

fn word(format: Format) -> &'static str {
    match format {
        Format::Docx => "docx",
        Format::Pdf => "pdf",
        Format::Xlsx => "xlsx",
    }
}

fn file(fonts: &Fonts, paper: &Paper, format: Format) -> Result<(Vec<u8>, &'static str), PaperError> {
    let bytes = match format {
        Format::Docx => docx::docx(paper),
        Format::Pdf => pdf::pdf(fonts, paper),
        Format::Xlsx => xlsx::xlsx(paper),
    };
    Ok((bytes?, word(format)))
}

/// Writes under the name, or under the name with the first number that is free.
fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let names = (2..=999).map(|n| format!("{stem}_{n}.{ending}"));
    for name in std::iter::once(name.to_owned()).chain(names) {
        let path = folder.join(name);
        match fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                let written = file.write_all(bytes).and_then(|()| file.sync_all());
                return written.map(|()| path.clone()).map_err(|error| failures::unwritable(&path, &error));
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failures::unwritable(&path, &error)),
        }
    }
    Err(failures::unwritable(&folder.join(name), &"同名文件太多"))
}
