//! 发文公布: the final list, in the order of strokes, locked by its own hash.

use jiangxuan_contract::answer::publicity::{FinalList, FinalRow};
use jiangxuan_model::{Digest, Edit, Kind, Record};
use jiangxuan_rules::course::Act;
use jiangxuan_rules::strokes::sort_by_strokes;
use jiff::civil::Date;

use super::Work;
use super::course::said;
use super::state::Core;
use crate::command::{Failure, Publish};

impl Core {
    pub(crate) fn publish(&mut self, work: &mut Work<'_, '_>, act: Publish) -> Result<FinalList, Failure> {
        match act {
            Publish::Issue { no, date } => self.publish_issue(work, no.trim(), date),
            Publish::Show => self.final_list(work),
        }
    }

    fn publish_issue(&mut self, work: &mut Work<'_, '_>, no: &str, date: Date) -> Result<FinalList, Failure> {
        self.only_municipal()?;
        if no.is_empty() {
            return Err(Failure::new("no_number", "请写明发文字号（--no）。没有改动。"));
        }
        if date > self.this_day(work)? {
            return Err(Failure::new("future", format!("日期 {date} 还没有到。没有改动。")));
        }
        let course = self.allowed(work, &Act::Publish)?;
        let mut listed = Vec::new();
        for id in course.final_list() {
            let doc = self.participant(&id)?;
            let values = ["employer_name", "dept_post"].map(|key| self.field_of(&doc, key));
            let [employer, post] = values;
            listed.push((id, self.nominee(&doc), employer, post, self.bureau_name(&doc.bureau)));
        }
        sort_by_strokes(&mut listed, |(_, name, ..)| name);
        let bulletin = self.municipal_doc(Kind::Bulletin)?;
        let mut edits = Vec::new();
        for (at, (id, name, employer, post, bureau)) in listed.into_iter().enumerate() {
            let values = [
                ("no", (at + 1).to_string()),
                ("name", name),
                ("employer", employer),
                ("post", post),
                ("bureau", bureau),
            ];
            let values = values.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
            edits.push(Edit::Record { section: "list".to_owned(), id, values });
        }
        self.edit(work, &bulletin, &edits)?;
        let hash = list_hash(&self.records_of(work, &bulletin, "list")?);
        let locked = [("doc_no", no.to_owned()), ("published", date.to_string()), ("list_hash", hash)];
        let locked: Vec<Edit> =
            locked.into_iter().map(|(key, value)| Edit::Field { key: key.to_owned(), value }).collect();
        self.edit(work, &bulletin, &locked)?;
        self.final_list(work)
    }

    fn final_list(&mut self, work: &Work<'_, '_>) -> Result<FinalList, Failure> {
        let bulletin = self.municipal_doc(Kind::Bulletin)?;
        let records = self.final_records(work)?;
        let no = self.field_of(&bulletin, "doc_no");
        let locked = !no.is_empty();
        Ok(FinalList {
            doc_no: locked.then_some(no),
            date: locked.then(|| self.field_of(&bulletin, "published")),
            list: records.iter().map(listed).collect(),
            locked,
            intact: !locked || list_hash(&records) == self.field_of(&bulletin, "list_hash"),
        })
    }

    /// The records of the final list, in its order.
    pub(crate) fn final_records(&mut self, work: &Work<'_, '_>) -> Result<Vec<Record>, Failure> {
        let bulletin = self.municipal_doc(Kind::Bulletin)?;
        let mut records = self.records_of(work, &bulletin, "list")?;
        records.sort_by_key(|record| said(record, "no").parse::<u32>().unwrap_or(u32::MAX));
        Ok(records)
    }
}

/// A line of the final list.
fn listed(record: &Record) -> FinalRow {
    let text = |key: &str| said(record, key).to_owned();
    FinalRow {
        no: said(record, "no").parse().ok(),
        name: text("name"),
        employer: text("employer"),
        post: text("post"),
        bureau: text("bureau"),
    }
}

/// The hash that locks the list: who is on it, under which name and employer, in which order.
fn list_hash(records: &[Record]) -> String {
    let mut lines: Vec<String> = records
        .iter()
        .map(|record| {
            ["no", "name", "employer", "post", "bureau"].map(|key| said(record, key)).join("\t") + "\t" + &record.id
        })
        .collect();
    lines.sort();
    Digest::of(lines.join("\n").as_bytes()).to_string()
}
