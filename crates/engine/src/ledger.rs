//! The statements that are held, and what follows from them together.

use std::collections::BTreeMap;

use jiangxuan_model::{BureauCode, Digest, DocId, Time};
use jiangxuan_trust::{Claim, Entry, Receipt, Seal, SignedStatement, Statement};

/// Where the season stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Work may be sealed.
    Open,
    /// Sealed work may still arrive.
    Closing,
    /// The list is signed.
    Closed,
}

impl Phase {
    /// As a word for scripts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closing => "closing",
            Self::Closed => "closed",
        }
    }
}

/// A statement in its original bytes, and read.
#[derive(Debug, Clone)]
pub struct Held {
    /// As its author signed it.
    pub signed: SignedStatement,
    /// What it says.
    pub statement: Statement,
}

/// A seal with its id.
#[derive(Debug, Clone)]
pub struct Sealed {
    /// Id of the statement.
    pub id: Digest,
    /// What was frozen.
    pub seal: Seal,
    /// When, by the sealer's clock.
    pub time: Time,
}

/// All statements of a season.
#[derive(Debug, Default)]
pub struct Ledger {
    held: BTreeMap<Digest, Held>,
    seals: BTreeMap<DocId, Vec<Sealed>>,
    reopened: BTreeMap<Digest, String>,
    receipts: BTreeMap<Digest, (Digest, Receipt)>,
    listed: BTreeMap<Digest, Entry>,
    admitted: BTreeMap<Digest, String>,
    extensions: BTreeMap<BureauCode, Time>,
    last_receipt: Option<(u64, Digest)>,
    closing: Option<Time>,
    closed: Option<(Time, Digest)>,
}

impl Ledger {
    /// Takes in a statement that was verified. Adding it twice changes nothing.
    pub fn add(&mut self, id: Digest, signed: SignedStatement, statement: Statement) {
        if self.held.contains_key(&id) {
            return;
        }
        match &statement.claim {
            Claim::Seal(seal) => {
                let seals = self.seals.entry(seal.doc.clone()).or_default();
                seals.push(Sealed { id, seal: seal.clone(), time: statement.time });
                seals.sort_by_key(|sealed| (sealed.seal.version, sealed.id));
            }
            Claim::Reopen(reopen) => drop(self.reopened.insert(reopen.seal, reopen.reason.clone())),
            Claim::Receipt(receipt) => self.add_receipt(id, receipt),
            Claim::Closing {} => self.closing = Some(self.closing.map_or(statement.time, |t| t.min(statement.time))),
            Claim::Closed(closed) => self.closed = Some((statement.time, closed.season_root)),
            Claim::Manifest(manifest) => {
                self.listed.extend(manifest.entries.iter().map(|entry| (entry.seal, entry.clone())));
            }
            Claim::Extension(extension) => {
                let until = self.extensions.entry(extension.bureau.clone()).or_insert(extension.until);
                *until = extension.until.max(*until);
            }
            Claim::Admission(admission) => drop(self.admitted.insert(admission.seal, admission.reason.clone())),
            Claim::PhoneNote(_) => {}
        }
        self.held.insert(id, Held { signed, statement });
    }

    fn add_receipt(&mut self, id: Digest, receipt: &Receipt) {
        if self.last_receipt.is_none_or(|(no, _)| receipt.no > no) {
            self.last_receipt = Some((receipt.no, id));
        }
        self.receipts.entry(receipt.seal).or_insert_with(|| (id, receipt.clone()));
    }

    /// Every statement by id.
    #[must_use]
    pub fn held(&self) -> &BTreeMap<Digest, Held> {
        &self.held
    }

    /// Every seal of a dossier, the newest version last.
    #[must_use]
    pub fn seals(&self, doc: &DocId) -> &[Sealed] {
        self.seals.get(doc).map_or(&[], Vec::as_slice)
    }

    /// The newest seal that was not taken back.
    #[must_use]
    pub fn current(&self, doc: &DocId) -> Option<&Sealed> {
        self.seals(doc).iter().rev().find(|sealed| !self.reopened.contains_key(&sealed.id))
    }

    /// Why a seal was taken back.
    #[must_use]
    pub fn reopened(&self, seal: &Digest) -> Option<&str> {
        self.reopened.get(seal).map(String::as_str)
    }

    /// The receipt of a seal, and its id.
    #[must_use]
    pub fn receipt(&self, seal: &Digest) -> Option<&(Digest, Receipt)> {
        self.receipts.get(seal)
    }

    /// Every receipt, by number.
    #[must_use]
    pub fn receipts(&self) -> Vec<&(Digest, Receipt)> {
        let mut all: Vec<_> = self.receipts.values().collect();
        all.sort_by_key(|(_, receipt)| receipt.no);
        all
    }

    /// Number and id of the newest receipt.
    #[must_use]
    pub fn last_receipt(&self) -> Option<(u64, Digest)> {
        self.last_receipt
    }

    /// The dossiers that have a seal that stands.
    pub fn sealed_documents(&self) -> impl Iterator<Item = (&DocId, &Sealed)> {
        self.seals.keys().filter_map(|doc| Some((doc, self.current(doc)?)))
    }

    /// Whether a seal counts: on the closing list, admitted late, or within its bureau's extension.
    #[must_use]
    pub fn counts(&self, seal: &Digest) -> bool {
        let in_time = || self.receipt(seal).is_some_and(|(_, receipt)| !receipt.late);
        self.listed.contains_key(seal) || self.admitted.contains_key(seal) || self.closed.is_some() && in_time()
    }

    /// Whether a seal was admitted late, and why.
    #[must_use]
    pub fn admitted(&self, seal: &Digest) -> Option<&str> {
        self.admitted.get(seal).map(String::as_str)
    }

    /// Where the season stands.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match (&self.closing, &self.closed) {
            (_, Some(_)) => Phase::Closed,
            (Some(_), None) => Phase::Closing,
            (None, None) => Phase::Open,
        }
    }

    /// When the season was closed, and the root over its lists.
    #[must_use]
    pub fn closed(&self) -> Option<(Time, Digest)> {
        self.closed
    }

    /// Until when a bureau has longer.
    #[must_use]
    pub fn extension(&self, bureau: &BureauCode) -> Option<Time> {
        self.extensions.get(bureau).copied()
    }

    /// Whether work of this bureau that arrives now is late.
    #[must_use]
    pub fn late(&self, bureau: &BureauCode, now: Time) -> bool {
        self.phase() == Phase::Closed && self.extension(bureau).is_none_or(|until| now > until)
    }
}
