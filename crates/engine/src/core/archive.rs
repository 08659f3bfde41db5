//! 归档: once the award work of a season is done, its dossiers are only read (D9).
//!
//! The archive is a note in the bulletin, which every device of the season holds. It stops what is asked for on a device
//! that knows of it, and never what arrives: who edited in good faith before the note came loses nothing, all devices
//! come to hold that edit, and everybody sees it beside the sealed version.

use jiangxuan_contract::answer::season::{Archive, EditedSince};
use jiangxuan_model::{DocId, Edit, Kind};

use super::Work;
use super::state::Core;
use crate::command::Failure;

/// The day since when the season is archived; empty where it is not.
const SINCE: &str = "archived";
/// Why it was archived, or opened again.
const WHY: &str = "archive_reason";

impl Core {
    /// Archives the season, or opens it again.
    pub(crate) fn archive(&mut self, work: &mut Work<'_, '_>, on: bool, reason: &str) -> Result<Archive, Failure> {
        let day = if on { self.may_archive(work)? } else { self.may_open_again(reason)? };
        let values = [(SINCE, day), (WHY, reason.to_owned())];
        let edits: Vec<Edit> =
            values.into_iter().map(|(key, value)| Edit::Field { key: key.to_owned(), value }).collect();
        let bulletin = self.municipal_doc(Kind::Bulletin)?;
        self.edit(work, &bulletin, &edits)?;
        Ok(self.archive_row())
    }

    /// The day of today, where all that the award asks for is done.
    fn may_archive(&mut self, work: &Work<'_, '_>) -> Result<String, Failure> {
        if let Some(day) = self.archived() {
            return Err(Failure::new("archived", format!("本年度已于 {day} 归档，无须再办。没有改动。")));
        }
        let course = self.course(work)?;
        let Some(listed) = &course.published else {
            let text = "名单还没有发文公布，不能归档。没有改动。请先发文公布，再编证书号、登记奖金。";
            return Err(Failure::new("not_published", text));
        };
        let left = |done: fn(&jiangxuan_rules::course::Nominee) -> bool| {
            listed.iter().filter(|id| !course.nominees.get(*id).is_some_and(done)).count()
        };
        let (certificates, prizes) = (left(|nominee| nominee.certified), left(|nominee| nominee.paid));
        if certificates + prizes > 0 {
            let text = format!(
                "还有 {certificates} 名没有编证书号，{prizes} 名没有登记奖金，不能归档。没有改动。请办完这些再归档。"
            );
            return Err(Failure::new("unfinished", text));
        }
        Ok(self.this_day(work)?.to_string())
    }

    fn may_open_again(&self, reason: &str) -> Result<String, Failure> {
        if self.archived().is_none() {
            return Err(Failure::new("not_archived", "本年度没有归档，无须解除。没有改动。"));
        }
        if reason.is_empty() {
            return Err(Failure::new("reason", "解除归档须写明理由，各单位都能看到。没有改动。"));
        }
        Ok(String::new())
    }

    /// Since when the season is archived.
    pub(crate) fn archived(&self) -> Option<String> {
        let bulletin = self.municipal_doc(Kind::Bulletin).ok()?;
        Some(self.field_of(&bulletin, SINCE)).filter(|day| !day.is_empty())
    }

    /// Refuses to change a dossier of an archived season.
    pub(crate) fn not_archived(&self, doc: &DocId) -> Result<(), Failure> {
        match self.archived().filter(|_| doc.kind == Kind::Dossier) {
            Some(day) => Err(Failure::new("archived", refusal(&day))),
            None => Ok(()),
        }
    }

    /// How it stands: `{day, reason, edited}`, where `edited` are dossiers that differ from their sealed version, such as by
    /// an edit that arrived later.
    pub(crate) fn archive_row(&self) -> Archive {
        let edited = |doc: &&DocId| self.ledger.current(doc).is_some_and(|sealed| self.edited_since(doc, sealed));
        let edited = self
            .dossiers()
            .map(|(doc, _)| doc)
            .filter(edited)
            .map(|doc| EditedSince { id: doc.to_string(), name: self.nominee(doc), bureau: doc.bureau.clone() })
            .collect();
        let reason = self.municipal_doc(Kind::Bulletin).map(|doc| self.field_of(&doc, WHY)).unwrap_or_default();
        Archive { day: self.archived(), reason, edited }
    }
}

fn refusal(day: &str) -> String {
    format!(
        "本年度已于 {day} 归档，申报只供查阅，没有改动。原有资料都在，照样可以查看、打印、核验和备份。确须更正的，请市局写明理由解除归档后再改。"
    )
}
