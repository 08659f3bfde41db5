//! 名额: a nomination beyond it needs a written reason, and the municipal bureau's word (R4, R5).

use jiangxuan_contract::answer::county::{OverQuota, Quota, QuotaDecided};
use jiangxuan_model::{BureauCode, DocId};
use jiangxuan_rules::season;
use jiangxuan_rules::{Finding, Level, quota};

use super::Work;
use super::county::field_edit;
use super::state::Core;
use crate::command::Failure;

/// Field of a dossier: why it is nominated beyond the quota.
const REASON: &str = "over_quota_reason";
/// Field of a review: whether the municipal bureau accepts that.
const DECISION: &str = "over_quota_decision";
/// Field of a review: why.
const DECISION_REASON: &str = "over_quota_decision_reason";

impl Core {
    fn quota_reason(&self, doc: &DocId) -> &str {
        let fields = self.documents.get(doc).map(|entry| &entry.summary.summary.fields);
        fields.and_then(|fields| fields.get(REASON)).map_or("", |reason| reason.trim())
    }

    pub(crate) fn has_quota_reason(&self, doc: &DocId) -> bool {
        !jiangxuan_rules::text::says_nothing(self.quota_reason(doc))
    }

    /// What is to be said of one more nomination: nothing within the quota, or where others explain the excess.
    pub(crate) fn beyond_quota(&self, doc: &DocId) -> Result<Option<Finding>, Failure> {
        let others = self.nominated(&doc.bureau).into_iter().filter(|(other, _)| other != doc);
        let others: Vec<DocId> = others.map(|(other, _)| other).collect();
        let count = u32::try_from(others.len() + 1).unwrap_or(u32::MAX);
        let season = self.season()?;
        let Some(quota) = season.quota(&doc.bureau) else { return Ok(None) };
        let explained = others.iter().filter(|other| self.has_quota_reason(other)).count();
        if quota.soft && explained + (quota.max as usize) > others.len() {
            return Ok(None);
        }
        let found = quota::over_quota(season, &doc.bureau, count);
        Ok(found.map(|finding| match finding.level {
            Level::Warn if self.has_quota_reason(doc) => Finding {
                level: Level::Help,
                advice: "已写明超额推荐理由，由市局核定。".to_owned(),
                reason_field: None,
                ..finding
            },
            _ => finding,
        }))
    }

    /// 原则上 never blocks, but asks for a reason before anything is sealed.
    pub(crate) fn within_quota(&self, doc: &DocId) -> Result<(), Failure> {
        match self.beyond_quota(doc)? {
            Some(finding) if finding.level == Level::Warn => {
                let text = format!(
                    "{}没有签发，资料都在。请先填写“超额推荐理由”（over_quota_reason）再签发，由市局核定；或撤回其中的人选。",
                    finding.message
                );
                Err(Failure::new("quota", text))
            }
            _ => Ok(()),
        }
    }

    /// How many each bureau has nominated; who is beyond its quota, why, and what the municipal bureau said.
    pub(crate) fn quota(&mut self, work: &mut Work<'_, '_>, only: Option<&BureauCode>) -> Result<Vec<Quota>, Failure> {
        let (mine, municipal) = (self.my_bureau()?, self.municipal());
        let season = self.season()?.clone();
        let mut rows = Vec::new();
        for bureau in season.bureaus.iter().filter(|bureau| bureau.nominates()) {
            let shown = (municipal || bureau.code == mine) && only.is_none_or(|only| *only == bureau.code);
            let Some(quota) = season.quota(&bureau.code).filter(|_| shown) else { continue };
            rows.push(self.quota_row(work, &bureau.code, quota)?);
        }
        Ok(rows)
    }

    fn quota_row(
        &mut self,
        work: &mut Work<'_, '_>,
        bureau: &BureauCode,
        quota: &season::Quota,
    ) -> Result<Quota, Failure> {
        let mut nominated = self.nominated(bureau);
        let beyond = nominated.len().saturating_sub(quota.max as usize);
        let count = nominated.len();
        // Those with a reason first; of the others the last ones to be sealed.
        nominated.sort_by_key(|(doc, sealed)| (!self.has_quota_reason(doc), std::cmp::Reverse(sealed.time)));
        let mut over = Vec::new();
        for (doc, _) in nominated.into_iter().take(beyond) {
            let review = Self::review_of(&doc);
            let said = match self.documents.contains_key(&review) {
                true => self.reading(work, &review, |_, document| {
                    [DECISION, DECISION_REASON].map(|key| document.field(key).shown().to_owned())
                })?,
                false => Default::default(),
            };
            let [decision, decision_reason] = said;
            let state = if decision.is_empty() { "超额待核" } else { "已核定" }.to_owned();
            let (name, reason) = (self.nominee(&doc), self.quota_reason(&doc).to_owned());
            over.push(OverQuota { id: doc.to_string(), name, reason, decision, decision_reason, state });
        }
        Ok(Quota {
            bureau: bureau.clone(),
            bureau_name: self.bureau_name(bureau),
            max: quota.max,
            soft: quota.soft,
            nominated: count,
            clause: quota.clause.clone(),
            over,
        })
    }

    /// The municipal bureau accepts a nomination beyond the quota, or does not.
    pub(crate) fn quota_decide(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        accept: bool,
        reason: &str,
    ) -> Result<QuotaDecided, Failure> {
        let doc = self.dossier(id)?;
        if !self.municipal() {
            return Err(Failure::new("not_yours", "超额推荐由市局核定。没有改动。"));
        }
        Self::reasoned(reason, "核定超额推荐")?;
        let id = doc.to_string();
        let listed = self.quota(work, Some(&doc.bureau))?;
        if !listed.iter().flat_map(|quota| &quota.over).any(|row| row.id == id) {
            return Err(Failure::new("within_quota", "这份申报不在超额待核名单上。没有改动；请用 quota list 查看。"));
        }
        let decision = if accept { "同意" } else { "不同意" };
        let edits = [field_edit(DECISION, decision), field_edit(DECISION_REASON, reason.trim())];
        self.edit(work, &Self::review_of(&doc), &edits)?;
        let (name, reason) = (self.nominee(&doc), reason.trim().to_owned());
        Ok(QuotaDecided { id, name, decision: decision.to_owned(), reason })
    }
}
