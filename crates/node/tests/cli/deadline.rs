//! The deadline is a fact: what was held is signed, what came later is kept and marked.

use crate::county::{BUREAU, County, enrolled};
use crate::desk::{Desk, arg};

#[test]
fn work_received_in_time_is_closed_and_late_work_is_admitted_by_decision() {
    let County { hub, node: _node, desk, .. } = enrolled();
    let early = desk.completed("申屠启明");
    desk.does(&["dossier", "seal", &early]);
    desk.syncs();
    assert_eq!(hub.does(&["close", "begin"])["phase"], "closing");
    assert_eq!(hub.does(&["close", "finish"])["count"], 1);
    desk.syncs();
    assert_eq!(desk.shows_state(&early), "closed");

    let late = desk.completed("闾丘守艺");
    desk.does(&["dossier", "set", &late, "公民身份号码", "142430197506150052"]);
    let sealed = desk.run(&["dossier", "seal", &late]);
    assert_eq!(sealed.code, Some(0), "{sealed:?}");
    desk.syncs();
    let rows = hub.does(&["close", "late"]);
    assert_eq!((&rows[0]["dossier"], &rows[0]["bureau"]), (&late.as_str().into(), &BUREAU.into()), "{rows}");
    assert!(hub.shows(&["close", "late"]).contains("未接收"));
    hub.does(&["close", "admit", &late, "--reason", "断网有电话报送码为证"]);
    assert!(hub.shows(&["close", "late"]).contains("已接收"));
}

#[test]
fn a_telephoned_code_is_noted_and_matched_when_the_work_arrives() {
    let County { hub, node: _node, desk, .. } = enrolled();
    let id = desk.completed("申屠启明");
    desk.does(&["dossier", "seal", &id]);
    let code = desk.does(&["phone", "code", &id])["code"].as_str().expect("code").to_owned();
    hub.does(&["phone", "record", BUREAU, &code, "--note", "经办人来电"]);
    assert_eq!(hub.does(&["phone", "list"])[0]["matched"], false);
    desk.syncs();
    assert_eq!(hub.does(&["phone", "list"])[0]["matched"], true);
    assert!(hub.shows(&["phone", "list"]).contains("已到，相符"));
}

#[test]
fn a_bureau_may_be_given_more_time() {
    let County { hub, node: _node, desk, .. } = enrolled();
    let until = hub.does(&["close", "extend", BUREAU, "--until", "2019-08-05", "--reason", "暴雨断网"]);
    assert_eq!(until["until"], "2019-08-05T16:00:00Z");
    desk.syncs();
    assert_eq!(desk.does(&["status"])["extension"], "2019-08-05T16:00:00Z");
    assert_eq!(desk.run(&["close", "begin"]).code, Some(1));
}

/// A6: sealed in time without a network, received after the closing, admitted by decision.
#[test]
fn work_sealed_in_time_and_received_late_shows_both_times_and_is_admitted() {
    let County { hub, node: _node, desk, .. } = enrolled();
    let id = desk.completed("申屠启明");
    desk.does(&["dossier", "seal", &id]);
    hub.does(&["close", "begin"]);
    hub.does(&["close", "finish"]);
    desk.syncs();
    let row = hub.does(&["close", "late"])[0].clone();
    let time = |key: &str| row[key].as_str().expect("time").to_owned();
    assert!(time("sealed") < time("received"), "{row}");
    assert_eq!(hub.run(&["formal", "pass", &id]).failure(), "late");
    hub.does(&["close", "admit", &id, "--reason", "签发在期内，断网送达"]);
    desk.syncs();
    assert_eq!(desk.shows_state(&id), "closed");
    assert_eq!(hub.does(&["formal", "pass", &id])["state"], "passed");
}

/// A10: the municipal machine is lost; a new one comes from its backup and from what a county holds.
#[test]
fn a_replaced_municipal_machine_has_everything_again_and_receipts_verify() {
    let County { hub, node, desk, .. } = enrolled();
    let first = desk.completed("申屠启明");
    desk.does(&["dossier", "seal", &first]);
    desk.syncs();
    let backup = hub.file("市局备份.jxb");
    let restored = Desk::new();
    let with_passphrase = |desk: &Desk, words: &[&str]| {
        let ran = desk.command(words).env("JIANGXUAN_BACKUP_PASSPHRASE", "保险柜里的口令").output().expect("started");
        assert!(ran.status.success(), "{words:?}: {}", String::from_utf8_lossy(&ran.stdout));
    };
    with_passphrase(&hub, &["backup", arg(&backup)]);
    let second = desk.completed("闾丘守艺");
    desk.does(&["dossier", "set", &second, "公民身份号码", "142430197506150052"]);
    desk.does(&["dossier", "seal", &second]);
    desk.syncs();
    node.killed();

    with_passphrase(&restored, &["restore", arg(&backup)]);
    let there = restored.serves();
    let word = |key: &str| there.line[key].as_str().expect("text").to_owned();
    desk.does(&["peer", "add", &word("device"), &word("listening")]);
    desk.syncs();
    desk.syncs();
    assert_eq!(restored.does(&["dossier", "list"]).as_array().map(Vec::len), Some(2));
    for place in [&restored, &desk] {
        let receipts = place.does(&["receipt", "list"]);
        let all = receipts.as_array().expect("rows");
        assert!(all.len() >= 2 && all.iter().all(|row| row["verified"] == true), "{receipts}");
    }
    assert_eq!([first, second].map(|id| desk.shows_state(&id)), ["received", "received"]);
}
