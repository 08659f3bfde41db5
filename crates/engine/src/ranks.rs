//! Who has been in the season for how long.

use std::collections::BTreeMap;

use jiangxuan_model::DeviceId;

/// Since when each device is in the season: of two municipal ones, the one that came first signs receipts, and its
/// closing holds.
pub(crate) type Ranks = BTreeMap<DeviceId, u64>;

/// Earlier members first; whoever is on no list that is known here comes last.
pub(crate) fn rank(ranks: &Ranks, device: &DeviceId) -> (u64, DeviceId) {
    (ranks.get(device).copied().unwrap_or(u64::MAX), *device)
}
