//! The TypeScript that the user interface is compiled against is the command table of this program.

use std::path::PathBuf;

use jiangxuan_api::event::{PeerState, What};
use jiangxuan_api::printing::{Details, FileFormat, Job, Order, People};
use jiangxuan_api::{Event, Happening, HostRequest, Rpc};
use jiangxuan_engine::command::{
    Approve, Assess, AuditFilter, Award, Choice, Command, County, Decision, Failure, Formal, Municipal, Objection,
    Papers, Publicity, Publish, Rank, ScanPlace, Shortlist,
};
use jiangxuan_trust::Role;
use ts_rs::{Config, TS};

const HEAD: &str =
    "// Written by `WRITE_BINDINGS=1 cargo test -p jiangxuan-api --test bindings`; do not edit by hand.\n";

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/bridge/bindings/index.ts")
}

/// One declaration with its description; every number fits a JavaScript number.
fn declared<T: TS>() -> String {
    let config = Config::new().with_large_int("number");
    let docs = T::docs().unwrap_or_default();
    format!("\n{docs}export {}\n", T::decl(&config))
}

fn bindings() -> String {
    [
        HEAD.to_owned(),
        declared::<Role>(),
        declared::<Choice>(),
        declared::<Failure>(),
        declared::<County>(),
        declared::<Decision>(),
        declared::<Formal>(),
        declared::<Assess>(),
        declared::<Rank>(),
        declared::<Shortlist>(),
        declared::<Approve>(),
        declared::<Publicity>(),
        declared::<Objection>(),
        declared::<Publish>(),
        declared::<Award>(),
        declared::<Municipal>(),
        declared::<Papers>(),
        declared::<AuditFilter>(),
        declared::<ScanPlace>(),
        declared::<Command>(),
        declared::<People>(),
        declared::<Order>(),
        declared::<Details>(),
        declared::<FileFormat>(),
        declared::<Job>(),
        declared::<HostRequest>(),
        declared::<Rpc>(),
        declared::<What>(),
        declared::<PeerState>(),
        declared::<Happening>(),
        declared::<Event>(),
    ]
    .concat()
}

#[test]
fn the_committed_typescript_is_the_command_table() {
    if std::env::var_os("WRITE_BINDINGS").is_some() {
        std::fs::create_dir_all(file().parent().expect("folder")).expect("made");
        std::fs::write(file(), bindings()).expect("written");
    }
    let committed = std::fs::read_to_string(file()).unwrap_or_default().replace("\r\n", "\n");
    let advice =
        "ui/src/bridge/bindings/index.ts is out of date: WRITE_BINDINGS=1 cargo test -p jiangxuan-api --test bindings";
    assert!(committed == bindings(), "{advice}");
}
