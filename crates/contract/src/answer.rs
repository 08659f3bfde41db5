//! What requests are answered with, by area. Every shape here is frozen in `tests/answers/golden`.

pub mod assessment;
pub mod award;
pub mod carry;
pub mod closing;
pub mod conflict;
pub mod county;
pub mod dossier;
pub mod enrolment;
pub mod evidence;
pub mod formal;
pub mod import;
pub mod papers;
pub mod publicity;
pub mod receipt;
pub mod season;
pub mod selection;
pub mod statistics;
pub mod upkeep;

use serde::Serialize;
use serde_json::Value;

use assessment::{ExpertRow, FilledSheet, Handout, Recognised, ScoreRow, ScoreSheet, ScoreSheetWritten, SiteVisit};
use award::{Account, AwardNote, Certificate, FormerList, PaymentSheet, Story, StoryPack, TakenOver};
use carry::{CarryTaken, CarryWritten, StretchTaken};
use closing::{ClosingBegun, ClosingDone, LateAdmitted, LateRow, PhoneCode, PhoneNoted, PhoneRow, TimeExtended};
use conflict::{Conflict, QuarantineAdmitted, QuarantineDiscarded, Quarantined, Resolved};
use county::{
    Applicant, Condition, ConditionMarked, ConditionRemoved, LettersSent, LocalRank, Materials, Matrix, Meeting,
    MeetingNoted, NotNominated, Quota, QuotaDecided, Reconsidered, Reviewed, Timetable, Visited,
};
use dossier::{
    Check, Comparison, Created, Dossier, DossierRow, NarrativeSaved, Past, RecordRemoved, RecordSaved, Reopened,
    Restored, Saved, Sealed, Version, Withdrawn,
};
use enrolment::{
    AuthorityTaken, DeviceConfirmed, DeviceRejected, DeviceRetired, DeviceRevoked, FileWritten, Founded, Invitation,
    JoinRequestWritten, Joining, PeerAdded, Recovery,
};
use evidence::{AttachCancelled, Proof, ProofAttached, Room, ScanAttached, ScanBeside, ScanWritten, Seen};
use formal::{Double, FormalRow};
use import::ImportPreview;
use papers::{
    CertificateSheet, CorrectionSheet, FontReport, LetterSheet, ListSheet, MeetingSheet, NoticeSheet, PageRead,
    PapersMade, PayeeSheet, PeopleSheet, Printout,
};
use publicity::{FinalList, ObjectionCase, PublicityShown};
use receipt::{Receipt, ReceiptWritten, SignedFile};
use season::{Archive, Campaign, Device, Peer, Status};
use selection::{Approved, CourseRow, RankList, RankMove, Shortlisted};
use statistics::Statistics;
use upkeep::{AuditRow, BackupWritten, DiskVerified, Stopping, SyncReport, TrailVerified, TrailWritten};

/// Every answer by its type.
macro_rules! replies {
    ($($(#[$doc:meta])* $name:ident($answer:ty),)*) => {
        /// What a request is answered with; [`crate::table`] says which request with which of these.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(untagged)]
        pub enum Reply {
            $($(#[$doc])* $name($answer),)*
        }

        $(impl From<$answer> for Reply {
            fn from(answer: $answer) -> Self {
                Self::$name(answer)
            }
        })*
    };
}

replies! {
    /// A signed file that somebody brought.
    SignedFile(SignedFile),
    /// Where this profile stands.
    Status(Status),
    /// The season and its parameters.
    Campaign(Campaign),
    /// Everybody enrolled, waiting, retired and revoked.
    Devices(Vec<Device>),
    /// Who is known, and when and how they were last heard from.
    Peers(Vec<Peer>),
    /// Dossiers as lines of a list.
    Dossiers(Vec<DossierRow>),
    /// 统计表.
    Statistics(Statistics),
    /// One dossier with its content.
    Dossier(Dossier),
    /// Who wrote what, when.
    History(Vec<Past>),
    /// What the rules say of a dossier.
    Check(Check),
    /// A new dossier.
    Created(Created),
    /// Fields that were written.
    Saved(Saved),
    /// 事迹材料, written.
    NarrativeSaved(NarrativeSaved),
    /// A record that was written.
    RecordSaved(RecordSaved),
    /// A record that was removed.
    RecordRemoved(RecordRemoved),
    /// A nominee who was taken out.
    Withdrawn(Withdrawn),
    /// A nominee who was put back.
    Restored(Restored),
    /// A seal that was made.
    Sealed(Sealed),
    /// A seal that was taken back.
    Reopened(Reopened),
    /// Scanned proofs of a dossier.
    Proofs(Vec<Proof>),
    /// Scans beside a meeting or a publicity.
    Scans(Vec<ScanBeside>),
    /// One proof whose file is here. The core answers so, and the process around it with what becomes of the file.
    Proof(Proof),
    /// The same beside a record.
    Scan(ScanBeside),
    /// A scan that was written out.
    ScanWritten(ScanWritten),
    /// What was seen of a scan.
    Seen(Seen),
    /// A proof that was copied in.
    ProofAttached(ProofAttached),
    /// A scan that was copied in beside a record.
    ScanAttached(ScanAttached),
    /// There is room for a file.
    Room(Room),
    /// What an old list does.
    Import(ImportPreview),
    /// Copying that was stopped.
    AttachCancelled(AttachCancelled),
    /// 征求意见 about one nominee.
    Matrix(Matrix),
    /// Letters that were noted.
    LettersSent(LettersSent),
    /// 资料审查, noted.
    Reviewed(Reviewed),
    /// 考察核实, noted.
    Visited(Visited),
    /// A meeting that was noted.
    MeetingNoted(MeetingNoted),
    /// Meetings on record.
    Meetings(Vec<Meeting>),
    /// Applicants in the order of their bureau.
    LocalRanking(Vec<LocalRank>),
    /// 申报人登记册.
    Applicants(Vec<Applicant>),
    /// 不予推荐.
    NotNominated(NotNominated),
    /// An applicant may be nominated after all.
    Reconsidered(Reconsidered),
    /// 材料清单.
    Materials(Materials),
    /// What a bureau asks for besides the notice.
    Conditions(Vec<Condition>),
    /// One more of these.
    Condition(Condition),
    /// One fewer.
    ConditionRemoved(ConditionRemoved),
    /// What was noted about one.
    ConditionMarked(ConditionMarked),
    /// 名额.
    Quotas(Vec<Quota>),
    /// What was decided about a nomination beyond it.
    QuotaDecided(QuotaDecided),
    /// 时间节点.
    Timetable(Timetable),
    /// The sealed versions of a dossier.
    Versions(Vec<Version>),
    /// What two versions say differently.
    Comparison(Comparison),
    /// Where people do not agree.
    Conflicts(Vec<Conflict>),
    /// What came of a decision.
    Resolved(Resolved),
    /// What was not let in.
    Quarantine(Vec<Quarantined>),
    /// Receipts of the municipal bureau.
    Receipts(Vec<Receipt>),
    /// Formal checks of everything that was handed in.
    FormalChecks(Vec<FormalRow>),
    /// The formal check of one dossier.
    FormalCheck(FormalRow),
    /// Persons and proofs that are in more than one dossier.
    Doubles(Vec<Double>),
    /// All nominees in their order.
    Order(RankList),
    /// How the order came about.
    Moves(Vec<RankMove>),
    /// The list that is to be published.
    Shortlist(Shortlisted),
    /// A decision that was just recorded.
    Approved(Approved),
    /// Where everybody stands.
    Course(Vec<CourseRow>),
    /// Who is shown to the public.
    Publicity(PublicityShown),
    /// Every objection.
    Objections(Vec<ObjectionCase>),
    /// One objection.
    Objection(ObjectionCase),
    /// The final list.
    FinalList(FinalList),
    /// A direct recognition that was just noted.
    Recognised(Recognised),
    /// A visit that was just noted.
    SiteVisit(SiteVisit),
    /// Experts and whom they must not score.
    Experts(Vec<ExpertRow>),
    /// Scores by expert and nominee.
    Scores(Vec<ScoreRow>),
    /// What goes onto a score sheet.
    ScoreSheet(ScoreSheet),
    /// A score sheet, in a file.
    ScoreSheetWritten(ScoreSheetWritten),
    /// What a filled-in score sheet does.
    FilledSheet(FilledSheet),
    /// A file about so many people.
    Handout(Handout),
    /// The register of certificates.
    Certificates(Vec<Certificate>),
    /// The payment sheet.
    Payment(PaymentSheet),
    /// The accounts to which prizes are paid.
    Accounts(Vec<Account>),
    /// One of them.
    Account(Account),
    /// What became of those who were awarded.
    AwardNotes(Vec<AwardNote>),
    /// Whom earlier seasons put forward.
    Former(FormerList),
    /// The same, after a list was taken over.
    TakenOver(TakenOver),
    /// What goes into the pack for the press.
    Story(Story),
    /// The same in a folder.
    StoryPack(StoryPack),
    /// Whether the season is archived.
    Archive(Archive),
    /// A season that was founded.
    Founded(Founded),
    /// The key of the season, sealed with a passphrase.
    Recovery(Recovery),
    /// A file that was written.
    FileWritten(FileWritten),
    /// The key of the season was taken in.
    AuthorityTaken(AuthorityTaken),
    /// An invitation to pass on.
    Invitation(Invitation),
    /// How joining stands.
    Joining(Joining),
    /// A request to join, in a file.
    JoinRequestWritten(JoinRequestWritten),
    /// A device that was let in.
    DeviceConfirmed(DeviceConfirmed),
    /// A device that was turned away.
    DeviceRejected(DeviceRejected),
    /// A device that was retired.
    DeviceRetired(DeviceRetired),
    /// A device that was shut out.
    DeviceRevoked(DeviceRevoked),
    /// Where a device may be reached.
    PeerAdded(PeerAdded),
    /// Something that was let in after all.
    QuarantineAdmitted(QuarantineAdmitted),
    /// Something that is not to be considered any more.
    QuarantineDiscarded(QuarantineDiscarded),
    /// A receipt, in a file.
    ReceiptWritten(ReceiptWritten),
    /// Closing has begun.
    ClosingBegun(ClosingBegun),
    /// The list is signed.
    ClosingDone(ClosingDone),
    /// Work that came after closing.
    Late(Vec<LateRow>),
    /// Late work that was let in.
    LateAdmitted(LateAdmitted),
    /// A bureau has more time.
    TimeExtended(TimeExtended),
    /// A code to be read out by telephone.
    PhoneCode(PhoneCode),
    /// A code that was heard.
    PhoneNoted(PhoneNoted),
    /// Every code that was heard.
    PhoneNotes(Vec<PhoneRow>),
    /// A carry file.
    CarryWritten(CarryWritten),
    /// What was in a carry file.
    CarryTaken(CarryTaken),
    /// A stretch of an attachment out of one.
    StretchTaken(StretchTaken),
    /// What a pass over the network brought.
    SyncReport(SyncReport),
    /// Lines of the audit trail.
    Audit(Vec<AuditRow>),
    /// The audit trail, in a file.
    TrailWritten(TrailWritten),
    /// The audit trail is whole.
    TrailVerified(TrailVerified),
    /// A backup.
    BackupWritten(BackupWritten),
    /// The disk is as it should be.
    DiskVerified(DiskVerified),
    /// The process is about to end.
    Stopping(Stopping),
    /// What a paper about people is made from.
    PeoplePrinted(Printout<PeopleSheet>),
    /// What letters are made from.
    LettersPrinted(Printout<LetterSheet>),
    /// What report and extract of the minutes are made from.
    MeetingPrinted(Printout<MeetingSheet>),
    /// What a correction slip is made from.
    CorrectionPrinted(Printout<CorrectionSheet>),
    /// What notices are made from.
    NoticesPrinted(Printout<NoticeSheet>),
    /// What the published list is made from.
    ListPrinted(Printout<ListSheet>),
    /// What certificates are made from.
    CertificatesPrinted(Printout<CertificateSheet>),
    /// What the payment sheet is made from.
    PayeesPrinted(Printout<PayeeSheet>),
    /// A printed page against what holds now.
    PageRead(PageRead),
    /// Papers that were written.
    PapersMade(PapersMade),
    /// Which fonts papers are set in.
    Fonts(FontReport),
}

impl Reply {
    /// The JSON that scripts and screens get.
    #[must_use]
    pub fn into_value(self) -> Value {
        // These types have no map with keys that JSON does not know, so this does not fail.
        serde_json::to_value(self).unwrap_or_default()
    }
}
