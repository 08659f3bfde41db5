//! Everybody ends up with the same, nothing is lost and nobody is let in, whatever the network and the disks do.
//!
//! `JIANGXUAN_SEEDS=N` runs N seeds instead of 500, `JIANGXUAN_SEED=n` one of them with its whole trace,
//! `JIANGXUAN_FIRST_SEED=n` starts elsewhere.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use jiangxuan_sim::{Options, Tally, World, oracle, report, run, run_seed};

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Runs a seed; a panic is a failure of that seed.
fn outcome(seed: u64) -> Result<World, String> {
    std::panic::catch_unwind(|| run_seed(seed)).unwrap_or_else(|_| Err(format!("seed {seed} panicked")))
}

fn replay(seed: u64) {
    let mut world = World::empty(Options::of(seed));
    world.trace.keep_all();
    let mut world = world.populated();
    world.live();
    let complaints = oracle::judge(&mut world);
    assert!(complaints.is_empty(), "{}", report(&world, &complaints));
}

#[test]
fn every_seed_converges_and_loses_nothing() {
    if let Some(seed) = number("JIANGXUAN_SEED") {
        return replay(seed);
    }
    let first = number("JIANGXUAN_FIRST_SEED").unwrap_or(1);
    let last = first + number("JIANGXUAN_SEEDS").unwrap_or(500);
    let (next, failures) = (AtomicU64::new(first), Mutex::new(Vec::new()));
    let total = Mutex::new(Tally::default());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= last {
                        return;
                    }
                    match outcome(seed) {
                        Ok(world) => *total.lock().expect("no panic while locked") += world.facts.tally(),
                        Err(failure) => failures.lock().expect("no panic while locked").push((seed, failure)),
                    }
                }
            });
        }
    });
    println!("{} seeds: {:?}", last - first, total.into_inner().expect("no panic while locked"));
    let mut failures = failures.into_inner().expect("no panic while locked");
    failures.sort();
    let seeds: Vec<u64> = failures.iter().map(|(seed, _)| *seed).collect();
    let texts: Vec<&str> = failures.iter().take(3).map(|(_, text)| text.as_str()).collect();
    assert!(failures.is_empty(), "{} of {} seeds fail: {seeds:?}\n{}", seeds.len(), last - first, texts.join("\n\n"));
}

/// Found among ten thousand, and told one by one in the README: a seal whose mark was lost with a disk, one value that two
/// devices entered, and others. What these seeds draw changes with the program; `a_seal_whose_mark_was_lost_gets_its_receipt`
/// and `what_is_on_trial_when_its_sender_is_shut_out_waits_and_can_be_let_in` show two by themselves.
#[test]
fn seeds_that_failed_once_hold() {
    for seed in [176, 580, 2025, 3041, 4048, 4976, 4981, 7137, 9407, 9916] {
        // As it was then, without scans; and with them.
        for scans in [false, true] {
            if let Err(failure) = run(Options { scans, ..Options::of(seed) }) {
                panic!("{failure}");
            }
        }
    }
}

#[test]
fn a_seed_repeats_exactly() {
    for seed in [3, 17, 101] {
        let trace = |_| {
            let mut world = World::new(Options::of(seed));
            world.live();
            world.heal();
            (world.trace.hash(), world.trace.lines())
        };
        assert_eq!(trace(1), trace(2), "seed {seed}");
    }
}
