//! Writing one batch within an open transaction.

use jiangxuan_model::{Digest, DocId, Tip, Tree, Vector};
use jiangxuan_trust::Chain;
use rusqlite::{Connection, Params, params};

use crate::append::{self, Parted};
use crate::error::StoreError;
use crate::naming::Naming;
use crate::pack::Packer;
use crate::read;
use crate::shelf::{Batch, QuarantineItem, Stored, Write};

/// Writes batches through one open transaction.
pub(crate) struct Writer<'a> {
    sql: &'a Connection,
    packer: &'a mut Packer,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(sql: &'a Connection, packer: &'a mut Packer) -> Self {
        Self { sql, packer }
    }

    /// Writes all of `batch`. What it returns is proof only once the transaction has been committed.
    pub(crate) fn batch(&mut self, batch: &Batch) -> Result<Stored, StoreError> {
        let mut numbers = Vec::new();
        for write in &batch.writes {
            numbers.extend(self.write(write)?);
        }
        Ok(Stored::new(numbers))
    }

    fn write(&mut self, write: &Write) -> Result<Option<u64>, StoreError> {
        match write {
            Write::Chains { doc, chains } => self.chains(doc, chains)?,
            Write::Document { doc, vector, summary, snapshot } => self.document(doc, vector, summary, snapshot)?,
            Write::Statement { id, bytes } => {
                self.run(
                    "保存签名记录",
                    "INSERT INTO statement VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                    params![id.0, bytes],
                )?;
            }
            Write::Blob { hash, tree } => self.blob(hash, tree)?,
            // Its file was written before the transaction.
            Write::Piece { .. } => {}
            Write::Whole { hash } => {
                self.run("保存附件", "UPDATE blob SET whole = 1 WHERE hash = ?1", [hash.0])?;
            }
            Write::Forget { hash } => {
                self.run("放下附件", "DELETE FROM blob WHERE hash = ?1 AND whole = 0", [hash.0])?;
            }
            Write::Use { doc, hash, elsewhere } => {
                let sql =
                    "INSERT INTO blob_use VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET elsewhere = max(elsewhere, ?3)";
                self.run("保存附件", sql, params![hash.0, doc.to_string(), elsewhere])?;
            }
            Write::Quarantine(item) => return self.put_aside(item).map(Some),
            Write::QuarantineEnd { no, outcome } => self.end(*no, outcome)?,
            Write::Setting { key, value } => self.set(key, value.as_deref())?,
        }
        Ok(None)
    }

    fn blob(&self, hash: &Digest, tree: &Tree) -> Result<(), StoreError> {
        let bytes = postcard::to_stdvec(tree).map_err(|error| StoreError::Sqlite(error.to_string()))?;
        let row = params![hash.0, tree.size.cast_signed(), bytes];
        self.run("保存附件", "INSERT INTO blob VALUES (?1, ?2, ?3, 0) ON CONFLICT DO NOTHING", row)?;
        Ok(())
    }

    fn chains(&mut self, doc: &DocId, chains: &[Chain]) -> Result<(), StoreError> {
        let key = self.key(doc)?;
        chains.iter().try_for_each(|chain| self.append(doc, key, chain))
    }

    fn append(&mut self, doc: &DocId, key: i64, chain: &Chain) -> Result<(), StoreError> {
        let newest = read::tip(self.sql, key, &chain.actor)?;
        let Parted { known, fresh } = append::part(doc, chain, newest.as_ref())?;
        let held = newest.map_or(0, |tip| tip.seq);
        if !known.is_empty() {
            self.compare(doc, key, chain, held, known)?;
        }
        if !fresh.is_empty() {
            self.segment(key, chain, held + 1, fresh)?;
            self.tip(key, chain)?;
        }
        Ok(())
    }

    /// What is offered again must be what is held.
    fn compare(&self, doc: &DocId, key: i64, chain: &Chain, held: u64, known: &[u8]) -> Result<(), StoreError> {
        let stored = read::changes(self.sql, doc, key, &chain.actor, chain.first - 1, held)?;
        if stored.starts_with(known) {
            return Ok(());
        }
        Err(StoreError::Fork { doc: doc.clone(), actor: chain.actor })
    }

    fn segment(&mut self, key: i64, chain: &Chain, first: u64, raw: &[u8]) -> Result<(), StoreError> {
        let packed = self.packer.pack(raw)?;
        let size = packed.as_ref().map(|_| raw.len() as i64);
        let bytes = packed.as_deref().unwrap_or(raw);
        let row = params![key, chain.actor.0, first.cast_signed(), chain.tip.seq.cast_signed(), size, bytes];
        self.run("保存变更", "INSERT INTO segment VALUES (?1, ?2, ?3, ?4, ?5, ?6)", row)?;
        Ok(())
    }

    fn tip(&self, key: i64, chain: &Chain) -> Result<(), StoreError> {
        let Chain { actor, device, tip: Tip { seq, hash }, signature, .. } = chain;
        let row = params![key, actor.0, device.0, seq.cast_signed(), hash.0, signature.0];
        self.run("保存变更签名", "INSERT OR REPLACE INTO tip VALUES (?1, ?2, ?3, ?4, ?5, ?6)", row)?;
        Ok(())
    }

    fn document(&self, doc: &DocId, vector: &Vector, summary: &str, snapshot: &[u8]) -> Result<(), StoreError> {
        let key = self.key(doc)?;
        let vector = postcard::to_stdvec(vector).map_err(|error| StoreError::Sqlite(error.to_string()))?;
        let row = params![key, vector, summary];
        self.run("保存文档", "UPDATE document SET vector = ?2, summary = ?3 WHERE doc_key = ?1", row)?;
        if !snapshot.is_empty() {
            self.run("保存快照", "INSERT OR REPLACE INTO snapshot VALUES (?1, ?2)", params![key, snapshot])?;
        }
        Ok(())
    }

    /// The document's row number; a new document gets one.
    fn key(&self, doc: &DocId) -> Result<i64, StoreError> {
        if let Some(key) = read::key(self.sql, doc)? {
            return Ok(key);
        }
        self.run("登记文档", "INSERT INTO document (id) VALUES (?1)", [doc.to_string()])?;
        Ok(self.sql.last_insert_rowid())
    }

    fn put_aside(&self, item: &QuarantineItem) -> Result<u64, StoreError> {
        let QuarantineItem { doc, device, reason, time, bytes } = item;
        let doc = doc.as_ref().map(ToString::to_string);
        let sql = "INSERT INTO quarantine (doc, device, reason, time, bytes) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.run("隔离可疑数据", sql, params![doc, device.0, reason, time.0, bytes])?;
        Ok(self.sql.last_insert_rowid().cast_unsigned())
    }

    fn end(&self, no: u64, outcome: &str) -> Result<(), StoreError> {
        let sql = "UPDATE quarantine SET outcome = ?2 WHERE no = ?1 AND outcome IS NULL";
        match self.run("处理隔离项", sql, params![no.cast_signed(), outcome])? {
            0 => Err(StoreError::NotInQuarantine(no)),
            _ => Ok(()),
        }
    }

    fn set(&self, key: &str, value: Option<&[u8]>) -> Result<(), StoreError> {
        match value {
            Some(value) => {
                self.run("保存设置", "INSERT OR REPLACE INTO setting VALUES (?1, ?2)", params![key, value])?
            }
            None => self.run("删除设置", "DELETE FROM setting WHERE key = ?1", [key])?,
        };
        Ok(())
    }

    fn run(&self, what: &str, sql: &str, row: impl Params) -> Result<usize, StoreError> {
        self.sql.prepare_cached(sql).and_then(|mut statement| statement.execute(row)).naming(what)
    }
}

/// Sets one setting outside a batch, for a database that is only being made.
pub(crate) fn setting(sql: &Connection, key: &str, value: &[u8]) -> Result<(), StoreError> {
    sql.execute("INSERT OR REPLACE INTO setting VALUES (?1, ?2)", params![key, value]).naming("保存设置")?;
    Ok(())
}
