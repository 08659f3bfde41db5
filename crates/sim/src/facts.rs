//! What people were told, kept as plain lists outside of Automerge and SQLite.

use std::collections::{BTreeMap, BTreeSet};

use jiangxuan_engine::{Answer, Choice, Command};
use jiangxuan_model::layout::EVIDENCE;
use jiangxuan_model::{DeviceId, DocId};

use crate::scans::{Given, Scan};

/// One value that somebody entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The command that entered it.
    pub command: u64,
    /// At which machine.
    pub node: usize,
    /// By which device.
    pub device: DeviceId,
    /// Into which document, as far as is known.
    pub doc: Option<String>,
    /// At which path of it, as far as is known.
    pub path: Option<String>,
    /// The value.
    pub value: String,
    /// When, by the right clock.
    pub at: i64,
    /// Whether the program said that it is saved.
    pub acknowledged: bool,
    /// Whether no disk of the season has it any more, by no fault of the program.
    pub destroyed: bool,
}

/// A seal that a person was told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealTold {
    /// At which machine.
    pub node: usize,
    /// Of which dossier.
    pub doc: String,
    /// Its id, in hexadecimal digits.
    pub seal: String,
    /// When.
    pub at: i64,
    /// Whether no disk of the season has it any more, by no fault of the program.
    pub destroyed: bool,
}

/// A receipt that a person at a bureau saw.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReceiptSeen {
    /// Its number.
    pub no: u64,
    /// Its id, in hexadecimal digits.
    pub id: String,
    /// At which machine.
    pub node: usize,
}

/// Two people who entered values in one field without knowing of each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// In which dossier.
    pub doc: String,
    /// Key of the field, which nothing else writes.
    pub field: String,
    /// The commands that wrote.
    pub commands: [u64; 2],
    /// What each wrote.
    pub values: [String; 2],
}

/// The books.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Every value, in the order in which it was entered.
    pub entered: Vec<Fact>,
    /// Seals that were confirmed.
    pub seals: Vec<SealTold>,
    /// Receipts that were shown.
    pub receipts: Vec<ReceiptSeen>,
    /// Planted disagreements.
    pub disagreements: Vec<Disagreement>,
    /// Scans that were attached.
    pub scans: Vec<Scan>,
    /// What was given away of them.
    pub given: BTreeSet<Given>,
    sealing: BTreeMap<u64, (usize, i64)>,
}

impl Facts {
    /// Somebody is about to ask for this.
    pub fn intend(&mut self, id: u64, node: usize, device: DeviceId, at: i64, command: &Command) {
        if matches!(command, Command::DossierSeal { .. }) {
            self.sealing.insert(id, (node, at));
        }
        for (doc, path, value) in values(command) {
            let fact = Fact { command: id, node, device, doc, path, value, at, acknowledged: false, destroyed: false };
            self.entered.push(fact);
        }
    }

    /// Somebody is about to attach a scan whose record will have these values.
    pub fn intend_scan(
        &mut self,
        id: u64,
        node: usize,
        device: DeviceId,
        at: i64,
        doc: &DocId,
        values: &[(&str, String)],
    ) {
        self.entered.extend(values.iter().map(|(key, value)| Fact {
            command: id,
            node,
            device,
            doc: Some(doc.to_string()),
            path: Some(format!("{EVIDENCE}/?/{key}")),
            value: value.clone(),
            at,
            acknowledged: false,
            destroyed: false,
        }));
    }

    /// The program answered.
    pub fn answered(&mut self, id: u64, answer: &Answer) {
        let Ok(answer) = answer else { return };
        let text = |key: &str| answer[key].as_str().map(str::to_owned);
        self.scans.iter_mut().filter(|scan| scan.command == id).for_each(|scan| scan.acknowledged = true);
        for fact in self.entered.iter_mut().rev().filter(|fact| fact.command == id) {
            fact.acknowledged = true;
            fact.doc = fact.doc.take().or_else(|| text("id"));
            if let (Some(record), Some(section), Some(path)) = (text("record"), section(text, fact), &fact.path) {
                let key = path.rsplit('/').next().unwrap_or_default();
                fact.path = Some(format!("{section}/{record}/{key}"));
            }
        }
        if let (Some((node, at)), Some(seal), Some(doc)) = (self.sealing.remove(&id), text("seal"), text("id")) {
            self.seals.push(SealTold { node, doc, seal, at, destroyed: false });
        }
    }

    /// The program said that nothing was saved.
    pub fn refused(&mut self, id: u64) {
        self.sealing.remove(&id);
    }

    /// Whether the very same scan was attached to two dossiers.
    #[must_use]
    pub fn shared_scans(&self) -> bool {
        let of = |one: &Scan| self.scans.iter().any(|other| other.hash == one.hash && other.doc != one.doc);
        self.scans.iter().any(of)
    }

    /// Whether what a command entered was confirmed and is on some disk.
    #[must_use]
    pub fn stands(&self, command: u64) -> bool {
        let mut of = self.entered.iter().filter(|fact| fact.command == command).peekable();
        of.peek().is_some() && of.all(|fact| fact.acknowledged && !fact.destroyed)
    }
}

/// The section of a record: as the answer says, or as the question did.
fn section(answer: impl Fn(&str) -> Option<String>, fact: &Fact) -> Option<String> {
    answer("section").or_else(|| Some(fact.path.as_deref()?.split_once("/?/")?.0.to_owned()))
}

type Value = (Option<String>, Option<String>, String);

/// The values that a command enters, each with its document and path as far as they are known.
fn values(command: &Command) -> Vec<Value> {
    let one = |id: &String, path: &str, value: &String| (Some(id.clone()), Some(path.to_owned()), value.clone());
    match command {
        Command::DossierNew { name } => vec![(None, Some("name".to_owned()), name.clone())],
        Command::DossierSet { id, values } => values.iter().map(|(key, value)| one(id, key, value)).collect(),
        Command::DossierText { id, text, .. } => vec![one(id, "narrative", text)],
        Command::RecordSet { id, section, record, values } => {
            let record = record.as_deref().unwrap_or("?");
            values.iter().map(|(key, value)| one(id, &format!("{section}/{record}/{key}"), value)).collect()
        }
        Command::RecordRemove { id, section, record, reason } => {
            vec![one(id, &format!("{section}/{record}/removed"), reason)]
        }
        Command::DossierWithdraw { id, reason } => vec![one(id, "withdrawn", reason)],
        Command::ConflictResolve { choice: Choice::Value(value), .. } => vec![(None, None, value.clone())],
        _ => Vec::new(),
    }
}

/// How much happened, for the report of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Values that the program said are saved.
    pub acknowledged: usize,
    /// Of these, how many an old image took away.
    pub destroyed: usize,
    /// Seals that were confirmed.
    pub seals: usize,
    /// Receipts that were looked at.
    pub receipts: usize,
    /// Planted disagreements in which both sides were confirmed.
    pub disagreements: usize,
    /// Scans that the program said are attached.
    pub scans: usize,
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.acknowledged += other.acknowledged;
        self.destroyed += other.destroyed;
        self.seals += other.seals;
        self.receipts += other.receipts;
        self.disagreements += other.disagreements;
        self.scans += other.scans;
    }
}

impl Facts {
    /// How much happened.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let acknowledged = || self.entered.iter().filter(|fact| fact.acknowledged);
        let both = self.disagreements.iter().filter(|known| known.commands.iter().all(|command| self.stands(*command)));
        Tally {
            acknowledged: acknowledged().count(),
            destroyed: acknowledged().filter(|fact| fact.destroyed).count(),
            seals: self.seals.len(),
            receipts: self.receipts.len(),
            disagreements: both.count(),
            scans: self.scans.iter().filter(|scan| scan.acknowledged).count(),
        }
    }
}
