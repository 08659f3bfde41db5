//! Papers as files in a folder. A file that is there already is never written over: somebody may have worked on it.

use std::fs;
use std::path::{Path, PathBuf};

use jiangxuan_contract::command::{FileFormat, PaperKind};
use jiangxuan_durable::{NewFile, Readers, TargetError};

use crate::error::PaperError;
use crate::fonts::Fonts;
use crate::sheet::Paper;
use crate::{docx, pdf, xlsx};

/// The ending of files of a format.
#[must_use]
pub fn ending(format: FileFormat) -> &'static str {
    match format {
        FileFormat::Docx => "docx",
        FileFormat::Pdf => "pdf",
        FileFormat::Xlsx => "xlsx",
    }
}

/// The formats that a kind of paper can have, the usual one first.
#[must_use]
pub fn formats(kind: PaperKind) -> &'static [FileFormat] {
    match kind {
        // Right-hand pages are the typesetter's; a word processor would have to be told by hand.
        PaperKind::Pack => &[FileFormat::Pdf],
        PaperKind::Annex2 => &[FileFormat::Docx, FileFormat::Xlsx, FileFormat::Pdf],
        // The press gets what it can edit.
        PaperKind::Story => &[FileFormat::Docx],
        _ => &[FileFormat::Docx, FileFormat::Pdf],
    }
}

/// Makes every file first, writes them all, and only then gives each its name, so that a failure leaves nothing half-done.
/// All formats of the kind where `wanted` is empty.
pub fn write(
    fonts: &Fonts,
    kind: PaperKind,
    papers: &[Paper],
    wanted: &[FileFormat],
    folder: &Path,
) -> Result<Vec<PathBuf>, PaperError> {
    let able = formats(kind);
    if let Some(unable) = wanted.iter().find(|format| !able.contains(format)) {
        let able = able.iter().map(|format| ending(*format)).collect::<Vec<_>>().join("、");
        return Err(PaperError::Format { wanted: ending(*unable), able });
    }
    let formats = if wanted.is_empty() { able } else { wanted };
    let mut made = Vec::with_capacity(papers.len() * formats.len());
    for paper in papers {
        for format in formats {
            let name = format!("{}.{}", paper.stem, ending(*format));
            made.push((name, bytes(fonts, paper, *format)?));
        }
    }
    fs::create_dir_all(folder).map_err(|error| TargetError::of(folder, &error))?;
    let drafts = made.into_iter().map(|(name, bytes)| draft(&folder.join(name), &bytes));
    let drafts = drafts.collect::<Result<Vec<_>, _>>()?;
    Ok(drafts.into_iter().map(NewFile::finish).collect::<Result<_, _>>()?)
}

fn bytes(fonts: &Fonts, paper: &Paper, format: FileFormat) -> Result<Vec<u8>, PaperError> {
    match format {
        FileFormat::Docx => docx::docx(paper),
        FileFormat::Pdf => pdf::pdf(fonts, paper),
        FileFormat::Xlsx => xlsx::xlsx(paper),
    }
}

/// Writes under the name, or under the name with the first number that is free.
///
/// # Errors
/// [`TargetError`] where the folder takes no file.
pub fn put(path: &Path, bytes: &[u8]) -> Result<PathBuf, TargetError> {
    draft(path, bytes)?.finish()
}

fn draft(path: &Path, bytes: &[u8]) -> Result<NewFile, TargetError> {
    let mut file = NewFile::numbered(path, Readers::Usual)?;
    file.write(bytes)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_stays_as_it_is() {
        let folder = tempfile::tempdir().expect("folder");
        let first = put(&folder.path().join("表.docx"), b"1").expect("written");
        let second = put(&folder.path().join("表.docx"), b"2").expect("written");
        assert!(second.ends_with("表_2.docx"), "{second:?}");
        assert_eq!(fs::read(first).expect("read"), b"1");
    }
}
