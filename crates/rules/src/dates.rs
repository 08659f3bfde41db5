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
    let (text, moment) = without_time(half_width(text));
    let text = plain(&text);
    let groups = number_groups(&text)?;
    let numbers: Vec<i16> = groups.iter().map(|group| group.parse().ok()).collect::<Option<_>>()?;
    let &year = numbers.first().filter(|year| (1900..2200).contains(*year))?;
    let small = |n: i16| i8::try_from(n).ok();
    match (numbers.as_slice(), moment) {
        // Nobody writes an hour behind a month.
        ([_], None) => Some(Partial::Year(year)),
        ([_, month], None) => Date::new(year, small(*month)?, 1).ok().map(|d| Partial::Month(year, d.month())),
        ([_, month, day], moment) => {
            let date = Date::new(year, small(*month)?, small(*day)?).ok()?;
            Some(Partial::Day(if moment == Some(Moment::Midnight) { date.tomorrow().ok()? } else { date }))
        }
        _ => None,
    }
}

/// A time of day behind a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    /// Some time of that day.
    Within,
    /// So close to its end that a spreadsheet meant 0:00 of the next: 43 seconds went astray in 1900.
    Midnight,
}

/// First second of a day's last minute.
const LAST_MINUTE: u32 = 23 * 3600 + 59 * 60;

/// Cuts off a time of day, as in `1980-05-01 00:00:00` or `1980-05-01T00:00`.
fn without_time(text: String) -> (String, Option<Moment>) {
    let cut = text.rfind(['T', ' ']).filter(|_| text.contains(':'));
    let Some((day, time)) = cut.map(|at| (&text[..at], text[at + 1..].trim_end_matches('Z'))) else {
        return (text, None);
    };
    let Some(seconds) = seconds(time) else { return (text, None) };
    let moment = if seconds >= LAST_MINUTE { Moment::Midnight } else { Moment::Within };
    (day.trim_end().to_owned(), Some(moment))
}

/// The seconds since midnight of `8:30`, `08:30:00` or `00:00:00.000`.
fn seconds(time: &str) -> Option<u32> {
    let time = time.split_once('.').map_or(time, |(whole, _)| whole);
    let parts: Vec<u32> = time.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match parts.as_slice() {
        [hour @ 0..=23, minute @ 0..=59] => Some(hour * 3600 + minute * 60),
        [hour @ 0..=23, minute @ 0..=59, second @ 0..=59] => Some(hour * 3600 + minute * 60 + second),
        _ => None,
    }
}

/// The text with its words taken off and its Chinese numbers written as digits: 一九八〇年元月生 is 1980年1月.
fn plain(text: &str) -> String {
    let text = text.trim_end_matches("生").trim_end_matches("出").trim_end();
    let days = ["星期", "周"].iter().find_map(|word| text.rsplit_once(*word));
    let day = |rest: &str| rest.chars().count() == 1 && "一二三四五六日天".contains(rest);
    let text = days.filter(|(_, rest)| day(rest)).map_or(text, |(date, _)| date.trim_end());
    let text = text.replace("元月", "1月");
    if text.contains('年') && text.chars().any(|c| chinese_digit(c).is_some()) {
        return text.split_inclusive(['年', '月', '日', '号']).map(in_digits).collect();
    }
    text
}

fn chinese_digit(c: char) -> Option<u32> {
    let at = "〇一二三四五六七八九".chars().position(|digit| digit == c || (digit == '〇' && "○零Ｏ".contains(c)))?;
    u32::try_from(at).ok()
}

/// One part of a date with its unit: 二〇一九年, 十二月, 三十一日.
fn in_digits(part: &str) -> String {
    let number = part.trim_end_matches(['年', '月', '日', '号']);
    let unit = &part[number.len()..];
    let Some((tens, ones)) = number.split_once('十') else {
        let digits = number.chars().map(|c| chinese_digit(c).and_then(|d| char::from_digit(d, 10)).unwrap_or(c));
        return digits.collect::<String>() + unit;
    };
    let value = |text: &str, empty: u32| {
        let mut all = text.chars();
        match (all.next(), all.next()) {
            (None, _) => Some(empty),
            (Some(c), None) => chinese_digit(c),
            _ => None,
        }
    };
    match value(tens, 1).zip(value(ones, 0)) {
        Some((tens, ones)) => format!("{}{unit}", tens * 10 + ones),
        None => part.to_owned(),
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
        None => crate::text::trimmed(text).to_owned(),
    }
}

/// Splits into runs of digits; a run of 6 or 8 digits is cut into year, month and day.
fn number_groups(text: &str) -> Option<Vec<&str>> {
    let separators = |c: char| "-./年月日号 、,。·•‐‑–—−－".contains(c);
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
    fn dates_of_other_programs_and_of_hand_are_read() {
        for text in [
            "1980-05-01 00:00:00",
            "1980-5-1 0:00:00",
            "1980/5/1 00:00",
            "1980-05-01T00:00:00",
            "1980-05-01T00:00:00.000Z",
            "1980-05-01 08:30:00",
            "1980年05月01日 星期四",
            "1980年5月1日生",
            "1980年5月1日出生",
            "一九八〇年五月一日",
            "1980。5。1",
            "1980·05·01",
            "1980—05—01",
            "19800501",
            "1980-04-30 23:59:17",
            "\u{200B}1980-05-01",
        ] {
            assert_eq!(normalise(text), "1980-05-01", "{text}");
        }
        for text in
            ["1980年5月生", "1980.5.", "一九八〇年五月", "1980．05", "1980,05", "1980–05", "1980 年 5 月", "198005"]
        {
            assert_eq!(normalise(text), "1980-05", "{text}");
        }
        assert_eq!(normalise("1980年元月"), "1980-01");
        assert_eq!(normalise("二〇一九年十二月三十一日"), "2019-12-31");
        assert_eq!(normalise("二○○九年十月二十日"), "2009-10-20");
    }

    #[test]
    fn what_can_mean_two_days_stays_as_typed() {
        let doubtful =
            ["1965.10（农历）", "1980.05.00", "1980.00", "May-80", "5/1/1980", "01/05/1980", "80.5", "1998~2003"];
        for text in doubtful {
            assert_eq!((parse(text), normalise(text).as_str()), (None, text));
        }
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
