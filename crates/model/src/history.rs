//! What changed between versions, and who wrote each value a field ever had.

use std::collections::BTreeSet;

use automerge::{ChangeHash, Prop};

use crate::document::Document;
use crate::graph::Graph;
use crate::ids::ChangeId;
use crate::layout::{FIELDS, NARRATIVE, RECORDS};
use crate::read::Sourced;

/// One value that a field had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Path of the field.
    pub field: String,
    /// The value, who wrote it and when.
    pub written: Sourced,
}

impl Document {
    /// Every value that the field at `path` ever had, oldest first; of all fields where no path is given.
    #[must_use]
    pub fn history(&self, path: Option<&str>) -> Vec<Past> {
        let paths: Vec<String> = match path {
            Some(path) => vec![path.to_owned()],
            None => self.paths(),
        };
        let graph = Graph::of(&self.doc);
        let mut past: Vec<(usize, Past)> = paths.iter().flat_map(|path| self.values_of(&graph, path)).collect();
        past.sort_by_key(|(at, _)| *at);
        past.into_iter().map(|(_, past)| past).collect()
    }

    fn values_of(&self, graph: &Graph, path: &str) -> Vec<(usize, Past)> {
        if path == NARRATIVE {
            return self.narrative_versions(graph);
        }
        let Some((map, key)) = self.locate(path) else { return Vec::new() };
        let written_by = |at: usize, change: &ChangeHash| {
            let values = self.values_at(&map, key, &[*change]);
            let own = values.into_iter().find(|value| value.change.0 == change.0)?;
            Some((at, Past { field: path.to_owned(), written: own }))
        };
        graph.changes().iter().enumerate().filter_map(|(at, change)| written_by(at, change)).collect()
    }

    fn narrative_versions(&self, graph: &Graph) -> Vec<(usize, Past)> {
        let Some(narrative) = self.part(NARRATIVE) else { return Vec::new() };
        let text = |heads: &[ChangeHash]| automerge::ReadDoc::text_at(&self.doc, &narrative, heads).unwrap_or_default();
        let version = |at: usize, change: &ChangeHash| {
            let deps = self.doc.get_change_meta_by_hash(change)?.deps;
            let now = text(&[*change]);
            (now != text(&deps)).then(|| (at, Past { field: NARRATIVE.to_owned(), written: self.sourced(now, change) }))
        };
        graph.changes().iter().enumerate().filter_map(|(at, change)| version(at, change)).collect()
    }

    fn paths(&self) -> Vec<String> {
        let mut paths: Vec<String> = self.fields().into_keys().collect();
        if !self.narrative().is_empty() {
            paths.push(NARRATIVE.to_owned());
        }
        for section in crate::layout::sections(self.id().kind) {
            for record in self.records(section) {
                paths.extend(record.values.keys().map(|key| format!("{section}/{}/{key}", record.id)));
            }
        }
        paths
    }

    /// The paths of what the paper says that differ between two versions.
    #[must_use]
    pub fn changed_since(&self, heads: &[ChangeId]) -> Vec<String> {
        let before: Vec<ChangeHash> = heads.iter().map(|head| ChangeHash(head.0)).collect();
        self.content_between(&before, &self.doc.get_heads())
    }

    pub(crate) fn content_between(&self, before: &[ChangeHash], after: &[ChangeHash]) -> Vec<String> {
        let mut paths = BTreeSet::new();
        for patch in self.doc.diff(before, after) {
            let mut steps: Vec<String> = patch.path.iter().filter_map(|(_, prop)| key_of(prop)).collect();
            match steps.first().map(String::as_str) {
                Some(NARRATIVE) => {
                    paths.insert(NARRATIVE.to_owned());
                }
                Some(FIELDS | RECORDS) => {
                    steps.remove(0);
                    if let automerge::PatchAction::PutMap { key, .. } | automerge::PatchAction::DeleteMap { key } =
                        &patch.action
                    {
                        steps.push(key.clone());
                    }
                    paths.insert(steps.join("/"));
                }
                _ => {}
            }
        }
        paths.into_iter().collect()
    }
}

fn key_of(prop: &Prop) -> Option<String> {
    match prop {
        Prop::Map(key) => Some(key.clone()),
        Prop::Seq(_) => None,
    }
}
