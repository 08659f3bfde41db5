//! What the crate promises, tried from outside.

mod access;
mod arbitrary;
mod carry;
mod chain;
mod invitation;
mod membership;
mod membership_algebra;
mod receipts;
mod recovery;
mod statement;
mod support;
