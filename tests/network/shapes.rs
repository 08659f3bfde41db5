//! The answers that scripts rely on: keys and types (design §9). More keys are welcome.

use serde_json::Value;

/// What a value must be.
enum Shape {
    Text,
    Number,
    Flag,
    Time,
    OneOf(&'static [&'static str]),
    Maybe(&'static Self),
    List(&'static Self),
    Object(&'static [(&'static str, Self)]),
    /// An object with keys of its own.
    Texts,
}

use Shape::{Flag, List, Maybe, Number, Object, OneOf, Text, Texts, Time};

const DELIVERY: Shape = OneOf(&["local", "bureau", "received", "closed"]);
const PATH: Shape = OneOf(&["direct", "lan", "relay"]);
const ROLE: Shape = OneOf(&["registrar", "municipal", "editor", "expert"]);

const ROW: Shape = Object(&[
    ("id", Text),
    ("bureau", Text),
    ("state", Text),
    ("delivery", DELIVERY),
    ("version", Number),
    ("conflicts", Number),
    ("findings", Maybe(&Number)),
]);
const SIDE: Shape = Object(&[("value", Text), ("person", Text), ("bureau", Text), ("device", Text), ("time", Time)]);
const CARD: Shape = Object(&[
    ("id", Text),
    ("kind", Text),
    ("dossier", Maybe(&Text)),
    ("field", Text),
    ("base", Maybe(&Text)),
    ("sides", List(&SIDE)),
]);
const PEER: Shape = Object(&[("device", Text), ("bureau", Text), ("path", Maybe(&PATH)), ("outcome", Text)]);
const STATE: Shape = Object(&[("id", Text), ("delivery", DELIVERY), ("receipt", Maybe(&Number))]);
const RECEIPT: Shape =
    Object(&[("no", Number), ("dossier", Text), ("version", Number), ("time", Time), ("verified", Flag)]);
const PAST: Shape =
    Object(&[("field", Text), ("value", Text), ("person", Text), ("device", Text), ("time", Time), ("change", Text)]);
const PUT_ASIDE: Shape =
    Object(&[("no", Number), ("document", Maybe(&Text)), ("device", Maybe(&Text)), ("reason", Text), ("time", Time)]);
const DEVICE: Shape = Object(&[
    ("device", Text),
    ("bureau", Text),
    ("role", ROLE),
    ("name", Text),
    ("state", OneOf(&["enrolled", "pending", "revoked"])),
]);

/// Commands by their first words, and what they answer.
const SHAPES: &[(&[&str], Shape)] = &[
    (&["error"], Object(&[("error", Object(&[("code", Text), ("message", Text)]))])),
    (&["campaign", "create"], Object(&[("campaign", Text), ("device", Text), ("bureau", Text)])),
    (&["campaign", "show"], Object(&[("campaign", Text), ("title", Text), ("phase", Text)])),
    (&["invite"], Object(&[("ticket", Text)])),
    (&["serve"], Object(&[("listening", Text), ("device", Text)])),
    (
        &["join"],
        Object(&[
            ("device", Text),
            ("bureau", Text),
            ("role", ROLE),
            ("state", OneOf(&["pending", "enrolled"])),
            ("code", Text),
        ]),
    ),
    (&["device", "list"], List(&DEVICE)),
    (&["device", "confirm"], Object(&[("device", Text), ("bureau", Text)])),
    (&["device", "revoke"], Object(&[("device", Text), ("revoked", Flag)])),
    (&["dossier", "new"], Object(&[("id", Text)])),
    (&["dossier", "list"], List(&ROW)),
    (&["dossier", "show"], ROW),
    (&["dossier", "show"], Object(&[("fields", Texts)])),
    (&["dossier", "history"], List(&PAST)),
    (&["dossier", "seal"], Object(&[("id", Text), ("version", Number), ("phone_code", Text)])),
    (&["sync"], Object(&[("peers", List(&PEER)), ("dossiers", List(&STATE))])),
    (&["conflict", "list"], List(&CARD)),
    (&["receipt", "list"], List(&RECEIPT)),
    (&["receipt", "export"], Object(&[("no", Number), ("file", Text)])),
    (&["receipt", "verify"], Object(&[("no", Number), ("dossier", Text), ("verified", Flag)])),
    (&["quarantine", "list"], List(&PUT_ASIDE)),
    (&["backup"], Object(&[("file", Text)])),
    (&["restore"], Object(&[("restored", Flag)])),
    (&["verify"], Object(&[("ok", Flag), ("documents", Number), ("changes", Number)])),
];

const STATUS: Shape = Object(&[
    ("campaign", Text),
    ("bureau", Text),
    ("role", ROLE),
    ("device", Text),
    ("deadline", Time),
    ("days_left", Number),
    ("phase", OneOf(&["open", "closing", "closed"])),
    ("dossiers", Number),
    ("conflicts", Number),
    ("quarantine", Number),
    ("alarms", List(&Text)),
]);

/// Asserts the shape of what a command answered.
pub fn check(words: &[&str], value: &Value) {
    let said = SHAPES.iter().filter(|(first, _)| words.starts_with(first)).map(|(_, shape)| shape);
    // A profile that has not been let in knows no season yet.
    let status = (words == ["status"] && value["state"] == "enrolled").then_some(&STATUS);
    for shape in said.chain(status) {
        if let Err(place) = matches(shape, value) {
            panic!("{words:?}: {place} in {value}");
        }
    }
}

/// Where a value departs from a shape.
fn matches(shape: &Shape, value: &Value) -> Result<(), String> {
    let good = match shape {
        Text => value.is_string(),
        Number => value.is_i64() || value.is_u64(),
        Flag => value.is_boolean(),
        Time => value.as_str().is_some_and(is_time),
        OneOf(words) => value.as_str().is_some_and(|word| words.contains(&word)),
        Maybe(shape) => value.is_null() || matches(shape, value).is_ok(),
        Texts => value.as_object().is_some_and(|all| all.values().all(Value::is_string)),
        List(shape) => return each(shape, value),
        Object(keys) => return keys.iter().try_for_each(|(key, shape)| under(key, shape, value)),
    };
    if good { Ok(()) } else { Err(format!(" is {value}")) }
}

fn each(shape: &Shape, value: &Value) -> Result<(), String> {
    let items = value.as_array().ok_or_else(|| " is no list".to_owned())?;
    items.iter().enumerate().try_for_each(|(at, item)| matches(shape, item).map_err(|what| format!("/{at}{what}")))
}

fn under(key: &str, shape: &Shape, value: &Value) -> Result<(), String> {
    let item = value.get(key).ok_or_else(|| format!("/{key} is missing"))?;
    matches(shape, item).map_err(|what| format!("/{key}{what}"))
}

/// RFC 3339 in UTC or with an offset, to the second at least.
fn is_time(text: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| {
        text.get(range).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let marks = [(4, '-'), (7, '-'), (10, 'T'), (13, ':'), (16, ':')];
    let marked = marks.iter().all(|(at, mark)| text.chars().nth(*at) == Some(*mark));
    let zone = text.ends_with('Z') || text.len() > 24 && text.contains('+');
    marked && zone && [0..4, 5..7, 8..10, 11..13, 14..16, 17..19].into_iter().all(digits)
}

#[test]
fn a_missing_key_and_a_wrong_type_are_found() {
    assert!(matches(&STATE, &serde_json::json!({ "id": "a", "delivery": "local", "receipt": null })).is_ok());
    assert!(matches(&STATE, &serde_json::json!({ "id": "a", "delivery": "synced", "receipt": null })).is_err());
    assert!(matches(&STATE, &serde_json::json!({ "id": "a", "delivery": "local" })).is_err());
    assert!(is_time("2019-08-01T00:00:00Z") && !is_time("2019-08-01 00:00:00Z") && !is_time("昨天"));
}
