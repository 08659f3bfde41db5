//! Scans beside records that are no dossier's: the minutes of a meeting, the pages and photographs of a publicity.
//!
//! Such a record names each of its scans by one value: the key is `scan.` and the hash, the value the length, the media
//! type and the name, in this order and between spaces.

use jiangxuan_contract::Reply;
use jiangxuan_contract::answer::evidence::{Room, ScanAttached, ScanBeside};
use jiangxuan_model::layout::SCAN;
use jiangxuan_model::{Digest, DocId, Edit, Kind, Record};

use super::Work;
use super::evidence::{Attachment, here, title};
use super::state::Core;
use crate::command::{Failure, ScanPlace};
use crate::names;

/// Fewest characters of a hash that name a scan.
const SHORTEST: usize = 6;

impl Core {
    pub(crate) fn attach_beside(
        &mut self,
        work: &mut Work<'_, '_>,
        at: &ScanPlace,
        what: &Attachment,
        rehearsal: bool,
    ) -> Result<Reply, Failure> {
        let (doc, section, record) = self.scanned(work, at)?;
        self.may_attach(&doc, what.tree.size)?;
        let (media, title) = (&what.media, title(what));
        let Some(hash) = what.hash.filter(|_| !rehearsal) else { return Ok(Room { bytes: what.tree.size }.into()) };
        let twice = self.named(&doc).contains_key(&hash);
        let value = format!("{} {media} {title}", what.tree.size);
        let values = vec![(format!("{SCAN}{hash}"), value)];
        let edit = Edit::Record { section: section.to_owned(), id: record.id, values };
        self.put_in(work, &doc, hash, &what.tree, edit)?;
        let (record, media, bytes) = (hash.short(), media.clone(), what.tree.size);
        Ok(ScanAttached { record, title, media, bytes, twice, look: None }.into())
    }

    /// The scans beside a record, and where their files are.
    pub(crate) fn scan_list(&mut self, work: &Work<'_, '_>, at: &ScanPlace) -> Result<Vec<ScanBeside>, Failure> {
        let (doc, _, record) = self.scanned(work, at)?;
        Ok(scans_of(&record).map(|scan| self.scan_row(&doc, scan)).collect())
    }

    /// One of them, for whoever wants its file; that is written down.
    pub(crate) fn extract_scan(
        &mut self,
        work: &mut Work<'_, '_>,
        at: &ScanPlace,
        scan: &str,
    ) -> Result<ScanBeside, Failure> {
        let (doc, row) = self.scan_here(work, at, scan)?;
        self.audit(work, "scan_extract", &doc.to_string());
        Ok(row)
    }

    /// One of them whose file is here, and the document that names it.
    pub(crate) fn scan_here(
        &mut self,
        work: &Work<'_, '_>,
        at: &ScanPlace,
        scan: &str,
    ) -> Result<(DocId, ScanBeside), Failure> {
        let (doc, _, record) = self.scanned(work, at)?;
        let wanted = scan.trim().to_ascii_lowercase();
        let mut fits = scans_of(&record).filter(|held| held.hash.to_string().starts_with(&wanted));
        let found = fits.next().filter(|_| wanted.len() >= SHORTEST && fits.next().is_none());
        let found = found.ok_or_else(|| {
            Failure::new("unknown_record", format!("没有编号为 {scan} 的扫描件，没有写出。请用 scan list 查看编号。"))
        })?;
        let row = self.scan_row(&doc, found);
        here(row.state)?;
        Ok((doc, row))
    }

    /// The record that scans are to lie beside, and where it is.
    fn scanned(&mut self, work: &Work<'_, '_>, at: &ScanPlace) -> Result<(DocId, &'static str, Record), Failure> {
        match at {
            ScanPlace::Meeting { meeting } => {
                let held = |(_, record): &(DocId, Record)| record.id == *meeting;
                let (doc, record) = self.meetings(work)?.into_iter().find(held).ok_or_else(|| {
                    let text = format!("没有编号为 {meeting} 的会议记录，没有改动。请用 meeting list 查看编号。");
                    Failure::new("unknown_meeting", text)
                })?;
                Ok((doc, "meetings", record))
            }
            ScanPlace::Publicity { id } => {
                let bulletin = self.municipal_doc(Kind::Bulletin)?;
                let nominee = self.dossier(id)?.unique_text();
                let records = self.records_of(work, &bulletin, "publicity")?;
                let record = records.into_iter().find(|record| record.id == nominee).ok_or_else(|| {
                    let text = format!("「{id}」还没有登记公示，没有改动。请先用 publicity start 登记。");
                    Failure::new("not_shown", text)
                })?;
                Ok((bulletin, "publicity", record))
            }
        }
    }

    fn scan_row(&self, doc: &DocId, scan: Scan) -> ScanBeside {
        ScanBeside {
            record: scan.hash.short(),
            file: scan.title.clone(),
            title: scan.title,
            media: scan.media,
            bytes: scan.bytes,
            blob: scan.hash.to_string(),
            state: self.whereabouts(doc, &scan.hash),
        }
    }
}

/// A scan as a record names it.
struct Scan {
    hash: Digest,
    bytes: u64,
    media: String,
    title: String,
}

fn scans_of(record: &Record) -> impl Iterator<Item = Scan> {
    record.values.iter().filter_map(|(key, reading)| {
        let mut parts = reading.shown().splitn(3, ' ');
        let hash = key.strip_prefix(SCAN)?.parse().ok()?;
        let bytes = parts.next()?.parse().ok()?;
        let (media, title) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        Some(Scan { hash, bytes, media: media.to_owned(), title: names::file(title) })
    })
}

/// How many scans lie beside a record.
pub(crate) fn scans_beside(record: &Record) -> usize {
    scans_of(record).count()
}
