//! A small season in memory: devices with keys and records, and wires between them.

pub mod device;
pub mod forge;
pub mod world;

use jiangxuan_model::{BureauCode, Digest, DocId, Kind, Time};
use jiangxuan_trust::{Departure, DeviceKey, How, Member, Role, Roster, campaign_id};

pub const MUNICIPAL: &str = "1407";
pub const BUREAU: &str = "140702";
pub const NEIGHBOUR: &str = "140721";

/// Seeds of the keys of the devices on the roster.
pub const HUB: u8 = 10;
pub const OFFICER: u8 = 11;
pub const CLERK: u8 = 20;
pub const COLLEAGUE: u8 = 21;
pub const THIRD: u8 = 22;
pub const NEIGHBOUR_CLERK: u8 = 30;
pub const EXPERT: u8 = 40;
pub const MUNICIPAL_CLERK: u8 = 41;
pub const REVOKED: u8 = 50;
pub const STRANGER: u8 = 60;

pub fn key(seed: u8) -> DeviceKey {
    DeviceKey::from_seed([seed; 32])
}

pub fn code(text: &str) -> BureauCode {
    text.parse().expect("bureau code")
}

pub fn now() -> Time {
    Time(1_564_588_800_000)
}

/// The `number`th dossier of the bureau that the clerks work for.
pub fn dossier(number: u32) -> DocId {
    let mut unique = [7; 10];
    unique[..4].copy_from_slice(&number.to_be_bytes());
    DocId { kind: Kind::Dossier, bureau: code(BUREAU), unique }
}

fn member(seed: u8, bureau: &str, role: Role) -> Member {
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

/// One municipal bureau, two county bureaus, an expert, and a device that was shut out.
pub fn roster() -> Roster {
    let left = Some(Departure { how: How::Revoked, at: 2, reason: "遗失".into() });
    let mut members = vec![
        member(HUB, MUNICIPAL, Role::Registrar),
        member(OFFICER, MUNICIPAL, Role::Municipal),
        member(CLERK, BUREAU, Role::Editor),
        member(COLLEAGUE, BUREAU, Role::Editor),
        member(THIRD, BUREAU, Role::Editor),
        member(NEIGHBOUR_CLERK, NEIGHBOUR, Role::Editor),
        member(EXPERT, MUNICIPAL, Role::Expert),
        member(MUNICIPAL_CLERK, MUNICIPAL, Role::Editor),
        Member { left, ..member(REVOKED, BUREAU, Role::Editor) },
    ];
    members.sort_by_key(|member| member.device);
    let season = Digest::of(b"season file");
    Roster {
        campaign: campaign_id(key(1).id(), season),
        season,
        epoch: 2,
        authority: key(1).id(),
        municipal: code(MUNICIPAL),
        members,
    }
}
