//! Everything that crosses a boundary: what can be asked, and what is answered. Types with serde, and under the feature
//! `ts` with TypeScript; no logic.
//!
//! [`table`] is the one list of all requests. [`command`] has what goes with a request, [`answer`] what comes back.

pub mod answer;
pub mod command;
pub mod table;

pub use answer::Reply;
pub use command::{Choice, Command, Failure};
pub use table::{AuditRecord, Kind, Who};
