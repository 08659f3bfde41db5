//! Carry files: the same bytes as on the wire, on a USB stick.

use std::cmp::Ordering;
use std::path::PathBuf;

use jiangxuan_contract::answer::carry::{CarryTaken, CarryWritten, JoinRequestTaken, LoadTaken};
use jiangxuan_contract::answer::enrolment::{JoinRequestWritten, PeerAdded};
use jiangxuan_contract::answer::season::{self as answer, Age};
use jiangxuan_model::{BureauCode, DeviceId, Digest, DocId, SCHEMA};
use jiangxuan_sync::{Parcel, Refusal};
use jiangxuan_trust::{JoinRequest, Role, Roster, SignedEntry, SignedStatement, carry, may_read, may_see};
use serde::{Deserialize, Serialize};

use super::campaign::{rfc3339, trust};
use super::state::{Core, Import, Origin};
use super::{Effect, Outcome, Work};
use crate::command::Failure;
use crate::settings::{self, Peer};
use crate::trail::Told;

/// First bytes of a join request file.
const REQUEST: &[u8] = b"JXJOIN01";

/// What a carry file holds once it is opened.
#[derive(Debug, Serialize, Deserialize)]
struct Load {
    campaign: Digest,
    membership: Vec<SignedEntry>,
    parcels: Vec<Parcel>,
    statements: Vec<SignedStatement>,
}

/// Who may open a file for a bureau: devices that may hold all of it. In the municipal bureau these are
/// its officers, not its experts or the clerks of its own nominees.
pub(super) fn receivers(roster: &Roster, to: &BureauCode) -> Vec<DeviceId> {
    let members = |fits: fn(Role) -> bool| {
        let devices = roster.devices_of(to).filter(|member| fits(member.role)).map(|member| member.device);
        devices.collect::<Vec<_>>()
    };
    let officers = members(Role::is_municipal);
    if officers.is_empty() { members(|role| role != Role::Expert) } else { officers }
}

impl Core {
    pub(crate) fn carry_export(&mut self, work: &mut Work<'_, '_>, to: &BureauCode, out: PathBuf) -> Outcome {
        match self.pack(work, to, out.clone()) {
            Ok((bytes, told)) => Outcome::File(out, bytes, told.into()),
            Err(failure) => failure.into(),
        }
    }

    fn pack(
        &mut self,
        work: &mut Work<'_, '_>,
        to: &BureauCode,
        file: PathBuf,
    ) -> Result<(Vec<u8>, CarryWritten), Failure> {
        self.member()?;
        let enrolment = self.enrolled()?;
        let roster = &enrolment.roster;
        let receivers = receivers(roster, to);
        let Some(first) = receivers.first() else {
            let text = format!("单位 {to} 还没有已确认的设备，文件无人能打开，没有生成。请先确认其设备。");
            return Err(Failure::new("unknown_bureau", text));
        };
        let both = |doc: &&DocId| may_read(roster, first, doc) && may_read(roster, &self.me.id(), doc);
        let docs: Vec<DocId> = self.documents.keys().filter(both).cloned().collect();
        let statements: Vec<SignedStatement> = self
            .ledger
            .held()
            .values()
            .filter(|held| may_see(roster, first, &held.statement.scope()))
            .map(|held| held.signed.clone())
            .collect();
        let mut parcels = Vec::new();
        for doc in docs {
            let chains = work.shelf.chains(&doc, &jiangxuan_model::Vector::default()).map_err(crate::core_error)?;
            parcels.push(Parcel::of(doc, chains));
        }
        let told = CarryWritten {
            to: to.clone(),
            documents: parcels.len(),
            statements: statements.len(),
            devices: receivers.len(),
            file,
            blobs: None,
        };
        let membership = enrolment.log.beyond(&[]);
        let load = Load { campaign: roster.campaign, membership, parcels, statements };
        let plain = postcard::to_stdvec(&load).map_err(|error| Failure::new("internal", error.to_string()))?;
        let bytes = carry::seal_for(&receivers, &self.me, work.env.bytes(), &plain).map_err(trust)?;
        Ok((bytes, told))
    }

    pub(crate) fn join_export(&mut self, work: &mut Work<'_, '_>, out: PathBuf) -> Outcome {
        let Some((_, request)) = self.request(work) else {
            return Failure::new("not_joining", "本机没有正在办理的加入申请。请先执行 join 邀请文本。").into();
        };
        let mut bytes = REQUEST.to_vec();
        bytes.extend(postcard::to_stdvec(&request).unwrap_or_default());
        let written = JoinRequestWritten { file: out.clone(), device: self.me.id().to_string() };
        Outcome::File(out, bytes, written.into())
    }

    /// Takes in a file: a carry file, or the request of a joining device.
    pub(crate) fn import(&mut self, work: &mut Work<'_, '_>, id: u64, bytes: &[u8]) -> Outcome {
        if let Some(request) = bytes.strip_prefix(REQUEST) {
            return self.import_request(work, request).into();
        }
        match self.unpack(work, bytes) {
            Ok((sender, load)) => self.take_load(work, id, sender, load),
            Err(failure) => failure.into(),
        }
    }

    fn import_request(&mut self, work: &mut Work<'_, '_>, bytes: &[u8]) -> Result<CarryTaken, Failure> {
        let request: JoinRequest = postcard::from_bytes(bytes)
            .map_err(|_| Failure::new("damaged_file", "加入申请文件已损坏。没有改动；请重新拷贝。"))?;
        let device = request.device;
        match self.asked(work, request) {
            Ok(jiangxuan_sync::Frame::Joining { code, .. }) => {
                Ok(CarryTaken::Request(JoinRequestTaken { join: true, device: device.to_string(), code }))
            }
            _ => Err(Failure::new("ticket", "这份申请所用的邀请无效：可能已被使用或过期。没有改动；请重新签发邀请。")),
        }
    }

    fn unpack(&mut self, work: &mut Work<'_, '_>, bytes: &[u8]) -> Result<(DeviceId, Load), Failure> {
        let (sender, plain) = carry::open(&self.me, bytes).map_err(trust)?;
        let load: Load = postcard::from_bytes(&plain).map_err(|_| {
            Failure::new("damaged_file", "文件内容无法解读。没有改动；请确认双方程序版本一致后重新导出。")
        })?;
        if self.roster.is_none() {
            let ticket = self.request(work).map(|(ticket, _)| ticket);
            let entered = ticket.is_some_and(|ticket| self.enter(work, &ticket, &load.membership));
            if !entered {
                return Err(Failure::new(
                    "not_enrolled",
                    "文件里的设备名册上还没有本机，没有导入。请先让市局确认本机的加入申请。",
                ));
            }
        }
        self.same_season(work, &load)?;
        let known = self.roster().is_some_and(|roster| roster.active(&sender).is_some());
        if known {
            Ok((sender, load))
        } else {
            Err(Failure::new("unknown_device", "文件出自不在名册上或已停用的设备，没有导入。"))
        }
    }

    fn same_season(&mut self, work: &mut Work<'_, '_>, load: &Load) -> Result<(), Failure> {
        let enrolment = self.enrolled()?;
        if load.campaign != enrolment.roster.campaign {
            return Err(Failure::new("other_campaign", "文件属于另一个年度活动，没有导入。"));
        }
        self.learn(work, &load.membership).map_err(trust)?;
        Ok(())
    }

    fn take_load(&mut self, work: &mut Work<'_, '_>, id: u64, sender: DeviceId, load: Load) -> Outcome {
        let ids: Vec<Digest> = load.statements.iter().map(SignedStatement::id).collect();
        let statements =
            load.statements.into_iter().filter(|signed| self.take_statement(work, sender, signed.clone())).count();
        self.receipt_sealed(work, &ids);
        self.heard_by_file(work, &sender);
        self.note_act(work, Told { act: "carry_import".to_owned(), ..Told::default() });
        let import = Import { open: load.parcels.len() + 1, admitted: 0, refused: Vec::new(), statements };
        self.imports.insert(id, import);
        for parcel in load.parcels {
            if self.roster().is_some_and(|roster| may_read(roster, &sender, &parcel.doc)) {
                self.holds_now(&parcel);
            }
            self.consider(work, Origin::Carried(sender, id), parcel);
        }
        // Counted once more so that the answer waits for the last of them, and for this.
        self.one_less(work, id);
        Outcome::Later
    }

    fn heard_by_file(&self, work: &mut Work<'_, '_>, sender: &DeviceId) {
        let known = settings::peer(work.shelf, sender);
        let peer = Peer { path: "carry".to_owned(), heard: Some(work.env.now), ..known };
        work.step.write(settings::put_peer(sender, &peer));
    }

    /// What the sender put into the file is on the sender's disk.
    fn holds_now(&mut self, parcel: &Parcel) {
        let theirs = parcel.chains.iter().map(|chain| (chain.actor, chain.tip)).collect();
        self.peer_kept(&parcel.doc, jiangxuan_model::Vector(theirs).digest());
    }

    /// A carried parcel was judged.
    pub(crate) fn carried(&mut self, work: &mut Work<'_, '_>, id: u64, doc: &DocId, refusal: Option<&Refusal>) {
        if let Some(import) = self.imports.get_mut(&id) {
            match refusal {
                None => import.admitted += 1,
                Some(refusal) => import.refused.push(format!("{doc}：{refusal}")),
            }
        }
        self.one_less(work, id);
    }

    fn one_less(&mut self, work: &mut Work<'_, '_>, id: u64) {
        let Some(import) = self.imports.get_mut(&id) else { return };
        import.open -= 1;
        if import.open > 0 {
            return;
        }
        let Some(import) = self.imports.remove(&id) else { return };
        let taken = LoadTaken {
            documents: import.admitted,
            statements: import.statements,
            refused: import.refused,
            receipts: self.ledger.receipts().len(),
            blobs: None,
        };
        work.step.then(Effect::Reply { id, answer: Ok(CarryTaken::Load(taken).into()) });
    }

    pub(crate) fn peer_add(
        &mut self,
        work: &mut Work<'_, '_>,
        device: DeviceId,
        addresses: Vec<String>,
    ) -> Result<PeerAdded, Failure> {
        let known = settings::peer(work.shelf, &device);
        work.step.write(settings::put_peer(&device, &Peer { addresses: addresses.clone(), ..known }));
        Ok(PeerAdded { device: device.to_string(), addresses })
    }

    pub(crate) fn peers(&self, work: &Work<'_, '_>) -> Result<Vec<answer::Peer>, Failure> {
        let roster = &self.enrolled()?.roster;
        let rows = roster.all_active().filter(|member| member.device != self.me.id()).map(|member| {
            let known = settings::peer(work.shelf, &member.device);
            let live = self.conversations.get(&member.device);
            answer::Peer {
                device: member.device.to_string(),
                name: member.name.clone(),
                person: member.person.clone(),
                bureau: member.bureau.clone(),
                addresses: known.addresses,
                connected: live.is_some(),
                path: live.map_or(known.path, |live| live.path.clone()),
                heard: known.heard.map(rfc3339),
                skew_seconds: known.skew / 1000,
                copied: known.copied,
                program: settings::peer_schema(work.shelf, &member.device).map_or(Age::Unknown, age),
            }
        });
        Ok(rows.collect())
    }
}

/// How old a program is that knows this schema.
fn age(schema: u16) -> Age {
    match schema.cmp(&SCHEMA) {
        Ordering::Less => Age::Older,
        Ordering::Equal => Age::Same,
        Ordering::Greater => Age::Newer,
    }
}
