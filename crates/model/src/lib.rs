//! The Automerge documents of a season: kinds, fields, edits, reads and conflicts. Pure.

pub mod chunk;
pub mod conflict;
pub mod difference;
pub mod document;
pub mod edit;
pub mod graph;
pub mod history;
pub mod ids;
pub mod layout;
pub mod limits;
pub mod passage;
pub mod read;
pub mod schema;
pub mod shape;
pub mod summary;
pub mod time;
pub mod tree;
pub mod vector;

pub use conflict::{Conflict, ConflictKind};
pub use difference::Difference;
pub use document::{Document, ModelError, NewChange, Writer, actor_of};
pub use edit::Edit;
pub use history::Past;
pub use ids::{Actor, BureauCode, ChangeId, DeviceId, Digest, DocId, IdError, Kind};
pub use read::{Reading, Record, Sourced};
pub use schema::{SCHEMA, Step};
pub use summary::{Named, Summary};
pub use time::Time;
pub use tree::{PIECE, Tree};
pub use vector::{Tip, Vector};
