//! The program `jiangxuan` as scripts and people meet it: real processes, real sockets, real files.

mod contract;
mod county;
mod creation;
mod deadline;
mod desk;
mod exports;
mod formal;
mod frozen;
mod help;
mod import;
mod journey;
mod looks;
mod nomination;
mod other_season;
mod papers;
mod profile;
mod rules;
mod samples;
mod selection;
mod texts;
