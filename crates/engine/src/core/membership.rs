//! The membership log as this profile follows it: signing entries, taking them in, and passing them on.

use jiangxuan_model::DeviceId;
use jiangxuan_sync::Frame;
use jiangxuan_sync::wire::Refused;
use jiangxuan_trust::{Act, Log, SignedEntry, Ticket, TrustError, campaign_id};

use super::announcement::Announcement;
use super::entries::tell;
use super::state::{Core, follow};
use super::{Effect, Notice, Standing, Work};
use crate::command::Failure;
use crate::settings;

impl Core {
    /// Signs the next entry, and tells everybody.
    pub(super) fn issue(&mut self, work: &mut Work<'_, '_>, act: Act) -> Result<(), Failure> {
        let authority = self.authority.clone().ok_or_else(|| {
            Failure::new(
                "no_authority",
                "本机没有活动授权密钥，不能改动名册。没有改动；请在登记机上操作，或用恢复文件导入密钥。",
            )
        })?;
        let trust = |error: TrustError| Failure::new("trust", error.to_string());
        let signed = self.enrolled()?.log.sign(&authority, act).map_err(trust)?;
        self.learn(work, &[signed]).map_err(trust)?;
        Ok(())
    }

    /// Takes entries in. Whether some follow others that are not known here.
    pub(crate) fn learn(&mut self, work: &mut Work<'_, '_>, entries: &[SignedEntry]) -> Result<bool, TrustError> {
        let Some(enrolment) = &self.roster else { return Ok(false) };
        let mut log = enrolment.log.clone();
        let told = log.absorb(entries)?;
        if !told.fresh.is_empty() {
            adopt(self, work, log, &told.fresh);
        }
        Ok(told.gaps)
    }

    /// Enters the season that the ticket names, if its log lets this device in.
    pub(crate) fn enter(&mut self, work: &mut Work<'_, '_>, ticket: &Ticket, entries: &[SignedEntry]) -> bool {
        let fits = campaign_id(ticket.authority, ticket.season) == ticket.campaign;
        let mut log = Log::new(ticket.campaign);
        let Ok(told) = log.absorb(entries) else { return false };
        let me = self.me.id();
        if !fits || log.roster().is_none_or(|roster| roster.active(&me).is_none()) {
            return false;
        }
        adopt(self, work, log, &told.fresh);
        work.step.write(settings::put_joining(None));
        true
    }

    /// Hands new entries to whoever is connected and takes part, ends what is said with whoever does not any more, and
    /// welcomes guests.
    pub(crate) fn announce_roster(&mut self, work: &mut Work<'_, '_>, fresh: &[SignedEntry]) {
        if let Some(later) = &mut work.announcements {
            return later.push(Announcement::Roster(fresh.to_vec()));
        }
        let peers: Vec<DeviceId> = self.conversations.keys().copied().collect();
        for peer in peers {
            match self.standing(&peer) {
                Standing::Member => tell(work, peer, fresh),
                Standing::Revoked => self.part(work, peer, Refused::Revoked, "revoked"),
                Standing::Guest => {}
            }
        }
        self.welcome_pending(work);
    }

    /// A peer sent entries.
    pub(super) fn offered_roster(&mut self, work: &mut Work<'_, '_>, peer: DeviceId, entries: &[SignedEntry]) {
        match self.learn(work, entries) {
            // News from a peer that knows more than it has said here.
            Ok(true) if self.standing(&peer) == Standing::Member => {
                work.step.send(peer, Frame::NeedRoster(self.heads()));
            }
            Ok(_) => self.resume(work, peer),
            Err(_) => self.part(work, peer, Refused::Protocol, "roster"),
        }
    }
}

/// Follows a log that has new entries, here and with whoever is connected.
pub(super) fn adopt(core: &mut Core, work: &mut Work<'_, '_>, log: Log, fresh: &[SignedEntry]) {
    fresh.iter().for_each(|entry| work.step.write(settings::put_entry(entry)));
    if std::mem::take(&mut core.cut_off) {
        // Whoever has news of the membership knows better, whatever it says of this device.
        work.step.write(settings::put_cut_off(false));
    }
    follow(core, log);
    work.step.then(Effect::Notice(Notice::Roster));
    core.announce_roster(work, fresh);
}
