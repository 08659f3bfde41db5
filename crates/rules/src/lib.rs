//! The notice as data and pure functions: season files, checks, the consultation matrix, the calendar, numbers.

pub mod calendar;
pub mod codes;
pub mod credit_code;
pub mod dates;
pub mod divisions;
pub mod fields;
pub mod id_number;
pub mod names;
pub mod text;
pub mod words;
