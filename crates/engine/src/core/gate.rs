//! What the rules refuse, as whoever asked hears it; and days, as people write them down.

use jiangxuan_rules::course::{Dated, Refusal, past};
use jiangxuan_rules::dates::{normalise, parse_day};
use jiff::civil::Date;

use super::Work;
use super::state::Core;
use crate::command::Failure;

/// What the notice's order forbids, as whoever asked hears it.
pub(crate) fn forbidden(refusal: Refusal) -> Failure {
    Failure::new(refusal.code, refusal.to_string())
}

/// Refuses a day that has not come, of something that is said to be done.
pub(crate) fn has_come(core: &Core, work: &Work<'_, '_>, step: &str, day: Date) -> Result<(), Failure> {
    past(step, day, core.this_day(work)?).map_err(forbidden)
}

/// A day with a reason for it, as the rules ask for it.
pub(crate) fn dated<'a>(
    core: &Core,
    work: &Work<'_, '_>,
    day: Date,
    reason: Option<&'a str>,
) -> Result<Dated<'a>, Failure> {
    Ok(Dated { day, today: core.this_day(work)?, reason })
}

/// Refuses a day that has not come, where it can be read; what cannot be read is a finding.
pub(crate) fn day_has_come(core: &Core, work: &Work<'_, '_>, step: &str, text: &str) -> Result<(), Failure> {
    parse_day(&normalise(text)).map_or(Ok(()), |day| has_come(core, work, step, day))
}
