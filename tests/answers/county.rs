//! What the bureaus do: from the first name to the receipt.

use jiangxuan_engine::command::ScanPlace;
use jiangxuan_engine::{Attachment, Place};
use serde_json::{Value, json};

use crate::book::{Book, text};
use crate::kit::Desk;
use crate::season::{CITY, People};

/// The rules' own complete dossier; everything in it is invented.
const COMPLETE: &str = include_str!("../../crates/rules/tests/golden/complete.toml");
const NARRATIVE: &str = include_str!("../../crates/rules/tests/golden/complete.narrative.txt");

/// A made-up number that is one: 祁县, 1975-06-15.
fn id_number(sequence: u32) -> String {
    let body = format!("14243019750615{sequence:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{body}{}", char::from(b"10X98765432"[(sum % 11) as usize]))
}

/// A dossier that may be sealed.
pub fn completed(book: &mut Book, desk: &mut Desk, name: &str, sequence: u32) -> String {
    let id = text(&book.does(desk, &json!({ "command": "dossier_new", "name": name })), "/id");
    filled(book, desk, &id, sequence, &[]);
    let meeting = json!({ "command": "county", "act": "meeting_record", "no": "第12次", "date": "2019-07-19", "chair": "孟某",
        "attendees": "五人", "approved": [id], "declined": [], "note": "" });
    book.does(desk, &meeting);
    id
}

fn filled(book: &mut Book, desk: &mut Desk, id: &str, sequence: u32, without: &[&str]) {
    let sample: toml::Table = COMPLETE.parse().expect("TOML");
    let mut fields = pairs(&sample["fields"], "name");
    fields.retain(|(key, _)| key != "id_number");
    fields.push(("id_number".into(), id_number(sequence)));
    book.does(desk, &json!({ "command": "dossier_set", "id": id, "values": fields }));
    let records = sample["records"].as_table().expect("a table").iter();
    for (section, records) in records.filter(|(section, _)| !without.contains(&section.as_str())) {
        for record in records.as_array().expect("a list") {
            let values = pairs(record, "id");
            book.does(desk, &json!({ "command": "record_set", "id": id, "section": section, "values": values }));
        }
    }
    book.does(desk, &json!({ "command": "dossier_text", "id": id, "text": NARRATIVE }));
}

fn pairs(table: &toml::Value, without: &str) -> Vec<(String, String)> {
    let pairs = table.as_table().expect("a table").iter().filter(|(key, _)| *key != without);
    pairs.map(|(key, value)| (key.clone(), value.as_str().expect("a text").to_owned())).collect()
}

/// Names, lists, letters, meetings, conditions, and what people say of each other's work.
pub fn nominates(book: &mut Book, people: &mut People) {
    let clerk = &mut people.clerk;
    let id = text(&book.asks(clerk, json!({ "command": "dossier_new", "name": "闻人守拙" })), "/id");
    writes(book, clerk, &id);
    lists(book, clerk);
    consults(book, clerk, &id);
    decides(book, clerk, &id);
    conditions(book, clerk, &id);
    book.asks(clerk, json!({ "command": "dossier_withdraw", "id": id, "reason": "本人放弃" }));
    book.asks(clerk, json!({ "command": "dossier_show", "id": id, "unmask": false }));
    book.asks(clerk, json!({ "command": "dossier_restore", "id": id }));
    proofs(book, clerk, &id);
    disagree(book, people, &id);
    leaves(book, people, &id);
}

fn writes(book: &mut Book, clerk: &mut Desk, id: &str) {
    let values = [["公民身份号码", &id_number(9)], ["手机号码", "13800000000"], ["民族", "汉族"]];
    book.asks(clerk, json!({ "command": "dossier_set", "id": id, "values": values }));
    book.asks(clerk, json!({ "command": "dossier_set", "id": id, "values": [["民族", "汉族"]] }));
    book.asks(clerk, json!({ "command": "dossier_text", "id": id, "text": "他在窑炉旁守了二十五年。" }));
    let award = json!({ "command": "record_set", "id": id, "section": "获奖情况", "values": [["name", "全县技能竞赛一等奖"], ["date", "2016-05"]] });
    let record = text(&book.asks(clerk, award), "/record");
    let removal =
        json!({ "command": "record_remove", "id": id, "section": "awards", "record": record, "reason": "重复" });
    book.asks(clerk, removal);
    book.asks(clerk, json!({ "command": "dossier_check", "id": id }));
    book.asks(clerk, json!({ "command": "dossier_show", "id": id, "unmask": true }));
    book.asks(clerk, json!({ "command": "dossier_history", "id": id, "field": null }));
    book.asks(clerk, json!({ "command": "dossier_history", "id": id, "field": "手机号码" }));
}

/// An old list, as a child process has read it.
fn lists(book: &mut Book, clerk: &mut Desk) {
    let text_of = |words: &[&str]| -> Vec<Value> { words.iter().map(|word| json!({ "text": word })).collect() };
    let rows = [
        text_of(&["姓名", "身份证号", "工作单位", "联系电话"]),
        text_of(&["令狐织云", &id_number(22), "祁县某纺织厂", "13700000000"]),
        text_of(&["闻人守拙", &id_number(9), "祁县某玻璃厂", "13900000000"]),
    ];
    let sheet = json!({ "name": "汇总表", "others": [], "rows": rows });
    let import =
        |apply: Value| json!({ "command": "dossier_import", "file": "汇总表.xlsx", "sheet": sheet, "apply": apply });
    let preview = book.asks(clerk, import(Value::Null));
    book.asks(clerk, import(preview["digest"].clone()));
    book.does(clerk, &json!({ "command": "dossier_withdraw", "id": "令狐织云", "reason": "超过年龄" }));
}

fn consults(book: &mut Book, clerk: &mut Desk, id: &str) {
    let (letter, date) = ("祁人社函〔2019〕7号", "2019-07-08");
    book.county(clerk, "consult_list", json!({ "id": id }));
    book.county(clerk, "consult_send", json!({ "ids": [id], "departments": [], "letter": letter, "date": date }));
    let reply = |opinion: &str, text: &str, date: &str, replaces: Value| json!({ "id": id, "departments": ["卫健"], "opinion": opinion, "text": text, "date": date, "signer": "王某", "replaces": replaces });
    book.county(clerk, "consult_reply", reply("有异议", "有一件投诉待查", "2019-07-12", Value::Null));
    book.county(clerk, "consult_reply", reply("无异议", "", "2019-07-18", json!("投诉查无实据")));
    let review = json!({ "id": id, "result": "通过", "reviewer": "县人社局经办人", "date": "2019-07-04", "note": "" });
    book.county(clerk, "review", review);
    let visit = json!({ "id": id, "date": "2019-07-05", "place": "吹制车间", "people": "县人社局两人", "findings": "情况属实" });
    book.county(clerk, "visit", visit);
    book.county(clerk, "attest", json!({ "id": id, "basis": "征信查询", "consent": "2019-07-03" }));
}

/// Meetings, the bureau's own order, and who is not nominated.
fn decides(book: &mut Book, clerk: &mut Desk, id: &str) {
    let meeting = json!({ "meeting": null, "no": "第11次", "date": "2019-07-19", "chair": "孟某", "attendees": "五人", "approved": [id],
        "declined": [], "note": "全票通过" });
    let meeting = text(&book.county(clerk, "meeting_record", meeting), "/meeting");
    let at = ScanPlace::Meeting { meeting: meeting.clone() };
    let place = json!({ "place": "meeting", "meeting": meeting });
    let request = json!({ "command": "scan_attach", "at": place, "file": "会议记录.png", "title": "会议记录" });
    let what =
        Attachment { title: "会议记录".into(), ..Attachment::new(Place::Beside(at), "会议记录.png".into()) };
    book.attaches(clerk, request, what, b"minutes");
    book.county(clerk, "meeting_list", json!({}));
    let listed = book.asks(clerk, json!({ "command": "scan_list", "at": place }));
    let scan = text(&listed, "/0/record");
    book.asks(clerk, json!({ "command": "scan_extract", "at": place, "scan": scan, "out": "会议记录.png" }));
    book.asks(clerk, json!({ "command": "scan_look", "at": place, "scan": scan }));
    completed(book, clerk, "申屠启明", 1);
    completed(book, clerk, "闾丘守艺", 3);
    let order = json!({ "ids": ["闻人守拙", "申屠启明", "闾丘守艺"], "reason": "按业绩" });
    book.county(clerk, "rank_set", order);
    book.county(clerk, "rank_move", json!({ "id": "闻人守拙", "to": 3, "reason": "年限较短" }));
    book.county(clerk, "rank_list", json!({}));
    book.county(clerk, "decline", json!({ "id": "闻人守拙", "reason": "业绩不足" }));
    book.county(clerk, "register", json!({}));
    book.county(clerk, "reconsider", json!({ "id": "闻人守拙" }));
}

fn conditions(book: &mut Book, clerk: &mut Desk, id: &str) {
    let add = json!({ "text": "在本县工作满五年", "basis": "县推荐办法第三条" });
    let condition = text(&book.county(clerk, "condition_add", add), "/condition");
    book.county(clerk, "condition_mark", json!({ "id": id, "condition": condition, "answer": "符合" }));
    book.county(clerk, "condition_list", json!({}));
    book.county(clerk, "materials", json!({ "id": id }));
    book.county(clerk, "condition_remove", json!({ "condition": condition, "reason": "与通知重复" }));
    let day = json!({ "id": null, "day": "2019-07-25", "text": "材料报局办公室" });
    let day = book.county(clerk, "timetable_set", day);
    book.county(clerk, "timetable", json!({}));
    book.asks(clerk, json!({ "command": "status" }));
    book.county(clerk, "timetable_drop", json!({ "id": text(&day, "/rows/1/id") }));
}

fn proofs(book: &mut Book, clerk: &mut Desk, id: &str) {
    let record = text(&book.proves(clerk, id, "photo", b"a face"), "/record");
    for name in ["申屠启明", "闾丘守艺"] {
        for kind in ["photo", "press_consent"] {
            book.proves(clerk, name, kind, format!("{name} {kind}").as_bytes());
        }
    }
    book.asks(clerk, json!({ "command": "dossier_evidence", "id": id }));
    book.asks(clerk, json!({ "command": "dossier_extract", "id": id, "record": record, "out": "照片.png" }));
    book.asks(clerk, json!({ "command": "dossier_look", "id": id, "record": record }));
}

/// Two of one bureau write differently, apart from each other.
fn disagree(book: &mut Book, people: &mut People, id: &str) {
    let People { hub, clerk, colleague, .. } = people;
    book.meet(clerk, hub);
    book.meet(colleague, hub);
    let set = |value: &str| json!({ "command": "dossier_set", "id": id, "values": [["民族", value]] });
    book.does(clerk, &set("满族"));
    book.does(colleague, &set("回族"));
    book.meet(clerk, hub);
    book.meet(colleague, hub);
    book.meet(clerk, hub);
    book.asks(clerk, json!({ "command": "dossier_show", "id": id, "unmask": false }));
    let cards = book.asks(clerk, json!({ "command": "conflict_list", "id": id }));
    let choice = json!({ "take": 1 });
    let resolve = json!({ "command": "conflict_resolve", "conflict": text(&cards, "/0/id"), "choice": choice, "reason": "以户口簿为准" });
    book.asks(clerk, resolve);
    book.asks(clerk, json!({ "command": "dossier_history", "id": id, "field": "ethnicity" }));
}

/// Somebody's device is shut out, and what it wrote later comes with a colleague who has not heard of it.
fn leaves(book: &mut Book, people: &mut People, id: &str) {
    let People { hub, clerk, colleague, leaver, .. } = people;
    book.meet(leaver, hub);
    book.meet(colleague, hub);
    let device = leaver.id().to_string();
    for (name, field, value) in [("闻人守拙", "手机号码", "13911111111"), ("申屠启明", "duty", "班组长")]
    {
        let set = json!({ "command": "dossier_set", "id": name, "values": [[field, value]] });
        book.does(leaver, &set);
    }
    book.asks(hub, json!({ "command": "device_retire", "device": device, "reason": "换机" }));
    book.asks(hub, json!({ "command": "device_revoke", "device": device, "reason": "换下的电脑被盗" }));
    book.meet(leaver, colleague);
    book.meet(colleague, hub);
    let listed = book.asks(hub, json!({ "command": "quarantine_list" }));
    let no = |at: usize| listed[at]["no"].clone();
    book.asks(hub, json!({ "command": "quarantine_admit", "no": no(0), "reason": "停用之前写的" }));
    book.asks(hub, json!({ "command": "quarantine_discard", "no": no(1), "reason": "内容有误" }));
    book.asks(hub, json!({ "command": "quarantine_list" }));
    book.meet(leaver, hub);
    book.meet(clerk, hub);
    book.asks(clerk, json!({ "command": "conflict_list", "id": null }));
    book.asks(clerk, json!({ "command": "dossier_check", "id": id }));
}

/// Sealed, carried on a stick, told over the telephone, opened again, and received.
pub fn seals(book: &mut Book, people: &mut People) {
    let People { hub, clerk, colleague, yuci, .. } = people;
    book.asks(clerk, json!({ "command": "dossier_seal", "id": "申屠启明" }));
    book.asks(clerk, json!({ "command": "dossier_reopen", "id": "申屠启明", "reason": "漏了一页" }));
    let set = json!({ "command": "dossier_set", "id": "申屠启明", "values": [["手机号码", "13900000000"], ["公民身份号码", id_number(5)]] });
    book.does(clerk, &set);
    for name in ["申屠启明", "闾丘守艺"] {
        book.does(clerk, &json!({ "command": "dossier_seal", "id": name }));
    }
    let told = text(&book.asks(clerk, json!({ "command": "phone_code", "id": "申屠启明" })), "/code");
    let call = json!({ "command": "phone_record", "bureau": "140727", "code": told, "note": "孟某来电" });
    book.asks(hub, call);
    book.asks(clerk, json!({ "command": "carry_export", "to": CITY, "out": "祁县.jxc" }));
    let stick = clerk.file();
    book.imports(hub, &stick);
    book.meet(clerk, hub);
    book.asks(hub, json!({ "command": "phone_list" }));
    for (name, sequence) in [("太叔勤工", 7), ("南宫守一", 11), ("东方既白", 13)] {
        beyond_quota(book, yuci, name, sequence);
    }
    book.meet(yuci, hub);
    book.county(hub, "quota", json!({ "bureau": null }));
    let word = json!({ "id": "东方既白", "accept": true, "reason": "业绩突出" });
    book.county(hub, "quota_decide", word);
    book.meet(colleague, hub);
    looks(book, clerk);
    papers(book, clerk);
    // A copy from an earlier day comes to the municipal node.
    let mut copy = yuci.fork();
    book.meet(yuci, hub);
    book.meet(&mut copy, hub);
    beyond_quota(book, yuci, "东郭守艺", 3);
    book.asks(yuci, json!({ "command": "status" }));
}

/// A nomination that is sealed, with a reason for being one too many.
fn beyond_quota(book: &mut Book, desk: &mut Desk, name: &str, sequence: u32) {
    let id = completed(book, desk, name, sequence);
    let reason = json!([["over_quota_reason", "本年度一线高技能人才较多"]]);
    book.does(desk, &json!({ "command": "dossier_set", "id": id, "values": reason }));
    book.does(desk, &json!({ "command": "dossier_seal", "id": id }));
}

fn looks(book: &mut Book, clerk: &mut Desk) {
    let id = "申屠启明";
    book.asks(clerk, json!({ "command": "dossier_versions", "id": id }));
    book.asks(clerk, json!({ "command": "dossier_diff", "id": id, "from": 1, "to": 2, "unmask": false }));
    book.asks(clerk, json!({ "command": "dossier_diff", "id": id, "from": 1, "to": 2, "unmask": true }));
    let receipts = book.asks(clerk, json!({ "command": "receipt_list", "id": null }));
    book.asks(clerk, json!({ "command": "receipt_export", "no": receipts[0]["no"], "out": "回执.jxr" }));
    book.asks(clerk, json!({ "command": "dossier_list" }));
    book.asks(clerk, json!({ "command": "dossier_check", "id": id }));
    book.county(clerk, "materials", json!({ "id": id }));
}

fn papers(book: &mut Book, clerk: &mut Desk) {
    let mut paper = |more: Value| {
        let mut request = json!({ "command": "papers" });
        request.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        book.asks(clerk, request)
    };
    paper(json!({ "act": "dossiers", "ids": ["申屠启明"], "paper": "annex1", "draft": false }));
    paper(json!({ "act": "letters", "ids": ["闻人守拙"], "department": null }));
    paper(json!({ "act": "meeting", "meeting": null, "paper": "report" }));
    paper(json!({ "act": "correction", "id": "申屠启明", "printed": 1 }));
}
