//! The one table of requests: name, who may ask, whether it only looks or what is written into the audit trail of it, and
//! the type of its answer. A command without a line does not compile.
//!
//! From it come the reading of answers ([`read`]), the audit trail ([`kind`]), the TypeScript of requests with their
//! answers (`typescript`), and the tests that every command can be typed and that its answer is frozen.

use serde_json::Value;

use crate::answer::Reply;
use crate::answer::assessment::{ExpertRow, FilledSheet, Handout, Recognised, ScoreRow, ScoreSheet, SiteVisit};
use crate::answer::award::{Account, AwardNote, Certificate, FormerList, PaymentSheet, Story, TakenOver};
use crate::answer::carry::{CarryTaken, CarryWritten};
use crate::answer::closing::{
    ClosingBegun, ClosingDone, LateAdmitted, LateRow, PhoneCode, PhoneNoted, PhoneRow, TimeExtended,
};
use crate::answer::conflict::{Conflict, QuarantineAdmitted, QuarantineDiscarded, Quarantined, Resolved};
use crate::answer::county::{
    Applicant, Condition, ConditionMarked, ConditionRemoved, LettersSent, LocalRank, Materials, Matrix, Meeting,
    MeetingNoted, NotNominated, Quota, QuotaDecided, Reconsidered, Reviewed, Timetable, Visited,
};
use crate::answer::dossier::{
    Check, Comparison, Created, Dossier, DossierRow, NarrativeSaved, Past, RecordRemoved, RecordSaved, Reopened,
    Restored, Saved, Sealed, Version, Withdrawn,
};
use crate::answer::enrolment::{
    AuthorityTaken, DeviceConfirmed, DeviceRejected, DeviceRetired, DeviceRevoked, Founded, Invitation,
    JoinRequestWritten, Joining, PeerAdded, Recovery,
};
use crate::answer::evidence::{AttachCancelled, Proof, ProofAttached, ScanAttached, ScanBeside, ScanWritten, Seen};
use crate::answer::formal::{Double, FormalRow};
use crate::answer::import::ImportPreview;
use crate::answer::papers::{
    CertificateSheet, CorrectionSheet, LetterSheet, ListSheet, MeetingSheet, NoticeSheet, PageRead, PayeeSheet,
    PeopleSheet, Printout,
};
use crate::answer::publicity::{FinalList, ObjectionCase, PublicityShown};
use crate::answer::receipt::{Receipt, ReceiptWritten};
use crate::answer::season::{Archive, Campaign, Device, Peer, Status};
use crate::answer::selection::{Approved, CourseRow, RankList, RankMove, Shortlisted};
use crate::answer::statistics::Statistics;
use crate::answer::upkeep::{AuditRow, BackupWritten, DiskVerified, Stopping, SyncReport, TrailVerified, TrailWritten};
use crate::command::{
    Approve, Assess, Award, Command, County, Decision, Formal, Municipal, Objection, Papers, Publicity, Publish, Rank,
    Shortlist,
};

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Also a profile that is in no season.
    Anybody,
    /// A device of the season, for what it may see.
    Member,
    /// A device of the municipal bureau.
    City,
}

/// Whether a request only looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// It does, or its effect is outside the profile, or it writes its own entry where there is something to tell.
    Look,
    /// It does something, and this goes into the audit trail.
    Act(AuditRecord),
}

/// What is written down of an act beside its name. It names fields, and never a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditRecord {
    /// Upon what, as typed.
    pub subject: String,
    /// Which fields.
    pub fields: Vec<String>,
    /// The reason or note that was given.
    pub note: String,
}

impl AuditRecord {
    fn fields(mut self, fields: impl IntoIterator<Item = String>) -> Self {
        self.fields.extend(fields);
        self
    }

    fn note(mut self, note: &str) -> Self {
        note.clone_into(&mut self.note);
        self
    }
}

/// An act that names nothing.
fn act() -> AuditRecord {
    AuditRecord::default()
}

/// An act upon something.
fn upon(subject: &str) -> AuditRecord {
    AuditRecord { subject: subject.to_owned(), ..AuditRecord::default() }
}

/// An act upon several.
fn upon_all(subjects: &[String]) -> AuditRecord {
    upon(&subjects.join("、"))
}

/// An act upon an item with a number.
fn upon_no(no: u64) -> AuditRecord {
    upon(&format!("No.{no}"))
}

/// An act that writes a file.
fn into_file(out: &std::path::Path) -> AuditRecord {
    upon(&out.to_string_lossy())
}

fn keys(values: &[(String, String)]) -> impl Iterator<Item = String> {
    values.iter().map(|(key, _)| key.clone())
}

fn decided(subject: &str, decision: &Decision) -> AuditRecord {
    upon(subject).note(&decision.note)
}

macro_rules! kind {
    (look) => {
        Kind::Look
    };
    ($record:expr) => {
        Kind::Act($record)
    };
}

/// `name: pattern => who may ask, look or what is written down of it, type of the answer;`
macro_rules! table {
    ($($name:literal: $command:pat
        => $who:ident, $kind:tt $(($($told:tt)*))? $(. $more:ident($($with:tt)*))*, $answer:ty;)*) => {
        /// Every request by its name, in the order of the table.
        pub const NAMES: &[&str] = &[$($name),*];

        /// The name of a request: `dossier_show`, `county.register`, `formal.pass`, `papers.trace`.
        #[must_use]
        #[expect(unused_variables, reason = "a line of the table names what its last columns need")]
        pub fn name(command: &Command) -> &'static str {
            match command {
                $($command => $name,)*
            }
        }

        /// Who may ask it.
        #[must_use]
        #[expect(unused_variables, reason = "a line of the table names what its last columns need")]
        pub fn who(command: &Command) -> Who {
            match command {
                $($command => Who::$who,)*
            }
        }

        /// Whether it only looks, and what is written down where it does not.
        #[must_use]
        pub fn kind(command: &Command) -> Kind {
            match command {
                $($command => kind!($kind $(($($told)*))? $(.$more($($with)*))*),)*
            }
        }

        /// Reads the answer of a request.
        ///
        /// # Errors
        /// Where it has not the shape that the table promises: it came from another version of the program.
        #[expect(unused_variables, reason = "a line of the table names what its last columns need")]
        pub fn read(command: &Command, answer: Value) -> Result<Reply, serde_json::Error> {
            match command {
                $($command => serde_json::from_value::<$answer>(answer).map(Reply::from),)*
            }
        }

        /// Name of each request, and what TypeScript calls its answer.
        #[cfg(feature = "ts")]
        #[must_use]
        pub fn typescript(config: &ts_rs::Config) -> Vec<(&'static str, String)> {
            vec![$(($name, <$answer as ts_rs::TS>::name(config)),)*]
        }
    };
}

use Municipal as City;

table! {
    "status": Command::Status => Anybody, look, Status;
    "campaign_create": Command::CampaignCreate { .. } => Anybody, act(), Founded;
    "campaign_show": Command::CampaignShow => Member, look, Campaign;
    "recovery_export": Command::RecoveryExport { .. } => City, act(), Recovery;
    "recovery_import": Command::RecoveryImport { .. } => Member, act(), AuthorityTaken;
    "invite": Command::Invite { bureau, .. } => City, upon(bureau.as_str()), Invitation;
    "join": Command::Join { .. } => Anybody, act(), Joining;
    "join_export": Command::JoinExport { out } => Anybody, into_file(out), JoinRequestWritten;
    "device_list": Command::DeviceList => Member, look, Vec<Device>;
    "device_confirm": Command::DeviceConfirm { .. } => City, act(), DeviceConfirmed;
    "device_reject": Command::DeviceReject { .. } => City, act(), DeviceRejected;
    "device_retire": Command::DeviceRetire { device, reason } => City, upon(device).note(reason), DeviceRetired;
    "device_revoke": Command::DeviceRevoke { device, reason } => City, upon(device).note(reason), DeviceRevoked;
    "peer_add": Command::PeerAdd { device, .. } => Anybody, upon(&device.to_string()), PeerAdded;
    "peer_list": Command::PeerList => Member, look, Vec<Peer>;

    "dossier_new": Command::DossierNew { name } => Member, upon(name), Created;
    "dossier_list": Command::DossierList => Anybody, look, Vec<DossierRow>;
    "stats": Command::Stats { .. } => Member, look, Statistics;
    "dossier_show": Command::DossierShow { .. } => Member, look, Dossier;
    "dossier_set": Command::DossierSet { id, values } => Member, upon(id).fields(keys(values)), Saved;
    "dossier_text": Command::DossierText { id, .. } => Member, upon(id), NarrativeSaved;
    "record_set": Command::RecordSet { id, section, values, .. }
        => Member, upon(id).fields([section.clone()]).fields(keys(values)), RecordSaved;
    "record_remove": Command::RecordRemove { id, section, reason, .. }
        => Member, upon(id).fields([section.clone()]).note(reason), RecordRemoved;
    "dossier_import": Command::DossierImport { file, .. } => Member, upon(file), ImportPreview;
    "dossier_withdraw": Command::DossierWithdraw { id, reason } => Member, upon(id).note(reason), Withdrawn;
    "dossier_restore": Command::DossierRestore { id } => Member, upon(id), Restored;
    "dossier_history": Command::DossierHistory { .. } => Member, look, Vec<Past>;
    "dossier_attach": Command::DossierAttach { id, .. } => Member, upon(id), ProofAttached;
    "attach_cancel": Command::AttachCancel => Member, look, AttachCancelled;
    "dossier_evidence": Command::DossierEvidence { .. } => Member, look, Vec<Proof>;
    // Writes its own entry, and only where there was something to hand out.
    "dossier_extract": Command::DossierExtract { .. } => Member, look, ScanWritten;
    "dossier_look": Command::DossierLook { .. } => Member, look, Seen;
    "scan_attach": Command::ScanAttach { .. } => Member, look, ScanAttached;
    "scan_list": Command::ScanList { .. } => Member, look, Vec<ScanBeside>;
    "scan_extract": Command::ScanExtract { .. } => Member, look, ScanWritten;
    "scan_look": Command::ScanLook { .. } => Member, look, Seen;
    "dossier_check": Command::DossierCheck { .. } => Member, look, Check;
    "dossier_seal": Command::DossierSeal { id } => Member, upon(id), Sealed;
    "dossier_versions": Command::DossierVersions { .. } => Member, look, Vec<Version>;
    "dossier_diff": Command::DossierDiff { .. } => Member, look, Comparison;
    "dossier_reopen": Command::DossierReopen { id, reason } => Member, upon(id).note(reason), Reopened;

    "county.consult_list": Command::County(County::ConsultList { .. }) => Member, look, Matrix;
    "county.consult_send": Command::County(County::ConsultSend { ids, .. }) => Member, upon_all(ids), LettersSent;
    "county.consult_reply": Command::County(County::ConsultReply { id, opinion, .. })
        => Member, upon(id).note(opinion), Matrix;
    "county.review": Command::County(County::Review { id, note, .. }) => Member, upon(id).note(note), Reviewed;
    "county.visit": Command::County(County::Visit { id, findings, .. }) => Member, upon(id).note(findings), Visited;
    "county.attest": Command::County(County::Attest { id, basis, .. }) => Member, upon(id).note(basis), Saved;
    "county.meeting_record": Command::County(County::MeetingRecord { no, note, .. })
        => Member, upon(no).note(note), MeetingNoted;
    "county.meeting_list": Command::County(County::MeetingList) => Anybody, look, Vec<Meeting>;
    "county.rank_list": Command::County(County::RankList) => Member, look, Vec<LocalRank>;
    "county.rank_set": Command::County(County::RankSet { ids, reason })
        => Member, upon_all(ids).note(reason), Vec<LocalRank>;
    "county.rank_move": Command::County(County::RankMove { id, reason, .. })
        => Member, upon(id).note(reason), Vec<LocalRank>;
    "county.register": Command::County(County::Register) => Member, look, Vec<Applicant>;
    "county.decline": Command::County(County::Decline { id, reason }) => Member, upon(id).note(reason), NotNominated;
    "county.reconsider": Command::County(County::Reconsider { id }) => Member, upon(id), Reconsidered;
    "county.materials": Command::County(County::Materials { .. }) => Member, look, Materials;
    "county.condition_list": Command::County(County::ConditionList) => Member, look, Vec<Condition>;
    "county.condition_add": Command::County(County::ConditionAdd { basis, .. }) => Member, act().note(basis), Condition;
    "county.condition_remove": Command::County(County::ConditionRemove { reason, .. })
        => Member, act().note(reason), ConditionRemoved;
    "county.condition_mark": Command::County(County::ConditionMark { id, .. }) => Member, upon(id), ConditionMarked;
    "county.quota": Command::County(County::Quota { .. }) => Member, look, Vec<Quota>;
    "county.timetable": Command::County(County::Timetable) => Member, look, Timetable;
    "county.timetable_set": Command::County(County::TimetableSet { id, .. })
        => Member, upon(id.as_deref().unwrap_or_default()), Timetable;
    "county.timetable_drop": Command::County(County::TimetableDrop { id }) => Member, upon(id), Timetable;
    // Writes its own entries where numbers are wanted in full.
    "county.account_list": Command::County(County::AccountList { .. }) => Member, look, Vec<Account>;
    "county.account_set": Command::County(County::AccountSet { id, .. })
        => Member, upon(id).fields(["bank", "number", "holder"].map(str::to_owned)), Account;
    "county.quota_decide": Command::County(County::QuotaDecide { id, reason, .. })
        => City, upon(id).note(reason), QuotaDecided;

    // Written down person by person, where they are read.
    "papers.dossiers": Command::Papers(Papers::Dossiers { .. }) => Member, look, Printout<PeopleSheet>;
    "papers.letters": Command::Papers(Papers::Letters { .. }) => Member, look, Printout<LetterSheet>;
    "papers.meeting": Command::Papers(Papers::Meeting { .. }) => Member, look, Printout<MeetingSheet>;
    "papers.correction": Command::Papers(Papers::Correction { .. }) => Member, look, Printout<CorrectionSheet>;
    "papers.notices": Command::Papers(Papers::Notices) => Member, look, Printout<NoticeSheet>;
    "papers.final_list": Command::Papers(Papers::FinalList) => Member, look, Printout<ListSheet>;
    "papers.certificates": Command::Papers(Papers::Certificates) => Member, look, Printout<CertificateSheet>;
    "papers.payment": Command::Papers(Papers::Payment) => Member, look, Printout<PayeeSheet>;
    "papers.trace": Command::Papers(Papers::Trace { .. }) => Member, look, PageRead;

    "conflict_list": Command::ConflictList { .. } => Anybody, look, Vec<Conflict>;
    "conflict_resolve": Command::ConflictResolve { conflict, reason, .. }
        => Member, upon(conflict).note(reason.as_deref().unwrap_or_default()), Resolved;
    "quarantine_list": Command::QuarantineList => Anybody, look, Vec<Quarantined>;
    "quarantine_admit": Command::QuarantineAdmit { no, reason } => City, upon_no(*no).note(reason), QuarantineAdmitted;
    "quarantine_discard": Command::QuarantineDiscard { no, reason } => Member, upon_no(*no).note(reason), QuarantineDiscarded;
    "receipt_list": Command::ReceiptList { .. } => Anybody, look, Vec<Receipt>;
    "receipt_export": Command::ReceiptExport { no, .. } => Member, upon_no(*no), ReceiptWritten;
    "close_begin": Command::CloseBegin => City, act(), ClosingBegun;
    "close_finish": Command::CloseFinish => City, act(), ClosingDone;
    "close_late": Command::CloseLate => Anybody, look, Vec<LateRow>;
    "close_admit": Command::CloseAdmit { id, reason } => City, upon(id).note(reason), LateAdmitted;
    "close_extend": Command::CloseExtend { bureau, reason, .. } => City, upon(bureau.as_str()).note(reason), TimeExtended;
    "phone_code": Command::PhoneCode { .. } => Member, look, PhoneCode;
    "phone_record": Command::PhoneRecord { bureau, note, .. } => City, upon(bureau.as_str()).note(note), PhoneNoted;
    "phone_list": Command::PhoneList => Anybody, look, Vec<PhoneRow>;
    "carry_export": Command::CarryExport { out, .. } => Member, into_file(out), CarryWritten;
    // Written down where the file has been read.
    "carry_import": Command::CarryImport { .. } => Anybody, look, CarryTaken;
    "sync": Command::Sync { .. } => Anybody, look, SyncReport;
    "backup": Command::Backup { .. } => Anybody, look, BackupWritten;

    "formal.list": Command::Municipal(City::Formal(Formal::List)) => Anybody, look, Vec<FormalRow>;
    "formal.show": Command::Municipal(City::Formal(Formal::Show { .. })) => Member, look, FormalRow;
    "formal.pass": Command::Municipal(City::Formal(Formal::Pass { id, note })) => City, upon(id).note(note), FormalRow;
    "formal.return": Command::Municipal(City::Formal(Formal::Return { id, items, .. }))
        => City, upon(id).fields(keys(items)), FormalRow;
    "formal.copies": Command::Municipal(City::Formal(Formal::Copies { id, note, .. }))
        => City, upon(id).note(note), FormalRow;
    "formal.refuse": Command::Municipal(City::Formal(Formal::Refuse { id, reason }))
        => City, upon(id).note(reason), FormalRow;
    "formal.duplicates": Command::Municipal(City::Formal(Formal::Duplicates)) => Member, look, Vec<Double>;
    "assess.recognise": Command::Municipal(City::Assess(Assess::Recognise { id, basis, .. }))
        => City, upon(id).note(basis), Recognised;
    "assess.expert": Command::Municipal(City::Assess(Assess::Expert { name, .. })) => City, upon(name), Vec<ExpertRow>;
    "assess.experts": Command::Municipal(City::Assess(Assess::Experts)) => City, look, Vec<ExpertRow>;
    "assess.score": Command::Municipal(City::Assess(Assess::Score { id, scores, note, .. }))
        => City, upon(id).fields(keys(scores)).note(note), Vec<ScoreRow>;
    "assess.scores": Command::Municipal(City::Assess(Assess::Scores { .. })) => City, look, Vec<ScoreRow>;
    "assess.visit": Command::Municipal(City::Assess(Assess::Visit { id, findings, .. }))
        => City, upon(id).note(findings), SiteVisit;
    // Writes its own entry, with the number of the sheet.
    "assess.sheet": Command::Municipal(City::Assess(Assess::Sheet { .. })) => City, look, ScoreSheet;
    "assess.take": Command::Municipal(City::Assess(Assess::Take { file, .. })) => City, upon(file), FilledSheet;
    "assess.pack": Command::Municipal(City::Assess(Assess::Pack { expert, .. })) => City, upon(expert), Handout;
    "rank.list": Command::Municipal(City::Rank(Rank::List)) => City, look, RankList;
    "rank.set": Command::Municipal(City::Rank(Rank::Set { order, basis }))
        => City, upon_all(order).note(basis), RankList;
    "rank.move": Command::Municipal(City::Rank(Rank::Move { id, reason, .. })) => City, upon(id).note(reason), RankList;
    "rank.log": Command::Municipal(City::Rank(Rank::Log)) => City, look, Vec<RankMove>;
    "shortlist.show": Command::Municipal(City::Shortlist(Shortlist::Show)) => City, look, Shortlisted;
    "shortlist.propose": Command::Municipal(City::Shortlist(Shortlist::Propose { reason, .. }))
        => City, act().note(reason), Shortlisted;
    "shortlist.replace": Command::Municipal(City::Shortlist(Shortlist::Replace { out, reason, .. }))
        => City, upon(out).note(reason), Shortlisted;
    "approve.party": Command::Municipal(City::Approve(Approve::Party(decision)))
        => City, decided(&decision.no, decision), Approved;
    "approve.org": Command::Municipal(City::Approve(Approve::Org { ids, decision }))
        => City, decided(&ids.join("、"), decision), Approved;
    "approve.group": Command::Municipal(City::Approve(Approve::Group { ids, decision }))
        => City, decided(&ids.join("、"), decision), Approved;
    "approve.show": Command::Municipal(City::Approve(Approve::Show)) => City, look, Vec<CourseRow>;
    "publicity.show": Command::Municipal(City::Publicity(Publicity::Show)) => Member, look, PublicityShown;
    "publicity.start": Command::Municipal(City::Publicity(Publicity::Start { ids, .. }))
        => City, upon_all(ids), PublicityShown;
    "publicity.proof": Command::Municipal(City::Publicity(Publicity::Proof { ids, channel, .. }))
        => City, upon_all(ids).fields([channel.clone()]), PublicityShown;
    "publicity.close": Command::Municipal(City::Publicity(Publicity::Close { ids }))
        => City, upon_all(ids), PublicityShown;
    "objection.list": Command::Municipal(City::Objection(Objection::List)) => City, look, Vec<ObjectionCase>;
    "objection.open": Command::Municipal(City::Objection(Objection::Open { id, .. })) => City, upon(id), ObjectionCase;
    "objection.investigate": Command::Municipal(City::Objection(Objection::Investigate { case, findings, .. }))
        => City, upon(case).note(findings), ObjectionCase;
    "objection.decide": Command::Municipal(City::Objection(Objection::Decide { case, opinion, .. }))
        => City, upon(case).note(opinion), ObjectionCase;
    "publish.issue": Command::Municipal(City::Publish(Publish::Issue { no, .. })) => City, upon(no), FinalList;
    "publish.show": Command::Municipal(City::Publish(Publish::Show)) => Member, look, FinalList;
    "award.certify": Command::Municipal(City::Award(Award::Certify { .. })) => City, act(), Vec<Certificate>;
    "award.register": Command::Municipal(City::Award(Award::Register)) => Member, look, Vec<Certificate>;
    "award.sheet": Command::Municipal(City::Award(Award::Sheet)) => City, look, PaymentSheet;
    "award.pay": Command::Municipal(City::Award(Award::Pay { ids, .. })) => City, upon_all(ids), PaymentSheet;
    "award.flag": Command::Municipal(City::Award(Award::Flag { id, .. })) => City, upon(id), Vec<Certificate>;
    "award.note": Command::Municipal(City::Award(Award::Note { id, .. })) => City, upon(id), Vec<AwardNote>;
    "award.notes": Command::Municipal(City::Award(Award::Notes)) => Member, look, Vec<AwardNote>;
    "award.story": Command::Municipal(City::Award(Award::Story { id })) => City, upon(id), Story;
    "award.archive": Command::Municipal(City::Award(Award::Archive { reason, .. }))
        => City, act().note(reason), Archive;
    "award.handover": Command::Municipal(City::Award(Award::Handover { out })) => City, into_file(out), Handout;
    "award.take_over": Command::Municipal(City::Award(Award::TakeOver { .. })) => City, act(), TakenOver;
    "award.former": Command::Municipal(City::Award(Award::Former)) => Anybody, look, FormerList;

    "audit_list": Command::AuditList(_) => Anybody, look, Vec<AuditRow>;
    "audit_export": Command::AuditExport { out } => Anybody, into_file(out), TrailWritten;
    "audit_verify": Command::AuditVerify => Anybody, look, TrailVerified;
    "verify": Command::Verify => Anybody, look, DiskVerified;
    "stop": Command::Stop => Anybody, look, Stopping;
}
