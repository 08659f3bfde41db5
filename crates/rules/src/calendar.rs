//! Working days, from the State Council's yearly papers; a year without a paper is refused, never guessed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

const BUILTIN: [&str; 8] = [
    include_str!("../calendar/CN-2019.toml"),
    include_str!("../calendar/CN-2020.toml"),
    include_str!("../calendar/CN-2021.toml"),
    include_str!("../calendar/CN-2022.toml"),
    include_str!("../calendar/CN-2023.toml"),
    include_str!("../calendar/CN-2024.toml"),
    include_str!("../calendar/CN-2025.toml"),
    include_str!("../calendar/CN-2026.toml"),
];

/// Why working days cannot be computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// No paper for this year has been imported.
    #[error("{0} 年的放假安排尚未导入，不能推算工作日。请先导入国务院办公厅当年的节假日安排，再计算日期。")]
    UnknownYear(i16),
    /// A period of no working days, or of more than a thousand, was asked for.
    #[error("公示天数应在 1–1000 个工作日之间，现为 {0}。请在年度文件中改正。")]
    Length(usize),
    /// A calendar file that cannot be read.
    #[error("放假安排文件有误：{0}")]
    File(String),
}

/// Whether the day of publication is the first day of the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StartCounts {
    /// The day of publication is day one, if it is a working day (what real notices do).
    Yes,
    /// Counting starts on the day after.
    No,
}

/// What a day is, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "name", rename_all = "kebab-case")]
pub enum DayKind {
    /// An ordinary Monday to Friday.
    Workday,
    /// A Saturday or Sunday that is worked to make up for the named holiday.
    MakeUp(String),
    /// An ordinary Saturday or Sunday.
    Weekend,
    /// A Monday to Friday that is off for the named holiday.
    Holiday(String),
}

impl DayKind {
    /// Whether people work on such a day.
    #[must_use]
    pub fn is_workday(&self) -> bool {
        matches!(self, Self::Workday | Self::MakeUp(_))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YearFile {
    year: i16,
    #[serde(rename = "papers")]
    _papers: Vec<String>,
    holidays: BTreeMap<String, Vec<Date>>,
    workdays: BTreeMap<String, Vec<Date>>,
}

/// The years whose holidays are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeSet<i16>,
    exceptions: BTreeMap<Date, DayKind>,
}

impl Calendar {
    /// The calendar shipped with the program: 2019 to 2026.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static CALENDAR: OnceLock<Calendar> = OnceLock::new();
        CALENDAR.get_or_init(|| {
            BUILTIN.iter().fold(Self::default(), |all, text| all.clone().with_year(text).unwrap_or(all))
        })
    }

    /// This calendar with one more year, read from the TOML text of a year file.
    ///
    /// # Errors
    /// [`CalendarError::File`] when the text is no year file, or a day is listed that needs no exception.
    pub fn with_year(mut self, text: &str) -> Result<Self, CalendarError> {
        let file: YearFile = toml::from_str(text).map_err(|e| CalendarError::File(e.to_string()))?;
        let off = named(file.holidays).map(|(day, name)| (day, DayKind::Holiday(name)));
        let on = named(file.workdays).map(|(day, name)| (day, DayKind::MakeUp(name)));
        for (day, kind) in off.chain(on) {
            if is_weekday(day) == kind.is_workday() {
                return Err(CalendarError::File(format!("{day} 无需列为例外")));
            }
            self.exceptions.insert(day, kind);
        }
        self.years.insert(file.year);
        Ok(self)
    }

    /// The years that are known, in order.
    pub fn years(&self) -> impl Iterator<Item = i16> {
        self.years.iter().copied()
    }

    /// What `day` is.
    ///
    /// # Errors
    /// [`CalendarError::UnknownYear`] when its year has no paper.
    pub fn day(&self, day: Date) -> Result<DayKind, CalendarError> {
        if !self.years.contains(&day.year()) {
            return Err(CalendarError::UnknownYear(day.year()));
        }
        let ordinary = if is_weekday(day) { DayKind::Workday } else { DayKind::Weekend };
        Ok(self.exceptions.get(&day).cloned().unwrap_or(ordinary))
    }

    /// The `n` working days of a period that is published on `start`; the last one is its end.
    ///
    /// # Errors
    /// [`CalendarError`] when a year is unknown, or `n` is 0 or over 1000.
    pub fn period(&self, start: Date, n: usize, counts: StartCounts) -> Result<Vec<Date>, CalendarError> {
        if !(1..=1000).contains(&n) {
            return Err(CalendarError::Length(n));
        }
        self.day(start)?;
        let mut days = Vec::with_capacity(n);
        let mut day = if counts == StartCounts::Yes { start } else { next(start)? };
        while days.len() < n {
            if self.day(day)?.is_workday() {
                days.push(day);
            }
            day = next(day)?;
        }
        Ok(days)
    }
}

/// The `n` working days of a publicity period published on `start`, by the built-in calendar.
///
/// # Errors
/// [`CalendarError`] when the period touches a year without a paper.
pub fn publicity_end(start: Date, n: usize, counts: StartCounts) -> Result<Vec<Date>, CalendarError> {
    Calendar::builtin().period(start, n, counts)
}

fn named(table: BTreeMap<String, Vec<Date>>) -> impl Iterator<Item = (Date, String)> {
    table.into_iter().flat_map(|(name, days)| days.into_iter().map(move |day| (day, name.clone())))
}

fn is_weekday(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn next(day: Date) -> Result<Date, CalendarError> {
    day.tomorrow().map_err(|_| CalendarError::UnknownYear(day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("date")
    }

    fn end(start: &str, counts: StartCounts) -> Result<String, CalendarError> {
        publicity_end(date(start), 5, counts).map(|days| days[4].to_string())
    }

    #[test]
    fn the_shipped_years_are_all_readable() {
        assert_eq!(Calendar::builtin().years().collect::<Vec<_>>(), (2019..=2026).collect::<Vec<_>>());
    }

    #[test]
    fn five_working_days_end_as_the_known_periods_did() {
        let vectors = [
            ("2019-08-19", "2019-08-23", "2019-08-26"),
            ("2019-09-09", "2019-09-16", "2019-09-17"),
            ("2019-09-26", "2019-10-08", "2019-10-09"),
            ("2019-09-28", "2019-10-10", "2019-10-10"),
            ("2019-12-27", "2020-01-03", "2020-01-06"),
            ("2021-09-14", "2021-09-18", "2021-09-22"),
            ("2023-05-22", "2023-05-26", "2023-05-29"),
            ("2024-04-25", "2024-04-30", "2024-05-06"),
            ("2025-01-23", "2025-02-05", "2025-02-06"),
            ("2026-02-11", "2026-02-24", "2026-02-25"),
            ("2026-09-18", "2026-09-23", "2026-09-24"),
            ("2026-09-28", "2026-10-09", "2026-10-10"),
        ];
        for (start, a, b) in vectors {
            assert_eq!(end(start, StartCounts::Yes).as_deref(), Ok(a), "{start}");
            assert_eq!(end(start, StartCounts::No).as_deref(), Ok(b), "{start}");
        }
    }

    #[test]
    fn a_make_up_sunday_is_one_of_the_days() {
        let days = publicity_end(date("2019-09-26"), 5, StartCounts::Yes).expect("known year");
        let texts: Vec<String> = days.iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["2019-09-26", "2019-09-27", "2019-09-29", "2019-09-30", "2019-10-08"]);
        assert_eq!(Calendar::builtin().day(date("2019-09-29")), Ok(DayKind::MakeUp("国庆节".into())));
    }

    #[test]
    fn a_year_without_a_paper_is_refused() {
        for counts in [StartCounts::Yes, StartCounts::No] {
            assert_eq!(end("2026-12-29", counts), Err(CalendarError::UnknownYear(2027)));
            assert_eq!(end("2018-12-29", counts), Err(CalendarError::UnknownYear(2018)));
        }
    }

    #[test]
    fn an_imported_year_makes_the_date_computable() {
        let text = "year = 2027\npapers = []\n[holidays]\n\"元旦\" = [\"2027-01-01\"]\n[workdays]\n";
        let calendar = Calendar::builtin().clone().with_year(text).expect("readable");
        let days = calendar.period(date("2026-12-29"), 5, StartCounts::Yes).expect("known");
        assert_eq!(days[4], date("2027-01-05"));
    }

    #[test]
    fn a_faulty_year_file_is_refused() {
        let text = "year = 2027\npapers = []\n[holidays]\n\"元旦\" = [\"2027-01-02\"]\n[workdays]\n";
        assert!(Calendar::default().with_year(text).is_err());
        assert!(Calendar::default().with_year("year = \"x\"").is_err());
    }

    #[test]
    fn a_period_of_no_days_or_of_ages_is_refused() {
        assert_eq!(publicity_end(date("2019-08-19"), 0, StartCounts::Yes), Err(CalendarError::Length(0)));
        assert_eq!(publicity_end(date("2019-08-19"), 100_000, StartCounts::Yes), Err(CalendarError::Length(100_000)));
    }
}
