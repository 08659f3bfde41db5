//! Backup into one encrypted file, and a new profile out of one.
//!
//! A backup is a SQLCipher database of its own. Its first 16 bytes are the salt of its passphrase, so
//! the file needs nothing beside it: the attachments are in it as well. It counts only after it has been opened
//! again and compared.

use std::io::{ErrorKind, Read as _};
use std::path::Path;

use jiangxuan_durable::{NewFile, Readers, TargetError};
use jiangxuan_model::Time;
use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::backup_blobs::{self, BackedUp};
use crate::database::{self, Database};
use crate::error::StoreError;
use crate::key::{CipherKey, Kdf, KdfCost, Salt, Secret};
use crate::naming::Naming;
use crate::profile::{self, Making};
use crate::shelf::Batch;
use crate::{read, schema, write};

/// Bytes of a page of the database: a whole backup has a whole number of them.
const PAGE: u64 = 4096;
/// Beginnings of files that people take for a backup, and what they are.
const OTHERS: [(&[u8], &str); 8] = [
    (b"\xff\xd8\xff", "JPG 图片"),
    (b"\x89PNG", " PNG 图片"),
    (b"%PDF", " PDF 文件"),
    (b"PK\x03\x04", "压缩包，或 Word、Excel 文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word、Excel 文件"),
    (b"Rar!", " RAR 压缩包"),
    (b"SQLite format 3", "没有加密的数据库"),
    (b"JXCARRY", "匠选的 U 盘数据文件，请用 carry import 导入"),
];

/// The setting that a restored profile carries: a postcard `Time`, when it was restored. Whoever finds it
/// must write under fresh actors and offer again what peers lack.
pub const RESTORED_FROM: &str = "restored_from";

impl Database {
    /// Writes the whole database into the new file `to`, which only `passphrase` opens, and checks it.
    /// Attachments whose files are damaged are left out, and named.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where this profile is; [`StoreError::Target`] for whatever ails the place of the backup.
    pub fn backup(&self, to: &Path, passphrase: &str, random: [u8; 12]) -> Result<BackedUp, StoreError> {
        let file = NewFile::begin(to, Readers::Usual)?;
        let key = CipherKey::fresh(&phrase(passphrase), &KdfCost::Standard.into(), random)?;
        let told = self.copy_into(file.draft(), &key).map_err(|error| self.blamed(to, error));
        if told.is_err() {
            remove_companions(file.draft());
        }
        let told = told?;
        file.finish()?;
        Ok(told)
    }

    fn copy_into(&self, draft: &Path, key: &CipherKey) -> Result<BackedUp, StoreError> {
        export(&self.sql, draft, key)?;
        let mut copy = database::connect(draft, key, false)?;
        let told = backup_blobs::pack(&self.sql, self.files(), &mut copy)?;
        drop(copy);
        compare(&self.sql, draft, key)?;
        Ok(told)
    }

    /// Which of the two is to blame for a copy that failed: this profile where a page of it is damaged, else the target.
    /// The database library says the same of both.
    fn blamed(&self, to: &Path, error: StoreError) -> StoreError {
        let target = |kind: ErrorKind| StoreError::Target(TargetError::of(to, &kind.into()));
        match error {
            StoreError::Full => target(ErrorKind::StorageFull),
            // The function that copies has no code for it, only words.
            StoreError::Sqlite(why) if why.contains("disk is full") => target(ErrorKind::StorageFull),
            error => match self.check_all_pages() {
                Err(damaged @ StoreError::Damaged { .. }) => damaged,
                _ => TargetError::Failed { path: to.to_owned(), why: cause(error) }.into(),
            },
        }
    }
}

/// What went wrong, without what a failure says of the profile.
fn cause(error: StoreError) -> String {
    match error {
        StoreError::Io(why) | StoreError::Sqlite(why) | StoreError::Damaged { detail: why } => why,
        StoreError::ReadOnly => "磁盘是只读的".to_owned(),
        other => other.to_string(),
    }
}

/// Makes a new profile in `dir` from the backup `from`, for `secret`. Nothing that exists is overwritten.
pub fn restore(
    from: &Path,
    passphrase: &str,
    dir: &Path,
    secret: &Secret,
    random: [u8; 48],
    now: Time,
) -> Result<Database, StoreError> {
    restore_with(from, passphrase, dir, secret, random, now, KdfCost::Standard)
}

/// The same with another cost of guessing the new profile's passphrase.
pub fn restore_with(
    from: &Path,
    passphrase: &str,
    dir: &Path,
    secret: &Secret,
    random: [u8; 48],
    now: Time,
    cost: KdfCost,
) -> Result<Database, StoreError> {
    let source = open(from, passphrase)?;
    profile::make(dir, secret, random, cost, &Batch::default(), |making| fill(&source, making, now))
}

/// Refuses what cannot be a backup, as far as can be told without its passphrase.
pub fn look_at_backup(from: &Path) -> Result<(), StoreError> {
    salt(from).map(drop)
}

/// Opens a backup and reads it through. Every failure speaks of the backup: nothing of this computer is to blame.
fn open(from: &Path, passphrase: &str) -> Result<Connection, StoreError> {
    let salt = salt(from)?;
    let known = CipherKey::known(&phrase(passphrase), &Kdf::from(KdfCost::Standard), salt);
    let opened = known.and_then(|key| database::connect(from, &key, false)).and_then(|source| {
        check(&source)?;
        Ok(source)
    });
    opened.map_err(|error| match error {
        StoreError::WrongPassphrase => StoreError::WrongBackupPassphrase(from.to_owned()),
        StoreError::Damaged { detail } => StoreError::BackupDamaged { path: from.to_owned(), detail },
        newer @ StoreError::NewerSchema { .. } => newer,
        other => StoreError::BackupUnreadable { path: from.to_owned(), why: cause(other) },
    })
}

fn fill(source: &Connection, making: &Making<'_>, now: Time) -> Result<(), StoreError> {
    // Attaching creates no file on a connection that was opened without leave to create one.
    std::fs::File::create_new(making.path)?;
    export(source, making.path, making.key)?;
    compare(source, making.path, making.key)?;
    let sql = database::connect(making.path, making.key, false)?;
    making.path.parent().map_or(Ok(()), |profile| backup_blobs::unpack(source, &sql, profile))?;
    let time = postcard::to_stdvec(&now).map_err(|error| StoreError::Io(error.to_string()))?;
    write::setting(&sql, RESTORED_FROM, &time)
}

fn check(source: &Connection) -> Result<(), StoreError> {
    database::check_schema(source)?;
    let found = schema::version(source)?;
    if found > schema::KNOWN {
        return Err(StoreError::NewerSchema { found, known: schema::KNOWN });
    }
    database::check_pages(source)
}

/// Copies every row of `sql` into the empty file `to` under `key`.
fn export(sql: &Connection, to: &Path, key: &CipherKey) -> Result<(), StoreError> {
    let what = "写备份";
    let path = to.to_str().ok_or_else(|| StoreError::Io(format!("文件名不是 UTF-8：{}", to.display())))?;
    sql.execute("ATTACH DATABASE ?1 AS copy KEY ?2", [path, key.text().as_str()]).naming(what)?;
    let copied = copy(sql);
    let detached = sql.execute_batch("DETACH DATABASE copy").naming(what);
    copied.and(detached)
}

fn copy(sql: &Connection) -> Result<(), StoreError> {
    let what = "写备份";
    sql.query_row("SELECT sqlcipher_export('copy')", [], |_| Ok(())).naming(what)?;
    sql.pragma_update(Some("copy"), "user_version", schema::version(sql)?).naming(what)
}

/// Opens the copy and proves that it is whole and has every row.
fn compare(sql: &Connection, path: &Path, key: &CipherKey) -> Result<(), StoreError> {
    let copy = database::connect(path, key, false)?;
    check(&copy)?;
    for table in schema::tables(schema::version(sql)?) {
        if read::count(sql, table)? != read::count(&copy, table)? {
            return Err(read::damaged(&format!("备份的 {table} 表行数不符")));
        }
    }
    Ok(())
}

/// The beginning of a backup, once its length and its first bytes do not speak against it.
fn salt(from: &Path) -> Result<Salt, StoreError> {
    let unreadable = |why: String| StoreError::BackupUnreadable { path: from.to_owned(), why };
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => unreadable("没有这个文件".to_owned()),
        ErrorKind::PermissionDenied => unreadable("没有读它的权限".to_owned()),
        _ => unreadable(error.to_string()),
    };
    let mut file = std::fs::File::open(from).map_err(failed)?;
    let found = file.metadata().map_err(failed)?;
    if !found.is_file() {
        return Err(unreadable("这是文件夹，不是文件".to_owned()));
    }
    let mut head = Vec::new();
    (&mut file).take(16).read_to_end(&mut head).map_err(failed)?;
    if let Some((_, kind)) = OTHERS.iter().find(|(beginning, _)| head.starts_with(beginning)) {
        return Err(StoreError::NotABackup { path: from.to_owned(), kind });
    }
    let length = found.len();
    match <Salt>::try_from(head) {
        Ok(salt) if length >= PAGE && length.is_multiple_of(PAGE) => Ok(salt),
        _ => {
            let detail = format!("长度 {length} 字节不是完整的备份，多半没有拷完，或者不是匠选的备份");
            Err(StoreError::BackupDamaged { path: from.to_owned(), detail })
        }
    }
}

fn phrase(passphrase: &str) -> Secret {
    Secret::Passphrase(Zeroizing::new(passphrase.to_owned()))
}

/// What the database library may leave beside a draft that failed. What cannot be removed is cleared with the next file.
fn remove_companions(draft: &Path) {
    for companion in ["-journal", "-wal", "-shm"] {
        let mut name = draft.as_os_str().to_owned();
        name.push(companion);
        std::fs::remove_file(name).ok();
    }
}
