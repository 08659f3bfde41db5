//! The program `jiangxuan`: the command line, and the always-on municipal node.
//!
//! ```text
//! cli         what can be typed
//! program     from what was typed to what is printed
//! request     from what was typed to the engine's command
//! profile     which directory, opened or made, waiting for its turn
//! passphrase  keyring, environment or prompt
//! errand      one command, here or in the process that holds the profile
//! finish      what remains to be done with an answer
//! session     one opened profile at work: engine, network, control socket
//! host        the only file that names the engine's runtime
//! network     between the runtime and the transport
//! control     the local socket: commands for the process that holds the profile
//! serve       the always-on node
//! worker      the child process that tries foreign data out
//! papers      forms, letters and lists as files
//! rules       the notice's arithmetic, without any profile
//! render      answers as people read them
//! output      answers as JSON or as text, and the exit code
//! ```

mod cli;
mod control;
mod errand;
mod failures;
mod finish;
mod host;
mod logging;
mod network;
mod output;
mod papers;
mod passphrase;
mod profile;
mod program;
mod progress;
mod render;
mod request;
mod rules;
mod serve;
mod session;
mod worker;

pub use cli::command;
pub use program::main;
