//! Reading rows back. Whatever does not decode is named as damaged, never skipped.

use std::fmt::Display;

use jiangxuan_model::{Actor, ChangeId, DeviceId, Digest, DocId, Time, Tip, Tree, Vector};
use jiangxuan_trust::{Chain, Signature};
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

use crate::append;
use crate::error::StoreError;
use crate::naming::Naming;
use crate::pack;
use crate::shelf::{BlobRow, DocumentRow, QuarantineRow};

const SEGMENTS: &str = "SELECT first, last, size, bytes FROM segment WHERE doc_key = ?1 AND actor = ?2 AND first >= \
    coalesce((SELECT max(first) FROM segment WHERE doc_key = ?1 AND actor = ?2 AND first <= ?3), 0) ORDER BY first";

pub(crate) fn key(sql: &Connection, doc: &DocId) -> Result<Option<i64>, StoreError> {
    one(sql, "文档登记表", "SELECT doc_key FROM document WHERE id = ?1", [doc.to_string()], |row| row.get(0))
}

pub(crate) fn documents(sql: &Connection) -> Result<Vec<DocumentRow>, StoreError> {
    let query = "SELECT id, vector, summary FROM document WHERE vector IS NOT NULL";
    let raw = |row: &Row<'_>| {
        let vector = postcard::from_bytes::<Vector>(row.get_ref(1)?.as_blob()?).ok();
        Ok((row.get::<_, String>(0)?, vector, row.get(2)?))
    };
    let decode = |(id, vector, summary): (String, Option<Vector>, String)| {
        let vector = vector.ok_or_else(|| damaged(&format!("文档 {id} 的版本记录")))?;
        Ok(DocumentRow { doc: doc(&id)?, vector, summary })
    };
    let mut rows =
        all(sql, "文档列表", query, [], raw)?.into_iter().map(decode).collect::<Result<Vec<_>, StoreError>>()?;
    rows.sort_unstable_by(|a, b| a.doc.cmp(&b.doc));
    Ok(rows)
}

pub(crate) fn snapshot(sql: &Connection, doc: &DocId) -> Result<Option<Vec<u8>>, StoreError> {
    let query = "SELECT bytes FROM snapshot JOIN document USING (doc_key) WHERE id = ?1";
    one(sql, &format!("文档 {doc} 的快照"), query, [doc.to_string()], |row| row.get(0))
}

/// The newest change of `actor` that is held.
pub(crate) fn tip(sql: &Connection, key: i64, actor: &Actor) -> Result<Option<Tip>, StoreError> {
    let query = "SELECT seq, hash FROM tip WHERE doc_key = ?1 AND actor = ?2";
    let tip = |row: &Row<'_>| Ok(Tip { seq: number(row, 0)?, hash: ChangeId(row.get(1)?) });
    one(sql, "变更签名表", query, params![key, actor.0], tip)
}

pub(crate) fn chains(sql: &Connection, doc: &DocId, after: &Vector) -> Result<Vec<Chain>, StoreError> {
    let Some(key) = key(sql, doc)? else {
        return Ok(Vec::new());
    };
    let newer = |chain: &Chain| chain.tip.seq > after.seq(&chain.actor);
    let fill = |tip: Chain| {
        let held = after.seq(&tip.actor);
        let bytes = changes(sql, doc, key, &tip.actor, held, tip.tip.seq)?;
        Ok(Chain { first: held + 1, bytes, ..tip })
    };
    tips(sql, key)?.into_iter().filter(newer).map(fill).collect()
}

/// Every chain of a document, ordered by actor, its bytes left out.
pub(crate) fn tips(sql: &Connection, key: i64) -> Result<Vec<Chain>, StoreError> {
    let query = "SELECT actor, device, seq, hash, signature FROM tip WHERE doc_key = ?1 ORDER BY actor";
    all(sql, "变更签名表", query, [key], |row| {
        let tip = Tip { seq: number(row, 2)?, hash: ChangeId(row.get(3)?) };
        let signature = Signature(row.get(4)?);
        Ok(Chain {
            actor: Actor(row.get(0)?),
            device: DeviceId(row.get(1)?),
            first: 1,
            tip,
            signature,
            bytes: Vec::new(),
        })
    })
}

/// The chunks of `actor` behind number `held` up to `through`, its newest, end to end.
pub(crate) fn changes(
    sql: &Connection,
    doc: &DocId,
    key: i64,
    actor: &Actor,
    held: u64,
    through: u64,
) -> Result<Vec<u8>, StoreError> {
    let what = format!("文档 {doc} 的变更（作者 {actor}）");
    let missing = |reached: u64| damaged(&format!("{what}，缺第 {} 条", reached + 1));
    let (mut bytes, mut reached) = (Vec::new(), held);
    for segment in all(sql, &what, SEGMENTS, params![key, actor.0, (held + 1).cast_signed()], segment)? {
        if segment.first > reached + 1 || segment.last < segment.first {
            return Err(missing(reached));
        }
        bytes.extend_from_slice(segment.behind(reached).ok_or_else(|| damaged(&what))?);
        reached = reached.max(segment.last);
    }
    if reached == through { Ok(bytes) } else { Err(missing(reached)) }
}

struct Segment {
    first: u64,
    last: u64,
    /// `None` where the stored bytes do not decompress.
    raw: Option<Vec<u8>>,
}

impl Segment {
    /// The chunks behind number `reached`, of which the segment must not be further away than the next.
    fn behind(&self, reached: u64) -> Option<&[u8]> {
        let known = (reached.min(self.last) + 1).checked_sub(self.first)?;
        Some(append::split_after(self.raw.as_ref()?, known).ok()?.1)
    }
}

fn segment(row: &Row<'_>) -> rusqlite::Result<Segment> {
    let bytes = row.get_ref(3)?.as_blob()?;
    let raw = match row.get::<_, Option<i64>>(2)? {
        None => Some(bytes.to_vec()),
        Some(size) => usize::try_from(size).ok().and_then(|size| pack::unpack(bytes, size).ok()),
    };
    Ok(Segment { first: number(row, 0)?, last: number(row, 1)?, raw })
}

pub(crate) fn statements(sql: &Connection) -> Result<Vec<(Digest, Vec<u8>)>, StoreError> {
    all(sql, "签名记录", "SELECT id, bytes FROM statement ORDER BY id", [], |row| {
        Ok((Digest(row.get(0)?), row.get(1)?))
    })
}

pub(crate) fn quarantine(sql: &Connection) -> Result<Vec<QuarantineRow>, StoreError> {
    let query = "SELECT no, device, reason, time, bytes, outcome, doc FROM quarantine ORDER BY no";
    let raw = |row: &Row<'_>| {
        let (no, device, time) = (number(row, 0)?, DeviceId(row.get(1)?), Time(row.get(3)?));
        let (reason, bytes, outcome) = (row.get(2)?, row.get(4)?, row.get(5)?);
        Ok((QuarantineRow { no, doc: None, device, reason, time, bytes, outcome }, row.get(6)?))
    };
    let decode = |(row, id): (QuarantineRow, Option<String>)| {
        Ok(QuarantineRow { doc: id.as_deref().map(doc).transpose()?, ..row })
    };
    all(sql, "隔离区", query, [], raw)?.into_iter().map(decode).collect()
}

pub(crate) fn blobs(sql: &Connection) -> Result<Vec<BlobRow>, StoreError> {
    let what = "数据库页（附件登记表）";
    let row = |row: &Row<'_>| {
        Ok(BlobRow { hash: Digest(row.get(0)?), size: number(row, 1)?, whole: row.get(2)?, uses: Vec::new() })
    };
    let mut rows = all(sql, what, "SELECT hash, size, whole FROM blob ORDER BY hash", [], row)?;
    let used = |row: &Row<'_>| Ok((Digest(row.get(0)?), row.get::<_, String>(1)?, row.get(2)?));
    for (hash, id, elsewhere) in all(sql, what, "SELECT hash, doc, elsewhere FROM blob_use", [], used)? {
        if let Ok(at) = rows.binary_search_by_key(&hash, |row| row.hash) {
            rows[at].uses.push((doc(&id)?, elsewhere));
        }
    }
    rows.iter_mut().for_each(|row| row.uses.sort_unstable());
    Ok(rows)
}

/// The pieces of an attachment, and whether all of them are here.
pub(crate) fn tree(sql: &Connection, hash: &Digest) -> Result<Option<(Tree, bool)>, StoreError> {
    let what = format!("附件 {}", hash.short());
    let query = "SELECT tree, whole FROM blob WHERE hash = ?1";
    let row = one(sql, &what, query, [hash.0], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get(1)?)))?;
    let decode = |(bytes, whole): (Vec<u8>, bool)| {
        let tree: Tree = postcard::from_bytes(&bytes).map_err(|_| damaged(&what))?;
        if tree.root() == Some(*hash) { Ok((tree, whole)) } else { Err(damaged(&what)) }
    };
    row.map(decode).transpose()
}

/// The key of the attachments' files, once there were any.
pub(crate) fn blob_key(sql: &Connection) -> Result<Option<[u8; 32]>, StoreError> {
    one(sql, "数据库页（附件密钥）", "SELECT bytes FROM blob_key", [], |row| row.get(0))
}

pub(crate) fn setting(sql: &Connection, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
    one(sql, "设置", "SELECT value FROM setting WHERE key = ?1", [key], |row| row.get(0))
}

pub(crate) fn settings(sql: &Connection, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
    let query = "SELECT key, value FROM setting WHERE key >= ?1 AND substr(key, 1, length(?1)) = ?1 ORDER BY key";
    all(sql, "设置", query, [prefix], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Number of rows in one of our own tables.
pub(crate) fn count(sql: &Connection, table: &str) -> Result<u64, StoreError> {
    sql.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| number(row, 0)).naming(table)
}

fn number(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    row.get::<_, i64>(column).map(i64::cast_unsigned)
}

fn doc(id: &str) -> Result<DocId, StoreError> {
    id.parse().map_err(|error: jiangxuan_model::IdError| damaged(&error))
}

pub(crate) fn damaged(what: &dyn Display) -> StoreError {
    StoreError::Damaged { detail: what.to_string() }
}

fn one<T>(
    sql: &Connection,
    what: &str,
    query: &str,
    row: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>, StoreError> {
    let found = sql.prepare_cached(query).and_then(|mut statement| statement.query_row(row, read).optional());
    believed(sql, what, found)
}

fn all<T>(
    sql: &Connection,
    what: &str,
    query: &str,
    row: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, StoreError> {
    let found = sql.prepare_cached(query).and_then(|mut statement| statement.query_map(row, read)?.collect());
    believed(sql, what, found)
}

/// What a query found, unless a page failed its authentication meanwhile: SQLCipher gives such a page out as zeros, without
/// a word if it was the last one that the query needed. It remembers, and says so in its status.
fn believed<T>(sql: &Connection, what: &str, found: rusqlite::Result<T>) -> Result<T, StoreError> {
    let found = found.naming(what)?;
    let status = sql.pragma_query_value(None, "cipher_status", |row| row.get::<_, String>(0)).naming(what)?;
    if status == "1" { Ok(found) } else { Err(damaged(&what)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::{KdfCost, Secret};
    use crate::profile::Profile;

    #[test]
    fn a_hole_in_the_record_is_named_and_never_skipped() {
        let dir = tempfile::tempdir().expect("dir");
        let database = Profile::create_with(dir.path(), &Secret::Key([1; 32]), [2; 48], KdfCost::Test);
        let sql = &database.expect("create").sql;
        let id = DocId::only(jiangxuan_model::Kind::Desk, "140702".parse().expect("code"));
        let chunk = [0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, 1, 0];
        for (first, last) in [(1_u64, 2_u64), (3, 3), (5, 6)] {
            let bytes = chunk.repeat((last + 1 - first) as usize);
            let row = params![[7_u8; 16], first.cast_signed(), last.cast_signed(), bytes];
            sql.execute("INSERT INTO segment VALUES (1, ?1, ?2, ?3, NULL, ?4)", row).expect("insert");
        }
        let read = |held, through| changes(sql, &id, 1, &Actor([7; 16]), held, through);
        let missing = |held, through| read(held, through).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(missing(0, 6).contains("缺第 4 条"));
        assert!(missing(3, 6).contains("缺第 4 条"));
        assert!(missing(4, 7).contains("缺第 7 条"));
        assert_eq!(read(4, 6), Ok(chunk.repeat(2)));
        assert_eq!(read(5, 6), Ok(chunk.to_vec()));
    }
}
