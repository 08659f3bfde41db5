//! What the notice asks of a nominating bureau, with real processes: the acceptance scenarios A1–A4 and their neighbours.

use serde_json::Value;

use crate::county::{BUREAU, County, enrolled};
use crate::desk::{Desk, arg};

const SEND: [&str; 4] = ["--letter", "祁人社函〔2019〕7号", "--date", "2019-07-08"];

fn field<'a>(value: &'a Value, place: &str) -> &'a str {
    value.pointer(place).and_then(Value::as_str).unwrap_or_default()
}

fn rows(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// A second computer of the same bureau, or one of another.
fn joined(hub: &Desk, bureau: &str, name: &str) -> Desk {
    let ticket = hub.does(&["invite", "--bureau", bureau, "--preapproved"]);
    let desk = Desk::new();
    desk.does(&["join", field(&ticket, "/ticket"), "--device-name", name, "--person", name, "--no-lan"]);
    desk
}

/// Department and state of each row of the matrix.
fn matrix(desk: &Desk, id: &str) -> Vec<(String, String)> {
    let list = desk.does(&["consult", id, "list"]);
    rows(&list["rows"])
        .iter()
        .map(|row| (field(row, "/department_name").to_owned(), field(row, "/state").to_owned()))
        .collect()
}

fn states(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(name, state)| ((*name).to_owned(), (*state).to_owned())).collect()
}

fn replies(desk: &Desk, id: &str, departments: &[&str], date: &str) -> Value {
    let named = departments.iter().flat_map(|department| ["--department", department]);
    let words = ["consult", id, "reply"].into_iter().chain(named).chain([
        "--opinion",
        "无异议",
        "--date",
        date,
        "--signer",
        "王某",
    ]);
    desk.does(&words.collect::<Vec<_>>())
}

fn meets(desk: &Desk, no: &str, date: &str, id: &str) -> Value {
    desk.does(&[
        "meeting",
        "record",
        "--no",
        no,
        "--date",
        date,
        "--chair",
        "孟某",
        "--attendees",
        "五人",
        "--decision",
        id,
    ])
}

fn stage(desk: &Desk, id: &str) -> String {
    field(&desk.does(&["dossier", "show", id]), "/stage").to_owned()
}

#[test]
fn a1_what_was_entered_offline_arrives_whole_and_is_receipted() {
    let County { hub, node, desk, .. } = enrolled();
    node.killed();
    let id = desk.completed("申屠启明");
    desk.does(&["dossier", "seal", &id]);
    assert_eq!((desk.shows_state(&id), stage(&desk, &id)), ("local".into(), "submitted".into()));
    let node = hub.serves();
    let hub_address = field(&node.line, "/listening").to_owned();
    desk.does(&["peer", "add", field(&node.line, "/device"), &hub_address]);
    let pass = desk.syncs();
    assert_eq!(desk.shows_state(&id), "received", "{pass}");
    let (here, there) = (desk.does(&["dossier", "show", &id]), hub.does(&["dossier", "show", &id]));
    for part in ["fields", "narrative", "records", "stage"] {
        assert_eq!(here[part], there[part], "{part}");
    }
    assert_eq!(desk.does(&["receipt", "list", &id])[0]["verified"], true);
}

#[test]
fn a2_two_clerks_offline_disagree_about_phone_story_and_rank_and_nothing_is_lost() {
    let County { hub, node: _node, desk, .. } = enrolled();
    let second = joined(&hub, BUREAU, "二号机");
    let one = desk.does(&["dossier", "new", "--name", "武平生"]);
    let two = desk.does(&["dossier", "new", "--name", "闻人守拙"]);
    let (one, two) = (field(&one, "/id"), field(&two, "/id"));
    let story = |desk: &Desk, text: &str| {
        let file = desk.file("事迹.txt");
        std::fs::write(&file, text).expect("written");
        desk.does(&["dossier", "text", one, "--file", arg(&file)]);
    };
    desk.does(&["dossier", "set", one, "手机号码", "13800000001"]);
    story(&desk, "他在窑炉旁守了二十五年，练成薄胎吹制的绝活，带出二十三名徒弟。");
    desk.syncs();
    second.syncs();

    let ranks = |desk: &Desk, order: [&str; 2], reason: &str| {
        desk.does(&["rank", "local", "set", order[0], order[1], "--reason", reason]);
    };
    desk.does(&["dossier", "set", one, "手机号码", "13911110001"]);
    story(&desk, "他在窑炉旁整整守了二十五年，练成薄胎吹制的绝活，带出二十三名徒弟。");
    ranks(&desk, [one, two], "技艺更难得");
    second.does(&["dossier", "set", one, "手机号码", "13922220002"]);
    story(&second, "他在窑炉旁默默守了二十五年，练成薄胎吹制的绝活，带出二十三名徒弟。");
    ranks(&second, [two, one], "带徒更多");
    for desk in [&desk, &second, &desk] {
        desk.syncs();
    }

    let cards = rows(&desk.does(&["conflict", "list"]));
    let kind =
        |kind: &str| cards.iter().find(|card| card["kind"] == kind).unwrap_or_else(|| panic!("{kind} in {cards:?}"));
    assert_eq!(cards.len(), 3, "{cards:?}");
    assert_eq!(kind("field")["field"], "mobile");
    assert!(cards.iter().all(|card| card["decides"] == true), "{cards:?}");
    assert_eq!(["field", "narrative", "rank"].map(|name| &kind(name)["needs_reason"]), [false, false, true]);
    let orders: Vec<&str> = (0..2).map(|at| field(kind("rank"), ["/sides/0/shown", "/sides/1/shown"][at])).collect();
    assert!(orders.contains(&"武平生、闻人守拙") && orders.contains(&"闻人守拙、武平生"), "{orders:?}");
    let shown = desk.shows(&["conflict", "list"]);
    assert!(shown.contains("{+") && shown.contains("整整") && shown.contains("默默"), "{shown}");

    let rank = field(kind("rank"), "/id");
    assert_eq!(desk.run(&["conflict", "resolve", rank, "--take", "1"]).failure(), "reason");
    for card in &cards {
        desk.does(&["conflict", "resolve", field(card, "/id"), "--take", "1", "--reason", "两人商定"]);
    }
    desk.syncs();
    second.syncs();
    assert_eq!(rows(&second.does(&["conflict", "list"])), Vec::<Value>::new());
    assert_eq!(desk.does(&["rank", "local", "list"]), second.does(&["rank", "local", "list"]));
    let past = rows(&desk.does(&["dossier", "history", one, "手机号码"]));
    for number in ["13911110001", "13922220002"] {
        assert!(past.iter().any(|row| row["value"] == number), "{number} in {past:?}");
    }
}

#[test]
fn a3_a_changed_political_status_adds_rows_reopens_the_gate_and_keeps_every_reply() {
    let County { hub, node: _node, desk, .. } = enrolled();
    let id = desk.filled("申屠启明", &["consultations"]);
    desk.does(&["dossier", "set", &id, "政治面貌", "群众", "入党（派）时间", "无"]);
    assert_eq!(matrix(&desk, &id), states(&[("政法", "未发函"), ("卫健", "未发函")]));
    desk.does(&[&["consult", &id, "send"], &SEND[..]].concat());
    assert_eq!(
        (stage(&desk, &id).as_str(), matrix(&desk, &id)),
        ("consulting", states(&[("政法", "已发函"), ("卫健", "已发函")]))
    );
    replies(&desk, &id, &["政法", "卫健"], "2019-07-12");
    assert_eq!(stage(&desk, &id), "consulted");
    meets(&desk, "第12次", "2019-07-15", &id);
    assert_eq!(stage(&desk, &id), "approved");

    desk.does(&["dossier", "set", &id, "政治面貌", "中共预备党员", "入党（派）时间", "2019-01"]);
    let four = [("政法", "无异议"), ("卫健", "无异议"), ("组织人事", "未发函"), ("纪检监察", "未发函")];
    assert_eq!((stage(&desk, &id).as_str(), matrix(&desk, &id)), ("consulting", states(&four)));
    assert_eq!(desk.run(&["dossier", "seal", &id]).failure(), "findings");

    let sent = desk.does(&[&["consult", &id, "send"], &SEND[..]].concat());
    let asked: Vec<&str> =
        sent["letters"].as_array().expect("letters").iter().map(|letter| field(letter, "/department")).collect();
    assert_eq!(asked, ["组织人事", "纪检监察"]);
    replies(&desk, &id, &["组织人事", "纪检监察"], "2019-07-18");
    let refused = desk.run(&["dossier", "seal", &id]);
    assert_eq!(refused.failure(), "findings");
    assert!(refused.out.contains("早于最后一份回函"), "{}", refused.out);
    meets(&desk, "第13次", "2019-07-19", &id);
    desk.does(&["dossier", "seal", &id]);
    assert_eq!(stage(&desk, &id), "submitted");

    desk.syncs();
    let other = joined(&hub, "140702", "榆次机");
    other.syncs();
    assert_eq!(other.run(&["consult", &id, "list"]).failure(), "unknown_dossier");
    assert_eq!(rows(&other.does(&["meeting", "list"])), Vec::<Value>::new());
    assert_eq!(matrix(&hub, &id).len(), 4);
    assert_eq!(hub.does(&["meeting", "list"])[1]["approved"][0]["name"], "申屠启明");
}

#[test]
fn a4_a_third_nomination_is_stopped_without_a_reason_and_listed_with_one() {
    let County { hub, node: _node, desk, .. } = enrolled();
    let people =
        [("申屠启明", "142430197506150036"), ("闾丘守艺", "142430197506150052"), ("端木知行", "142430197506150079")];
    let ids: Vec<String> = people
        .iter()
        .map(|(name, number)| {
            let id = desk.completed(name);
            desk.does(&["dossier", "set", &id, "公民身份号码", number]);
            id
        })
        .collect();
    desk.does(&["dossier", "seal", &ids[0]]);
    desk.does(&["dossier", "seal", &ids[1]]);
    assert_eq!(desk.run(&["dossier", "seal", &ids[2]]).failure(), "quota");
    let checked = desk.does(&["dossier", "check", &ids[2]]);
    let over = rows(&checked["findings"]).into_iter().find(|finding| finding["rule"] == "R4").expect("a finding");
    assert_eq!((field(&over, "/level"), field(&over, "/reason_field")), ("warn", "over_quota_reason"));

    desk.does(&["dossier", "set", &ids[2], "超额推荐理由", "薄胎吹制后继乏人"]);
    desk.does(&["dossier", "seal", &ids[2]]);
    desk.syncs();
    let quota = hub.does(&["quota", "list", "--bureau", BUREAU]);
    assert_eq!((&quota[0]["max"], &quota[0]["nominated"]), (&2.into(), &3.into()), "{quota}");
    let waiting = &quota[0]["over"][0];
    assert_eq!((field(waiting, "/id"), field(waiting, "/state")), (ids[2].as_str(), "超额待核"));
    assert_eq!(field(waiting, "/reason"), "薄胎吹制后继乏人");
    assert!(hub.shows(&["quota", "list"]).contains("超额待核"));
    assert_eq!(rows(&hub.does(&["conflict", "list"])), Vec::<Value>::new());

    assert_eq!(desk.run(&["quota", "accept", &ids[2], "--reason", "同意"]).failure(), "not_yours");
    hub.does(&["quota", "accept", &ids[2], "--reason", "传统技艺濒危"]);
    desk.syncs();
    assert_eq!(desk.does(&["quota", "list"])[0]["over"][0]["decision"], "同意");

    // A correction of an earlier one needs no reason of its own.
    desk.does(&["dossier", "set", &ids[0], "备注", "补充说明"]);
    desk.does(&["dossier", "seal", &ids[0]]);
}

#[test]
fn an_objection_stops_the_seal_until_the_department_itself_writes_again() {
    let County { desk, node: _node, hub: _hub, .. } = enrolled();
    let id = desk.filled("申屠启明", &["consultations"]);
    desk.does(&[&["consult", &id, "send"], &SEND[..]].concat());
    replies(&desk, &id, &["政法", "组织人事", "纪检监察"], "2019-07-12");
    let objection = ["--opinion", "有异议", "--text", "近期有投诉", "--date", "2019-07-13"];
    let listed = desk.does(&[&["consult", &id, "reply", "--department", "卫健"], &objection[..]].concat());
    assert_eq!((field(&listed, "/summary"), field(&listed, "/stage")), ("有异议", "consulting"));
    meets(&desk, "第12次", "2019-07-19", &id);
    assert_eq!(desk.run(&["dossier", "seal", &id]).failure(), "findings");

    let record = rows(&listed["rows"]).into_iter().find(|row| row["state"] == "有异议").expect("a row");
    let remove = ["dossier", "record", &id, "征求意见", "remove", field(&record, "/record"), "--reason", "误登"];
    assert_eq!(desk.run(&remove).failure(), "reply_stays");
    let again = ["consult", &id, "reply", "--department", "卫健", "--opinion", "无异议", "--date", "2019-07-18"];
    assert_eq!(desk.run(&again).failure(), "already_replied");
    let listed = desk.does(&[&again[..], &["--replaces", "投诉查无实据"]].concat());
    assert_eq!((field(&listed, "/summary"), field(&listed, "/rows/1/replaced/0/opinion")), ("全部无异议", "有异议"));
    desk.does(&["dossier", "seal", &id]);
    assert!(desk.shows(&["consult", &id, "list"]).contains("已由后函更正：投诉查无实据"));
}

#[test]
fn one_letter_may_be_about_several_people() {
    let desk = enrolled().desk;
    for name in ["武平生", "闻人守拙"] {
        desk.does(&["dossier", "new", "--name", name]);
    }
    let sent =
        desk.does(&[&["consult", "武平生", "send", "--also", "闻人守拙", "--department", "政法"], &SEND[..]].concat());
    assert_eq!(sent["letters"].as_array().map(Vec::len), Some(1), "{sent}");
    assert_eq!(sent["letters"][0]["people"].as_array().map(Vec::len), Some(2));
    for name in ["武平生", "闻人守拙"] {
        let list = desk.does(&["consult", name, "list"]);
        assert_eq!(
            (field(&list, "/rows/0/letter_no"), field(&list, "/rows/0/state")),
            ("祁人社函〔2019〕7号", "已发函")
        );
        assert!(list["rows"][0]["days_waiting"].as_i64().is_some_and(|days| days > 0), "{list}");
    }
    assert_eq!(
        desk.run(&[&["consult", "武平生", "send", "--department", "民政"], &SEND[..]].concat()).failure(),
        "unknown_department"
    );
}

#[test]
fn a_local_order_is_a_permutation_with_a_reason() {
    let desk = enrolled().desk;
    for name in ["甲申", "乙酉", "丙戌"] {
        desk.does(&["dossier", "new", "--name", name]);
    }
    assert_eq!(desk.run(&["rank", "local", "set", "甲申", "乙酉", "--reason", "业绩"]).failure(), "not_all");
    assert_eq!(desk.run(&["rank", "local", "set", "甲申", "乙酉", "乙酉", "--reason", "业绩"]).failure(), "twice");
    assert_eq!(desk.run(&["rank", "local", "set", "甲申", "乙酉", "丙戌", "--reason", " "]).failure(), "reason");
    desk.does(&["rank", "local", "set", "甲申", "乙酉", "丙戌", "--reason", "业绩"]);
    let moved = desk.does(&["rank", "local", "move", "丙戌", "--to", "1", "--reason", "新获省级奖"]);
    let names: Vec<&str> = moved.as_array().expect("rows").iter().map(|row| field(row, "/name")).collect();
    assert_eq!(names, ["丙戌", "甲申", "乙酉"]);
    desk.does(&["dossier", "withdraw", "甲申", "--reason", "本人放弃"]);
    let listed = desk.does(&["rank", "local", "list"]);
    assert_eq!((&listed[1]["name"], &listed[1]["rank"]), (&"乙酉".into(), &2.into()), "{listed}");
}

#[test]
fn the_register_keeps_those_who_were_not_chosen() {
    let desk = enrolled().desk;
    let id = desk.completed("申屠启明");
    desk.does(&["dossier", "new", "--name", "闻人守拙"]);
    desk.does(&["applicant", "decline", "闻人守拙", "--reason", "业绩不足"]);
    let all = rows(&desk.does(&["applicant", "list"]));
    let of = |name: &str| all.iter().find(|row| row["name"] == name).expect("a row");
    assert_eq!((field(of("闻人守拙"), "/stage"), field(of("闻人守拙"), "/declined")), ("declined", "业绩不足"));
    assert_eq!((field(of("申屠启明"), "/stage"), field(of("申屠启明"), "/consulted")), ("approved", "4/4"));
    assert_eq!(desk.run(&["dossier", "seal", "闻人守拙"]).failure(), "declined");
    assert_eq!(desk.does(&["applicant", "reconsider", "闻人守拙"])["stage"], "draft");

    desk.does(&["meeting", "record", "--no", "第14次", "--date", "2019-07-20", "--declined", &id]);
    assert_eq!(stage(&desk, &id), "declined");
    assert!(desk.shows(&["applicant", "list"]).contains("第14次"));
}

#[test]
fn a_meeting_may_be_corrected_and_its_dossiers_follow() {
    let desk = enrolled().desk;
    let id = desk.completed("申屠启明");
    let meeting = desk.does(&["meeting", "list"])[0]["meeting"].as_str().expect("id").to_owned();
    let early = desk.does(&["meeting", "record", "--meeting", &meeting, "--date", "2019-07-10"]);
    assert!(rows(&early["dossiers"][0]["findings"]).iter().any(|finding| finding["rule"] == "R38"), "{early}");
    assert_eq!(stage(&desk, &id), "consulted");
    desk.does(&["meeting", "record", "--meeting", &meeting, "--date", "2019-07-19"]);
    assert_eq!(stage(&desk, &id), "approved");
    assert_eq!(
        desk.run(&["meeting", "record", "--meeting", "nosuch", "--date", "2019-07-19"]).failure(),
        "unknown_meeting"
    );
}

#[test]
fn the_checklist_says_what_is_missing_and_why() {
    let desk = enrolled().desk;
    let id = desk.completed("申屠启明");
    let list = desk.does(&["materials", &id]);
    let row = |name: &str| {
        rows(&list["materials"]).into_iter().find(|row| field(row, "/name").contains(name)).expect("a row")
    };
    assert_eq!((field(&row("条件①"), "/state_name"), field(&row("条件①"), "/why")), ("缺", "申报了条件①"));
    assert_eq!((field(&row("纪检监察"), "/state_name"), field(&row("纪检监察"), "/why")), ("已有", "人选属于：党员"));
    desk.does(&[
        "dossier",
        "record",
        &id,
        "证明材料",
        "set",
        "kind",
        "condition_1",
        "title",
        "鉴定书",
        "supports",
        "condition_1",
    ]);
    let list = desk.does(&["materials", &id]);
    assert!(
        rows(&list["materials"]).iter().any(|row| row["key"] == "condition_1" && row["state"] == "ready"),
        "{list}"
    );
    assert!(desk.shows(&["materials", &id]).contains("一式 4 份"));
}

#[test]
fn a_bureaus_own_conditions_are_checked_and_stay_its_own() {
    let County { hub, node: _node, desk, .. } = enrolled();
    let added = desk.does(&["condition", "add", "--text", "在本县连续工作满五年", "--basis", "祁人社发〔2019〕3号"]);
    let condition = field(&added, "/condition").to_owned();
    let id = desk.completed("申屠启明");
    let asks = |desk: &Desk| {
        rows(&desk.does(&["dossier", "check", &id])["findings"]).iter().any(|finding| finding["rule"] == "R19")
    };
    assert!(asks(&desk));
    desk.does(&["condition", "mark", &id, &condition, "符合"]);
    assert!(!asks(&desk));
    desk.syncs();
    let other = joined(&hub, "140702", "榆次机");
    other.syncs();
    assert_eq!(rows(&other.does(&["condition", "list"])), Vec::<Value>::new());
    desk.does(&["dossier", "seal", &id]);
}

#[test]
fn a_bureaus_own_days_stand_beside_the_deadline() {
    let desk = Desk::founded();
    let days = |answer: &Value| {
        let rows = answer["rows"].as_array().expect("rows").iter();
        rows.map(|row| format!("{} {}", row["day"].as_str().expect("a day"), row["text"].as_str().expect("a text")))
            .collect::<Vec<_>>()
    };
    let told = desk.does(&["timetable", "set", "2019-07-15", "完成资料审查"]);
    let own = told["rows"].as_array().expect("rows").iter().find(|row| row["kind"] == "own").expect("a day").clone();
    assert!(own["days_left"].as_i64().is_some_and(|days| days < 0), "{own}");
    desk.does(&["timetable", "set", "2019-07-22", "报党组会研究"]);
    let id = own["id"].as_str().expect("id");
    let told = desk.does(&["timetable", "set", "2019-07-18", "完成资料审查", "--change", id]);
    let last = "2019-07-31 申报截止".to_owned();
    assert_eq!(
        days(&told)[1..],
        ["2019-07-18 完成资料审查".to_owned(), "2019-07-22 报党组会研究".to_owned(), last.clone()]
    );
    assert_eq!(desk.run(&["timetable", "set", "2019-08-01", "太晚"]).failure(), "too_late");
    assert_eq!(desk.run(&["timetable", "drop", "zzzzzzzz"]).failure(), "unknown_day");
    desk.does(&["timetable", "drop", id]);
    assert_eq!(days(&desk.does(&["timetable", "show"]))[1..], ["2019-07-22 报党组会研究".to_owned(), last]);
    assert!(desk.shows(&["timetable", "show"]).contains("本单位"));
    assert!(desk.does(&["status"]).as_object().is_some_and(|status| status.contains_key("next_due")));
}
