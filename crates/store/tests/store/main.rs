//! The store against real files and real processes.

mod backup;
mod blobs;
mod creation;
mod damage;
mod equality;
mod frozen;
mod processes;
mod reopening;
mod speed;
mod support;
