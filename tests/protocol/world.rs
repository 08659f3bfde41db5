//! A season in full swing: two bureaus with work in every kind of document, and keys in every state.

use jiangxuan_engine::Command;
use jiangxuan_model::{Digest, DocId, Edit, Kind, Vector};
use jiangxuan_store::{Batch, Memory, Shelf as _, Write};
use jiangxuan_sync::{Frame, Parcel};
use jiangxuan_trust::{Claim, DeviceKey, Extension, Role, SignedStatement, may_read, may_see};

use crate::forge::{self, Pen, states};
use crate::kit::{Desk, code, enrol, found, invite, join, only, talk};

pub const HERE: &str = "140702";
pub const AWAY: &str = "140721";
pub const CITY: &str = "140700";

/// What a key is to the season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Unknown,
    Invited,
    Pending,
    SameBureau,
    OtherBureau,
    Expert,
    Municipal,
    Revoked,
    OtherCampaign,
}

impl Key {
    pub const ALL: [Self; 9] = [
        Self::Unknown,
        Self::Invited,
        Self::Pending,
        Self::SameBureau,
        Self::OtherBureau,
        Self::Expert,
        Self::Municipal,
        Self::Revoked,
        Self::OtherCampaign,
    ];

    pub fn enrolled(self) -> bool {
        matches!(self, Self::SameBureau | Self::OtherBureau | Self::Expert | Self::Municipal)
    }
}

/// Everybody, and what there is to steal.
pub struct World {
    pub hub: Desk,
    pub clerk: Desk,
    pub colleague: Desk,
    pub away: Desk,
    pub expert: Desk,
    pub officer: Desk,
    pub leaver: Desk,
    pub pending: Desk,
    pub invited: Desk,
    pub foreign: Desk,
    pub unknown: Desk,
    /// The ticket of `invited`, not used yet.
    pub ticket: String,
    /// The clerk's dossier.
    pub ours: DocId,
    /// The other bureau's dossier.
    pub theirs: DocId,
}

impl World {
    pub fn new() -> Self {
        let mut hub = found(1);
        let clerk = enrol(&mut hub, 10, HERE, Role::Editor, "高志远");
        let colleague = enrol(&mut hub, 11, HERE, Role::Editor, "冀晓梅");
        let away = enrol(&mut hub, 12, AWAY, Role::Editor, "白建国");
        // Of the municipal bureau, so that a rule that looks at the bureau alone is found out.
        let expert = enrol(&mut hub, 13, CITY, Role::Expert, "石磊");
        let officer = enrol(&mut hub, 14, CITY, Role::Municipal, "贾文静");
        let leaver = enrol(&mut hub, 15, HERE, Role::Editor, "离职人");
        let ticket = invite(&mut hub, HERE, Role::Editor, false);
        let (pending, invited) = (Desk::new(16), Desk::new(17));
        let foreign = enrol(&mut found(2), 19, HERE, Role::Editor, "外人");
        let (ours, theirs) = (only(Kind::Dossier, HERE), only(Kind::Dossier, AWAY));
        let mut world = Self {
            hub,
            clerk,
            colleague,
            away,
            expert,
            officer,
            leaver,
            pending,
            invited,
            foreign,
            ticket,
            ours,
            theirs,
            unknown: Desk::new(18),
        };
        world.make_pending();
        world.fill();
        world.revoke();
        world
    }

    fn make_pending(&mut self) {
        let ticket = invite(&mut self.hub, HERE, Role::Editor, false);
        join(&mut self.pending, &ticket, "等候人");
        talk(&mut self.pending, &mut self.hub);
    }

    fn fill(&mut self) {
        self.ours = self.clerk.nominates("王堃钊");
        self.clerk.sets(&self.ours.clone(), "mobile", "13800001111");
        talk(&mut self.clerk, &mut self.hub);
        self.theirs = self.away.nominates("李岚芝");
        self.away.sets(&self.theirs.clone(), "mobile", "13900002222");
        talk(&mut self.away, &mut self.hub);
        seal(&mut self.hub, &self.clerk, &self.ours);
        seal(&mut self.hub, &self.away, &self.theirs);
        let (ours, theirs) = (self.ours.sibling(Kind::Review), self.theirs.sibling(Kind::Review));
        let city = [ours, theirs, only(Kind::Assessment, CITY), only(Kind::Bulletin, CITY)];
        city.iter().for_each(|doc| writes(&mut self.hub, &self.officer, doc, "市局内部意见"));
        writes(&mut self.hub, &self.clerk, &only(Kind::Desk, HERE), "榆次台账内容");
        writes(&mut self.hub, &self.away, &only(Kind::Desk, AWAY), "榆社台账内容");
        self.extend();
        talk(&mut self.clerk, &mut self.hub);
        talk(&mut self.away, &mut self.hub);
    }

    fn extend(&mut self) {
        for bureau in [HERE, AWAY] {
            let until = jiangxuan_model::Time(self.hub.now.0 + 1);
            self.hub.does(Command::CloseExtend { bureau: code(bureau), until, reason: "停电两日".into() });
        }
    }

    fn revoke(&mut self) {
        let device = self.leaver.id().to_string();
        self.hub.does(Command::DeviceRevoke { device, reason: "调离".into() });
        for desk in [&mut self.clerk, &mut self.colleague, &mut self.away, &mut self.expert, &mut self.officer] {
            talk(desk, &mut self.hub);
        }
    }

    pub fn holder(&self, key: Key) -> &Desk {
        match key {
            Key::Unknown => &self.unknown,
            Key::Invited => &self.invited,
            Key::Pending => &self.pending,
            Key::SameBureau => &self.colleague,
            Key::OtherBureau => &self.away,
            Key::Expert => &self.expert,
            Key::Municipal => &self.officer,
            Key::Revoked => &self.leaver,
            Key::OtherCampaign => &self.foreign,
        }
    }

    pub fn campaign(&self) -> Digest {
        self.hub.core.roster().expect("a roster").campaign
    }

    /// The clerk's profile with the other bureau's work on its disk as well, as a copy from other times may have.
    pub fn stuffed_clerk(&self) -> Desk {
        let mut clerk = self.clerk.fork();
        let foreign = |doc: &&DocId| doc.bureau == code(AWAY);
        let docs: Vec<DocId> = self.hub.core.documents().keys().filter(foreign).cloned().collect();
        let mut writes: Vec<Write> = docs.iter().flat_map(|doc| copy(&self.hub.disk, doc)).collect();
        writes.extend(self.hub.statements().iter().map(keep));
        clerk.disk.commit(&Batch { writes }).expect("committed");
        clerk.fork()
    }
}

/// What a profile holds that `peer` may not know: documents and statements.
pub struct Hidden {
    pub documents: Vec<DocId>,
    pub statements: Vec<SignedStatement>,
}

pub fn hidden(victim: &Desk, peer: &DeviceKey) -> Hidden {
    let roster = victim.core.roster().expect("a roster");
    let secret = |doc: &&DocId| !may_read(roster, &peer.id(), doc);
    let unseen = |signed: &SignedStatement| !may_see(roster, &peer.id(), &signed.open().expect("opens").scope());
    Hidden {
        documents: victim.core.documents().keys().filter(secret).cloned().collect(),
        statements: victim.statements().into_iter().filter(unseen).collect(),
    }
}

/// The same profile in a world in which what is hidden never was.
pub fn without(victim: &Desk, hidden: &Hidden) -> Desk {
    let settings = victim.disk.settings("").expect("readable").into_iter();
    let mut writes: Vec<Write> = settings.map(|(key, value)| Write::Setting { key, value: Some(value) }).collect();
    let shown = victim.core.documents().keys().filter(|doc| !hidden.documents.contains(doc));
    writes.extend(shown.flat_map(|doc| copy(&victim.disk, doc)));
    writes.extend(victim.statements().iter().filter(|signed| !hidden.statements.contains(signed)).map(keep));
    let mut desk = victim.fork();
    desk.disk = Memory::default();
    desk.disk.commit(&Batch { writes }).expect("committed");
    // Forked as often as the other one, so that both draw the same random numbers.
    desk.core = jiangxuan_engine::Core::open(&desk.disk).expect("a profile");
    desk
}

fn copy(disk: &Memory, doc: &DocId) -> [Write; 2] {
    let row = disk.documents().expect("readable").into_iter().find(|row| row.doc == *doc).expect("a row");
    let chains = disk.chains(doc, &Vector::default()).expect("readable");
    let snapshot = disk.snapshot(doc).expect("readable").unwrap_or_default();
    let row = Write::Document { doc: doc.clone(), vector: row.vector, summary: row.summary, snapshot };
    [Write::Chains { doc: doc.clone(), chains }, row]
}

fn keep(signed: &SignedStatement) -> Write {
    Write::Statement { id: signed.id(), bytes: postcard::to_stdvec(signed).expect("bytes") }
}

/// Brings frames to a profile as an enrolled peer does, after a Hello; returns what it answers.
pub fn delivers(to: &mut Desk, from: &DeviceKey, frames: &[Frame]) -> Vec<jiangxuan_engine::Effect> {
    let mut out = to.up(from.id(), false);
    let hello = forge::greeting(to);
    out.extend(to.frame(from.id(), &hello));
    for frame in frames {
        out.extend(to.frame(from.id(), frame));
    }
    to.step(jiangxuan_engine::Input::Down { peer: from.id() });
    out
}

fn writes(hub: &mut Desk, author: &Desk, doc: &DocId, text: &str) {
    let parcel = Pen::upon(&author.key, hub, doc, 0x77).sets("note", text);
    delivers(hub, &author.key, &[Frame::Changes(vec![parcel])]);
    assert!(hub.core.documents().contains_key(doc), "{doc} was let in");
}

/// Seals a dossier as its bureau, and brings both parts of the seal to the hub, which receipts it.
pub fn seal(hub: &mut Desk, author: &Desk, doc: &DocId) {
    let mut pen = Pen::upon(&author.key, hub, doc, 0x55);
    let roster = hub.core.roster().expect("a roster");
    let signed = states(&author.key, roster.campaign, forge::seal(doc, pen.heads()));
    let marker = pen.writes(&[Edit::Sealed { seal: signed.id().to_string(), version: 1 }]);
    delivers(hub, &author.key, &[Frame::Statements(vec![signed]), Frame::Changes(vec![marker])]);
    let id = doc.to_string();
    assert_eq!(hub.does(Command::ReceiptList { id: Some(id) }).as_array().map(Vec::len), Some(1), "a receipt");
}

/// A parcel with one more field, by whoever holds `key`.
pub fn scribble(key: &DeviceKey, doc: &DocId) -> Parcel {
    Pen::fresh(key, doc, 0x66).sets("note", "外来内容")
}

pub fn extension(key: &DeviceKey, campaign: Digest, bureau: &str) -> SignedStatement {
    let until = jiangxuan_model::Time(i64::MAX / 2);
    states(key, campaign, Claim::Extension(Extension { bureau: code(bureau), until, reason: "自己批准".into() }))
}
