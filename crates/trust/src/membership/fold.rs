//! What a set of entries says: a pure function, the same in whatever order the entries arrived.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry::{Occupied, Vacant};

use jiangxuan_model::{DeviceId, Digest};

use super::entry::{Act, Entry, Newcomer};
use crate::roster::{Departure, How, Member, Roster};

/// Where an entry stands, its number and its id: entries of one number are told apart by their ids.
pub(super) type Place = (u64, Digest);

#[derive(Default)]
struct Fold {
    members: BTreeMap<DeviceId, (Place, Member)>,
    left: BTreeMap<DeviceId, (Place, Departure)>,
}

impl Fold {
    /// Whoever was let in twice is in as it was at first.
    fn add(&mut self, place: Place, member: Member) {
        match self.members.entry(member.device) {
            Vacant(free) => drop(free.insert((place, member))),
            Occupied(mut known) if place < known.get().0 => drop(known.insert((place, member))),
            Occupied(_) => {}
        }
    }

    /// Having left is for ever, and being shut out weighs more than being retired.
    fn remove(&mut self, place: Place, device: DeviceId, left: Departure) {
        let weight = |place: Place, left: &Departure| (left.how == How::Retired, place);
        match self.left.entry(device) {
            Vacant(free) => drop(free.insert((place, left))),
            Occupied(mut known) if weight(place, &left) < weight(known.get().0, &known.get().1) => {
                drop(known.insert((place, left)));
            }
            Occupied(_) => {}
        }
    }

    fn take(&mut self, place: Place, act: &Act) {
        let (number, id) = place;
        let departure = |how, reason: &String| Departure { how, at: number, reason: reason.clone() };
        match act {
            Act::Found { first, .. } => self.add(place, enrolled(first, number)),
            Act::Add(newcomer) => self.add(place, enrolled(newcomer, number)),
            Act::Revoke { device, reason } => self.remove(place, *device, departure(How::Revoked, reason)),
            Act::Retire { device, reason } => self.remove(place, *device, departure(How::Retired, reason)),
            Act::List(list) => {
                for mut member in list.members() {
                    if let Some(left) = member.left.take() {
                        self.remove((left.at, id), member.device, left);
                    }
                    self.add((member.since, id), member);
                }
            }
        }
    }

    fn members(mut self) -> Vec<Member> {
        let joined = std::mem::take(&mut self.members).into_values();
        joined.map(|(_, member)| Member { left: self.departure(&member.device), ..member }).collect()
    }

    fn departure(&self, device: &DeviceId) -> Option<Departure> {
        self.left.get(device).map(|(_, left)| left.clone())
    }
}

fn enrolled(newcomer: &Newcomer, since: u64) -> Member {
    let Newcomer { device, bureau, role, name, person } = newcomer.clone();
    Member { device, bureau, role, name, person, since, left: None }
}

/// Whether an act lets this device in.
pub(super) fn lets_in(act: &Act, device: &DeviceId) -> bool {
    match act {
        Act::Found { first: newcomer, .. } | Act::Add(newcomer) => newcomer.device == *device,
        Act::List(list) => list.members().any(|member| member.device == *device),
        Act::Revoke { .. } | Act::Retire { .. } => false,
    }
}

/// Who takes part, as these entries say; nobody where there is no beginning.
pub(super) fn fold<'a>(campaign: Digest, entries: impl Iterator<Item = (Place, &'a Entry)>) -> Option<Roster> {
    let mut fold = Fold::default();
    let (mut epoch, mut beginning) = (0, None);
    for (place, entry) in entries {
        epoch = epoch.max(place.0);
        fold.take(place, &entry.act);
        let found = match &entry.act {
            Act::Found { season, municipal, .. } => Some((*season, municipal.clone())),
            Act::List(list) => Some((list.season, list.municipal.clone())),
            _ => None,
        };
        if let Some((season, municipal)) = found {
            let first = (place, season, municipal, entry.authority);
            beginning = Some(beginning.map_or(first.clone(), |known| if first < known { first } else { known }));
        }
    }
    let (_, season, municipal, authority) = beginning?;
    Some(Roster { campaign, season, epoch, authority, municipal, members: fold.members() })
}
