//! What the core keeps in memory: an index of what is on disk, and the conversations under way.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use jiangxuan_model::{Actor, BureauCode, DeviceId, Digest, DocId, Document, Kind, Time, Vector};
use jiangxuan_rules::Season;
use jiangxuan_store::{Shelf, StoreError};
use jiangxuan_sync::{Parcel, Session};
use jiangxuan_trust::{DeviceKey, Log, Member, Roster, SignedStatement};

use super::index::Index;
pub(crate) use super::index::{Entry, Projection};
use crate::command::Failure;
use crate::ledger::Ledger;
use crate::settings;
use crate::trail::Head;

/// Under which key the alarm about branches of the membership log is kept.
const BRANCHES: &str = "roster_branches";
/// Documents kept open at most.
const OPEN_DOCUMENTS: usize = 64;

/// The application core.
pub struct Core {
    pub(crate) me: DeviceKey,
    pub(crate) authority: Option<Arc<DeviceKey>>,
    pub(crate) roster: Option<Arc<Enrolment>>,
    pub(crate) season: Option<Arc<Season>>,
    pub(crate) documents: Index,
    pub(crate) ledger: Ledger,
    pub(crate) open: Open,
    pub(crate) actors: BTreeMap<DocId, Actor>,
    pub(crate) conversations: BTreeMap<DeviceId, Conversation>,
    pub(crate) next_conversation: u64,
    pub(crate) jobs: BTreeMap<u64, Trial>,
    pub(crate) next_job: u64,
    pub(crate) saving: super::saving::Saving,
    pub(crate) waiting: BTreeMap<DocId, VecDeque<(Origin, Parcel)>>,
    pub(crate) imports: BTreeMap<u64, Import>,
    pub(crate) quarantined: BTreeSet<Digest>,
    pub(crate) quarantine_open: usize,
    pub(crate) alarms: BTreeMap<String, String>,
    pub(crate) differing: BTreeMap<DocId, u32>,
    pub(crate) kept: BTreeMap<DocId, Digest>,
    pub(crate) kept_unwritten: BTreeSet<DocId>,
    /// Dossiers that could not be checked in an idle moment; whoever opens them is told why.
    pub(crate) uncheckable: BTreeSet<DocId>,
    /// Marks that are on disk and that no peer has heard of yet.
    pub(crate) marks: Vec<[u8; 16]>,
    /// What a contact leaves to be written down once its frames are out.
    pub(crate) unsettled: Vec<Unsettled>,
    /// A municipal node said that this device was revoked; the roster that says so does not reach it any more.
    pub(crate) cut_off: bool,
    pub(crate) reasons: BTreeMap<u64, String>,
    /// Where this device's audit trail ends.
    pub(crate) trail: Head,
    pub(crate) blobs: super::transfer::Blobs,
    /// How far the attachments of a carry file were taken in.
    pub(crate) carried_to: BTreeMap<(DocId, Digest), u32>,
}

/// The season that this profile is in.
pub(crate) struct Enrolment {
    pub log: Log,
    /// Who takes part, as the log says.
    pub roster: Roster,
}

/// A connection and what is said on it.
pub(crate) struct Conversation {
    /// Which conversation of this run it is.
    pub number: u64,
    pub session: Session,
    pub dialled: bool,
    pub path: String,
    /// The peer's Hello, until the rosters agree.
    pub hello: Option<jiangxuan_sync::Hello>,
}

/// Where a parcel came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// From a peer on a connection; the number is the conversation's.
    Peer(DeviceId, u64),
    /// From a file that this device made; the number is the import's.
    Carried(DeviceId, u64),
    /// From quarantine, by an officer's decision about this item.
    Admitted(DeviceId, u64, u64),
}

impl Origin {
    pub fn device(self) -> DeviceId {
        match self {
            Self::Peer(device, _) | Self::Carried(device, _) | Self::Admitted(device, ..) => device,
        }
    }
}

/// Something about a contact that is written down only after the peer has been answered.
pub(crate) enum Unsettled {
    /// This mark was offered to a peer.
    Offered(DeviceId, [u8; 16]),
    /// A peer greeted, at this time by this device's clock.
    Met(DeviceId, Box<jiangxuan_sync::Hello>, Time),
    /// A peer has all that both may hold.
    Level(DeviceId),
}

/// A trial under way.
pub(crate) struct Trial {
    pub origin: Origin,
    pub parcel: Parcel,
    pub chains: Vec<jiangxuan_trust::Chain>,
    pub base: Vector,
    /// Of the membership log by which it was checked.
    pub heads: Vec<Digest>,
}

/// A carry file or an admitted item being taken in.
pub(crate) struct Import {
    pub open: usize,
    pub admitted: usize,
    pub refused: Vec<String>,
    pub statements: usize,
}

/// Documents that are open, the most recently used last.
#[derive(Default)]
pub(crate) struct Open {
    documents: BTreeMap<DocId, Document>,
    order: VecDeque<DocId>,
}

impl Open {
    pub fn take(&mut self, doc: &DocId) -> Option<Document> {
        self.order.retain(|other| other != doc);
        self.documents.remove(doc)
    }

    pub fn keep(&mut self, document: Document) {
        let doc = document.id().clone();
        self.order.retain(|other| *other != doc);
        self.order.push_back(doc.clone());
        self.documents.insert(doc, document);
        if self.order.len() > OPEN_DOCUMENTS
            && let Some(oldest) = self.order.pop_front()
        {
            self.documents.remove(&oldest);
        }
    }
}

impl Core {
    /// Reads the index from the disk; opens no document.
    pub fn open(shelf: &dyn Shelf) -> Result<Self, Failure> {
        let seed = settings::device_seed(shelf)?;
        let me = DeviceKey::from_seed(seed);
        let mut core = Self {
            me,
            authority: settings::authority_seed(shelf)?.map(DeviceKey::from_seed).map(Arc::new),
            roster: None,
            season: None,
            documents: Index::default(),
            ledger: Ledger::default(),
            open: Open::default(),
            actors: BTreeMap::new(),
            conversations: BTreeMap::new(),
            next_conversation: 1,
            jobs: BTreeMap::new(),
            next_job: 1,
            saving: super::saving::Saving::default(),
            waiting: BTreeMap::new(),
            imports: BTreeMap::new(),
            quarantined: BTreeSet::new(),
            quarantine_open: 0,
            alarms: BTreeMap::new(),
            differing: BTreeMap::new(),
            kept: BTreeMap::new(),
            kept_unwritten: BTreeSet::new(),
            uncheckable: BTreeSet::new(),
            marks: settings::marks(shelf)?,
            unsettled: Vec::new(),
            cut_off: settings::cut_off(shelf)?,
            reasons: BTreeMap::new(),
            trail: settings::get(shelf, settings::AUDIT_HEAD)?.unwrap_or_default(),
            blobs: super::transfer::Blobs::default(),
            carried_to: BTreeMap::new(),
        };
        core.read_roster(shelf)?;
        core.read_index(shelf).map_err(crate::core_error)?;
        Ok(core)
    }

    fn read_roster(&mut self, shelf: &dyn Shelf) -> Result<(), Failure> {
        let entries = settings::membership(shelf)?;
        if !entries.is_empty() {
            let log = Log::of(&entries).map_err(|error| Failure::new("damaged", error.to_string()))?;
            follow(self, log);
        }
        if let Some(text) = settings::season(shelf)? {
            let season = Season::parse(&text).map_err(|error| Failure::new("season", error.to_string()))?;
            self.season = Some(Arc::new(season));
        }
        Ok(())
    }

    fn read_index(&mut self, shelf: &dyn Shelf) -> Result<(), StoreError> {
        for row in shelf.documents()? {
            let summary = serde_json::from_str(&row.summary).unwrap_or_default();
            let entry = self.documents.entry(&row.doc);
            entry.summary = summary;
            entry.hold(&row.doc, row.vector);
        }
        for (id, bytes) in shelf.statements()? {
            if let Some((signed, statement)) = decode_statement(&bytes) {
                self.ledger.add(id, signed, statement);
            }
        }
        for row in shelf.quarantine()? {
            self.quarantined.insert(Digest::of(&row.bytes));
            self.quarantine_open += usize::from(row.outcome.is_none());
        }
        for (key, value) in shelf.settings(settings::KEPT)? {
            if let (Ok(doc), Ok(digest)) = (key[settings::KEPT.len()..].parse(), <[u8; 32]>::try_from(value)) {
                self.kept.insert(doc, Digest(digest));
            }
        }
        self.read_blobs(shelf)
    }

    /// This device.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        self.me.id()
    }

    /// The roster in force, if this profile is in a season.
    #[must_use]
    pub fn roster(&self) -> Option<&Roster> {
        self.roster.as_ref().map(|enrolment| &enrolment.roster)
    }

    /// The newest entries of the membership log: where they are the same, so is the roster.
    pub(crate) fn heads(&self) -> Vec<Digest> {
        self.roster.as_ref().map_or_else(Vec::new, |enrolment| enrolment.log.heads())
    }

    /// What is known of every document.
    #[must_use]
    pub fn documents(&self) -> &BTreeMap<DocId, Entry> {
        &self.documents
    }

    pub(crate) fn enrolled(&self) -> Result<&Enrolment, Failure> {
        self.roster.as_deref().ok_or_else(|| {
            Failure::new(
                "not_enrolled",
                "本机还没有加入任何年度活动。请先用市局发来的邀请执行 join，或由市局执行 campaign create。",
            )
        })
    }

    pub(crate) fn member(&self) -> Result<&Member, Failure> {
        let enrolment = self.enrolled()?;
        let active = enrolment.roster.active(&self.me.id()).filter(|_| !self.cut_off);
        active.ok_or_else(|| {
            Failure::new("revoked", "本机已被市局停用，不能再修改或同步。本机资料都在，可以查看；请联系市局。")
        })
    }

    pub(crate) fn season(&self) -> Result<&Season, Failure> {
        self.season.as_deref().ok_or_else(|| {
            Failure::new("no_season", "年度参数尚未到达本机。请先与市局同步一次（sync），或导入市局的 U 盘文件。")
        })
    }

    pub(crate) fn my_bureau(&self) -> Result<BureauCode, Failure> {
        Ok(self.member()?.bureau.clone())
    }

    pub(crate) fn municipal(&self) -> bool {
        self.member().is_ok_and(|member| member.role.is_municipal())
    }

    pub(crate) fn campaign_doc(&self) -> Option<DocId> {
        self.roster().map(|roster| DocId::only(Kind::Campaign, roster.municipal.clone()))
    }
}

/// Makes what a log says the roster in force.
pub(super) fn follow(core: &mut Core, log: Log) {
    if log.heads().len() > 1 {
        let text = "设备名册有两支记录：登记机恢复过备份，或授权密钥在两处使用。两支里的登记和停用都有效，没有丢失。\
                    请市局登记人员核对设备名册；如果登记机没有恢复过、也没有第二台登记机，密钥可能被盗，请立即报告。";
        core.alarms.insert(BRANCHES.to_owned(), text.to_owned());
    } else {
        core.alarms.remove(BRANCHES);
    }
    core.roster = log.roster().map(|roster| Arc::new(Enrolment { log, roster }));
    core.ledger.know(core.roster.as_deref().map(|held| &held.roster));
}

pub(crate) fn decode_statement(bytes: &[u8]) -> Option<(SignedStatement, jiangxuan_trust::Statement)> {
    let signed: SignedStatement = postcard::from_bytes(bytes).ok()?;
    let statement = signed.open().ok()?;
    Some((signed, statement))
}
