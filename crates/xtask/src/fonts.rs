//! Free fonts in the official styles for papers as PDF, gathered beside the build where the system has none.

use std::fs;
use std::path::{Path, PathBuf};

use crate::tool::{Failed, program, root, run};

/// The Debian package that holds the Fandol fonts (GPL with the font exception), and where.
const PACKAGE: &str = "texlive-lang-chinese";
const INSIDE: &str = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol";
/// 仿宋, 楷体, 黑体, 宋体.
const FILES: [&str; 5] = [
    "FandolFang-Regular.otf",
    "FandolKai-Regular.otf",
    "FandolHei-Regular.otf",
    "FandolSong-Regular.otf",
    "FandolSong-Bold.otf",
];

/// Puts the fonts into `target/fonts`, where programs of this build look for them.
pub fn gather() -> Result<(), Failed> {
    let fonts = root().join("target/fonts");
    if FILES.iter().all(|name| fonts.join(name).exists()) {
        return Ok(());
    }
    println!("set-up: fonts for papers ({PACKAGE}, about 49 MB to fetch)");
    let work = root().join("target/fonts-unpacked");
    made(&fonts)?;
    made(&work)?;
    run(program("apt-get", &["download", "-q", PACKAGE]).current_dir(&work))?;
    let package = downloaded(&work)?;
    let (from, to) = (package.to_string_lossy().into_owned(), work.to_string_lossy().into_owned());
    run(&mut program("dpkg-deb", &["-x", &from, &to]))?;
    for name in FILES {
        let (from, to) = (work.join(INSIDE).join(name), fonts.join(name));
        fs::copy(&from, &to).map_err(|error| Failed::File(from, error))?;
    }
    fs::remove_dir_all(&work).map_err(|error| Failed::File(work, error))
}

fn made(folder: &Path) -> Result<(), Failed> {
    fs::create_dir_all(folder).map_err(|error| Failed::File(folder.to_owned(), error))
}

fn downloaded(folder: &Path) -> Result<PathBuf, Failed> {
    let entries = fs::read_dir(folder).map_err(|error| Failed::File(folder.to_owned(), error))?;
    let package =
        entries.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|end| end == "deb"));
    package.ok_or_else(|| Failed::Missing(format!("apt-get fetched no package {PACKAGE}")))
}
