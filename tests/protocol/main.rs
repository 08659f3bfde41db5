//! The protocol under attack: whole cores, real keys, and peers that do as they please (threats G15–G20, G22, G30).
#![allow(missing_docs)]

mod atomic;
mod closing;
mod contested;
mod edges;
mod forge;
mod hello;
mod hostile;
mod kit;
mod limits;
mod masks;
mod matrix;
mod membership;
mod proofs;
mod revocation;
mod rights;
mod saving;
mod scans;
mod schema;
mod sticks;
mod tickets;
mod world;
