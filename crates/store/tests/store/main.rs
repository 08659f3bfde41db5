//! The store against real files and real processes.

mod backup;
mod blobs;
mod damage;
mod equality;
mod frozen;
mod processes;
mod reopening;
mod speed;
mod support;
