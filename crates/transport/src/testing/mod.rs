//! Bad networks for tests.

mod bad_line;

pub use bad_line::{BadLine, Profile};
