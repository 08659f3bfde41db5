//! Who takes part: what everybody asks, and what the [log](crate::membership) of signed entries amounts to.

use jiangxuan_model::{BureauCode, DeviceId, Digest};
use serde::{Deserialize, Serialize};

const CAMPAIGN: &str = "jiangxuan v1 campaign id";

/// What a device is enrolled for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Role {
    /// A clerk of a nominating bureau.
    Editor,
    /// A member of the expert panel.
    Expert,
    /// An officer, or the always-on node, of the municipal bureau.
    Municipal,
    /// A municipal officer who may also sign the roster.
    Registrar,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Editor, Self::Expert, Self::Municipal, Self::Registrar];

    /// Whether the role acts for the municipal bureau.
    #[must_use]
    pub fn is_municipal(self) -> bool {
        matches!(self, Self::Municipal | Self::Registrar)
    }
}

/// How a device left the season. It never returns: its people enrol it with a new key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum How {
    /// 退役: broken or replaced. All that it signed stays good.
    Retired,
    /// 停用: lost or stolen. What nobody had acknowledged waits for an officer.
    Revoked,
}

/// That a device left, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// In good order, or shut out.
    pub how: How,
    /// Place of the entry in the log.
    pub at: u64,
    /// Why.
    pub reason: String,
}

/// One device. Those that left stay listed, so that their old work can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The device.
    pub device: DeviceId,
    /// Where it stands.
    pub bureau: BureauCode,
    /// What it may do.
    pub role: Role,
    /// What its people call it.
    pub name: String,
    /// Who works on it.
    pub person: String,
    /// Place in the log of the entry that let it in.
    pub since: u64,
    /// Set once it has left.
    pub left: Option<Departure>,
}

impl Member {
    /// Whether the device was shut out as lost or stolen.
    #[must_use]
    pub fn is_revoked(&self) -> bool {
        self.left.as_ref().is_some_and(|left| left.how == How::Revoked)
    }
}

/// Who takes part, as all entries of a log together say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// The season, as [`campaign_id`] of authority and season file.
    pub campaign: Digest,
    /// Hash of the season file.
    pub season: Digest,
    /// How long the log is: the number of its last entry, from 1.
    pub epoch: u64,
    /// The key that signs the entries of this season.
    pub authority: DeviceId,
    /// Code of the municipal bureau.
    pub municipal: BureauCode,
    /// The devices, sorted by id.
    pub members: Vec<Member>,
}

impl Roster {
    /// What is known of the device, whether it has left or not.
    #[must_use]
    pub fn member(&self, device: &DeviceId) -> Option<&Member> {
        let at = self.members.binary_search_by(|member| member.device.cmp(device)).ok()?;
        self.members.get(at)
    }

    /// The same of a device that takes part.
    #[must_use]
    pub fn active(&self, device: &DeviceId) -> Option<&Member> {
        self.member(device).filter(|member| member.left.is_none())
    }

    /// Whether the device was enrolled and then shut out as lost or stolen.
    #[must_use]
    pub fn is_revoked(&self, device: &DeviceId) -> bool {
        self.member(device).is_some_and(Member::is_revoked)
    }

    /// Every active device, by id.
    pub fn all_active(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.left.is_none())
    }

    /// The active devices of the municipal bureau.
    pub fn hubs(&self) -> impl Iterator<Item = &Member> {
        self.all_active().filter(|member| member.role.is_municipal())
    }

    /// The active devices of one bureau.
    pub fn devices_of<'a>(&'a self, bureau: &'a BureauCode) -> impl Iterator<Item = &'a Member> {
        self.all_active().filter(move |member| member.bureau == *bureau)
    }
}

/// Binds a season to its authority and its season file: neither can be exchanged unnoticed.
#[must_use]
pub fn campaign_id(authority: DeviceId, season_digest: Digest) -> Digest {
    let mut hasher = blake3::Hasher::new_derive_key(CAMPAIGN);
    hasher.update(&authority.0).update(&season_digest.0);
    Digest(*hasher.finalize().as_bytes())
}
