//! From what was typed to the engine's command.

mod county;
mod municipal;

use std::path::{Path, PathBuf};

use jiangxuan_api::foreign::Ticks;
use jiangxuan_api::network::{Plan, Reach};
use jiangxuan_api::{failures, files, foreign, here, invitation, printing};
use jiangxuan_contract::Reply;
use jiangxuan_contract::answer::receipt::SignedFile;
use jiangxuan_engine::command::{Answer, Choice, Command, Failure, ScanPlace};
use jiangxuan_engine::verify_receipt;
use jiangxuan_model::Time;
use jiangxuan_rules::Season;
use jiangxuan_trust::Ticket;

use crate::cli::Errand;
use crate::cli::dossier::{Attach, Conflict, Dossier, Record, Resolve, Step};
use crate::cli::municipal::{Carry, Close, Phone, Quarantine, Receipt};
use crate::cli::pairs::pairs;
use crate::cli::scan::{Beside, Scan};
use crate::cli::season::{Backup, Campaign, Create, Device, Here, Invite, Join, Peer, Recovery, Sync};
use crate::cli::statistics::Stats;
use crate::cli::usage::Misuse;
use crate::program;
use crate::{papers, passphrase};

/// A command, and what it takes to carry it out.
#[derive(Debug)]
pub(crate) struct Request {
    pub command: Command,
    /// How the command reaches other devices, if it does.
    pub network: Reach,
    /// Whether a profile may be made where there is none.
    pub founds: bool,
    /// What remains to be done with the answer.
    pub finish: Finish,
}

/// What remains to be done with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finish {
    /// Nothing.
    Plain,
    /// The receipts are to be printed as texts.
    Print,
    /// The recovery text goes into this file.
    RecoveryFile(PathBuf),
    /// The invitation is to be drawn into this file.
    InvitationPicture(PathBuf),
    /// The request to join goes into this file.
    RequestFile(PathBuf),
    /// The papers are to be made and written.
    Papers(Box<printing::Job>),
    /// The file that was copied in is to be looked at.
    Look(PathBuf),
    /// The proofs of this dossier are to be looked at.
    Looks(String),
    /// What was to be done as previewed must not have moved on since.
    Previewed,
    /// The score sheet is to be written into this file.
    ScoreSheet(PathBuf),
    /// The 统计表 is to be written into this file.
    StatisticsFile(PathBuf),
    /// What the press gets is to be written into a new folder here.
    StoryPack(PathBuf),
    /// Enrolment is waited for, so many seconds. Before, the clock of this computer is named where it does not go with
    /// the invitation.
    Enrolment(u64, Option<Time>),
    /// A signed file is to be held against the authority of the season.
    Verify(Proof),
}

/// How a signed file is judged: its bytes, and the fingerprint of the authority that is known.
pub(crate) type Judge = fn(&[u8], Option<&str>) -> Result<SignedFile, Failure>;

/// A signed file that somebody brought.
#[derive(Debug, Clone)]
pub(crate) struct Proof {
    judge: Judge,
    bytes: Vec<u8>,
    /// As typed.
    pub authority: Option<String>,
}

impl Proof {
    /// Judges the file by this authority.
    pub fn against(&self, known: Option<&str>) -> Result<SignedFile, Failure> {
        (self.judge)(&self.bytes, known)
    }
}

impl PartialEq for Proof {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes && self.authority == other.authority
    }
}

impl Eq for Proof {}

/// What is said without asking the engine.
#[derive(Debug)]
pub(crate) enum Instead {
    Misuse(Misuse),
    Answer(Answer),
    /// An answer that takes no profile.
    Replied(Box<Reply>),
}

impl From<Misuse> for Instead {
    fn from(misuse: Misuse) -> Self {
        Self::Misuse(misuse)
    }
}

impl From<Failure> for Instead {
    fn from(failure: Failure) -> Self {
        Self::Answer(Err(failure))
    }
}

impl From<Command> for Request {
    fn from(command: Command) -> Self {
        Self { command, network: Reach::Local, founds: false, finish: Finish::Plain }
    }
}

/// Reads what was typed, and the files and passphrases that it names.
pub(crate) fn read(errand: Errand) -> Result<Request, Instead> {
    Ok(match errand {
        Errand::Campaign(Campaign::Create(create)) => found(create)?,
        Errand::Campaign(Campaign::Show) => Command::CampaignShow.into(),
        Errand::Invite(wish) => invite(wish)?,
        Errand::Join(wish) => join(wish)?,
        Errand::Device(device) => self::device(device).into(),
        Errand::Peer(peer) => self::peer(peer).into(),
        Errand::Recovery(recovery) => self::recovery(recovery)?,
        Errand::Sync(sync) => self::sync(sync),
        Errand::Dossier(dossier) => self::dossier(dossier)?,
        Errand::Stats(stats) => self::stats(stats)?,
        Errand::Scan(scan) => self::scan(scan),
        Errand::County(county) => Command::County(county::act(county)).into(),
        Errand::Conflict(conflict) => self::conflict(conflict).into(),
        Errand::Quarantine(quarantine) => self::quarantine(quarantine).into(),
        Errand::Receipt(receipt) => self::receipt(receipt)?,
        Errand::Close(close) => self::close(close).into(),
        Errand::Formal(formal) => municipal::formal(formal)?.into(),
        Errand::Assess(assess) => municipal::assess(assess)?,
        Errand::Rank(rank) => municipal::rank(rank).into(),
        Errand::Shortlist(shortlist) => municipal::shortlist(shortlist).into(),
        Errand::Approve(approve) => municipal::approve(approve).into(),
        Errand::Publicity(publicity) => municipal::publicity(publicity).into(),
        Errand::Objection(objection) => municipal::objection(objection).into(),
        Errand::Publish(publish) => municipal::publish(publish).into(),
        Errand::Award(award) => municipal::award(award)?,
        Errand::Audit(audit) => municipal::audit(audit)?,
        Errand::Papers(papers) => papers::request(papers)?,
        Errand::Phone(phone) => self::phone(phone).into(),
        Errand::Carry(carry) => self::carry(carry).into(),
        Errand::Backup(Backup { file }) => {
            Command::Backup { out: absolute(&file), passphrase: passphrase::new_for(passphrase::BACKUP)? }.into()
        }
        Errand::Verify => Command::Verify.into(),
        Errand::Status => Command::Status.into(),
    })
}

fn stats(Stats { scope, xlsx }: Stats) -> Result<Request, Failure> {
    // Before anybody is counted for a file that could not be written.
    xlsx.as_deref().map_or(Ok(()), files::vacant)?;
    let finish = xlsx.map_or(Finish::Plain, |out| Finish::StatisticsFile(absolute(&out)));
    Ok(Request { finish, ..Command::Stats { scope }.into() })
}

fn scan(scan: Scan) -> Request {
    let place = |Beside { meeting, publicity }| match (meeting, publicity) {
        (Some(meeting), _) => ScanPlace::Meeting { meeting },
        (None, id) => ScanPlace::Publicity { id: id.unwrap_or_default() },
    };
    match scan {
        Scan::Attach { file, beside, title } => {
            let file = absolute(&file);
            let finish = Finish::Look(file.clone());
            Request { finish, ..Command::ScanAttach { at: place(beside), file, title }.into() }
        }
        Scan::List(beside) => Command::ScanList { at: place(beside) }.into(),
        Scan::Extract { scan, beside, out } => {
            Command::ScanExtract { at: place(beside), scan, out: absolute(&out) }.into()
        }
    }
}

fn found(Create { template, file, bureau_name, here }: Create) -> Result<Request, Instead> {
    let season = match file {
        Some(file) => text_of(&file)?,
        None => Season::builtin(&template).ok_or_else(|| no_template(&template))?.to_owned(),
    };
    // Before a profile is made for it.
    Season::parse(&season).map_err(|error| Failure::new("season", error.to_string()))?;
    let (device_name, person) = names(here);
    let command = Command::CampaignCreate { season, bureau_name, device_name, person };
    Ok(Request { founds: true, ..command.into() })
}

fn no_template(name: &str) -> Misuse {
    let known: Vec<&str> = Season::builtin_names().collect();
    Misuse::new(format!("命令没有执行，数据没有改动。没有名为 {name} 的内置年度文件；现有：{}。", known.join("、")))
}

fn invite(Invite { bureau, role, expires, preapproved, address, relay, qr }: Invite) -> Result<Request, Failure> {
    // Before an invitation is issued that could not be drawn.
    qr.as_deref().map_or(Ok(()), files::vacant)?;
    let network = if address.is_empty() { Reach::Addresses } else { Reach::Local };
    let command = Command::Invite { bureau, role, valid: expires, preapproved, addresses: address, relay };
    let finish = qr.map_or(Finish::Plain, |out| Finish::InvitationPicture(absolute(&out)));
    Ok(Request { network, finish, ..command.into() })
}

fn join(Join { ticket, here, export, wait, lan }: Join) -> Result<Request, Instead> {
    // Before a profile is made, or anything is asked.
    export.as_deref().map_or(Ok(()), files::vacant)?;
    let text = program::wait(invitation::text(&ticket))?;
    let ticket = Ticket::decode(&text).map_err(|error| Failure::new("ticket", error.to_string()))?;
    let (device_name, person) = names(here);
    let clock = invitation::doubtful_clock(&ticket);
    let command = Command::Join { ticket: text, device_name, person };
    let plan = Plan { relay: ticket.relay, ..Plan::passing(!lan.no_lan) };
    let (network, finish) = match export {
        Some(out) => (Reach::Unplugged, Finish::RequestFile(absolute(&out))),
        None => (Reach::Peers(plan), Finish::Enrolment(wait, clock)),
    };
    Ok(Request { network, founds: true, finish, ..command.into() })
}

/// Names to go by where none are given: what the operating system knows.
fn names(Here { device_name, person }: Here) -> (String, String) {
    (device_name.unwrap_or_else(here::device_name), person.unwrap_or_else(here::person))
}

fn device(device: Device) -> Command {
    match device {
        Device::List => Command::DeviceList,
        Device::Confirm { code } => Command::DeviceConfirm { code },
        Device::Reject { code } => Command::DeviceReject { code },
        Device::Retire { device, reason } => Command::DeviceRetire { device, reason },
        Device::Revoke { device, reason } => Command::DeviceRevoke { device, reason },
    }
}

fn peer(peer: Peer) -> Command {
    match peer {
        Peer::Add { device, addresses } => {
            Command::PeerAdd { device, addresses: addresses.iter().map(ToString::to_string).collect() }
        }
        Peer::List => Command::PeerList,
    }
}

fn recovery(recovery: Recovery) -> Result<Request, Failure> {
    match recovery {
        Recovery::Export { out } => {
            // Before somebody makes up a passphrase, and the act is written down.
            files::vacant(&out)?;
            let passphrase = passphrase::new_for(passphrase::RECOVERY)?;
            let finish = Finish::RecoveryFile(absolute(&out));
            Ok(Request { finish, ..Command::RecoveryExport { passphrase }.into() })
        }
        Recovery::Import { file } => {
            let text = text_of(&file)?;
            Ok(Command::RecoveryImport { text, passphrase: passphrase::known_for(passphrase::RECOVERY)? }.into())
        }
    }
}

fn sync(Sync { timeout, relay, lan }: Sync) -> Request {
    let plan = Plan { relay, ..Plan::passing(!lan.no_lan) };
    Request { network: Reach::Peers(plan), ..Command::Sync { timeout: timeout * 1000 }.into() }
}

fn dossier(dossier: Dossier) -> Result<Request, Instead> {
    let command = match dossier {
        Dossier::Import { file, skip, take, apply } => return Ok(import(&file, Ticks { skip, take }, apply)?),
        Dossier::New { name } => Command::DossierNew { name },
        Dossier::List => Command::DossierList,
        Dossier::Show { which, unmask } => Command::DossierShow { id: which.id, unmask },
        Dossier::Set { which, values } => Command::DossierSet { id: which.id, values: pairs(values)? },
        Dossier::Text { which, file } => Command::DossierText { id: which.id, text: text_of(&file)?, base: None },
        Dossier::Record(record) => self::record(record)?,
        Dossier::Attach(Attach { which, kind, file, title, date, issuer, record }) => {
            let file = absolute(&file);
            let finish = Finish::Look(file.clone());
            let command = Command::DossierAttach { id: which.id, kind, file, title, date, issuer, record };
            return Ok(Request { finish, ..command.into() });
        }
        Dossier::Evidence { which, look } => {
            let finish = if look { Finish::Looks(which.id.clone()) } else { Finish::Plain };
            return Ok(Request { finish, ..Command::DossierEvidence { id: which.id }.into() });
        }
        Dossier::Extract { which, record, out } => {
            Command::DossierExtract { id: which.id, record, out: absolute(&out) }
        }
        Dossier::Withdraw { which, reason } => Command::DossierWithdraw { id: which.id, reason },
        Dossier::Restore(which) => Command::DossierRestore { id: which.id },
        Dossier::History { which, field } => Command::DossierHistory { id: which.id, field },
        Dossier::Check(which) => Command::DossierCheck { id: which.id },
        Dossier::Seal(which) => Command::DossierSeal { id: which.id },
        Dossier::Versions(which) => Command::DossierVersions { id: which.id },
        Dossier::Diff { which, from, to, unmask } => Command::DossierDiff { id: which.id, from, to, unmask },
        Dossier::Reopen { which, reason } => Command::DossierReopen { id: which.id, reason },
    };
    Ok(command.into())
}

fn import(file: &Path, ticks: Ticks, apply: Option<String>) -> Result<Request, Failure> {
    let command = program::wait(foreign::import(&absolute(file), ticks, apply))?;
    Ok(Request { finish: Finish::Previewed, ..command.into() })
}

fn record(Record { which, section, step }: Record) -> Result<Command, Misuse> {
    let id = which.id;
    Ok(match step {
        Step::Set { record, values } => Command::RecordSet { id, section, record, values: pairs(values)? },
        Step::Remove { record, reason } => Command::RecordRemove { id, section, record, reason },
    })
}

fn conflict(conflict: Conflict) -> Command {
    match conflict {
        Conflict::List { id, unmask } => Command::ConflictList { id, unmask },
        Conflict::Resolve(Resolve { conflict, take, value, reason }) => {
            let choice = value.map_or(Choice::Take(take.unwrap_or_default()), Choice::Value);
            Command::ConflictResolve { conflict, choice, reason }
        }
    }
}

fn quarantine(quarantine: Quarantine) -> Command {
    match quarantine {
        Quarantine::List => Command::QuarantineList,
        Quarantine::Admit { no, reason } => Command::QuarantineAdmit { no, reason },
        Quarantine::Discard { no, reason } => Command::QuarantineDiscard { no, reason },
    }
}

fn receipt(receipt: Receipt) -> Result<Request, Instead> {
    Ok(match receipt {
        Receipt::List { id } => Command::ReceiptList { id }.into(),
        Receipt::Print { id } => Request { finish: Finish::Print, ..Command::ReceiptList { id: Some(id) }.into() },
        Receipt::Export { no, out } => Command::ReceiptExport { no, out: absolute(&out) }.into(),
        Receipt::Verify { file, authority } => proof(verify_receipt, &file, authority)?,
    })
}

/// A signed file that is held against an authority: the one given, else that of the profile, where there is one.
fn proof(judge: Judge, file: &Path, authority: Option<String>) -> Result<Request, Failure> {
    let bytes = std::fs::read(file).map_err(|error| failures::unreadable(file, &error))?;
    Ok(Request { finish: Finish::Verify(Proof { judge, bytes, authority }), ..Command::CampaignShow.into() })
}

fn close(close: Close) -> Command {
    match close {
        Close::Begin => Command::CloseBegin,
        Close::Finish => Command::CloseFinish,
        Close::Late => Command::CloseLate,
        Close::Admit { id, reason } => Command::CloseAdmit { id, reason },
        Close::Extend { bureau, until, reason } => Command::CloseExtend { bureau, until, reason },
    }
}

fn phone(phone: Phone) -> Command {
    match phone {
        Phone::Code { id } => Command::PhoneCode { id },
        Phone::Record { bureau, code, note } => Command::PhoneRecord { bureau, code, note },
        Phone::List => Command::PhoneList,
    }
}

fn carry(carry: Carry) -> Command {
    match carry {
        Carry::Export { to, out } => Command::CarryExport { to, out: absolute(&out) },
        Carry::Import { file } => Command::CarryImport { file: absolute(&file) },
    }
}

/// The process that carries the command out may have another working directory.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The text of a file, or of standard input for `-`.
pub(crate) fn text_of(file: &Path) -> Result<String, Failure> {
    if file != Path::new("-") {
        return files::read_text(file);
    }
    files::text_from(std::io::stdin(), Path::new("标准输入"))
}
