//! One city, two counties, and what they do until somebody is on a list.

use jiangxuan_engine::Command;
use jiangxuan_model::Time;
use jiangxuan_trust::Role;
use serde_json::{Value, json};

use crate::kit::{self, Desk};

const COMPLETE: &str = include_str!("../../crates/rules/tests/golden/complete.toml");
const NARRATIVE: &str = include_str!("../../crates/rules/tests/golden/complete.narrative.txt");

/// 祁县, 榆次区, and the municipal bureau.
pub struct Scene {
    pub hub: Desk,
    pub qixian: Desk,
    pub yuci: Desk,
}

/// The text under a key.
pub fn text(value: &Value, place: &str) -> String {
    value.pointer(place).and_then(Value::as_str).unwrap_or_else(|| panic!("no text {place} in {value}")).to_owned()
}

/// The names of some rows.
pub fn names(rows: &Value) -> Vec<String> {
    rows.as_array().expect("rows").iter().map(|row| text(row, "/name")).collect()
}

/// A made-up number that is one: 祁县, 1975-06-15.
pub fn id_number(sequence: u32) -> String {
    let body = format!("14243019750615{sequence:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{body}{}", char::from(b"10X98765432"[(sum % 11) as usize]))
}

fn command(request: &Value) -> Command {
    serde_json::from_value(request.clone()).unwrap_or_else(|error| panic!("{request}: {error}"))
}

/// Has something done.
pub fn does(desk: &mut Desk, request: &Value) -> Value {
    desk.tries(command(request)).unwrap_or_else(|failure| panic!("{request}: {failure:?}"))
}

/// The word for why something is refused, and its text.
pub fn refused(desk: &mut Desk, request: &Value) -> (String, String) {
    let failure = desk.tries(command(request)).expect_err("refused");
    (failure.code.to_owned(), failure.message)
}

/// A municipal act.
pub fn act(matter: &str, act: &str, more: Value) -> Value {
    let mut request = json!({ "command": "municipal", "matter": matter, "act": act });
    request.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    request
}

/// A decision on paper.
pub fn decision(date: &str, note: &str) -> Value {
    json!({ "passed": true, "date": date, "no": "21", "note": note })
}

impl Scene {
    pub fn new() -> Self {
        let mut hub = kit::found(1);
        let qixian = kit::enrol(&mut hub, 10, "140727", Role::Editor, "李木匠");
        let yuci = kit::enrol(&mut hub, 12, "140702", Role::Editor, "白建国");
        Self { hub, qixian, yuci }
    }

    /// Three nominees who were handed in, closed and passed.
    pub fn passed() -> Self {
        let mut scene = Self::new();
        scene.hands_in("申屠启明", 1);
        scene.hands_in("闾丘守艺", 3);
        scene.yuci_nominates("太叔勤工", 7);
        scene.closes();
        scene.passes(&["申屠启明", "闾丘守艺", "太叔勤工"]);
        scene
    }

    /// The same with an order that the party group has approved, and two who are put forward.
    pub fn listed() -> Self {
        let mut scene = Self::passed();
        scene.ranks(&["申屠启明", "闾丘守艺", "太叔勤工"]);
        scene.city("shortlist", "propose", json!({ "size": 2, "reserves": 1, "reason": "首次试点" }));
        scene
    }

    /// The same, publicised and proved in every channel since 2019-09-23.
    pub fn shown() -> Self {
        let mut scene = Self::listed();
        scene.publicises("2019-09-23");
        scene
    }

    /// It is nine in the morning of this day for everybody.
    pub fn day(&mut self, day: &str) {
        let morning = format!("{day}T09:00:00+08:00").parse::<jiff::Timestamp>().expect("a day");
        for desk in [&mut self.hub, &mut self.qixian, &mut self.yuci] {
            desk.now = Time(morning.as_millisecond());
        }
    }

    pub fn city(&mut self, matter: &str, name: &str, more: Value) -> Value {
        does(&mut self.hub, &act(matter, name, more))
    }

    pub fn refuses(&mut self, matter: &str, name: &str, more: Value) -> (String, String) {
        refused(&mut self.hub, &act(matter, name, more))
    }

    /// 祁县 hands a nominee in.
    pub fn hands_in(&mut self, name: &str, sequence: u32) {
        completes(&mut self.qixian, name, sequence);
        self.seals(name);
    }

    /// 祁县 seals, and the municipal bureau receives it.
    pub fn seals(&mut self, name: &str) {
        does(&mut self.qixian, &json!({ "command": "dossier_seal", "id": name }));
        self.meets();
    }

    /// 榆次区 hands a nominee in.
    pub fn yuci_nominates(&mut self, name: &str, sequence: u32) {
        completes(&mut self.yuci, name, sequence);
        does(&mut self.yuci, &json!({ "command": "dossier_seal", "id": name }));
        self.meets();
    }

    /// Everybody has what everybody wrote.
    pub fn meets(&mut self) {
        kit::talk(&mut self.qixian, &mut self.hub);
        kit::talk(&mut self.yuci, &mut self.hub);
        kit::talk(&mut self.qixian, &mut self.hub);
    }

    /// 祁县 writes without sealing, and the municipal bureau gets it.
    pub fn writes(&mut self, id: &str, values: &[[&str; 2]]) {
        does(&mut self.qixian, &json!({ "command": "dossier_set", "id": id, "values": values }));
        self.meets();
    }

    pub fn closes(&mut self) {
        self.day("2019-08-02");
        does(&mut self.hub, &json!({ "command": "close_begin" }));
        does(&mut self.hub, &json!({ "command": "close_finish" }));
        self.day("2019-08-05");
    }

    pub fn passes(&mut self, people: &[&str]) {
        for name in people {
            self.city("formal", "pass", json!({ "id": name, "note": "" }));
        }
    }

    /// An order that the party group approves on 2019-09-20.
    pub fn ranks(&mut self, people: &[&str]) {
        self.day("2019-09-20");
        self.city("rank", "set", json!({ "order": people, "basis": "按评审意见" }));
        self.city("approve", "party", decision("2019-09-20", ""));
    }

    /// Whoever waits is shown from this day on, which comes.
    pub fn publicises(&mut self, from: &str) {
        self.day(from);
        self.city("publicity", "start", json!({ "ids": [], "from": from }));
        self.proves(json!([]), from);
    }

    /// These have a proof in every channel since this day; everybody who is shown where nobody is named.
    pub fn proves(&mut self, ids: Value, from: &str) {
        for channel in ["本级新闻媒体", "门户网站", "用人单位"] {
            let proof = json!({ "ids": ids, "channel": channel, "proof": "凭证一号", "date": from });
            self.city("publicity", "proof", proof);
        }
    }

    /// Publicity ends, and both decide.
    pub fn approves(&mut self) {
        self.day("2019-10-09");
        self.city("publicity", "close", json!({ "ids": [] }));
        self.city("approve", "org", json!({ "ids": [], "decision": decision("2019-10-09", "") }));
        self.city("approve", "group", json!({ "ids": [], "decision": decision("2019-10-09", "") }));
    }

    pub fn issues(&mut self) -> Value {
        self.city("publish", "issue", json!({ "no": "市人才〔2019〕5号", "date": "2019-10-09" }))
    }
}

/// A dossier with everything that the notice asks for; its id.
pub fn completes(desk: &mut Desk, name: &str, sequence: u32) -> String {
    let id = text(&does(desk, &json!({ "command": "dossier_new", "name": name })), "/id");
    let sample: toml::Table = COMPLETE.parse().expect("TOML");
    let mut fields = pairs(&sample["fields"], "name");
    fields.retain(|(key, _)| key != "id_number");
    fields.push(("id_number".into(), id_number(sequence)));
    fields.push(("over_quota_reason".into(), "本年度一线高技能人才较多".into()));
    does(desk, &json!({ "command": "dossier_set", "id": id, "values": fields }));
    for (section, records) in sample["records"].as_table().expect("a table") {
        for record in records.as_array().expect("a list") {
            let values = pairs(record, "id");
            does(desk, &json!({ "command": "record_set", "id": id, "section": section, "values": values }));
        }
    }
    does(desk, &json!({ "command": "dossier_text", "id": id, "text": NARRATIVE }));
    let meeting = json!({ "command": "county", "act": "meeting_record", "no": "第12次", "date": "2019-07-19", "chair": "孟某",
        "attendees": "五人", "approved": [id], "declined": [], "note": "" });
    does(desk, &meeting);
    id
}

fn pairs(table: &toml::Value, without: &str) -> Vec<(String, String)> {
    let pairs = table.as_table().expect("a table").iter().filter(|(key, _)| *key != without);
    pairs.map(|(key, value)| (key.clone(), value.as_str().expect("a text").to_owned())).collect()
}
