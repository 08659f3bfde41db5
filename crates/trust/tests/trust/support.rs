//! A small season: one authority, one municipal node, bureaus, devices from fixed seeds.

use jiangxuan_model::{BureauCode, Digest, DocId, Kind, Time};
use jiangxuan_trust::{Claim, DeviceKey, Member, Newcomer, Role, Roster, SignedEntry, Statement, campaign_id};

pub const MUNICIPAL: &str = "1407";
pub const BUREAU: &str = "140702";
pub const NEIGHBOUR: &str = "140721";

pub fn key(seed: u8) -> DeviceKey {
    DeviceKey::from_seed([seed; 32])
}

pub fn code(text: &str) -> BureauCode {
    text.parse().expect("bureau code")
}

pub fn authority() -> DeviceKey {
    key(1)
}

pub fn season() -> Digest {
    Digest::of(b"season file")
}

pub fn campaign() -> Digest {
    campaign_id(authority().id(), season())
}

pub fn dossier(bureau: &str) -> DocId {
    DocId { kind: Kind::Dossier, bureau: code(bureau), unique: [7; 10] }
}

pub fn member(seed: u8, bureau: &str, role: Role) -> Member {
    Member {
        device: key(seed).id(),
        bureau: code(bureau),
        role,
        name: format!("电脑{seed}"),
        person: "赵德顺".to_owned(),
        since: 1,
        left: None,
    }
}

pub fn roster(mut members: Vec<Member>) -> Roster {
    members.sort_by_key(|member| member.device);
    Roster {
        campaign: campaign(),
        season: season(),
        epoch: 1,
        authority: authority().id(),
        municipal: code(MUNICIPAL),
        members,
    }
}

pub fn newcomer(seed: u8, bureau: &str, role: Role) -> Newcomer {
    let Member { device, bureau, role, name, person, .. } = member(seed, bureau, role);
    Newcomer { device, bureau, role, name, person }
}

/// The first entry of the season: the device with key 2 is its registrar.
pub fn founded() -> SignedEntry {
    let first = newcomer(2, MUNICIPAL, Role::Registrar);
    SignedEntry::found(&authority(), season(), code(MUNICIPAL), first).expect("signs")
}

pub fn statement(author: &DeviceKey, claim: Claim) -> Statement {
    Statement { campaign: campaign(), author: author.id(), time: Time(1_564_588_800_000), claim }
}

/// Every way to flip one bit of `bytes`.
pub fn flips(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    (0..bytes.len() * 8).map(|bit| {
        let mut flipped = bytes.to_vec();
        flipped[bit / 8] ^= 1 << (bit % 8);
        flipped
    })
}

/// Every way to change one byte of `bytes`, once each.
pub fn touched(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    (0..bytes.len()).map(|at| {
        let mut touched = bytes.to_vec();
        touched[at] = touched[at].wrapping_add(1);
        touched
    })
}
