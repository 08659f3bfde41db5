//! The program `jiangxuan` as scripts and people meet it: real processes, real sockets, real files.

mod contract;
mod desk;
mod help;
mod journey;
mod profile;
mod rules;
