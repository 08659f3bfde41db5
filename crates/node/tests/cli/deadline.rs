//! The deadline is a fact: what was held is signed, what came later is kept and marked.

use crate::county::{BUREAU, County, enrolled};

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
