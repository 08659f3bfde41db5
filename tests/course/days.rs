//! No step is dated before what it rests on, nor in the future.

use serde_json::{Value, json};

use crate::scene::{Scene, act, completes, decision, does, refused};

fn party(date: &str) -> Value {
    decision(date, "")
}

/// What 组织部 or the leading group decided about everybody who is ready.
fn judged(date: &str, note: &str) -> Value {
    json!({ "ids": [], "decision": decision(date, note) })
}

#[test]
fn publicity_follows_the_meeting_and_nothing_is_proved_before_its_day() {
    let mut scene = Scene::passed();
    scene.day("2019-09-20");
    scene.city("rank", "set", json!({ "order": ["申屠启明", "闾丘守艺", "太叔勤工"], "basis": "按评审意见" }));
    assert_eq!(scene.refuses("approve", "party", party("2019-09-21")).0, "future");
    assert_eq!(scene.refuses("approve", "party", party("2019-07-01")).0, "before", "before the bureaus' own meetings");
    scene.city("approve", "party", party("2019-09-20"));
    scene.city("shortlist", "propose", json!({ "size": 2, "reserves": 1, "reason": "首次试点" }));
    let start = |from: &str| json!({ "ids": [], "from": from });
    let (code, told) = scene.refuses("publicity", "start", start("2019-08-05"));
    assert!(code == "before" && told.contains("2019-08-05") && told.contains("2019-09-20"), "{code}: {told}");
    scene.city("publicity", "start", start("2019-09-23"));
    let proof = json!({ "ids": [], "channel": "门户网站", "proof": "凭证", "date": "2019-09-23" });
    assert_eq!(scene.refuses("publicity", "proof", proof.clone()).0, "future");
    scene.day("2019-09-23");
    scene.city("publicity", "proof", proof);
}

#[test]
fn who_decides_later_is_dated_later_or_it_is_said_why() {
    let mut scene = Scene::shown();
    scene.day("2019-10-09");
    scene.city("publicity", "close", json!({ "ids": [] }));
    assert_eq!(scene.refuses("approve", "org", judged("2019-09-27", "")).0, "before");
    scene.city("approve", "org", judged("2019-10-08", ""));
    assert_eq!(scene.refuses("approve", "group", judged("2019-10-07", "")).0, "before");
    assert_eq!(scene.refuses("approve", "group", judged("2019-10-10", "函件落款有误")).0, "future");
    scene.city("approve", "group", judged("2019-10-07", "纪要落款日期早于审核函，已核实"));
    let issue = |date: &str| json!({ "no": "市人才〔2019〕5号", "date": date });
    assert_eq!(scene.refuses("publish", "issue", issue("2019-10-01")).0, "before");
    assert_eq!(scene.refuses("publish", "issue", issue("2019-10-10")).0, "future");
    scene.city("publish", "issue", issue("2019-10-09"));
    let certify = |date: &str| json!({ "prefix": "晋中工匠2019-", "date": date });
    assert_eq!(scene.refuses("award", "certify", certify("2019-01-01")).0, "before");
    assert_eq!(scene.refuses("award", "certify", certify("2019-10-10")).0, "future");
    scene.city("award", "certify", certify("2019-10-09"));
    assert_eq!(scene.refuses("award", "pay", json!({ "ids": [], "date": "2019-10-08" })).0, "before");
    scene.city("award", "pay", json!({ "ids": [], "date": "2019-10-09" }));
}

#[test]
fn visits_meetings_letters_and_replies_have_come_and_a_reply_follows_its_letter() {
    let mut scene = Scene::new();
    let id = completes(&mut scene.qixian, "申屠启明", 1);
    let desk = &mut scene.qixian;
    let county = |name: &str, more: Value| {
        let mut request = act("", name, more);
        request["command"] = json!("county");
        request.as_object_mut().expect("an object").remove("matter");
        request
    };
    let visit = json!({ "id": id, "date": "2029-01-01", "place": "车间", "people": "两人", "findings": "属实" });
    assert_eq!(refused(desk, &county("visit", visit)).0, "future");
    let meeting = json!({ "meeting": null, "no": "第13次", "date": "2030-01-01", "chair": "", "attendees": "", "approved": [id],
        "declined": [], "note": "" });
    assert_eq!(refused(desk, &county("meeting_record", meeting)).0, "future");
    let other = completes(desk, "闾丘守艺", 3);
    let send = |date: &str| json!({ "ids": [other], "departments": ["市场监管"], "letter": "7号", "date": date });
    assert_eq!(refused(desk, &county("consult_send", send("2019-07-21"))).0, "future");
    does(desk, &county("consult_send", send("2019-07-15")));
    let reply = |date: &str| {
        json!({ "id": other, "departments": ["市场监管"], "opinion": "无异议", "text": "", "date": date,
        "signer": "", "replaces": null })
    };
    let (code, told) = refused(desk, &county("consult_reply", reply("2019-07-14")));
    assert!(code == "before" && told.contains("2019-07-14") && told.contains("2019-07-15"), "{code}: {told}");
    does(desk, &county("consult_reply", reply("2019-07-16")));
}

#[test]
fn what_is_typed_into_the_form_with_an_impossible_day_is_not_sealed() {
    let mut scene = Scene::new();
    let id = completes(&mut scene.qixian, "申屠启明", 1);
    let visit = json!({ "command": "record_set", "id": id, "section": "visits", "values": [["date", "2029-01-01"], ["place", "车间"],
        ["people", "两人"], ["findings", "属实"]] });
    does(&mut scene.qixian, &visit);
    let (code, told) = refused(&mut scene.qixian, &json!({ "command": "dossier_seal", "id": id }));
    assert!(code == "findings" && told.contains("2029-01-01"), "{code}: {told}");
}
