//! Meeting a peer: who may stay, which roster holds, and whether the profile at either end is a copy.

use jiangxuan_model::{DeviceId, Digest, SCHEMA, Time};
use jiangxuan_sync::wire::{PROTOCOL, Refused, Warning};
use jiangxuan_sync::{Frame, Hello, Session};
use jiangxuan_trust::{JoinRequest, Roster, SignedEntry};

use super::entries::tell;
use super::state::{Conversation, Core, Unsettled};
use super::{Change, Effect, Notice, Work};
use crate::settings;

/// Marks that are offered to a peer at most before it confirms one.
const OFFERS: usize = 8;
/// Marks that wait on the disk, so that greeting a peer does not wait for it.
const MARKS: usize = 64;

/// What a device is to this profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// On the roster.
    Member,
    /// Unknown: it may ask to join, or bring the entry that lets it in.
    Guest,
    /// Shut out, or retired.
    Revoked,
}

impl Core {
    /// What a device is to this profile.
    #[must_use]
    pub fn standing(&self, device: &DeviceId) -> Standing {
        match self.roster().and_then(|roster| roster.member(device)) {
            Some(member) if member.left.is_some() => Standing::Revoked,
            Some(_) => Standing::Member,
            None => Standing::Guest,
        }
    }

    pub(crate) fn up(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, path: String, dialled: bool) {
        if self.standing(&peer) == Standing::Revoked {
            work.step.then(Effect::Close { peer, reason: "revoked" });
            return;
        }
        self.blobs.forget(&peer);
        let number = self.next_conversation;
        self.next_conversation += 1;
        let conversation = Conversation { number, session: Session::new(dialled), dialled, path, hello: None };
        self.conversations.insert(peer, conversation);
        work.changed(Change::Peer { device: peer, up: true });
        if !dialled {
            return;
        }
        if self.roster.is_none() {
            match self.request(work).filter(|(ticket, _)| ticket.hub == peer) {
                Some((_, request)) => work.step.send(peer, Frame::Join(request)),
                None => self.part(work, peer, Refused::NotEnrolled, "not_enrolled"),
            }
            return;
        }
        self.greet(work, peer);
    }

    pub(crate) fn down(&mut self, work: &mut Work<'_, '_>, peer: DeviceId) {
        self.conversations.remove(&peer);
        self.blobs.forget(&peer);
        self.fetch_from_all(work);
        work.changed(Change::Peer { device: peer, up: false });
    }

    /// Ends a conversation, telling the peer why.
    pub(crate) fn part(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, refused: Refused, reason: &'static str) {
        if self.conversations.remove(&peer).is_some() {
            work.step.send(peer, Frame::Bye(refused));
            work.step.then(Effect::Close { peer, reason });
        }
    }

    pub(crate) fn frame(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, bytes: &[u8]) {
        if !self.conversations.contains_key(&peer) {
            return;
        }
        let Ok(frame) = Frame::decode(bytes) else {
            return self.part(work, peer, Refused::Protocol, "protocol");
        };
        let member = self.standing(&peer) == Standing::Member;
        match frame {
            Frame::Join(request) => self.join_request(work, peer, request),
            Frame::Joining { code: _, roster } => self.joining(work, peer, &roster),
            Frame::Roster(entries) => self.offered_roster(work, peer, &entries),
            Frame::Hello(hello) => self.greeted(work, peer, hello),
            Frame::Bye(refused) => self.turned_away(work, peer, &refused),
            _ if !member => self.part(work, peer, Refused::NotEnrolled, "not_enrolled"),
            Frame::NeedRoster(known) => {
                let lacking = self.roster.as_ref().map(|enrolment| enrolment.log.beyond(&known));
                tell(work, peer, &lacking.unwrap_or_default());
            }
            Frame::MarkKept(mark) => self.mark_kept(work, peer, mark),
            Frame::Warning(Warning::Copied) => self.warned(work, peer),
            Frame::Blob(blob) => self.about_blob(work, peer, blob),
            other => self.converse(work, peer, other),
        }
    }

    /// Tells a peer what is here.
    fn greet(&mut self, work: &mut Work<'_, '_>, peer: DeviceId) {
        let hello = self.hello(work, &peer);
        if let Some(conversation) = self.conversations.get_mut(&peer) {
            conversation.session.greet(hello.root);
        }
        work.step.send(peer, Frame::Hello(hello));
    }

    fn hello(&mut self, work: &mut Work<'_, '_>, peer: &DeviceId) -> Hello {
        let next_mark = self.offer(work, peer);
        let roster = self.roster();
        Hello {
            protocol: PROTOCOL,
            schema: SCHEMA,
            campaign: roster.map_or(Digest([0; 32]), |roster| roster.campaign),
            heads: self.heads(),
            clock: work.env.now,
            root: self.root_for(work, peer),
            mark: settings::peer(&work.disk(), peer).bring,
            next_mark,
        }
    }

    fn greeted(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, hello: Hello) {
        let Some(enrolment) = self.roster.clone() else {
            return self.part(work, peer, Refused::NotEnrolled, "not_enrolled");
        };
        if hello.protocol != PROTOCOL {
            return self.part(work, peer, Refused::Version(PROTOCOL), "version");
        }
        if hello.campaign != enrolment.roster.campaign {
            return self.part(work, peer, Refused::OtherCampaign, "other_campaign");
        }
        let ours = enrolment.log.heads();
        if !enrolment.log.knows(&hello.heads) {
            if let Some(conversation) = self.conversations.get_mut(&peer) {
                conversation.hello = Some(hello);
            }
            return work.step.send(peer, Frame::NeedRoster(ours));
        }
        if self.standing(&peer) != Standing::Member {
            return self.part(work, peer, Refused::NotEnrolled, "not_enrolled");
        }
        if hello.heads != ours {
            tell(work, peer, &enrolment.log.beyond(&hello.heads));
        }
        self.meet(work, peer, &hello);
    }

    /// Both follow the same log: the conversation proper begins.
    fn meet(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, hello: &Hello) {
        let dialled = self.conversations.get(&peer).is_some_and(|conversation| conversation.dialled);
        if !dialled {
            self.greet(work, peer);
        }
        self.leave(work, Unsettled::Met(peer, Box::new(hello.clone()), work.env.now));
        self.with_session(work, peer, |session, holdings| session.meet(holdings, hello.root));
        self.fetch(work, peer);
    }

    /// Puts off what need not be on disk before the peer is answered.
    pub(crate) fn leave(&mut self, work: &mut Work<'_, '_>, what: Unsettled) {
        self.unsettled.push(what);
        work.step.then(Effect::Settle);
    }

    /// Writes down what contacts left, and lays marks by for the next ones.
    pub(crate) fn settle(&mut self, work: &mut Work<'_, '_>) {
        let mut used = self.marks.len() < MARKS / 2;
        for what in std::mem::take(&mut self.unsettled) {
            match what {
                Unsettled::Offered(peer, mark) => {
                    let mut known = settings::peer(&work.disk(), &peer);
                    known.offered.push(mark);
                    work.step.write(settings::put_peer(&peer, &known));
                    used = true;
                }
                Unsettled::Met(peer, hello, at) => used |= self.remember(work, peer, &hello, at),
                Unsettled::Level(peer) => self.note_level(work, peer),
            }
        }
        if used {
            let fresh = MARKS.saturating_sub(self.marks.len());
            self.marks.extend((0..fresh).map(|_| work.env.bytes::<16>()));
            work.step.write(settings::put_marks(&self.marks));
        }
    }

    /// Notes the contact, and checks the mark that the peer brought. Whether that was one of those laid by.
    fn remember(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, hello: &Hello, at: Time) -> bool {
        let mut known = settings::peer(&work.disk(), &peer);
        if let Some(conversation) = self.conversations.get(&peer) {
            known.path.clone_from(&conversation.path);
        }
        known.heard = Some(at);
        if settings::peer_schema(&work.disk(), &peer) != Some(hello.schema) {
            work.step.write(settings::put_peer_schema(&peer, hello.schema));
        }
        known.skew = hello.clock.0.saturating_sub(at.0);
        known.bring = Some(hello.next_mark);
        let mut used = false;
        if let Some(mark) = hello.mark {
            used = self.take_back(&mut known, mark);
            known.confirm(mark);
        }
        if known.expected.is_some() && hello.mark != known.expected {
            known.copied = true;
            work.step.send(peer, Frame::Warning(Warning::Copied));
            let (_, bureau, name) = self.who(&peer);
            let text = format!(
                "设备「{name}」（{bureau}）带来的是旧的联络记号：它的档案是从备份恢复的，或被复制到了另一台电脑。双方资料都已保留。\
                 如果是恢复备份，无须处理；如果有两台电脑在用同一份档案，请停用该设备并重新邀请。"
            );
            self.alarms.insert(format!("copied/{peer}"), text);
        }
        work.step.write(settings::put_peer(&peer, &known));
        work.step.send(peer, Frame::MarkKept(hello.next_mark));
        used
    }

    /// A mark that was laid by, offered, and brought back before its offer was written down.
    fn take_back(&mut self, known: &mut settings::Peer, mark: [u8; 16]) -> bool {
        let Some(at) = self.marks.iter().position(|other| *other == mark) else { return false };
        self.marks.remove(at);
        known.offered.push(mark);
        true
    }

    /// A mark for a peer to bring next time. It is on disk before the peer hears of it, by itself or among those
    /// laid by: the peer may keep it though its confirmation never arrives.
    fn offer(&mut self, work: &mut Work<'_, '_>, peer: &DeviceId) -> [u8; 16] {
        let mut known = settings::peer(&work.disk(), peer);
        let unwritten = |what: &Unsettled| match what {
            Unsettled::Offered(to, mark) if to == peer => Some(*mark),
            _ => None,
        };
        known.offered.extend(self.unsettled.iter().filter_map(unwritten));
        if known.offered.len() >= OFFERS {
            return known.offered.last().copied().unwrap_or_default();
        }
        if let Some(mark) = self.marks.pop() {
            self.leave(work, Unsettled::Offered(*peer, mark));
            return mark;
        }
        let mark = work.env.bytes();
        known.offered.push(mark);
        work.step.write(settings::put_peer(peer, &known));
        mark
    }

    /// The peer has our mark on disk: from now on only this one is good.
    fn mark_kept(&self, work: &mut Work<'_, '_>, peer: DeviceId, mark: [u8; 16]) {
        let mut known = settings::peer(work.shelf, &peer);
        if known.confirm(mark) {
            work.step.write(settings::put_peer(&peer, &known));
        }
    }

    fn warned(&mut self, work: &mut Work<'_, '_>, peer: DeviceId) {
        let (_, bureau, name) = self.who(&peer);
        let text = format!(
            "「{name}」（{bureau}）发现本机的档案是从备份恢复的，或复制自另一台电脑。资料没有丢失，已照常同步。\
             如果您刚恢复过备份，无须处理；如果另一台电脑也在用这份档案，请停用其中一台，并请市局重新邀请。"
        );
        self.alarms.insert("copied".to_owned(), text);
        work.changed(Change::Alarms);
    }

    /// Goes on with a Hello that waited for entries, once they are here.
    pub(super) fn resume(&mut self, work: &mut Work<'_, '_>, peer: DeviceId) {
        let Some(enrolment) = self.roster.clone() else { return };
        let known = |hello: &mut Hello| enrolment.log.knows(&hello.heads);
        let waiting = self.conversations.get_mut(&peer).and_then(|conversation| conversation.hello.take_if(known));
        if let Some(hello) = waiting {
            self.greeted(work, peer, hello);
        }
    }

    fn join_request(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, request: JoinRequest) {
        if request.device != peer {
            return self.part(work, peer, Refused::Protocol, "protocol");
        }
        match self.asked(work, request) {
            Ok(frame) => work.step.send(peer, frame),
            Err(refused) => self.part(work, peer, refused, "ticket"),
        }
        work.changed(Change::Waiting);
    }

    fn joining(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, roster: &[SignedEntry]) {
        let Some((ticket, _)) = self.request(work).filter(|(ticket, _)| ticket.hub == peer) else { return };
        if self.enter(work, &ticket, roster) {
            // As a member this device gets other limits, and says Hello.
            self.conversations.remove(&peer);
            work.step.then(Effect::Reconnect { peer });
        } else {
            work.step.then(Effect::Notice(Notice::Pending(peer)));
        }
    }

    pub(crate) fn turned_away(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, refused: &Refused) {
        let (word, text) = match refused {
            Refused::Revoked => ("revoked", "本机已被市局停用。本机资料都在，可以查看，但不再同步；请联系市局。"),
            Refused::NotEnrolled => ("not_enrolled", "对方的设备名册上没有本机。本机资料都在；请联系市局确认。"),
            Refused::OtherCampaign => ("other_campaign", "对方属于另一个年度活动，没有交换任何资料。"),
            Refused::Version(_) => ("version", "双方程序版本不同，暂不能同步。本机资料都在；请升级到同一版本。"),
            Refused::Ticket => ("ticket", "邀请无效：可能已被使用、过期或未被同意。请向市局索取新的邀请。"),
            Refused::Protocol => ("protocol", "对方中断了通信：收到无法理解的数据。本机资料都在；请确认双方程序版本。"),
        };
        let municipal = |roster: &Roster| roster.active(&peer).is_some_and(|member| member.role.is_municipal());
        if *refused == Refused::Revoked && self.roster().is_some_and(municipal) {
            self.cut_off = true;
            work.step.write(settings::put_cut_off(true));
        }
        let dialled = self.conversations.remove(&peer).is_some_and(|conversation| conversation.dialled);
        // What a stranger who rang here says about this device is nobody's news.
        if dialled || self.standing(&peer) == Standing::Member {
            self.alarms.insert(format!("refused/{peer}"), text.to_owned());
        }
        work.step.then(Effect::Notice(Notice::Refused(peer, word)));
        work.step.then(Effect::Close { peer, reason: word });
    }
}
