//! The weekly look at every byte, before a bad disk is noticed by a clerk.

use jiangxuan_model::DocId;
use jiangxuan_trust::{Chain, verify_links};
use rusqlite::Connection;

use crate::database::{self, Database};
use crate::error::StoreError;
use crate::naming::Naming;
use crate::read;

/// What a scrub has read and found in order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scrubbed {
    /// Documents with a record.
    pub documents: u64,
    /// Changes whose hash was recomputed.
    pub changes: u64,
    /// Attachments that were read through.
    pub blobs: u64,
}

impl Database {
    /// Reads everything: pages, tables, and every change's own hash and link. The first fault found is the error.
    pub fn verify(&self) -> Result<Scrubbed, StoreError> {
        self.check_all_pages()?;
        let mut scrubbed = Scrubbed::default();
        for (key, doc) in documents(&self.sql)? {
            scrubbed.documents += 1;
            scrubbed.changes += scrub(&self.sql, key, &doc)?;
        }
        scrubbed.blobs = self.scrub_blobs()?;
        Ok(scrubbed)
    }

    /// Reads every page.
    pub(crate) fn check_all_pages(&self) -> Result<(), StoreError> {
        self.checkpoint()?;
        database::check_pages(&self.sql)
    }

    /// Reads every whole attachment through.
    fn scrub_blobs(&self) -> Result<u64, StoreError> {
        let mut read = 0;
        for row in read::blobs(&self.sql)?.into_iter().filter(|row| row.whole) {
            if let (Some((tree, _)), Some(files)) = (read::tree(&self.sql, &row.hash)?, self.files()) {
                files.check(&row.hash, &tree)?;
                read += 1;
            }
        }
        Ok(read)
    }

    /// Moves the log into the database file, because the page check reads that file alone.
    fn checkpoint(&self) -> Result<(), StoreError> {
        self.sql.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).naming("写前日志")
    }
}

fn documents(sql: &Connection) -> Result<Vec<(i64, DocId)>, StoreError> {
    let mut statement = sql.prepare("SELECT doc_key, id FROM document").naming("文档登记表")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).naming("文档登记表")?;
    rows.map(|row| {
        let (key, id) = row.naming("文档登记表")?;
        Ok((key, id.parse().map_err(|error: jiangxuan_model::IdError| read::damaged(&error))?))
    })
    .collect()
}

/// The number of changes in one document's record.
fn scrub(sql: &Connection, key: i64, doc: &DocId) -> Result<u64, StoreError> {
    let mut changes = 0;
    for tip in read::tips(sql, key)? {
        let bytes = read::changes(sql, doc, key, &tip.actor, 0, tip.tip.seq)?;
        let chain = Chain { bytes, ..tip };
        let broken = |error| read::damaged(&format!("文档 {doc} 的变更（作者 {}）：{error}", chain.actor));
        changes += verify_links(&chain, None).map_err(broken)?.len() as u64;
    }
    Ok(changes)
}
