//! 宣传材料 of an awardee as a folder for the press: the short story, the photo, the written consent.

use std::fs;
use std::path::{Path, PathBuf};

use jiangxuan_contract::answer::award::{Story, StoryPack, StoryProof};
use jiangxuan_contract::command::{Command, Failure};
use jiangxuan_papers::{PaperError, files, story};

use crate::failures;

/// Folders of one name beside one another.
const MOST: u32 = 999;

/// A folder with the story in it, and what is still to be written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    folder: PathBuf,
    story: PathBuf,
    /// Each writes one file.
    pub proofs: [Command; 2],
}

impl Pack {
    /// Makes a new folder below `out`, and writes the story, which the engine's `award.story` answered.
    ///
    /// # Errors
    /// Where the story cannot be set or the folder cannot be written.
    pub fn begin(told: &Story, out: &Path) -> Result<Self, Failure> {
        let name = safe(&told.name);
        let of_papers = |error: PaperError| Failure::new(error.code(), error.to_string());
        let bytes = story::docx(told).map_err(of_papers)?;
        let folder = fresh(out, &format!("{name}宣传材料"))?;
        let story = files::put(&folder.join(format!("{name}-事迹简介.docx")), &bytes).map_err(|error| {
            fs::remove_dir(&folder).ok();
            failures::of_target(error)
        })?;
        let proof = |proof: &StoryProof, zh: &str| {
            let ending = proof.file.rsplit_once('.').map_or("", |(_, end)| end);
            let out = folder.join(format!("{name}-{zh}.{}", safe(ending)));
            Command::DossierExtract { id: told.id.clone(), record: proof.record.clone(), out }
        };
        let proofs = [proof(&told.photo, "照片"), proof(&told.consent, "同意宣传的书面意见")];
        Ok(Self { folder, story, proofs })
    }

    /// What to say once the proofs are written.
    #[must_use]
    pub fn told(&self) -> StoryPack {
        StoryPack { folder: self.folder.clone(), files: self.files().into_iter().cloned().collect() }
    }

    /// Takes the folder back, because a proof could not be written: the press is not to get half of it.
    pub fn give_up(&self) {
        // What cannot be removed, or was put there by others, stays; the next one gets a number.
        for file in self.files() {
            fs::remove_file(file).ok();
        }
        fs::remove_dir(&self.folder).ok();
    }

    fn files(&self) -> Vec<&PathBuf> {
        let proofs = self.proofs.iter().filter_map(|proof| match proof {
            Command::DossierExtract { out, .. } => Some(out),
            _ => None,
        });
        std::iter::once(&self.story).chain(proofs).collect()
    }
}

/// A folder of this name, or of the name with the first number that is free.
fn fresh(out: &Path, name: &str) -> Result<PathBuf, Failure> {
    fs::create_dir_all(out).map_err(|error| failures::unwritable(out, &error))?;
    let names = (2..=MOST).map(|n| format!("{name}_{n}"));
    for name in std::iter::once(name.to_owned()).chain(names) {
        let folder = out.join(name);
        match fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failures::unwritable(&folder, &error)),
        }
    }
    Err(Failure::new("exists", format!("{} 里同名的文件夹太多，没有写出。请换一个文件夹。", out.display())))
}

/// A text that every file system takes as part of a name.
fn safe(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).take(40).collect()
}
