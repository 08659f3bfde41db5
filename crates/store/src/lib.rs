//! The durable state of one profile. The only crate that names rusqlite.
//!
//! [`Shelf`] says what a store can do. [`Memory`] does it for tests and simulations.
//! Raw signed changes are the record, append only and without holes; everything else in a
//! document's row is derived from it and may be rebuilt.

mod append;
mod error;
mod memory;
mod shelf;

pub use error::StoreError;
pub use memory::Memory;
pub use shelf::{Batch, DocumentRow, QuarantineItem, QuarantineRow, Shelf, Stored, Write};
