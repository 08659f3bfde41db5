//! Frames as bytes: frozen forms, and foreign bytes.

use jiangxuan_model::{Actor, ChangeId, Digest, Time, Tip, Tree, Vector};
use jiangxuan_sync::buckets::Brief;
use jiangxuan_sync::wire::{Entries, Fate, Refused, Warning};
use jiangxuan_sync::{Blob, Frame, Hello, Parcel, RefusalCode, WireError, limits};
use jiangxuan_trust::membership::Form;
use jiangxuan_trust::{Chain, JoinRequest, Signature, SignedEntry, SignedStatement};
use proptest::prelude::*;

use crate::interleaving::config;
use crate::kit::{CLERK, dossier, key};

fn vector() -> Vector {
    Vector([(Actor([1; 16]), Tip { seq: 300, hash: ChangeId([2; 32]) })].into())
}

fn chain(bytes: Vec<u8>) -> Chain {
    let tip = Tip { seq: 2, hash: ChangeId([2; 32]) };
    Chain { actor: Actor([1; 16]), device: key(CLERK).id(), first: 1, tip, signature: Signature([3; 64]), bytes }
}

fn membership() -> Vec<SignedEntry> {
    vec![SignedEntry { form: Form::Entry, payload: b"entry".to_vec(), signature: Signature([4; 64]) }]
}

/// One of every kind, with a name for its file.
fn frames() -> Vec<(&'static str, Frame)> {
    let hello = Hello {
        protocol: 1,
        schema: 1,
        campaign: Digest([1; 32]),
        heads: vec![Digest([7; 32])],
        clock: Time(1_564_588_800_000),
        root: Digest([2; 32]),
        mark: Some([3; 16]),
        next_mark: [4; 16],
    };
    let entries = Entries {
        bits: 2,
        buckets: vec![0, 3],
        documents: vec![(dossier(1), Brief::of(&vector()))],
        statements: vec![Digest([5; 32])],
    };
    let fates = vec![
        Fate { doc: dossier(1), outcome: Ok(Digest([6; 32])) },
        Fate { doc: dossier(2), outcome: Err(RefusalCode::NotStored) },
    ];
    let parcels = |bytes| vec![Parcel::of(dossier(1), vec![chain(bytes)])];
    let statement = SignedStatement { payload: b"statement".to_vec(), signature: Signature([7; 64]) };
    vec![
        ("hello", Frame::Hello(hello)),
        ("roster", Frame::Roster(membership())),
        ("need_roster", Frame::NeedRoster(vec![Digest([5; 32])])),
        ("mark_kept", Frame::MarkKept([8; 16])),
        ("buckets", Frame::Buckets { bits: 1, hashes: vec![[9; 6], [10; 6]] }),
        ("entries", Frame::Entries(entries)),
        ("want", Frame::Want { documents: vec![(dossier(1), vector())], statements: vec![Digest([5; 32])] }),
        ("changes", Frame::Changes(parcels(vec![11; 40]))),
        ("changes_whole", Frame::Changes(vec![Parcel { whole: Some(vec![15; 40]), ..parcels(Vec::new()).remove(0) }])),
        ("changes_compressed", Frame::Changes(parcels(vec![11; 4_000]))),
        ("statements", Frame::Statements(vec![statement])),
        ("kept", Frame::Kept { documents: fates, statements: vec![Digest([5; 32])] }),
        ("level", Frame::Level),
        ("join", Frame::Join(join_request())),
        ("joining", Frame::Joining { code: "123456".into(), roster: membership() }),
        ("warning", Frame::Warning(Warning::Copied)),
        ("bye", Frame::Bye(Refused::Version(2))),
        ("blob_ask", Frame::Blob(Blob::Ask { doc: dossier(1), hash: Digest([15; 32]), piece: Some(3) })),
        ("blob_tree", Frame::Blob(Blob::Tree { hash: Digest([15; 32]), tree: Tree::of(&[16; 100]) })),
        ("blob_piece", Frame::Blob(Blob::Piece { hash: Digest([15; 32]), piece: 3, bytes: vec![17; 40] })),
        ("blob_absent", Frame::Blob(Blob::Absent { doc: dossier(1), hash: Digest([15; 32]) })),
        ("blob_here", Frame::Blob(Blob::Here { doc: dossier(1), hash: Digest([15; 32]) })),
        ("blob_kept", Frame::Blob(Blob::Kept { doc: dossier(1), hash: Digest([15; 32]) })),
    ]
}

fn join_request() -> JoinRequest {
    JoinRequest {
        ticket: [12; 8],
        device: key(CLERK).id(),
        device_name: "电脑".into(),
        person: "赵德顺".into(),
        proof: [13; 32],
        signature: Signature([14; 64]),
    }
}

/// The form on the wire is a contract between versions: a change here must raise the protocol number.
#[test]
fn every_frame_keeps_its_form() {
    for (name, frame) in frames() {
        let bytes = frame.encode().expect("encodes");
        assert_eq!(Frame::decode(&bytes).as_ref(), Ok(&frame), "{name}");
        let path = format!("{}/tests/wire/{name}.hex", env!("CARGO_MANIFEST_DIR"));
        let hex = format!("{}\n", data_encoding::HEXLOWER.encode(&bytes));
        if std::env::var_os("JIANGXUAN_FREEZE").is_some() {
            std::fs::write(&path, &hex).expect("writes");
        }
        let frozen = std::fs::read_to_string(&path).expect("a frozen form");
        // Compressed bytes may differ from version to version of the compressor; what they say may not.
        let old = data_encoding::HEXLOWER.decode(frozen.trim().as_bytes()).expect("hex");
        assert_eq!(Frame::decode(&old), Ok(frame), "{name}");
        assert!(old[0] == 1 || frozen == hex, "{name}: {hex}");
    }
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    let mut packed = vec![1];
    zstd::stream::copy_encode(bytes, &mut packed, 19).expect("compresses");
    packed
}

#[test]
fn a_compression_bomb_is_refused() {
    let bomb = zstd(&vec![0; 512 << 20]);
    println!("512 MiB in {} bytes", bomb.len());
    assert_eq!(Frame::decode(&bomb), Err(WireError::TooLarge));
    // A header alone that asks for a window of 128 MiB.
    let greedy = [1, 0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x88, 0x01, 0x00, 0x00];
    assert_eq!(Frame::decode(&greedy), Err(WireError::Malformed));
}

#[test]
fn frames_at_the_limits_are_refused_on_both_sides() {
    assert_eq!(Frame::decode(&vec![0; limits::FRAME + 1]), Err(WireError::TooLarge));
    assert_eq!(Frame::decode(&[]), Err(WireError::Malformed));
    let noise: Vec<u8> = (0..limits::FRAME as u32 / 32 + 8).flat_map(|at| Digest::of(&at.to_le_bytes()).0).collect();
    let frame = Frame::Changes(vec![Parcel::of(dossier(1), vec![chain(noise)])]);
    assert_eq!(frame.encode(), Err(WireError::TooLarge));
}

#[test]
fn lists_that_claim_more_than_they_hold_are_malformed() {
    for kind in 0..16 {
        for claim in [
            &[0xff, 0xff, 0xff, 0xff, 0x0f][..],
            &[0xff; 9],
            &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
        ] {
            let bytes = [&[0, kind][..], claim].concat();
            assert!(Frame::decode(&bytes).is_err(), "kind {kind}");
        }
    }
}

proptest! {
    #![proptest_config(config(20_000))]

    #[test]
    fn arbitrary_bytes_are_a_frame_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Frame::decode(&bytes);
        let _ = Frame::decode(&zstd(&bytes));
        let _ = Frame::decode(&[&[0, bytes.first().copied().unwrap_or(0) % 16], &bytes[..]].concat());
    }

    #[test]
    fn bent_frames_are_a_frame_or_an_error(which in 0..22_usize, at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = frames()[which].1.encode().expect("encodes");
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(frame) = Frame::decode(&bytes) {
            prop_assert!(Frame::decode(&frame.encode().expect("encodes")) == Ok(frame));
        }
    }
}
