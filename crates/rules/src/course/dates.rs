//! When: no step is dated before what it rests on, and none in the future.

use jiff::civil::Date;

use super::{Act, Course, Refusal};

/// Something with its day, for messages.
type Rest = (&'static str, Option<Date>);

/// A day that somebody writes down for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated<'a> {
    /// The day, as the papers say.
    pub day: Date,
    /// Today, where the season takes place.
    pub today: Date,
    /// Why the papers say so, empty for no reason; `None` where no reason is asked for, since the day is one's own.
    pub reason: Option<&'a str>,
}

impl Dated<'_> {
    /// Whether a reason lets this day stand although it is before what it rests on.
    fn explained(&self) -> bool {
        self.reason.is_some_and(|reason| !reason.trim().is_empty())
    }

    /// What to do about a day that is too early, for a clerk.
    fn advice(&self) -> &'static str {
        match self.reason {
            Some(_) => "请核对；纸面日期确实如此的，请在备注（--note）中写明原因。",
            None => "请核对。",
        }
    }
}

/// Whether a step may bear this day: not in the future, and not before the latest of what it rests on. A reason lifts
/// the second, never the first.
///
/// # Errors
/// [`Refusal`] names both days.
pub fn in_order(step: &str, dated: Dated<'_>, rests_on: &[Rest]) -> Result<(), Refusal> {
    past(step, dated.day, dated.today)?;
    let early = rests_on.iter().filter_map(|(what, day)| Some((*day.as_ref()?, *what))).max();
    let Some((day, what)) = early.filter(|(day, _)| dated.day < *day && !dated.explained()) else {
        return Ok(());
    };
    let message = format!("{step}的日期 {} 早于{what}（{day}），{}", dated.day, dated.advice());
    Err(Refusal { code: "before", message })
}

/// Whether something that is said to be done may bear this day.
///
/// # Errors
/// [`Refusal`] where the day has not come.
pub fn past(step: &str, day: Date, today: Date) -> Result<(), Refusal> {
    if day <= today {
        return Ok(());
    }
    Err(Refusal { code: "future", message: format!("{step}的日期 {day} 还没有到。") })
}

impl Course {
    /// Whether an act is allowed now, and may bear this day.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub fn may_on(&self, act: &Act, dated: Dated<'_>) -> Result<(), Refusal> {
        self.may(act)?;
        let rests_on = self.rests_on(act);
        match act {
            // It may be announced ahead: what has been announced is proved, and ended, on its day.
            Act::Publicise(..) => in_order("公示", Dated { today: dated.today.max(dated.day), ..dated }, &rests_on),
            Act::Org(id, _) | Act::Group(id, _) => {
                let end = self.nominees.get(id).and_then(|nominee| nominee.period).map(|period| period.end);
                in_order(step(act), dated, &rests_on)?;
                let early = end.filter(|end| dated.day == *end && !dated.explained());
                early.map_or(Ok(()), |end| {
                    let (step, day, advice) = (step(act), dated.day, dated.advice());
                    let message = format!("{step}的日期 {day} 公示还没有结束（截至{end}，含当日），{advice}");
                    Err(Refusal { code: "before", message })
                })
            }
            act => in_order(step(act), dated, &rests_on),
        }
    }

    /// What an act rests on, as far as it is dated.
    fn rests_on(&self, act: &Act) -> Vec<Rest> {
        let nominee = |id: &String| self.nominees.get(id);
        let period = |id: &String| nominee(id).and_then(|nominee| nominee.period);
        let met = self.order.iter().filter_map(|id| nominee(id)?.met).max();
        match act {
            Act::Party(_) => vec![("推荐单位党组（党委）会议", met)],
            Act::Publicise(..) | Act::Prove(..) => vec![("市局党组会", self.party_day)],
            Act::Object(id, _) => vec![("公示开始", period(id).map(|period| period.start))],
            Act::Org(id, _) => vec![("公示结束", period(id).map(|period| period.end))],
            Act::Group(id, _) => vec![
                ("公示结束", period(id).map(|period| period.end)),
                ("市委组织部审核", nominee(id).and_then(|nominee| nominee.org_day)),
            ],
            Act::Publish => {
                let list = self.final_list();
                let decided = list.iter().filter_map(|id| nominee(id)?.group_day).max();
                vec![("领导小组审定", decided)]
            }
            Act::Certify(_) | Act::Pay(_) => vec![("发文公布", self.published_day)],
            _ => Vec::new(),
        }
    }
}

fn step(act: &Act) -> &'static str {
    match act {
        Act::Party(_) => "市局党组会",
        Act::Prove(..) => "公示凭证",
        Act::Object(..) => "收到异议",
        Act::Org(..) => "市委组织部审核",
        Act::Group(..) => "领导小组审定",
        Act::Publish => "发文",
        Act::Certify(_) => "发证",
        Act::Pay(_) => "奖金发放",
        _ => "这一步",
    }
}
