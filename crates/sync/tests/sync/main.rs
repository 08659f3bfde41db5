//! What crosses between two devices, what is let in, and what is not.

mod kit;

mod bombs;
mod convergence;
mod interleaving;
mod mutation;
mod schema;
mod session;
mod speed;
mod trial;
mod vet;
mod whole;
mod wire;
mod worker;
