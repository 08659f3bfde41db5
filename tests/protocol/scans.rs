//! Attachments under attack: who may have one, who may ask, and what is taken from whom.

use jiangxuan_engine::command::{County, Formal, Municipal, ScanPlace};
use jiangxuan_engine::{Attachment, Command, Effect, Input, Place};
use jiangxuan_model::layout::{BLOB, BYTES, EVIDENCE};
use jiangxuan_model::{Digest, DocId, Edit, Kind, PIECE, Tree};
use jiangxuan_store::{Batch, Shelf as _, Write};
use jiangxuan_sync::{Blob, Frame};
use serde_json::Value;

use crate::forge::{self, Pen};
use crate::kit::{Desk, frames, only, talk};
use crate::world::{HERE, Key, World, delivers};

fn scan(pieces: usize, seed: u8) -> Vec<u8> {
    let block = Digest::of(&[seed]).0;
    let mut bytes: Vec<u8> = block.iter().copied().cycle().take(pieces * PIECE - 7).collect();
    (0..pieces).for_each(|piece| bytes[piece * PIECE] = u8::try_from(piece).expect("few"));
    bytes
}

/// Puts a file in place, and attaches it.
fn places(desk: &mut Desk, what: Attachment, bytes: &[u8]) -> (Digest, Value) {
    let tree = Tree::of(bytes);
    let hash = tree.root().expect("a root");
    let pieces =
        (0..).zip(bytes.chunks(PIECE)).map(|(piece, bytes)| Write::Piece { hash, piece, bytes: bytes.to_vec() });
    let writes = [Write::Blob { hash, tree: tree.clone() }].into_iter().chain(pieces).collect();
    desk.disk.commit(&Batch { writes }).expect("committed");
    desk.step(Input::Attach { id: 7, what: Box::new(Attachment { hash: Some(hash), tree, ..what }), rehearsal: false });
    (hash, desk.replies.remove(&7).expect("an answer").expect("attached"))
}

/// Attaches a file to a dossier.
fn attaches(desk: &mut Desk, doc: &DocId, bytes: &[u8]) -> Digest {
    let proof = Attachment::new(Place::Dossier(doc.to_string()), "../证书.pdf".into());
    places(desk, Attachment { kind: "award".into(), ..proof }, bytes).0
}

fn state(desk: &mut Desk, doc: &DocId) -> Vec<String> {
    let rows = desk.does(Command::DossierEvidence { id: doc.to_string() });
    rows.as_array().expect("a list").iter().map(|row| row["state"].as_str().expect("a word").to_owned()).collect()
}

fn receipts(desk: &mut Desk, doc: &DocId) -> usize {
    let rows = desk.does(Command::ReceiptList { id: Some(doc.to_string()) });
    rows.as_array().map_or(0, Vec::len)
}

fn held(desk: &Desk, hash: Digest) -> Option<Vec<u8>> {
    let tree = desk.disk.tree(&hash).expect("readable")?;
    (0..tree.pieces())
        .map(|piece| desk.disk.piece(&hash, piece).expect("readable"))
        .collect::<Option<Vec<_>>>()
        .map(|all| all.concat())
}

/// A seal of the clerk's dossier in which the scan is named, with its marker.
fn sealed(world: &mut World) -> Vec<Frame> {
    let doc = world.ours.clone();
    let mut pen = Pen::upon(&world.clerk.key, &world.clerk, &doc, 0x56);
    let mut claim = forge::seal(&doc, pen.heads());
    if let jiangxuan_trust::Claim::Seal(seal) = &mut claim {
        seal.version = 2;
        seal.blobs = world.clerk.core.documents()[&doc]
            .summary
            .summary
            .blobs
            .keys()
            .map(|hash| hash.parse().expect("a hash"))
            .collect();
        assert!(!seal.blobs.is_empty());
    }
    let signed = forge::states(&world.clerk.key, world.campaign(), claim);
    let marker = pen.writes(&[Edit::Sealed { seal: signed.id().to_string(), version: 2 }]);
    vec![Frame::Statements(vec![signed]), Frame::Changes(vec![marker])]
}

#[test]
fn a_scan_reaches_the_hub_and_only_then_the_receipt_and_then_the_colleague() {
    let mut world = World::new();
    let (doc, bytes) = (world.ours.clone(), scan(5, 1));
    let before = receipts(&mut world.hub, &doc);
    let hash = attaches(&mut world.clerk, &doc, &bytes);
    assert_eq!(state(&mut world.clerk, &doc), ["here"]);
    let sealed = sealed(&mut world);
    // The hub hears of the seal from a colleague's device that has no scan.
    delivers(&mut world.hub, &world.colleague.key, &sealed[..1]);
    assert_eq!(receipts(&mut world.hub, &doc), before, "no receipt without the scan");
    // What the seal covers comes over, and the scan with it.
    delivers(&mut world.clerk, &world.colleague.key, &sealed);
    let log = talk(&mut world.clerk, &mut world.hub);
    assert_eq!(held(&world.hub, hash), Some(bytes.clone()));
    assert_eq!(receipts(&mut world.hub, &doc), before + 1);
    let last_piece = log.iter().rposition(|(_, frame)| matches!(frame, Frame::Blob(Blob::Piece { .. })));
    let receipt = log.iter().rposition(|(from_clerk, frame)| !from_clerk && matches!(frame, Frame::Statements(_)));
    assert!(last_piece.expect("pieces") < receipt.expect("a receipt"));
    assert_eq!(state(&mut world.clerk, &doc), ["received"]);
    talk(&mut world.colleague, &mut world.hub);
    assert_eq!(held(&world.colleague, hash), Some(bytes));
    assert_eq!(state(&mut world.colleague, &doc), ["received"]);
    // Level again: nothing is asked twice.
    let log = talk(&mut world.clerk, &mut world.hub);
    assert!(!log.iter().any(|(_, frame)| matches!(frame, Frame::Blob(_))), "{log:?}");
}

#[test]
fn a_scan_is_here_once_the_disk_says_so_and_a_slow_disk_slows_only_scans() {
    let mut world = World::new();
    let doc = world.ours.clone();
    let hashes: Vec<Digest> = (1..=6).map(|seed| attaches(&mut world.clerk, &doc, &scan(2, seed))).collect();
    world.hub.slow_disk = true;
    let log = talk(&mut world.clerk, &mut world.hub);
    let shown = |hash: &Digest| {
        let of = |frame: &Frame| matches!(frame, Frame::Blob(Blob::Piece { hash: piece, .. }) if piece == hash);
        log.iter().filter(|(_, frame)| of(frame)).count() == 2
    };
    assert_eq!(hashes.iter().filter(|hash| shown(hash)).count(), 4, "four wait for the disk; the others wait for them");
    assert!(!log.iter().any(|(_, frame)| matches!(frame, Frame::Blob(Blob::Kept { .. }))), "{log:?}");
    assert_eq!(state(&mut world.clerk, &doc), ["here"; 6]);
    assert!(hashes.iter().all(|hash| held(&world.hub, *hash).is_none()), "no row says whole");
    // A power cut now: what was shown is asked for no more, and the rest comes over.
    let mut hub = world.hub.fork();
    let log = talk(&mut world.clerk, &mut hub);
    let pieces = log.iter().filter(|(_, frame)| matches!(frame, Frame::Blob(Blob::Piece { .. }))).count();
    assert_eq!(pieces, 2 * 2);
    assert!(hashes.iter().all(|hash| held(&hub, *hash).is_some()));
    // Or the disk comes round once the clerk has gone: nothing is concluded from it until both meet again.
    while let Some(hash) = world.hub.flushes.pop_front() {
        world.hub.step(Input::Flushed { hash });
        assert!(held(&world.hub, hash).is_none());
    }
    world.hub.slow_disk = false;
    talk(&mut world.clerk, &mut world.hub);
    assert!(hashes.iter().all(|hash| held(&world.hub, *hash).is_some()));
    assert_eq!(state(&mut world.clerk, &doc), ["shared"; 6]);
}

#[test]
fn what_began_first_is_asked_for_first_whatever_follows() {
    let mut world = World::new();
    let created = world.clerk.does(Command::DossierNew { name: "石敢当".into() });
    let mut docs = [world.ours.clone(), created["id"].as_str().expect("an id").parse().expect("a dossier")];
    docs.sort();
    let rooted = |seed| (Tree::of(&scan(40, seed)).root().expect("a root"), seed);
    let mut scans = [rooted(1), rooted(2)];
    scans.sort_by(|one, other| other.cmp(one));
    for (doc, (_, seed)) in docs.iter().zip(scans) {
        attaches(&mut world.clerk, doc, &scan(40, seed));
    }
    // The pieces of the second are known from a contact that was cut off: it begins as soon as there is room.
    let known = Write::Blob { hash: scans[1].0, tree: Tree::of(&scan(40, scans[1].1)) };
    world.hub.disk.commit(&Batch { writes: vec![known] }).expect("committed");
    let log = talk(&mut world.clerk, &mut world.hub);
    let asked = |hash: Digest| {
        let of = move |frame: &Frame| matches!(frame, Frame::Blob(Blob::Ask { hash: of, piece: Some(_), .. }) if *of == hash);
        log.iter().enumerate().filter(move |(_, (_, frame))| of(frame)).map(|(at, _)| at)
    };
    let [first, second] = scans.map(|(hash, _)| hash);
    assert_eq!((asked(first).count(), asked(second).count()), (40, 40));
    assert!(asked(first).max() < asked(second).min(), "the first is through before the second");
}

/// What a peer hears to one question about an attachment.
fn asks(victim: &Desk, key: &jiangxuan_trust::DeviceKey, doc: &DocId, hash: Digest, piece: Option<u32>) -> Vec<Frame> {
    let mut victim = victim.fork();
    let out = delivers(&mut victim, key, &[Frame::Blob(Blob::Ask { doc: doc.clone(), hash, piece })]);
    let answer = |frame: &&Frame| matches!(frame, Frame::Blob(blob) if !matches!(blob, Blob::Ask { .. }));
    frames(&out).into_iter().filter(answer).cloned().collect()
}

#[test]
fn whoever_may_not_read_the_dossier_hears_the_same_as_if_there_were_no_scan() {
    let mut world = World::new();
    let (doc, bytes) = (world.theirs.clone(), scan(3, 2));
    let hash = attaches(&mut world.away, &doc, &bytes);
    talk(&mut world.away, &mut world.hub);
    assert_eq!(held(&world.hub, hash), Some(bytes));
    let nothing = Digest([0x77; 32]);
    for key in Key::ALL {
        let holder = &world.holder(key).key;
        for piece in [None, Some(0), Some(2), Some(9)] {
            let found = asks(&world.hub, holder, &doc, hash, piece);
            let absent = asks(&world.hub, holder, &doc, nothing, piece);
            let named = |hash| vec![Frame::Blob(Blob::Absent { doc: doc.clone(), hash })];
            if matches!(key, Key::OtherBureau | Key::Municipal) && piece != Some(9) {
                assert_ne!(found, named(hash), "{key:?} may have it");
            } else if key.enrolled() {
                assert_eq!((found, absent), (named(hash), named(nothing)), "{key:?} {piece:?}");
            } else {
                assert_eq!((found, absent), (Vec::new(), Vec::new()), "{key:?} {piece:?}");
            }
        }
    }
}

#[test]
fn a_record_that_names_a_strangers_scan_by_its_hash_opens_nothing() {
    let mut world = World::new();
    let bytes = scan(3, 3);
    let theirs = world.theirs.clone();
    let hash = attaches(&mut world.away, &theirs, &bytes);
    talk(&mut world.away, &mut world.hub);
    // The clerk learned the hash somewhere, and names it in a dossier of its own.
    let values = [("kind", "award"), ("title", "证书"), (BLOB, &hash.to_string()), (BYTES, &bytes.len().to_string())];
    let values = values.map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec();
    let edit = Edit::Record { section: EVIDENCE.into(), id: "abcd1234".into(), values };
    let parcel = Pen::upon(&world.clerk.key, &world.hub, &world.ours, 0x44).writes(&[edit]);
    let out = delivers(&mut world.hub, &world.clerk.key, &[Frame::Changes(vec![parcel])]);
    // The hub has the bytes, and still asks those who say that they belong to this dossier.
    let asked = frames(&out).into_iter().filter(|frame| matches!(frame, Frame::Blob(Blob::Ask { .. }))).count();
    assert!(asked > 0, "{out:?}");
    for piece in [None, Some(0)] {
        let told = asks(&world.hub, &world.clerk.key, &world.ours, hash, piece);
        assert_eq!(told, [Frame::Blob(Blob::Absent { doc: world.ours.clone(), hash })]);
        let told = asks(&world.hub, &world.clerk.key, &theirs, hash, piece);
        assert_eq!(told, [Frame::Blob(Blob::Absent { doc: theirs.clone(), hash })]);
    }
    assert_eq!(state(&mut world.hub, &world.ours.clone()), ["wanted"]);
    assert_eq!(world.hub.core.same_evidence().len(), 1, "the municipal side sees it in two dossiers");
}

#[test]
fn what_was_not_asked_for_and_what_is_not_the_scan_is_not_kept() {
    let mut world = World::new();
    let (doc, bytes) = (world.ours.clone(), scan(3, 4));
    let tree = Tree::of(&bytes);
    let hash = tree.root().expect("a root");
    let piece = |piece: u32, bytes: &[u8]| Frame::Blob(Blob::Piece { hash, piece, bytes: bytes.to_vec() });
    // Pushed, though nobody asked.
    let pushed = [Frame::Blob(Blob::Tree { hash, tree: tree.clone() }), piece(0, &bytes[..PIECE])];
    let out = delivers(&mut world.hub, &world.clerk.key, &pushed);
    assert!(frames(&out).iter().all(|frame| !matches!(frame, Frame::Blob(_))));
    assert_eq!((world.hub.disk.tree(&hash), world.hub.disk.blobs()), (Ok(None), Ok(Vec::new())));
    // Asked, and lied to: a list that is not the hash, then bytes that are not the piece.
    attaches(&mut world.clerk, &doc, &bytes);
    for lie in ["tree", "piece"] {
        let mut hub = world.hub.fork();
        hub.up(world.clerk.id(), false);
        let hello = forge::greeting(&hub);
        hub.frame(world.clerk.id(), &hello);
        let chains = world.clerk.disk.chains(&doc, &jiangxuan_model::Vector::default()).expect("readable");
        let parcel = jiangxuan_sync::Parcel::of(doc.clone(), chains);
        let out = hub.frame(world.clerk.id(), &Frame::Changes(vec![parcel]));
        assert!(frames(&out).contains(&&Frame::Blob(Blob::Ask { doc: doc.clone(), hash, piece: None })), "{out:?}");
        let mut shown = tree.clone();
        if lie == "tree" {
            shown.leaves.swap(0, 1);
        }
        hub.frame(world.clerk.id(), &Frame::Blob(Blob::Tree { hash, tree: shown }));
        let mut bent = bytes[..PIECE].to_vec();
        bent[100] ^= 1;
        hub.frame(world.clerk.id(), &piece(0, &bent));
        assert_eq!((held(&hub, hash), state(&mut hub, &doc)), (None, vec!["wanted".to_owned()]), "{lie}");
        assert!(hub.alarms().contains("编号不符"), "{lie}: {}", hub.alarms());
        // An honest device brings it.
        hub.step(Input::Down { peer: world.clerk.id() });
        talk(&mut world.clerk, &mut hub);
        assert_eq!(held(&hub, hash), Some(bytes.clone()), "{lie}");
    }
}

#[test]
fn a_transfer_that_was_cut_goes_on_where_it_stopped() {
    let mut world = World::new();
    let (doc, bytes) = (world.ours.clone(), scan(30, 5));
    let hash = attaches(&mut world.clerk, &doc, &bytes);
    let (clerk, hub) = (world.clerk.id(), world.hub.id());
    // The line is cut after some pieces, and both programs die.
    let mut line: std::collections::VecDeque<(bool, Effect)> =
        world.hub.up(clerk, false).into_iter().map(|e| (false, e)).collect();
    line.extend(world.clerk.up(hub, true).into_iter().map(|e| (true, e)));
    let mut pieces = 0;
    while pieces < 9 {
        let (from_clerk, effect) = line.pop_front().expect("more to say");
        let Effect::Send { frame, .. } = effect else { continue };
        pieces += usize::from(matches!(frame, Frame::Blob(Blob::Piece { .. })));
        let out = if from_clerk { world.hub.frame(clerk, &frame) } else { world.clerk.frame(hub, &frame) };
        line.extend(out.into_iter().map(|effect| (!from_clerk, effect)));
    }
    let (mut hub, mut clerk) = (world.hub.fork(), world.clerk.fork());
    assert_eq!(hub.disk.lacking(&hash).map(|lacking| lacking.len()), Ok(21));
    let log = talk(&mut clerk, &mut hub);
    let sent = log.iter().filter(|(_, frame)| matches!(frame, Frame::Blob(Blob::Piece { .. }))).count();
    assert_eq!((sent, held(&hub, hash)), (21, Some(bytes)), "only what was lacking");
    assert_eq!(state(&mut clerk, &doc), ["shared"]);
}

#[test]
fn a_name_is_data_and_the_limits_are_said_before_anything_is_kept() {
    let mut world = World::new();
    let doc = world.ours.clone();
    attaches(&mut world.clerk, &doc, &scan(1, 6));
    let rows = world.clerk.does(Command::DossierEvidence { id: doc.to_string() });
    assert_eq!(rows[0]["file"], "证书.pdf");
    let mut rehearse = |size: u64, kind: &str, supports: &str| -> Result<Value, String> {
        let proof = Attachment::new(Place::Dossier(doc.to_string()), "证书.pdf".into());
        let what = Attachment { kind: kind.into(), supports: supports.into(), tree: Tree::planted(size), ..proof };
        world.clerk.step(Input::Attach { id: 9, what: Box::new(what), rehearsal: true });
        world.clerk.replies.remove(&9).expect("an answer").map_err(|failure| failure.code)
    };
    assert!(rehearse(80 << 20, "获奖证书", "").is_ok());
    assert_eq!(rehearse((80 << 20) + 1, "award", ""), Err("too_large".into()));
    assert_eq!(rehearse(1, "奖状", ""), Err("unknown_kind".into()));
    assert_eq!(rehearse(1, "award", "awards/zzzz"), Err("unknown_record".into()));
}

#[test]
fn minutes_lie_beside_their_meeting_and_reach_only_who_may_read_the_desk() {
    let mut world = World::new();
    let (doc, bytes) = (world.ours.clone(), scan(4, 7));
    let record = County::MeetingRecord {
        meeting: None,
        no: "党组纪要〔2019〕7号".into(),
        date: "2019-07-20".into(),
        chair: String::new(),
        attendees: String::new(),
        approved: vec![doc.to_string()],
        declined: Vec::new(),
        note: String::new(),
    };
    let met = world.clerk.does(Command::County(record));
    let at = ScanPlace::Meeting { meeting: met["meeting"].as_str().expect("an id").to_owned() };
    let (hash, told) = places(&mut world.clerk, Attachment::new(Place::Beside(at.clone()), "纪要.pdf".into()), &bytes);
    assert_eq!(told["title"], "纪要");
    talk(&mut world.clerk, &mut world.hub);
    assert_eq!(held(&world.hub, hash), Some(bytes));
    let row = world.hub.does(Command::ScanList { at: at.clone() });
    assert_eq!((&row[0]["title"], &row[0]["state"]), (&"纪要".into(), &"shared".into()), "{row}");
    let desk = only(Kind::Desk, HERE);
    let away = world.away.key.clone();
    assert_eq!(asks(&world.hub, &away, &desk, hash, None), [Frame::Blob(Blob::Absent { doc: desk, hash })]);
    let extract = Command::ScanExtract { at: at.clone(), scan: hash.short(), out: "纪要.pdf".into() };
    assert_eq!(world.hub.does(extract)["blob"], hash.to_string());
    let wrong = Command::ScanExtract { at, scan: "00".into(), out: "纪要.pdf".into() };
    assert_eq!(world.hub.tries(wrong).map_err(|failure| failure.code), Err("unknown_record".into()));
}

#[test]
fn a_reply_about_two_people_is_no_proof_used_twice() {
    let mut world = World::new();
    let (doc, bytes) = (world.ours.clone(), scan(1, 8));
    let other = world.clerk.nominates("程砚秋");
    for (kind, twice) in [("consultation_reply", 0), ("award", 1)] {
        for doc in [&doc, &other] {
            let proof = Attachment::new(Place::Dossier(doc.to_string()), "回函.pdf".into());
            places(&mut world.clerk, Attachment { kind: kind.into(), ..proof }, &bytes);
        }
        talk(&mut world.clerk, &mut world.hub);
        let listed = world.hub.does(Command::Municipal(Municipal::Formal(Formal::Duplicates)));
        let same = listed.as_array().expect("a list").iter().filter(|row| row["kind"] == "evidence").count();
        assert_eq!(same, twice, "{kind}: {listed}");
    }
}

#[test]
fn pieces_that_nobody_wants_any_more_are_let_go_and_what_a_seal_names_is_not() {
    let mut world = World::new();
    let (doc, bytes) = (world.ours.clone(), scan(6, 9));
    let hash = attaches(&mut world.clerk, &doc, &bytes);
    sealed(&mut world).iter().for_each(|frame| {
        delivers(&mut world.clerk, &world.colleague.key, std::slice::from_ref(frame));
    });
    let row = world.clerk.does(Command::DossierEvidence { id: doc.to_string() });
    let remove = Command::RecordRemove {
        id: doc.to_string(),
        section: EVIDENCE.into(),
        record: row[0]["record"].as_str().expect("an id").into(),
        reason: "误传".into(),
    };
    world.clerk.does(remove);
    world.clerk.step(Input::Tick);
    assert_eq!(held(&world.clerk, hash), Some(bytes), "the seal names it");
    // A row that nothing names, with one piece.
    let stray = Tree::of(&scan(2, 10));
    let lost = stray.root().expect("a root");
    world.clerk.disk.commit(&Batch { writes: vec![Write::Blob { hash: lost, tree: stray }] }).expect("committed");
    let mut clerk = world.clerk.fork();
    clerk.step(Input::Tick);
    assert_eq!(clerk.disk.tree(&lost), Ok(None));
}

#[test]
fn a_peer_that_promises_a_scan_and_keeps_silent_blocks_nobody() {
    let mut world = World::new();
    let (doc, bytes) = (world.ours.clone(), scan(3, 11));
    let hash = attaches(&mut world.clerk, &doc, &bytes);
    let mut hub = world.hub.fork();
    // A device of the same bureau brings the record, and says nothing more.
    let colleague = world.colleague.id();
    hub.up(colleague, false);
    let hello = forge::greeting(&hub);
    hub.frame(colleague, &hello);
    let chains = world.clerk.disk.chains(&doc, &jiangxuan_model::Vector::default()).expect("readable");
    hub.frame(colleague, &Frame::Changes(vec![jiangxuan_sync::Parcel::of(doc.clone(), chains)]));
    talk(&mut world.clerk, &mut hub);
    assert_eq!(held(&hub, hash), None, "asked of the silent one");
    hub.now.0 += 61_000;
    hub.step(Input::Tick);
    talk(&mut world.clerk, &mut hub);
    assert_eq!(held(&hub, hash), Some(bytes));
}
