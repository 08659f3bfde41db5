//! What is written down while a season is played.

use std::collections::BTreeMap;

use jiangxuan_contract::table;
use jiangxuan_engine::{Attachment, Command, Input, Place};
use jiangxuan_model::{PIECE, Time, Tree};
use jiangxuan_store::{Batch, Shelf as _, Write};
use jiangxuan_trust::Role;
use serde_json::{Value, json};

use crate::kit::{self, Desk};
use crate::{atomic, names, wire};

/// Between two things that somebody does, in milliseconds.
const PAUSE: i64 = 60_000;
/// Whose text is made from what the process around the core adds to the answer, as of all papers.
const ADDED: &[&str] = &["assess.sheet", "award.story", "recovery_export"];

/// What the core finds, and the process around it makes another answer of: the file is read there.
const FOUND: &[&str] = &["dossier_extract", "dossier_look", "scan_extract", "scan_look"];

/// Everything that was asked, with the answers, in the order of the season; and what went over the wire.
pub struct Book {
    pub answers: BTreeMap<String, String>,
    pub frames: BTreeMap<&'static str, Vec<u8>>,
    pub statements: BTreeMap<&'static str, Vec<u8>>,
    /// A bureau's own device, in the middle of the season.
    pub bureau: Option<Box<Desk>>,
    /// The first request of each name.
    pub asked: BTreeMap<String, Command>,
    /// What devices wrote down of what they did, a line each.
    pub acts: String,
    clock: Time,
    /// Whether whatever is asked fails first, at each of its readings of the disk.
    failing: bool,
    /// How often something failed.
    pub failures: u32,
}

impl Book {
    /// An empty one, on 2019-07-20 at nine in the morning.
    pub fn new() -> Self {
        Self {
            answers: BTreeMap::new(),
            frames: BTreeMap::new(),
            statements: BTreeMap::new(),
            bureau: None,
            asked: BTreeMap::new(),
            acts: String::new(),
            clock: Time(1_563_584_400_000),
            failing: false,
            failures: 0,
        }
    }

    /// One in which whatever is asked fails first, at each of its readings of the disk.
    pub fn of_failures() -> Self {
        Self { failing: true, ..Self::new() }
    }

    /// Has an input fail wherever it can, where that is wanted.
    fn fails(&mut self, desk: &Desk, input: &Input) {
        if self.failing {
            self.failures += atomic::fails_cleanly_everywhere(desk, input);
        }
    }

    /// Time passes until nine in the morning of this day.
    pub fn morning_of(&mut self, day: &str) {
        let morning = format!("{day}T09:00:00+08:00").parse::<jiff::Timestamp>().expect("a day");
        assert!(morning.as_millisecond() > self.clock.0, "{day} is over");
        self.clock = Time(morning.as_millisecond());
    }

    fn later(&mut self, desk: &mut Desk) {
        self.clock.0 += PAUSE;
        desk.now = self.clock;
    }

    /// Has something done that is not worth a line.
    pub fn does(&mut self, desk: &mut Desk, request: &Value) -> Value {
        self.later(desk);
        let command: Command = serde_json::from_value(request.clone()).expect("a command");
        self.fails(desk, &Input::Command { id: 7, command: command.clone() });
        desk.tries(command).unwrap_or_else(|failure| panic!("{request}: {failure:?}"))
    }

    /// Has something done and writes it down.
    pub fn asks(&mut self, desk: &mut Desk, request: Value) -> Value {
        let answer = self.does(desk, &request);
        self.writes(&names::of(&request), &request, &answer);
        answer
    }

    /// A municipal act, written down.
    pub fn city(&mut self, desk: &mut Desk, matter: &str, act: &str, more: Value) -> Value {
        let mut request = json!({ "command": "municipal", "matter": matter, "act": act });
        request.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        self.asks(desk, request)
    }

    /// An act of a bureau, written down.
    pub fn county(&mut self, desk: &mut Desk, act: &str, more: Value) -> Value {
        let mut request = json!({ "command": "county", "act": act });
        request.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        self.asks(desk, request)
    }

    /// A file is taken in, as the process around the core hands it over.
    pub fn imports(&mut self, desk: &mut Desk, bytes: &[u8]) -> Value {
        self.later(desk);
        self.fails(desk, &Input::File { id: 7, bytes: bytes.to_vec() });
        let answer = desk.imports(bytes).unwrap_or_else(|failure| panic!("the file: {failure:?}"));
        self.writes("carry_import", &json!({ "command": "carry_import", "file": "带来.jxc" }), &answer);
        answer
    }

    /// A file of one piece is put in place and attached, as the process around the core does it.
    pub fn attaches(&mut self, desk: &mut Desk, request: Value, what: Attachment, bytes: &[u8]) -> Value {
        assert!(bytes.len() <= PIECE, "one piece");
        self.later(desk);
        let tree = Tree::of(bytes);
        let hash = tree.root().expect("a root");
        let piece = Write::Piece { hash, piece: 0, bytes: bytes.to_vec() };
        desk.disk.commit(&Batch { writes: vec![Write::Blob { hash, tree: tree.clone() }, piece] }).expect("committed");
        let what = Attachment { hash: Some(hash), tree, media: "image/png".into(), ..what };
        let input = Input::Attach { id: 0, what: Box::new(what), rehearsal: false };
        self.fails(desk, &input);
        desk.step(input);
        let answer = desk.replies.remove(&0).expect("an answer");
        let answer = answer.unwrap_or_else(|failure| panic!("{request}: {failure:?}"));
        self.writes(&names::of(&request), &request, &answer);
        answer
    }

    /// A proof of a dossier.
    pub fn proves(&mut self, desk: &mut Desk, id: &str, kind: &str, bytes: &[u8]) -> Value {
        let file = format!("{kind}.png");
        let request = json!({ "command": "dossier_attach", "id": id, "kind": kind, "file": file });
        let what = Attachment { kind: kind.into(), ..Attachment::new(Place::Dossier(id.into()), file) };
        self.attaches(desk, request, what, bytes)
    }

    /// Keeps what an exported audit trail says of each act.
    pub fn keeps_acts(&mut self, trail: &[u8]) {
        let trail: Value = serde_json::from_slice(trail).expect("a trail");
        for entry in trail["entries"].as_array().expect("entries") {
            let told = ["act", "subject", "fields", "note"].map(|key| entry[key].to_string());
            self.acts.push_str(&format!("{} {}\n", entry["no"], told.join(" ")));
        }
    }

    /// Two devices meet; what they say is kept.
    pub fn meet(&mut self, one: &mut Desk, other: &mut Desk) {
        self.later(one);
        self.later(other);
        for (_, frame) in kit::talk(one, other) {
            wire::keep(&mut self.frames, wire::kind(&frame), frame.encode().expect("a frame"));
        }
        for signed in other.statements() {
            let statement = signed.open().expect("a statement");
            let bytes = postcard::to_stdvec(&signed).expect("bytes");
            wire::keep(&mut self.statements, wire::claim(&statement.claim), bytes);
        }
    }

    /// A device that is invited, asks, is confirmed, and has synchronised once.
    pub fn enrols(&mut self, hub: &mut Desk, seed: u8, bureau: &str, role: Role, name: &str) -> Desk {
        let mut desk = Desk::new(seed);
        self.joins(hub, &mut desk, bureau, role, name);
        self.meet(&mut desk, hub);
        assert_eq!(self.does(&mut desk, &json!({ "command": "status" }))["state"], "enrolled");
        desk
    }

    fn joins(&mut self, hub: &mut Desk, desk: &mut Desk, bureau: &str, role: Role, name: &str) {
        let wish = json!({ "command": "invite", "bureau": bureau, "role": role, "valid": 86_400_000, "preapproved": true,
            "addresses": ["127.0.0.1:1"], "relay": null });
        let ticket = self.does(hub, &wish)["ticket"].clone();
        let device = format!("{name}的电脑");
        self.does(desk, &json!({ "command": "join", "ticket": ticket, "device_name": device, "person": name }));
        self.meet(desk, hub);
    }

    fn writes(&mut self, name: &str, request: &Value, answer: &Value) {
        let answered = serde_json::to_string_pretty(answer).expect("JSON");
        let command: Command = serde_json::from_value(request.clone()).expect("a command");
        assert_eq!(table::name(&command), name);
        self.asked.entry(name.to_owned()).or_insert_with(|| command.clone());
        let mut entry = format!("> {request}\n{answered}\n");
        if !FOUND.contains(&name) {
            let read = table::read(&command, answer.clone()).expect("an answer as the table has it");
            assert_eq!(read.into_value(), *answer, "{name} reads back as written");
            if !name.starts_with("papers.") && !ADDED.contains(&name) {
                let shown = jiangxuan_node::shown(command, answer.clone()).expect("an answer as the table has it");
                entry.extend(shown.trim_end().lines().flat_map(|line| ["| ", line, "\n"]));
            }
        }
        let told = self.answers.entry(name.to_owned()).or_default();
        if !told.is_empty() {
            told.push('\n');
        }
        told.push_str(&entry);
    }
}

/// The text under a key.
pub fn text(value: &Value, place: &str) -> String {
    value.pointer(place).and_then(Value::as_str).unwrap_or_else(|| panic!("no text {place} in {value}")).to_owned()
}
