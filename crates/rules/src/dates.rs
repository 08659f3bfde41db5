//! Dates as people type them: 2019.7.1, 2019年7月, 20190701.

use jiff::civil::Date;

use crate::text::half_width;

/// A date known to the year, the month or the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Partial {
    /// Only the year.
    Year(i16),
    /// Year and month.
    Month(i16, i8),
    /// The day.
    Day(Date),
}

impl Partial {
    /// The first day that it can mean.
    #[must_use]
    pub fn first(self) -> Date {
        match self {
            Self::Year(year) => day_or_min(year, 1, 1),
            Self::Month(year, month) => day_or_min(year, month, 1),
            Self::Day(date) => date,
        }
    }

    /// The last day that it can mean.
    #[must_use]
    pub fn last(self) -> Date {
        match self {
            Self::Year(_) => self.first().last_of_year(),
            Self::Month(..) => self.first().last_of_month(),
            Self::Day(date) => date,
        }
    }
}

fn day_or_min(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap_or(Date::MIN)
}

/// Reads a date in any of the usual spellings; `None` when it is no date of the years 1900 to 2199.
#[must_use]
pub fn parse(text: &str) -> Option<Partial> {
    let text = half_width(text);
    let groups = number_groups(&text)?;
    let numbers: Vec<i16> = groups.iter().map(|group| group.parse().ok()).collect::<Option<_>>()?;
    let &year = numbers.first().filter(|year| (1900..2200).contains(*year))?;
    let small = |n: i16| i8::try_from(n).ok();
    match numbers.as_slice() {
        [_] => Some(Partial::Year(year)),
        [_, month] => Date::new(year, small(*month)?, 1).ok().map(|d| Partial::Month(year, d.month())),
        [_, month, day] => Date::new(year, small(*month)?, small(*day)?).ok().map(Partial::Day),
        _ => None,
    }
}

/// Reads a full date.
#[must_use]
pub fn parse_day(text: &str) -> Option<Date> {
    match parse(text) {
        Some(Partial::Day(date)) => Some(date),
        _ => None,
    }
}

/// The text as stored: `2019-07-01`, `2019-07` or `2019`; what is no date stays as it was typed.
#[must_use]
pub fn normalise(text: &str) -> String {
    match parse(text) {
        Some(Partial::Year(year)) => format!("{year:04}"),
        Some(Partial::Month(year, month)) => format!("{year:04}-{month:02}"),
        Some(Partial::Day(date)) => date.to_string(),
        None => text.trim().to_owned(),
    }
}

/// Splits into runs of digits; a run of 6 or 8 digits is cut into year, month and day.
fn number_groups(text: &str) -> Option<Vec<&str>> {
    let separators = |c: char| matches!(c, '-' | '.' | '/' | '年' | '月' | '日' | '号' | ' ' | '、');
    if !text.chars().all(|c| c.is_ascii_digit() || separators(c)) {
        return None;
    }
    let groups: Vec<&str> = text.split(separators).filter(|group| !group.is_empty()).collect();
    match groups.as_slice() {
        [only] if only.len() == 8 => Some(vec![&only[..4], &only[4..6], &only[6..]]),
        [only] if only.len() == 6 => Some(vec![&only[..4], &only[4..]]),
        _ => Some(groups),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_spelling_becomes_iso() {
        for text in ["2019.7.1", "2019年7月1日", "2019/07/01", "20190701", "２０１９－７－１", " 2019-07-01 "]
        {
            assert_eq!(normalise(text), "2019-07-01", "{text}");
        }
        assert_eq!(normalise("2019年7月"), "2019-07");
        assert_eq!(normalise("201907"), "2019-07");
        assert_eq!(normalise("2019年"), "2019");
    }

    #[test]
    fn impossible_dates_stay_as_typed() {
        for text in ["1975-02-29", "2019-13", "至今", "20", "99999999999999", "2019-7-1-1", "", "1.2.3"] {
            assert_eq!((parse(text), normalise(text).as_str()), (None, text));
        }
    }

    #[test]
    fn a_month_spans_its_days() {
        let month = parse("2016-02").expect("month");
        assert_eq!((month.first().to_string(), month.last().to_string()), ("2016-02-01".into(), "2016-02-29".into()));
    }
}
