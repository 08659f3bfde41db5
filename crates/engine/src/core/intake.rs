//! Taking in what peers send: from the first check to the acknowledgement (design §5.4).

use std::sync::Arc;

use jiangxuan_model::{DeviceId, Digest, DocId, Vector};
use jiangxuan_store::{QuarantineItem, Shelf as _, Write};
use jiangxuan_sync::worker::Verdict;
use jiangxuan_sync::{Job, Outcome as Tried, Parcel, Refusal, RefusalCode, vet};
use jiangxuan_trust::{Chain, Member, Roster, SignedStatement, may_see, may_state, may_write};

use super::state::{Core, Origin, Projection, Trial};
use super::{Change, Effect, Notice, Work};
use crate::settings;

/// What a statement in quarantine begins with; no parcel does.
pub(super) const STATEMENT: &[u8] = b"JXSTATE1";
/// Refused items that nobody has decided about and that are kept at most.
const QUARANTINE_LIMIT: usize = 10_000;

impl Core {
    /// A parcel arrived: checks it, and sends it to trial where it holds anything new.
    pub(crate) fn consider(&mut self, work: &mut Work<'_, '_>, origin: Origin, parcel: Parcel) {
        let busy = self.jobs.values().any(|trial| trial.parcel.doc == parcel.doc);
        if busy {
            self.waiting.entry(parcel.doc.clone()).or_default().push_back((origin, parcel));
            return;
        }
        match self.checked(origin, &parcel) {
            Ok(chains) if chains.is_empty() => self.judged(work, origin, &parcel.doc, None),
            Ok(chains) => self.try_chains(work, origin, parcel, chains),
            Err(refusal) => self.refuse(work, origin, parcel, &refusal),
        }
    }

    fn checked(&self, origin: Origin, parcel: &Parcel) -> Result<Vec<Chain>, Refusal> {
        let nobody = || Refusal::new(RefusalCode::PeerNotEntitled, "本机不在任何年度活动里");
        let roster = self.roster().ok_or_else(nobody)?;
        if !jiangxuan_trust::may_read(roster, &self.me.id(), &parcel.doc) {
            return Err(Refusal::new(RefusalCode::PeerNotEntitled, "本机无权持有该材料"));
        }
        let held = self.documents.get(&parcel.doc).map(|entry| entry.vector().clone()).unwrap_or_default();
        // An officer's decision stands in for the municipal node that vouches for a revoked author.
        let peer = match origin {
            Origin::Admitted(..) => self.me.id(),
            other => other.device(),
        };
        let chains = vet(roster, &peer, &held, parcel)?;
        // Vouching and letting in lift a revocation; they give no rights that the author never had.
        let once = |author: &DeviceId| may_write(&before_revocation(roster, author), author, &parcel.doc);
        if chains.iter().any(|chain| roster.is_revoked(&chain.device) && !once(&chain.device)) {
            return Err(Refusal::new(RefusalCode::NotEntitled, "作者设备停用以前也无权修改该材料"));
        }
        Ok(chains)
    }

    fn try_chains(&mut self, work: &mut Work<'_, '_>, origin: Origin, parcel: Parcel, chains: Vec<Chain>) {
        let doc = parcel.doc.clone();
        let (base, held) = match self.documents.get(&doc) {
            Some(entry) if parcel.whole.is_none() => (entry.vector().clone(), self.on_disk(work, &doc)),
            // A whole document is tried by itself.
            _ => (Vector::default(), Ok((None, Vec::new()))),
        };
        let (snapshot, since) = match held {
            Ok(found) => found,
            Err(error) => {
                return self.refuse(work, origin, parcel, &Refusal::new(RefusalCode::NotStored, error.to_string()));
            }
        };
        let item = Job { doc, snapshot, since, whole: parcel.whole.clone(), chains: chains.clone() };
        let job = self.send_on_trial(work, item);
        self.jobs.insert(job, Trial { origin, parcel, chains, base, heads: self.heads() });
    }

    /// Has a job tried; its number.
    pub(super) fn send_on_trial(&mut self, work: &mut Work<'_, '_>, item: Job) -> u64 {
        let job = self.next_job;
        self.next_job += 1;
        work.step.then(Effect::Try { job, work: Box::new(item) });
        job
    }

    /// The saved form of a document, and the changes beside it.
    pub(super) fn on_disk(
        &self,
        work: &Work<'_, '_>,
        doc: &DocId,
    ) -> Result<(Option<Vec<u8>>, Vec<Chain>), jiangxuan_store::StoreError> {
        let Some(entry) = self.documents.get(doc) else { return Ok((None, Vec::new())) };
        let disk = work.disk();
        let snapshot = disk.snapshot(doc)?;
        if snapshot.is_some() && entry.summary.unsaved == 0 {
            return Ok((snapshot, Vec::new()));
        }
        // The trial leaves out what the snapshot holds already.
        Ok((snapshot, disk.chains(doc, &jiangxuan_model::Vector::default())?))
    }

    /// A trial ended.
    pub(crate) fn tried(&mut self, work: &mut Work<'_, '_>, job: u64, verdict: Verdict) {
        let Some(trial) = self.jobs.remove(&job) else { return self.saved_anew(work, job, verdict) };
        let doc = trial.parcel.doc.clone();
        let now = self.documents.get(&doc).map(|entry| entry.vector().clone()).unwrap_or_default();
        match verdict {
            // Somebody may have been shut out meanwhile: what holds is the roster of now.
            Ok(_) if self.heads() != trial.heads => self.consider(work, trial.origin, trial.parcel),
            // Whole, but something is held already: what it brings is tried on top of that.
            Ok(outcome) if now != trial.base && trial.parcel.whole.is_some() => {
                self.consider(work, trial.origin, Parcel::of(doc.clone(), outcome.chains));
            }
            // Somebody edited here meanwhile: the trial must be of what is there now.
            Ok(_) if now != trial.base => self.consider(work, trial.origin, trial.parcel),
            Ok(outcome) => self.admit(work, trial, outcome),
            Err(refusal) => self.refuse(work, trial.origin, trial.parcel, &refusal),
        }
        self.next_waiting(work, &doc);
    }

    fn next_waiting(&mut self, work: &mut Work<'_, '_>, doc: &DocId) {
        while !self.jobs.values().any(|trial| trial.parcel.doc == *doc) {
            let Some(queue) = self.waiting.get_mut(doc) else { return };
            let Some((origin, parcel)) = queue.pop_front() else {
                self.waiting.remove(doc);
                return;
            };
            self.consider(work, origin, parcel);
        }
    }

    fn admit(&mut self, work: &mut Work<'_, '_>, mut trial: Trial, outcome: Tried) {
        let doc = trial.parcel.doc;
        if trial.parcel.whole.is_some() {
            trial.chains = outcome.chains;
        }
        self.open.take(&doc);
        work.step.write(Write::Chains { doc: doc.clone(), chains: trial.chains.clone() });
        let entry = self.documents.entry(&doc);
        entry.hold(&doc, outcome.vector.clone());
        let written_here = entry.summary.written_here || trial.chains.iter().any(|chain| chain.device == self.me.id());
        entry.summary = Projection { summary: outcome.summary, written_here, ..Projection::default() };
        self.write_projection(work, &doc, outcome.vector, outcome.snapshot);
        self.learn_season(work, &doc);
        let source = match trial.origin {
            Origin::Peer(device, number) if self.converses(&device, number) => Some(device),
            Origin::Peer(..) => None,
            Origin::Carried(..) | Origin::Admitted(..) => None,
        };
        self.announce(work, source, vec![Parcel::of(doc.clone(), trial.chains)], &[]);
        self.receipt_for(work, &doc);
        self.blobs_changed(work, &doc);
        self.judged(work, trial.origin, &doc, None);
        work.changed(Change::Document { doc, here: false });
    }

    /// Puts refused bytes aside and tells the sender.
    fn refuse(&mut self, work: &mut Work<'_, '_>, origin: Origin, parcel: Parcel, refusal: &Refusal) {
        let doc = parcel.doc.clone();
        if refusal.code == RefusalCode::Fork {
            self.forked(&doc, origin.device());
        }
        // What can simply be asked for again is not worth keeping.
        let transient =
            matches!(refusal.code, RefusalCode::Gap | RefusalCode::NotStored | RefusalCode::MissingDependency);
        if !transient && !matches!(origin, Origin::Admitted(..)) {
            let bytes = postcard::to_stdvec(&parcel).unwrap_or_default();
            self.quarantine(work, origin.device(), Some(parcel.doc), refusal, bytes);
        }
        self.judged(work, origin, &doc, Some(refusal));
    }

    /// Keeps refused bytes where an officer sees them.
    fn quarantine(
        &mut self,
        work: &mut Work<'_, '_>,
        device: DeviceId,
        doc: Option<DocId>,
        refusal: &Refusal,
        bytes: Vec<u8>,
    ) {
        if self.quarantine_open >= QUARANTINE_LIMIT {
            let text = "隔离区已满，新被拒收的数据不再保留（发送方仍有原件）。已有资料不受影响；请市局在隔离区逐项处理，并查看是哪台设备所发。";
            self.alarms.insert("quarantine".to_owned(), text.to_owned());
            return;
        }
        if !self.quarantined.insert(Digest::of(&bytes)) {
            return;
        }
        self.quarantine_open += 1;
        let word = serde_json::to_value(refusal.code).ok().and_then(|word| word.as_str().map(str::to_owned));
        let reason = format!("{}: {}", word.unwrap_or_default(), refusal.detail);
        let item = QuarantineItem { doc, device, reason, time: work.env.now, bytes };
        work.step.write(Write::Quarantine(item));
        work.changed(Change::Quarantine);
    }

    fn judged(&mut self, work: &mut Work<'_, '_>, origin: Origin, doc: &DocId, refusal: Option<&Refusal>) {
        match origin {
            // A conversation that has ended since is owed no answer, and the next one would take it for its own.
            Origin::Peer(peer, number) if !self.converses(&peer, number) => {}
            Origin::Peer(peer, _) => {
                let digest = self.documents.get(doc).map(|entry| entry.vector().digest());
                let outcome = refusal.map_or_else(
                    || Ok(digest.unwrap_or_else(|| jiangxuan_model::Vector::default().digest())),
                    |refusal| Err(refusal.code),
                );
                self.with_session(work, peer, |session, holdings| session.judged(holdings, doc, outcome));
            }
            Origin::Carried(_, import) => self.carried(work, import, doc, refusal),
            Origin::Admitted(_, no, reply) => self.quarantine_tried(work, no, reply, refusal),
        }
    }

    /// Statements arrived on a connection.
    pub(crate) fn take_statements(
        &mut self,
        work: &mut Work<'_, '_>,
        peer: DeviceId,
        statements: Vec<SignedStatement>,
    ) {
        let mut kept = Vec::new();
        for signed in statements {
            let id = signed.id();
            // What is refused is not asked for again in this conversation either.
            kept.push(id);
            self.take_statement(work, peer, signed);
        }
        self.receipt_sealed(work, &kept);
        self.with_session(work, peer, |session, holdings| session.statements_kept(holdings, kept));
    }

    /// Receipts what came in, once all of it is in: among it may be a receipt that this node gave and lost.
    pub(crate) fn receipt_sealed(&mut self, work: &mut Work<'_, '_>, ids: &[Digest]) {
        let sealed = |id: &Digest| match &self.ledger.held().get(id)?.statement.claim {
            jiangxuan_trust::Claim::Seal(seal) => Some(seal.doc.clone()),
            _ => None,
        };
        let docs: Vec<DocId> = ids.iter().filter_map(sealed).collect();
        docs.iter().for_each(|doc| self.receipt_for(work, doc));
    }

    /// Verifies a statement and adds it. Whether it was new and good.
    pub(crate) fn take_statement(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, signed: SignedStatement) -> bool {
        let id = signed.id();
        if self.ledger.held().contains_key(&id) {
            return false;
        }
        let Some(roster) = self.roster() else { return false };
        let Ok(statement) = signed.open() else { return false };
        if statement.campaign != roster.campaign || !may_see(roster, &self.me.id(), &statement.scope()) {
            return false;
        }
        if may_state(roster, &statement.author, &statement.claim) {
            self.state(work, Some(peer), signed, statement);
            return true;
        }
        let vouched = roster.active(&peer).is_some_and(|member| member.role.is_municipal());
        match revoked_author(roster, &statement) {
            Some(_) if vouched => {
                self.state(work, Some(peer), signed, statement);
                true
            }
            Some(author) => {
                let detail = format!("作者设备「{}」已停用，这是它签名的{}", author.name, title(&statement.claim));
                let doc = statement.claim.doc().cloned();
                let bytes = [STATEMENT, &postcard::to_stdvec(&signed).unwrap_or_default()].concat();
                self.quarantine(work, peer, doc, &Refusal::new(RefusalCode::Revoked, detail), bytes);
                false
            }
            None => false,
        }
    }

    /// Stores a statement that is good, passes it on, and does what follows from it.
    pub(crate) fn state(
        &mut self,
        work: &mut Work<'_, '_>,
        source: Option<DeviceId>,
        signed: SignedStatement,
        statement: jiangxuan_trust::Statement,
    ) -> Digest {
        let id = signed.id();
        let bytes = postcard::to_stdvec(&signed).unwrap_or_default();
        let here = statement.author == self.me.id();
        let change = Change::Statement { claim: statement.claim.word(), doc: statement.claim.doc().cloned(), here };
        work.step.write(Write::Statement { id, bytes });
        let about = dossier_of(&statement.claim).cloned();
        self.ledger.add(id, signed, statement);
        self.announce(work, source, Vec::new(), &[id]);
        if let Some(doc) = about {
            self.blobs_changed(work, &doc);
        }
        work.changed(change);
        id
    }

    /// The season's parameters may have arrived with the campaign document.
    fn learn_season(&mut self, work: &mut Work<'_, '_>, doc: &DocId) {
        if self.season.is_some() || self.campaign_doc().as_ref() != Some(doc) {
            return;
        }
        let Ok(text) = self.reading(work, doc, |_, campaign| campaign.narrative()) else { return };
        let signed = self.roster().is_some_and(|roster| roster.season == Digest::of(text.as_bytes()));
        match jiangxuan_rules::Season::parse(&text) {
            Ok(season) if signed => {
                self.season = Some(Arc::new(season));
                work.step.write(settings::put_season(&text));
                work.step.then(Effect::Notice(Notice::Roster));
            }
            _ => {
                let text = "收到的年度参数与名册上签名的不一致，未采用。本机资料不受影响；请联系市局登记人员。";
                self.alarms.insert("season".to_owned(), text.to_owned());
            }
        }
    }
}

/// The roster as if this device had never left.
fn before_revocation(roster: &Roster, device: &DeviceId) -> Roster {
    let mut before = roster.clone();
    before.members.iter_mut().filter(|member| member.device == *device).for_each(|member| member.left = None);
    before
}

/// The device that made a statement, if it was revoked and might have made it before.
pub(super) fn revoked_author<'a>(roster: &'a Roster, statement: &jiangxuan_trust::Statement) -> Option<&'a Member> {
    let author = &statement.author;
    let member = roster.member(author).filter(|member| member.is_revoked())?;
    may_state(&before_revocation(roster, author), author, &statement.claim).then_some(member)
}

/// What an officer calls a statement.
fn title(claim: &jiangxuan_trust::Claim) -> &'static str {
    use jiangxuan_trust::Claim;
    match claim {
        Claim::Seal(_) => "签发",
        Claim::Reopen(_) => "撤回或退回",
        Claim::Receipt(_) => "回执",
        Claim::Closing {} => "截止",
        Claim::Manifest(_) | Claim::Closed(_) => "封存清单",
        Claim::Extension(_) => "延期",
        Claim::Admission(_) => "补收",
        Claim::PhoneNote(_) => "电话报送码记录",
    }
}

/// The dossier that a seal or receipt is about: which attachments are wanted follows from both.
fn dossier_of(claim: &jiangxuan_trust::Claim) -> Option<&jiangxuan_model::DocId> {
    match claim {
        jiangxuan_trust::Claim::Seal(seal) => Some(&seal.doc),
        jiangxuan_trust::Claim::Receipt(receipt) => Some(&receipt.doc),
        _ => None,
    }
}
