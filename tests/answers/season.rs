//! The season that is played: one city, two bureaus, and everything that a command can be asked for.

use std::sync::OnceLock;

use jiangxuan_trust::Role;
use serde_json::json;

use crate::book::{Book, text};
use crate::kit::{self, Desk};
use crate::{city, county};

/// 祁县, where most happens.
pub const QIXIAN: &str = "140727";
/// 榆次区.
pub const YUCI: &str = "140702";
/// The municipal bureau.
pub const CITY: &str = "140700";

/// Everybody with a device.
pub struct People {
    pub hub: Desk,
    pub officer: Desk,
    pub clerk: Desk,
    pub colleague: Desk,
    pub leaver: Desk,
    pub yuci: Desk,
}

/// The season, played once for all tests.
pub fn played() -> &'static Book {
    static PLAYED: OnceLock<Book> = OnceLock::new();
    PLAYED.get_or_init(|| {
        let mut book = Book::new();
        play(&mut book);
        book
    })
}

/// Plays it from the founding to the archive.
pub fn play(book: &mut Book) {
    let mut people = founded(book);
    county::nominates(book, &mut people);
    county::seals(book, &mut people);
    book.bureau = Some(Box::new(people.clerk.fork()));
    city::closes(book, &mut people);
    city::selects(book, &mut people);
    city::publishes(book, &mut people);
    city::ends(book, &mut people);
    counted(book, &mut people);
}

/// 统计表, of the city and of a bureau. At the end, so that no earlier line has another time for it.
fn counted(book: &mut Book, people: &mut People) {
    book.asks(&mut people.hub, json!({ "command": "stats" }));
    book.asks(&mut people.hub, json!({ "command": "stats", "scope": "all" }));
    book.asks(&mut people.hub, json!({ "command": "stats", "scope": "chosen" }));
    book.asks(&mut people.clerk, json!({ "command": "stats", "scope": "chosen" }));
}

fn founded(book: &mut Book) -> People {
    let mut hub = Desk::new(1);
    book.asks(&mut hub, json!({ "command": "status" }));
    let names = ("晋中市人力资源和社会保障局", "登记机", "郭守一");
    book.asks(
        &mut hub,
        json!({ "command": "campaign_create", "season": kit::season(), "bureau_name": names.0, "device_name": names.1, "person": names.2 }),
    );
    book.asks(&mut hub, json!({ "command": "campaign_show" }));
    let kept = book.asks(&mut hub, json!({ "command": "recovery_export", "passphrase": "四个字的口令" }));
    let mut officer = book.enrols(&mut hub, 14, CITY, Role::Municipal, "贾文静");
    let taken = json!({ "command": "recovery_import", "text": text(&kept, "/recovery"), "passphrase": "四个字的口令" });
    book.asks(&mut officer, taken);
    let clerk = joined(book, &mut hub);
    turned_away(book, &mut hub);
    let colleague = book.enrols(&mut hub, 11, QIXIAN, Role::Editor, "冀晓梅");
    let leaver = book.enrols(&mut hub, 15, QIXIAN, Role::Editor, "离职人");
    let yuci = book.enrols(&mut hub, 12, YUCI, Role::Editor, "白建国");
    People { hub, officer, clerk, colleague, leaver, yuci }
}

/// A device joins on a stick, and is confirmed by its six digits.
fn joined(book: &mut Book, hub: &mut Desk) -> Desk {
    let ticket = book.asks(hub, invitation());
    let mut clerk = Desk::new(10);
    let join =
        json!({ "command": "join", "ticket": text(&ticket, "/ticket"), "device_name": "一号机", "person": "李木匠" });
    let digits = text(&book.asks(&mut clerk, join), "/code");
    book.asks(&mut clerk, json!({ "command": "status" }));
    book.asks(&mut clerk, json!({ "command": "join_export", "out": "申请.jxj" }));
    let request = clerk.file();
    book.imports(hub, &request);
    book.asks(hub, json!({ "command": "device_list" }));
    book.asks(hub, json!({ "command": "device_confirm", "code": digits }));
    book.asks(hub, json!({ "command": "carry_export", "to": QIXIAN, "out": "登记.jxc" }));
    let enrolment = hub.file();
    book.imports(&mut clerk, &enrolment);
    let device = hub.id().to_string();
    book.asks(&mut clerk, json!({ "command": "peer_add", "device": device, "addresses": ["192.0.2.7:4433"] }));
    book.meet(&mut clerk, hub);
    book.asks(&mut clerk, json!({ "command": "peer_list" }));
    clerk
}

fn invitation() -> serde_json::Value {
    json!({ "command": "invite", "bureau": QIXIAN, "role": "editor", "valid": 86_400_000, "preapproved": false,
        "addresses": ["192.0.2.7:4433"], "relay": "https://relay.example/" })
}

fn turned_away(book: &mut Book, hub: &mut Desk) {
    let ticket = book.does(hub, &invitation());
    let mut stranger = Desk::new(16);
    let join =
        json!({ "command": "join", "ticket": text(&ticket, "/ticket"), "device_name": "某机", "person": "某人" });
    let digits = text(&book.does(&mut stranger, &join), "/code");
    book.meet(&mut stranger, hub);
    book.asks(hub, json!({ "command": "device_reject", "code": digits }));
}
