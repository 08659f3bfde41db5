//! 排序: all nominees in one order, every move with its reason.
//!
//! The order is one field. Two municipal devices that move somebody without knowing of each other leave two
//! values in it, and thus a card: no order is ever put together out of two.

use jiangxuan_contract::answer::selection::{RankList, RankMove, RankPlace, RankRow};
use jiangxuan_model::{Edit, Kind, Record};
use jiangxuan_rules::assessment::shown;
use jiangxuan_rules::course::{Act, Course, moved};

use super::Work;
use super::campaign::rfc3339;
use super::course::said;
use super::state::Core;
use crate::command::{Failure, Rank, Reply};

/// The field that holds the order.
pub(crate) const ORDER: &str = "rank";

/// Ids in one field.
pub(crate) fn joined(ids: &[String]) -> String {
    ids.join(" ")
}

/// The ids in a field.
pub(crate) fn parted(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

impl Core {
    pub(crate) fn rank(&mut self, work: &mut Work<'_, '_>, act: Rank) -> Result<Reply, Failure> {
        self.only_municipal()?;
        let list = match act {
            Rank::Log => return self.order_log(work).map(Reply::from),
            Rank::List => self.order_list(work),
            Rank::Set { order, basis } => self.order_set(work, &order, basis.trim()),
            Rank::Move { id, to, reason } => self.order_move(work, &id, to, reason.trim()),
        };
        list.map(Reply::from)
    }

    pub(crate) fn order_list(&mut self, work: &mut Work<'_, '_>) -> Result<RankList, Failure> {
        let course = self.course(work)?;
        let order = course.standing_order();
        let mut rows = Vec::new();
        for (at, id) in order.iter().enumerate() {
            rows.push(self.order_row(work, &course, at, id)?);
        }
        let season = self.season()?;
        Ok(RankList {
            rows,
            ranked: course.order.len(),
            contested: course.order_contested,
            approved: course.party == Some(true),
            target: season.award.target,
        })
    }

    fn order_row(&mut self, work: &Work<'_, '_>, course: &Course, at: usize, id: &str) -> Result<RankRow, Failure> {
        let doc = self.participant(id)?;
        let verdict = self.verdict_of(work, id)?;
        let ranked = course.order.iter().any(|ranked| ranked == id);
        let place = if course.chosen.iter().any(|chosen| chosen == id) {
            RankPlace::Chosen
        } else if course.reserves.iter().any(|reserve| reserve == id) {
            RankPlace::Reserve
        } else {
            RankPlace::Neither
        };
        let methods = self.methods_of(work, id)?.into_iter().map(str::to_owned).collect();
        Ok(RankRow {
            rank: ranked.then_some(at + 1),
            id: doc.to_string(),
            name: self.nominee(&doc),
            bureau_name: self.bureau_name(&doc.bureau),
            employer: self.field_of(&doc, "employer_name"),
            industry: self.field_of(&doc, "industry"),
            frontline: self.field_of(&doc, "is_frontline"),
            bureau: doc.bureau,
            place,
            out: course.nominees.get(id).is_some_and(|nominee| nominee.out()),
            methods,
            experts: verdict.map_or(0, |verdict| verdict.count),
            mean: verdict.map(|verdict| shown(verdict.mean)),
            spread: verdict.map(|verdict| shown(verdict.spread)),
        })
    }

    fn order_set(&mut self, work: &mut Work<'_, '_>, order: &[String], basis: &str) -> Result<RankList, Failure> {
        if basis.is_empty() {
            return Err(Failure::new("reason", "排序须写明依据（--basis）。没有改动。"));
        }
        let order = if order.is_empty() { self.by_scores(work)? } else { self.ids_of(order)? };
        let course = self.allowed(work, &Act::Rank(order.clone()))?;
        undisputed(&course)?;
        let values = [("order", joined(&order)), ("reason", basis.to_owned())];
        self.put_order(work, &order, &values)?;
        self.order_list(work)
    }

    /// Those recognised directly first, then by the mean of the scores; who has neither keeps his place at the end.
    fn by_scores(&mut self, work: &Work<'_, '_>) -> Result<Vec<String>, Failure> {
        let mut rated = Vec::new();
        for id in self.course(work)?.standing_order() {
            let recognised = self.methods_of(work, &id)?.contains(&"直接认定");
            let mean = self.verdict_of(work, &id)?.map(|verdict| verdict.mean);
            rated.push((std::cmp::Reverse((recognised, mean)), id));
        }
        rated.sort_by_key(|(key, _)| *key);
        Ok(rated.into_iter().map(|(_, id)| id).collect())
    }

    fn order_move(&mut self, work: &mut Work<'_, '_>, id: &str, to: usize, reason: &str) -> Result<RankList, Failure> {
        if reason.is_empty() {
            return Err(Failure::new("reason", "调整名次须写明理由（--reason）。没有改动。"));
        }
        let id = self.dossier(id)?.unique_text();
        let course = self.course(work)?;
        undisputed(&course)?;
        let held = course.standing_order();
        let order = moved(&held, &id, to).ok_or_else(|| {
            Failure::new("no_such_place", format!("只能在 1–{} 名之间调整通过形式审查的人选。没有改动。", held.len()))
        })?;
        self.allowed(work, &Act::Rank(order.clone()))?;
        let from = held.iter().position(|other| *other == id).map_or(0, |at| at + 1);
        let values =
            [("nominee", id), ("from", from.to_string()), ("to", to.to_string()), ("reason", reason.to_owned())];
        self.put_order(work, &order, &values)?;
        self.order_list(work)
    }

    fn put_order(
        &mut self,
        work: &mut Work<'_, '_>,
        order: &[String],
        values: &[(&str, String)],
    ) -> Result<(), Failure> {
        let doc = self.municipal_doc(Kind::Assessment)?;
        let id = work.new_record();
        let values = values.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        let edits = [
            Edit::Field { key: ORDER.to_owned(), value: joined(order) },
            Edit::Record { section: "ranks".to_owned(), id, values },
        ];
        self.edit(work, &doc, &edits)?;
        Ok(())
    }

    fn order_log(&mut self, work: &mut Work<'_, '_>) -> Result<Vec<RankMove>, Failure> {
        let doc = self.municipal_doc(Kind::Assessment)?;
        let records = self.records_of(work, &doc, "ranks")?;
        let mut rows: Vec<RankMove> = records
            .iter()
            .filter(|record| !said(record, "reason").is_empty())
            .map(|record| self.logged(record))
            .collect();
        rows.sort_by_key(|row| row.time.clone());
        Ok(rows)
    }

    fn logged(&self, record: &Record) -> RankMove {
        let written = record.values.get("reason").and_then(|reading| reading.all().first().copied().cloned());
        let nominee = said(record, "nominee");
        let by = written.as_ref().map(|written| self.who(&written.device));
        let (person, device) = by.map(|(person, _, device)| (person, device)).unzip();
        RankMove {
            name: self.participant(nominee).map(|doc| self.nominee(&doc)).unwrap_or_default(),
            from: said(record, "from").parse().ok(),
            to: said(record, "to").parse().ok(),
            order: self.names_of(&parted(said(record, "order"))),
            reason: said(record, "reason").to_owned(),
            person,
            device,
            time: written.map(|written| rfc3339(written.time)),
        }
    }
}

fn undisputed(course: &Course) -> Result<(), Failure> {
    if course.order_contested {
        return Err(Failure::new(
            "conflicts",
            "名次有两种排法没有裁定，两种都在。请先用 conflict list 查看并裁定。没有改动。",
        ));
    }
    Ok(())
}
