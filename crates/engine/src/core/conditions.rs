//! 细化条件: what a bureau asks for besides the notice (R19). They stay within the bureau and the municipal side.

use jiangxuan_contract::answer::county::{Condition, ConditionMarked, ConditionRemoved};
use jiangxuan_model::{BureauCode, DocId, Edit, Kind};
use jiangxuan_rules::check::LOCAL;

use super::Work;
use super::county::{field_edit, record_edit};
use super::state::Core;
use crate::command::Failure;

const CONDITIONS: &str = "conditions";

impl Core {
    /// Ids and texts of a bureau's own conditions.
    pub(crate) fn conditions_of(
        &mut self,
        work: &Work<'_, '_>,
        bureau: &BureauCode,
    ) -> Result<Vec<(String, String)>, Failure> {
        let desk = DocId::only(Kind::Desk, bureau.clone());
        if !self.documents.contains_key(&desk) {
            return Ok(Vec::new());
        }
        self.reading(work, &desk, |_, document| {
            let live = document.records(CONDITIONS).into_iter().filter(|record| !record.removed());
            let text =
                |record: &jiangxuan_model::Record| record.values.get("text").map(|reading| reading.shown().to_owned());
            live.filter_map(|record| Some((record.id.clone(), text(&record)?))).collect()
        })
    }

    pub(crate) fn condition_list(&mut self, work: &mut Work<'_, '_>) -> Result<Vec<Condition>, Failure> {
        let desk = DocId::only(Kind::Desk, self.my_bureau()?);
        if !self.documents.contains_key(&desk) {
            return Ok(Vec::new());
        }
        self.reading(work, &desk, |_, document| {
            let live = document.records(CONDITIONS).into_iter().filter(|record| !record.removed());
            live.map(|record| {
                let get =
                    |key: &str| record.values.get(key).map(|reading| reading.shown().to_owned()).unwrap_or_default();
                Condition { condition: record.id.clone(), text: get("text"), basis: get("basis") }
            })
            .collect()
        })
    }

    pub(crate) fn condition_add(
        &mut self,
        work: &mut Work<'_, '_>,
        text: &str,
        basis: &str,
    ) -> Result<Condition, Failure> {
        if text.trim().is_empty() {
            return Err(Failure::new("empty", "请写明条件的内容。没有改动。"));
        }
        let desk = DocId::only(Kind::Desk, self.my_bureau()?);
        let id = work.new_record();
        self.edit(work, &desk, &[record_edit(CONDITIONS, &id, &[("text", text), ("basis", basis)])])?;
        Ok(Condition { condition: id, text: text.trim().to_owned(), basis: basis.trim().to_owned() })
    }

    pub(crate) fn condition_remove(
        &mut self,
        work: &mut Work<'_, '_>,
        condition: &str,
        reason: &str,
    ) -> Result<ConditionRemoved, Failure> {
        Self::reasoned(reason, "取消细化条件")?;
        let bureau = self.my_bureau()?;
        self.known_condition(work, &bureau, condition)?;
        let desk = DocId::only(Kind::Desk, bureau);
        let edit = Edit::Remove { section: CONDITIONS.to_owned(), id: condition.to_owned(), reason: reason.to_owned() };
        let changed = self.edit(work, &desk, &[edit])?;
        Ok(ConditionRemoved { condition: condition.to_owned(), removed: true, changed })
    }

    pub(crate) fn condition_mark(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        condition: &str,
        answer: &str,
    ) -> Result<ConditionMarked, Failure> {
        let doc = self.own_dossiers(&[id.to_owned()])?.remove(0);
        let text = self.known_condition(work, &doc.bureau, condition)?;
        let changed = self.edit(work, &doc, &[field_edit(&format!("{LOCAL}{condition}"), answer.trim())])?;
        let now = self.stage_now(work, &doc)?;
        let (condition, answer) = (condition.to_owned(), answer.trim().to_owned());
        Ok(ConditionMarked { id: doc.to_string(), condition, text, answer, changed, now })
    }

    fn known_condition(
        &mut self,
        work: &Work<'_, '_>,
        bureau: &BureauCode,
        condition: &str,
    ) -> Result<String, Failure> {
        let held = self.conditions_of(work, bureau)?;
        held.into_iter().find(|(id, _)| id == condition).map(|(_, text)| text).ok_or_else(|| {
            Failure::new(
                "unknown_condition",
                format!("没有编号为 {condition} 的细化条件。没有改动；请用 condition list 查看编号。"),
            )
        })
    }
}
