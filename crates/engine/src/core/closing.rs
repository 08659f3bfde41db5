//! The deadline as signed facts: closing, the list, late work, more time, telephone codes.

use std::collections::BTreeSet;

use jiangxuan_contract::answer::closing::{
    ClosingBegun, ClosingDone, LateAdmitted, LateRow, PhoneNoted, PhoneRow, TimeExtended,
};
use jiangxuan_model::{BureauCode, Digest, Time};
use jiangxuan_trust::{Admission, Claim, Closed, Entry, Extension, Manifest, PhoneNote, Receipt, phone, season_root};

use super::Work;
use super::campaign::{rfc3339, trust};
use super::state::Core;
use crate::command::Failure;
use crate::ledger::{Phase, Sealed};

impl Core {
    pub(crate) fn only_municipal(&self) -> Result<(), Failure> {
        if self.municipal() {
            Ok(())
        } else {
            Err(Failure::new("not_yours", "只有市局设备可以这样做。没有改动。"))
        }
    }

    pub(crate) fn close_begin(&mut self, work: &mut Work<'_, '_>) -> Result<ClosingBegun, Failure> {
        self.only_municipal()?;
        if self.ledger.phase() != Phase::Open {
            return Err(Failure::new("phase", "已经开始截止，无须重复。没有改动。"));
        }
        self.claim(work, Claim::Closing {})?;
        Ok(ClosingBegun { phase: Phase::Closing, waiting: self.unreceived() })
    }

    /// Seals that are known but whose content has not fully arrived.
    fn unreceived(&self) -> usize {
        self.ledger.sealed_documents().filter(|(_, sealed)| self.ledger.receipt(&sealed.id).is_none()).count()
    }

    pub(crate) fn close_finish(&mut self, work: &mut Work<'_, '_>) -> Result<ClosingDone, Failure> {
        self.only_municipal()?;
        match self.ledger.phase() {
            Phase::Closing => {}
            Phase::Open => {
                return Err(Failure::new("phase", "请先执行 close begin，让已签发的申报继续上传。没有改动。"));
            }
            Phase::Closed => return Err(Failure::new("phase", "已经封存，无须重复。没有改动。")),
        }
        let bureaus = self.bureaus()?;
        let lists: Vec<Vec<Entry>> = bureaus.iter().map(|bureau| self.entries(bureau)).collect();
        let root = season_root(&lists);
        let count: usize = lists.iter().map(Vec::len).sum();
        for (bureau, entries) in bureaus.into_iter().zip(lists) {
            self.claim(work, Claim::Manifest(Manifest { bureau, entries, season_root: root }))?;
        }
        let last_receipt = self.ledger.last_receipt(&self.me.id()).map(|(no, _)| no);
        let closed = Closed { season_root: root, count: count as u64, last_receipt };
        self.claim(work, Claim::Closed(closed))?;
        Ok(ClosingDone { phase: Phase::Closed, count, root: root.to_string(), last_receipt })
    }

    /// Every bureau of the season, and every other one that is enrolled, in the order of their codes.
    fn bureaus(&self) -> Result<Vec<BureauCode>, Failure> {
        let season = self.season()?.bureaus.iter().map(|bureau| bureau.code.clone());
        let enrolled = self.enrolled()?.roster.members.iter().map(|member| member.bureau.clone());
        Ok(season.chain(enrolled).collect::<BTreeSet<_>>().into_iter().collect())
    }

    fn entries(&self, bureau: &BureauCode) -> Vec<Entry> {
        let entry = |(sealed, receipt_no): (&Sealed, u64)| Entry {
            doc: sealed.seal.doc.clone(),
            seal: sealed.id,
            version: sealed.seal.version,
            heads: sealed.seal.heads.clone(),
            blobs: sealed.seal.blobs.clone(),
            receipt_no,
        };
        // A newer seal whose content has not arrived does not cost the bureau the version that has.
        let nominated = self.nominated(bureau).into_iter();
        nominated.filter_map(|(doc, _)| self.ledger.received(&doc).map(entry)).collect()
    }

    pub(crate) fn close_late(&self) -> Result<Vec<LateRow>, Failure> {
        let late = self.ledger.receipts().into_iter().filter(|(_, receipt)| receipt.late);
        Ok(late.map(|(_, receipt)| self.late_row(receipt)).collect())
    }

    fn late_row(&self, receipt: &Receipt) -> LateRow {
        let sealed = self.ledger.seals(&receipt.doc).iter().find(|sealed| sealed.id == receipt.seal);
        let told = self.telephoned(&receipt.seal);
        LateRow {
            dossier: receipt.doc.to_string(),
            bureau: receipt.doc.bureau.clone(),
            name: self.nominee(&receipt.doc),
            version: receipt.version,
            receipt: receipt.no,
            sealed: sealed.map(|sealed| rfc3339(sealed.time)),
            received: rfc3339(receipt.received),
            telephoned: told.map(|note| rfc3339(note.heard)),
            admitted: self.ledger.admitted(&receipt.seal).map(str::to_owned),
        }
    }

    pub(crate) fn close_admit(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        reason: &str,
    ) -> Result<LateAdmitted, Failure> {
        self.only_municipal()?;
        let doc = self.dossier(id)?;
        let late = self
            .ledger
            .seals(&doc)
            .iter()
            .rev()
            .find(|sealed| self.ledger.receipt(&sealed.id).is_some_and(|(_, receipt)| receipt.late));
        let seal = late
            .map(|sealed| sealed.id)
            .ok_or_else(|| Failure::new("not_late", "这份申报没有逾期收到的版本，无须补收。没有改动。"))?;
        if reason.trim().is_empty() {
            return Err(Failure::new("reason", "补收须写明理由。没有改动。"));
        }
        self.claim(work, Claim::Admission(Admission { seal, doc: doc.clone(), reason: reason.to_owned() }))?;
        Ok(LateAdmitted { id: doc.to_string(), delivery: self.delivery(&doc), reason: reason.to_owned() })
    }

    pub(crate) fn close_extend(
        &mut self,
        work: &mut Work<'_, '_>,
        bureau: BureauCode,
        until: Time,
        reason: &str,
    ) -> Result<TimeExtended, Failure> {
        self.only_municipal()?;
        if !self.bureaus()?.contains(&bureau) {
            return Err(Failure::new("unknown_bureau", format!("没有代码为 {bureau} 的单位。没有改动。")));
        }
        let extension = Extension { bureau: bureau.clone(), until, reason: reason.to_owned() };
        self.claim(work, Claim::Extension(extension))?;
        Ok(TimeExtended { bureau, until: rfc3339(until), reason: reason.to_owned() })
    }

    pub(crate) fn phone_record(
        &mut self,
        work: &mut Work<'_, '_>,
        bureau: BureauCode,
        code: &str,
        note: &str,
    ) -> Result<PhoneNoted, Failure> {
        self.only_municipal()?;
        let code = phone::parse(code).map_err(trust)?;
        let heard = work.env.now;
        let note = PhoneNote { code: code.clone(), heard, bureau: bureau.clone(), note: note.to_owned() };
        self.claim(work, Claim::PhoneNote(note))?;
        Ok(PhoneNoted { bureau, code, heard: rfc3339(heard) })
    }

    pub(crate) fn phone_list(&self) -> Result<Vec<PhoneRow>, Failure> {
        let notes = self.notes().map(|note| {
            let matched =
                self.ledger.receipts().into_iter().find(|(_, receipt)| phone::matches(&note.code, receipt.seal));
            PhoneRow {
                bureau: note.bureau.clone(),
                code: note.code.clone(),
                heard: rfc3339(note.heard),
                note: note.note.clone(),
                matched: matched.is_some(),
                dossier: matched.map(|(_, receipt)| receipt.doc.to_string()),
            }
        });
        Ok(notes.collect())
    }

    fn notes(&self) -> impl Iterator<Item = &PhoneNote> {
        self.ledger.held().values().filter_map(|held| match &held.statement.claim {
            Claim::PhoneNote(note) => Some(note),
            _ => None,
        })
    }

    /// The note of a telephone call in which this seal's code was read out.
    fn telephoned(&self, seal: &Digest) -> Option<&PhoneNote> {
        self.notes().filter(|note| phone::matches(&note.code, *seal)).min_by_key(|note| note.heard)
    }
}
