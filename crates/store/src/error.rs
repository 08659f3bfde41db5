//! Why the store cannot do what it was asked: for the clerk in words, for programs as a code.

use std::path::PathBuf;

use jiangxuan_durable::TargetError;
use jiangxuan_model::{Actor, DocId};

/// Why the store refused or failed. The text says what happened, what is safe and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The key does not open the database.
    #[error("口令不对，打不开本机数据。数据没有改动。请核对口令后再试；口令遗失时，请用备份文件恢复。")]
    WrongPassphrase,
    /// Another process holds the profile; its process id where that could be read.
    #[error("本机数据正由另一个匠选程序使用{}。数据没有改动。请回到已打开的窗口，或先退出它再试。", holder(*.pid))]
    Locked {
        /// Process id of the holder.
        pid: Option<u32>,
    },
    /// Stored bytes are not what was written.
    #[error(
        "本机数据文件已损坏：{detail}。程序没有改动它。请不要删除数据文件夹，用最近的备份文件恢复，再与市局同步补齐。"
    )]
    Damaged {
        /// Which part, as exactly as is known.
        detail: String,
    },
    /// No space is left; nothing of the batch was applied.
    #[error("磁盘已满，这次修改没有保存；以前保存的都在。请清理磁盘空间后再次保存。")]
    Full,
    /// Writing failed earlier, so that nothing more is written until the profile is opened again.
    #[error("写入磁盘时出过错，数据现为只读；以前保存的都在。请检查磁盘，然后退出并重新打开程序。")]
    ReadOnly,
    /// The folder is on a network drive or inside a cloud-synchronised folder.
    #[error("文件夹 {} 在网络盘或云同步文件夹里，数据放在那里会损坏。没有写入任何内容。请改选本机硬盘上的普通文件夹。", .0.display())]
    NetworkDrive(PathBuf),
    /// A newer release wrote the database.
    #[error("数据由更新版本的匠选写成（格式 {found}，本程序只认到 {known}）。数据没有改动。请安装新版程序再打开。")]
    NewerSchema {
        /// Format number found.
        found: u32,
        /// Newest format number that this release knows.
        known: u32,
    },
    /// The folder holds no profile, or not a whole one.
    #[error("文件夹 {} 里没有完整的匠选数据。没有写入任何内容。请选对文件夹，或新建、恢复一份数据。", .0.display())]
    NotAProfile(PathBuf),
    /// A database without `profile.json`, which says how it is opened. Opening it with the right secret mends that.
    #[error(
        "文件夹 {} 里有匠选的数据库，但 profile.json 丢失或损坏了。数据没有改动。请用原来的口令打开（profile.json 会重新生成）；打不开时，用备份恢复到另一个文件夹。",
        .0.display()
    )]
    NoDescription(PathBuf),
    /// `profile.json` without the database that it describes.
    #[error(
        "文件夹 {} 里的数据库文件 jiangxuan.db 不见了。程序没有改动剩下的文件。请先到回收站找回它放回原处；找不回时，用备份恢复（剩下的文件会移到 lost-1 一类的子文件夹里），再与市局同步补齐。",
        .0.display()
    )]
    NoDatabase(PathBuf),
    /// No space for a profile that was to be made.
    #[error("磁盘已满，数据文件夹 {} 没有建成，已写的部分已经删去。请清理磁盘空间后再试一次。", .0.display())]
    NoRoom(PathBuf),
    /// A file for people was not written.
    #[error(transparent)]
    Target(#[from] TargetError),
    /// The backup to restore from cannot be read.
    #[error("备份文件 {} 读不了：{why}。没有写入任何内容。请核对文件名和权限；在 U 盘上的，请重新插好再试。", path.display())]
    BackupUnreadable {
        /// Which file.
        path: PathBuf,
        /// In the words of the operating system.
        why: String,
    },
    /// The file to restore from is something else.
    #[error(
        "{} 不是匠选的备份文件：按内容看是{kind}。没有写入任何内容。请选 backup 写出的文件（一般以 .jxb 结尾）。",
        path.display()
    )]
    NotABackup {
        /// Which file.
        path: PathBuf,
        /// What it looks like, in words.
        kind: &'static str,
    },
    /// The backup to restore from is not whole.
    #[error(
        "备份文件 {} 不完整或已损坏：{detail}。没有写入任何内容，本机资料没有改动。请从原处重新拷贝这份备份，或换用另一份备份。",
        path.display()
    )]
    BackupDamaged {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        detail: String,
    },
    /// The passphrase does not open the backup.
    #[error(
        "备份口令打不开 {}：口令不对，或者它不是匠选的备份。没有写入任何内容。请核对做这份备份时设的口令（不是打开本机数据的口令）。",
        .0.display()
    )]
    WrongBackupPassphrase(PathBuf),
    /// Something is there already and must not be overwritten.
    #[error("{} 已经存在，程序不会覆盖它。原有内容没有改动。请另选一个位置。", .0.display())]
    Exists(PathBuf),
    /// A chain that does not continue what is held of its actor.
    #[error("文档 {doc} 的变更不连续：已有 {held} 条，来的从第 {first} 条开始。已有数据没有改动。请重新同步一次。")]
    Gap {
        /// The document.
        doc: DocId,
        /// How many changes of the actor are held.
        held: u64,
        /// Number of the first change that was offered.
        first: u64,
    },
    /// A chain that contradicts what is held under the same numbers.
    #[error(
        "文档 {doc} 出现同号不同内容的变更（作者 {actor}），可能有一台电脑被克隆或恢复过。已有数据没有改动。请联系市局管理员。"
    )]
    Fork {
        /// The document.
        doc: DocId,
        /// Whose chain.
        actor: Actor,
    },
    /// A chain whose bytes are not the whole changes that its numbers promise.
    #[error("文档 {doc} 的变更数据不合规：{detail}。已有数据没有改动。请重新同步一次。")]
    Malformed {
        /// The document.
        doc: DocId,
        /// What is wrong.
        detail: String,
    },
    /// A number that names no item waiting in quarantine.
    #[error("隔离区里没有待处理的第 {0} 项，可能已有人处理。数据没有改动。请刷新后再看。")]
    NotInQuarantine(u64),
    /// The operating system failed to read or write.
    #[error("读写磁盘出错：{0}。以前保存的都在。请检查磁盘，然后退出并重新打开程序。")]
    Io(String),
    /// Any other failure of the database library.
    #[error("数据库出错：{0}。这次操作没有生效，以前保存的都在。请退出并重新打开程序。")]
    Sqlite(String),
}

impl StoreError {
    /// A stable word for scripts and for the user interface.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongPassphrase => "wrong_passphrase",
            Self::Locked { .. } => "profile_in_use",
            Self::Damaged { .. } => "damaged",
            Self::Full => "disk_full",
            Self::ReadOnly => "read_only",
            Self::NetworkDrive(_) => "network_drive",
            Self::NewerSchema { .. } => "newer_schema",
            Self::NotAProfile(_) => "not_a_profile",
            Self::NoDescription(_) => "no_description",
            Self::NoDatabase(_) => "no_database",
            Self::NoRoom(_) => "disk_full",
            Self::Target(target) => target.code(),
            Self::BackupUnreadable { .. } => "io",
            Self::NotABackup { .. } => "not_a_backup",
            Self::BackupDamaged { .. } => "damaged",
            Self::WrongBackupPassphrase(_) => "wrong_passphrase",
            Self::Exists(_) => "exists",
            Self::Gap { .. } => "gap",
            Self::Fork { .. } => "fork",
            Self::Malformed { .. } => "malformed",
            Self::NotInQuarantine(_) => "not_in_quarantine",
            Self::Io(_) => "io",
            Self::Sqlite(_) => "sqlite",
        }
    }

    /// Whether a failed commit leaves the disk in doubt, so that nothing more may be written before reopening.
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        matches!(self, Self::Io(_) | Self::Sqlite(_) | Self::Damaged { .. })
    }
}

fn holder(pid: Option<u32>) -> String {
    pid.map_or_else(String::new, |pid| format!("（进程 {pid}）"))
}
