//! The tables, as numbered migrations.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::StoreError;
use crate::naming::Naming;

/// Every migration in order; `PRAGMA user_version` counts those applied. One that was released is
/// never changed.
const MIGRATIONS: [&str; 2] = [V1, V2];

/// `segment` is the record: rows are added and never changed. `bytes` are chunks end to end, or
/// where `size` is given, a zstd frame that decompresses to so many bytes. It keeps its row ids: large
/// rows inside the index made the file 15 % larger and reading it a third slower.
const V1: &str = "
CREATE TABLE document (
    doc_key INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    vector  BLOB,
    summary TEXT
) STRICT;
CREATE TABLE snapshot (
    doc_key INTEGER PRIMARY KEY REFERENCES document,
    bytes   BLOB NOT NULL
) STRICT;
CREATE TABLE tip (
    doc_key   INTEGER NOT NULL REFERENCES document,
    actor     BLOB NOT NULL,
    device    BLOB NOT NULL,
    seq       INTEGER NOT NULL,
    hash      BLOB NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (doc_key, actor)
) STRICT, WITHOUT ROWID;
CREATE TABLE segment (
    doc_key INTEGER NOT NULL,
    actor   BLOB NOT NULL,
    first   INTEGER NOT NULL,
    last    INTEGER NOT NULL,
    size    INTEGER,
    bytes   BLOB NOT NULL,
    PRIMARY KEY (doc_key, actor, first)
) STRICT;
CREATE TABLE statement (
    id    BLOB PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE quarantine (
    no      INTEGER PRIMARY KEY,
    doc     TEXT,
    device  BLOB NOT NULL,
    reason  TEXT NOT NULL,
    time    INTEGER NOT NULL,
    bytes   BLOB NOT NULL,
    outcome TEXT
) STRICT;
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
";

/// Attachments: `tree` is postcard. The files are beside the database, under the key in `blob_key`.
const V2: &str = "
CREATE TABLE blob (
    hash  BLOB PRIMARY KEY,
    size  INTEGER NOT NULL,
    tree  BLOB NOT NULL,
    whole INTEGER NOT NULL
) STRICT;
CREATE TABLE blob_use (
    hash      BLOB NOT NULL REFERENCES blob,
    doc       TEXT NOT NULL,
    elsewhere INTEGER NOT NULL,
    PRIMARY KEY (hash, doc)
) STRICT, WITHOUT ROWID;
CREATE TABLE blob_key (
    bytes BLOB NOT NULL
) STRICT;
";

const TABLES: [&str; 10] =
    ["document", "snapshot", "tip", "segment", "statement", "quarantine", "setting", "blob", "blob_use", "blob_key"];
/// How many of them there were in the first format.
const TABLES_OF_V1: usize = 7;

/// Every table of a format, for comparing copies.
pub(crate) fn tables(version: u32) -> &'static [&'static str] {
    if version < 2 { &TABLES[..TABLES_OF_V1] } else { &TABLES }
}

/// The newest format that this release knows.
pub(crate) const KNOWN: u32 = MIGRATIONS.len() as u32;

/// The format of an open database.
pub(crate) fn version(connection: &Connection) -> Result<u32, StoreError> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).naming("数据库首页")
}

/// Brings a database to the newest format, each step whole or not at all.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let found = version(connection)?;
    if found > KNOWN {
        return Err(StoreError::NewerSchema { found, known: KNOWN });
    }
    for (done, sql) in (1..).zip(MIGRATIONS).skip(found as usize) {
        let step = connection.transaction_with_behavior(TransactionBehavior::Immediate).naming("升级数据格式")?;
        step.execute_batch(sql).naming("升级数据格式")?;
        step.pragma_update(None, "user_version", done).naming("升级数据格式")?;
        step.commit().naming("升级数据格式")?;
    }
    Ok(())
}
