//! What a disk's raw record of changes says, read without the index and the projections beside it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiangxuan_model::{Actor, ChangeId, Digest, DocId, Document, Step, Vector};
use jiangxuan_store::{DocumentRow, Memory, Shelf as _};
use jiangxuan_trust::{Chain, NOBODY, verify_links, verify_tip};
use serde_json::{Map, Value};

/// Path and value of everything that was ever written into a document.
type Values = Rc<BTreeSet<(String, String)>>;

thread_local! {
    /// Histories by the hash of the raw record: equal bytes have equal histories.
    static HISTORIES: RefCell<BTreeMap<Digest, Values>> = const { RefCell::new(BTreeMap::new()) };
}

/// Everything on one disk.
pub(super) struct Record {
    /// By document.
    pub documents: BTreeMap<DocId, Held>,
    admitted: bool,
}

/// One document on one disk.
pub(super) struct Held {
    /// Every change, by its hash as recomputed here.
    changes: BTreeSet<ChangeId>,
    /// Path and value of everything that was ever written.
    pub values: Values,
    row: Option<DocumentRow>,
    faults: Vec<String>,
}

impl Record {
    /// Reads a disk.
    pub fn read(disk: &Memory) -> Self {
        let rows = disk.documents().unwrap_or_default();
        let documents = rows.into_iter().map(|row| (row.doc.clone(), Held::read(disk, row))).collect();
        let quarantine = disk.quarantine().unwrap_or_default();
        let admitted =
            quarantine.iter().any(|row| row.outcome.as_deref().is_some_and(|outcome| outcome.starts_with("放行")));
        Self { documents, admitted }
    }

    /// Whether an officer let anything in from quarantine.
    pub fn admitted(&self) -> bool {
        self.admitted
    }

    /// What is wrong with the record itself.
    pub fn faults(&self, name: &str) -> Vec<String> {
        let each = self.documents.iter().flat_map(|(doc, held)| held.faults.iter().map(move |fault| (doc, fault)));
        each.map(|(doc, fault)| format!("damage: {doc} at {name}: {fault}")).collect()
    }
}

impl Held {
    fn read(disk: &Memory, row: DocumentRow) -> Self {
        let chains = disk.chains(&row.doc, &Vector::default()).unwrap_or_default();
        let mut faults = Vec::new();
        let mut changes = BTreeSet::new();
        for chain in &chains {
            match proved(&row.doc, chain) {
                Ok(hashes) => changes.extend(hashes),
                Err(fault) => faults.push(fault),
            }
        }
        faults.extend(index_faults(&row, &chains));
        faults.extend(snapshot_faults(disk, &row));
        let values = history(&row.doc, &chains).unwrap_or_else(|fault| {
            faults.push(fault);
            Rc::default()
        });
        Self { changes, values, row: Some(row), faults }
    }

    /// Whether the path ever had the value; any path where none is known.
    pub fn has(&self, path: Option<&str>, value: &str) -> bool {
        match path {
            Some(path) => self.values.contains(&(path.to_owned(), value.to_owned())),
            None => self.values.iter().any(|(_, held)| held == value),
        }
    }

    /// Whether all these changes are held.
    pub fn holds(&self, changes: &[ChangeId]) -> bool {
        changes.iter().all(|change| self.changes.contains(change))
    }

    /// Whether both hold and show the same.
    pub fn agrees(&self, other: &Self) -> Result<(), String> {
        if self.changes != other.changes {
            let (more, less) =
                (other.changes.difference(&self.changes).count(), self.changes.difference(&other.changes).count());
            return Err(format!("has {more} changes more and {less} less than the hub"));
        }
        let shown = |held: &Self| held.row.as_ref().map(|row| projection(&row.summary)).unwrap_or_default();
        let (hub, other) = (shown(self), shown(other));
        let differing: Vec<&String> =
            hub.keys().chain(other.keys()).filter(|key| hub.get(*key) != other.get(*key)).collect();
        if differing.is_empty() { Ok(()) } else { Err(format!("shows something else than the hub: {differing:?}")) }
    }
}

/// What of the projection follows from a check of the dossier, which is made in idle moments and reads the bureau's desk as well,
/// or from what this disk has saved and written.
const NOT_OF_THE_DOCUMENT: [&str; 5] = ["blocking", "findings", "prepared", "unsaved", "written_here"];

/// The part of the projection that follows from the document alone.
fn projection(summary: &str) -> Map<String, Value> {
    let mut shown: Map<String, Value> = serde_json::from_str(summary).unwrap_or_default();
    shown.retain(|key, _| !NOT_OF_THE_DOCUMENT.contains(&key.as_str()));
    shown
}

fn proved(doc: &DocId, chain: &Chain) -> Result<Vec<ChangeId>, String> {
    let links = verify_links(chain, None).map_err(|error| error.to_string())?;
    let step = chain.device == NOBODY && Step::of(doc.kind, &chain.bytes).is_some();
    if step {
        return Ok(links.into_iter().map(|(_, hash)| hash).collect());
    }
    verify_tip(doc, &chain.actor, &chain.device, &chain.tip, &chain.signature).map_err(|error| error.to_string())?;
    Ok(links.into_iter().map(|(_, hash)| hash).collect())
}

fn index_faults(row: &DocumentRow, chains: &[Chain]) -> Option<String> {
    let held: BTreeMap<Actor, u64> = chains.iter().map(|chain| (chain.actor, chain.tip.seq)).collect();
    let said: BTreeMap<Actor, u64> = row.vector.0.iter().map(|(actor, tip)| (*actor, tip.seq)).collect();
    (held != said).then(|| {
        format!("the index says {} changes, the record has {}", said.values().sum::<u64>(), held.values().sum::<u64>())
    })
}

/// The saved form and what followed it give the same document as the whole record.
fn snapshot_faults(disk: &Memory, row: &DocumentRow) -> Option<String> {
    let saved = disk.snapshot(&row.doc).ok().flatten()?;
    let Ok(document) = Document::load(row.doc.clone(), &saved) else {
        return Some("the saved form does not load".to_owned());
    };
    let ahead = document.vector().0.iter().any(|(actor, tip)| row.vector.seq(actor) < tip.seq);
    ahead.then(|| "the saved form is ahead of the record".to_owned())
}

fn history(doc: &DocId, chains: &[Chain]) -> Result<Values, String> {
    let bytes: Vec<&[u8]> = chains.iter().map(|chain| chain.bytes.as_slice()).collect();
    let key = Digest::of(&bytes.concat());
    if let Some(known) = HISTORIES.with_borrow(|known| known.get(&key).cloned()) {
        return Ok(known);
    }
    let document = Document::rebuild(doc.clone(), &bytes).map_err(|error| format!("cannot be rebuilt: {error}"))?;
    let past = document.history(None).into_iter().map(|past| (past.field, past.written.value));
    let values: Values = Rc::new(past.collect());
    HISTORIES.with_borrow_mut(|known| {
        if known.len() > 256 {
            known.clear();
        }
        known.insert(key, Rc::clone(&values));
    });
    Ok(values)
}
