//! Two registrars who do not hear of each other: whatever they sign, and in whatever order it arrives, everybody comes
//! to the same, no revocation is lost, and nobody is lost who was not revoked.

use std::collections::{BTreeMap, BTreeSet};

use jiangxuan_model::DeviceId;
use jiangxuan_trust::{Act, How, Log, Role, Roster, SignedEntry, TrustError};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::Index;

use crate::support::{BUREAU, authority, founded, key, newcomer};

/// Devices of these histories, by the seeds of their keys.
const SEEDS: std::ops::Range<u8> = 10..16;

/// A step of a history.
#[derive(Debug, Clone)]
enum Step {
    Add(u8),
    Revoke(u8),
    Retire(u8),
    /// Both registrars hear of everything.
    Meet,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => SEEDS.prop_map(Step::Add),
        2 => SEEDS.prop_map(Step::Revoke),
        2 => SEEDS.prop_map(Step::Retire),
        1 => Just(Step::Meet),
    ]
}

/// What was signed by whom: the logs of both registrars, and the books of what was done on either branch.
#[derive(Default)]
struct History {
    added: BTreeSet<DeviceId>,
    left: BTreeMap<DeviceId, How>,
}

impl History {
    fn sign(&mut self, log: &mut Log, act: Act) {
        match log.sign(&authority(), act.clone()) {
            Ok(signed) => {
                let _ = log.absorb(&[signed]).expect("its own entry");
                match act {
                    Act::Add(newcomer) => drop(self.added.insert(newcomer.device)),
                    Act::Revoke { device, .. } => drop(self.left.insert(device, How::Revoked)),
                    Act::Retire { device, .. } => drop(self.left.entry(device).or_insert(How::Retired)),
                    Act::Found { .. } | Act::List(_) => {}
                }
            }
            Err(TrustError::AlreadyEnrolled(_) | TrustError::Revoked(_) | TrustError::UnknownDevice(_)) => {}
            Err(error) => panic!("{error:?}"),
        }
    }
}

fn play(steps: &[(bool, Step)]) -> ([Log; 2], History) {
    let begun = Log::of(&[founded()]).expect("a log");
    let (mut logs, mut history) = ([begun.clone(), begun], History::default());
    for (second, step) in steps {
        let log = &mut logs[usize::from(*second)];
        match step {
            Step::Add(seed) => history.sign(log, Act::Add(newcomer(*seed, BUREAU, Role::Editor))),
            Step::Revoke(seed) => {
                history.sign(log, Act::Revoke { device: key(*seed).id(), reason: format!("{second}") });
            }
            Step::Retire(seed) => {
                history.sign(log, Act::Retire { device: key(*seed).id(), reason: format!("{second}") });
            }
            Step::Meet => {
                let (one, other) = (joined(&logs[0], &logs[1]), joined(&logs[1], &logs[0]));
                logs = [one, other];
            }
        }
    }
    (logs, history)
}

fn all(log: &Log) -> Vec<SignedEntry> {
    log.beyond(&[])
}

fn joined(one: &Log, other: &Log) -> Log {
    let mut log = one.clone();
    assert!(!log.absorb(&other.beyond(&one.heads())).expect("good").gaps);
    log
}

fn says(log: &Log) -> Roster {
    log.roster().expect("a roster")
}

/// The same entries in another order: the key of each is drawn.
fn shuffled(entries: &[SignedEntry], order: &[Index]) -> Vec<SignedEntry> {
    let mut rest = entries.to_vec();
    let mut order = order.iter().cycle();
    let mut out = Vec::new();
    while !rest.is_empty() {
        let at = order.next().map_or(0, |index| index.index(rest.len()));
        out.push(rest.swap_remove(at));
    }
    out
}

proptest! {
    #[test]
    fn joining_is_commutative_and_idempotent(steps in vec((any::<bool>(), step()), 0..30)) {
        let ([one, other], _) = play(&steps);
        let both = joined(&one, &other);
        prop_assert_eq!(&both, &joined(&other, &one));
        prop_assert_eq!(says(&both), says(&joined(&other, &one)));
        prop_assert_eq!(&joined(&both, &one), &both);
        prop_assert_eq!(&joined(&both, &both), &both);
    }

    #[test]
    fn joining_is_associative(steps in vec((any::<bool>(), step()), 0..30), cut in any::<Index>()) {
        let ([one, other], _) = play(&steps);
        // A third device heard only of how it began.
        let ([third, _], _) = play(&steps[..cut.index(steps.len() + 1)]);
        let left = joined(&joined(&one, &other), &third);
        prop_assert_eq!(&left, &joined(&one, &joined(&other, &third)));
        prop_assert_eq!(&left, &joined(&joined(&third, &other), &one));
    }

    #[test]
    fn the_order_of_arrival_and_how_it_is_parcelled_change_nothing(
        steps in vec((any::<bool>(), step()), 0..30),
        order in vec(any::<Index>(), 1..40),
        size in 1_usize..8,
    ) {
        let ([one, other], _) = play(&steps);
        let both = joined(&one, &other);
        let mut log = Log::new(says(&both).campaign);
        // What follows unknown entries is left out, and is sent again until all is there.
        let parcels = shuffled(&all(&both), &order);
        for _ in 0..=parcels.len() {
            for parcel in parcels.chunks(size) {
                log.absorb(parcel).expect("good");
            }
        }
        prop_assert_eq!(&log, &both);
        prop_assert_eq!(says(&log), says(&both));
    }

    #[test]
    fn having_left_is_for_ever_and_whoever_was_let_in_stays(steps in vec((any::<bool>(), step()), 0..40)) {
        let ([one, other], history) = play(&steps);
        let roster = says(&joined(&one, &other));
        for device in &history.added {
            let member = roster.member(device);
            prop_assert!(member.is_some(), "once in, always named");
            let left = member.and_then(|member| member.left.as_ref()).map(|left| left.how);
            prop_assert_eq!(left, history.left.get(device).copied());
        }
        prop_assert_eq!(roster.members.len(), history.added.len() + 1);
    }

    #[test]
    fn nothing_that_is_heard_later_takes_anything_back(
        steps in vec((any::<bool>(), step()), 0..30),
        more in vec((any::<bool>(), step()), 0..10),
    ) {
        let ([one, _], _) = play(&steps);
        let ([later, other], _) = play(&[steps.clone(), more].concat());
        let (before, after) = (says(&one), says(&joined(&joined(&one, &later), &other)));
        for member in &before.members {
            let now = after.member(&member.device).expect("still named");
            prop_assert!(member.left.is_none() || now.left.is_some());
            prop_assert!(!member.is_revoked() || now.is_revoked());
        }
    }

    #[test]
    fn what_is_sent_a_few_entries_at_a_time_leaves_no_gaps(
        steps in vec((any::<bool>(), step()), 0..30),
        size in 1_usize..5,
    ) {
        let ([one, other], _) = play(&steps);
        let mut log = one.clone();
        for parcel in other.beyond(&one.heads()).chunks(size) {
            prop_assert!(!log.absorb(parcel).expect("good").gaps);
        }
        prop_assert_eq!(log, joined(&one, &other));
    }
}
