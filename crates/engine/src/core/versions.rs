//! The sealed versions of a dossier, and what two of them say differently.

use jiangxuan_contract::answer::dossier::{self as answer, Comparison, Version};
use jiangxuan_model::{ChangeId, Difference, DocId};

use super::Work;
use super::campaign::rfc3339;
use super::state::Core;
use super::veil::{Look, veiled};
use crate::command::Failure;
use crate::ledger::Sealed;

impl Core {
    pub(crate) fn versions(&self, id: &str) -> Result<Vec<Version>, Failure> {
        let doc = self.dossier(id)?;
        Ok(self.ledger.seals(&doc).iter().map(|sealed| self.version_row(sealed)).collect())
    }

    fn version_row(&self, sealed: &Sealed) -> Version {
        let receipt = self.ledger.receipt(&sealed.id).map(|(_, receipt)| receipt);
        let author = self.ledger.held().get(&sealed.id).map(|held| self.who(&held.statement.author).0);
        Version {
            version: sealed.seal.version,
            seal: sealed.id.to_string(),
            time: rfc3339(sealed.time),
            person: author,
            receipt: receipt.map(|receipt| receipt.no),
            received: receipt.map(|receipt| rfc3339(receipt.received)),
            late: receipt.is_some_and(|receipt| receipt.late),
            reopened: self.ledger.reopened(sealed).map(str::to_owned),
            counts: self.ledger.counts(&sealed.id),
        }
    }

    pub(crate) fn difference(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        from: Option<u32>,
        to: Option<u32>,
        unmask: bool,
    ) -> Result<Comparison, Failure> {
        let doc = self.dossier(id)?;
        let newest = self.ledger.seals(&doc).last().map_or(0, |sealed| sealed.seal.version);
        let to = to.unwrap_or(newest);
        let from = from.unwrap_or(if to == 0 { newest } else { to.saturating_sub(1) });
        let before = self.heads_of(&doc, from)?;
        let after = if to == 0 { self.heads_now(&doc) } else { self.heads_of(&doc, to)? };
        if unmask {
            self.audit(work, "unmask", &doc.to_string());
        }
        let look = Look::of(unmask);
        let rows = self.reading(work, &doc, |core, document| {
            let held = before.iter().chain(&after).all(|head| document.holds(head));
            held.then(|| {
                document.differences(&before, &after).iter().map(|row| core.differing(row, look)).collect::<Vec<_>>()
            })
        })?;
        let differences = rows.ok_or_else(|| {
            Failure::new("incomplete", "这一版的内容还没有全部到达本机，暂时不能对比。请同步后再看。")
        })?;
        Ok(Comparison { id: doc.to_string(), name: self.nominee(&doc), from, to, differences })
    }

    pub(crate) fn heads_now(&self, doc: &DocId) -> Vec<ChangeId> {
        self.documents.get(doc).map(|entry| entry.summary.summary.heads.clone()).unwrap_or_default()
    }

    pub(crate) fn heads_of(&self, doc: &DocId, version: u32) -> Result<Vec<ChangeId>, Failure> {
        let sealed = self.ledger.seals(doc).iter().rev().find(|sealed| sealed.seal.version == version);
        sealed.map(|sealed| sealed.seal.heads.clone()).ok_or_else(|| {
            Failure::new(
                "unknown_version",
                format!("没有签发过第 {version} 版，不能对比。已签发的版本见 dossier versions。"),
            )
        })
    }

    fn differing(&self, row: &Difference, look: Look) -> answer::Difference {
        let show = |value: &str| veiled(&row.field, value, look);
        let written = row.written.as_ref().map(|written| self.side(&row.field, written, look));
        let (before, after) = (show(&row.before), show(&row.after));
        let (person, bureau, time) = match written {
            Some(side) => (Some(side.person), Some(side.bureau), Some(side.time)),
            None => (None, None, None),
        };
        answer::Difference { field: row.field.clone(), before, after, person, bureau, time }
    }
}
