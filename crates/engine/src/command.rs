//! What can be asked, as the contract has it, and answers that have no type yet.

pub use jiangxuan_contract::Reply;
pub use jiangxuan_contract::command::*;

/// What a command answers whose answer has no type yet; [`jiangxuan_contract::table`] says which those are.
pub type Answer = Result<serde_json::Value, Failure>;
