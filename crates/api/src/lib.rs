//! The application as a service: what every host of the engine shares, be it command line, window or test.
//!
//! ```text
//! application  a profile and what can be asked of it, before and after it is opened
//! request      what a screen can ask for beside the engine's commands
//! event        what a screen hears, numbered
//! form         the official form as data, for screens that draw it
//! printing     official papers as files and pages
//! season_files the season files that come with the program, or that somebody wrote
//! profile      which directory, and the database in it
//! secret       what opens a profile without asking anybody
//! session      one opened profile at work: engine, network, control socket
//! network      between the engine's runtime and the transport
//! control      the local socket: commands for the process that holds the profile
//! worker       the child process that tries foreign data out
//! foreign      files of others, read in such a process
//! invitation   as text, as a file and as a square code
//! look         scans as pictures drawn there
//! bound        pages of scans for the bound volume
//! host         the only file that names the engine's runtime
//! files, here, failures
//! ```
//!
//! The command table itself is [`jiangxuan_engine::Command`]; with [`HostRequest`] it is the whole
//! of what a window can ask. `tests/bindings.rs` holds the committed TypeScript against both.

pub mod application;
mod bound;
pub mod control;
pub mod event;
pub mod failures;
pub mod files;
pub mod foreign;
pub mod form;
pub mod here;
mod host;
pub mod invitation;
pub mod look;
pub mod network;
pub mod printing;
pub mod profile;
pub mod request;
pub mod season_files;
pub mod secret;
pub mod session;
pub mod story;
pub mod worker;

pub use jiangxuan_engine::command::{Answer, Command, Failure};

pub use application::{Application, Options};
pub use event::{Event, Happening, Subscription};
pub use request::{HostRequest, Rpc};
