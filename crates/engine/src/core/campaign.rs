//! Founding a season, inviting devices, letting them in and shutting them out.

use std::sync::Arc;

use jiangxuan_contract::answer::enrolment as answer;
use jiangxuan_contract::answer::enrolment::{
    AuthorityTaken, DeviceConfirmed, DeviceRejected, DeviceRetired, DeviceRevoked, Founded, JoinState, Recovery,
};
use jiangxuan_contract::answer::season::{BureauRow, Campaign, Device, DeviceState, Enrolled, Waiting};
use jiangxuan_model::{BureauCode, DeviceId, Digest, DocId, Edit, Kind, Time};
use jiangxuan_rules::Season;
use jiangxuan_trust::{
    Act, DeviceKey, How, JoinRequest, Log, Member, Newcomer, Role, SignedEntry, Ticket, campaign_id, recovery,
    six_digits,
};

use super::Work;
use super::membership::adopt;
use super::state::Core;
use crate::command::Failure;
use crate::settings::{self, Invitation, Joining, Pending};
use jiangxuan_sync::Frame;
use jiangxuan_sync::wire::Refused;

/// What an invitation is to be.
pub(crate) struct Wish {
    pub bureau: BureauCode,
    pub role: Role,
    pub valid: i64,
    pub preapproved: bool,
    pub addresses: Vec<String>,
    pub relay: Option<String>,
}

impl Core {
    pub(crate) fn found(
        &mut self,
        work: &mut Work<'_, '_>,
        text: &str,
        bureau_name: &str,
        device_name: &str,
        person: &str,
    ) -> Result<Founded, Failure> {
        if self.roster.is_some() {
            return Err(Failure::new(
                "already_enrolled",
                "这个档案已在一个年度活动里。没有改动；新建活动请换一个 --home 目录。",
            ));
        }
        let season = Season::parse(text).map_err(|error| Failure::new("season", error.to_string()))?;
        let municipal = season.municipal().code.clone();
        let authority = DeviceKey::from_seed(work.env.bytes());
        let digest = Digest::of(text.as_bytes());
        let first = Newcomer {
            device: self.me.id(),
            bureau: municipal.clone(),
            role: Role::Registrar,
            name: device_name.to_owned(),
            person: person.to_owned(),
        };
        let entry = SignedEntry::found(&authority, digest, municipal.clone(), first).map_err(trust)?;
        let log = Log::of(std::slice::from_ref(&entry)).map_err(trust)?;
        let campaign = campaign_id(authority.id(), digest);
        work.step.write(settings::put_authority_seed(&authority.seed()));
        self.authority = Some(Arc::new(authority));
        adopt(self, work, log, &[entry]);
        work.step.write(settings::put_season(text));
        self.season = Some(Arc::new(season));
        let doc = DocId::only(Kind::Campaign, municipal);
        let name = Edit::Field { key: "bureau_name".to_owned(), value: bureau_name.to_owned() };
        self.edit(work, &doc, &[Edit::Narrative { text: text.to_owned() }, name])?;
        Ok(Founded {
            campaign: campaign.to_string(),
            device: self.me.id().to_string(),
            bureau: self.member()?.bureau.clone(),
        })
    }

    /// Tells guests who wait on a connection that they are in.
    pub(super) fn welcome_pending(&mut self, work: &mut Work<'_, '_>) {
        let Ok(pending) = settings::all::<Pending>(work.shelf, settings::PENDING) else { return };
        for (key, pending) in pending {
            let device = pending.request.device;
            if self.standing(&device) == super::Standing::Member {
                work.step.write(settings::remove(format!("{}{key}", settings::PENDING)));
                if self.conversations.contains_key(&device)
                    && let Some(enrolment) = &self.roster
                {
                    let roster = enrolment.log.beyond(&[]);
                    work.step.send(device, Frame::Joining { code: pending.code, roster });
                }
            }
        }
    }

    pub(crate) fn campaign(&self) -> Result<Campaign, Failure> {
        let season = self.season()?;
        let roster = &self.enrolled()?.roster;
        let quota = |code: &BureauCode| season.quota(code).map(|quota| quota.max);
        let bureaus = season
            .bureaus
            .iter()
            .map(|bureau| BureauRow {
                code: bureau.code.clone(),
                name: bureau.name.clone(),
                quota: quota(&bureau.code),
                bureau_type: bureau.bureau_type,
                exists: bureau.exists_on(season.schedule.deadline_day),
            })
            .collect();
        Ok(Campaign {
            campaign: roster.campaign.to_string(),
            authority: roster.authority.to_string(),
            title: season.title.clone(),
            year: season.year,
            doc_no: season.doc_no.clone(),
            award: season.award.name.clone(),
            target: season.award.target,
            utc_offset: season.schedule.utc_offset.clone(),
            opens: season.schedule.opens.to_string(),
            deadline: season.deadline().to_string(),
            grace_end: season.grace_end().to_string(),
            contacts: season.contacts.clone(),
            annexes: season.papers.annexes.clone(),
            phase: self.ledger.phase(),
            epoch: roster.epoch,
            devices: roster.all_active().count(),
            bureaus,
        })
    }

    pub(crate) fn export_recovery(&self, work: &mut Work<'_, '_>, passphrase: &str) -> Result<Recovery, Failure> {
        let authority =
            self.authority.as_ref().ok_or_else(|| Failure::new("no_authority", "本机没有活动授权密钥。"))?;
        Ok(Recovery { recovery: recovery::export(authority, passphrase, work.env.bytes()).map_err(trust)? })
    }

    pub(crate) fn import_recovery(
        &mut self,
        work: &mut Work<'_, '_>,
        text: &str,
        passphrase: &str,
    ) -> Result<AuthorityTaken, Failure> {
        let key = recovery::import(text, passphrase).map_err(trust)?;
        if key.id() != self.enrolled()?.roster.authority {
            return Err(Failure::new("other_campaign", "这份恢复文件属于另一个年度活动。没有改动。"));
        }
        work.step.write(settings::put_authority_seed(&key.seed()));
        self.authority = Some(Arc::new(key));
        Ok(AuthorityTaken { authority: true })
    }

    pub(crate) fn invite(&mut self, work: &mut Work<'_, '_>, wish: Wish) -> Result<answer::Invitation, Failure> {
        if !self.municipal() {
            return Err(Failure::new("not_yours", "只有市局设备可以签发邀请。没有改动。"));
        }
        let bureau = self.season()?.bureau(&wish.bureau);
        let bureau_name = bureau.map(|bureau| bureau.name.clone()).ok_or_else(|| {
            let text =
                format!("年度文件里没有代码为 {} 的单位。没有签发邀请；请用 campaign show 查看单位代码。", wish.bureau);
            Failure::new("unknown_bureau", text)
        })?;
        let roster = &self.enrolled()?.roster;
        let ticket = Ticket {
            campaign: roster.campaign,
            hub: self.me.id(),
            addresses: wish.addresses,
            relay: wish.relay,
            bureau: wish.bureau.clone(),
            bureau_name,
            role: wish.role,
            id: work.env.bytes(),
            secret: work.env.bytes(),
            expires: Time(work.env.now.0 + wish.valid),
            preapproved: wish.preapproved,
            season: roster.season,
            authority: roster.authority,
        };
        let invitation = Invitation {
            bureau: wish.bureau,
            role: wish.role,
            secret: ticket.secret,
            expires: ticket.expires,
            preapproved: wish.preapproved,
            used: None,
        };
        let text = ticket.encode(&self.me).map_err(trust)?;
        work.step.write(settings::put(invitation_key(&ticket.id), &invitation));
        Ok(answer::Invitation {
            ticket: text,
            bureau: ticket.bureau,
            expires: rfc3339(ticket.expires),
            addresses: ticket.addresses,
            picture: None,
        })
    }

    pub(crate) fn join(
        &mut self,
        work: &mut Work<'_, '_>,
        text: &str,
        device_name: &str,
        person: &str,
    ) -> Result<answer::Joining, Failure> {
        let ticket = Ticket::decode(text).map_err(trust)?;
        if let Some(enrolment) = &self.roster {
            let same = enrolment.roster.campaign == ticket.campaign;
            let text = if same {
                "本机已加入这个年度活动。"
            } else {
                "本机已在另一个年度活动里；请换一个 --home 目录。"
            };
            return Err(Failure::new("already_enrolled", format!("{text}没有改动。")));
        }
        // Whether the ticket still holds is for the node to say: the clock of a new computer is often wrong.
        let joining =
            Joining { ticket: text.to_owned(), device_name: device_name.to_owned(), person: person.to_owned() };
        work.step.write(settings::put_joining(Some(&joining)));
        let mut hub = settings::peer(work.shelf, &ticket.hub);
        hub.addresses.clone_from(&ticket.addresses);
        hub.relay.clone_from(&ticket.relay);
        work.step.write(settings::put_peer(&ticket.hub, &hub));
        Ok(answer::Joining {
            device: self.me.id().to_string(),
            bureau: ticket.bureau,
            bureau_name: ticket.bureau_name,
            role: ticket.role,
            state: JoinState::Pending,
            code: six_digits(ticket.hub, self.me.id(), &ticket.id),
            hub: ticket.hub.to_string(),
            relay: ticket.relay,
            reached: None,
            obstacle: None,
            clock: None,
            file: None,
        })
    }

    /// What a device that waits to be let in shows meanwhile; null where it does not wait.
    pub(crate) fn waiting(&self, work: &Work<'_, '_>) -> Option<Waiting> {
        self.request(work).map(|(ticket, request)| Waiting {
            code: six_digits(ticket.hub, self.me.id(), &ticket.id),
            bureau: ticket.bureau,
            bureau_name: ticket.bureau_name,
            role: ticket.role,
            device_name: request.device_name,
            person: request.person,
            expires: rfc3339(ticket.expires),
        })
    }

    /// The request that a joining device makes, if it is joining.
    pub(crate) fn request(&self, work: &Work<'_, '_>) -> Option<(Ticket, JoinRequest)> {
        let joining = settings::joining(work.shelf).ok()??;
        let ticket = Ticket::decode(&joining.ticket).ok()?;
        let request = JoinRequest::new(&self.me, &ticket, &joining.device_name, &joining.person);
        Some((ticket, request))
    }

    /// A device asks to be let in. Its ticket is used up in the same batch that makes it pending.
    pub(crate) fn asked(&mut self, work: &mut Work<'_, '_>, request: JoinRequest) -> Result<Frame, Refused> {
        let key = invitation_key(&request.ticket);
        let invitation = settings::get::<Invitation>(work.shelf, &key).ok().flatten().ok_or(Refused::Ticket)?;
        request.check(&invitation.secret, self.me.id()).map_err(|_| Refused::Ticket)?;
        let code = six_digits(self.me.id(), request.device, &request.ticket);
        let request_device = request.device;
        let mine = invitation.used.is_none_or(|device| device == request.device);
        if !mine || invitation.used.is_none() && invitation.expires < work.env.now {
            return Err(Refused::Ticket);
        }
        if self.standing(&request.device) == super::Standing::Revoked {
            return Err(Refused::Revoked);
        }
        if self.standing(&request.device) != super::Standing::Member && !self.is_pending(work, &request.device) {
            if invitation.used.is_some() {
                return Err(Refused::Ticket); // turned away before
            }
            self.take_in(work, &key, invitation, request, &code);
        }
        let in_now = self.standing(&request_device) == super::Standing::Member;
        let enrolment = self.roster.as_ref().filter(|_| in_now);
        let roster = enrolment.map_or_else(Vec::new, |enrolment| enrolment.log.beyond(&[]));
        Ok(Frame::Joining { code, roster })
    }

    fn take_in(
        &mut self,
        work: &mut Work<'_, '_>,
        key: &str,
        invitation: Invitation,
        request: JoinRequest,
        code: &str,
    ) {
        let used = Invitation { used: Some(request.device), ..invitation.clone() };
        work.step.write(settings::put(key, &used));
        let pending = Pending {
            bureau: invitation.bureau,
            role: invitation.role,
            code: code.to_owned(),
            asked: work.env.now,
            request,
        };
        if invitation.preapproved && self.enrol(work, &pending).is_ok() {
            return;
        }
        work.step.write(settings::put(pending_key(&pending.request.device), &pending));
    }

    fn is_pending(&self, work: &Work<'_, '_>, device: &DeviceId) -> bool {
        settings::get::<Pending>(work.shelf, &pending_key(device)).is_ok_and(|found| found.is_some())
    }

    fn enrol(&mut self, work: &mut Work<'_, '_>, pending: &Pending) -> Result<(), Failure> {
        let newcomer = Newcomer {
            device: pending.request.device,
            bureau: pending.bureau.clone(),
            role: pending.role,
            name: pending.request.device_name.clone(),
            person: pending.request.person.clone(),
        };
        self.issue(work, Act::Add(newcomer))
    }

    pub(crate) fn confirm(&mut self, work: &mut Work<'_, '_>, code: &str) -> Result<DeviceConfirmed, Failure> {
        let (_, pending) = self.waiting_device(work, code)?;
        self.enrol(work, &pending)?;
        work.step.write(settings::remove(pending_key(&pending.request.device)));
        Ok(DeviceConfirmed {
            device: pending.request.device.to_string(),
            bureau: pending.bureau,
            name: pending.request.device_name,
            person: pending.request.person,
            epoch: self.enrolled()?.roster.epoch,
        })
    }

    pub(crate) fn reject(&mut self, work: &mut Work<'_, '_>, code: &str) -> Result<DeviceRejected, Failure> {
        let (key, pending) = self.waiting_device(work, code)?;
        work.step.write(settings::remove(format!("{}{key}", settings::PENDING)));
        let device = pending.request.device;
        self.part(work, device, Refused::Ticket, "rejected");
        Ok(DeviceRejected { device: device.to_string(), rejected: true })
    }

    fn waiting_device(&self, work: &Work<'_, '_>, code: &str) -> Result<(String, Pending), Failure> {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        let all = settings::all::<Pending>(work.shelf, settings::PENDING)?;
        let fits =
            |(_, pending): &(String, Pending)| pending.code.chars().filter(char::is_ascii_digit).eq(digits.chars());
        let mut found: Vec<(String, Pending)> = all.into_iter().filter(fits).collect();
        match found.len() {
            1 => Ok(found.remove(0)),
            0 => Err(Failure::new("unknown_code", "没有等待确认的设备显示这六位数。没有改动；请与对方电话核对。")),
            _ => Err(Failure::new("ambiguous", "有不止一台设备显示这六位数。为安全起见没有确认；请让对方重新申请。")),
        }
    }

    pub(crate) fn revoke(
        &mut self,
        work: &mut Work<'_, '_>,
        device: &str,
        reason: &str,
    ) -> Result<DeviceRevoked, Failure> {
        let device = leaving(self, device, reason, "停用")?;
        self.issue(work, Act::Revoke { device, reason: reason.to_owned() })?;
        Ok(DeviceRevoked { device: device.to_string(), revoked: true, epoch: self.enrolled()?.roster.epoch })
    }

    pub(crate) fn retire(
        &mut self,
        work: &mut Work<'_, '_>,
        device: &str,
        reason: &str,
    ) -> Result<DeviceRetired, Failure> {
        let device = leaving(self, device, reason, "退役")?;
        self.issue(work, Act::Retire { device, reason: reason.to_owned() })?;
        Ok(DeviceRetired { device: device.to_string(), retired: true, epoch: self.enrolled()?.roster.epoch })
    }

    pub(crate) fn devices(&self, work: &Work<'_, '_>) -> Result<Vec<Device>, Failure> {
        let roster = &self.enrolled()?.roster;
        let state = |member: &Member| {
            let this = member.device == self.me.id();
            let reason = member.left.as_ref().map(|left| left.reason.clone());
            let known = Enrolled { since: member.since, reason, this };
            match member.left.as_ref().map(|left| left.how) {
                None => DeviceState::Enrolled(known),
                Some(How::Retired) => DeviceState::Retired(known),
                Some(How::Revoked) => DeviceState::Revoked(known),
            }
        };
        let members = roster.members.iter().map(|member| Device {
            device: member.device.to_string(),
            bureau: member.bureau.clone(),
            role: member.role,
            name: member.name.clone(),
            person: member.person.clone(),
            state: state(member),
        });
        let pending = settings::all::<Pending>(work.shelf, settings::PENDING)?;
        let pending = pending.into_iter().map(|(_, pending)| Device {
            device: pending.request.device.to_string(),
            bureau: pending.bureau,
            role: pending.role,
            name: pending.request.device_name,
            person: pending.request.person,
            state: DeviceState::Pending { code: pending.code, asked: rfc3339(pending.asked) },
        });
        Ok(members.chain(pending).collect())
    }
}

/// The device that is to leave, if one may say so.
fn leaving(core: &Core, device: &str, reason: &str, act: &str) -> Result<DeviceId, Failure> {
    let device = core.find_device(device)?;
    if device == core.me.id() {
        let text = format!("不能{act}正在使用的这台设备。没有改动；请在市局另一台设备上操作。");
        return Err(Failure::new("yourself", text));
    }
    if reason.trim().is_empty() {
        return Err(Failure::new("reason", format!("{act}设备须写明理由。没有改动。")));
    }
    Ok(device)
}

fn invitation_key(ticket: &[u8; 8]) -> String {
    format!("{}{}", settings::INVITATIONS, data_encoding::HEXLOWER.encode(ticket))
}

fn pending_key(device: &DeviceId) -> String {
    format!("{}{device}", settings::PENDING)
}

pub(crate) fn trust(error: jiangxuan_trust::TrustError) -> Failure {
    Failure::new("trust", error.to_string())
}

/// An instant as RFC 3339.
pub(crate) fn rfc3339(time: Time) -> String {
    jiff::Timestamp::from_millisecond(time.0).map_or_else(|_| String::new(), |stamp| stamp.to_string())
}
