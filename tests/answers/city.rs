//! What the municipal bureau does: from the deadline to the archive.

use jiangxuan_engine::command::ScanPlace;
use jiangxuan_engine::{Attachment, Place};
use serde_json::{Value, json};

use crate::book::{Book, text};
use crate::kit::{self, Desk};
use crate::season::People;

/// The deadline, and what came after it.
pub fn closes(book: &mut Book, people: &mut People) {
    let People { hub, clerk, yuci, .. } = people;
    let until = 1_564_848_000_000_i64;
    book.asks(hub, json!({ "command": "close_extend", "bureau": "140728", "until": until, "reason": "停电两日" }));
    book.morning_of("2019-08-02");
    book.asks(hub, json!({ "command": "close_begin" }));
    book.asks(hub, json!({ "command": "close_finish" }));
    book.meet(yuci, hub);
    book.meet(clerk, hub);
    book.asks(hub, json!({ "command": "close_late" }));
    let late = text(&book.does(hub, &json!({ "command": "close_late" })), "/0/dossier");
    book.asks(hub, json!({ "command": "close_admit", "id": late, "reason": "途中停电" }));
    book.asks(hub, json!({ "command": "status" }));
    book.city(hub, "formal", "list", json!({}));
    book.city(hub, "formal", "duplicates", json!({}));
    for out in [late.as_str(), "南宫守一", "东方既白"] {
        book.city(hub, "formal", "refuse", json!({ "id": out, "reason": "与另一份重复申报" }));
    }
    book.morning_of("2019-08-05");
    formal_check(book, hub, clerk);
}

fn formal_check(book: &mut Book, hub: &mut Desk, clerk: &mut Desk) {
    let id = "申屠启明";
    let items = json!([["手机号码", "号码有误"], ["照片", "尺寸不够"]]);
    book.city(hub, "formal", "return", json!({ "id": id, "due": "2019-08-20", "items": items }));
    book.meet(clerk, hub);
    book.city(clerk, "formal", "show", json!({ "id": id }));
    book.does(clerk, &json!({ "command": "dossier_set", "id": id, "values": [["手机号码", "13800000001"]] }));
    book.does(clerk, &json!({ "command": "dossier_seal", "id": id }));
    book.meet(clerk, hub);
    book.asks(hub, json!({ "command": "dossier_diff", "id": id, "from": null, "to": null, "unmask": false }));
    book.city(hub, "formal", "pass", json!({ "id": id, "note": "" }));
    for name in [PASSED[1], PASSED[2]] {
        book.city(hub, "formal", "pass", json!({ "id": name, "note": "齐全" }));
    }
    book.city(hub, "formal", "copies", json!({ "id": id, "count": 4, "date": "2019-08-05", "note": "一份缺封面" }));
    book.city(hub, "formal", "list", json!({}));
}

/// Those who passed.
const PASSED: [&str; 3] = ["申屠启明", "闾丘守艺", "太叔勤工"];

/// Experts, scores, the order and its approval.
pub fn selects(book: &mut Book, people: &mut People) {
    let hub = &mut people.hub;
    book.morning_of("2019-09-10");
    let expert = json!({ "name": "钟离明", "employer": "山西某大学", "kin": "太叔勤工（表弟）" });
    book.city(hub, "assess", "expert", expert);
    book.city(hub, "assess", "expert", json!({ "name": "公羊正", "employer": "太原某学院", "kin": "" }));
    book.city(hub, "assess", "experts", json!({}));
    score_sheet(book, hub);
    let scores = json!([["品德", "85"], ["能力", "88"], ["业绩", "90"], ["贡献", "80"], ["辐射带动", "75"]]);
    book.city(
        hub,
        "assess",
        "score",
        json!({ "expert": "公羊正", "id": PASSED[0], "scores": scores, "note": "技艺扎实" }),
    );
    book.city(hub, "assess", "scores", json!({ "id": null }));
    let basis = json!({ "id": PASSED[2], "basis": "全国技术能手", "evidence": "证书第3页" });
    book.city(hub, "assess", "recognise", basis);
    let visit = json!({ "id": PASSED[0], "date": "2019-08-15", "place": "吹制车间", "people": "乔知远", "findings": "情况属实" });
    book.city(hub, "assess", "visit", visit);
    book.city(hub, "assess", "pack", json!({ "expert": "钟离明", "out": "评审材料.json" }));
    book.city(hub, "rank", "set", json!({ "order": [], "basis": "直接认定在前，其余按平均分" }));
    book.city(hub, "rank", "move", json!({ "id": PASSED[0], "to": 1, "reason": "带徒成效突出" }));
    book.city(hub, "rank", "log", json!({}));
    two_orders(book, people);
    let hub = &mut people.hub;
    book.city(hub, "rank", "list", json!({}));
    book.morning_of("2019-09-20");
    book.city(hub, "approve", "party", decision("2019-09-20", "党组纪要21号"));
    let size = json!({ "size": 2, "reserves": 1, "reason": "首次试点" });
    book.city(hub, "shortlist", "propose", size);
    book.city(hub, "approve", "show", json!({}));
}

/// A sheet goes out, and comes back filled in.
fn score_sheet(book: &mut Book, hub: &mut Desk) {
    let sheet = book.city(hub, "assess", "sheet", json!({ "expert": "钟离明" }));
    let word = |word: &str| json!({ "text": word });
    let label = |label: &str, key: &str| json!([word(label), word(&text(&sheet, key))]);
    let dimensions = sheet["dimensions"].as_array().expect("dimensions");
    let names = dimensions.iter().map(|dimension| text(dimension, "/name"));
    let heading: Vec<Value> = std::iter::once("人选代号".to_owned()).chain(names).map(|name| word(&name)).collect();
    let nominees = sheet["nominees"].as_array().expect("nominees").iter().map(|nominee| {
        let scores = (0..dimensions.len()).map(|at| json!({ "number": (80 + at).to_string() }));
        std::iter::once(word(&text(nominee, "/code"))).chain(scores).collect::<Vec<_>>()
    });
    let mut rows =
        vec![label("专家", "/expert"), label("评分单编号", "/number"), label("校验码", "/code"), json!(heading)];
    rows.extend(nominees.map(Value::from));
    let filled = json!({ "name": "评分单", "others": [], "rows": rows });
    let take = |apply: Value| json!({ "file": "评分单.xlsx", "sheet": filled, "apply": apply });
    let preview = book.city(hub, "assess", "take", take(Value::Null));
    book.city(hub, "assess", "take", take(preview["digest"].clone()));
}

/// Two municipal devices move different nominees, apart from each other.
fn two_orders(book: &mut Book, people: &mut People) {
    let People { hub, officer, .. } = people;
    book.meet(officer, hub);
    let request = |id: &str, to: usize| json!({ "command": "municipal", "matter": "rank", "act": "move", "id": id, "to": to, "reason": "再议" });
    book.does(hub, &request(PASSED[1], 1));
    book.does(officer, &request(PASSED[2], 3));
    book.meet(officer, hub);
    let cards = book.asks(hub, json!({ "command": "conflict_list", "id": null }));
    let rank = cards.as_array().expect("cards").iter().find(|card| card["kind"] == "rank").expect("a card").clone();
    let resolve = json!({ "command": "conflict_resolve", "conflict": rank["id"], "choice": { "take": 1 }, "reason": "分管领导裁定" });
    book.asks(hub, resolve);
    book.meet(officer, hub);
}

fn decision(date: &str, no: &str) -> Value {
    json!({ "passed": true, "date": date, "no": no, "note": "" })
}

/// Publicity, an objection that is upheld, and the list.
pub fn publishes(book: &mut Book, people: &mut People) {
    let hub = &mut people.hub;
    book.morning_of("2019-09-26");
    shown(book, hub, "2019-09-26", true);
    book.morning_of("2019-10-09");
    let ordered = book.city(hub, "shortlist", "show", json!({}));
    let (first, out, reserve) =
        (text(&ordered, "/chosen/0/name"), text(&ordered, "/chosen/1/id"), text(&ordered, "/reserves/0/id"));
    let open = json!({ "id": out, "received": "2019-10-08", "source": "来访", "named": true, "content": "业绩不实" });
    let case = text(&book.city(hub, "objection", "open", open), "/case");
    let found = json!({ "case": case, "by": "乔知远", "findings": "属实" });
    book.city(hub, "objection", "investigate", found);
    book.city(hub, "objection", "list", json!({}));
    let decided = json!({ "case": case, "upheld": true, "opinion": "取消资格" });
    book.city(hub, "objection", "decide", decided);
    book.city(hub, "publicity", "close", json!({ "ids": [] }));
    book.city(hub, "shortlist", "replace", json!({ "out": out, "by": reserve, "reason": "异议成立" }));
    book.morning_of("2019-10-10");
    shown(book, hub, "2019-10-10", false);
    book.morning_of("2019-10-18");
    book.city(hub, "publicity", "close", json!({ "ids": [] }));
    book.city(hub, "publicity", "show", json!({}));
    book.morning_of("2019-10-25");
    let decided = |date: &str, no: &str| json!({ "ids": [], "decision": decision(date, no) });
    book.city(hub, "approve", "org", decided("2019-10-22", "88"));
    book.city(hub, "approve", "group", decided("2019-10-25", "3"));
    book.city(hub, "approve", "show", json!({}));
    book.morning_of("2019-11-01");
    book.city(hub, "publish", "issue", json!({ "no": "市人才〔2019〕5号", "date": "2019-11-01" }));
    book.meet(&mut people.clerk, hub);
    book.city(&mut people.clerk, "publish", "show", json!({}));
    assert_eq!(first, PASSED[0]);
}

fn shown(book: &mut Book, hub: &mut Desk, from: &str, scans: bool) {
    let started = book.city(hub, "publicity", "start", json!({ "ids": [], "from": from }));
    for channel in ["本级新闻媒体", "门户网站", "用人单位"] {
        let proof = json!({ "ids": [], "channel": channel, "proof": "凭证一号", "date": from });
        book.city(hub, "publicity", "proof", proof);
    }
    if scans {
        let id = PASSED[0].to_owned();
        let request = json!({ "command": "scan_attach", "at": { "place": "publicity", "id": id }, "file": "版面.png", "title": null });
        let what = Attachment::new(Place::Beside(ScanPlace::Publicity { id }), "版面.png".into());
        book.attaches(hub, request, what, b"a newspaper");
    }
    assert!(started["rows"].is_array());
}

/// Certificates, money, what the press gets, and what the next season is told.
pub fn ends(book: &mut Book, people: &mut People) {
    let People { hub, officer, clerk, yuci, .. } = people;
    book.morning_of("2019-12-02");
    let id = PASSED[0];
    book.city(hub, "award", "certify", json!({ "prefix": "晋中工匠2019-", "date": "2019-11-08" }));
    book.city(hub, "award", "register", json!({}));
    book.city(hub, "award", "pay", json!({ "ids": [id], "date": "2019-11-20" }));
    book.city(hub, "award", "sheet", json!({}));
    papers(book, hub);
    accounts(book, hub, clerk);
    book.city(hub, "award", "pay", json!({ "ids": [], "date": "2019-11-21" }));
    book.city(hub, "award", "flag", json!({ "id": id, "on": true }));
    let note = json!({ "id": id, "kind": "宣传", "date": "2019-12-01", "text": "专题片播出" });
    book.city(hub, "award", "note", note);
    book.city(hub, "award", "notes", json!({}));
    book.city(hub, "award", "story", json!({ "id": id }));
    book.city(hub, "award", "archive", json!({ "on": true, "reason": "" }));
    book.asks(hub, json!({ "command": "status" }));
    book.city(hub, "award", "archive", json!({ "on": false, "reason": "补发一份证书" }));
    book.city(hub, "award", "handover", json!({ "out": "移交.json" }));
    let list = String::from_utf8(hub.file()).expect("UTF-8");
    let mut next = kit::found(2);
    book.city(&mut next, "award", "take_over", json!({ "text": list }));
    book.city(&mut next, "award", "former", json!({}));
    book.meet(clerk, hub);
    book.meet(officer, hub);
    book.meet(yuci, hub);
    trails(book, hub, clerk);
}

/// To which account the prize of the first is paid: noted by the bureau that nominated, read by the city, printed.
fn accounts(book: &mut Book, hub: &mut Desk, clerk: &mut Desk) {
    book.meet(clerk, hub);
    let account = json!({ "id": PASSED[0], "bank": "中国工商银行祁县支行", "number": "6222020000000000000", "holder": PASSED[0] });
    book.county(clerk, "account_set", account);
    book.meet(clerk, hub);
    book.county(clerk, "account_list", json!({ "unmask": false }));
    book.county(hub, "account_list", json!({ "unmask": true }));
    book.asks(hub, json!({ "command": "papers", "act": "payment" }));
}

fn papers(book: &mut Book, hub: &mut Desk) {
    let mut paper = |more: Value| {
        let mut request = json!({ "command": "papers" });
        request.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        book.asks(hub, request)
    };
    let notices = paper(json!({ "act": "notices" }));
    paper(json!({ "act": "final_list" }));
    paper(json!({ "act": "certificates" }));
    paper(json!({ "act": "payment" }));
    let form = paper(json!({ "act": "dossiers", "ids": [PASSED[0]], "paper": "annex1", "draft": false }));
    let nominee = &form["sheets"][0]["nominees"][0];
    let hash = |value: &Value| text(value, "/hash")[..8].to_owned();
    let (version, notice) = (&nominee["version"], hash(&notices["sheets"][0]));
    let page = json!({ "act": "trace", "paper": "annex1", "dossier": nominee["id"], "version": version["number"], "hash": hash(version) });
    paper(page);
    paper(json!({ "act": "trace", "paper": "notice", "dossier": "", "version": 0, "hash": notice }));
}

/// What every device wrote down.
fn trails(book: &mut Book, hub: &mut Desk, clerk: &mut Desk) {
    let wanted = |person: Value, limit: usize| json!({ "command": "audit_list", "person": person, "field": null, "actor": null, "from": null, "until": null, "limit": limit });
    for desk in [hub, clerk] {
        book.asks(desk, wanted(Value::Null, 20));
        book.asks(desk, wanted(json!(PASSED[0]), 20));
        book.asks(desk, json!({ "command": "audit_export", "out": "操作记录.json" }));
        let trail = desk.file();
        book.keeps_acts(&trail);
        book.asks(desk, json!({ "command": "audit_verify" }));
        book.asks(desk, json!({ "command": "peer_list" }));
        book.asks(desk, json!({ "command": "device_list" }));
    }
}
