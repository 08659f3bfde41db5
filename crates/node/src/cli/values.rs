//! Readers of single values on the command line.

use jiangxuan_model::Time;
use jiangxuan_rules::calendar::StartCounts;
use jiangxuan_trust::Role;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _, tz};

/// The zone in which days begin and end: Beijing time.
pub(crate) const ZONE: tz::Offset = tz::offset(8);

const UNITS: [(char, i64); 3] = [('d', 24 * 3_600_000), ('h', 3_600_000), ('m', 60_000)];
const LONGEST: i64 = 366 * 24 * 3_600_000;

/// A length of time such as `7d`, in milliseconds.
pub(crate) fn duration(text: &str) -> Result<i64, String> {
    let wrong = || format!("期限应写成 7d、12h 或 30m，最长 366d：{text}");
    let (unit, factor) = UNITS.into_iter().find(|(unit, _)| text.ends_with(*unit)).ok_or_else(wrong)?;
    let number: i64 = text.trim_end_matches(unit).parse().map_err(|_| wrong())?;
    let length = number.checked_mul(factor).ok_or_else(wrong)?;
    if (1..=LONGEST).contains(&length) { Ok(length) } else { Err(wrong()) }
}

/// An RFC 3339 instant, or a day, which means its end in Beijing.
pub(crate) fn until(text: &str) -> Result<Time, String> {
    let wrong = || format!("时间应写成 2019-08-05 或 2019-08-05T18:00:00+08:00：{text}");
    let instant = match text.parse::<Timestamp>() {
        Ok(instant) => instant,
        Err(_) => end_of_day(text).ok_or_else(wrong)?,
    };
    Ok(Time(instant.as_millisecond()))
}

fn end_of_day(text: &str) -> Option<Timestamp> {
    let day: Date = text.parse().ok().filter(|_| text.len() == "2019-08-05".len())?;
    ZONE.to_timestamp(day.checked_add(1.day()).ok()?.at(0, 0, 0, 0)).ok()
}

/// A role that can be invited. The registrar's is not among them: it comes with the authority key.
pub(crate) fn role(text: &str) -> Result<Role, String> {
    match text {
        "editor" => Ok(Role::Editor),
        "expert" => Ok(Role::Expert),
        "municipal" => Ok(Role::Municipal),
        other => Err(format!("角色应为 editor、expert 或 municipal：{other}")),
    }
}

/// Whether the day of publication counts.
pub(crate) fn start_counts(text: &str) -> Result<StartCounts, String> {
    match text {
        "yes" | "是" => Ok(StartCounts::Yes),
        "no" | "否" => Ok(StartCounts::No),
        other => Err(format!("应为 yes 或 no：{other}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_in_days_hours_and_minutes() {
        assert_eq!(duration("7d"), Ok(604_800_000));
        assert_eq!(duration("12h"), Ok(43_200_000));
        assert_eq!(duration("30m"), Ok(1_800_000));
    }

    #[test]
    fn nonsense_is_no_duration() {
        for text in ["", "7", "d", "-1d", "0h", "7w", "1.5d", "99999999999999999d", "400d", "七d"] {
            assert!(duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_means_its_end_in_beijing() {
        let midnight = "2019-08-05T16:00:00Z".parse::<Timestamp>().expect("instant");
        assert_eq!(until("2019-08-05"), Ok(Time(midnight.as_millisecond())));
        assert_eq!(until("2019-08-06T00:00:00+08:00"), Ok(Time(midnight.as_millisecond())));
    }

    #[test]
    fn nonsense_is_no_time() {
        for text in ["", "2019-13-01", "8月5日", "2019-08-05 18:00", "2019-08-05T18:00:00"] {
            assert!(until(text).is_err(), "{text}");
        }
    }
}
