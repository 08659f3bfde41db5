//! Why a file for people was not written: what happened, what is safe, what to do.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A file for people was not written. Nothing of it is left, and the profile has nothing to do with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// Something of that name is there.
    #[error("{} 已经存在，没有覆盖它，也没有改动任何内容。请换一个文件名，或换一个文件夹。", .0.display())]
    Exists(PathBuf),
    /// The path names no file, such as `/` or `..`.
    #[error("{} 不是文件名，没有写出文件；本机资料没有改动。请写明文件名。", .0.display())]
    NoName(PathBuf),
    /// The folder is missing.
    #[error(
        "文件 {} 没有写出：没有这个文件夹，或者 U 盘已经拔出。本机资料没有改动。请先建好文件夹，或换一个位置再写一次。",
        .0.display()
    )]
    NoFolder(PathBuf),
    /// No space is left where the file was to be.
    #[error(
        "文件 {} 没有写出：它所在的磁盘（或 U 盘）已满；写了一半的已经删去，本机资料没有改动。请在那里清理空间，或换一个盘再写一次。",
        .0.display()
    )]
    Full(PathBuf),
    /// The file system takes no file of this length.
    #[error(
        "文件 {} 没有写出：它所在的磁盘（或 U 盘）放不下这么大的单个文件；写了一半的已经删去，本机资料没有改动。请换一个盘，或把 U 盘格式化为 exFAT 再写一次。",
        .0.display()
    )]
    TooLarge(PathBuf),
    /// The disk is read-only.
    #[error(
        "文件 {} 没有写出：它所在的磁盘（或 U 盘）是只读的。本机资料没有改动。请检查 U 盘的写保护开关，或换一个盘再写一次。",
        .0.display()
    )]
    ReadOnly(PathBuf),
    /// The folder is somebody else's.
    #[error("文件 {} 没有写出：没有权限在那个文件夹里写文件。本机资料没有改动。请换一个文件夹。", .0.display())]
    Denied(PathBuf),
    /// Whatever else the operating system says.
    #[error(
        "文件 {} 没有写出（{why}）；写了一半的已经删去，本机资料没有改动。请检查它所在的磁盘或 U 盘，或换一个位置再写一次。",
        path.display()
    )]
    Failed {
        /// Which file.
        path: PathBuf,
        /// In the words of the operating system.
        why: String,
    },
}

impl TargetError {
    /// The failure of writing `path`, in our words.
    #[must_use]
    pub fn of(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::AlreadyExists => Self::Exists(path),
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NoFolder(path),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full(path),
            ErrorKind::FileTooLarge => Self::TooLarge(path),
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(path),
            ErrorKind::PermissionDenied => Self::Denied(path),
            _ => Self::Failed { path, why: error.to_string() },
        }
    }

    /// A stable word for scripts.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Exists(_) => "exists",
            _ => "unwritable",
        }
    }
}
