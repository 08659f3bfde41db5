//! Reading a season: parsing, built-in files, and what the rest of the program asks it.

use jiangxuan_model::BureauCode;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;

use super::{Bureau, BureauType, Condition, Department, Flag, Quota, Season, SeasonError, SkillLevel, semantics};
use crate::check::Level;
use crate::codes::{self, ListName};
use crate::dates;
use crate::divisions;
use crate::text::bare;

const BUILTIN: [(&str, &str); 2] = [
    ("jinzhong-2019", include_str!("../../seasons/jinzhong-2019.toml")),
    ("yuci-skills-2026", include_str!("../../seasons/yuci-skills-2026.toml")),
];

impl Season {
    /// Reads a season file.
    ///
    /// # Errors
    /// [`SeasonError`] lists every fault with line and column: what TOML refuses, and what makes no sense.
    pub fn parse(text: &str) -> Result<Self, SeasonError> {
        let source = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
        let mut season: Self = toml::from_str(&source).map_err(|error| SeasonError::syntax(&source, &error))?;
        semantics::check(&season, &source)?;
        season.source = source;
        Ok(season)
    }

    /// The text of a season file shipped with the program.
    #[must_use]
    pub fn builtin(name: &str) -> Option<&'static str> {
        BUILTIN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
    }

    /// The names of the shipped season files.
    pub fn builtin_names() -> impl Iterator<Item = &'static str> {
        BUILTIN.iter().map(|(name, _)| *name)
    }

    /// The text it was read from, with Unix line ends: the same on every machine, so its hash names the season.
    /// Empty for a season that was not made by [`Season::parse`].
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The bureau with this code.
    #[must_use]
    pub fn bureau(&self, code: &BureauCode) -> Option<&Bureau> {
        self.bureaus.iter().find(|bureau| bureau.code == *code)
    }

    /// The municipal bureau; a parsed season has exactly one.
    ///
    /// # Panics
    /// Never for a parsed season.
    #[must_use]
    pub fn municipal(&self) -> &Bureau {
        self.bureaus.iter().find(|bureau| bureau.bureau_type == BureauType::Municipal).unwrap_or(&self.bureaus[0])
    }

    /// How many this bureau may nominate; `None` for the municipal and for unknown bureaus.
    #[must_use]
    pub fn quota(&self, code: &BureauCode) -> Option<&Quota> {
        let bureau_type = self.bureau(code)?.bureau_type;
        self.quotas.iter().find(|quota| quota.bureau_type == bureau_type)
    }

    /// The instant at which the season closes; 24:00 is the first instant of the next day.
    #[must_use]
    pub fn deadline(&self) -> Timestamp {
        self.schedule.deadline().unwrap_or(Timestamp::MAX)
    }

    /// The instant until which work sealed before the deadline is taken.
    #[must_use]
    pub fn grace_end(&self) -> Timestamp {
        let grace = jiff::SignedDuration::from_hours(i64::from(self.schedule.grace_hours));
        self.deadline().checked_add(grace).unwrap_or(Timestamp::MAX)
    }

    /// Whole days from `day` to the last day of the season; negative after it.
    #[must_use]
    pub fn days_left(&self, day: Date) -> i64 {
        day.duration_until(self.schedule.deadline_day).as_hours() / 24
    }

    /// The civil date of an instant where the season takes place.
    #[must_use]
    pub fn local_date(&self, at: Timestamp) -> Date {
        let offset = offset(&self.schedule.utc_offset).unwrap_or(Offset::UTC);
        offset.to_datetime(at).date()
    }

    /// Day and time of an instant where the season takes place, as papers print it.
    #[must_use]
    pub fn local_time(&self, at: Timestamp) -> String {
        let local = offset(&self.schedule.utc_offset).unwrap_or(Offset::UTC).to_datetime(at);
        let (day, time) = (local.date(), local.time());
        format!("{}年{}月{}日{:02}:{:02}", day.year(), day.month(), day.day(), time.hour(), time.minute())
    }

    /// First and last day of the window in which achievements count as recent.
    #[must_use]
    pub fn window(&self) -> (Date, Date) {
        let end = self.schedule.deadline_day;
        let span = jiff::Span::new().years(self.achievements.window_years);
        let start = end.saturating_sub(span).tomorrow().unwrap_or(end);
        (start, end)
    }

    /// Whether something of this date counts as recent: 近5年内. `None` when the date cannot be read.
    #[must_use]
    pub fn is_recent(&self, date: &str) -> Option<bool> {
        let ((from, to), date) = (self.window(), dates::parse(date)?);
        Some(date.last() >= from && date.first() <= to)
    }

    /// The words of the notice behind a rule; empty when the file quotes none.
    #[must_use]
    pub fn clause(&self, rule: &str) -> &str {
        self.clauses.get(rule).map_or("", String::as_str)
    }

    /// The department with this key or name, or with one of the names that its organs go by: 县委政法委 is 政法.
    #[must_use]
    pub fn department(&self, name: &str) -> Option<&Department> {
        let wanted = bare(name);
        let short = wanted.trim_end_matches("部门").trim_end_matches('局');
        let plain = |d: &&Department| d.key == wanted || bare(&d.zh) == short;
        let alias = |d: &Department| d.aliases.iter().any(|alias| is_organ(&wanted, &bare(alias)));
        self.departments.iter().find(plain).or_else(|| self.departments.iter().find(|d| alias(d)))
    }

    /// The flag with this key.
    #[must_use]
    pub fn flag(&self, key: &str) -> Option<&Flag> {
        self.flags.iter().find(|flag| flag.key == key)
    }

    /// The skill level that a name or one of its other names means.
    #[must_use]
    pub fn skill_level(&self, name: &str) -> Option<&SkillLevel> {
        let wanted = bare(name);
        let same = |level: &&SkillLevel| {
            bare(&level.name) == wanted || level.aliases.iter().any(|alias| bare(alias) == wanted)
        };
        self.skill.levels.iter().find(same).or_else(|| self.longest_in(&wanted))
    }

    /// 高级技师（一级） contains 高级技师, and must not be taken for 技师; 高级工程师 is a title and no 高级工.
    fn longest_in(&self, text: &str) -> Option<&SkillLevel> {
        let inside =
            self.skill.levels.iter().filter(|level| level.ordinal > 0 && names_level(text, &bare(&level.name)));
        inside.max_by_key(|level| level.name.chars().count())
    }

    /// The condition with this number.
    #[must_use]
    pub fn condition(&self, no: &str) -> Option<&Condition> {
        self.conditions.iter().find(|condition| condition.no.to_string() == no)
    }

    /// How strictly a field is required of everybody; `None` when it may stay empty.
    #[must_use]
    pub fn requires(&self, key: &str) -> Option<Level> {
        let rows = self.required.iter().filter(|row| row.any.is_empty() && row.fields.iter().any(|field| field == key));
        rows.map(|row| row.level).max()
    }

    /// The entries of a list as they are to be offered in this season.
    #[must_use]
    pub fn choices(&self, list: ListName) -> Vec<String> {
        match list {
            ListName::Industry => self.industries.names.iter().chain([&self.industries.other]).cloned().collect(),
            ListName::SkillLevel => self.skill.levels.iter().map(|level| level.name.clone()).collect(),
            ListName::Condition => self.conditions.iter().map(|condition| condition.no.to_string()).collect(),
            ListName::Division => division_names(self.schedule.deadline_day),
            _ => codes::list(list).iter().map(|entry| entry.zh.to_owned()).collect(),
        }
    }
}

/// Whether `name` is the organ `alias` of some place: 县委政法委, 祁县纪委监委.
fn is_organ(name: &str, alias: &str) -> bool {
    const LONGEST_PLACE: usize = 9;
    name.strip_suffix(alias).is_some_and(|place| {
        let kinds = ['市', '县', '区', '委', '省', '共'];
        place.is_empty() || (place.chars().count() <= LONGEST_PLACE && place.ends_with(kinds))
    })
}

/// Whether `text` holds the level as a word of its own and not as the beginning or the end of a title.
fn names_level(text: &str, level: &str) -> bool {
    const GOES_ON: [char; 8] = ['程', '艺', '业', '匠', '商', '会', '作', '学'];
    text.match_indices(level).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + level.len()..]);
        !after.starts_with(GOES_ON) && !before.ends_with("主管") && !before.ends_with("主任")
    })
}

/// The county divisions under the names that they had on `day`.
fn division_names(day: Date) -> Vec<String> {
    let district_since = Date::constant(2020, 4, 26);
    let gone = if day < district_since { "140703" } else { "140726" };
    let county = |code: &str| code.starts_with("1407") && code != "140700" && code != gone;
    divisions::divisions().iter().filter(|d| county(d.code)).map(|d| d.name.to_owned()).collect()
}

impl Bureau {
    /// Whether it exists on `day`.
    #[must_use]
    pub fn exists_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// Whether it nominates.
    #[must_use]
    pub fn nominates(&self) -> bool {
        self.bureau_type != BureauType::Municipal
    }
}

impl super::Schedule {
    /// The closing instant, if offset and time are readable.
    pub(super) fn deadline(&self) -> Option<Timestamp> {
        let (hour, minute) = time(&self.deadline_time)?;
        let midnight = self.deadline_day.to_datetime(Time::midnight());
        let local =
            midnight.checked_add(jiff::SignedDuration::from_mins(i64::from(hour) * 60 + i64::from(minute))).ok()?;
        offset(&self.utc_offset)?.to_timestamp(local).ok()
    }
}

/// Reads `HH:MM` up to `24:00`.
fn time(text: &str) -> Option<(u8, u8)> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (two_digits(hour)?, two_digits(minute)?);
    (minute < 60 && (hour < 24 || (hour, minute) == (24, 0))).then_some((hour, minute))
}

/// Reads `+HH:MM` or `-HH:MM`.
fn offset(text: &str) -> Option<Offset> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+')?),
    };
    let (hours, minutes) = time(rest)?;
    Offset::from_seconds(sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60)).ok()
}

fn two_digits(text: &str) -> Option<u8> {
    (text.len() == 2).then(|| text.parse().ok()).flatten()
}
