//! 时间节点: a bureau's own days before the deadline (R23), beside those of the season.

use jiangxuan_contract::answer::county::Timetable;
use jiangxuan_contract::answer::season as answer;
use jiangxuan_model::{BureauCode, DocId, Kind};
use jiff::civil::Date;

use super::Work;
use super::county::field_edit;
use super::state::Core;
use crate::command::Failure;

/// Start of the field of a desk that holds a day and what is due on it; a random id follows.
pub(crate) const DAY: &str = "day_";

/// A day with what is due on it.
struct Due {
    /// Empty for a day of the season.
    id: String,
    kind: &'static str,
    day: Date,
    text: String,
}

impl Core {
    /// The days of the season and of this bureau, in their order.
    pub(crate) fn timetable(&self, work: &Work<'_, '_>) -> Result<Timetable, Failure> {
        let today = self.this_day(work)?;
        Ok(Timetable { today, rows: self.days()?.iter().map(|due| row(due, today)).collect() })
    }

    /// The next day on which something is due; nothing where the season is over or unknown.
    pub(crate) fn next_due(&self, work: &Work<'_, '_>) -> Option<answer::Due> {
        let next = || -> Result<Option<answer::Due>, Failure> {
            let today = self.this_day(work)?;
            let days = self.days()?;
            let next = days.iter().find(|due| due.day >= today && due.kind != "opens");
            Ok(next.map(|due| row(due, today)))
        };
        next().unwrap_or_default()
    }

    fn days(&self) -> Result<Vec<Due>, Failure> {
        let (bureau, season) = (self.my_bureau()?, self.season()?);
        let given =
            |kind: &'static str, day: Date, text: &str| Due { id: String::new(), kind, day, text: text.to_owned() };
        let mut days = self.own_days(&bureau);
        days.push(given("opens", season.schedule.opens, "开始受理"));
        days.push(given("deadline", season.schedule.deadline_day, "申报截止"));
        days.sort_by(|one, other| (one.day, &one.text).cmp(&(other.day, &other.text)));
        Ok(days)
    }

    fn own_days(&self, bureau: &BureauCode) -> Vec<Due> {
        let desk = self.documents.get(&DocId::only(Kind::Desk, bureau.clone()));
        let fields = desk.map(|entry| &entry.summary.summary.fields);
        let own = fields.into_iter().flatten().filter_map(|(key, value)| {
            let (day, text) = value.split_once(' ')?;
            let id = key.strip_prefix(DAY)?.to_owned();
            Some(Due { id, kind: "own", day: day.parse().ok()?, text: text.to_owned() })
        });
        own.collect()
    }

    /// Notes a day of this bureau's own, or changes one.
    pub(crate) fn timetable_set(
        &mut self,
        work: &mut Work<'_, '_>,
        id: Option<String>,
        day: Date,
        text: &str,
    ) -> Result<Timetable, Failure> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return Err(Failure::new("empty", "请写明这一天要完成什么。没有改动。"));
        }
        let last = self.season()?.schedule.deadline_day;
        if day > last {
            let told = format!("本单位的时间节点应不晚于申报截止日 {last}，{day} 太晚了。没有改动。");
            return Err(Failure::new("too_late", told));
        }
        let bureau = self.my_bureau()?;
        let id = match id {
            Some(id) => self.known_day(&bureau, id)?,
            None => work.new_record(),
        };
        let desk = DocId::only(Kind::Desk, bureau);
        self.edit(work, &desk, &[field_edit(&format!("{DAY}{id}"), format!("{day} {text}"))])?;
        self.timetable(work)
    }

    /// Drops a day of this bureau's own; it stays in the history.
    pub(crate) fn timetable_drop(&mut self, work: &mut Work<'_, '_>, id: String) -> Result<Timetable, Failure> {
        let bureau = self.my_bureau()?;
        let id = self.known_day(&bureau, id)?;
        self.edit(work, &DocId::only(Kind::Desk, bureau), &[field_edit(&format!("{DAY}{id}"), "")])?;
        self.timetable(work)
    }

    fn known_day(&self, bureau: &BureauCode, id: String) -> Result<String, Failure> {
        if self.own_days(bureau).iter().any(|due| due.id == id) {
            return Ok(id);
        }
        let told = format!("没有编号为 {id} 的时间节点。没有改动；请用 timetable show 查看编号。");
        Err(Failure::new("unknown_day", told))
    }
}

fn row(due: &Due, today: Date) -> answer::Due {
    let left = today.duration_until(due.day).as_hours() / 24;
    answer::Due { id: due.id.clone(), kind: due.kind.to_owned(), day: due.day, text: due.text.clone(), days_left: left }
}
