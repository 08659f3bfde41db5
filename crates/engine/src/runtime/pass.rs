//! Passes over the network: one full sync, joining a season, and staying connected.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiangxuan_contract::answer::enrolment::{JoinState, Joining};
use jiangxuan_contract::answer::upkeep::{SyncReport, SyncedPeer};
use jiangxuan_model::DeviceId;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, timeout_at};

use super::host::Host;
use super::stopped;
use crate::command::{Command, Failure, Reply};
use crate::core::{Notice, Target};

/// How long a device without a known address may take to be heard on the local network.
const DISCOVERY: Duration = Duration::from_secs(2);
/// How long a node may take to answer a request to join.
const JOIN: Duration = Duration::from_secs(15);
/// Between two looks at whom to reconnect.
const RECONNECT: Duration = Duration::from_secs(5);
/// Longest pause between two attempts to reach a device, in looks: a clerk who sees the node come back waits no longer.
const LONGEST_PAUSE: u32 = 3;

/// Closing words after which asking again with the same ticket is no use.
const FINAL: &[&str] = &["ticket", "rejected", "revoked"];

/// One pass over all peers.
struct Pass {
    targets: Vec<Target>,
    outcomes: BTreeMap<DeviceId, String>,
    level: BTreeSet<DeviceId>,
    most_open: usize,
    /// When it began, or a piece of an attachment last moved.
    moved: Instant,
}

impl Host {
    /// One full pass with every peer that can be reached. An attachment on its way is let through however long it
    /// takes: the limit is for a time in which nothing of one moves.
    pub(super) async fn sync(&self, limit: Duration) -> Result<SyncReport, Failure> {
        let mut notices = self.notices.subscribe();
        let mut changes = self.links.changes();
        let targets = self.targets().await?;
        if targets.is_empty() {
            self.look(|core, _| core.require_peers()).await??;
        }
        let start = Instant::now();
        let mut pass = Pass { targets, outcomes: BTreeMap::new(), level: BTreeSet::new(), most_open: 0, moved: start };
        loop {
            self.dial(&mut pass, start).await?;
            if pass.over() || pass.moved.elapsed() >= limit {
                break;
            }
            let wake = (pass.moved + limit).min(Instant::now() + Duration::from_millis(500));
            tokio::select! {
                notice = notices.recv() => self.heard(&mut pass, notice).await?,
                changed = changes.changed() => changed.map_err(|_| stopped())?,
                () = tokio::time::sleep_until(wake) => {}
            }
        }
        self.idle().await?;
        self.report(pass).await
    }

    async fn targets(&self) -> Result<Vec<Target>, Failure> {
        self.look(|core, database| core.targets(database)).await
    }

    /// Tries whoever has neither a connection nor an outcome yet.
    async fn dial(&self, pass: &mut Pass, start: Instant) -> Result<(), Failure> {
        let live = self.look(|core, _| core.levels()).await?;
        pass.level = live.iter().filter(|(_, level)| **level).map(|(device, _)| *device).collect();
        for target in &pass.targets {
            if pass.outcomes.contains_key(&target.device) {
                continue;
            }
            let link = self.links.get(&target.device);
            if link.up.is_some() || live.contains_key(&target.device) {
                continue;
            }
            let placed = !target.addresses.is_empty() || !link.discovered.is_empty() || target.relay.is_some();
            match link.failed {
                Some(_) if link.discovered.is_empty() && start.elapsed() < DISCOVERY => {}
                Some(reason) => drop(pass.outcomes.insert(target.device, reason)),
                None if placed => self.links.dial(target.device, &target.addresses, target.relay.as_deref()),
                None if start.elapsed() >= DISCOVERY => {
                    pass.outcomes.insert(target.device, "no address".to_owned());
                }
                None => {}
            }
        }
        Ok(())
    }

    async fn heard(&self, pass: &mut Pass, notice: Result<Notice, RecvError>) -> Result<(), Failure> {
        match notice {
            Ok(Notice::Refused(device, reason)) => drop(pass.outcomes.insert(device, reason.to_owned())),
            Ok(Notice::Open(_, open)) => {
                pass.most_open = pass.most_open.max(open);
                self.tell("同步", (pass.most_open - open) as u64, pass.most_open as u64);
            }
            Ok(Notice::Moving { done, total, .. }) => {
                pass.moved = Instant::now();
                self.tell("传送附件", done.into(), total.into());
            }
            // Being enrolled changes who is to be reached, and how.
            Ok(Notice::Again(device)) => {
                self.links.renew(&device);
                pass.targets = self.targets().await?;
            }
            Ok(Notice::Roster) => pass.targets = self.targets().await?,
            Ok(Notice::Pending(device)) => drop(pass.outcomes.insert(device, "pending".to_owned())),
            Ok(_) | Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return Err(stopped()),
        }
        Ok(())
    }

    async fn report(&self, pass: Pass) -> Result<SyncReport, Failure> {
        let peers = pass
            .targets
            .iter()
            .map(|target| {
                let link = self.links.get(&target.device);
                let outcome = if pass.level.contains(&target.device) {
                    "level"
                } else {
                    pass.outcomes.get(&target.device).map_or("timeout", String::as_str)
                };
                SyncedPeer {
                    device: target.device.to_string(),
                    bureau: target.bureau.clone(),
                    name: target.name.clone(),
                    path: link.up,
                    outcome: outcome.to_owned(),
                }
            })
            .collect();
        let dossiers = self.look(|core, _| core.deliveries()).await?;
        Ok(SyncReport { peers, dossiers })
    }

    /// Answers an invitation, and waits until the node has answered or cannot be reached.
    pub(super) async fn join(&self, command: Command) -> Result<Joining, Failure> {
        let Reply::Joining(mut joining) = self.reply(command).await? else { return Err(stopped()) };
        let Ok(hub) = joining.hub.parse::<DeviceId>() else { return Ok(joining) };
        let mut notices = self.notices.subscribe();
        let mut changes = self.links.changes();
        let end = Instant::now() + JOIN;
        joining.reached = Some(false);
        while Instant::now() < end {
            let link = self.links.get(&hub);
            if let Some(reason) = link.failed {
                if FINAL.contains(&reason.as_str()) {
                    return Err(turned_away(&reason));
                }
                joining.obstacle = Some(reason);
                break;
            }
            if link.up.is_none() {
                for target in self.targets().await?.iter().filter(|target| target.device == hub) {
                    self.links.dial(hub, &target.addresses, target.relay.as_deref());
                }
            }
            let next = timeout_at(end.min(Instant::now() + Duration::from_secs(1)), async {
                tokio::select! {
                    notice = notices.recv() => notice.ok(),
                    _ = changes.changed() => None,
                }
            });
            match next.await {
                Ok(Some(Notice::Pending(device))) if device == hub => {
                    joining.reached = Some(true);
                    break;
                }
                Ok(Some(Notice::Refused(device, reason))) if device == hub => return Err(turned_away(reason)),
                Ok(Some(Notice::Again(device))) if device == hub => {
                    joining.reached = Some(true);
                    joining.state = JoinState::Enrolled;
                    self.links.renew(&hub);
                    // The first pass brings the season's parameters.
                    let left = end.saturating_duration_since(Instant::now());
                    self.sync(left.max(Duration::from_secs(5))).await?;
                    break;
                }
                _ => {}
            }
        }
        Ok(joining)
    }

    /// Stays connected with everybody who can be reached, for as long as it runs.
    pub async fn stay_connected(&self) {
        let mut pauses: BTreeMap<DeviceId, (u32, u32)> = BTreeMap::new();
        let mut notices = self.notices.subscribe();
        let mut timer = tokio::time::interval(RECONNECT);
        timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = timer.tick() => {}
                notice = notices.recv() => match notice {
                    Ok(Notice::Again(device)) => {
                        self.links.renew(&device);
                        pauses.remove(&device);
                    }
                    Err(RecvError::Closed) => return,
                    _ => continue,
                }
            }
            let Ok(targets) = self.targets().await else { return };
            for target in targets {
                self.keep(&target, &mut pauses);
            }
        }
    }

    /// Tries a device again, less and less often while that fails.
    fn keep(&self, target: &Target, pauses: &mut BTreeMap<DeviceId, (u32, u32)>) {
        let link = self.links.get(&target.device);
        let placed = !target.addresses.is_empty() || !link.discovered.is_empty() || target.relay.is_some();
        if link.up.is_some() {
            pauses.remove(&target.device);
            return;
        }
        if !placed || link.dialling {
            return;
        }
        let (left, pause) = pauses.get(&target.device).copied().unwrap_or((0, 1));
        if left > 0 {
            pauses.insert(target.device, (left - 1, pause));
            return;
        }
        pauses.insert(target.device, (pause, (pause * 2).min(LONGEST_PAUSE)));
        self.links.dial(target.device, &target.addresses, target.relay.as_deref());
    }
}

impl Pass {
    /// Everybody is level, or will not be.
    fn over(&self) -> bool {
        let done = |target: &Target| self.level.contains(&target.device) || self.outcomes.contains_key(&target.device);
        self.targets.iter().all(done)
    }
}

fn turned_away(reason: &str) -> Failure {
    let text = match reason {
        "ticket" | "rejected" => "邀请无效：可能已被使用、过期或未被同意。没有改动；请向市局索取新的邀请。",
        "revoked" => "本机已被市局停用。没有改动；请联系市局。",
        _ => "市局没有接受加入申请。没有改动；请联系市局。",
    };
    Failure::new(reason, text)
}
