//! Who takes part: one signed list per season, epoch after epoch; the highest valid epoch wins.

use jiangxuan_model::{BureauCode, DeviceId, Digest};
use serde::{Deserialize, Serialize};

use crate::error::TrustError;
use crate::key::{DeviceKey, Domain, Signature, verify};
use crate::wire;

const LIMIT: usize = 4 << 20; // 3,000 devices need about 600 KB
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

/// One enrolled device. Revoked ones stay listed, so that their old work can be named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Epoch in which it was enrolled.
    pub since: u64,
    /// Epoch in which it was shut out.
    pub revoked: Option<u64>,
    /// Why it was shut out.
    pub revoked_reason: Option<String>,
}

/// The list of devices in one epoch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// The season, as [`campaign_id`] of authority and season file.
    pub campaign: Digest,
    /// Hash of the season file.
    pub season: Digest,
    /// Number of this list, from 1.
    pub epoch: u64,
    /// [`SignedRoster::digest`] of the list before.
    pub previous: Option<Digest>,
    /// The key that signs every list of this season.
    pub authority: DeviceId,
    /// Code of the municipal bureau.
    pub municipal: BureauCode,
    /// The devices, sorted by id.
    pub members: Vec<Member>,
    /// Address of the city's own relay.
    pub relay: Option<String>,
}

impl Roster {
    /// The device's entry, revoked or not.
    #[must_use]
    pub fn member(&self, device: &DeviceId) -> Option<&Member> {
        let at = self.members.binary_search_by(|member| member.device.cmp(device)).ok()?;
        self.members.get(at)
    }

    /// The device's entry, unless it is revoked.
    #[must_use]
    pub fn active(&self, device: &DeviceId) -> Option<&Member> {
        self.member(device).filter(|member| member.revoked.is_none())
    }

    /// Whether the device was enrolled and then shut out.
    #[must_use]
    pub fn is_revoked(&self, device: &DeviceId) -> bool {
        self.member(device).is_some_and(|member| member.revoked.is_some())
    }

    /// Every active device, by id.
    pub fn all_active(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.revoked.is_none())
    }

    /// The active devices of the municipal bureau.
    pub fn hubs(&self) -> impl Iterator<Item = &Member> {
        self.all_active().filter(|member| member.role.is_municipal())
    }

    /// The active devices of one bureau.
    pub fn devices_of<'a>(&'a self, bureau: &'a BureauCode) -> impl Iterator<Item = &'a Member> {
        self.all_active().filter(move |member| member.bureau == *bureau)
    }

    /// The next list, with one more device. `current` is this list as signed.
    pub fn enrol(&self, current: &SignedRoster, member: Member) -> Result<Self, TrustError> {
        let mut next = self.next(current)?;
        match next.members.binary_search_by(|known| known.device.cmp(&member.device)) {
            Ok(at) if next.members[at].revoked.is_some() => Err(TrustError::Revoked(member.device)),
            Ok(_) => Err(TrustError::AlreadyEnrolled(member.device)),
            Err(at) => {
                let entry = Member { since: next.epoch, revoked: None, revoked_reason: None, ..member };
                next.members.insert(at, entry);
                Ok(next)
            }
        }
    }

    /// The next list, with one device shut out for good. `current` is this list as signed.
    pub fn revoke(&self, current: &SignedRoster, device: &DeviceId, reason: &str) -> Result<Self, TrustError> {
        let mut next = self.next(current)?;
        let epoch = next.epoch;
        let member = next.members.iter_mut().find(|member| member.device == *device);
        let member = member.ok_or(TrustError::UnknownDevice(*device))?;
        if member.revoked.is_some() {
            return Err(TrustError::Revoked(*device));
        }
        member.revoked = Some(epoch);
        member.revoked_reason = Some(reason.to_owned());
        Ok(next)
    }

    fn next(&self, current: &SignedRoster) -> Result<Self, TrustError> {
        if current.open()? != *self {
            return Err(TrustError::RosterMismatch);
        }
        let epoch = self.epoch.checked_add(1).ok_or(TrustError::RosterInvalid)?;
        Ok(Self { epoch, previous: Some(current.digest()), ..self.clone() })
    }

    fn check(&self) -> Result<(), TrustError> {
        if self.campaign != campaign_id(self.authority, self.season) {
            return Err(TrustError::WrongCampaign);
        }
        let numbered = self.epoch > 0 && (self.epoch == 1) == self.previous.is_none();
        let sorted = self.members.is_sorted_by(|a, b| a.device < b.device);
        let dated = self.members.iter().all(|member| self.dated(member));
        if numbered && sorted && dated { Ok(()) } else { Err(TrustError::RosterInvalid) }
    }

    fn dated(&self, member: &Member) -> bool {
        member.since <= self.epoch && member.revoked.is_none_or(|at| (member.since..=self.epoch).contains(&at))
    }
}

/// Binds a season to its authority and its season file: neither can be exchanged unnoticed.
#[must_use]
pub fn campaign_id(authority: DeviceId, season_digest: Digest) -> Digest {
    let mut hasher = blake3::Hasher::new_derive_key(CAMPAIGN);
    hasher.update(&authority.0).update(&season_digest.0);
    Digest(*hasher.finalize().as_bytes())
}

/// A roster as the authority signed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedRoster {
    /// The exact bytes that were signed.
    #[serde(with = "serde_bytes")]
    pub payload: Vec<u8>,
    /// The authority's signature.
    pub signature: Signature,
}

impl SignedRoster {
    /// Signs `roster`; the key must be the authority that it names.
    pub fn sign(authority: &DeviceKey, roster: &Roster) -> Result<Self, TrustError> {
        if authority.id() != roster.authority {
            return Err(TrustError::WrongSigner);
        }
        roster.check()?;
        let payload = wire::encode(roster)?;
        let signature = authority.sign(Domain::Roster, &payload);
        Ok(Self { payload, signature })
    }

    /// The roster, if its authority signed it and it does not contradict itself. Whether it is
    /// *our* authority shows in the campaign id: see [`newer`].
    pub fn open(&self) -> Result<Roster, TrustError> {
        let roster: Roster = wire::decode(&self.payload, LIMIT)?;
        verify(roster.authority, Domain::Roster, &self.payload, &self.signature)?;
        roster.check()?;
        Ok(roster)
    }

    /// Hash of the signed bytes.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&self.payload)
    }
}

/// How an offered roster compares with the one in force.
#[expect(clippy::large_enum_variant, reason = "one exists at a time, and is taken apart at once")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Of a higher epoch: take it.
    Newer(Roster),
    /// The one in force.
    Same,
    /// Of a lower epoch: keep ours, and pass it on.
    Older,
    /// Both are signed and contradict each other: an alarm. The authority's key is in two places, or stolen.
    Forked,
}

/// Judges an offered roster of the season `campaign`.
pub fn newer(current: Option<&SignedRoster>, offered: &SignedRoster, campaign: Digest) -> Result<Verdict, TrustError> {
    let theirs = offered.open()?;
    if theirs.campaign != campaign {
        return Err(TrustError::WrongCampaign);
    }
    let Some(current) = current else {
        return Ok(Verdict::Newer(theirs));
    };
    if current.payload == offered.payload {
        return Ok(Verdict::Same);
    }
    let ours = current.open()?;
    Ok(compare((&ours, current), (theirs, offered)))
}

fn compare((ours, current): (&Roster, &SignedRoster), (theirs, offered): (Roster, &SignedRoster)) -> Verdict {
    let (older, newer, before) =
        if theirs.epoch > ours.epoch { (ours, &theirs, current) } else { (&theirs, ours, offered) };
    let neighbours = newer.epoch - older.epoch == 1;
    if newer.epoch == older.epoch || (neighbours && newer.previous != Some(before.digest())) {
        return Verdict::Forked;
    }
    if theirs.epoch > ours.epoch { Verdict::Newer(theirs) } else { Verdict::Older }
}
