//! A hostile peer with an enrolled key, built on the transport alone.

use std::sync::Arc;
use std::time::Duration;

use jiangxuan_engine::{FRAME_LIMIT, settings};
use jiangxuan_model::{Actor, ChangeId, Digest, DocId, Kind, Time, Tip};
use jiangxuan_store::{Profile, Secret};
use jiangxuan_sync::wire::{Fate, PROTOCOL};
use jiangxuan_sync::{Frame, Hello, Parcel};
use jiangxuan_transport::{Admission, Config, Event, Gate, Link, Peer, Transport};
use jiangxuan_trust::{Chain, DeviceKey, Log, sign_tip};
use sha2::{Digest as _, Sha256};
use tokio::sync::mpsc::Receiver;

use crate::city::{Hub, TAIGU, YUCI};
use crate::desk::{Desk, PASSPHRASE, text};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/sync/tests/corpus");

struct Anybody;

impl Gate for Anybody {
    fn admit(&self, _: Peer) -> Admission {
        Admission::Welcome
    }
}

/// What a thief finds in a profile: its key, and what to say to the hub.
struct Thief {
    key: DeviceKey,
    hub: Peer,
    hello: Hello,
}

impl Thief {
    fn of(desk: &Desk, hub: &Hub) -> Self {
        let status = desk.does(&["status"]);
        let device: jiangxuan_model::DeviceId = hub.desk.device().parse().expect("a device");
        let secret = Secret::Passphrase(PASSPHRASE.to_owned().into());
        let disk = Profile::open(&desk.home(), &secret).expect("a profile");
        let hello = Hello {
            protocol: PROTOCOL,
            schema: 1,
            campaign: text(&status, "/campaign").parse().expect("a campaign"),
            heads: Log::of(&settings::membership(&disk).expect("readable")).expect("a log").heads(),
            clock: Time(0),
            root: Digest([7; 32]),
            mark: settings::peer(&disk, &device).bring,
            next_mark: [9; 16],
        };
        let key = DeviceKey::from_seed(settings::device_seed(&disk).expect("a seed"));
        Self { key, hub: Peer(device.0), hello }
    }

    async fn calls(&self, place: &str) -> (Transport, Receiver<Event>, Link) {
        let config = Config::new(self.key.seed(), Arc::new(Anybody), FRAME_LIMIT);
        let (transport, events) = Transport::bind(config).await.expect("bound");
        let link = transport.connect(self.hub, &[place.parse().expect("an address")], None).await.expect("connected");
        send(&link, &Frame::Hello(self.hello.clone())).await;
        (transport, events, link)
    }

    /// These bytes as a change of a document, properly signed.
    fn signs(&self, doc: &DocId, actor: u8, bytes: &[u8]) -> Parcel {
        let actor = Actor([actor; 16]);
        let tip = Tip { seq: 1, hash: ChangeId(Sha256::digest(bytes.get(8..).unwrap_or_default()).into()) };
        let signature = sign_tip(&self.key, doc, &actor, &tip);
        let chain = Chain { actor, device: self.key.id(), first: 1, tip, signature, bytes: bytes.to_vec() };
        Parcel::of(doc.clone(), vec![chain])
    }
}

async fn send(link: &Link, frame: &Frame) {
    link.send(frame.encode().expect("a frame")).await.expect("sent");
}

fn corpus() -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> = std::fs::read_dir(CORPUS)
        .expect("the corpus")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.display().to_string(), std::fs::read(path).expect("read")))
        .collect();
    all.sort();
    assert!(all.len() >= 4);
    all
}

/// Sends everything, and hears what became of each parcel.
async fn attacks(thief: &Thief, place: &str, parcels: &[Parcel]) -> Vec<Fate> {
    let (transport, mut events, link) = thief.calls(place).await;
    for parcel in parcels {
        send(&link, &Frame::Changes(vec![parcel.clone()])).await;
    }
    let mut fates = Vec::new();
    while fates.len() < parcels.len() {
        let event = tokio::time::timeout(Duration::from_secs(60), events.recv()).await.expect("an answer in time");
        match event.expect("an event") {
            Event::Frame { bytes, .. } => {
                if let Frame::Kept { documents, .. } = Frame::decode(&bytes).expect("a frame") {
                    fates.extend(documents);
                }
            }
            Event::Down { reason, .. } => panic!("cut off after {} fates: {reason}", fates.len()),
            Event::Up { .. } | Event::Discovered { .. } => {}
        }
    }
    transport.shutdown().await;
    fates
}

#[test]
fn the_corpus_is_refused_by_a_running_node_which_goes_on_serving_others() {
    let hub = Hub::founded();
    let mut node = hub.serves();
    let bad = hub.enrols(Desk::new(), YUCI, "被盗的机器");
    let honest = hub.enrols(Desk::new(), TAIGU, "太谷机");
    bad.syncs();
    let thief = Thief::of(&bad, &hub);
    let theirs = honest.nominates("阎立秋");
    honest.syncs();
    honest.sets(&theirs, "gender", "女");

    let corpus = corpus();
    let own = |number: usize| DocId {
        unique: [number as u8 + 1; 10],
        ..DocId::only(Kind::Dossier, YUCI.parse().expect("a code"))
    };
    let foreign: DocId = theirs.parse().expect("an id");
    let mut parcels: Vec<Parcel> =
        corpus.iter().enumerate().map(|(at, (_, bytes))| thief.signs(&own(at), at as u8 + 1, bytes)).collect();
    parcels.extend(corpus.iter().map(|(_, bytes)| thief.signs(&foreign, 77, bytes)));

    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (fates, pass) = runtime.block_on(async {
        let working = tokio::task::spawn_blocking(move || (honest.syncs(), honest));
        let fates = attacks(&thief, &node.listening(), &parcels).await;
        (fates, working.await.expect("the honest peer"))
    });
    let (pass, honest) = pass;
    assert!(fates.iter().all(|fate| fate.outcome.is_err()), "{fates:?}");
    assert_eq!(pass["peers"][0]["outcome"], "level", "{pass}");
    assert_eq!(hub.desk.shows(&theirs, "gender"), "女");
    assert!(node.runs(), "the same process still runs");
    put_aside(&hub, &thief, corpus.len());
    assert_eq!(hub.desk.list(&["dossier", "list"]).len(), 1, "nothing of it is a dossier");
    node.stops(&hub.desk);
    assert_eq!(hub.desk.does(&["verify"])["ok"], true);
    drop(honest);
}

/// Every file of the corpus is there to be looked at, with the device that sent it.
fn put_aside(hub: &Hub, thief: &Thief, files: usize) {
    let rows = hub.desk.list(&["quarantine", "list"]);
    assert!(rows.len() >= files, "{rows:?}");
    for row in &rows {
        assert!(text(row, "/device").contains("被盗") || text(row, "/device") == thief.key.id().to_string(), "{row}");
        assert!(!text(row, "/reason").is_ascii(), "{row}");
        assert_eq!(row["outcome"], serde_json::Value::Null, "{row}");
    }
}
