//! One entry of the log: what happens, and what had happened before.

use jiangxuan_model::{BureauCode, DeviceId, Digest};
use serde::{Deserialize, Serialize};

use super::list::List;
use crate::error::TrustError;
use crate::roster::{Role, campaign_id};

/// A device that is let in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newcomer {
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
}

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// The season begins.
    Found {
        /// Hash of the season file.
        season: Digest,
        /// Code of the municipal bureau.
        municipal: BureauCode,
        /// Its first device.
        first: Newcomer,
    },
    /// 登记: a device is let in.
    Add(Newcomer),
    /// 停用: a device was lost or stolen.
    Revoke {
        /// The device.
        device: DeviceId,
        /// Why.
        reason: String,
    },
    /// 退役: a device is broken or was replaced.
    Retire {
        /// The device.
        device: DeviceId,
        /// Why.
        reason: String,
    },
    /// The whole list at once, as it was signed before there was a log.
    #[serde(skip)]
    List(List),
}

/// A step in the membership of a season.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The season.
    pub campaign: Digest,
    /// The authority, who signs it.
    pub authority: DeviceId,
    /// [`SignedEntry::id`](super::SignedEntry::id) of every entry that was the newest then, sorted. Nothing only where
    /// a log begins.
    pub follows: Vec<Digest>,
    /// What happens.
    pub act: Act,
}

impl Entry {
    /// Hash of the season file, where the entry names it.
    pub(super) fn season(&self) -> Option<Digest> {
        match &self.act {
            Act::Found { season, .. } => Some(*season),
            Act::List(list) => Some(list.season),
            _ => None,
        }
    }

    /// Whether it can stand in a log at all. That the authority is the season's own shows where a log begins.
    pub(super) fn check(&self) -> Result<(), TrustError> {
        let begins = self.season();
        if begins.is_some_and(|season| self.campaign != campaign_id(self.authority, season)) {
            return Err(TrustError::WrongCampaign);
        }
        let sorted = self.follows.is_sorted_by(|a, b| a < b);
        if sorted && begins.is_some() == self.follows.is_empty() { Ok(()) } else { Err(TrustError::EntryInvalid) }
    }
}
