//! Frames and statements by kind.

use std::collections::BTreeMap;

use jiangxuan_model::{Digest, DocId, Kind};
use jiangxuan_sync::wire::Refused;
use jiangxuan_sync::{Blob, Frame};
use jiangxuan_trust::Claim;

/// Every kind of frame.
pub const KINDS: [&str; 21] = [
    "blob.absent",
    "blob.ask",
    "blob.here",
    "blob.kept",
    "blob.piece",
    "blob.tree",
    "buckets",
    "bye",
    "changes",
    "entries",
    "hello",
    "join",
    "joining",
    "kept",
    "level",
    "mark_kept",
    "need_roster",
    "roster",
    "statements",
    "want",
    "warning",
];
/// Every kind of statement.
pub const CLAIMS: [&str; 9] =
    ["admission", "closed", "closing", "extension", "manifest", "phone_note", "receipt", "reopen", "seal"];

pub fn kind(frame: &Frame) -> &'static str {
    match frame {
        Frame::Hello(_) => "hello",
        Frame::Roster(_) => "roster",
        Frame::NeedRoster(_) => "need_roster",
        Frame::MarkKept(_) => "mark_kept",
        Frame::Buckets { .. } => "buckets",
        Frame::Entries(_) => "entries",
        Frame::Want { .. } => "want",
        Frame::Changes(_) => "changes",
        Frame::Statements(_) => "statements",
        Frame::Kept { .. } => "kept",
        Frame::Level => "level",
        Frame::Join(_) => "join",
        Frame::Joining { .. } => "joining",
        Frame::Warning(_) => "warning",
        Frame::Bye(_) => "bye",
        Frame::Blob(blob) => blob_kind(blob),
    }
}

fn blob_kind(blob: &Blob) -> &'static str {
    match blob {
        Blob::Ask { .. } => "blob.ask",
        Blob::Tree { .. } => "blob.tree",
        Blob::Piece { .. } => "blob.piece",
        Blob::Absent { .. } => "blob.absent",
        Blob::Here { .. } => "blob.here",
        Blob::Kept { .. } => "blob.kept",
    }
}

pub fn claim(claim: &Claim) -> &'static str {
    match claim {
        Claim::Seal(_) => "seal",
        Claim::Reopen(_) => "reopen",
        Claim::Receipt(_) => "receipt",
        Claim::Closing {} => "closing",
        Claim::Manifest(_) => "manifest",
        Claim::Closed(_) => "closed",
        Claim::Extension(_) => "extension",
        Claim::Admission(_) => "admission",
        Claim::PhoneNote(_) => "phone_note",
    }
}

/// Frames for which the season that is played has no occasion.
pub fn rare() -> Vec<Frame> {
    let (doc, hash): (DocId, Digest) = (DocId::only(Kind::Dossier, "140727".parse().expect("a code")), Digest([7; 32]));
    vec![
        Frame::NeedRoster(vec![hash]),
        Frame::Bye(Refused::Revoked),
        Frame::Blob(Blob::Absent { doc: doc.clone(), hash }),
        Frame::Blob(Blob::Here { doc, hash }),
    ]
}

/// Keeps the shortest of each kind.
pub fn keep(found: &mut BTreeMap<&'static str, Vec<u8>>, kind: &'static str, bytes: Vec<u8>) {
    let held = found.entry(kind).or_insert_with(|| bytes.clone());
    if bytes.len() < held.len() {
        *held = bytes;
    }
}

/// A line each.
pub fn listed(found: &BTreeMap<&'static str, Vec<u8>>) -> String {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    found.iter().map(|(kind, bytes)| format!("{kind} {}\n", hex(bytes))).collect()
}
