//! Everything a person or script can ask for: for the command line, the window and the tests.
//!
//! Under the feature `ts` it is written as TypeScript too; `jiangxuan-api` holds the committed files against it.

mod county;
mod municipal;
mod papers;

use std::path::PathBuf;

use jiangxuan_model::{BureauCode, DeviceId, Time};
use jiangxuan_rules::import::Sheet;
use jiangxuan_rules::statistics::Scope;
use jiangxuan_trust::Role;
use serde::{Deserialize, Serialize};

pub use county::County;
pub use municipal::{
    Approve, Assess, Award, Decision, Formal, Municipal, Objection, Publicity, Publish, Rank, Shortlist,
};
pub use papers::{Details, FileFormat, Order, PaperKind, Papers, People, Shift};

/// Why a command was not carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[error("{message}")]
pub struct Failure {
    /// Stable word for scripts, such as `unknown_field`.
    pub code: String,
    /// What happened, what is safe, what to do; for a clerk.
    pub message: String,
}

impl Failure {
    /// A failure with its code and text.
    #[must_use]
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into() }
    }
}

/// A record outside the dossiers that scans may lie beside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "place", rename_all = "snake_case")]
pub enum ScanPlace {
    /// A meeting of the party group.
    Meeting {
        /// Its record.
        meeting: String,
    },
    /// The publicity of a nominee.
    Publicity {
        /// Which dossier.
        id: String,
    },
}

/// How a conflict is to be settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Side `n` as listed, from 1; 0 keeps what stands now.
    Take(usize),
    /// A value of one's own.
    Value(String),
}

/// Which acts are wanted; what is not said is not asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AuditFilter {
    /// The nominee's name, or the document.
    pub person: Option<String>,
    /// The field, by key or name.
    pub field: Option<String>,
    /// Who did it: person, device or bureau.
    pub actor: Option<String>,
    /// From when on.
    #[cfg_attr(feature = "ts", ts(type = "number | null"))]
    pub from: Option<Time>,
    /// Before when.
    #[cfg_attr(feature = "ts", ts(type = "number | null"))]
    pub until: Option<Time>,
    /// The newest so many.
    pub limit: Option<usize>,
}

/// A command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum Command {
    /// Where this profile stands.
    Status,
    /// Founds a season; this profile becomes its registrar and municipal node.
    CampaignCreate {
        /// The season file, TOML.
        season: String,
        /// Full name of the municipal bureau.
        bureau_name: String,
        /// Name of this device.
        device_name: String,
        /// Who works here.
        person: String,
    },
    /// The season and its parameters.
    CampaignShow,
    /// Writes the authority key into a passphrase-protected text.
    RecoveryExport {
        /// Passphrase of the recovery text.
        passphrase: String,
    },
    /// Takes the authority key from a recovery text, on another municipal device.
    RecoveryImport {
        /// What `RecoveryExport` wrote.
        text: String,
        /// Its passphrase.
        passphrase: String,
    },
    /// Issues a one-time invitation.
    Invite {
        /// For which bureau.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        bureau: BureauCode,
        /// With which role.
        role: Role,
        /// Valid for so many milliseconds.
        valid: i64,
        /// Whether no confirmation is needed.
        preapproved: bool,
        /// Where this node can be reached, `address:port` each; filled in by the runtime where empty.
        addresses: Vec<String>,
        /// URL of the city's relay.
        relay: Option<String>,
    },
    /// Answers an invitation. Asks the node where it can be reached; where it cannot, `request` is what to carry to it.
    Join {
        /// Text of the ticket.
        ticket: String,
        /// Name of this device.
        device_name: String,
        /// Who works here.
        person: String,
    },
    /// The request of this joining device as a file for the municipal bureau.
    JoinExport {
        /// Where to write it.
        out: PathBuf,
    },
    /// Everybody enrolled, waiting and revoked.
    DeviceList,
    /// Admits the waiting device whose six digits these are.
    DeviceConfirm {
        /// The six digits.
        code: String,
    },
    /// Turns a waiting device away.
    DeviceReject {
        /// The six digits.
        code: String,
    },
    /// 退役: a device is broken or was replaced. It takes part no longer; all that it signed stays good.
    DeviceRetire {
        /// Device id, or the start of it.
        device: String,
        /// Why.
        reason: String,
    },
    /// 停用: a device was lost or stolen. It is shut out at once, and what nobody had acknowledged waits for an officer.
    DeviceRevoke {
        /// Device id, or the start of it.
        device: String,
        /// Why.
        reason: String,
    },
    /// Remembers where a device can be reached.
    PeerAdd {
        /// Which.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        #[serde(with = "as_text")]
        device: DeviceId,
        /// `address:port`.
        addresses: Vec<String>,
    },
    /// Who is known, when they were last heard from, and how.
    PeerList,
    /// A new dossier of this bureau.
    DossierNew {
        /// The nominee's name.
        name: String,
    },
    /// All dossiers this profile may see.
    DossierList,
    /// 统计表: how many nominees there are by bureau, industry, level, sex, age and route.
    Stats {
        /// Who is counted.
        #[serde(default)]
        scope: Scope,
    },
    /// One dossier with its fields. `id` is a document id, the start of its last part, or the nominee's name; also below.
    DossierShow {
        /// Which.
        id: String,
        /// Whether to show identity numbers in full; an audited act.
        unmask: bool,
    },
    /// Sets fields.
    DossierSet {
        /// Which dossier.
        id: String,
        /// Field (key or Chinese label) and value.
        values: Vec<(String, String)>,
    },
    /// Replaces the narrative.
    DossierText {
        /// Which dossier.
        id: String,
        /// The whole text.
        text: String,
        /// The text that this one grew from: where another one stands by now, nothing is written and the failure is
        /// `text_moved`. None writes over whatever stands.
        base: Option<String>,
    },
    /// Adds a record, or changes the one named.
    RecordSet {
        /// Which dossier.
        id: String,
        /// Section such as `awards` or 获奖情况.
        section: String,
        /// Which record; a new one where none is named.
        record: Option<String>,
        /// Key and value.
        values: Vec<(String, String)>,
    },
    /// Removes a record; its values stay in the history.
    RecordRemove {
        /// Which dossier.
        id: String,
        /// Section.
        section: String,
        /// Which record.
        record: String,
        /// Why.
        reason: String,
    },
    /// Reads an old list: what each row would do, or, where that has not changed since, does it in one go.
    DossierImport {
        /// Name of the file, for the trail.
        file: String,
        /// What a child process read in it.
        #[cfg_attr(feature = "ts", ts(type = "unknown"))]
        sheet: Sheet,
        /// Rows, by their numbers, that are to be left out.
        #[serde(default)]
        skip: Vec<usize>,
        /// Rows, by their numbers, that are to be taken although the preview asks about them.
        #[serde(default)]
        take: Vec<usize>,
        /// The digest of the preview that is to be carried out.
        apply: Option<String>,
    },
    /// Takes a nominee out; nothing is deleted.
    DossierWithdraw {
        /// Which dossier.
        id: String,
        /// Why.
        reason: String,
    },
    /// Takes a withdrawal back.
    DossierRestore {
        /// Which dossier.
        id: String,
    },
    /// Who wrote what, when.
    DossierHistory {
        /// Which dossier.
        id: String,
        /// One field, `narrative`, or all.
        field: Option<String>,
    },
    /// Copies a scanned file in as a proof.
    DossierAttach {
        /// Which dossier.
        id: String,
        /// Kind of attachment: key or Chinese name.
        kind: String,
        /// The file.
        file: PathBuf,
        /// What it is called; the file's name where none is given.
        title: Option<String>,
        /// When it was issued.
        date: Option<String>,
        /// Who issued it.
        issuer: Option<String>,
        /// The record that it proves, `section/record`.
        record: Option<String>,
    },
    /// Stops copying in whatever is being attached at the moment: `{"cancelled": n}`. Of those files nothing stays;
    /// what was attached before does.
    AttachCancel,
    /// The proofs of a dossier, and where their files are.
    DossierEvidence {
        /// Which dossier.
        id: String,
    },
    /// Writes a proof's file out.
    DossierExtract {
        /// Which dossier.
        id: String,
        /// Which proof.
        record: String,
        /// Where to write it.
        out: PathBuf,
    },
    /// Looks at a proof's file, in a process of its own: `{pages, seen, warnings, picture}`.
    DossierLook {
        /// Which dossier.
        id: String,
        /// Which proof.
        record: String,
        /// Which page, from 0 on; none looks at all of them and draws the first.
        page: Option<u32>,
        /// Width of the picture in pixels; none draws nothing.
        width: Option<u32>,
    },
    /// Copies a scanned file in beside a record of the bureau's desk or of the bulletin.
    ScanAttach {
        /// Beside which record.
        at: ScanPlace,
        /// The file.
        file: PathBuf,
        /// What it is called; the file's name where none is given.
        title: Option<String>,
    },
    /// The scans beside a record, and where their files are.
    ScanList {
        /// Beside which record.
        at: ScanPlace,
    },
    /// Writes a scan's file out.
    ScanExtract {
        /// Beside which record.
        at: ScanPlace,
        /// Beginning of its hash.
        scan: String,
        /// Where to write it.
        out: PathBuf,
    },
    /// Looks at such a scan's file, as at a proof's.
    ScanLook {
        /// Beside which record.
        at: ScanPlace,
        /// Beginning of its hash.
        scan: String,
        /// Which page, from 0 on; none looks at all of them and draws the first.
        page: Option<u32>,
        /// Width of the picture in pixels; none draws nothing.
        width: Option<u32>,
    },
    /// What the rules say of a dossier.
    DossierCheck {
        /// Which dossier.
        id: String,
    },
    /// Freezes and signs the version as it stands.
    DossierSeal {
        /// Which dossier.
        id: String,
    },
    /// The sealed versions of a dossier.
    DossierVersions {
        /// Which dossier.
        id: String,
    },
    /// What two versions say differently.
    DossierDiff {
        /// Which dossier.
        id: String,
        /// The earlier version; the one before `to` where none is named.
        from: Option<u32>,
        /// The later version; the newest sealed one where none is named, 0 for what stands now.
        to: Option<u32>,
        /// Whether to show identity numbers in full; an audited act.
        unmask: bool,
    },
    /// Takes the newest seal back.
    DossierReopen {
        /// Which dossier.
        id: String,
        /// Why.
        reason: String,
    },
    /// What a nominating bureau does before it submits.
    County(County),
    /// What official papers are made from, and a scanned page back to its version.
    Papers(Papers),
    /// Open conflicts, of one dossier or all.
    ConflictList {
        /// Which dossier.
        id: Option<String>,
        /// Whether to show identity numbers in full; an audited act.
        #[serde(default)]
        unmask: bool,
    },
    /// Settles a conflict.
    ConflictResolve {
        /// Id of the card.
        conflict: String,
        /// How.
        choice: Choice,
        /// Why; asked for where the matter is identity, rank or quota.
        reason: Option<String>,
    },
    /// What was not let in.
    QuarantineList,
    /// Lets an item in after all.
    QuarantineAdmit {
        /// Its number.
        no: u64,
        /// Why.
        reason: String,
    },
    /// Marks an item as never to be let in; its bytes stay.
    QuarantineDiscard {
        /// Its number.
        no: u64,
        /// Why.
        reason: String,
    },
    /// Receipts, of one dossier or all.
    ReceiptList {
        /// Which dossier.
        id: Option<String>,
    },
    /// A receipt as a file that verifies anywhere.
    ReceiptExport {
        /// Its number.
        no: u64,
        /// Where to write it.
        out: PathBuf,
    },
    /// Open → Closing: sealed work may still arrive.
    CloseBegin,
    /// Closing → Closed: signs the list of what is held.
    CloseFinish,
    /// Sealed work that is not on the list.
    CloseLate,
    /// Admits late work by a reasoned decision.
    CloseAdmit {
        /// Which dossier.
        id: String,
        /// Why.
        reason: String,
    },
    /// Gives a bureau more time.
    CloseExtend {
        /// Which bureau.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        bureau: BureauCode,
        /// Until when.
        #[cfg_attr(feature = "ts", ts(type = "number"))]
        until: Time,
        /// Why.
        reason: String,
    },
    /// The telephone code of a sealed dossier.
    PhoneCode {
        /// Which dossier.
        id: String,
    },
    /// Notes a telephone code that was read out, at the municipal side.
    PhoneRecord {
        /// Which bureau called.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        bureau: BureauCode,
        /// The forty digits.
        code: String,
        /// Who called, and anything worth noting.
        note: String,
    },
    /// Telephone codes noted so far, and whether their data arrived.
    PhoneList,
    /// Everything a bureau may have, as one encrypted file.
    CarryExport {
        /// For which bureau.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        to: BureauCode,
        /// Where to write it.
        out: PathBuf,
    },
    /// Takes in a carry file, a join request or an enrolment.
    CarryImport {
        /// Where it is.
        file: PathBuf,
    },
    /// One full pass with every peer that can be reached.
    Sync {
        /// Milliseconds to wait at most.
        timeout: u64,
    },
    /// A verified copy of the whole profile in one encrypted file.
    Backup {
        /// Where to write it.
        out: PathBuf,
        /// Passphrase of the copy.
        passphrase: String,
    },
    /// What the municipal bureau does with what it received.
    Municipal(Municipal),
    /// Who did what, when, to whom.
    AuditList(AuditFilter),
    /// This device's own trail as a file that verifies anywhere.
    AuditExport {
        /// Where to write it.
        out: PathBuf,
    },
    /// Checks this device's own trail.
    AuditVerify,
    /// Checks every stored byte.
    Verify,
    /// Ends a running node.
    Stop,
}

/// A device as people write it.
mod as_text {
    use jiangxuan_model::DeviceId;
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub fn serialize<S: Serializer>(device: &DeviceId, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(device)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DeviceId, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
