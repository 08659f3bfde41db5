//! Papers as files in a folder. A file that is there already is never written over: somebody may have worked on it.

use std::fs;
use std::path::{Path, PathBuf};

use jiangxuan_durable::{NewFile, Readers, TargetError};

use crate::error::PaperError;
use crate::fonts::Fonts;
use crate::make::Kind;
use crate::sheet::Paper;
use crate::{docx, pdf, xlsx};

/// The formats of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For Word and WPS.
    Docx,
    /// For printing as it is.
    Pdf,
    /// For Excel.
    Xlsx,
}

impl Format {
    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
        }
    }

    /// The formats that a kind of paper can have, the usual one first.
    #[must_use]
    pub fn of(kind: &Kind) -> &'static [Self] {
        match kind {
            // Right-hand pages are the typesetter's; a word processor would have to be told by hand.
            Kind::Pack => &[Self::Pdf],
            Kind::Annex2 => &[Self::Docx, Self::Xlsx, Self::Pdf],
            _ => &[Self::Docx, Self::Pdf],
        }
    }
}

/// Makes every file first, writes them all, and only then gives each its name, so that a failure leaves nothing half-done.
/// All formats of the kind where `formats` is empty.
pub fn write(
    fonts: &Fonts,
    kind: &Kind,
    papers: &[Paper],
    formats: &[Format],
    folder: &Path,
) -> Result<Vec<PathBuf>, PaperError> {
    let able = Format::of(kind);
    if let Some(unable) = formats.iter().find(|format| !able.contains(format)) {
        let able = able.iter().map(|format| format.ending()).collect::<Vec<_>>().join("、");
        return Err(PaperError::Format { wanted: unable.ending(), able });
    }
    let formats = if formats.is_empty() { able } else { formats };
    let mut made = Vec::with_capacity(papers.len() * formats.len());
    for paper in papers {
        for format in formats {
            let name = format!("{}.{}", paper.stem, format.ending());
            made.push((name, bytes(fonts, paper, *format)?));
        }
    }
    fs::create_dir_all(folder).map_err(|error| TargetError::of(folder, &error))?;
    let drafts = made.into_iter().map(|(name, bytes)| draft(&folder.join(name), &bytes));
    let drafts = drafts.collect::<Result<Vec<_>, _>>()?;
    Ok(drafts.into_iter().map(NewFile::finish).collect::<Result<_, _>>()?)
}

fn bytes(fonts: &Fonts, paper: &Paper, format: Format) -> Result<Vec<u8>, PaperError> {
    match format {
        Format::Docx => docx::docx(paper),
        Format::Pdf => pdf::pdf(fonts, paper),
        Format::Xlsx => xlsx::xlsx(paper),
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
