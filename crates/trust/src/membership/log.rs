//! The set of entries that is known, closed under what they follow.

use std::collections::{BTreeMap, BTreeSet};

use jiangxuan_model::{DeviceId, Digest};

use super::entry::{Act, Entry};
use super::fold;
use super::signed::SignedEntry;
use crate::error::TrustError;
use crate::key::DeviceKey;
use crate::roster::Roster;

/// An entry in its signed bytes, read, and its number: one more than the largest that it follows.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Held {
    signed: SignedEntry,
    entry: Entry,
    number: u64,
}

/// What became of offered entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Absorbed {
    /// Those that were new, each after what it follows.
    pub fresh: Vec<SignedEntry>,
    /// Whether others follow entries that are not known, and were left out.
    pub gaps: bool,
}

/// Every entry of one season that is known here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    campaign: Digest,
    entries: BTreeMap<Digest, Held>,
    heads: BTreeSet<Digest>,
}

impl Log {
    /// A log of the season `campaign` in which nothing is written yet.
    #[must_use]
    pub fn new(campaign: Digest) -> Self {
        Self { campaign, entries: BTreeMap::new(), heads: BTreeSet::new() }
    }

    /// The log that these entries are, in any order; of the season that they name.
    pub fn of(entries: &[SignedEntry]) -> Result<Self, TrustError> {
        let first = entries.first().ok_or(TrustError::EntryInvalid)?;
        let mut log = Self::new(first.open()?.campaign);
        if log.absorb(entries)?.gaps { Err(TrustError::EntryInvalid) } else { Ok(log) }
    }

    /// Takes in what is new, in whatever order it comes. A single false entry refuses all of them.
    pub fn absorb(&mut self, offered: &[SignedEntry]) -> Result<Absorbed, TrustError> {
        let mut waiting = self.unknown(offered)?;
        let mut fresh = Vec::new();
        loop {
            let ready = |entry: &Entry| entry.follows.iter().all(|id| self.entries.contains_key(id));
            let ids: Vec<Digest> = waiting.iter().filter(|(_, (_, entry))| ready(entry)).map(|(id, _)| *id).collect();
            if ids.is_empty() {
                return Ok(Absorbed { fresh, gaps: !waiting.is_empty() });
            }
            for (id, (signed, entry)) in ids.iter().filter_map(|id| waiting.remove_entry(id)) {
                fresh.push(signed.clone());
                self.insert(id, signed, entry);
            }
        }
    }

    /// What is not known yet, if all of it is signed by the season's authority.
    fn unknown(&self, offered: &[SignedEntry]) -> Result<BTreeMap<Digest, (SignedEntry, Entry)>, TrustError> {
        let mut unknown = BTreeMap::new();
        let authority = self.authority();
        for signed in offered {
            let id = signed.id();
            if self.entries.contains_key(&id) || unknown.contains_key(&id) {
                continue;
            }
            let entry = signed.open()?;
            // Where a log begins, the season's id binds the authority; everything else must be signed by the same.
            let same = authority.is_none_or(|authority| authority == entry.authority);
            if entry.campaign != self.campaign || !same {
                return Err(TrustError::WrongCampaign);
            }
            unknown.insert(id, (signed.clone(), entry));
        }
        let first =
            authority.or_else(|| unknown.values().find_map(|(_, entry)| entry.season().map(|_| entry.authority)));
        let one = unknown.values().all(|(_, entry)| first.is_none_or(|first| first == entry.authority));
        if one { Ok(unknown) } else { Err(TrustError::WrongCampaign) }
    }

    fn insert(&mut self, id: Digest, signed: SignedEntry, entry: Entry) {
        let before = entry.follows.iter().filter_map(|id| Some(self.entries.get(id)?.number)).max();
        let number = match &entry.act {
            Act::List(list) => list.epoch,
            _ => before.unwrap_or_default().saturating_add(1),
        };
        entry.follows.iter().for_each(|id| _ = self.heads.remove(id));
        self.heads.insert(id);
        self.entries.insert(id, Held { signed, entry, number });
    }

    fn authority(&self) -> Option<DeviceId> {
        self.entries.values().next().map(|held| held.entry.authority)
    }

    /// The newest entries: they say which entries these are. Two or more where the log has branches.
    #[must_use]
    pub fn heads(&self) -> Vec<Digest> {
        self.heads.iter().copied().collect()
    }

    /// Whether all of these are here, and with them whatever they follow.
    #[must_use]
    pub fn knows(&self, heads: &[Digest]) -> bool {
        heads.iter().all(|id| self.entries.contains_key(id))
    }

    /// The entries that somebody lacks who has these, the oldest first: each after what it follows.
    #[must_use]
    pub fn beyond(&self, known: &[Digest]) -> Vec<SignedEntry> {
        let had = self.behind(known.iter().copied());
        let mut lacking: Vec<(&Digest, &Held)> = self.entries.iter().filter(|(id, _)| !had.contains(id)).collect();
        lacking.sort_by_key(|(id, held)| (held.number, **id));
        lacking.into_iter().map(|(_, held)| held.signed.clone()).collect()
    }

    /// What shows that `device` was let in: its entries, and all that these follow.
    #[must_use]
    pub fn proof_of(&self, device: &DeviceId) -> Vec<SignedEntry> {
        let about = |(id, held): (&Digest, &Held)| fold::lets_in(&held.entry.act, device).then_some(*id);
        let behind = self.behind(self.entries.iter().filter_map(about));
        behind.iter().filter_map(|id| self.entries.get(id)).map(|held| held.signed.clone()).collect()
    }

    /// These entries, as far as they are known, and all that they follow.
    fn behind(&self, ids: impl Iterator<Item = Digest>) -> BTreeSet<Digest> {
        let mut behind = BTreeSet::new();
        let mut open: Vec<Digest> = ids.collect();
        while let Some(id) = open.pop() {
            if let Some(held) = self.entries.get(&id)
                && behind.insert(id)
            {
                open.extend(&held.entry.follows);
            }
        }
        behind
    }

    /// The next entry, after all that are known. Branches end there.
    pub fn sign(&self, authority: &DeviceKey, act: Act) -> Result<SignedEntry, TrustError> {
        let roster = self.roster().ok_or(TrustError::EntryInvalid)?;
        match &act {
            Act::Add(newcomer) => match roster.member(&newcomer.device) {
                Some(member) if member.left.is_some() => return Err(TrustError::Revoked(newcomer.device)),
                Some(_) => return Err(TrustError::AlreadyEnrolled(newcomer.device)),
                None => {}
            },
            Act::Revoke { device, .. } | Act::Retire { device, .. } => {
                let member = roster.member(device).ok_or(TrustError::UnknownDevice(*device))?;
                // Whoever was thought retired may turn out to be stolen; not the other way round.
                let over = member.is_revoked() || member.left.is_some() && matches!(act, Act::Retire { .. });
                if over {
                    return Err(TrustError::Revoked(*device));
                }
            }
            Act::Found { .. } | Act::List(_) => {}
        }
        let entry = Entry { campaign: self.campaign, authority: authority.id(), follows: self.heads(), act };
        if authority.id() == roster.authority {
            SignedEntry::sign(authority, &entry)
        } else {
            Err(TrustError::WrongSigner)
        }
    }

    /// Who takes part; nobody where no entry is known.
    #[must_use]
    pub fn roster(&self) -> Option<Roster> {
        fold::fold(self.campaign, self.entries.iter().map(|(id, held)| ((held.number, *id), &held.entry)))
    }
}
