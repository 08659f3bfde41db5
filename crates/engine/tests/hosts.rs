//! Whole profiles in one process, over a switchboard instead of sockets.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use jiangxuan_engine::runtime::{Host, HostConfig, Network, NetworkCommand, NetworkEvent, device_seed, first_batch};
use jiangxuan_engine::{Choice, Command, Reply};
use jiangxuan_model::DeviceId;
use jiangxuan_rules::Season;
use jiangxuan_store::{KdfCost, Profile, Secret, Shelf as _};
use jiangxuan_trust::{DeviceKey, Role};
use serde_json::{Value, json};
use tokio::sync::mpsc;

type Inboxes = Arc<Mutex<BTreeMap<DeviceId, mpsc::UnboundedSender<NetworkEvent>>>>;

/// Connects hosts that are plugged in.
#[derive(Clone, Default)]
struct Switchboard(Inboxes);

impl Switchboard {
    fn plug(&self, me: DeviceId) -> Network {
        let (commands, mut orders) = mpsc::channel(64);
        let (inbox, mut queue) = mpsc::unbounded_channel();
        let (events_in, events) = mpsc::channel(64);
        self.0.lock().expect("lock").insert(me, inbox);
        tokio::spawn(async move {
            while let Some(event) = queue.recv().await {
                if events_in.send(event).await.is_err() {
                    return;
                }
            }
        });
        let board = self.clone();
        tokio::spawn(async move {
            while let Some(order) = orders.recv().await {
                board.carry_out(me, order);
            }
        });
        Network { commands, events }
    }

    fn tell(&self, device: DeviceId, event: NetworkEvent) -> bool {
        self.0.lock().expect("lock").get(&device).is_some_and(|inbox| inbox.send(event).is_ok())
    }

    fn carry_out(&self, me: DeviceId, order: NetworkCommand) {
        match order {
            NetworkCommand::Connect { device, .. } => {
                let path = "direct".to_owned();
                if self.tell(device, NetworkEvent::Up { device: me, path: path.clone(), dialled: false }) {
                    self.tell(me, NetworkEvent::Up { device, path, dialled: true });
                } else {
                    self.tell(me, NetworkEvent::Unreachable { device, reason: "unplugged".to_owned() });
                }
            }
            NetworkCommand::Send { device, frame } => {
                self.tell(device, NetworkEvent::Frame { device: me, bytes: frame });
            }
            NetworkCommand::Close { device, reason, .. } => {
                self.tell(device, NetworkEvent::Down { device: me, reason: reason.clone() });
                self.tell(me, NetworkEvent::Down { device, reason });
            }
        }
    }
}

struct Desk {
    host: Host,
    _home: tempfile::TempDir,
}

impl Desk {
    async fn open(board: &Switchboard, seed: u8) -> Self {
        let home = tempfile::tempdir().expect("temporary directory");
        let secret = Secret::Key([seed; 32]);
        let mut database =
            Profile::create_with(&home.path().join("profile"), &secret, [seed; 48], KdfCost::Test).expect("profile");
        database.commit(&first_batch(&[seed; 32])).expect("initialised");
        let device = DeviceKey::from_seed(device_seed(&database).expect("seed")).id();
        let network = Some(board.plug(device));
        let host = Host::start(HostConfig { database, worker: None, network }).await.expect("host");
        Self { host, _home: home }
    }

    async fn does(&self, command: Command) -> Value {
        self.host
            .call(command.clone())
            .await
            .map(Reply::into_value)
            .unwrap_or_else(|failure| panic!("{command:?}: {failure:?}"))
    }

    async fn syncs(&self) -> Value {
        let told = self.does(Command::Sync { timeout: 10_000 }).await;
        for peer in told["peers"].as_array().expect("peers") {
            assert!(
                ["level", "unplugged", "no address"].contains(&peer["outcome"].as_str().expect("text")),
                "{told:#}"
            );
        }
        told
    }

    async fn sets(&self, id: &str, field: &str, value: &str) {
        self.does(Command::DossierSet { id: id.into(), values: vec![(field.into(), value.into())] }).await;
    }

    async fn shows(&self, id: &str) -> Value {
        self.does(Command::DossierShow { id: id.into(), unmask: false }).await
    }
}

/// Ends hosts in order: a desk that still writes while the process ends could crash it.
async fn close(desks: impl IntoIterator<Item = Desk>) {
    for desk in desks {
        desk.host.stop().await;
    }
}

async fn found(board: &Switchboard) -> Desk {
    let hub = Desk::open(board, 1).await;
    let season = Season::builtin("jinzhong-2019").expect("built in").to_owned();
    hub.does(Command::CampaignCreate {
        season,
        bureau_name: "晋中市人力资源和社会保障局".into(),
        device_name: "登记机".into(),
        person: "郭守一".into(),
    })
    .await;
    hub
}

async fn enrol(board: &Switchboard, hub: &Desk, seed: u8, bureau: &str) -> Desk {
    let ticket = hub
        .does(Command::Invite {
            bureau: bureau.parse().expect("code"),
            role: Role::Editor,
            valid: 3_600_000,
            preapproved: false,
            addresses: vec!["127.0.0.1:1".into()],
            relay: None,
        })
        .await;
    let desk = Desk::open(board, seed).await;
    let joined = desk
        .does(Command::Join {
            ticket: ticket["ticket"].as_str().expect("ticket").into(),
            device_name: format!("电脑{seed}"),
            person: format!("经办人{seed}"),
        })
        .await;
    assert_eq!(joined["state"], "pending", "{joined:#}");
    let code = joined["code"].as_str().expect("code").to_owned();
    hub.does(Command::DeviceConfirm { code }).await;
    desk.syncs().await;
    assert_eq!(desk.does(Command::Status).await["state"], "enrolled");
    desk
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_enrolled_device_sees_its_own_bureaus_work_and_no_others() {
    let board = Switchboard::default();
    let hub = found(&board).await;
    let one = enrol(&board, &hub, 2, "140702").await;
    let other = enrol(&board, &hub, 3, "140702").await;
    let away = enrol(&board, &hub, 4, "140726").await;

    let id = one.does(Command::DossierNew { name: "王堃".into() }).await["id"].as_str().expect("id").to_owned();
    one.sets(&id, "mobile", "13800000000").await;
    one.syncs().await;
    other.syncs().await;
    assert_eq!(other.shows(&id).await["fields"]["mobile"], "13800000000");
    assert_eq!(away.does(Command::DossierList).await.as_array().map(Vec::len), Some(0), "not theirs to see");

    close([hub, one, other, away]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_card_or_field_that_is_not_there_is_refused_with_advice() {
    let board = Switchboard::default();
    let hub = found(&board).await;
    let one = enrol(&board, &hub, 2, "140702").await;
    let id = one.does(Command::DossierNew { name: "李四".into() }).await["id"].as_str().expect("id").to_owned();
    one.syncs().await;
    one.sets(&id, "mobile", "13811111111").await;
    let cards = one.does(Command::ConflictList { id: None, unmask: false }).await;
    assert_eq!(cards, serde_json::json!([]));
    let failure = one
        .host
        .call(Command::ConflictResolve { conflict: "none".into(), choice: Choice::Take(1), reason: None })
        .await
        .expect_err("no such card");
    assert_eq!(failure.code, "unknown_conflict");
    let failure = one
        .host
        .call(Command::DossierSet { id, values: vec![("mobil".into(), "1".into())] })
        .await
        .expect_err("no such field");
    assert_eq!(failure.code, "unknown_field");
    assert!(failure.message.contains("mobile"), "{}", failure.message);
    close([hub, one]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_text_that_grew_from_one_that_stands_no_more_is_not_written() {
    let board = Switchboard::default();
    let hub = found(&board).await;
    let one = enrol(&board, &hub, 2, "140702").await;
    let other = enrol(&board, &hub, 3, "140702").await;
    let id = one.does(Command::DossierNew { name: "武平生".into() }).await["id"].as_str().expect("id").to_owned();
    let text = |base: Option<&str>, text: &str| Command::DossierText {
        id: id.clone(),
        text: text.to_owned(),
        base: base.map(str::to_owned),
    };
    one.does(text(Some(""), "甲。乙。")).await;
    one.syncs().await;
    other.syncs().await;
    other.does(text(Some("甲。乙。"), "甲。乙。丙。")).await;
    other.syncs().await;
    one.syncs().await;

    let failure = one.host.call(text(Some("甲。乙。"), "子。甲。乙。")).await.expect_err("another text stands");
    assert_eq!(failure.code, "text_moved");
    assert_eq!(one.shows(&id).await["narrative"], "甲。乙。丙。");
    one.does(text(Some("甲。乙。丙。"), "子。甲。乙。丙。")).await;
    one.does(text(None, "丁。")).await;
    assert_eq!(one.shows(&id).await["narrative"], "丁。");
    close([hub, one, other]).await;
}

/// A file that begins as a PDF and is so long.
fn scan(folder: &std::path::Path, name: &str, length: u64) -> std::path::PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, b"%PDF-1.4\n").expect("written");
    std::fs::OpenOptions::new().write(true).open(&path).and_then(|file| file.set_len(length)).expect("long");
    path
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_attachment_can_be_cancelled_and_leaves_nothing_behind() {
    let board = Switchboard::default();
    let hub = found(&board).await;
    let id = hub.does(Command::DossierNew { name: "武平生".into() }).await["id"].as_str().expect("id").to_owned();
    let folder = tempfile::tempdir().expect("folder");
    let attach = |file| {
        let (id, kind) = (id.clone(), "award".to_owned());
        Command::DossierAttach { id, kind, file, title: None, date: None, issuer: None, record: None }
    };
    let blobs = || std::fs::read_dir(hub._home.path().join("profile/blobs")).expect("folder").count();
    hub.does(attach(scan(folder.path(), "短.pdf", 100_000))).await;
    assert_eq!(hub.does(Command::AttachCancel).await, json!({ "cancelled": 0 }));

    let mut progress = hub.host.progress();
    let copying = hub.host.call(attach(scan(folder.path(), "长.pdf", 80_000_000)));
    let cancelling = async {
        while progress.recv().await.expect("progress").done == 0 {}
        hub.does(Command::AttachCancel).await
    };
    let (copied, cancelled) = tokio::join!(copying, cancelling);
    assert_eq!(cancelled, json!({ "cancelled": 1 }));
    let failure = copied.expect_err("cancelled");
    assert_eq!(failure.code, "cancelled", "{failure:?}");
    assert_eq!(blobs(), 1, "what was attached before stays, of this one nothing");
    let evidence = hub.does(Command::DossierEvidence { id: id.clone() }).await;
    assert_eq!(evidence.as_array().map(Vec::len), Some(1));

    hub.does(attach(scan(folder.path(), "长.pdf", 8_000_000))).await;
    assert_eq!((blobs(), hub.does(Command::Verify).await["blobs"].clone()), (2, json!(2)));
    close([hub]).await;
}
