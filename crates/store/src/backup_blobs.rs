//! The attachments within a backup: their encrypted files as rows of one more table, so that one file holds everything.

use std::io::{Read as _, Write as _};
use std::path::Path;

use jiangxuan_durable::{sync_file, sync_folder};
use jiangxuan_model::Digest;
use rusqlite::{Connection, params};

use crate::attempt::BLOBS;
use crate::blobs::BlobFiles;
use crate::error::StoreError;
use crate::naming::Naming;
use crate::read::{self, damaged};

const WHAT: &str = "备份里的附件";
const TABLE: &str = "
CREATE TABLE scan (
    hash  BLOB NOT NULL,
    name  TEXT NOT NULL,
    part  INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (hash, part)
) STRICT;
";
/// Bytes of a file in one row.
const ROW: u64 = 1 << 20;

/// What a backup holds of the attachments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BackedUp {
    /// How many are in it.
    pub blobs: u64,
    /// Those whose files are damaged or gone: not in it.
    pub lost: Vec<Digest>,
}

/// Copies every whole attachment of `sql` into the backup; each is read through and checked before.
pub(crate) fn pack(sql: &Connection, files: Option<&BlobFiles>, copy: &mut Connection) -> Result<BackedUp, StoreError> {
    let mut told = BackedUp::default();
    let step = copy.transaction().naming(WHAT)?;
    step.execute_batch(TABLE).naming(WHAT)?;
    for row in read::blobs(sql)?.into_iter().filter(|row| row.whole) {
        let tree = read::tree(sql, &row.hash)?;
        let good = tree.zip(files).is_some_and(|((tree, _), files)| files.check(&row.hash, &tree).is_ok());
        match files.filter(|_| good) {
            Some(files) => {
                insert(&step, files, &row.hash)?;
                told.blobs += 1;
            }
            None => told.lost.push(row.hash),
        }
    }
    step.commit().naming(WHAT)?;
    Ok(told)
}

fn insert(copy: &Connection, files: &BlobFiles, hash: &Digest) -> Result<(), StoreError> {
    let (name, mut file) = files.raw(hash)?;
    for part in 0_i64.. {
        let mut bytes = Vec::new();
        std::io::Read::by_ref(&mut file).take(ROW).read_to_end(&mut bytes)?;
        if bytes.is_empty() {
            break;
        }
        copy.execute("INSERT INTO scan VALUES (?1, ?2, ?3, ?4)", params![hash.0, name, part, bytes]).naming(WHAT)?;
    }
    Ok(())
}

/// Writes the attachments of a backup into the folder of the profile that is being made, and takes them out of its
/// database. What the backup lacks is missing there as well, to be fetched from other devices.
pub(crate) fn unpack(source: &Connection, sql: &Connection, profile: &Path) -> Result<(), StoreError> {
    let there =
        source.query_row("SELECT count(*) FROM sqlite_master WHERE name = 'scan'", [], |row| row.get::<_, i64>(0));
    if there.naming(WHAT)? == 0 {
        return Ok(());
    }
    let folder = profile.join(BLOBS);
    std::fs::create_dir_all(&folder)?;
    write_all(source, &folder)?;
    sync_folder(&folder)?;
    sync_folder(profile)?;
    let lost = "hash NOT IN (SELECT hash FROM scan)";
    let forget = format!(
        "BEGIN; DELETE FROM blob_use WHERE {lost}; UPDATE blob SET whole = 0 WHERE {lost}; DROP TABLE scan; COMMIT; VACUUM;"
    );
    sql.execute_batch(&forget).naming(WHAT)
}

fn write_all(source: &Connection, folder: &Path) -> Result<(), StoreError> {
    let mut names = source.prepare("SELECT DISTINCT name FROM scan").naming(WHAT)?;
    let names = names.query_map([], |row| row.get::<_, String>(0)).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    for name in names.naming(WHAT)? {
        if !name.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(damaged(&WHAT));
        }
        write_one(source, &folder.join(&name), &name)?;
    }
    Ok(())
}

fn write_one(source: &Connection, path: &Path, name: &str) -> Result<(), StoreError> {
    let mut file = std::fs::File::create(path)?;
    let mut rows = source.prepare("SELECT bytes FROM scan WHERE name = ?1 ORDER BY part").naming(WHAT)?;
    let rows = rows.query_map([name], |row| row.get::<_, Vec<u8>>(0)).naming(WHAT)?.map(|row| row.naming(WHAT));
    for bytes in rows {
        file.write_all(&bytes?)?;
    }
    Ok(sync_file(&file)?)
}
