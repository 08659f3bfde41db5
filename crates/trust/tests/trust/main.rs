//! What the crate promises, tried from outside.

mod access;
mod arbitrary;
mod carry;
mod chain;
mod invitation;
mod receipts;
mod recovery;
mod roster;
mod statement;
mod support;
