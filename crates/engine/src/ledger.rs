//! The statements that are held, and what follows from them together.

use std::collections::{BTreeMap, BTreeSet};

pub use jiangxuan_contract::answer::season::Phase;
use jiangxuan_model::{BureauCode, DeviceId, Digest, DocId, Time};
use jiangxuan_trust::{Claim, Receipt, Roster, Seal, SignedStatement, Statement};

use crate::closings::Closings;
use crate::ranks::{Ranks, rank};

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
    reopened: BTreeMap<(DocId, Digest), String>,
    /// Of each seal, all that were given.
    receipts: BTreeMap<Digest, Vec<(Digest, Receipt)>>,
    closings: Closings,
    admitted: BTreeMap<Digest, String>,
    extensions: BTreeMap<BureauCode, Time>,
    /// The newest receipt of each node.
    last_receipts: BTreeMap<DeviceId, (u64, Digest)>,
    numbers: BTreeMap<(DeviceId, u64), Digest>,
    doubled: BTreeSet<u64>,
    closing: Option<Time>,
    ranks: Ranks,
    /// In a transaction: what it has added.
    added: Option<Vec<Digest>>,
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
            Claim::Reopen(reopen) => {
                // Under the dossier that its author may reopen: it does nothing to a seal of another one.
                self.reopened.insert((reopen.doc.clone(), reopen.seal), reopen.reason.clone());
            }
            Claim::Receipt(receipt) => self.add_receipt(id, receipt),
            Claim::Closing {} => self.closing = Some(self.closing.map_or(statement.time, |t| t.min(statement.time))),
            Claim::Closed(closed) => self.closings.close(id, &statement, closed, &self.ranks),
            Claim::Manifest(manifest) => self.closings.list(id, &statement, manifest, &self.ranks),
            Claim::Extension(extension) => {
                let until = self.extensions.entry(extension.bureau.clone()).or_insert(extension.until);
                *until = extension.until.max(*until);
            }
            Claim::Admission(admission) => drop(self.admitted.insert(admission.seal, admission.reason.clone())),
            Claim::PhoneNote(_) => {}
        }
        self.held.insert(id, Held { signed, statement });
        if let Some(added) = &mut self.added {
            added.push(id);
        }
    }

    /// From now on what is added can be taken out again.
    pub(crate) fn begin(&mut self) {
        self.added = Some(Vec::new());
    }

    /// What was added since [`Ledger::begin`] stands.
    pub(crate) fn keep(&mut self) {
        self.added = None;
    }

    /// Takes out what was added since [`Ledger::begin`], and concludes anew from what remains; the documents that it
    /// was about.
    pub(crate) fn roll_back(&mut self) -> Vec<DocId> {
        let added = self.added.take().unwrap_or_default();
        if added.is_empty() {
            return Vec::new();
        }
        let Self { mut held, ranks, .. } = std::mem::take(self);
        self.ranks = ranks;
        let dropped: Vec<Held> = added.iter().filter_map(|id| held.remove(id)).collect();
        held.into_iter().for_each(|(id, held)| self.add(id, held.signed, held.statement));
        dropped.iter().filter_map(|held| held.statement.claim.doc().cloned()).collect()
    }

    fn add_receipt(&mut self, id: Digest, receipt: &Receipt) {
        let last = self.last_receipts.entry(receipt.node).or_insert((receipt.no, id));
        *last = (receipt.no, id).max(*last);
        if *self.numbers.entry((receipt.node, receipt.no)).or_insert(id) != id {
            self.doubled.insert(receipt.no);
        }
        self.receipts.entry(receipt.seal).or_default().push((id, receipt.clone()));
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

    /// The newest seal, unless it was taken back. One that it replaced does not stand again.
    #[must_use]
    pub fn current(&self, doc: &DocId) -> Option<&Sealed> {
        let seals = self.seals(doc);
        let newest = seals.last()?.seal.version;
        let mut of_newest = seals.iter().rev().take_while(|sealed| sealed.seal.version == newest);
        of_newest.find(|sealed| self.reopened(sealed).is_none())
    }

    /// The newest seal that has a receipt, unless it or a newer one was taken back: what the closing list names.
    #[must_use]
    pub fn received(&self, doc: &DocId) -> Option<(&Sealed, u64)> {
        let mut newest_first = self.seals(doc).iter().rev();
        let found =
            newest_first.find(|sealed| self.receipts.contains_key(&sealed.id) || self.reopened(sealed).is_some())?;
        let standing = self.reopened(found).is_none();
        standing.then(|| self.receipt(&found.id).map(|(_, receipt)| (found, receipt.no)))?
    }

    /// The dossiers that have a seal without a receipt.
    #[must_use]
    pub fn unreceipted(&self) -> Vec<DocId> {
        let waits = |seals: &[Sealed]| seals.iter().any(|sealed| !self.receipts.contains_key(&sealed.id));
        self.seals.iter().filter(|(_, seals)| waits(seals)).map(|(doc, _)| doc.clone()).collect()
    }

    /// Numbers that one node gave twice: it was put back to an older copy of its disk.
    #[must_use]
    pub fn doubled(&self) -> &BTreeSet<u64> {
        &self.doubled
    }

    /// Why a seal was taken back.
    #[must_use]
    pub fn reopened(&self, sealed: &Sealed) -> Option<&str> {
        self.reopened.get(&(sealed.seal.doc.clone(), sealed.id)).map(String::as_str)
    }

    /// The receipt of a seal, and its id: of several that of the node which has been in the season longest, and of its
    /// own the first. A node that took over, or was put back to a backup, gives its own later, and nobody can say for
    /// an older node when something came.
    #[must_use]
    pub fn receipt(&self, seal: &Digest) -> Option<&(Digest, Receipt)> {
        let first =
            |(id, receipt): &&(Digest, Receipt)| (rank(&self.ranks, &receipt.node), receipt.received, receipt.no, *id);
        self.receipts.get(seal)?.iter().min_by_key(first)
    }

    /// Every receipt, by number.
    #[must_use]
    pub fn receipts(&self) -> Vec<&(Digest, Receipt)> {
        let mut all: Vec<_> = self.receipts.keys().filter_map(|seal| self.receipt(seal)).collect();
        all.sort_by_key(|(_, receipt)| receipt.no);
        all
    }

    /// Takes over who has been in the season for how long.
    pub fn know<'a>(&mut self, roster: impl Into<Option<&'a Roster>>) {
        let members = roster.into().into_iter().flat_map(|roster| &roster.members);
        self.ranks = members.map(|member| (member.device, member.since)).collect();
        self.closings.settle(&self.ranks);
    }

    /// Number and id of the newest receipt that this node goes on from: of its own, and of nodes that were in the
    /// season before it. What a node says that should not give receipts yet moves nobody else's numbers.
    #[must_use]
    pub fn last_receipt(&self, node: &DeviceId) -> Option<(u64, Digest)> {
        let before = rank(&self.ranks, node);
        let of_chain = self.last_receipts.iter().filter(|(other, _)| rank(&self.ranks, other) <= before);
        of_chain.map(|(_, last)| *last).max()
    }

    /// What was said of the end of the season.
    #[must_use]
    pub fn closings(&self) -> &Closings {
        &self.closings
    }

    /// The dossiers that have a seal that stands.
    pub fn sealed_documents(&self) -> impl Iterator<Item = (&DocId, &Sealed)> {
        self.seals.keys().filter_map(|doc| Some((doc, self.current(doc)?)))
    }

    /// Whether a seal counts: on the closing list, admitted late, or within its bureau's extension.
    #[must_use]
    pub fn counts(&self, seal: &Digest) -> bool {
        self.closings.lists(seal) || self.admitted.contains_key(seal) || self.in_extension(seal)
    }

    /// Whether a seal was received after the closing and yet in time: its bureau has longer, or a node that was in the
    /// season no later than whoever closed it had not heard of the closing.
    fn in_extension(&self, seal: &Digest) -> bool {
        let Some((by, closed)) = self.closings.in_force() else { return false };
        let last = closed.last_receipt.unwrap_or_default();
        let may_say = |receipt: &Receipt| {
            let longer = self.extension(&receipt.doc.bureau).is_some_and(|until| receipt.received <= until);
            longer || rank(&self.ranks, &receipt.node) <= rank(&self.ranks, &by)
        };
        self.receipt(seal).is_some_and(|(_, receipt)| !receipt.late && receipt.no > last && may_say(receipt))
    }

    /// Whether a seal was admitted late, and why.
    #[must_use]
    pub fn admitted(&self, seal: &Digest) -> Option<&str> {
        self.admitted.get(seal).map(String::as_str)
    }

    /// Where the season stands.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match (&self.closing, self.closings.in_force()) {
            (_, Some(_)) => Phase::Closed,
            (Some(_), None) => Phase::Closing,
            (None, None) => Phase::Open,
        }
    }

    /// When the season was closed, and the root over its lists.
    #[must_use]
    pub fn closed(&self) -> Option<(Time, Digest)> {
        self.closings.when()
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

#[cfg(test)]
mod tests {
    use jiangxuan_model::Kind;
    use jiangxuan_trust::DeviceKey;

    use super::*;

    const SEAL: Digest = Digest([1; 32]);

    /// Two nodes, and since when they are in the season.
    const RANKED: [(u8, u64); 2] = [(1, 1), (2, 2)];

    fn node_key(node: u8) -> DeviceKey {
        DeviceKey::from_seed([node; 32])
    }

    /// A receipt of a node for the one seal.
    fn receipt(node: u8, no: u64, received: i64) -> (Digest, SignedStatement, Statement) {
        let key = node_key(node);
        let receipt = Receipt {
            no,
            seal: SEAL,
            doc: DocId::only(Kind::Dossier, "140702".parse().expect("a code")),
            version: 1,
            heads: Vec::new(),
            blobs: Vec::new(),
            received: Time(received),
            previous: None,
            node: key.id(),
            late: false,
        };
        let claim = Claim::Receipt(receipt);
        let statement = Statement { campaign: Digest([2; 32]), author: key.id(), time: Time(received), claim };
        let signed = SignedStatement::sign(&key, &statement).expect("signs");
        (signed.id(), signed, statement)
    }

    fn ledger(receipts: &[(Digest, SignedStatement, Statement)]) -> Ledger {
        let mut ledger =
            Ledger { ranks: RANKED.map(|(node, since)| (node_key(node).id(), since)).into(), ..Ledger::default() };
        receipts.iter().cloned().for_each(|(id, signed, statement)| ledger.add(id, signed, statement));
        ledger
    }

    #[test]
    fn a_receipt_that_was_shown_is_not_replaced_by_a_later_one_of_another_node() {
        let (first, later) = (receipt(1, 7, 1_000), receipt(2, 1, 2_000));
        let second = later.2.author;
        for order in [[first.clone(), later.clone()], [later, first.clone()]] {
            let ledger = ledger(&order);
            assert_eq!(ledger.receipt(&SEAL).map(|(id, receipt)| (*id, receipt.no)), Some((first.0, 7)));
            assert_eq!(ledger.last_receipt(&second), Some((7, first.0)), "the list goes on from the highest");
        }
    }

    #[test]
    fn one_number_of_two_nodes_is_two_receipts_and_one_number_of_one_node_is_an_alarm() {
        assert!(ledger(&[receipt(1, 1, 1_000), receipt(2, 1, 2_000)]).doubled().is_empty());
        assert_eq!(ledger(&[receipt(1, 1, 1_000), receipt(1, 1, 2_000)]).doubled(), &BTreeSet::from([1]));
    }
}
