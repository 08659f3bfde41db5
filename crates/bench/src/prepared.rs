//! The content as Automerge changes, made once and kept in a file: typing 600,000 edits takes a while.

use std::path::Path;

use jiangxuan_model::{Actor, DeviceId, DocId, Document, Writer};
use serde::{Deserialize, Serialize};

use crate::{BenchError, content};

/// Who the clerks are: two devices for all dossiers.
pub type Devices = [DeviceId; 2];

/// One finished dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// Its id.
    pub id: DocId,
    /// Number of the dossier in its content.
    pub number: u32,
    /// Each clerk's raw changes end to end.
    pub chains: [Vec<u8>; 2],
    /// The whole dossier in Automerge's compact form.
    pub saved: Vec<u8>,
}

/// The first `count` dossiers of a seed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The seed.
    pub seed: u64,
    /// Who typed.
    pub devices: Devices,
    /// The dossiers in order.
    pub dossiers: Vec<Prepared>,
}

impl Content {
    /// Types the dossiers.
    ///
    /// # Errors
    /// [`BenchError::Model`] where the model refuses an edit.
    pub fn make(seed: u64, devices: Devices, count: u32) -> Result<Self, BenchError> {
        let dossiers = (0..count).map(|number| prepare(seed, devices, number)).collect::<Result<_, _>>()?;
        Ok(Self { seed, devices, dossiers })
    }

    /// The same, out of `folder` if they were made before.
    ///
    /// # Errors
    /// [`BenchError`] where the folder cannot be written.
    pub fn kept(folder: &Path, seed: u64, devices: Devices, count: u32) -> Result<Self, BenchError> {
        let stamp = blake3::hash(&postcard::to_stdvec(&(seed, devices))?);
        let file = folder.join(format!("content-{}-{count}.bin", &stamp.to_hex()[..8]));
        if let Ok(bytes) = std::fs::read(&file)
            && let Ok(content) = postcard::from_bytes(&bytes)
        {
            return Ok(content);
        }
        let content = Self::make(seed, devices, count)?;
        std::fs::create_dir_all(folder)?;
        std::fs::write(&file, postcard::to_stdvec(&content)?)?;
        Ok(content)
    }

    /// The dossier `number` after `rounds` later commits by the clerk `writer` under a fresh actor,
    /// and those commits as raw changes.
    ///
    /// # Errors
    /// [`BenchError::Model`] where the model refuses.
    pub fn changed(&self, number: u32, writer: usize, rounds: u32) -> Result<(Document, Vec<Vec<u8>>), BenchError> {
        let prepared = &self.dossiers[number as usize];
        let mut document = Document::load(prepared.id.clone(), &prepared.saved)?;
        let clerk = Writer { device: self.devices[writer], actor: actor(self.seed, number, writer + 2) };
        let mut changes = Vec::new();
        for round in 0..rounds {
            let commit = content::later(self.seed, number, writer, round);
            let made = document.edit(clerk, commit.time, &[commit.edit])?;
            changes.extend(made.map(|made| made.bytes));
        }
        Ok((document, changes))
    }
}

fn prepare(seed: u64, devices: Devices, number: u32) -> Result<Prepared, BenchError> {
    let dossier = content::dossier(seed, number);
    let mut document = Document::new(dossier.id.clone())?;
    let mut chains = [Vec::new(), Vec::new()];
    for commit in dossier.commits {
        let writer = Writer { device: devices[commit.writer], actor: actor(seed, number, commit.writer) };
        if let Some(made) = document.edit(writer, commit.time, &[commit.edit])? {
            chains[commit.writer].extend_from_slice(&made.bytes);
        }
    }
    Ok(Prepared { id: dossier.id, number, chains, saved: document.save() })
}

/// Actors must differ between documents and clerks; here they also stay the same from run to run.
fn actor(seed: u64, number: u32, run: usize) -> Actor {
    let name = format!("{seed}/{number}/{run}");
    let mut actor = [0; 16];
    actor.copy_from_slice(&blake3::hash(name.as_bytes()).as_bytes()[..16]);
    Actor(actor)
}

/// The last state of a document, as a peer without history keeps it.
#[derive(Debug, Serialize)]
pub struct LastState {
    /// Id of the dossier.
    #[serde(rename = "_id")]
    pub id: String,
    /// How many revisions led here.
    pub revisions: usize,
    /// Key and value.
    pub fields: std::collections::BTreeMap<String, String>,
    /// The narrative.
    pub narrative: String,
    /// Achievement id, key and value.
    pub achievements: std::collections::BTreeMap<String, std::collections::BTreeMap<String, String>>,
}

impl LastState {
    /// Reads the last state.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let shown = |values: std::collections::BTreeMap<String, jiangxuan_model::Reading>| {
            values.into_iter().map(|(key, value)| (key, value.shown().to_owned())).collect()
        };
        Self {
            id: document.id().to_string(),
            revisions: content::COMMITS + 1,
            fields: shown(document.fields()),
            narrative: document.narrative(),
            achievements: document
                .records("achievements")
                .into_iter()
                .map(|record| (record.id, shown(record.values)))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEVICES: Devices = [DeviceId([1; 32]), DeviceId([2; 32])];

    #[test]
    fn the_chains_rebuild_what_was_saved() {
        let content = Content::make(1, DEVICES, 2).expect("content");
        for prepared in &content.dossiers {
            let chains: Vec<&[u8]> = prepared.chains.iter().map(Vec::as_slice).collect();
            let rebuilt = Document::rebuild(prepared.id.clone(), &chains).expect("rebuild");
            let loaded = Document::load(prepared.id.clone(), &prepared.saved).expect("load");
            assert_eq!(rebuilt.heads(), loaded.heads());
            assert_eq!(rebuilt.vector().0.values().map(|tip| tip.seq).sum::<u64>(), content::COMMITS as u64);
        }
    }

    #[test]
    fn kept_content_is_what_was_made() {
        let folder = tempfile::tempdir().expect("folder");
        let made = Content::kept(folder.path(), 1, DEVICES, 2).expect("make");
        assert_eq!(Content::kept(folder.path(), 1, DEVICES, 2).expect("read"), made);
    }

    #[test]
    fn changes_of_the_two_sides_do_not_disturb_each_other() {
        let content = Content::make(1, DEVICES, 2).expect("content");
        let (mut one, mine) = content.changed(0, 0, 2).expect("changed");
        let (_, theirs) = content.changed(0, 1, 2).expect("changed");
        assert_eq!((mine.len(), theirs.len()), (2, 2));
        one.apply(&theirs.iter().map(Vec::as_slice).collect::<Vec<_>>()).expect("apply");
        assert_eq!(one.vector().0.len(), 4);
    }
}
