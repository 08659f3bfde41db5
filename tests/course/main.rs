//! From the formal check to the award, by the real core: what the notice forbids is refused, and what is published is
//! what passed.
#![allow(missing_docs)]

mod days;
#[path = "../protocol/kit.rs"]
#[expect(dead_code, reason = "the suite about the protocol needs more of it")]
mod kit;
mod people;
mod scene;
mod versions;
