//! The notice as data and pure functions: season files, checks, the consultation matrix, the calendar, numbers.

pub mod account;
pub mod assessment;
pub mod award;
pub mod calendar;
pub mod check;
pub mod codes;
pub mod consultation;
pub mod course;
pub mod credit_code;
pub mod dates;
pub mod divisions;
pub mod fields;
pub mod id_number;
pub mod import;
pub mod matrix;
pub mod names;
pub mod quota;
pub mod score_sheet;
pub mod season;
pub mod stage;
pub mod statistics;
pub mod strokes;
pub mod text;
pub mod words;

pub use check::{DossierView, Finding, Level, Record, check};
pub use season::{Season, SeasonError};
pub use stage::Stage;
