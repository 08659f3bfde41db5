//! Backup into one encrypted file, and a new profile out of one.
//!
//! A backup is a SQLCipher database of its own. Its first 16 bytes are the salt of its passphrase, so
//! the file needs nothing beside it: the attachments are in it as well. It counts only after it has been opened
//! again and compared.

use std::path::Path;

use jiangxuan_model::Time;
use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::backup_blobs::{self, BackedUp};
use crate::database::{self, Database};
use crate::error::StoreError;
use crate::key::{CipherKey, Kdf, KdfCost, Salt, Secret};
use crate::naming::Naming;
use crate::profile::{self, Making};
use crate::{read, schema, write};

/// The setting that a restored profile carries: a postcard `Time`, when it was restored. Whoever finds it
/// must write under fresh actors and offer again what peers lack.
pub const RESTORED_FROM: &str = "restored_from";

impl Database {
    /// Writes the whole database into the new file `to`, which only `passphrase` opens, and checks it.
    /// Attachments whose files are damaged are left out, and named.
    pub fn backup(&self, to: &Path, passphrase: &str, random: [u8; 12]) -> Result<BackedUp, StoreError> {
        refuse_existing(to)?;
        let unfinished = to.with_added_extension("part");
        remove(&unfinished)?;
        let key = CipherKey::fresh(&phrase(passphrase), &KdfCost::Standard.into(), random)?;
        export(&self.sql, &unfinished, &key)?;
        let mut copy = database::connect(&unfinished, &key, false)?;
        let told = backup_blobs::pack(&self.sql, self.files(), &mut copy)?;
        drop(copy);
        compare(&self.sql, &unfinished, &key)?;
        std::fs::File::open(&unfinished)?.sync_all()?;
        std::fs::rename(&unfinished, to)?;
        to.parent().filter(|dir| !dir.as_os_str().is_empty()).map_or(Ok(()), profile::sync_dir)?;
        Ok(told)
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
    let key = CipherKey::known(&phrase(passphrase), &Kdf::from(KdfCost::Standard), salt(from)?)?;
    let source = database::connect(from, &key, false)?;
    check(&source)?;
    profile::make(dir, secret, random, cost, |making| fill(&source, making, now))
}

fn fill(source: &Connection, making: &Making<'_>, now: Time) -> Result<(), StoreError> {
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

/// Copies every row of `sql` into the file `to` under `key`.
fn export(sql: &Connection, to: &Path, key: &CipherKey) -> Result<(), StoreError> {
    let what = "写备份";
    let path = to.to_str().ok_or_else(|| StoreError::Io(format!("文件名不是 UTF-8：{}", to.display())))?;
    // Attaching creates no file on a connection that was opened without leave to create one.
    std::fs::File::create_new(to)?;
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

fn salt(from: &Path) -> Result<Salt, StoreError> {
    use std::io::Read;
    let mut salt = [0; 16];
    match std::fs::File::open(from)?.read_exact(&mut salt) {
        Ok(()) => Ok(salt),
        Err(_) => Err(read::damaged(&"备份文件不完整")),
    }
}

fn phrase(passphrase: &str) -> Secret {
    Secret::Passphrase(Zeroizing::new(passphrase.to_owned()))
}

fn refuse_existing(to: &Path) -> Result<(), StoreError> {
    if to.try_exists()? { Err(StoreError::Exists(to.to_owned())) } else { Ok(()) }
}

fn remove(unfinished: &Path) -> Result<(), StoreError> {
    match std::fs::remove_file(unfinished) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
