//! Whom to reach, and how the conversations stand: what the runtime asks of the core.

use std::collections::BTreeMap;

use jiangxuan_contract::answer::upkeep::DeliveryRow;
use jiangxuan_model::{BureauCode, DeviceId};
use jiangxuan_store::Shelf;
use jiangxuan_trust::{Member, Ticket};

use super::state::Core;
use crate::command::Failure;
use crate::settings;

/// A device worth reaching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Which.
    pub device: DeviceId,
    /// Of which bureau.
    pub bureau: BureauCode,
    /// What its people call it.
    pub name: String,
    /// Where it may be: `address:port` each.
    pub addresses: Vec<String>,
    /// The city's relay.
    pub relay: Option<String>,
}

impl Core {
    /// Everybody with whom this device shares anything: its own bureau, and the municipal nodes.
    #[must_use]
    pub fn targets(&self, shelf: &dyn Shelf) -> Vec<Target> {
        let Some(roster) = self.roster() else { return self.hub_of_ticket(shelf).into_iter().collect() };
        let Some(me) = roster.active(&self.me.id()) else { return Vec::new() };
        let shares = |member: &&Member| {
            member.device != me.device
                && (me.role.is_municipal() || member.role.is_municipal() || member.bureau == me.bureau)
        };
        let target = |member: &Member| Target {
            device: member.device,
            bureau: member.bureau.clone(),
            name: member.name.clone(),
            addresses: settings::peer(shelf, &member.device).addresses,
            relay: settings::peer(shelf, &member.device).relay,
        };
        roster.all_active().filter(shares).map(target).collect()
    }

    fn hub_of_ticket(&self, shelf: &dyn Shelf) -> Option<Target> {
        let joining = settings::joining(shelf).ok()??;
        let ticket = Ticket::decode(&joining.ticket).ok()?;
        Some(Target {
            device: ticket.hub,
            bureau: ticket.bureau,
            name: "市局".to_owned(),
            addresses: ticket.addresses,
            relay: ticket.relay,
        })
    }

    /// Says why there is nobody to sync with, if that is so.
    pub fn require_peers(&self) -> Result<(), Failure> {
        self.member().map(|_| ())
    }

    /// Who is connected, and whether both sides have said that they hold the same.
    #[must_use]
    pub fn levels(&self) -> BTreeMap<DeviceId, bool> {
        self.conversations.iter().map(|(device, held)| (*device, held.session.level())).collect()
    }

    /// Who is connected.
    #[must_use]
    pub fn connected(&self) -> Vec<DeviceId> {
        self.conversations.keys().copied().collect()
    }

    /// Goes on with the numbers of trials where `other` had got to.
    pub fn number_trials_after(&mut self, other: &Self) {
        self.next_job = self.next_job.max(other.next_job);
    }

    /// Where every dossier is on its way.
    #[must_use]
    pub fn deliveries(&self) -> Vec<DeliveryRow> {
        let twins = self.twin_counts();
        self.dossiers()
            .map(|(doc, entry)| {
                let row = self.row(doc, entry, &twins);
                DeliveryRow {
                    id: row.id,
                    name: row.name,
                    delivery: row.delivery,
                    receipt: row.receipt,
                    version: row.version,
                    state: row.state,
                }
            })
            .collect()
    }
}
