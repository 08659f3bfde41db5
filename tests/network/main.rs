//! Real processes on real networks: the main job, network namespaces, revocation, kills, a hostile peer, trouble on disk.
//!
//! ```text
//! desk        a profile directory and the program at work on it
//! program     where the program is, built from this source
//! shapes      the answers that scripts rely on (design §9), asserted for every command that is run
//! people      invented nominees
//! city        a municipal node and county desks that are enrolled with it
//! room        a namespace that lasts as long as its value
//! bridge      four computers, each in a network namespace, on one bridge
//! recorder    writes down who sends to whom in a namespace
//! tunnel      one TCP port carried into a namespace that nothing else leaves
//! ```
#![allow(missing_docs)]

mod city;
mod desk;
mod hostile;
mod journey;
mod killed;
mod people;
mod profile;
mod program;
mod restored;
mod revoked;
mod scans;
mod shapes;

#[cfg(target_os = "linux")]
mod bridge;
#[cfg(target_os = "linux")]
mod disk_full;
#[cfg(target_os = "linux")]
mod namespaces;
#[cfg(target_os = "linux")]
mod recorder;
#[cfg(target_os = "linux")]
mod room;
#[cfg(target_os = "linux")]
mod tunnel;
