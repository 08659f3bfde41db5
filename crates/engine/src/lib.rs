//! The application: a pure core, and a thin runtime that drives it.

mod closings;
pub mod command;
pub mod core;
pub mod ledger;
pub mod names;
mod proof;
mod ranks;
pub mod runtime;
pub mod settings;
pub mod trail;

/// Longest frame, in bytes; for whoever moves frames.
pub use jiangxuan_sync::limits::FRAME as FRAME_LIMIT;

pub use command::{Answer, Choice, Command, Failure, Reply};
pub use core::{Attachment, Change, Core, Effect, Env, Input, Notice, Place, Standing, Step, verify_receipt};
pub use trail::verify_trail;

pub(crate) fn core_error_ref(error: &jiangxuan_store::StoreError) -> Failure {
    Failure::new(error.code(), error.to_string())
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
pub(crate) fn core_error(error: jiangxuan_store::StoreError) -> Failure {
    core_error_ref(&error)
}
