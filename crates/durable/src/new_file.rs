//! A file for people, under its name only once it is whole.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::NamedTempFile;

use crate::error::TargetError;
use crate::sync::{sync_folder, sync_path};

/// How the names of unfinished files begin and end. A dot hides them from people on Unix.
const PREFIX: &str = ".jiangxuan-";
const SUFFIX: &str = ".part";
/// Nobody is still writing an unfinished file that nothing was added to for so long: its program was killed.
const ABANDONED: Duration = Duration::from_secs(60 * 60);
/// Files of one name beside one another.
const MOST: u32 = 999;

/// Who may read a file, where the file system knows users.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Its owner alone: a secret.
    Owner,
    /// As the user has set it for all files.
    Usual,
}

/// A file that is being written beside its place. Dropped without [`Self::finish`], it leaves nothing.
#[derive(Debug)]
pub struct NewFile {
    target: PathBuf,
    numbered: bool,
    draft: NamedTempFile,
}

impl NewFile {
    /// Begins a file that must not be there yet.
    ///
    /// # Errors
    /// Where something of that name is there, or the folder takes no file.
    pub fn begin(target: &Path, readers: Readers) -> Result<Self, TargetError> {
        vacant(target)?;
        Self::open(target, readers, false)
    }

    /// Begins a file that gets the first number that is free, as `_2`, where something of its name is there.
    ///
    /// # Errors
    /// Where the folder takes no file.
    pub fn numbered(target: &Path, readers: Readers) -> Result<Self, TargetError> {
        Self::open(target, readers, true)
    }

    fn open(target: &Path, readers: Readers, numbered: bool) -> Result<Self, TargetError> {
        if target.file_name().is_none() {
            return Err(TargetError::NoName(target.to_owned()));
        }
        let folder = folder_of(target);
        clear_abandoned(folder);
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX);
        #[cfg(unix)]
        if readers == Readers::Usual {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(std::fs::Permissions::from_mode(0o666));
        }
        #[cfg(not(unix))]
        let _: Readers = readers;
        let draft = builder.tempfile_in(folder).map_err(|error| TargetError::of(target, &error))?;
        Ok(Self { target: target.to_owned(), numbered, draft })
    }

    /// Adds to its end.
    ///
    /// # Errors
    /// Where the target takes no more; naming it.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), TargetError> {
        self.draft.write_all(bytes).map_err(|error| TargetError::of(&self.target, &error))
    }

    /// Where it is while it is being written, for a library that writes by name.
    #[must_use]
    pub fn draft(&self) -> &Path {
        self.draft.path()
    }

    /// Another handle to it, for whoever writes in the background.
    ///
    /// # Errors
    /// Where the operating system gives none.
    pub fn handle(&self) -> Result<File, TargetError> {
        self.draft.as_file().try_clone().map_err(|error| TargetError::of(&self.target, &error))
    }

    /// Has it on disk and gives it its name, which is the answer. Nothing is overwritten, also not what came to be
    /// there meanwhile.
    ///
    /// That the folder could not be made durable is no failure: exFAT and some network drives cannot, Windows does not
    /// let a folder be opened, and the file is whole and under its name.
    ///
    /// # Errors
    /// Where the disk did not take it, or its name is taken; nothing is left then.
    pub fn finish(self) -> Result<PathBuf, TargetError> {
        let Self { target, numbered, mut draft } = self;
        let failed = |error: std::io::Error| TargetError::of(&target, &error);
        draft.flush().map_err(failed)?;
        // By name, because a library may have written another file under it.
        sync_path(draft.path()).map_err(failed)?;
        let names = std::iter::once(target.clone()).chain((2..=MOST).map(|n| with_number(&target, n)));
        for name in names.take(if numbered { MOST as usize } else { 1 }) {
            match settle(draft, &name) {
                Ok(()) => {
                    // See above.
                    sync_folder(folder_of(&name)).ok();
                    return Ok(name);
                }
                Err((TargetError::Exists(_), back)) => draft = back,
                Err((error, _)) => return Err(error),
            }
        }
        Err(TargetError::Exists(target))
    }
}

/// Refuses a name that something has already, a link that leads nowhere included.
///
/// # Errors
/// [`TargetError::Exists`].
pub fn vacant(path: &Path) -> Result<(), TargetError> {
    match path.symlink_metadata() {
        Ok(_) => Err(TargetError::Exists(path.to_owned())),
        Err(_) => Ok(()),
    }
}

/// Gives a draft its name; gives it back where it did not get it.
fn settle(draft: NamedTempFile, name: &Path) -> Result<(), (TargetError, NamedTempFile)> {
    let Err(refused) = draft.persist_noclobber(name) else { return Ok(()) };
    if refused.error.kind() == std::io::ErrorKind::AlreadyExists || vacant(name).is_err() {
        return Err((TargetError::Exists(name.to_owned()), refused.file));
    }
    // A file system with neither a rename that refuses nor hard links, as some drivers of exFAT and NTFS are.
    match refused.file.persist(name) {
        Ok(_) => Ok(()),
        Err(failed) => Err((TargetError::of(name, &failed.error), failed.file)),
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn with_number(path: &Path, number: u32) -> PathBuf {
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_owned();
    let mut name = part(path.file_stem());
    name.push(format!("_{number}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

/// Removes what a program that was killed left unfinished here, so that it does not fill the stick for good.
fn clear_abandoned(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // A database library puts files of its own beside a draft.
        let ours = name.starts_with(PREFIX) && name.contains(SUFFIX);
        let age = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
        if ours && age().is_some_and(|age| age > ABANDONED) {
            // What cannot be removed is in nobody's way.
            std::fs::remove_file(entry.path()).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::SystemTime;

    use super::*;
    use crate::write_new;

    fn names(folder: &Path) -> Vec<String> {
        let name =
            |entry: std::io::Result<fs::DirEntry>| entry.expect("entry").file_name().into_string().expect("UTF-8");
        let mut names: Vec<String> = fs::read_dir(folder).expect("folder").map(name).collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_there_stays_and_is_named() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("回执.jxr");
        write_new(&path, b"1", Readers::Usual).expect("written");
        let refused = write_new(&path, b"2", Readers::Usual).expect_err("refused");
        assert_eq!(refused, TargetError::Exists(path.clone()));
        assert!(refused.to_string().contains("回执.jxr") && refused.code() == "exists");
        assert_eq!(fs::read(&path).expect("read"), b"1");
        assert_eq!(names(folder.path()), ["回执.jxr"]);
    }

    #[test]
    fn what_came_to_be_there_while_it_was_written_stays_as_well() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("a.txt");
        let mut file = NewFile::begin(&path, Readers::Usual).expect("begun");
        file.write(b"ours").expect("written");
        fs::write(&path, b"theirs").expect("written");
        assert_eq!(file.finish(), Err(TargetError::Exists(path.clone())));
        assert_eq!(fs::read(&path).expect("read"), b"theirs");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[test]
    fn a_numbered_file_takes_the_first_name_that_is_free() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("附件1.docx");
        let write = || {
            let mut file = NewFile::numbered(&path, Readers::Usual).expect("begun");
            file.write(b"1").expect("written");
            file.finish().expect("finished")
        };
        let [first, second, third] = [write(), write(), write()];
        assert_eq!(first, path);
        assert!(second.ends_with("附件1_2.docx") && third.ends_with("附件1_3.docx"), "{second:?} {third:?}");
        assert_eq!(names(folder.path()).len(), 3);
    }

    #[test]
    fn a_file_that_was_given_up_leaves_nothing() {
        let folder = tempfile::tempdir().expect("folder");
        let mut file = NewFile::begin(&folder.path().join("a"), Readers::Usual).expect("begun");
        file.write(b"1").expect("written");
        drop(file);
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn the_place_that_takes_no_file_is_named() {
        let folder = tempfile::tempdir().expect("folder");
        let missing = folder.path().join("没有/a.txt");
        assert_eq!(write_new(&missing, b"1", Readers::Usual), Err(TargetError::NoFolder(missing.clone())));
        let file = folder.path().join("file");
        fs::write(&file, b"").expect("written");
        assert_eq!(write_new(&file.join("a"), b"1", Readers::Usual), Err(TargetError::NoFolder(file.join("a"))));
        assert_eq!(write_new(Path::new(".."), b"1", Readers::Usual), Err(TargetError::Exists("..".into())));
        assert_eq!(write_new(Path::new(""), b"1", Readers::Usual), Err(TargetError::NoName("".into())));
    }

    #[test]
    fn a_name_as_long_as_the_disk_allows_can_be_written() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("长".repeat(85));
        write_new(&path, b"1", Readers::Usual).expect("written");
        assert_eq!(fs::read(path).expect("read"), b"1");
    }

    #[test]
    fn what_a_killed_program_left_goes_and_what_is_being_written_stays() {
        let folder = tempfile::tempdir().expect("folder");
        let old = folder.path().join(".jiangxuan-aaaaaa.part");
        fs::write(&old, b"half").expect("written");
        let time = SystemTime::now() - 2 * ABANDONED;
        File::options().write(true).open(&old).and_then(|file| file.set_modified(time)).expect("aged");
        let writing = NewFile::begin(&folder.path().join("b"), Readers::Usual).expect("begun");
        write_new(&folder.path().join("a"), b"1", Readers::Usual).expect("written");
        writing.finish().expect("finished");
        assert_eq!(names(folder.path()), ["a", "b"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_secret_is_its_owners_alone_and_anything_else_as_usual() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("folder");
        let mode = |name: &str| fs::metadata(folder.path().join(name)).expect("there").permissions().mode() & 0o777;
        write_new(&folder.path().join("secret"), b"1", Readers::Owner).expect("written");
        write_new(&folder.path().join("list"), b"1", Readers::Usual).expect("written");
        fs::write(folder.path().join("usual"), b"1").expect("written");
        assert_eq!((mode("secret"), mode("list")), (0o600, mode("usual")));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_not_followed() {
        let folder = tempfile::tempdir().expect("folder");
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(folder.path().join("elsewhere"), &link).expect("link");
        assert_eq!(write_new(&link, b"1", Readers::Usual), Err(TargetError::Exists(link)));
        assert_eq!(names(folder.path()), ["link"]);
    }
}
