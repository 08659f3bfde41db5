//! 公示: names shown in every channel, for exactly as long as the season and the calendar say.

use jiangxuan_contract::answer::publicity::{
    ChannelProof, PublicityDay, PublicityPeriod, PublicityRow, PublicityShown,
};
use jiangxuan_model::{Kind, Record};
use jiangxuan_rules::calendar::{Calendar, CalendarError, DayKind};
use jiangxuan_rules::course::{Act, Course, Period};
use jiff::civil::{Date, Weekday};

use super::Work;
use super::course::{forbidden, said};
use super::scans::scans_beside;
use super::state::Core;
use crate::command::{Failure, Publicity};

/// What the keys of proofs begin with; the channel follows.
const PROOF: &str = "proof.";
/// What the keys of a proof's day begin with.
const SINCE: &str = "since.";

fn calendar(error: &CalendarError) -> Failure {
    Failure::new("calendar", format!("{error}没有改动。"))
}

/// The period in a publicity record.
pub(crate) fn period_of(record: &Record) -> Option<Period> {
    Some(Period { start: said(record, "start").parse().ok()?, end: said(record, "end").parse().ok()? })
}

/// The channels for which a publicity record has a proof.
pub(crate) fn proofs_of(record: &Record) -> impl Iterator<Item = String> {
    let proved = record.values.iter().filter(|(_, value)| !value.shown().is_empty());
    proved.filter_map(|(key, _)| key.strip_prefix(PROOF).map(str::to_owned))
}

impl Core {
    pub(crate) fn publicity(&mut self, work: &mut Work<'_, '_>, act: Publicity) -> Result<PublicityShown, Failure> {
        match act {
            Publicity::Show => self.publicity_show(work),
            Publicity::Start { ids, from } => self.publicity_start(work, &ids, from),
            Publicity::Proof { ids, channel, proof, date } => {
                self.publicity_proof(work, &ids, channel.trim(), proof.trim(), date)
            }
            Publicity::Close { ids } => self.publicity_close(work, &ids),
        }
    }

    fn publicity_start(
        &mut self,
        work: &mut Work<'_, '_>,
        ids: &[String],
        from: Date,
    ) -> Result<PublicityShown, Failure> {
        self.only_municipal()?;
        let rule = &self.season()?.publicity;
        let days =
            Calendar::builtin().period(from, rule.workdays, rule.start_counts).map_err(|error| calendar(&error))?;
        let period = Period { start: from, end: days.last().copied().unwrap_or(from) };
        let course = self.course(work)?;
        let ids = if ids.is_empty() { unshown(&course) } else { self.ids_of(ids)? };
        acts_on(&course, &ids, |id| Act::Publicise(id, period))?;
        for id in ids {
            let doc = self.participant(&id)?;
            let (start, end) = (period.start.to_string(), period.end.to_string());
            let (name, employer, post) =
                (self.nominee(&doc), self.field_of(&doc, "employer_name"), self.field_of(&doc, "dept_post"));
            let values = [("name", &name), ("employer", &employer), ("post", &post), ("start", &start), ("end", &end)]
                .map(|(key, value)| (key, value.as_str()));
            self.put_record(work, Kind::Bulletin, "publicity", id, &values)?;
        }
        self.publicity_show(work)
    }

    fn publicity_proof(
        &mut self,
        work: &mut Work<'_, '_>,
        ids: &[String],
        channel: &str,
        proof: &str,
        date: Date,
    ) -> Result<PublicityShown, Failure> {
        self.only_municipal()?;
        if proof.is_empty() {
            return Err(Failure::new("no_proof", "请写明公示凭证：网址、报纸期号或照片编号。没有改动。"));
        }
        let course = self.course(work)?;
        let shown = |id: &&String| {
            course.nominees.get(*id).is_some_and(|n| n.period.is_some() && !n.publicity_closed && !n.out())
        };
        let ids =
            if ids.is_empty() { course.chosen.iter().filter(shown).cloned().collect() } else { self.ids_of(ids)? };
        acts_on(&course, &ids, |id| Act::Prove(id, channel.to_owned()))?;
        for id in &ids {
            let start = course.nominees.get(id).and_then(|nominee| nominee.period).map(|period| period.start);
            if start.is_some_and(|start| date > start) {
                let text = format!(
                    "「{channel}」{date} 才开始公示，晚于登记的起始日，不足规定天数；请用 publicity start --from {date} 重新登记起始日。没有改动。"
                );
                return Err(Failure::new("late_proof", text));
            }
        }
        let (proved, since, date) = (format!("{PROOF}{channel}"), format!("{SINCE}{channel}"), date.to_string());
        for id in ids {
            self.put_record(work, Kind::Bulletin, "publicity", id, &[(&proved, proof), (&since, &date)])?;
        }
        self.publicity_show(work)
    }

    fn publicity_close(&mut self, work: &mut Work<'_, '_>, ids: &[String]) -> Result<PublicityShown, Failure> {
        self.only_municipal()?;
        let today = self.this_day(work)?;
        let course = self.course(work)?;
        let shown = |id: &&String| {
            course.nominees.get(*id).is_some_and(|n| n.period.is_some() && !n.publicity_closed && !n.out())
        };
        let ids =
            if ids.is_empty() { course.chosen.iter().filter(shown).cloned().collect() } else { self.ids_of(ids)? };
        acts_on(&course, &ids, |id| Act::ClosePublicity(id, today))?;
        for id in ids {
            self.put_record(work, Kind::Bulletin, "publicity", id, &[("closed", &today.to_string())])?;
        }
        self.publicity_show(work)
    }

    /// Names and employers only: every bureau and expert may see it.
    fn publicity_show(&mut self, work: &Work<'_, '_>) -> Result<PublicityShown, Failure> {
        let bulletin = self.municipal_doc(Kind::Bulletin)?;
        let mut records = self.records_of(work, &bulletin, "publicity")?;
        jiangxuan_rules::strokes::sort_by_strokes(&mut records, |record| said(record, "name"));
        let season = self.season()?;
        let rows = records.iter().map(|record| row(record, &season.publicity.channels)).collect();
        let mut periods: Vec<Period> = records.iter().filter_map(period_of).collect();
        periods.sort_by_key(|period| (period.start, period.end));
        periods.dedup();
        let periods = periods.iter().map(|period| self.period_row(*period)).collect::<Result<Vec<_>, _>>()?;
        Ok(PublicityShown { rows, periods })
    }

    fn period_row(&self, period: Period) -> Result<PublicityPeriod, Failure> {
        let mut days = Vec::new();
        let mut day = period.start;
        let mut counted = 0;
        while day <= period.end {
            let kind = Calendar::builtin().day(day).map_err(|error| calendar(&error))?;
            let first_is_free = day == period.start
                && self.season()?.publicity.start_counts == jiangxuan_rules::calendar::StartCounts::No;
            let counts = kind.is_workday() && !first_is_free;
            counted += usize::from(counts);
            days.push(PublicityDay {
                date: day,
                weekday: weekday(day).to_owned(),
                workday: kind.is_workday(),
                no: counts.then_some(counted),
                note: remark(&kind, day),
            });
            day = day.tomorrow().map_err(|error| Failure::new("calendar", error.to_string()))?;
        }
        Ok(PublicityPeriod { start: period.start, end: period.end, days })
    }
}

/// Those on the list who are not shown yet.
fn unshown(course: &Course) -> Vec<String> {
    let waits =
        |id: &&String| course.nominees.get(*id).is_some_and(|nominee| nominee.period.is_none() && !nominee.out());
    course.chosen.iter().filter(waits).cloned().collect()
}

/// Asks about every act before any is made.
fn acts_on(course: &Course, ids: &[String], act: impl Fn(String) -> Act) -> Result<(), Failure> {
    if ids.is_empty() {
        return Err(Failure::new("nobody", "没有可以这样做的人选。没有改动；请用 approve show 查看各人进展。"));
    }
    ids.iter().try_for_each(|id| course.may(&act(id.clone())).map_err(forbidden))
}

fn row(record: &Record, channels: &[String]) -> PublicityRow {
    let text = |key: &str| said(record, key).to_owned();
    let written = |key: &str| Some(text(key)).filter(|text| !text.is_empty());
    let proof = |channel: &String| ChannelProof {
        channel: channel.clone(),
        proof: written(&format!("{PROOF}{channel}")),
        since: written(&format!("{SINCE}{channel}")),
    };
    PublicityRow {
        name: text("name"),
        employer: text("employer"),
        post: text("post"),
        start: text("start"),
        end: text("end"),
        closed: written("closed"),
        scans: scans_beside(record),
        proofs: channels.iter().map(proof).collect(),
    }
}

fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "星期一",
        Weekday::Tuesday => "星期二",
        Weekday::Wednesday => "星期三",
        Weekday::Thursday => "星期四",
        Weekday::Friday => "星期五",
        Weekday::Saturday => "星期六",
        Weekday::Sunday => "星期日",
    }
}

fn remark(kind: &DayKind, day: Date) -> String {
    match kind {
        DayKind::Workday => "工作日".to_owned(),
        DayKind::MakeUp(holiday) => format!("{}调休上班（{holiday}）", weekday(day)),
        DayKind::Weekend => "周末".to_owned(),
        DayKind::Holiday(holiday) => format!("{holiday}放假"),
    }
}
