//! What scripts rely on: exit codes and the shape of errors.

use serde_json::Value;

use crate::desk::{Desk, program, run};

const MISTAKES: [&[&str]; 8] = [
    &[],
    &["dossir", "list"],
    &["dossier"],
    &["invite"],
    &["sync", "--timeout", "soon"],
    &["conflict", "resolve", "k3v9q2ma"],
    &["dossier", "set", "武平生", "性别", "男", "民族"],
    &["campaign", "create", "--bureau-name", "某局", "--template", "nowhere-1999"],
];

#[test]
fn bad_usage_ends_with_code_2_and_says_what_is_wrong() {
    for words in MISTAKES {
        let ran = run(words);
        assert_eq!(ran.code, Some(2), "{words:?}: {ran:?}");
        assert!(
            ran.out.is_empty() && ran.err.starts_with("错误：命令没有执行") | ran.err.contains("成对"),
            "{words:?}: {ran:?}"
        );
    }
}

#[test]
fn bad_usage_is_json_too_where_json_is_asked_for() {
    for words in MISTAKES {
        let ran = run(&[words, &["--json"]].concat());
        assert_eq!(ran.code, Some(2), "{words:?}: {ran:?}");
        assert_eq!(ran.json()["error"]["code"], "usage");
        assert!(ran.err.is_empty(), "{ran:?}");
    }
}

#[test]
fn a_failure_is_one_json_value_with_code_and_message() {
    let ran = Desk::new().run(&["status"]);
    assert_eq!(ran.failure(), "no_profile");
    let value = ran.json();
    assert_eq!(value.as_object().map(|all| all.keys().cloned().collect::<Vec<_>>()), Some(vec!["error".to_owned()]));
    assert_eq!(ran.out.lines().count(), 1);
}

#[test]
fn a_failure_tells_people_what_happened_what_is_safe_and_what_to_do() {
    let home = Desk::new();
    let ran = program().arg("--home").arg(home.home()).arg("status").output().expect("started");
    assert_eq!(ran.status.code(), Some(1));
    let text = String::from_utf8(ran.stderr).expect("UTF-8");
    for part in ["错误：", "还没有匠选数据", "没有写入任何内容", "campaign create", "join", "[no_profile]"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn the_home_may_come_from_the_environment_and_options_may_follow_the_command() {
    let desk = Desk::new();
    let ran = program().env("JIANGXUAN_HOME", desk.home()).args(["status", "--json"]).output().expect("started");
    let value: Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    assert!(value["error"]["message"].as_str().is_some_and(|text| text.contains(desk.home().to_str().expect("UTF-8"))));
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let desk = Desk::new();
    let ran = desk.run(&["dossier", "text", "武平生", "--file", "没有这个文件.txt"]);
    assert_eq!(ran.failure(), "io");
    assert!(ran.out.contains("没有这个文件.txt"));
}

#[test]
fn a_ticket_that_is_none_makes_no_profile() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["join", "JX1NONSENSE"]).failure(), "ticket");
    assert!(!desk.home().exists());
}
