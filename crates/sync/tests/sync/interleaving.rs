//! Whatever is edited when, and whichever frame is delivered first: both sides end level.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, RngSeed};

use crate::kit::device::Device;
use crate::kit::world::World;
use crate::kit::{BUREAU, CLERK, COLLEAGUE, HUB, dossier};

/// The same cases in every run.
pub fn config(cases: u32) -> Config {
    Config {
        cases,
        rng_algorithm: RngAlgorithm::ChaCha,
        rng_seed: RngSeed::Fixed(20_190_731),
        failure_persistence: None,
        max_shrink_iters: 400,
        ..Config::default()
    }
}

#[derive(Debug, Clone)]
enum Step {
    Edit { device: usize, doc: u32, announced: bool },
    Restart { device: usize },
    State,
    Deliver { wire: usize, side: usize },
    Redial { wire: usize },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..3_usize, 0..4_u32, prop::bool::weighted(0.9))
            .prop_map(|(device, doc, announced)| Step::Edit { device, doc, announced }),
        1 => (0..3_usize).prop_map(|device| Step::Restart { device }),
        1 => Just(Step::State),
        8 => (0..3_usize, 0..2_usize).prop_map(|(wire, side)| Step::Deliver { wire, side }),
        1 => (0..3_usize).prop_map(|wire| Step::Redial { wire }),
    ]
}

const PAIRS: [(usize, usize); 3] = [(0, 1), (2, 1), (0, 2)];

fn play(world: &mut World, steps: &[Step]) {
    for (number, step) in steps.iter().enumerate() {
        match *step {
            Step::Edit { device, doc, announced: true } => {
                world.set(device, &dossier(doc), "mobile", &number.to_string())
            }
            Step::Edit { device, doc, announced: false } => {
                world.devices[device].set(&dossier(doc), "mobile", &number.to_string());
            }
            Step::Restart { device } => world.devices[device].restart(),
            Step::State => drop(world.state(1, BUREAU, &number.to_string())),
            Step::Deliver { wire, side } => drop(world.deliver(wire, side)),
            Step::Redial { wire } => world.redial(wire),
        }
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn two_devices_end_level_in_every_interleaving(
        before in prop::collection::vec(step(), 0..12),
        after in prop::collection::vec(step(), 0..40),
    ) {
        let mut world = World::of([Device::new(CLERK), Device::new(HUB), Device::new(COLLEAGUE)]);
        play(&mut world, &before);
        world.dial(0, 1);
        play(&mut world, &announced(after));
        world.settle();
        world.assert_level(0);
    }

    #[test]
    fn three_devices_on_three_wires_end_level_in_every_interleaving(
        before in prop::collection::vec(step(), 0..12),
        after in prop::collection::vec(step(), 0..40),
    ) {
        let mut world = World::of([Device::new(CLERK), Device::new(HUB), Device::new(COLLEAGUE)]);
        play(&mut world, &before);
        for (from, to) in PAIRS {
            world.dial(from, to);
        }
        play(&mut world, &announced(after));
        world.settle();
        (0..3).for_each(|wire| world.assert_level(wire));
        prop_assert!(world.devices.iter().all(|device| device.quarantine.iter().all(|(_, no)| no.code.is_asked_for())));
    }
}

/// While wires are up everything is announced: that is the session's contract.
fn announced(mut steps: Vec<Step>) -> Vec<Step> {
    for step in &mut steps {
        if let Step::Edit { announced, .. } = step {
            *announced = true;
        }
    }
    steps
}

trait AskedFor {
    fn is_asked_for(&self) -> bool;
}

impl AskedFor for jiangxuan_sync::RefusalCode {
    /// Not refused for good: the session asks for what is missing.
    fn is_asked_for(&self) -> bool {
        matches!(self, Self::Gap | Self::MissingDependency)
    }
}
