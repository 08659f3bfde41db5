//! What was not let in: listed, let in after all, or set aside for good; and the work of idle moments.

use jiangxuan_contract::answer::conflict::{QuarantineAdmitted, QuarantineDiscarded, Quarantined};
use jiangxuan_model::DocId;
use jiangxuan_store::{QuarantineRow, Write};
use jiangxuan_sync::{Parcel, Refusal};

use super::campaign::rfc3339;
use super::intake::{STATEMENT, revoked_author};
use super::state::{Core, Entry, Origin, decode_statement};
use super::{Effect, Outcome, Work};
use crate::command::Failure;
use crate::trail::Told;

/// Refusals that a person may overrule; the others are about bytes that would do harm.
const OVERRULABLE: &[&str] = &["revoked", "missing_dependency"];

impl Core {
    pub(crate) fn quarantine_list(&self, work: &Work<'_, '_>) -> Result<Vec<Quarantined>, Failure> {
        let rows = work.shelf.quarantine().map_err(crate::core_error)?;
        Ok(rows.iter().map(|row| self.quarantine_row(row)).collect())
    }

    fn quarantine_row(&self, row: &QuarantineRow) -> Quarantined {
        let (person, bureau, device) = self.who(&row.device);
        let (code, text) = row.reason.split_once(": ").unwrap_or(("", &row.reason));
        Quarantined {
            no: row.no,
            document: row.doc.as_ref().map(DocId::to_string),
            device,
            person,
            bureau,
            code: code.to_owned(),
            reason: text.to_owned(),
            time: rfc3339(row.time),
            bytes: row.bytes.len(),
            admissible: OVERRULABLE.contains(&code),
            outcome: row.outcome.clone(),
        }
    }

    fn waiting_item(&self, work: &Work<'_, '_>, no: u64) -> Result<QuarantineRow, Failure> {
        let rows = work.shelf.quarantine().map_err(crate::core_error)?;
        let row = rows.into_iter().find(|row| row.no == no);
        let row = row.ok_or_else(|| Failure::new("unknown_item", format!("隔离区没有第 {no} 项。没有改动。")))?;
        match &row.outcome {
            None => Ok(row),
            Some(outcome) => Err(Failure::new("decided", format!("第 {no} 项已有结论：{outcome}。没有改动。"))),
        }
    }

    pub(crate) fn quarantine_admit(&mut self, work: &mut Work<'_, '_>, id: u64, no: u64, reason: &str) -> Outcome {
        let row = match self.waiting_item(work, no) {
            Ok(row) => row,
            Err(failure) => return failure.into(),
        };
        let code = row.reason.split_once(": ").map_or("", |(code, _)| code);
        if !self.municipal() || !OVERRULABLE.contains(&code) {
            let text = "这一项不能放行：只有市局可以放行停用设备留下的变更，损坏或越权的数据不能放行。没有改动。";
            return Failure::new("not_admissible", text).into();
        }
        if reason.trim().is_empty() {
            return Failure::new("reason", "放行须写明理由。没有改动。").into();
        }
        if let Some(bytes) = row.bytes.strip_prefix(STATEMENT) {
            return admit_statement(self, work, no, bytes, reason).into();
        }
        let Ok(parcel) = postcard::from_bytes::<Parcel>(&row.bytes) else {
            return Failure::new("damaged", "这一项的数据无法解读，不能放行。没有改动。").into();
        };
        self.reasons.insert(no, reason.to_owned());
        self.consider(work, Origin::Admitted(row.device, no, id), parcel);
        Outcome::Later
    }

    /// The trial of an item that an officer lets in has ended.
    pub(crate) fn quarantine_tried(&mut self, work: &mut Work<'_, '_>, no: u64, id: u64, refusal: Option<&Refusal>) {
        let reason = self.reasons.remove(&no).unwrap_or_default();
        let answer = match refusal {
            Some(refusal) => Err(Failure::new("not_admissible", format!("仍然不能放行：{refusal}。该项留在隔离区。"))),
            None => {
                self.end(work, no, "放行", &reason);
                let told = Told {
                    act: "quarantine_admit".to_owned(),
                    subject: format!("No.{no}"),
                    note: reason.clone(),
                    ..Told::default()
                };
                self.note_act(work, told);
                Ok(QuarantineAdmitted { no, admitted: true, reason }.into())
            }
        };
        work.step.then(Effect::Reply { id, answer });
    }

    pub(crate) fn quarantine_discard(
        &mut self,
        work: &mut Work<'_, '_>,
        no: u64,
        reason: &str,
    ) -> Result<QuarantineDiscarded, Failure> {
        self.waiting_item(work, no)?;
        if reason.trim().is_empty() {
            return Err(Failure::new("reason", "弃置须写明理由；原始数据仍会保留。没有改动。"));
        }
        self.end(work, no, "弃置", reason);
        Ok(QuarantineDiscarded { no, discarded: true, reason: reason.to_owned() })
    }

    fn end(&mut self, work: &mut Work<'_, '_>, no: u64, verdict: &str, reason: &str) {
        let (person, ..) = self.who(&self.me.id());
        let outcome = format!("{verdict}（{person}，{}）：{reason}", rfc3339(work.env.now));
        self.quarantine_open = self.quarantine_open.saturating_sub(1);
        work.step.write(Write::QuarantineEnd { no, outcome });
    }

    /// Writes down what was put off.
    pub(crate) fn tick(&mut self, work: &mut Work<'_, '_>) {
        self.settle(work);
        self.write_kept(work);
        self.give_up_on_the_silent(work);
        self.forget_unwanted(work);
        self.save_quiet(work);
        // Also those that waited while another device signed the receipts.
        self.ledger.unreceipted().iter().for_each(|doc| self.receipt_for(work, doc));
    }

    /// The next dossier whose number of findings the lists do not know yet.
    fn unchecked(&self) -> Option<DocId> {
        let open =
            |(doc, entry): &(&DocId, &Entry)| entry.summary.findings.is_none() && !self.uncheckable.contains(*doc);
        self.dossiers().find(open).filter(|_| self.season.is_some()).map(|(doc, _)| doc.clone())
    }

    /// Whether there is something to do when nobody wants anything.
    #[must_use]
    pub fn has_idle_work(&self) -> bool {
        self.unchecked().is_some()
    }

    /// Checks one dossier that came from elsewhere against the rules, for the lists. One at a time: whoever asks for
    /// something meanwhile waits for a few milliseconds at most.
    pub(crate) fn idle(&mut self, work: &mut Work<'_, '_>) {
        let Some(doc) = self.unchecked() else { return };
        if self.findings(work, &doc).is_err() {
            self.uncheckable.insert(doc);
        }
    }
}

/// Lets in what a revoked device had signed: a seal that nobody had acknowledged.
fn admit_statement(
    core: &mut Core,
    work: &mut Work<'_, '_>,
    no: u64,
    bytes: &[u8],
    reason: &str,
) -> Result<QuarantineAdmitted, Failure> {
    let Some((signed, statement)) = decode_statement(bytes) else {
        return Err(Failure::new("damaged", "这一项的数据无法解读，不能放行。没有改动。"));
    };
    if core.roster().is_none_or(|roster| revoked_author(roster, &statement).is_none()) {
        return Err(Failure::new("not_admissible", "它的作者停用以前也无权这样做，不能放行。没有改动。"));
    }
    let id = core.state(work, None, signed, statement);
    core.receipt_sealed(work, &[id]);
    core.end(work, no, "放行", reason);
    Ok(QuarantineAdmitted { no, admitted: true, reason: reason.to_owned() })
}
