//! The program `jiangxuan`: the command line, and the always-on municipal node.
//!
//! ```text
//! cli         what can be typed
//! program     from what was typed to what is printed
//! request     from what was typed to the engine's command
//! profile     which directory, and what opens it
//! passphrase  keyring, environment or prompt
//! errand      one command, here or in the process that holds the profile
//! finish      what remains to be done with an answer
//! papers      forms, letters and lists as files
//! serve       the always-on node
//! rules       the notice's arithmetic, without any profile
//! render      answers as people read them
//! output      answers as JSON or as text, and the exit code
//! ```

mod cli;
mod errand;
mod failures;
mod finish;
mod logging;
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

pub use cli::command;
pub use program::main;
pub use render::shown;
