//! The form in which membership was kept before there was a log: the whole list, signed anew each time. Profiles and
//! devices of that time bring one, and their log begins with it.

use jiangxuan_model::{BureauCode, DeviceId, Digest};
use serde::{Deserialize, Serialize};

use crate::roster::{Departure, How, Member, Role};

/// A device as such a list describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Listed {
    device: DeviceId,
    bureau: BureauCode,
    role: Role,
    name: String,
    person: String,
    since: u64,
    revoked: Option<u64>,
    reason: Option<String>,
}

/// All devices as they stood when the list was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    pub(super) campaign: Digest,
    pub(super) season: Digest,
    /// How many lists there had been.
    pub(super) epoch: u64,
    previous: Option<Digest>,
    pub(super) authority: DeviceId,
    pub(super) municipal: BureauCode,
    members: Vec<Listed>,
    relay: Option<String>,
}

impl List {
    /// The devices, those that were shut out among them.
    pub(super) fn members(&self) -> impl Iterator<Item = Member> {
        self.members.iter().cloned().map(|listed| {
            let reason = listed.reason.unwrap_or_default();
            let left = listed.revoked.map(|at| Departure { how: How::Revoked, at, reason });
            let Listed { device, bureau, role, name, person, since, .. } = listed;
            Member { device, bureau, role, name, person, since, left }
        })
    }
}
