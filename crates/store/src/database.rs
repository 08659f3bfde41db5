//! A shelf over SQLCipher.
//!
//! One connection, one writer, write-ahead log with `synchronous=FULL`: when `commit` returns, the
//! batch survives a power cut. Temporary tables stay in memory, so that nothing readable reaches
//! the disk.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use jiangxuan_model::{Digest, DocId, Tree, Vector};
use jiangxuan_trust::Chain;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::blobs::{BlobFiles, Reading, Writing};
use crate::error::StoreError;
use crate::key::CipherKey;
use crate::lock::ProfileLock;
use crate::naming::Naming;
use crate::pack::Packer;
use crate::shelf::{Batch, BlobRow, DocumentRow, QuarantineRow, Shelf, Stored, Write};
use crate::write::Writer;
use crate::{read, reserve, schema};

/// SQLite before this had a write-ahead log defect that loses commits.
const SQLITE_AT_LEAST: i32 = 3_051_003;
const STATEMENTS: usize = 64;

/// The log is kept at 16 MiB at most and moved into the database every 1,000 pages; 32 MiB of pages are cached.
const PRAGMAS: &str = "
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -32768;
PRAGMA wal_autocheckpoint = 1000;
PRAGMA journal_size_limit = 16777216;
PRAGMA trusted_schema = OFF;
";

/// The open database of a profile. Dropping it frees the profile for others.
pub struct Database {
    pub(crate) sql: Connection,
    packer: Packer,
    dir: PathBuf,
    files: Option<BlobFiles>,
    /// The attachment of which a piece was read last: its next piece is likely to be asked for next.
    reading: RefCell<Option<Reading>>,
    /// The one of which a piece was written last.
    writing: Option<Writing>,
    broken: bool,
    _lock: ProfileLock,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Database").field("dir", &self.dir).field("broken", &self.broken).finish_non_exhaustive()
    }
}

impl Database {
    /// Takes over an open connection to the newest format.
    pub(crate) fn new(sql: Connection, dir: &Path, lock: ProfileLock) -> Result<Self, StoreError> {
        sql.execute_batch(PRAGMAS).naming("数据库首页")?;
        sql.set_prepared_statement_cache_capacity(STATEMENTS);
        reserve::keep(dir);
        let files = read::blob_key(&sql)?.map(|key| BlobFiles::new(dir, key));
        if let Some(files) = &files {
            files.sweep(&read::blobs(&sql)?.into_iter().map(|row| (row.hash, row.whole)).collect::<Vec<_>>());
        }
        let (packer, dir) = (Packer::new()?, dir.to_owned());
        Ok(Self { sql, packer, dir, files, reading: RefCell::default(), writing: None, broken: false, _lock: lock })
    }

    /// The profile's directory.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    pub(crate) fn files(&self) -> Option<&BlobFiles> {
        self.files.as_ref()
    }

    /// Makes every batch durable, or none of them, with one wait for the disk.
    pub fn commit_all(&mut self, batches: &[Batch]) -> Result<Vec<Stored>, StoreError> {
        if self.broken {
            return Err(StoreError::ReadOnly);
        }
        let outcome = self.transact(batches);
        if let Err(error) = &outcome {
            self.failed(error);
        }
        outcome
    }

    fn transact(&mut self, batches: &[Batch]) -> Result<Vec<Stored>, StoreError> {
        if self.write_files(batches)? {
            return Ok(batches.iter().map(|_| Stored::new(Vec::new())).collect());
        }
        let transaction = self.sql.transaction_with_behavior(TransactionBehavior::Immediate).naming("开始保存")?;
        let mut writer = Writer::new(&transaction, &mut self.packer);
        let stored = batches.iter().map(|batch| writer.batch(batch)).collect::<Result<_, _>>()?;
        transaction.commit().naming("写入磁盘")?;
        self.forget(batches);
        Ok(stored)
    }

    /// The files of attachments come before the rows that speak of them. Whether there are no rows to write: pieces
    /// need none.
    fn write_files(&mut self, batches: &[Batch]) -> Result<bool, StoreError> {
        let mut only = true;
        for write in batches.iter().flat_map(|batch| &batch.writes) {
            match write {
                Write::Piece { hash, piece, bytes } => self.writing(hash)?.piece(*piece, bytes)?,
                Write::Whole { hash } => {
                    self.writing.take_if(|writing| writing.hash == *hash);
                    self.blob_files()?.finish(hash)?;
                    only = false;
                }
                _ => only = false,
            }
        }
        Ok(only && !batches.is_empty())
    }

    fn writing(&mut self, hash: &Digest) -> Result<&mut Writing, StoreError> {
        match self.writing.take().filter(|writing| writing.hash == *hash) {
            Some(open) => Ok(self.writing.insert(open)),
            None => {
                let open = self.blob_files()?.writing(hash)?;
                Ok(self.writing.insert(open))
            }
        }
    }

    /// The other way round when one goes: what is still there without a row is swept at the next opening.
    fn forget(&mut self, batches: &[Batch]) {
        for write in batches.iter().flat_map(|batch| &batch.writes) {
            if let (Write::Forget { hash }, Some(files)) = (write, &self.files) {
                self.writing.take_if(|writing| writing.hash == *hash);
                files.forget(hash);
            }
        }
    }

    /// The folder of the attachments; its key is made when it is first needed.
    pub fn blob_files(&mut self) -> Result<BlobFiles, StoreError> {
        if let Some(files) = &self.files {
            return Ok(files.clone());
        }
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|error| StoreError::Io(error.to_string()))?;
        self.sql.execute("INSERT INTO blob_key VALUES (?1)", [key]).naming("附件密钥")?;
        Ok(self.files.insert(BlobFiles::new(&self.dir, key)).clone())
    }

    /// A full disk gets the reserve back; a disk in doubt gets no further write until it is reopened.
    /// [`BlobFiles::flush`] on another thread counts as well.
    pub fn failed(&mut self, error: &StoreError) {
        self.writing = None;
        match error {
            StoreError::Full => {
                reserve::release(&self.dir);
            }
            error if error.is_fatal() => self.broken = true,
            _ => {}
        }
    }
}

impl Shelf for Database {
    fn documents(&self) -> Result<Vec<DocumentRow>, StoreError> {
        read::documents(&self.sql)
    }

    fn snapshot(&self, doc: &DocId) -> Result<Option<Vec<u8>>, StoreError> {
        read::snapshot(&self.sql, doc)
    }

    fn chains(&self, doc: &DocId, after: &Vector) -> Result<Vec<Chain>, StoreError> {
        read::chains(&self.sql, doc, after)
    }

    fn tips(&self, doc: &DocId) -> Result<Vec<Chain>, StoreError> {
        read::key(&self.sql, doc)?.map_or_else(|| Ok(Vec::new()), |key| read::tips(&self.sql, key))
    }

    fn statements(&self) -> Result<Vec<(Digest, Vec<u8>)>, StoreError> {
        read::statements(&self.sql)
    }

    fn quarantine(&self) -> Result<Vec<QuarantineRow>, StoreError> {
        read::quarantine(&self.sql)
    }

    fn setting(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        read::setting(&self.sql, key)
    }

    fn settings(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        read::settings(&self.sql, prefix)
    }

    fn blobs(&self) -> Result<Vec<BlobRow>, StoreError> {
        read::blobs(&self.sql)
    }

    fn tree(&self, hash: &Digest) -> Result<Option<Tree>, StoreError> {
        if let Some(open) = self.reading.borrow().as_ref().filter(|open| open.hash == *hash) {
            return Ok(Some(open.tree.clone()));
        }
        Ok(read::tree(&self.sql, hash)?.map(|(tree, _)| tree))
    }

    fn piece(&self, hash: &Digest, piece: u32) -> Result<Option<Vec<u8>>, StoreError> {
        let mut reading = self.reading.borrow_mut();
        let open = match reading.take().filter(|open| open.hash == *hash) {
            Some(open) => open,
            None => match (read::tree(&self.sql, hash)?, &self.files) {
                (Some((tree, true)), Some(files)) => files.reading(hash, tree)?,
                _ => return Ok(None),
            },
        };
        let open = reading.insert(open);
        let found = if piece < open.tree.pieces() { open.piece(piece).map(Some) } else { Ok(None) };
        if found.is_err() {
            *reading = None;
        }
        found
    }

    fn lacking(&self, hash: &Digest) -> Result<Vec<u32>, StoreError> {
        match (read::tree(&self.sql, hash)?, &self.files) {
            (Some((tree, false)), Some(files)) => files.lacking(hash, &tree),
            (Some((tree, false)), None) => Ok((0..tree.pieces()).collect()),
            _ => Ok(Vec::new()),
        }
    }

    fn commit(&mut self, batch: &Batch) -> Result<Stored, StoreError> {
        let mut stored = self.commit_all(std::slice::from_ref(batch))?;
        stored.pop().ok_or_else(|| StoreError::Sqlite("没有写入结果".to_owned()))
    }
}

/// Opens an encrypted database file, creating it only when `create` says so.
pub(crate) fn connect(path: &Path, key: &CipherKey, create: bool) -> Result<Connection, StoreError> {
    prepare_library()?;
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    flags.set(OpenFlags::SQLITE_OPEN_CREATE, create);
    let sql = Connection::open_with_flags(path, flags).naming("打开数据库文件")?;
    // What fails is returned; the library would print it to standard error as well.
    sql.execute_batch("PRAGMA cipher_log_level = NONE").naming("数据库密钥")?;
    sql.pragma_update(None, "key", key.text().as_str()).naming("数据库密钥")?;
    check_cipher(&sql)?;
    // Before the first read, so that the log's index stays in memory and out of the folder.
    sql.execute_batch("PRAGMA locking_mode = EXCLUSIVE").naming("数据库文件")?;
    let first_page = sql.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get::<_, i64>(0));
    first_page.naming("数据库首页")?;
    Ok(sql)
}

/// SQLite says that it is initialised before SQLCipher is: of two threads that open their first
/// databases at once, one would get a connection without encryption. So the first is opened alone.
fn prepare_library() -> Result<(), StoreError> {
    static FIRST: OnceLock<Result<(), StoreError>> = OnceLock::new();
    FIRST.get_or_init(|| Connection::open_in_memory().map(drop).naming("数据库程序")).clone()?;
    if rusqlite::version_number() < SQLITE_AT_LEAST {
        return Err(StoreError::Sqlite(format!("SQLite 版本过旧：{}", rusqlite::version())));
    }
    Ok(())
}

/// Without SQLCipher the key pragma is ignored and everything would be written readable.
fn check_cipher(sql: &Connection) -> Result<(), StoreError> {
    let version = sql.pragma_query_value(None, "cipher_version", |row| row.get::<_, String>(0));
    match version {
        Ok(version) if !version.is_empty() => Ok(()),
        _ => Err(StoreError::Sqlite("没有加密功能".to_owned())),
    }
}

/// Reads through a whole database file: every page's authentication code, then SQLite's own structure.
pub(crate) fn check_pages(sql: &Connection) -> Result<(), StoreError> {
    for pragma in ["cipher_integrity_check", "integrity_check"] {
        let what = format!("数据库页（{pragma}）");
        let mut found = Vec::new();
        let row = |row: &rusqlite::Row<'_>| row.get::<_, String>(0).map(|text| found.push(text));
        sql.pragma_query(None, pragma, row).naming(&what)?;
        if let Some(first) = found.iter().find(|text| *text != "ok") {
            return Err(read::damaged(&format!("{what}：{first}")));
        }
    }
    Ok(())
}

/// Refuses a database whose tables are missing although it opens.
pub(crate) fn check_schema(sql: &Connection) -> Result<(), StoreError> {
    match schema::version(sql)? {
        0 => Err(read::damaged(&"数据库是空的")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::{KdfCost, Secret};
    use crate::profile::Profile;
    use crate::shelf::Write;

    fn open() -> (tempfile::TempDir, Database) {
        let dir = tempfile::tempdir().expect("dir");
        let database = Profile::create_with(dir.path(), &Secret::Key([1; 32]), [2; 48], KdfCost::Test);
        (dir, database.expect("create"))
    }

    fn setting(key: &str, size: usize) -> Batch {
        Batch { writes: vec![Write::Setting { key: key.to_owned(), value: Some(vec![7; size]) }] }
    }

    fn limit(database: &Database, spare: i64) {
        let pages: i64 = database.sql.query_row("PRAGMA page_count", [], |row| row.get(0)).expect("count");
        let set = format!("PRAGMA max_page_count = {}", pages + spare);
        database.sql.query_row(&set, [], |_| Ok(())).expect("limit");
    }

    #[test]
    fn a_full_disk_applies_nothing_and_gives_the_reserve_back() {
        let (dir, mut database) = open();
        database.commit(&setting("kept", 10)).expect("before");
        limit(&database, 2);
        let group = [setting("small", 10), setting("large", 100_000)];
        assert_eq!(database.commit_all(&group).err(), Some(StoreError::Full));
        assert_eq!(database.settings("").expect("read").len(), 1);
        assert!(!dir.path().join("reserve").exists());
        limit(&database, 1000);
        database.commit_all(&group).expect("after space was made");
        drop(database);
        let again = Profile::open(dir.path(), &Secret::Key([1; 32])).expect("open");
        assert_eq!(again.settings("").expect("read").len(), 3);
        assert!(dir.path().join("reserve").exists());
    }

    #[test]
    fn after_a_failure_of_the_disk_nothing_is_written_until_it_is_reopened() {
        let (_dir, mut database) = open();
        database.failed(&StoreError::Io("写入".to_owned()));
        assert_eq!(database.commit(&setting("a", 1)).err(), Some(StoreError::ReadOnly));
        assert_eq!(database.setting("a"), Ok(None));
    }

    #[test]
    fn the_connection_is_encrypted_durable_and_leaves_no_temporary_files() {
        let (_dir, database) = open();
        let pragma = |name: &str| {
            let text = |row: &rusqlite::Row<'_>| row.get::<_, rusqlite::types::Value>(0);
            format!("{:?}", database.sql.pragma_query_value(None, name, text).expect("pragma"))
        };
        for (name, value) in [
            ("journal_mode", "Text(\"wal\")"),
            ("synchronous", "Integer(2)"),
            ("foreign_keys", "Integer(1)"),
            ("temp_store", "Integer(2)"),
            ("locking_mode", "Text(\"exclusive\")"),
            ("cipher_status", "Text(\"1\")"),
        ] {
            assert_eq!(pragma(name), value, "{name}");
        }
    }
}
