//! Every answer and its text, what is written down of every act, and the bytes on the wire, frozen: scripts and older
//! devices rely on them.
//!
//! One season is played from its founding to its archive, by the real core with a clock and dice of its own. Whatever
//! is asked is written down with its answer in `golden/`, a file for each command. `UPDATE_GOLDEN=1 cargo test -p
//! jiangxuan-tests --test answers` writes them anew; a line that changes is a decision, and stands in the commit.

mod atomic;
mod book;
mod city;
mod county;
#[path = "../protocol/kit.rs"]
#[expect(dead_code, reason = "the suite about the protocol needs more of it")]
mod kit;
mod names;
mod season;
mod wire;

use std::collections::BTreeMap;
use std::path::PathBuf;

use book::Book;
use jiangxuan_contract::table::{self, Who};

/// Compares what was found with the files in `golden/`, or writes them where that is asked for.
fn frozen(found: &BTreeMap<String, String>, kind: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("answers/golden");
    let path = |name: &str| folder.join(format!("{name}.{kind}"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        for stale in there(&folder, kind).filter(|name| !found.contains_key(name)) {
            std::fs::remove_file(path(&stale)).expect("removed");
        }
        for (name, text) in found {
            std::fs::write(path(name), text).expect("written");
        }
    }
    let differs = |name: &&String| {
        let held = std::fs::read_to_string(path(name)).unwrap_or_default().replace("\r\n", "\n");
        found.get(*name).is_none_or(|text| *text != held)
    };
    let names: Vec<String> = found.keys().cloned().chain(there(&folder, kind)).collect();
    let moved: Vec<&String> = names.iter().filter(differs).collect();
    assert!(
        moved.is_empty(),
        "not as frozen: {moved:?}. UPDATE_GOLDEN=1 writes them anew; `git diff` shows what moved."
    );
}

/// Names of the files of a kind that are there.
fn there(folder: &std::path::Path, kind: &str) -> impl Iterator<Item = String> {
    let ending = format!(".{kind}");
    let files = std::fs::read_dir(folder).expect("the folder").filter_map(Result::ok);
    files.filter_map(move |file| file.file_name().to_str()?.strip_suffix(&ending).map(str::to_owned))
}

#[test]
fn every_command_answers_as_it_did() {
    let season = season::played();
    let asked: Vec<&String> = season.answers.keys().collect();
    let missing: Vec<String> = names::all()
        .into_iter()
        .filter(|name| !asked.contains(&name) && !names::RUNTIME.iter().any(|(runtime, _)| runtime == name))
        .collect();
    assert!(missing.is_empty(), "the season that is played asks nothing of {missing:?}");
    let needless: Vec<_> = names::RUNTIME.iter().filter(|(name, _)| asked.iter().any(|asked| asked == name)).collect();
    assert!(needless.is_empty(), "answered after all: {needless:?}");
    frozen(&season.answers, "txt");
}

#[test]
fn whoever_may_not_ask_is_refused() {
    let season = season::played();
    let mut wrong = Vec::new();
    for (name, command) in &season.asked {
        let who = table::who(command);
        let bureau = season.bureau.as_ref().expect("a bureau").fork().tries(command.clone());
        let stranger = kit::Desk::new(99).tries(command.clone());
        let city_alone = who != Who::City || bureau.is_err();
        let member_alone = who == Who::Anybody || stranger.is_err();
        if !city_alone || !member_alone {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "the table says that others may not ask, and they may: {wrong:?}");
}

#[test]
fn a_command_that_cannot_read_its_disk_leaves_nothing() {
    let mut book = Book::of_failures();
    season::play(&mut book);
    assert!(book.failures > 1_000, "only {} readings failed", book.failures);
}

#[test]
fn no_answer_shows_a_whole_identity_number_that_was_not_asked_for() {
    let asked = |request: &str| request.contains("\"unmask\":true");
    let entries = season::played().answers.iter().flat_map(|(name, text)| {
        text.split("\n> ").map(move |entry| (name, entry.split_once('\n').expect("a request and its answer")))
    });
    let mut masked = 0;
    for (name, (request, answer)) in entries {
        // What is printed on official forms is printed whole, and each paper stands in the audit trail.
        if name.starts_with("papers.") || asked(request) {
            continue;
        }
        assert_eq!(whole_numbers(answer), Vec::<&str>::new(), "{request}");
        masked += usize::from(answer.contains("********"));
    }
    assert!(masked > 5, "the season has identity numbers to hide");
}

/// Words of a text that are 18 digits, or 17 and an X.
fn whole_numbers(text: &str) -> Vec<&str> {
    let number = |word: &&str| {
        let (digits, last) = word.split_at(word.len().saturating_sub(1));
        digits.len() == 17 && digits.bytes().all(|b| b.is_ascii_digit()) && (last == "X" || last.parse::<u8>().is_ok())
    };
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(number).collect()
}

#[test]
fn what_is_written_down_of_an_act_is_what_it_was() {
    frozen(&BTreeMap::from([("acts".to_owned(), season::played().acts.clone())]), "trail");
}

#[test]
fn every_kind_of_frame_and_statement_has_the_bytes_that_it_had() {
    let season = season::played();
    let mut frames = season.frames.clone();
    for frame in wire::rare() {
        wire::keep(&mut frames, wire::kind(&frame), frame.encode().expect("a frame"));
    }
    assert_eq!(frames.keys().copied().collect::<Vec<_>>(), wire::KINDS);
    assert_eq!(season.statements.keys().copied().collect::<Vec<_>>(), wire::CLAIMS);
    frozen(
        &BTreeMap::from([
            ("frames".to_owned(), wire::listed(&frames)),
            ("statements".to_owned(), wire::listed(&season.statements)),
        ]),
        "hex",
    );
}
