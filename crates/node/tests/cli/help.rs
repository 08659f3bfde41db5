//! Whoever is lost finds an example.

use clap::Command;

use crate::desk::run;

fn walk(command: &Command, path: &str, look: &mut impl FnMut(&Command, &str)) {
    look(command, path);
    for sub in command.get_subcommands() {
        walk(sub, &format!("{path} {}", sub.get_name()), look);
    }
}

#[test]
fn every_command_has_a_worked_example_in_chinese() {
    walk(&jiangxuan_node::command(), "jiangxuan", &mut |command, path| {
        let help = command.clone().render_long_help().to_string();
        assert!(help.contains("例：") && help.contains("\n  jiangxuan "), "{path}: {help}");
        assert!(command.get_about().is_some_and(|about| !about.to_string().is_ascii()), "{path}");
    });
}

#[test]
fn every_argument_is_explained_in_chinese() {
    walk(&jiangxuan_node::command(), "jiangxuan", &mut |command, path| {
        for arg in command.get_arguments() {
            assert!(arg.get_help().is_some_and(|help| !help.to_string().is_ascii()), "{path} {}", arg.get_id());
        }
    });
}

#[test]
fn every_example_can_be_typed() {
    walk(&jiangxuan_node::command(), "jiangxuan", &mut |command, path| {
        let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        for line in help.lines().filter_map(|line| line.strip_prefix("  jiangxuan ")) {
            let typed = line.split(['<', '>']).next().unwrap_or_default();
            let words = std::iter::once("jiangxuan").chain(typed.split_whitespace());
            let parsed = jiangxuan_node::command().try_get_matches_from(words);
            let placeholder = line.contains('<');
            assert!(parsed.is_ok() || placeholder, "{path}: {line}: {:?}", parsed.err());
        }
    });
}

#[test]
fn help_of_every_command_is_printed_and_is_no_error() {
    for words in [
        vec!["--help"],
        vec!["dossier", "--help"],
        vec!["dossier", "set", "--help"],
        vec!["-h"],
        vec!["rules", "workdays", "-h"],
    ] {
        let ran = run(&words);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(ran.out.contains("用法：") && ran.out.contains("例："), "{}", ran.out);
        assert!(
            !ran.out.contains("Usage:") && !ran.out.contains("Commands:") && !ran.out.contains("Print help"),
            "{}",
            ran.out
        );
    }
}

#[test]
fn only_what_works_is_offered() {
    assert!(!run(&["--help"]).out.contains("worker"));
}

#[test]
fn completions_are_written_for_the_usual_shells() {
    for (shell, mark) in [("bash", "complete -F"), ("zsh", "#compdef jiangxuan"), ("fish", "complete -c jiangxuan")] {
        let ran = run(&["completions", shell]);
        assert_eq!(ran.code, Some(0));
        assert!(ran.out.contains(mark), "{shell}");
    }
}

#[test]
fn the_version_is_told() {
    assert_eq!(run(&["--version"]).out.trim(), format!("jiangxuan {}", env!("CARGO_PKG_VERSION")));
}
