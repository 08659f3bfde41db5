//! 推荐排名: a bureau's own order of its applicants (R34).
//!
//! The whole order is one value in the bureau's desk. Two clerks who order offline therefore always
//! disagree visibly, and never end with an order that neither of them made.

use jiangxuan_contract::answer::county::LocalRank;
use jiangxuan_model::{BureauCode, DocId, Kind};

use super::Work;
use super::county::{field_edit, record_edit};
use super::register::declined;
use super::state::{Core, Entry};
use crate::command::Failure;

/// Field of a desk: the unique parts of the dossiers' ids, the best first.
pub(crate) const ORDER: &str = "local_rank";

impl Core {
    /// The order as it stands; empty where there is none.
    fn order(&self, bureau: &BureauCode) -> Vec<&str> {
        let desk = self.documents.get(&DocId::only(Kind::Desk, bureau.clone()));
        let order = desk.and_then(|entry| entry.summary.summary.fields.get(ORDER));
        order.map(|order| order.split(' ').collect()).unwrap_or_default()
    }

    /// Whoever applied at a bureau and has not been taken out.
    fn applicants(&self, bureau: &BureauCode) -> Vec<(&DocId, &Entry)> {
        let live = |entry: &Entry| entry.summary.summary.withdrawn.is_empty();
        self.dossiers().filter(|(doc, entry)| doc.bureau == *bureau && live(entry)).collect()
    }

    /// Applicants in their order; whoever is not in it yet comes last.
    pub(crate) fn ordered(&self, bureau: &BureauCode) -> Vec<DocId> {
        let order = self.order(bureau);
        let place = |doc: &DocId| order.iter().position(|id| *id == doc.unique_text()).unwrap_or(usize::MAX);
        let mut all: Vec<DocId> = self.applicants(bureau).into_iter().map(|(doc, _)| doc.clone()).collect();
        all.sort_by_key(|doc| (place(doc), doc.clone()));
        all
    }

    /// The place of a dossier in its bureau's order, from 1.
    pub(crate) fn rank_of(&self, doc: &DocId) -> Option<usize> {
        let order = self.order(&doc.bureau);
        let id = doc.unique_text();
        order
            .contains(&id.as_str())
            .then(|| self.ordered(&doc.bureau).iter().position(|other| other == doc))?
            .map(|at| at + 1)
    }

    pub(crate) fn rank_list(&self) -> Result<Vec<LocalRank>, Failure> {
        let municipal = self.municipal();
        let mine = self.my_bureau()?;
        let bureaus: std::collections::BTreeSet<BureauCode> =
            self.dossiers().map(|(doc, _)| doc.bureau.clone()).filter(|bureau| municipal || *bureau == mine).collect();
        let rows = bureaus.iter().flat_map(|bureau| self.ordered(bureau));
        Ok(rows.map(|doc| self.rank_row(&doc)).collect())
    }

    fn rank_row(&self, doc: &DocId) -> LocalRank {
        let entry = self.documents.get(doc);
        let field =
            |key: &str| entry.and_then(|entry| entry.summary.summary.fields.get(key)).cloned().unwrap_or_default();
        LocalRank {
            rank: self.rank_of(doc),
            id: doc.to_string(),
            name: self.nominee(doc),
            bureau_name: self.bureau_name(&doc.bureau),
            employer: field("employer_name"),
            level: field("skill_level"),
            conditions: field("claimed_conditions"),
            frontline: field("is_frontline"),
            declined: entry.map(|entry| declined(entry).to_owned()),
            stage_name: entry.and_then(|entry| self.stage(doc, entry)).map(|stage| stage.zh().to_owned()),
        }
    }

    /// Puts every applicant into an order: a permutation, or nothing is changed.
    pub(crate) fn rank_set(
        &mut self,
        work: &mut Work<'_, '_>,
        ids: &[String],
        reason: &str,
    ) -> Result<Vec<LocalRank>, Failure> {
        let named = self.own_dossiers(ids)?;
        let bureau = self.my_bureau()?;
        let all = self.ordered(&bureau);
        let names = |docs: Vec<&DocId>| docs.iter().map(|doc| self.nominee(doc)).collect::<Vec<_>>().join("、");
        let missing: Vec<&DocId> = all.iter().filter(|doc| !named.contains(doc)).collect();
        if !missing.is_empty() {
            let text = format!("排名须把本单位的申报人都排进去，还缺：{}。没有改动。", names(missing));
            return Err(Failure::new("not_all", text));
        }
        let extra: Vec<&DocId> = named.iter().filter(|doc| !all.contains(doc)).collect();
        if !extra.is_empty() {
            return Err(Failure::new("withdrawn", format!("已撤下的人选不参加排名：{}。没有改动。", names(extra))));
        }
        self.write_order(work, &named, reason)
    }

    pub(crate) fn rank_move(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        to: usize,
        reason: &str,
    ) -> Result<Vec<LocalRank>, Failure> {
        let doc = self.own_dossiers(&[id.to_owned()])?.remove(0);
        let mut all = self.ordered(&doc.bureau);
        let Some(from) = all.iter().position(|other| *other == doc) else {
            return Err(Failure::new("withdrawn", "已撤下的人选不参加排名。没有改动。"));
        };
        if !(1..=all.len()).contains(&to) {
            return Err(Failure::new("no_such_place", format!("名次应在 1–{} 之间。没有改动。", all.len())));
        }
        let moved = all.remove(from);
        all.insert(to - 1, moved);
        self.write_order(work, &all, reason)
    }

    fn write_order(
        &mut self,
        work: &mut Work<'_, '_>,
        order: &[DocId],
        reason: &str,
    ) -> Result<Vec<LocalRank>, Failure> {
        Self::reasoned(reason, "排名")?;
        let desk = DocId::only(Kind::Desk, self.my_bureau()?);
        let value = order.iter().map(DocId::unique_text).collect::<Vec<_>>().join(" ");
        let names = order.iter().map(|doc| self.nominee(doc)).collect::<Vec<_>>().join("、");
        let day = self.this_day(work).map(|day| day.to_string()).unwrap_or_default();
        let id = work.new_record();
        let log =
            record_edit("orders", &id, &[("order", &value), ("names", &names), ("reason", reason), ("date", &day)]);
        self.edit(work, &desk, &[field_edit(ORDER, value), log])?;
        self.rank_list()
    }

    /// An order as people read it.
    pub(crate) fn in_names(&self, bureau: &BureauCode, order: &str) -> String {
        let doc =
            |id: &str| self.dossiers().map(|(doc, _)| doc).find(|doc| doc.bureau == *bureau && doc.unique_text() == id);
        let names = order.split(' ').map(|id| doc(id).map_or_else(|| id.to_owned(), |doc| self.nominee(doc)));
        names.collect::<Vec<_>>().join("、")
    }
}
