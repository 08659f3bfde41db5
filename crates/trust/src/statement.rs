//! Signed facts that never change: seals, receipts, the closing. They replicate as a set.

use jiangxuan_model::{BureauCode, ChangeId, DeviceId, Digest, DocId, Time};
use serde::{Deserialize, Serialize};

use crate::access::Scope;
use crate::error::TrustError;
use crate::key::{DeviceKey, Domain, Signature, verify};
use crate::wire;

const LIMIT: usize = 4 << 20; // a manifest of 10,000 dossiers is about 3 MB
const SEASON_ROOT: &str = "jiangxuan v1 season root";
const BUREAU_ROOT: &str = "jiangxuan v1 bureau root";

/// Who states what, in which season. The time is the author's clock: for display, it orders nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The season.
    pub campaign: Digest,
    /// The device that states it.
    pub author: DeviceId,
    /// The author's clock.
    pub time: Time,
    /// What is stated.
    pub claim: Claim,
}

/// What a statement says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Claim {
    /// 签发: a bureau froze a version of a dossier.
    Seal(Seal),
    /// 撤回 or 退回: a sealed version is open again.
    Reopen(Reopen),
    /// 回执: a municipal node holds a sealed version.
    Receipt(Receipt),
    /// 截止: nothing new may be sealed; sealed work still uploads.
    Closing {},
    /// 封存清单: what the municipal bureau holds of one bureau.
    Manifest(Manifest),
    /// 封存: the season's root over all manifests.
    Closed(Closed),
    /// 延期: one bureau has longer.
    Extension(Extension),
    /// 准予补收: late work is admitted.
    Admission(Admission),
    /// 电话报码: a code was heard over the telephone.
    PhoneNote(PhoneNote),
}

/// A frozen version of a dossier, signed by its bureau.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// The dossier.
    pub doc: DocId,
    /// Number of the version, from 1.
    pub version: u32,
    /// The newest changes that the version covers, sorted.
    pub heads: Vec<ChangeId>,
    /// Digest of the version vector at that moment.
    pub vector: Digest,
    /// The attachments.
    pub blobs: Vec<Digest>,
    /// Digest of the completeness findings.
    pub findings: Digest,
    /// How many findings were mere warnings.
    pub warnings: u32,
    /// The seal that this one replaces.
    pub previous: Option<Digest>,
}

/// A sealed version is taken back by its bureau, or returned by the municipal bureau.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopen {
    /// The seal that no longer holds.
    pub seal: Digest,
    /// The dossier.
    pub doc: DocId,
    /// Why.
    pub reason: String,
}

/// A municipal node holds a sealed version with all attachments, on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Number of the receipt at its node, from 1 without a gap.
    pub no: u64,
    /// The seal received.
    pub seal: Digest,
    /// The dossier.
    pub doc: DocId,
    /// Number of the version.
    pub version: u32,
    /// The seal's heads.
    pub heads: Vec<ChangeId>,
    /// The seal's attachments.
    pub blobs: Vec<Digest>,
    /// The node's clock at the commit.
    pub received: Time,
    /// [`SignedStatement::id`] of the node's receipt before.
    pub previous: Option<Digest>,
    /// The node; also the statement's author.
    pub node: DeviceId,
    /// Whether it came after the closing.
    pub late: bool,
}

/// What the municipal bureau holds of one bureau at the closing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Whose dossiers.
    pub bureau: BureauCode,
    /// The dossiers held.
    pub entries: Vec<Entry>,
    /// [`season_root`] over every bureau's entries.
    pub season_root: Digest,
}

/// One line of a manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The dossier.
    pub doc: DocId,
    /// The seal held.
    pub seal: Digest,
    /// Number of the version.
    pub version: u32,
    /// The seal's heads.
    pub heads: Vec<ChangeId>,
    /// The seal's attachments.
    pub blobs: Vec<Digest>,
    /// Number of its receipt.
    pub receipt_no: u64,
}

/// The season is closed over exactly these manifests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// [`season_root`] over every bureau's entries.
    pub season_root: Digest,
    /// How many dossiers.
    pub count: u64,
    /// The last receipt that counts.
    pub last_receipt: Option<u64>,
}

/// One bureau has until a later hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// The bureau.
    pub bureau: BureauCode,
    /// Its new end.
    pub until: Time,
    /// Why.
    pub reason: String,
}

/// Late work is admitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Admission {
    /// The late seal.
    pub seal: Digest,
    /// The dossier.
    pub doc: DocId,
    /// Why.
    pub reason: String,
}

/// A seal's code was read over the telephone or sent by text message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneNote {
    /// The code as [`crate::phone::parse`] returns it.
    pub code: String,
    /// When it was heard.
    pub heard: Time,
    /// Which bureau read it out.
    pub bureau: BureauCode,
    /// What else was said.
    pub note: String,
}

impl Claim {
    /// Which kind of claim it is, as a stable word for screens and scripts.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Seal(_) => "seal",
            Self::Reopen(_) => "reopen",
            Self::Receipt(_) => "receipt",
            Self::Closing {} => "closing",
            Self::Manifest(_) => "manifest",
            Self::Closed(_) => "closed",
            Self::Extension(_) => "extension",
            Self::Admission(_) => "admission",
            Self::PhoneNote(_) => "phone_note",
        }
    }

    /// The dossier that it is about, if it is about one.
    #[must_use]
    pub fn doc(&self) -> Option<&DocId> {
        match self {
            Self::Seal(Seal { doc, .. })
            | Self::Reopen(Reopen { doc, .. })
            | Self::Receipt(Receipt { doc, .. })
            | Self::Admission(Admission { doc, .. }) => Some(doc),
            _ => None,
        }
    }
}

impl Statement {
    /// Who this statement is for.
    #[must_use]
    pub fn scope(&self) -> Scope {
        let bureau = match &self.claim {
            Claim::Seal(Seal { doc, .. })
            | Claim::Reopen(Reopen { doc, .. })
            | Claim::Receipt(Receipt { doc, .. })
            | Claim::Admission(Admission { doc, .. }) => &doc.bureau,
            Claim::Manifest(Manifest { bureau, .. })
            | Claim::Extension(Extension { bureau, .. })
            | Claim::PhoneNote(PhoneNote { bureau, .. }) => bureau,
            Claim::Closing {} | Claim::Closed(_) => return Scope::Everyone,
        };
        Scope::Bureau(bureau.clone())
    }
}

/// A statement as its author signed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedStatement {
    /// The exact bytes that were signed.
    #[serde(with = "serde_bytes")]
    pub payload: Vec<u8>,
    /// The author's signature.
    pub signature: Signature,
}

impl SignedStatement {
    /// Signs `statement`; the key must be the author that it names.
    pub fn sign(key: &DeviceKey, statement: &Statement) -> Result<Self, TrustError> {
        if key.id() != statement.author {
            return Err(TrustError::WrongSigner);
        }
        let payload = wire::encode(statement)?;
        let signature = key.sign(Domain::Statement, &payload);
        Ok(Self { payload, signature })
    }

    /// The statement, if its author signed it. Whether the author *may* state it, see [`crate::may_state`].
    pub fn open(&self) -> Result<Statement, TrustError> {
        let statement: Statement = wire::decode(&self.payload, LIMIT)?;
        verify(statement.author, Domain::Statement, &self.payload, &self.signature)?;
        Ok(statement)
    }

    /// Name of the statement: the hash of its bytes and signature.
    #[must_use]
    pub fn id(&self) -> Digest {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.payload).update(&self.signature.0);
        Digest(*hasher.finalize().as_bytes())
    }
}

/// One hash over the entries of every bureau, in the order of bureaus.
#[must_use]
pub fn season_root<E: AsRef<[Entry]>>(bureaus: &[E]) -> Digest {
    let mut hasher = blake3::Hasher::new_derive_key(SEASON_ROOT);
    for entries in bureaus {
        hasher.update(&bureau_root(entries.as_ref()).0);
    }
    Digest(*hasher.finalize().as_bytes())
}

fn bureau_root(entries: &[Entry]) -> Digest {
    let mut hasher = blake3::Hasher::new_derive_key(BUREAU_ROOT);
    for entry in entries {
        hash_entry(&mut hasher, entry);
    }
    Digest(*hasher.finalize().as_bytes())
}

/// Every part has a fixed or a stated length, so that no two lists share their bytes.
fn hash_entry(hasher: &mut blake3::Hasher, entry: &Entry) {
    let doc = entry.doc.to_string();
    hasher.update(&(doc.len() as u64).to_le_bytes()).update(doc.as_bytes());
    hasher.update(&entry.seal.0).update(&entry.version.to_le_bytes());
    hasher.update(&(entry.heads.len() as u64).to_le_bytes());
    entry.heads.iter().for_each(|head| _ = hasher.update(&head.0));
    hasher.update(&(entry.blobs.len() as u64).to_le_bytes());
    entry.blobs.iter().for_each(|blob| _ = hasher.update(&blob.0));
    hasher.update(&entry.receipt_no.to_le_bytes());
}

/// How much of a node's receipt chain was there to verify.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiptChain {
    /// Every receipt from number 1 on, each naming the one before.
    Complete,
    /// Some numbers belong to other bureaus: signatures, order and neighbouring links hold.
    WithGaps,
}

/// Verifies receipts of one node in the order of their numbers.
pub fn verify_receipts(receipts: &[SignedStatement]) -> Result<ReceiptChain, TrustError> {
    let mut chain = ReceiptChain::Complete;
    let mut before: Option<(Statement, u64, Digest)> = None;
    for signed in receipts {
        let statement = signed.open()?;
        let Claim::Receipt(receipt) = &statement.claim else {
            return Err(TrustError::NotAReceipt);
        };
        if !follows(&statement, receipt, before.as_ref())? {
            chain = ReceiptChain::WithGaps;
        }
        let no = receipt.no;
        before = Some((statement, no, signed.id()));
    }
    Ok(chain)
}

/// Whether the receipt stands directly after the one before; an error if it cannot stand there at all.
fn follows(
    statement: &Statement,
    receipt: &Receipt,
    before: Option<&(Statement, u64, Digest)>,
) -> Result<bool, TrustError> {
    let no = receipt.no;
    let same = |(other, ..): &(Statement, u64, Digest)| {
        other.author == statement.author && other.campaign == statement.campaign
    };
    if statement.author != receipt.node || !before.is_none_or(same) {
        return Err(TrustError::ReceiptNode(no));
    }
    let last = before.map_or(0, |(_, no, _)| *no);
    if no <= last {
        return Err(TrustError::ReceiptOrder(no));
    }
    let neighbour = no - last == 1;
    let linked = if neighbour { receipt.previous == before.map(|(.., id)| *id) } else { receipt.previous.is_some() };
    if linked { Ok(neighbour) } else { Err(TrustError::ReceiptLink(no)) }
}
