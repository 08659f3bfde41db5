//! 党组（党委）会议: its record is in the bureau's desk, and each dossier that it decided on names it (R38, R39).

use jiangxuan_contract::answer::county::{Decided, Meeting, MeetingNoted};
use jiangxuan_model::{DocId, Edit, Kind, Record};

use super::Work;
use super::county::{day, field_edit, record_edit};
use super::register::DECLINED;
use super::scans::scans_beside;
use super::state::Core;
use crate::command::{County, Failure};

/// Field of a dossier: the record of the meeting that approved it.
pub(crate) const MEETING: &str = "meeting";
/// Field of a dossier: the day of that meeting, so that the sealed version says it by itself.
pub(crate) const MEETING_DATE: &str = "meeting_date";
/// Field of a dossier: the number of that meeting.
pub(crate) const MEETING_NO: &str = "meeting_no";

const MEETINGS: &str = "meetings";

impl Core {
    /// Notes a meeting and its decisions, or corrects the record of one.
    pub(crate) fn meeting_record(&mut self, work: &mut Work<'_, '_>, record: County) -> Result<MeetingNoted, Failure> {
        let County::MeetingRecord { meeting, no, date, chair, attendees, approved, declined, note } = record else {
            return Err(Failure::new("internal", "不是会议记录。没有改动。"));
        };
        let desk = DocId::only(Kind::Desk, self.my_bureau()?);
        let (chosen, refused) = (self.own_dossiers(&approved)?, self.own_dossiers(&declined)?);
        if chosen.iter().any(|doc| refused.contains(doc)) {
            return Err(Failure::new("twice", "同一名申报人不能既通过又不予推荐。没有改动。"));
        }
        let id = match meeting {
            Some(id) => self.known_meeting(work, &desk, id)?,
            None if no.trim().is_empty() || date.trim().is_empty() => {
                return Err(Failure::new("meeting", "登记会议须写明文号或届次（--no）和日期（--date）。没有改动。"));
            }
            None => work.new_record(),
        };
        let date = day(&date);
        let list = |docs: &[DocId]| docs.iter().map(ToString::to_string).collect::<Vec<_>>().join("、");
        let values = [
            ("no", no.as_str()),
            ("date", &date),
            ("chair", &chair),
            ("attendees", &attendees),
            ("note", &note),
            ("approved", &list(&chosen)),
            ("declined", &list(&refused)),
        ];
        self.edit(work, &desk, &[record_edit(MEETINGS, &id, &values)])?;
        self.carry_over(work, &id, &no, &date, &chosen)?;
        for doc in &refused {
            let why = format!("党组（党委）会议（{no}）未通过");
            let cleared = [MEETING, MEETING_NO, MEETING_DATE].map(|key| field_edit(key, ""));
            self.edit(work, doc, &[&[field_edit(DECLINED, why)], &cleared[..]].concat())?;
        }
        let touched = self.decided_by(&id, &chosen, &refused);
        let dossiers = touched.iter().map(|doc| self.on_its_way(work, doc)).collect::<Result<Vec<_>, _>>()?;
        Ok(MeetingNoted { meeting: id, no, date, dossiers })
    }

    /// Writes number and day into the dossiers that the meeting approved, now or earlier.
    fn carry_over(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        no: &str,
        date: &str,
        chosen: &[DocId],
    ) -> Result<(), Failure> {
        let earlier = self.decided_by(id, &[], &[]).into_iter().filter(|doc| !chosen.contains(doc)).collect::<Vec<_>>();
        for doc in &earlier {
            let told = [(MEETING_NO, no), (MEETING_DATE, date)].into_iter().filter(|(_, value)| !value.is_empty());
            let edits: Vec<Edit> = told.map(|(key, value)| field_edit(key, value)).collect();
            self.edit(work, doc, &edits)?;
        }
        for doc in chosen {
            let mut edits = vec![field_edit(MEETING, id), field_edit(DECLINED, "")];
            let told = [(MEETING_NO, no), (MEETING_DATE, date)].into_iter().filter(|(_, value)| !value.is_empty());
            edits.extend(told.map(|(key, value)| field_edit(key, value)));
            self.edit(work, doc, &edits)?;
        }
        Ok(())
    }

    /// Every dossier that names this meeting, and those of this act.
    pub(crate) fn decided_by(&self, id: &str, chosen: &[DocId], refused: &[DocId]) -> Vec<DocId> {
        let names = |doc: &DocId| {
            let fields = self.documents.get(doc).map(|entry| &entry.summary.summary.fields);
            fields.and_then(|fields| fields.get(MEETING)).is_some_and(|meeting| meeting == id)
        };
        let all = self.dossiers().map(|(doc, _)| doc);
        all.filter(|doc| names(doc) || chosen.contains(doc) || refused.contains(doc)).cloned().collect()
    }

    fn known_meeting(&mut self, work: &Work<'_, '_>, desk: &DocId, id: String) -> Result<String, Failure> {
        let held =
            self.reading(work, desk, |_, document| document.records(MEETINGS).iter().any(|record| record.id == id))?;
        if held {
            return Ok(id);
        }
        Err(Failure::new(
            "unknown_meeting",
            format!("没有编号为 {id} 的会议记录。没有改动；请用 meeting list 查看编号。"),
        ))
    }

    /// Meetings of the bureau; at a municipal device those of every bureau.
    pub(crate) fn meeting_list(&mut self, work: &mut Work<'_, '_>) -> Result<Vec<Meeting>, Failure> {
        let meetings = self.meetings(work)?;
        let rows = meetings.iter().map(|(desk, record)| self.meeting_row(record, self.bureau_name(&desk.bureau)));
        let mut rows: Vec<Meeting> = rows.collect();
        rows.sort_by(|one, other| one.date.cmp(&other.date));
        Ok(rows)
    }

    /// The records of meetings, each with the desk that it is in.
    pub(crate) fn meetings(&mut self, work: &Work<'_, '_>) -> Result<Vec<(DocId, Record)>, Failure> {
        let desks: Vec<DocId> = self.documents.keys().filter(|doc| doc.kind == Kind::Desk).cloned().collect();
        let mut found = Vec::new();
        for desk in desks {
            let held = self.reading(work, &desk, |_, document| document.records(MEETINGS))?;
            found.extend(held.into_iter().filter(|record| !record.removed()).map(|record| (desk.clone(), record)));
        }
        Ok(found)
    }

    fn meeting_row(&self, record: &Record, bureau_name: String) -> Meeting {
        let told = |key: &str| record.values.get(key).map(|reading| reading.shown().to_owned());
        let people = |key: &str| {
            let listed = told(key).unwrap_or_default();
            let docs = listed.split('、').filter_map(|id| id.parse::<DocId>().ok());
            docs.map(|doc| Decided { id: doc.to_string(), name: self.nominee(&doc) }).collect()
        };
        Meeting {
            meeting: record.id.clone(),
            no: told("no").unwrap_or_default(),
            date: told("date").unwrap_or_default(),
            chair: told("chair"),
            attendees: told("attendees"),
            note: told("note"),
            bureau_name,
            approved: people("approved"),
            declined: people("declined"),
            scans: scans_beside(record),
        }
    }
}
