//! Words that must not be written in some places, and what to write instead.

use crate::code::{bare, without_tests};
use crate::files::{self, Source};

/// The crates that know no clock and no randomness but what is passed in.
const PURE: [&str; 5] =
    ["crates/model/src/", "crates/rules/src/", "crates/trust/src/", "crates/sync/src/", "crates/engine/src/core"];

fn pure(path: &str) -> bool {
    files::shipped(path) && PURE.iter().any(|folder| path.starts_with(folder))
}

fn rust() -> Vec<Source> {
    files::all(&[".rs"])
}

/// Every line of `code` that holds one of `words`, with the advice.
fn lines(path: &str, code: &str, words: &[&str], advice: &str) -> Vec<String> {
    let hits = |line: &str| words.iter().copied().find(|word| line.contains(*word)).map(str::to_owned);
    let found = code.lines().enumerate().filter_map(|(at, line)| Some((at + 1, hits(line)?)));
    found.map(|(line, word)| format!("{path}:{line}: `{word}`: {advice}")).collect()
}

fn shipped_code_is_free_of(words: &[&str], applies: fn(&str) -> bool, advice: &str) {
    let sources = rust();
    let here = sources.iter().filter(|source| applies(&source.path));
    crate::none(here.flat_map(|source| lines(&source.path, &without_tests(&source.text), words, advice)).collect());
}

fn all_code_is_free_of(words: &[&str], advice: &str) {
    let sources = rust();
    crate::none(sources.iter().flat_map(|source| lines(&source.path, &bare(&source.text), words, advice)).collect());
}

#[test]
fn shipped_code_never_unwraps() {
    let advice = "return a typed error, or restructure so that the case cannot arise";
    shipped_code_is_free_of(&[".unwrap()"], files::shipped, advice);
}

#[test]
fn shipped_code_holds_no_panic_and_no_unfinished_work() {
    let words = ["panic!(", "todo!(", "unimplemented!(", "dbg!("];
    shipped_code_is_free_of(&words, files::shipped, "return a typed error; finish the work before it is merged");
}

/// Crates whose files no person ever gets: what is measured and what builds the program.
fn of_product(path: &str) -> bool {
    let tools = ["crates/bench/", "crates/xtask/", "crates/sim/"];
    files::shipped(path) && !tools.iter().any(|folder| path.starts_with(folder))
}

#[test]
fn one_crate_asks_the_disk_to_keep_something() {
    let advice =
        "Windows refuses it to a file open for reading and to a folder; call jiangxuan_durable's sync functions";
    let applies = |path: &str| of_product(path) && !path.starts_with("crates/durable/");
    shipped_code_is_free_of(&["sync_all", "sync_data"], applies, advice);
}

#[test]
fn one_crate_writes_files_for_people() {
    let advice = "it would overwrite, or leave half a file; use jiangxuan_durable::NewFile or write_new";
    let applies = |path: &str| {
        let own = ["crates/durable/", "crates/store/"];
        of_product(path) && !own.iter().any(|folder| path.starts_with(folder))
    };
    let words = ["fs::write(", "File::create", "create_new", "fs::rename", "fs::copy", "persist", "OpenOptions"];
    shipped_code_is_free_of(&words, applies, advice);
}

#[test]
fn pure_crates_know_no_clock_and_no_randomness() {
    let words = ["SystemTime::now", "Instant::now", "Timestamp::now", "Zoned::now", "thread_rng", "getrandom", "OsRng"];
    shipped_code_is_free_of(
        &words,
        pure,
        "take `Time` or random bytes as a parameter; they enter at the runtime, in `Env`",
    );
}

#[test]
fn nothing_that_must_repeat_iterates_over_a_hash_table() {
    let repeats =
        |path: &str| pure(path) || path.starts_with("crates/sim/src/") || path.starts_with("crates/engine/src/ledger");
    shipped_code_is_free_of(
        &["HashMap", "HashSet"],
        repeats,
        "use BTreeMap or BTreeSet: the same order on every device and in every run",
    );
}

#[test]
fn nobody_elses_servers_are_configured() {
    let words = ["presets::N0", "RelayMode::Default", "RelayMode::Staging", "N0DisableRelay"];
    all_code_is_free_of(
        &words,
        "use presets::Minimal and the city's own relay: nothing leaves for the public internet",
    );
}

#[test]
fn automerges_own_sync_is_never_used() {
    let advice = "it merges before anything is verified; take changes in through vet and trial";
    all_code_is_free_of(&["receive_sync_message", "SyncDoc"], advice);
}

#[test]
fn no_profile_aborts_on_panic() {
    let advice = "a trial that panics must end in a refusal, not in the end of the process";
    let manifests = files::all(&[".toml"]);
    let words = ["panic = \"abort\"", "panic=abort", "panic='abort'"];
    crate::none(manifests.iter().flat_map(|source| lines(&source.path, &source.text, &words, advice)).collect());
}

#[test]
fn no_file_names_a_folder_of_one_machine() {
    // Put together here, so that this file does not find itself.
    let words = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];
    let texts = files::all(&[".rs", ".toml", ".md", ".mjs", ".json", ".ts", ".vue", ".sh", ".lock", "run"]);
    let advice = "write a path from the root of the repository, or take it as a parameter";
    // Its tests hold samples of mount tables.
    let searched = texts.iter().filter(|source| source.path != "crates/store/src/place.rs");
    // `features/home/` is a folder of this repository: only what begins at the root is one of a machine.
    let rooted = |text: &str| text.replace("features/home/", "features/start/");
    crate::none(searched.flat_map(|source| lines(&source.path, &rooted(&source.text), &words, advice)).collect());
}

#[test]
fn unsafe_code_is_forbidden_and_every_crate_takes_the_common_lints() {
    let root = files::read("Cargo.toml");
    assert!(root.contains("unsafe_code = \"forbid\""), "Cargo.toml: [workspace.lints.rust] must forbid unsafe_code");
    assert!(
        root.contains("missing_docs = \"warn\""),
        "Cargo.toml: missing_docs must warn; the check makes warnings errors"
    );
    let manifests = files::all(&["Cargo.toml"]);
    let members = manifests.iter().filter(|source| source.path != "Cargo.toml");
    let without = members.filter(|source| !source.text.contains("[lints]\nworkspace = true"));
    crate::none(without.map(|source| format!("{}:1: add `[lints] workspace = true`", source.path)).collect());
}
