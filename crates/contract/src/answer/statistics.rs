//! 统计表.

use jiangxuan_rules::statistics::{Scope, Tally};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How many nominees there are by bureau, industry, level, sex, age and route.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Statistics {
    /// Title of the season.
    pub title: String,
    /// The bureau that counted: the municipal one everybody, any other its own people.
    pub bureau_name: String,
    /// Who was counted.
    pub scope: Scope,
    /// The same in Chinese.
    pub scope_name: String,
    /// The day on which they were counted.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub day: Date,
    /// The season's closing day, by which ages are reckoned.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub closing_day: Date,
    /// How many of them were changed after the seal that stands; they are counted by what stands now.
    pub edited: usize,
    /// The counts.
    #[serde(flatten)]
    pub tally: Tally,
}
