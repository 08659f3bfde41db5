//! 拟定名单: the cut through the approved order, and who comes in when somebody is out.

use jiangxuan_contract::answer::selection::{ListedRow, Shortlisted};
use jiangxuan_model::{Edit, Kind};
use jiangxuan_rules::course::{Act, Course, cut};
use jiangxuan_rules::quota;

use super::Work;
use super::course::forbidden;
use super::order::joined;
use super::state::Core;
use crate::command::{Failure, Shortlist};

impl Core {
    pub(crate) fn shortlist(&mut self, work: &mut Work<'_, '_>, act: Shortlist) -> Result<Shortlisted, Failure> {
        self.only_municipal()?;
        match act {
            Shortlist::Show => {
                let course = self.course(work)?;
                Ok(self.shortlist_answer(&course))
            }
            Shortlist::Propose { size, reserves, reason } => self.propose(work, size, reserves, reason.trim()),
            Shortlist::Replace { out, by, reason } => self.replace(work, &out, &by, reason.trim()),
        }
    }

    fn propose(
        &mut self,
        work: &mut Work<'_, '_>,
        size: Option<usize>,
        reserves: usize,
        reason: &str,
    ) -> Result<Shortlisted, Failure> {
        let course = self.course(work)?;
        let season = self.season()?;
        let size = size.unwrap_or(season.award.target as usize);
        let (chosen, reserves) = cut(&course.order, size, reserves);
        let remark = quota::off_target(season, u32::try_from(chosen.len()).unwrap_or(u32::MAX));
        course.may(&Act::Shortlist(chosen.clone(), reserves.clone())).map_err(forbidden)?;
        if let Some(finding) = remark.filter(|_| reason.is_empty()) {
            let text = format!("{}请用 --reason 写明与计划不一致的原因。没有改动。", finding.message);
            return Err(Failure::new("off_target", text));
        }
        self.write_shortlist(work, &chosen, &reserves, reason)
    }

    fn replace(&mut self, work: &mut Work<'_, '_>, out: &str, by: &str, reason: &str) -> Result<Shortlisted, Failure> {
        if reason.is_empty() {
            return Err(Failure::new("reason", "递补须写明理由。没有改动。"));
        }
        let (out, by) = (self.dossier(out)?.unique_text(), self.dossier(by)?.unique_text());
        let course = self.allowed(work, &Act::Replace(out.clone(), by.clone()))?;
        let (chosen, reserves) = course.replaced(&out, &by);
        let note = format!("{}由{}递补：{reason}", self.names_of(&[out]).concat(), self.names_of(&[by]).concat());
        self.write_shortlist(work, &chosen, &reserves, &note)
    }

    fn write_shortlist(
        &mut self,
        work: &mut Work<'_, '_>,
        chosen: &[String],
        reserves: &[String],
        note: &str,
    ) -> Result<Shortlisted, Failure> {
        let doc = self.municipal_doc(Kind::Assessment)?;
        let values =
            [("shortlist", joined(chosen)), ("reserves", joined(reserves)), ("shortlist_note", note.to_owned())];
        let edits: Vec<Edit> =
            values.into_iter().map(|(key, value)| Edit::Field { key: key.to_owned(), value }).collect();
        self.edit(work, &doc, &edits)?;
        let course = self.course(work)?;
        Ok(self.shortlist_answer(&course))
    }

    fn shortlist_answer(&self, course: &Course) -> Shortlisted {
        let row = |(at, id): (usize, &String)| {
            let nominee = course.nominees.get(id);
            let doc = self.participant(id).ok();
            ListedRow {
                no: at + 1,
                rank: course.order.iter().position(|ranked| ranked == id).map(|at| at + 1),
                id: doc.as_ref().map(ToString::to_string),
                name: nominee.map(|nominee| nominee.name.clone()),
                bureau_name: doc.as_ref().map(|doc| self.bureau_name(&doc.bureau)),
                employer: doc.as_ref().map(|doc| self.field_of(doc, "employer_name")),
                out: nominee.is_some_and(|nominee| nominee.out()),
            }
        };
        let note =
            self.municipal_doc(Kind::Assessment).map(|doc| self.field_of(&doc, "shortlist_note")).unwrap_or_default();
        Shortlisted {
            chosen: course.chosen.iter().enumerate().map(row).collect(),
            reserves: course.reserves.iter().enumerate().map(row).collect(),
            target: self.season.as_ref().map(|season| season.award.target),
            note,
        }
    }
}
