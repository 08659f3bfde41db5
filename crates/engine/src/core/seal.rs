//! Sealing, receipts, and where a dossier stands on its way (design §6).

use jiangxuan_contract::answer::closing::PhoneCode;
use jiangxuan_contract::answer::dossier::{self, Delivery};
use jiangxuan_contract::answer::receipt as answer;
use jiangxuan_contract::answer::receipt::{SignedFacts, SignedFile};
use jiangxuan_model::{BureauCode, Digest, DocId, Edit};
use jiangxuan_rules::Finding;
use jiangxuan_rules::stage::{Ends, Obstacle, may_submit};
use jiangxuan_trust::{Claim, DeviceKey, Log, Receipt, Reopen, Seal, SignedStatement, Statement, phone};

use super::Work;
use super::campaign::{rfc3339, trust};
use super::state::Core;
use crate::command::Failure;
use crate::ledger::{Phase, Sealed};
use crate::proof::judged;

/// What is told whoever wants to seal too early or too late.
fn not_submitted(obstacle: Obstacle<'_>) -> Failure {
    match obstacle {
        Obstacle::Withdrawn => {
            Failure::new("withdrawn", "这份申报已撤回，没有签发。如需继续，请先执行 dossier restore。")
        }
        Obstacle::Declined => {
            Failure::new("declined", "这名申报人已决定不予推荐，没有签发。如需推荐，请先执行 applicant reconsider。")
        }
        Obstacle::Submitted => Failure::new("already_sealed", "这一版已经签发，之后没有改动。无须重复签发。"),
        Obstacle::Findings { first, count } => {
            let text = format!(
                "还有 {count} 项必须先解决，没有签发，资料都在。第一项：{}{}（{}）。请用 dossier check 查看全部。",
                first.message, first.advice, first.clause
            );
            Failure::new("findings", text)
        }
    }
}

impl Core {
    /// Signs a claim, stores it and passes it on.
    pub(crate) fn claim(&mut self, work: &mut Work<'_, '_>, claim: Claim) -> Result<Digest, Failure> {
        let campaign = self.enrolled()?.roster.campaign;
        let statement = Statement { campaign, author: self.me.id(), time: work.env.now, claim };
        let signed = sign(&self.me, &statement)?;
        Ok(self.state(work, None, signed, statement))
    }

    /// Where the present content of a dossier is.
    pub(crate) fn delivery(&self, doc: &DocId) -> Delivery {
        let standing = self.ledger.current(doc).filter(|sealed| !self.edited_since(doc, sealed));
        match standing {
            Some(sealed) if self.ledger.counts(&sealed.id) => Delivery::Closed,
            Some(sealed) if self.ledger.receipt(&sealed.id).is_some() => Delivery::Received,
            _ if self.elsewhere(doc) => Delivery::Bureau,
            _ => Delivery::Local,
        }
    }

    /// Whether another device is known to have what this one has.
    fn elsewhere(&self, doc: &DocId) -> bool {
        let mine = self.documents.get(doc).map(|entry| entry.vector().digest());
        let attached = || self.named(doc).keys().all(|hash| self.blobs.elsewhere(doc, hash));
        mine.is_some() && self.kept.get(doc).copied() == mine && attached() || self.only_others_wrote(doc)
    }

    /// What came from another device is on that device.
    fn only_others_wrote(&self, doc: &DocId) -> bool {
        self.documents.get(doc).is_some_and(|entry| !entry.summary.written_here)
    }

    /// Whether anything on the paper changed after this seal.
    pub(crate) fn edited_since(&self, doc: &DocId, sealed: &Sealed) -> bool {
        let summary = self.documents.get(doc).map(|entry| &entry.summary.summary);
        // Where the marker has not arrived yet, nothing is known to have changed.
        summary.and_then(|summary| summary.edited_since.get(&sealed.id.to_string())).copied().unwrap_or_default()
    }

    pub(crate) fn seal(&mut self, work: &mut Work<'_, '_>, id: &str) -> Result<dossier::Sealed, Failure> {
        let doc = self.dossier(id)?;
        self.member()?;
        self.not_archived(&doc)?;
        if self.my_bureau()? != doc.bureau {
            return Err(Failure::new("not_yours", "只有推荐单位自己可以签发。没有改动。"));
        }
        let findings = self.findings(work, &doc)?;
        let ends = self.documents.get(&doc).map_or_else(Ends::default, |entry| self.ends(&doc, entry));
        let judged = may_submit(&findings, ends);
        // What has ended the way is said before what is open on it.
        if judged.is_ok() || matches!(judged, Err(Obstacle::Findings { .. })) {
            self.without_conflicts(&doc)?;
        }
        judged.map_err(not_submitted)?;
        self.within_quota(&doc)?;
        self.freeze(work, &doc, &findings)
    }

    fn without_conflicts(&self, doc: &DocId) -> Result<(), Failure> {
        let open = self.cards_of(doc).len();
        if open == 0 {
            return Ok(());
        }
        let text =
            format!("这份申报还有 {open} 处不一致没有处理，没有签发，两边内容都在。请先用 conflict list 查看并处理。");
        Err(Failure::new("conflicts", text))
    }

    fn freeze(
        &mut self,
        work: &mut Work<'_, '_>,
        doc: &DocId,
        findings: &[Finding],
    ) -> Result<dossier::Sealed, Failure> {
        let entry = self.documents.get(doc).cloned().unwrap_or_default();
        let newest = self.ledger.seals(doc).last();
        let version = newest.map_or(1, |sealed| sealed.seal.version + 1);
        let told = serde_json::to_vec(findings).unwrap_or_default();
        let seal = Seal {
            doc: doc.clone(),
            version,
            vector: entry.vector().digest(),
            heads: entry.summary.summary.heads,
            blobs: self.named(doc).into_keys().collect(),
            findings: Digest::of(&told),
            warnings: u32::try_from(findings.len()).unwrap_or(u32::MAX),
            previous: newest.map(|sealed| sealed.id),
        };
        let id = self.claim(work, Claim::Seal(seal))?;
        self.edit(work, doc, &[Edit::Sealed { seal: id.to_string(), version }])?;
        self.receipt_for(work, doc);
        let late = self.ledger.phase() != Phase::Open && self.ledger.late(&doc.bureau, work.env.now);
        Ok(dossier::Sealed {
            id: doc.to_string(),
            version,
            seal: id.to_string(),
            phone_code: phone::code(id),
            warnings: findings.len(),
            delivery: self.delivery(doc),
            late,
        })
    }

    pub(crate) fn reopen(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        reason: &str,
    ) -> Result<dossier::Reopened, Failure> {
        let doc = self.dossier(id)?;
        if self.my_bureau()? != doc.bureau && !self.municipal() {
            return Err(Failure::new("not_yours", "只有推荐单位或市局可以退回已签发的申报。没有改动。"));
        }
        self.not_archived(&doc)?;
        let sealed =
            self.ledger.current(&doc).ok_or_else(|| Failure::new("not_sealed", "这份申报没有签发过，无须退回。"))?;
        let (seal, version) = (sealed.id, sealed.seal.version);
        self.claim(work, Claim::Reopen(Reopen { seal, doc: doc.clone(), reason: reason.to_owned() }))?;
        Ok(dossier::Reopened { id: doc.to_string(), version, state: dossier::DossierState::Draft })
    }

    /// At a municipal node: receipts the newest seal of a dossier once everything that it covers is here.
    pub(crate) fn receipt_for(&mut self, work: &mut Work<'_, '_>, doc: &DocId) {
        if !self.issues_receipts() {
            return;
        }
        let pending: Vec<Sealed> =
            self.ledger.seals(doc).iter().filter(|sealed| self.ledger.receipt(&sealed.id).is_none()).cloned().collect();
        for sealed in pending {
            if !self.holds_all(work, doc, &sealed) {
                continue;
            }
            let last = self.ledger.last_receipt(&self.me.id());
            // Numbers are only ever the next one; after the last that there is, nothing is signed any more.
            let Some(no) = last.map_or(Some(1), |(no, _)| no.checked_add(1)) else {
                let text = "回执号已经用到最大，本机不能再签发回执。材料都已收到并保存；请更换签发回执的市局设备。";
                self.alarms.insert("receipt_numbers".to_owned(), text.to_owned());
                return;
            };
            let receipt = Receipt {
                no,
                seal: sealed.id,
                doc: doc.clone(),
                version: sealed.seal.version,
                heads: sealed.seal.heads,
                blobs: sealed.seal.blobs,
                received: work.env.now,
                previous: last.map(|(_, id)| id),
                node: self.me.id(),
                late: self.ledger.late(&doc.bureau, work.env.now),
            };
            // A claim that cannot be signed leaves the seal without a receipt, to be tried again.
            if self.claim(work, Claim::Receipt(receipt)).is_err() {
                return;
            }
        }
    }

    /// Receipts are one chain, so one municipal device signs them: the one that has been in the
    /// season longest. When it is revoked, the next one goes on from its last receipt.
    fn issues_receipts(&self) -> bool {
        let node = self.roster().and_then(|roster| roster.hubs().min_by_key(|member| (member.since, member.device)));
        node.is_some_and(|node| node.device == self.me.id())
    }

    /// Whether everything that the seal names is here; a receipt is not given on anybody's word. The seal's mark in the
    /// document is not waited for: a device that was put back to an older image may have lost it for good.
    fn holds_all(&mut self, work: &Work<'_, '_>, doc: &DocId, sealed: &Sealed) -> bool {
        let heads = &sealed.seal.heads;
        let attached = sealed.seal.blobs.iter().all(|hash| self.blobs.has(doc, hash));
        // The document is opened last: this is asked again and again while scans are on their way.
        let held =
            |core: &mut Self| core.reading(work, doc, |_, document| heads.iter().all(|head| document.holds(head)));
        !heads.is_empty() && attached && held(self).unwrap_or_default()
    }

    pub(crate) fn receipts(&self, id: Option<&str>) -> Result<Vec<answer::Receipt>, Failure> {
        let only = id.map(|id| self.dossier(id)).transpose()?;
        let all = self.ledger.receipts();
        let rows = all.into_iter().filter(|(_, receipt)| only.as_ref().is_none_or(|doc| *doc == receipt.doc));
        Ok(rows.map(|(id, receipt)| self.receipt_row(id, receipt)).collect())
    }

    fn receipt_row(&self, id: &Digest, receipt: &Receipt) -> answer::Receipt {
        let verified = self.receipt_verified(id);
        let (_, bureau, node) = self.who(&receipt.node);
        answer::Receipt {
            no: receipt.no,
            dossier: receipt.doc.to_string(),
            version: receipt.version,
            time: rfc3339(receipt.received),
            verified,
            late: receipt.late,
            node,
            by: bureau,
            id: id.to_string(),
            seal: receipt.seal.to_string(),
            name: self.nominee(&receipt.doc),
        }
    }

    /// Whether a receipt's signature holds.
    pub(crate) fn receipt_verified(&self, id: &Digest) -> bool {
        self.ledger.held().get(id).is_some_and(|held| self.is_municipal_word(&held.signed))
    }

    /// Whether a statement is signed by a device that is, or was, a municipal one.
    fn is_municipal_word(&self, signed: &SignedStatement) -> bool {
        let Ok(statement) = signed.open() else { return false };
        let author = self.roster().and_then(|roster| roster.member(&statement.author));
        author.is_some_and(|member| member.role.is_municipal())
    }

    /// A receipt with all that is needed to verify it without this program's data.
    pub(crate) fn receipt_file(&self, no: u64) -> Result<Vec<u8>, Failure> {
        let (id, _) = self
            .ledger
            .receipts()
            .into_iter()
            .find(|(_, receipt)| receipt.no == no)
            .ok_or_else(|| Failure::new("unknown_receipt", format!("没有第 {no} 号回执。")))?;
        let held = self.ledger.held().get(id).ok_or_else(|| Failure::new("damaged", "回执原文缺失。"))?;
        let membership = self.enrolled()?.log.proof_of(&held.statement.author);
        let file = ReceiptFile { membership, receipt: held.signed.clone() };
        serde_json::to_vec_pretty(&file).map_err(|error| Failure::new("internal", error.to_string()))
    }

    pub(crate) fn phone_code(&self, id: &str) -> Result<PhoneCode, Failure> {
        let doc = self.dossier(id)?;
        let sealed = self
            .ledger
            .current(&doc)
            .ok_or_else(|| Failure::new("not_sealed", "这份申报还没有签发，没有电话报送码。请先执行 dossier seal。"))?;
        Ok(PhoneCode { id: doc.to_string(), version: sealed.seal.version, code: phone::code(sealed.id) })
    }

    pub(crate) fn nominee(&self, doc: &DocId) -> String {
        let entry = self.documents.get(doc);
        entry.and_then(|entry| entry.summary.summary.fields.get("name")).cloned().unwrap_or_default()
    }

    /// How many dossiers of a bureau are sealed and stand.
    pub(crate) fn nominated(&self, bureau: &BureauCode) -> Vec<(DocId, Sealed)> {
        let standing =
            |doc: &DocId| self.documents.get(doc).is_some_and(|entry| entry.summary.summary.withdrawn.is_empty());
        self.ledger
            .sealed_documents()
            .filter(|(doc, _)| doc.bureau == *bureau && standing(doc))
            .map(|(doc, sealed)| (doc.clone(), sealed.clone()))
            .collect()
    }
}

/// What `receipt verify` reads.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub struct ReceiptFile {
    /// The entries of the membership log by which the municipal node was let in.
    pub membership: Vec<jiangxuan_trust::SignedEntry>,
    /// The receipt.
    pub receipt: SignedStatement,
}

/// Checks a receipt file: the authority's signatures on the entries, the node's on the receipt; and whether that
/// authority is the one whose fingerprint is `known`.
pub fn verify_receipt(bytes: &[u8], known: Option<&str>) -> Result<SignedFile, Failure> {
    let bad =
        |text: String| Failure::new("not_verified", format!("回执核验不通过：{text}。请以市局系统中的记录为准。"));
    let file: ReceiptFile =
        serde_json::from_slice(bytes).map_err(|_| bad("这不是回执文件，或文件已损坏".to_owned()))?;
    let log = Log::of(&file.membership).map_err(|error| bad(error.to_string()))?;
    let roster = log.roster().ok_or_else(|| bad("文件里没有设备名册".to_owned()))?;
    let statement = file.receipt.open().map_err(|error| bad(error.to_string()))?;
    let Claim::Receipt(receipt) = &statement.claim else { return Err(bad("文件里不是回执".to_owned())) };
    let node = roster.member(&statement.author).filter(|member| member.role.is_municipal());
    let node = node.ok_or_else(|| bad("签发回执的不是市局设备".to_owned()))?;
    if statement.campaign != roster.campaign || receipt.node != statement.author {
        return Err(bad("回执与名册不属于同一年度活动".to_owned()));
    }
    let says = SignedFacts::Receipt {
        no: receipt.no,
        dossier: receipt.doc.to_string(),
        version: receipt.version,
        time: rfc3339(receipt.received),
        node: node.name.clone(),
        campaign: roster.campaign.to_string(),
        late: receipt.late,
    };
    Ok(SignedFile { says, verdict: judged(Some(&roster), known) })
}

fn sign(key: &DeviceKey, statement: &Statement) -> Result<SignedStatement, Failure> {
    SignedStatement::sign(key, statement).map_err(trust)
}
