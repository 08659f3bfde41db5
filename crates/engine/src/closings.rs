//! One closing, and the lists under it.
//!
//! Any municipal device can sign a closing or a list. Of several closings one is in force, whatever the order in which
//! they arrive: that of the device which has been in the season longest, and of its own the earliest. Only the lists of
//! the same device under the same root count, one for each bureau. The rest stays held, and is told.

use std::collections::BTreeSet;

use jiangxuan_model::{DeviceId, Digest, Time};
use jiangxuan_trust::{Closed, Manifest, Statement};

use crate::ranks::{Ranks, rank};

/// Who signed something, and when by the author's clock.
#[derive(Debug, Clone, Copy)]
struct Signed {
    id: Digest,
    author: DeviceId,
    time: Time,
}

impl Signed {
    fn of(id: Digest, statement: &Statement) -> Self {
        Self { id, author: statement.author, time: statement.time }
    }
}

/// Everything that was said of the end of the season, and what of it holds.
#[derive(Debug, Default)]
pub struct Closings {
    closed: Vec<(Signed, Closed)>,
    manifests: Vec<(Signed, Manifest)>,
    in_force: Option<(Signed, Closed)>,
    /// The seals on the lists that count, one list for each bureau.
    listed: BTreeSet<Digest>,
}

impl Closings {
    pub(crate) fn close(&mut self, id: Digest, statement: &Statement, closed: &Closed, ranks: &Ranks) {
        self.closed.push((Signed::of(id, statement), closed.clone()));
        self.settle(ranks);
    }

    pub(crate) fn list(&mut self, id: Digest, statement: &Statement, manifest: &Manifest, ranks: &Ranks) {
        self.manifests.push((Signed::of(id, statement), manifest.clone()));
        self.settle(ranks);
    }

    /// Works out what holds; a function of what was said and of who is in the season, not of the order of arrival.
    pub(crate) fn settle(&mut self, ranks: &Ranks) {
        let first = |(signed, _): &&(Signed, Closed)| (rank(ranks, &signed.author), signed.time, signed.id);
        self.in_force = self.closed.iter().min_by_key(first).cloned();
        self.listed.clear();
        let Some((by, closed)) = &self.in_force else { return };
        let under = |(signed, manifest): &&(Signed, Manifest)| {
            signed.author == by.author && manifest.season_root == closed.season_root
        };
        let mut counting = BTreeSet::new();
        let mut lists: Vec<&(Signed, Manifest)> = self.manifests.iter().filter(under).collect();
        lists.sort_by_key(|(signed, _)| (signed.time, signed.id));
        for (_, manifest) in lists {
            if counting.insert(manifest.bureau.clone()) {
                self.listed.extend(manifest.entries.iter().map(|entry| entry.seal));
            }
        }
    }

    /// Who closed the season, and how.
    #[must_use]
    pub fn in_force(&self) -> Option<(DeviceId, &Closed)> {
        self.in_force.as_ref().map(|(signed, closed)| (signed.author, closed))
    }

    /// When the season was closed, and the root over its lists.
    #[must_use]
    pub fn when(&self) -> Option<(Time, Digest)> {
        self.in_force.as_ref().map(|(signed, closed)| (signed.time, closed.season_root))
    }

    /// Whether a seal is on the list of its bureau.
    #[must_use]
    pub fn lists(&self, seal: &Digest) -> bool {
        self.listed.contains(seal)
    }

    /// Who signed closings or lists that do not count. A list that came before its closing is only early, and one that
    /// says the same again takes nothing away.
    #[must_use]
    pub fn beside(&self) -> Vec<DeviceId> {
        let Some((by, closed)) = &self.in_force else { return Vec::new() };
        let other = |root: &Digest, signed: &Signed| signed.author != by.author || *root != closed.season_root;
        let closings = self.closed.iter().filter(|(signed, said)| other(&said.season_root, signed));
        let lists = self.manifests.iter().filter(|(signed, said)| {
            let news = || said.entries.iter().any(|entry| !self.lists(&entry.seal));
            other(&said.season_root, signed) || news()
        });
        let mut who: Vec<DeviceId> =
            closings.map(|(signed, _)| signed.author).chain(lists.map(|(signed, _)| signed.author)).collect();
        who.sort();
        who.dedup();
        who
    }
}
