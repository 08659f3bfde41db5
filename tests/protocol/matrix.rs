//! Every frame from every kind of key, against the hub and against a county's desk (G18).

use std::fmt::Write as _;

use jiangxuan_engine::{Effect, Input};
use jiangxuan_model::{Digest, DocId, Kind, Vector};
use jiangxuan_store::Shelf as _;
use jiangxuan_sync::buckets::BucketHash;
use jiangxuan_sync::wire::{Entries, Fate, Refused, Warning};
use jiangxuan_sync::{Blob, Frame, Parcel};
use jiangxuan_trust::{DeviceKey, JoinRequest, SignedEntry, may_state, may_write};

use crate::forge::{self, states};
use crate::kit::{Desk, closed, code, frames, only, ticket};
use crate::world::{AWAY, CITY, HERE, Hidden, Key, World, extension, hidden, scribble, without};

const KINDS: [&str; 16] = [
    "Hello",
    "Roster",
    "NeedRoster",
    "MarkKept",
    "Buckets",
    "Entries",
    "Want",
    "Changes",
    "Statements",
    "Kept",
    "Level",
    "Join",
    "Joining",
    "Warning",
    "Bye",
    "Blob",
];

/// How the attacker comes to say it.
#[derive(Clone, Copy)]
enum Way {
    /// At once, on a connection of its own.
    Alone,
    /// After a Hello that fits.
    Met,
    /// After a Hello that fits, where the victim dialled.
    Dialled,
}

/// What an attacker knows: everything. It needs only to be told once.
struct Attacker<'a> {
    world: &'a World,
    key: Key,
    holder: &'a Desk,
    documents: Vec<DocId>,
    statements: Vec<Digest>,
}

impl<'a> Attacker<'a> {
    fn new(world: &'a World, key: Key) -> Self {
        let statements = world.hub.statements().iter().map(jiangxuan_trust::SignedStatement::id).collect();
        let documents = world.hub.core.documents().keys().cloned().collect();
        Self { world, key, holder: world.holder(key), documents, statements }
    }

    fn frame(&self, kind: &str, victim: &Desk) -> Frame {
        match kind {
            "Hello" => forge::greeting(victim),
            "Roster" => Frame::Roster(self.forged_roster()),
            "NeedRoster" => Frame::NeedRoster(Vec::new()),
            "MarkKept" => Frame::MarkKept([0xaa; 16]),
            "Buckets" => Frame::Buckets { bits: 0, hashes: vec![BucketHash::default()] },
            "Entries" => Frame::Entries(Entries { bits: 0, buckets: vec![0], ..Entries::default() }),
            "Want" => self.want(),
            "Changes" => Frame::Changes(self.changes()),
            "Statements" => Frame::Statements(self.claims()),
            "Kept" => self.kept(),
            "Level" => Frame::Level,
            "Join" => Frame::Join(self.request()),
            "Joining" => Frame::Joining { code: "123456".into(), roster: self.forged_roster() },
            "Warning" => Frame::Warning(Warning::Copied),
            "Blob" => Frame::Blob(Blob::Ask { doc: self.world.theirs.clone(), hash: Digest([9; 32]), piece: None }),
            _ => Frame::Bye(Refused::Protocol),
        }
    }

    /// The log of another authority in which the attacker is a registrar.
    fn forged_roster(&self) -> Vec<SignedEntry> {
        self.world.foreign.roster()
    }

    fn want(&self) -> Frame {
        let documents = self.documents.iter().map(|doc| (doc.clone(), Vector::default())).collect();
        Frame::Want { documents, statements: self.statements.clone() }
    }

    fn kept(&self) -> Frame {
        let fate = |doc: &DocId| Fate { doc: doc.clone(), outcome: Ok(Digest([9; 32])) };
        Frame::Kept { documents: self.documents.iter().map(fate).collect(), statements: self.statements.clone() }
    }

    fn changes(&self) -> Vec<Parcel> {
        let city = [Kind::Assessment, Kind::Bulletin, Kind::Campaign].map(|kind| only(kind, CITY));
        let desks = [HERE, AWAY, CITY].map(|bureau| only(Kind::Desk, bureau));
        let dossiers = [self.world.ours.clone(), self.world.theirs.clone()];
        let reviews = [self.world.ours.sibling(Kind::Review), self.world.theirs.sibling(Kind::Review)];
        let all = city.iter().chain(&desks).chain(&dossiers).chain(&reviews);
        all.map(|doc| scribble(&self.holder.key, doc)).collect()
    }

    fn claims(&self) -> Vec<jiangxuan_trust::SignedStatement> {
        let (key, campaign) = (&self.holder.key, self.world.campaign());
        let seals =
            [&self.world.ours, &self.world.theirs].map(|doc| states(key, campaign, forge::seal(doc, Vec::new())));
        let receipt = states(key, campaign, forge::receipt(key, &self.world.ours, Digest([3; 32])));
        seals.into_iter().chain([receipt, extension(key, campaign, HERE), extension(key, campaign, AWAY)]).collect()
    }

    fn request(&self) -> JoinRequest {
        let mut ticket = ticket(&self.world.ticket);
        if self.key != Key::Invited {
            ticket.secret = [0; 32];
        }
        JoinRequest::new(&self.holder.key, &ticket, "某机", "某人")
    }
}

/// Plays one cell; returns what the victim did.
fn play(victim: &mut Desk, attacker: &DeviceKey, frame: &Frame, way: Way) -> Vec<Effect> {
    let peer = attacker.id();
    let mut out = victim.up(peer, matches!(way, Way::Dialled));
    if !matches!(way, Way::Alone) {
        let hello = forge::greeting(victim);
        out.extend(victim.frame(peer, &hello));
    }
    out.extend(victim.frame(peer, frame));
    out.extend(victim.step(Input::Down { peer }));
    out
}

fn wire(effects: &[Effect]) -> Vec<u8> {
    // Uncompressed, so that what is inside can be searched.
    frames(effects).into_iter().flat_map(|frame| postcard::to_stdvec(frame).expect("bytes")).collect()
}

fn contains(wire: &[u8], secret: &[u8]) -> bool {
    wire.windows(secret.len()).any(|window| window == secret)
}

/// The bytes that must not reach the attacker, each with what it is.
fn secrets(victim: &Desk, hidden: &Hidden, key: Key) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for doc in &hidden.documents {
        for (actor, tip) in &victim.core.documents()[doc].vector().0 {
            all.push((format!("actor of {doc}"), actor.0.to_vec()));
            all.push((format!("tip of {doc}"), tip.hash.0.to_vec()));
        }
        let chains = victim.disk.chains(doc, &Vector::default()).expect("readable");
        all.extend(chains.into_iter().map(|chain| (format!("changes of {doc}"), chain.bytes)));
    }
    all.extend(hidden.statements.iter().map(|signed| ("a statement".to_owned(), signed.payload.clone())));
    if !key.enrolled() {
        let members = &victim.core.roster().expect("a roster").members;
        all.extend(members.iter().map(|member| ("a person".to_owned(), member.person.clone().into_bytes())));
        all.extend(members.iter().map(|member| ("a device's name".to_owned(), member.name.clone().into_bytes())));
        let names = ["人力资源和社会保障局", "榆次区", "榆社县", HERE, AWAY, CITY];
        all.extend(names.map(|name| ("a bureau".to_owned(), name.as_bytes().to_vec())));
    }
    for value in ["王堃钊", "李岚芝", "13800001111", "13900002222", "榆社台账内容", "榆次台账内容", "市局内部意见"]
    {
        let known = |doc: &DocId| !hidden.documents.contains(doc);
        let shared = victim.core.documents().keys().filter(|doc| known(doc)).any(|doc| {
            let chains = victim.disk.chains(doc, &Vector::default()).expect("readable");
            chains.iter().any(|chain| contains(&chain.bytes, value.as_bytes()))
        });
        if !shared {
            all.push((format!("the value {value}"), value.as_bytes().to_vec()));
        }
    }
    all
}

/// Everything that changed must be what the key may write or state.
fn assert_entitled(before: &Desk, after: &Desk, attacker: &DeviceKey, cell: &str) {
    let roster = after.core.roster().expect("a roster");
    let (old, new) = (before.state(), after.state());
    assert_eq!(old.epoch, new.epoch, "{cell}: the roster changed");
    for (doc, digest) in &new.documents {
        let same = old.documents.get(doc) == Some(digest);
        assert!(same || may_write(roster, &attacker.id(), doc), "{cell}: {doc} changed");
    }
    assert!(old.documents.keys().all(|doc| new.documents.contains_key(doc)), "{cell}: a document vanished");
    assert!(old.statements.iter().all(|id| new.statements.contains(id)), "{cell}: a statement vanished");
    for signed in after.statements().iter().filter(|signed| !old.statements.contains(&signed.id())) {
        let statement = signed.open().expect("opens");
        // The hub's own receipt for a seal that was rightly made may follow.
        let own = statement.author == after.id();
        assert!(own || may_state(roster, &statement.author, &statement.claim), "{cell}: {statement:?}");
    }
}

fn kind(frame: &Frame) -> String {
    let word = format!("{frame:?}");
    let name: String = word.chars().take_while(char::is_ascii_alphabetic).collect();
    match frame {
        Frame::Changes(parcels) => format!("{name}×{}", parcels.len()),
        Frame::Statements(statements) => format!("{name}×{}", statements.len()),
        Frame::Entries(entries) => format!("{name}×{}+{}", entries.documents.len(), entries.statements.len()),
        Frame::Kept { documents, .. } => {
            let good = documents.iter().filter(|fate| fate.outcome.is_ok()).count();
            format!("{name}×{good}/{}", documents.len())
        }
        Frame::Want { documents, statements } => format!("{name}×{}+{}", documents.len(), statements.len()),
        Frame::Bye(refused) => format!("{name}:{refused:?}"),
        Frame::Joining { roster, .. } => format!("{name}:{}", if roster.is_empty() { "pending" } else { "roster" }),
        _ => name,
    }
}

fn summary(before: &Desk, after: &mut Desk, effects: &[Effect]) -> String {
    let said: Vec<String> = frames(effects).into_iter().map(kind).collect();
    let mut text = if said.is_empty() { "-".to_owned() } else { said.join(" ") };
    let (old, new) = (before.state(), after.state());
    let changed = new.documents.iter().filter(|(doc, digest)| old.documents.get(doc) != Some(digest)).count();
    let stated = new.statements.len() - old.statements.len();
    let aside = after.disk.quarantine().expect("readable").len() - before.disk.quarantine().expect("readable").len();
    for (what, count) in [("documents", changed), ("statements", stated), ("quarantined", aside)] {
        if count > 0 {
            let _ = write!(text, " [{what} {count}]");
        }
    }
    if closed(effects) { text + " closed" } else { text }
}

/// One cell in its three ways.
fn cell(world: &World, victim: &Desk, kind: &str, key: Key, table: &mut String) {
    let attacker = Attacker::new(world, key);
    let hidden = hidden(victim, &attacker.holder.key);
    let secrets = secrets(victim, &hidden, key);
    let mut told = Vec::new();
    for (word, way) in [("alone", Way::Alone), ("met", Way::Met), ("dialled", Way::Dialled)] {
        let name = format!("{kind} {key:?} {word}");
        let frame = attacker.frame(kind, victim);
        let (mut real, mut empty) = (victim.fork(), without(victim, &hidden));
        let effects = play(&mut real, &attacker.holder.key, &frame, way);
        let blind = play(&mut empty, &attacker.holder.key, &frame, way);
        let (seen, imagined) = (wire(&effects), wire(&blind));
        for (what, secret) in &secrets {
            assert!(!contains(&seen, secret), "{name}: {what} went out");
        }
        assert_eq!(seen, imagined, "{name}: the answer tells of what is hidden");
        assert_entitled(victim, &real, &attacker.holder.key, &name);
        told.push(format!("{word}: {}", summary(victim, &mut real, &effects)));
    }
    told.dedup();
    let _ = writeln!(table, "{kind:<11} {:<14} {}", format!("{key:?}"), told.join(" | "));
}

fn table(world: &World, victim: &Desk, title: &str) -> String {
    let mut table = format!("# {title}\n");
    for kind in KINDS {
        for key in Key::ALL {
            cell(world, victim, kind, key, &mut table);
        }
    }
    table
}

#[test]
fn every_frame_from_every_key_gives_away_and_changes_only_what_is_due() {
    let world = World::new();
    let hub = world.hub.fork();
    let clerk = world.stuffed_clerk();
    assert!(hub.core.documents().contains_key(&world.theirs) && clerk.core.documents().contains_key(&world.theirs));
    assert!(hidden(&hub, &world.away.key).documents.iter().any(|doc| doc.bureau == code(HERE)));
    let text =
        format!("{}\n{}", table(&world, &hub, "Against the hub"), table(&world, &clerk, "Against a county's desk"));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/protocol/matrix.txt");
    if std::env::var_os("JIANGXUAN_BLESS").is_some() {
        std::fs::write(path, &text).expect("written");
    }
    let golden = std::fs::read_to_string(path).expect("the golden table");
    let differing = text.lines().zip(golden.lines()).find(|(now, then)| now != then);
    assert_eq!(differing, None, "set JIANGXUAN_BLESS=1 to accept what the table says now");
    assert_eq!(text.lines().count(), golden.lines().count());
}
