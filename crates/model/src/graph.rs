//! Who could have known of what: ancestry among the changes of one document.

use std::collections::BTreeMap;

use automerge::{Automerge, ChangeHash};

/// The change graph, in an order in which every change follows its dependencies.
pub struct Graph {
    hashes: Vec<ChangeHash>,
    index: BTreeMap<ChangeHash, usize>,
    deps: Vec<Vec<usize>>,
}

impl Graph {
    /// Reads the graph of `doc`.
    #[must_use]
    pub fn of(doc: &Automerge) -> Self {
        let metas = doc.get_changes_meta(&[]);
        let mut graph = Self { hashes: Vec::new(), index: BTreeMap::new(), deps: Vec::new() };
        for meta in &metas {
            graph.index.insert(meta.hash, graph.hashes.len());
            graph.hashes.push(meta.hash);
        }
        graph.deps = metas
            .iter()
            .map(|meta| meta.deps.iter().filter_map(|dep| graph.index.get(dep).copied()).collect())
            .collect();
        graph
    }

    /// Every change, in causal order.
    #[must_use]
    pub fn changes(&self) -> &[ChangeHash] {
        &self.hashes
    }

    /// The changes in `tips` and everything they follow, as a mask over [`Graph::changes`].
    #[must_use]
    pub fn past(&self, tips: &[ChangeHash]) -> Vec<bool> {
        let mut seen = vec![false; self.hashes.len()];
        let mut open: Vec<usize> = tips.iter().filter_map(|tip| self.index.get(tip).copied()).collect();
        while let Some(change) = open.pop() {
            if !std::mem::replace(&mut seen[change], true) {
                open.extend(&self.deps[change]);
            }
        }
        seen
    }

    /// Whether `earlier` is in the past of `later` (or is it).
    #[must_use]
    pub fn follows(&self, later: &ChangeHash, earlier: &ChangeHash) -> bool {
        self.index.get(earlier).is_some_and(|at| self.past(&[*later])[*at])
    }

    /// The newest changes of a set that is closed under dependence.
    #[must_use]
    pub fn tips(&self, set: &[bool]) -> Vec<ChangeHash> {
        let mut newest = set.to_vec();
        for (change, deps) in self.deps.iter().enumerate() {
            if set[change] {
                deps.iter().for_each(|dep| newest[*dep] = false);
            }
        }
        self.pick(&newest)
    }

    /// The newest changes that all of `tips` have in their past: what they had in common.
    #[must_use]
    pub fn common(&self, tips: &[ChangeHash]) -> Vec<ChangeHash> {
        let mut shared = vec![true; self.hashes.len()];
        for tip in tips {
            for (mine, theirs) in shared.iter_mut().zip(self.past(&[*tip])) {
                *mine &= theirs;
            }
        }
        self.tips(&shared)
    }

    /// The newest changes that neither follow `change` nor are followed by it.
    #[must_use]
    pub fn unaware_of(&self, change: &ChangeHash) -> Vec<ChangeHash> {
        let Some(at) = self.index.get(change).copied() else { return Vec::new() };
        let past = self.past(&[*change]);
        let mut future = vec![false; self.hashes.len()];
        future[at] = true;
        for later in at + 1..self.hashes.len() {
            future[later] = self.deps[later].iter().any(|dep| future[*dep]);
        }
        let rest: Vec<bool> = past.iter().zip(&future).map(|(past, future)| !past && !future).collect();
        self.tips(&rest)
    }

    /// Pairs of versions that were merged: the newest changes now, and the dependencies of every merge.
    #[must_use]
    pub fn merges(&self) -> Vec<(ChangeHash, ChangeHash)> {
        let mut pairs = Vec::new();
        for tips in self.meetings() {
            for (at, one) in tips.iter().enumerate() {
                pairs.extend(tips[at + 1..].iter().map(|other| (*one.min(other), *one.max(other))));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Versions that were merged, all that met at once: two mostly, more where several people had been apart.
    #[must_use]
    pub fn meetings(&self) -> Vec<Vec<ChangeHash>> {
        let mut meetings = vec![self.tips(&vec![true; self.hashes.len()])];
        for deps in self.deps.iter().filter(|deps| deps.len() > 1) {
            let hashes: Vec<ChangeHash> = deps.iter().map(|dep| self.hashes[*dep]).collect();
            meetings.push(self.tips(&self.past(&hashes)));
        }
        meetings.retain(|tips| tips.len() > 1);
        meetings.sort_unstable();
        meetings.dedup();
        meetings
    }

    fn pick(&self, mask: &[bool]) -> Vec<ChangeHash> {
        let mut picked: Vec<ChangeHash> =
            self.hashes.iter().zip(mask).filter(|(_, keep)| **keep).map(|(hash, _)| *hash).collect();
        picked.sort_unstable();
        picked
    }
}
